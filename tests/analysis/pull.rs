//! Parameters found from where a fixed point or a nullcline is pulled.

use super::planes::{default, type_x};
use nullcline::models::hodgkin_huxley::HodgkinHuxley;
use nullcline::models::morris_lecar::MorrisLecar;
use nullcline::models::type_x::TypeX;
use nullcline::ode::Neuron;
use nullcline::options::initial;
use nullcline::param::Params;
use nullcline::phase_plane::equations::Equations;
use nullcline::phase_plane::fixed_points::fixed_points_within;
use nullcline::phase_plane::pull::{fixed_point_to, nullcline_to};

fn boxed<const N: usize>(neuron: impl Neuron<N> + 'static) -> Box<dyn Equations<N>> {
    Box::new(neuron)
}

#[test]
fn type_xs_slope_puts_its_fixed_point_where_it_is_wanted() {
    let family = |a: f64| (boxed(TypeX { a, ..type_x() }), 0.5);
    for v in [-1.3, -0.8, 0.4] {
        // v − v³/3 + I = a (v + 0.7)
        let a: f64 = (v - v * v * v / 3.0 + 0.5) / (v + 0.7);
        let found = fixed_point_to(&family, v, 1.25, [-50.0, 50.0]).expect("there is one");
        assert!((found - a).abs() < 1e-12 * a.abs().max(1.0), "{found} against {a}");
    }
    assert_eq!(fixed_point_to(&family, 0.4, 1.25, [0.0, 0.5]), None, "the slider does not go so far");
    let slower = |tau| (boxed(TypeX { tau, ..type_x() }), 0.5);
    assert_eq!(fixed_point_to(&slower, 0.4, 15.6, [1.0, 40.0]), None);
}

#[test]
fn the_current_puts_a_fixed_point_where_it_is_wanted() {
    let axon: HodgkinHuxley = default();
    let current = fixed_point_to(&|current| (boxed(axon), current), 5.345856397, 0.0, [0.0, 100.0])
        .expect("there is one");
    assert!((current - 9.779337995).abs() < 1e-7, "{current}");
}

#[test]
fn any_parameter_of_the_fibre_puts_its_nullcline_through_a_place() {
    let table = MorrisLecar::table();
    let state = [-20.0, 0.1];
    let mut found = 0;
    for (index, param) in table.iter().enumerate() {
        let family = |value: f64| {
            let mut values = initial(&table);
            values[index] = value;
            (boxed(MorrisLecar::from_values(&mut values.into_iter())), 90.0)
        };
        for variable in 0..2 {
            if let Some(value) =
                nullcline_to(&family, variable, state, param.initial(), [param.min, param.max])
            {
                let rate = family(value).0.plain(state, 90.0)[variable];
                assert!(rate.abs() < 1e-12, "{} = {value}: {rate}", param.id);
                found += 1;
            }
        }
    }
    assert!(found >= 5, "{found} parameters do that");
}

#[test]
fn a_pulled_fixed_point_is_one() {
    let family = |potassium: f64| {
        let mut values = initial(&HodgkinHuxley::table());
        values[1] = potassium;
        (boxed(HodgkinHuxley::from_values(&mut values.into_iter())), 5.0)
    };
    let potassium = fixed_point_to(&family, 2.0, 36.0, [0.0, 120.0]).expect("there is one");
    let ranges = [[-50.0, 120.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]];
    let points = fixed_points_within(&*family(potassium).0, 5.0, ranges);
    assert!(points.iter().any(|point| (point.state[0] - 2.0).abs() < 1e-9));
}

/// Where the slope is the parameter's square, a root and its negative do the same.
#[test]
fn of_two_values_that_do_it_the_nearer_one_is_taken() {
    let family = |root: f64| (boxed(TypeX { a: root * root, ..type_x() }), 0.5);
    let v: f64 = 0.4;
    let root = ((v - v * v * v / 3.0 + 0.5) / (v + 0.7)).sqrt();
    for from in [0.3, 1.0, -0.3, -1.0] {
        let found = fixed_point_to(&family, v, from, [-2.0, 2.0]).expect("there are two");
        assert!((found - root.copysign(from)).abs() < 1e-12, "{found} from {from}");
    }
}
