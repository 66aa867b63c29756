//! One option of a choice, and the number that stands for it among the values.

/// One option of a choice.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The key.
    pub id: &'static str,
    /// On the button.
    pub name: &'static str,
    /// In a sentence.
    pub note: &'static str,
}

/// The value of an option, by its key: whoever puts options in another order changes no meaning. Asked for in a constant
/// (`const { … }` within a function), it is looked up by the compiler, which refuses a key that is not among them.
pub const fn value_of(choices: &[Choice], id: &str) -> f64 {
    let mut place = 0;
    while place < choices.len() {
        if same(choices[place].id.as_bytes(), id.as_bytes()) {
            return place as f64;
        }
        place += 1;
    }
    panic!("no option has this key")
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut place = 0;
    while place < a.len() && place < b.len() && a[place] == b[place] {
        place += 1;
    }
    place == a.len() && place == b.len()
}

#[cfg(test)]
mod tests {
    use super::{Choice, value_of};

    const fn option(id: &'static str) -> Choice {
        Choice { id, name: "", note: "" }
    }

    #[test]
    fn an_option_is_found_by_its_whole_key() {
        const OPTIONS: &[Choice] = &[option("up-down"), option("up"), option("down")];
        assert_eq!(["up-down", "up", "down"].map(|id| value_of(OPTIONS, id)), [0.0, 1.0, 2.0]);
    }
}
