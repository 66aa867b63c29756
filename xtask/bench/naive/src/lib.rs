//! A run of the axon drawn with plotters, every point of it: the drawing that everybody writes first.
#![cfg(target_arch = "wasm32")]

use plotters::prelude::*;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// The columns of a run, kept here so that drawing alone is timed.
#[wasm_bindgen]
pub struct Run {
    t: Vec<f64>,
    v: Vec<f64>,
    m: Vec<f64>,
    h: Vec<f64>,
    n: Vec<f64>,
    current: Vec<f64>,
}

type Answer = Result<(), Box<dyn std::error::Error>>;

#[wasm_bindgen]
impl Run {
    /// A run from its columns.
    #[wasm_bindgen(constructor)]
    pub fn new(t: Vec<f64>, v: Vec<f64>, m: Vec<f64>, h: Vec<f64>, n: Vec<f64>, current: Vec<f64>) -> Run {
        Run { t, v, m, h, n, current }
    }

    /// Draws the three panels; `font` is the height of their texts in the canvases' pixels.
    pub fn draw(
        &self,
        voltage: HtmlCanvasElement,
        gates: HtmlCanvasElement,
        current: HtmlCanvasElement,
        font: f64,
    ) -> Result<(), JsValue> {
        let top = self.current.iter().copied().fold(1.0, f64::max);
        self.panel(voltage, font, "u (mV above rest)", -20.0..120.0, &[(&self.v, BLUE)])
            .and_then(|()| {
                let curves: [(&[f64], RGBColor); 3] = [(&self.m, BLACK), (&self.h, RED), (&self.n, BLUE)];
                self.panel(gates, font, "gates (open fraction)", 0.0..1.0, &curves)
            })
            .and_then(|()| {
                self.panel(current, font, "I (µA/cm²)", 0.0..1.1 * top, &[(&self.current, MAGENTA)])
            })
            .map_err(|error| JsValue::from_str(&error.to_string()))
    }
}

impl Run {
    fn panel(
        &self,
        canvas: HtmlCanvasElement,
        font: f64,
        title: &str,
        range: std::ops::Range<f64>,
        curves: &[(&[f64], RGBColor)],
    ) -> Answer {
        let backend = CanvasBackend::with_canvas_object(canvas).ok_or("this browser gives no canvas")?;
        let area = backend.into_drawing_area();
        area.fill(&WHITE)?;
        let end = self.t.last().copied().unwrap_or(1.0);
        let mut chart = ChartBuilder::on(&area)
            .margin(font)
            .x_label_area_size(2.5 * font)
            .y_label_area_size(3.5 * font)
            .build_cartesian_2d(0.0..end, range)?;
        let text = ("sans-serif", font).into_font();
        chart.configure_mesh().x_desc("t (ms)").y_desc(title).label_style(text).draw()?;
        for (values, color) in curves {
            let points = self.t.iter().copied().zip(values.iter().copied());
            chart.draw_series(LineSeries::new(points, color.stroke_width(3)))?;
        }
        Ok(area.present()?)
    }
}
