//! C: a program of one file that computes the run step by step and writes its columns.

mod steps;
mod words;

use super::head::{comment, head};
use super::names::Names;
use super::nearness::Resets;
use super::notation::{Binding, Notation};
use super::stepped::Stepped;
use super::{Experiment, File, Format};
use crate::equations::expr::{Expr, Function};
use crate::equations::system::Reset;
use crate::spikes::Fires;
use crate::text::Text;
use std::fmt::Write;
use words::RULES;

/// The format.
pub const FORMAT: Format = Format { id: "c", title: "C", extension: "c", exact: true, lacks, write };

fn lacks(experiment: &Experiment) -> Option<Text> {
    experiment.is_too_noisy()
}

fn write(experiment: &Experiment) -> Vec<File> {
    let names = Names::of(experiment.system.names(), RULES);
    let text = Program { run: experiment, names }.text();
    vec![File { name: format!("{}.c", experiment.stem()), text }]
}

/// A program being written.
struct Program<'a> {
    run: &'a Experiment,
    names: Names,
}

impl Program<'_> {
    fn text(&self) -> String {
        let system = &self.run.system;
        let mut text = comment("//", &head(self.run, &self.told(), &self.names));
        text += "\n#include <math.h>\n#include <stdio.h>\n\n";
        let fine = self.run.steps_in_a_bin();
        let _ = writeln!(text, "enum {{ N = {}, FINE = {fine} }};", system.variables.len());
        let _ = writeln!(text, "static const long bins = {};", self.run.bins);
        let _ =
            writeln!(text, "static const double tstart = {:?}, dt = {:?};\n", self.run.tstart, self.run.dt);
        for (param, value) in system.params.iter().zip(&self.run.values) {
            let _ = writeln!(
                text,
                "static const double {} = {value:?}; // {}",
                self.name(param.id),
                param.remark()
            );
        }
        for (id, value) in &system.constants {
            let _ = writeln!(text, "static const double {} = {value:?};", self.name(id));
        }
        let written = system.asked();
        for (function, is) in OWN {
            if written.iter().any(|expr| expr.calls(*function)) {
                let _ = write!(text, "\n{is}");
            }
        }
        for function in system.called(&written) {
            let arguments: Vec<String> =
                function.arguments.iter().map(|name| format!("double {}", self.name(name))).collect();
            let name = self.name(function.name);
            let _ = write!(
                text,
                "\nstatic double {name}({}) {{\n{}    return {};\n}}\n",
                arguments.join(", "),
                self.idle(function.arguments.iter().copied(), &[&function.body]),
                self.write(&function.body)
            );
        }
        self.current(&mut text);
        self.injected(&mut text);
        self.holding(&mut text);
        self.rate(&mut text);
        self.seen(&mut text);
        self.reset(&mut text);
        text += &self.step();
        self.main(&mut text);
        text
    }

    /// A step of the method.
    fn step(&self) -> String {
        let held = self.run.system.held().is_some();
        let ends = match (&self.run.system.reset, self.run.system.fires) {
            _ if self.run.method == "euler" => return steps::EULER.into(),
            _ if self.run.method == "half-steps" && held => return steps::half_steps_held(),
            _ if self.run.method == "half-steps" => return steps::HALF_STEPS.into(),
            (Some(_), _) if self.within() && held => steps::resets_within_held(),
            (Some(_), _) if self.within() => steps::RESETS_WITHIN.into(),
            (None, Fires::Above(threshold)) if self.within() => steps::crossing(threshold),
            _ => steps::RESET_AT_THE_END.into(),
        };
        steps::RUNGE_KUTTA.to_string() + &ends
    }

    /// Whether spikes are found within a step, as the lab's adaptive method finds them.
    fn within(&self) -> bool {
        self.run.method == "dopri5"
    }

    /// The count of the steps for which it still is, and of those that it is behind a reset; where resets are found within a
    /// step, the times.
    fn holding(&self, text: &mut String) {
        let Some(held) = self.run.system.held() else { return };
        if self.within() {
            let _ = write!(
                text,
                "\n// For how long a reset is refractory, and how much of that is left.\nstatic double refractory(void) {{\n    \
                 return {};\n}}\n\nstatic double held = 0;\n",
                self.write(held)
            );
            return;
        }
        let _ = write!(
            text,
            "\n// The steps for which a reset is refractory, and those of them that are left.\nstatic long held_steps(void) {{\n    \
             const double nearest = floor({}/(dt/FINE) + 0.5);\n    return nearest < 1 ? 1 : (long)nearest;\n}}\n\nstatic long held = 0;\n",
            self.at_least(held, Binding::Product)
        );
    }

    /// What the head says of this format.
    fn told(&self) -> Vec<String> {
        let stem = self.run.stem();
        let mut told = vec![
            format!("cc -O2 -ffp-contract=off {stem}.c -o {stem} -lm && ./{stem} > {stem}.csv"),
            "It writes a line a bin, with all digits, and the spikes behind them to the terminal.".into(),
        ];
        told.extend(self.run.nearness(if self.within() { Resets::Within } else { Resets::AtTheEnd }));
        told
    }

    fn current(&self, text: &mut String) {
        match Stepped::by_steps(self.run) {
            Stepped::Listed(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(|number| format!("{number:?}")).collect();
                let _ = write!(
                    text,
                    "\nstatic const double flows[] = {{{}}};\n\n// The current of a step.\n\
                     static double current(long at, double t) {{\n    (void)t;\n    return flows[at/FINE];\n}}\n",
                    numbers.join(", ")
                );
            }
            Stepped::Laws(laws) => {
                *text += "\n// The current of a step at a time within it.\nstatic double current(long at, double t) {\n    (void)at, (void)t;\n";
                let last = laws.len().saturating_sub(1);
                for (place, (steps, law)) in laws.iter().enumerate() {
                    let law = self.write(law);
                    let _ = if place == last {
                        writeln!(text, "    return {law};")
                    } else {
                        writeln!(text, "    if (at < {}) return {law};", steps.end)
                    };
                }
                *text += "}\n";
            }
        }
    }

    /// The current as it is shown, where that is not what flows in the first step of a bin.
    fn injected(&self, text: &mut String) {
        let cut = self.run.cut_in_laws();
        if cut.is_empty() {
            return;
        }
        *text += "\n// The current of a bin: of one that an edge falls into, its mean.\nstatic double injected(long bin, double t) {\n    switch (bin) {\n";
        for (bin, mean) in cut {
            let _ = writeln!(text, "    case {bin}: return {mean:?};");
        }
        *text += "    default: return current(bin*FINE, t);\n    }\n}\n";
    }

    fn rate(&self, text: &mut String) {
        let system = &self.run.system;
        let current = self.name(system.current.id);
        let _ = write!(
            text,
            "\n// The rates of a state under a current.\nstatic void rate(const double x[N], double {current}, double rates[N]) {{\n    (void){current};\n"
        );
        self.unpack(text, "x");
        let rates: Vec<&Expr> = system.variables.iter().map(|variable| &variable.rate).collect();
        for quantity in system.needed(&rates) {
            let name = self.name(quantity.quantity.id);
            let is = self.write(&self.run.held(&quantity.expr));
            let _ = writeln!(text, "    const double {name} = {is};");
        }
        for (place, variable) in system.variables.iter().enumerate() {
            let _ = writeln!(text, "    rates[{place}] = {};", self.write(&self.run.held(&variable.rate)));
        }
        if self.run.system.held().is_some() {
            *text += "    if (held > 0) rates[0] = 0; // it is refractory\n";
        }
        *text += "}\n";
    }

    fn seen(&self, text: &mut String) {
        let shown = self.run.system.shown();
        if shown.is_empty() {
            return;
        }
        let system = &self.run.system;
        let current = self.name(system.current.id);
        let _ = write!(
            text,
            "\n// What is to be seen of a state under a current.\nstatic void seen(const double x[N], double {current}, double columns[{}]) {{\n    (void){current};\n",
            shown.len()
        );
        self.unpack(text, "x");
        let wanted: Vec<Expr> = shown.iter().map(|quantity| Expr::Name(quantity.quantity.id)).collect();
        for quantity in system.needed(&wanted.iter().collect::<Vec<_>>()) {
            let (name, is) = (self.name(quantity.quantity.id), self.write(&quantity.expr));
            let _ = writeln!(text, "    const double {name} = {is};");
        }
        for (place, quantity) in shown.iter().enumerate() {
            let _ = writeln!(text, "    columns[{place}] = {};", self.name(quantity.quantity.id));
        }
        *text += "}\n";
    }

    fn unpack(&self, text: &mut String, from: &str) {
        for (place, variable) in self.run.system.variables.iter().enumerate() {
            let name = self.name(variable.quantity.id);
            let _ = writeln!(text, "    const double {name} = {from}[{place}];\n    (void){name};");
        }
    }

    fn reset(&self, text: &mut String) {
        let system = &self.run.system;
        if system.reset.is_none() && matches!(system.fires, Fires::Above(_)) && self.within() {
            return;
        }
        *text += "\n// Resets a state that calls for it, and says whether it did.\nstatic int reset(double x[N]) {\n";
        let Some(Reset { when, sets, .. }) = &system.reset else {
            *text += "    (void)x;\n    return 0;\n}\n";
            return;
        };
        let held = self.run.system.held().filter(|_| self.run.method != "half-steps" && !self.within());
        if held.is_some() {
            *text += "    if (held > 0) {\n        held--;\n        return 0;\n    }\n";
        }
        self.unpack(text, "x");
        let of: Vec<&Expr> = std::iter::once(when).chain(sets.iter().map(|(_, to)| to)).collect();
        for quantity in system.needed(&of) {
            let (name, is) = (self.name(quantity.quantity.id), self.write(&quantity.expr));
            let _ = writeln!(text, "    const double {name} = {is};");
        }
        let _ = writeln!(text, "    if (!({})) return 0;", self.condition(when));
        for (name, to) in sets {
            let place = system.variables.iter().position(|variable| variable.quantity.id == *name);
            let Some(place) = place else { continue };
            let _ = writeln!(text, "    x[{place}] = {};", self.write(to));
        }
        if held.is_some() {
            *text += "    held = held_steps();\n";
        }
        *text += "    return 1;\n}\n";
    }

    /// A line for the names that nothing asks for, so that no compiler warns of them.
    fn idle(&self, names: impl Iterator<Item = &'static str>, by: &[&Expr]) -> String {
        let idle = names.filter(|name| !by.iter().any(|expr| expr.names().contains(name)));
        let idle: Vec<String> = idle.map(|name| format!("(void){}", self.name(name))).collect();
        if idle.is_empty() { String::new() } else { format!("    {};\n", idle.join(", ")) }
    }

    fn main(&self, text: &mut String) {
        let Experiment { system, start, .. } = self.run;
        let shown = self.run.system.shown();
        let values = system.params.iter().map(|param| param.id);
        let idle = self.idle(values.chain(system.constants.iter().map(|(id, _)| *id)), &system.asked());
        let variables = system.variables.iter().map(|variable| variable.quantity.id);
        let columns = ["t"].into_iter().chain(variables).chain([system.current.id]);
        let columns: Vec<&str> = columns.chain(shown.iter().map(|quantity| quantity.quantity.id)).collect();
        let start: Vec<String> = start.iter().map(|value| format!("{value:?}")).collect();
        let format = vec!["%.17g"; 2 + system.variables.len() + shown.len()].join(",");
        let cells: String = (0..system.variables.len()).map(|place| format!("x[{place}], ")).collect();
        let columns_seen: String = (0..shown.len()).map(|place| format!(", columns[{place}]")).collect();
        let injected =
            if self.run.cut_in_laws().is_empty() { "current(bin*FINE, t)" } else { "injected(bin, t)" };
        let see = match shown.len() {
            0 => String::new(),
            count => {
                format!("        double columns[{count}];\n        seen(x, {injected}, columns);\n")
            }
        };
        let kept = self.run.method == "half-steps";
        let fires = match (&system.reset, system.fires) {
            (Some(_), _) if kept => {
                let begun = if self.run.starts_fired { "" } else { "bin > 0 && " };
                format!("        if ({begun}calls(x)) fprintf(stderr, \"spike at %.17g\\n\", t);\n")
            }
            (Some(_), _) => "        if (fired) fprintf(stderr, \"spike at %.17g\\n\", t);\n".into(),
            (None, Fires::Above(threshold)) if !self.within() => format!(
                "        if (bin > 0 && before <= {threshold:?} && x[0] > {threshold:?}) fprintf(stderr, \"spike at %.17g\\n\", tstart + (bin - 1)*dt);\n        before = x[0];\n"
            ),
            _ => String::new(),
        };
        let _ = write!(
            text,
            "\nint main(void) {{\n    double x[N] = {{{start}}};\n    double before = x[0];\n    int fired = {starts};\n    (void)before, (void)fired;\n{begins}{idle}    \
             puts(\"{columns}\");\n    for (long bin = 0; bin < bins; bin++) {{\n        const double t = tstart + bin*dt;\n{see}        \
             printf(\"{format}\\n\", t, {cells}{injected}{columns_seen});\n{fires}        fired = 0;\n        \
             for (int part = 0; bin + 1 < bins && part < FINE; part++) fired += step(x, bin*FINE + part, t + part*dt/FINE, dt/FINE);\n    }}\n    return 0;\n}}\n",
            start = start.join(", "),
            starts = u8::from(self.run.starts_fired),
            begins = match self.run.system.held() {
                Some(_) if self.run.starts_fired && self.within() => "    held = refractory();\n",
                Some(_) if self.run.starts_fired && !kept => "    held = held_steps();\n",
                _ => "",
            },
            columns = columns.join(","),
        );
    }
}

