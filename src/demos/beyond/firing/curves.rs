//! Both curves as figures, as far as they are known.

use super::onset::smooth;
use super::settings::Settings;
use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Line, Mark, Stroke, Values};
use crate::firing::excitability::Growth;
use crate::firing::known::Border;
use crate::firing::known::{KnownCurve, KnownPulses, Rheobase};
use crate::firing::outcome::Outcome;
use crate::models::Listed;
use crate::numerals::{enough, told as told_in_digits};
use crate::ode::Quantity;
use crate::text::{Text, say};
use crate::units;
use crate::words;
use std::rc::Rc;

/// The rates of the first interval may go so much higher than the steady ones that these would lie flat: the axis holds
/// them as far as this multiple.
const HEADROOM: f64 = 1.6;

/// Two curves that are nowhere farther apart than this share of the higher one are seen as one.
const APART: f64 = 0.03;

/// What is known of both curves.
#[derive(Clone)]
pub struct Curves {
    /// The f–I curve.
    pub rates: KnownCurve,
    /// The strength–duration curve.
    pub pulses: KnownPulses,
}

/// Before a rate is known the axis holds that of so many spikes in the duration that shows what the model does.
const SPIKES: f64 = 5.0;

/// The strength–duration curve is shown up to so many rheobases and so many chronaxies: beyond, it is close to its
/// asymptotes.
const RHEOBASES: f64 = 6.0;
const CHRONAXIES: f64 = 8.0;

/// Before a threshold is known the axis holds this many currents that make the model fire.
const CURRENTS: f64 = 2.0;

impl Curves {
    /// The figures of the page.
    pub fn figures(&self, settings: &Settings, told: &Text) -> Vec<Figure> {
        vec![self.rates(settings, told), self.pulses(settings.model, told)]
    }

    fn rates(&self, settings: &Settings, told: &Text) -> Figure {
        let (known, model) = (&self.rates, settings.model);
        let (factor, unit) = units::rate(model.time.unit);
        let current = Quantity::new("I", model.current.unit);
        let curve = Points::sorted(self.steady(), factor);
        let swept = known.swept.each_ref().map(|rates| Points::of(&known.currents, rates, factor));
        let initial = Points::of(&known.currents, &known.initial, factor);

        let ends = settings.range;
        let x = Axis::new(current.titled(), Ink::Text, around(model.about.currents, ends));
        let steady = [&curve, &swept[0], &swept[1]].map(Points::highest).into_iter().fold(0.0, f64::max);
        let usual = if steady > 0.0 { 0.0 } else { factor * SPIKES / model.about.duration };
        let top = steady.max(usual).max(initial.highest().min(HEADROOM * steady.max(usual)));
        let rate = Text::from("rate");
        let title =
            if unit.is_empty() { "rate (per unit of time)".into() } else { rate.clone().measured_in(unit) };
        let y = Axis::new(title, Ink::Voltage, [0.0, 1.05 * top]).of(rate, unit);
        let mut figure = Figure::new(x.called(current.id, current.unit).shared(), y);
        figure.description = say!("Firing rate against current. {results}", results = told);

        if let Some((from, to)) = known.border(Border::FiringLost).zip(known.border(Border::RestLost)) {
            let (from, to) = (from.min(to), to.max(from));
            figure.backdrop.push(Mark::Band { from, to, ink: Ink::Quiet });
        }
        // Where the intervals are all alike, a line of its own would only be coarser near the onset.
        let adapts = self.adapts();
        if adapts {
            let label = "initial: first two spikes";
            figure.backdrop.push(initial.line(Ink::Quiet, Stroke::Thin, "initial", label));
        }
        figure.marks.push(curve.line(
            Ink::Voltage,
            Stroke::Firm,
            "steady",
            if adapts { "steady" } else { "" },
        ));
        figure.marks.push(Points::of(&known.currents, &known.steady, factor).dots(Ink::Voltage));
        let silent = |place: usize| known.steady[place].filter(|_| known.came(place, Outcome::Swings));
        let silent: Vec<Option<f64>> = (0..known.currents.len()).map(silent).collect();
        let silent = Points::of(&known.currents, &silent, factor);
        if !silent.x.is_empty() {
            figure.marks.push(silent.line(Ink::Quiet, Stroke::Thin, "without spikes", "without spikes"));
            figure.marks.push(silent.dots(Ink::Quiet));
        }
        let [up, down] = swept;
        if !known.swept[0].is_empty() {
            figure.marks.push(up.line(Ink::Weight, Stroke::Thin, "on the way up", "on the way up"));
            figure.marks.push(down.line(Ink::Recovery, Stroke::Dashed, "on the way down", "on the way down"));
        }
        if let Some(onset) = known.border(Border::Onset) {
            let current = words::firing::onset(known, current.unit).unwrap_or_default();
            let label = match known.growth() {
                Some(Growth::Unseen) => say!("seen from {current}", current),
                _ => say!("onset {current}", current),
            };
            figure.marks.push(Mark::Point { at: [onset, 0.0], ink: Ink::Spike, open: true, label });
        }
        figure.handles = ["from", "to"]
            .into_iter()
            .zip(ends)
            .zip(["lowest current", "highest current"])
            .map(|(end, label)| Handle::edge(label, Grasp::of(end)))
            .collect();
        figure
    }

