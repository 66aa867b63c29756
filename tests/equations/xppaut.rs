//! What XPPAUT 6.11b itself computes from the same files, with the same method and step: every twentieth part of its
//! `output.dat`, by `xppaut -silent`, without lines `set …`, for each of which it would run once more.

use super::complaints::told;
use super::reading::files;
use nullcline::equations::evaluate::evaluate;
use nullcline::equations::read;
use nullcline::equations::system::System;
use nullcline::options::initial;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// The lines of a file of numbers.
fn rows(text: &str) -> Vec<Vec<f64>> {
    let row = |line: &str| line.split_whitespace().map(|number| number.parse().expect("a number")).collect();
    text.lines().map(row).collect()
}

/// The variables in the order of the text, which is XPPAUT's.
fn places(system: &System, text: &str) -> Vec<usize> {
    let text = text.to_lowercase();
    let begins = |name: &str| {
        let name = name.to_lowercase();
        let [prime, quotient] = [format!("\n{name}'="), format!("\nd{name}/dt=")];
        text.find(&prime).or_else(|| text.find(&quotient)).expect("an equation of its own")
    };
    let mut places: Vec<usize> = (0..system.variables.len()).collect();
    places.sort_by_key(|&place| begins(system.variables[place].quantity.id));
    places
}

struct Run {
    system: System,
    values: Vec<f64>,
}

impl Run {
    fn rates(&self, state: &[f64]) -> Vec<f64> {
        self.system.rates(&self.system.at(state, self.system.usual.current, 0.0, &self.values))
    }

    fn step(&self, state: &[f64], dt: f64) -> Vec<f64> {
        let along = |state: &[f64], rate: &[f64], dt: f64| -> Vec<f64> {
            state.iter().zip(rate).map(|(x, rate)| x + dt * rate).collect()
        };
        let first = self.rates(state);
        if self.system.usual.method == Some("euler") {
            return along(state, &first, dt);
        }
        let second = self.rates(&along(state, &first, 0.5 * dt));
        let third = self.rates(&along(state, &second, 0.5 * dt));
        let fourth = self.rates(&along(state, &third, dt));
        let mean =
            |place: usize| (first[place] + 2.0 * second[place] + 2.0 * third[place] + fourth[place]) / 6.0;
        state.iter().enumerate().map(|(place, x)| x + dt * mean(place)).collect()
    }

    /// Whether a reset is called for: from there on XPPAUT’s numbers are others, since it is between two steps.
    fn fires(&self, state: &[f64]) -> bool {
        let named = self.system.at(state, self.system.usual.current, 0.0, &self.values);
        self.system.reset.as_ref().is_some_and(|reset| evaluate(&reset.when, &|name| named.of(name)) != 0.0)
    }
}

#[test]
fn numbers_are_those_of_xppaut_by_its_methods_up_to_the_first_reset() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/equations");
    let mut compared = HashMap::new();
    for file in fs::read_dir(folder.join("xppaut")).expect("numbers").flatten() {
        let name = file.path().file_stem().expect("a name").to_string_lossy().to_string();
        let text = files().into_iter().find(|(file, _)| *file == name).expect("the text of the numbers").1;
        let system = read(&text).0.expect("a neuron");
        let (dt, order) = (system.usual.dt, places(&system, &text));
        let run = Run { values: initial(&system.params), system };
        let rows = rows(&fs::read_to_string(file.path()).expect("numbers"));
        let range = |column: usize| {
            let values = rows.iter().map(|row| row[column]);
            values.clone().fold(f64::NEG_INFINITY, f64::max) - values.fold(f64::INFINITY, f64::min)
        };
        let mut state: Vec<f64> =
            run.system.variables.iter().map(|variable| variable.initial.unwrap_or(0.0)).collect();
        let (mut step, mut worst, mut seen) = (0, 0.0f64, 0);
        'rows: for row in &rows {
            while step < (row[0] / dt).round() as usize {
                state = run.step(&state, dt);
                step += 1;
                if run.fires(&state) {
                    break 'rows;
                }
            }
            for (column, &place) in order.iter().enumerate() {
                // Its file has 24 binary digits of each number.
                let digits = 6e-8 * row[column + 1].abs();
                let far = ((state[place] - row[column + 1]).abs() - digits).max(0.0);
                worst = worst.max(far / range(column + 1));
            }
            seen += 1;
        }
        assert!(worst < 1e-6, "{name}: {worst:e} of the range in {seen} rows");
        compared.insert(name, seen);
    }
    assert!(
        compared.len() >= 16 && compared.values().filter(|seen| **seen > 19).count() >= 13,
        "{compared:?}"
    );
}

#[test]
fn where_xppaut_takes_signs_in_another_order_that_is_told() {
    // What XPPAUT 6.11b computes of each with x = 0.4, a = 1.5 and b = 0, and what is told.
    for (text, there, here, sign, later) in [
        ("5-3&2", 4.0f64, 1.0, "&", "-"),
        ("1-x&1", 0.0, 1.0, "&", "-"),
        ("2+a&b", 2.0, 0.0, "&", "+"),
        ("x&2*x", 0.4, 1.0, "&", "*"),
        ("3&x/2", 0.5, 1.0, "&", "/"),
        ("b|3+x", 1.4, 1.0, "|", "+"),
        ("a|b-x", 0.6, 1.0, "|", "-"),
        ("-3<2", 0.0, 1.0, "<", "-"),
        ("-2>=x", -1.0, 0.0, ">=", "-"),
        ("-2^3<b", 0.0, 1.0, "<", "-"),
        ("a==.5^b", 1.0, 0.0, "==", "^"),
    ] {
        let line = |expr: &str| format!("par a=1.5, b=0, I=0\nx'=I*x\naux q={expr}");
        let value = |expr: &str| {
            let system = read(&line(expr)).0.expect("a neuron");
            let named = system.at(&[0.4], 0.0, 0.0, &initial(&system.params));
            evaluate(&system.quantities[0].expr, &|name| named.of(name))
        };
        assert!((there - here).abs() > 0.1 && (value(text) - here).abs() < 1e-9, "{text}");
        let expected = format!(
            "XPPAUT takes {sign} before the {later} beside it, and here it comes after: brackets make both agree"
        );
        assert!(
            told(&line(text)).iter().any(|told| told.ends_with(&expected)),
            "{text}: {:?}",
            told(&line(text))
        );
    }
    for text in [
        "(5-3)&2",
        "2*a&b",
        "a<b&x>b|b",
        "a|b&x",
        "a+b|x",
        "-x&a",
        "a^2>b",
        "pow(a,2)==pow(b,2)",
        "-a*x",
        "a>-x",
    ] {
        assert!(told(&format!("par a=1.5, b=0, I=0\nx'=I*x\naux q={text}")).is_empty(), "{text}");
    }
}
