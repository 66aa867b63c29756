//! Python: a program for NumPy that computes the run as the lab does, with nothing of ours.

mod book;
pub mod library;
pub mod neuron;

use super::head::head;
use super::in_python::docstring;
use super::nearness::Resets;
use super::notation::Notation;
use super::{Experiment, File};
use neuron::Neuron;
use std::fmt::Write;

/// The line that draws the noise.
pub fn drawn(neuron: &Neuron) -> String {
    format!("noise = np.random.RandomState(seed).randn(t.size, {})  # a row a step", neuron.noises())
}

/// A current of more pieces is written bin by bin.
const MOST_PIECES: usize = 100;

/// The program.
pub fn write(experiment: &Experiment) -> File {
    let Experiment { system, values, bins, dt, tstart, method, .. } = experiment;
    // What is beyond the threshold is reset by the method.
    let start = if experiment.starts_fired { &experiment.asked } else { &experiment.start };
    let keys: Vec<&'static str> = system.params.iter().map(|param| param.id).collect();
    let neuron = Neuron::of(system, "", &keys, &[], method);
    let noisy = experiment.is_noisy();
    let mut told =
        vec!["Needs NumPy. It leaves t and every column as an array under the column's name.".to_string()];
    told.extend(match *method {
        "dopri5" => vec![format!(
            "It chooses its steps as the lab does, by Dormand and Prince's pair of order 5(4): both come as near to the exact \
             solution{}.",
            experiment.grows()
        )],
        _ if noisy => vec![format!(
            "It takes the lab's own steps, {} by {dt:?}, with its random numbers, which NumPy has, too: to 1e-9 of each column's \
             range it gives the same, as far as the neuron does not magnify that a few deviates differ in their last bit.",
            experiment.scheme_in_noise()
        )],
        _ => experiment.nearness(Resets::Within),
    });
    let numbers = |numbers: &[f64]| numbers.iter().map(|x| format!("{x:?}")).collect::<Vec<_>>().join(", ");

    let mut given = String::new();
    // Writing into a string cannot fail.
    for (param, value) in system.params.iter().zip(values) {
        let _ = writeln!(given, "{} = {value:?}  # {}", neuron.name(param.id), param.remark());
    }
    given += &neuron.constants();
    let _ = writeln!(given, "dt = {dt:?}");
    let _ = writeln!(given, "t = {tstart:?} + dt*np.arange({bins})");

    let current = neuron.name(system.current.id);
    let mut main = String::new();
    if experiment.current.len() > MOST_PIECES {
        let _ = writeln!(main, "{current} = np.array([{}])", numbers(&experiment.sampled));
        let _ = writeln!(
            main,
            "pieces = [(time, lambda t, I=I: I) for time, I in zip(t.tolist(), {current}.tolist())]"
        );
    } else {
        let _ =
            writeln!(main, "# The current: when each of its pieces begins, and how it goes from there on.");
        let _ = writeln!(main, "{current}, pieces = sampled(t, [");
        for (place, piece) in experiment.current.iter().enumerate() {
            let begins = match (*method, place) {
                (_, 0) => "-math.inf".to_string(),
                ("dopri5", _) => format!("{:?}", piece.begins),
                _ => format!("t[{}]", experiment.bin(piece.begins)),
            };
            let _ = writeln!(main, "    ({begins}, lambda t: {}),", neuron.write(&piece.law));
        }
        main += "])\n";
    }
    let given_noise = if noisy { ", noise" } else { "" };
    if noisy {
        let _ = writeln!(given, "seed = {}", experiment.seed);
        let _ = writeln!(main, "{}", drawn(&neuron));
    }
    let threshold = system.fires.threshold().map_or(String::new(), |v| format!(", threshold={v:?}"));
    let _ = writeln!(
        main,
        "({}), spikes, times = {}{}(rate, reset, [{}], t, {current}, pieces{given_noise}{threshold})",
        neuron.variables().trim_matches(['(', ')']),
        method.replace('-', "_"),
        if noisy { "_in_noise" } else { "" },
        numbers(start)
    );
    main += "print(len(spikes), \"spikes at\", times)\n";

    let body = format!("{given}\n\n{}\n\n\n{main}", library::around(&neuron.definitions(), &main));
    let head = docstring(&head(experiment, &told, &neuron.names));
    let text = format!("{head}\n{}\n{body}", library::imports(&body));
    File { name: format!("{}_run.py", experiment.stem()), text }
}
