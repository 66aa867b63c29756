//! LaTeX: a document with the equations of a run, its values, its current and its method.

use super::head::{comment, head};
use super::names::{Names, Rules};
use super::{Experiment, File, Format};
use crate::equations::expr::Expr;
use crate::text::Text;
use crate::typeset::{Latex, Setting, lines, prose, unit};
use std::fmt::Write;

/// The format.
pub const FORMAT: Format =
    Format { id: "latex", title: "LaTeX", extension: "tex", exact: false, lacks, write };

/// No name clashes with anything here.
const RULES: Rules = Rules { reserved: &[], means: |_| false, case_blind: false, longest: usize::MAX };

/// The most pieces of a current that are listed.
const MOST_PIECES: usize = 24;

fn lacks(_: &Experiment) -> Option<Text> {
    None
}

fn write(experiment: &Experiment) -> Vec<File> {
    vec![File { name: format!("{}.tex", experiment.stem()), text: document(experiment) }]
}

fn document(run: &Experiment) -> String {
    let told = ["A description, not a program: pdflatex typesets it.".to_string()];
    let names = Names::of(run.system.names(), RULES);
    let mut text = comment("%", &head(run, &told, &names));
    text += "\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amsmath}\n\\begin{document}\n\n";
    let _ = writeln!(text, "\\section*{{{}}}\n", title(run));
    let _ = writeln!(text, "{}\n", Latex(&lines(&run.system, None)));
    text += &table(run);
    text += &current(run);
    text += &method(run);
    text += "\\end{document}\n";
    text
}

/// What stands above it; of a title without a letter that can be set, what it is.
fn title(run: &Experiment) -> String {
    let set = prose(&run.title);
    if set.chars().any(|letter| letter.is_alphanumeric()) { set } else { "A neuron".into() }
}

/// The parameters and where the run starts.
fn table(run: &Experiment) -> String {
    let setting = Setting { system: &run.system, values: None };
    let mut text = String::from("\\begin{center}\n\\begin{tabular}{llll}\n\\hline\n");
    let mut row = |symbol: String, value: f64, of: &str, what: &str| {
        let _ = writeln!(
            text,
            "${symbol}$ & ${}$ & ${}$ & {} \\\\",
            number(&setting, value),
            unit(of),
            prose(what)
        );
    };
    for (param, value) in run.system.params.iter().zip(&run.values) {
        row(setting.symbol(param.id).to_string(), *value, param.unit, param.name);
    }
    for (variable, value) in run.system.variables.iter().zip(&run.start) {
        let symbol = setting.symbol(variable.quantity.id);
        row(format!("{symbol}(t_0)"), *value, variable.quantity.unit, "initial value");
    }
    text += "\\hline\n\\end{tabular}\n\\end{center}\n\n";
    text
}

/// The current, a line a piece.
fn current(run: &Experiment) -> String {
    let setting = Setting { system: &run.system, values: None };
    let symbol = setting.symbol(run.system.current.id);
    let [name, of] = [symbol.to_string(), unit(run.system.current.unit)];
    let of = if of.is_empty() { String::new() } else { format!(" in ${of}$") };
    match &run.current[..] {
        [only] => format!("\\noindent The current{of} is ${name} = {}$.\n\n", setting.formula(&only.law)),
        pieces if pieces.len() > MOST_PIECES => {
            format!("\\noindent The current ${name}${of} is given bin by bin.\n\n")
        }
        pieces => {
            let mut text = format!("\\noindent The current{of} is\n\\[\n{name} = \\begin{{cases}}\n");
            for (place, piece) in pieces.iter().enumerate() {
                let law = setting.formula(&piece.law);
                let when = match (place, pieces.get(place + 1)) {
                    (0, Some(next)) => format!("t < {}", number(&setting, next.begins)),
                    (_, Some(next)) => format!(
                        "{} \\le t < {}",
                        number(&setting, piece.begins),
                        number(&setting, next.begins)
                    ),
                    _ => format!("{} \\le t", number(&setting, piece.begins)),
                };
                let _ = writeln!(text, "  {law} & {when} \\\\");
            }
            text + "\\end{cases}\n\\]\n\n"
        }
    }
}

/// How the run is computed.
fn method(run: &Experiment) -> String {
    let setting = Setting { system: &run.system, values: None };
    let of = unit(run.system.time.unit);
    let of = if of.is_empty() { String::new() } else { format!("\\,{of}") };
    let [dt, from, to] = [run.dt, run.tstart, run.time(run.bins)].map(|time| number(&setting, time));
    let how = match run.method {
        "euler" if run.is_noisy() => "by the method of Euler and Maruyama",
        _ if run.is_noisy() => "by the classical Runge--Kutta method, noise being added behind each step,",
        "euler" => "by forward Euler, every rate from the old state and the current of the bin before",
        "rk4" => "by the classical Runge--Kutta method, with the current as it goes within the step",
        "half-steps" => "by Izhikevich's scheme, the voltage in two half steps",
        _ => "by the adaptive method of Dormand and Prince, read out",
    };
    let noises: Vec<String> =
        run.system.noises.iter().map(|noise| format!("${}$", setting.symbol(noise))).collect();
    let noises = match noises.as_slice() {
        [] => String::new(),
        several => format!(
            "\\noindent White noise in It\\^o's sense, over a time $T$ adding up to a standard deviation of $\\sqrt T$: {}.\n\n",
            several.join(", ")
        ),
    };
    format!("{noises}\\noindent From $t_0 = {from}{of}$ to ${to}{of}$ {how} in steps of ${dt}{of}$.\n\n")
}

/// A number as it is set.
fn number(setting: &Setting, value: f64) -> String {
    let rounded: f64 = format!("{value:.11e}").parse().unwrap_or(value);
    setting.formula(&Expr::from(rounded)).to_string()
}
