//! The neuron as a mechanism in NMODL: its own potential, by the method of the run.

use super::words::RULES;
use crate::equations::expr::{Expr, Function};
use crate::equations::names::kept;
use crate::equations::system::Variable;
use crate::program::Experiment;
use crate::program::digits::{numeral, tight};
use crate::program::head::{comment, head};
use crate::program::in_turn::{InTurn, plain};
use crate::program::names::Names;
use crate::program::notation::{Binding, Notation};
use std::fmt::Write;

/// What NMODL has no word for.
const FUNCTIONS: &[(&str, &str)] = &[
    (
        "choose",
        "holds, one, other) {\n    if (holds) {\n        choose = one\n    } else {\n        choose = other\n    }\n}\n",
    ),
    (
        "exprelr",
        "x) { : x/(exp(x) - 1), by its series where the difference would have few digits\n    if (fabs(x) < 0.01) {\n        \
         exprelr = 1 - x/2 + x^2/12 - x^4/720\n    } else {\n        exprelr = x/(exp(x) - 1)\n    }\n}\n",
    ),
    ("greater", "x, y) {\n    greater = x\n    if (y > x) {\n        greater = y\n    }\n}\n"),
    ("lesser", "x, y) {\n    lesser = x\n    if (y < x) {\n        lesser = y\n    }\n}\n"),
    ("modulo", "x, y) {\n    modulo = x - y*floor(x/y)\n}\n"),
    (
        "on_step",
        "time) { : t without what rounding has added to it\n    on_step = dt*floor(time/dt + 0.5)\n}\n",
    ),
];

/// A mechanism being written.
pub struct Mechanism<'a> {
    /// The run.
    pub run: &'a Experiment,
    /// What its names are called.
    pub names: Names,
    /// What the rate of each variable is called; of one that is a quantity the name of that.
    rates: Vec<String>,
    /// What a step of several stages calls the start of each variable, and the sum of its rates.
    locals: Vec<[String; 2]>,
    /// Its reset.
    pub reset: Option<InTurn>,
}

