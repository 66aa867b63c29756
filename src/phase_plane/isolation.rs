//! Zeros of a rate in a box, each alone in a box of its own: a search that misses none.

use super::equations::{Equations, jacobian_bounds};
use super::linear::inverse;
use super::merging::{Double, doubles, on_a_curve};
use super::region::{Region, SMALLEST, newton_step};
use crate::number::interval::Interval;
use nalgebra::DMatrix;

/// Boxes that are looked at before the search is given up. Isolated zeros take some hundreds.
const MOST: usize = 20_000;

/// How much wider than a box the region is that its zero shall be alone in, on each side: relative to the box, and
/// relative to the region where that is nothing. So a zero on the edge of two boxes lies within both.
const MARGIN: [f64; 2] = [0.05, 0.1 * SMALLEST];

/// Boxes too small to divide among which a curve of zeros is looked for: it may fill as many as one likes.
const MANY: usize = 100;

/// How a search for zeros ended, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Search {
    /// All are found.
    Complete,
    /// Zeros fill a curve; those apart from it may be missing.
    Curve,
    /// It took too long; some may be missing.
    GivenUp,
}

/// What has been found.
pub struct Zeros<const N: usize> {
    /// Proved to be zeros, each the only one around, exact to rounding.
    pub simple: Vec<[f64; N]>,
    /// Zeros that are two or more, or nearly.
    pub double: Vec<Double<N>>,
    /// Whether that is all.
    pub search: Search,
}

/// All zeros of the rate in the region.
///
/// A box is put aside where bounds of the rate leave out 0, and done with where Newton's method, taken on
/// intervals, proves that it holds one zero; others are made smaller by what the equations allow, or halved
/// (E. Hansen and G. W. Walster, Global Optimization Using Interval Analysis, 2nd ed. 2004, chapter 11).
/// The bounds include rounding, so nothing is missed. Where zeros fill a curve, or boxes run out, only zeros
/// found by then are told, and none on the curve. Poles are no zeros.
///
/// What is halved is the side that is widest. Of many variables most follow one, as gates do the voltage: halving theirs is of no
/// use, and where that takes too long, the side is halved that moves the rates most.
pub fn zeros<const N: usize>(equations: &dyn Equations<N>, current: f64, region: Region<N>) -> Zeros<N> {
    let found = searched(equations, current, region, |_, wide| widest(&wide));
    if found.search != Search::GivenUp || N < 3 {
        return found;
    }
    let again = searched(equations, current, region, |smaller, wide| {
        telling(shares(&jacobian_bounds(equations, smaller, current), &smaller), wide)
    });
    found.with(again, region.map(Interval::width))
}

/// The side that moves the rates most; one that is too small to divide stays, and where none of the others moves them, the widest
/// is halved.
fn telling<const N: usize>(shares: [f64; N], wide: [f64; N]) -> usize {
    let shares: [f64; N] = std::array::from_fn(|i| if wide[i] < SMALLEST { 0.0 } else { shares[i] });
    widest(if shares.iter().any(|share| *share > 0.0) { &shares } else { &wide })
}

impl<const N: usize> Zeros<N> {
    /// With what another search has found in a region of this size: all that it has, if it has come to its end; else what is proved
    /// by either.
    fn with(mut self, other: Zeros<N>, size: [f64; N]) -> Zeros<N> {
        if other.search == Search::Complete {
            return other;
        }
        let same = |a: &[f64; N], b: &[f64; N]| (0..N).all(|i| (a[i] - b[i]).abs() <= SMALLEST * size[i]);
        for zero in other.simple {
            if !self.simple.iter().any(|known| same(known, &zero)) {
                self.simple.push(zero);
            }
        }
        self.search = self.search.min(other.search);
        self
    }
}

/// The place of the greatest.
fn widest<const N: usize>(of: &[f64; N]) -> usize {
    (0..N).max_by(|&i, &j| of[i].total_cmp(&of[j])).unwrap_or(0)
}

