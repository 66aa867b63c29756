//! Neurons that fire in bursts have the mean rate of whole ones, however long they pause and wherever the time ends.

use super::{curve, given, near, rate, told};
use nullcline::firing::curve::Curve;
use nullcline::firing::fi_curve;
use nullcline::firing::grouping::Grouping;
use nullcline::firing::known::Border;
use nullcline::firing::outcome::Outcome;

/// Hindmarsh and Rose's neuron, whose bursts have up to twenty spikes each, which become less high to the end of each, and pauses of
/// 200 to 600.
const SQUARE_WAVE: &str = "own:par I=2, r=0.001, s=4, xR=-1.6\nx'=y-x^3+3*x^2-z+I\ny'=1-5*x^2-y\nz'=r*(s*(x-xR)-z)\ninit x=-1.6,y=-11.8,z=2";

/// Its rates under currents from 2.5 to 3.1 by Runge and Kutta's method and by Euler's: computed apart from this, by a program of its
/// own in C with steps of 0.01 over 100,000 units of time without the first quarter, as all spikes between the beginnings of the first
/// and the last burst in the time between these.
const KNOWN: [(&str, [f64; 7]); 2] = [
    ("rk4", [0.028754, 0.029856, 0.031386, 0.033409, 0.035269, 0.035683, 0.037956]),
    ("euler", [0.027157, 0.027970, 0.029430, 0.031626, 0.033469, 0.033423, 0.033172]),
];

#[test]
fn bursts_have_their_mean_rate_by_every_method_alone_and_beside_others() {
    for (method, known) in KNOWN {
        let range =
            |from: f64, points: f64| [("from", from), ("to", 3.1), ("points", points), ("tolerance", 0.0)];
        let found = curve(SQUARE_WAVE, &range(2.5, 7.0), &[("method", method)]);
        for ((current, rhythm), known) in found.currents.iter().zip(&found.stepped).zip(known) {
            let rhythm = rhythm.expect("all is known");
            assert!((rhythm.rate / known - 1.0).abs() < 5e-3, "{} by {method} at {current}", rhythm.rate);
            assert_eq!(rhythm.grouping, Grouping::Bursts);
        }
        let alone = curve(SQUARE_WAVE, &range(2.9, 2.0), &[("method", method)]);
        assert_eq!(format!("{:?}", alone.stepped[1]), format!("{:?}", found.stepped[6]), "{method}");
    }
}

#[test]
fn bursts_with_resets_have_the_rate_of_whole_ones() {
    // Computed as above, with steps of 0.0001 and 0.001.
    let chattering = [("a", 0.02), ("b", 0.2), ("c", -50.0), ("d", 2.0)];
    for (current, known) in [(5.0, 0.038904), (7.5, 0.059774), (10.0, 0.084300)] {
        near(rate("izhikevich", current, &chattering) / known, 1.0, 5e-3);
    }
    let bursting = [("tau_m", 5.0), ("a", -0.5), ("tau_w", 100.0), ("b", 7.0), ("V_reset", -46.0)];
    for (current, known) in [(30.0, 0.011253), (50.0, 0.041966), (70.0, 0.069133), (90.0, 0.098998)] {
        near(rate("adex", current, &bursting) / known, 1.0, 1e-3);
    }
}

#[test]
fn a_pause_longer_than_the_silence_that_counts_is_waited_for_to_the_next_burst() {
    // At 1.3 and 2 it pauses for up to 537 and 301; computed as above.
    for (current, known) in [(1.3, 0.008205), (2.0, 0.020893), (2.5, 0.028754)] {
        for silence in [100.0, 200.0, 400.0] {
            let set = [("silence", silence), ("duration", 8000.0)];
            near(rate(SQUARE_WAVE, current, &set) / known, 1.0, 5e-3);
        }
    }
}

#[test]
fn small_swings_in_a_pause_are_no_rhythm_without_spikes() {
    // FitzHugh and Rinzel's neuron, which swings a thousand units of time between two bursts, ever less and then ever more; computed as
    // above, by steps of 0.02 over 400,000, and 0.5 is what a spike crosses.
    let elliptic = |mu: f64| {
        format!(
            "own:par I=0.3\nv'=v-v^3/3-w+y+I\nw'=0.08*(0.7+v-0.8*w)\ny'={mu}*(-0.775-v-y)\ninit v=-1.2,w=-0.62,y=0\n# spike: v > 0.5\n@ total=1000"
        )
    };
    for (current, mu, known, within) in [
        (0.28, 0.0001, 0.006830, 0.05),
        (0.3125, 0.0001, 0.008472, 0.05),
        (0.28, 0.001, 0.007433, 1e-3),
        (0.28, 0.002, 0.007960, 1e-3),
    ] {
        near(rate(&elliptic(mu), current, &[]) / known, 1.0, within);
    }
}

