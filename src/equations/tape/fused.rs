//! Moves that are made of two: where a quantity serves one other only, both are taken at once, and round as before.

use super::code::Code;
use super::graph::{Graph, Id, Node};

/// Where the one stands in the other.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    First,
    Second,
}
use Place::{First, Second};

/// Of which two moves another is made: the inner one, where it stands, and the outer one. Operands follow in the order inner,
/// outer, and so do constants.
const PAIRS: &[(Code, Place, Code, Code)] = &[
    (Code::Times, Second, Code::PlusMul, Code::TimesMulPlus),
    (Code::Fourth, First, Code::TimesMulPlus, Code::FourthMulPlus),
    (Code::TimesMul, Second, Code::PlusMul, Code::TimesMulMulPlus),
    (Code::Cube, First, Code::TimesMulMulPlus, Code::CubeMulPlus),
    (Code::PlusTimes, Second, Code::Sub, Code::LessPlusTimes),
    (Code::PlusTimes, First, Code::Mul, Code::Current),
    (Code::PlusTimes, Second, Code::Mul, Code::Current),
    (Code::Plus, First, Code::Mul, Code::PlusMul),
    (Code::Plus, Second, Code::Mul, Code::PlusMul),
    (Code::From, First, Code::Mul, Code::FromMul),
    (Code::From, Second, Code::Mul, Code::FromMul),
    (Code::Sub, First, Code::Div, Code::SubDiv),
    (Code::Sub, First, Code::Over, Code::SubOver),
    (Code::Mul, First, Code::Add, Code::MulAdd),
    (Code::Mul, Second, Code::Add, Code::MulAdd),
    (Code::Mul, First, Code::Sub, Code::MulSub),
    (Code::Mul, Second, Code::Sub, Code::LessMul),
    (Code::Mul, First, Code::Mul, Code::MulMul),
    (Code::Mul, Second, Code::Mul, Code::MulMul),
    (Code::Mul, First, Code::Times, Code::MulTimes),
    (Code::Add, First, Code::Add, Code::AddAdd),
    (Code::Add, Second, Code::Add, Code::AddAdd),
    (Code::Add, First, Code::Sub, Code::AddSub),
    (Code::Sub, First, Code::Add, Code::SubAdd),
    (Code::Sub, Second, Code::Add, Code::SubAdd),
    (Code::Sub, First, Code::Sub, Code::SubSub),
    (Code::Add, First, Code::Mul, Code::AddMul),
    (Code::Add, Second, Code::Mul, Code::AddMul),
    (Code::Sub, First, Code::Mul, Code::SubMul),
    (Code::Sub, Second, Code::Mul, Code::SubMul),
    (Code::Add, First, Code::Times, Code::AddTimes),
    (Code::Sub, First, Code::Times, Code::SubTimes),
    (Code::Times, First, Code::Plus, Code::TimesPlus),
    (Code::Times, First, Code::Add, Code::TimesAdd),
    (Code::Times, Second, Code::Add, Code::TimesAdd),
    (Code::Times, First, Code::Sub, Code::TimesSub),
    (Code::Times, Second, Code::Sub, Code::LessTimes),
    (Code::Times, First, Code::Mul, Code::TimesMul),
    (Code::Times, Second, Code::Mul, Code::TimesMul),
    (Code::Plus, First, Code::Times, Code::PlusTimes),
    (Code::Plus, First, Code::Over, Code::PlusOver),
    (Code::Plus, First, Code::Into, Code::IntoPlus),
    (Code::TimesPlus, First, Code::Into, Code::IntoTimesPlus),
];

/// The same quantities by fewer moves, of those in `order`.
///
/// What is taken into another stays for those that need it, too: an addition that is done twice costs less than a move. Not so
/// an exponential: `uses` says how many others, or results, each quantity serves.
pub fn fuse(graph: &Graph, uses: &[usize], order: &[Id]) -> Vec<Node> {
    let mut nodes = graph.nodes.clone();
    for &id in order {
        if let Some(gate) = gate(&nodes, id) {
            nodes[id] = gate;
        }
    }
    let alone = |id: Id| uses[id] == 1;
    for &id in order {
        let next = |nodes: &[Node]| {
            pair(nodes, id).or_else(|| exponential(nodes, id, &alone)).or_else(|| relative(nodes, id, &alone))
        };
        while let Some(fused) = next(&nodes) {
            nodes[id] = fused;
        }
    }
    nodes
}

