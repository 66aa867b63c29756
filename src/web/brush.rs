//! A canvas as plotters draws on it: as by plotters-canvas, but that shapes on a bare canvas are painted here and handed over as
//! pixels, and that the browser is told a style only where it changes, which is a text that it has to read.

use crate::plot::{Band, FINE, ROWS, Shape};
use plotters::prelude::DrawingBackend;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use std::f64::consts::TAU;
use wasm_bindgen::Clamped;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// A canvas to draw on, whose context counts in pixels of [`FINE`] units.
pub struct Brush<'a> {
    plain: CanvasBackend,
    context: CanvasRenderingContext2d,
    band: &'a mut Band,
    /// The shapes on a canvas on which nothing else stands yet.
    first: Option<Vec<Shape>>,
    stroke: Option<(BackendColor, u32)>,
    fill: Option<BackendColor>,
}

type Done = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl Brush<'_> {
    /// For a bare canvas and its context; none where the browser gives no canvas.
    pub fn new(
        canvas: HtmlCanvasElement,
        context: CanvasRenderingContext2d,
        band: &mut Band,
    ) -> Option<Brush<'_>> {
        context.set_line_join("round");
        let plain = CanvasBackend::with_canvas_object(canvas)?;
        Some(Brush { plain, context, band, first: Some(Vec::new()), stroke: None, fill: None })
    }

    /// Hands over the first shapes, before anything else is drawn: pixels take the place of what there is.
    fn paint(&mut self) {
        let Some(shapes) = self.first.take() else { return };
        let (width, height) = self.plain.get_size();
        for row in (0..height).step_by(ROWS) {
            let Some(pixels) = self.band.paint(&shapes, row as usize, width as usize) else { continue };
            let image = ImageData::new_with_u8_clamped_array(Clamped(pixels), width);
            let put = image.and_then(|image| self.context.put_image_data(&image, 0.0, f64::from(row)));
            put.expect("a band is as large as it says");
        }
    }

    /// What plotters-canvas draws itself, and sets styles for.
    fn plainly(&mut self) -> &mut CanvasBackend {
        self.paint();
        (self.stroke, self.fill) = (None, None);
        &mut self.plain
    }

    fn stroke_with(&mut self, style: &impl BackendStyle) {
        self.paint();
        let (color, width) = (style.color(), style.stroke_width());
        if self.stroke.is_none_or(|(before, _)| !same(before, color)) {
            self.context.set_stroke_style_str(&css(color));
        }
        if self.stroke.is_none_or(|(_, before)| before != width) {
            self.context.set_line_width(f64::from(width));
        }
        self.stroke = Some((color, width));
    }

    fn fill_with(&mut self, color: BackendColor) {
        self.paint();
        if self.fill.is_none_or(|before| !same(before, color)) {
            self.context.set_fill_style_str(&css(color));
            self.fill = Some(color);
        }
    }

    fn begin(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        let mut path = path.into_iter().map(|(x, y)| (f64::from(x), f64::from(y)));
        let Some((x, y)) = path.next() else { return };
        self.context.move_to(x, y);
        for (x, y) in path {
            self.context.line_to(x, y);
        }
    }
}

impl DrawingBackend for Brush<'_> {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.plain.get_size()
    }

    fn ensure_prepared(&mut self) -> Done {
        self.plain.ensure_prepared()
    }

    fn present(&mut self) -> Done {
        self.plainly().present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Done {
        self.plainly().draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.plainly().draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        self.plainly().draw_rect(from, to, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        if style.color().alpha == 0.0 {
            return Ok(());
        }
        if let Some(first) = &mut self.first {
            let (color, alpha) = pigment(style.color());
            let path: Vec<_> = path.into_iter().map(place).collect();
            first.push(Shape::line(&path, pixels(style.stroke_width()), color, alpha));
        } else {
            self.stroke_with(style);
            self.begin(path);
            self.context.stroke();
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        if style.color().alpha == 0.0 {
            return Ok(());
        }
        if let Some(first) = &mut self.first {
            let (color, alpha) = pigment(style.color());
            first.push(Shape::polygon(path.into_iter().map(place).collect(), color, alpha));
        } else {
            self.fill_with(style.color());
            self.begin(path);
            self.context.close_path();
            self.context.fill();
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        let color = style.color();
        if color.alpha == 0.0 {
            return Ok(());
        }
        if let Some(first) = self.first.as_mut().filter(|_| fill) {
            let (color, alpha) = pigment(color);
            first.push(Shape::disc(place(centre), pixels(radius), color, alpha));
            return Ok(());
        }
        if fill {
            self.fill_with(color)
        } else {
            self.stroke_with(style)
        }
        self.context.begin_path();
        let [x, y, radius] = [f64::from(centre.0), f64::from(centre.1), f64::from(radius)];
        self.context.arc(x, y, radius, 0.0, TAU).expect("a radius is not negative");
        if fill {
            self.context.fill()
        } else {
            self.context.stroke()
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, place: BackendCoord) -> Done {
        self.plainly().draw_text(text, style, place)
    }
}

fn pixels(units: u32) -> f32 {
    units as f32 / FINE as f32
}

fn place((x, y): BackendCoord) -> [f32; 2] {
    [x, y].map(|units| units as f32 / FINE as f32)
}

fn pigment(BackendColor { rgb: (red, green, blue), alpha }: BackendColor) -> ([u8; 3], f32) {
    ([red, green, blue], alpha as f32)
}

fn same(one: BackendColor, other: BackendColor) -> bool {
    one.rgb == other.rgb && one.alpha == other.alpha
}

fn css(BackendColor { rgb: (red, green, blue), alpha }: BackendColor) -> String {
    format!("rgba({red},{green},{blue},{alpha})")
}
