//! Limit cycles in words.

use crate::numerals::written;
use crate::phase_plane::cycle::LimitCycle;

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

/// The period of a cycle, with the unit of time.
pub fn period(cycle: &LimitCycle, unit: &str) -> String {
    let space = if unit.is_empty() { "" } else { " " };
    format!("{}{space}{unit}", written(cycle.period, 1))
}

#[cfg(test)]
mod tests {
    use crate::demos::Demo;
    use crate::lab::BUDGET;
    use crate::options::{Given, complete};
    use crate::page::Scene;

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
