//! Fixed points along a parameter, round their folds; and what happens on the way.

use super::curve::{Newton, Pace, Place, Problem, bordered};
use super::lens::Lens;
use super::special::{Kind, Special};
use crate::phase_plane::bifurcations::{Kind as Change, sums_of_pairs};
use crate::phase_plane::eigen::eigenvalues_of;
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

/// The first step of a branch, and how it is followed.
const FIRST: f64 = 1e-3;
const PACE: Pace = Pace { steps: [1e-9, 0.02], growth: 1.5, straight: 0.995 };

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
        let (rates, slopes) = self.lens.rates_and_slopes(at.as_slice());
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
        let (mut before, mut step) = (start.clone(), FIRST);
        for count in 0..MOST {
            let Some(mut here) = before.next(self, &mut step, &PACE) else { break };
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
            let [from, to, begun] = [&before, &here, &start].map(|place| place.at.as_slice());
            if count > 2 && end.is_none() && passed && self.is_between([from, to], begun, 0.0) {
                end = Some(End::Closed);
            }
            if let Some(end) = end {
                branch.ends[1] = end;
                break;
            }
            before = here;
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

    /// The way from one point to another, in sizes.
    pub fn way(&self, from: &[f64], to: &[f64]) -> DVector<f64> {
        DVector::from_fn(self.size.len(), |i, _| (to[i] - from[i]) / self.size[i])
    }

    /// Whether a point lies between two that follow one another on a branch, or beyond one of them by no more than a share of the way.
    pub fn is_between(&self, [before, here]: [&[f64]; 2], at: &[f64], margin: f64) -> bool {
        let (way, off) = (self.way(before, here), self.way(before, at));
        let share = way.dot(&off) / way.norm_squared();
        (-margin..=1.0 + margin).contains(&share) && (off - way * share).norm() < SAME
    }

    /// The eigenvalues at a place.
    fn eigenvalues(&self, place: &Place) -> Vec<[f64; 2]> {
        eigenvalues_of(self.lens.jacobian(place.at.as_slice()))
            .unwrap_or_else(|| vec![[f64::NAN; 2]; self.lens.order])
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
        let pairs = |place: &Place| sums_of_pairs(&self.eigenvalues(place));
        let at = |function: &dyn Fn(&Place) -> f64, kind: &dyn Fn(&Place) -> Option<Kind>| {
            let place = before.zero(self, here, function)?;
            Some(Special::at(&place, order, kind(&place)?))
        };
        let found = [
            at(&folds, &|_| Some(Kind::Rest(Change::Fold))),
            at(&crosses, &|_| Some(Kind::Branch)),
            at(&pairs, &|place| self.hopf(place)),
        ];
        found.into_iter().flatten().collect()
    }

    /// What is born where the sum of two eigenvalues is 0; none where these are real, and nothing is.
    fn hopf(&self, place: &Place) -> Option<Kind> {
        let jacobian = self.lens.jacobian(place.at.as_slice());
        let series = Series::new(|direction| self.lens.along(place.at.as_slice(), direction));
        let lyapunov = |omega| Some(coefficient(&jacobian, &series, omega).unwrap_or(f64::NAN));
        Change::hopf(&self.eigenvalues(place), jacobian.amax(), lyapunov).map(Kind::Rest)
    }
}

/// How far, in sizes, a branch that crosses another is looked for.
const ASIDE: f64 = 1e-3;

/// How far, in sizes, a point may lie from the line between two of its branch.
const SAME: f64 = 2e-3;
