//! Shapes as pixels: what a browser paints of a path, many times as fast, since it may rely on what curves are.

mod area;
mod cover;
mod stroke;

use area::Area;
use cover::{BLOCK, Cover};
use std::ops::Range;
use stroke::Stroke;

/// A place in a picture, in pixels.
type Place = [f32; 2];

/// Something in one colour.
pub struct Shape {
    form: Form,
    color: [u8; 3],
    alpha: f32,
}

enum Form {
    Stroke(Stroke),
    Area(Area),
}

/// So many rows are painted at once: they stay in a processor's nearest memory.
pub const ROWS: usize = 64;

/// What is painted in: some rows of pixels.
#[derive(Default)]
pub struct Band {
    width: usize,
    /// Red, green, blue and opacity each, in the order of their bytes.
    pixels: Vec<u32>,
    /// The blocks that are not bare.
    painted: Vec<Range<usize>>,
    cover: Cover,
}

impl Shape {
    /// A polyline of a width, with round corners and ends cut straight.
    pub fn line(path: &[Place], width: f32, color: [u8; 3], alpha: f32) -> Shape {
        Shape { form: Form::Stroke(Stroke::through(path, width)), color, alpha }
    }

    /// A disc.
    pub fn disc(centre: Place, radius: f32, color: [u8; 3], alpha: f32) -> Shape {
        Shape { form: Form::Stroke(Stroke::dot(centre, 2.0 * radius)), color, alpha }
    }

    /// A polygon.
    pub fn polygon(corners: Vec<Place>, color: [u8; 3], alpha: f32) -> Shape {
        Shape { form: Form::Area(Area { corners }), color, alpha }
    }
}

impl Band {
    /// Paints what of these shapes, each over those before, lies in [`ROWS`] rows from this one on of a picture so wide; none where
    /// that is nothing.
    pub fn paint(&mut self, shapes: &[Shape], first_row: usize, width: usize) -> Option<&[u8]> {
        if width == 0 {
            return None;
        }
        self.clear(width);
        for shape in shapes {
            let here = match &shape.form {
                Form::Stroke(stroke) => stroke.cover(&mut self.cover, first_row as f32),
                Form::Area(area) => area.cover(&mut self.cover, first_row as f32),
            };
            if here {
                self.blend(shape.color, shape.alpha);
            }
        }
        (!self.painted.is_empty()).then(|| bytemuck::cast_slice(&self.pixels))
    }

    /// Makes it bare, and so wide.
    fn clear(&mut self, width: usize) {
        if width == self.width {
            self.painted.drain(..).for_each(|painted| self.pixels[painted].fill(0));
        } else {
            self.width = width;
            self.pixels = vec![0; width * ROWS];
            self.painted.clear();
            self.cover = Cover::new(width);
        }
    }

    /// Lays the shape at hand over what there is, and is ready for the next.
    fn blend(&mut self, color: [u8; 3], alpha: f32) {
        self.cover.take(|row, column, covers| {
            let start = row * self.width + column * BLOCK;
            let block = start..start + BLOCK.min(self.width - column * BLOCK);
            let pixels = &mut self.pixels[block.clone()];
            // Most shapes lie on bare pixels: these need not be looked at one by one.
            if pixels.iter().all(|&pixel| pixel == 0) {
                for (pixel, cover) in pixels.iter_mut().zip(covers) {
                    let opacity = (cover.max(0.0) * alpha * FULL + 0.5) as i32 as u32;
                    *pixel = if opacity > 0 { ink(color) | opacity << 24 } else { 0 };
                }
            } else {
                for (pixel, cover) in pixels.iter_mut().zip(covers) {
                    if cover > 0.0 {
                        *pixel = over(*pixel, color, cover * alpha);
                    }
                }
            }
            self.painted.push(block);
        });
    }
}

/// The greatest part of a colour.
const FULL: f32 = 255.0;

/// A colour without any opacity.
fn ink([red, green, blue]: [u8; 3]) -> u32 {
    u32::from_le_bytes([red, green, blue, 0])
}

