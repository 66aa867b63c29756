//! Fixed points in words: how many there are, of which kinds, and what decides the kind of each.

use crate::numerals::written;
use crate::phase_plane::Window;
use crate::phase_plane::fixed_points::{FixedPoint, FixedPoints, Search};
use crate::phase_plane::kind::Kind;
use crate::phase_plane::step_map::StepMap;

/// How many they are and of which kinds.
pub fn in_words(found: &FixedPoints) -> String {
    let kinds: Vec<String> = found.iter().map(|point| told_apart(point.kind())).collect();
    let told = match (kinds.as_slice(), found.search) {
        ([], Search::Complete) => "no fixed point".into(),
        ([], _) => String::new(),
        ([kind], _) if kind.starts_with("degenerate (") => format!("one fixed point, which is {kind}"),
        ([kind], _) => format!("one fixed point, {} {kind}", article(kind)),
        (kinds, _) => format!("{} fixed points: {}", kinds.len(), kinds.join(", ")),
    };
    let apart = if kinds.is_empty() { "" } else { "; " };
    match found.search {
        Search::Complete => told + ".",
        Search::Curve => format!("{told}{apart}fixed points fill a whole curve: nothing moves along it."),
        Search::GivenUp => {
            format!("{told}{apart}the search for fixed points was given up: there may be more.")
        }
    }
}

/// The same, and how many of them are out of view, for one who does not see the plane.
pub fn described(found: &FixedPoints, seen: Window) -> String {
    match out_of_view(found, seen) {
        Some(out) => format!("{} {out}.", in_words(found)),
        None => in_words(found),
    }
}

/// How many of them are out of view, if any.
pub fn out_of_view(points: &[FixedPoint], seen: Window) -> Option<String> {
    match points.iter().filter(|point| !seen.contains(point.state)).count() {
        0 => None,
        1 => Some("1 fixed point out of view".into()),
        count => Some(format!("{count} fixed points out of view")),
    }
}

/// A kind in words, and why the eigenvalues do not decide it.
fn told_apart(kind: Kind) -> String {
    match kind.undecided() {
        Some(why) => format!("{} ({why})", kind.words()),
        None => kind.words().into(),
    }
}

fn article(kind: &str) -> &'static str {
    if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// A fixed point in two lines or three: its kind, and its eigenvalues.
pub fn label(point: &FixedPoint, euler: Option<f64>) -> String {
    format!("{}\n{}", point.kind().words(), eigenvalues(point, euler))
}

/// The eigenvalues of a fixed point; in a second line, where Euler's step, if that is the method, takes or gives stability:
/// |1 + dt λ| decides there, not the sign of λ.
pub fn eigenvalues(point: &FixedPoint, euler: Option<f64>) -> String {
    let [[a, turning], [b, _]] = point.eigenvalues;
    let told = if turning == 0.0 {
        format!("λ = {}, {}", written(a, 3), written(b, 3))
    } else {
        format!("λ = {} ± {} i", written(a, 3), written(turning.abs(), 3))
    };
    let Some(dt) = euler else { return told };
    let growth = StepMap { order: 1, dt }.growth(&point.eigenvalues);
    // Where λ = 0 Euler's step leaves the decision to the same terms.
    if growth == 1.0 || (growth < 1.0) == point.stable() {
        return told;
    }
    format!("{told}\nunder Euler |1 + dt λ| = {}", written(growth, 4))
}
