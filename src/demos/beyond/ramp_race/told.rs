//! The race, drawn and told: voltages against the current, the plane they share, and the currents at the first spikes.

use super::delay::{Delay, paid_back_at};
use super::ramp::Ramp;
use super::{Race, WINDOW};
use crate::demos::course::type_x::{Detector, Start};
use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Mark, Stroke, Zoom};
use crate::models::type_x::TypeX;
use crate::numerals::{Numeral, written};
use crate::ode::{Neuron, Quantity};
use crate::phase_plane::Window;
use crate::phase_plane::everywhere::Everywhere;
use crate::portrait::marks::{curve, line, point, upright};
use crate::portrait::phase::{self, arrows, nullclines};
use crate::run::Column;
use crate::text::{Text, say};
use crate::words::fixed_points;
use crate::words::sentence::Sentence;
use std::rc::Rc;

/// Frames of the race: enough to look smooth, few enough to last ten seconds.
pub const FRAMES: usize = 300;

/// How much of its past a state draws behind it in the plane, in units of time.
const PAST: f64 = 40.0;

/// The bin of a spike that matters, as far as it has come by a bin.
type Find = fn(&Ramp, usize) -> Option<usize>;

/// The ink of a ramp.
fn ink(place: usize) -> Ink {
    Ink::Pin(place + 1)
}

/// A speed in words: two digits of it.
fn pace(speed: f64) -> Numeral {
    let decimals = (1.0 - speed.log10().floor()).clamp(0.0, 8.0) as usize;
    written(speed, decimals).short()
}

/// What happens to rest.
#[derive(Clone, Copy, Debug)]
pub enum Critical {
    /// It vanishes with another fixed point.
    Fold,
    /// It loses its stability.
    Hopf,
}

impl Critical {
    /// Its name.
    fn name(self) -> Text {
        match self {
            Critical::Fold => "Fold".into(),
            Critical::Hopf => "Hopf".into(),
        }
    }

    /// Its name, and the current.
    fn at(self, current: Numeral) -> Text {
        match self {
            Critical::Fold => say!("Fold {current}", current),
            Critical::Hopf => say!("Hopf {current}", current),
        }
    }

    /// The same as a sentence.
    fn told(self, current: Numeral) -> Text {
        match self {
            Critical::Fold => say!("Fold at I = {current}. ", current),
            Critical::Hopf => say!("Hopf at I = {current}. ", current),
        }
    }
}

/// The race and what is needed to draw and tell it.
pub struct Told {
    /// The range of currents and the speeds.
    pub race: Race,
    /// The neuron.
    pub neuron: TypeX,
    /// Where its fixed points are.
    pub everywhere: Everywhere,
    /// Where it starts.
    pub start: Start,
    /// What counts as a spike.
    pub detector: Detector,
    /// The step.
    pub dt: f64,
    /// The ramps, from the slowest to the fastest.
    pub runs: Vec<Ramp>,
    /// Whether there is noise.
    pub noisy: bool,
    /// The current of each ramp's first spike without noise.
    pub quiet: Vec<Option<f64>>,
    /// Why they fire late; none where they do not start beside a stable rest.
    pub delay: Option<Delay>,
    /// What happens to rest, and at which current.
    pub critical: Vec<(Critical, f64)>,
}

impl Told {
    /// The bin of a ramp at a frame.
    fn bin(&self, ramp: &Ramp, frame: usize) -> usize {
        ramp.bin(frame as f64 / FRAMES as f64)
    }

    /// Whether a ramp has left the finite range by a frame.
    fn gone(&self, ramp: &Ramp, frame: usize) -> bool {
        !ramp.state[0][self.bin(ramp, frame)].is_finite()
    }

    /// A spike that matters by a frame; what the numbers did on their way out is none.
    fn spike(&self, find: Find, ramp: &Ramp, frame: usize) -> Option<usize> {
        find(ramp, self.bin(ramp, frame)).filter(|_| !self.gone(ramp, frame))
    }

    /// The current at a frame, the same for all but for their steps.
    pub fn current(&self, frame: usize) -> f64 {
        let slowest = &self.runs[0];
        slowest.current[self.bin(slowest, frame)]
    }

