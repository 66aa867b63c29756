//! The head of a program: what it is, where it comes from, what was told to the simulator, and what its reader must know.

use super::Experiment;
use super::names::Names;

/// The lines of a head, without the sign of a comment: what every program says, then what the format has to say.
pub fn head(experiment: &Experiment, own: &[String], names: &Names) -> Vec<String> {
    // A neuron whose text begins without a title has none.
    let mut lines = wrapped(&format!("{}.", experiment.title.trim_start_matches([':', ' '])));
    lines.extend(wrapped(&format!("Written by Nullcline: {}", experiment.origin)));
    lines.extend(own.iter().flat_map(|line| wrapped(line)));
    let changed = names.changed();
    if !changed.is_empty() {
        let changed: Vec<String> =
            changed.iter().map(|(name, called)| format!("{name} is {called}")).collect();
        lines.extend(wrapped(&format!("Names that would clash here: {}.", changed.join(", "))));
    }
    lines
}

/// The lines as comments.
pub fn comment(sign: &str, lines: &[String]) -> String {
    lines.iter().map(|line| format!("{sign} {line}").trim_end().to_string() + "\n").collect()
}

/// The most letters in a line.
const WIDTH: usize = 96;

/// A sentence in lines of a readable length. A longer word, as an address with equations is, goes on in the next lines: some
/// simulators read no more than some hundred letters of one.
pub fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ').flat_map(cut) {
        let last = lines.last_mut().expect("there is always one");
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(word.into());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

/// A word in parts of a line's length.
fn cut(word: &str) -> impl Iterator<Item = &str> {
    let starts = word.char_indices().map(|(at, _)| at).step_by(WIDTH);
    let ends = word.char_indices().map(|(at, _)| at).skip(WIDTH).step_by(WIDTH).chain([word.len()]);
    starts.chain(word.is_empty().then_some(0)).zip(ends).map(|(start, end)| &word[start..end])
}
