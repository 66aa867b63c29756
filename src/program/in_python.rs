//! What Python files have in common: the text at their head, and names that Python and NumPy leave free.

use super::names::Rules;

/// Words that Python has a meaning for, and those of the files themselves.
#[rustfmt::skip] // a list of words
pub const RULES: Rules = Rules {
    reserved: &[
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
        "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
        "pass", "raise", "return", "try", "while", "with", "yield",
        "t", "tstart", "dt", "step", "bins", "steps", "held_steps", "refractory", "spikes", "parameters", "recorded", "name", "np", "os", "sys", "pathlib", "shutil",
        "subprocess", "compiled", "simulated", "start", "bin", "print", "neuron", "nest", "b2", "amplitudes", "at", "at_stages", "flows", "stimulus",
        "states", "fired", "equations", "runge_kutta", "getattr", "len",
    ],
    case_blind: false,
    longest: 60,
};

/// The head as the text that a file begins with.
pub fn docstring(lines: &[String]) -> String {
    format!("\"\"\"{}\n\"\"\"\n", plain(&lines.join("\n")))
}

/// A text that may stand in a docstring.
pub fn plain(text: &str) -> String {
    text.replace('\\', "\\\\").replace("\"\"\"", "'''")
}
