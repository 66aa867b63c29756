//! Why a ramp fires late: what rest has gathered while it was stable, when it is paid back, and what that cannot outlast.

use super::WINDOW;
use super::buffer::buffer;
use super::ramp::Ramp;
use crate::figure::{Axis, Figure, Ink, Line, Mark, Side, Stroke, Values};
use crate::models::type_x::TypeX;
use crate::numerals::{Numeral, written};
use crate::phase_plane::equilibria::equilibrium;
use crate::phase_plane::everywhere::Everywhere;
use crate::phase_plane::fixed_points::FixedPoint;
use crate::phase_plane::slow_passage::Passage;
use crate::portrait::marks::{line, point, upright};
use crate::text::{Text, say};
use std::rc::Rc;

/// Rounding of a number between 1 and 2: evenly spread over half a last bit on either side.
const ROUNDING: f64 = 0.5 * f64::EPSILON / 1.732_050_807_568_877_2;

/// A first spike is where the relation has it, if it misses it by no more than this part of the delay.
const NEAR: f64 = 0.25;

/// Farther from rest than this is away from it.
const AWAY: f64 = 0.1;

/// A departure that shrinks by fewer powers of e than this shrinks too little for the limit of slow ramps.
const SHALLOW: f64 = 3.0;

/// Rest along the ramps, and the departure of each from it.
pub struct Delay {
    /// Rest along the ramps.
    pub passage: Passage,
    /// The currents of the passage, and Re λ under each, to be drawn.
    curve: [Values; 2],
    /// Of each ramp the logarithm of its departure from rest, in units of where it starts.
    pub departures: Vec<Departure>,
    /// The current beyond which the way in is forgotten.
    buffer: Option<f64>,
    /// Where all start.
    start: [f64; 2],
    /// The neuron.
    neuron: TypeX,
}

/// The departure of one ramp, along the passage.
pub struct Departure {
    /// If nothing disturbed it: the integral of Re λ over time.
    pub undisturbed: Values,
    /// With rounding, and with the noise there is.
    pub disturbed: Values,
    /// Whether the disturbance is what is left where rest loses its stability.
    pub floored: bool,
    /// The current at which it is back at where it began, with the disturbance.
    pub goes: Option<f64>,
}

impl Delay {
    /// Of these ramps, which all start at the first's current; none where no stable rest is there.
    pub fn of(
        neuron: &TypeX,
        everywhere: &Everywhere,
        start: [f64; 2],
        runs: &[Ramp],
        sigma: f64,
        dt: f64,
        to: f64,
    ) -> Option<Delay> {
        let from = *runs.first()?.current.first()?;
        let found = everywhere.fixed_points(neuron, from);
        let far = |point: &&FixedPoint| WINDOW.distance(point.state, start);
        let rest = found.iter().filter(|point| point.stable()).min_by(|a, b| far(a).total_cmp(&far(b)))?;
        let passage = Passage::from(neuron, rest.state[0], to, WINDOW.x[1])?;
        let noise = sigma.hypot(ROUNDING / dt.sqrt());
        let departure = |ramp: &Ramp| {
            let off = offset(&passage, start, ramp.speed, noise);
            let disturbed = passage.departure(ramp.speed, off, noise);
            let undisturbed: Vec<f64> = passage.integral.iter().map(|sum| sum / ramp.speed).collect();
            let lost = passage.lost();
            let left = |values: &[f64]| lost.and_then(|current| passage.at(values, current));
            // Of two equal parts in the square of the departure neither leads.
            let floored = left(&disturbed)
                .zip(left(&undisturbed))
                .is_some_and(|(with, without)| with - without > 0.5 * 2f64.ln());
            let goes = passage.lets_go(&disturbed);
            Departure { undisturbed: Rc::new(undisturbed), disturbed: Rc::new(disturbed), floored, goes }
        };
        let departures = runs.iter().map(departure).collect();
        Some(Delay {
            curve: [&passage.current, &passage.growth].map(|values| Rc::new(values.clone())),
            departures,
            buffer: buffer(neuron, &passage),
            passage,
            start,
            neuron: *neuron,
        })
    }

