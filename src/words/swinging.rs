//! Whether a run swings on without spikes: a stable cycle may stay below what counts as one.

use super::clock::Clock;
use super::sentence::Sentence;
use crate::run::Run;
use crate::swings::{lasting, swings};
use crate::text::say;

/// Swings of less than this share of the run's range of voltages are none, nor those of rounding.
const LEAST: f64 = 1e-3;
const ROUNDING: f64 = 1e-6;

/// The spikes of a run, and behind them whether it goes on swinging after the last, under a current that stays, until its
/// end: nothing of swings that die out, and of too few.
pub fn swings_on(fired: Sentence, run: &Run, clock: Clock) -> Sentence {
    let Some(rate) = rate(run) else { return fired };
    let rate = clock.rate(rate);
    fired.say(if run.spikes.indices.is_empty() {
        say!("; it oscillates without spikes at {rate}", rate)
    } else {
        say!("; then it oscillates without spikes at {rate}", rate)
    })
}

fn rate(run: &Run) -> Option<f64> {
    let (t, current) = (run.column("t"), run.current());
    // Behind the time, whatever it is called.
    let v = &run.columns[1].values;
    let fired = run.spikes.indices.last().map_or(0, |&bin| bin as usize + 1);
    let stays = current.iter().rposition(|now| Some(now) != current.last()).map_or(0, |bin| bin + 1);
    let from = fired.max(stays);
    if run.ending.is_some() || t.len() < from + 3 {
        return None;
    }
    let (low, high) = v.iter().fold((f64::MAX, f64::MIN), |(low, high), &v| (low.min(v), high.max(v)));
    let least = (LEAST * (high - low)).max(ROUNDING * (1.0 + high.abs().max(low.abs())));
    let mut found = swings(&v[from..], t[1] - t[0]);
    found.retain(|swing| swing.height > least);
    lasting(&found)
}

#[cfg(test)]
mod tests {
    use crate::demos::Demo;
    use crate::lab::BUDGET;
    use crate::options::{Given, complete};

    fn told(id: &str, set: &[(&str, f64)]) -> String {
        let demo = Demo::find(id).expect("a page");
        let given = set.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
        let values = complete(&demo.params(), given).expect("good values");
        (demo.open(&values, BUDGET).expect("it opens").results)(0).text()
    }

    #[test]
    fn the_axon_under_a_strong_current_spikes_and_then_oscillates_without_spikes_at_the_rate_of_its_cycle() {
        let strong = |amplitude: f64| {
            told(
                "hh-step",
                &[
                    ("I_amp", amplitude),
                    ("Step_tstart", 5.0),
                    ("Step_tend", 400.0),
                    ("tend", 400.0),
                    ("dt", 0.005),
                ],
            )
        };
        // The cycle at 100 µA/cm² takes 6.790355 ms.
        let words = strong(100.0);
        assert!(words.contains("spikes at") || words.contains("1 spike at"), "{words}");
        assert!(words.contains("; then it oscillates without spikes at 147 Hz"), "{words}");
        for quiet in [0.0, 3.0, 20.0, 170.0] {
            assert!(!strong(quiet).contains("oscillates"), "{}", strong(quiet));
        }
    }

    #[test]
    fn a_run_whose_swings_die_out_slowly_beyond_the_hopf_point_is_not_said_to_oscillate_and_one_before_it_is()
    {
        // The rest at 155 µA/cm² is a stable spiral, −0.00213 ± 1.064i, with no cycle around it; the Hopf point is at 154.526.
        // The cycle at 153 takes 5.9262 ms, by SciPy's LSODA at 1e−10.
        for method in ["rk4", "dopri5"] {
            let said = |amplitude: f64, tend: f64| {
                let demo = Demo::find("hodgkin-huxley-current").expect("a page");
                let given = [("amplitude", Given::Number(amplitude)), ("tend", Given::Number(tend))];
                let given = given.into_iter().chain([("method", Given::Text(method.into()))]);
                let given = given.map(|(key, value)| (key.to_string(), value));
                let values = complete(&demo.params(), given).expect("good values");
                (demo.open(&values, BUDGET).expect("it opens").results)(0).text()
            };
            for tend in [100.0, 200.0, 350.0, 500.0] {
                for dying in [154.6, 155.0, 156.0, 160.0] {
                    let words = said(dying, tend);
                    assert!(!words.contains("oscillates"), "{dying} to {tend} by {method}: {words}");
                }
            }
            for (amplitude, hertz) in [(90.0, 142), (100.0, 147), (120.0, 156), (153.0, 169)] {
                let words = said(amplitude, 500.0);
                let right = format!("oscillates without spikes at {hertz} Hz");
                assert!(words.contains(&right), "{amplitude} by {method}: {words}");
            }
        }
    }
}
