//! Equations as a graph: each quantity once, constants worked out, quotients that come to 0/0 in the form that has a limit.

use super::code::{By, Code};
use crate::equations::value::whole;
use std::collections::HashMap;

/// A quantity, by its place in the graph.
pub type Id = usize;

/// How a quantity comes of others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// By which move.
    pub code: Code,
    /// Of which others; only as many count as the move takes.
    pub of: [Id; 3],
    /// With which constants.
    pub by: By,
}

/// Quantities, each after those that it is made of.
#[derive(Default)]
pub struct Graph {
    /// All of them.
    pub nodes: Vec<Node>,
    known: HashMap<(Code, [Id; 3], [u64; 4]), Id>,
}

/// k u + l.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// u.
    pub of: Id,
    /// k.
    pub slope: f64,
    /// l.
    pub intercept: f64,
}

/// Relative to which two lines are taken for multiples of one another: what rounding makes of their constants.
const ALIKE: f64 = 1e-13;

/// So many factors of a numerator are looked at.
const FACTORS: usize = 16;

impl Graph {
    /// A quantity that is given, by its place among those.
    pub fn given(&mut self, place: usize) -> Id {
        self.node(Code::Given, [place, 0, 0], [0.0; 4])
    }

    /// A number.
    pub fn constant(&mut self, value: f64) -> Id {
        self.node(Code::Constant, [0; 3], [value, 0.0, 0.0, 0.0])
    }

    /// The value of what is a number.
    pub fn value(&self, id: Id) -> Option<f64> {
        let node = &self.nodes[id];
        (node.code == Code::Constant).then_some(node.by[0])
    }

    /// A quantity of others; of numbers alone it is a number.
    pub fn of(&mut self, code: Code, of: &[Id], by: &[f64]) -> Id {
        let mut operands = [0; 3];
        operands[..of.len()].copy_from_slice(of);
        let mut constants = [0.0; 4];
        constants[..by.len()].copy_from_slice(by);
        let known: Option<Vec<f64>> = of.iter().map(|&id| self.value(id)).collect();
        match known {
            // A function of one number asks for a second and leaves it alone.
            Some(known) => {
                self.constant(code.of(|place| known.get(place).copied().unwrap_or(0.0), &constants))
            }
            None => self.node(code, operands, constants),
        }
    }

    /// −a.
    pub fn neg(&mut self, a: Id) -> Id {
        let Node { code, of, by } = self.nodes[a];
        match code {
            Code::Neg => of[0],
            Code::Times | Code::Over => self.of(code, &of[..1], &[-by[0]]),
            _ => self.of(Code::Neg, &[a], &[]),
        }
    }

    /// a + b.
    pub fn add(&mut self, a: Id, b: Id) -> Id {
        match (self.value(a), self.value(b), self.negated(a), self.negated(b)) {
            (_, Some(k), Some(a), _) => self.less(k, a),
            (Some(k), _, _, Some(b)) => self.less(k, b),
            (_, Some(k), ..) => self.of(Code::Plus, &[a], &[k]),
            (Some(k), ..) => self.of(Code::Plus, &[b], &[k]),
            (_, _, _, Some(b)) => self.sub(a, b),
            (_, _, Some(a), _) => self.sub(b, a),
            _ => self.of(Code::Add, &[a.min(b), a.max(b)], &[]),
        }
    }

    /// a − b.
    pub fn sub(&mut self, a: Id, b: Id) -> Id {
        match (self.value(a), self.value(b), self.negated(b)) {
            (_, Some(k), _) => {
                let less = self.constant(-k);
                self.add(a, less)
            }
            (Some(k), ..) => self.less(k, b),
            (_, _, Some(b)) => self.add(a, b),
            _ => self.of(Code::Sub, &[a, b], &[]),
        }
    }

    /// k − a.
    fn less(&mut self, k: f64, a: Id) -> Id {
        match self.nodes[a].code {
            // A line is one move.
            Code::Times | Code::Over => {
                let negative = self.neg(a);
                self.of(Code::Plus, &[negative], &[k])
            }
            _ => self.of(Code::From, &[a], &[k]),
        }
    }

    /// a b.
    pub fn mul(&mut self, a: Id, b: Id) -> Id {
        match (self.value(a), self.value(b)) {
            (_, Some(k)) => self.times(a, k),
            (Some(k), _) => self.times(b, k),
            _ if a == b => self.of(Code::Square, &[a], &[]),
            _ => self.of(Code::Mul, &[a.min(b), a.max(b)], &[]),
        }
    }

    /// k a.
    pub fn times(&mut self, a: Id, k: f64) -> Id {
        match self.negated(a) {
            _ if k == 1.0 => a,
            Some(a) => self.of(Code::Times, &[a], &[-k]),
            None => self.of(Code::Times, &[a], &[k]),
        }
    }

