//! The voltages that a reader commands, and when: steps of a family, or a ramp.

use crate::models::Listed;
use crate::options::initial;
use crate::page::sliders::{on_grid, step};
use crate::param::{Choice, Param, Params, Value, params};
use crate::simulation;
use crate::spikes::Fires;
use crate::stimulus::bins::Bins;
use crate::stimulus::voltage_clamp::VoltageClamp;
use crate::stimulus::voltage_ramp::VoltageRamp;
use crate::stimulus::{Drive, Stimulus};

/// How the command goes.
const COMMANDS: &[Choice] = &[
    Choice { id: "steps", name: "steps", note: "a family of steps, each from the holding voltage" },
    Choice { id: "ramp", name: "ramp", note: "an even rise from the first voltage to the last" },
];

/// The most steps of a family.
const MOST: f64 = 41.0;

params! {
    /// What is commanded.
    pub struct Protocol: "Command", "the voltage that is held" {
        command: 0.0, "", 0.0..=1.0, "", "shape", "Time course of the voltage that is held", choice(COMMANDS), often;
        holding: 0.0, "", -100.0..=100.0, "V_h", "holding voltage", "Voltage before the step, at which the other variables have settled", signed, often;
        first: 0.0, "", -100.0..=100.0, "V_1", "first voltage", "Voltage of the first step; of a ramp, where it begins", signed, often;
        last: 1.0, "", -100.0..=100.0, "V_n", "last voltage", "Voltage of the last step; of a ramp, where it ends", signed, often;
        steps: 13.0, "", 1.0..=25.0, "n", "number of steps", "How many steps there are, from the first voltage to the last", whole, within(1.0..=MOST);
        shown: 0.0, "", -100.0..=100.0, "V", "shown step", "Voltage of the step that stands out, the nearest that there is", signed;
        tail: 0.0, "", -100.0..=100.0, "V_t", "voltage after the step", "Voltage after the step, where the tail current flows", signed;
        on: 0.0, "", 0.0..=100.0, "t_on", "start of the step", "When the voltage jumps to that of the step", signed;
        off: 100.0, "", 0.0..=100.0, "t_off", "end of the step", "When the voltage jumps to that after the step", signed;
    }
}

/// Shares of a model's usual duration and of that run: its end, and the edges of the step.
const RUN: f64 = 0.2;
const STEP: [f64; 2] = [0.1, 0.7];
/// Bins of that run.
const BINS: f64 = 2000.0;
/// How far up the usual range the last step goes: all the way, or, where an upstroke is cut off, to where it is under way.
const REACH: [f64; 2] = [1.0, 0.65];

/// The parameters, as they suit a model, with the window of the run.
pub fn table(model: &'static Listed) -> Vec<Param> {
    let [low, high] = model.about.window[0];
    let grid = step(low, high);
    let rest = model.start(&initial(&model.params()))[0];
    let rest = on_grid(rest.clamp(low, high), low, grid);
    let resets = matches!(model.about.fires, Fires::AtReset);
    let end = neat(RUN * model.about.duration);
    let mut table = Protocol::table();
    for param in &mut table {
        let usual = match param.id {
            "holding" | "first" | "tail" => rest,
            "last" | "shown" => {
                let reach = if resets { REACH[1] } else { REACH[0] };
                let last = low + reach * (high - low);
                if param.id == "last" { last } else { 0.5 * (rest + last) }
            }
            "on" => STEP[0] * end,
            "off" => STEP[1] * end,
            _ => continue,
        };
        if ["on", "off"].contains(&param.id) {
            (param.min, param.max, param.step) = (0.0, end, step(0.0, end));
            param.unit = model.time.unit;
        } else {
            (param.min, param.max, param.step) = (low - 0.25 * (high - low), high, grid);
            (param.min, param.max) = (on_grid(param.min, 0.0, grid), on_grid(param.max, 0.0, grid));
            param.unit = model.variables[0].unit;
        }
        param.default = Value::Number(on_grid(usual, param.min, param.step));
    }
    let mut time = simulation::time(model);
    for param in &mut time {
        let (min, max, usual) = match param.id {
            "tend" => (0.6 * end, 5.0 * end, end),
            "dt" => (end / BINS / 10.0, end / BINS * 10.0, end / BINS),
            _ => continue,
        };
        (param.min, param.max, param.default) = (neat(min), neat(max), Value::Number(neat(usual)));
        param.step = if param.log { param.min } else { neat(0.01 * end) };
    }
    time.retain(|param| param.id != "tstart");
    [table, time].concat()
}

/// The number in three digits.
fn neat(number: f64) -> f64 {
    on_grid(number, 0.0, 10f64.powf(number.log10().floor() - 2.0))
}

impl Protocol {
    /// Whether the voltage is ramped.
    pub fn ramps(&self) -> bool {
        COMMANDS[self.command as usize].id == "ramp"
    }

    /// The voltages of the steps; of a ramp where it ends.
    pub fn voltages(&self) -> Vec<f64> {
        if self.ramps() {
            return vec![self.last];
        }
        let between = (self.steps - 1.0).max(1.0);
        (0..self.steps as usize).map(|k| self.first + (self.last - self.first) * k as f64 / between).collect()
    }

    /// The place of the step that is shown.
    pub fn chosen(&self) -> usize {
        let off = |v: &f64| (v - self.shown).abs();
        let places = self.voltages().into_iter().enumerate();
        places.min_by(|(_, a), (_, b)| off(a).total_cmp(&off(b))).map_or(0, |(place, _)| place)
    }

    /// The command of one of these voltages, on bins.
    pub fn command(&self, voltage: f64, bins: Bins) -> Drive {
        let Protocol { holding, first, tail, on: start, off: end, .. } = *self;
        if self.ramps() {
            VoltageRamp { holding, from: first, to: voltage, tail, start, end }.on(bins)
        } else {
            VoltageClamp { holding, step: voltage, tail, start, end }.on(bins)
        }
    }

    /// The parameters that change nothing as the others are.
    pub fn idle(&self) -> Vec<&'static str> {
        if self.ramps() { vec!["steps", "shown"] } else { Vec::new() }
    }
}