impl Mechanism<'_> {
    /// The mechanism of a run.
    pub fn of(run: &Experiment) -> Mechanism<'_> {
        let reset = InTurn::of(&run.system);
        let mut names = Names::of([], RULES);
        names.add_with(run.system.variables.iter().map(|variable| variable.quantity.id), RULES, |called| {
            // What NMODL makes of a variable: its derivative, and where it starts.
            [format!("D{called}"), format!("{called}0")]
        });
        run.system.names().into_iter().for_each(|name| names.add(name, RULES));
        reset.iter().flat_map(|reset| &reset.before).for_each(|(_, kept)| names.takes(kept.to_string()));
        let mut rate = |(place, variable): (usize, &Variable)| match variable.rate {
            Expr::Name(quantity) if !(place == 0 && run.system.held().is_some()) => names.called(quantity),
            _ => names.further(kept(&format!("d{}", variable.quantity.id)), RULES),
        };
        let rates = run.system.variables.iter().enumerate().map(&mut rate).collect();
        let mut local = |variable: &Variable| {
            ["start", "sum"]
                .map(|what| names.further(kept(&format!("{}_{what}", variable.quantity.id)), RULES))
        };
        let locals = run.system.variables.iter().map(&mut local).collect();
        Mechanism { run, names, rates, locals, reset }
    }

    /// What is assigned where a reset begins a refractory time: its steps.
    fn holding(&self) -> Option<String> {
        let time = self.at_least(&plain(&self.run.system, self.run.system.held()?), Binding::Product);
        Some(format!("held = greater(floor({time}/dt + 0.5), 1)"))
    }

    /// The parameters and the constants: what each is called, and its value.
    pub fn values(&self) -> impl Iterator<Item = (String, String)> {
        let system = &self.run.system;
        let params = system.params.iter().map(|param| param.id).zip(self.run.values.iter().copied());
        params
            .chain(system.constants.iter().copied())
            .map(|(name, value)| (self.names.called(name), numeral(value)))
    }

    fn variables(&self) -> Vec<String> {
        self.run.system.variables.iter().map(|variable| self.names.called(variable.quantity.id)).collect()
    }

    /// What is computed on the way: the current, the quantities, the rates.
    fn computed(&self) -> Vec<String> {
        let system = &self.run.system;
        let quantities = system.quantities.iter().map(|definition| definition.quantity.id);
        let mut computed: Vec<String> =
            [system.current.id].into_iter().chain(quantities).map(|name| self.names.called(name)).collect();
        for rate in &self.rates {
            if !computed.contains(rate) {
                computed.push(rate.clone());
            }
        }
        computed
    }

    /// The text of the file.
    pub fn nmodl(&self) -> String {
        let own: Vec<String> = self.values().map(|(name, _)| name).chain(self.computed()).collect();
        let mut text = comment(":", &head(self.run, &self.told(), &self.names));
        let fired = if self.reset.is_some() { ", fired" } else { "" };
        block(
            &mut text,
            "\nNEURON",
            &[format!("POINT_PROCESS {}", self.run.kind()), format!("RANGE {}{fired}", own.join(", "))],
        );
        let values = self.values().map(|(name, value)| format!("{name} = {value}"));
        block(&mut text, "\nPARAMETER", &values.collect::<Vec<_>>());
        let mut assigned = [vec!["dt".to_string()], self.computed()].concat();
        if let Some(reset) = &self.reset {
            assigned.push("fired : 1 in the bin of a reset".into());
            assigned.extend(reset.before.iter().map(|(_, kept)| kept.to_string()));
            assigned.extend(
                self.run.system.held().map(|_| "held : steps for which the voltage is held yet".into()),
            );
        }
        block(&mut text, "\nASSIGNED", &assigned);
        block(&mut text, "\nSTATE", &self.variables());
        let starts = self.variables().into_iter().zip(&self.run.start);
        let mut initial: Vec<String> =
            starts.map(|(name, value)| format!("{name} = {}", numeral(*value))).collect();
        initial.extend(self.run.starts_fired.then(|| "fired = 1".to_string()));
        if let Some(holding) = self.holding() {
            let later = !self.run.starts_fired || self.run.method == "half-steps";
            initial.push(if later { "held = 0".into() } else { holding });
        }
        initial.push(format!("rates({0}, {0})", self.at("t")));
        block(&mut text, "\nINITIAL", &initial);
        let solve = if self.run.method == "euler" { "SOLVE states METHOD euler" } else { "SOLVE advance" };
        block(&mut text, "\nBREAKPOINT", &[solve.to_string()]);
        block(&mut text, "\nAFTER SOLVE", &self.after());
        self.step(&mut text);
        block(&mut text, "\nPROCEDURE rates(start, time)", &self.laws());
        for (name, rest) in FUNCTIONS {
            if text.contains(&format!("{name}(")) {
                write!(text, "\nFUNCTION {name}({rest}").expect("a text takes more");
            }
        }
        ascii(&text)
    }

    /// The time of the run when NEURON, which counts from 0, is at the end of a step so many steps further.
    fn at(&self, time: &str) -> String {
        match self.run.tstart {
            0.0 => format!("on_step({time})"),
            tstart if tstart < 0.0 => format!("on_step({time}) - {}", tight(-tstart)),
            tstart => format!("on_step({time}) + {}", tight(tstart)),
        }
    }

    /// What happens when a step is taken.
    fn after(&self) -> Vec<String> {
        let mut lines = match (&self.reset, self.run.method) {
            (None, _) => Vec::new(),
            (Some(reset), "half-steps") => {
                vec![format!("fired = {}", self.truth(&self.condition(&reset.when)))]
            }
            (Some(reset), _) if self.run.system.held().is_some() => {
                let opens = ["fired = 0", "if (held > 0) { held = held - 1 } else {"].map(String::from);
                [&opens[..], &self.resetting(reset, "fired = 1"), &["}".into()]].concat()
            }
            (Some(reset), _) => [vec!["fired = 0".to_string()], self.resetting(reset, "fired = 1")].concat(),
        };
        lines.push(format!("rates({0}, {0})", self.at("t")));
        lines
    }

    /// The reset where it is called for.
    fn resetting(&self, reset: &InTurn, first: &str) -> Vec<String> {
        let mut lines = vec![format!("if ({}) {{", self.condition(&reset.when))];
        lines.extend((!first.is_empty()).then(|| format!("    {first}")));
        let before =
            reset.before.iter().map(|(variable, kept)| format!("    {kept} = {}", self.name(variable)));
        lines.extend(before);
        lines.extend(
            reset
                .sets
                .iter()
                .map(|(variable, value)| format!("    {} = {}", self.name(variable), self.write(value))),
        );
        lines.extend(self.holding().map(|holding| format!("    {holding}")));
        lines.push("}".into());
        lines
    }

    /// A step of the method.
    fn step(&self, text: &mut String) {
        let variables = self.variables();
        let rated: Vec<(&String, &String)> = variables.iter().zip(&self.rates).collect();
        let start = self.at("t - dt");
        match self.run.method {
            "euler" => {
                let mut lines = vec![format!("rates({start}, {start})")];
                // A power in the rate itself stops the translator; in an assignment it is welcome.
                lines.extend(rated.iter().map(|(variable, rate)| format!("{variable}' = {rate}")));
                block(text, "\nDERIVATIVE states", &lines);
            }
            "half-steps" => {
                let mut lines =
                    self.reset.as_ref().map(|reset| self.resetting(reset, "")).unwrap_or_default();
                if self.run.system.held().is_some() {
                    lines = [&["if (held == 0) {".into()], &lines[..], &["}".into()]].concat();
                }
                let (voltage, rate) = rated[0];
                for _ in 0..2 {
                    lines.push(format!("rates({start}, {start})"));
                    lines.push(format!("{voltage} = {voltage} + 0.5*dt*{rate}"));
                }
                lines.push(format!("rates({start}, {start})"));
                lines.extend(
                    rated[1..].iter().map(|(variable, rate)| format!("{variable} = {variable} + dt*{rate}")),
                );
                lines.extend(self.run.system.held().map(|_| "if (held > 0) { held = held - 1 }".into()));
                block(text, "\nPROCEDURE advance()", &lines);
            }
            _ => block(text, "\nPROCEDURE advance()", &self.stages(&rated, &start)),
        }
    }

    /// The four stages of the classical Runge–Kutta method.
    fn stages(&self, rated: &[(&String, &String)], start: &str) -> Vec<String> {
        let mut lines = vec![format!("LOCAL {}", self.locals.concat().join(", "))];
        let rated = || rated.iter().zip(&self.locals);
        lines.extend(rated().map(|((variable, _), [start, _])| format!("{start} = {variable}")));
        let stages =
            [("", "", "0.5*dt"), (" + 0.5*dt", "2*", "0.5*dt"), (" + 0.5*dt", "2*", "dt"), (" + dt", "", "")];
        for (stage, (time, weight, reach)) in stages.into_iter().enumerate() {
            lines.push(format!("rates({start}, {start}{time})"));
            for ((_, rate), [_, sum]) in rated() {
                let so_far = if stage == 0 { String::new() } else { format!("{sum} + ") };
                lines.push(format!("{sum} = {so_far}{weight}{rate}"));
            }
            if !reach.is_empty() {
                lines.extend(
                    rated().map(|((variable, rate), [start, _])| {
                        format!("{variable} = {start} + {reach}*{rate}")
                    }),
                );
                let voltage = self.name(self.run.system.variables[0].quantity.id);
                let cut = self.run.system.cut.as_ref().map(|cut| self.write(&plain(&self.run.system, cut)));
                lines.extend(cut.map(|cut| format!("if ({voltage} > {cut}) {{ {voltage} = {cut} }}")));
            }
        }
        lines.extend(
            rated().map(|((variable, _), [start, sum])| format!("{variable} = {start} + {sum}*(dt/6)")),
        );
        lines
    }

    /// The current of a step from `start`, then the quantities and the rates, at a time in that step.
    fn laws(&self) -> Vec<String> {
        let system = &self.run.system;
        let current = self.names.called(system.current.id);
        let mut lines = Vec::new();
        for (place, piece) in self.run.flows.iter().enumerate() {
            let law = format!("{current} = {}", self.write(&system.spelled_out(&piece.law)));
            if place == 0 {
                lines.push(law);
            } else {
                lines.push(format!("if (start + 0.5*dt > {}) {{", tight(piece.begins)));
                lines.push(format!("    {law}"));
                lines.push("}".into());
            }
        }
        for definition in &system.quantities {
            let (name, value) =
                (self.names.called(definition.quantity.id), system.spelled_out(&definition.expr));
            lines.push(format!("{name} = {}", self.write(&value)));
        }
        for (variable, rate) in system.variables.iter().zip(&self.rates) {
            let value = self.write(&system.spelled_out(&variable.rate));
            if *rate != value {
                lines.push(format!("{rate} = {value}"));
            }
        }
        lines.extend(self.run.system.held().map(|_| format!("if (held > 0) {{ {} = 0 }}", self.rates[0])));
        lines
    }
}

