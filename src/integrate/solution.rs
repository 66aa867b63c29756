//! The solution between the bins, as a method leaves it that knows it: the interpolant of each of its steps.

use super::step::Step;
use std::ops::Range;

/// One variable within a step: where it starts, then rise, bend, twist and top; at the part θ of the step it is
/// start + θ (rise + (1 − θ) (bend + θ (twist + (1 − θ) top))).
pub type Shape = [f64; 5];

/// A step as far as the solution follows it.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<const N: usize> {
    /// When it begins.
    begins: f64,
    /// The whole step.
    length: f64,
    /// The part of it after which a reset ends it; else 1.
    part: f64,
    shapes: [Shape; N],
}

impl<const N: usize> Stretch<N> {
    /// The step that begins at this time, up to a part of it.
    pub(crate) fn of(step: &Step<N>, begins: f64, part: f64) -> Stretch<N> {
        let shapes = std::array::from_fn(|i| {
            let [rise, bend, twist, top] = step.shape(i);
            [step.x[i], rise, bend, twist, top]
        });
        Stretch { begins, length: step.h, part, shapes }
    }
}

/// A solution: its stretches, one behind the other.
#[derive(Clone, Debug, Default)]
pub struct Solution {
    /// When each begins, its length as a whole step, and the part of it that counts.
    stretches: Vec<[f64; 3]>,
    /// The shapes of all variables, stretch by stretch.
    shapes: Vec<Shape>,
    variables: usize,
}

/// A place of a solution.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    stretch: usize,
    theta: f64,
}

/// What a curve of the solution is drawn over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coordinate {
    /// The time.
    Time,
    /// A variable, by its place in the state.
    Variable(usize),
}

/// A curve is drawn so finely that it is nowhere off by more than this part of the height that is seen, which is a
/// third of a pixel of a figure 1,000 pixels high.
const SHARP: f64 = 1.0 / 3000.0;

/// And so that a crosshair finds a point at about every time: so many across what is seen.
const ACROSS: f64 = 600.0;

/// Points of one step: more are for nobody's eyes.
const MOST: f64 = 2000.0;

impl Solution {
    /// Takes in the stretches that come next.
    pub fn extend<const N: usize>(&mut self, stretches: &[Stretch<N>]) {
        self.variables = N;
        for Stretch { begins, length, part, shapes } in stretches {
            self.stretches.push([*begins, *length, *part]);
            self.shapes.extend(shapes);
        }
    }

    /// Places of the solution between two times, in order, among them those of the `stops`: so that whatever of these
    /// coordinates lies within what is seen of them is as smooth as it looks; what lies outside is there by its ends.
    pub fn places(&self, seen: &[(Coordinate, [f64; 2])], [from, to]: [f64; 2], stops: &[f64]) -> Vec<Place> {
        let mut places = Vec::new();
        for stretch in self.between(from, to) {
            let [begins, length, part] = self.stretches[stretch];
            let [first, last] =
                [(from - begins) / length, (to - begins) / length].map(|theta| theta.clamp(0.0, part));
            let within = |stop: &f64| begins + first * length < *stop && *stop < begins + last * length;
            let start = stops.partition_point(|stop| *stop < begins);
            let stops = stops[start..].iter().take_while(|stop| within(stop));
            let cuts = stops.map(|stop| (stop - begins) / length).chain([last]);
            let pieces = self.pieces(stretch, seen);
            let mut theta = first;
            if places.is_empty() || !self.goes_on(stretch) {
                places.push(Place { stretch, theta });
            }
            for cut in cuts {
                let count = (pieces * (cut - theta)).ceil().max(1.0);
                let piece = (cut - theta) / count;
                places
                    .extend((1..count as usize).map(|i| Place { stretch, theta: theta + piece * i as f64 }));
                places.push(Place { stretch, theta: cut });
                theta = cut;
            }
        }
        places
    }

    /// A coordinate at these places.
    pub fn values(&self, coordinate: Coordinate, places: &[Place]) -> Vec<f64> {
        places.iter().map(|place| at(self.shape(place.stretch, coordinate), place.theta)).collect()
    }

    /// Whether a stretch begins where the one before it has ended; at a jump it does not.
    fn goes_on(&self, stretch: usize) -> bool {
        stretch > 0
            && (0..self.variables).map(Coordinate::Variable).all(|variable| {
                let [before, now] = [stretch - 1, stretch].map(|stretch| self.shape(stretch, variable));
                at(before, self.stretches[stretch - 1][2]) == now[0]
            })
    }

    /// The stretches that have a part between two times.
    fn between(&self, from: f64, to: f64) -> Range<usize> {
        let ends = |[begins, length, part]: &[f64; 3]| begins + length * part;
        let first = self.stretches.partition_point(|stretch| ends(stretch) <= from);
        let last = self.stretches.partition_point(|[begins, ..]| *begins < to);
        first..last.max(first)
    }

