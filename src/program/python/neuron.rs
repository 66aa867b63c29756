//! A neuron in Python: the rates of a state under a current, and its reset, each quantity a line.

use super::book::as_in_the_book;
use super::library;
use crate::equations::expr::{Expr, Function, Operator};
use crate::equations::names::kept;
use crate::equations::system::{Reset, System};
use crate::ode::Quantity;
use crate::program::head::wrapped;
use crate::program::in_python::{RULES, plain};
use crate::program::names::{Names, Rules};
use crate::program::notation::Notation;
use crate::program::numpy::python;
use std::fmt::Write;
use std::sync::LazyLock;

/// What the programs call things.
#[rustfmt::skip] // a list of words
const TAKEN: [&str; 20] = [
    "state", "rate", "quantities", "reset", "spikes", "times", "pieces", "resets", "starts", "shapes", "figure", "upper", "middle", "lower",
    "plt", "math", "bisect", "zlib", "noise", "seed",
];

/// Names that Python, its libraries and our programs leave free.
static FREE: LazyLock<Rules> = LazyLock::new(|| {
    let reserved: Vec<&'static str> =
        RULES.reserved.iter().copied().chain(TAKEN).chain(library::names()).collect();
    Rules { reserved: reserved.leak(), ..RULES }
});

/// A neuron being written.
pub struct Neuron<'a> {
    system: &'a System,
    /// Where its equations are from; empty where that is not told.
    book: &'a str,
    /// What its names are called.
    pub names: Names,
    /// What the rate of each variable is called.
    rates: Vec<String>,
    /// The quantities that parameters alone make.
    standing: Vec<&'static str>,
    /// Whether the method asks for rates beyond the cut, where the voltage counts as the cut.
    held: bool,
    /// Whether its named quantities are told by a function of their own.
    named: bool,
}

impl<'a> Neuron<'a> {
    /// A neuron whose parameters are variables by these keys, in their order, for a method by its key; beside variables of other
    /// names, of which a column may take the place in the end.
    pub fn of(
        system: &'a System,
        book: &'a str,
        keys: &[&'static str],
        others: &[&'static str],
        method: &str,
    ) -> Neuron<'a> {
        let params = system.params.iter().map(|param| param.id).zip(keys.iter().copied());
        let columns = system.variables.iter().map(|variable| variable.quantity.id).chain([system.current.id]);
        let mut names = Names::keyed(params.chain(columns.map(|name| (name, name))), *FREE);
        for other in others {
            names.further(other, *FREE);
        }
        for name in system.names() {
            names.add(name, *FREE);
        }
        let rates = system.variables.iter().map(|variable| format!("d{}", variable.quantity.id));
        let rates = rates.map(|rate| names.further(kept(&rate), *FREE)).collect();
        Neuron {
            system,
            book,
            names,
            rates,
            standing: system.standing(),
            held: method != "euler" && method != "half-steps",
            named: false,
        }
    }

    /// The same with a function `quantities` that tells those that have a name.
    pub fn telling_quantities(self) -> Neuron<'a> {
        let named = self.moving().next().is_some();
        Neuron { named, ..self }
    }

    /// The names of its quantities, as those of a tuple; what parameters alone make does not move.
    pub fn quantities(&self) -> String {
        tuple(self.moving().map(|id| self.name(id)))
    }

