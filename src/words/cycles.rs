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

    fn told(id: &str, current: f64) -> String {
        let demo = Demo::find(id).expect("a page");
        let given = [("amplitude", Given::Number(current)), ("orbits", Given::Text("yes".into()))];
        let given = given.map(|(key, value)| (key.to_string(), value));
        let values = complete(&demo.params(), given).expect("good values");
        let scene = demo.open(&values, BUDGET).expect("a scene");
        (scene.results)(scene.frames - 1).text()
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
