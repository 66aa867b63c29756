//! The lines of LEMS' dynamics: what an expression becomes there, and the lines of their own that its cases need.

use crate::equations::expr::{Function, Operator};
use crate::program::digits::numeral;
use crate::program::names::{Names, Rules};
use crate::program::notation::{Binding, Notation};
use std::cell::RefCell;

/// Words that LEMS has a meaning for, and those of the file itself.
#[rustfmt::skip] // a list of words
pub const RULES: Rules = Rules {
    reserved: &[
        "t", "H", "abs", "ceil", "cos", "cosh", "exp", "factorial", "ln", "log", "product", "random", "sin", "sinh", "sqrt",
        "sum", "tan", "tanh", "id", "type", "name", "extends", "dt", "ms", "start", "middle", "end", "aside", "injected", "spikes", "held", "held_steps", "held_slope",
        "nearest",
    ],
    means: |_| false,
    case_blind: false,
    longest: 60,
};

/// A derived variable: the value of its first case whose condition holds; the last has none.
pub struct Line {
    /// What it is called.
    pub name: String,
    /// Conditions and values.
    pub cases: Vec<(Option<String>, String)>,
}

/// Lines being written.
pub struct Lines {
    /// What the names of the run are called.
    pub names: Names,
    /// Names that stand for others now, and what for.
    standing: RefCell<Vec<(&'static str, String)>>,
    lines: RefCell<Vec<Line>>,
}

impl Lines {
    /// None yet.
    pub fn of(names: Names) -> Lines {
        Lines { names, standing: RefCell::default(), lines: RefCell::default() }
    }

    /// A name for a line of our own, such as that of a variable in a stage of the method.
    pub fn own(&self, mut name: String) -> String {
        while self.names.has(&name) {
            name.push('_');
        }
        name
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lines.borrow().is_empty()
    }

    /// A name stands for this from now on.
    pub fn stands(&self, name: &'static str, called: String) {
        self.standing.borrow_mut().insert(0, (name, called));
    }

    /// One more line of this value.
    pub fn say(&self, name: &str, value: String) {
        self.cases(name, vec![(None, value)]);
    }

    /// One more line of these cases.
    pub fn cases(&self, name: &str, cases: Vec<(Option<String>, String)>) {
        self.lines.borrow_mut().push(Line { name: name.into(), cases });
    }

    /// All of them.
    pub fn all(self) -> Vec<Line> {
        self.lines.into_inner()
    }

    /// A line for what an expression needs beside itself, by its name.
    fn aside(&self, cases: Vec<(Option<String>, String)>) -> String {
        let name = self.own(format!("aside_{}", self.lines.borrow().len()));
        self.cases(&name, cases);
        name
    }

    /// An argument that is asked for more than once.
    fn named(&self, value: &str) -> String {
        let plain = value.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        if plain { value.into() } else { self.aside(vec![(None, value.into())]) }
    }
}

impl Notation for Lines {
    fn number(&self, number: f64) -> String {
        numeral(number)
    }

    fn name(&self, name: &'static str) -> String {
        let standing =
            self.standing.borrow().iter().find(|(known, _)| *known == name).map(|(_, called)| called.clone());
        standing.unwrap_or_else(|| self.names.called(name))
    }

    fn power(&self, base: &str, exponent: &str) -> String {
        format!("{base}^{exponent}")
    }

    fn call(&self, function: Function, given: &[String]) -> String {
        let named = |place: usize| self.named(&given[place]);
        match function {
            Function::Floor => format!("(-ceil(-({})))", given[0]),
            Function::Mod => {
                let (x, y) = (named(0), named(1));
                format!("({x} + {y}*ceil(-({x}/{y})))")
            }
            Function::Log10 => format!("(ln({})/ln(10))", given[0]),
            Function::Heav => self.choice(&format!("({}) .geq. 0", given[0]), "1", "0"),
            Function::Sign => {
                let x = named(0);
                self.aside(vec![
                    (Some(format!("{x} .gt. 0")), "1".into()),
                    (Some(format!("{x} .lt. 0")), "-1".into()),
                    (None, "0".into()),
                ])
            }
            Function::Max | Function::Min => {
                let (x, y) = (named(0), named(1));
                let beyond = if function == Function::Max { ".gt." } else { ".lt." };
                self.choice(&format!("{y} {beyond} {x}"), &y, &x)
            }
            Function::Exprelr => {
                let x = named(0);
                // By its series where the difference would have few digits.
                let series = format!("1 - {x}/2 + {x}^2/12 - {x}^4/720");
                self.choice(&format!("abs({x}) .lt. 0.01"), &series, &format!("{x}/(exp({x}) - 1)"))
            }
            other => format!("{}({})", other.id(), given[0]),
        }
    }

    fn between(&self, operator: Operator) -> &'static str {
        match operator {
            Operator::Add => " + ",
            Operator::Sub => " - ",
            Operator::Mul => "*",
            Operator::Div => "/",
            Operator::Pow => "^",
            Operator::Less => " .lt. ",
            Operator::AtMost => " .leq. ",
            Operator::Greater => " .gt. ",
            Operator::AtLeast => " .geq. ",
            Operator::Equal => " .eq. ",
            Operator::Unequal => " .neq. ",
            Operator::And => " .and. ",
            Operator::Or => " .or. ",
        }
    }

    fn compared(&self) -> Binding {
        Binding::Product
    }

    fn truth(&self, condition: &str) -> String {
        self.choice(condition, "1", "0")
    }

    fn opposite(&self, condition: &str) -> String {
        format!("{} .eq. 0", self.truth(condition))
    }

    fn choice(&self, condition: &str, then: &str, otherwise: &str) -> String {
        self.aside(vec![(Some(condition.into()), then.into()), (None, otherwise.into())])
    }
}
