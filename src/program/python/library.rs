//! The functions that Python programs of ours call: currents, methods, learning, each printed where it is called.

use crate::integrate::dormand_prince::TOLERANCE;
use crate::integrate::step::TABLEAU;
use std::sync::LazyLock;

/// What is defined in front of a neuron, and what behind it; each file opens with what it holds.
const FILES: [(Place, &str); 6] = [
    (Place::Before, include_str!("library/functions.py")),
    (Place::Before, include_str!("library/currents.py")),
    (Place::Before, include_str!("library/learning.py")),
    (Place::Behind, include_str!("library/rest.py")),
    (Place::Behind, include_str!("library/methods.py")),
    (Place::Behind, include_str!("library/quantities.py")),
];

/// Where something is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In front of the neuron.
    Before,
    /// Behind it.
    Behind,
}

/// A function, or a constant.
struct Definition {
    name: &'static str,
    text: String,
    place: Place,
}

/// Everything there is, in the order of the files.
static LIBRARY: LazyLock<Vec<Definition>> = LazyLock::new(|| {
    let numbers = TABLEAU.iter().map(|(name, numbers)| (*name, list(numbers)));
    let numbers = numbers.chain([("TOLERANCE", format!("{TOLERANCE:e}"))]);
    let constants = numbers.map(|(name, numbers)| Definition {
        name,
        text: format!("{name} = {numbers}"),
        place: Place::Behind,
    });
    let functions = FILES.iter().flat_map(|(place, file)| {
        file.split("\n\n\n").filter_map(|text| {
            let name = text.strip_prefix("def ")?.split('(').next()?;
            Some(Definition { name, text: text.trim_end().into(), place: *place })
        })
    });
    constants.chain(functions).collect()
});

/// The names of all of it, which mean nothing else in a program.
pub fn names() -> impl Iterator<Item = &'static str> {
    LIBRARY.iter().map(|definition| definition.name)
}

/// A neuron with what it and the rest of a program call, defined around it.
pub fn around(neuron: &str, rest: &str) -> String {
    let called = called_by(&format!("{neuron}\n{rest}"));
    // A neuron may have its own.
    let called: Vec<&Definition> =
        called.into_iter().filter(|known| !neuron.contains(&format!("def {}(", known.name))).collect();
    let at = |place| called.iter().filter(move |known| known.place == place).map(|known| known.text.as_str());
    // Constants in front stand together.
    let (constants, functions): (Vec<&str>, Vec<&str>) =
        at(Place::Behind).partition(|text| !text.starts_with("def "));
    let constants = (!constants.is_empty()).then(|| {
        format!("# Dormand and Prince's pair of order 5(4): stage times, weights of the stages, error, and interpolant.\n{}", constants.join("\n"))
    });
    let neuron = Some(neuron.trim().to_string()).filter(|neuron| !neuron.is_empty());
    let blocks = at(Place::Before).map(String::from).chain(neuron).chain(constants);
    let blocks: Vec<String> = blocks.chain(functions.into_iter().map(String::from)).collect();
    blocks.join("\n\n\n")
}

/// Whether all that a text calls is made of +, −, ×, ÷ and comparisons alone: its numbers are then the same to the last bit
/// everywhere.
pub fn is_exact(text: &str) -> bool {
    called_by(text).iter().all(|known| ROUNDED.iter().all(|sign| !known.text.contains(sign)))
}

/// What libraries round each in its own way.
const ROUNDED: [&str; 6] = ["math.sin(", "math.exp(", "math.expm1(", "math.cosh(", "math.sinh(", "**"];

