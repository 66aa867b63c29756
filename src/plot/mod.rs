//! Draws figures with plotters, on any of its backends. Knows no model.

mod axes;
mod curve;
mod fine;
mod labels;
mod layout;
mod marks;
mod palette;
mod pen;
mod ticks;

pub use fine::Fine;
pub use layout::{Layout, Paper, Scale};
pub use palette::Theme;
pub use pen::{Drawn, FINE};

use crate::figure::Figure;
use pen::Pen;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

/// Draws the axes and what stays while an animation runs. The area is `width × density ×` [`FINE`] units wide.
pub fn backdrop<DB: DrawingBackend>(figure: &Figure, paper: &Paper, area: &DrawingArea<DB, Shift>) -> Drawn<DB> {
    let (pen, layout) = (Pen::new(area, paper), Layout::new(figure, paper));
    axes::draw(&pen, figure, paper, &layout)?;
    marks::draw(&pen, &figure.backdrop, paper, &layout)
}

/// Draws what moves.
pub fn marks<DB: DrawingBackend>(figure: &Figure, paper: &Paper, area: &DrawingArea<DB, Shift>) -> Drawn<DB> {
    let (pen, layout) = (Pen::new(area, paper), Layout::new(figure, paper));
    marks::draw(&pen, &figure.marks, paper, &layout)
}
