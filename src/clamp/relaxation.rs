//! How the other variables relax while the voltage stays: each by itself, exponentially.

use crate::phase_plane::equations::Equations;

/// The way from a state.
pub struct Relaxation<const N: usize> {
    start: [f64; N],
    /// How fast each of them moves at first.
    rates: [f64; N],
    /// By which share of what is left each of them moves in a unit of time.
    speeds: [f64; N],
}

/// A rate that is off its line by less than this share of what it is made of is on it.
const ROUNDING: f64 = 1e-12;

impl<const N: usize> Relaxation<N> {
    /// From a state whose voltage stays; none where some variable's rate is no line of that variable alone.
    pub fn of(equations: &dyn Equations<N>, start: [f64; N]) -> Option<Relaxation<N>> {
        let held = |others: &dyn Fn(usize) -> f64| {
            equations.plain(std::array::from_fn(|i| if i == 0 { start[0] } else { others(i) }), 0.0)
        };
        let (shut, open) = (held(&|_| 0.0), held(&|_| 1.0));
        let speeds: [f64; N] = std::array::from_fn(|i| if i == 0 { 0.0 } else { shut[i] - open[i] });
        let on_line = |others: &dyn Fn(usize) -> f64| {
            let rates = held(others);
            (1..N).all(|i| {
                let left = speeds[i] * others(i);
                let size = shut[i].abs() + open[i].abs() + left.abs();
                (shut[i] - left - rates[i]).abs() <= ROUNDING * size
            })
        };
        // More places: where it starts, and two at which no two of them are alike, and none is 0 or 1, which every line meets.
        let aside = |i: usize| 0.3 + 0.4 * i as f64 / N as f64;
        let alone = on_line(&|i| start[i]) && on_line(&aside) && on_line(&|i| start[i] - 1.0 - aside(i));
        let mut rates = equations.plain(start, 0.0);
        rates[0] = 0.0;
        alone.then_some(Relaxation { start, rates, speeds })
    }

    /// The state after some time.
    pub fn after(&self, time: f64) -> [f64; N] {
        std::array::from_fn(|i| self.start[i] + self.rates[i] * time * share(-self.speeds[i] * time))
    }

    /// How fast each moves after some time.
    pub fn moving(&self, time: f64) -> [f64; N] {
        std::array::from_fn(|i| self.rates[i] * (-self.speeds[i] * time).exp())
    }

    /// The greatest of their speeds.
    pub fn fastest(&self) -> f64 {
        self.speeds.iter().fold(0.0, |most, speed| most.max(speed.abs()))
    }

    /// Where they settle; none where one of them moves and does not come to rest.
    pub fn settled(&self) -> Option<[f64; N]> {
        let comes = |i: usize| self.speeds[i] > 0.0 || self.rates[i] == 0.0;
        let left = |i: usize| if self.speeds[i] > 0.0 { self.rates[i] / self.speeds[i] } else { 0.0 };
        (0..N).all(comes).then(|| std::array::from_fn(|i| self.start[i] + left(i)))
    }
}

/// (eˣ − 1)/x, 1 at 0.
fn share(x: f64) -> f64 {
    if x == 0.0 { 1.0 } else { x.exp_m1() / x }
}
