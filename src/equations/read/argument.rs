//! Arguments of Brian2's `NeuronGroup`, as its scripts have them, on lines of their own: what has a meaning here is taken, and the
//! others are told.

use super::piece::Piece;
use super::statement::{Name, Said, Statement};
use crate::equations::complaint::Complaint;
use crate::equations::names::kept;
use crate::text::{Text, say};

/// Arguments that have no meaning here.
pub const WITHOUT: &[&str] =
    &["clock", "codeobj_class", "dtype", "events", "method_options", "name", "namespace", "order"];

/// What a line says that is an argument in quotation marks, but for how the neuron fires: `method='euler'`.
pub fn quoted(line: Piece, complaints: &mut Vec<Complaint>) -> Option<Said> {
    let (key, value) = line.split_at_equals()?;
    // Behind the last of them the call ends.
    let value = value.until(value.text.trim_end_matches([',', ' ', ')']).len());
    let inner = ['\'', '"'].into_iter().find_map(|mark| value.text.strip_prefix(mark)?.strip_suffix(mark));
    if key.text == "method" {
        let name = Name { id: kept(key.text), place: key.place };
        return Some(Said::one(Some(Statement::Option(name, inner?.trim().into(), value.place))));
    }
    inner.filter(|_| WITHOUT.contains(&key.text))?;
    complaints.push(without(key.text, key));
    Some(Said::default())
}

/// An argument without what ends it: a comma, or the bracket that closes the call.
pub fn unclosed(line: Piece) -> Piece {
    let line = line.until(line.text.trim_end_matches(',').len());
    let [opened, closed] = ['(', ')'].map(|bracket| line.text.matches(bracket).count());
    if closed > opened { line.until(line.text.trim_end_matches(')').len()) } else { line }
}

/// That one has no meaning here.
pub fn without(key: &str, at: Piece) -> Complaint {
    at.doubtful(say!("“{flag}” of Brian2 is not known here", flag = Text::plain(key)))
}
