//! Fixed points in words: how many there are, of which kinds, and what decides the kind of each.

use super::kinds;
use crate::numerals::{legibly, power_of, written};
use crate::phase_plane::Window;
use crate::phase_plane::fixed_points::{FixedPoint, FixedPoints, Search};
use crate::phase_plane::kind::Kind;
use crate::phase_plane::step_map::StepMap;
use crate::text::{Text, say};

/// How many they are and of which kinds.
pub fn in_words(found: &FixedPoints) -> Text {
    let kinds: Vec<Kind> = found.iter().map(FixedPoint::kind).collect();
    let points = match kinds.as_slice() {
        [] => Text::from("no fixed point"),
        [Kind::Merged | Kind::Degenerate] => {
            say!("one fixed point, which is {kind}", kind = told_apart(kinds[0]))
        }
        [kind] if begins_with_a_vowel(*kind) => say!("one fixed point, an {kind}", kind = told_apart(*kind)),
        [kind] => say!("one fixed point, a {kind}", kind = told_apart(*kind)),
        _ => {
            let each = Text::joined(kinds.iter().copied().map(told_apart), &Text::plain(", "));
            say!("{count} fixed points: {kinds}", count = kinds.len(), kinds = each)
        }
    };
    match (found.search, kinds.is_empty()) {
        (Search::Complete, _) => say!("{points}.", points),
        (Search::Curve, true) => "fixed points fill a whole curve: nothing moves along it.".into(),
        (Search::Curve, false) => {
            say!("{points}; fixed points fill a whole curve: nothing moves along it.", points)
        }
        (Search::GivenUp, true) => "the search for fixed points was given up: there may be more.".into(),
        (Search::GivenUp, false) => {
            say!("{points}; the search for fixed points was given up: there may be more.", points)
        }
    }
}

/// The same, and how many of them are out of view, for one who does not see the plane.
pub fn described(found: &FixedPoints, seen: Window) -> Text {
    match out_of_view(found, seen) {
        Some(out) => say!("{points} {out}.", points = in_words(found), out),
        None => in_words(found),
    }
}

/// How many of them are out of view, if any.
pub fn out_of_view(points: &[FixedPoint], seen: Window) -> Option<Text> {
    let count = points.iter().filter(|point| !seen.contains(point.state)).count();
    (count > 0).then(|| say!("{count} fixed {count|point|points} out of view", count))
}

/// A kind in words, and why the eigenvalues do not decide it.
fn told_apart(kind: Kind) -> Text {
    match kinds::undecided(kind) {
        Some(why) => say!("{kind} ({why})", kind = kinds::name(kind), why),
        None => kinds::name(kind).into(),
    }
}

/// Its article in English is then “an”.
fn begins_with_a_vowel(kind: Kind) -> bool {
    kinds::name(kind).starts_with(['a', 'e', 'i', 'o', 'u'])
}

/// A fixed point in two lines or three: its kind, and its eigenvalues.
pub fn label(point: &FixedPoint, euler: Option<f64>) -> Text {
    Text::from(kinds::name(point.kind())).and(Text::plain("\n")).and(eigenvalues(point, euler))
}

/// The eigenvalues of a fixed point; in a second line, where Euler's step, if that is the method, takes or gives stability:
/// |1 + dt λ| decides there, not the sign of λ.
pub fn eigenvalues(point: &FixedPoint, euler: Option<f64>) -> Text {
    let told = eigenvalues_of(point, 3);
    let Some(dt) = euler else { return told };
    let growth = StepMap { order: 1, dt }.growth(&point.eigenvalues);
    // Where λ = 0 Euler's step leaves the decision to the same terms.
    if growth == 1.0 || (growth < 1.0) == point.stable() {
        return told;
    }
    told.and(Text::plain("\n")).and(say!("under Euler |1 + dt λ| = {growth}", growth = written(growth, 4)))
}

/// Beside the other, an eigenvalue less than this is 0: where two fixed points are one, they are known to half the digits.
const NOTHING: f64 = 1e-7;

/// Both eigenvalues of a fixed point to so many decimals, behind λ.
pub fn eigenvalues_of(point: &FixedPoint, decimals: usize) -> Text {
    let [[a, turning], [b, _]] = point.eigenvalues;
    let largest = [a, b, turning].into_iter().map(f64::abs).fold(0.0, f64::max);
    // Slow ones have two digits, too.
    let decimals =
        if largest > 0.0 { decimals.max((1 - power_of(largest)).max(0) as usize) } else { decimals };
    let told = |part: f64| legibly(if part.abs() < NOTHING * largest { 0.0 } else { part }, decimals);
    let numbers = if turning == 0.0 {
        Text::list([a, b].map(told))
    } else {
        Text::from(told(a)).and(Text::plain(" ± ")).and(told(turning.abs())).and(Text::plain(" i"))
    };
    Text::plain("λ = ").and(numbers)
}
