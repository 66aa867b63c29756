//! Words as LaTeX, whatever letters they have: those that pdfLaTeX has no type for are left out.

use super::greek::greek;

/// A text as it is set in T1, with what means something to LaTeX as itself, and Greek letters as in a formula.
pub fn prose(text: &str) -> String {
    let set: String = text.chars().map(letter).collect();
    set.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn letter(letter: char) -> String {
    if let Some((_, set)) = SIGNS.iter().find(|(sign, _)| *sign == letter) {
        return (*set).into();
    }
    if let Some((_, bare)) = ACCENTED.iter().find(|(accented, _)| *accented == letter) {
        return prose(&bare.to_string());
    }
    if let Some(set) = greek(letter) {
        return format!("${}$", set.trim_end_matches("{}"));
    }
    match letter {
        '{' | '}' | '$' | '&' | '#' | '%' | '_' => format!("\\{letter}"),
        letter if letter.is_whitespace() => " ".into(),
        ' '..='~' => letter.into(),
        letter if has_type(letter) => letter.into(),
        _ => String::new(),
    }
}

/// Whether the encodings utf8 and T1 of pdfLaTeX have a Latin letter.
fn has_type(letter: char) -> bool {
    let lacks = [
        '×', '÷', 'Ħ', 'ħ', 'ĸ', 'Ŀ', 'ŀ', 'ŉ', 'Ŧ', 'ŧ', 'ſ', // in blocks that it has else
    ];
    matches!(letter, 'À'..='ſ' | 'Ș'..='ț' | 'ẞ') && !lacks.contains(&letter)
}

/// Signs, and how they are set.
#[rustfmt::skip] // a table
const SIGNS: &[(char, &str)] = &[
    ('\\', "\\textbackslash{}"), ('^', "\\textasciicircum{}"), ('~', "\\textasciitilde{}"),
    ('<', "\\textless{}"), ('>', "\\textgreater{}"), ('|', "\\textbar{}"), ('"', "\\textquotedbl{}"),
    ('‐', "-"), ('‑', "-"), ('‒', "--"), ('–', "--"), ('—', "---"), ('―', "---"), ('−', "$-$"),
    ('‘', "`"), ('’', "'"), ('‚', "\\quotesinglbase{}"), ('“', "``"), ('”', "''"), ('„', "\\quotedblbase{}"),
    ('«', "\\guillemotleft{}"), ('»', "\\guillemotright{}"), ('‹', "\\guilsinglleft{}"), ('›', "\\guilsinglright{}"),
    ('…', "\\dots{}"), ('¡', "!`"), ('¿', "?`"), ('§', "\\S{}"), ('¶', "\\P{}"), ('©', "\\copyright{}"), ('£', "\\pounds{}"),
    ('†', "\\dag{}"), ('‡', "\\ddag{}"), ('•', "$\\bullet$"), ('·', "$\\cdot$"), ('⋅', "$\\cdot$"), ('°', "$^{\\circ}$"),
    ('×', "$\\times$"), ('÷', "$\\div$"), ('±', "$\\pm$"), ('∓', "$\\mp$"), ('¬', "$\\neg$"), ('∞', "$\\infty$"),
    ('≤', "$\\le$"), ('≥', "$\\ge$"), ('≠', "$\\ne$"), ('≈', "$\\approx$"), ('≡', "$\\equiv$"), ('∼', "$\\sim$"),
    ('∝', "$\\propto$"), ('≪', "$\\ll$"), ('≫', "$\\gg$"), ('→', "$\\to$"), ('←', "$\\leftarrow$"),
    ('↔', "$\\leftrightarrow$"), ('↑', "$\\uparrow$"), ('↓', "$\\downarrow$"), ('⇒', "$\\Rightarrow$"), ('∂', "$\\partial$"),
    ('∑', "$\\Sigma$"), ('∏', "$\\Pi$"), ('∫', "$\\int$"), ('√', "$\\surd$"), ('∆', "$\\Delta$"), ('∇', "$\\nabla$"),
    ('∈', "$\\in$"), ('′', "$'$"), ('″', "$''$"), ('½', "$\\frac12$"), ('¼', "$\\frac14$"), ('¾', "$\\frac34$"),
    ('⁰', "$^0$"), ('¹', "$^1$"), ('²', "$^2$"), ('³', "$^3$"), ('⁴', "$^4$"), ('⁵', "$^5$"), ('⁶', "$^6$"), ('⁷', "$^7$"),
    ('⁸', "$^8$"), ('⁹', "$^9$"), ('⁺', "$^+$"), ('⁻', "$^-$"), ('ⁿ', "$^n$"), ('₀', "$_0$"), ('₁', "$_1$"), ('₂', "$_2$"),
    ('₃', "$_3$"), ('₄', "$_4$"), ('₅', "$_5$"), ('₆', "$_6$"), ('₇', "$_7$"), ('₈', "$_8$"), ('₉', "$_9$"), ('₊', "$_+$"),
    ('₋', "$_-$"), ('ₐ', "$_a$"), ('ₑ', "$_e$"), ('ₒ', "$_o$"), ('ₓ', "$_x$"), ('ₕ', "$_h$"), ('ₖ', "$_k$"), ('ₗ', "$_l$"),
    ('ₘ', "$_m$"), ('ₙ', "$_n$"), ('ₚ', "$_p$"), ('ₛ', "$_s$"), ('ₜ', "$_t$"), ('ᵢ', "$_i$"), ('ᵣ', "$_r$"), ('ᵤ', "$_u$"),
    ('ᵥ', "$_v$"), ('ο', "o"), ('Ο', "O"), ('K', "K"), ('Å', "Å"), ('ℏ', "$\\hbar$"), ('ħ', "$\\hbar$"), ('ℓ', "$\\ell$"),
];

/// Letters that are set without their accents.
#[rustfmt::skip] // a table
const ACCENTED: &[(char, char)] = &[
    ('ά', 'α'), ('έ', 'ε'), ('ή', 'η'), ('ί', 'ι'), ('ϊ', 'ι'), ('ΐ', 'ι'), ('ό', 'ο'), ('ύ', 'υ'), ('ϋ', 'υ'), ('ΰ', 'υ'), ('ώ', 'ω'),
    ('Ά', 'Α'), ('Έ', 'Ε'), ('Ή', 'Η'), ('Ί', 'Ι'), ('Ό', 'Ο'), ('Ύ', 'Υ'), ('Ώ', 'Ω'),
];
