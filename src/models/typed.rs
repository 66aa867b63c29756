//! A neuron whose equations have been read from a text: it runs a tape.

use super::Visitor;
use crate::equations::evaluate::evaluate;
use crate::equations::system::System;
use crate::equations::tape::{Diffusion, Resetting, Tape};
use crate::model::{About, Model};
use crate::ode::{Neuron, Quantity, Real};
use std::rc::Rc;

/// A typed neuron of `N` variables with values of its parameters.
#[derive(Clone, Debug)]
pub struct Typed<const N: usize> {
    system: &'static System,
    about: &'static About,
    rates: Rc<Tape>,
    reset: Option<Rc<Resetting>>,
    noise: Option<Rc<Diffusion>>,
    cut: Option<f64>,
    refractory: f64,
}

impl<const N: usize> Typed<N> {
    /// From values in the order of its parameters; in line it would stand in the program wherever a model is looked at.
    #[inline(never)]
    fn of(system: &'static System, about: &'static About, values: &[f64]) -> Typed<N> {
        const READ: &str = "what is read can be run";
        let named = |name: &str| system.value(name, values);
        Typed {
            system,
            about,
            rates: Rc::new(Tape::rates(system, values).expect(READ)),
            reset: Resetting::of(system, values).expect(READ).map(Rc::new),
            noise: Diffusion::of(system, values).expect(READ).map(Rc::new),
            cut: system.cut.as_ref().map(|cut| evaluate(&system.spelled_out(cut), &named)),
            refractory: system.refractory(values),
        }
    }
}

impl<const N: usize> Neuron<N> for Typed<N> {
    fn time(&self) -> Quantity {
        self.system.time
    }

    fn variables(&self) -> [Quantity; N] {
        std::array::from_fn(|place| self.system.variables[place].quantity)
    }

    fn current(&self) -> Quantity {
        self.system.current
    }

    // A call: in line, what makes the registers ready would stand wherever a rate is asked for.
    #[inline(never)]
    fn rate<R: Real>(&self, state: [R; N], current: R) -> [R; N] {
        let mut rates = state;
        self.rates.run(&state, current, &mut rates);
        rates
    }

    #[inline(always)]
    fn cut(&self) -> Option<f64> {
        self.cut
    }

    #[inline]
    fn reset(&self, state: [f64; N]) -> Option<[f64; N]> {
        self.reset.as_deref()?.after(state)
    }

    #[inline]
    fn quiet_to(&self) -> f64 {
        self.reset.as_deref().map_or(f64::INFINITY, Resetting::quiet_to)
    }

    #[inline]
    fn refractory(&self) -> f64 {
        self.refractory
    }

    fn noises(&self) -> usize {
        self.system.noises.len()
    }

    fn diffusion(&self, state: [f64; N], current: f64, columns: &mut [[f64; N]]) {
        if let Some(noise) = &self.noise {
            noise.at(&state, current, columns.as_flattened_mut());
        }
    }
}

impl<const N: usize> Model<N> for Typed<N> {
    fn about(&self) -> &'static About {
        self.about
    }

    /// Where the text lets it start; what it says nothing of starts at 0.
    fn start(&self) -> [f64; N] {
        std::array::from_fn(|place| self.system.variables[place].initial.unwrap_or(0.0))
    }

    fn starts_at_rest(&self) -> bool {
        false
    }

    #[inline(always)]
    fn tape(&self) -> Option<&Rc<Tape>> {
        Some(&self.rates)
    }
}

/// A step of so many moves takes no longer than a reader's patience is measured by.
const PATIENCE: usize = 100;

/// Of so many time bins those that a run of a typed neuron may have: fewer where its equations are long.
pub fn bins(system: &System, most: usize) -> usize {
    let values: Vec<f64> = system.params.iter().map(|param| param.initial()).collect();
    let moves = Tape::rates(system, &values).map_or(usize::MAX, |tape| tape.moves());
    if moves <= PATIENCE { most } else { (most as f64 * PATIENCE as f64 / moves as f64) as usize }
}

/// Lets a visitor see a typed neuron with these values of its parameters.
pub fn visit<V: Visitor>(
    system: &'static System,
    about: &'static About,
    values: &[f64],
    visitor: V,
) -> V::Out {
    match system.variables.len() {
        1 => visitor.visit(Typed::<1>::of(system, about, values)),
        2 => visitor.visit(Typed::<2>::of(system, about, values)),
        3 => visitor.visit(Typed::<3>::of(system, about, values)),
        4 => visitor.visit(Typed::<4>::of(system, about, values)),
        5 => visitor.visit(Typed::<5>::of(system, about, values)),
        6 => visitor.visit(Typed::<6>::of(system, about, values)),
        7 => visitor.visit(Typed::<7>::of(system, about, values)),
        _ => visitor.visit(Typed::<8>::of(system, about, values)),
    }
}
