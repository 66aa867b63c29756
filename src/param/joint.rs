//! What parameters must be together to make sense.

use super::{Param, Refusal};
use crate::text::{Text, say};

/// A rule that binds parameters of one table.
#[derive(Clone, Copy, Debug)]
pub struct Joint {
    /// The parameters: the one to name first, then what it is held against.
    pub keys: &'static [&'static str],
    /// Whether their values make sense.
    pub holds: fn(&[f64]) -> bool,
    /// What is allowed, as a clause.
    pub allowed: &'static str,
}

/// Whether values, in the order of a table, make sense together.
pub fn together(table: &[Param], values: &[f64]) -> Result<(), Refusal> {
    let value_of = |key: &&str| table.iter().position(|param| param.id == *key).map(|place| values[place]);
    for joint in table.iter().flat_map(|param| &param.joints) {
        let values: Vec<f64> = joint.keys.iter().filter_map(value_of).collect();
        if values.len() < joint.keys.len() || (joint.holds)(&values) {
            continue;
        }
        let allowed = match values.get(1) {
            Some(&other) => say!("{allowed}, which is {other}", allowed = joint.allowed, other),
            None => Text::from(joint.allowed),
        };
        let refusal = Refusal::number(joint.keys[0], values[0], allowed);
        return Err(joint.keys[1..].iter().fold(refusal, |refusal, other| refusal.beside(other)));
    }
    Ok(())
}
