//! Lines as LaTeX, for a document with amsmath.

use super::formula::{Digits, Fence, Formula, Term};
use super::greek::greek;
use super::lines::{Line, Says};
use super::prose::prose;
use super::symbol::{Symbol, is_slanted};
use crate::equations::expr::Operator;
use std::fmt::{self, Display, Formatter};

/// Lines, their signs of equality under one another.
pub struct Latex<'a>(pub &'a [Line]);

impl Display for Latex<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("\\begin{align*}\n")?;
        for (place, line) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(" \\\\\n")?;
            }
            write!(f, "  {line}")?;
        }
        f.write_str("\n\\end{align*}\n")
    }
}

/// A line, `&` before its sign of equality.
impl Display for Line {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.says {
            Says::Rate(variable, time, is) => {
                write!(f, "\\frac{{\\mathrm{{d}}{variable}}}{{\\mathrm{{d}}{time}}} &= {is}")
            }
            Says::Is(left, right) => write!(f, "{left} &= {right}"),
            Says::Reset(when, sets, held) => {
                write!(f, "{when} :\\quad & ")?;
                for (place, (name, after)) in sets.iter().enumerate() {
                    let between = if place > 0 { ",\\quad " } else { "" };
                    write!(f, "{between}{name} \\leftarrow {after}")?;
                }
                if let Some((name, time)) = held {
                    write!(f, ",\\quad {name} \\text{{ held for }} {time}")?;
                }
                Ok(())
            }
        }
    }
}

impl Display for Formula {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Formula::Number(number) => number.fmt(f),
            Formula::Symbol(symbol) => symbol.fmt(f),
            Formula::Sum(terms) => {
                for (place, Term { minus, formula }) in terms.iter().enumerate() {
                    let sign = match (place, minus) {
                        (0, true) => "-",
                        (0, false) => "",
                        (_, true) => " - ",
                        (_, false) => " + ",
                    };
                    write!(f, "{sign}{formula}")?;
                }
                Ok(())
            }
            Formula::Product(factors) => {
                for (place, factor) in factors.iter().enumerate() {
                    let between = match place {
                        0 => "",
                        _ if factor.begins_with_digit() => " \\cdot ",
                        _ => " \\, ",
                    };
                    write!(f, "{between}{factor}")?;
                }
                Ok(())
            }
            Formula::Over(of) => write!(f, "\\frac{{{}}}{{{}}}", of[0], of[1]),
            Formula::Slash(of) => write!(f, "{}/{}", of[0], of[1]),
            Formula::Power(of) => write!(f, "{}^{{{}}}", of[0], of[1]),
            Formula::Exponential(of) => write!(f, "\\mathrm{{e}}^{{{of}}}"),
            Formula::Fenced(fence, of) => {
                let [opens, closes] = fenced(*fence);
                write!(f, "\\left{opens} {of} \\right{closes}")
            }
            Formula::Called(name, of) => {
                match name.base.as_str() {
                    known if OPERATORS.contains(&known) && name.below.is_empty() => write!(f, "\\{known}")?,
                    "log" => write!(f, "\\log_{{{}}}", name.below.concat())?,
                    _ if name.name == name.base && name.name.len() > 1 => {
                        write!(f, "\\operatorname{{{}}}", plain(&name.base))?;
                    }
                    _ => write!(f, "{name}")?,
                }
                f.write_str("\\left(")?;
                for (place, of) in of.iter().enumerate() {
                    write!(f, "{}{of}", if place > 0 { ", " } else { "" })?;
                }
                f.write_str("\\right)")
            }
            Formula::Related(operator, of) => write!(f, "{} {} {}", of[0], sign(*operator), of[1]),
            Formula::Cases(cases, last) => {
                f.write_str("\\begin{cases} ")?;
                for [then, when] in cases {
                    write!(f, "{then} & {when} \\\\ ")?;
                }
                write!(f, "{last} & \\text{{otherwise}} \\end{{cases}}")
            }
        }
    }
}

impl Display for Digits {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.power {
            None => f.write_str(&self.digits),
            Some(power) => write!(f, "{} \\cdot 10^{{{power}}}", self.digits),
        }
    }
}

impl Display for Symbol {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&letters(&self.base, false))?;
        if self.below.is_empty() {
            return Ok(());
        }
        let below: Vec<String> = self.below.iter().map(|part| letters(part, true)).collect();
        match &below[..] {
            [one] if one.chars().count() == 1 => write!(f, "_{one}"),
            parts => write!(f, "_{{{}}}", parts.join(",")),
        }
    }
}

/// A unit, upright: `mS/cm²` is `\mathrm{mS/cm^{2}}`.
pub fn unit(unit: &str) -> String {
    if unit.is_empty() {
        String::new()
    } else {
        format!("\\mathrm{{{}}}", unit.chars().map(sign_of_unit).collect::<String>())
    }
}

fn sign_of_unit(sign: char) -> String {
    match sign {
        'µ' | 'μ' => "\\mu{}".into(),
        'Ω' | '\u{2126}' => "\\Omega{}".into(),
        '°' => "^{\\circ}".into(),
        '²' => "^{2}".into(),
        '³' => "^{3}".into(),
        '·' => "\\,".into(),
        '%' => "\\%".into(),
        other => plain(&other.to_string()),
    }
}

/// Functions that LaTeX has a command for.
const OPERATORS: &[&str] =
    &["exp", "ln", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "max", "min"];

fn letters(part: &str, below: bool) -> String {
    let set: String = part.chars().map(letter).collect();
    let is_command = set.starts_with('\\') && part.chars().count() == 1;
    if is_slanted(part, below) || is_command || part.bytes().all(|byte| byte.is_ascii_digit()) {
        set.trim_end_matches("{}").into()
    } else {
        format!("\\mathrm{{{set}}}")
    }
}

/// A letter of a formula.
fn letter(letter: char) -> String {
    match greek(letter) {
        Some(set) => set,
        None if letter == '∞' => "\\infty{}".into(),
        None => plain(&letter.to_string()),
    }
}

/// A text without what means something to LaTeX.
fn plain(text: &str) -> String {
    let mut safe = String::new();
    for letter in text.chars() {
        match letter {
            '\\' => safe.push_str("\\backslash{}"),
            '~' => safe.push_str("\\sim{}"),
            '^' => safe.push_str("\\wedge{}"),
            '{' | '}' | '$' | '&' | '#' | '%' | '_' => safe.extend(['\\', letter]),
            ' '..='~' => safe.push(letter),
            letter => {
                let set = prose(&letter.to_string());
                // What prose sets as a formula stands in one already.
                match set.strip_prefix('$').and_then(|set| set.strip_suffix('$')) {
                    Some(formula) => safe.push_str(formula),
                    None if set.is_empty() => {}
                    None => safe.extend(["\\text{", &set, "}"]),
                }
            }
        }
    }
    safe
}

fn fenced(fence: Fence) -> [&'static str; 2] {
    match fence {
        Fence::Round => ["(", ")"],
        Fence::Size => ["|", "|"],
        Fence::Floor => ["\\lfloor", "\\rfloor"],
        Fence::Truth => ["[", "]"],
    }
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "+",
        Operator::Sub => "-",
        Operator::Mul => "\\cdot",
        Operator::Div => "/",
        Operator::Pow => "^",
        Operator::Less => "<",
        Operator::AtMost => "\\le",
        Operator::Greater => ">",
        Operator::AtLeast => "\\ge",
        Operator::Equal => "=",
        Operator::Unequal => "\\ne",
        Operator::And => "\\land",
        Operator::Or => "\\lor",
    }
}
