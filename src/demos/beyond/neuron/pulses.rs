//! The pulses on a model's page: their parameters, and what they mean in its figures.

use crate::figure::{Grasp, Grip, Handle, Pulled};
use crate::models::Listed;
use crate::page::sliders::{on_grid, step};
use crate::param::{Param, Params, Value};
use crate::stimulus::pulses::Pulses;

/// The parameters, in the ranges of a model.
pub fn table(model: &Listed) -> Vec<Param> {
    let [low, high] = model.about.currents;
    let (duration, reach) = (model.about.duration, 2.0 * (high - low));
    let mut table = Pulses::table();
    for param in &mut table {
        let (min, max, usual) = match param.id {
            "pulse_at" => (0.0, duration, 0.3 * duration),
            "pulse_every" => (0.0, 0.5 * duration, 0.1 * duration),
            "pulse_width" => (0.0, 0.05 * duration, 0.01 * duration),
            "pulse_size" => (-reach, reach, 0.5 * reach),
            _ => continue,
        };
        param.step = step(min, max);
        (param.min, param.max) = (on_grid(min, 0.0, param.step), max);
        param.default = Value::Number(on_grid(usual, 0.0, param.step));
        param.unit = if param.id == "pulse_size" { model.current.unit } else { model.time.unit };
    }
    table
}

/// All of them.
pub fn keys() -> Vec<&'static str> {
    Pulses::table().iter().map(|param| param.id).collect()
}

/// The parameters that change nothing as the number of pulses is.
pub fn idle(pulses: Pulses) -> Vec<&'static str> {
    match pulses.pulses as usize {
        0 => vec!["pulse_at", "pulse_every", "pulse_size", "pulse_width"],
        1 => vec!["pulse_every"],
        _ => Vec::new(),
    }
}

/// What of them can be taken hold of in the figure of the current, which is `base` where the first begins: the first
/// pulse by its top, and everywhere else the place of a new one.
pub fn handles(pulses: Pulses, base: f64) -> Vec<Handle> {
    let anywhere = Handle::pulled("a pulse", [0.0; 2], Pulled::Pulse);
    let mut handles = vec![Handle { grip: Grip::Place, ..anywhere }];
    if pulses.pulses > 0.0 {
        let top = Grasp { param: "pulse_size", at: base + pulses.pulse_size, origin: base };
        handles.push(Handle::point("pulse", Some(Grasp::of(("pulse_at", pulses.pulse_at))), Some(top)));
    }
    handles
}
