//! Where the knobs of sliders can stand.

/// The step of a slider from end to end: a power of ten, and at least 200 of them.
pub fn step(min: f64, max: f64) -> f64 {
    10f64.powf(((max - min) / 200.0).log10().floor())
}

/// The nearest step of a slider that begins at `min`.
pub fn on_grid(value: f64, min: f64, step: f64) -> f64 {
    let steps = ((value - min) / step).round();
    let decimals = (-step.log10()).ceil().max(0.0) as i32;
    let scale = 10f64.powi(decimals);
    ((min + steps * step) * scale).round() / scale
}
