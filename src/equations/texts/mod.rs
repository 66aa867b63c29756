//! Neurons as texts, beside the models that are compiled: to begin with.

/// A text to begin with.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The key.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// The text.
    pub text: &'static str,
}

/// Lists texts, each the file of its name beside this one.
macro_rules! texts {
    ($($id:literal: $file:literal, $title:literal;)*) => {
        /// Neurons of the literature.
        pub const TEXTS: &[Sample] = &[$(Sample { id: $id, title: $title, text: include_str!($file) }),*];
    };
}
texts! {
    "hindmarsh-rose": "hindmarsh_rose.ode", "Hindmarsh–Rose";
    "wang-buzsaki": "wang_buzsaki.ode", "Wang–Buzsáki";
    "connor-stevens": "connor_stevens.ode", "Connor–Stevens";
    "inap-ik": "inap_ik.ode", "Persistent sodium and potassium";
    "chay-keizer": "chay_keizer.ode", "Bursting by calcium (Chay–Keizer)";
    "theta": "theta.ode", "Theta neuron";
}
