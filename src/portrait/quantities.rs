//! The named quantities of a neuron, as figures: its currents over a run; and, against the voltage, where its gates settle and
//! how slowly, the rates that they open and close with, and the current that holds it there.

use super::inks::BESIDE;
use crate::equations::system::System;
use crate::figure::{Axis, Figure, Ink, Line, Mark, Stroke, Values};
use crate::ode::Quantity;
use crate::quantities::{Direction, Held, are_all, currents, direction};
use crate::run::{Column, Run};
use crate::text::{Text, say};
use std::rc::Rc;

/// The currents across the membrane over a run, and their sum, on its axis of time.
pub fn over_time(run: &Run, system: &System, columns: &[Column], time: Axis) -> Figure {
    let unit = system.current.unit;
    let t = run.column("t");
    let mut lines = Vec::new();
    for (place, ink) in currents(system).into_iter().zip(BESIDE.into_iter().cycle()) {
        let column = &columns[place];
        lines.push(Line::new(&t, &column.values, ink).named(Text::plain(column.quantity.id)));
    }
    let direction = direction(system);
    // Of what flows in and what flows out there is no sum to be seen, nor where more flows than has a name.
    let is_summed = direction != Direction::Both && are_all(system);
    if is_summed {
        let mut sum = vec![0.0; t.len()];
        for line in &lines {
            sum.iter_mut().zip(line.y.iter()).for_each(|(sum, value)| *sum += value);
        }
        let sum = Line::new(&t, &Rc::new(sum), Ink::Current).named("sum");
        lines.push(Line { stroke: Stroke::Broken, ..sum });
    }
    let all: Vec<&[f64]> = lines.iter().map(|line| line.y.as_slice()).collect();
    let y = Axis::holding(
        Text::from("currents").measured_in(unit),
        Ink::Text,
        [0.0, 0.0],
        &all,
        run.ending.is_some(),
    );
    let mut figure = Figure::new(time, y.of("currents", unit));
    figure.marks = lines.into_iter().map(Mark::Line).collect();
    figure.description = match (direction, is_summed) {
        (Direction::Outward, true) => {
            "The currents across the membrane against time, and their sum; outward ones are positive."
        }
        (Direction::Outward, false) => {
            "The currents across the membrane against time; outward ones are positive."
        }
        (_, true) => {
            "The currents across the membrane against time, and their sum, with the signs that the equations give them."
        }
        (_, false) => {
            "The currents across the membrane against time, with the signs that the equations give them."
        }
    }
    .into();
    figure
}

/// Where each gate settles while the voltage is held.
pub fn settled(system: &System, held: &Held) -> Figure {
    let solid = |(ink, name, values): (Ink, String, Values)| (ink, Stroke::Firm, name, values);
    let curves = held
        .settled
        .iter()
        .map(|(place, values)| (ink(system, *place), format!("{}∞", symbol(system, *place)), values.clone()));
    // What has no unit need be no gate where nothing has one.
    let settles = |id: &str| !system.time.unit.is_empty() || id.to_ascii_lowercase().ends_with("inf");
    let is_share = |column: &&Column| {
        let Quantity { id, unit, .. } = column.quantity;
        unit.is_empty() && settles(id) && column.values.iter().all(|value| (0.0..=1.0).contains(value))
    };
    let at_once = held.of_voltage.iter().filter(is_share);
    // Of a gate that settles there is a curve already: `w_inf`, or `winf`.
    let named: Vec<String> = held
        .settled
        .iter()
        .map(|(place, _)| format!("{}inf", symbol(system, *place)).replace('_', ""))
        .collect();
    let at_once = at_once.filter(|column| !named.contains(&column.quantity.id.replace('_', "")));
    let at_once =
        at_once.map(|column| (Ink::GateM, column.quantity.id.replace("_inf", "∞"), column.values.clone()));
    let mut figure =
        against(system, held, "where gates settle", "", [0.0, 1.0], curves.chain(at_once).map(solid));
    figure.description = "Where each gate settles while the voltage is held, against the voltage.".into();
    figure
}

