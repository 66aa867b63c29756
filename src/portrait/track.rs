//! A run in the plane: a curve from each reset, at which it jumps, to the next, and what pulses carried the state along.

use super::recent::Recent;
use super::smooth::{EVER, curves};
use crate::figure::{Ink, Line, Mark, Stroke, Values};
use crate::integrate::solution::Coordinate;
use crate::phase_plane::Window;
use crate::run::Run;
use crate::text::Text;
use std::ops::Range;
use std::rc::Rc;

/// A run in the plane, fine enough for what is seen of that.
pub struct Track {
    flights: Vec<Flight>,
    /// What a pulse carried the state along.
    pushed: Vec<Flight>,
    /// Where resets take it: two states each, and then no number.
    jumps: [Values; 2],
}

/// A run's track in whatever part of the plane is seen, which is the same in all frames.
pub struct InView {
    run: Run,
    reset: bool,
    axes: [usize; 2],
    pulses: Vec<Range<usize>>,
    recent: Recent<Window, Rc<Track>>,
}

impl InView {
    /// As [`Track::of`] takes them.
    pub fn of(run: Run, reset: bool, axes: [usize; 2], pulses: Vec<Range<usize>>) -> InView {
        InView { run, reset, axes, pulses, recent: Recent::default() }
    }

    /// The track in this part.
    pub fn seen(&self, seen: Window) -> Rc<Track> {
        let track = |seen: &Window| Rc::new(Track::of(&self.run, self.reset, self.axes, &self.pulses, *seen));
        self.recent.answer(seen, track)
    }
}

/// Numbers of a jump in its lists.
const OF_JUMP: usize = 3;

/// A curve without jumps.
struct Flight {
    t: Values,
    x: Values,
    y: Values,
}

impl Track {
    /// The variables in these places of a run, which jumps where it fires if it is `reset` there; of one variable, nothing. The
    /// pulses are told by their bins.
    pub fn of(run: &Run, reset: bool, axes: [usize; 2], pulses: &[Range<usize>], seen: Window) -> Track {
        let [time, _, _, _, ..] = run.columns.as_slice() else {
            return Track { flights: Vec::new(), pushed: Vec::new(), jumps: Default::default() };
        };
        let flight = |between: [f64; 2]| {
            let plane = [(Coordinate::Variable(axes[0]), seen.x), (Coordinate::Variable(axes[1]), seen.y)];
            let all = [plane[0], plane[1], (Coordinate::Time, EVER)];
            let mut found = curves(run, &all, between, &[]).into_iter();
            let [x, y, t] = [(); 3].map(|()| found.next().unwrap_or_default());
            Flight { t, x, y }
        };
        let fired = if reset { run.spikes.times.as_slice() } else { &[] };
        let starts = [f64::NEG_INFINITY].into_iter().chain(fired.iter().copied());
        let ends = fired.iter().copied().chain([f64::INFINITY]);
        let flights = starts.zip(ends).filter(|(from, to)| from < to).map(|(from, to)| flight([from, to]));
        let flights: Vec<Flight> = flights.filter(|flight| !flight.t.is_empty()).collect();
        let jumps = [0, 1].map(|i| {
            let of = |flight: &Flight| if i == 0 { flight.x.clone() } else { flight.y.clone() };
            let pair = |pair: &[Flight]| {
                let [before, after] = [of(&pair[0]), of(&pair[1])];
                [before[before.len() - 1], after[0], f64::NAN]
            };
            Rc::new(flights.windows(2).flat_map(pair).collect())
        });
        // The state after a pulse is the last that it has pushed: at the next bin, which bins alone have to go past.
        let beyond = if run.solution.is_some() { 0 } else { 1 };
        let time = |bin: usize| time.values.get(bin).copied().unwrap_or(f64::INFINITY);
        let pushed = |pulse: &Range<usize>| flight([time(pulse.start), time(pulse.end + beyond)]);
        let pushed = pulses.iter().map(pushed).filter(|flight| !flight.t.is_empty()).collect();
        Track { flights, pushed, jumps }
    }

