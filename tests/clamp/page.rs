//! The page of a voltage clamp: what it tells of peaks, beginnings and ends, and what its curves are.

use super::{BUDGET, given, ionic, relaxed};
use nullcline::demos::Demo;
use nullcline::figure::{Mark, Zoom};
use nullcline::options::{Given, complete, initial};

/// dV/dt = V (1 − V²) − w + I: what holds V is w + V³ − V, and as the step begins w is what it was.
#[test]
fn the_page_tells_where_a_current_begins_that_does_not_turn() {
    let page = Demo::find("fitzhugh-nagumo-clamp").expect("the page");
    let scene = page.open(&initial(&page.params()), BUDGET).expect("it opens");
    let column = |id: &str| &scene.data.iter().find(|column| column.quantity.id == id).expect(id).values;
    let w = column("w")[0];
    for ((v, begins), ends) in column("step").iter().zip(column("start").iter()).zip(column("end").iter()) {
        assert!((begins - (w + v.powi(3) - v)).abs() < 1e-9, "at {v}: {begins}");
        assert!(*ends > begins - 1e-9, "at {v}: {ends}: w rises");
    }
    let said = (scene.results)(0).text();
    assert!(
        said.contains("the current begins at −")
            && said.contains("by the end of the step, without turning. ")
            && said.ends_with(", as the step begins."),
        "{said}"
    );
    let axon = Demo::find("hodgkin-huxley-clamp").expect("the page");
    let scene = axon.open(&initial(&axon.params()), BUDGET).expect("it opens");
    assert!((scene.results)(0).text().contains("the current peaks at "));
    let leak = Demo::find("own-clamp:v'=I-v\npar I=0").expect("the page");
    let scene = leak.open(&initial(&leak.params()), BUDGET).expect("it opens");
    let said = (scene.results)(0).text();
    assert!(said.ends_with(" all through the step."), "{said}");
}

/// The axon at 40 °C, by the closed form of its gates: whatever the bins are, the page tells the peak between them.
#[test]
fn a_peak_is_told_where_it_is_and_not_where_a_bin_sees_it() {
    let page = Demo::find("hodgkin-huxley-clamp").expect("the page");
    let told = |dt: f64| {
        let warm = given(&[("celsius", 40.0), ("dt", dt)]);
        let scene =
            page.open(&complete(&page.params(), warm).expect("good values"), BUDGET).expect("it opens");
        let column = |id: &str| {
            let column = scene.data.iter().find(|column| column.quantity.id == id).expect(id);
            column.values.to_vec()
        };
        ((scene.results)(0).text(), ["step", "peak", "start", "end"].map(column))
    };
    let (said, [voltages, peaks, starts, ends]) = told(0.0005);
    assert!(said.ends_with("Of all steps the most inward peak is −1290 µA/cm², at 60.0 mV."), "{said}");
    for dt in [0.005, 0.05, 5.0] {
        let (coarse, columns) = told(dt);
        assert_eq!(coarse, said, "at {dt}");
        let [_, again, started, ended] = columns;
        for (fine, coarse) in [(&peaks, &again), (&starts, &started), (&ends, &ended)] {
            let same = |(a, b): (&f64, &f64)| a.is_nan() && b.is_nan() || (a - b).abs() <= 1e-9 * a.abs();
            assert!(fine.iter().zip(coarse).all(same), "{fine:?} {coarse:?}");
        }
    }
    // Q₁₀ = 3, and dI/dt = 0 within the least of many times.
    let pace = 3f64.powf((40.0 - 6.3) / 10.0);
    for (v, peak) in voltages.iter().zip(&peaks).filter(|(_, peak)| **peak < 0.0) {
        let current = |time: f64| ionic(*v, relaxed(0.0, *v, time * pace)).iter().sum::<f64>();
        let least = (1..40_000).map(|k| current(k as f64 * 1e-5)).fold(0.0, f64::min);
        assert!((peak - least).abs() < 1e-5 * least.abs(), "{peak} against {least} at {v}");
    }
}

