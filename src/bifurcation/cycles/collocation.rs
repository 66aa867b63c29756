//! A turn as polynomials that obey the equations at some places of each of its intervals.

use super::condensed::{Block, Condensed};
use crate::bifurcation::curve::{Newton, Problem};
use crate::bifurcation::lens::Lens;
use nalgebra::{DMatrix, DVector};
use std::sync::LazyLock;

/// The degree of the polynomials, and the number of places on each interval at which they obey the equations.
pub const BASE: usize = 4;

/// Gauss's places on an interval from 0 to 1, and what each weighs.
const GAUSS: [[f64; 2]; BASE] = [
    [0.069_431_844_202_973_71, 0.173_927_422_568_726_93],
    [0.330_009_478_207_571_87, 0.326_072_577_431_273_07],
    [0.669_990_521_792_428_1, 0.326_072_577_431_273_07],
    [0.930_568_155_797_026_3, 0.173_927_422_568_726_93],
];

/// What the values at 0, 1/4, 2/4, 3/4 and 1 weigh in the polynomial at each of these places, and in its slope.
struct Weights {
    value: [[f64; BASE + 1]; BASE],
    slope: [[f64; BASE + 1]; BASE],
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights {
    value: GAUSS.map(|[place, _]| values_at(place)),
    slope: GAUSS.map(|[place, _]| slopes_at(place)),
});

/// Lagrange's polynomials of the even places, at a place.
fn values_at(place: f64) -> [f64; BASE + 1] {
    let node = |j: usize| j as f64 / BASE as f64;
    std::array::from_fn(|j| {
        let others = (0..=BASE).filter(|k| *k != j);
        others.map(|k| (place - node(k)) / (node(j) - node(k))).product()
    })
}

/// Their slopes.
fn slopes_at(place: f64) -> [f64; BASE + 1] {
    let node = |j: usize| j as f64 / BASE as f64;
    std::array::from_fn(|j| {
        let without = |left_out: usize| {
            let others = (0..=BASE).filter(|k| *k != j && *k != left_out);
            others.map(|k| (place - node(k)) / (node(j) - node(k))).product::<f64>()
        };
        (0..=BASE).filter(|k| *k != j).map(|k| without(k) / (node(j) - node(k))).sum()
    })
}

/// The fourth differences of values at the even places, by which the highest derivative is told.
const FOURTH: [f64; BASE + 1] = [1.0, -4.0, 6.0, -4.0, 1.0];

/// One turn of an orbit, of length 1.
#[derive(Clone, Debug)]
pub struct Turn {
    /// How many variables there are.
    pub order: usize,
    /// The ends of its intervals, from 0 to 1.
    pub ends: Vec<f64>,
    /// The states at the even places of each interval, its end left out: it is the next one's beginning.
    pub states: Vec<f64>,
}

impl Turn {
    /// How many intervals it has.
    pub fn intervals(&self) -> usize {
        self.ends.len() - 1
    }

    /// A variable at a place of an interval; the last of the last is the first.
    fn get(&self, interval: usize, node: usize, variable: usize) -> f64 {
        let place = (interval * BASE + node) % (self.intervals() * BASE);
        self.states[place * self.order + variable]
    }

    /// The states at the even places of an interval, its end with them.
    fn nodes(&self, interval: usize) -> Vec<f64> {
        let of = |node: usize| (0..self.order).map(move |variable| self.get(interval, node, variable));
        (0..=BASE).flat_map(of).collect()
    }

    /// The fourth derivative on an interval, of each variable.
    pub fn highest(&self, interval: usize) -> Vec<f64> {
        let step = (self.ends[interval + 1] - self.ends[interval]) / BASE as f64;
        let of = |variable: usize| {
            let sum: f64 = (0..=BASE).map(|node| FOURTH[node] * self.get(interval, node, variable)).sum();
            sum / step.powi(BASE as i32)
        };
        (0..self.order).map(of).collect()
    }

    /// The state at a time from 0 to 1.
    pub fn at(&self, time: f64) -> Vec<f64> {
        let interval = self.ends.partition_point(|end| *end <= time).clamp(1, self.intervals()) - 1;
        let width = self.ends[interval + 1] - self.ends[interval];
        let weights = values_at((time - self.ends[interval]) / width);
        let of =
            |variable: usize| (0..=BASE).map(|node| weights[node] * self.get(interval, node, variable)).sum();
        (0..self.order).map(of).collect()
    }

    /// The same on other intervals.
    pub fn on(&self, ends: Vec<f64>) -> Turn {
        let mut states = Vec::with_capacity(self.states.len());
        for pair in ends.windows(2) {
            for node in 0..BASE {
                states.extend(self.at(pair[0] + (pair[1] - pair[0]) * node as f64 / BASE as f64));
            }
        }
        Turn { order: self.order, ends, states }
    }

