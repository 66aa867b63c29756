//! The parts of axes that are looked at.

use super::{Axis, Figure};
use std::collections::BTreeMap;

/// By the key of an axis, the ends between which it is looked at; axes that are not named are seen whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Zoom(pub BTreeMap<String, [f64; 2]>);

impl Zoom {
    /// The part of an axis that is looked at, or all of it.
    pub fn part(&self, key: &str, whole: [f64; 2]) -> [f64; 2] {
        match self.0.get(key) {
            Some(&[min, max]) if min.is_finite() && max.is_finite() && max > min => [min, max],
            _ => whole,
        }
    }

    /// Brings the axes of a panel's figure to their parts; the right axis goes with the left.
    pub fn apply(&self, figure: &mut Figure, panel: &str) {
        let whole = [figure.y.min, figure.y.max];
        for (axis, place) in [(&mut figure.x, "x"), (&mut figure.y, "y")] {
            let key = axis.key(panel, place);
            [axis.min, axis.max] = self.part(&key, [axis.min, axis.max]);
        }
        if let Some(right) = &mut figure.right {
            let share = |at: f64| (at - whole[0]) / (whole[1] - whole[0]);
            let along = |axis: &Axis, at: f64| axis.min + share(at) * (axis.max - axis.min);
            [right.min, right.max] = [along(right, figure.y.min), along(right, figure.y.max)];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Ink;

    #[test]
    fn the_right_axis_goes_with_the_left_so_that_its_curves_stay_beside_the_others() {
        let axis = |title: &'static str, ends| Axis::new(title, Ink::Text, ends);
        let mut figure = Figure::new(axis("t", [0.0, 1.0]), axis("v", [0.0, 10.0]));
        figure.right = Some(axis("I", [100.0, 300.0]));
        Zoom(BTreeMap::from([("panel.y".into(), [2.5, 5.0])])).apply(&mut figure, "panel");
        let right = figure.right.expect("it was given one");
        assert_eq!([figure.y.min, figure.y.max, right.min, right.max], [2.5, 5.0, 150.0, 200.0]);
    }
}