/// dw/dt = V − w³ has no closed form: the page says that it is followed, and tells turns between the bins nevertheless.
#[test]
fn a_current_of_which_no_closed_form_is_known_is_told_by_the_adaptive_method() {
    let page = Demo::find("own-clamp:v'=I-v-w+4*x\nw'=v-w^3\nx'=(v-x)*(1+w^2)-x\npar I=0\n# v: 0..2")
        .expect("a page");
    let said = |dt: f64| {
        let set = complete(&page.params(), given(&[("dt", dt)])).expect("good values");
        let scene = page.open(&set, BUDGET).expect("it opens");
        assert!(scene.method.to_string().starts_with("by the adaptive method"), "{}", scene.method);
        (scene.results)(0).text()
    };
    let fine = said(0.01);
    assert!(fine.contains(" after the step"), "{fine}");
    assert_eq!(said(0.4), fine);
}

/// dV/dt = … + I, whose slow current falls to a least value and rises again: farther from 0 than it is around is it nowhere.
#[test]
fn a_current_that_turns_towards_zero_and_back_has_no_peak() {
    let text = "x'=y-x^3+3*x^2-z+I\ny'=1-5*x^2-y\nz'=0.006*(4*(x+1.6)-z)\npar I=2\ninit x=-1.6,y=-11.8,z=2";
    let page = Demo::find(&format!("own-clamp:{text}")).expect("a page");
    let set = complete(&page.params(), given(&[("shown", 0.792)])).expect("good values");
    let scene = page.open(&set, BUDGET).expect("it opens");
    let column = |id: &str| &scene.data.iter().find(|column| column.quantity.id == id).expect(id).values;
    for (peak, (start, end)) in column("peak").iter().zip(column("start").iter().zip(column("end").iter())) {
        assert!(peak.is_nan() || peak.abs() > start.abs().min(end.abs()), "{peak} between {start} and {end}");
    }
    let said = (scene.results)(0).text();
    assert!(said.contains(", turns at ") && said.contains(" after the step, and is "), "{said}");
}

/// Sodium channels that open at once, potassium channels in 1 ms: the steps begin at the most inward current.
const AT_ONCE: &str = "own-clamp:v'=I-0.1*(v+65)-35*h*(v-55)/(1+exp(-(v+35)/7))^3-9*n^4*(v+90)\n\
                       h'=(1/(1+exp((v+53)/7))-h)/2\nn'=(1/(1+exp(-(v+30)/9))-n)\nv(0)=-65\npar I=0\n# v: mV -90..60";

/// What the page of such a neuron tells, and the columns of its steps: voltages, beginnings, peaks and ends.
fn stepped(set: &[(&str, f64)]) -> (String, [Vec<f64>; 4]) {
    let page = Demo::find(AT_ONCE).expect("a page");
    let scene = page.open(&complete(&page.params(), given(set)).expect("good values"), BUDGET);
    let scene = scene.expect("it opens");
    let column = |id: &str| {
        let column = scene.data.iter().find(|column| column.quantity.id == id).expect(id);
        column.values.to_vec()
    };
    ((scene.results)(0).text(), ["step", "start", "peak", "end"].map(column))
}

#[test]
fn the_most_inward_current_is_told_where_it_is_though_it_is_no_peak() {
    let (said, [voltages, starts, peaks, ends]) = stepped(&[("shown", 60.0)]);
    // The gates h and n, settled at −65 mV; m is settled everywhere.
    let [h, n] = [1.0 / (1.0 + (-12.0f64 / 7.0).exp()), 1.0 / (1.0 + (35.0f64 / 9.0).exp())];
    for (v, start) in voltages.iter().zip(&starts) {
        let m = 1.0 / (1.0 + (-(v + 35.0) / 7.0).exp());
        let current = 0.1 * (v + 65.0) + 35.0 * h * (v - 55.0) * m.powi(3) + 9.0 * n.powi(4) * (v + 90.0);
        assert!((start - current).abs() < 1e-9 * current.abs().max(1.0), "{start} at {v}, not {current}");
    }
    let least = |column: &[f64]| column.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(least(&starts) < least(&peaks) && least(&starts) < least(&ends));
    assert!(said.starts_with("At 60.0 mV the current peaks at 1360, "), "{said}");
    assert!(said.ends_with("the most inward current is −1770, at −12.9 mV, as the step begins."), "{said}");
}

