//! What comments on lines of their own say of names, which holds before what stands behind a line.

use super::nearest::nearest;
use super::note::Note;
use super::statement::Name;
use crate::equations::complaint::Complaint;
use crate::text::{Text, say};
use std::collections::HashMap;

/// What comments on lines of their own say of names, in the order of the text.
#[derive(Default)]
pub struct Notes(Vec<Said>);

struct Said {
    name: Name,
    note: Note,
    wrong: Vec<Complaint>,
}

impl Notes {
    /// Adds what a comment says of a name, and what is wrong with that.
    pub fn add(&mut self, name: Name, note: Note, wrong: Vec<Complaint>) {
        self.0.push(Said { name, note, wrong });
    }

    /// What they say of each of these names, in capitals or not. What they say of no name is said to people alone; a range is
    /// rather meant for one.
    pub fn of(self, names: &[&'static str], complaints: &mut Vec<Complaint>) -> Known {
        let mut known = Known::default();
        for Said { name: Name { id, place }, note, wrong } in self.0 {
            let alike = || names.iter().find(|name| name.eq_ignore_ascii_case(id));
            match names.iter().find(|name| **name == id).or_else(alike) {
                Some(name) => {
                    complaints.extend(wrong);
                    let before = known.notes.remove(name).map(|(note, _)| note).unwrap_or_default();
                    known.notes.insert(name, (note.or(&before), Name { id: name, place }));
                }
                None if note.range.is_some() => {
                    let said = Text::plain(id);
                    let message = match nearest(names.iter().copied(), id) {
                        Some(near) => {
                            say!("{said} is unknown; {near} is known", said, near = Text::plain(near))
                        }
                        None => {
                            say!("{said} is unknown: what is said of it is passed over", said)
                        }
                    };
                    complaints.push(Complaint::doubt(place, message));
                }
                None => {}
            }
        }
        let says = |is: fn(&Note) -> bool| known.notes.values().any(|(note, _)| is(note));
        (known.current, known.voltage) = (says(|note| note.current), says(|note| note.voltage));
        known
    }
}

/// What they say of the names of a text.
#[derive(Default)]
pub struct Known {
    notes: HashMap<&'static str, (Note, Name)>,
    /// Whether they say which is the injected current.
    current: bool,
    /// Whether they say which is the voltage.
    voltage: bool,
}

impl Known {
    /// Whether they say which is the injected current.
    pub fn tell_the_current(&self) -> bool {
        self.current
    }

    /// Puts what they say before what stands behind a name's line; `is_alone` if that line is of no other name, so that both
    /// are said of this one.
    pub fn hold(&self, name: Name, note: &mut Note, is_alone: bool) -> Option<Complaint> {
        note.current &= !self.current;
        note.voltage &= !self.voltage;
        let (said, own) = self.notes.get(name.id)?;
        let before = note.unit;
        // What Brian2's colon says is what all is counted in.
        let unit = if note.measures.is_some() { before } else { said.unit.or(before) };
        *note = Note { unit, ..said.clone().or(note) };
        let [first, second] = [before?, said.unit?].map(|unit| if unit.is_empty() { "1" } else { unit });
        (first != second && is_alone).then(|| {
            let [name, first, second, holds] =
                [name.id, first, second, unit.unwrap_or_default()].map(Text::plain);
            let message = say!(
                "two units are told of {name}, {first} and {second}: {holds} holds",
                name,
                first,
                second,
                holds
            );
            Complaint::doubt(own.place, message)
        })
    }
}