    /// The least and the greatest value of a variable at its places.
    pub fn reach(&self, variable: usize) -> [f64; 2] {
        let values = || self.states.iter().skip(variable).step_by(self.order).copied();
        [values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max)]
    }
}

/// The orbits of a neuron as they hang on a parameter. A point of it is a turn's states, its period, and the parameter.
pub struct Cycles<'a> {
    /// Its equations.
    pub lens: &'a Lens,
    /// A turn nearby: the one that is sought is not turned against it.
    pub like: Turn,
    size: DVector<f64>,
}

impl<'a> Cycles<'a> {
    /// Near a turn, with sizes of the variables, of the period and of the parameter.
    pub fn near(lens: &'a Lens, like: Turn, sizes: &[f64], period: f64, parameter: f64) -> Cycles<'a> {
        let places = like.intervals() * BASE;
        let spread = (places as f64).sqrt();
        let states = (0..places).flat_map(|_| sizes.iter().map(|size| size * spread));
        let all: Vec<f64> = states.chain([period, parameter]).collect();
        Cycles { lens, like, size: DVector::from_vec(all) }
    }

    /// The turn of a point.
    pub fn turn(&self, at: &DVector<f64>) -> Turn {
        let states = at.as_slice()[..self.like.states.len()].to_vec();
        Turn { states, ..self.like.clone() }
    }

    /// The monodromy matrix of a turn: what becomes of small departures from its beginning.
    pub fn monodromy(&self, at: &DVector<f64>) -> Option<DMatrix<f64>> {
        let nothing = DVector::zeros(at.len());
        self.condensed(at, &nothing, 0.0).monodromy()
    }

    fn condensed(&self, at: &DVector<f64>, direction: &DVector<f64>, off: f64) -> Condensed {
        let Turn { order, ref ends, .. } = self.like;
        let turn = self.turn(at);
        let count = turn.intervals();
        let [period, parameter] = [at[at.len() - 2], at[at.len() - 1]];
        let along = |place: usize| direction[place] / self.size[place];
        let last = at.len();
        let mut condensed = Condensed::new(order, count, [along(last - 2), along(last - 1), off]);
        let weights = &*WEIGHTS;
        let (mut rates, mut slopes) = (vec![0.0; order], vec![0.0; order * (order + 1)]);
        let mut point = Vec::with_capacity(order + 1);
        for interval in 0..count {
            let width = ends[interval + 1] - ends[interval];
            let mut block = Block::new(order);
            let [own, like] = [&turn, &self.like].map(|turn| turn.nodes(interval));
            for (place, [_, weight]) in GAUSS.into_iter().enumerate() {
                let of = |nodes: &[f64], weights: &[f64; BASE + 1], k: usize| -> f64 {
                    (0..=BASE).map(|node| weights[node] * nodes[node * order + k]).sum()
                };
                let state = (0..order).map(|k| of(&own, &weights.value[place], k));
                point.splice(.., state.chain([parameter]));
                self.lens.linear(&point, &mut rates, &mut slopes);
                for k in 0..order {
                    let row = place * order + k;
                    let moved = of(&own, &weights.slope[place], k) / width;
                    block.right(row, moved - period * rates[k]);
                    block.by_period(row, -rates[k]);
                    block.by_parameter(row, -period * slopes[k * (order + 1) + order]);
                    for node in 0..=BASE {
                        for l in 0..order {
                            let turns = if k == l { weights.slope[place][node] / width } else { 0.0 };
                            let felt = weights.value[place][node] * slopes[k * (order + 1) + l];
                            block.by_state(row, node, l, turns - period * felt);
                        }
                    }
                    // Not turned against the one nearby: the mean of (x − x₀) x₀' is 0.
                    let slope = of(&like, &weights.slope[place], k);
                    let off = point[k] - of(&like, &weights.value[place], k);
                    condensed.phase(weight * off * slope);
                    for node in 0..=BASE {
                        block.phase(node, k, weight * weights.value[place][node] * slope);
                    }
                }
            }
            for node in 0..BASE {
                for k in 0..order {
                    block.along(node, k, along((interval * BASE + node) * order + k));
                }
            }
            condensed.add(block);
        }
        condensed
    }
}

impl Problem for Cycles<'_> {
    fn size(&self) -> &DVector<f64> {
        &self.size
    }

    fn newton(&self, at: &DVector<f64>, direction: &DVector<f64>, off: f64) -> Option<Newton> {
        let [step, along] = self.condensed(at, direction, off).solved()?;
        Some(Newton { step: step.component_div(&self.size), along: along.component_div(&self.size) })
    }
}
