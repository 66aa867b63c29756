//! What can hold a cycle up for longer and longer as the current comes nearer to the onset of firing.

use crate::phase_plane::bifurcations::{Kind, bifurcations};
use crate::phase_plane::equations::Equations;
use crate::phase_plane::equilibria::equilibria;

/// What there is to hold a cycle up under a current.
#[derive(Clone, Debug, PartialEq)]
pub enum Halt {
    /// The place where two equilibria are just vanishing, under this current.
    Fold(f64),
    /// Saddles, and how fast each of them is left; none where nothing is that a cycle could come near to.
    Saddles(Vec<f64>),
    /// A neuron of one variable has no way round: where it slows down more and more, it is just not yet at rest.
    Alone,
    /// Not known: a reset can put the neuron anywhere, so beside what repels, too.
    Any,
}

/// What a cycle can come near to under any current.
///
/// Between two resets an interval can grow without bound only where the cycle comes ever closer to an equilibrium that
/// attracts from some directions and repels into others: a saddle, or two equilibria at a fold (Yu. A. Kuznetsov, Elements
/// of Applied Bifurcation Theory, 3rd ed. 2004, ch. 6 and 7). A cycle of more than two variables could do so near another
/// cycle as well; that is left out.
#[derive(Clone, Debug, Default)]
pub struct Halts {
    /// The currents of the folds.
    folds: Vec<f64>,
    /// Parts of the branch of saddles: at either end the current, and how fast the saddle is left.
    saddles: Vec<[[f64; 2]; 2]>,
    /// Whether spikes are resets, and whether the voltage is the only variable.
    resets: bool,
    alone: bool,
}

impl Halts {
    /// Of equilibria whose voltage lies in the usual range or within its width beside it; `resets` tells of a neuron whose
    /// spikes are resets.
    pub fn of<const N: usize>(equations: &dyn Equations<N>, [low, high]: [f64; 2], resets: bool) -> Halts {
        let range = [low - (high - low), high + (high - low)];
        let branch: Vec<_> = equilibria(equations, range)
            .into_iter()
            .map(|found| {
                let found = found?;
                let [leaves, comes] = [0, N - 1].map(|place| found.point.eigenvalues[place][0]);
                Some((leaves > 0.0 && comes < 0.0, [found.current, leaves]))
            })
            .collect();
        let saddles = branch.windows(2).filter_map(|pair| {
            let [(one, from), (other, to)] = [pair[0]?, pair[1]?];
            (one || other).then_some([from, to])
        });
        let folds = bifurcations(equations, range).into_iter().filter(|found| found.kind == Kind::Fold);
        let folds = folds.map(|found| found.current).collect();
        Halts { folds, saddles: saddles.collect(), resets, alone: N == 1 }
    }

    /// What there is under a current that is known within some distance.
    pub fn at(&self, current: f64, within: f64) -> Halt {
        let fold =
            self.folds.iter().copied().min_by(|a, b| (a - current).abs().total_cmp(&(b - current).abs()));
        if let Some(fold) = fold.filter(|fold| (fold - current).abs() <= within) {
            return Halt::Fold(fold);
        }
        if self.alone {
            return Halt::Alone;
        }
        if self.resets {
            return Halt::Any;
        }
        let leaves = |&[[from, slow], [to, fast]]: &[[f64; 2]; 2]| {
            let part = (current - from) / (to - from);
            (0.0..=1.0).contains(&part).then_some(slow + part * (fast - slow))
        };
        Halt::Saddles(self.saddles.iter().filter_map(leaves).collect())
    }
}
