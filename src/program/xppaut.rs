//! XPPAUT's `.ode`: the neuron as its equations are written there, and a run that XPPAUT repeats.

use super::digits::{numeral, tight};
use super::head::{comment, head};
use super::names::{Names, Rules};
use super::notation::{Binding, Notation};
use super::{Experiment, File, Format};
use crate::equations::expr::{Expr, Function, Operator};
use crate::equations::system::Reset;
use crate::text::{Text, say};

/// The format.
pub const FORMAT: Format =
    Format { id: "xppaut", title: "XPPAUT", extension: "ode", exact: true, lacks, write };

/// Words that XPPAUT has a meaning for; of a name it keeps ten letters, of which three are kept free here.
const RULES: Rules = Rules {
    reserved: &[
        "t",
        "pi",
        "abs",
        "acos",
        "arg1",
        "arg2",
        "arg3",
        "arg4",
        "arg5",
        "arg6",
        "arg7",
        "arg8",
        "arg9",
        "asin",
        "atan",
        "atan2",
        "aux",
        "besseli",
        "besselj",
        "bessely",
        "bdry",
        "cos",
        "cosh",
        "del_shft",
        "delay",
        "done",
        "else",
        "end",
        "erf",
        "erfc",
        "exp",
        "exprelr",
        "flr",
        "global",
        "heav",
        "hom_bcs",
        "if",
        "init",
        "ishift",
        "lgamma",
        "ln",
        "log",
        "log10",
        "max",
        "min",
        "mod",
        "normal",
        "not",
        "number",
        "nxxqq",
        "of",
        "only",
        "options",
        "par",
        "param",
        "parameter",
        "poisson",
        "ran",
        "reset",
        "set",
        "shift",
        "sign",
        "sin",
        "sinh",
        "special",
        "sqrt",
        "start",
        "sum",
        "table",
        "tan",
        "tanh",
        "then",
        "volt",
        "volterra",
        "wiener",
    ],
    case_blind: true,
    longest: 7,
};

/// The most pieces of a current: each is a quantity of the file, and XPPAUT's room for those is small.
const MOST_PIECES: usize = 120;

/// What calls for a reset becomes this much where it holds, and −1 elsewhere: XPPAUT looks for the moment of a change by a
/// straight line through both ends of the step, and then finds the end.
const AT_THE_END: f64 = 1e-10;

fn lacks(experiment: &Experiment) -> Option<Text> {
    if experiment.method == "half-steps" {
        return Some("XPPAUT knows no method of two half steps; choose another".into());
    }
    let pieces = experiment.current.len();
    (pieces > MOST_PIECES).then(|| {
        say!("its current has {pieces} pieces, and at most {most} are written", pieces, most = MOST_PIECES)
    })
}

fn write(experiment: &Experiment) -> Vec<File> {
    let text = Ode::of(experiment).text();
    vec![File { name: format!("{}.ode", experiment.stem()), text }]
}

/// A file being written.
struct Ode<'a> {
    run: &'a Experiment,
    names: Names,
    /// The name of the flag that counts the pieces of the current, and the beginning of their names.
    piece: String,
}

