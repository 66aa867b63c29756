//! A branch of orbits, from the Hopf point at which they are born to where they end.

use super::collocation::{BASE, Cycles, Turn};
use super::mesh::adapted;
use crate::bifurcation::curve::{Pace, Place, Problem};
use crate::bifurcation::lens::Lens;
use crate::bifurcation::special::{Kind, Special};
use crate::phase_plane::bifurcations::Kind as Change;
use crate::phase_plane::eigen::eigenvalues_of;
use crate::phase_plane::equilibria::times;
use crate::phase_plane::lyapunov::turned_by;
use nalgebra::{Complex, DVector};
use std::f64::consts::TAU;

/// An orbit of a branch.
#[derive(Clone, Debug)]
pub struct Orbit {
    /// The value of the parameter.
    pub value: f64,
    /// How long a turn takes.
    pub period: f64,
    /// The least and the greatest value of each variable.
    pub reach: Vec<[f64; 2]>,
    /// Floquet's multipliers but for the one that is 1.
    pub multipliers: Vec<[f64; 2]>,
    /// Whether orbits near it come nearer.
    pub stable: bool,
    /// Its states.
    pub turn: Turn,
}

/// Why a branch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At the first or the last value of the parameter that is looked at.
    Edge,
    /// The orbit has shrunk to a point.
    Hopf,
    /// A turn takes ever longer.
    Long,
    /// It cannot be followed any further.
    Lost,
}

/// Orbits along a curve.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The orbits, from the Hopf point on.
    pub orbits: Vec<Orbit>,
    /// What happens on the way.
    pub special: Vec<Special>,
    /// Why it ends.
    pub end: End,
}

/// How a branch is followed.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Intervals of a turn.
    pub intervals: usize,
    /// The longest step, in sizes.
    pub step: f64,
    /// Orbits at most.
    pub most: usize,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort { intervals: 50, step: 0.05, most: 600 }
    }
}

/// The first step from a Hopf point, in sizes.
const FIRST: f64 = 2e-3;

/// After so many orbits the turn is divided anew.
const ANEW: usize = 3;

/// A turn that takes so many times as long as the shortest of its branch ends it.
const LONG: f64 = 300.0;

/// Follows the branch that begins at a Hopf point. `ranges` are those in which the variables usually move, `values` those of the
/// parameter that are looked at. None where no orbit is found.
pub fn from_hopf(
    lens: &Lens,
    hopf: &Special,
    ranges: &[[f64; 2]],
    values: [f64; 2],
    effort: Effort,
) -> Option<Branch> {
    let (start, cycles) = born(lens, hopf, ranges, values, effort.intervals)?;
    let pace = Pace { steps: [1e-7, effort.step], growth: 1.4, straight: 0.97 };
    let mut walk = Walk { lens, values, cycles, place: start, step: FIRST };
    let mut branch = Branch { orbits: Vec::new(), special: Vec::new(), end: End::Lost };
    while branch.orbits.len() < effort.most {
        let Some(mut here) = walk.place.next(&walk.cycles, &mut walk.step, &pace) else { break };
        if walk.has_turned(&here) && !branch.orbits.is_empty() {
            branch.end = End::Hopf;
            break;
        }
        let edge = walk.edge(&here);
        let is_last = edge.is_some();
        here = edge.unwrap_or(here);
        let Some(orbit) = walk.orbit(&here) else { break };
        // At the step from the Hopf point the branch stands upright.
        if let Some(before) = branch.orbits.last() {
            branch.special.extend(walk.special(&here, [before, &orbit]));
        }
        let shortest = branch.orbits.iter().map(|orbit| orbit.period).fold(orbit.period, f64::min);
        let is_long = orbit.period > LONG * shortest;
        branch.orbits.push(orbit);
        if is_last || is_long {
            branch.end = if is_last { End::Edge } else { End::Long };
            break;
        }
        walk.place = here;
        walk.cycles.like = walk.cycles.turn(&walk.place.at);
        if branch.orbits.len().is_multiple_of(ANEW) {
            walk.divide();
        }
    }
    (!branch.orbits.is_empty()).then_some(branch)
}

/// The point that a Hopf point is, as an orbit of no size, going to where its orbits are; and the orbits near it.
fn born<'a>(
    lens: &'a Lens,
    hopf: &Special,
    ranges: &[[f64; 2]],
    values: [f64; 2],
    intervals: usize,
) -> Option<(Place, Cycles<'a>)> {
    let Kind::Rest(Change::Hopf { omega, .. }) = hopf.kind else { return None };
    let order = lens.order;
    let point: Vec<f64> = hopf.state.iter().copied().chain([hopf.value]).collect();
    let vector = turned_by(&lens.jacobian(&point), omega)?;
    let ends: Vec<f64> = (0..=intervals).map(|end| end as f64 / intervals as f64).collect();
    let places = intervals * BASE;
    let swing = |place: usize, k: usize| {
        (vector[k] * Complex::from_polar(1.0, TAU * place as f64 / places as f64)).re
    };
    let swings: Vec<f64> =
        (0..places).flat_map(|place| (0..order).map(move |k| (place, k))).map(|(p, k)| swing(p, k)).collect();
    let like = Turn { order, ends, states: swings.clone() };
    let sizes: Vec<f64> = ranges.iter().map(|[low, high]| high - low).collect();
    let period = TAU / omega;
    let cycles = Cycles::near(lens, like, &sizes, period, values[1] - values[0]);
    let states = (0..places).flat_map(|_| hopf.state.iter().copied());
    let at = DVector::from_iterator(places * order + 2, states.chain([period, hopf.value]));
    let outwards = DVector::from_iterator(at.len(), swings.into_iter().chain([0.0, 0.0]));
    let direction = outwards.component_div(cycles.size()).normalize();
    Some((Place { at, direction }, cycles))
}

