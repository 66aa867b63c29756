//! Equations as papers print them.

use super::complaints::told;
use super::reading::sound;
use nullcline::equations::{read, write};

/// The rate of a text's first variable.
fn rate(text: &str) -> String {
    sound(text).variables[0].rate.to_string()
}

#[test]
fn a_derivative_may_stand_behind_a_factor_and_the_right_side_is_divided_by_it() {
    for (left, expected) in [
        ("C*dv/dt", "(I - g*v)/C"),
        ("C dv/dt", "(I - g*v)/C"),
        ("C*v'", "(I - g*v)/C"),
        ("C v′", "(I - g*v)/C"),
        ("C·dv/dt", "(I - g*v)/C"),
        ("C × dv / dt", "(I - g*v)/C"),
        ("C*(dv/dt)", "(I - g*v)/C"),
        ("(dv/dt)", "I - g*v"),
        ("2dv/dt", "(I - g*v)/2"),
        ("b dv/dt", "(I - g*v)/b"),
        ("2*C*dv/dt", "(I - g*v)/(2*C)"),
        ("(C + b)*dv/dt", "(I - g*v)/(C + b)"),
        ("C/b dv/dt", "(I - g*v)/(C/b)"),
        ("f(v)*dv/dt", "(I - g*v)/f(v)"),
        ("-C*dv/dt", "(I - g*v)/-C"),
    ] {
        let text = format!("par C=2, b=3, g=1, I=0\nf(x)=1+x^2\n{left} = I - g*v");
        assert_eq!(rate(&text), expected, "{left}");
    }
    assert_eq!(rate("tau*dv/dt = -v : volt\ntau = 10*ms\nI : amp"), "-v/tau");
    assert_eq!(rate("τ v' = a*v\nτ=3+0*v\npar a=2, I=0"), "a*v/tau");
}

#[test]
fn a_factor_before_a_derivative_is_held_against_the_units_of_the_text() {
    let wrong = |text: &str| {
        let complaints = read(text).1;
        let wrong = complaints.iter().filter(|complaint| !complaint.doubt);
        wrong.map(|said| format!("{}:{} {}", said.line, said.column, said.message)).collect::<Vec<_>>()
    };
    let units = "I : amp\ng : siemens\nE : volt\nC : farad";
    assert!(wrong(&format!("C*dv/dt = I - g*(v - E) : volt\n{units}")).is_empty());
    assert_eq!(
        wrong(&format!("C*dv/dt = g*I : volt\n{units}")),
        ["1:11 this is in A^2/V, but C*dv/dt is in A"]
    );
}

#[test]
fn a_factor_that_is_called_as_a_word_of_xppaut_is_none_and_what_is_wrong_with_it_is_told() {
    for factor in ["b", "n", "m", "p", "i"] {
        assert_eq!(
            rate(&format!("par {factor}=2, I=0\n{factor} dv/dt = I - v")),
            format!("(I - v)/{factor}")
        );
        let message = told(&format!("par {factor}=2, I=0\n{factor} dv/dt + v = I"));
        assert!(message.iter().all(|said| said.contains("at the left stands the derivative")), "{message:?}");
    }
}

#[test]
fn what_stands_at_the_left_beside_a_derivative_is_told_to_go_to_the_right() {
    let message = "at the left stands the derivative, perhaps behind a factor, and all else at the right: dv/dt = …, C*dv/dt = …";
    for left in ["tau*dv/dt + v", "dv/dt - I", "tau - dv/dt", "v'*tau", "dv/dt*tau"] {
        assert_eq!(told(&format!("par tau=2, I=0\n{left} = -2*v")), [format!("2:1 {message}")], "{left}");
    }
}

#[test]
fn a_factor_that_is_0_or_unknown_is_told_at_its_place() {
    assert_eq!(told("0*v'=I\npar I=1"), ["1:1 this divides by 0"]);
    assert_eq!(
        told("par g=2, I=0\n  Cm*dv/dt = I - g*v"),
        ["2:3 Cm is unknown: give it a value by a line such as par Cm=1"]
    );
}

#[test]
fn what_is_understood_behind_a_factor_is_written_with_the_derivative_alone() {
    let system = sound("C*dv/dt = I - g*(v - E)\npar C=2, g=1, E=-70, I=0");
    let text = write(&system);
    assert!(text.contains("\nv'=(I - g*(v - E))/C\n"), "{text}");
    assert_eq!(sound(&text).variables[0].rate, system.variables[0].rate);
}

#[test]
fn letters_and_signs_of_papers_are_understood() {
    for (line, expected) in [
        ("dv/dt = −α·v³ + I", "-alpha*v^3 + I"),
        ("dv/dt = v²/τₘ × 2 – I", "v^2/tau_m*2 - I"),
        ("dv/dt = 10⁻³ ∗ v¹² ÷ τ_m", "10^-3*v^12/tau_m"),
        ("dv/dt = n∞(v) − v", "n_inf(v) - v"),
        ("dv/dt = if(v ≤ 2)then(v)else(−v)", "if(v <= 2)then(v)else(-v)"),
    ] {
        let text = format!("par α=1, τ_m=2, I=0\nn_∞(x) = 1 ÷ (1 + exp(−x))\n{line}");
        let found = rate(&text);
        assert!(told(&text).is_empty(), "{line}: {:?}", told(&text));
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn a_greek_letter_and_its_name_are_one_name_also_in_comments() {
    let neuron = sound("# τ: ms, 1..40, time constant\npar tau=10, I=0\nv' = −v/τ + I");
    let [tau] = &neuron.params[..] else { panic!("{:?}", neuron.params) };
    assert_eq!((tau.id, tau.symbol, tau.unit, tau.max), ("tau", "τ", "ms", 40.0));
    assert_eq!(
        told("par τ=1, tau=2, I=0\nv'=-v/τ"),
        ["1:10 tau is there already, in line 1: choose another name"]
    );
}

#[test]
fn units_with_greek_letters_are_those_without() {
    let neuron = sound("dv/dt = (R*I - v)/τ : volt\nR = 100*MΩ\nτ = 10*ms\nI = 2*µA + 3*μA : amp");
    assert_eq!(neuron.usual.current, 5e6);
    assert_eq!(neuron.params[0].initial(), 0.1);
}

#[test]
fn a_decimal_comma_is_told_at_its_place() {
    let hint = "decimals stand behind a point, as in 0.7: commas stand between things";
    for (text, place) in [
        ("v'=0,7*v\npar I=0", "1:5"),
        ("v'=exp(0,7*v)\npar I=0", "1:9 exp takes 1 argument, not 2;"),
        ("v'=-v\npar a=0,7, I=0", "2:8"),
        ("v'=-v\npar I=0\ninit v=-65,5", "3:11"),
        ("v'=-v\npar I=0\n@ dt=0,05", "3:6"),
        ("v'=-v\n# I: 0..1,5\npar I=0", "2:6 ~"),
        ("v'=-v\n# I: pA, 0,5..1\npar I=0", "2:10 ~"),
    ] {
        assert_eq!(told(text), [format!("{place} {hint}")], "{text}");
    }
    for text in
        ["v'=max(0,7)*v\npar I=0", "v'=-v\n# I: 0..7, 5 mice\npar I=0", "v'=-v # mV, 1,5 times\npar I=0"]
    {
        assert!(told(text).is_empty(), "{text}: {:?}", told(text));
    }
}
