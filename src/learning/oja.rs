//! Oja's learning rule.
//!
//! ```text
//! y = w·x        Δw = η y (x − y w)
//! ```
//!
//! Source: E. Oja, J. Math. Biol. 15, 267–273 (1982), eq. 3; Neuronal Dynamics, sec. 19.2.1.

use crate::param::Refusal;

/// Equal weights of norm 1, where the course starts.
pub fn equal_weights(dim: usize) -> Vec<f64> {
    vec![1.0 / (dim as f64).sqrt(); dim]
}

/// Shows the rule the inputs in `data`, `w0.len()` numbers each, one after the other. Returns the weight
/// before each update, in the same layout.
pub fn learn(data: &[f64], eta: f64, w0: &[f64]) -> Vec<f64> {
    // The course's case gets its own copy, with the length known to the compiler.
    match w0.len() {
        2 => course(data, eta, w0, 2),
        dim => course(data, eta, w0, dim),
    }
}

/// [`learn`] for data from outside: refuses lists of the wrong length, and numbers that are not finite.
pub fn checked(data: &[f64], eta: f64, w0: &[f64], dim: usize) -> Result<Vec<f64>, Refusal> {
    let size = |list: &[f64]| format!("of {} numbers", list.len());
    if w0.len() != dim {
        return Err(Refusal::new("w0", size(w0), format!("its length must be dim, which is {dim}")));
    }
    if data.len() % dim != 0 {
        let why = format!("its length must be a multiple of dim, which is {dim}");
        return Err(Refusal::new("cloud", size(data), why));
    }
    for (key, list) in [("w0", w0), ("cloud", data)] {
        if let Some(&bad) = list.iter().find(|x| !x.is_finite()) {
            return Err(Refusal::number(key, bad, "each number must be finite"));
        }
    }
    Ok(learn(data, eta, w0))
}

#[inline(always)]
fn course(data: &[f64], eta: f64, w0: &[f64], dim: usize) -> Vec<f64> {
    let mut w = w0[..dim].to_vec();
    let mut course = Vec::with_capacity(data.len());
    for x in data.chunks_exact(dim) {
        course.extend_from_slice(&w);
        update(&mut w, x, eta);
    }
    course
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
}
