//! XPPAUT's `.ode`: the neuron as its equations are written there, and a run that XPPAUT repeats.

mod columns;
mod current;

use super::digits::{numeral, tight};
use super::head::{comment, head};
use super::in_turn::InTurn;
use super::names::{Names, Rules};
use super::nearness::Resets;
use super::notation::{Binding, Notation};
use super::{Experiment, File, Format};
use crate::equations::expr::{Expr, Function, Operator};
use crate::equations::names;
use crate::text::{Text, say};
use columns::{column, rest};

/// The format.
pub const FORMAT: Format =
    Format { id: "xppaut", title: "XPPAUT", extension: "ode", exact: true, lacks, write };

/// Words that XPPAUT has a meaning for; of a name it keeps ten letters, of which three are kept free here.
#[rustfmt::skip] // a list of words
const RULES: Rules = Rules {
    reserved: &[
        "t", "pi", "abs", "acos", "arg1", "arg2", "arg3", "arg4", "arg5", "arg6", "arg7", "arg8", "arg9", "asin",
        "atan", "atan2", "aux", "besseli", "besselj", "bessely", "bdry", "cos", "cosh", "del_shft", "delay", "done",
        "else", "end", "erf", "erfc", "exp", "exprelr", "flr", "global", "heav", "hom_bcs", "if", "init", "ishift",
        "lgamma", "ln", "log", "log10", "max", "min", "mod", "normal", "not", "number", "nxxqq", "of", "only",
        "options", "par", "param", "parameter", "poisson", "ran", "reset", "set", "shift", "sign", "sin", "sinh",
        "special", "sqrt", "start", "sum", "table", "tan", "tanh", "then", "volt", "volterra", "wiener",
    ],
    means: |_| false,
    case_blind: true,
    longest: 7,
};

/// What calls for a reset becomes this much where it holds, and −1 elsewhere: XPPAUT looks for the moment of a change by a
/// straight line through both ends of the step, and then finds the end.
const AT_THE_END: f64 = 1e-10;

/// The same in noise, which XPPAUT draws anew for what is left of the step: of less it makes no number.
const NEAR_THE_END: f64 = 1e-4;

fn lacks(experiment: &Experiment) -> Option<Text> {
    if experiment.method == "half-steps" {
        return Some("XPPAUT knows no method of two half steps; choose another".into());
    }
    if current::is_too_long(experiment) {
        return Some(say!(
            "its current has {pieces} pieces, and at most {most} are written",
            pieces = experiment.flows.len(),
            most = current::MOST_PIECES
        ));
    }
    let mixed = experiment.method != "euler" && !experiment.has_additive_noise();
    mixed.then(|| {
        "its noise hangs on the state: by this method XPPAUT would take it in Stratonovich’s sense; choose Euler".into()
    })
}

fn write(experiment: &Experiment) -> Vec<File> {
    let ode = Ode::of(experiment);
    let file = File { name: format!("{}.ode", experiment.stem()), text: ode.text() };
    [file].into_iter().chain(ode.table()).collect()
}

/// What names with a number behind begin with, such that no name of the run is one of them, even where it is cut short.
fn numbered(run: &Experiment, opening: &str) -> String {
    let names = [run.system.names(), run.columns()].concat();
    let is_one = |rest: &str| rest.is_empty() || rest.starts_with(|sign: char| sign.is_ascii_digit());
    let is_taken = |opening: &String| {
        names.iter().any(|name| name.to_lowercase().strip_prefix(opening.as_str()).is_some_and(is_one))
    };
    let mut openings = (0..).map(|more| format!("{opening}{}", "_".repeat(more)));
    openings.find(|opening| !is_taken(opening)).unwrap_or_default()
}