#[test]
fn a_run_that_ends_before_the_step_has_no_end_of_the_step() {
    let cut = |shown: f64| stepped(&[("shown", shown), ("tend", 5.0)]).0;
    assert!(cut(-2.5).contains(" and goes to 172 by the end of the run, without turning."), "{}", cut(-2.5));
    let whole = stepped(&[("shown", -2.5)]).0;
    assert!(whole.contains(" and goes to 656 by the end of the step, without turning."), "{whole}");
}

#[test]
fn a_ramp_is_told_by_its_last_bin_and_the_voltage_there() {
    let page = Demo::find("own-clamp:v'=I-v\npar I=0\n# v: 0..10").expect("a page");
    // Half a millisecond before it ends, at 1 mV a millisecond, with C = 1.
    for (tend, told) in [(20.0, "at 9.50, the current is 10.5."), (8.0, "at 7.50, the current is 8.50.")] {
        let ramp = [("first", 0.0), ("last", 10.0), ("on", 0.0), ("off", 10.0), ("dt", 0.5), ("tend", tend)];
        let mut set = given(&ramp);
        set.push(("command".into(), Given::Text("ramp".into())));
        let scene = page.open(&complete(&page.params(), set).expect("good values"), BUDGET);
        let said = (scene.expect("it opens").results)(0).text();
        assert_eq!(said, format!("In the ramp’s last time bin, {told}"), "{tend}");
    }
}

/// Calcium that its own current brings in, and a gate that it opens: no variable but m relaxes by itself.
const WITH_CALCIUM: &str = "own-clamp:C*v'=I-IL-ICa-IAHP\nIL=0.1*(v+65)\nICa=0.5*m^2*(v-120)\nIAHP=0.8*q*(v+90)\n\
    m'=(1/(1+exp(-(v+30)/6))-m)/1.5\nca'=-0.05*ICa-ca/50\nq'=(ca/(ca+1)-q)/10\npar I=1,C=1\ninit v=-55";

#[test]
fn variables_that_hang_on_one_another_have_settled_at_the_holding_voltage() {
    let page = Demo::find(WITH_CALCIUM).expect("a page");
    let set = given(&[("holding", -45.0), ("first", -80.0)]);
    let scene = page.open(&complete(&page.params(), set).expect("good values"), BUDGET).expect("it opens");
    let first = |id: &str| scene.data.iter().find(|column| column.quantity.id == id).expect(id).values[0];
    let m = 1.0 / (1.0 + (15.0f64 / 6.0).exp());
    let ca = 50.0 * 0.05 * 0.5 * m * m * 165.0;
    let q = ca / (ca + 1.0);
    let needed = 0.1 * 20.0 - 0.5 * m * m * 165.0 + 0.8 * q * 45.0;
    for (id, settled) in [("m", m), ("ca", ca), ("q", q), ("I", needed)] {
        assert!((first(id) - settled).abs() < 1e-9 * settled, "{id}: {}, not {settled}", first(id));
    }
    assert!(scene.warning.is_empty());
    let figures = (scene.figures)(0, &Zoom::default());
    let steady = figures[0].marks.iter().find_map(|mark| match mark {
        Mark::Line(line) if line.name == "steady state" => Some(line.clone()),
        _ => None,
    });
    let steady = steady.expect("a curve of steady states");
    for (v, current) in steady.x.iter().zip(steady.y.iter()) {
        let m = 1.0 / (1.0 + (-(v + 30.0) / 6.0).exp());
        let flows = 0.5 * m * m * (v - 120.0);
        let ca = -50.0 * 0.05 * flows;
        let expected = 0.1 * (v + 65.0) + flows + 0.8 * ca / (ca + 1.0) * (v + 90.0);
        assert!(
            (current - expected).abs() < 1e-8 * expected.abs().max(1.0),
            "{current} at {v}, not {expected}"
        );
    }
}

#[test]
fn where_the_others_swing_for_ever_that_is_said() {
    let page = Demo::find("own-clamp:v'=I-v-x\nx'=y\ny'=(1-x^2)*y-x\npar I=0\ninit x=1").expect("a page");
    let scene = page.open(&initial(&page.params()), BUDGET).expect("it opens");
    assert!(scene.warning.to_string().starts_with("At the holding voltage the other variables do not"));
    let x = &scene.data.iter().find(|column| column.quantity.id == "x").expect("x").values;
    assert_eq!(x[0], 1.0);
}

