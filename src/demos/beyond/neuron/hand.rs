//! What a model's page answers to a hand: pulses where one clicks, and the parameter that puts a fixed point or a
//! nullcline where it is pulled.

use crate::figure::{Figure, Handle, Ink, Mark, Pulled, Shape, Values};
use crate::page::hand::{Act, Hand, Named};
use crate::phase_plane::equations::Equations;
use crate::phase_plane::fixed_points::FixedPoint;
use crate::phase_plane::pull::{fixed_point_to, nullcline_to};
use crate::portrait::plane::Plane;
use crate::portrait::playback;
use crate::run::Run;
use crate::stimulus::pulses::Pulses;
use crate::text::{Text, say};
use crate::words::kinds;

/// How far a pulled current may go, in lengths of its slider.
const FAR: f64 = 100.0;

/// How far beside a nullcline its neuron is asked what a visible distance makes of its rate.
const NEAR: f64 = 1e-3;
/// A change of the rate by less than this share of that is rounding.
const ROUNDING: f64 = 1e-6;

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

/// A neuron in its plane, with these values of its parameters; none where it has no plane.
type Planar = dyn Fn(&[f64]) -> Option<Box<dyn Equations<2>>>;

/// What the plane of a neuron gives way by.
pub struct Levers {
    /// The neuron with these values of its parameters.
    pub neuron: Box<Planar>,
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
        // A parameter that makes a variable faster alone leaves its nullcline where it is, but for what rounding makes of that.
        let beside = (self.neuron)(&self.values())?.plain([at[0], at[1] + NEAR], self.level.value)[1];
        (best > ROUNDING * (beside - now).abs())
            .then(|| moved.iter().position(|moved| *moved >= 0.3 * best))?
    }

    /// The neuron under another level of its current.
    fn under(&self, level: f64) -> (Box<dyn Equations<2>>, f64) {
        ((self.neuron)(&self.values()).expect("it is pulled at in a plane"), level)
    }

    /// How far the current may be pulled: it enters linearly and is found however far it is, and its slider widens.
    fn reach(&self) -> [f64; 2] {
        let Lever { value, range: [low, high], .. } = self.level;
        [value - FAR * (high - low), value + FAR * (high - low)]
    }

    /// The parameter that brings a fixed point to a voltage, and its value there.
    fn fixed_point(&self, v: f64) -> Option<(&'static str, f64)> {
        let Lever { param, value, .. } = self.level;
        Some((param, fixed_point_to(&|level| self.under(level), v, value, self.reach())?))
    }

    /// The parameter that lets the nullcline of a variable run through a place, and its value there.
    fn nullcline(&self, variable: usize, at: [f64; 2]) -> Option<(&'static str, f64)> {
        if variable == 0 {
            let Lever { param, value, .. } = self.level;
            let family = |level| self.under(level);
            return Some((param, nullcline_to(&family, variable, at, value, self.reach())?));
        }
        let mover = self.mover(at)?;
        let Lever { param, value: from, range } = self.params[mover];
        let family = |other| (self.with(mover, other), self.level.value);
        Some((param, nullcline_to(&family, variable, at, from, range)?))
    }
}

/// The hand on a model's page.
pub struct Touch {
    /// Whether a current flows into the neuron; if not, what it alone moves stays where it is.
    pub is_driven: bool,
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
    /// What can be pulled at: each fixed point, if a current moves it, and each nullcline that gives way by a place of its own.
    pub fn add_handles(&self, figure: &mut Figure, plane: &Plane, points: &[FixedPoint]) {
        let pulled =
            |point: &FixedPoint| Handle::pulled(kinds::name(point.kind()), point.state, Pulled::FixedPoint);
        let seen = |point: &&FixedPoint| {
            figure.marks.iter().any(|mark| match mark {
                Mark::Point { at, .. } => *at == point.state,
                _ => false,
            })
        };
        let mut handles: Vec<Handle> =
            points.iter().filter(seen).filter(|_| self.is_driven).map(pulled).collect();
        let start = plane.starts.map(|(_, at)| at);
        let taken: Vec<[f64; 2]> = points.iter().map(|point| point.state).chain([start]).collect();
        for (variable, (ink, share)) in [(Ink::Voltage, 0.86), (Ink::Recovery, 0.14)].into_iter().enumerate()
        {
            let name = say!("nullcline of {variable}", variable = Text::plain(plane.variables[variable].id));
            let curve = Pulled::Nullcline(variable);
            let moves = |at: &[f64; 2]| !self.bring(curve, *at).is_empty();
            let knob = plane.knob(figure, ink, share, &taken).filter(moves);
            let held = |at| Handle { shape: Shape::Arrows, ..Handle::pulled(name, at, curve) };
            handles.extend(knob.map(held));
        }
        figure.handles.extend(handles);
    }
}

impl Hand for Touch {
    fn bring(&self, what: Pulled, at: [f64; 2]) -> Named {
        let levers = self.levers.as_ref();
        match what {
            Pulled::FixedPoint | Pulled::Nullcline(0) | Pulled::Pulse if !self.is_driven => Vec::new(),
            Pulled::FixedPoint => levers.and_then(|levers| levers.fixed_point(at[0])).into_iter().collect(),
            Pulled::Nullcline(variable) => {
                levers.and_then(|levers| levers.nullcline(variable, at)).into_iter().collect()
            }
            Pulled::Pulse => {
                let bin = self.run.column("t").partition_point(|&t| t < at[0]).min(self.base.len() - 1);
                let size = at[1] - self.base[bin];
                vec![("pulses", self.pulses.pulses.max(1.0)), ("pulse_at", at[0]), ("pulse_size", size)]
            }
        }
    }

    /// A pulse now: the first, or a second at its distance; after two, the first anew. None where no current flows in.
    fn act(&self, frame: usize) -> Option<Act> {
        if !self.is_driven {
            return None;
        }
        let Pulses { pulses, pulse_at, pulse_width, .. } = self.pulses;
        let values = match playback::moment(&self.run, frame) {
            None => Vec::new(),
            Some(now) if pulses == 1.0 && now >= pulse_at + pulse_width => {
                vec![("pulses", 2.0), ("pulse_every", now - pulse_at)]
            }
            Some(now) => vec![("pulses", 1.0), ("pulse_at", now)],
        };
        Some(Act { label: "Pulse", values })
    }
}
