//! What there is in any model's plane: fixed points, nullclines and periodic orbits, from options by key.

use crate::model::Model;
use crate::models::{Listed, Visitor, visit};
use crate::numerals::Numeral;
use crate::ode::Quantity;
use crate::options::{Given, complete};
use crate::param::{Param, Refusal};
use crate::phase_plane::Window;
use crate::phase_plane::cycle::LimitCycle;
use crate::phase_plane::equations::Equations;
use crate::phase_plane::everywhere::Everywhere;
use crate::phase_plane::fixed_points::Search;
use crate::phase_plane::limit_cycles::limit_cycles as cycles_in_plane;
use crate::phase_plane::nullclines::nullcline;
use crate::phase_plane::planar::InPlane;
use crate::phase_plane::reset_cycles::reset_cycles;
use crate::phase_plane::settling::cycles_settled_into;
use crate::spikes::Fires;
use crate::text::say;
use crate::words::kinds;

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

/// The fixed points that were found, and whether they are all.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedPoints {
    /// The points, from the lowest voltage on.
    pub points: Vec<FixedPoint>,
    /// Whether these are all, as far out as is sought; not where they fill a curve, or the search was given up.
    pub complete: bool,
    /// Whether some fill a curve, of which none is told.
    pub curve: bool,
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

/// The fixed points of a model under a constant current, from the lowest voltage on: all, as far
/// out as 10⁹ widths of the range in which the voltage usually moves.
pub fn fixed_points(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
) -> Result<FixedPoints, Refusal> {
    let (held, current) = hold(model, given)?;
    Ok(held.fixed_points(current))
}

/// The periodic orbits of a model under a constant current, from the shortest period on.
///
/// Of a model of two variables: those that attract and those that repel, in its usual window and a quarter of it on each
/// side. Of the others: what solutions settle into, and the orbits on its branch and on those that begin at Hopf points
/// within half of the current. With resets: what firing settles into, too, with its jumps.
pub fn limit_cycles(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
) -> Result<Vec<Orbit>, Refusal> {
    let (held, current) = hold(model, given)?;
    Ok(held.limit_cycles(current))
}

/// The nullclines of a model of two variables under a constant current in a window; in the model's usual one, where
/// none is given. Refuses models of other numbers of variables.
pub fn nullclines(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
    window: [Option<[f64; 2]>; 2],
) -> Result<Vec<Nullcline>, Refusal> {
    let (held, current) = hold(model, given)?;
    let found = held.nullclines(current, window);
    found.ok_or_else(|| Refusal::new("model", model, "it must be one of two variables, which have a plane"))
}

/// A side of a window from its ends, or why they make none.
pub fn side(key: &str, ends: &[f64]) -> Result<[f64; 2], Refusal> {
    const MOST: f64 = 1e9;
    match *ends {
        [low, high] if low < high && low >= -MOST && high <= MOST => Ok([low, high]),
        _ => {
            let given =
                ends.iter().map(|end| Numeral::exact(*end).to_string()).collect::<Vec<_>>().join(", ");
            let allowed = say!(
                "it must be two numbers from {low} to {high}, the lesser first",
                low = -MOST,
                high = MOST
            );
            Err(Refusal::new(key, format!("[{given}]"), allowed))
        }
    }
}

/// A model with these parameters, and the current.
fn hold(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
) -> Result<(Box<dyn Analysed>, f64), Refusal> {
    let model = Listed::find(model)?;
    // A text calls the current by a name of its own.
    let is_current = |key: &str| !model.compiled() && key == model.current.id;
    let given =
        given.into_iter().map(|(key, value)| (if is_current(&key) { "I".into() } else { key }, value));
    let values = complete(&options(model), given)?;
    let (own, current) = values.split_at(model.params().len());
    Ok((visit(model.about.id, own, Hold)?, current[0]))
}

/// Holds any model it sees for the analysis.
struct Hold;

impl Visitor for Hold {
    type Out = Box<dyn Analysed>;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Box<dyn Analysed> {
        Box::new(Held(model))
    }
}

/// A model whose number of variables is forgotten.
trait Analysed {
    fn fixed_points(&self, current: f64) -> FixedPoints;
    fn limit_cycles(&self, current: f64) -> Vec<Orbit>;
    fn nullclines(&self, current: f64, window: [Option<[f64; 2]>; 2]) -> Option<Vec<Nullcline>>;
}

struct Held<const N: usize, M>(M);

/// What the model says about itself is handed on, so that the work is compiled once for all models of a size.
impl<const N: usize, M: Model<N>> Analysed for Held<N, M> {
    fn fixed_points(&self, current: f64) -> FixedPoints {
        all_fixed_points::<N>(&self.0, self.0.about().window, current)
    }

    fn limit_cycles(&self, current: f64) -> Vec<Orbit> {
        all_limit_cycles::<N>(
            &self.0,
            self.0.about().window,
            matches!(self.0.about().fires, Fires::AtReset),
            current,
        )
    }

    fn nullclines(&self, current: f64, window: [Option<[f64; 2]>; 2]) -> Option<Vec<Nullcline>> {
        all_nullclines::<N>(&self.0, self.0.about().window, &self.0.variables(), current, window)
    }
}

fn all_fixed_points<const N: usize>(
    equations: &dyn Equations<N>,
    window: &[[f64; 2]],
    current: f64,
) -> FixedPoints {
    let usual: [[f64; 2]; N] = std::array::from_fn(|i| window[i]);
    let found = Everywhere::around(equations, usual).fixed_points(equations, current);
    let told = found.iter().map(|point| FixedPoint {
        state: point.state.to_vec(),
        eigenvalues: point.eigenvalues.to_vec(),
        kind: kinds::name(point.kind()),
        stable: point.stable(),
    });
    FixedPoints {
        points: told.collect(),
        complete: found.search == Search::Complete,
        curve: found.search == Search::Curve,
    }
}

/// How far beyond the usual window periodic orbits are sought, in its widths and heights.
const MARGIN: f64 = 0.25;

fn all_limit_cycles<const N: usize>(
    equations: &dyn Equations<N>,
    window: &[[f64; 2]],
    resets: bool,
    current: f64,
) -> Vec<Orbit> {
    let usual: [[f64; 2]; N] = std::array::from_fn(|i| window[i]);
    let mut found: Vec<Orbit> = match InPlane::of(equations) {
        Some(plane) => {
            let window = Window { x: usual[0], y: usual[N - 1] }.wider(MARGIN);
            cycles_in_plane(&plane, current, window).into_iter().map(told).collect()
        }
        None if N > 1 => cycles_settled_into(equations, current, usual).into_iter().map(told).collect(),
        // Alone a variable cannot turn back.
        None => Vec::new(),
    };
    if resets {
        for cycle in reset_cycles(equations, current, usual) {
            let place = found.partition_point(|other| other.period < cycle.period);
            found.insert(place, told(cycle));
        }
    }
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

fn all_nullclines<const N: usize>(
    equations: &dyn Equations<N>,
    usual: &[[f64; 2]],
    variables: &[Quantity; N],
    current: f64,
    window: [Option<[f64; 2]>; 2],
) -> Option<Vec<Nullcline>> {
    let plane = InPlane::of(equations)?;
    let window = Window { x: window[0].unwrap_or(usual[0]), y: window[1].unwrap_or(usual[N - 1]) };
    let told = |(place, variable): (usize, &Quantity)| Nullcline {
        variable: variable.id,
        branches: nullcline(&plane, place, current, window).iter().map(|curve| curve.concat()).collect(),
    };
    Some(variables.iter().enumerate().map(told).collect())
}
