//! Brian2: a Python program with the neuron as its equations are written there.

mod words;

use super::head::head;
use super::in_python::{self, docstring};
use super::in_turn::{InTurn, plain};
use super::names::Names;
use super::nearness::Resets;
use super::notation::{Binding, Notation};
use super::numpy::{Numpy, python};
use super::stepped::Stepped;
use super::{Experiment, File, Format};
use crate::equations::expr::{Expr, Function, Operator};
use crate::equations::names::kept;
use crate::equations::system::Definition;
use crate::spikes::Fires;
use crate::text::Text;
use words::RULES;

/// The format.
pub const FORMAT: Format =
    Format { id: "brian2", title: "Brian2", extension: "py", exact: true, lacks, write };

fn lacks(experiment: &Experiment) -> Option<Text> {
    if experiment.method == "half-steps" {
        return Some("Brian2 knows no method of two half steps; choose another".into());
    }
    let hangs = |definition: &Definition| {
        let expr = experiment.system.spelled_out(&definition.expr);
        let noisy = |name: &&str| experiment.system.noises.contains(name);
        expr.names().iter().any(noisy)
    };
    let shown = experiment.system.shown();
    let needed = experiment.system.needed(&shown.iter().map(|shown| &shown.expr).collect::<Vec<_>>());
    let recorded = shown.into_iter().chain(needed).any(hangs);
    recorded.then(|| "Brian2 does not record what noise is part of: leave out “aux” before it".into())
}

fn write(experiment: &Experiment) -> Vec<File> {
    let names = Names::of(experiment.system.names(), RULES);
    let text = Program { run: experiment, names }.text();
    vec![File { name: format!("{}_brian2.py", experiment.stem()), text }]
}

/// A program being written.
struct Program<'a> {
    run: &'a Experiment,
    names: Names,
}

