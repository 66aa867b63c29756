//! The figures of a clamp: currents over time, their parts, the command, and currents against the voltage.

use super::Told;
use super::family::Step;
use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Line, Mark, Stroke, Values};
use crate::portrait::inks::BESIDE;
use crate::run::Column;
use crate::text::{Text, say};
use std::rc::Rc;

impl Told {
    /// All of them, one a panel.
    pub fn figures(&self) -> Vec<Figure> {
        let parts = (!self.parts.is_empty()).then(|| self.parts());
        [Some(self.against_voltage()), Some(self.currents()), parts, Some(self.command())]
            .into_iter()
            .flatten()
            .collect()
    }

    fn column(&self, step: &Step, place: usize) -> Values {
        step.run.columns[place].values.clone()
    }

    /// A column of every run: what stands out last, called as its axis is, and the others quietly behind it.
    fn family(&self, place: usize, ink: Ink) -> Vec<Mark> {
        let unit = self.model.variables[0].unit;
        let line = |step: &Step, ink, stroke| {
            let values = self.column(step, place);
            Line { stroke, ..Line::new(&self.t, &values, ink) }
        };
        let others = self.family.steps.iter().enumerate().filter(|(place, _)| *place != self.chosen);
        let others = others.map(|(_, step)| {
            let name = Text::from(self.axes.v.written(step.voltage)).in_unit(unit);
            Mark::Line(Line { name, ..line(step, Ink::Quiet, Stroke::Thin) })
        });
        others.chain([Mark::Line(line(self.shown(), ink, Stroke::Firm))]).collect()
    }

    fn currents(&self) -> Figure {
        let last = self.shown().run.columns.len() - 1;
        let mut figure = Figure::new(self.axes.t.clone().hidden(), self.axes.current.clone());
        figure.description =
            say!("The current that holds the voltage, against time. {results}", results = &self.told);
        figure.backdrop = vec![Mark::Level { y: 0.0, ink: Ink::Quiet, label: Text::default() }];
        figure.marks = self.family(last, Ink::Current);
        figure
    }

    fn parts(&self) -> Figure {
        let columns: Vec<&[f64]> = self.parts.iter().map(|part| part.values.as_slice()).collect();
        let unit = self.model.current.unit;
        let title = Text::from("ionic currents").measured_in(unit);
        let y = Axis::holding(title, Ink::Text, [0.0, 0.0], &columns, false).of("ionic currents", unit);
        let mut figure = Figure::new(self.axes.t.clone().hidden(), y);
        figure.description = "The ionic currents of the step that stands out, against time.".into();
        let line = |(part, ink): (&Column, Ink)| {
            Mark::Line(Line::new(&self.t, &part.values, ink).named(Text::plain(part.quantity.id)))
        };
        figure.marks = self.parts.iter().zip(BESIDE.into_iter().cycle()).map(line).collect();
        figure
    }

    fn command(&self) -> Figure {
        let mut figure = Figure::new(self.axes.t.clone(), self.axes.v.clone());
        figure.description = "The voltage that is held, against time.".into();
        figure.marks = self.family(1, Ink::Voltage);
        let protocol = &self.protocol;
        let named = |param: &'static str, at: f64| Grasp::of((param, at));
        let point = |label: &'static str, param: &'static str, at: f64, x: f64| Handle {
            place: Some([x, at]),
            ..Handle::point(label, None, Some(named(param, at)))
        };
        let (on, off, tend) = (protocol.on, protocol.off, self.axes.t.max);
        let middle = 0.5 * (on + off);
        figure.handles = vec![
            point("holding voltage", "holding", protocol.holding, 0.5 * on),
            point("first voltage", "first", protocol.first, if protocol.ramps() { on } else { middle }),
            point("voltage after the step", "tail", protocol.tail, 0.5 * (off + tend)),
            Handle::edge("start of the step", named("on", on)),
            Handle::edge("end of the step", named("off", off)),
        ];
        if protocol.ramps() || protocol.steps > 1.0 {
            let x = if protocol.ramps() { off } else { middle };
            figure.handles.push(point("last voltage", "last", protocol.last, x));
        }
        figure
    }

    /// Currents against the voltage: the steady states, the ends of the steps and their peaks, where gates open at once their
    /// beginnings; or the way of a ramp.
    fn against_voltage(&self) -> Figure {
        let mut figure = Figure::new(self.axes.v.clone(), self.axes.across.clone());
        figure.description =
            say!("The current that holds the voltage, against the voltage. {results}", results = &self.told);
        figure.backdrop = vec![Mark::Level { y: 0.0, ink: Ink::Quiet, label: Text::default() }];
        let [voltages, currents] = self.family.steady.clone().map(Rc::new);
        figure.marks.push(Mark::Line(Line {
            stroke: Stroke::Thin,
            ..Line::new(&voltages, &currents, Ink::Reference).named("steady state")
        }));
        if self.protocol.ramps() {
            figure.marks.push(self.way());
            return figure;
        }
        let ends = |step: &Step| Some([step.voltage, step.end?]);
        let peaks = |step: &Step| Some([step.voltage, step.peak()?]);
        let elsewhere = self.family.begins_elsewhere();
        let beginnings = |step: &Step| Some([step.voltage, step.beginning.filter(|_| elsewhere)?]);
        let points = |of: &dyn Fn(&Step) -> Option<[f64; 2]>| -> Vec<[f64; 2]> {
            let mut points: Vec<[f64; 2]> = self.family.steps.iter().filter_map(of).collect();
            points.sort_by(|a, b| a[0].total_cmp(&b[0]));
            points
        };
        for (points, ink, name) in [
            (points(&ends), Ink::Current, if self.is_cut { "end of the run" } else { "end of the step" }),
            (points(&beginnings), Ink::Text, "start of the step"),
            (points(&peaks), Ink::Spike, "peak"),
        ] {
            let [x, y] = [0, 1].map(|i| Rc::new(points.iter().map(|point| point[i]).collect::<Vec<f64>>()));
            figure.marks.push(Mark::Line(Line::new(&x, &y, ink).named(name)));
            figure.marks.push(Mark::Dots { points: Rc::new(points.concat()), ink });
        }
        figure.handles = vec![Handle::edge("shown step", Grasp::of(("shown", self.shown().voltage)))];
        figure
    }

    /// A ramp's current against its voltage.
    fn way(&self) -> Mark {
        let run = &self.shown().run;
        let (t, v, current) = (run.column("t"), run.column(self.model.variables[0].id), run.current());
        let during = |bin: &usize| (self.protocol.on..self.protocol.off).contains(&t[*bin]);
        let mut bins: Vec<usize> = (0..t.len()).filter(during).collect();
        bins.sort_by(|a, b| v[*a].total_cmp(&v[*b]));
        let [x, y] =
            [&v, &current].map(|column| Rc::new(bins.iter().map(|bin| column[*bin]).collect::<Vec<f64>>()));
        Mark::Line(Line::new(&x, &y, Ink::Current).named("ramp"))
    }
}