/// A file being written.
struct Ode<'a> {
    run: &'a Experiment,
    names: Names,
    /// The name of the flag that counts the pieces of the current, and the beginning of their names.
    piece: String,
    /// The names of the table with the current of each bin, and of the time at which the next one begins.
    samples: [String; 2],
    /// The beginning of the names of the current as it is shown, where an edge falls into a bin.
    seen: String,
    /// The name of the time at which the current is asked for.
    now: String,
    /// Its reset.
    reset: Option<InTurn>,
    /// Variables that a reset asks for after it has set them, and the names that keep their values from before.
    kept: Vec<(&'static str, String)>,
    /// The names of the flag that says that the voltage is held, and of the time at which that ends.
    holds: [String; 2],
}

impl Ode<'_> {
    fn of(run: &Experiment) -> Ode<'_> {
        let [piece, seen] = ["piece", "seen"].map(|opening| numbered(run, opening));
        let mut names = Names::of([], RULES);
        names.takes(piece.clone());
        (0..run.flows.len()).for_each(|place| names.takes(format!("{piece}{place}")));
        (0..run.cut().len()).for_each(|place| names.takes(format!("{seen}{place}")));
        names.add_with(run.columns(), RULES, |called| [column(called), rest(called)]);
        run.system.names().into_iter().for_each(|name| names.add(name, RULES));
        let now = names.further("now", RULES);
        let samples = ["samples", "next"].map(|name| names.further(name, RULES));
        let mut reset = InTurn::of(&run.system);
        let before = reset.as_mut().map(|reset| std::mem::take(&mut reset.before)).unwrap_or_default();
        let mut kept = Vec::new();
        for (variable, known) in before {
            let called = names.further(variable, RULES);
            let sets = reset.iter_mut().flat_map(|reset| &mut reset.sets);
            let called_so = Expr::Name(names::kept(&called));
            sets.for_each(|(_, to)| *to = to.replaced(&|name| (name == known).then(|| called_so.clone())));
            kept.push((variable, called));
        }
        let holds = ["held", "until"].map(|name| names.further(name, RULES));
        Ode { run, names, piece, samples, seen, now, reset, kept, holds }
    }

    /// For how long the voltage is held after a reset, where it is: the steps that come nearest.
    fn held(&self) -> Option<String> {
        let time = self.run.system.held()?;
        if self.run.method == "dopri5" {
            return Some(self.at_least(time, Binding::Sum));
        }
        let step = numeral(self.run.step());
        Some(format!("max(flr({}/{step}+0.5),1)*{step}", self.at_least(time, Binding::Product)))
    }

    /// The rate of a variable; the voltage has none while it is held.
    fn rate(&self, place: usize) -> String {
        let rate = self.write(&self.run.held(&self.run.system.variables[place].rate));
        match self.held() {
            Some(_) if place == 0 => format!("if({}>0.5)then(0)else({rate})", self.holds[0]),
            _ => rate,
        }
    }

    /// The variables that hold the voltage, and what frees it: at the end of a step, as all that changes at once.
    fn holding(&self, say: &mut dyn FnMut(String)) {
        if self.held().is_none() {
            return;
        }
        let [held, until] = &self.holds;
        let Experiment { tstart, starts_fired, .. } = self.run;
        let within = self.run.method == "dopri5";
        let left = match starts_fired {
            false => -1.0,
            true if within => self.run.system.refractory(&self.run.values),
            true => self.run.held_steps() as f64 * self.run.step(),
        };
        say(format!("{held}'=0"));
        say(format!("{until}'=0"));
        say(format!("{held}(0)={}", u8::from(*starts_fired)));
        say(format!("{until}(0)={}", tight(tstart + left)));
        let over = match within {
            true => format!("t-{until}"),
            false => self.ending(&format!("t>({until}-{})", numeral(0.5 * self.run.step()))),
        };
        say(format!("global 1 {over} {{{held}=0}}"));
    }

    fn text(&self) -> String {
        let Experiment { system, values, start, bins, dt, .. } = self.run;
        let mut lines = vec![comment("#", &head(self.run, &self.told(), &self.names))];
        let mut say = |line: String| lines.push(line + "\n");
        let unit = if system.time.unit.is_empty() { "" } else { &format!("{}, ", system.time.unit) };
        // Behind the last step: total is when that begins.
        say(format!("# time: {unit}0..{}", tight(*bins as f64 * dt)));
        for (param, value) in system.params.iter().zip(values) {
            say(format!("par {}={}", self.name(param.id), numeral(*value)));
        }
        for (id, value) in &system.constants {
            say(format!("number {}={}", self.name(id), numeral(*value)));
        }
        for noise in &system.noises {
            say(format!("wiener {}", self.name(noise)));
        }
        if self.uses(Function::Exprelr) {
            say("exprelr(x)=if(x==0)then(1)else(x/(exp(x)-1))".into());
        }
        for function in &system.functions {
            let arguments: Vec<String> = function.arguments.iter().map(|name| self.name(name)).collect();
            say(format!(
                "{}({})={}",
                self.name(function.name),
                arguments.join(","),
                self.write(&function.body)
            ));
        }
        self.current(&mut say);
        for quantity in &system.quantities {
            say(format!(
                "{}={}",
                self.name(quantity.quantity.id),
                self.write(&self.run.held(&quantity.expr))
            ));
        }
        self.injected(&mut say);
        for (place, variable) in system.variables.iter().enumerate() {
            say(format!("{}'={}", self.name(variable.quantity.id), self.rate(place)));
        }
        if self.flagged() {
            say(format!("{}'=0", self.piece));
        }
        if self.flagged() && self.tabled() {
            let [_, next] = &self.samples;
            say(format!("{next}'=0"));
            say(format!("{next}(0)={}", tight(self.run.time(1))));
        }
        for (_, kept) in &self.kept {
            say(format!("{kept}'=0"));
        }
        for (variable, value) in system.variables.iter().zip(start) {
            say(format!("{}(0)={}", self.name(variable.quantity.id), numeral(*value)));
        }
        if let Some(InTurn { when, sets, .. }) = &self.reset {
            let keep = self.kept.iter().map(|(variable, kept)| format!("{kept}={}", self.name(variable)));
            let set = sets.iter().map(|(name, to)| format!("{}={}", self.name(name), self.write(to)));
            let [held, until] = &self.holds;
            let hold =
                self.held().into_iter().flat_map(|time| [format!("{held}=1"), format!("{until}=t+{time}")]);
            let sets: Vec<String> = keep.chain(set).chain(hold).collect();
            let when = self.course(when).unwrap_or_else(|| self.ending(&self.condition(when)));
            say(format!("global 1 {when} {{{}}}", sets.join(";")));
        }
        self.holding(&mut say);
        for (column, what) in self.columns() {
            say(format!("aux {column}={what}"));
        }
        say(format!("@ {}", self.options().join(",")));
        say("done".into());
        lines.concat()
    }

    /// What the head says of this format.
    fn told(&self) -> Vec<String> {
        let mut told = vec!["In XPPAUT: xppaut, or xppaut -silent, which writes output.dat.".to_string()];
        let within = self.reset.as_ref().is_some_and(|reset| self.course(&reset.when).is_some());
        told.extend(self.run.nearness(if within { Resets::ByALine } else { Resets::AtTheEnd }));
        if self.run.is_noisy() && self.run.method != "euler" {
            told.push(
                "XPPAUT holds the noise through a step, where the lab adds it behind: both come to the same law as the step gets shorter."
                    .into(),
            );
        }
        if self.reset.is_some() && self.run.method != "dopri5" && !self.run.is_noisy() {
            told.push(
                "XPPAUT resets 1e-10 of a step before its end: where a neuron magnifies that, columns differ by up to 1e-5 of \
                 their range."
                    .into(),
            );
        }
        told.push(format!(
            "Its file holds t, the variables in this order, then aux columns: the current, what is to be seen, and what single \
             precision cuts off. With all digits a column is (k + lo/1000)/s, k = round(s*column - lo/1000): {}.",
            self.residues().map(|[_, column, lo, scale]| format!("for {column}, lo is {lo}, s = {scale}")).collect::<Vec<_>>().join("; ")
        ));
        told.extend(self.run.apart_at_edges());
        if self.tabled() {
            told.push(format!("The current of each bin stands in {}, beside this file.", self.file()));
        }
        if self.flagged() {
            told.push(format!("{} counts the pieces of the current.", self.piece));
        }
        told.extend(
            self.kept.iter().map(|(variable, kept)| {
                format!("At a reset {kept} keeps {} as it was.", self.name(variable))
            }),
        );
        if self.held().is_some() {
            let [held, until] = &self.holds;
            told.push(format!("{held} is 1 while the neuron is refractory, up to the time {until}."));
        }
        told
    }

    /// What is told to XPPAUT.
    fn options(&self) -> Vec<String> {
        let Experiment { method, tstart, bins, dt, system, .. } = self.run;
        let total = tight((bins - 1) as f64 * dt);
        let [low, high] = system.variables[0].range;
        let mut options = vec![
            format!("meth={}", if *method == "euler" { "euler" } else { "rk4" }),
            format!("dt={:?}", self.run.step()),
            format!("total={total}"),
            format!("t0={}", tight(*tstart)),
            format!("maxstor={}", bins + 100),
            "bounds=1e12".into(),
        ];
        if self.run.steps_in_a_bin() > 1 {
            options.push(format!("njmp={}", self.run.steps_in_a_bin()));
        }
        options.push(format!("xlo={},xhi={}", tight(*tstart), tight(tstart + *bins as f64 * dt)));
        options.push(format!("ylo={},yhi={}", tight(low), tight(high)));
        options
    }

    /// What crosses 0 as a reset of the adaptive method's run is called for, where that is a comparison: XPPAUT finds the moment
    /// within the step.
    fn course(&self, when: &Expr) -> Option<String> {
        let within = self.run.method == "dopri5";
        let (more, less) = match when {
            Expr::Binary(Operator::Greater | Operator::AtLeast, left, right) => (left, right),
            Expr::Binary(Operator::Less | Operator::AtMost, left, right) => (right, left),
            _ => return None,
        };
        within.then(|| self.write(&Expr::binary(Operator::Sub, (**more).clone(), (**less).clone())))
    }

    /// A condition that is met at the end of the step in which it begins to hold.
    fn ending(&self, condition: &str) -> String {
        let end = if self.run.is_noisy() { NEAR_THE_END } else { AT_THE_END };
        format!("if({condition})then({end:e})else(-1)")
    }

    /// Whether a function is called for.
    fn uses(&self, function: Function) -> bool {
        self.run.system.expressions().any(|expr| expr.calls(function))
    }
}

