//! A figure as a vector drawing: text stays text, lines stay lines.

use super::{Drawn, FINE, Paper};
use crate::figure::Figure;
use plotters::prelude::{IntoDrawingArea, SVGBackend};

/// The figure as an SVG document of the paper's size, without a ground: whoever shows it chooses one.
pub fn svg(figure: &Figure, paper: &Paper) -> String {
    let mut text = String::new();
    let size = [paper.width, paper.height].map(|length| (length * paper.density * FINE).round() as u32);
    // Writing into a string cannot fail.
    let _ = draw(figure, paper, &mut text, size);
    // plotters counts in fine units; the drawing is as large as the paper.
    let [fine, css] = [[f64::from(size[0]), f64::from(size[1])], [paper.width, paper.height]]
        .map(|[width, height]| format!("width=\"{width}\" height=\"{height}\""));
    lettered(&text.replacen(&fine, &css, 1))
}

/// plotters' SVG backend writes letters 1/1.24 of the height that it is given; on a canvas they have all of it.
const SHRUNK: f64 = 1.24;

/// The document with its letters as high as on a canvas.
fn lettered(document: &str) -> String {
    const KEY: &str = "font-size=\"";
    let mut parts = document.split(KEY);
    let mut grown = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (size, rest) = part.split_once('"').unwrap_or((part, ""));
        let size = size.parse::<f64>().map_or(0.0, |size| (size * SHRUNK * 100.0).round() / 100.0);
        grown.push_str(&format!("{KEY}{size}\"{rest}"));
    }
    grown
}

fn draw(
    figure: &Figure,
    paper: &Paper,
    text: &mut String,
    [width, height]: [u32; 2],
) -> Drawn<SVGBackend<'static>> {
    let area = SVGBackend::with_string(text, (width, height)).into_drawing_area();
    super::backdrop(figure, paper, &area)?;
    super::marks(figure, paper, &area)
}
