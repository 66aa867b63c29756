//! The steady rate just above the onset, drawn through what was measured as smoothly as its law is.

use crate::firing::excitability::Growth;

/// Places between two that were measured.
const BETWEEN: i32 = 8;

/// Points of the rate beyond the onset, ascending and nearer to it than all others, with what its law has between them, and
/// between the onset and the first.
///
/// Its law is straight in coordinates that depend on how the interval between spikes grows: by the logarithm of the distance
/// from the onset, by its root, or not without bound. In these, straight lines join the points.
pub fn smooth(onset: f64, growth: Growth, points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let Some(&[first, rate]) = points.first() else { return Vec::new() };
    let nearest = first - onset;
    let mut drawn = Vec::new();
    // A root leads straight from the onset to the first; of a logarithm, what is left at the onset is seen as a jump.
    if growth == Growth::SquareRoot {
        let part = |k: i32| f64::from(k) / f64::from(BETWEEN);
        drawn.extend((1..BETWEEN).map(|k| [onset + nearest * part(k) * part(k), rate * part(k)]));
    }
    for pair in points.windows(2) {
        let [[from, low], [to, high]] = [pair[0], pair[1]].map(|[current, rate]| [current - onset, rate]);
        let [start, end] = [straight(growth, from, low), straight(growth, to, high)];
        let place = |k: i32| {
            let distance = from * (to / from).powf(f64::from(k) / f64::from(BETWEEN));
            let part = (along(growth, distance) - start[0]) / (end[0] - start[0]);
            [onset + distance, rate_of(growth, start[1] + part * (end[1] - start[1]))]
        };
        drawn.push(pair[0]);
        drawn.extend((1..BETWEEN).map(place));
    }
    drawn.extend(points.last());
    drawn
}

/// The coordinates in which the law is straight, of a distance from the onset and the rate there.
fn straight(growth: Growth, distance: f64, rate: f64) -> [f64; 2] {
    let up = match growth {
        Growth::Logarithm => 1.0 / rate,
        Growth::SquareRoot => rate * rate,
        _ => rate,
    };
    [along(growth, distance), up]
}

fn along(growth: Growth, distance: f64) -> f64 {
    match growth {
        Growth::Logarithm => distance.ln(),
        Growth::SquareRoot => distance,
        _ => distance.sqrt(),
    }
}

/// The rate of an upright coordinate.
fn rate_of(growth: Growth, up: f64) -> f64 {
    match growth {
        Growth::Logarithm => 1.0 / up,
        Growth::SquareRoot => up.max(0.0).sqrt(),
        _ => up,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_few_points_the_curves_of_known_laws_are_what_they_are() {
        // The leaky integrator fires at 1/ln(I/(I − 1)); a fold on a cycle by the root of the distance.
        let leaky = |current: f64| 1.0 / (current / (current - 1.0)).ln();
        let fold = |current: f64| 3.0 * (current - 1.0).sqrt();
        let above = [1.00125, 1.02, 1.1, 1.2, 1.3];
        for (growth, law, near) in
            [(Growth::Logarithm, leaky as fn(f64) -> f64, 2e-3), (Growth::SquareRoot, fold, 1e-12)]
        {
            let drawn = smooth(1.0, growth, &above.map(|current| [current, law(current)]));
            assert!(drawn.windows(2).all(|pair| pair[0][0] < pair[1][0]) && drawn.len() > 30);
            for [current, rate] in drawn {
                assert!((rate - law(current)).abs() < near, "{growth:?}: {rate} at {current}");
            }
        }
    }
}
