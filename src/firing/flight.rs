//! One neuron alone for a while, by steps of its own: what happens within a step of the others, exactly.

use super::rhythm::STILL;
use crate::integrate::step::{Step, longer, shorter};

/// Error allowed a step, relative to the state and absolute.
const TOLERANCE: f64 = 1e-10;

/// Steps of a flight, refractory times among them, and spikes on it, at most.
const MOST_STEPS: usize = 20_000;
const MOST_SPIKES: usize = 64;

/// A step is none that is less than this share of the flight.
const SHORTEST: f64 = f64::EPSILON * 1e-3;

/// Where the rate is no number within this share of the flight, the neuron is led there, though by steps that are too short to
/// move it at all it never comes to it.
const LED: f64 = 1e-14;

/// In the shortest step an upstroke that leaves all numbers behind still rises by more than this share of the voltage, at whose
/// size it is; a rate that ends in no number does not.
const RISES: f64 = 1e-9;

/// A neuron that is waited for is looked at so often.
const LOOKS: usize = 400;

/// Where its spikes are asked for, it is looked at so often.
const PARTS: usize = 16;

/// Steps after which it is waited for no longer: hundreds of swings, but nobody can stop it meanwhile.
const MOST_AHEAD: usize = 50_000;

/// Beyond so many widths of its usual range, what is known of a voltage is an explosion's.
pub const FAR: f64 = 1e3;

/// A neuron under a current that stays: compiled once for all neurons of a size.
pub struct Pilot<'a, const N: usize> {
    /// Its rate.
    pub rate: &'a dyn Fn([f64; N]) -> [f64; N],
    /// Its rate while its voltage is held.
    pub held: &'a dyn Fn([f64; N]) -> [f64; N],
    /// The state after a reset, where one is called for.
    pub reset: &'a dyn Fn([f64; N]) -> Option<[f64; N]>,
    /// For how long the voltage is held after a reset.
    pub refractory: f64,
    /// The voltage whose upward crossing is a spike as well, where there is one.
    pub threshold: Option<f64>,
}

/// What has come of a flight.
pub struct Flight<const N: usize> {
    /// The state at its end; no numbers where they left the finite range, or it gave up.
    pub state: [f64; N],
    /// When the neuron was reset, or crossed its threshold, since its beginning.
    pub spikes: Vec<f64>,
    /// How long it took: less than was asked for where the neuron fired too often to follow it to the end, more where that fell
    /// into a refractory time, which is flown through.
    pub time: f64,
    /// Steps that it took.
    pub steps: usize,
}

/// How a neuron leaves its usual range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Its voltage goes far outside.
    Far,
    /// The numbers leave the finite range.
    Lost,
}

