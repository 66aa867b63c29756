//! Where the knobs of sliders can stand.

/// The nearest step of a slider that begins at `min`.
pub fn on_grid(value: f64, min: f64, step: f64) -> f64 {
    let steps = ((value - min) / step).round();
    let decimals = (-step.log10()).ceil().max(0.0) as i32;
    let scale = 10f64.powi(decimals);
    ((min + steps * step) * scale).round() / scale
}
