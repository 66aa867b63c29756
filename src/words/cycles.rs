//! Limit cycles in words.

use super::clock::Clock;
use crate::phase_plane::cycle::LimitCycle;
use crate::text::{Text, say};

/// How many limit cycles there are, and which of them attract.
pub fn counted(cycles: &[LimitCycle], unit: &'static str) -> Text {
    let of = |cycle| period(cycle, unit);
    let each = || {
        let told = cycles.iter().map(|cycle| match cycle.stable {
            true => say!("one attracts (T = {period})", period = of(cycle)),
            false => say!("one repels (T = {period})", period = of(cycle)),
        });
        Text::joined(told, &Text::plain(", "))
    };
    match cycles {
        [] => "No limit cycle in sight.".into(),
        [one] if one.stable => say!("One limit cycle, which attracts (T = {period}).", period = of(one)),
        [one] => say!("One limit cycle, which repels (T = {period}).", period = of(one)),
        [_, _] => say!("Two limit cycles: {each}.", each = each()),
        [_, _, _] => say!("Three limit cycles: {each}.", each = each()),
        _ => say!("{count} limit cycles: {each}.", count = cycles.len(), each = each()),
    }
}

/// The period of a cycle, with the unit of time.
pub fn period(cycle: &LimitCycle, unit: &'static str) -> Text {
    Clock::of(unit).period(cycle.period)
}

#[cfg(test)]
mod tests {
    use super::Clock;
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
    fn a_period_is_told_to_tenths_but_in_seconds_as_finely_as_any_time() {
        for (unit, lasts, said) in
            [("ms", 102.74, "102.7 ms"), ("s", 0.10274, "0.1027 s"), ("", 102.74, "102.7")]
        {
            assert_eq!(Clock::of(unit).period(lasts).to_string(), said);
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