#[test]
fn where_the_time_is_too_short_for_a_second_burst_that_is_said_and_no_rate_is_told() {
    // A run of 20 is watched for 800: the first burst alone takes some 200 to 800.
    let short = format!("{SQUARE_WAVE}\n@ total=20");
    let found = curve(&short, &[("from", 1.0), ("to", 3.0), ("points", 11.0)], &[]);
    for (current, rhythm) in found.currents.iter().zip(&found.stepped) {
        let rhythm = rhythm.expect("all is known");
        // Rest is lost at a Hopf point at 1.26.
        if *current < 1.25 {
            assert_eq!((rhythm.outcome, rhythm.rate), (Outcome::Silent, 0.0), "at {current}");
        } else {
            assert!(rhythm.outcome == Outcome::TooShort && rhythm.rate.is_nan(), "{rhythm:?} at {current}");
        }
    }
    let said = told(&short, &found);
    assert!(said.starts_with("The time simulated is too short to see repetitive firing."), "{said}");
    assert!(
        said.contains("At I = 1.4 to 3, it has not come to rest, and the time simulated is too short"),
        "{said}"
    );
    assert_eq!(found.border(Border::Onset), None);
}

#[test]
fn it_is_told_where_the_rate_is_that_of_bursts() {
    let found = curve(SQUARE_WAVE, &[("from", 1.0), ("to", 3.5), ("points", 6.0)], &[]);
    let said = told(SQUARE_WAVE, &found);
    assert!(
        said.contains(
            "At I = 1.5 to 3, it fires in bursts: the rate is the mean number of spikes over whole bursts"
        ),
        "{said}"
    );
    let tonic = curve("adex", &[("points", 5.0)], &[]);
    assert!(!told("adex", &tonic).contains("bursts"));
}

/// How each sets out is no part of its rhythm: whatever its first intervals are, pairs that come again and again are bursts.
#[test]
fn of_neighbouring_currents_none_is_left_out_whose_spikes_come_in_pairs_as_well() {
    let bursting =
        [("a", 0.02), ("b", 0.2), ("c", -55.0), ("d", 4.0), ("from", 12.0), ("to", 20.0), ("points", 17.0)];
    let said = told("izhikevich", &curve("izhikevich", &bursting, &[]));
    assert!(said.contains("At I = 12 to 20 mV/ms, it fires in bursts"), "{said}");
    let faster = SQUARE_WAVE.replace("r=0.001", "r=0.006");
    let found = curve(&faster, &[("from", 1.25), ("to", 3.0), ("points", 15.0)], &[]);
    let said = told(&faster, &found);
    assert!(said.contains("At I = 1.625 to 2.875, it fires in bursts"), "{said}");
}

/// Of a neuron's irregular spikes it is not left out that they may be bursts, as if they were not.
#[test]
fn where_intervals_do_not_repeat_it_is_told_that_they_may_be_bursts() {
    let faster = SQUARE_WAVE.replace("r=0.001", "r=0.006");
    let found = curve(&faster, &[("from", 2.5), ("to", 3.5), ("points", 5.0)], &[]);
    let said = told(&faster, &found);
    assert!(said.contains("At I = 3 to 3.25, it fires at irregular intervals, perhaps in bursts"), "{said}");
}

/// The curve of two currents under which a neuron of a text is watched for 800, and the rounds of the rig that it takes: one is of 256
/// steps of 0.002.
fn rounds(text: &str, [from, to]: [f64; 2], silence: f64) -> (Curve, usize) {
    let set = [("from", from), ("to", to), ("points", 2.0), ("tolerance", 0.0), ("silence", silence)];
    let text = format!("{text}\n@ total=20");
    let mut rig = fi_curve(&text, given(&set, &[])).expect("good options");
    let rounds = (1..).find(|_| rig.step(1) == 1.0).expect("it ends");
    (rig.experiment, rounds)
}

#[test]
fn a_neuron_that_falls_silent_while_its_adaptation_still_moves_is_not_waited_for() {
    // Each spike raises w by 0.3, which decays over 10⁵: after a few the neuron stays at v = I − w, and creeps on for longer than it is
    // watched. It has no rest: in the end it fires again.
    let (found, rounds) =
        rounds("own:par I=0\nv'=-v+I-w\nw'=-w/100000\nglobal 1 v-1 {v=0;w=w+0.3}", [1.2, 1.8], 200.0);
    let [one, more] = [0, 1].map(|place| found.stepped[place].expect("all is known"));
    assert_eq!((one.spikes, one.outcome, one.rate), (1, Outcome::Restless, 0.0));
    assert_eq!((more.spikes, more.outcome), (3, Outcome::TooShort));
    assert!(more.rate.is_nan());
    assert!((390..500).contains(&rounds), "{rounds} of 1563");
}

#[test]
fn a_neuron_that_falls_silent_for_good_after_pauses_is_not_waited_for_either() {
    // The current left is I − w − u: w decays over 20, so that it pauses for up to 44, and u grows by 0.1 with each spike for ever.
    let (found, rounds) = rounds(
        "own:par I=0\nv'=-v+I-w-u\nw'=-w/20\nu'=-u/1000000\nglobal 1 v-1 {v=0;w=w+0.3;u=u+0.1}",
        [1.45, 1.46],
        5.0,
    );
    for rhythm in found.stepped {
        let rhythm = rhythm.expect("all is known");
        assert_eq!((rhythm.spikes, rhythm.outcome), (5, Outcome::TooShort));
    }
    assert!((200..600).contains(&rounds), "{rounds} of 1563");
}