impl<const N: usize> Pilot<'_, N> {
    /// Flies so long. A state that calls for a reset at the beginning is reset at once.
    pub fn fly(&self, start: [f64; N], duration: f64) -> Flight<N> {
        let mut flight = Flight { state: start, spikes: Vec::new(), time: 0.0, steps: 0 };
        flight.land(self);
        let mut h = duration;
        while flight.steps < MOST_STEPS {
            let left = duration - flight.time;
            if left <= 0.0 || flight.spikes.len() >= MOST_SPIKES || flight.lost() {
                return flight;
            }
            flight.steps += 1;
            h = h.min(left);
            let step = Step::take(|_, x| (self.rate)(x), 0.0, flight.state, None, h);
            if leads_nowhere(&step) {
                break;
            }
            let error = step.error(TOLERANCE);
            if error > 1.0 || !error.is_finite() {
                h *= shorter(error);
                let rises = step.k[0][0] * step.h > RISES * (1.0 + flight.state[0].abs());
                let led = !error.is_finite() && !rises && h < LED * duration;
                if h > SHORTEST * duration && !led {
                    continue;
                }
                // What no time is left for has happened: an upstroke has reached its reset, wherever that is.
                if !rises {
                    break;
                }
                flight.state[0] = f64::INFINITY;
                flight.land(self);
                h = left;
                continue;
            }
            match step.first_reset(|state| (self.reset)(state).is_some()) {
                None => {
                    if let Some(threshold) = self.threshold {
                        // At the beginning nothing is crossed.
                        let crossed = step.onsets(|state| state[0] > threshold).filter(|part| *part > 0.0);
                        flight.spikes.extend(crossed.map(|part| flight.time + part * h));
                    }
                    flight.state = step.next;
                    flight.time = if h < left { flight.time + h } else { duration };
                }
                Some(part) => {
                    flight.state = step.at(part);
                    flight.time += part * h;
                    flight.land(self);
                }
            }
            h *= longer(error);
        }
        flight.state = [f64::NAN; N];
        flight
    }

    /// Whether it fires within so long, or as long as it is waited for; none where that is not known: it moves too fast to be followed,
    /// or the numbers leave the finite range. Where it would move by less than a little of its usual range in all that time, it rests.
    pub fn fires_within(&self, mut state: [f64; N], time: f64, window: &[[f64; 2]]) -> Option<bool> {
        let mut steps = 0;
        for _ in 0..LOOKS {
            let flight = self.fly(state, time / LOOKS as f64);
            if !flight.spikes.is_empty() {
                return Some(true);
            }
            steps += flight.steps;
            if flight.lost() {
                return None;
            }
            state = flight.state;
            let share = |(rate, [low, high]): (f64, &[f64; 2])| rate.abs() * time / (high - low);
            let moves = (self.rate)(state).into_iter().zip(window).map(share).fold(0.0, f64::max);
            if moves < STILL || steps > MOST_AHEAD {
                return Some(false);
            }
        }
        Some(false)
    }

    /// Its next spikes, so many or those within so long; none where it takes too many steps, or the numbers leave the finite range.
    pub fn spikes(&self, mut state: [f64; N], many: usize, time: f64) -> Option<Vec<f64>> {
        let (mut spikes, mut flown, mut steps) = (Vec::new(), 0.0, 0);
        while spikes.len() < many && flown < time {
            let flight = self.fly(state, time / PARTS as f64);
            spikes.extend(flight.spikes.iter().map(|spike| flown + spike));
            (state, flown, steps) = (flight.state, flown + flight.time, steps + flight.steps);
            if flight.lost() || steps > MOST_STEPS {
                return None;
            }
        }
        spikes.truncate(many);
        Some(spikes)
    }

    /// How it has left its usual range after so long, if it has, and if that can be found out.
    pub fn leaves(&self, mut state: [f64; N], time: f64, [low, high]: [f64; 2]) -> Option<Exit> {
        let (mut left, mut steps) = (time, 0);
        while left > 0.0 && steps <= MOST_AHEAD {
            let flight = self.fly(state, left);
            if flight.lost() {
                return (!flight.gave_up()).then_some(Exit::Lost);
            }
            (state, left, steps) = (flight.state, left - flight.time, steps + flight.steps);
        }
        let outside = (low - state[0]).max(state[0] - high);
        (left <= 0.0 && outside >= FAR * (high - low)).then_some(Exit::Far)
    }
}

/// Whether the rate where a step starts is no number: no step is short enough for that.
fn leads_nowhere<const N: usize>(step: &Step<N>) -> bool {
    step.k[0].iter().any(|rate| rate.is_nan())
}

impl<const N: usize> Flight<N> {
    /// Resets the neuron, where its state calls for that, and lets its refractory time pass; one that calls for it again at
    /// once would never be done.
    fn land(&mut self, pilot: &Pilot<N>) {
        let Some(after) = (pilot.reset)(self.state) else { return };
        self.spikes.push(self.time);
        let endless = pilot.refractory == 0.0 && (pilot.reset)(after).is_some();
        self.state = if endless { [f64::NAN; N] } else { after };
        self.wait(pilot);
    }

    /// Through the refractory time, while the voltage is held.
    fn wait(&mut self, pilot: &Pilot<N>) {
        let (mut left, mut h) = (pilot.refractory, pilot.refractory);
        while self.steps < MOST_STEPS {
            if left <= 0.0 || self.lost() {
                self.time += pilot.refractory;
                return;
            }
            self.steps += 1;
            let step = Step::take(|_, x| (pilot.held)(x), 0.0, self.state, None, h.min(left));
            let error = step.error(TOLERANCE);
            if leads_nowhere(&step) || step.h <= SHORTEST * pilot.refractory.min(left) {
                break;
            }
            if error <= 1.0 {
                self.state = step.next;
                left -= step.h;
                h = step.h * longer(error);
            } else {
                h = step.h * shorter(error);
            }
        }
        self.state = [f64::NAN; N];
    }

