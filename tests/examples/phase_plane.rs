//! What there is in a neuron's phase plane as its current grows: fixed points, and periodic orbits that attract or repel.
//!
//! `cargo run --release --example phase_plane`

use nullcline::analysis::{fixed_points, limit_cycles};
use nullcline::options::Given;
use nullcline::param::Refusal;

/// Prints both for some currents.
pub fn main() -> Result<(), Refusal> {
    let model = "type-x";
    for current in [0.0, 0.3, 0.33, 0.5, 1.5] {
        println!("I = {current}");
        let given = || [("I".to_string(), Given::Number(current))];
        for point in fixed_points(model, given())?.points {
            println!("  {} at v = {:.4}, w = {:.4}", point.kind, point.state[0], point.state[1]);
        }
        for orbit in limit_cycles(model, given())? {
            let kind = if orbit.stable { "attracting" } else { "repelling" };
            println!(
                "  {kind} orbit of period {:.3}, v from {:.3} to {:.3}",
                orbit.period, orbit.min[0], orbit.max[0]
            );
        }
    }
    Ok(())
}
