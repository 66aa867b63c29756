//! A line as MathML: elements that every browser has, and each term with its name.

use super::formula::{Digits, Fence, Formula, Term};
use super::lines::{Line, Says};
use super::symbol::{Symbol, is_slanted};
use crate::equations::expr::Operator;
use crate::text::Language;
use std::fmt::Write;

/// A line as MathML, its numbers as a language writes them; `said` is what it says in words.
pub fn mathml(line: &Line, said: &str, language: &Language) -> String {
    let said = escaped(said);
    format!("{MATH} alttext=\"{said}\"><mrow>{}</mrow></math>", written(line, language))
}

/// Lines under one another, as one piece of MathML.
pub fn together(lines: &[Line], language: &Language) -> String {
    let row = |line| format!("<mtr><mtd>{}</mtd></mtr>", written(line, language));
    format!("{MATH}><mtable>{}</mtable></math>", lines.iter().map(row).collect::<String>())
}

const MATH: &str = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"";

fn written(line: &Line, language: &Language) -> String {
    let mut writer = Writer { text: String::new(), language };
    writer.line(&line.says);
    writer.text
}

/// What stands between factors.
const BESIDE: &str = "<mo>\u{2062}</mo><mspace width=\"0.17em\"></mspace>";

/// What parts a condition from what follows of it, and that from more of it.
const APART: &str = "<mspace width=\"0.6em\"></mspace>";

struct Writer<'a> {
    text: String,
    language: &'a Language,
}

