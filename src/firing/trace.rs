//! The last voltages of neurons side by side, and where these cross a threshold.

use super::population::Spike;
use crate::number::lanes::{LANES, Lanes};

/// Steps that are kept: some kilobytes, which stay in the processor's nearest cache.
pub const BLOCK: usize = 256;

/// The voltages of a block of steps, behind the two before it.
pub struct Trace([Lanes; 2 + BLOCK]);

impl Trace {
    /// Neurons that have always had these voltages.
    pub fn new(voltages: Lanes) -> Trace {
        Trace([voltages; 2 + BLOCK])
    }

    /// A neuron that has always had this voltage.
    pub fn seat(&mut self, lane: usize, voltage: f64) {
        for voltages in &mut self.0[..2] {
            voltages.set(lane, voltage);
        }
    }

    /// Room for the voltages of so many steps, [`BLOCK`] at most.
    pub fn block(&mut self, steps: usize) -> &mut [Lanes] {
        &mut self.0[2..2 + steps]
    }

    /// Appends the upward crossings of a threshold in a block of so many steps, `taken` steps after the neurons were let
    /// go on; the next block then follows it.
    pub fn cross(&mut self, steps: usize, threshold: f64, taken: usize, spikes: &mut Vec<Spike>) {
        let mut above = self.0[1].above(threshold);
        for (step, voltages) in self.0[..2 + steps].windows(3).enumerate() {
            let now = voltages[2].above(threshold);
            let crossed = now & !above;
            above = now;
            if crossed == 0 {
                continue;
            }
            for lane in (0..LANES).filter(|lane| crossed >> lane & 1 == 1) {
                let last = [0, 1, 2].map(|k| voltages[k].to_array()[lane] - threshold);
                spikes.push(Spike { lane, step: (taken + step) as f64 + crossing(last) });
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
        let mut trace = Trace::new(Lanes::new([voltage(0.0), 1.0, -1.0, 0.0]));
        let (mut spikes, mut taken) = (Vec::new(), 0);
        for steps in [BLOCK, 7, 1, BLOCK, 100] {
            for (place, voltages) in trace.block(steps).iter_mut().enumerate() {
                *voltages = Lanes::new([voltage((taken + place + 1) as f64), 1.0, -1.0, 0.0]);
            }
            trace.cross(steps, 0.5, taken, &mut spikes);
            taken += steps;
        }
        // sin(t/10) passes 1/2 upwards at t = 10 (π/6 + 2πn).
        assert_eq!(spikes.len(), 10);
        for (n, spike) in (0..).zip(&spikes) {
            let exact = 10.0 * (std::f64::consts::PI / 6.0 + std::f64::consts::TAU * f64::from(n));
            assert_eq!(spike.lane, 0);
            assert!((spike.step - exact).abs() < 1e-3, "{} against {exact}", spike.step);
        }
    }

    #[test]
    fn a_neuron_that_starts_above_the_threshold_has_not_crossed_it() {
        let mut trace = Trace::new(Lanes::from(0.0));
        trace.seat(2, 1.0);
        trace.block(1)[0] = Lanes::new([0.0, 0.0, 2.0, 0.0]);
        let mut spikes = Vec::new();
        trace.cross(1, 0.5, 0, &mut spikes);
        assert!(spikes.is_empty());
    }
}
