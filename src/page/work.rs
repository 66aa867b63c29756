//! Work of a page that takes longer than a reader waits: done in portions by whoever has the time, and told in numbers.

use super::Scene;

/// Work under way. To cancel it, drop it.
pub trait Portions {
    /// Goes on for about so many time steps of single neurons. Returns how much is done, from 0 to 1: 1 when all is.
    fn step(&mut self, budget: usize) -> f64;

    /// What has been found so far.
    fn found(&self) -> Found;
}

/// What work has found: plain numbers, so that it can come from elsewhere. Their meaning is the page's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// How much is done, from 0 to 1.
    pub progress: f64,
    /// The numbers; none at the beginning.
    pub numbers: Vec<f64>,
}

/// The work of a scene.
pub struct Work {
    /// How much of it the scene shows, from 0 to 1.
    pub progress: f64,
    /// Begins it.
    pub begin: Box<dyn Fn() -> Box<dyn Portions>>,
    /// The scene that shows what has been found.
    pub with: Box<dyn Fn(&Found) -> Scene>,
}

impl Work {
    /// What all of it finds, at once.
    pub fn finish(&self) -> Found {
        let mut portions = (self.begin)();
        while portions.step(usize::MAX) < 1.0 {}
        portions.found()
    }
}

impl Scene {
    /// What is left to do, if anything is.
    pub fn unfinished(&self) -> Option<&Work> {
        self.work.as_ref().filter(|work| work.progress < 1.0)
    }

    /// The scene with all its work done, at once.
    pub fn finished(self) -> Scene {
        match self.unfinished() {
            Some(work) => (work.with)(&work.finish()),
            None => self,
        }
    }
}