/// The axon, by the closed form of its gates.
#[test]
fn a_bump_at_the_beginning_is_not_told_for_the_peak() {
    let page = Demo::find("hodgkin-huxley-clamp").expect("the page");
    for (holding, off) in [(-40.0, 3.0), (0.0, 2.6), (-18.0, 6.1)] {
        let set = complete(&page.params(), given(&[("holding", holding), ("off", off)])).expect("good");
        let scene = page.open(&set, BUDGET).expect("it opens");
        let column = |id: &str| &scene.data.iter().find(|column| column.quantity.id == id).expect(id).values;
        for (v, peak) in column("step").iter().zip(column("peak").iter()) {
            let current = |k: i32| {
                ionic(*v, relaxed(holding, *v, f64::from(k) * (off - 2.0) / 4e4)).iter().sum::<f64>()
            };
            let least = (0..=40_000).map(current).fold(f64::INFINITY, f64::min);
            let ends = current(0).min(current(40_000));
            // Where it is most inward within the step, that is its peak.
            if least < -1.0 && least < ends - 1.0 {
                assert!((peak - least).abs() < 1e-4 * least.abs(), "{peak} at {v} of {holding}, not {least}");
            }
        }
    }
}

#[test]
fn what_is_injected_with_a_minus_has_inward_currents_above_0() {
    let texts = ["+I", "-I"].map(|sign| AT_ONCE.replace("v'=I-0.1", &format!("v'=0{sign}-0.1")));
    let told = texts.map(|text| {
        let page: &'static str = text.leak();
        let page = Demo::find(page).expect("a page");
        let scene = page.open(&initial(&page.params()), BUDGET).expect("it opens");
        (page.about.summary, (scene.results)(0).text())
    });
    let [(plus, with_plus), (minus, with_minus)] = told;
    assert!(plus.contains("inward is negative") && minus.contains("inward is positive"));
    let inward = |said: &str| said.split("the most inward current is ").nth(1).map(String::from);
    assert_eq!(inward(&with_plus).expect("told"), "−1770, at −12.9 mV, as the step begins.");
    assert_eq!(inward(&with_minus).expect("told"), "1770, at −12.9 mV, as the step begins.");
}

/// The first value of a variable on the page of a text, and its warning.
fn held(text: &str, variable: &str) -> (f64, String) {
    let page: &'static Demo = Demo::find(&format!("own-clamp:{text}")).expect("a page");
    let scene = page.open(&initial(&page.params()), BUDGET).expect("it opens");
    let column = scene.data.iter().find(|column| column.quantity.id == variable).expect(variable);
    (column.values[0], scene.warning.to_string())
}

#[test]
fn variables_settle_whatever_their_units_and_wherever_they_start() {
    // Calcium in mol/L, in seconds, opens a gate that is a hundred million times larger and forty times faster.
    let calcium = "# time: s\nv'=(I-1e-8*(v+0.07)-1e-8*s*(v+0.09))/1e-10\nc'=1e-7-c/0.2\ns'=(c/(c+1e-7)-s)/0.005\npar I=0\ninit v=-0.07";
    for (text, variable, settled) in [
        (calcium, "c", 2e-8),
        (calcium, "s", 1.0 / 6.0),
        // It starts where its rate has no slope.
        ("v'=I-v-w\nw'=1-w^2\npar I=0", "w", 1.0),
        // At rest for ever, though nothing holds it there.
        ("v'=I-v-x\nx'=x-x^3\npar I=0", "x", 0.0),
    ] {
        let (found, warning) = held(text, variable);
        assert!((found - settled).abs() <= 1e-9 * settled, "{variable} of {text}: {found}");
        assert_eq!(warning, "", "{text}");
    }
    for text in ["v'=I-v-x\nx'=0.1*(v+1)\npar I=0", "v'=I-v-x\nx'=x-v\npar I=0\ninit x=1"] {
        assert!(held(text, "x").1.contains("do not come to rest"), "{text}");
    }
}