impl Ode<'_> {
    fn of(run: &Experiment) -> Ode<'_> {
        let mut names = Names::of(run.system.names(), RULES);
        let piece = names.further("piece", RULES);
        Ode { run, names, piece }
    }

    fn text(&self) -> String {
        let Experiment { system, values, start, .. } = self.run;
        let mut lines = vec![comment("#", &head(self.run, &self.told(), &self.names))];
        let mut say = |line: String| lines.push(line + "\n");
        for (param, value) in system.params.iter().zip(values) {
            say(format!("par {}={}", self.name(param.id), numeral(*value)));
        }
        for (id, value) in &system.constants {
            say(format!("number {}={}", self.name(id), numeral(*value)));
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
        for name in &system.noises {
            say(format!("wiener {}", self.name(name)));
        }
        self.current(&mut say);
        for quantity in &system.quantities {
            say(format!(
                "{}={}",
                self.name(quantity.quantity.id),
                self.write(&self.run.held(&quantity.expr))
            ));
        }
        for variable in &system.variables {
            say(format!(
                "{}'={}",
                self.name(variable.quantity.id),
                self.write(&self.run.held(&variable.rate))
            ));
        }
        if self.flagged() {
            say(format!("{}'=0", self.piece));
        }
        for (variable, value) in system.variables.iter().zip(start) {
            say(format!("{}(0)={}", self.name(variable.quantity.id), numeral(*value)));
        }
        if let Some(Reset { when, sets }) = &system.reset {
            let set = |(name, to): &(&'static str, Expr)| format!("{}={}", self.name(name), self.write(to));
            let sets: Vec<String> = readers_first(sets).into_iter().map(set).collect();
            say(format!("global 1 {} {{{}}}", ending(&self.condition(when)), sets.join(";")));
        }
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
        told.extend(self.run.nearness());
        told.push(format!(
            "Its file holds t, the variables in this order, then aux columns: the current, and what single precision cuts off. \
             With all digits a variable is (k + lo/1000)/s, k = round(s*variable - lo/1000): {}.",
            self.residues().map(|(id, lo, scale)| format!("for {id}, lo is {lo}, s = {scale}")).collect::<Vec<_>>().join("; ")
        ));
        if self.flagged() {
            told.push(format!("{} counts the pieces of the current.", self.piece));
        }
        if !self.run.system.noises.is_empty() {
            told.push("Its noise is drawn anew by XPPAUT.".into());
        }
        told
    }

    /// The current: a quantity a piece, each holding from where it begins.
    fn current(&self, say: &mut dyn FnMut(String)) {
        let pieces = &self.run.current;
        let last = pieces.len().saturating_sub(1);
        let mut before = String::new();
        for (place, piece) in pieces.iter().enumerate() {
            let law = self.write(&piece.law);
            let called = match place == last {
                true => self.name(self.run.system.current.id),
                false => format!("{}{place}", self.piece),
            };
            say(match place {
                0 => format!("{called}={law}"),
                _ => format!("{called}=if({})then({before})else({law})", self.until(place)),
            });
            before = called;
        }
        if self.flagged() {
            for (place, piece) in pieces.iter().enumerate().skip(1) {
                let since = format!("t>({})", tight(piece.begins - 0.5 * self.run.step()));
                say(format!("global 1 {} {{{}={place}}}", ending(&since), self.piece));
            }
        }
    }

    /// The condition that a piece has not begun.
    fn until(&self, place: usize) -> String {
        if self.flagged() {
            format!("{}<({})", self.piece, place as f64 - 0.5)
        } else {
            // The time is a sum, which rounding leads astray: half a step earlier the right bin is met.
            format!("t<({})", tight(self.run.current[place].begins - 0.5 * self.run.step()))
        }
    }

    /// Whether a flag says which piece flows: the end of a step, where RK4 looks, too, is still of the piece before.
    fn flagged(&self) -> bool {
        self.run.method != "euler" && self.run.current.len() > 1
    }

    /// Columns behind the variables, and what is in each.
    fn columns(&self) -> Vec<(String, String)> {
        let system = &self.run.system;
        let shown =
            system.quantities.iter().filter(|quantity| quantity.shown).map(|quantity| quantity.quantity.id);
        let shown = [system.current.id].into_iter().chain(shown);
        let shown = shown.map(|id| (format!("{}_o", self.name(id)), self.name(id)));
        let cut = self.residues().map(|(id, lo, scale)| {
            let name = self.name(id);
            (lo, format!("1000*({name}*{scale}-flr({name}*{scale}))"))
        });
        shown.chain(cut).collect()
    }

    /// What single precision cuts off: the variable, the column, and its scale, a power of two.
    fn residues(&self) -> impl Iterator<Item = (&'static str, String, f64)> {
        self.run.system.variables.iter().map(|variable| {
            let [low, high] = variable.range;
            let reach = low.abs().max(high.abs()).max(high - low);
            let id = variable.quantity.id;
            (id, format!("{}_lo", self.name(id)), 2f64.powi((131_072.0 / reach).log2().floor() as i32))
        })
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

    /// Whether a function is called for.
    fn uses(&self, function: Function) -> bool {
        self.run.system.expressions().any(|expr| expr.calls(function))
    }
}

/// What a reset sets, so that one after the other gives what all at once give: what reads a variable stands before what sets it.
fn readers_first<'a>(sets: &'a [(&'static str, Expr)]) -> Vec<&'a (&'static str, Expr)> {
    let mut left: Vec<_> = sets.iter().collect();
    let mut turn = Vec::new();
    while !left.is_empty() {
        let read = |name: &str, by: &(&str, Expr)| by.0 != name && by.1.names().contains(&name);
        let unread = left.iter().position(|(name, _)| left.iter().all(|other| !read(name, other)));
        turn.push(left.remove(unread.unwrap_or(0)));
    }
    turn
}

/// A condition that is met at the end of the step in which it begins to hold.
fn ending(condition: &str) -> String {
    format!("if({condition})then({AT_THE_END:e})else(-1)")
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
        format!("{}({})", function.id(), given.join(","))
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