impl Program<'_> {
    fn text(&self) -> String {
        let Experiment { bins, dt, tstart, system, start, .. } = self.run;
        let fine = self.run.steps_in_a_bin();
        let mut text = docstring(&head(self.run, &self.told(), &self.names));
        let mut say = |line: String| text += &(line + "\n");
        say("import brian2 as b2\nimport numpy as np\n".into());
        say("b2.prefs.codegen.target = \"numpy\"  # one neuron: compiling would take longer than running"
            .into());
        say(format!("dt = {dt:?}"));
        say(format!("bins = {bins}"));
        say(format!("at = {tstart:?} + dt*np.arange(bins)\n"));
        self.current(&mut say);
        say("\nparameters = {".into());
        for (param, value) in system.params.iter().zip(&self.run.values) {
            say(format!("    \"{}\": {value:?},  # {}", self.name(param.id), param.remark()));
        }
        for (id, value) in &system.constants {
            say(format!("    \"{}\": {value:?},", self.name(id)));
        }
        say("}\nequations = \"\"\"".into());
        say(format!("{} = stimulus(t) : 1", self.name(system.current.id)));
        for quantity in &system.quantities {
            let is = self.write(&self.run.held(&system.spelled_out(&quantity.expr)));
            say(format!("{} = {is} : 1", self.name(quantity.quantity.id)));
        }
        let held = system.held();
        for (place, variable) in system.variables.iter().enumerate() {
            let rate = self.write(&self.run.held(&system.spelled_out(&variable.rate)));
            let stays = if place == 0 && held.is_some() { " (unless refractory)" } else { "" };
            say(format!("d{}/dt = ({rate})/ms : 1{stays}", self.name(variable.quantity.id)));
        }
        say("\"\"\"".into());
        say(format!("b2.defaultclock.dt = dt{}*b2.ms", over(fine)));
        if let Some(held) = held {
            let among =
                |name: &'static str| Expr::Name(kept(&format!("parameters[\"{}\"]", self.name(name))));
            let time =
                Numpy.at_least(&plain(system, held).replaced(&|name| Some(among(name))), Binding::Product);
            say("# Brian2 counts from the start of the step that brings the reset: one step more.".into());
            say(format!("held_steps = max(np.floor({time}/(dt{}) + 0.5), 1)", over(fine)));
            say(format!("refractory = (held_steps + 1)*dt{}*b2.ms", over(fine)));
        }
        say("neuron = b2.NeuronGroup(1, equations, namespace={**parameters, \"stimulus\": stimulus},".into());
        let fires = InTurn::of(system).map_or_else(String::new, |InTurn { when, before, sets }| {
            let kept = before.iter().map(|(name, kept)| format!("{kept} = {}", self.name(name)));
            let sets = sets.iter().map(|(name, to)| format!("{} = {}", self.name(name), self.write(to)));
            let sets = kept.chain(sets).collect::<Vec<_>>().join("; ");
            let refractory = if held.is_some() { ", refractory=refractory" } else { "" };
            format!(", threshold=\"{}\", reset=\"{sets}\"{refractory}", self.condition(&when))
        });
        say(format!("                        method={}{fires})", self.method()));
        for (variable, value) in system.variables.iter().zip(start) {
            say(format!("neuron.{} = {value:?}", self.name(variable.quantity.id)));
        }
        if held.is_some() && self.run.starts_fired {
            say(format!("neuron.lastspike = -dt{}*b2.ms  # it starts behind a reset", over(fine)));
        }
        let recorded: Vec<String> = self.recorded().map(|(_, name)| format!("\"{name}\"")).collect();
        say(format!("states = b2.StateMonitor(neuron, [{}], record=0)", recorded.join(", ")));
        let resets = system.reset.is_some();
        if resets {
            say("fired = b2.SpikeMonitor(neuron)".into());
        }
        let parts = if resets { "neuron, states, fired" } else { "neuron, states" };
        say(format!("b2.Network({parts}).run(bins*dt*b2.ms)\n"));
        say("# The columns: in bin k the state before the step from t[k], and the current of that step."
            .into());
        let columns = Names::of(self.run.columns(), in_python::RULES);
        say("t = at".into());
        for (id, name) in self.recorded() {
            let id = columns.called(id);
            say(format!("{id} = np.asarray(getattr(states, \"{name}\"))[0, :{}:{fine}]", bins * fine));
        }
        for (bin, mean) in self.run.cut_in_laws() {
            let current = columns.called(system.current.id);
            say(format!("{current}[{bin}] = {mean:?}  # an edge falls into this bin, which has the mean"));
        }
        say(match (resets, system.fires) {
            (true, _) => {
                let steps = format!("np.round(np.asarray(fired.t/b2.ms)/(dt{}) + 1)", over(fine));
                let bin = if fine == 1 { steps } else { format!("np.ceil({steps}/{fine})") };
                format!("spikes = t[0] + dt*{bin}  # the bin that first shows the reset")
            }
            (_, Fires::Above(threshold)) => format!(
                "spikes = t[np.nonzero(({v}[:-1] <= {threshold:?}) & ({v}[1:] > {threshold:?}))[0]]  # the bins before each crossing",
                v = columns.called(system.variables[0].quantity.id)
            ),
            _ => "spikes = np.array([])".into(),
        });
        if resets {
            say(
                "spikes = spikes[spikes < t[0] + (bins - 0.5)*dt]  # the last step leads beyond the last bin"
                    .into(),
            );
        }
        if resets && self.run.starts_fired {
            say("spikes = np.append(t[0], spikes)  # it starts beyond the threshold".into());
        }
        say("print(len(spikes), \"spikes at\", spikes)".into());
        text
    }

    /// What the head says of this format.
    fn told(&self) -> Vec<String> {
        let mut told = vec!["Needs Brian2 and NumPy: pip install brian2.".to_string()];
        told.extend(self.run.nearness(Resets::AtTheEnd));
        told.extend(self.run.apart_at_edges());
        told.push(match self.run.system.time.unit {
            "ms" => "The equations are written without units; time is in ms.".into(),
            _ => "The equations are written without units; a unit of time is what Brian2 takes for a ms."
                .into(),
        });
        if self.run.is_noisy() && self.run.method != "euler" {
            told.push(
                "Brian2 adds the stages of a step up once for each noise: the sum is divided by their number.".into(),
            );
        }
        if self.run.system.expressions().any(has_choice) {
            told.push(
                "What depends on a condition is a sum there, so both of its parts are always computed."
                    .into(),
            );
        }
        told
    }

    /// The current of each step, as an array.
    fn current(&self, say: &mut dyn FnMut(String)) {
        let parts = self.parts();
        say(format!(
            "# The current of each step{}.",
            if self.four() { ", at its start, twice at its middle, and at its end" } else { "" }
        ));
        match Stepped::by_steps(self.run) {
            Stepped::Listed(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(|number| format!("{number:?}")).collect();
                say(format!("flows = np.repeat([{}], {parts})", numbers.join(", ")));
            }
            Stepped::Laws(laws) => {
                if laws.iter().any(|(_, law)| law.names().contains(&"t")) {
                    let Experiment { tstart, .. } = self.run;
                    let fine = self.run.steps_in_a_bin();
                    say(if self.four() {
                        format!(
                            "at_stages = ({tstart:?} + dt{}*(np.arange({fine}*bins)[:, None] + np.array([0, 0.5, 0.5, 1]))).ravel()",
                            over(fine)
                        )
                    } else {
                        "at_stages = at".into()
                    });
                }
                say(format!("flows = np.zeros({parts}*bins)"));
                for (steps, law) in &laws {
                    let in_a_step = parts / self.run.steps_in_a_bin();
                    let [from, to] = [steps.start * in_a_step, steps.end * in_a_step];
                    let times = Expr::Name(kept(&format!("at_stages[{from}:{to}]")));
                    let law = law.replaced(&|name| (name == "t").then(|| times.clone()));
                    say(format!("flows[{from}:{to}] = {}", Numpy.write(&law)));
                }
            }
        }
        say(format!("stimulus = b2.TimedArray(flows, dt=dt{}*b2.ms)", over(parts)));
        match (self.run.is_noisy(), self.four()) {
            (false, false) => {}
            (false, true) => say(stages(true, None)),
            (true, four) => say(self.in_noise(four)),
        }
    }

    /// How many values of the current a bin has.
    fn parts(&self) -> usize {
        if self.four() { 4 * self.run.steps_in_a_bin() } else { self.run.steps_in_a_bin() }
    }

    /// Whether the stages of a step see different currents.
    fn four(&self) -> bool {
        let varies = self.run.flows.len() > 1 || !self.run.flows[0].law.names().is_empty();
        self.run.method != "euler" && varies
    }

    /// The steps in noise: that which Itô means, whatever the noise hangs on.
    fn in_noise(&self, four: bool) -> String {
        if self.run.method == "euler" {
            return format!(
                "in_noise = b2.ExplicitStateUpdater(\"x_new = x + dt*f(x, t){KICK}\", stochastic=\"multiplicative\")"
            );
        }
        let system = &self.run.system;
        let written = system.quantities.iter().map(|quantity| &quantity.expr);
        let written = written.chain(system.variables.iter().map(|variable| &variable.rate));
        let names: Vec<&str> = written.flat_map(|expr| system.spelled_out(expr).names()).collect();
        stages(four, Some(system.noises.iter().filter(|noise| names.contains(noise)).count()))
    }

    /// The method.
    fn method(&self) -> &'static str {
        match self.run.method {
            _ if self.run.is_noisy() => "in_noise",
            "euler" => "\"euler\"",
            _ if self.four() => "runge_kutta",
            _ => "\"rk4\"",
        }
    }

    /// What is recorded: the name of the column, and the name in the equations.
    fn recorded(&self) -> impl Iterator<Item = (&'static str, String)> {
        let system = &self.run.system;
        let variables = system.variables.iter().map(|variable| variable.quantity.id);
        let shown =
            system.quantities.iter().filter(|quantity| quantity.shown).map(|quantity| quantity.quantity.id);
        variables.chain([system.current.id]).chain(shown).map(|id| (id, self.name(id)))
    }
}

