//! Lines of the Python that stands around Brian2's equations in a script: they are told apart, and not read.

use super::piece::Piece;
use crate::equations::complaint::{Complaint, Place};
use crate::text::{Text, say};

/// Words with which lines of Python begin.
const WORDS: &[&str] = &["from ", "import ", "def ", "model=", "plt."];
/// Marks around texts of several lines.
const QUOTES: &[&str] = &["'''", "\"\"\""];
/// What belongs to Brian2, and not to its equations.
const CALLS: &[&str] = &[
    "Equations(",
    "Network(",
    "NeuronGroup(",
    "PoissonGroup(",
    "PopulationRateMonitor(",
    "SpikeMonitor(",
    "StateMonitor(",
    "SpatialNeuron(",
    "Synapses(",
    "TimedArray(",
];

/// Whether a line is of Python.
pub fn is_python(line: Piece) -> bool {
    let text = line.text;
    WORDS.iter().any(|word| text.starts_with(word))
        || QUOTES.iter().any(|quote| text.contains(quote))
        || line.split_at_equals().map_or_else(
            || is_call(line),
            |(left, right)| is_member(left) || CALLS.iter().any(|call| right.text.starts_with(call)),
        )
}

/// What is told of the first of them.
pub fn unread(place: Place) -> Complaint {
    let pattern = Text::plain("threshold: v > v_t");
    let message = say!(
        "this is Python: only equations and values are read, each on a line, and lines such as {pattern}",
        pattern
    );
    Complaint::new(place, message)
}

/// Whether it only calls something, such as `run(100*ms)`.
fn is_call(line: Piece) -> bool {
    line.text.ends_with(')') && line.text[line.name().len()..].starts_with('(') && !line.name().is_empty()
}

/// Whether it is something of an object, such as `G.v`.
fn is_member(left: Piece) -> bool {
    left.split_once('.').is_some_and(|(object, member)| object.is_name() && member.is_name())
}
