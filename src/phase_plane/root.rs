//! A zero of a function of one number, between two places where its signs differ.

/// Where `function` vanishes between two places, to `tolerance`; its values there are given, and differ in sign.
/// A jump across 0 is found like a zero.
///
/// Inverse quadratic interpolation where it can be trusted, else bisection (T. R. Chandrupatla, Adv. Eng. Softw.
/// 28, 145–149, 1997).
pub fn root(
    mut function: impl FnMut(f64) -> f64,
    [low, high]: [f64; 2],
    [at_low, at_high]: [f64; 2],
    tolerance: f64,
) -> f64 {
    // The zero lies between a, the latest place, and b; c is the place before these.
    let (mut a, mut fa, mut b, mut fb) = (high, at_high, low, at_low);
    let mut part = 0.5;
    for _ in 0..200 {
        let x = a + part * (b - a);
        let fx = function(x);
        let (c, fc) = if (fx > 0.0) == (fa > 0.0) { (a, fa) } else { (b, fb) };
        if (fx > 0.0) != (fa > 0.0) {
            (b, fb) = (a, fa);
        }
        (a, fa) = (x, fx);
        let (best, at_best) = if fa.abs() < fb.abs() { (a, fa) } else { (b, fb) };
        let least = (0.5 * tolerance + 2.0 * f64::EPSILON * best.abs()) / (b - a).abs();
        if at_best == 0.0 || least > 0.5 {
            return best;
        }
        let (xi, phi) = ((a - b) / (c - b), (fa - fb) / (fc - fb));
        part = if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        } else {
            0.5
        };
        part = part.clamp(least, 1.0 - least);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn zeros_are_found_to_the_tolerance_in_few_evaluations() {
        type Known = (fn(f64) -> f64, f64);
        let functions: [Known; 5] = [
            (|x| x * x * x - 2.0 * x - 5.0, 2.094_551_481_542_326_6),
            (|x| x.cos() - x, 0.739_085_133_215_160_6),
            (|x| (x - 1.0).powi(9), 1.0),
            (|x| x.exp() - 1e-9, -20.723_265_836_946_41),
            (|x| if x > 0.3 { 1.0 } else { -1e-9 }, 0.3),
        ];
        for (function, zero) in functions {
            let mut evaluations = 0;
            let ends = [-25.0, 4.0];
            let found = root(
                |x| {
                    evaluations += 1;
                    function(x)
                },
                ends,
                ends.map(function),
                1e-12,
            );
            assert!((found - zero).abs() < 2e-12 || function(found) == 0.0, "{found} against {zero}");
            assert!(evaluations < 80, "{evaluations} evaluations to {zero}");
        }
    }
}
