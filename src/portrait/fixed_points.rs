//! The fixed points of a plane: marked where they are in view, and told wherever they are.

use super::phase::kind_told;
use crate::figure::{Ink, Mark};
use crate::phase_plane::Window;
use crate::phase_plane::fixed_points::{FixedPoint, FixedPoints, Search};
use crate::phase_plane::kind::Kind;

/// Those in view, full where they draw in.
pub fn marks(points: &[FixedPoint], seen: Window, euler: Option<f64>) -> impl Iterator<Item = Mark> {
    let in_view = points.iter().filter(move |point| seen.contains(point.state));
    in_view.map(move |point| {
        let label = kind_told(point, euler);
        Mark::Point { at: point.state, ink: Ink::Text, open: !point.stable(), label }
    })
}

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
