//! Which variable of a text is the voltage.

use super::complaints::told;
use super::reading::sound;

fn voltage(text: &str) -> &'static str {
    sound(text).variables[0].quantity.id
}

#[test]
fn the_voltage_is_the_variable_that_is_said_or_called_to_be_it() {
    for (text, expected) in [
        ("w'=v-w\nv'=I-w", "v"),
        ("n'=-n\nx'=n # mV, voltage", "x"),
        ("w'=V-w\nV'=-w\nx'=I-x", "V"),
        ("w'=x-w\nx'=-w\n# x: voltage\ny'=I-y", "x"),
        ("m'=1-m\nVm'=-m+x\nx'=I-x", "Vm"),
        ("m'=1-m\nV_m'=-m+x\nx'=I-x", "V_m"),
        ("m'=1-m # 1\nu'=-m+x # mV\nx'=I-x # 1", "u"),
        ("dm/dt=(1-m)/ms : 1\ndu/dt=-u/ms : volt", "u"),
        ("w'=x-w\nx'=w+y\ny'=I-y\nglobal 1 x-3 {x=0}", "x"),
        ("w'=x-w\nx'=w+y\ny'=I-y\n# spike: x > 3", "x"),
    ] {
        let text = format!("{text}\npar I=0");
        assert_eq!(voltage(&text), expected, "{text}");
        assert!(!told(&text).iter().any(|said| said.contains("taken for the voltage")), "{text}");
    }
}

#[test]
fn else_it_is_the_one_variable_that_the_current_flows_into() {
    for (text, expected) in [
        ("w'=x-w\nx'=I-w", "x"),
        ("w'=x-w\nx'=all-w\nall=2*more\nmore=f(3)\nf(a)=a+I", "x"),
        ("Vd'=Vs-Vd\nVs'=I-Vd", "Vs"),
    ] {
        let text = format!("{text}\npar I=0");
        let system = sound(&text);
        assert_eq!(system.variables[0].quantity.id, expected, "{text}");
        assert!(system.variables[0].rate.to_string().contains(['I', 'a']), "its own rate: {text}");
    }
    assert_eq!(told("w'=x-w\nx'=I-w\npar I=0"), ["2:1 ~ x is taken for the voltage, since I flows into it"]);
    assert!(told("x'=I-w\nw'=x-w\npar I=0").is_empty(), "the first, as it was");
    for (text, expected) in
        [("w'=x-w+I\nx'=I-w", "w"), ("w'=x-w\nx'=-w", "w"), ("Vd'=x-Vd\nVs'=-Vs\nx'=I-x", "Vd")]
    {
        assert_eq!(voltage(&format!("{text}\npar I=0")), expected, "the first: {text}");
    }
}

#[test]
fn variables_keep_their_rates_and_initial_values_where_another_is_the_voltage() {
    let system = sound("w'=x-w\nx'=I-w\npar I=0\ninit w=1, x=2");
    let variables = system.variables.iter();
    let told: Vec<_> = variables.map(|of| (of.quantity.id, of.rate.to_string(), of.initial)).collect();
    assert_eq!(told, [("x", "I - w".into(), Some(2.0)), ("w", "x - w".into(), Some(1.0))]);
}
