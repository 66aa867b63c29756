//! What a noun of the field is in Python, for scripts that compute a run elsewhere.

/// A piece of a script.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Its definitions.
    pub python: &'static [&'static str],
    /// Whether it only adds, subtracts, multiplies and divides, in the same order as here: its numbers are then the
    /// same to the last bit everywhere.
    pub exact: bool,
}

/// How a page computes in Python: definitions, what is done with them, and how it is drawn. The parameters are
/// variables of the same names.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Stimulus, model, learning rule.
    pub pieces: &'static [Source],
    /// Whether it integrates: the chosen method is then one piece more.
    pub integrates: bool,
    /// From the parameters to the columns, and what is printed.
    pub main: &'static str,
    /// The figure.
    pub figure: &'static str,
}
