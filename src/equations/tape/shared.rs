//! Exponentials of one quantity that are powers of one another: one is computed, and the others are its squares.

use super::code::Code;
use super::graph::{Graph, Id, Line};

/// The most times that a power is squared: each time doubles what rounding has left.
const SQUARINGS: i32 = 4;

/// Beyond this an exponent's constant could leave the range where its exponential does not.
const SHIFT: f64 = 20.0;

/// An exponential, and its exponent.
struct Power {
    id: Id,
    line: Line,
}

/// For each quantity the one to take in its place: exponentials whose exponents are lines in one quantity, with slopes that
/// differ by 2, 4, 8 or 16 times, by way of the one with the least. To 1e−12 they are what they were.
pub fn share(graph: &mut Graph, needed: &[bool]) -> Vec<Id> {
    let mut places: Vec<Id> = (0..graph.nodes.len()).collect();
    let mut powers: Vec<Power> = (0..graph.nodes.len())
        .filter(|&id| needed[id] && graph.nodes[id].code == Code::Exp)
        .map(|id| Power { id, line: graph.line(graph.nodes[id].of[0]) })
        .filter(|power| power.line.intercept.abs() <= SHIFT && power.line.slope.is_normal())
        .collect();
    powers.sort_by(|a, b| a.line.slope.abs().total_cmp(&b.line.slope.abs()));
    while !powers.is_empty() {
        let first = powers.remove(0);
        let base = first.line;
        let (with, others): (Vec<Power>, Vec<Power>) =
            powers.into_iter().partition(|power| doublings(base, power.line).is_some());
        powers = others;
        if with.is_empty() {
            continue;
        }
        let exponent = graph.times(base.of, base.slope);
        let mut power = graph.of(Code::Exp, &[exponent], &[]);
        let mut squared = 0;
        for Power { id, line } in std::iter::once(first).chain(with) {
            let squarings = doublings(base, line).unwrap_or_default();
            while squared < squarings {
                let by = (squarings - squared).min(2);
                power = graph.of(if by == 1 { Code::Square } else { Code::Fourth }, &[power], &[]);
                squared += by;
            }
            places[id] = graph.times(power, line.intercept.exp());
        }
    }
    places
}

/// How often the one's exponential is squared to become the other's, but for a constant.
fn doublings(from: Line, to: Line) -> Option<i32> {
    let ratio = to.slope / from.slope;
    (0..=SQUARINGS).find(|&times| {
        let whole = f64::from(1 << times);
        from.of == to.of && (ratio - whole).abs() <= 1e-15 * whole
    })
}