/// Of what moves each rate across a region, the shares of the variables, added up over the rates.
fn shares<const N: usize>(slopes: &[[Interval; N]; N], region: &Region<N>) -> [f64; N] {
    let mut shares = [0.0; N];
    for rate in slopes {
        let moves: [f64; N] =
            std::array::from_fn(|j| rate[j].low.abs().max(rate[j].high.abs()) * region[j].width());
        let all: f64 = moves.iter().sum();
        if all > 0.0 && all.is_finite() {
            shares.iter_mut().zip(moves).for_each(|(share, moves)| *share += moves / all);
        } else {
            // Without bounds of its slopes the rate says nothing yet.
            shares
                .iter_mut()
                .zip(moves)
                .filter(|(_, moves)| !moves.is_finite())
                .for_each(|(share, _)| *share += 1.0);
        }
    }
    shares
}

/// The same by a search that halves a side, by the box and the widths of its sides in those of the region.
fn searched<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    region: Region<N>,
    side: impl Fn(Region<N>, [f64; N]) -> usize,
) -> Zeros<N> {
    let size = region.map(Interval::width);
    let mut left = vec![region];
    let mut alone: Vec<([f64; N], Region<N>)> = Vec::new();
    let mut undecided: Vec<Region<N>> = Vec::new();
    let mut looked = 0;
    let mut search = Search::Complete;
    while let Some(place) = left.pop() {
        looked += 1;
        if looked > MOST {
            search = Search::GivenUp;
            break;
        }
        if alone.iter().any(|(_, around)| (0..N).all(|i| around[i].surrounds(place[i]))) {
            continue;
        }
        match look(equations, current, place, &size) {
            Verdict::Empty => {}
            Verdict::One(around) => {
                let zero = only_zero(equations, current, around, &size);
                let known = alone.iter().any(|(_, of)| (0..N).all(|i| of[i].contains(zero[i])));
                if !known {
                    alone.push((zero, around));
                }
            }
            Verdict::Unknown(smaller) => {
                let wide: [f64; N] = std::array::from_fn(|i| smaller[i].width() / size[i]);
                if wide.iter().all(|wide| *wide < SMALLEST) {
                    undecided.push(smaller);
                    if undecided.len() == MANY && on_a_curve(equations, current, &size, smaller) {
                        search = Search::Curve;
                        break;
                    }
                    continue;
                }
                let side = side(smaller, wide);
                let middle = smaller[side].middle();
                let (mut low, mut high) = (smaller, smaller);
                low[side].high = middle;
                high[side].low = middle;
                left.extend([low, high]);
            }
        }
    }
    let inside = |state: &[f64; N]| (0..N).all(|i| region[i].contains(state[i]));
    Zeros {
        simple: alone.iter().map(|(zero, _)| *zero).filter(inside).collect(),
        double: if search == Search::Complete {
            doubles(equations, current, region, undecided)
        } else {
            Vec::new()
        },
        search,
    }
}

/// Rates nearly depend on one another where rounding of their slopes grows by this factor or more in the inverse.
const DEPENDENT: f64 = 1e6;

enum Verdict<const N: usize> {
    /// There is no zero.
    Empty,
    /// In this region, which holds the box, there is one.
    One(Region<N>),
    /// What of the box can hold a zero.
    Unknown(Region<N>),
}

fn look<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    place: Region<N>,
    size: &[f64; N],
) -> Verdict<N> {
    let rate = equations.bounds(place, Interval::from(current));
    if !rate.iter().all(|rate| rate.contains(0.0)) {
        return Verdict::Empty;
    }
    let around = std::array::from_fn(|i| place[i].wider(MARGIN[0] * place[i].width() + MARGIN[1] * size[i]));
    let linear = Linear::over(equations, current, around, place.map(Interval::middle));
    let Some(smaller) = linear.contract(place, around) else { return Verdict::Empty };
    let inverse = linear.inverse();
    if linear.depends(&inverse) && linear.balance(&around).is_some_and(|rate| !rate.contains(0.0)) {
        return Verdict::Empty;
    }
    let Some(inverse) = inverse else { return Verdict::Unknown(smaller) };
    let newton = linear.preconditioned(&inverse);
    match newton.step(smaller, around) {
        None => Verdict::Empty,
        Some((_, true)) => Verdict::One(around),
        Some((rest, false)) => Verdict::Unknown(rest),
    }
}

