//! The diagram of a neuron along one parameter.

use super::equilibria::{Branch, Equilibria, Rest};
use super::lens::Lens;
use super::special::{Kind, Special};
use super::walker::Place;
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
    let mut known = Known { ranges: [ranges, &[values]].concat(), branches: Vec::new() };
    let [from, to] = values;
    // Not at the ends: round values are where much happens, such as where branches cross.
    let look = |place: usize| from + (to - from) * (place as f64 + 0.4873) / LOOKS as f64;
    for value in (0..LOOKS).map(look) {
        for state in fixed_points(value) {
            let at: Vec<f64> = state.iter().copied().chain([value]).collect();
            if !known.has(&at)
                && let Some(branch) = equilibria.branch(&state, value)
            {
                known.add(branch, &equilibria);
            }
        }
    }
    known.branches
}

/// The branches that are found.
struct Known {
    /// How far each unknown usually goes.
    ranges: Vec<[f64; 2]>,
    branches: Vec<Branch>,
}

impl Known {
    /// Keeps a branch, and those that cross it.
    fn add(&mut self, branch: Branch, equilibria: &Equilibria) {
        let mut new = vec![branch];
        while let Some(branch) = new.pop() {
            if self.branches.len() == MOST {
                return;
            }
            for point in branch.special.iter().filter(|point| point.kind == Kind::Branch) {
                if let Some(place) = self.place(&branch, point)
                    && let Some(other) = equilibria.crossing(&place)
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
        let pair = branch.rests.windows(2).find(|pair| self.is_between(&pair[0], &pair[1], &at))?;
        let direction = self.sized(&pair[1].at) - self.sized(&pair[0].at);
        Some(Place { at: DVector::from_vec(at), direction: direction.normalize() })
    }

    /// Whether a point is on one of them.
    fn has(&self, at: &[f64]) -> bool {
        let on =
            |branch: &Branch| branch.rests.windows(2).any(|pair| self.is_between(&pair[0], &pair[1], at));
        self.branches.iter().any(on)
    }

    fn sized(&self, at: &[f64]) -> DVector<f64> {
        let sizes = self.ranges.iter().map(|[low, high]| high - low);
        DVector::from_iterator(at.len(), at.iter().zip(sizes).map(|(value, size)| value / size))
    }

    /// Whether a point lies between two that follow one another on a branch.
    fn is_between(&self, before: &Rest, here: &Rest, at: &[f64]) -> bool {
        let before = self.sized(&before.at);
        let (way, off) = (self.sized(&here.at) - &before, self.sized(at) - before);
        let share = way.dot(&off) / way.norm_squared();
        (-MARGIN..=1.0 + MARGIN).contains(&share) && (off - way * share).norm() < SAME
    }
}

/// How far, in sizes, a point may lie from the line between two of its branch, and how far beyond one of the two.
const SAME: f64 = 2e-3;
const MARGIN: f64 = 0.05;