/// b(k − a) − ca of its two products, with constants that b and c have.
fn gate(nodes: &[Node], id: Id) -> Option<Node> {
    let outer = nodes[id];
    if outer.code != Code::Sub || !outer.of[..2].iter().all(|&part| nodes[part].code == Code::Mul) {
        return None;
    }
    let [opening, closing] = [0, 1].map(|side| [nodes[outer.of[side]].of[0], nodes[outer.of[side]].of[1]]);
    let sides = [opening, [opening[1], opening[0]]];
    sides.into_iter().find_map(|[shut, opens]| {
        let Node { code: Code::From, of: [gate, ..], by: [k, ..] } = nodes[shut] else { return None };
        let place = closing.iter().position(|&open| open == gate)?;
        let scaled = |id: Id| match nodes[id] {
            Node { code: Code::Times, of: [of, ..], by: [factor, ..] } => (of, factor),
            _ => (id, 1.0),
        };
        let ((b, l), (c, m)) = (scaled(opens), scaled(closing[1 - place]));
        Some(Node { code: Code::Gate, of: [gate, b, c], by: [k, l, m, 0.0] })
    })
}

fn pair(nodes: &[Node], id: Id) -> Option<Node> {
    let outer = nodes[id];
    PAIRS.iter().find_map(|&(inside, place, outside, code)| {
        if outer.code != outside {
            return None;
        }
        let (at, others) = match place {
            First => (outer.of[0], &outer.of[1..outside.arity()]),
            Second => (outer.of[1], &outer.of[..1]),
        };
        let inner = nodes[at];
        if inner.code != inside {
            return None;
        }
        let mut of = [0; 3];
        let operands = inner.of[..inside.arity()].iter().chain(others);
        operands.zip(&mut of).for_each(|(operand, slot)| *slot = *operand);
        let mut by = inner.by;
        by[inside.constants()..].copy_from_slice(&outer.by[..4 - inside.constants()]);
        Some(Node { code, of, by })
    })
}

/// l exp(a/k), l exp(ka).
fn exponential(nodes: &[Node], id: Id, alone: &impl Fn(Id) -> bool) -> Option<Node> {
    let outer = nodes[id];
    let (exp, factor) = match outer.code {
        Code::Times if alone(outer.of[0]) => (nodes[outer.of[0]], outer.by[0]),
        Code::Exp => (outer, 1.0),
        _ => return None,
    };
    match exp.code {
        Code::ExpOver | Code::ExpTimes if exp.by[1] == 1.0 && outer.code == Code::Times => {
            Some(Node { by: [exp.by[0], factor, 0.0, 0.0], ..exp })
        }
        Code::Exp if outer.code == Code::Exp && alone(exp.of[0]) => {
            let exponent = nodes[exp.of[0]];
            let code = match exponent.code {
                Code::Over => Code::ExpOver,
                Code::Times => Code::ExpTimes,
                _ => return None,
            };
            Some(Node { code, of: exponent.of, by: [exponent.by[0], 1.0, 0.0, 0.0] })
        }
        _ => None,
    }
}

/// n x/(eˣ − 1) of x = ka + l, with mb for eˣ.
fn relative(nodes: &[Node], id: Id, alone: &impl Fn(Id) -> bool) -> Option<Node> {
    let outer = nodes[id];
    match outer.code {
        Code::Relative => {
            let [x, exp, _] = outer.of;
            // The exponent may have served the exponential, too, before that was shared.
            let (x, power) = (nodes[x], nodes[exp]);
            let (of, k, l) = match x.code {
                Code::TimesPlus => (x.of[0], x.by[0], x.by[1]),
                _ => return None,
            };
            let (b, m) = match power.code {
                Code::Times if alone(exp) => (power.of[0], power.by[0]),
                _ => (exp, 1.0),
            };
            Some(Node { code: Code::RelativeTimes, of: [of, b, 0], by: [k, l, m, 1.0] })
        }
        Code::Times if alone(outer.of[0]) => {
            let inner = nodes[outer.of[0]];
            let plain = inner.code == Code::RelativeTimes && inner.by[3] == 1.0;
            let [k, l, m, _] = inner.by;
            plain.then_some(Node { by: [k, l, m, outer.by[0]], ..inner })
        }
        _ => None,
    }
}