/// What noise adds to a step.
const KICK: &str = " + g(x, t)*dW";

/// RK4, in so many noises if in some. Where a current has an edge at which a step ends, each of its `four` stages asks for its
/// own: Brian2's own would see the current behind the edge in its last one.
fn stages(four: bool, noises: Option<usize>) -> String {
    let say =
        "# Each stage finds its current in its own quarter of the step, so that none sees behind an edge.\n";
    let say = if four { say } else { "" };
    let [middle, end] = if four { ["dt/4", "3*dt/4"] } else { ["dt/2", "dt"] };
    let name = if noises.is_some() { "in_noise" } else { "runge_kutta" };
    // Brian2 computes the stages once for each noise, and adds all of them.
    let weights = 6 * noises.unwrap_or(1).max(1);
    let (kick, stochastic) = match noises {
        Some(_) => (KICK, ", stochastic=\"multiplicative\""),
        None => ("", ""),
    };
    format!(
        "{say}{name} = b2.ExplicitStateUpdater(\"\"\"\n\
         k_1 = dt*f(x, t)\n\
         k_2 = dt*f(x + k_1/2, t + {middle})\n\
         k_3 = dt*f(x + k_2/2, t + {middle})\n\
         k_4 = dt*f(x + k_3, t + {end})\n\
         x_new = x + (k_1 + 2*k_2 + 2*k_3 + k_4)/{weights}{kick}\n\
         \"\"\"{stochastic})"
    )
}

