//! What the step of a method and the speed of a ramp do to a neuron, by the pages that show it.

use nullcline::demos::Demo;
use nullcline::figure::Mark;
use nullcline::integrate::METHODS;
use nullcline::lab::{BUDGET, Difference, Lab, Minus, View};
use nullcline::models::leaky_integrate_and_fire::LeakyIntegrateAndFire;
use nullcline::models::type_x::TypeX;
use nullcline::options::initial;
use nullcline::page::Scene;
use nullcline::phase_plane::Window;
use nullcline::phase_plane::fixed_points::fixed_points;
use nullcline::phase_plane::slow_passage::Passage;
use nullcline::stimulus::there_and_back::ThereAndBack;

/// The Hopf point of TypeX.
const HOPF: f64 = 0.331344202;

/// The values of a page with some of them changed.
fn values(demo: &Demo, changed: &[(&str, f64)]) -> Vec<f64> {
    let params = demo.params();
    let mut values = initial(&params);
    for (id, value) in changed {
        values[params.iter().position(|param| param.id == *id).expect("a parameter")] = *value;
    }
    values
}

fn open(id: &str, changed: &[(&str, f64)]) -> Scene {
    let demo = Demo::find(id).expect("a page");
    demo.open(&values(demo, changed), BUDGET).expect("the values go together")
}

fn spikes(scene: &Scene) -> usize {
    scene.run.as_ref().expect("a run").spikes.times.len()
}

fn method(id: &str) -> f64 {
    METHODS.iter().position(|method| method.id == id).expect("a method") as f64
}

/// The largest error that the page draws.
fn error(page: &str, column: &str, changed: &[(&str, f64)]) -> f64 {
    let demo = Demo::find(page).expect("a page");
    let mut lab = Lab::default();
    let difference = Some(Difference { minus: Minus::Exact, column: column.into() });
    let view = View { difference, frame: usize::MAX, ..View::default() };
    let look = lab.show(demo, &values(demo, changed), view).expect("the values go together");
    assert_eq!(look.figures.len(), demo.about.panels.len() + 1);
    let Some(Mark::Line(line)) = look.figures[demo.about.panels.len()].marks.first() else {
        panic!("the error is a line")
    };
    line.y.iter().fold(0.0, |most: f64, change| most.max(change.abs()))
}

#[test]
fn halving_the_step_halves_eulers_error_and_takes_a_sixteenth_of_runge_kuttas() {
    // A solution that settles: no spike whose time would be the error.
    let largest = |id, dt| {
        error(
            "step-lens",
            "v",
            &[("I", 0.2), ("v0", -1.6), ("tend", 50.0), ("method", method(id)), ("dt", dt)],
        )
    };
    for (id, dt, order) in [("euler", 0.02, 1), ("rk4", 0.1, 4)] {
        let ratio = largest(id, dt) / largest(id, 0.5 * dt);
        let expected = 2f64.powi(order);
        assert!((ratio / expected - 1.0).abs() < 0.08, "{id}: {ratio}, expected {expected}");
    }
    let adaptive = largest("dopri5", 0.1);
    assert!(adaptive > 0.0 && adaptive < 1e-7, "{adaptive}");
}

#[test]
fn every_page_that_chooses_a_method_draws_the_error_of_its_columns() {
    assert!((error("hh-step", "v", &[]) - 6.88).abs() < 0.01);
    assert!(error("hh-step", "m", &[("method", method("rk4"))]) < 1e-4);
    assert!(error("lif-step", "v", &[("I_amp", 0.9)]) < 0.05);
}

#[test]
fn what_has_no_exact_solution_says_so() {
    for (page, column) in [("oja-cloud", "wx"), ("hh-step", "nonsense")] {
        let demo = Demo::find(page).expect("a page");
        let difference = Some(Difference { minus: Minus::Exact, column: column.into() });
        let mut lab = Lab::default();
        let look = lab.show(demo, &initial(&demo.params()), View { difference, ..View::default() });
        let look = look.expect("defaults are accepted");
        let extra = &look.figures[demo.about.panels.len()];
        assert!(extra.marks.is_empty() && extra.description.to_string().contains("no such column"), "{page}");
    }
}

