//! A neuron from a text: XPPAUT's language as far as neurons need it, and lines as Brian2 has them.

mod argument;
mod build;
mod current;
mod cut;
mod derivative;
mod dimension;
mod draft;
mod firing;
mod fixed;
mod foreign;
mod formula;
mod given;
mod keyword;
mod landing;
mod lines;
mod measured;
mod moving;
mod nearest;
mod noise;
mod note;
mod notes;
mod one_of;
mod order;
mod piece;
mod python;
mod reader;
mod refractory;
mod reset;
mod run;
mod scope;
mod size;
mod slider;
mod statement;
mod symbol;
mod unit;
mod unquoted;
mod values;
mod voltage;
mod window;
mod xppaut;

use super::complaint::{Complaint, Place};
use super::parse::LONGEST;
use super::system::System;
use super::tape::Tape;
use crate::text::say;
use build::{Built, build, middle};
use draft::Draft;

/// The most complaints that are told: one that is wrong in every line needs no more.
const COMPLAINTS: usize = 100;

/// The neuron that a text describes, and what is wrong or to be doubted in it, in the order of the text. There is a neuron
/// exactly where nothing is wrong.
pub fn read(text: &str) -> (Option<System>, Vec<Complaint>) {
    let mut complaints = Vec::new();
    if text.chars().nth(LONGEST).is_some() {
        let message = say!("a text has at most {most} characters", most = LONGEST);
        return (None, vec![Complaint::new(Place::START, message)]);
    }
    let draft = Draft::of(text, &mut complaints);
    let built = build(&draft, &mut complaints);
    let mut is_sound = complaints.iter().all(|complaint| complaint.doubt);
    if let Some(built) = built.as_ref().filter(|_| is_sound) {
        noise::check(&draft, &built.system, &mut complaints);
        is_sound = complaints.iter().all(|complaint| complaint.doubt);
    }
    if built.as_ref().is_some_and(|built| is_sound && Tape::holds(&built.system).is_err()) {
        let message = say!("the equations of this text are too many");
        complaints.push(Complaint::new(Place::START, message));
    }
    complaints.sort_by_key(|complaint| (complaint.line, complaint.column));
    complaints.dedup();
    let is_sound = complaints.iter().all(|complaint| complaint.doubt);
    complaints.truncate(COMPLAINTS);
    (built.filter(|_| is_sound).map(looked_at), complaints)
}

/// The neuron, with what is only guessed as a run of it shows.
fn looked_at(Built { mut system, untold }: Built) -> System {
    moving::look(&mut system, &untold);
    if system.guesses_spikes {
        system.fires = middle(&system.variables[0]);
    }
    system
}
