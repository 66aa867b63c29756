//! A neuron of one's own: its equations, written once, are integrated, searched for fixed points, and differentiated.
//!
//! `cargo run --release --example own_neuron`

use nullcline::integrate::Numerics;
use nullcline::ode::{Neuron, Quantity, Real};
use nullcline::param::Refusal;
use nullcline::phase_plane::{Window, fixed_points::fixed_points};
use nullcline::run::{Budget, Run};
use nullcline::spikes::Fires;
use nullcline::stimulus::{bins::Bins, constant::constant};
use nullcline::words::kinds;

/// Van der Pol's oscillator in Liénard's form: dv/dt = μ (v − v³/3 − w + I), dw/dt = v/μ.
struct VanDerPol {
    mu: f64,
}

impl Neuron<2> for VanDerPol {
    fn time(&self) -> Quantity {
        Quantity::new("t", "")
    }

    fn variables(&self) -> [Quantity; 2] {
        [Quantity::new("v", ""), Quantity::new("w", "")]
    }

    fn current(&self) -> Quantity {
        Quantity::new("I", "")
    }

    fn rate<R: Real>(&self, [v, w]: [R; 2], current: R) -> [R; 2] {
        [(v - v * v * v / 3.0 - w + current) * self.mu, v / self.mu]
    }
}

/// Prints when it fires, and where it could rest.
pub fn main() -> Result<(), Refusal> {
    let neuron = VanDerPol { mu: 5.0 };
    let drive = constant(Bins::arange(0.0, 100.0, 0.01, 100_000)?, 0.2);
    let budget = Budget::of(100_000);
    let run = Run::of(&neuron, [2.0, 0.0], &drive, Numerics::adaptive(), Fires::Above(0.0), budget);
    println!("it crosses v = 0 upwards at t = {:.3?}", run.spikes.times);

    for point in fixed_points(&neuron, 0.2, Window { x: [-3.0, 3.0], y: [-3.0, 3.0] }) {
        println!(
            "{} at {:.3?}, eigenvalues {:.3?}",
            kinds::name(point.kind()),
            point.state,
            point.eigenvalues
        );
    }
    Ok(())
}
