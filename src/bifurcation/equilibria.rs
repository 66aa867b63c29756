//! Fixed points along a parameter, round their folds; and what happens on the way.

use super::lens::Lens;
use super::special::{Kind, Special};
use super::walker::{Newton, Place, Problem, Walker, bordered};
use crate::phase_plane::eigen::eigenvalues_of;
use crate::phase_plane::equilibria::product_over_pairs;
use crate::phase_plane::lyapunov::coefficient;
use crate::phase_plane::series::Series;
use nalgebra::DVector;

/// The fixed points of a neuron as they hang on a parameter.
pub struct Equilibria<'a> {
    /// Its equations.
    pub lens: &'a Lens,
    size: DVector<f64>,
    /// Where the variables may be: beyond, nobody looks.
    within: Vec<[f64; 2]>,
    /// The values of the parameter that are looked at.
    values: [f64; 2],
}

/// So many widths of its usual range a variable may be out of it.
const BEYOND: f64 = 3.0;

/// Places of a branch at most.
const MOST: usize = 20_000;

/// A pair that turns by less than this, in units of the Jacobian's size, is two zeros, split by rounding.
const NOTHING: f64 = 1e-6;

/// A fixed point.
#[derive(Clone, Debug)]
pub struct Rest {
    /// The state, and behind it the parameter.
    pub at: Vec<f64>,
    /// Whether small departures die out.
    pub stable: bool,
}

/// Why a branch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At the first or the last value of the parameter that is looked at.
    Edge,
    /// A variable is far out of its usual range.
    Beyond,
    /// There the neuron is reset: what is beyond is no rest.
    Reset,
    /// Where it began.
    Closed,
    /// It cannot be followed.
    Lost,
}

/// Fixed points along a curve.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The points, in the order of the curve.
    pub rests: Vec<Rest>,
    /// Why it ends at its first point and at its last.
    pub ends: [End; 2],
    /// What happens on it.
    pub special: Vec<Special>,
}

impl Problem for Equilibria<'_> {
    fn size(&self) -> &DVector<f64> {
        &self.size
    }

    fn newton(&self, at: &DVector<f64>, direction: &DVector<f64>, off: f64) -> Option<Newton> {
        let (rates, slopes) = (self.lens.rates(at.as_slice()), self.lens.slopes(at.as_slice()));
        Newton::of(&rates, &slopes, &self.size, direction, off)
    }
}

