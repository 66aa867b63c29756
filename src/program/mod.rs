//! A run as a program for another simulator: what is computed, as data, and the formats that it is written in, one a file.

mod asked;
pub mod digits;
pub mod experiment;
pub mod head;
pub mod in_python;
pub mod in_turn;
pub mod names;
pub mod nearness;
mod noise;
pub mod notation;
mod numpy;
pub mod python;
pub mod setup;
mod stepped;

pub use experiment::{Experiment, Piece};

/// A file of a program.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// A format that runs are written in.
pub struct Format {
    /// The key.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// How its files' names end, without the dot; of several files the first one's.
    pub extension: &'static str,
    /// Whether its programs give the lab's own numbers, to 1e−9 of each column's range, by the methods that they can be told.
    pub exact: bool,
    /// Why this experiment cannot be written in it, where it cannot.
    pub lacks: fn(&Experiment) -> Option<crate::text::Text>,
    /// The files, that to be run first in front.
    pub write: fn(&Experiment) -> Vec<File>,
}

/// Lists formats, a line a file.
macro_rules! formats {
    ($($room:ident;)*) => {
        $(mod $room;)*

        /// Every format, in the order of the menu.
        pub const FORMATS: &[Format] = &[$($room::FORMAT),*];
    };
}
formats! {
    xppaut;
    brian2;
    neuron;
    neuroml;
    nest;
    latex;
    c;
}
