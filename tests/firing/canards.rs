//! A type is told where its reason is in the equations, though a cycle that follows a threshold for long looks like type I.

use super::{curve, told};
use nullcline::firing::excitability::{Growth, Type};
use nullcline::firing::known::Border;

/// TypeX by itself: the rate at (v, w), as its equations stand in the course.
fn type_x([v, w]: [f64; 2], current: f64, [a, tau]: [f64; 2]) -> [f64; 2] {
    [v - v * v * v / 3.0 - w + current, (a * (v + 0.7) - w) / tau]
}

/// The intervals between its spikes from rest without current, by Runge and Kutta, after a while.
fn intervals(current: f64, set: [f64; 2]) -> Vec<f64> {
    const STEP: f64 = 0.05;
    let along = |state: [f64; 2], rate: [f64; 2], h: f64| [state[0] + h * rate[0], state[1] + h * rate[1]];
    let step = |state: [f64; 2], current: f64| {
        let first = type_x(state, current, set);
        let second = type_x(along(state, first, 0.5 * STEP), current, set);
        let third = type_x(along(state, second, 0.5 * STEP), current, set);
        let fourth = type_x(along(state, third, STEP), current, set);
        let mean = [0, 1].map(|i| (first[i] + 2.0 * (second[i] + third[i]) + fourth[i]) / 6.0);
        along(state, mean, STEP)
    };
    let mut state = [-1.2, -0.6];
    for _ in 0..20_000 {
        state = step(state, 0.0);
    }
    let mut spikes = Vec::new();
    for n in 0..40_000 {
        let next = step(state, current);
        if state[0] <= 0.5 && next[0] > 0.5 && n > 16_000 {
            spikes.push((f64::from(n) + (0.5 - state[0]) / (next[0] - state[0])) * STEP);
        }
        state = next;
    }
    spikes.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Whether rest is the only fixed point under a current, by the discriminant of v³/3 − (1 − a) v + 0.7 a − I.
fn alone(current: f64, a: f64) -> bool {
    a >= 1.0 || (current - 0.7 * a).abs() > 2.0 / 3.0 * (1.0 - a).powf(1.5)
}

#[test]
fn type_x_is_of_type_two_wherever_rest_is_its_only_fixed_point_and_never_said_to_be_of_type_one() {
    let mut told_two = 0;
    for a in [0.7, 0.75, 0.8, 0.9, 1.0, 1.25, 2.0] {
        for tau in [5.0, 10.0, 15.6, 25.0, 37.0] {
            let found = curve("type-x", &[("a", a), ("tau", tau), ("to", 1.0), ("points", 21.0)], &[]);
            let Some(onset) = found.border(Border::Onset) else { continue };
            let growth = found.growth().expect("it fires there");
            if alone(onset, a) {
                assert_eq!(growth, Growth::Bounded, "a = {a}, tau = {tau}");
                told_two += 1;
            }
            assert_ne!(growth.class(), Some(Type::I), "a = {a}, tau = {tau}");
        }
    }
    assert!(told_two > 20, "{told_two}");
}

#[test]
fn down_to_rounding_the_interval_at_the_onset_of_a_canard_stays_within_half_as_much_again() {
    for set in [[0.8, 37.0], [0.8, 10.0], [1.25, 15.6]] {
        let found = curve("type-x", &[("a", set[0]), ("tau", set[1])], &[]);
        let onset = found.border(Border::Onset).expect("there is one");
        let (mut silent, mut fires) = (onset - 2e-3, onset + 2e-3);
        assert!(intervals(silent, set).is_empty() && intervals(fires, set).len() > 3, "{set:?}");
        while fires - silent > 1e-13 {
            let middle = 0.5 * (silent + fires);
            *(if intervals(middle, set).is_empty() { &mut silent } else { &mut fires }) = middle;
        }
        assert!((fires - onset).abs() < 2e-4, "{set:?}: {fires} against {onset}");
        let last = |distance: f64| *intervals(fires + distance, set).last().expect("it fires");
        assert!(last(1e-11) < 1.5 * last(1e-3), "{set:?}: {} and {}", last(1e-11), last(1e-3));
        assert!(told("type-x", &found).starts_with("Type II: "), "{}", told("type-x", &found));
    }
}

#[test]
fn where_it_cannot_be_told_it_is_said_that_it_is_not_decided() {
    // The cycle of Izhikevich's neuron follows the way into a saddle, and may or may not come to it.
    let found = curve("izhikevich", &[], &[]);
    assert_eq!(found.growth(), Some(Growth::Undecided));
    let words = told("izhikevich", &found);
    assert!(words.starts_with("Repetitive firing sets in above I = 3.77"), "{words}");
    assert!(words.contains("type I or II is not decided: at I = 3.7") && words.contains(" Hz"), "{words}");
}