/// A colour of an opacity over a pixel, whose colours are not yet multiplied by its own.
fn over(pixel: u32, color: [u8; 3], opacity: f32) -> u32 {
    let [red, green, blue, alpha] = pixel.to_le_bytes();
    let behind = f32::from(alpha) / FULL * (1.0 - opacity);
    let all = opacity + behind;
    if behind <= 0.0 {
        return ink(color) | ((all * FULL + 0.5) as u32) << 24;
    }
    let mixed = |old: u8, new: u8| ((f32::from(new) * opacity + f32::from(old) * behind) / all + 0.5) as u8;
    let [r, g, b] = color;
    u32::from_le_bytes([mixed(red, r), mixed(green, g), mixed(blue, b), (all * FULL + 0.5) as u8])
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 100;

    fn painted(shapes: &[Shape]) -> Vec<[u8; 4]> {
        let mut band = Band::default();
        let pixels = band.paint(shapes, 0, WIDTH).expect("there is something");
        pixels.as_chunks::<4>().0.to_vec()
    }

    fn black(path: &[Place], width: f32) -> Shape {
        Shape::line(path, width, [0; 3], 1.0)
    }

    /// How many pixels it fills.
    fn ink(shape: Shape) -> f64 {
        painted(&[shape]).iter().map(|pixel| f64::from(pixel[3]) / 255.0).sum()
    }

    #[test]
    fn a_stroke_has_as_much_ink_as_it_is_long_and_wide_wherever_it_lies() {
        for (from, to, width) in [
            ([10.0, 20.0], [90.0, 20.0], 3.6),
            ([10.0, 20.3], [90.0, 20.3], 3.6),
            ([10.25, 20.5], [90.0, 20.5], 1.0),
            ([10.0, 20.2], [90.0, 20.2], 0.5),
            ([50.4, 5.0], [50.4, 60.0], 2.4),
            ([20.0, 10.0], [60.0, 50.0], 3.6),
            ([20.0, 50.0], [33.0, 10.0], 1.7),
            ([80.0, 30.0], [12.0, 33.0], 2.0),
        ] {
            let length = f64::from(f32::hypot(to[0] - from[0], to[1] - from[1]));
            let (found, right) = (ink(black(&[from, to], width)), length * f64::from(width));
            assert!((found / right - 1.0).abs() < 0.02, "{found} of {right} from {from:?} to {to:?}");
        }
    }

    #[test]
    fn a_stroke_that_turns_back_near_its_end_is_drawn_all_along() {
        let mut path = [[10.0, 58.0], [36.0, 56.0], [40.0, 5.0], [41.0, 6.0]];
        for _ in 0..2 {
            let pixels = painted(&[black(&path, 3.6)]);
            for y in 8..55 {
                let x = 40.0 - 4.0 * (y as f32 + 0.5 - 5.0) / 51.0;
                assert_eq!(pixels[y * WIDTH + x as usize][3], 255, "{y}");
            }
            path.reverse();
        }
    }

    #[test]
    fn a_path_that_goes_nowhere_paints_nothing() {
        let stays = black(&[[10.0, 10.0], [10.0, 10.0], [10.0, 10.0]], 3.6);
        assert!(Band::default().paint(&[stays], 0, WIDTH).is_none());
    }

    #[test]
    fn a_corner_is_round_and_no_darker_than_the_rest() {
        let straight = ink(black(&[[10.0, 30.0], [90.0, 30.0]], 4.0));
        let parted: Vec<_> = (0..=80).map(|i| [10.0 + i as f32, 30.0]).collect();
        assert!((ink(black(&parted, 4.0)) - straight).abs() < 0.01);
        // Half of a disc stands out of a path that turns back.
        let back = ink(black(&[[10.0, 30.0], [50.0, 30.0], [10.0, 30.0]], 4.0));
        let disc = std::f64::consts::PI * 4.0;
        assert!((back - (40.0 * 4.0 + 0.5 * disc)).abs() < 0.3, "{back}");
    }

    #[test]
    fn whatever_band_a_row_is_painted_in_it_is_the_same() {
        let stroke = [black(&[[5.0, 10.0], [50.0, 120.0], [60.0, 118.0], [95.0, 20.0]], 3.6)];
        let mut band = Band::default();
        let [whole, lower] =
            [40, 60].map(|first| band.paint(&stroke, first, WIDTH).expect("there is something").to_vec());
        assert_eq!(whole[4 * WIDTH * 20..], lower[..4 * WIDTH * (ROWS - 20)]);
        assert!(band.paint(&stroke, 200, WIDTH).is_none());
    }

    #[test]
    fn a_stroke_lies_over_those_before_it_as_much_as_it_is_opaque() {
        let line = [[10.0, 20.5], [90.0, 20.5]];
        let strokes = [[255, 0, 0], [0, 0, 255]]
            .map(|color| Shape::line(&line, 1.0, color, if color[0] > 0 { 1.0 } else { 0.5 }));
        assert_eq!(painted(&strokes)[20 * WIDTH + 50], [128, 0, 128, 255]);
        assert_eq!(painted(&strokes[1..])[20 * WIDTH + 50], [0, 0, 255, 128]);
    }

    #[test]
    fn what_leaves_the_picture_is_cut_at_its_edge() {
        let far = black(&[[-1e6, -1e6], [1e6, 1e6]], 3.0);
        let pixels = painted(&[far]);
        assert!((0..ROWS).all(|i| pixels[i * WIDTH + i][3] > 200));
    }

    #[test]
    fn a_disc_and_a_polygon_have_as_much_ink_as_they_are_large_wherever_they_lie() {
        for (x, y) in [(20.0, 30.0), (20.3, 30.8), (50.51, 9.25)] {
            let disc = ink(Shape::disc([x, y], 6.0, [0; 3], 1.0));
            assert!((disc / (36.0 * std::f64::consts::PI) - 1.0).abs() < 0.01, "{disc}");
            for (corners, right) in [
                (vec![[x, y], [x + 9.0, y + 2.0], [x + 4.0, y + 7.0]], 27.5),
                (vec![[x, y], [x, y + 7.5], [x + 4.25, y + 7.5], [x + 4.25, y]], 31.875),
            ] {
                let found = ink(Shape::polygon(corners, [0; 3], 1.0));
                assert!((found - right).abs() < 0.05, "{found} of {right} at {x}, {y}");
            }
        }
        // What is left of the picture's edge is not painted, and what is right of that is.
        assert!(
            (ink(Shape::polygon(vec![[-50.0, 10.0], [-50.0, 20.0], [7.0, 20.0], [7.0, 10.0]], [0; 3], 1.0))
                - 70.0)
                .abs()
                < 0.1
        );
    }
}
