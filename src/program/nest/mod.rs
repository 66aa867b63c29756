//! NEST, in Python: its own model where it has one of these equations.

mod known;

use super::digits::numeral;
use super::head::head;
use super::in_python;
use super::in_turn::plain;
use super::names::Names;
use super::notation::Notation;
use super::numpy::Numpy;
use super::stepped::Stepped;
use super::{Experiment, File, Format};
use crate::equations::expr::Expr;
use crate::equations::names::kept;
use crate::text::{Text, say};
use known::{Known, Way, after_a_reset, known, pace};

/// The format.
pub const FORMAT: Format = Format { id: "nest", title: "NEST", extension: "py", exact: false, lacks, write };

/// NEST's shortest steps, in ms.
const TIC: f64 = 1e-3;

fn lacks(experiment: &Experiment) -> Option<Text> {
    if let Some(lacks) = experiment.is_too_noisy() {
        return Some(lacks);
    }
    let tics = experiment.dt * experiment.milliseconds() / TIC;
    if tics.round() < 1.0 || (tics - tics.round()).abs() > 1e-6 {
        return Some(say!("NEST’s steps are whole thousandths of a millisecond"));
    }
    let held = experiment.system.reset.as_ref().is_some_and(|reset| reset.held.is_some());
    if held && experiment.starts_fired {
        return Some(say!("NEST cannot be told that a neuron starts within its refractory time"));
    }
    if held && known(experiment).is_some_and(|known| known.model == "izhikevich") {
        return Some(say!("NEST’s model of these equations has no refractory time"));
    }
    if known(experiment).is_some() {
        return None;
    }
    Some(match pace(experiment) {
        Some(_) => say!("NEST’s axon has no temperature: its gates are as fast as at 6.3 °C"),
        None => say!("NEST has no model of these equations"),
    })
}

fn write(experiment: &Experiment) -> Vec<File> {
    let text = known(experiment).map_or_else(String::new, |known| script(experiment, &known));
    vec![File { name: format!("{}_in_nest.py", experiment.stem()), text }]
}

/// How near NEST comes.
fn nearness(run: &Experiment, known: &Known) -> String {
    let dt = numeral(run.dt);
    let method = match run.method {
        "euler" => "Euler's method",
        "rk4" => "the classical Runge-Kutta method",
        _ => "an adaptive method",
    };
    match known.way {
        Way::Same => format!("NEST takes the lab's own steps, {method} by {dt}, and gives its numbers, to 1e-9 of each column's range."),
        Way::ShownAfter => "NEST takes the lab's own steps and gives its numbers, but in the bin of a spike, where it shows the state \
                            after the reset, and the lab the one before."
            .into(),
        Way::Euler => format!(
            "The lab's run is by {method}; NEST knows only Euler's and Izhikevich's own, here Euler's by {dt}: it differs by what \
             the step makes of it, and so do the times of the spikes."
        ),
        Way::Exact => "NEST solves the equation exactly for a current that is constant in each bin, and resets at the ends of bins: \
                       up to a bin late. A spike at the very end of the run may so be lost."
            .into(),
        Way::Adaptive if run.method == "dopri5" => {
            let moves = !run.cut().is_empty() || run.current.iter().any(|piece| piece.law.names().contains(&"t"));
            let near = if known.model == "hh_psc_alpha" && !moves { "1e-6" } else { "1e-3" };
            let current =
                if moves { " NEST holds the current over each bin: here that of its middle, or its mean." } else { "" };
            let grows = match run.system.reset {
                Some(_) => {
                    ", but in bins in which one of them has been reset and the other not yet, as long as what they differ by does \
                     not grow from spike to spike, as it does in an irregular train"
                }
                None => "",
            };
            format!("NEST and the lab both choose their steps by the errors, and meet to {near} of each column's range{grows}.{current}")
        }
        Way::Adaptive => format!(
            "NEST chooses its steps by their errors, and cannot be told {method}: this is the exact solution, from which the lab's \
             run differs by the error of its method. The lab's adaptive method comes to the same."
        ),
    }
}