    /// Re λ at the right, its integral over time at the left: for ramps of these names and inks, and the currents at which they
    /// have fired.
    pub fn figure(&self, [from, to]: [f64; 2], ramps: &[(Numeral, Ink, Option<f64>)], noisy: bool) -> Figure {
        let shown = self.passage.current.partition_point(|&current| current <= to).max(1);
        let ends = |values: &[f64]| {
            let shown = values[..shown].iter();
            shown.fold([0.0f64; 2], |[low, high], &value| [low.min(value), high.max(value)])
        };
        let deepest = self.departures.iter().map(|ramp| ends(&ramp.disturbed)[0]).fold(-2.0, f64::min);
        let [low, high] = [1.15 * deepest, -0.5 * deepest];
        let [falls, grows] = ends(&self.passage.growth);
        // Both axes have their zeros at one height.
        let scale = 1.15 * (falls / low).max(grows / high).max(f64::MIN_POSITIVE);
        let mut figure = Figure::new(
            Axis::new(Text::plain("I"), Ink::Current, [from, to]),
            Axis::new(Text::plain("∫ Re λ dt"), Ink::Text, [low, high]),
        );
        figure.right = Some(Axis::new(Text::plain("Re λ"), Ink::Reference, [scale * low, scale * high]));
        figure.backdrop = vec![Mark::Level { y: 0.0, ink: Ink::Quiet, label: Text::default() }];
        let seen = |current: &f64| (from..=to).contains(current);
        figure.backdrop.extend(
            self.passage.lost().filter(seen).map(|lost| upright(lost, [low, high], Ink::Reference, "")),
        );
        figure
            .backdrop
            .extend(self.paid_back().filter(seen).map(|current| paid_back_at(current, [low, high])));
        let [current, growth] = &self.curve;
        let growth =
            Line { side: Side::Right, stroke: Stroke::Firm, ..Line::new(current, growth, Ink::Reference) };
        figure.marks.push(Mark::Line(growth.named(Text::plain("Re λ"))));
        let mut unnamed = Some(if noisy { "without noise" } else { "without rounding" });
        for (ramp, (name, ink, _)) in self.departures.iter().zip(ramps) {
            if ramp.floored {
                let label = unnamed.take().unwrap_or_default();
                figure.marks.push(line(current, &ramp.undisturbed, *ink, Stroke::Dotted, label));
            }
            figure.marks.push(line(current, &ramp.disturbed, *ink, Stroke::Firm, name.clone()));
        }
        for (ramp, (_, ink, fired)) in self.departures.iter().zip(ramps) {
            let Some(fired) = fired else { continue };
            let Some(value) = self.passage.at(&ramp.disturbed, *fired) else { continue };
            figure.marks.push(point([*fired, value.clamp(low, high)], *ink, false, Text::default()));
        }
        figure
    }

    /// The buffer point, if it comes before what was gathered would be paid back.
    pub fn forgotten(&self) -> Option<f64> {
        self.buffer.filter(|buffer| self.passage.paid_back().is_some_and(|paid_back| *buffer < paid_back))
    }

    /// Where what was gathered is paid back, if that is not forgotten before.
    pub fn paid_back(&self) -> Option<f64> {
        self.passage.paid_back().filter(|_| self.forgotten().is_none())
    }

    /// Why the ramp at this place fires elsewhere than where the relation has it, and that it does; none where it does not, or
    /// where nothing speaks for a reason. `quiet` is where it fires without noise, `threshold` the voltage of a spike.
    pub fn why(
        &self,
        place: usize,
        speed: f64,
        fired: f64,
        quiet: Option<f64>,
        threshold: f64,
    ) -> Option<&'static str> {
        let passage = &self.passage;
        let lost = passage.lost()?;
        let last = *passage.current.last()?;
        let Some(late) = passage
            .paid_back()
            .map(|paid_back| self.buffer.map_or(paid_back, |buffer| buffer.min(paid_back)))
        else {
            return (passage.folds && fired >= last).then_some("Rest ends at the fold");
        };
        let near = |current: f64| (fired - current).abs() <= NEAR * (late - lost);
        if near(late) {
            return None;
        }
        let Departure { floored, goes, .. } = self.departures[place];
        if !quiet.is_some_and(near) {
            return Some(if floored && fired > lost {
                "Shrinking stopped by noise"
            } else {
                "Set off by noise"
            });
        }
        if fired < lost {
            // Nothing is told where rest itself drifts over the threshold.
            let drifts = self.crosses(threshold).is_some_and(|current| current < lost);
            let away = distance(self.start, passage.rest) > AWAY;
            return (away && !drifts).then_some("Started away from rest");
        }
        // With noise the predicted exit is that of the noise.
        if floored && quiet == Some(fired) && goes.is_some_and(near) && fired < late {
            return Some("Shrinking stopped by rounding");
        }
        let shrunk = -passage.at(&passage.integral, lost)? / speed;
        Some(if shrunk < SHALLOW {
            "Too fast for Re λ alone to say where"
        } else {
            "Fires elsewhere than Re λ along the ramp says"
        })
    }

    /// The current at which rest itself rises through this voltage.
    fn crosses(&self, threshold: f64) -> Option<f64> {
        (self.passage.rest[0] < threshold)
            .then(|| equilibrium(&self.neuron, threshold))
            .flatten()
            .map(|found| found.current)
    }
}

/// The current at which what was gathered is paid back, between two heights.
pub fn paid_back_at(current: f64, ends: [f64; 2]) -> Mark {
    upright(current, ends, Ink::Reference, say!("paid back {current}", current = written(current, 4)))
}

/// How far the neuron starts from what it would follow at this speed, or noise keeps it from there.
fn offset(passage: &Passage, start: [f64; 2], speed: f64, noise: f64) -> f64 {
    let followed = std::array::from_fn(|i| passage.rest[i] + speed * passage.lag[i]);
    distance(start, followed).hypot(noise / (-2.0 * passage.growth[0]).sqrt())
}

fn distance([a, b]: [f64; 2], [c, d]: [f64; 2]) -> f64 {
    (a - c).hypot(b - d)
}
