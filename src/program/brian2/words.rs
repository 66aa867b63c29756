//! The words that Brian2 has a meaning for, units by the rule that makes them among them.

use crate::program::in_python;
use crate::program::names::Rules;

/// Words that Brian2 or Python has a meaning for, and those of the file itself.
#[rustfmt::skip] // a list of words
pub const RULES: Rules = Rules {
    reserved: &[
        "i", "j", "t_in_timesteps", "N", "xi", "xi_*", "e", "pi", "inf", "exp", "expm1", "sin", "cos", "tan", "sinh", "cosh",
        "tanh", "arcsin", "arccos", "arctan", "log", "log10", "log1p", "sqrt", "floor", "ceil", "clip", "sign", "exprel", "mod",
        "rand", "randn", "poisson", "timestep", "lastspike", "not_refractory", "in_noise", "ufunc",
        // What neurons and monitors have beside their variables.
        "abstract_code", "active", "add_attribute", "add_dependency", "add_to_magic_network", "after_run", "assign_id",
        "before_run", "check_units", "check_variable_write", "clock", "code_objects", "codeobj", "codeobj_class",
        "contained_objects", "create_code_objects", "create_default_code_object", "create_runner_codeobj", "custom_operation",
        "event_codes", "events", "generate_empty_code", "get_states", "group", "indices", "invalidates_magic_network",
        "method_choice", "method_options", "n_indices", "namespace", "needed_variables", "order", "override_conditional_write",
        "record", "record_all", "record_single_timestep", "record_variables", "recorded_variables", "reinit", "resetter", "resize",
        "resolve_all", "run", "run_on_event", "run_regularly", "runner", "set_event_schedule", "set_states", "source", "state",
        "state_updater", "stop", "subexpression_updater", "template", "template_kwds", "threshold", "thresholder",
        "update_abstract_code", "updaters", "user_code", "user_equations", "variables", "when", "written_readonly_vars",
    ],
    means: |word| in_python::RULES.reserved.contains(&word) || is_unit(word),
    case_blind: false,
    longest: 60,
};

/// Units, which a prefix may stand before, and a power behind.
#[rustfmt::skip] // a list of words
const UNITS: [&str; 39] = [
    "amp", "ampere", "becquerel", "candela", "candle", "celsius", "coulomb", "farad", "gram", "gramme", "gray", "henry", "hertz",
    "joule", "katal", "kelvin", "kilogram", "kilogramme", "liter", "litre", "lumen", "lux", "meter", "metre", "molar", "mol",
    "mole", "newton", "ohm", "pascal", "radian", "second", "siemens", "sievert", "steradian", "tesla", "volt", "watt", "weber",
];

/// The prefixes.
const PREFIXES: [&str; 21] =
    ["", "y", "z", "a", "f", "p", "n", "u", "m", "c", "d", "da", "h", "k", "M", "G", "T", "P", "E", "Z", "Y"];

/// Units by their symbols.
const SYMBOLS: [&str; 21] = [
    "Hz", "MHz", "cm", "kHz", "mA", "mM", "mV", "mm", "ms", "nA", "nF", "nM", "nS", "pA", "pF", "uA", "uF",
    "uM", "uS", "um", "us",
];

/// Whether it is a unit.
fn is_unit(word: &str) -> bool {
    let plain = word.strip_suffix(['2', '3']).unwrap_or(word);
    let prefixed = |unit: &&str| plain.strip_suffix(*unit).is_some_and(|prefix| PREFIXES.contains(&prefix));
    SYMBOLS.contains(&plain) || UNITS.iter().any(prefixed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::names::Names;

    #[test]
    fn units_and_what_python_has_are_called_otherwise_and_what_only_looks_so_is_not() {
        for taken in [
            "mV",
            "cm2",
            "uvolt2",
            "Mohm",
            "msiemens",
            "dametre3",
            "range",
            "iter",
            "ValueError",
            "record_all",
        ] {
            assert_eq!(Names::of([taken], RULES).called(taken), format!("{taken}_"));
        }
        for free in ["v", "gNa", "V", "s", "m", "h2", "I", "ohms", "A", "tau_volt"] {
            assert_eq!(Names::of([free], RULES).called(free), free);
        }
    }
}
