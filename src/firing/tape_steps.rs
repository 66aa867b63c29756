//! Steps of many neurons that run one tape, a row a variable.

use super::population::{Row, Scheme};
use crate::equations::tape::{Rows, Tape};
use crate::integrate::euler::moved;
use crate::integrate::runge_kutta::{REACH, combined};
use crate::number::lanes::Lanes;
use crate::ode::Real;
use std::rc::Rc;

/// Neurons whose rates are a tape's. A state is its variables one after the other, each a row.
#[derive(Clone, Debug)]
pub struct TapeSteps {
    rows: Rows<Lanes>,
    /// A voltage beyond this counts as this, but by Euler’s steps; see [`Neuron::flow`](crate::ode::Neuron::flow).
    cut: Option<f64>,
    /// The rates at the stages of a step.
    rates: [Vec<Row>; REACH.len()],
}

impl TapeSteps {
    /// Of so many variables, in rows of this width.
    pub fn new(tape: Rc<Tape>, variables: usize, width: usize, cut: Option<f64>) -> TapeSteps {
        let row = || vec![Lanes::from(0.0); width];
        let rates = std::array::from_fn(|_| std::iter::repeat_with(row).take(variables).collect());
        TapeSteps { rows: Rows::new(tape, width), cut, rates }
    }

    /// The currents of the steps that follow.
    pub fn inject(&mut self, currents: &[Lanes]) {
        self.rows.current().copy_from_slice(currents);
    }

    /// One step of the first `used` of each row, from one state to another.
    pub fn step(&mut self, scheme: Scheme, dt: f64, used: usize, from: &[Row], to: &mut [Row]) {
        match scheme {
            Scheme::Euler => {
                self.look(0, 0.0, None, used, from);
                self.put(used, from, to, |x, [k, ..]| moved([x], [k], dt)[0]);
            }
            Scheme::RungeKutta => {
                for (stage, reach) in REACH.into_iter().enumerate() {
                    self.look(stage, reach * dt, self.cut, used, from);
                }
                self.put(used, from, to, |x, k| combined([x], k.map(|k| [k]), dt)[0]);
            }
        }
    }

    /// The rates at a stage: so far along those of the stage before.
    fn look(&mut self, stage: usize, reach: f64, cut: Option<f64>, used: usize, from: &[Row]) {
        for (variable, from) in from.iter().enumerate() {
            let at = &mut self.rows.variable(variable)[..used];
            at.copy_from_slice(&from[..used]);
            if stage > 0 {
                let rates = &self.rates[stage - 1][variable];
                at.iter_mut().zip(rates).for_each(|(x, k)| *x = moved([*x], [*k], reach)[0]);
            }
            if let Some(cut) = cut.filter(|_| variable == 0) {
                at.iter_mut().for_each(|x| *x = x.at_most(cut));
            }
        }
        self.rows.run(used);
        for (variable, rates) in self.rates[stage].iter_mut().enumerate() {
            rates[..used].copy_from_slice(&self.rows.result(variable)[..used]);
        }
    }

    fn put(
        &self,
        used: usize,
        from: &[Row],
        to: &mut [Row],
        moved: impl Fn(Lanes, [Lanes; REACH.len()]) -> Lanes,
    ) {
        for (variable, to) in to.iter_mut().enumerate() {
            let rates = self.rates.each_ref().map(|rates| &rates[variable][..used]);
            let (from, to) = (&from[variable][..used], &mut to[..used]);
            for i in 0..used {
                to[i] = moved(from[i], rates.map(|rates| rates[i]));
            }
        }
    }
}
