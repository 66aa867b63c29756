//! Swings of a voltage: where it turns, how far it rises between two turns, and whether it goes on so for ever.

/// A rise of the voltage to where it turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// When it turned.
    pub time: f64,
    /// How far it had risen since it turned last.
    pub height: f64,
}

/// A turn of a voltage, between three values a step apart: the first two rise and the last two do not, or the other way
/// round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// When, in steps from the middle one.
    pub step: f64,
    /// The voltage there.
    pub voltage: f64,
    /// Whether it is a peak.
    pub peak: bool,
}

impl Turn {
    /// The turn of the parabola through three values.
    pub fn of([a, b, c]: [f64; 3]) -> Turn {
        let (slope, bend) = (0.5 * (c - a), a - 2.0 * b + c);
        let step = if bend == 0.0 { 0.0 } else { (-slope / bend).clamp(-1.0, 1.0) };
        Turn { step, voltage: b + step * (slope + 0.5 * step * bend), peak: bend < 0.0 }
    }
}

/// Tells swings from turns, one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Troughs {
    /// Where the voltage turned last upwards, if it did.
    trough: Option<f64>,
}

impl Troughs {
    /// Before the first turn.
    pub const NONE: Troughs = Troughs { trough: None };

    /// The height of the swing that ends with this turn, if one does.
    pub fn rise(&mut self, turn: Turn) -> Option<f64> {
        if turn.peak {
            return self.trough.take().map(|trough| turn.voltage - trough);
        }
        self.trough = Some(turn.voltage);
        None
    }
}

/// The swings of a voltage from its values `dt` apart, times since the first.
pub fn swings(voltage: &[f64], dt: f64) -> Vec<Swing> {
    let mut troughs = Troughs::NONE;
    let turns = |three: &[f64]| (three[1] > three[0]) != (three[2] > three[1]);
    let turned = voltage.windows(3).zip(1..).filter(|(three, _)| turns(three));
    turned
        .filter_map(|(three, middle)| {
            let turn = Turn::of([three[0], three[1], three[2]]);
            let height = troughs.rise(turn)?;
            Some(Swing { time: (f64::from(middle) + turn.step) * dt, height })
        })
        .collect()
}

/// Swings of which a mean is taken, at the least.
const FEW: usize = 3;

/// The rate of swings that go on for ever: their heights come to an end above 0. None where they die out or grow, of too
/// few, and where these do not tell. The later half tells the rate.
pub fn lasting(swings: &[Swing]) -> Option<f64> {
    if swings.len() < 3 * FEW {
        return None;
    }
    let late = &swings[swings.len() / 2..];
    let took = late[late.len() - 1].time - late[0].time;
    (steady(late) || near_cycle(late)).then_some((late.len() - 1) as f64 / took)
}

/// So many standard errors are no accident.
const SURE: f64 = 4.0;

/// Whether the heights have no trend: none at all, or none beside their scatter, which leaves room for little.
fn steady(swings: &[Swing]) -> bool {
    let took = swings[swings.len() - 1].time - swings[0].time;
    let points = swings.iter().map(|swing| (swing.time / took, swing.height.ln()));
    let [_, (trend, error)] = line(&points.collect::<Vec<_>>());
    trend.abs() < FLAT || (trend.abs() < SURE * error && trend.abs() + SURE * error < KEPT)
}

/// Logarithms of heights that change by less in all do not change.
const FLAT: f64 = 1e-4;

/// Whether the heights are on their way to those of a cycle, not far from the last of them.
///
/// By how much a swing of height h grows is μ − l h² where a cycle is born around a rest, and about so near any cycle
/// (Landau's equation; J. Guckenheimer and P. Holmes, Nonlinear Oscillations, Dynamical Systems, and Bifurcations of Vector
/// Fields, 1983, section 3.4): with μ > 0 the cycle has the height √(μ/l), else swings die out, however slowly.
fn near_cycle(swings: &[Swing]) -> bool {
    let last = swings[swings.len() - 1].height;
    let growth = swings.windows(2).map(|pair| {
        let [before, after] = [pair[0].height, pair[1].height];
        (before * after / (last * last), (after / before).ln())
    });
    let [(smallest, error), (slope, _)] = line(&growth.collect::<Vec<_>>());
    let cycle = (-smallest / slope).sqrt();
    smallest > SURE * error && slope < 0.0 && (cycle - 1.0).abs() < KEPT
}

/// The straight line through points by least squares: its value at 0 and its slope, each with its standard error.
fn line(points: &[(f64, f64)]) -> [(f64, f64); 2] {
    let many = points.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / many;
    let (x, y) = (mean(&|point| point.0), mean(&|point| point.1));
    let spread = mean(&|point| (point.0 - x).powi(2));
    let slope = mean(&|point| (point.0 - x) * (point.1 - y)) / spread;
    let left = mean(&|point| (point.1 - y - slope * (point.0 - x)).powi(2)) / (many - 2.0);
    [(y - slope * x, (left * (1.0 + x * x / spread)).sqrt()), (slope, (left / spread).sqrt())]
}

/// Whether the heights of the last three times so many swings come to an end that is not far from the last of them.
pub fn last(swings: &[Swing], many: usize) -> bool {
    let Some(first) = swings.len().checked_sub(3 * many) else { return false };
    let mean = |part: &[Swing]| part.iter().map(|swing| swing.height).sum::<f64>() / many as f64;
    let mut means = swings[first..].chunks(many).map(mean);
    let [Some(a), Some(b), Some(c)] = [means.next(), means.next(), means.next()] else { return false };
    limit([a, b, c], SAME * c).is_some_and(|limit| (limit - c).abs() < KEPT * c)
}