    /// The steady rates: those under the currents of the curve, and where firing sets in those around its onset, which
    /// show how, joined as the law of its type has it.
    fn steady(&self) -> Vec<[f64; 2]> {
        let known = &self.rates;
        let on_curve = known.currents.iter().zip(&known.steady).filter_map(|(&at, &rate)| Some([at, rate?]));
        let mut points: Vec<[f64; 2]> = on_curve.collect();
        let around: Option<Vec<[f64; 2]>> =
            known.near.iter().map(|&[current, rate]| Some([current?, rate?])).collect();
        if let (Some(onset), Some(around)) = (known.border(Border::Onset), around) {
            let last = known.currents.last().copied().unwrap_or(onset);
            let farthest = around.iter().map(|at| at[0]).fold(onset, f64::max);
            points.extend(around.into_iter().filter(|[current, rate]| *rate > 0.0 && *current <= last));
            points.sort_by(|a, b| a[0].total_cmp(&b[0]));
            let rises = |&[current, rate]: &[f64; 2]| current > onset && current <= farthest && rate > 0.0;
            let rising: Vec<[f64; 2]> = points.iter().copied().filter(rises).collect();
            if let Some(growth) = known.growth() {
                points.retain(|at| !rises(at));
                points.extend(smooth(onset, growth, &rising));
            }
            // Where no rate is known below, it is not 0 there.
            let below = points.iter().filter(|at| at[0] < onset).max_by(|a, b| a[0].total_cmp(&b[0]));
            if below.is_none_or(|[_, rate]| rate.is_finite()) {
                points.push([onset - known.tolerance, 0.0]);
            }
        }
        points
    }

    /// Whether the first interval is another than those that follow: the lines are then two.
    fn adapts(&self) -> bool {
        let both = self.rates.steady.iter().zip(&self.rates.initial);
        let most = self.rates.initial.iter().flatten().fold(0.0, |most: f64, &rate| most.max(rate));
        let apart = |(steady, initial): (&Option<f64>, &Option<f64>)| {
            Some((steady.as_ref()? - initial.as_ref()?).abs())
        };
        both.filter_map(apart).any(|apart| apart > APART * most)
    }