#[test]
fn at_one_current_type_x_fires_under_long_euler_steps_and_rests_under_short_ones() {
    assert!(spikes(&open("step-lens", &[])) > 10);
    for changed in [&[("dt", 0.1)][..], &[("method", method("rk4"))], &[("method", method("dopri5"))]] {
        assert_eq!(spikes(&open("step-lens", changed)), 1, "only the start: {changed:?}");
    }
    let told = |changed: &[(&str, f64)]| {
        let scene = open("step-lens", changed);
        (scene.results)(scene.frames - 1).text()
    };
    assert!(told(&[]).contains("at this step at I = 0.3071"), "{}", told(&[]));
    assert!(told(&[("method", method("rk4"))]).contains("at this step at I = 0.3313"));
}

/// A column of the race: a value for each ramp, from the slowest to the fastest.
fn race(column: &str, changed: &[(&str, f64)]) -> Vec<f64> {
    let data = open("ramp-race", changed).data;
    let found = data.iter().find(|one| one.quantity.id == column).expect("a column");
    found.values.to_vec()
}

#[test]
fn without_noise_every_ramp_passes_the_hopf_point_and_fires_late_and_slowness_does_not_cure_it() {
    let rest = [("I_from", 0.0), ("I_to", 0.6), ("v0", -1.2), ("w0", -0.62)];
    let first = race("first", &[&rest[..], &[("slowest", 0.001), ("fastest", 0.01)]].concat());
    assert!(first.iter().all(|current| *current > HOPF + 0.05), "{first:?}");
    // Rest is the longer stable before it is unstable, the slower the ramp (Baer, Erneux and Rinzel 1989).
    assert!(first.windows(2).all(|pair| pair[0] > pair[1]), "{first:?}");
}

/// What SciPy's `quad` and `brentq` find for TypeX: Re λ by `numpy.linalg.eigvals` of the Jacobian at the real root of the
/// cubic, integrated over the current from where the ramp starts.
#[test]
fn what_rest_gathers_along_a_ramp_is_paid_back_where_scipy_has_it() {
    for (from, depth, paid_back) in [
        (-0.5, -0.153_584_419_8, 0.799_786_379_6),
        (0.0, -0.042_598_572_1, 0.627_133_908_6),
        (0.2, -0.006_889_620_9, 0.459_848_466_4),
        (0.3, -0.000_398_647_4, 0.362_524_157_5),
    ] {
        let passage = passage(&TypeX { a: 1.25, tau: 15.6 }, from);
        let lost = passage.lost().expect("a Hopf point");
        assert!((lost - HOPF).abs() < 1e-6, "{lost}");
        let gathered = passage.at(&passage.integral, lost).expect("it lies on the passage");
        assert!((gathered - depth).abs() < 1e-5, "{gathered} against {depth}");
        let found = passage.paid_back().expect("it is paid back");
        assert!((found - paid_back).abs() < 3e-5, "{found} against {paid_back}");
    }
}

/// Rest of TypeX along a ramp from this current.
fn passage(neuron: &TypeX, from: f64) -> Passage {
    let window = Window { x: [-2.5, 2.5], y: [-4.0, 6.0] };
    let rest = fixed_points(neuron, from, window)[0].state;
    Passage::from(neuron, rest[0], from + 0.1, window.x[1]).expect("a rest that is no fold")
}

#[test]
fn a_ramp_from_an_unstable_rest_and_one_to_a_fold_pay_nothing_back() {
    let unstable = passage(&TypeX { a: 1.25, tau: 15.6 }, 0.4);
    assert_eq!((unstable.lost(), unstable.paid_back()), (None, None));
    // With a flat line and a fast recovery rest meets a saddle before it could begin to swing.
    let folding = passage(&TypeX { a: 0.3, tau: 1.0 }, -0.5);
    assert_eq!((folding.lost(), folding.paid_back()), (None, None));
    assert!(folding.growth.iter().all(|growth| *growth < 0.0) && folding.current.len() > 10);
}

/// The membrane forgets by e⁻¹ a unit of time at every current, and white noise keeps it σ/√2 from rest.
#[test]
fn a_departure_shrinks_as_the_integral_says_down_to_what_noise_makes_of_rest() {
    let passage = Passage::<1>::from(&LeakyIntegrateAndFire::COURSE, 0.0, 0.8, 1.0).expect("it rests");
    let (speed, start, sigma) = (0.01, 0.5, 0.002);
    let quiet = passage.departure(speed, start, 0.0);
    let noisy = passage.departure(speed, start, sigma);
    for (place, current) in passage.current.iter().enumerate() {
        let left = (-2.0 * current / speed).exp();
        let kicked = (sigma / start) * (sigma / start) * (1.0 - left) / 2.0;
        assert!((quiet[place] + current / speed).abs() < 1e-9, "{current}");
        assert!((noisy[place] - 0.5 * (left + kicked).ln()).abs() < 1e-9, "{current}");
    }
}

