//! How the book writes a name: Greek letters, and what follows `_` as a subscript.

const GREEK: &[(&str, &str)] = &[
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("eps", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
];

/// How the book writes a name: `tau_m` is τ_m, `gNa` is g_Na.
pub fn symbol(name: &str) -> String {
    let (head, rest) = match name.split_once('_') {
        Some((head, rest)) if !head.is_empty() && !rest.is_empty() => (head, Some(rest)),
        _ => match name.char_indices().nth(1) {
            // A letter before a capital one.
            Some((1, second)) if second.is_ascii_uppercase() && name.is_char_boundary(1) => {
                (&name[..1], Some(&name[1..]))
            }
            _ => (name, None),
        },
    };
    let head = GREEK.iter().find(|(word, _)| *word == head).map_or(head, |(_, letter)| letter);
    match rest {
        Some(rest) => format!("{head}_{rest}"),
        None => head.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::symbol;

    #[test]
    fn a_name_is_written_as_the_book_does() {
        for (name, written) in [
            ("tau_m", "τ_m"),
            ("Delta_T", "Δ_T"),
            ("gNa", "g_Na"),
            ("EK", "E_K"),
            ("tau", "τ"),
            ("v", "v"),
            ("V_rest", "V_rest"),
            ("_x", "_x"),
            ("phi", "φ"),
            ("vth", "vth"),
        ] {
            assert_eq!(symbol(name), written);
        }
    }
}
