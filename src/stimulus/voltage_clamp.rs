//! A step of the voltage, held by whatever current that takes.

use super::about::{About, Course, Of, Role};
use super::{Drive, Law, Stimulus, bins::Bins, edges::sampled};
use crate::param::params;

params! {
    /// Which voltages, and when.
    pub struct VoltageClamp: "Command", "step" {
        holding: 0.0, "", -100.0..=100.0, "V_h", "holding voltage", "Voltage before the step, at which the other variables have settled", signed;
        step: 0.0, "", -100.0..=100.0, "V_s", "step voltage", "Voltage during the step", signed;
        tail: 0.0, "", -100.0..=100.0, "V_t", "voltage after the step", "Voltage after the step, where the tail current flows", signed;
        start: 0.0, "", 0.0..=100.0, "t_on", "start of the step", "When the voltage jumps to that of the step", signed;
        end: 100.0, "", 0.0..=100.0, "t_off", "end of the step", "When the voltage jumps to that after the step", signed;
    }
}

impl Stimulus for VoltageClamp {
    const ABOUT: About = About {
        roles: &[Role::Holding, Role::Command, Role::Tail, Role::Start, Role::End],
        course: Course::Step,
        of: Of::Voltage,
        offer: None,
    };

    fn on(&self, bins: Bins) -> Drive {
        let (start, end) = (bins.edge(self.start), bins.edge(self.end.max(self.start)));
        let [holding, step, tail] = [self.holding, self.step, self.tail].map(Law::constant);
        sampled(bins, vec![(f64::NEG_INFINITY, holding), (start, step), (end, tail)])
    }
}
