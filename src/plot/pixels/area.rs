//! What is within a polygon.

use super::Place;
use super::cover::{Cover, GROUP};

/// A filled polygon, whose edges do not cross.
pub struct Area {
    /// Its corners.
    pub corners: Vec<Place>,
}

/// By how much the cover of each pixel of a row is more than that of the one before it.
struct Growth(Vec<f32>);

impl Area {
    /// Adds what it covers of the rows from `top` on; tells whether it is here at all.
    pub fn cover(&self, cover: &mut Cover, top: f32) -> bool {
        let ends = |axis: usize| {
            let all = self.corners.iter().map(|corner| corner[axis]);
            all.fold([f32::MAX, f32::MIN], |[least, most], at| [least.min(at), most.max(at)])
        };
        let ([left, right], [high, low]) = (ends(0), ends(1));
        let (left, right) = (cover.column_at(left) / GROUP * GROUP, cover.column_at(right + 1.0));
        let rows = Cover::row_at(high - top)..Cover::row_at(low - top + 1.0);
        if left >= right || rows.is_empty() {
            return false;
        }
        for y in rows {
            let here = |corner: Place| [corner[0] - left as f32, corner[1] - top - y as f32];
            let mut growth = Growth(vec![0.0; right - left + 1]);
            let behind = self.corners.iter().cycle().skip(1);
            for (&from, &to) in self.corners.iter().zip(behind) {
                growth.pass(here(from), here(to));
            }
            growth.0.pop();
            for (group, covers) in cover.row(y, left..right).iter_mut().zip(growth.summed().chunks(GROUP)) {
                let mut all = [0.0; GROUP];
                all[..covers.len()].copy_from_slice(covers);
                *group = group.fast_max(all.into());
            }
        }
        true
    }
}

impl Growth {
    /// Passes an edge: what lies right of its part between the heights 0 and 1 is within, or no more.
    fn pass(&mut self, from: Place, to: Place) {
        let [x0, y0] = from;
        let [dx, dy] = [to[0] - x0, to[1] - y0];
        let [upper, lower] = [from[1].min(to[1]).max(0.0), from[1].max(to[1]).min(1.0)];
        if upper >= lower {
            return;
        }
        let most = (self.0.len() - 1) as f32;
        let across = |y: f32| (x0 + (y - y0) * dx / dy).clamp(0.0, most);
        let [a, b] = [across(upper), across(lower)];
        let (left, right) = (a.min(b), a.max(b));
        let height = (lower - upper).copysign(dy);
        let mut x = left;
        // Pixel by pixel: of each, what lies right of the edge.
        loop {
            let pixel = x.floor().min(most - 1.0).max(0.0);
            let end = right.min(pixel + 1.0);
            let share = if right > left { height * (end - x) / (right - left) } else { height };
            let aside = (0.5 * (x + end) - pixel).min(1.0);
            self.0[pixel as usize] += share * (1.0 - aside);
            self.0[pixel as usize + 1] += share * aside;
            if end >= right || end >= most {
                return;
            }
            x = end;
        }
    }

    /// The cover of each pixel.
    fn summed(mut self) -> Vec<f32> {
        let mut sum = 0.0;
        for cover in &mut self.0 {
            sum += *cover;
            *cover = sum.abs().min(1.0);
        }
        self.0
    }
}