    fn pulses(&self, model: &Listed, results: &Text) -> Figure {
        let known = &self.pulses;
        let (time, unit) = (model.time.unit, model.current.unit);
        let lasting = |length: f64| Text::from(told_in_digits(length, 3)).in_unit(time);
        let finite = |number: Option<f64>| number.filter(|number| number.is_finite());
        // Beside numbers that were lost, nothing is told of it.
        let told = known.rheobase_kind() != Some(Rheobase::Zero) && !self.rates.diverged();
        let rheobase = finite(known.rheobase).filter(|_| told);
        let chronaxie = finite(known.chronaxie);
        let longest = known.lengths.last().copied().unwrap_or(1.0);
        let across = chronaxie.map_or(longest, |chronaxie| longest.min(CHRONAXIES * chronaxie));
        let curve = Points::of(&known.lengths, &known.thresholds, 1.0);
        let highest = curve.highest();
        let up = match rheobase {
            Some(rheobase) if highest > rheobase => (RHEOBASES * rheobase).min(1.05 * highest),
            Some(rheobase) => RHEOBASES * rheobase,
            None if highest > 0.0 => 1.05 * highest,
            None => CURRENTS * model.about.current,
        };
        let axis = |name: &'static str, unit, ink, end| {
            Axis::new(Text::from(name).measured_in(unit), ink, [0.0, end]).of(name, unit)
        };
        let x = axis("duration", time, Ink::Text, across).shared();
        let y = axis("amplitude", unit, Ink::Current, up);
        let mut figure = Figure::new(x, y);
        figure.description =
            say!("The threshold amplitude of a pulse that gives a spike. {results}", results);
        figure.marks.push(curve.line(Ink::Current, Stroke::Firm, "amplitude", ""));
        figure.marks.push(curve.dots(Ink::Current));
        if let Some(rheobase) = rheobase {
            let level = Points { x: Rc::new(vec![0.0, across]), y: Rc::new(vec![rheobase; 2]) };
            let current = Text::from(enough(rheobase, words::rheobase::ENOUGH)).in_unit(unit);
            let name = match known.rheobase_kind() {
                Some(Rheobase::WithinTheWait) => {
                    say!("{current} within {time}", current, time = lasting(known.silence))
                }
                _ => say!("rheobase {current}", current),
            };
            figure.marks.push(level.line(Ink::Reference, Stroke::Dashed, name.clone(), name));
            // The chronaxie is where the curve crosses twice the rheobase. Where only the waiting makes that, there is none.
            if known.rheobase_kind() == Some(Rheobase::Least) {
                let twice = Mark::Level { y: 2.0 * rheobase, ink: Ink::Quiet, label: Text::default() };
                figure.backdrop.push(twice);
            }
        }
        if let Some((chronaxie, rheobase)) = chronaxie.zip(rheobase) {
            let label = say!("chronaxie {time}", time = lasting(chronaxie));
            let at = [chronaxie, 2.0 * rheobase];
            figure.marks.push(Mark::Point { at, ink: Ink::Spike, open: true, label });
        }
        figure
    }
}

/// The part of the axis of currents that shows this range: all of the model's, or three quarters of it, or three of these, …
///
/// It goes by such steps, so that the axis stays where it is while an end of the range is dragged along it; beyond each end
/// is room to drag it farther.
fn around([low, high]: [f64; 2], [from, to]: [f64; 2]) -> [f64; 2] {
    let mut width = high - low;
    while to - from <= 0.68 * width {
        width *= 0.75;
    }
    let room = 0.05 * width;
    if from >= low && to <= low + width {
        return [low - room, low + width + room];
    }
    [from - room, (from + width).max(to) + room]
}

/// Points of a curve, those that are known; where it has no finite value, no line goes on.
struct Points {
    x: Values,
    y: Values,
}

impl Points {
    /// Values at places that ascend; values times `factor`.
    fn of(places: &[f64], values: &[Option<f64>], factor: f64) -> Points {
        let known = places.iter().zip(values).filter_map(|(&place, &value)| Some([place, value?]));
        Points::sorted(known.collect(), factor)
    }

    fn sorted(mut points: Vec<[f64; 2]>, factor: f64) -> Points {
        points.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let finite = |y: f64| if y.is_finite() { factor * y } else { f64::NAN };
        let (x, y): (Vec<f64>, Vec<f64>) = points.into_iter().map(|[x, y]| (x, finite(y))).unzip();
        Points { x: Rc::new(x), y: Rc::new(y) }
    }

    fn highest(&self) -> f64 {
        self.y.iter().copied().fold(0.0, f64::max)
    }

    /// A line whose name is told by read-outs, and whose label is written beside it where it is not the only one.
    fn line(&self, ink: Ink, stroke: Stroke, name: impl Into<Text>, label: impl Into<Text>) -> Mark {
        Mark::Line(Line {
            stroke,
            label: label.into(),
            name: name.into(),
            ..Line::new(&self.x, &self.y, ink)
        })
    }

    fn dots(&self, ink: Ink) -> Mark {
        let known = self.x.iter().zip(self.y.iter()).filter(|(_, y)| y.is_finite());
        let points = known.flat_map(|(&x, &y)| [x, y]).collect();
        Mark::Dots { points: Rc::new(points), ink }
    }
}