/// The imports of a program, in Python's order.
pub fn imports(text: &str) -> String {
    let of = |lines: &[(&str, &str)]| -> String {
        let met = lines.iter().filter(|(sign, _)| text.contains(sign));
        met.map(|(_, module)| format!("import {module}\n")).collect()
    };
    let own = of(&[("bisect.", "bisect"), ("math.", "math"), ("zlib.", "zlib")]);
    let others = of(&[("plt.", "matplotlib.pyplot as plt"), ("np.", "numpy as np")]);
    [own, others].into_iter().filter(|lines| !lines.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What a text calls, and what that calls, in the order of the library.
fn called_by(text: &str) -> Vec<&'static Definition> {
    let mut called: Vec<bool> = LIBRARY.iter().map(|known| calls(text, known)).collect();
    let mut open: Vec<usize> = (0..called.len()).filter(|place| called[*place]).collect();
    while let Some(place) = open.pop() {
        for (other, known) in LIBRARY.iter().enumerate() {
            if !called[other] && calls(&LIBRARY[place].text, known) {
                called[other] = true;
                open.push(other);
            }
        }
    }
    LIBRARY.iter().zip(called).filter(|(_, called)| *called).map(|(known, _)| known).collect()
}

/// Whether a text names a constant, or calls a function.
fn calls(text: &str, known: &Definition) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let function = known.text.starts_with("def ");
    text.match_indices(known.name).any(|(place, name)| {
        let behind = &text[place + name.len()..];
        !text[..place].ends_with(part)
            && if function { behind.starts_with('(') } else { !behind.starts_with(part) }
    })
}

/// The most letters of a list that stands in one line.
const WIDTH: usize = 100;

/// A list of numbers, or of lists of them, as Python has it: what Rust's tokens say, in fractions.
fn list(tokens: &str) -> String {
    let mut flat =
        tokens.split_whitespace().collect::<Vec<_>>().join(" ").replace(".0", "").replace(" / ", "/");
    for (from, to) in [("[ ", "["), (", ]", "]"), (",]", "]"), (" ]", "]"), (", 0]", "]")] {
        while flat.contains(from) {
            flat = flat.replace(from, to);
        }
    }
    if flat.len() <= WIDTH {
        return flat;
    }
    let inner = &flat[1..flat.len() - 1];
    let parts = if inner.starts_with('[') {
        inner.replace("], [", "],\n    [")
    } else {
        inner.replace(", ", ",\n    ")
    };
    format!("[\n    {parts},\n]")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integrate::{METHODS, STEPS, Steps};
    use crate::stimulus::KINDS;

    /// What a function is called that has a key of a registry.
    fn named(id: &str, tail: &str) -> String {
        id.replace('-', "_") + tail
    }

    #[test]
    fn every_method_is_there_and_those_that_step_from_bin_to_bin_are_exact() {
        for (method, steps) in METHODS.iter().zip(STEPS) {
            let name = named(method.id, "");
            assert!(names().any(|known| known == name), "{name}");
            assert_eq!(is_exact(&format!("{name}(")), *steps != Steps::Adaptive, "{name}");
        }
    }

    #[test]
    fn every_current_that_pages_offer_is_there() {
        for kind in KINDS.iter().filter(|kind| kind.about.offer.is_some()) {
            let name = named(kind.id, "_current");
            assert!(names().any(|known| known == name), "{name}");
        }
    }

    #[test]
    fn a_program_has_what_it_calls_and_no_more() {
        let text = around(
            "def rate(state, I):\n    return [exp(state[0])]",
            "euler(rate, None, [0], t, step_in_bins(t))",
        );
        let defined: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("def ")?.split('(').next()).collect();
        assert_eq!(defined, ["exp", "step_in_bins", "rate", "march", "held_steps", "with_spikes", "euler"]);
        assert!(!is_exact("sinusoid_current(") && is_exact("step_in_bins("));
    }

    #[test]
    fn the_tableau_is_printed_in_the_fractions_that_it_is_written_in() {
        let text = around("", "dopri5(");
        for row in [
            "    [1/5],\n",
            "    [44/45, -56/15, 32/9],\n",
            "STAGES = [1/5, 3/10, 4/5, 8/9, 1, 1]\n",
            "    69997945/29380423,\n",
            "TOLERANCE = 1e-9\n",
        ] {
            assert!(text.contains(row), "{row}: {text}");
        }
    }
}