    /// a/b.
    pub fn div(&mut self, a: Id, b: Id) -> Id {
        if let Some(relative) = self.relative(a, b) {
            return relative;
        }
        match (self.value(a), self.value(b), self.negated(a)) {
            // Where it rounds as the quotient does, the product is faster.
            (_, Some(k), _) if exact(k) => self.times(a, 1.0 / k),
            (_, Some(k), Some(a)) => self.of(Code::Over, &[a], &[-k]),
            (_, Some(k), _) => self.of(Code::Over, &[a], &[k]),
            (Some(k), ..) => self.of(Code::Into, &[b], &[k]),
            _ => self.of(Code::Div, &[a, b], &[]),
        }
    }

    /// a to the power b.
    pub fn power(&mut self, a: Id, b: Id) -> Id {
        match self.value(b).map(|power| (power, whole(power))) {
            None => self.of(Code::Relate(crate::equations::expr::Operator::Pow), &[a, b], &[]),
            Some((_, Some(1))) => a,
            Some((_, Some(2))) => self.of(Code::Square, &[a], &[]),
            Some((_, Some(3))) => self.of(Code::Cube, &[a], &[]),
            Some((_, Some(4))) => self.of(Code::Fourth, &[a], &[]),
            Some((power, Some(_))) => self.of(Code::Whole, &[a], &[power]),
            Some((power, None)) => self.of(Code::Power, &[a], &[power]),
        }
    }

    /// x/(eˣ − 1), and its limit.
    pub fn exprelr(&mut self, x: Id) -> Id {
        let exp = self.of(Code::Exp, &[x], &[]);
        self.of(Code::Relative, &[x, exp], &[])
    }

    /// The quantity as a line in another.
    pub fn line(&self, mut id: Id) -> Line {
        let (mut slope, mut intercept) = (1.0, 0.0);
        loop {
            let Node { code, of, by: [k, ..] } = self.nodes[id];
            match code {
                Code::Neg => slope = -slope,
                Code::Plus => intercept += slope * k,
                Code::Times => slope *= k,
                Code::Over => slope /= k,
                Code::From => (intercept, slope) = (intercept + slope * k, -slope),
                _ => return Line { of: id, slope, intercept },
            }
            id = of[0];
        }
    }

    /// a/(eˣ − 1) or a/(1 − eˣ) where a factor of a is a multiple of x: 0/0 at x = 0 as it is written.
    fn relative(&mut self, a: Id, b: Id) -> Option<Id> {
        let Node { code, of: [exp, ..], by: [k, ..] } = self.nodes[b];
        let sign = match code {
            Code::Plus if k == -1.0 => 1.0,
            Code::From if k == 1.0 => -1.0,
            _ => return None,
        };
        let Node { code: Code::Exp, of: [x, ..], .. } = self.nodes[exp] else { return None };
        let (mut factors, constant) = self.factors(a);
        let place = factors.iter().position(|&factor| self.multiple(factor, x).is_some())?;
        let multiple = self.multiple(factors.remove(place), x)?;
        let relative = self.exprelr(x);
        let scaled = self.times(relative, sign * multiple * constant);
        Some(factors.into_iter().fold(scaled, |product, factor| self.mul(product, factor)))
    }

    /// What is multiplied in a quantity, and by which constant.
    fn factors(&self, id: Id) -> (Vec<Id>, f64) {
        let (mut factors, mut constant) = (Vec::new(), 1.0);
        let mut left = vec![id];
        while factors.len() < FACTORS {
            let Some(id) = left.pop() else { break };
            let Node { code, of: [a, b, _], by: [k, ..] } = self.nodes[id];
            match code {
                Code::Mul => left.extend([b, a]),
                Code::Times => constant *= k,
                Code::Over => constant /= k,
                Code::Neg => constant = -constant,
                _ => factors.push(id),
            }
            if matches!(code, Code::Times | Code::Over | Code::Neg) {
                left.push(a);
            }
        }
        factors.append(&mut left);
        (factors, constant)
    }

    /// By how much a is x, where it is a multiple of it.
    fn multiple(&self, a: Id, x: Id) -> Option<f64> {
        let (a, x) = (self.line(a), self.line(x));
        let factor = a.slope / x.slope;
        let apart = (a.intercept - factor * x.intercept).abs();
        let alike = a.of == x.of && apart <= ALIKE * a.intercept.abs() && factor.is_finite() && factor != 0.0;
        alike.then_some(factor)
    }

    /// What the quantity is the negative of.
    fn negated(&self, id: Id) -> Option<Id> {
        let node = &self.nodes[id];
        (node.code == Code::Neg).then_some(node.of[0])
    }

    fn node(&mut self, code: Code, of: [Id; 3], by: By) -> Id {
        let next = self.nodes.len();
        let id = *self.known.entry((code, of, by.map(f64::to_bits))).or_insert(next);
        if id == next {
            self.nodes.push(Node { code, of, by });
        }
        id
    }
}

/// Whether 1/k is a number as it stands: of a power of 2, which is not too small.
fn exact(k: f64) -> bool {
    const FRACTION: u64 = (1 << 52) - 1;
    k.to_bits() & FRACTION == 0 && (1e-300..1e300).contains(&k.abs())
}
