//! How a page computes in Python.

/// What stands in a page's script behind its parameters and what this calls: rates, currents, methods are written elsewhere.
#[derive(Clone, Copy, Debug)]
pub enum Recipe {
    /// The page's own text, in which the parameters are variables of the same names, `rate` and `reset` are its neuron's, and
    /// `integrate` is the method that is chosen.
    Text {
        /// From the parameters to the columns, and what is printed.
        main: &'static str,
        /// The figure.
        figure: &'static str,
    },
    /// One run of its neuron under a current of choice.
    Neuron,
    /// The same, with the currents across its membrane in the figure.
    Currents,
}
