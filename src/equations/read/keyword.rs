//! XPPAUT's words: what its files' lines begin with, and functions that it alone has.

/// What a line that begins with a word is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keyword {
    /// Parameters, each with a slider.
    Param,
    /// Numbers with names.
    Number,
    /// Where variables start.
    Start,
    /// A quantity to be shown.
    Shown,
    /// White noise.
    Noise,
    /// A reset at a crossing.
    Reset,
    /// A named set of values.
    Preset,
    /// The end of the file.
    End,
    /// What only concerns XPPAUT's windows.
    Window,
    /// What XPPAUT knows and has no place here.
    Stranger,
}

/// Words, and as much of each as XPPAUT asks for. It looks at that alone; here a word is the beginning of one of these.
const WORDS: &[(&str, &str, Keyword)] = &[
    ("p", "parameters", Keyword::Param),
    ("p", "params", Keyword::Param),
    ("n", "numbers", Keyword::Number),
    ("i", "initial", Keyword::Start),
    ("au", "auxiliary", Keyword::Shown),
    ("w", "wiener", Keyword::Noise),
    ("g", "globals", Keyword::Reset),
    ("se", "sets", Keyword::Preset),
    ("d", "done", Keyword::End),
    ("on", "only", Keyword::Window),
    ("o", "options", Keyword::Window),
    ("b", "bdry", Keyword::Stranger),
    ("b", "bndry", Keyword::Stranger),
    ("t", "table", Keyword::Stranger),
    ("m", "markov", Keyword::Stranger),
    ("ex", "export", Keyword::Stranger),
];
/// Those that are known in full alone: they begin as others do, or as names.
const WHOLE: &[&str] = &["volt", "solv", "solve", "special", "vector", "ode", "diff", "dae", "algebraic"];

impl Keyword {
    /// The words, as texts have them most.
    pub fn words() -> impl Iterator<Item = &'static str> {
        ["par", "param", "parameter", "number", "init", "initial", "aux", "wiener", "global", "set"]
            .into_iter()
    }

    /// That of a word, in letters of either size.
    pub fn of(word: &str) -> Option<Keyword> {
        let word = word.to_ascii_lowercase();
        if WHOLE.contains(&word.as_str()) {
            return Some(Keyword::Stranger);
        }
        let is_it =
            |(least, whole, _): &&(&str, &str, Keyword)| word.starts_with(least) && whole.starts_with(&word);
        WORDS.iter().find(is_it).map(|(_, _, known)| *known)
    }
}

/// Functions of XPPAUT that look back, draw numbers, or are seldom asked for.
#[rustfmt::skip] // a list of words
const FUNCTIONS: &[&str] = &[
    "besseli", "besselj", "bessely", "delay", "del_shft", "erf", "erfc", "hom_bcs", "ishift", "lgamma", "normal",
    "poisson", "ran", "shift", "sum",
];

/// Whether XPPAUT has a function of this name that there is none of here.
pub fn is_strange(name: &str) -> bool {
    FUNCTIONS.contains(&name.to_ascii_lowercase().as_str())
}