/// Functions that C lacks.
const OWN: &[(Function, &str)] = &[
    (Function::Exprelr, "static double exprelr(double x) {\n    return x == 0 ? 1 : x/(exp(x) - 1);\n}\n"),
    (Function::Heav, "static double heav(double x) {\n    return x >= 0;\n}\n"),
    (Function::Sign, "static double sign(double x) {\n    return (x > 0) - (x < 0);\n}\n"),
    (Function::Mod, "static double wrapped(double x, double y) {\n    return x - y*floor(x/y);\n}\n"),
];

impl Notation for Program<'_> {
    fn name(&self, name: &'static str) -> String {
        self.names.called(name)
    }

    fn power(&self, base: &str, exponent: &str) -> String {
        format!("pow({base}, {exponent})")
    }

    fn call(&self, function: Function, given: &[String]) -> String {
        let name = match function {
            Function::Ln => "log",
            Function::Abs => "fabs",
            Function::Floor => "floor",
            Function::Mod => "wrapped",
            Function::Max => "fmax",
            Function::Min => "fmin",
            other => other.id(),
        };
        format!("{name}({})", given.join(", "))
    }

    fn truth(&self, condition: &str) -> String {
        format!("(double)({condition})")
    }

    fn choice(&self, condition: &str, then: &str, otherwise: &str) -> String {
        format!("({condition} ? {then} : {otherwise})")
    }
}