fn told(run: &Experiment, known: &Known) -> Vec<String> {
    vec![
        "In Python with NEST: conda or pip install nest-simulator, numpy.".into(),
        format!("NEST's model {} has these equations, with the values below.", known.model),
        nearness(run, known) + held(run, known),
        "NEST records no row for the time 0, and a current that is set comes a step after the next: so two steps go before the \
         run, and the state is set behind them."
            .into(),
    ]
    .into_iter()
    .chain(units(run))
    .collect()
}

/// In which units NEST is told of a neuron whose time is in another one than NEST's.
fn units(run: &Experiment) -> Option<String> {
    let ms = run.milliseconds();
    (ms != 1.0).then(|| {
        format!(
            "NEST's times are in ms, {} of which are one {} of this file. Its voltages are in the unit of the equations; its \
             other numbers are those that give the same rates, whatever units NEST has for them.",
            numeral(ms),
            run.system.time.unit
        )
    })
}

/// What NEST makes of a refractory time.
fn held(run: &Experiment, known: &Known) -> &'static str {
    match (run.system.held(), known.way) {
        (None, _) | (_, Way::Same) => "",
        _ => {
            " It counts refractory times in whole steps from the end of the step of a spike: each may be up to a step longer, and so comes what follows."
        }
    }
}

/// The current of each bin, in Python, and where it is another one that NEST is given, what it is called.
fn current(run: &Experiment, known: &Known, name: &str) -> (String, String) {
    let at_the_start = flows(run, name, "");
    let moves = run.flows.iter().any(|piece| piece.law.names().contains(&"t"));
    if !moves || matches!(known.way, Way::Same | Way::ShownAfter | Way::Euler) {
        return (at_the_start, name.into());
    }
    let given = "amplitudes";
    let told = "\n# What NEST takes for the whole of a bin: the current in its middle.\n";
    (format!("{at_the_start}{told}{}", flows(run, given, " + dt / 2")), given.into())
}

/// The current of each bin, so much behind its start, as an array.
fn flows(run: &Experiment, name: &str, behind: &str) -> String {
    match Stepped::of(run) {
        Stepped::Listed(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(|number| numeral(*number)).collect();
            format!("{name} = np.array([{}], dtype=float)\n", numbers.join(", "))
        }
        Stepped::Laws(laws) => {
            let law = |(bins, law): (std::ops::Range<usize>, &Expr)| {
                let place = format!("{}:{}", bins.start, bins.end);
                let time = format!("t[{place}]{behind}");
                let time = Expr::Name(kept(&if behind.is_empty() { time } else { format!("({time})") }));
                let law = run.system.spelled_out(law).replaced(&|name| (name == "t").then(|| time.clone()));
                format!("{name}[{place}] = {}\n", Numpy.write(&law))
            };
            let laws: String = laws.into_iter().map(law).collect();
            let means =
                run.cut().into_iter().map(|(bin, mean)| format!("{name}[{bin}] = {}\n", numeral(mean)));
            format!("{name} = np.zeros(bins)\n{laws}{}", means.collect::<String>())
        }
    }
}

/// The step in ms, in Python.
fn in_ms(run: &Experiment) -> String {
    match run.milliseconds() {
        1.0 => "dt".into(),
        ms => format!("{} * dt", numeral(ms)),
    }
}