/// What the page says of a race from a rest at I = 0.2.
fn told_from_rest(changed: &[(&str, f64)]) -> String {
    let rest = [("I_from", 0.2), ("v0", -1.07), ("w0", -0.46)];
    let scene = open("ramp-race", &[&rest[..], changed].concat());
    (scene.results)(scene.frames - 1).text()
}

#[test]
fn a_slow_ramp_fires_where_it_has_paid_back_and_the_page_says_why_another_does_not() {
    let one = |speed: f64, more: &[(&str, f64)]| {
        told_from_rest(&[&[("ramps", 1.0), ("slowest", speed), ("fastest", speed)][..], more].concat())
    };
    let paid_back = "The shrinking is paid back, ∫ Re λ dt = 0, at I = 0.4598.";
    for (speed, more, why) in [
        (0.0005, &[][..], "(speed 0.0005)."),
        (0.0001, &[], "Shrinking stopped by rounding: speed 0.0001."),
        (0.0005, &[("sigma", 0.02), ("seed", 3.0)], "Set off by noise: speed 0.0005."),
        (0.01, &[], "Too fast for Re λ alone to say where: speed 0.01."),
        (0.0005, &[("w0", -1.0)], "Started away from rest: speed 0.0005."),
    ] {
        let told = one(speed, more);
        assert!(told.contains(paid_back) && told.contains(why), "{told}");
    }
    let beyond = told_from_rest(&[("I_to", 0.4)]);
    assert!(beyond.contains("only at I = 0.4598, beyond the ramps"), "{beyond}");
    let unstable = told_from_rest(&[("I_from", 0.34), ("I_to", 0.6)]);
    assert!(unstable.contains("There is no stable rest where the ramps begin"), "{unstable}");
}

/// Arithmetic of 150 digits fires at 0.5261, 0.594 and 0.6035 where double precision fires here, and at 0.63 at the most.
#[test]
fn what_comes_after_the_buffer_point_is_not_put_down_to_rounding() {
    let low = [
        ("I_from", -0.4),
        ("I_to", 0.9),
        ("slowest", 0.001),
        ("fastest", 0.003),
        ("v0", -1.404),
        ("w0", -0.88),
    ];
    let lower = [
        ("I_from", -0.182),
        ("I_to", 0.9911),
        ("slowest", 0.00073),
        ("fastest", 0.001),
        ("v0", -1.27),
        ("w0", -0.71),
    ];
    for changed in [&low[..], &lower] {
        let told = told_from_rest(changed);
        assert!(told.contains("The way in is forgotten beyond about I = 0.63"), "{told}");
        assert!(!told.contains("paid back"), "{told}");
    }
    let told = told_from_rest(&low);
    assert!(!told.contains("rounding: speed 0.003") && !told.contains(", 0.003."), "{told}");
    assert!(told.contains(" Fires elsewhere than Re λ along the ramp says: speed 0.003."), "{told}");
}

#[test]
fn a_reason_is_told_only_where_something_speaks_for_it() {
    let noise = told_from_rest(&[("sigma", 0.04)]);
    assert!(noise.contains("by noise: speed") && !noise.contains("away from rest"), "{noise}");
    let little = told_from_rest(&[("sigma", 0.002)]);
    assert!(!little.contains("rounding") && little.contains("by noise: speed"), "{little}");
    let threshold = told_from_rest(&[("v_th", -1.0)]);
    assert!(threshold.ends_with("(speed 0.0001, 0.00032, 0.001, 0.0032)."), "{threshold}");
    let fold = told_from_rest(&[("a", 0.1415), ("I_to", 1.0), ("v0", -1.2), ("w0", -0.07)]);
    assert!(fold.contains("Fold at I = 0.6293"), "{fold}");
    assert!(!fold.contains("rounding") && !fold.contains("Too fast"), "{fold}");
    let slow = told_from_rest(&[("I_from", -0.4), ("v0", -1.404), ("w0", -0.88), ("I_to", 0.9)]);
    assert!(!slow.contains("Too fast for Re λ alone to say where: speed 0.0001"), "{slow}");
    let same = told_from_rest(&[("slowest", 0.001), ("fastest", 0.001)]);
    assert_eq!(same.matches("0.001").count(), 1, "{same}");
}

