//! What the steps of a family, or a ramp, make of a neuron: their runs, and of each the peak of its current and its end.

use super::protocol::Protocol;
use crate::clamp::{run, settled, steady};
use crate::model::Model;
use crate::models::Visitor;
use crate::run::Run;
use crate::stimulus::bins::Bins;

/// A turn of the current.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// When it is, counted from the step.
    pub after: f64,
    /// The current there.
    pub current: f64,
    /// Whether it is farther from 0 than what is around it.
    pub peaks: bool,
}

/// A step.
pub struct Step {
    /// Its voltage; of a ramp the last.
    pub voltage: f64,
    /// Its run.
    pub run: Run,
    /// Where its current turns back towards 0 during the step, or else turns at all: of several turns the one farthest from the
    /// current at its end.
    pub turn: Option<Turn>,
    /// The current in the first bin of the step; none where there is no such bin.
    pub beginning: Option<f64>,
    /// The current in its last bin.
    pub end: Option<f64>,
}

/// A family.
pub struct Family {
    /// The steps, in their order.
    pub steps: Vec<Step>,
    /// The steady states: voltages, and the current that holds each; no voltage where none does.
    pub steady: [Vec<f64>; 2],
}

/// Voltages of the curve of steady states.
const PLACES: usize = 240;

/// Makes the family of the model that it sees.
pub struct Clamp<'a> {
    /// What is commanded.
    pub protocol: &'a Protocol,
    /// On which bins.
    pub bins: Bins,
    /// The voltages that are looked at.
    pub seen: [f64; 2],
}

impl Visitor for Clamp<'_> {
    type Out = Family;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Family {
        let Clamp { protocol, bins, seen: [low, high] } = self;
        let start = settled(&model, protocol.holding);
        let window = bins.first_from(bins.edge(protocol.on))..bins.first_from(bins.edge(protocol.off));
        let step = |voltage: f64| {
            let run = run(&model, start, &protocol.command(voltage, bins.clone()));
            let (t, current) = (run.column("t"), run.current());
            let during = window.start.min(window.end)..window.end;
            let [beginning, end] = [Some(during.start), during.end.checked_sub(1)]
                .map(|bin| bin.filter(|bin| during.contains(bin)).map(|bin| current[bin]));
            let turn = end.and_then(|end| {
                let (place, peaks) = farthest(&current[during.clone()], end)?;
                let bin = during.start + place;
                // A step that came before the run is felt from its beginning.
                Some(Turn { after: t[bin] - protocol.on.max(t[0]), current: current[bin], peaks })
            });
            Step { voltage, turn: turn.filter(|_| !protocol.ramps()), beginning, end, run }
        };
        let steps = protocol.voltages().into_iter().map(step).collect();
        let places = (0..=PLACES).map(|place| low + (high - low) * place as f64 / PLACES as f64);
        let steady = places.map(|v| (v, steady(&model, start, v)));
        // Where no finite current holds it, the curve has a gap, which has no place.
        let steady =
            steady.map(|(v, current)| (if current.is_finite() { v } else { f64::NAN }, current)).unzip();
        Family { steps, steady: steady.into() }
    }
}

/// What is no more than this share of the greatest current is no turn, but rounding.
const ROUNDING: f64 = 1e-9;

impl Family {
    /// Whether none has a peak, but some are another at the beginning than at the end: so it is where gates open at once.
    pub fn begins_elsewhere(&self) -> bool {
        let most =
            self.steps.iter().filter_map(|step| step.end).fold(0.0, |most: f64, end| most.max(end.abs()));
        let moved = |step: &Step| Some((step.beginning? - step.end?).abs() > ROUNDING * most);
        !self.steps.iter().any(|step| step.peak().is_some())
            && self.steps.iter().any(|step| moved(step) == Some(true))
    }
}

impl Step {
    /// The current at its peak.
    pub fn peak(&self) -> Option<f64> {
        self.turn.filter(|turn| turn.peaks).map(|turn| turn.current)
    }
}

/// The turn that is farthest from `end`, one away from 0 before all others; and whether it is such a one.
fn farthest(current: &[f64], end: f64) -> Option<(usize, bool)> {
    let least = ROUNDING * current.iter().fold(0.0, |most: f64, current| most.max(current.abs()));
    let turns = |place: &usize| {
        let [before, behind] = [current[*place] - current[place - 1], current[place + 1] - current[*place]];
        before * behind < 0.0 && (current[*place] - end).abs() > least
    };
    let far = |place: &usize| (current[*place] - end).abs();
    let peaks = |place: &usize| current[*place] * (current[*place] - current[place - 1]) > 0.0;
    let better = |a: &usize, b: &usize| peaks(a).cmp(&peaks(b)).then(far(a).total_cmp(&far(b)));
    let turn = (1..current.len().saturating_sub(1)).filter(turns).max_by(better)?;
    Some((turn, peaks(&turn)))
}
