//! Axes: grid, numbers, titles.

use super::layout::{Layout, Paper};
use super::pen::{Drawn, Lettering, Pen, Weight, width};
use super::ticks::Ticks;
use crate::figure::{Axis, Figure, Labels};
use crate::numerals::Numeral;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBAColor};

/// Between an axis and its numbers, in heights of the text.
const GAP: f64 = 0.5;
/// Between a number and the edge of the paper, likewise.
const EDGE: f64 = 0.3;

/// Draws the axes of a figure; only the title where it is a picture.
pub fn draw<DB: DrawingBackend>(pen: &Pen<DB>, figure: &Figure, paper: &Paper, layout: &Layout) -> Drawn<DB> {
    let font = paper.font;
    let Layout { left, right, top, bottom, .. } = *layout;
    let titles = layout.titles;
    title(pen, &figure.y, paper, titles, [left, top - 0.75 * font], (HPos::Left, VPos::Bottom))?;
    if figure.x.labels == Labels::None {
        return Ok(());
    }
    let grid = paper.theme.grid().mix(1.0);
    let across = Ticks::new(layout.x.domain[0], layout.x.domain[1], ((right - left) / (6.0 * font)).min(8.0));
    let ladder = |domain: [f64; 2]| {
        Ticks::new(domain[0], domain[1], ((bottom - top) / (2.8 * font)).clamp(1.0, 7.0))
            .apart((bottom - top) / (1.3 * font))
    };
    let upright = ladder(layout.y.domain);

    for &value in &across.values {
        let x = pen.crisp(layout.x.at(value));
        pen.path(&[[x, top], [x, bottom]], grid, pen.hairline())?;
    }
    for &value in &upright.values {
        let y = pen.crisp(layout.y.at(value));
        pen.path(&[[left, y], [right, y]], grid, pen.hairline())?;
    }

    let number = |number: Numeral| paper.language.number(number.as_str());
    // Beside the axes there is room for so much; longer numbers, as of 10³⁰⁰, are written smaller rather than cut off.
    let within = |ticks: &Ticks, room: f64| {
        ticks
            .values
            .iter()
            .map(|&value| room / width(ticks.label(value).as_str(), 1.0, Weight::Plain))
            .fold(font, f64::min)
    };
    let numbers = |across, upright| Lettering {
        color: paper.theme.numbers().mix(1.0),
        size: font,
        weight: Weight::Plain,
        across,
        upright,
    };
    let size = within(&upright, left - (GAP + EDGE) * font);
    for &value in &upright.values {
        let place = [left - GAP * font, layout.y.at(value)];
        pen.text(
            &number(upright.label(value)),
            place,
            Lettering { size, ..numbers(HPos::Right, VPos::Center) },
        )?;
    }
    if let Some(axis) = &figure.right {
        let ticks = ladder(layout.other.domain);
        let size = within(&ticks, paper.width - right - (GAP + EDGE) * font);
        for &value in &ticks.values {
            let place = [right + GAP * font, layout.other.at(value)];
            let lettering = Lettering { color: ink(axis, paper), size, ..numbers(HPos::Left, VPos::Center) };
            pen.text(&number(ticks.label(value)), place, lettering)?;
        }
        title(pen, axis, paper, titles, [right, top - 0.75 * font], (HPos::Right, VPos::Bottom))?;
    }
    if figure.x.labels == Labels::Full {
        for &value in &across.values {
            let label = number(across.label(value));
            // A number at the very edge moves in rather than being cut off.
            let half = 0.5 * width(&label, font, Weight::Plain);
            let x = layout.x.at(value).min(paper.width - half - EDGE * font).max(half + EDGE * font);
            pen.text(&label, [x, bottom + GAP * font], numbers(HPos::Center, VPos::Top))?;
        }
        let size = (right / width(&figure.x.title.told(&paper.language), 1.0, Weight::Bold)).min(font);
        title(pen, &figure.x, paper, size, [right, bottom + 1.7 * font], (HPos::Right, VPos::Top))?;
    }
    Ok(())
}

fn title<DB: DrawingBackend>(
    pen: &Pen<DB>,
    axis: &Axis,
    paper: &Paper,
    size: f64,
    place: [f64; 2],
    (across, upright): (HPos, VPos),
) -> Drawn<DB> {
    pen.text(
        &axis.title.told(&paper.language),
        place,
        Lettering { color: ink(axis, paper), size, weight: Weight::Bold, across, upright },
    )
}

fn ink(axis: &Axis, paper: &Paper) -> RGBAColor {
    paper.theme.ink(axis.ink).mix(1.0)
}