    /// Whether its state is no number, be it that it gave up.
    fn lost(&self) -> bool {
        !self.state.iter().all(|x| x.is_finite())
    }

    /// Whether it took too many steps to follow it to the end: what comes of the numbers is not known then.
    fn gave_up(&self) -> bool {
        self.steps >= MOST_STEPS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A neuron that does nothing, and is not refractory.
    const STILL: Pilot<1> =
        Pilot { rate: &|_| [0.0], held: &|_| [0.0], reset: &|_| None, refractory: 0.0, threshold: None };

    #[test]
    fn while_the_voltage_is_held_the_others_go_on_and_time_with_them() {
        // v rises to 1 in a unit of time, w decays by half of itself in one.
        let pilot = Pilot {
            rate: &|[_, w]: [f64; 2]| [1.0, -0.5 * w],
            held: &|[_, w]| [0.0, -0.5 * w],
            reset: &|[v, w]| (v > 1.0).then_some([0.0, w + 1.0]),
            refractory: 0.3,
            threshold: None,
        };
        let flight = pilot.fly([0.0, 0.0], 2.0);
        assert_eq!(flight.spikes.len(), 1);
        let (spike, time) = (flight.spikes[0], flight.time);
        assert!((spike - 1.0).abs() < 1e-9 && time == 2.0, "{spike}, {time}");
        let [v, w] = flight.state;
        assert!((v - 0.7).abs() < 1e-9 && (w - (-0.5f64).exp()).abs() < 1e-9, "{v}, {w}");
        let flight = pilot.fly([0.0, 0.0], 1.1);
        assert!((flight.time - 1.3).abs() < 1e-9 && flight.state[0] == 0.0, "it ends when it is free again");
    }

    #[test]
    fn a_neuron_that_fires_often_within_a_step_fires_at_its_exact_times() {
        let current = 20.0f64;
        let pilot =
            Pilot { rate: &|[v]: [f64; 1]| [current - v], reset: &|[v]| (v > 1.0).then_some([0.0]), ..STILL };
        let flight = pilot.fly([0.0], 1.0);
        let interval = (current / (current - 1.0)).ln();
        assert_eq!(flight.spikes.len(), (1.0 / interval) as usize);
        for (n, spike) in (1..).zip(&flight.spikes) {
            assert!((spike - f64::from(n) * interval).abs() < 1e-8, "{spike} is spike {n}");
        }
        assert_eq!(flight.time, 1.0);
    }

    #[test]
    fn crossings_of_a_threshold_are_spikes_but_not_that_it_begins_above() {
        // A pendulum that begins at its top.
        let swing = Pilot {
            rate: &|[v, w]: [f64; 2]| [w, -v],
            held: &|_| [0.0; 2],
            reset: &|_| None,
            refractory: 0.0,
            threshold: Some(0.5),
        };
        let flight = swing.fly([1.0, 0.0], 15.0);
        assert_eq!(flight.spikes.len(), 2);
        for (n, spike) in (1..).zip(&flight.spikes) {
            let exact = f64::from(n) * std::f64::consts::TAU - 0.5f64.acos();
            assert!((spike - exact).abs() < 1e-6, "{spike} against {exact}");
        }
    }

    #[test]
    fn an_upstroke_beyond_all_numbers_is_over_at_once() {
        // dv/dt = exp(1000 v) from 0 reaches every voltage by t = 1/1000.
        let pilot = Pilot {
            rate: &|[v]: [f64; 1]| [(1000.0 * v).exp()],
            reset: &|[v]| (v > 9.0).then_some([-1.0]),
            ..STILL
        };
        let flight = pilot.fly([0.0], 0.01);
        assert_eq!(flight.spikes.len(), 1);
        assert!((flight.spikes[0] - 1e-3).abs() < 1e-9, "{}", flight.spikes[0]);
    }

    #[test]
    fn where_the_rate_is_no_number_nothing_is_an_upstroke() {
        let mut asked = 0;
        for reset in [-1.0, -1e-9] {
            let count = std::cell::Cell::new(0);
            let root = Pilot {
                rate: &|[v]: [f64; 1]| {
                    count.set(count.get() + 1);
                    [v.sqrt() + 0.5]
                },
                reset: &|[v]| (v > 3.0).then_some([reset]),
                ..STILL
            };
            let flight = root.fly([1.0], 100.0);
            assert!(flight.state[0].is_nan() && flight.spikes.len() == 1, "{:?}", flight.spikes);
            asked += count.get();
        }
        assert!(asked < 2000, "it is known at once, not after {asked} looks at the rate");
        // Another variable leaves the numbers for which there is a rate, while the voltage rises.
        let other = Pilot {
            rate: &|[_, w]: [f64; 2]| [1.0 + (1.0 - w).sqrt(), 1.0],
            held: &|_| [0.0; 2],
            reset: &|[v, _]| (v > 100.0).then_some([0.0; 2]),
            refractory: 0.0,
            threshold: None,
        };
        let flight = other.fly([0.0, 0.0], 10.0);
        assert!(flight.state[0].is_nan() && flight.spikes.is_empty(), "{:?}", flight.spikes);
        // So it may while the voltage is held.
        let held = Pilot {
            rate: &|[_, w]: [f64; 2]| [1.0, -w],
            held: &|[_, w]| [0.0, w.sqrt() - 1.0],
            reset: &|[v, _]| (v > 1.0).then_some([0.0; 2]),
            refractory: 5.0,
            threshold: None,
        };
        assert!(held.fly([0.0, 0.0], 10.0).state[0].is_nan());
    }

    #[test]
    fn numbers_are_lost_where_the_equations_lose_them_and_not_where_that_takes_too_many_steps_to_tell() {
        let leaves = |rate: &dyn Fn([f64; 1]) -> [f64; 1], time: f64| {
            Pilot { rate, ..STILL }.leaves([1.0], time, [0.0, 1.0])
        };
        assert_eq!(leaves(&|[v]| [v * v], 2.0), Some(Exit::Lost), "1 / (1 - t)");
        assert_eq!(leaves(&|[v]| [v * v], 0.9), None);
        assert_eq!(leaves(&|[v]| [v], 10.0), Some(Exit::Far));
        assert_eq!(leaves(&|[v]| [-1e6 * v], 1.0), None, "it decays, too fast to be followed");
        let stiff = Pilot { rate: &|[v]: [f64; 1]| [1.0 - 1e6 * v], ..STILL };
        assert!(stiff.fly([1.0], 1.0).gave_up());
        assert_eq!(stiff.fires_within([1.0], 1e3, &[[0.0, 1.0]]), None);
        // It fires more often before that than one flight follows.
        let tonic = Pilot {
            rate: &|[_, w]: [f64; 2]| [1.0, 1.0 + 0.0 * (10.0 - w).sqrt()],
            held: &|_| [0.0; 2],
            reset: &|[v, w]| (v > 0.01).then_some([0.0, w + 0.015]),
            refractory: 0.0,
            threshold: None,
        };
        assert_eq!(tonic.leaves([0.0, 5.0], 100.0, [0.0, 1.0]), Some(Exit::Lost));
        assert!(tonic.fly([0.0, 5.0], 100.0).time < 1.0);
    }

    #[test]
    fn a_neuron_that_moves_for_ever_is_flown_for_so_many_steps_and_no_more() {
        let asked = std::cell::Cell::new(0);
        let swing = Pilot {
            rate: &|[v, w]: [f64; 2]| {
                asked.set(asked.get() + 1);
                [w, -v]
            },
            held: &|_| [0.0; 2],
            reset: &|_| None,
            refractory: 0.0,
            threshold: Some(2.0),
        };
        let window = [[-1.0, 1.0]; 2];
        assert_eq!(swing.fires_within([1.0, 0.0], 100.0, &window), Some(false));
        asked.set(0);
        assert_eq!(swing.fires_within([1.0, 0.0], 1e5, &window), Some(false));
        assert!(asked.get() < 10 * (MOST_AHEAD + MOST_STEPS), "{}", asked.get());
    }

    #[test]
    fn a_flight_ends_whatever_the_neuron_does() {
        let never = Pilot { rate: &|[v]: [f64; 1]| [-v], reset: &|[_]| Some([0.0]), ..STILL };
        assert!(never.fly([0.0], 1.0).state[0].is_nan(), "each reset calls for the next");
        let fast = Pilot { rate: &|[_]: [f64; 1]| [1e9], reset: &|[v]| (v > 1.0).then_some([0.0]), ..STILL };
        let flight = fast.fly([0.0], 1.0);
        assert_eq!(flight.spikes.len(), MOST_SPIKES);
        assert!((flight.time - 64e-9).abs() < 1e-15, "{}", flight.time);
    }
}