    /// The curves up to a moment and the state there, or all of them and the state that they come to.
    pub fn marks(&self, now: Option<(f64, [f64; 2])>) -> Vec<Mark> {
        let begun = |flight: &&Flight| now.is_none_or(|(now, _)| flight.t[0] <= now);
        let seen: Vec<&Flight> = self.flights.iter().filter(begun).collect();
        let Some((last, before)) = seen.split_last() else { return Vec::new() };
        let whole = |flight: &Flight| {
            Mark::Line(Line { stroke: Stroke::Thin, ..Line::new(&flight.x, &flight.y, Ink::Text) })
        };
        let mut marks: Vec<Mark> = before.iter().map(|flight| whole(flight)).collect();
        if !before.is_empty() {
            let jumps = Line::new(&self.jumps[0], &self.jumps[1], Ink::Text);
            let count = (OF_JUMP * before.len()).min(jumps.count);
            marks.push(Mark::Line(Line { stroke: Stroke::Dashed, count, ..jumps }));
        }
        marks.push(match now {
            Some(now) => {
                let [x, y] = last.until(now);
                let end = x.len();
                Mark::Trail { x, y, end }
            }
            None => whole(last),
        });
        for flight in self.pushed.iter().filter(begun) {
            let [x, y] = now.map_or_else(|| [flight.x.clone(), flight.y.clone()], |now| flight.until(now));
            marks.push(Mark::Line(Line { name: "pulse".into(), ..Line::new(&x, &y, Ink::Current) }));
        }
        let at = now.map_or_else(|| [last.x[last.x.len() - 1], last.y[last.y.len() - 1]], |(_, state)| state);
        if at.iter().all(|place| place.is_finite()) {
            marks.push(Mark::Point { at, ink: Ink::Voltage, open: false, label: Text::default() });
        }
        marks
    }
}

impl Flight {
    /// As far as a moment, and to the state there, unless it has ended before.
    fn until(&self, (now, state): (f64, [f64; 2])) -> [Values; 2] {
        let end = self.t.partition_point(|&t| t <= now);
        let goes_on = end < self.t.len();
        [(&self.x, state[0]), (&self.y, state[1])]
            .map(|(values, at)| Rc::new(values[..end].iter().copied().chain(goes_on.then_some(at)).collect()))
    }
}

