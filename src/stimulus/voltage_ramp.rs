//! A ramp of the voltage, held by whatever current that takes.

use super::about::{About, Course, Of, Role};
use super::{Drive, Law, Stimulus, bins::Bins, edges::sampled, law::law};
use crate::param::params;

params! {
    /// Which voltages, and when.
    pub struct VoltageRamp: "Command", "ramp" {
        holding: 0.0, "", -100.0..=100.0, "V_h", "holding voltage", "Voltage before the ramp, at which the other variables have settled", signed;
        from: 0.0, "", -100.0..=100.0, "V_0", "first voltage", "Voltage at which the ramp begins", signed;
        to: 0.0, "", -100.0..=100.0, "V_1", "last voltage", "Voltage at which the ramp ends", signed;
        tail: 0.0, "", -100.0..=100.0, "V_t", "voltage after the ramp", "Voltage after the ramp, where the tail current flows", signed;
        start: 0.0, "", 0.0..=100.0, "t_on", "start of the ramp", "When the voltage begins to rise", signed;
        end: 100.0, "", 0.0..=100.0, "t_off", "end of the ramp", "When the voltage jumps to that after the ramp", signed;
    }
}

impl Stimulus for VoltageRamp {
    const ABOUT: About = About {
        roles: &[Role::Holding, Role::Begin, Role::Command, Role::Tail, Role::Start, Role::End],
        course: Course::Ramp,
        of: Of::Voltage,
        offer: None,
    };

    fn on(&self, bins: Bins) -> Drive {
        let (start, end) = (bins.edge(self.start), bins.edge(self.end.max(self.start)));
        let (from, rise) = (self.from, self.to - self.from);
        let slope = if end > start { rise / (end - start) } else { 0.0 };
        let [holding, tail] = [self.holding, self.tail].map(Law::constant);
        sampled(
            bins,
            vec![(f64::NEG_INFINITY, holding), (start, law!(t => (t - start) * slope + from)), (end, tail)],
        )
    }
}