/// How slowly each gate settles.
pub fn slow(system: &System, held: &Held) -> Figure {
    let curves = held.slow.iter().map(|(place, values)| {
        (ink(system, *place), Stroke::Firm, format!("τ_{}", symbol(system, *place)), values.clone())
    });
    let mut figure = against(system, held, "time constants", system.time.unit, [0.0, 0.0], curves);
    figure.description = "The time constant of each gate, against the voltage.".into();
    figure
}

/// The rates that hang on the voltage alone.
pub fn rates(system: &System, held: &Held) -> Figure {
    let unit = held
        .of_voltage
        .iter()
        .map(|column| column.quantity.unit)
        .find(|unit| unit.starts_with("1/"))
        .unwrap_or("");
    let all = held.of_voltage.iter().filter(|column| !unit.is_empty() && column.quantity.unit == unit);
    // The two rates of a gate have its ink.
    let mut gates: Vec<&str> = Vec::new();
    let curves = all.map(|column| {
        let id = column.quantity.id;
        let (gate, closes) = match id.split_once('_') {
            Some(("alpha", gate)) => (gate, false),
            Some(("beta", gate)) => (gate, true),
            _ => (id, false),
        };
        let place = gates.iter().position(|known| *known == gate).unwrap_or_else(|| {
            gates.push(gate);
            gates.len() - 1
        });
        let stroke = if closes { Stroke::Broken } else { Stroke::Firm };
        let name = id.replace("alpha", "α").replace("beta", "β");
        (BESIDE[place % BESIDE.len()], stroke, name, column.values.clone())
    });
    let curves: Vec<_> = curves.collect();
    let mut figure = against(system, held, "rates", unit, [0.0, 0.0], curves.into_iter());
    figure.description = "The rates that gates open and close with, against the voltage.".into();
    figure
}

/// The current that holds the voltage once all has settled, where it is between these, and the one that flows.
pub fn steady(system: &System, held: &Held, range: [f64; 2], flows: f64) -> Figure {
    let unit = system.current.unit;
    let x = voltage(system, held);
    let y = Axis::new(Text::from("steady current").measured_in(unit), Ink::Current, range)
        .of("steady current", unit);
    let current = y.chosen(flows);
    let mut figure = Figure::new(x, y);
    figure.blank = held.steady.is_empty();
    figure.backdrop =
        vec![Mark::Level { y: flows, ink: Ink::Current, label: "the current that flows".into() }];
    figure.marks = vec![Mark::Line(Line::new(&held.v, &held.steady, Ink::Voltage))];
    figure.description = say!(
        "The current that holds the voltage once all has settled, against the voltage; the neuron rests where it is {current}.",
        current
    );
    figure
}

/// Curves against the voltage.
fn against(
    system: &System,
    held: &Held,
    title: &'static str,
    unit: &'static str,
    usual: [f64; 2],
    curves: impl Iterator<Item = (Ink, Stroke, String, Values)>,
) -> Figure {
    let line = |(ink, stroke, name, values)| {
        Line { stroke, ..Line::new(&held.v, &values, ink) }.named(Text::plain(name))
    };
    let lines: Vec<Line> = curves.map(line).collect();
    let all: Vec<&[f64]> = lines.iter().map(|line| line.y.as_slice()).collect();
    let y = Axis::holding(Text::from(title).measured_in(unit), Ink::Text, usual, &all, false).of(title, unit);
    let mut figure = Figure::new(voltage(system, held), y);
    figure.blank = lines.is_empty();
    figure.marks = lines.into_iter().map(Mark::Line).collect();
    figure
}

/// The axis of the voltage.
fn voltage(system: &System, held: &Held) -> Axis {
    let quantity = system.variables[0].quantity;
    let range = [held.v[0], held.v[held.v.len() - 1]];
    Axis::new(quantity.titled(), Ink::Voltage, range).called(quantity.id, quantity.unit)
}

fn symbol(system: &System, place: usize) -> &'static str {
    system.variables[place].symbol
}

/// The ink of a variable: that of the gate of its name, as the course has it.
fn ink(system: &System, place: usize) -> Ink {
    match symbol(system, place) {
        "m" => Ink::GateM,
        "n" => Ink::GateN,
        "h" => Ink::GateH,
        _ => Ink::Recovery,
    }
}