/// The rate over a region, from its value at a point and the bounds of its slopes (the mean value theorem).
struct Linear<const N: usize> {
    slopes: [[Interval; N]; N],
    at_centre: [Interval; N],
    centre: [f64; N],
}

impl<const N: usize> Linear<N> {
    fn over(equations: &dyn Equations<N>, current: f64, region: Region<N>, centre: [f64; N]) -> Linear<N> {
        let slopes = jacobian_bounds(equations, region, current);
        let at_centre = equations.bounds(centre.map(Interval::from), Interval::from(current));
        Linear { slopes, at_centre, centre }
    }

    /// Where variable j must be for rate i to be 0, with the others anywhere in the region.
    fn solved(&self, i: usize, j: usize, region: &Region<N>) -> Interval {
        Interval::from(self.centre[j]) - self.sum(i, region, |k| k != j) / self.slopes[i][j]
    }

    /// Rate i at the centre, and what these variables add to it across the region.
    fn sum(&self, i: usize, region: &Region<N>, counts: impl Fn(usize) -> bool) -> Interval {
        let part = |k: usize| self.slopes[i][k] * (region[k] - Interval::from(self.centre[k]));
        (0..N).filter(|&k| counts(k)).fold(self.at_centre[i], |sum, k| sum + part(k))
    }

    /// The rates in the proportion in which their slopes cancel, where these nearly depend on one another: what is left are
    /// the terms beyond, which the slopes of either alone would hide.
    fn balance(&self, region: &Region<N>) -> Option<Interval> {
        let middle = DMatrix::from_fn(N, N, |i, j| self.slopes[i][j].middle());
        if !middle.iter().all(|slope| slope.is_finite()) {
            return None;
        }
        let svd = middle.svd(true, false);
        let shares = svd.u?.column(svd.singular_values.imin()).clone_owned();
        let sum = |column: &dyn Fn(usize) -> Interval| {
            (0..N).fold(Interval::from(0.0), |sum, i| sum + column(i) * shares[i])
        };
        let part = |k: usize| sum(&|i| self.slopes[i][k]) * (region[k] - Interval::from(self.centre[k]));
        Some((0..N).fold(sum(&|i| self.at_centre[i]), |sum, k| sum + part(k)))
    }

    /// What of `place` can hold a zero, by every rate and for every variable; none where nothing can.
    fn contract(&self, mut place: Region<N>, mut around: Region<N>) -> Option<Region<N>> {
        for i in 0..N {
            for j in (0..N).filter(|&j| !self.slopes[i][j].contains(0.0)) {
                let solved = self.solved(i, j, &around);
                around[j] = around[j].meet(solved)?;
                place[j] = place[j].meet(solved)?;
            }
            if !self.sum(i, &around, |_| true).contains(0.0) {
                return None;
            }
        }
        Some(place)
    }

    /// Newton's step: rate i for variable i. What of `place` can hold a zero, if anything can, and whether the region
    /// around it is taken into itself: then that holds just one zero.
    fn step(&self, mut place: Region<N>, around: Region<N>) -> Option<(Region<N>, bool)> {
        let mut taken = around;
        let mut into_itself = true;
        for i in 0..N {
            if self.slopes[i][i].contains(0.0) {
                into_itself = false;
                continue;
            }
            let solved = self.solved(i, i, &taken);
            into_itself &= around[i].surrounds(solved);
            place[i] = place[i].meet(solved)?;
            taken[i] = taken[i].meet(solved).unwrap_or(solved);
        }
        Some((place, into_itself))
    }

    /// The inverse of the slopes in the middle of their bounds.
    fn inverse(&self) -> Option<[[f64; N]; N]> {
        let middle = self.slopes.map(|row| row.map(Interval::middle));
        inverse(&middle).filter(|inverse| inverse.as_flattened().iter().all(|entry| entry.is_finite()))
    }

    /// Whether the rates nearly depend on one another, or do.
    fn depends(&self, inverse: &Option<[[f64; N]; N]>) -> bool {
        let greatest = |entries: &mut dyn Iterator<Item = f64>| entries.map(f64::abs).fold(0.0, f64::max);
        let steepest = greatest(&mut self.slopes.as_flattened().iter().map(|slope| slope.middle()));
        let of = |inverse: [[f64; N]; N]| greatest(&mut inverse.as_flattened().iter().copied());
        inverse.is_none_or(|inverse| steepest * of(inverse) > DEPENDENT)
    }

