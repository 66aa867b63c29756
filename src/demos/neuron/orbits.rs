//! What solutions come to in a plane, and what parts them: limit cycles, and the manifolds of saddles.

use super::flow::ORBITS;
use super::plane::Plane;
use crate::demos::phase::{along, line};
use crate::figure::{Ink, Line, Mark, Stroke};
use crate::numerals::written;
use crate::phase_plane::Window;
use crate::phase_plane::cycle::LimitCycle;
use crate::phase_plane::equations::Equations;
use crate::phase_plane::fixed_points::FixedPoint;
use crate::phase_plane::limit_cycles::limit_cycles;
use crate::phase_plane::manifolds::manifolds;

/// How limit cycles are drawn, those that attract and those that repel: so broad that a run along one does not hide it.
pub const CYCLES: [(Ink, Stroke); 2] = [(Ink::Weight, Stroke::Broad), (Ink::Weight, Stroke::Broken)];
/// How the curves are drawn that end in a saddle: they part what comes to one end from what comes to another.
pub const SEPARATRIX: (Ink, Stroke) = (Ink::Spike, Stroke::Dashed);

impl Plane {
    /// The switch of the cycles, where the neuron has resets: none are sought then.
    pub fn idle(&self) -> Option<&'static str> {
        self.jumps().then_some(ORBITS)
    }

    /// The limit cycles, where they are sought; of a neuron with resets they are not, for its orbits jump.
    pub fn cycles(&self, current: f64) -> Option<Vec<LimitCycle>> {
        let sought = self.shown.orbits == 1.0 && !self.jumps();
        sought.then(|| limit_cycles(&*self.equations, current, self.whole()))
    }

    /// The cycles that were found, as they are drawn, and the separatrices with them.
    pub fn orbits(&self, current: f64, points: &[FixedPoint], found: &[LimitCycle]) -> Vec<Mark> {
        let drawn = cycles(found, self.time.unit);
        [drawn, separatrices(&*self.equations, current, points, self.whole())].concat()
    }
}

/// The limit cycles, each with its period.
fn cycles(cycles: &[LimitCycle], unit: &str) -> Vec<Mark> {
    let drawn = |cycle: &LimitCycle| {
        let (ink, stroke) = CYCLES[usize::from(!cycle.stable)];
        let kind = if cycle.stable { "attracting cycle" } else { "repelling cycle" };
        let name = format!("{kind}, T = {}", period(cycle, unit));
        along(&cycle.orbit, Line { stroke, ..line(ink, &name) })
    };
    cycles.iter().map(drawn).collect()
}

/// The manifolds of saddles.
fn separatrices(
    equations: &dyn Equations<2>,
    current: f64,
    points: &[FixedPoint],
    window: Window,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    for found in points.iter().filter_map(|point| manifolds(equations, current, point, window)) {
        for (index, curve) in found.stable.iter().enumerate() {
            let name = if index == 0 { "separatrix" } else { "" };
            let (ink, stroke) = SEPARATRIX;
            marks.push(along(curve, Line { stroke, ..line(ink, name) }));
        }
        for curve in &found.unstable {
            marks.push(along(curve, Line { stroke: Stroke::Thin, ..line(Ink::Quiet, "") }));
        }
    }
    marks
}

/// How many limit cycles there are, and which of them attract.
pub fn counted(cycles: &[LimitCycle], unit: &str) -> String {
    const NUMBERS: [&str; 4] = ["No", "One", "Two", "Three"];
    let each = |cycle: &LimitCycle| {
        let does = if cycle.stable { "attracts" } else { "repels" };
        (does, format!("T = {}", period(cycle, unit)))
    };
    match cycles {
        [] => "No limit cycle in sight.".into(),
        [cycle] => {
            let (does, period) = each(cycle);
            format!("One limit cycle, which {does} ({period}).")
        }
        _ => {
            let number = NUMBERS.get(cycles.len()).map_or(cycles.len().to_string(), |word| (*word).into());
            let told: Vec<String> =
                cycles.iter().map(each).map(|(does, period)| format!("one {does} ({period})")).collect();
            format!("{number} limit cycles: {}.", told.join(", "))
        }
    }
}

fn period(cycle: &LimitCycle, unit: &str) -> String {
    let space = if unit.is_empty() { "" } else { " " };
    format!("{}{space}{unit}", written(cycle.period, 1))
}

#[cfg(test)]
mod tests {
    use crate::demos::{Demo, Scene};
    use crate::lab::BUDGET;
    use crate::options::{Given, complete};

    fn scene(id: &str, numbers: &[(&str, f64)]) -> Scene {
        let demo = Demo::find(id).expect("a page");
        let numbers = numbers.iter().map(|(key, value)| (*key, Given::Number(*value)));
        let given = numbers.chain([("orbits", Given::Text("yes".into()))]);
        let given = given.map(|(key, value)| (key.to_string(), value));
        let values = complete(&demo.params(), given).expect("good values");
        demo.open(&values, BUDGET).expect("a scene")
    }

    fn told(id: &str, current: f64) -> String {
        let scene = scene(id, &[("amplitude", current)]);
        (scene.results)(scene.frames - 1).text()
    }

    #[test]
    fn the_legend_has_what_is_drawn_and_nothing_else() {
        let names = ["attracting cycle", "repelling cycle", "separatrix"];
        let saddle = [("amplitude", 30.0), ("gCa", 4.0), ("V3", 12.0), ("V4", 17.4), ("phi", 1.0 / 15.0)];
        // A stable rest alone; a rest within two cycles; a rest and a saddle, which are yet to meet on a circle.
        for (numbers, there) in [
            (&[("amplitude", 0.0)][..], [false, false, false]),
            (&[("amplitude", 90.0)], [true, true, false]),
            (&saddle, [false, false, true]),
        ] {
            let absent = (scene("morris-lecar-plane", numbers).absent)();
            assert_eq!(names.map(|name| !absent.contains(&name)), there, "{numbers:?}: {absent:?}");
        }
    }

    #[test]
    fn the_sentence_counts_the_cycles_where_they_are_shown() {
        let both = told("morris-lecar-plane", 90.0);
        assert!(both.contains("Two limit cycles: one "), "{both}");
        assert!(both.contains("one attracts (T = ") && both.contains("one repels (T = "), "{both}");
        let none = told("morris-lecar-plane", 0.0);
        assert!(none.contains("No limit cycle in sight."), "{none}");
    }
}