impl Notation for Ode<'_> {
    fn number(&self, number: f64) -> String {
        numeral(number)
    }

    fn name(&self, name: &'static str) -> String {
        self.names.called(name)
    }

    fn power(&self, base: &str, exponent: &str) -> String {
        format!("{base}^{exponent}")
    }

    fn call(&self, function: Function, given: &[String]) -> String {
        match (function, given) {
            // Its own is another where the second is below 0.
            (Function::Mod, [x, y]) => format!("(({x})-({y})*flr(({x})/({y})))"),
            _ => format!("{}({})", function.id(), given.join(",")),
        }
    }

    fn between(&self, operator: Operator) -> &'static str {
        match operator {
            Operator::Add => "+",
            Operator::Sub => "-",
            Operator::Mul => "*",
            Operator::Div => "/",
            Operator::Pow => "^",
            Operator::Less => "<",
            Operator::AtMost => "<=",
            Operator::Greater => ">",
            Operator::AtLeast => ">=",
            Operator::Equal => "==",
            Operator::Unequal => "!=",
            Operator::And => "&",
            Operator::Or => "|",
        }
    }

    fn compared(&self) -> Binding {
        // A comparison binds closer than a sum and a product there.
        Binding::Whole
    }

    fn truth(&self, condition: &str) -> String {
        format!("({condition})")
    }

    fn opposite(&self, condition: &str) -> String {
        format!("not({condition})")
    }

    fn choice(&self, condition: &str, then: &str, otherwise: &str) -> String {
        format!("if({condition})then({then})else({otherwise})")
    }
}
