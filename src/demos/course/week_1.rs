//! What the pages of week 1 share: time in units of the membrane time constant, and how the voltage is drawn.

use crate::figure::{Axis, Ink, Mark};
use crate::integrate::Numerics;
use crate::models::leaky_integrate_and_fire::{LeakyIntegrateAndFire, RESET, THRESHOLD};
use crate::param::params;
use crate::run::{Budget, Run};
use crate::spikes::Fires;
use crate::stimulus::Drive;
use crate::words::clock::Clock;

params! {
    /// The window and its bins.
    pub struct Time: "Numerics", "" {
        dt: 0.1, "τ", 0.001..=1.0, "dt", "time step", "Spacing of the time bins, in membrane time constants", log;
        tstart: 0.0, "τ", -50.0..=50.0, "t_0", "start of the run", "Time at which the run starts", step(1.0);
        tend: 100.0, "τ", 60.0..=500.0, "t_1", "end of the run", "Time at which the run ends", signed, step(1.0);
    }
}

/// Time is dimensionless.
pub const CLOCK: Clock = Clock::of("");

/// The neuron under a current, from rest.
pub fn run(drive: &Drive, numerics: Numerics, budget: Budget) -> Run {
    Run::of(&LeakyIntegrateAndFire::COURSE, [RESET], drive, numerics, Fires::AtReset, budget)
}

/// The voltage axis, with room above the threshold.
pub fn voltage_axis(run: &Run, others: &[f64]) -> Axis {
    let ended = run.ending.is_some();
    Axis::holding(
        "v (in units of the threshold)",
        Ink::Voltage,
        [RESET, 1.2 * THRESHOLD],
        &[&run.column("v"), others],
        ended,
    )
    .called("v", "")
}

/// The threshold as a red dashed line.
pub fn threshold() -> Mark {
    Mark::Level { y: THRESHOLD, ink: Ink::Spike, label: "threshold".into() }
}

/// The axis of time.
pub fn time_axis(time: Time) -> Axis {
    Axis::new("t (membrane time constants)", Ink::Text, [time.tstart, time.tend]).called("t", "").shared()
}

/// The figure in Python.
pub const FIGURE: &str = r#"
figure, (above, below) = plt.subplots(2, sharex=True, height_ratios=[3, 1])
above.plot(t, v)
above.axhline(1, color="red", linestyle="--")
above.set_ylabel("v")
below.plot(t, I, color="purple")
below.set_ylabel("I")
below.set_xlabel("t (membrane time constants)")
plt.show()
"#;
