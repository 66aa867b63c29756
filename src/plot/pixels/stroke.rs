//! A polyline of a width.

use super::cover::{Cover, GROUP};
use super::{Place, ROWS};
use wide::f32x4;

/// A polyline of a width, with round corners and ends cut straight; or a dot.
pub struct Stroke {
    segments: Vec<Segment>,
    cuts: [Cut; 2],
    half: f32,
}

/// A straight piece of a stroke.
struct Segment {
    from: Place,
    to: Place,
    along: Place,
    length: f32,
}

/// Where a stroke ends: straight across its outermost segment that has a length.
#[derive(Default)]
struct Cut {
    end: Place,
    inwards: Place,
    /// How many segments there are up to that one, and how many come near to the end.
    whole: usize,
    near: usize,
}

/// What a cut leaves of a segment: of the outermost nothing beyond it; of the others near by all but the round corner, since a
/// stroke may turn back there.
#[derive(Clone, Copy)]
struct Cutting<'a> {
    cut: &'a Cut,
    whole: bool,
}

/// A thousandth of a pixel from the corner, this times as far is more than any cover.
const UNCUT: f32 = 1e6;

/// How far a stroke reaches to each side, with the edge that it covers in part.
fn reach(half: f32) -> f32 {
    half + 0.5
}

impl Stroke {
    /// Through these places.
    pub fn through(path: &[Place], width: f32) -> Stroke {
        let half = 0.5 * width;
        let mut segments: Vec<Segment> = path.windows(2).map(|pair| Segment::new(pair[0], pair[1])).collect();
        // What goes nowhere is nothing.
        if segments.iter().all(|segment| segment.length == 0.0) {
            segments.clear();
        }
        let first = segments.iter().map(|one| (one.from, one.along, one.length));
        let last = segments.iter().rev().map(|one| (one.to, one.along.map(|part| -part), one.length));
        let cuts = [Cut::of(first, reach(half)), Cut::of(last, reach(half))];
        Stroke { segments, cuts, half }
    }

    /// All round one place.
    pub fn dot(place: Place, width: f32) -> Stroke {
        Stroke { segments: vec![Segment::new(place, place)], cuts: <[Cut; 2]>::default(), half: 0.5 * width }
    }

    /// Adds what it covers of the rows from `top` on; tells whether it is here at all.
    pub fn cover(&self, cover: &mut Cover, top: f32) -> bool {
        let ([first, last], reach) = (&self.cuts, reach(self.half));
        let [above, below] = [top - reach, top + ROWS as f32 + reach];
        let mut here = false;
        for (place, segment) in self.segments.iter().enumerate() {
            let [high, low] = segment.rows();
            if low < above || high > below {
                continue;
            }
            here = true;
            let near = [(first, place), (last, self.segments.len() - 1 - place)];
            let cuts = near
                .map(|(cut, place)| (place < cut.near).then_some(Cutting { cut, whole: place < cut.whole }));
            segment.cover(cover, top, self.half, cuts);
        }
        here
    }
}

impl Cut {
    /// At the beginning of these segments, in whose order they are.
    fn of(segments: impl Iterator<Item = (Place, Place, f32)> + Clone, reach: f32) -> Cut {
        let mut outermost = segments.clone().zip(1..).filter(|((_, _, length), _)| *length > 0.0);
        let Some(((end, inwards, _), whole)) = outermost.next() else { return Cut::default() };
        let mut way = 0.0;
        let near = segments.take_while(|(_, _, length)| {
            way += length;
            way < reach
        });
        Cut { end, inwards, whole, near: near.count() + 1 }
    }
}

impl Segment {
    fn new(from: Place, to: Place) -> Segment {
        let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
        let length = (dx * dx + dy * dy).sqrt();
        let along = if length > 0.0 { [dx / length, dy / length] } else { [1.0, 0.0] };
        Segment { from, to, along, length }
    }

    /// Its highest and its lowest end.
    fn rows(&self) -> [f32; 2] {
        [self.from[1].min(self.to[1]), self.from[1].max(self.to[1])]
    }

    /// Adds what it covers of each pixel of the rows from `top` on, as part of a stroke of half a width that is cut.
    fn cover(&self, cover: &mut Cover, top: f32, half: f32, cuts: [Option<Cutting>; 2]) {
        let ([high, low], reach) = (self.rows(), reach(half));
        for y in Cover::row_at(high - reach - top)..Cover::row_at(low + reach - top + 1.0) {
            let middle = top + y as f32 + 0.5;
            let [left, right] = self.across(middle - self.from[1], reach);
            let (left, right) = (cover.column_at(left), cover.column_at(right + 1.0));
            if left < right {
                let first = (left / GROUP * GROUP) as f32 + 0.5;
                self.cover_row(cover.row(y, left..right), [first, middle], half, cuts);
            }
        }
    }

    /// Between which places across it can be, so far below its beginning.
    fn across(&self, height: f32, reach: f32) -> [f32; 2] {
        let [dx, dy] = self.along;
        let mut left = self.from[0].min(self.to[0]) - reach;
        let mut right = self.from[0].max(self.to[0]) + reach;
        // Where it is steep, it is no wider than the line that it lies on.
        if dy.abs() > 0.1 {
            let (middle, aside) = (self.from[0] + height * dx / dy, reach * (1.0 + dx.abs()) / dy.abs());
            left = left.max(middle - aside);
            right = right.min(middle + aside);
        }
        [left, right]
    }

    /// The same of pixels side by side, of which the first has its middle at a place.
    fn cover_row(&self, groups: &mut [f32x4], first: Place, half: f32, cuts: [Option<Cutting>; 2]) {
        let along = |start: f32, step: f32| {
            f32x4::from([start, start + step, start + 2.0 * step, start + 3.0 * step])
        };
        let [dx, dy] = self.along;
        let [x, y] = [first[0] - self.from[0], first[1] - self.from[1]];
        let (mut aside, mut on) = (along(x * dy - y * dx, dy), along(x * dx + y * dy, dx));
        // How far a pixel is within a cut; anywhere, where there is none.
        let [start, end] = cuts.map(|cutting| {
            cutting.map_or([f32::MAX, 0.0], |Cutting { cut: Cut { end, inwards: [dx, dy], .. }, .. }| {
                [0.5 + (first[0] - end[0]) * dx + (first[1] - end[1]) * dy, *dx]
            })
        });
        // What is not cut of it, but for its corner: along it the number is beyond any cover, else below none.
        let [from_start, to_end] = cuts.map(|cutting| {
            f32x4::splat(if cutting.is_some_and(|Cutting { whole, .. }| !whole) { UNCUT } else { 0.0 })
        });
        let (mut after, mut before) = (along(start[0], start[1]), along(end[0], end[1]));
        let steps = [dy, dx, start[1], end[1]].map(|step| f32x4::splat(GROUP as f32 * step));
        const CORNER: f32x4 = f32x4::new([1e-3; 4]);
        let (length, reach) = (f32x4::splat(self.length), f32x4::splat(reach(half)));
        let most = f32x4::splat((2.0 * half).min(1.0));
        for group in groups {
            let outside = (-on).fast_max(on - length).fast_max(f32x4::ZERO);
            let distance = (aside * aside + outside * outside).sqrt();
            let left = after.fast_max((on + CORNER) * from_start);
            let left = left.fast_min(before.fast_max((length - on + CORNER) * to_end));
            let covered = (reach - distance).fast_min(left).fast_min(most);
            *group = group.fast_max(covered);
            aside += steps[0];
            on += steps[1];
            after += steps[2];
            before += steps[3];
        }
    }
}
