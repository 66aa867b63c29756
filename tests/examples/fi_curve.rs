//! How fast a neuron fires under each of a range of currents, where firing sets in, and how.
//!
//! `cargo run --release --example fi_curve`

use nullcline::firing::{fi_curve, rate_unit};
use nullcline::models::Listed;
use nullcline::options::Given;
use nullcline::param::Refusal;
use nullcline::words;
use nullcline::words::firing::Units;

/// Prints the curve, and the sentence about it.
pub fn main() -> Result<(), Refusal> {
    let model = Listed::find("morris-lecar")?;
    let given = [("points".to_string(), Given::Number(11.0))];
    // Work that can be done in portions, by `step`; here all at once.
    let curve = fi_curve(model.about.id, given)?.finish();

    let (factor, unit) = rate_unit(model.time);
    for (current, rhythm) in curve.currents.iter().zip(curve.stepped.iter().flatten()) {
        println!("{current:6.1} {}   {:6.2} {unit}", model.current.unit, factor * rhythm.rate);
    }
    let units = Units { time: model.time.unit, current: model.current.unit };
    println!("{}", words::firing::told(&curve.known(), units).text());
    Ok(())
}
