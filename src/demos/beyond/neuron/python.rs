//! How a model's page computes in Python.

use super::injected::offered;
use crate::models::Listed;
use crate::simulation;
use crate::source::{Recipe, Source};
use crate::stimulus::{Kind, Usual, edges, pulses};
use std::iter;

/// The recipe of a model's page; its text is made once in the life of a program.
pub fn recipe(model: &Listed, source: Source) -> Recipe {
    let currents = offered().map(|(_, offer)| offer.python);
    let pieces: Vec<Source> =
        iter::once(edges::SOURCE).chain(currents).chain([pulses::SOURCE, source]).collect();
    let shapes: String = offered().map(|(kind, _)| format!("    lambda: {},\n", called(kind))).collect();
    let ids: Vec<&str> = model.variables.iter().map(|variable| variable.id).collect();
    let names = ids.join(", ");
    let comma = if ids.len() == 1 { "," } else { "" };
    let start = simulation::starts(model).join(", ");
    let threshold = match model.about.fires.threshold() {
        None => String::new(),
        Some(threshold) => format!(", threshold={threshold}"),
    };
    let main = format!(
        r#"
t = np.arange(tstart, tend, dt)
shapes = [
{shapes}]
I, pieces = with_pulses(t, shapes[stimulus](), pulses, pulse_at, pulse_every, pulse_size, pulse_width)
({names}{comma}), spikes, times = integrate(rate, reset, [{start}], t, I, pieces{threshold})
print(len(spikes), "spikes at", times)
"#
    );
    let figure =
        if ids.len() == 2 { format!("{IN_PLANE}{TRACES}").replace("other", ids[1]) } else { TRACES.into() };
    Recipe { pieces: pieces.leak(), integrates: true, main: main.leak(), figure: figure.leak() }
}

/// How a current is called for: its function has the name of the kind, and takes its parameters in their order.
fn called(kind: &Kind) -> String {
    let given: Vec<&str> = kind.params(Usual::ANY).iter().map(|param| param.id).collect();
    format!("{}(t, {})", kind.id.replace('-', "_"), given.join(", "))
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