impl Notation for Mechanism<'_> {
    fn number(&self, number: f64) -> String {
        numeral(number)
    }

    fn name(&self, name: &'static str) -> String {
        if name == "t" || name == self.run.system.time.id { "time".into() } else { self.names.called(name) }
    }

    fn power(&self, base: &str, exponent: &str) -> String {
        format!("{base}^{exponent}")
    }

    fn call(&self, function: Function, given: &[String]) -> String {
        let name = match function {
            Function::Heav => return format!("({} >= 0)", given[0]),
            Function::Sign => return format!("(({0} > 0) - ({0} < 0))", given[0]),
            Function::Ln => "log",
            Function::Abs => "fabs",
            Function::Floor => "floor",
            Function::Mod => "modulo",
            Function::Max => "greater",
            Function::Min => "lesser",
            other => other.id(),
        };
        format!("{name}({})", given.join(", "))
    }

    fn truth(&self, condition: &str) -> String {
        format!("({condition})")
    }

    fn choice(&self, condition: &str, then: &str, otherwise: &str) -> String {
        format!("choose({condition}, {then}, {otherwise})")
    }
}

/// A block of NMODL; a long line goes on in the next one, as the translator reads no more than some hundred letters of one.
fn block(text: &mut String, title: &str, lines: &[String]) {
    writeln!(text, "{title} {{").expect("a text takes more");
    for line in lines {
        let mut length = 0;
        text.push_str("   ");
        for word in line.split_inclusive(' ').flat_map(|word| word.split_inclusive('*')) {
            if length > LINE {
                text.push_str("\n       ");
                length = 0;
            }
            if length == 0 {
                text.push(' ');
            }
            text.push_str(word);
            length += word.len();
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text.push_str("}\n");
}

/// About so many letters stand in a line.
const LINE: usize = 90;

/// The text in the letters that the translator reads, also in comments.
fn ascii(text: &str) -> String {
    let letter = |letter: char| match letter {
        '\0'..='\x7f' => letter.to_string(),
        '–' | '—' | '−' => "-".into(),
        'µ' | 'μ' => "u".into(),
        '²' => "2".into(),
        '’' => "'".into(),
        '“' | '”' => "\"".into(),
        _ => "?".into(),
    };
    text.chars().map(letter).collect()
}