/// What is divided by more than one.
fn over(parts: usize) -> String {
    if parts == 1 { String::new() } else { format!("/{parts}") }
}

/// Whether something in it depends on a condition.
fn has_choice(expr: &Expr) -> bool {
    matches!(expr, Expr::If(_)) || expr.parts().into_iter().any(has_choice)
}

impl Notation for Program<'_> {
    fn name(&self, name: &'static str) -> String {
        let called = self.names.called(name);
        // Brian2 counts noise by the second.
        if self.run.system.noises.contains(&name) { format!("(xi_{called}*ms**0.5)") } else { called }
    }

    fn power(&self, base: &str, exponent: &str) -> String {
        format!("{base}**{exponent}")
    }

    fn call(&self, function: Function, given: &[String]) -> String {
        match (function, given) {
            (Function::Ln, [x]) => format!("log({x})"),
            (Function::Asin, [x]) => format!("arcsin({x})"),
            (Function::Acos, [x]) => format!("arccos({x})"),
            (Function::Atan, [x]) => format!("arctan({x})"),
            (Function::Heav, [x]) => format!("int({x} >= 0)"),
            (Function::Floor, [x]) => format!("floor({x})"),
            (Function::Mod, [x, y]) => format!("(({x}) % ({y}))"),
            (Function::Max, [x, y]) => format!("clip({x}, {y}, inf)"),
            (Function::Min, [x, y]) => format!("clip({x}, -inf, {y})"),
            (Function::Exprelr, [x]) => format!("(1/exprel({x}))"),
            (function, given) => format!("{}({})", function.id(), given.join(", ")),
        }
    }

    fn between(&self, operator: Operator) -> &'static str {
        python(operator)
    }

    fn truth(&self, condition: &str) -> String {
        format!("int({condition})")
    }

    fn opposite(&self, condition: &str) -> String {
        format!("not ({condition})")
    }

    fn choice(&self, condition: &str, then: &str, otherwise: &str) -> String {
        format!("(int({condition})*({then}) + int(not ({condition}))*({otherwise}))")
    }
}
