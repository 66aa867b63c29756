//! A tape over rows of numbers: a register is a row, and each move a loop along it.

use super::{CURRENT, STATE, Tape};
use crate::ode::Real;
use std::cell::Cell;
use std::rc::Rc;

/// A tape and its registers. What a move costs beside its arithmetic is shared by the numbers of a row.
#[derive(Clone, Debug)]
pub struct Rows<R> {
    tape: Rc<Tape>,
    width: usize,
    registers: Vec<R>,
}

impl<R: Real> Rows<R> {
    /// Rows of this many numbers, all 0.
    pub fn new(tape: Rc<Tape>, width: usize) -> Rows<R> {
        let registers = vec![R::from(0.0); tape.registers * width];
        Rows { tape, width, registers }
    }

    /// The current, which stays until it is changed.
    #[inline]
    pub fn current(&mut self) -> &mut [R] {
        self.row(CURRENT)
    }

    /// A variable of the state, which stays, too.
    #[inline]
    pub fn variable(&mut self, place: usize) -> &mut [R] {
        self.row(STATE + place)
    }

    #[inline]
    fn row(&mut self, register: usize) -> &mut [R] {
        &mut self.registers[register * self.width..][..self.width]
    }

    /// Runs the tape over the first so many numbers of each row.
    pub fn run(&mut self, used: usize) {
        let (width, registers) =
            (self.width, Cell::from_mut(self.registers.as_mut_slice()).as_slice_of_cells());
        let row = |register: u16| &registers[usize::from(register) * width..][..used];
        for step in &self.tape.moves {
            step.code.over(|operand| row(step.of[operand]), &step.by, row(step.to));
        }
    }

    /// What has come of it: the rows of this result.
    #[inline]
    pub fn result(&self, place: usize) -> &[R] {
        &self.registers[usize::from(self.tape.results[place]) * self.width..][..self.width]
    }
}