/// Heights that differ by less than this share are the same.
const SAME: f64 = 1e-6;

/// By this share of their height swings may still change.
const KEPT: f64 = 0.2;

/// Whether each of the last so many swings is less high than the one before, and all are on their way to nothing.
pub fn dying(swings: &[Swing], many: usize) -> bool {
    let Some(first) = swings.len().checked_sub(3 * many) else { return false };
    swings[first..].windows(2).all(|pair| pair[1].height < pair[0].height) && !last(swings, many)
}

/// Whether swings that are dying out have done so before, and come again: as in bursts, whose spikes become less high to the end of
/// each.
pub fn revived(swings: &[Swing], many: usize) -> bool {
    let grows = |pair: &[Swing]| pair[1].height >= pair[0].height;
    let Some(grew) = swings.windows(2).rposition(grows) else { return false };
    (3 * many..=grew + 1).any(|end| dying(&swings[..end], many))
}

/// What a sequence is on its way to, of which these are three successive members, known to within `noise`, if each change
/// is the same share of the one before (A. C. Aitken, Proc. R. Soc. Edinb. 46, 289–305, 1926); none where it does not
/// come to an end.
pub fn limit([first, second, third]: [f64; 3], noise: f64) -> Option<f64> {
    let (before, after) = (second - first, third - second);
    if after.abs() <= noise {
        return Some(third);
    }
    let share = after / before;
    (share.abs() < 1.0).then(|| third + after * share / (1.0 - share))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(envelope: impl Fn(f64) -> f64) -> Vec<Swing> {
        let voltage: Vec<f64> = (0..20_000)
            .map(|bin| {
                let t = 0.01 * f64::from(bin);
                envelope(t) * (std::f64::consts::TAU * t / 7.0).sin()
            })
            .collect();
        swings(&voltage, 0.01)
    }

    #[test]
    fn a_sine_swings_by_twice_its_amplitude_once_a_period() {
        let swings = wave(|_| 3.0);
        assert_eq!(swings.len(), 28);
        for (n, swing) in (1..).zip(&swings) {
            assert!(
                (swing.height - 6.0).abs() < 1e-8 && (swing.time - 1.75 - 7.0 * f64::from(n)).abs() < 1e-6
            );
        }
        assert!((lasting(&swings).expect("they last") - 1.0 / 7.0).abs() < 1e-9);
    }

    #[test]
    fn swings_that_die_or_grow_do_not_last_but_those_that_approach_a_cycle_do() {
        assert_eq!(lasting(&wave(|t| (-0.001 * t).exp())), None, "however slowly they die");
        assert_eq!(lasting(&wave(|t| (0.01 * t).exp())), None);
        assert!(dying(&wave(|t| (-0.001 * t).exp()), 4));
        // dA/dt = μ A − A³ from A = 3, as it is solved by A² = μ/(1 − (1 − μ/9) e^(−2μt)): rest and cycle are one at μ = 0.
        let born = |mu: f64| wave(move |t| (mu / (1.0 - (1.0 - mu / 9.0) * (-2.0 * mu * t).exp())).sqrt());
        for mu in [-0.03, -0.01, -0.002, -0.0005, -1e-6] {
            assert_eq!(lasting(&born(mu)), None, "at {mu} all die out");
        }
        for mu in [0.01, 0.03, 0.1] {
            assert!((lasting(&born(mu)).expect("a cycle") * 7.0 - 1.0).abs() < 1e-4, "at {mu}");
        }
        for approach in [1.0, -0.5] {
            let swings = wave(|t| 1.0 + approach * (-0.05 * t).exp());
            assert!(lasting(&swings).is_some() && !dying(&swings, 4));
        }
        assert_eq!(lasting(&wave(|_| 1.0)[..8]), None, "too few");
    }

    #[test]
    fn swings_that_die_out_in_every_burst_have_been_revived_after_the_first() {
        let burst = |n: i32| (0..20).map(move |k| (f64::from(100 * n + k), 5.0 - 0.2 * f64::from(k)));
        let swings: Vec<Swing> =
            (0..3).flat_map(burst).map(|(time, height)| Swing { time, height }).collect();
        assert!(dying(&swings, 4) && revived(&swings, 4));
        assert!(dying(&swings[..15], 4) && !revived(&swings[..15], 4), "in the first");
        assert!(!revived(&wave(|t| (-0.001 * t).exp()), 4));
    }

    #[test]
    fn a_line_through_points_has_the_textbooks_standard_errors() {
        // (1, 2), (2, 3), (3, 5), (4, 4): y = 1.5 + 0.8 x; what is left is −0.3, −0.1, 1.1, −0.7, whose squares sum to 1.8.
        let [(at_zero, error_there), (slope, error)] =
            line(&[(1.0, 2.0), (2.0, 3.0), (3.0, 5.0), (4.0, 4.0)]);
        let known = [
            (at_zero, 1.5),
            (slope, 0.8),
            (error_there.powi(2), 0.9 * (0.25 + 6.25 / 5.0)),
            (error.powi(2), 0.18),
        ];
        for (found, known) in known {
            assert!((found - known).abs() < 1e-12, "{found} against {known}");
        }
    }

    #[test]
    fn a_sequence_with_a_constant_share_is_known_to_its_end() {
        let member = |n: i32| 5.0 - 2.0 * 0.9f64.powi(n);
        let found = limit([0, 1, 2].map(member), 0.0).expect("it has an end");
        assert!((found - 5.0).abs() < 1e-12, "{found}");
        assert_eq!(limit([1.0, 2.0, 4.0], 0.0), None);
        assert_eq!(limit([1.0, 1.0, 1.0], 0.0), Some(1.0));
    }
}
