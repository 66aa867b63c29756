//! How a model's page computes in Python.

use crate::model::Model;
use crate::source::{Recipe, Source};
use crate::stimulus::{constant, edges, pulses, ramp, sinusoid, step};

/// The recipe of a model's page; its text is made once in the life of a program.
pub fn recipe<const N: usize, M: Model<N>>() -> Recipe {
    let pieces: &'static [Source] = const {
        &[
            edges::SOURCE,
            constant::SOURCE,
            step::EXACT,
            ramp::EXACT,
            sinusoid::SOURCE,
            pulses::SOURCE,
            M::ABOUT.source,
        ]
    };
    let ids = M::VARIABLES.map(|variable| variable.id);
    let names = ids.join(", ");
    let comma = if N == 1 { "," } else { "" };
    let start = ids.map(|id| format!("{id}0")).join(", ");
    let threshold = match M::ABOUT.fires.threshold() {
        None => String::new(),
        Some(threshold) => format!(", threshold={threshold}"),
    };
    let main = format!(
        r#"
t = np.arange(tstart, tend, dt)
shapes = [
    lambda: constant(t, amplitude),
    lambda: step(t, start, end, amplitude),
    lambda: ramp(t, start, end, amplitude),
    lambda: sinusoid(t, offset, amplitude, frequency),
]
I, pieces = with_pulses(t, shapes[stimulus](), pulses, pulse_at, pulse_every, pulse_size, pulse_width)
({names}{comma}), spikes, times = integrate(rate, reset, [{start}], t, I, pieces{threshold})
print(len(spikes), "spikes at", times)
"#
    );
    let figure = if N == 2 { format!("{IN_PLANE}{TRACES}").replace("other", ids[1]) } else { TRACES.into() };
    Recipe { pieces, integrates: true, main: main.leak(), figure: figure.leak() }
}

const IN_PLANE: &str = r#"
plt.plot(v, other)
plt.xlabel("v")
plt.ylabel("other")
"#;

const TRACES: &str = r#"
figure, (above, below) = plt.subplots(2, sharex=True, height_ratios=[3, 1])
above.plot(t, v)
above.set_ylabel("v")
below.plot(t, I, color="purple")
below.set(xlabel="t", ylabel="I")
plt.show()
"#;
