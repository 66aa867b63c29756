//! Exponentials of one quantity that are powers of one another, or of a common root: one is computed, and the others are its powers.

use super::code::Code;
use super::graph::{Graph, Id, Line};
use std::collections::BTreeMap;

/// The highest power that is taken: so many times what rounding has left of the one is left of the other.
const HIGHEST: u32 = 80;

/// The least root that is taken of an exponential for the sake of another beside it.
const ROOT: u32 = 16;

/// Beyond this an exponent's constant could leave the range where its exponential does not.
const SHIFT: f64 = 20.0;

/// An exponential, and its exponent.
struct Exponential {
    id: Id,
    line: Line,
}

/// For each quantity the one to take in its place: exponentials whose exponents are lines in one quantity, with slopes as small
/// whole numbers, by way of the one whose slope is their common measure. To 1e−12 they are what they were.
///
/// The axon's, by v/80, v/20, v/18 and v/10, are powers 9, 36, 40 and 72 of that by v/720.
pub fn share(graph: &mut Graph, needed: &[bool]) -> Vec<Id> {
    let mut places: Vec<Id> = (0..graph.nodes.len()).collect();
    let mut left: Vec<Exponential> = (0..graph.nodes.len())
        .filter(|&id| needed[id] && graph.nodes[id].code == Code::Exp)
        .map(|id| Exponential { id, line: graph.line(graph.nodes[id].of[0]) })
        .filter(|exponential| exponential.line.intercept.abs() <= SHIFT && exponential.line.slope.is_normal())
        .collect();
    left.sort_by(|a, b| a.line.slope.abs().total_cmp(&b.line.slope.abs()));
    while !left.is_empty() {
        let first = left.remove(0);
        let base = first.line;
        let mut ratios = Ratios::new();
        let (with, others): (Vec<Exponential>, Vec<Exponential>) = left
            .into_iter()
            .partition(|other| base.of == other.line.of && ratios.take(other.line.slope / base.slope));
        left = others;
        if with.is_empty() {
            continue;
        }
        let exponent = graph.times(base.of, base.slope / f64::from(ratios.root));
        let root = graph.of(Code::Exp, &[exponent], &[]);
        let mut powers = BTreeMap::from([(1, root)]);
        for (Exponential { id, line }, power) in std::iter::once(first).chain(with).zip(ratios.powers()) {
            let power = raised(graph, &mut powers, power);
            places[id] = graph.times(power, line.intercept.exp());
        }
    }
    places
}

/// Slopes as multiples of the first one's part.
struct Ratios {
    /// Into how many parts the first is divided.
    root: u32,
    /// How many parts of how many of the first each of them is.
    parts: Vec<[u32; 2]>,
}

impl Ratios {
    /// Of the first alone.
    fn new() -> Ratios {
        Ratios { root: 1, parts: vec![[1, 1]] }
    }

    /// Takes another one in, which is so many times the first, where it is one of few whole parts, and all powers stay low.
    fn take(&mut self, ratio: f64) -> bool {
        let whole = |root: &u32| {
            let (parts, near) = (ratio * f64::from(*root), (ratio * f64::from(*root)).round());
            (near >= 1.0 && near <= f64::from(HIGHEST) && (parts - near).abs() <= 1e-15 * near)
                .then_some([near as u32, *root])
        };
        let Some(part) = (1..=ROOT).find_map(|root| whole(&root)) else { return false };
        let root = (1..=ROOT).map(|times| times * self.root).find(|root| root % part[1] == 0);
        let Some(root) = root else { return false };
        let power = |[parts, of]: [u32; 2]| parts * (root / of);
        let low = self.parts.iter().chain([&part]).all(|part| power(*part) <= HIGHEST);
        if low {
            self.root = root;
            self.parts.push(part);
        }
        low
    }

    /// Which power of the root each of them is.
    fn powers(&self) -> impl Iterator<Item = u32> {
        self.parts.iter().map(|[parts, of]| parts * (self.root / of))
    }
}

/// A power, by way of those that are known, in few moves.
fn raised(graph: &mut Graph, powers: &mut BTreeMap<u32, Id>, power: u32) -> Id {
    if let Some(known) = powers.get(&power) {
        return *known;
    }
    let parts = powers.iter().find_map(|(n, a)| Some((*a, *powers.get(&power.checked_sub(*n)?)?)));
    let id = match (parts, power % 4) {
        (Some((a, b)), _) => graph.mul(a, b),
        (None, 0) => {
            let quarter = raised(graph, powers, power / 4);
            graph.of(Code::Fourth, &[quarter], &[])
        }
        (None, 2) => {
            let half = raised(graph, powers, power / 2);
            graph.of(Code::Square, &[half], &[])
        }
        _ => {
            let (one, less) = (raised(graph, powers, 1), raised(graph, powers, power - 1));
            graph.mul(less, one)
        }
    };
    powers.insert(power, id);
    id
}
