//! Along a curve of solutions, round its folds: by pseudo-arclength.

use crate::phase_plane::root::root;
use nalgebra::{DMatrix, DVector};

/// Equations with one unknown more than there are equations: their solutions are curves.
pub trait Problem {
    /// What counts as a large change of each unknown.
    fn size(&self) -> &DVector<f64>;

    /// What Newton's method says at a point; a step shall end on the hyperplane across a direction from which the point is so far
    /// `off`. None where it says nothing.
    fn newton(&self, at: &DVector<f64>, direction: &DVector<f64>, off: f64) -> Option<Newton>;
}

/// What Newton's method says at a point, in sizes of the unknowns.
pub struct Newton {
    /// What is to be taken off the unknowns.
    pub step: DVector<f64>,
    /// Which way the curve goes, of any length.
    pub along: DVector<f64>,
}

impl Newton {
    /// From what shall be 0 and its derivatives by the unknowns, where there are few of them.
    pub fn of(
        gaps: &DVector<f64>,
        slopes: &DMatrix<f64>,
        size: &DVector<f64>,
        direction: &DVector<f64>,
        off: f64,
    ) -> Option<Newton> {
        let unknowns = size.len();
        let last = |i: usize| i + 1 == unknowns;
        let solver = bordered(slopes, size, direction).lu();
        let step = solver.solve(&DVector::from_fn(unknowns, |i, _| if last(i) { off } else { gaps[i] }))?;
        let along = solver.solve(&DVector::from_fn(unknowns, |i, _| if last(i) { 1.0 } else { 0.0 }))?;
        Some(Newton { step, along })
    }
}

/// The derivatives by the unknowns in their sizes, and below them the direction.
pub fn bordered(slopes: &DMatrix<f64>, size: &DVector<f64>, direction: &DVector<f64>) -> DMatrix<f64> {
    let unknowns = size.len();
    DMatrix::from_fn(unknowns, unknowns, |i, j| {
        if i + 1 < unknowns { slopes[(i, j)] * size[j] } else { direction[j] }
    })
}

/// Where a curve is, and where it goes.
#[derive(Clone, Debug)]
pub struct Place {
    /// The unknowns.
    pub at: DVector<f64>,
    /// Where it goes, in sizes of the unknowns, of length 1.
    pub direction: DVector<f64>,
}

/// Newton's steps at most, and how small, in sizes, the last of them is: behind it the square of that is left.
const STEPS: usize = 12;
const THERE: f64 = 1e-9;
/// After a step of less, the next that is hardly smaller is rounding.
const ROUNDING: f64 = 1e-8;

impl Place {
    /// The solution on the hyperplane through a guess across this direction; none where Newton's method does not come to one.
    pub fn near(problem: &impl Problem, guess: &DVector<f64>, direction: &DVector<f64>) -> Option<Place> {
        let size = problem.size();
        let mut at = guess.clone();
        let mut before = f64::INFINITY;
        for _ in 0..STEPS {
            let off = (&at - guess).component_div(size).dot(direction);
            let Newton { step, along } = problem.newton(&at, direction, off)?;
            let length = step.amax();
            if !length.is_finite() {
                return None;
            }
            at -= step.component_mul(size);
            if length <= THERE || length <= ROUNDING && length >= 0.5 * before {
                let size = along.norm();
                return (size.is_finite() && size > 0.0).then(|| Place { at, direction: along / size });
            }
            before = length;
        }
        None
    }

    /// The solution so far along the direction from here.
    pub fn step(&self, problem: &impl Problem, length: f64) -> Option<Place> {
        let guess = &self.at + self.direction.component_mul(problem.size()) * length;
        Place::near(problem, &guess, &self.direction)
    }

    /// The same going the other way.
    pub fn turned(&self) -> Place {
        Place { at: self.at.clone(), direction: -&self.direction }
    }

    /// How far along the direction from here another place is.
    fn reach(&self, problem: &impl Problem, there: &Place) -> f64 {
        (&there.at - &self.at).component_div(problem.size()).dot(&self.direction)
    }

    /// The place between here and one further on at which a function vanishes, whose signs at both differ; none where the
    /// curve cannot be followed there.
    pub fn between(
        &self,
        problem: &impl Problem,
        there: &Place,
        function: &dyn Fn(&Place) -> f64,
    ) -> Option<Place> {
        let ends = [0.0, self.reach(problem, there)];
        let values = [function(self), function(there)];
        // Where two curves cross, the equations do not tell which way to go, just there: then the nearest place is as good.
        let mut nearest: Option<(f64, Place)> = None;
        let value = |length: f64| {
            let Some(place) = self.step(problem, length) else { return f64::NAN };
            let value = function(&place);
            if nearest.as_ref().is_none_or(|(least, _)| value.abs() <= *least) {
                nearest = Some((value.abs(), place));
            }
            value
        };
        root(value, ends, values, ZERO);
        nearest.map(|(_, place)| place)
    }

    /// The same where the signs differ, else none.
    pub fn zero(
        &self,
        problem: &impl Problem,
        there: &Place,
        function: &dyn Fn(&Place) -> f64,
    ) -> Option<Place> {
        let differ = function(self) * function(there) < 0.0;
        if differ { self.between(problem, there, function) } else { None }
    }
}

/// How exactly, in steps of length 1, a zero is found.
const ZERO: f64 = 1e-13;

/// How a curve is followed.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The shortest step and the longest, in sizes.
    pub steps: [f64; 2],
    /// A step that was taken is followed by one so many times as long.
    pub growth: f64,
    /// From place to place the curve turns by no more than the angle of this cosine.
    pub straight: f64,
}

impl Place {
    /// The next place, by a step that is as long as last time or longer, if the curve lets it be; none where it cannot be followed.
    pub fn next(&self, problem: &impl Problem, step: &mut f64, pace: &Pace) -> Option<Place> {
        let [shortest, longest] = pace.steps;
        while *step > shortest {
            let next = self.step(problem, *step);
            if let Some(next) = next.filter(|next| next.direction.dot(&self.direction) > pace.straight) {
                *step = (pace.growth * *step).min(longest);
                return Some(next);
            }
            *step *= 0.4;
        }
        None
    }
}