    /// The same zeros, with slopes that are about the identity where the rate is about linear.
    fn preconditioned(&self, inverse: &[[f64; N]; N]) -> Linear<N> {
        let combine = |column: &dyn Fn(usize) -> Interval, i: usize| {
            (0..N).fold(Interval::from(0.0), |sum, k| sum + column(k) * inverse[i][k])
        };
        Linear {
            slopes: std::array::from_fn(|i| std::array::from_fn(|j| combine(&|k| self.slopes[k][j], i))),
            at_centre: std::array::from_fn(|i| combine(&|k| self.at_centre[k], i)),
            centre: self.centre,
        }
    }
}

/// The one zero in a region that Newton's step takes into itself, to rounding.
///
/// Steps on intervals narrow the region down and cannot leave the zero; plain ones alone would: on the flank of an
/// exponential they are long, all of one length, and far from it. Those come last, for the last digits.
fn only_zero<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    around: Region<N>,
    size: &[f64; N],
) -> [f64; N] {
    let mut region = around;
    for _ in 0..STEPS {
        let linear = Linear::over(equations, current, region, region.map(Interval::middle));
        let narrower = linear.contract(region, region).and_then(|region| {
            let (narrower, _) = linear.preconditioned(&linear.inverse()?).step(region, region)?;
            Some(narrower)
        });
        let Some(narrower) = narrower else { break };
        let shrinks = (0..N).any(|i| narrower[i].width() < SHRUNK * region[i].width());
        region = narrower;
        if !shrinks {
            break;
        }
    }
    polished(equations, current, region, size)
}

/// Steps after which a region is as narrow as rounding allows, however slowly it shrinks; one that leaves it wider than this
/// share of what it was does no more.
const STEPS: usize = 200;
const SHRUNK: f64 = 0.95;

/// Newton's method on plain numbers from the middle of a narrow region, until its steps, in units of `size`, shrink
/// no more; none leaves the region.
fn polished<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    region: Region<N>,
    size: &[f64; N],
) -> [f64; N] {
    let mut state = region.map(Interval::middle);
    let mut last = f64::INFINITY;
    while let Some(step) = newton_step(equations, current, state) {
        let length = (0..N).map(|i| (step[i] / size[i]).abs()).fold(0.0, f64::max);
        if length >= last {
            break;
        }
        state = std::array::from_fn(|i| (state[i] - step[i]).clamp(region[i].low, region[i].high));
        last = length;
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(simple: &[[f64; 2]], search: Search) -> Zeros<2> {
        Zeros { simple: simple.to_vec(), double: Vec::new(), search }
    }

    #[test]
    fn what_is_proved_stays_whatever_a_second_search_comes_to() {
        let (one, other) = ([1.0, 2.0], [3.0, -1.0]);
        let size = [10.0, 10.0];
        for search in [Search::Curve, Search::GivenUp] {
            let both = found(&[one], Search::GivenUp).with(found(&[], search), size);
            assert_eq!((both.simple, both.search), (vec![one], search));
            let both = found(&[one], Search::GivenUp).with(found(&[[1.0 + 1e-15, 2.0], other], search), size);
            assert_eq!((both.simple, both.search), (vec![one, other], search));
        }
        let all = found(&[one], Search::GivenUp).with(found(&[one, other], Search::Complete), size);
        assert_eq!((all.simple, all.search), (vec![one, other], Search::Complete));
    }

    #[test]
    fn a_side_that_is_too_small_to_divide_is_not_halved_though_no_other_moves_the_rates() {
        assert_eq!(telling([0.2, 0.7, 0.1], [1.0, 1.0, 1.0]), 1);
        assert_eq!(telling([0.0, 0.0, 1.0], [0.5, 0.25, 0.0]), 0);
        assert_eq!(telling([0.0; 3], [0.25, 0.5, 0.1 * SMALLEST]), 1);
    }
}
