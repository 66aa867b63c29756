//! Numbers as options: of a parameter that is chosen from a list, the option with that number.

use nullcline::models::Listed;
use nullcline::options::Given;
use nullcline::param::{Kind, Param, Value};

/// Options by key; a number between those of two options is that of the nearer one.
pub(crate) fn given(table: &[Param], numbers: &[(&str, f64)]) -> Vec<(String, Given)> {
    let one = |&(key, number): &(&str, f64)| {
        let choice = table.iter().find(|param| param.id == key && param.kind == Kind::Choice);
        let given = match choice.map(|param| param.value(number.round())) {
            Some(Value::Choice(id)) => Given::Text(id.into()),
            _ => Given::Number(number),
        };
        (key.to_string(), given)
    };
    numbers.iter().map(one).collect()
}

/// The same of a model's parameters.
pub(crate) fn of_model(id: &str, numbers: &[(&str, f64)]) -> Vec<(String, Given)> {
    given(&Listed::find(id).expect("a model of the registry").params(), numbers)
}
