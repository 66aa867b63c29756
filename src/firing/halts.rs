//! What can hold a cycle up for longer and longer as the current comes nearer to the onset of firing.

use crate::model::Model;
use crate::phase_plane::bifurcations::{Kind, bifurcations};
use crate::phase_plane::equations::Equations;
use crate::phase_plane::equilibria::{Equilibrium, equilibria, equilibrium};
use crate::spikes::Fires;

/// What there is to hold a cycle up under a current.
#[derive(Clone, Debug, PartialEq)]
pub enum Halt {
    /// The place where two equilibria have just vanished, under this current.
    Fold(f64),
    /// The place where rest has just come to its reset, under this current, of a neuron of one variable: it lingers there.
    Reset(f64),
    /// Saddles, and how fast each of them is left; none where nothing is that a cycle could come near to.
    Saddles(Vec<f64>),
    /// A neuron of one variable has no way round: where it slows down more and more, it is just not yet at rest.
    OneVariable,
    /// Not known: a reset can put the neuron anywhere, so beside what repels, too.
    Any,
    /// Not known: below, too, it has no rest to come to, and was not waited for.
    Unseen,
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
    /// The currents under which rest comes to where the neuron is reset.
    resets_at: Vec<f64>,
    /// Parts of the branch of saddles: at either end the current, and how fast the saddle is left.
    saddles: Vec<[[f64; 2]; 2]>,
    /// Parts of the branch on which the neuron can rest: the currents at their ends, ascending.
    rests: Vec<[f64; 2]>,
    /// Whether spikes are resets, and whether the voltage is the only variable.
    resets: bool,
    one_variable: bool,
}

/// What an equilibrium of the branch is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Saddle,
    Rest,
    Other,
}

impl Halts {
    /// Of a model.
    pub fn of_model<const N: usize, M: Model<N>>(model: &M) -> Halts {
        let about = model.about();
        Halts::of::<N>(model, about.window[0], matches!(about.fires, Fires::AtReset))
    }

    /// Of equilibria whose voltage lies in the usual range or within its width beside it; `resets` tells of a neuron whose
    /// spikes are resets.
    pub fn of<const N: usize>(equations: &dyn Equations<N>, [low, high]: [f64; 2], resets: bool) -> Halts {
        let range = [low - (high - low), high + (high - low)];
        let look = |found: Equilibrium<N>| {
            let point = found.point;
            let [leaves, comes] = [0, N - 1].map(|place| point.eigenvalues[place][0]);
            let place = match (leaves > 0.0, comes < 0.0) {
                (true, true) => Place::Saddle,
                (false, _) if point.stable() && equations.reset_of(point.state).is_none() => Place::Rest,
                _ => Place::Other,
            };
            (point.state[0], place, [found.current, leaves])
        };
        let mut branch: Vec<_> =
            equilibria(equations, range).into_iter().map(|found| found.map(look)).collect();
        // The parts reach the folds and the Hopf points, which lie between the looks.
        let changes = bifurcations(equations, range);
        for found in &changes {
            let below =
                |look: &Option<(f64, Place, [f64; 2])>| look.is_some_and(|(at, ..)| at < found.state[0]);
            let place = branch.iter().rposition(below).map_or(0, |place| place + 1);
            let rests = |place: usize| {
                branch.get(place).is_some_and(|look| look.is_some_and(|look| look.1 == Place::Rest))
            };
            // Past a Hopf point a saddle stays one.
            if found.kind == Kind::Fold || place.checked_sub(1).is_some_and(rests) || rests(place) {
                branch.insert(place, Some((found.state[0], Place::Other, [found.current, 0.0])));
            }
        }
        // And where rest comes to a reset.
        let mut resets_at = Vec::new();
        let is_rest = |look: &Option<(f64, Place, [f64; 2])>| look.is_some_and(|look| look.1 == Place::Rest);
        for place in (1..branch.len()).rev() {
            let pair = [branch[place - 1], branch[place]];
            if is_rest(&pair[0]) != is_rest(&pair[1])
                && let Some(found) = reset_between(equations, pair.map(|look| look.map(|look| look.0)))
            {
                resets_at.push(found.current);
                branch.insert(place, Some((found.point.state[0], Place::Other, [found.current, 0.0])));
            }
        }
        // A fold without current is at 0, and not at −0.
        let folds = changes.iter().filter(|found| found.kind == Kind::Fold).map(|found| found.current + 0.0);
        let parts = |of: Place| {
            branch.windows(2).filter_map(move |pair| {
                let [(_, one, from), (_, other, to)] = [pair[0]?, pair[1]?];
                (one == of || other == of).then_some([from, to])
            })
        };
        let ascending = |[[from, _], [to, _]]: [[f64; 2]; 2]| [from.min(to), from.max(to)];
        Halts {
            saddles: parts(Place::Saddle).collect(),
            rests: parts(Place::Rest).map(ascending).collect(),
            folds: folds.collect(),
            resets_at,
            resets,
            one_variable: N == 1,
        }
    }