    fn moving(&self) -> impl Iterator<Item = &'static str> {
        let all = self.system.quantities.iter().map(|definition| definition.quantity.id);
        all.filter(|id| !self.standing.contains(id))
    }

    /// How many noises drive it.
    pub fn noises(&self) -> usize {
        self.system.noises.len()
    }

    /// The names of its variables, as those of a tuple.
    pub fn variables(&self) -> String {
        let variables = self.system.variables.iter();
        tuple(variables.map(|variable| self.name(variable.quantity.id)))
    }

    /// Numbers that have a name but no slider, a line each.
    pub fn constants(&self) -> String {
        let line = |(id, value): &(&'static str, f64)| format!("{} = {value:?}\n", self.name(id));
        self.system.constants.iter().map(line).collect()
    }

    /// Its functions.
    pub fn definitions(&self) -> String {
        let own = self.system.functions.iter().map(|function| {
            let arguments: Vec<String> = function.arguments.iter().map(|name| self.name(name)).collect();
            let head = format!("def {}({}):", self.name(function.name), arguments.join(", "));
            format!("{head}\n    return {}", self.line(&function.body))
        });
        let fixed = &self.standing;
        let rate = self.rate(fixed);
        let lines = self.lines(&self.asked(), &|id| fixed.contains(&id));
        let lines: String = lines.lines().map(|line| line.trim_start().to_string() + "\n").collect();
        let given = (!lines.is_empty())
            .then(|| format!("# What hangs on the parameters alone.\n{}", lines.trim_end()));
        let named = self.named.then(|| self.quantities_of(fixed));
        let bounded = (self.system.at_once.is_finite() && [&rate, &lines, named.as_ref().unwrap_or(&rate)].iter().any(|text| text.contains("exp("))).then(|| {
            format!(
                "def exp(x):\n    \"\"\"The exponential function, but no more than {0:e}: so fast is at once.\"\"\"\n    \
                 return min(math.exp(min(x, 700)), {0:e})",
                self.system.at_once
            )
        });
        let reset = self.reset(fixed).unwrap_or("reset = None  # it has none".into());
        bounded
            .into_iter()
            .chain(own)
            .chain(given)
            .chain(named)
            .chain([rate, reset])
            .chain(self.holding())
            .collect::<Vec<_>>()
            .join("\n\n\n")
    }

    /// What is asked for in a step: the rates and the reset.
    fn asked(&self) -> Vec<&Expr> {
        let rates = self.system.variables.iter().map(|variable| &variable.rate);
        let reset = self.system.reset.iter();
        let reset = reset.flat_map(|reset| reset.sets.iter().map(|(_, to)| to).chain([&reset.when]));
        let named = self.system.quantities.iter().filter(|_| self.named).map(|definition| &definition.expr);
        rates.chain(&self.system.cut).chain(reset).chain(named).collect()
    }

    /// An expression, as the book has it.
    fn line(&self, expr: &Expr) -> String {
        let System { params, constants, .. } = self.system;
        let known = params.iter().map(|param| param.id).chain(constants.iter().map(|(id, _)| *id));
        let known: Vec<&str> = known.chain(self.standing.iter().copied()).collect();
        let stays = |name: &str| known.contains(&name);
        self.write(&as_in_the_book(expr, &stays))
    }

    fn rate(&self, fixed: &[&str]) -> String {
        let system = self.system;
        let current = self.name(system.current.id);
        let mut text =
            format!("def rate(state, {current}):\n{}    {} = state\n", self.says(), self.variables());
        if let Some(cut) = system.cut.as_ref().filter(|_| self.held) {
            let v = self.name(system.variables[0].quantity.id);
            let _ = writeln!(
                text,
                "    {v} = min({v}, {})  # the reset undoes what comes of more",
                self.write(cut)
            );
        }
        let rates: Vec<&Expr> = system.variables.iter().map(|variable| &variable.rate).collect();
        // The state with the voltage as it counts.
        let held = match &system.cut {
            Some(_) if self.held => format!("[{}]", inner(&self.variables())),
            _ => "state".into(),
        };
        text += &match self.named {
            true => format!("    {} = quantities({held}, {current})\n", self.quantities()),
            false => self.lines(&rates, &|id| !fixed.contains(&id)),
        };
        for (variable, called) in system.variables.iter().zip(&self.rates) {
            let _ = writeln!(text, "    {called} = {}", self.line(&variable.rate));
        }
        let mut rates = self.rates.clone();
        if self.system.held().is_some() {
            rates[0] = format!("0.0 if rate.holds else {}", rates[0]);
        }
        let _ = write!(text, "    return [{}]", rates.join(", "));
        text
    }

    /// The function that tells its named quantities.
    fn quantities_of(&self, fixed: &[&str]) -> String {
        let all: Vec<Expr> = self.moving().map(Expr::Name).collect();
        format!(
            "def quantities(state, {}):\n    \"\"\"The named quantities of a state under a current.\"\"\"\n    {} = state\n{}    return [{}]",
            self.name(self.system.current.id),
            self.variables(),
            self.lines(&all.iter().collect::<Vec<_>>(), &|id| !fixed.contains(&id)),
            inner(&self.quantities())
        )
    }

    /// What a method is told of the time for which the voltage is held after a reset, where it is.
    fn holding(&self) -> Option<String> {
        let time = self.line(self.system.held()?);
        let v = self.name(self.system.variables[0].quantity.id);
        Some(format!(
            "rate.time, rate.holds = {time}, False  # for so long {v} stays after a reset; whether it does now"
        ))
    }

    fn reset(&self, fixed: &[&str]) -> Option<String> {
        let Reset { when, sets, .. } = self.system.reset.as_ref()?;
        let mut text = format!(
            "def reset(state):\n    \"\"\"The state after a spike, where there is one.\"\"\"\n    {} = state\n",
            self.variables()
        );
        let asked: Vec<&Expr> = sets.iter().map(|(_, to)| to).chain([when]).collect();
        text += &self.lines(&asked, &|id| !fixed.contains(&id));
        let after = self.system.variables.iter().map(|variable| {
            let set = sets.iter().find(|(name, _)| *name == variable.quantity.id);
            set.map_or_else(|| self.name(variable.quantity.id), |(_, to)| self.line(to))
        });
        let after: Vec<String> = after.collect();
        let _ = write!(text, "    return [{}] if {} else None", after.join(", "), self.condition(when));
        Some(text)
    }

    /// The lines of those quantities that some expressions are made of.
    fn lines(&self, asked: &[&Expr], which: &dyn Fn(&str) -> bool) -> String {
        let mut wanted: Vec<&'static str> = asked.iter().flat_map(|expr| expr.names()).collect();
        let mut lines = Vec::new();
        // Each is made of earlier ones.
        for definition in self.system.quantities.iter().rev() {
            let Quantity { id, unit, .. } = definition.quantity;
            if wanted.contains(&id) {
                wanted.extend(definition.expr.names());
                let remark = if unit.is_empty() { String::new() } else { format!("  # {unit}") };
                let line = || format!("    {} = {}{remark}\n", self.name(id), self.line(&definition.expr));
                lines.extend(which(id).then(line));
            }
        }
        lines.into_iter().rev().collect()
    }

    /// What it is, and where it is from.
    fn says(&self) -> String {
        let System { title, variables, current, .. } = self.system;
        let measured = |quantity: Quantity| {
            let unit = format!("{} {}", quantity.unit, quantity.from);
            let name = self.name(quantity.id);
            if unit.trim().is_empty() { name } else { format!("{name} ({})", unit.trim()) }
        };
        let mut rates: Vec<String> = variables.iter().map(|variable| measured(variable.quantity)).collect();
        let last = rates.pop().unwrap_or_default();
        let rates = if rates.is_empty() { last } else { format!("{} and {last}", rates.join(", ")) };
        let plural = if variables.len() == 1 { "rate" } else { "rates" };
        let what = format!("{title}: the {plural} of {rates} under the current {}.", measured(*current));
        let lines = wrapped(&plain(&what));
        match (lines.as_slice(), self.book) {
            ([line], "") => format!("    \"\"\"{line}\"\"\"\n"),
            (lines, book) => {
                let book = if book.is_empty() {
                    Vec::new()
                } else {
                    [vec![String::new()], wrapped(&plain(book))].concat()
                };
                let text: String = lines
                    .iter()
                    .chain(&book)
                    .map(|line| format!("    {line}").trim_end().to_string() + "\n")
                    .collect();
                format!("    \"\"\"{}    \"\"\"\n", text.trim_start())
            }
        }
    }
}

