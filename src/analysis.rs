//! What there is in any model's plane: fixed points, nullclines and periodic orbits, from options by key.

use crate::model::Model;
use crate::models::{Listed, Visitor, visit};
use crate::options::{Given, complete};
use crate::param::{Param, Refusal, plain};
use crate::phase_plane::Window;
use crate::phase_plane::cycle::LimitCycle;
use crate::phase_plane::equations::Equations;
use crate::phase_plane::equilibria::holding;
use crate::phase_plane::fixed_points::fixed_points_within;
use crate::phase_plane::limit_cycles::limit_cycles as cycles_in_plane;
use crate::phase_plane::nullclines::nullcline;
use crate::phase_plane::planar::InPlane;
use crate::phase_plane::reset_cycles::reset_cycles;
use crate::phase_plane::settling::cycles_settled_into;
use crate::spikes::Fires;

/// A fixed point of a model of any number of variables.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedPoint {
    /// The variables, in the model's order.
    pub state: Vec<f64>,
    /// The eigenvalues of the Jacobian, each its real and imaginary part, the greatest real part first.
    pub eigenvalues: Vec<[f64; 2]>,
    /// Its kind in words.
    pub kind: &'static str,
    /// Whether small departures die out.
    pub stable: bool,
}

/// A periodic orbit of a model of any number of variables.
#[derive(Clone, Debug, PartialEq)]
pub struct Orbit {
    /// How long one turn takes.
    pub period: f64,
    /// Whether orbits near it come nearer.
    pub stable: bool,
    /// Floquet's multipliers, each its real and imaginary part; the first is 1.
    pub multipliers: Vec<[f64; 2]>,
    /// The least value of each variable.
    pub min: Vec<f64>,
    /// The greatest value of each variable.
    pub max: Vec<f64>,
    /// States along one turn, one behind the other; the last is the first.
    pub orbit: Vec<f64>,
}

/// Where one variable of a model of two does not change.
#[derive(Clone, Debug, PartialEq)]
pub struct Nullcline {
    /// The variable's name.
    pub variable: &'static str,
    /// Its branches: points along each, x₀, y₀, x₁, y₁, …
    pub branches: Vec<Vec<f64>>,
}

/// The options of a model's analysis: its parameters, and the current, which is its usual one when nothing is said.
pub fn options(model: &Listed) -> Vec<Param> {
    let [low, high] = model.about.currents;
    let help = "The constant current that drives the neuron";
    let current =
        Param::number("I", model.about.current, model.current.unit, low..=high, "I", "current", help);
    [model.params(), vec![current.signed()]].concat()
}

/// The fixed points of a model under a constant current, from the lowest voltage on: all whose voltage lies in the
/// model's usual window or, on either side, within a width of it.
pub fn fixed_points(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
) -> Result<Vec<FixedPoint>, Refusal> {
    see(model, given, |current| FixedPoints { current })
}

/// The periodic orbits of a model under a constant current, from the shortest period on.
///
/// Of a model of two variables: those that attract and those that repel, in its usual window and a quarter of it on each
/// side. Of the others: what solutions settle into and, where rest is stable too, the orbits on the same branch. With
/// resets: what firing settles into, too, with its jumps.
pub fn limit_cycles(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
) -> Result<Vec<Orbit>, Refusal> {
    see(model, given, |current| LimitCycles { current })
}

/// The nullclines of a model of two variables under a constant current in a window; in the model's usual one, where
/// none is given. Refuses models of other numbers of variables.
pub fn nullclines(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
    window: [Option<[f64; 2]>; 2],
) -> Result<Vec<Nullcline>, Refusal> {
    let found = see(model, given, |current| Nullclines { current, window })?;
    found.ok_or_else(|| Refusal::new("model", model, "it must be one of two variables, which have a plane"))
}