fn script(run: &Experiment, known: &Known) -> String {
    let system = &run.system;
    let shown: Vec<&'static str> =
        system.variables.iter().map(|variable| variable.quantity.id).chain([system.current.id]).collect();
    let names = Names::of(run.columns(), in_python::RULES);
    let called: Vec<String> = shown.iter().map(|name| names.called(name)).collect();
    let seen = system.shown().into_iter().map(|definition| {
        let values = |name: &'static str| match run.value(name) {
            Some(value) => Some(Expr::from(value)),
            None => shown.contains(&name).then(|| Expr::Name(kept(&names.called(name)))),
        };
        let is = plain(system, &definition.expr).replaced(&values);
        format!("{} = {}\n", names.called(definition.quantity.id), Numpy.write(&is))
    });
    let seen: String = seen.collect();
    let (currents, given) = current(run, known, &called[called.len() - 1]);
    let (_, variables) = called.split_last().expect("there is always a current");
    let float = |value: f64| format!("{value:?}");
    let parameter = |(name, value): &(&'static str, f64)| match *name {
        "consistent_integration" => {
            format!("    {name:?}: {},\n", if *value == 1.0 { "True" } else { "False" })
        }
        _ => format!("    {name:?}: {},\n", float(*value)),
    };
    let begins = if known.way == Way::ShownAfter { after_a_reset(run) } else { run.start.clone() };
    let start = known.variables.iter().zip(&begins);
    let start = start.map(|((recorded, factor, added), value)| {
        format!("    {recorded:?}: {},\n", float((value - added) / factor))
    });
    let read = variables.iter().zip(&known.variables).map(|(name, (recorded, factor, added))| {
        let factor = if *factor == 1.0 { String::new() } else { format!(" * {factor:?}") };
        let added = if *added == 0.0 { String::new() } else { format!(" + {added:?}") };
        format!("{name} = recorded[{recorded:?}]{factor}{added}\n")
    });
    let [own, unit] = known.drive;
    let drive = if own == 0.0 && unit == 1.0 { given } else { format!("{own:?} + {unit:?} * {given}") };
    let v = &variables[0];
    let (counted, spikes) = match system.fires.threshold() {
        Some(threshold) => {
            let threshold = numeral(threshold);
            (
                "",
                format!(
                    "np.nonzero(({v}[:-1] <= {threshold}) & ({v}[1:] > {threshold}))[0]  # the bins before each upward crossing"
                ),
            )
        }
        None => (
            "    counter = nest.Create(\"spike_recorder\")\n    nest.Connect(neuron, counter, syn_spec={\"delay\": step})\n",
            match run.starts_fired {
                true => "np.append(0, recorded[\"spikes\"])  # it starts beyond the threshold; then the bins that first show a reset",
                false => "recorded[\"spikes\"]  # the bins that first show a reset",
            }
            .to_string(),
        ),
    };
    let counts = if counted.is_empty() {
        ""
    } else {
        "    spikes = np.rint(counter.events[\"times\"] / step).astype(int) - 2\n    columns[\"spikes\"] = spikes[(0 < spikes) & (spikes < bins)]\n"
    };
    format!(
        r#"{head}
import nest
import numpy as np

tstart, dt, bins = {tstart}, {dt}, {bins}  # the first bin, the distance of two, how many there are
step = round({in_ms}, 3)  # what NEST takes: whole thousandths of a ms
t = tstart + dt * np.arange(bins)
{current}
parameters = {{
{parameters}}}
start = {{
{start}}}


def simulated(amplitudes):
    """What NEST records of each bin, by its name, under these currents in pA."""
    nest.ResetKernel()
    nest.resolution = step
    neuron = nest.Create("{model}", params=parameters)
    times = np.round(step * np.arange(1, bins + 1), 6)
    source = nest.Create("step_current_generator", params={{"amplitude_times": times, "amplitude_values": amplitudes}})
    meter = nest.Create("multimeter", params={{"record_from": list(start), "interval": step}})
    nest.Connect(source, neuron, syn_spec={{"delay": step}})
    nest.Connect(meter, neuron, syn_spec={{"delay": step}})
{counted}    nest.Simulate(2 * step)
    neuron.set(start)
    nest.Simulate((bins + 1) * step)
    bin = np.rint(meter.events["times"] / step).astype(int) - 2
    within = (0 < bin) & (bin < bins)
    columns = {{name: np.full(bins, value) for name, value in start.items()}}
    for name, column in columns.items():
        column[bin[within]] = meter.events[name][within]
{counts}    return columns


recorded = simulated({drive})
{read}{seen}spikes = {spikes}

if __name__ == "__main__":
    print(spikes.size, "spikes at", t[spikes])
"#,
        head = in_python::docstring(&head(run, &told(run, known), &names)),
        tstart = numeral(run.tstart),
        dt = numeral(run.dt),
        in_ms = in_ms(run),
        bins = run.bins,
        current = currents,
        parameters = known.parameters.iter().map(parameter).collect::<String>(),
        start = start.collect::<String>(),
        model = known.model,
        read = read.collect::<String>(),
    )
}
