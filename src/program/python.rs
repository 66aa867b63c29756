//! Python: a program for NumPy that computes the run step by step, with nothing of ours.

use super::head::head;
use super::in_python::{RULES, docstring};
use super::names::Names;
use super::notation::Notation;
use super::numpy::python;
use super::stepped::Stepped;
use super::{Experiment, File};
use crate::equations::expr::{Function, Operator};
use crate::equations::system::Reset;
use crate::spikes::Fires;
use std::fmt::Write;

/// The program.
pub fn write(experiment: &Experiment) -> File {
    let names = Names::of(experiment.system.names(), RULES);
    let text = Program { run: experiment, names }.text();
    File { name: format!("{}_run.py", experiment.stem()), text }
}

/// A program being written.
struct Program<'a> {
    run: &'a Experiment,
    names: Names,
}

impl Program<'_> {
    fn text(&self) -> String {
        let Experiment { system, bins, dt, tstart, .. } = self.run;
        let mut told = vec![
            "Needs NumPy. It leaves t and every column as an array under the column's name.".to_string(),
        ];
        told.extend(self.run.nearness());
        if !system.noises.is_empty() {
            told.push("Its noise is drawn anew.".into());
        }
        let mut text = docstring(&head(self.run, &told, &self.names));
        // Writing into a string cannot fail.
        let _ = write!(text, "import math\n\nimport numpy as np\n\n{OWN}\n");
        for (param, value) in system.params.iter().zip(&self.run.values) {
            let _ = writeln!(text, "{} = {value:?}  # {}", self.name(param.id), param.remark());
        }
        for (id, value) in &system.constants {
            let _ = writeln!(text, "{} = {value:?}", self.name(id));
        }
        let _ = writeln!(text, "dt, bins, steps = {dt:?}, {bins}, {}", self.run.steps_in_a_bin());
        let _ = writeln!(text, "t = {tstart:?} + dt*np.arange(bins)\n");
        for function in &system.functions {
            let arguments: Vec<String> = function.arguments.iter().map(|name| self.name(name)).collect();
            let (name, body) = (self.name(function.name), self.write(&function.body));
            let _ = writeln!(text, "\ndef {name}({}):\n    return {body}\n", arguments.join(", "));
        }
        self.current(&mut text);
        self.rate(&mut text);
        self.reset(&mut text);
        text += match self.run.method {
            "euler" => EULER,
            "half-steps" => HALF_STEPS,
            _ => RUNGE_KUTTA,
        };
        self.columns(&mut text);
        text
    }

    fn current(&self, text: &mut String) {
        match Stepped::of(self.run) {
            Stepped::Listed(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(|number| format!("{number:?}")).collect();
                let _ = write!(
                    text,
                    "\nflows = [{}]\n\n\ndef flow(k, t):\n    \"\"\"The current of a bin.\"\"\"\n    return flows[k]\n\n",
                    numbers.join(", ")
                );
            }
            Stepped::Laws(laws) => {
                *text += "\ndef flow(k, t):\n    \"\"\"The current of bin k at a time within it.\"\"\"\n";
                let last = laws.len().saturating_sub(1);
                for (place, (bins, law)) in laws.iter().enumerate() {
                    if place < last {
                        let _ =
                            writeln!(text, "    if k < {}:\n        return {}", bins.end, self.write(law));
                    } else {
                        let _ = writeln!(text, "    return {}\n", self.write(law));
                    }
                }
            }
        }
    }

    /// The variables out of a state.
    fn state(&self) -> String {
        let names: Vec<String> =
            self.run.system.variables.iter().map(|variable| self.name(variable.quantity.id)).collect();
        format!("{}{}", names.join(", "), if names.len() == 1 { "," } else { "" })
    }

    fn rate(&self, text: &mut String) {
        let system = &self.run.system;
        let _ = write!(
            text,
            "\ndef rate(x, {}):\n    \"\"\"The rates of a state under a current.\"\"\"\n    {} = x\n",
            self.name(system.current.id),
            self.state()
        );
        for name in &system.noises {
            let _ = writeln!(text, "    {} = np.random.randn()/math.sqrt(dt/steps)", self.name(name));
        }
        self.quantities(text, &|_| true);
        let rates: Vec<String> =
            system.variables.iter().map(|variable| self.write(&self.run.held(&variable.rate))).collect();
        let _ = writeln!(text, "    return [\n        {},\n    ]\n", rates.join(",\n        "));
    }

    fn quantities(&self, text: &mut String, asked: &dyn Fn(&'static str) -> bool) {
        for quantity in self.run.system.quantities.iter().filter(|quantity| asked(quantity.quantity.id)) {
            let is = self.write(&self.run.held(&quantity.expr));
            let _ = writeln!(text, "    {} = {is}", self.name(quantity.quantity.id));
        }
    }

    fn reset(&self, text: &mut String) {
        let system = &self.run.system;
        *text += "\ndef reset(x):\n    \"\"\"The state after a reset, where one is called for.\"\"\"\n";
        let Some(Reset { when, sets }) = &system.reset else {
            *text += "    return None\n\n";
            return;
        };
        let _ = writeln!(text, "    {} = x", self.state());
        let asked = |name: &'static str| {
            when.names().contains(&name) || sets.iter().any(|(_, to)| to.names().contains(&name))
        };
        self.quantities(text, &asked);
        let after = system.variables.iter().map(|variable| {
            let set = sets.iter().find(|(name, _)| *name == variable.quantity.id);
            set.map_or_else(|| self.name(variable.quantity.id), |(_, to)| self.write(to))
        });
        let after: Vec<String> = after.collect();
        let _ = writeln!(text, "    return [{}] if {} else None\n", after.join(", "), self.condition(when));
    }

    fn columns(&self, text: &mut String) {
        let Experiment { system, start, .. } = self.run;
        let start: Vec<String> = start.iter().map(|value| format!("{value:?}")).collect();
        let _ = write!(text, "{}", LOOP.replace("START", &start.join(", ")));
        let _ = writeln!(text, "{} = np.array(states).T", self.state());
        let current = self.name(system.current.id);
        let _ = writeln!(text, "{current} = np.array([flow(k, time) for k, time in enumerate(t.tolist())])");
        if let (None, Fires::Above(threshold)) = (&system.reset, system.fires) {
            let v = self.name(system.variables[0].quantity.id);
            let _ = writeln!(
                text,
                "spikes = t[np.nonzero(({v}[:-1] <= {threshold:?}) & ({v}[1:] > {threshold:?}))[0]]  # the bins before each upward crossing"
            );
        } else {
            *text += "spikes = t[np.array(fired, dtype=int)]  # the bins that were reset\n";
        }
        *text += "print(len(spikes), \"spikes at\", spikes)\n";
    }
}

