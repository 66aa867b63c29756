//! What a step of a method with fixed steps makes of small departures: the factor of a step, and where it is 1.

use nalgebra::Complex;
use std::f64::consts::TAU;

/// Points of a boundary for each turn of the factor.
const POINTS: usize = 200;

/// The factor R(z) by which one step of length dt multiplies a solution of dx/dt = λx, at z = dt·λ, as real and imaginary
/// part: 1 + z for Euler.
///
/// A method of this order that takes as many stages, as there is up to order 4, has the exponential series up to zᵖ/p!
/// (E. Hairer and G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. 1996, section IV.2).
pub fn factor(order: i32, [re, im]: [f64; 2]) -> [f64; 2] {
    let factor = series(order, Complex::new(re, im));
    [factor.re, factor.im]
}

/// The series up to this power.
fn series(order: i32, z: Complex<f64>) -> Complex<f64> {
    (1..=order).rev().fold(Complex::new(1.0, 0.0), |sum, power| sum * z / f64::from(power) + 1.0)
}

/// The closed curve |R(z)| = 1 around the region in which departures shrink, from 0 back to 0.
///
/// R(z) is followed along the unit circle by Newton's method, as often round as it has roots (the same place).
pub fn boundary(order: i32) -> Vec<[f64; 2]> {
    let mut z = Complex::new(0.0, 0.0);
    let count = POINTS * order.max(1) as usize;
    let place = |step: usize| {
        let angle = TAU * step as f64 / POINTS as f64;
        let target = Complex::new(angle.cos(), angle.sin());
        for _ in 0..8 {
            z -= (series(order, z) - target) / series(order - 1, z);
        }
        [z.re, z.im]
    };
    (0..=count).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_of_euler_is_a_disc_round_minus_one() {
        for [re, im] in boundary(1) {
            assert!(((re + 1.0).hypot(im) - 1.0).abs() < 1e-12);
        }
    }

    /// Its ends on the axes are Hairer and Wanner's (table IV.2.1 and the text above it).
    #[test]
    fn the_region_of_the_classical_runge_kutta_method_ends_where_the_book_has_it() {
        let boundary = boundary(4);
        let (first, last) = (boundary[0], boundary[boundary.len() - 1]);
        assert!((first[0] - last[0]).hypot(first[1] - last[1]) < 1e-9, "it closes: {last:?}");
        for &z in &boundary {
            let [re, im] = factor(4, z);
            assert!((re.hypot(im) - 1.0).abs() < 1e-9, "{z:?}");
        }
        for pair in boundary.windows(2) {
            let step = (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]);
            assert!(step < 0.2, "{pair:?}");
        }
        let least = boundary.iter().map(|z| z[0]).fold(0.0, f64::min);
        assert!((least + 2.7853).abs() < 2e-3, "{least}");
        let [re, im] = factor(4, [0.0, 8f64.sqrt()]);
        assert!((re.hypot(im) - 1.0).abs() < 1e-12, "on the imaginary axis it ends at √8");
    }
}