/// A tuple's names alone.
pub fn inner(tuple: &str) -> &str {
    tuple.trim_matches(['(', ')']).trim_end_matches(',')
}

/// Names as those of a tuple.
fn tuple(names: impl Iterator<Item = String>) -> String {
    match names.collect::<Vec<_>>().as_slice() {
        [one] => format!("({one},)"),
        several => several.join(", "),
    }
}

impl Notation for Neuron<'_> {
    fn number(&self, number: f64) -> String {
        match number {
            _ if number.is_infinite() => "math.inf".into(),
            // Python counts whole numbers as it does ours.
            _ if number.fract() == 0.0 && number < 1e6 => format!("{number:.0}"),
            _ => format!("{number:?}"),
        }
    }

    fn name(&self, name: &'static str) -> String {
        match self.system.noises.iter().position(|noise| *noise == name) {
            Some(place) => format!("rate.noise[{place}]"),
            None => self.names.called(name),
        }
    }

    fn power(&self, base: &str, exponent: &str) -> String {
        format!("{base}**{exponent}")
    }

    fn call(&self, function: Function, given: &[String]) -> String {
        let given = given.join(", ");
        match function {
            Function::Exp
            | Function::Exprelr
            | Function::Cosh
            | Function::Sinh
            | Function::Abs
            | Function::Max
            | Function::Min => format!("{}({given})", function.id()),
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