/// The time of a bin, and the state in the plane of these variables there.
pub fn moment(run: &Run, axes: [usize; 2], bin: usize) -> (f64, [f64; 2]) {
    let at = |column: usize| run.columns[column].values[bin];
    (at(0), axes.map(|axis| at(1 + axis)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integrate::{METHODS, Numerics};
    use crate::ode::{Neuron, Quantity, Real};
    use crate::param::value_of;
    use crate::run::Budget;
    use crate::spikes::Fires;
    use crate::stimulus::bins::Bins;
    use crate::stimulus::constant::constant;

    /// dv/dt = 1, dw/dt = 1/2; at v = 0.77 it is reset to v = 0, and w jumps by 1.
    struct Saw;

    impl Neuron<2> for Saw {
        fn time(&self) -> Quantity {
            Quantity::new("t", "")
        }

        fn variables(&self) -> [Quantity; 2] {
            [Quantity::new("v", ""), Quantity::new("w", "")]
        }

        fn current(&self) -> Quantity {
            Quantity::new("I", "")
        }

        fn rate<R: Real>(&self, _: [R; 2], _: R) -> [R; 2] {
            [R::from(1.0), R::from(0.5)]
        }

        fn reset(&self, [v, w]: [f64; 2]) -> Option<[f64; 2]> {
            (v >= 0.77).then_some([0.0, w + 1.0])
        }
    }

    /// From (0, 0) for two units of time, with bins of 0.1.
    fn saw(method: Numerics) -> Run {
        let drive = constant(Bins::arange(0.0, 2.0, 0.1, 100).expect("a good window"), 0.0);
        let budget = Budget { solution: true, ..Budget::of(100) };
        Run::of(&Saw, [0.0, 0.0], &drive, method, Fires::AtReset, budget)
    }

    const SEEN: Window = Window { x: [0.0, 1.0], y: [0.0, 4.0] };

    fn lines(marks: &[Mark], asked: impl Fn(&Line) -> bool) -> Vec<[Vec<f64>; 2]> {
        let lines = marks.iter().filter_map(|mark| match mark {
            Mark::Line(line) if asked(line) => Some([&line.x, &line.y].map(|all| all[..line.count].to_vec())),
            _ => None,
        });
        lines.collect()
    }

    fn near(found: &[f64], known: &[f64]) {
        let same =
            |(found, known): (&f64, &f64)| found.is_nan() && known.is_nan() || (found - known).abs() < 1e-9;
        assert!(found.len() == known.len() && found.iter().zip(known).all(same), "{found:?} for {known:?}");
    }

    /// The first point and the last.
    fn ends(values: &[f64]) -> [f64; 2] {
        [values[0], values[values.len() - 1]]
    }

    #[test]
    fn a_track_is_cut_at_the_exact_times_of_its_spikes_and_jumps_there() {
        let track = Track::of(&saw(Numerics::adaptive()), true, [0, 1], &[], SEEN);
        let flown: Vec<[f64; 2]> = track.flights.iter().map(|flight| ends(&flight.t)).collect();
        near(flown.as_flattened(), &[0.0, 0.77, 0.77, 1.54, 1.54, 1.9]);
        let marks = track.marks(None);
        let flights = lines(&marks, |line| line.stroke == Stroke::Thin);
        let across: Vec<[f64; 2]> = flights.iter().map(|[x, _]| ends(x)).collect();
        near(across.as_flattened(), &[0.0, 0.77, 0.0, 0.77, 0.0, 0.36]);
        let [[x, y]] = &lines(&marks, |line| line.stroke == Stroke::Dashed)[..] else {
            panic!("one line of jumps")
        };
        near(x, &[0.77, 0.0, f64::NAN, 0.77, 0.0, f64::NAN]);
        near(y, &[0.385, 1.385, f64::NAN, 1.77, 2.77, f64::NAN]);
    }

    #[test]
    fn at_a_moment_within_a_flight_the_track_comes_as_far_as_the_state_there() {
        let run = saw(Numerics::adaptive());
        let track = Track::of(&run, true, [0, 1], &[], SEEN);
        let now = moment(&run, [0, 1], 12);
        let marks = track.marks(Some(now));
        assert_eq!(lines(&marks, |line| line.stroke == Stroke::Thin).len(), 1, "one flight is over");
        let [[x, _]] = &lines(&marks, |line| line.stroke == Stroke::Dashed)[..] else {
            panic!("one line of jumps")
        };
        near(x, &[0.77, 0.0, f64::NAN]);
        let trail = marks.iter().find_map(|mark| match mark {
            Mark::Trail { x, y, end } => Some([x, y].map(|all| ends(&all[..*end]))),
            _ => None,
        });
        let [x, y] = trail.expect("a flight goes on");
        near(&x, &[0.0, 1.2 - 0.77]);
        near(&y, &[1.385, 1.6]);
        let state =
            marks.iter().find_map(|mark| if let Mark::Point { at, .. } = mark { Some(*at) } else { None });
        near(&state.expect("a state"), &now.1);
    }

    #[test]
    fn a_pulse_has_pushed_the_state_from_its_first_bin_to_the_end_of_its_last() {
        for method in [Numerics::adaptive(), Numerics { method: value_of(METHODS, "euler") }] {
            let run = saw(method);
            let pulse = 2..5;
            let track = Track::of(&run, true, [0, 1], std::slice::from_ref(&pulse), SEEN);
            let pushed = |now| lines(&track.marks(now), |line| line.name == "pulse");
            let [[x, y]] = &pushed(None)[..] else { panic!("one pulse") };
            near(&ends(x), &[0.2, 0.5]);
            near(&ends(y), &[0.1, 0.25]);
            assert!(pushed(Some(moment(&run, [0, 1], 1))).is_empty(), "it has not begun");
            let [[x, _]] = &pushed(Some(moment(&run, [0, 1], 3)))[..] else { panic!("one pulse") };
            near(&ends(x), &[0.2, 0.3]);
        }
    }
}
