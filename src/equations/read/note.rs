//! What a comment says of a name: its unit, its range, what it is.

use super::dimension::Dimension;
use super::piece::Piece;
use super::unit;
use crate::equations::complaint::{Complaint, Place};
use crate::equations::names::kept;
use crate::equations::parse::decimals;
use crate::numerals::bound;
use crate::param::HUGE;
use crate::text::say;

/// What a comment says of a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// Its unit, as figures write it.
    pub unit: Option<&'static str>,
    /// What it measures, where Brian2's colon says it.
    pub measures: Option<Dimension>,
    /// What it is counted from, such as “above rest”.
    pub from: &'static str,
    /// Where it moves: a variable in figures, a parameter on its slider.
    pub range: Option<[f64; 2]>,
    /// The slider's step.
    pub step: Option<f64>,
    /// Whether the slider is logarithmic.
    pub log: bool,
    /// Whether it takes whole numbers.
    pub whole: bool,
    /// Whether it takes either sign, whatever its slider shows.
    pub signed: bool,
    /// Whether it is the current that is injected.
    pub current: bool,
    /// Whether it is the voltage of the membrane.
    pub voltage: bool,
    /// Whether its words are said of others, too, so that they are no name for one.
    pub shared: bool,
    /// A word or two for it.
    pub name: &'static str,
    /// A sentence for the student.
    pub help: &'static str,
}

/// Words that say that it is the injected current.
const CURRENT: &[&str] =
    &["current", "injected current", "applied current", "external current", "input current"];
/// Words that say that it is the voltage.
const VOLTAGE: &[&str] = &["voltage", "membrane voltage", "membrane potential"];
/// Letters of a name before a colon.
const NAME: usize = 40;

fn number(text: &str) -> Option<f64> {
    text.trim().replace('\u{2212}', "-").parse().ok()
}

fn is_number(text: &str) -> bool {
    number(text).is_some()
}

/// Whether a comma that parts two pieces stands within a number of a range, as in `0..1,5`.
fn is_one_number(piece: Piece, next: Piece) -> bool {
    let [before, after] = [piece.text.rsplit("..").next(), next.text.split("..").next()];
    let behind = piece.text.chars().fold(piece.place, Place::behind).behind(',');
    let has_range = piece.text.contains("..") || next.text.contains("..");
    has_range && next.place == behind && before.is_some_and(is_number) && after.is_some_and(is_number)
}

/// Whether a piece is of two numbers that seem to be the ends of a range: `0 - 10`, `-5 to 5`.
fn is_range_elsewhere(piece: &str) -> bool {
    let parted = |by: &str| piece.split_once(by).is_some_and(|(low, high)| is_number(low) && is_number(high));
    [" to ", " - ", "–", " – "].iter().any(|by| parted(by))
}

impl Note {
    /// What a comment says; a range that is none is added to the complaints.
    pub fn read(comment: Piece, complaints: &mut Vec<Complaint>) -> Note {
        let mut note = Note::default();
        let mut said: Vec<&str> = Vec::new();
        let pieces = comment.unwrapped(['[', ']']).list(&[',']);
        for (at, &piece) in pieces.iter().enumerate() {
            // Behind the first words all are words.
            if !said.is_empty() {
                if piece.text.split_once("..").is_some_and(|(low, high)| is_number(low) && is_number(high)) {
                    complaints.push(piece.doubtful(say!(
                        "a range stands before the words, such as 0..400, sodium conductance"
                    )));
                }
                said.push(piece.text);
            } else if pieces.get(at + 1).is_some_and(|next| is_one_number(piece, *next)) {
                complaints.push(piece.doubtful(decimals()));
                break;
            } else if !note.takes(piece, complaints) {
                said.push(piece.text);
            }
        }
        let said = said.join(", ");
        match said.split_once(": ").filter(|(name, _)| name.chars().count() <= NAME) {
            Some((name, help)) => (note.name, note.help) = (kept(name.trim()), kept(help.trim())),
            None => note.help = kept(&said),
        }
        note
    }

