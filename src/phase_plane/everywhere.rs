//! The fixed points that a neuron has: where it usually moves, and as far out as 10⁹ times its width.

use super::equations::Equations;
use super::equilibria::{self, holding};
use super::fixed_points::{FixedPoint, FixedPoints, Search, fixed_points_within};
use std::borrow::Cow;

/// How many times as far out as the last the next shell goes: little enough that one look puts most of them aside.
const FARTHER: f64 = 1.5;
/// Where the last shell ends, in widths of the first variable. Farther out, what rounding leaves of a closed channel would be
/// more than a current.
const FARTHEST: f64 = 1e9;
/// Parts of a shell at whose ends its equilibria are looked at.
const LOOKS: usize = 2;
/// How far shells overlap, as a part of them: what rounding takes out of one lies in the other.
const OVERLAP: f64 = 1e-6;

/// Where fixed points are sought, whatever the current: ranges of all variables, those in which the neuron usually moves
/// first.
///
/// A search in the whole of it at once would tell no near points apart, so it is divided by the first variable into shells
/// that grow outwards. In each the other variables have the range in which they settle. A shell that holds no fixed point is
/// put aside by one look, for far out the greatest term of a rate is greater than all others together.
///
/// A curve of them comes through where the neuron usually moves. One that is met only beside that is what rounding has left of a
/// rate that nears 0 there and never is.
pub struct Everywhere<const N: usize = 2> {
    /// Where they usually are.
    usual: [[f64; 2]; N],
    shells: Vec<[[f64; 2]; N]>,
    /// Whether the current moves where the others settle, so that each current has shells of its own.
    moved: bool,
}

impl<const N: usize> Everywhere<N> {
    /// Of a neuron that usually moves in these ranges. What is beyond a reset is left out.
    pub fn around(equations: &dyn Equations<N>, usual: [[f64; 2]; N]) -> Everywhere<N> {
        let middle = usual.map(|[low, high]| 0.5 * (low + high));
        let [without, with] = [0.0, 1.0].map(|current| equations.plain(middle, current));
        let shells = Everywhere::shells(equations, usual, 0.0);
        Everywhere { usual, shells, moved: without[1..] != with[1..] }
    }

    /// What is to be searched under a current.
    fn shells(equations: &dyn Equations<N>, usual: [[f64; 2]; N], current: f64) -> Vec<[[f64; 2]; N]> {
        let [low, high] = usual[0];
        let width = high - low;
        let [left, right] = [low - width, high + width];
        let mut all = vec![holding(equations, [left, right], usual, current)];
        let mut near = 0.0;
        let growing = (0..).map(|shell| FARTHER.powi(shell)).take_while(|far| *far < FARTHEST);
        for far in growing.chain([FARTHEST]).map(|far| far * width) {
            let inner = near - OVERLAP * (far - near);
            for range in [[left - far, left - inner], [right + inner, right + far]] {
                all.push(settled(equations, range, usual, current));
            }
            near = far;
        }
        all.retain(|ranges| equations.reset_of(ranges.map(|[low, _]| low)).is_none());
        all
    }

    /// All fixed points under a current, as far out as is sought; see [`fixed_points_within`] for what is told apart. Beside
    /// where the neuron usually moves, points may be missing where rounding leaves a curve of them.
    pub fn fixed_points(&self, equations: &dyn Equations<N>, current: f64) -> FixedPoints<N> {
        let mut points: Vec<FixedPoint<N>> = Vec::new();
        let mut search = Search::Complete;
        let shells = match self.moved {
            false => Cow::Borrowed(&self.shells),
            true => Cow::Owned(Everywhere::shells(equations, self.usual, current)),
        };
        for (place, ranges) in shells.iter().enumerate() {
            let found = self.within(equations, current, *ranges);
            search = found.search;
            let known = |point: &FixedPoint<N>| {
                let inside = |ranges: &[[f64; 2]; N]| {
                    (0..N).all(|i| (ranges[i][0]..=ranges[i][1]).contains(&point.state[i]))
                };
                shells[..place].iter().any(inside)
            };
            for point in found.into_iter().filter(|point| !known(point)) {
                let place = points.partition_point(|other| other.state[0] <= point.state[0]);
                points.insert(place, point);
            }
            if search != Search::Complete {
                break;
            }
        }
        FixedPoints { points, search }
    }

    /// Those in some ranges, and a whole curve of them only where that comes through the usual one. Where one is met beside it,
    /// points in the same ranges may be missing, and that is not told.
    fn within(&self, equations: &dyn Equations<N>, current: f64, ranges: [[f64; 2]; N]) -> FixedPoints<N> {
        let FixedPoints { points, search } = fixed_points_within(equations, current, ranges);
        let ([left, right], [low, high]) = (ranges[0], self.usual[0]);
        let has = left <= low && high <= right;
        match search {
            Search::Curve if has && (left, right) != (low, high) => {
                let parts = [[left, low], [low, high], [high, right]];
                let part = |range| {
                    let ranges = std::array::from_fn(|i| if i == 0 { range } else { ranges[i] });
                    self.within(equations, current, ranges)
                };
                let [before, usual, behind] = parts.map(part);
                let search = before.search.max(usual.search).max(behind.search);
                // One on the edge of two parts is in both.
                let same = |a: &FixedPoint<N>, b: &FixedPoint<N>| {
                    (0..N).all(|i| (a.state[i] - b.state[i]).abs() <= OVERLAP * (ranges[i][1] - ranges[i][0]))
                };
                let mut points = usual.points;
                for point in [before.points, behind.points].concat() {
                    if !points.iter().any(|known| same(known, &point)) {
                        points.push(point);
                    }
                }
                FixedPoints { points, search }
            }
            Search::Curve if !has => FixedPoints { points, search: Search::Complete },
            _ => FixedPoints { points, search },
        }
    }
}

/// The ranges of all variables while the first is in this one and the others have settled. Where each settles must be monotone
/// in the first within the range, so that it lies between where it settles at the range's ends, and a margin.
fn settled<const N: usize>(
    equations: &dyn Equations<N>,
    [low, high]: [f64; 2],
    usual: [[f64; 2]; N],
    current: f64,
) -> [[f64; 2]; N] {
    let voltage = |look: usize| low + (high - low) * look as f64 / LOOKS as f64;
    let held: Vec<_> =
        (0..=LOOKS).filter_map(|look| equilibria::settled(equations, voltage(look), current)).collect();
    std::array::from_fn(|i| {
        let values = held.iter().map(|state| state[i]);
        let ends = values.fold(None, |ends: Option<[f64; 2]>, value| {
            let [least, most] = ends.unwrap_or([value; 2]);
            Some([least.min(value), most.max(value)])
        });
        match ends {
            Some([least, most]) if i > 0 => {
                let margin = 0.05 * (most - least) + 1e-6 * (usual[i][1] - usual[i][0]);
                [least - margin, most + margin]
            }
            _ if i > 0 => usual[i],
            _ => [low, high],
        }
    })
}
