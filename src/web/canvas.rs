//! Figures on the canvases of a page, in two layers a panel: the lower is drawn anew only when it has changed.

use super::brush::Brush;
use super::values::{Answer, to_js};
use crate::figure::Figure;
use crate::lab;
use crate::plot::{self, Band, Drawn, FINE, Fine, Ground, Paper};
use crate::text::Language;
use js_sys::{Array, Reflect};
use plotters::prelude::IntoDrawingArea;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// What is kept from one picture to the next.
#[derive(Default)]
pub struct Kept {
    /// What stands on the lower canvas of each panel.
    grounds: Vec<(HtmlCanvasElement, Ground)>,
    /// Where strokes are painted in.
    band: Band,
}

/// Draws a page on those of its panels that have any width, and tells what the page needs to know of it.
pub fn draw_on(
    panels: &Array,
    kept: &mut Kept,
    look: &lab::Look,
    papers: &[Paper],
    language: &Language,
) -> Answer<JsValue> {
    let seen = look.figures.iter().zip(panels.iter()).zip(papers).filter(|(_, paper)| paper.width > 0.0);
    for (index, ((figure, panel), paper)) in seen.enumerate() {
        let canvas = |key: &str| Reflect::get(&panel, &key.into())?.dyn_into::<HtmlCanvasElement>();
        draw_panel(kept, index, figure, paper, [canvas("axes")?, canvas("marks")?])?;
    }
    to_js(&look.told(papers, language))
}

/// Draws a figure; its lower canvas only where something on it has changed.
fn draw_panel(
    kept: &mut Kept,
    index: usize,
    figure: &Figure,
    paper: &Paper,
    [lower, upper]: [HtmlCanvasElement; 2],
) -> Answer<()> {
    let ground = (lower, Ground::of(figure, paper));
    let Kept { grounds, band } = kept;
    if grounds.get(index) != Some(&ground) {
        draw(&ground.0, band, paper, |area| plot::backdrop(figure, paper, area))?;
        grounds.truncate(index);
        grounds.push(ground);
    }
    draw(&upper, band, paper, |area| plot::marks(figure, paper, area))
}

type Area<'a> = plotters::drawing::DrawingArea<Fine<Brush<'a>>, plotters::coord::Shift>;

fn draw<'a>(
    canvas: &HtmlCanvasElement,
    band: &'a mut Band,
    paper: &Paper,
    figure: impl FnOnce(&Area<'a>) -> Drawn<Fine<Brush<'a>>>,
) -> Answer<()> {
    let size = [paper.width, paper.height].map(|length| (length * paper.density).round() as u32);
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or("this browser gives no canvas to draw on")?.dyn_into()?;
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
    if [canvas.width(), canvas.height()] == size {
        context.clear_rect(0.0, 0.0, f64::from(size[0]), f64::from(size[1]));
    } else {
        canvas.set_width(size[0]);
        canvas.set_height(size[1]);
    }
    // What plotters draws in finer units comes down to pixels here.
    context.scale(1.0 / FINE, 1.0 / FINE)?;
    let brush = Brush::new(canvas.clone(), context, band).ok_or("this browser gives no canvas")?;
    let area = Fine(brush).into_drawing_area();
    figure(&area).and_then(|()| area.present()).map_err(|error| JsValue::from_str(&error.to_string()))
}