#[test]
fn with_noise_the_slower_ramp_fires_nearer_to_the_hopf_point() {
    let late = |speed: f64, seed: f64| {
        let changed =
            [("ramps", 1.0), ("slowest", speed), ("fastest", speed), ("sigma", 0.002), ("seed", seed)];
        (race("first", &changed)[0] - HOPF).abs()
    };
    let mean = |speed: f64| (0..10).map(|seed| late(speed, f64::from(seed))).sum::<f64>() / 10.0;
    let late = [0.004, 0.001, 0.0002].map(mean);
    assert!(late[0] > late[1] && late[1] > late[2] && late[2] < 0.05, "{late:?}");
}

#[test]
fn going_down_firing_ends_below_the_current_at_which_it_started_going_up() {
    let changed = [("sweep", 1.0), ("sigma", 0.001), ("slowest", 0.0005), ("fastest", 0.002)];
    let (first, last) = (race("first", &changed), race("last", &changed));
    assert!(first.iter().zip(&last).all(|(first, last)| last < first), "{first:?} and {last:?}");
    // The slowest keeps firing to where the rhythm itself ends, which is below the Hopf point.
    assert!((last[0] - 0.3242).abs() < 0.02, "{last:?}");
    assert!(race("last", &[]).iter().all(|last| last.is_nan()), "none where nothing goes down");
}

#[test]
fn the_noise_is_its_seeds() {
    let first = |seed| race("first", &[("sigma", 0.02), ("seed", seed)]);
    assert_eq!(first(3.0), first(3.0));
    assert_ne!(first(3.0), first(4.0));
}

#[test]
fn a_race_that_cannot_be_run_says_why() {
    let demo = Demo::find("ramp-race").expect("a page");
    for (key, changed) in [
        ("I_to", vec![("I_from", 0.5), ("I_to", 0.5)]),
        ("fastest", vec![("slowest", 0.01), ("fastest", 0.001)]),
        ("slowest", vec![("slowest", 1e-6)]),
    ] {
        let refused = demo.open(&values(demo, &changed), BUDGET);
        assert!(refused.is_err_and(|refusal| refusal.key == key), "{key}");
    }
}

const THERE_AND_BACK: ThereAndBack = ThereAndBack { from: 0.1, to: 0.7, speed: 0.007, back: true };

#[test]
fn a_ramp_goes_there_and_back_in_whole_steps_and_is_between_its_bins_what_it_is_on_them() {
    let drive = THERE_AND_BACK.on(0.25);
    let (t, current) = (&drive.bins.t, &drive.current);
    let turn = THERE_AND_BACK.steps(0.25) as usize;
    assert_eq!([turn, t.len()], [343, 687]);
    assert_eq!([current[0], current[2 * turn]], [0.1; 2]);
    assert!((current[turn] - 0.7).abs() < 1e-12);
    for bin in 0..=turn {
        assert_eq!(current[bin], current[2 * turn - bin], "the way back is the way there");
    }
    for (bin, (&t, &current)) in t.iter().zip(current.iter()).enumerate() {
        let (_, law) = drive.pieces.iter().rfind(|(begins, _)| *begins <= t).expect("a piece");
        assert!((law.at(t) - current).abs() < 1e-12, "bin {bin}");
    }
    for (t, current) in t.windows(2).zip(current.windows(2)) {
        let middle = 0.5 * (t[0] + t[1]);
        let (_, law) = drive.pieces.iter().rfind(|(begins, _)| *begins <= middle).expect("a piece");
        assert!((law.at(middle) - 0.5 * (current[0] + current[1])).abs() < 1e-12, "at {middle}");
    }
}

#[test]
fn the_hopf_points_that_a_step_makes_are_told_and_drawn_where_the_equations_have_none() {
    for (given, told) in [
        (&[("tau", 1.0), ("I", 0.85)][..], "I = 0.7083, 1.0417"),
        (
            &[("tau", 1.3), ("a", 1.5), ("I", 0.85)],
            "Hopf of the equations at I = 0.7729, 1.3271, at this step at I = 0.4454, 1.6546.",
        ),
    ] {
        let scene = open("step-lens", given);
        let said = (scene.results)(0).text();
        assert!(said.contains(told), "{said}");
        let hopf = (scene.figures)(usize::MAX, &Default::default()).swap_remove(3);
        let lines = hopf.marks.iter().filter(|mark| matches!(mark, Mark::Line(line) if line.x.len() > 10));
        assert_eq!(lines.count(), 2, "{told}");
    }
    let said = (open("step-lens", &[("tau", 1.0), ("I", 0.85)]).results)(0).text();
    assert!(said.contains("The equations have no Hopf point"), "{said}");
}
