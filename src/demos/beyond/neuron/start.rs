//! The initial state on a model's page; in a phase plane a click sets it.

use crate::models::Listed;
use crate::options::initial;
use crate::page::sliders::{on_grid, step};
use crate::param::Param;
use crate::simulation;

/// The heading of these parameters.
pub const GROUP: &str = "Start";

/// A parameter for each variable; by default where a text starts, else the model's rest, as near as a slider comes to it.
pub fn table(listed: &'static Listed) -> Vec<Param> {
    let start = listed.start(&initial(&listed.params()));
    let count = start.len();
    let (help, note) = match count {
        2 => ("Initial state; choose a point in the plane to set it", "choose a point in the plane"),
        _ => (
            "Initial value of this variable; by default that of rest at the usual parameters, rounded to the slider’s step",
            "",
        ),
    };
    let of = |(i, id): (usize, String)| {
        let [low, high] = listed.about.window[i];
        let symbol = listed.about.symbols[i];
        let name = match (i, count) {
            (0, _) => "membrane potential",
            _ if !listed.compiled() => "state variable",
            (_, 2) => "recovery",
            _ => gate(symbol),
        };
        let step = step(low, high);
        let symbol = format!("{symbol}_0");
        let is_told = !listed.compiled() && listed.system().variables[i].initial.is_some();
        let default = if is_told { start[i] } else { on_grid(start[i].clamp(low, high), low, step) };
        let (low, high) = (low.min(default), high.max(default));
        // Names that live as long as the program, made once for each model.
        let (id, symbol) = (id.leak(), symbol.leak());
        let unit = listed.variables[i].unit;
        let mut param = Param::number(id, default, unit, low..=high, symbol, name, help).signed().step(step);
        (param.group, param.group_note) = (GROUP, note);
        param
    };
    simulation::starts(listed).into_iter().enumerate().map(of).collect()
}

/// What a gate is called.
fn gate(symbol: &str) -> &'static str {
    match symbol {
        "m" => "gate m",
        "n" => "gate n",
        "h" => "gate h",
        _ => "gate",
    }
}
