//! How the book writes a name: Greek letters, and what follows `_` as a subscript.

use crate::equations::greek;

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
    let letter = greek::letter(if head == "eps" { "epsilon" } else { head });
    let head = letter.map_or(head.into(), String::from);
    match rest {
        Some(rest) => format!("{head}_{rest}"),
        None => head,
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