    /// Speeds, and the currents of the first spike on the way there and the last on the way back, of each ramp.
    pub fn columns(&self) -> Vec<Column> {
        let at = |ramp: &Ramp, bin: Option<usize>| bin.map_or(f64::NAN, |bin| ramp.current[bin]);
        let column = |id, value: &dyn Fn(&Ramp) -> f64| Column {
            quantity: Quantity::new(id, ""),
            values: Rc::new(self.runs.iter().map(value).collect()),
        };
        vec![
            column("speed", &|ramp| ramp.speed),
            column("first", &|ramp| at(ramp, ramp.onset(usize::MAX))),
            column("last", &|ramp| at(ramp, ramp.end(usize::MAX))),
        ]
    }

    /// Voltages, plane and first spikes at a frame.
    pub fn figures(&self, frame: usize, zoom: &Zoom) -> Vec<Figure> {
        vec![self.race(frame), self.late(frame), self.onset(frame), self.plane(frame, zoom)]
    }

    /// The range of currents, and a margin.
    fn currents(&self) -> [f64; 2] {
        let Race { I_from: from, I_to: to, .. } = self.race;
        let margin = 0.04 * (to - from);
        [from - margin, to + margin]
    }

    /// Why they fire late.
    fn late(&self, frame: usize) -> Figure {
        let name = |(place, ramp): (usize, &Ramp)| {
            let fired = self.spike(Ramp::onset, ramp, frame).map(|bin| ramp.current[bin]);
            (pace(ramp.speed), ink(place), fired)
        };
        let ramps: Vec<_> = self.runs.iter().enumerate().map(name).collect();
        let mut figure = match &self.delay {
            Some(delay) => delay.figure(self.currents(), &ramps, self.noisy),
            None => Figure::new(
                Axis::new(Text::plain("I"), Ink::Current, self.currents()),
                Axis::new(Text::plain("∫ Re λ dt"), Ink::Text, [-5.0, 5.0]),
            ),
        };
        figure.description = say!(
            "How a departure from rest shrinks and grows along each ramp. {results}",
            results = self.relation().whole()
        );
        if frame < FRAMES {
            figure.marks.push(Mark::Moment { x: self.current(frame) });
        }
        figure
    }

    /// The voltages against the current.
    fn race(&self, frame: usize) -> Figure {
        let Race { I_from: from, I_to: to, .. } = self.race;
        let v: Vec<&[f64]> = self.runs.iter().map(|ramp| ramp.state[0].as_slice()).collect();
        let ended = self.runs.iter().any(|ramp| ramp.ending.is_some());
        let mut figure = Figure::new(
            Axis::new(Text::plain("I"), Ink::Current, self.currents()),
            Axis::holding(Text::plain("v"), Ink::Voltage, [-2.2, 2.2], &v, ended),
        );
        figure.description =
            say!("Membrane potentials against the current. {results}", results = self.results(frame).whole());
        let [low, high] = [figure.y.min, figure.y.max];
        for &(critical, current) in &self.critical {
            let name = critical.at(written(current, 4));
            figure.backdrop.push(upright(current, [low, high], Ink::Reference, name));
        }
        let paid_back = self.delay.as_ref().and_then(Delay::paid_back).filter(|current| *current <= to);
        figure.backdrop.extend(paid_back.map(|current| paid_back_at(current, [low, high])));
        figure.backdrop.push(Mark::Level { y: self.detector.v_th, ink: Ink::Spike, label: Text::default() });
        for (place, ramp) in self.runs.iter().enumerate() {
            let bin = self.bin(ramp, frame);
            for [x, y] in ramp.ways(bin) {
                figure.marks.push(line(&x, &y, ink(place), Stroke::Thin, ""));
            }
        }
        for (place, ramp) in self.runs.iter().enumerate() {
            let ends: [(Find, bool); 2] = [(Ramp::onset, false), (Ramp::end, true)];
            for (find, open) in ends {
                let Some(spike) = self.spike(find, ramp, frame) else { continue };
                let current = ramp.current[spike];
                let at = [current, self.detector.v_th];
                // There and back there is no room for what the last figure says, too.
                let label = if self.race.comes_back() { Text::default() } else { written(current, 3).into() };
                figure.marks.push(point(at, ink(place), open, label));
            }
        }
        let text = Text::plain("I = ").and(written(self.current(frame), 3));
        figure.marks.push(Mark::Readout { text, ink: Ink::Current, large: true });
        figure.handles = vec![
            Handle::edge("start of the ramps", Grasp::of(("I_from", from))),
            Handle::edge("end of the ramps", Grasp::of(("I_to", to))),
            Handle::threshold(Grasp::of(("v_th", self.detector.v_th))),
        ];
        figure
    }

