//! Periodic orbits in the plane, those that attract and those that repel.

use super::Window;
use super::cycle::{LimitCycle, Turn, put};
use super::equations::Equations;
use super::fixed_points::fixed_points;
use super::root::root;
use super::section::{Return, Section};
use super::trajectory::{COARSE, FINE};

/// Heights above a fixed point from which orbits are followed at first.
const LOOKS: usize = 40;

/// By how much, as a logarithm, departures from an orbit grow or decay in a turn at least: round a centre, where every
/// orbit is closed and none is a limit cycle, it is rounding.
const ISOLATED: f64 = 1e-7;

/// What of the window's height these go beyond its top, in heights.
const BEYOND: f64 = 0.25;

/// The periodic orbits in the window, from the shortest period on: those that attract and those that repel.
///
/// Every periodic orbit surrounds a fixed point that is no saddle, and so crosses the line upwards from it. Along that
/// line orbits are followed once round, forwards and backwards in time, and the places sought where they come back to
/// themselves: between any two neighbouring ones of 40 heights, denser near the point, where the return changes
/// from above to below; where it comes nearest to the start; and towards heights from which no orbit returns. Two
/// cycles are missed where both hide between two heights without bringing the return nearer there. Orbits through
/// resets are none of these. The period is good to some 10⁻⁸.
pub fn limit_cycles(equations: &dyn Equations<2>, current: f64, window: Window) -> Vec<LimitCycle> {
    let points = fixed_points(equations, current, window);
    let mut found: Vec<LimitCycle> = Vec::new();
    for centre in points.iter().filter(|point| point.kind().index() > 0) {
        let section = Section::above(equations, current, centre, &points, window);
        let top = window.y[1] + BEYOND * (window.y[1] - window.y[0]) - centre.state[1];
        // What a turn near the point multiplies its height by, as a logarithm, where orbits do turn about it.
        let [re, im] = centre.eigenvalues[0];
        let turn = (im != 0.0).then_some(std::f64::consts::TAU * re / im);
        for forwards in [true, false] {
            for height in closed(&section, turn, top, forwards) {
                let known = |cycle: &LimitCycle| found.iter().any(|other| cycle.same(other));
                if let Some(cycle) = settle(&section, height).filter(|cycle| !known(cycle)) {
                    put(&mut found, cycle);
                }
            }
        }
    }
    found
}

/// Heights at which orbits seem to close.
fn closed(section: &Section, turn: Option<f64>, top: f64, forwards: bool) -> Vec<f64> {
    // By how much an orbit comes back higher, as a logarithm: near a focus that does not depend on the height.
    let gain = |height: f64, tolerance: f64| {
        section.once_round(height, forwards, tolerance).map(|back| (back.height / height).ln())
    };
    let coarse = |height: f64| gain(height, COARSE);
    let heights = (1..=LOOKS).map(|i| top * (i as f64 / LOOKS as f64).powi(2));
    let at_focus = turn.map(|turn| (0.0, Some(if forwards { turn } else { -turn })));
    let looks: Vec<(f64, Option<f64>)> =
        at_focus.into_iter().chain(heights.map(|height| (height, coarse(height)))).collect();
    let mut brackets: Vec<[(f64, f64); 2]> = Vec::new();
    for pair in looks.windows(2) {
        match [pair[0].1, pair[1].1] {
            [Some(a), Some(b)] => brackets.push([(pair[0].0, a), (pair[1].0, b)]),
            [Some(a), None] => brackets.extend(edge((pair[0].0, a), pair[1].0, &coarse)),
            [None, Some(b)] => brackets.extend(edge((pair[1].0, b), pair[0].0, &coarse)),
            [None, None] => {}
        }
    }
    let nearest = looks.windows(3).filter_map(|three| {
        let [a, b, c] = [0, 1, 2].map(|i| three[i].1.map(|gain| (three[i].0, gain)));
        dip([a?, b?, c?], &coarse)
    });
    brackets.extend(nearest.flatten());
    brackets.retain(|[a, b]| (a.1 > 0.0) != (b.1 > 0.0));
    let zero = |[a, b]: &[(f64, f64); 2]| {
        root(|height| gain(height, FINE).unwrap_or(a.1), [a.0, b.0], [a.1, b.1], 1e-12 * top)
    };
    brackets.iter().map(zero).collect()
}

/// From a height with a return towards one without: the last stretch before returns end in which they change from
/// above to below, if any does.
fn edge(
    (mut inside, gained): (f64, f64),
    mut outside: f64,
    gain: &impl Fn(f64) -> Option<f64>,
) -> Option<[(f64, f64); 2]> {
    for _ in 0..40 {
        let middle = 0.5 * (inside + outside);
        match gain(middle) {
            None => outside = middle,
            Some(other) if (other > 0.0) != (gained > 0.0) => {
                return Some([(inside, gained), (middle, other)]);
            }
            Some(_) => inside = middle,
        }
    }
    None
}

/// Of three heights whose middle one gains the least in size: where between them the gain has the other sign, if it has.
fn dip(three: [(f64, f64); 3], gain: &impl Fn(f64) -> Option<f64>) -> Option<[[(f64, f64); 2]; 2]> {
    let [mut a, mut b, mut c] = three;
    let sign = b.1.signum();
    let size = |point: (f64, f64)| sign * point.1;
    if !(size(b) <= size(a) && size(b) <= size(c)) {
        return None;
    }
    // Golden sections towards the least, as long as it can be below 0 if the gain bends one way.
    const GOLDEN: f64 = 0.381_966_011_250_105;
    for _ in 0..40 {
        if size(b) > 1.7 * (size(a).max(size(c)) - size(b)) {
            return None;
        }
        let right = c.0 - b.0 > b.0 - a.0;
        let height = if right { b.0 + GOLDEN * (c.0 - b.0) } else { b.0 - GOLDEN * (b.0 - a.0) };
        let new = (height, gain(height)?);
        if size(new) < 0.0 {
            return Some([[three[0], new], [new, three[2]]]);
        }
        match (size(new) < size(b), right) {
            (true, true) => (a, b) = (b, new),
            (true, false) => (c, b) = (b, new),
            (false, true) => c = new,
            (false, false) => a = new,
        }
    }
    None
}

/// The cycle near this height, if orbits do close there: they may just pass on either side of a saddle.
fn settle(section: &Section, mut height: f64) -> Option<LimitCycle> {
    let measure = |back: Return, height: f64| {
        let start = [section.from[0], section.from[1] + height];
        let turn = Turn::through(section.equations, section.current, &[start], back.time)?;
        let growth = turn.divergence(section.equations, section.current);
        Some((turn, growth))
    };
    let (_, growth) =
        [true, false].into_iter().find_map(|way| measure(section.once_round(height, way, FINE)?, height))?;
    // In the direction of time in which it attracts, going round comes nearer.
    let forwards = growth < 0.0;
    let mut back = section.once_round(height, forwards, FINE)?;
    let mut off = f64::INFINITY;
    while (back.height - height).abs() < 0.5 * off {
        off = (back.height - height).abs();
        height = back.height;
        back = section.once_round(height, forwards, FINE)?;
    }
    if (back.height - height).abs() > 1e-7 * height {
        return None;
    }
    let (turn, growth) = measure(back, height)?;
    if growth.abs() < ISOLATED {
        return None;
    }
    Some(turn.cycle([[1.0, 0.0], [growth.exp(), 0.0]]))
}
