//! The vocabulary of a neuron's equations: the numbers they are written over, their rate, their reset, and how a run can end.

mod real;

pub use real::Real;

use crate::text::Text;

/// A quantity of a run: the course's name for its column, and its unit, empty where it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The name.
    pub id: &'static str,
    /// The unit.
    pub unit: &'static str,
    /// What it is counted from, behind its unit, where that is not the usual zero.
    pub from: &'static str,
}

impl Quantity {
    /// A quantity that is counted from the usual zero.
    pub const fn new(id: &'static str, unit: &'static str) -> Quantity {
        Quantity { id, unit, from: "" }
    }

    /// The same counted from elsewhere, such as “above rest”.
    pub const fn counted(self, from: &'static str) -> Quantity {
        Quantity { from, ..self }
    }

    /// The name with its unit, as axes and tables write it.
    pub fn titled(self) -> Text {
        let id = Text::plain(self.id);
        match self.from {
            "" => id.measured_in(self.unit),
            from => id.and(Text::plain(format!(" ({} ", self.unit))).and(from).and(Text::plain(")")),
        }
    }
}

/// A neuron of `N` variables, the membrane voltage first, driven by a current.
pub trait Neuron<const N: usize> {
    /// Time.
    fn time(&self) -> Quantity;

    /// The variables, in the order of the state.
    fn variables(&self) -> [Quantity; N];

    /// The current that drives it.
    fn current(&self) -> Quantity;

    /// Time derivatives of the variables.
    ///
    /// Models mark it `inline(always)`: as a call, the state would go through memory in every step, which
    /// costs a third of the time.
    fn rate<R: Real>(&self, state: [R; N], current: R) -> [R; N];

    /// The voltage at which an upstroke that grows out of all bounds is cut off; the reset is then there.
    #[inline(always)]
    fn cut(&self) -> Option<f64> {
        None
    }

    /// The rate as a method asks for it: a trial may look beyond the cut, where the rate can leave the finite range; the
    /// voltage counts as the cut there, since the reset undoes what comes of it.
    #[inline(always)]
    fn flow<R: Real>(&self, mut state: [R; N], current: R) -> [R; N] {
        if let Some(cut) = self.cut() {
            state[0] = state[0].at_most(cut);
        }
        self.rate(state, current)
    }

    /// The state after a reset, where `state` calls for one: where its first variable is beyond some value.
    ///
    /// A neuron that starts there fires at once: its first bin holds the state after the reset.
    #[inline]
    fn reset(&self, state: [f64; N]) -> Option<[f64; N]> {
        let _ = state;
        None
    }

    /// Up to this first variable no state calls for a reset, whatever the others are: a look at it can save one at the state.
    #[inline]
    fn quiet_to(&self) -> f64 {
        f64::NEG_INFINITY
    }

    /// For how long after a reset the first variable is held where the reset has put it, and nothing resets; the others go on.
    #[inline]
    fn refractory(&self) -> f64 {
        0.0
    }

    /// How many white noises drive it: over a time T each adds up to what has the standard deviation √T. Its rate is without them.
    #[inline(always)]
    fn noises(&self) -> usize {
        0
    }

    /// Writes what each of them in turn adds to the rates, where it is 1.
    #[inline(always)]
    fn diffusion(&self, state: [f64; N], current: f64, columns: &mut [[f64; N]]) {
        let _ = (state, current, columns);
    }
}

/// A neuron while it is refractory: its first variable stays.
pub struct Held<'a, M>(pub &'a M);

impl<const N: usize, M: Neuron<N>> Neuron<N> for Held<'_, M> {
    fn time(&self) -> Quantity {
        self.0.time()
    }

    fn variables(&self) -> [Quantity; N] {
        self.0.variables()
    }

    fn current(&self) -> Quantity {
        self.0.current()
    }

    #[inline(always)]
    fn rate<R: Real>(&self, state: [R; N], current: R) -> [R; N] {
        let mut rate = self.0.rate(state, current);
        rate[0] = R::from(0.0);
        rate
    }

    #[inline(always)]
    fn cut(&self) -> Option<f64> {
        self.0.cut()
    }
}

/// The steps of a fixed length for which a neuron is held that is refractory for this time: whole ones, the number that comes
/// nearest, and at least one if it is refractory at all.
pub fn held_steps(refractory: f64, dt: f64) -> usize {
    if refractory > 0.0 { (refractory / dt + 0.5).floor().max(1.0) as usize } else { 0 }
}

/// Why a run ended before its last bin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ending {
    /// The numbers left the finite range at this time.
    Diverged(f64),
    /// Where it started, at this time, the rates were no finite numbers.
    Undefined(f64),
    /// The state came, by this time, to where the rates are not defined: it grew not.
    Outside(f64),
    /// An adaptive method spent all its steps by this time.
    GaveUp(f64),
}

impl Ending {
    /// The time at which the run ended.
    pub fn time(self) -> f64 {
        match self {
            Ending::Diverged(t) | Ending::Undefined(t) | Ending::Outside(t) | Ending::GaveUp(t) => t,
        }
    }
}
