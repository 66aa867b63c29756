//! The diagram of a neuron along one parameter.

use super::curve::Place;
use super::equilibria::{Branch, Equilibria};
use super::lens::Lens;
use super::special::{Kind, Special};
use nalgebra::DVector;

/// The values of the parameter, evenly over what is looked at, under which all fixed points are looked for: a branch that comes
/// to none of them is missed.
const LOOKS: usize = 9;

/// Branches at most.
const MOST: usize = 40;

/// All branches of fixed points that are found between two values of the parameter.
///
/// `fixed_points` tells all fixed points under a value of it. What two branches have in common is told once.
pub fn rests(
    lens: &Lens,
    ranges: &[[f64; 2]],
    values: [f64; 2],
    fixed_points: impl Fn(f64) -> Vec<Vec<f64>>,
) -> Vec<Branch> {
    let equilibria = Equilibria::of(lens, ranges, values);
    let mut known = Known { equilibria: &equilibria, branches: Vec::new() };
    let [from, to] = values;
    // Not at the ends: round values are where much happens, such as where branches cross.
    let look = |place: usize| from + (to - from) * (place as f64 + 0.4873) / LOOKS as f64;
    for value in (0..LOOKS).map(look) {
        for state in fixed_points(value) {
            let at: Vec<f64> = state.iter().copied().chain([value]).collect();
            if !known.has(&at)
                && let Some(branch) = equilibria.branch(&state, value)
            {
                known.add(branch);
            }
        }
    }
    known.branches
}

/// The branches that are found.
struct Known<'a> {
    equilibria: &'a Equilibria<'a>,
    branches: Vec<Branch>,
}

impl Known<'_> {
    /// Keeps a branch, and those that cross it.
    fn add(&mut self, branch: Branch) {
        let mut new = vec![branch];
        while let Some(branch) = new.pop() {
            if self.branches.len() == MOST {
                return;
            }
            for point in branch.special.iter().filter(|point| point.kind == Kind::Branch) {
                if let Some(place) = self.place(&branch, point)
                    && let Some(other) = self.equilibria.crossing(&place)
                    && !self.has(&other.rests[other.rests.len() / 2].at)
                {
                    new.push(other);
                }
            }
            self.branches.push(branch);
        }
    }

    /// A point of a branch at which something happens, with where the branch goes there.
    fn place(&self, branch: &Branch, point: &Special) -> Option<Place> {
        let at: Vec<f64> = point.state.iter().copied().chain([point.value]).collect();
        let [before, here] = self.around(branch, &at)?;
        let direction = self.equilibria.way(before, here).normalize();
        Some(Place { at: DVector::from_vec(at), direction })
    }

    /// Whether a point is on one of them.
    fn has(&self, at: &[f64]) -> bool {
        self.branches.iter().any(|branch| self.around(branch, at).is_some())
    }

    /// The two points of a branch between which a point of it lies; none where it is not on it.
    fn around<'b>(&self, branch: &'b Branch, at: &[f64]) -> Option<[&'b [f64]; 2]> {
        let pairs = branch.rests.windows(2).map(|pair| [pair[0].at.as_slice(), pair[1].at.as_slice()]);
        pairs.into_iter().find(|pair| self.equilibria.is_between(*pair, at, MARGIN))
    }
}

/// By what share of the way between two points of its branch a point may lie beyond one of them.
const MARGIN: f64 = 0.05;
