//! The Python file that compiles the mechanism, runs it, and keeps the columns.

use super::mechanism::Mechanism;
use crate::program::digits::numeral;
use crate::program::head::head;
use crate::program::in_python;
use crate::program::names::Names;

/// What the file needs.
const NEEDS: &str =
    "In Python with NEURON: pip install neuron numpy. A C++ compiler must be there for the mechanism.";

impl Mechanism<'_> {
    /// The text of the file.
    pub fn python(&self) -> String {
        let (run, title, stem) = (self.run, self.run.kind(), self.run.stem());
        let shown: Vec<&'static str> = run.columns();
        let here = Names::of(shown.iter().copied(), in_python::RULES);
        let names: Vec<String> = shown.iter().map(|name| here.called(name)).collect();
        let recorded =
            shown.iter().zip(&names).map(|(name, column)| (column.as_str(), self.names.called(name)));
        let fired = self.reset.as_ref().map(|_| ("fired", "fired".to_string()));
        let recorded = recorded
            .chain(fired)
            .map(|(column, called)| format!("        {column:?}: mechanism._ref_{called},\n"));
        let values: String = self.values().map(|(name, value)| format!("    {name:?}: {value},\n")).collect();
        let current = here.called(run.system.current.id);
        let means = run.cut().into_iter().map(|(bin, mean)| {
            format!(
                "{current}[{bin}] = {}  # an edge falls into this bin, which has the mean\n",
                numeral(mean)
            )
        });
        let told = [vec![NEEDS.to_string()], self.told()].concat();
        format!(
            r#"{head}
import os
import pathlib
import shutil
import subprocess
import sys

import numpy as np

tstart, dt, bins = {tstart}, {dt}, {bins}  # the first bin, the distance of two, how many there are
steps = {steps}  # of NEURON in a bin
parameters = {{
{values}}}


def compiled(mechanism):
    """The folder with the compiled mechanism: made anew where the file is newer."""
    folder = mechanism.with_name(mechanism.stem + "_compiled")
    if not any(made.stat().st_mtime > mechanism.stat().st_mtime for made in folder.glob("*/libnrnmech.*")):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        search = os.pathsep.join([os.path.dirname(sys.executable), os.environ.get("PATH", "")])
        compiler = shutil.which("nrnivmodl", path=search)
        subprocess.run([compiler, str(mechanism)], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder


def simulated():
    """What is recorded of each step, by its name."""
    folder = compiled(pathlib.Path(__file__).resolve().with_name("{stem}.mod"))
    import neuron  # when the mechanism is there

    if not hasattr(neuron.h, "{title}"):
        neuron.load_mechanisms(str(folder))
    section = neuron.h.Section(name="place")
    mechanism = neuron.h.{title}(section(0.5))
    for name, value in parameters.items():
        setattr(mechanism, name, value)
    recorded = {{
{recorded}    }}
    recorded = {{name: neuron.h.Vector().record(what) for name, what in recorded.items()}}
    neuron.h.dt = dt / steps
    neuron.h.finitialize()
    for _ in range((bins - 1) * steps):
        neuron.h.fadvance()
    return {{name: np.array(what) for name, what in recorded.items()}}


recorded = simulated()
t = tstart + dt * np.arange(bins)
{names} = (recorded[name][::steps] for name in {quoted:?})
{means}spikes = {spikes}

if __name__ == "__main__":
    print(spikes.size, "spikes at", t[spikes])
"#,
            head = in_python::docstring(&head(run, &told, &self.names)),
            tstart = numeral(run.tstart),
            dt = numeral(run.dt),
            bins = run.bins,
            steps = run.steps_in_a_bin(),
            recorded = recorded.collect::<String>(),
            quoted = names,
            means = means.collect::<String>(),
            spikes = self.spikes(&names[0]),
            names = names.join(", "),
        )
    }

    /// The bins of the spikes in Python, given the name of the voltage.
    fn spikes(&self, v: &str) -> String {
        match (self.run.system.fires.threshold(), &self.reset) {
            (Some(threshold), _) => {
                let threshold = numeral(threshold);
                format!(
                    "np.nonzero(({v}[:-1] <= {threshold}) & ({v}[1:] > {threshold}))[0]  # the bins before each upward crossing"
                )
            }
            (None, Some(_)) => {
                "-(-np.nonzero(recorded[\"fired\"])[0] // steps)  # the bins that first show a reset".into()
            }
            (None, None) => "np.array([], dtype=int)".into(),
        }
    }
}