    /// All states at one current, so that they share the nullclines.
    fn plane(&self, frame: usize, zoom: &Zoom) -> Figure {
        let window = Window { x: zoom.part("plane.x", WINDOW.x), y: zoom.part("plane.y", WINDOW.y) };
        let current = self.current(frame);
        let points = self.everywhere.fixed_points(&self.neuron, current);
        let mut figure = Figure::new(
            Axis::new(Text::plain("v"), Ink::Text, WINDOW.x),
            Axis::new(Text::plain("w"), Ink::Text, WINDOW.y),
        );
        figure.description = say!(
            "Phase plane at I = {current}: {points}",
            current = written(current, 3),
            points = fixed_points::described(&points, window)
        );
        figure.marks.push(arrows(&self.neuron, current, window));
        figure.marks.extend(nullclines(&self.neuron, self.neuron.variables(), current, window));
        figure.marks.extend(phase::fixed_points(&points, window, None));
        let out = fixed_points::out_of_view(&points, window);
        figure.marks.extend(out.map(|text| Mark::Readout { text, ink: Ink::Text, large: false }));
        for (place, ramp) in self.runs.iter().enumerate() {
            let bin = self.bin(ramp, frame);
            let from = bin.saturating_sub((PAST / self.dt) as usize);
            let [x, y] = ramp.state.each_ref().map(|values| Rc::new(values[from..=bin].to_vec()));
            let at = [x[x.len() - 1], y[y.len() - 1]];
            figure.marks.push(line(&x, &y, ink(place), Stroke::Thin, ""));
            if at.iter().all(|place| place.is_finite()) {
                figure.marks.push(point(at, ink(place), false, Text::default()));
            }
        }
        let [across, up] = [("v0", self.start.v0), ("w0", self.start.w0)].map(Grasp::of);
        figure.handles = Handle::anywhere("initial state", across, up);
        figure
    }

    /// The current at the first spike, and on the way back at the last, against the logarithm of the speed.
    fn onset(&self, frame: usize) -> Figure {
        let Race { I_from: from, I_to: to, slowest, fastest, .. } = self.race;
        let mut figure = Figure::new(
            Axis::new("log₁₀ of the speed", Ink::Text, [slowest.log10() - 0.15, fastest.log10() + 0.15]),
            Axis::new("I at the first spike", Ink::Current, [from, to]).called("I", ""),
        );
        figure.description =
            say!("First-spike current against speed. {results}", results = self.results(frame).whole());
        let inside = self.critical.iter().filter(|(_, current)| (from..=to).contains(current));
        figure.backdrop = inside
            .map(|&(critical, current)| Mark::Level {
                y: current,
                ink: Ink::Reference,
                label: critical.name(),
            })
            .collect();
        let ends: [(Find, bool); 2] = [(Ramp::onset, false), (Ramp::end, true)];
        for (find, open) in ends {
            let found: Vec<(usize, [f64; 2])> = (0..)
                .zip(&self.runs)
                .filter_map(|(place, ramp)| {
                    let bin = self.spike(find, ramp, frame)?;
                    Some((place, [ramp.speed.log10(), ramp.current[bin]]))
                })
                .collect();
            let way: Vec<[f64; 2]> = found.iter().map(|(_, at)| *at).collect();
            let stroke = if open { Stroke::Dashed } else { Stroke::Thin };
            figure.marks.push(curve(&way, Ink::Quiet, stroke, if open { "going down" } else { "" }));
            for (place, at) in found {
                figure.marks.push(point(at, ink(place), open, pace(self.runs[place].speed).into()));
            }
        }
        figure
    }