impl<'a> Equilibria<'a> {
    /// Those of a neuron whose variables usually move in these ranges, between two values of the parameter.
    pub fn of(lens: &'a Lens, ranges: &[[f64; 2]], values: [f64; 2]) -> Equilibria<'a> {
        let width = |[low, high]: [f64; 2]| high - low;
        let sizes = ranges.iter().copied().chain([values]).map(width);
        let within = ranges.iter().map(|&range| {
            let [low, high] = range;
            [low - BEYOND * width(range), high + BEYOND * width(range)]
        });
        Equilibria {
            lens,
            size: DVector::from_iterator(lens.order + 1, sizes),
            within: within.collect(),
            values,
        }
    }

    /// The branch through a fixed point; none where it is none, or one at a fold.
    pub fn branch(&self, state: &[f64], value: f64) -> Option<Branch> {
        let order = self.lens.order;
        let at = DVector::from_iterator(order + 1, state.iter().copied().chain([value]));
        let upwards = DVector::from_fn(order + 1, |i, _| if i == order { 1.0 } else { 0.0 });
        let place = Place::near(self, &at, &upwards)?;
        Some(self.both_ways(place))
    }

    /// The branch that crosses another at a branch point, a place of that; none where it is not found.
    pub fn crossing(&self, place: &Place) -> Option<Branch> {
        let slopes = self.lens.slopes(place.at.as_slice());
        // Across the one that is known there is a second direction in which nothing changes.
        let svd = bordered(&slopes, &self.size, &place.direction).svd(false, true);
        let across = svd.v_t?.row(svd.singular_values.imin()).transpose();
        [1.0, -1.0].into_iter().find_map(|sign| {
            let guess = &place.at + across.component_mul(&self.size) * (sign * ASIDE);
            let found = Place::near(self, &guess, &across)?;
            let aside = (&found.at - &place.at).component_div(&self.size);
            let off = &aside - &place.direction * aside.dot(&place.direction);
            (off.norm() > 0.5 * ASIDE).then(|| self.both_ways(found))
        })
    }

    /// The whole branch from a place of it.
    fn both_ways(&self, place: Place) -> Branch {
        let mut back = self.one_way(place.turned());
        if back.ends[1] == End::Closed {
            back.ends = [End::Closed; 2];
            return back;
        }
        let mut on = self.one_way(place);
        back.rests.reverse();
        back.special.reverse();
        back.rests.extend(on.rests.drain(..).skip(1));
        back.special.append(&mut on.special);
        Branch { ends: [back.ends[1], on.ends[1]], ..back }
    }

    fn one_way(&self, start: Place) -> Branch {
        let mut branch = Branch { rests: vec![self.rest(&start)], ends: [End::Lost; 2], special: Vec::new() };
        let mut walker = Walker::from(self, start.clone());
        for count in 0..MOST {
            let before = walker.place.clone();
            if walker.advance().is_none() {
                break;
            }
            let mut here = walker.place.clone();
            let mut end = None;
            for (edge, why) in self.edges() {
                if edge(&before) > 0.0
                    && edge(&here) <= 0.0
                    && let Some(found) = before.between(self, &here, &edge)
                {
                    (here, end) = (found, Some(why));
                }
            }
            if self.lens.is_reset(here.at.as_slice()) {
                end = Some(End::Reset);
                let quiet = |place: &Place| if self.lens.is_reset(place.at.as_slice()) { -1.0 } else { 1.0 };
                if quiet(&before) > 0.0
                    && let Some(found) = before.between(self, &here, &quiet)
                {
                    here = found;
                }
            }
            branch.special.extend(self.special(&before, &here));
            branch.rests.push(self.rest(&here));
            let gone = (&here.at - &start.at).component_div(&self.size);
            let passed = gone.dot(&start.direction) >= 0.0;
            if count > 2 && end.is_none() && passed && self.is_between(&before, &here, &start) {
                end = Some(End::Closed);
            }
            if let Some(end) = end {
                branch.ends[1] = end;
                break;
            }
        }
        branch
    }

    /// What is above 0 within what is looked at.
    fn edges(&self) -> Vec<(impl Fn(&Place) -> f64 + use<'_>, End)> {
        let of = |i: usize, bound: f64, sign: f64, end: End| {
            (move |place: &Place| sign * (place.at[i] - bound), end)
        };
        let order = self.lens.order;
        let [from, to] = self.values;
        let mut edges = vec![of(order, from, 1.0, End::Edge), of(order, to, -1.0, End::Edge)];
        for (i, [low, high]) in self.within.iter().enumerate() {
            edges.extend([of(i, *low, 1.0, End::Beyond), of(i, *high, -1.0, End::Beyond)]);
        }
        edges
    }

    /// Whether a place lies between two that follow one another on a curve.
    fn is_between(&self, before: &Place, here: &Place, place: &Place) -> bool {
        let [way, off] = [&here.at, &place.at].map(|at| (at - &before.at).component_div(&self.size));
        let share = way.dot(&off) / way.norm_squared();
        (0.0..=1.0).contains(&share) && (off - way * share).norm() < SAME
    }

    /// The eigenvalues at a place.
    fn eigenvalues(&self, place: &Place) -> Vec<[f64; 2]> {
        let slopes = self.lens.slopes(place.at.as_slice());
        let jacobian = slopes.columns(0, self.lens.order).into_owned();
        eigenvalues_of(jacobian).unwrap_or_else(|| vec![[f64::NAN; 2]; self.lens.order])
    }

    fn rest(&self, place: &Place) -> Rest {
        let stable = self.eigenvalues(place).iter().all(|[re, _]| *re < 0.0);
        Rest { at: place.at.iter().copied().collect(), stable }
    }

    /// What happens between two places.
    fn special(&self, before: &Place, here: &Place) -> Vec<Special> {
        let order = self.lens.order;
        let folds = |place: &Place| place.direction[order];
        let crosses = |place: &Place| {
            let slopes = self.lens.slopes(place.at.as_slice());
            bordered(&slopes, &self.size, &place.direction).determinant()
        };
        let pairs =
            |place: &Place| product_over_pairs(&self.eigenvalues(place), |a, b| [a[0] + b[0], a[1] + b[1]]);
        let zero = |function: &dyn Fn(&Place) -> f64| {
            let differ = function(before) * function(here) < 0.0;
            if differ { before.between(self, here, function) } else { None }
        };
        let told = |place: Place, kind: Kind| Special {
            kind,
            value: place.at[order],
            state: place.at.iter().take(order).copied().collect(),
        };
        let mut found: Vec<Special> = Vec::new();
        found.extend(zero(&folds).map(|place| told(place, Kind::Fold)));
        found.extend(zero(&crosses).map(|place| told(place, Kind::Branch)));
        found.extend(zero(&pairs).and_then(|place| Some(told(place.clone(), self.hopf(&place)?))));
        found
    }

    /// What is born where the sum of two eigenvalues is 0; none where these are real, and nothing is.
    fn hopf(&self, place: &Place) -> Option<Kind> {
        let order = self.lens.order;
        let slopes = self.lens.slopes(place.at.as_slice());
        let jacobian = slopes.columns(0, order).into_owned();
        let found = self.eigenvalues(place);
        let turning = found.iter().filter(|[_, im]| *im > NOTHING * jacobian.amax());
        let [_, omega] = *turning.min_by(|a, b| a[0].abs().total_cmp(&b[0].abs()))?;
        let series = Series::new(|direction| self.lens.along(place.at.as_slice(), direction));
        let lyapunov = coefficient(&jacobian, &series, omega).unwrap_or(f64::NAN);
        Some(Kind::Hopf { omega, lyapunov })
    }
}

/// How far, in sizes, a branch that crosses another is looked for.
const ASIDE: f64 = 1e-3;

/// How far, in sizes, a place may lie from the line between two of its curve.
const SAME: f64 = 2e-3;
