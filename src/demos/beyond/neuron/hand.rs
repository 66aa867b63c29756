//! What a model's page answers to a hand: pulses where one clicks, and the parameter that puts a fixed point or a
//! nullcline where it is pulled.

use super::pulses;
use crate::figure::{Figure, Handle, Ink, Mark, Shape, Values};
use crate::page::hand::{Act, Hand, Named};
use crate::phase_plane::equations::Equations;
use crate::phase_plane::fixed_points::FixedPoint;
use crate::phase_plane::pull::{fixed_point_to, nullcline_to};
use crate::portrait::plane::Plane;
use crate::portrait::playback;
use crate::run::Run;
use crate::stimulus::pulses::Pulses;

/// By which names the plane's handles ask.
const FIXED_POINT: &str = "fixed point";
/// The nullclines of both variables.
const NULLCLINES: [&str; 2] = ["first nullcline", "second nullcline"];

/// How far a pulled current may go, in lengths of its slider.
const FAR: f64 = 100.0;

/// A parameter, its value, and its slider's range.
#[derive(Clone, Copy, Debug)]
pub struct Lever {
    /// The parameter.
    pub param: &'static str,
    /// Where it is.
    pub value: f64,
    /// How far it goes.
    pub range: [f64; 2],
}

/// What the plane of a neuron gives way by.
pub struct Levers {
    /// The neuron with these values of its parameters.
    pub neuron: fn(&[f64]) -> Option<Box<dyn Equations<2>>>,
    /// Its parameters.
    pub params: Vec<Lever>,
    /// The current's level.
    pub level: Lever,
}

impl Levers {
    fn values(&self) -> Vec<f64> {
        self.params.iter().map(|lever| lever.value).collect()
    }

    /// The neuron with one of its parameters at another value.
    fn with(&self, index: usize, value: f64) -> Box<dyn Equations<2>> {
        let mut values = self.values();
        values[index] = value;
        (self.neuron)(&values).expect("it is pulled at in a plane")
    }

    /// The parameter that moves the second nullcline at a place of it: the first that does so about as well as the best.
    fn mover(&self, at: [f64; 2]) -> Option<usize> {
        let now = (self.neuron)(&self.values())?.plain(at, self.level.value)[1];
        let moved = |(index, lever): (usize, &Lever)| {
            let aside = lever.value + 1e-3 * (lever.range[1] - lever.range[0]);
            (self.with(index, aside).plain(at, self.level.value)[1] - now).abs()
        };
        let moved: Vec<f64> = self.params.iter().enumerate().map(moved).collect();
        let best = moved.iter().copied().filter(|moved| moved.is_finite()).fold(0.0, f64::max);
        (best > 0.0).then(|| moved.iter().position(|moved| *moved >= 0.3 * best))?
    }

    /// The parameter that puts what asks so at a place, and its value there.
    fn pull(&self, asks: &str, at: [f64; 2]) -> Option<(&'static str, f64)> {
        let Lever { param, value, range: [low, high] } = self.level;
        // A current enters linearly: it is found however far it is, and its slider widens.
        let range = [value - FAR * (high - low), value + FAR * (high - low)];
        let level = |level: f64| ((self.neuron)(&self.values()).expect("it is pulled at in a plane"), level);
        if asks == FIXED_POINT {
            return Some((param, fixed_point_to(&level, at[0], value, range)?));
        }
        if asks == NULLCLINES[0] {
            return Some((param, nullcline_to(&level, 0, at, value, range)?));
        }
        let mover = self.mover(at)?;
        let Lever { param, value: from, range } = self.params[mover];
        let family = |other: f64| (self.with(mover, other), value);
        Some((param, nullcline_to(&family, 1, at, from, range)?))
    }
}

/// The hand on a model's page.
pub struct Touch {
    /// Where it has a plane.
    pub levers: Option<Levers>,
    /// The pulses that there are.
    pub pulses: Pulses,
    /// The current without them.
    pub base: Values,
    /// The run.
    pub run: Run,
}

impl Touch {
    /// What can be pulled at: each fixed point, and each nullcline that gives way by a place of its own.
    pub fn add_handles(&self, figure: &mut Figure, plane: &Plane, points: &[FixedPoint]) {
        let pulled = |point: &FixedPoint| Handle::asking(point.kind().words(), point.state, FIXED_POINT);
        let seen = |point: &&FixedPoint| {
            figure.marks.iter().any(|mark| match mark {
                Mark::Point { at, .. } => *at == point.state,
                _ => false,
            })
        };
        let mut handles: Vec<Handle> = points.iter().filter(seen).map(pulled).collect();
        let start = plane.starts.map(|(_, at)| at);
        let taken: Vec<[f64; 2]> = points.iter().map(|point| point.state).chain([start]).collect();
        for (variable, (ink, share)) in [(Ink::Voltage, 0.86), (Ink::Recovery, 0.14)].into_iter().enumerate()
        {
            let name = format!("nullcline of {}", plane.variables[variable].id);
            let moves = |at: &[f64; 2]| !self.bring(NULLCLINES[variable], *at).is_empty();
            let knob = plane.knob(figure, ink, share, &taken).filter(moves);
            handles.extend(knob.map(|at| Handle {
                shape: Shape::Arrows,
                ..Handle::asking(&name, at, NULLCLINES[variable])
            }));
        }
        figure.handles.extend(handles);
    }
}

impl Hand for Touch {
    fn bring(&self, asks: &str, at: [f64; 2]) -> Named {
        if asks != pulses::CLICK {
            return self.levers.as_ref().and_then(|levers| levers.pull(asks, at)).into_iter().collect();
        }
        let bin = self.run.column("t").partition_point(|&t| t < at[0]).min(self.base.len() - 1);
        let size = at[1] - self.base[bin];
        vec![("pulses", self.pulses.pulses.max(1.0)), ("pulse_at", at[0]), ("pulse_size", size)]
    }

    /// A pulse now: the first, or a second at its distance; after two, the first anew.
    fn act(&self, frame: usize) -> Act {
        let Pulses { pulses, pulse_at, pulse_width, .. } = self.pulses;
        let values = match playback::moment(&self.run, frame) {
            None => Vec::new(),
            Some(now) if pulses == 1.0 && now >= pulse_at + pulse_width => {
                vec![("pulses", 2.0), ("pulse_every", now - pulse_at)]
            }
            Some(now) => vec![("pulses", 1.0), ("pulse_at", now)],
        };
        Act { label: "Pulse", values }
    }
}