/// On the way along a branch.
struct Walk<'a> {
    lens: &'a Lens,
    values: [f64; 2],
    cycles: Cycles<'a>,
    place: Place,
    step: f64,
}

impl Walk<'_> {
    /// Divides the turn anew, and goes on from there.
    fn divide(&mut self) {
        let order = self.lens.order;
        let turn = self.cycles.turn(&self.place.at);
        let size = self.cycles.size();
        let last = size.len();
        let sizes: Vec<f64> =
            (0..order).map(|k| size[k] / ((last - 2) as f64 / order as f64).sqrt()).collect();
        let ends = adapted(&turn, &sizes);
        let moves = self.place.direction.component_mul(size);
        let along = Turn { states: moves.as_slice()[..last - 2].to_vec(), ..turn.clone() }.on(ends.clone());
        let turn = turn.on(ends);
        let [period, value] = [self.place.at[last - 2], self.place.at[last - 1]];
        let cycles = Cycles::near(self.lens, turn.clone(), &sizes, period, self.values[1] - self.values[0]);
        let at = DVector::from_iterator(last, turn.states.iter().copied().chain([period, value]));
        let moves =
            DVector::from_iterator(last, along.states.into_iter().chain([moves[last - 2], moves[last - 1]]));
        let direction = moves.component_div(cycles.size()).normalize();
        if let Some(place) = Place::near(&cycles, &at, &direction) {
            (self.cycles, self.place) = (cycles, place);
        }
    }

    fn value(&self, place: &Place) -> f64 {
        place.at[place.at.len() - 1]
    }

    /// Whether the orbit has shrunk to a point on the way to a place, and swings the other way since.
    fn has_turned(&self, here: &Place) -> bool {
        let order = self.lens.order;
        let swings = |place: &Place| {
            let turn = self.cycles.turn(&place.at);
            let places = turn.states.len() / order;
            let mean: Vec<f64> = (0..order)
                .map(|k| turn.states.iter().skip(k).step_by(order).sum::<f64>() / places as f64)
                .collect();
            let off =
                turn.states.iter().enumerate().map(|(i, x)| (x - mean[i % order]) / self.cycles.size()[i]);
            DVector::from_vec(off.collect())
        };
        swings(&self.place).dot(&swings(here)) < 0.0
    }

    /// The last or first value that is looked at, where it lies on the way to a place.
    fn edge(&self, here: &Place) -> Option<Place> {
        let [low, high] = self.values;
        let edges: [&dyn Fn(&Place) -> f64; 2] =
            [&|place| self.value(place) - low, &|place| high - self.value(place)];
        let crossed = edges.into_iter().find(|edge| edge(here) <= 0.0)?;
        if crossed(&self.place) <= 0.0 {
            Some(self.place.clone())
        } else {
            self.place.between(&self.cycles, here, crossed)
        }
    }

    /// Floquet's multipliers at a place but for the one that is 1.
    fn multipliers(&self, place: &Place) -> Option<Vec<[f64; 2]>> {
        let mut found = eigenvalues_of(self.cycles.monodromy(&place.at)?)?;
        let off = |[re, im]: &[f64; 2]| (re - 1.0).hypot(*im);
        let trivial = (0..found.len()).min_by(|&i, &j| off(&found[i]).total_cmp(&off(&found[j])))?;
        found.remove(trivial);
        Some(found)
    }

    fn orbit(&self, place: &Place) -> Option<Orbit> {
        let turn = self.cycles.turn(&place.at);
        let multipliers = self.multipliers(place)?;
        Some(Orbit {
            value: self.value(place),
            period: place.at[place.at.len() - 2],
            reach: (0..self.lens.order).map(|k| turn.reach(k)).collect(),
            stable: multipliers.iter().all(|[re, im]| re.hypot(*im) < 1.0),
            multipliers,
            turn,
        })
    }

    /// What happens on the way to a place, from orbit to orbit.
    fn special(&self, here: &Place, [before, behind]: [&Orbit; 2]) -> Vec<Special> {
        let folds = |place: &Place| place.direction[place.direction.len() - 1];
        let doubles = |place: &Place| self.multipliers(place).map_or(f64::NAN, |found| doubling(&found));
        let at = |place: Option<Place>, kind: fn(f64) -> Kind| {
            let place = place?;
            let period = place.at[place.at.len() - 2];
            Some(Special::at(&place, self.lens.order, kind(period)))
        };
        let fold = self.place.zero(&self.cycles, here, &folds);
        // The multipliers at both are known: they take as long as a step of Newton's method.
        let doubled = doubling(&before.multipliers) * doubling(&behind.multipliers) < 0.0;
        let double = if doubled { self.place.between(&self.cycles, here, &doubles) } else { None };
        let found = [
            at(fold, |period| Kind::FoldOfCycles { period }),
            at(double, |period| Kind::PeriodDoubling { period }),
        ];
        found.into_iter().flatten().collect()
    }
}

/// What changes its sign where one of these multipliers crosses −1.
fn doubling(multipliers: &[[f64; 2]]) -> f64 {
    multipliers.iter().fold([1.0, 0.0], |product, [re, im]| times(product, [1.0 + re, *im]))[0]
}
