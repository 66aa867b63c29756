//! Draws figures with plotters, on any of its backends. Knows no model.
//!
//! Nothing is drawn outside the axes: lines and areas are cut at their edge before they become whole numbers of the
//! backend's units, and a symbol (a point, a dot, an arrow's head) is drawn whole where its place is within, or not at all.
//! The triangles of spikes stand on the upper edge, words beside it.

mod axes;
mod curve;
mod fine;
mod ground;
mod labels;
mod layout;
mod marks;
mod obstacles;
mod palette;
mod pen;
mod pixels;
mod polyline;
mod ticks;
mod vector;

pub use fine::Fine;
pub use ground::Ground;
pub use layout::{Layout, Paper, Scale};
pub use palette::Theme;
pub use pen::{Drawn, FINE, Place};
pub use pixels::{Band, ROWS, Shape};
pub use vector::svg;

use crate::figure::{Figure, Grip};
use labels::Names;
use marks::Easel;
use pen::Pen;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

/// Draws the axes and what stays while an animation runs, without its names. The area is
/// `width × density ×` [`FINE`] units wide.
pub fn backdrop<DB: DrawingBackend>(
    figure: &Figure,
    paper: &Paper,
    area: &DrawingArea<DB, Shift>,
) -> Drawn<DB> {
    let (pen, layout) = (Pen::new(area, paper), Layout::new(figure, paper));
    axes::draw(&pen, figure, paper, &layout)?;
    easel(&pen, figure, paper, &layout).draw(&figure.backdrop, &mut Names::new(&layout, paper.font))
}

/// Draws what moves, and all names: these make way for what moves.
pub fn marks<DB: DrawingBackend>(figure: &Figure, paper: &Paper, area: &DrawingArea<DB, Shift>) -> Drawn<DB> {
    let (pen, layout) = (Pen::new(area, paper), Layout::new(figure, paper));
    let mut names = Names::new(&layout, paper.font);
    // Over time a curve crosses a level again and again.
    names.head = figure.x.shared.then_some(layout.head);
    for handle in figure.handles.iter().filter(|handle| handle.grip != Grip::Place) {
        names.keep_off_handle(layout.spot(handle));
    }
    easel(&pen.dry(), figure, paper, &layout).draw(&figure.backdrop, &mut names)?;
    let easel = easel(&pen, figure, paper, &layout);
    easel.draw(&figure.marks, &mut names)?;
    easel.write(names)
}

fn easel<'a, DB: DrawingBackend>(
    pen: &'a Pen<'a, DB>,
    figure: &Figure,
    paper: &'a Paper,
    layout: &'a Layout,
) -> Easel<'a, DB> {
    Easel { pen, paper, layout, turns: !figure.x.shared }
}
