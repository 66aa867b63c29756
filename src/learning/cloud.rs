//! A Gaussian cloud of points, stretched and rotated.

use crate::param::params;
use crate::random_state::RandomState;
use std::f64::consts::PI;

params! {
    /// The shape of a cloud.
    pub struct Cloud: "Cloud", "Gaussian" {
        size: 10_000.0, "", 100.0..=20_000.0, "N", "points", "Number of points in the cloud, and so of updates", whole, step(100.0), within(1.0..=1e6);
        ratio: 1.0, "", 0.05..=1.0, "r", "ratio of the axes", "Standard deviation across the cloud’s axis, divided by the one along it; above 1, its inverse is used", step(0.05), within(0.0..=1e9), often;
        angle: 0.0, "°", -180.0..=180.0, "α", "angle", "Rotation of the cloud, anticlockwise", step(1.0), often;
        seed: 1.0, "", 0.0..=9_999.0, "s", "seed", "Seeds the random numbers: the same seed gives the same numbers as NumPy's RandomState", seed;
    }
}

impl Cloud {
    /// The points x₀, y₀, x₁, y₁, …: all x deviates are drawn first, then all y; y is scaled by the
    /// ratio, or by 1/ratio where that is above 1; then the cloud is turned. The course turns by angle − 180°,
    /// which for the axis of the cloud is the same as by the angle.
    pub fn points(&self) -> Vec<f64> {
        let size = self.size as usize;
        let mut random = RandomState::new(self.seed as u32);
        let x: Vec<f64> = (0..size).map(|_| random.normal()).collect();
        let ratio = if self.ratio > 1.0 { 1.0 / self.ratio } else { self.ratio };
        let (sin, cos) = ((180.0 - self.angle) * PI / 180.0).sin_cos();
        x.into_iter()
            .flat_map(|x| {
                let y = ratio * random.normal();
                [cos * x + sin * y, cos * y - sin * x]
            })
            .collect()
    }
}
