//! NEURON: the neuron as a mechanism in NMODL, and a Python file that runs it.

mod mechanism;
mod script;
mod words;

use super::nearness::Resets;
use super::{Experiment, File, Format};
use crate::text::Text;
use mechanism::Mechanism;

/// The format.
pub const FORMAT: Format =
    Format { id: "neuron", title: "NEURON", extension: "py", exact: true, lacks, write };

fn lacks(experiment: &Experiment) -> Option<Text> {
    experiment.is_too_noisy()
}

fn write(experiment: &Experiment) -> Vec<File> {
    let mechanism = Mechanism::of(experiment);
    let stem = experiment.stem();
    vec![
        File { name: format!("{stem}_in_neuron.py"), text: mechanism.python() },
        File { name: format!("{stem}.mod"), text: mechanism.nmodl() },
    ]
}

impl Mechanism<'_> {
    /// What a reader of both files must know.
    pub fn told(&self) -> Vec<String> {
        let mut told = self.run.nearness(Resets::AtTheEnd);
        told.extend(self.run.apart_at_edges());
        told.push(
            "The membrane potential is a variable of the mechanism. The section that holds it is only a place: \
             NEURON takes the voltage of a section by an implicit method, and the gates after it, \
             so that it never gives these numbers."
                .into(),
        );
        told.push(
            "The translator of NMODL keeps six digits of a PARAMETER's value: the Python file sets them anew, with all of theirs."
                .into(),
        );
        if !matches!(self.run.system.time.unit, "ms" | "") {
            told.push(
                "NEURON counts time in ms: a unit of the equations' time is what it takes for one.".into(),
            );
        }
        told.push("In a mechanism t is the end of the step that is taken; a current that changes with a bin flows from its start.".into());
        told
    }
}
