//! Values by key, as options and addresses give them, held against a table of parameters.

use crate::numerals::Numeral;
use crate::param::{Kind, Param, Refusal, together};

/// A value from outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A number, finite or not.
    Number(f64),
    /// A text.
    Text(String),
    /// Anything else, in words.
    Other(String),
}

impl std::fmt::Display for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Given::Number(number) => Numeral::exact(*number).fmt(f),
            Given::Text(text) => write!(f, "“{text}”"),
            Given::Other(words) => f.write_str(words),
        }
    }
}

/// The values in the order of the table: what is given, else the defaults. Refuses unknown keys, values of the wrong kind or
/// outside what is allowed, and those that make no sense together.
pub fn complete(
    table: &[Param],
    given: impl IntoIterator<Item = (String, Given)>,
) -> Result<Vec<f64>, Refusal> {
    let mut values = initial(table);
    for (key, value) in given {
        let index = table.iter().position(|param| param.id == key);
        let index = index.ok_or_else(|| Refusal::unknown(&key, &value, table))?;
        values[index] = accept(&table[index], &value)?;
    }
    together(table, &values)?;
    Ok(values)
}

/// These values with what is given in the place of theirs; a text may mean a number, too. Refuses as [`complete`] does.
pub fn replaced(
    table: &[Param],
    mut values: Vec<f64>,
    given: impl IntoIterator<Item = (String, Given)>,
) -> Result<Vec<f64>, Refusal> {
    for (key, value) in given {
        let index = table.iter().position(|param| param.id == key);
        let index = index.ok_or_else(|| Refusal::unknown(&key, &value, table))?;
        values[index] = match &value {
            Given::Text(text) => table[index].parse(text)?,
            other => accept(&table[index], other)?,
        };
    }
    together(table, &values)?;
    Ok(values)
}

/// The values in the order of the table from texts, and what had to be left at its default, and why.
pub fn forgiving<'a>(
    table: &[Param],
    given: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> (Vec<f64>, Vec<Refusal>) {
    let mut values = initial(table);
    let mut refused = Vec::new();
    for (key, text) in given {
        match table.iter().position(|param| param.id == key) {
            None => refused.push(Refusal::unknown(key, text, table)),
            Some(index) => match table[index].parse(text) {
                Ok(value) => values[index] = value,
                Err(refusal) => refused.push(refusal),
            },
        }
    }
    // What makes no sense together is left at its defaults together; each joint is met at most once.
    for _ in table.iter().flat_map(|param| &param.joints) {
        let Err(refusal) = together(table, &values) else { break };
        for (param, value) in table.iter().zip(&mut values) {
            if refusal.keys().contains(&param.id) {
                *value = param.initial();
            }
        }
        refused.push(refusal);
    }
    (values, refused)
}

/// The defaults.
pub fn initial(table: &[Param]) -> Vec<f64> {
    table.iter().map(Param::initial).collect()
}

fn accept(param: &Param, given: &Given) -> Result<f64, Refusal> {
    match given {
        Given::Number(number) if param.kind != Kind::Choice && number.is_finite() => param.check(*number),
        Given::Text(text) if param.kind == Kind::Choice => param.parse(text),
        other => Err(param.refuse(other)),
    }
}
