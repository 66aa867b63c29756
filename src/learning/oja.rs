//! Oja's learning rule.
//!
//! ```text
//! y = w·x        Δw = η y (x − y w)
//! ```
//!
//! Source: E. Oja, J. Math. Biol. 15, 267–273 (1982), eq. 3; Neuronal Dynamics, sec. 19.2.1.

use crate::param::{Param, Params, Refusal, params};
use crate::text::say;
use crate::typeset::{Digits, Formula, Line, Says, Symbol, Term};

/// Where the rule is from.
pub const BOOK: &str = "E. Oja, J. Math. Biol. 15, 267–273 (1982); W. Gerstner, W. M. Kistler, R. Naud & L. Paninski, Neuronal Dynamics, Cambridge 2014, § 19.2.1";

params! {
    /// The rule.
    pub struct Rule: "Learning", "Oja’s rule" {
        eta: 0.001, "", 0.0001..=5.0, "η", "learning rate", "How far each input moves the weight", log, within(0.0..=1e9), often;
    }
}

/// The rule as the book writes it, of one of the weights; with the learning rate in the place of its symbol, where it is given.
pub fn lines(rate: Option<f64>) -> Vec<Line> {
    let symbol = |name, markup| Symbol::written(name, markup);
    let set = |name, markup| Formula::Symbol(symbol(name, markup));
    let rate = match rate {
        Some(rate) => Formula::Number(Digits { of: Some("eta"), ..Digits::of(rate) }),
        None => set("eta", "η"),
    };
    let (weight, input) = (set("w", "w_i"), set("x", "x_i"));
    let (other, of_other) = (set("w", "w_j"), set("x", "x_j"));
    let forgets = Formula::Product(vec![set("y", "y"), weight]);
    let inner = [Term { minus: false, formula: input }, Term { minus: true, formula: forgets }];
    let change = Formula::Product(vec![rate, set("y", "y"), Formula::Sum(inner.into()).in_brackets()]);
    let output = Formula::Called(symbol("sum", "Σ_j"), vec![Formula::Product(vec![other, of_other])]);
    let line = |name, left, right| Line { name: Some(name), says: Says::Is(left, right) };
    vec![line("y", set("y", "y"), output), line("w", set("w", "Δw_i"), change)]
}

/// What [`checked`] takes beside its lists: the rule, and how many numbers an input has.
pub fn options() -> Vec<Param> {
    let mut table = Rule::table();
    let help = "How many numbers each input has";
    table.push(Param::number("dim", 2.0, "", 1.0..=16.0, "d", "dimensions", help).whole().within(1.0..=1e6));
    table
}

/// Equal weights of norm 1, where the course starts.
pub fn equal_weights(dim: usize) -> Vec<f64> {
    vec![1.0 / (dim as f64).sqrt(); dim]
}

/// Shows the rule the inputs in `data`, `w0.len()` numbers each, one after the other. Returns the weight
/// before each update, in the same layout.
pub fn learn(data: &[f64], eta: f64, w0: &[f64]) -> Vec<f64> {
    // The course's two weights stay in registers; any other number of them lives in memory.
    if let Ok(mut w) = <[f64; 2]>::try_from(w0) {
        let (inputs, _) = data.as_chunks::<2>();
        let before = inputs.iter().map(|x| {
            let before = w;
            update(&mut w, x, eta);
            before
        });
        return before.collect::<Vec<_>>().into_flattened();
    }
    let mut w = w0.to_vec();
    let mut weights = Vec::with_capacity(data.len());
    for x in data.chunks_exact(w0.len()) {
        weights.extend_from_slice(&w);
        update(&mut w, x, eta);
    }
    weights
}

/// [`learn`] for data from outside: refuses lists of the wrong length, and numbers that are not finite.
pub fn checked(data: &[f64], eta: f64, w0: &[f64], dim: usize) -> Result<Vec<f64>, Refusal> {
    let size = |list: &[f64]| format!("of {} numbers", list.len());
    if w0.len() != dim {
        return Err(Refusal::new("w0", size(w0), say!("its length must be dim, which is {dim}", dim)));
    }
    if !data.len().is_multiple_of(dim) {
        let why = say!("its length must be a multiple of dim, which is {dim}", dim);
        return Err(Refusal::new("cloud", size(data), why));
    }
    for (key, list) in [("w0", w0), ("cloud", data)] {
        // All at first, without a way out in the middle: a fraction of the time of a search.
        let finite = list.iter().fold(true, |finite, x| finite & x.is_finite());
        if let Some(&bad) = list.iter().find(|x| !finite && !x.is_finite()) {
            return Err(Refusal::number(key, bad, "each number must be finite"));
        }
    }
    Ok(learn(data, eta, w0))
}

/// One input's change of the weight.
#[inline(always)]
pub fn update(w: &mut [f64], x: &[f64], eta: f64) {
    let y: f64 = w.iter().zip(x).map(|(w, x)| w * x).sum();
    for (w, x) in w.iter_mut().zip(x) {
        *w += eta * y * (x - y * *w);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_along_the_weight_keeps_a_unit_weight() {
        assert_eq!(learn(&[3.0, 0.0, 3.0, 0.0], 0.1, &[1.0, 0.0]), [1.0, 0.0, 1.0, 0.0]);
    }

    #[test]
    fn one_update_is_the_formula() {
        let w = learn(&[1.0, 2.0, 0.0, 0.0], 0.1, &[0.6, 0.8]);
        let y = 0.6 + 1.6;
        assert_eq!(w[2..], [0.6 + 0.1 * y * (1.0 - y * 0.6), 0.8 + 0.1 * y * (2.0 - y * 0.8)]);
    }

    /// y = 2.2, so w₁ = w₀ + 0.22 (x − 2.2 w₀) = (0.5296, 0.8528, 0.44).
    #[test]
    fn in_three_dimensions_too_the_weight_told_is_the_one_before_the_input() {
        let w = learn(&[1.0, 2.0, 2.0, 0.0, 0.0, 0.0], 0.1, &[0.6, 0.8, 0.0]);
        assert_eq!(w[..3], [0.6, 0.8, 0.0]);
        for (told, right) in w[3..].iter().zip([0.5296, 0.8528, 0.44]) {
            assert!((told - right).abs() < 1e-15, "{w:?}");
        }
    }
}