/// Functions that Python lacks, or that leave the finite range there by an error.
const OWN: &str = "
def exp(x):
    return math.exp(x) if x < 709.7 else math.inf


def exprelr(x):
    return 1.0 if x == 0 else x/(exp(x) - 1)

";

const EULER: &str = "
def step(x, k, time, h):
    \"\"\"Forward Euler: every rate from the old state, the current of the bin.\"\"\"
    return [y + dy*h for y, dy in zip(x, rate(x, flow(k, t[k])))]

";

const RUNGE_KUTTA: &str = "
def step(x, k, time, h):
    \"\"\"The classical Runge-Kutta method, with the current as it goes within the step.\"\"\"
    def toward(rates, h):
        return [y + dy*h for y, dy in zip(x, rates)]

    k1 = rate(x, flow(k, time))
    k2 = rate(toward(k1, 0.5*h), flow(k, time + 0.5*h))
    k3 = rate(toward(k2, 0.5*h), flow(k, time + 0.5*h))
    k4 = rate(toward(k3, h), flow(k, time + h))
    return [y + (a + (b + c)*2 + d)*(h/6) for y, a, b, c, d in zip(x, k1, k2, k3, k4)]

";

const HALF_STEPS: &str = "
after, reset = reset, lambda x: x if after(x) is not None else None  # the state stays for its bin


def step(x, k, time, h):
    \"\"\"Izhikevich's scheme: the reset of the bin before, v in two half steps, then the others with the new v.\"\"\"
    x = list(after(x) or x)
    for _ in range(2):
        x[0] += 0.5*h*rate(x, flow(k, time))[0]
    return [x[0], *(y + h*dy for y, dy in zip(x[1:], rate(x, flow(k, time))[1:]))]

";

const LOOP: &str = "
states, fired = [[START]], []
try:
    for k, time in enumerate(t[:-1].tolist()):
        x, resets = states[-1], 0
        for part in range(steps):
            x = step(x, k, time + part*dt/steps, dt/steps)
            fresh = reset(x)
            if fresh is not None:
                x, resets = fresh, resets + 1
        if not all(map(math.isfinite, x)):
            break
        states.append(x)
        fired += [k + 1]*resets
except ArithmeticError:
    pass  # the numbers left the finite range
states += [[math.nan]*len(states[0])]*(bins - len(states))

# The columns: in bin k the state before the step from t[k], and the current of that step.
";

impl Notation for Program<'_> {
    fn name(&self, name: &'static str) -> String {
        self.names.called(name)
    }

    fn power(&self, base: &str, exponent: &str) -> String {
        format!("{base}**{exponent}")
    }

    fn call(&self, function: Function, given: &[String]) -> String {
        let given = given.join(", ");
        match function {
            Function::Exp | Function::Exprelr | Function::Abs | Function::Max | Function::Min => {
                format!("{}({given})", function.id())
            }
            Function::Ln => format!("math.log({given})"),
            Function::Floor => format!("math.floor({given})"),
            Function::Heav => format!("float({given} >= 0)"),
            Function::Sign => format!("float(np.sign({given}))"),
            Function::Mod => format!("float(np.mod({given}))"),
            other => format!("math.{}({given})", other.id()),
        }
    }

    fn between(&self, operator: Operator) -> &'static str {
        python(operator)
    }

    fn truth(&self, condition: &str) -> String {
        format!("float({condition})")
    }

    fn opposite(&self, condition: &str) -> String {
        format!("not ({condition})")
    }

    fn choice(&self, condition: &str, then: &str, otherwise: &str) -> String {
        format!("({then} if {condition} else {otherwise})")
    }
}
