//! What a neuron model says about itself beside its equations: its names, how it fires, and where it usually lives.

use crate::equations::tape::Tape;
use crate::equations::written::Written;
use crate::ode::Neuron;
use crate::param::Params;
use crate::spikes::Fires;
use std::rc::Rc;

/// A neuron of `N` variables that can be chosen from a list.
pub trait Model<const N: usize>: Neuron<N> + Clone + 'static {
    /// What it says about itself.
    fn about(&self) -> &'static About;

    /// A state to start from: at rest without current.
    fn start(&self) -> [f64; N] {
        rest(self, self.about().window[0])
    }

    /// Whether it rests where it starts: what is typed starts where its text says.
    fn starts_at_rest(&self) -> bool {
        true
    }

    /// What its rate is run from, where it is not compiled: many neurons at once then share what each move costs.
    #[inline]
    fn tape(&self) -> Option<&Rc<Tape>> {
        None
    }
}

/// A model whose equations are compiled: its parameters are its fields.
pub trait Compiled<const N: usize>: Written<N> + Neuron<N> + Params + Copy + 'static {
    /// What it says about itself.
    const ABOUT: About;

    /// The method, by its key, that its paper computes it by, where that serves no other.
    const OWN_METHOD: Option<&'static str> = None;

    /// No exponential in its rates is more; see [`System::at_once`](crate::equations::system::System::at_once).
    const AT_ONCE: f64 = f64::INFINITY;

    /// A state to start from; see [`Model::start`].
    fn begins(&self) -> [f64; N] {
        rest(self, Self::ABOUT.window[0])
    }
}

impl<const N: usize, M: Compiled<N>> Model<N> for M {
    fn about(&self) -> &'static About {
        const { &M::ABOUT }
    }

    fn start(&self) -> [f64; N] {
        self.begins()
    }
}

/// What a model says about itself before anything is computed. Ranges and currents are in the model's units.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The key in the catalogue.
    pub id: &'static str,
    /// What it is called, wherever it is named.
    pub title: &'static str,
    /// How the book writes each variable, in the order of the state; what follows `_` is a subscript.
    pub symbols: &'static [&'static str],
    /// How its spikes are told.
    pub fires: Fires,
    /// Where each variable usually moves: its least and its greatest value. Of two variables, the phase plane.
    pub window: &'static [[f64; 2]],
    /// The currents between which it changes what it does.
    pub currents: [f64; 2],
    /// A current that makes it fire.
    pub current: f64,
    /// The current that its page opens at, where that is another: a run whose spikes can be told apart.
    pub opens_at: Option<f64>,
    /// A time step that serves.
    pub dt: f64,
    /// A duration that shows what it does.
    pub duration: f64,
    /// Published sets of its parameters.
    pub presets: &'static [Preset],
    /// Where its equations are from: authors, journal or book, place; the same in every language.
    pub book: &'static str,
    /// How its quantities are counted, and what it leaves out.
    pub conventions: &'static str,
}

/// A named set of parameters; the others have their defaults.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// The key.
    pub id: &'static str,
    /// On the button.
    pub name: &'static str,
    /// Parameters and their values.
    pub values: &'static [(&'static str, f64)],
    /// The current it is shown under, where that is not the model's usual one.
    pub current: Option<f64>,
    /// The currents between which it changes what it does, where those are not the model's.
    pub currents: Option<[f64; 2]>,
}

/// Places at which the search for a rest looks; two within one of its cells are not told apart.
const LOOKS: usize = 256;
/// Shells below the range in which it goes on, each twice as wide as the last; farther out rounding leaves no rest.
const SHELLS: i32 = 6;
/// A speed of so little of the greatest in the range is none.
const ROUNDING: f64 = 1e-9;

/// The state at rest without current whose voltage is the lowest in the range, or, with none in it, the nearest below: where
/// the voltage, all else in equilibrium with it, stops rising; to rounding. Where there is none, where it stops falling, or
/// else where it changes least.
pub fn rest<const N: usize>(neuron: &impl Neuron<N>, range: [f64; 2]) -> [f64; N] {
    rest_of(&|state| neuron.rate(state, 0.0), range)
}

/// The state into which the other variables settle while the voltage is held at `v`.
///
/// Each of them must relax linearly, at a speed that only the voltage sets, as gates do: its rate is then a line,
/// known from two points of it.
pub fn held<const N: usize>(neuron: &impl Neuron<N>, v: f64) -> [f64; N] {
    held_of(&|state| neuron.rate(state, 0.0), v)
}

/// The rates of a neuron without current; one copy of the search serves all neurons of a size.
type Rates<'a, const N: usize> = &'a dyn Fn([f64; N]) -> [f64; N];

fn rest_of<const N: usize>(rates: Rates<N>, [low, high]: [f64; 2]) -> [f64; N] {
    let drift = |v: f64| rates(held_of(rates, v))[0];
    let look = |[low, high]: [f64; 2], i: usize| low + (high - low) * i as f64 / LOOKS as f64;
    let turns = |range: [f64; 2], rises: bool, least: f64| {
        let at = |i| drift(look(range, i));
        let end = (1..=LOOKS).find(|&i| {
            let [before, behind] = [at(i - 1), at(i)];
            (before > 0.0) == rises && (behind > 0.0) != rises && before.abs() >= least
        })?;
        let (mut before, mut behind) = (look(range, end - 1), look(range, end));
        for _ in 0..60 {
            let middle = 0.5 * (before + behind);
            if (drift(middle) > 0.0) == rises { before = middle } else { behind = middle }
        }
        Some(behind)
    };
    let far = |shell: i32| low - (high - low) * (2f64.powi(shell) - 1.0);
    let below = || {
        // Far out, what is less than this is what rounding leaves.
        let fastest = (0..=LOOKS).map(|i| drift(look([low, high], i)).abs()).fold(0.0, f64::max);
        (0..SHELLS).find_map(|shell| turns([far(shell + 1), far(shell)], true, ROUNDING * fastest))
    };
    let rests = turns([low, high], true, 0.0).or_else(below);
    let v = rests.or_else(|| turns([low, high], false, 0.0)).unwrap_or_else(|| {
        let all = (0..=LOOKS).map(|i| look([low, high], i));
        all.min_by(|a, b| drift(*a).abs().total_cmp(&drift(*b).abs())).unwrap_or(low)
    });
    held_of(rates, v)
}

fn held_of<const N: usize>(rates: Rates<N>, v: f64) -> [f64; N] {
    let at = |others: f64| std::array::from_fn(|i| if i == 0 { v } else { others });
    let (shut, open) = (rates(at(0.0)), rates(at(1.0)));
    std::array::from_fn(|i| if i == 0 { v } else { shut[i] / (shut[i] - open[i]) })
}