/// A side of a window from its ends, or why they make none.
pub fn side(key: &str, ends: &[f64]) -> Result<[f64; 2], Refusal> {
    const MOST: f64 = 1e9;
    match *ends {
        [low, high] if low < high && low >= -MOST && high <= MOST => Ok([low, high]),
        _ => {
            let given = ends.iter().map(|end| plain(*end)).collect::<Vec<_>>().join(", ");
            let allowed =
                format!("it must be two numbers from {} to {}, the lesser first", plain(-MOST), plain(MOST));
            Err(Refusal::new(key, format!("[{given}]"), allowed))
        }
    }
}

/// Shows a model with its parameters and its current to a visitor.
fn see<V: Visitor>(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
    visitor: impl FnOnce(f64) -> V,
) -> Result<V::Out, Refusal> {
    let model = Listed::find(model)?;
    let values = complete(&options(model), given)?;
    let (own, current) = values.split_at(model.params().len());
    visit(model.about.id, own, visitor(current[0]))
}

/// The model's usual ranges.
fn usual<const N: usize, M: Model<N>>() -> [[f64; 2]; N] {
    std::array::from_fn(|i| M::ABOUT.window[i])
}

struct FixedPoints {
    current: f64,
}

impl Visitor for FixedPoints {
    type Out = Vec<FixedPoint>;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Vec<FixedPoint> {
        fixed_points_near(&model, self.current, usual::<N, M>())
    }
}

fn fixed_points_near<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    usual: [[f64; 2]; N],
) -> Vec<FixedPoint> {
    let [low, high] = usual[0];
    let ranges = holding(equations, [low - (high - low), high + (high - low)], usual);
    let found = fixed_points_within(equations, current, ranges).into_iter();
    let told = found.map(|point| FixedPoint {
        state: point.state.to_vec(),
        eigenvalues: point.eigenvalues.to_vec(),
        kind: point.kind(),
        stable: point.stable(),
    });
    told.collect()
}

struct LimitCycles {
    current: f64,
}

impl Visitor for LimitCycles {
    type Out = Vec<Orbit>;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Vec<Orbit> {
        let resets = matches!(M::ABOUT.fires, Fires::AtReset);
        limit_cycles_near(&model, self.current, usual::<N, M>(), resets)
    }
}

/// How far beyond the usual window periodic orbits are sought, in its widths and heights.
const MARGIN: f64 = 0.25;

fn limit_cycles_near<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    usual: [[f64; 2]; N],
    resets: bool,
) -> Vec<Orbit> {
    let mut found: Vec<Orbit> = match InPlane::of(equations) {
        Some(plane) => {
            let window = Window { x: usual[0], y: usual[N - 1] }.wider(MARGIN);
            cycles_in_plane(&plane, current, window).into_iter().map(told).collect()
        }
        None if resets => Vec::new(),
        None => cycles_settled_into(equations, current, usual).into_iter().map(told).collect(),
    };
    if resets {
        found.extend(reset_cycles(equations, current, usual).into_iter().map(told));
    }
    found.sort_by(|a, b| a.period.total_cmp(&b.period));
    found
}

fn told<const N: usize>(cycle: LimitCycle<N>) -> Orbit {
    Orbit {
        period: cycle.period,
        stable: cycle.stable,
        multipliers: cycle.multipliers.to_vec(),
        min: cycle.min.to_vec(),
        max: cycle.max.to_vec(),
        orbit: cycle.orbit.concat(),
    }
}

struct Nullclines {
    current: f64,
    window: [Option<[f64; 2]>; 2],
}

impl Visitor for Nullclines {
    type Out = Option<Vec<Nullcline>>;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Option<Vec<Nullcline>> {
        let [x, y] = [0, N - 1].map(|i| M::ABOUT.window[i]);
        let window = Window { x: self.window[0].unwrap_or(x), y: self.window[1].unwrap_or(y) };
        let plane = InPlane::of(&model)?;
        let told = |variable: usize| Nullcline {
            variable: M::VARIABLES[variable].id,
            branches: nullcline(&plane, variable, self.current, window)
                .iter()
                .map(|curve| curve.concat())
                .collect(),
        };
        Some((0..N).map(told).collect())
    }
}