    /// What a comment says of the time, which is no more than a unit and a range; and the first part of it that is neither.
    pub fn of_time<'t>(comment: Piece<'t>, complaints: &mut Vec<Complaint>) -> (Note, Option<Piece<'t>>) {
        let (mut note, mut stray) = (Note::default(), None);
        let pieces = comment.unwrapped(['[', ']']).list(&[',']);
        for (at, &piece) in pieces.iter().enumerate() {
            if pieces.get(at + 1).is_some_and(|next| is_one_number(piece, *next)) {
                complaints.push(piece.doubtful(decimals()));
                break;
            }
            if !note.takes(piece, complaints) && !piece.text.is_empty() {
                stray = stray.or(Some(piece));
            }
        }
        (note, stray)
    }

    /// Takes a part of the comment, if it is more than words.
    fn takes(&mut self, piece: Piece, complaints: &mut Vec<Complaint>) -> bool {
        let piece = piece.unwrapped(['[', ']']).unwrapped(['(', ')']);
        let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(piece.text));
        if let Some((low, high)) = piece.text.split_once("..") {
            return self.takes_range(piece, [low.trim(), high.trim()], complaints);
        }
        if is_range_elsewhere(piece.text) {
            complaints.push(piece.doubtful(say!("a range is written with two points, such as 0..400")));
        } else if let Some(step) = piece.text.strip_prefix("step ").and_then(|step| step.trim().parse().ok())
        {
            self.step = Some(step).filter(|step: &f64| *step > 0.0);
        } else if is(&["log"]) {
            self.log = true;
        } else if is(&["whole"]) {
            self.whole = true;
        } else if is(&["signed"]) {
            self.signed = true;
        } else if piece.text.starts_with("above ") {
            self.from = kept(piece.text);
        } else if is(CURRENT) {
            self.current = true;
        } else if is(VOLTAGE) {
            self.voltage = true;
        } else if let Some(unit) = unit::written(piece.text.strip_prefix("in ").unwrap_or(piece.text))
            .filter(|_| self.unit.is_none())
        {
            self.unit = Some(kept(&unit));
        } else {
            return false;
        }
        true
    }

    /// Takes a range, if these are its ends.
    fn takes_range(&mut self, piece: Piece, ends: [&str; 2], complaints: &mut Vec<Complaint>) -> bool {
        let [low, high] = ends;
        // A unit may stand right before it, or behind it, without a comma.
        let before =
            low.rsplit_once(char::is_whitespace).map(|(unit, low)| (unit.trim_end_matches(';'), [low, high]));
        let behind = high.split_once(char::is_whitespace).map(|(high, unit)| (unit, [low, high]));
        let mut with_unit = [before, behind].into_iter().flatten();
        let united = with_unit.find_map(|(unit, ends)| Some((unit::written(unit)?, ends)));
        let ends = united.as_ref().map_or(ends, |(_, ends)| *ends);
        let [Some(low), Some(high)] = ends.map(number) else {
            let is_half = ends.into_iter().any(|end| number(end).is_some());
            if is_half {
                complaints.push(piece.doubtful(say!("a range is of two numbers alone, such as 0..400")));
            }
            return is_half && ends.contains(&"");
        };
        self.unit = self.unit.or(united.map(|(unit, _)| kept(&unit)));
        if low >= high || low.is_nan() || high.is_nan() {
            let message = say!("a range goes from a lesser number to a greater one, such as 0..400");
            complaints.push(piece.doubtful(message));
        } else if low < -HUGE || high > HUGE {
            complaints.push(piece.doubtful(say!(
                "a range goes from {least} to {most} at most",
                least = bound(-HUGE),
                most = bound(HUGE)
            )));
        } else {
            self.range = Some([low, high]);
        }
        true
    }

    /// Whether it says no more than words.
    pub fn is_of_words(&self) -> bool {
        let Note { name, help, .. } = *self;
        *self == Note { name, help, ..Note::default() }
    }

    /// With what another comment says of the same, where this one says nothing.
    pub fn or(self, other: &Note) -> Note {
        let text = |a: &'static str, b: &'static str| if a.is_empty() { b } else { a };
        Note {
            unit: self.unit.or(other.unit),
            measures: self.measures.or(other.measures),
            from: text(self.from, other.from),
            range: self.range.or(other.range),
            step: self.step.or(other.step),
            log: self.log || other.log,
            whole: self.whole || other.whole,
            signed: self.signed || other.signed,
            current: self.current || other.current,
            voltage: self.voltage || other.voltage,
            shared: other.shared && self.name.is_empty() && self.help.is_empty(),
            name: text(self.name, other.name),
            help: text(self.help, other.help),
        }
    }
}