    /// What happens to rest along the ramps, and where what it has gathered is paid back.
    fn relation(&self) -> Sentence {
        let mut sentence = Sentence::default();
        for &(critical, current) in &self.critical {
            if (self.race.I_from..=self.race.I_to).contains(&current) {
                sentence = sentence.say(critical.told(written(current, 4)));
            }
        }
        let Some(delay) = &self.delay else {
            return sentence
                .say("There is no stable rest where the ramps begin: nothing holds the neuron there. ");
        };
        if let Some(buffer) = delay.forgotten() {
            let current = written(buffer, 2);
            return sentence.say(say!(
                "The way in is forgotten beyond about I = {current}: no slowness delays firing much further. ",
                current
            ));
        }
        match delay.paid_back() {
            Some(current) if current <= self.race.I_to => sentence
                .say("The shrinking is paid back, ∫ Re λ dt = 0, at I = ")
                .stress(written(current, 4))
                .say(". "),
            Some(current) => {
                let current = written(current, 4);
                sentence.say(say!(
                    "The shrinking is paid back, ∫ Re λ dt = 0, only at I = {current}, beyond the ramps. ",
                    current
                ))
            }
            None => sentence,
        }
    }

    /// Which ramps have fired elsewhere than where they have paid back, by the reason.
    fn exceptions(&self, frame: usize) -> Text {
        let mut reasons: Vec<(&'static str, Vec<Numeral>)> = Vec::new();
        for (place, ramp) in self.runs.iter().enumerate() {
            let Some((delay, bin)) = self.delay.as_ref().zip(self.spike(Ramp::onset, ramp, frame)) else {
                continue;
            };
            let Some(why) =
                delay.why(place, ramp.speed, ramp.current[bin], self.quiet[place], self.detector.v_th)
            else {
                continue;
            };
            match reasons.iter_mut().find(|(reason, _)| *reason == why) {
                Some((_, paces)) if paces.contains(&pace(ramp.speed)) => {}
                Some((_, paces)) => paces.push(pace(ramp.speed)),
                None => reasons.push((why, vec![pace(ramp.speed)])),
            }
        }
        let told = |(reason, paces)| say!(" {reason}: speed {paces}.", reason, paces = Text::list(paces));
        Text::row(reasons.into_iter().map(told))
    }

    /// What has come out by a frame.
    pub fn results(&self, frame: usize) -> Sentence {
        let mut sentence = self.relation();
        let ways: [(Find, &'static str, Text); 2] = [
            (Ramp::onset, "First spike at I = ", self.exceptions(frame)),
            (Ramp::end, " Going down, last spike at I = ", Text::default()),
        ];
        let mut fired = false;
        for (find, said, exceptions) in ways {
            let mut joint = Text::from(said);
            let mut paces = Vec::new();
            for ramp in &self.runs {
                let Some(bin) = self.spike(find, ramp, frame) else { continue };
                let came = (written(ramp.current[bin], 3), pace(ramp.speed));
                // Ramps of one speed are one, but for noise.
                if paces.last() == Some(&came) {
                    continue;
                }
                sentence = sentence.say(joint).stress(came.0.clone());
                paces.push(came);
                joint = Text::Between;
            }
            if !paces.is_empty() {
                let paces = Text::list(paces.into_iter().map(|(_, pace)| pace));
                sentence = sentence.say(say!(" (speed {paces}).", paces));
                fired = true;
            }
            if !exceptions.is_empty() {
                sentence = sentence.say(exceptions);
            }
        }
        let gone: Vec<Numeral> =
            self.runs.iter().filter(|ramp| self.gone(ramp, frame)).map(|ramp| pace(ramp.speed)).collect();
        if !gone.is_empty() {
            let space = if fired { " " } else { "" };
            let paces = Text::list(gone);
            let told = say!("Ended early, their spikes meaning nothing: speed {paces}.", paces);
            return sentence.say(Text::plain(space).and(told));
        }
        if fired { sentence } else { sentence.stress("No spike").say(" yet.") }
    }
}