    /// Whether it can rest under this current, as far as was looked.
    pub fn rests_at(&self, current: f64) -> bool {
        self.rests.iter().any(|[from, to]| (*from..=*to).contains(&current))
    }

    /// Whether it can rest under none of the currents above 0 up to this one, but for those that are nothing beside it.
    pub fn rests_nowhere_up_to(&self, current: f64, nothing: f64) -> bool {
        self.rests.iter().all(|[from, to]| *to <= nothing || *from > current)
    }

    /// Whether the voltage is the only variable.
    pub fn one_variable(&self) -> bool {
        self.one_variable
    }

    /// What there is between two currents: under the first a neuron does not fire, and was perhaps `silent` only for as
    /// long as it was waited for, under the second it fires. A fold `within` so much below that is at the onset.
    pub fn at(&self, [quiet, fires]: [f64; 2], silent: bool, within: f64) -> Halt {
        // Nothing but a fold that has just come about is a reason: below it, what was to vanish is still there.
        let folds = self.folds.iter().copied().filter(|fold| *fold <= fires);
        let fold = folds.max_by(f64::total_cmp);
        if silent && !self.rests_at(quiet) {
            // It will fire there, too, and on down to where rest has been lost.
            let lost = |at: &f64| self.rests.iter().any(|[_, to]| to == at);
            let only = |at: &f64| self.rests.iter().all(|[from, to]| to <= at || *from > fires);
            let reset = self.resets_at.iter().copied().find(|at| self.one_variable && lost(at) && only(at));
            let reset = reset.filter(|at| *at <= quiet);
            let fold = fold.filter(lost).filter(only);
            return fold.map(Halt::Fold).or(reset.map(Halt::Reset)).unwrap_or(Halt::Unseen);
        }
        if let Some(fold) = fold.filter(|fold| fires - fold <= within) {
            return Halt::Fold(fold);
        }
        if self.one_variable {
            return Halt::OneVariable;
        }
        if self.resets {
            return Halt::Any;
        }
        let leaves = |&[[from, slow], [to, fast]]: &[[f64; 2]; 2]| {
            let part = (fires - from) / (to - from);
            (0.0..=1.0).contains(&part).then_some(slow + part * (fast - slow))
        };
        Halt::Saddles(self.saddles.iter().filter_map(leaves).collect())
    }
}

/// The equilibrium between two voltages, of which the neuron is reset at one, where that begins; none where it is reset at
/// neither.
fn reset_between<const N: usize>(
    equations: &dyn Equations<N>,
    voltages: [Option<f64>; 2],
) -> Option<Equilibrium<N>> {
    let is_reset = |v: f64| Some(equations.reset_of(equilibrium(equations, v)?.point.state).is_some());
    let [mut rests, mut resets] = [voltages[0]?, voltages[1]?];
    match [is_reset(rests)?, is_reset(resets)?] {
        [false, true] => {}
        [true, false] => (rests, resets) = (resets, rests),
        _ => return None,
    }
    for _ in 0..60 {
        let middle = 0.5 * (rests + resets);
        *(if is_reset(middle)? { &mut resets } else { &mut rests }) = middle;
    }
    equilibrium(equations, rests)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{Listed, Visitor, visit};
    use crate::options::initial;

    struct Halting;

    impl Visitor for Halting {
        type Out = Halts;

        fn visit<const N: usize, M: Model<N>>(self, model: M) -> Halts {
            Halts::of::<N>(&model, model.about().window[0], false)
        }
    }

    #[test]
    fn a_saddle_and_rest_are_there_up_to_their_fold_and_no_farther() {
        let values = initial(&Listed::find("type-y").expect("it is one of them").params());
        let halts = visit("type-y", &values, Halting).expect("good values");
        let fold = halts.folds.iter().copied().fold(f64::MIN, f64::max);
        assert!((fold - 0.3729552).abs() < 1e-7, "{fold}");
        for before in [1e-9, 1e-7, 1e-5, 1e-3] {
            let current = fold - before;
            let Halt::Saddles(leaves) = halts.at([current; 2], true, 0.0) else { panic!("it rests there") };
            assert_eq!(leaves.len(), 1, "{before} before the fold");
            assert!(leaves[0] > 0.0 && leaves[0] < 0.02, "{leaves:?}");
        }
        assert_eq!(halts.at([fold + 1e-9; 2], false, 0.0), Halt::Saddles(Vec::new()));
        assert_eq!(halts.at([fold + 1e-3; 2], true, 0.0), Halt::Fold(fold), "it was not waited for");
    }
}
