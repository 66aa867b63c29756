//! Steps of many neurons that run one tape, a row a variable.

use super::row::Row;
use super::scheme::Scheme;
use crate::equations::tape::{Rows, Tape};
use crate::integrate::euler::moved;
use crate::integrate::runge_kutta::{REACH, combined};
use crate::number::lanes::Lanes;
use crate::ode::Real;
use std::rc::Rc;

/// Blocks of neurons that run a tape: so many share what a move costs beside its arithmetic that an f–I curve of the axon takes
/// 1.4 times that of the compiled one.
pub const SHARING: usize = 6;

/// Neurons whose rates are a tape's. A state is its variables one after the other, each a row.
#[derive(Clone, Debug)]
pub struct TapeSteps {
    /// At each stage of a step: with registers of its own, so that its rates need not be carried away from there.
    stages: [Rows<Lanes>; REACH.len()],
    /// A voltage beyond this counts as this, but by Euler’s steps; see [`Neuron::flow`](crate::ode::Neuron::flow).
    cut: Option<f64>,
}

impl TapeSteps {
    /// In rows of this width.
    pub fn new(tape: Rc<Tape>, width: usize, cut: Option<f64>) -> TapeSteps {
        TapeSteps { stages: std::array::from_fn(|_| Rows::new(tape.clone(), width)), cut }
    }

    /// The currents of the steps that follow, of as many blocks as take them.
    pub fn inject(&mut self, currents: &[Lanes]) {
        self.stages.iter_mut().for_each(|stage| stage.current()[..currents.len()].copy_from_slice(currents));
    }

    /// One step from one state to another, of as many blocks as these have.
    pub fn step(&mut self, scheme: Scheme, dt: f64, from: &[Row], to: &mut [Row]) {
        match scheme {
            Scheme::Euler => {
                self.look(0, 0.0, None, from);
                self.put(from, to, |x, [k]| moved([x], [k], dt)[0]);
            }
            Scheme::RungeKutta => {
                for (stage, reach) in REACH.into_iter().enumerate() {
                    self.look(stage, reach * dt, self.cut, from);
                }
                self.put(from, to, |x, k| combined([x], k.map(|k| [k]), dt)[0]);
            }
        }
    }

    /// Works out the rates at a stage: so far along those of the stage before.
    fn look(&mut self, stage: usize, reach: f64, cut: Option<f64>, from: &[Row]) {
        let (past, rest) = self.stages.split_at_mut(stage);
        let Some(rows) = rest.first_mut() else { return };
        let used = from[0].len();
        for (variable, from) in from.iter().enumerate() {
            let at = &mut rows.variable(variable)[..used];
            match past.last() {
                None => at.copy_from_slice(from),
                Some(before) => {
                    for ((at, from), rate) in at.iter_mut().zip(from).zip(before.result(variable)) {
                        *at = moved([*from], [*rate], reach)[0];
                    }
                }
            }
            if let Some(cut) = cut.filter(|_| variable == 0) {
                at.iter_mut().for_each(|x| *x = x.at_most(cut));
            }
        }
        rows.run(used);
    }

    /// Puts what comes of a state and of its rates at so many stages.
    fn put<const STAGES: usize>(
        &self,
        from: &[Row],
        to: &mut [Row],
        moved: impl Fn(Lanes, [Lanes; STAGES]) -> Lanes,
    ) {
        for (variable, (from, to)) in from.iter().zip(to).enumerate() {
            let used = from.len();
            let rates: [&[Lanes]; STAGES] =
                std::array::from_fn(|stage| &self.stages[stage].result(variable)[..used]);
            for (i, (from, to)) in from.iter().zip(to).enumerate() {
                *to = moved(*from, rates.map(|rates| rates[i]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integrate::{euler, runge_kutta};
    use crate::model::Model;
    use crate::models::{Visitor, visit};
    use crate::number::lanes::LANES;

    /// Three variables, of which the first grows faster than any exponential and is cut off at 30.
    const CUT: &str = "own:par I=0\nv'=0.04*v^2+5*v+140-u+w+I\nu'=0.02*(0.2*v-u)\nw'=-w/(3+exp(-v/10))\nglobal 1 v-30 {v=-65;u=u+8}";

    /// Blocks that take a step, of a tape that has room for more.
    const WIDTH: usize = 4;
    const USED: usize = 3;

    /// What the steps of both have come to: by the tape, and of each neuron by itself.
    struct Both(Scheme);

    impl Visitor for Both {
        type Out = [Vec<Vec<f64>>; 2];

        fn visit<const N: usize, M: Model<N>>(self, model: M) -> Self::Out {
            assert_eq!((N, model.cut()), (3, Some(30.0)));
            // Some stages look beyond the cut, by little and by much.
            let begin = |i: usize, lane: usize| {
                [-70.0 + 9.0 * lane as f64, -14.0 + lane as f64, 0.3 * lane as f64][i]
            };
            let current = |lane: usize| 10.0 * lane as f64 - 20.0;
            let row = |number: &dyn Fn(usize) -> f64| -> Row {
                (0..USED)
                    .map(|block| Lanes::new(std::array::from_fn(|place| number(block * LANES + place))))
                    .collect()
            };
            let mut state: Vec<Row> = (0..N).map(|i| row(&|lane| begin(i, lane))).collect();
            let mut next = state.clone();
            let mut tape = TapeSteps::new(model.tape().expect("it is typed").clone(), WIDTH, model.cut());
            tape.inject(&row(&current));
            let mut alone: Vec<[f64; N]> =
                (0..USED * LANES).map(|lane| std::array::from_fn(|i| begin(i, lane))).collect();
            let dt = 0.05;
            for _ in 0..3 {
                tape.step(self.0, dt, &state, &mut next);
                std::mem::swap(&mut state, &mut next);
                for (lane, x) in alone.iter_mut().enumerate() {
                    *x = match self.0 {
                        Scheme::Euler => euler::step(&model, *x, current(lane), dt),
                        Scheme::RungeKutta => runge_kutta::step(&model, *x, [current(lane); 3], dt),
                    };
                }
            }
            let of_tape =
                |lane: usize| state.iter().map(|row| row[lane / LANES].to_array()[lane % LANES]).collect();
            [(0..USED * LANES).map(of_tape).collect(), alone.iter().map(|x| x.to_vec()).collect()]
        }
    }

    #[test]
    fn steps_by_the_tape_are_those_of_each_neuron_alone_also_beyond_the_cut() {
        for scheme in [Scheme::Euler, Scheme::RungeKutta] {
            let [by_tape, alone] = visit(CUT, &[], Both(scheme)).expect("a good text");
            assert!(alone.iter().any(|x| x[0] > 30.0) && alone.iter().flatten().all(|x| x.is_finite()));
            for (lane, (tape, alone)) in by_tape.iter().zip(&alone).enumerate() {
                for (x, known) in tape.iter().zip(alone) {
                    // The exponential in registers is another than that of one number.
                    assert!(
                        (x - known).abs() <= 1e-11 * known.abs().max(1.0),
                        "{x}, not {known}: {scheme:?}, {lane}"
                    );
                }
            }
        }
    }
}