impl Writer<'_> {
    fn line(&mut self, says: &Says) {
        match says {
            Says::Rate(variable, time, is) => {
                self.text.push_str("<mfrac>");
                for of in [variable, time] {
                    self.text.push_str("<mrow><mi mathvariant=\"normal\">d</mi>");
                    self.symbol(of);
                    self.text.push_str("</mrow>");
                }
                self.text.push_str("</mfrac>");
                self.sign("=");
                self.formula(is);
            }
            Says::Is(left, right) => {
                self.formula(left);
                self.sign("=");
                self.formula(right);
            }
            Says::Reset(when, sets, held) => {
                self.formula(when);
                self.sign(":");
                self.text.push_str(APART);
                for (place, (name, after)) in sets.iter().enumerate() {
                    if place > 0 {
                        self.sign(",");
                        self.text.push_str(APART);
                    }
                    self.symbol(name);
                    self.sign("←");
                    self.formula(after);
                }
                if let Some((name, time)) = held {
                    self.sign(",");
                    self.text.push_str(APART);
                    self.symbol(name);
                    let held_for = escaped(self.language.say("held for"));
                    self.element("mtext", &format!("\u{a0}{held_for}\u{a0}"));
                    self.formula(time);
                }
            }
        }
    }

    fn formula(&mut self, formula: &Formula) {
        match formula {
            Formula::Number(number) => self.number(number),
            Formula::Symbol(symbol) => self.symbol(symbol),
            Formula::Sum(terms) => self.row(|row| row.sum(terms)),
            Formula::Product(factors) => self.row(|row| row.product(factors)),
            Formula::Over(of) => self.with("mfrac", of),
            Formula::Power(of) => self.with("msup", of),
            Formula::Exponential(of) => {
                self.text.push_str("<msup><mi mathvariant=\"normal\">e</mi>");
                self.formula(of);
                self.text.push_str("</msup>");
            }
            Formula::Slash(of) => self.row(|row| {
                row.formula(&of[0]);
                row.text.push_str("<mo lspace=\"0\" rspace=\"0\" stretchy=\"false\">/</mo>");
                row.formula(&of[1]);
            }),
            Formula::Fenced(fence, of) => self.row(|row| row.fenced(*fence, |row| row.formula(of))),
            Formula::Called(name, of) => self.row(|row| {
                row.symbol(name);
                row.text.push_str("<mo>\u{2061}</mo>");
                row.fenced(Fence::Round, |row| row.listed(of));
            }),
            Formula::Related(operator, of) => self.row(|row| {
                row.formula(&of[0]);
                row.sign(sign(*operator));
                row.formula(&of[1]);
            }),
            Formula::Cases(cases, last) => self.row(|row| row.cases(cases, last)),
        }
    }

    fn sum(&mut self, terms: &[Term]) {
        for (place, Term { minus, formula }) in terms.iter().enumerate() {
            match (place, minus) {
                (0, true) => self.text.push_str("<mo form=\"prefix\">−</mo>"),
                (0, false) => {}
                (_, true) => self.sign("−"),
                (_, false) => self.sign("+"),
            }
            self.formula(formula);
        }
    }

    fn product(&mut self, factors: &[Formula]) {
        for (place, factor) in factors.iter().enumerate() {
            if place > 0 && factor.begins_with_digit() {
                self.sign("·");
            } else if place > 0 {
                self.text.push_str(BESIDE);
            }
            self.formula(factor);
        }
    }

    fn cases(&mut self, cases: &[[Formula; 2]], last: &Formula) {
        self.text.push_str("<mo form=\"prefix\" stretchy=\"true\">{</mo><mtable>");
        for [then, when] in cases {
            self.cell(|cell| cell.formula(then), |cell| cell.formula(when));
        }
        let otherwise = escaped(self.language.say("otherwise"));
        self.cell(|cell| cell.formula(last), |cell| cell.element("mtext", &otherwise));
        self.text.push_str("</mtable>");
    }

    fn cell(&mut self, left: impl FnOnce(&mut Self), right: impl FnOnce(&mut Self)) {
        self.text.push_str("<mtr><mtd>");
        left(self);
        self.text.push_str("</mtd><mtd>");
        right(self);
        self.text.push_str("</mtd></mtr>");
    }

    fn listed(&mut self, of: &[Formula]) {
        for (place, of) in of.iter().enumerate() {
            if place > 0 {
                self.sign(",");
            }
            self.formula(of);
        }
    }

    fn fenced(&mut self, fence: Fence, within: impl FnOnce(&mut Self)) {
        let [opens, closes] = fence.signs();
        let _ = write!(self.text, "<mo form=\"prefix\" stretchy=\"true\">{opens}</mo>");
        within(self);
        let _ = write!(self.text, "<mo form=\"postfix\" stretchy=\"true\">{closes}</mo>");
    }

    fn number(&mut self, Digits { digits, power, of }: &Digits) {
        let digits = escaped(&self.language.number(digits));
        let named = named(*of);
        match power {
            None => {
                let _ = write!(self.text, "<mn{named}>{digits}</mn>");
            }
            Some(power) => {
                let power = power.to_string().replace('-', "−");
                let _ = write!(
                    self.text,
                    "<mrow{named}><mn>{digits}</mn><mo>·</mo><msup><mn>10</mn><mn>{power}</mn></msup></mrow>"
                );
            }
        }
    }

    fn symbol(&mut self, Symbol { name, base, below }: &Symbol) {
        let named = named(Some(name));
        if below.is_empty() {
            return self.letters(base, false, &named);
        }
        let _ = write!(self.text, "<msub{named}>");
        self.letters(base, false, "");
        self.row(|row| {
            for (place, part) in below.iter().enumerate() {
                if place > 0 {
                    row.text.push_str("<mo separator=\"true\">,</mo>");
                }
                row.letters(part, true, "");
            }
        });
        self.text.push_str("</msub>");
    }

    fn letters(&mut self, letters: &str, below: bool, attributes: &str) {
        let upright = if is_slanted(letters, below) { "" } else { " mathvariant=\"normal\"" };
        let _ = write!(self.text, "<mi{attributes}{upright}>{}</mi>", escaped(letters));
    }

    fn sign(&mut self, sign: &str) {
        self.element("mo", &escaped(sign));
    }

    fn element(&mut self, element: &str, escaped: &str) {
        let _ = write!(self.text, "<{element}>{escaped}</{element}>");
    }

    fn row(&mut self, within: impl FnOnce(&mut Self)) {
        self.text.push_str("<mrow>");
        within(self);
        self.text.push_str("</mrow>");
    }

    fn with(&mut self, element: &str, of: &[Formula; 2]) {
        let _ = write!(self.text, "<{element}>");
        of.iter().for_each(|of| self.formula(of));
        let _ = write!(self.text, "</{element}>");
    }
}

/// The attribute that says what a term is of.
fn named(name: Option<&str>) -> String {
    name.map_or(String::new(), |name| format!(" data-name=\"{}\"", escaped(name)))
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "+",
        Operator::Sub => "−",
        Operator::Mul => "·",
        Operator::Div => "/",
        Operator::Pow => "^",
        Operator::Less => "<",
        Operator::AtMost => "≤",
        Operator::Greater => ">",
        Operator::AtLeast => "≥",
        Operator::Equal => "=",
        Operator::Unequal => "≠",
        Operator::And => "∧",
        Operator::Or => "∨",
    }
}

/// A text without what means something to those who read markup.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}