    /// Into how many straight pieces the whole step of a stretch is cut.
    fn pieces(&self, stretch: usize, seen: &[(Coordinate, [f64; 2])]) -> f64 {
        let mut most = 1.0f64;
        for (coordinate, [low, high]) in seen {
            let [start, rise, bend, twist, top] = self.shape(stretch, *coordinate);
            // No second derivative is larger, and the curve leaves its chord by no more than an eighth of it.
            let curved = 2.0 * bend.abs() + 4.0 * twist.abs() + 2.0 * top.abs();
            let (end, slack) = (start + rise, curved / 8.0);
            if !(start.max(end) + slack >= *low && start.min(end) - slack <= *high) {
                continue;
            }
            let bent = (curved / (8.0 * SHARP * (high - low))).sqrt();
            let wide = if *coordinate == Coordinate::Time { rise * ACROSS / (high - low) } else { 0.0 };
            most = most.max(bent).max(wide);
        }
        most.ceil().min(MOST)
    }

    fn shape(&self, place: usize, coordinate: Coordinate) -> Shape {
        match coordinate {
            Coordinate::Time => {
                let [begins, length, _] = self.stretches[place];
                [begins, length, 0.0, 0.0, 0.0]
            }
            Coordinate::Variable(variable) => self.shapes[place * self.variables + variable],
        }
    }
}

/// Where a variable is at a part of its step.
fn at([start, rise, bend, twist, top]: Shape, part: f64) -> f64 {
    let rest = 1.0 - part;
    start + (rise + (bend + (twist + top * rest) * part) * rest) * part
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A turn of the circle, in steps of this length.
    fn circle(length: f64) -> Solution {
        let mut solution = Solution::default();
        let (mut now, mut x) = (0.0, [1.0, 0.0]);
        while now < 6.0 {
            let step = Step::take(|_, [x, y]: [f64; 2]| [-y, x], now, x, None, length);
            solution.extend(&[Stretch::of(&step, now, 1.0)]);
            (now, x) = (now + length, step.next);
        }
        solution
    }

    const PLANE: [Coordinate; 2] = [Coordinate::Variable(0), Coordinate::Variable(1)];

    /// The circle between two times: times, x and y.
    fn drawn(solution: &Solution, seen: [[f64; 2]; 2], between: [f64; 2], stops: &[f64]) -> [Vec<f64>; 3] {
        let places = solution.places(&[(PLANE[0], seen[0]), (PLANE[1], seen[1])], between, stops);
        [Coordinate::Time, PLANE[0], PLANE[1]].map(|coordinate| solution.values(coordinate, &places))
    }

    #[test]
    fn a_circle_of_thirty_steps_is_round_at_every_magnification() {
        let solution = circle(0.2);
        for size in [1.0, 1e-1, 1e-2] {
            let seen = [[-size, size], [1.0 - size, 1.0 + size]];
            let [_, x, y] = drawn(&solution, seen, [0.0, 6.0], &[]);
            let inside = |i: usize| x[i].abs() < size && (y[i] - 1.0).abs() < size;
            let mut chords = 0;
            for i in (0..x.len() - 1).filter(|i| inside(*i) && inside(i + 1)) {
                let middle = [0.5 * (x[i] + x[i + 1]), 0.5 * (y[i] + y[i + 1])];
                let off = 1.0 - middle[0].hypot(middle[1]);
                // The interpolant itself errs by about 1e-7 here.
                assert!(off.abs() < 2.0 * size / 3000.0 + 1e-6, "{off} at {size}");
                chords += 1;
            }
            assert!(chords > 0, "{chords} chords at {size}");
            assert!(x.len() < 20_000, "{} points at {size}", x.len());
        }
    }

    #[test]
    fn a_curve_begins_ends_and_stops_at_the_times_that_are_asked_for() {
        let solution = circle(0.2);
        let [t, x, y] = drawn(&solution, [[-1.0, 1.0]; 2], [0.31, 2.17], &[0.1, 0.31, 0.5, 1.7, 9.0]);
        let near = |a: f64, b: f64| (a - b).abs() < 1e-14;
        assert!(near(t[0], 0.31) && near(t[t.len() - 1], 2.17));
        for stop in [0.5, 1.7] {
            assert!(t.iter().any(|t| near(*t, stop)), "{stop}");
        }
        assert!(t.windows(2).all(|pair| pair[0] < pair[1]), "in order, and none twice");
        for ((t, x), y) in t.iter().zip(&x).zip(&y) {
            assert!((x - t.cos()).hypot(y - t.sin()) < 1e-6, "at {t}");
        }
        let from_the_start = drawn(&solution, [[-1.0, 1.0]; 2], [0.0, 1.0], &[0.0, 0.2]);
        assert!(
            from_the_start[0].windows(2).all(|pair| pair[0] < pair[1]),
            "a stop where a step begins is no second point"
        );
        assert!(drawn(&solution, [[-1.0, 1.0]; 2], [7.0, 8.0], &[])[0].is_empty());
    }
}
