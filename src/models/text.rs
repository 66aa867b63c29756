//! The text of a model, to begin a text of one's own from: it starts where the model does.

use super::Listed;
use crate::equations::write;
use crate::param::Param;

impl Listed {
    /// Its text, with the current that its page opens at. The equations of a compiled model do not say where it starts: at its
    /// rest, which no text is asked to find, so the numbers stand there.
    pub fn text(&'static self) -> String {
        let mut system = self.system().clone();
        let values: Vec<f64> = self.params().iter().map(Param::initial).collect();
        for (variable, start) in system.variables.iter_mut().zip(self.start(&values)) {
            variable.initial = Some(start);
        }
        system.usual.current = self.about.opens_at.unwrap_or(system.usual.current);
        write(&system)
    }
}
