//! The answers to the latest questions: figures ask the same ones in every frame.

use std::cell::RefCell;

/// Questions with their answers, the latest first.
pub struct Recent<Question, Answer>(RefCell<Vec<(Question, Answer)>>);

/// A run is drawn against time and in a plane.
const KEPT: usize = 2;

impl<Question, Answer> Default for Recent<Question, Answer> {
    fn default() -> Self {
        Recent(RefCell::default())
    }
}

impl<Question: PartialEq, Answer: Clone> Recent<Question, Answer> {
    /// The answer to a question, which is sought only where it is not among the latest.
    pub fn answer(&self, question: Question, seek: impl FnOnce(&Question) -> Answer) -> Answer {
        let mut latest = self.0.borrow_mut();
        let known = latest.iter().position(|(asked, _)| *asked == question).map(|place| latest.remove(place));
        let found = known.unwrap_or_else(|| {
            let answer = seek(&question);
            (question, answer)
        });
        let answer = found.1.clone();
        latest.insert(0, found);
        latest.truncate(KEPT);
        answer
    }
}
