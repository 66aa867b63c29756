//! What a model does in time: its voltage, its other variables where there is no plane for them, and the current.

use super::handles;
use super::others::Others;
use super::smooth::Drawn;
use crate::figure::{Axis, Figure, Handle, Ink, Line, Mark, Zoom};
use crate::run::{Column, Run};
use crate::spikes::Fires;
use crate::text::say;

/// How a run is drawn against time.
pub struct Traces {
    /// The run.
    pub drawn: Drawn,
    /// How its spikes are told.
    pub fires: Fires,
    /// Where each variable usually moves.
    pub window: &'static [[f64; 2]],
    /// Its other variables, where there is no plane for them.
    pub others: Vec<Others>,
    /// What of the current can be taken hold of, where one flows into the neuron.
    pub handles: Option<Vec<Handle>>,
    /// Start and end of the run, which is the end of its last bin.
    pub time: [f64; 2],
}

impl Traces {
    /// Voltage, other variables where there are more than two, and the current if there is one, under one another on one axis
    /// of time.
    pub fn figures(&self, zoom: &Zoom) -> Vec<Figure> {
        let run = &self.drawn.run;
        let [t, variables @ .., current] = run.columns.as_slice() else { return Vec::new() };
        let mut figures = vec![self.voltage(run, t, &variables[0])];
        let ended = run.ending.is_some();
        figures.extend(self.others.iter().map(|others| others.figure(self.time(t), variables, ended)));
        let curves: Vec<_> =
            self.others.iter().map(|others| (others.panel, others.curves(variables))).collect();
        let voltage = [(0, Ink::Voltage, "")];
        let others = curves.iter().map(|(panel, curves)| (*panel, curves.as_slice()));
        let panels: Vec<_> = std::iter::once(("voltage", voltage.as_slice())).chain(others).collect();
        self.drawn.trace(&mut figures, zoom, &panels);
        figures.extend(self.handles.as_ref().map(|handles| self.current(t, current, handles)));
        let above = figures.len() - 1;
        for figure in &mut figures[..above] {
            figure.x = figure.x.clone().hidden();
        }
        figures
    }

    fn voltage(&self, run: &Run, t: &Column, v: &Column) -> Figure {
        let ended = run.ending.is_some();
        let usual = if ended { self.window[0] } else { self.reached(&v.values) };
        let axis = Axis::holding(v.quantity.titled(), Ink::Voltage, usual, &[&v.values], ended);
        let mut figure = Figure::new(self.time(t), axis.called(v.quantity.id, v.quantity.unit));
        figure.description = say!(
            "Membrane potential against time, with {count} {count|spike|spikes}.",
            count = run.spikes.seen.len()
        );
        if let Some(threshold) = self.fires.threshold() {
            figure.backdrop = vec![Mark::Level { y: threshold, ink: Ink::Spike, label: "threshold".into() }];
        }
        figure.marks = vec![Mark::Spikes { at: run.spikes.seen.clone() }];
        figure
    }

    /// The part of where the voltage usually moves that a run reaches, and the threshold; at least half of it, so that what
    /// hardly moves is not magnified.
    fn reached(&self, v: &[f64]) -> [f64; 2] {
        let [least, greatest] = self.window[0];
        let values = || v.iter().copied().chain(self.fires.threshold());
        let low = values().fold(f64::INFINITY, f64::min);
        let high = values().fold(f64::NEG_INFINITY, f64::max);
        let (bottom, top) = (least.min(low), greatest.max(high));
        let half = 0.5 * (greatest - least);
        let margin = (0.05 * (high - low)).max(0.5 * (half - (high - low)));
        let (low, high) = ((low - margin).max(bottom), (high + margin).min(top));
        // What an end of the window has cut off is there at the other side.
        let short = (half - (high - low)).max(0.0);
        [(low - short).max(bottom), (high + short).min(top)]
    }

    /// The current, on an axis that shows 0, whatever sign it has, and every handle.
    fn current(&self, t: &Column, current: &Column, handles: &[Handle]) -> Figure {
        let held = handles::heights(handles);
        let axis = Axis::holding(
            current.quantity.titled(),
            Ink::Current,
            [0.0, 0.0],
            &[&current.values, &held],
            false,
        );
        let mut figure = Figure::new(self.time(t), axis.called(current.quantity.id, current.quantity.unit));
        figure.description = "The injected current against time.".into();
        figure.marks = vec![Mark::Line(Line::new(&t.values, &current.values, Ink::Current))];
        figure.handles = handles.to_vec();
        figure
    }

    /// The axis of time.
    fn time(&self, t: &Column) -> Axis {
        Axis::new(t.quantity.titled(), Ink::Text, self.time).called(t.quantity.id, t.quantity.unit).shared()
    }
}
