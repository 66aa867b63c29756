//! The vector field, sampled.

use super::Window;
use super::equations::Equations;

/// A place in the plane and the direction in which the state moves there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    /// The place.
    pub at: [f64; 2],
    /// The rates of both variables there.
    pub rate: [f64; 2],
}

/// The field at the centres of `columns` × `rows` cells of the window.
pub fn field(
    equations: &dyn Equations<2>,
    current: f64,
    window: Window,
    columns: usize,
    rows: usize,
) -> Vec<Arrow> {
    (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (column, row)))
        .map(|(column, row)| {
            let at = window.at((column as f64 + 0.5) / columns as f64, (row as f64 + 0.5) / rows as f64);
            Arrow { at, rate: equations.plain(at, current) }
        })
        .collect()
}
