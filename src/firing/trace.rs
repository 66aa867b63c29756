//! The last voltages of neurons side by side, and where these cross a threshold and turn.

use super::events::{Events, Peak, Spike};
use crate::number::lanes::{LANES, Lanes, set};
use crate::swings::{Troughs, Turn};

/// Steps that are kept: some kilobytes, which stay in the processor's nearest cache.
pub const BLOCK: usize = 256;

/// The voltages of a block of steps, behind the two before it, and where each turned last.
#[derive(Clone)]
pub struct Trace([Lanes; 2 + BLOCK], [Troughs; LANES]);

impl Trace {
    /// Neurons that have always had these voltages.
    pub fn new(voltages: Lanes) -> Trace {
        Trace([voltages; 2 + BLOCK], [Troughs::NONE; LANES])
    }

    /// A neuron that has always had this voltage.
    pub fn seat(&mut self, lane: usize, voltage: f64) {
        for voltages in &mut self.0[..2] {
            voltages.set(lane, voltage);
        }
        self.1[lane] = Troughs::NONE;
    }

    /// Room for the voltages of so many steps, [`BLOCK`] at most.
    pub fn block(&mut self, steps: usize) -> &mut [Lanes] {
        &mut self.0[2..2 + steps]
    }

    /// Appends the upward crossings of a threshold and the swings in a block of so many steps, `taken` steps after the
    /// neurons, `first` and those behind it, were let go on; the next block then follows it.
    pub fn tell(&mut self, first: usize, steps: usize, threshold: f64, taken: usize, events: &mut Events) {
        let mut above = self.0[1].above(threshold);
        let mut rising = (self.0[1] - self.0[0]).above(0.0);
        for (step, voltages) in self.0[..2 + steps].windows(3).enumerate() {
            let now = voltages[2].above(threshold);
            let crossed = now & !above;
            above = now;
            let rises = (voltages[2] - voltages[1]).above(0.0);
            let turned = rises ^ rising;
            rising = rises;
            if crossed | turned == 0 {
                continue;
            }
            let last = |lane: usize| [0, 1, 2].map(|k| voltages[k].to_array()[lane]);
            let middle = (taken + step) as f64;
            for lane in set(crossed) {
                let step = middle + crossing(last(lane).map(|voltage| voltage - threshold));
                events.spikes.push(Spike { lane: first + lane, step });
            }
            for lane in set(turned) {
                let turn = Turn::of(last(lane));
                if let Some(height) = self.1[lane].rise(turn) {
                    events.peaks.push(Peak { lane: first + lane, step: middle + turn.step, height });
                }
            }
        }
        self.0.copy_within(steps..steps + 2, 0);
    }
}

/// Where between the last two of three values, a step apart, the parabola through them passes 0, in steps.
fn crossing([a, b, c]: [f64; 3]) -> f64 {
    let (rise, bend) = (c - b, 0.5 * (c - 2.0 * b + a));
    let (mut before, mut after) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (before + after);
        if b + middle * (rise + (middle - 1.0) * bend) > 0.0 { after = middle } else { before = middle }
    }
    after
}

/// Halvings that find a crossing to a millionth of its step.
const HALVINGS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_are_found_within_their_steps_and_over_the_seams_of_blocks() {
        let voltage = |t: f64| (0.1 * t).sin();
        // One moves, the others stay.
        let beside = |voltage: f64| {
            let mut voltages = Lanes::from(-1.0);
            voltages.set(0, voltage);
            voltages.set(1, 1.0);
            voltages
        };
        let mut trace = Trace::new(beside(voltage(0.0)));
        let (mut events, mut taken) = (Events::default(), 0);
        for steps in [BLOCK, 7, 1, BLOCK, 100] {
            for (place, voltages) in trace.block(steps).iter_mut().enumerate() {
                *voltages = beside(voltage((taken + place + 1) as f64));
            }
            trace.tell(0, steps, 0.5, taken, &mut events);
            taken += steps;
        }
        let Events { spikes, peaks } = events;
        // sin(t/10) passes 1/2 upwards at t = 10 (π/6 + 2πn).
        assert_eq!(spikes.len(), 10);
        for (n, spike) in (0..).zip(&spikes) {
            let exact = 10.0 * (std::f64::consts::PI / 6.0 + std::f64::consts::TAU * f64::from(n));
            assert_eq!(spike.lane, 0);
            assert!((spike.step - exact).abs() < 1e-3, "{} against {exact}", spike.step);
        }
        // It rises by 2 to each of its peaks but the first, to which it starts half way.
        assert!(peaks.len() >= 9 && peaks.iter().all(|peak| peak.lane == 0));
        for (n, peak) in (0..).zip(&peaks).skip(1) {
            let exact = 10.0 * (std::f64::consts::FRAC_PI_2 + std::f64::consts::TAU * f64::from(n));
            assert!(
                (peak.step - exact).abs() < 1e-2 && (peak.height - 2.0).abs() < 1e-5,
                "{peak:?} against {exact}"
            );
        }
    }

    #[test]
    fn a_neuron_that_starts_above_the_threshold_has_not_crossed_it() {
        let mut trace = Trace::new(Lanes::from(0.0));
        trace.seat(2, 1.0);
        let mut voltages = Lanes::from(0.0);
        voltages.set(2, 2.0);
        trace.block(1)[0] = voltages;
        let mut events = Events::default();
        trace.tell(0, 1, 0.5, 0, &mut events);
        assert!(events.spikes.is_empty());
    }
}
