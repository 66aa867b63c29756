//! Lines that are of other languages, or have letters that names have not.

use super::keyword::Keyword;
use super::piece::Piece;
use crate::equations::complaint::Complaint;
use crate::equations::spelling::{begins_name, continues_name};
use crate::equations::stranger::stranger;
use crate::text::{Text, say};

/// Words with which other languages give a name its value.
const DECLARING: &[&str] =
    &["const", "constant", "constants", "double", "float", "let", "real", "static", "val", "var"];

/// What is told of such a line; what formulas tell themselves, they tell.
pub fn foreign(line: Piece) -> Option<Complaint> {
    let rest = line.from(line.name().len());
    let is_function = line.name().eq_ignore_ascii_case("function")
        && rest.text.starts_with(char::is_whitespace)
        && rest.trimmed().text.starts_with(|next| begins_name(next) || next == '[');
    if is_function {
        let pattern = Text::plain("minf(u) = 1/(1 + exp(-u))");
        return Some(line.wrong(say!("a function is a line such as {pattern}", pattern)));
    }
    let given = rest.trimmed();
    let gives = || given.split_at_equals().is_some_and(|(left, _)| left.is_name());
    if DECLARING.contains(&line.name().to_ascii_lowercase().as_str()) && gives() {
        let [said, pattern] =
            [line.name().into(), format!("par {}", given.text.trim_end_matches(';'))].map(Text::plain);
        return Some(line.wrong(say!(
            "{said} is unknown: a parameter is given by a line such as {pattern}",
            said,
            pattern
        )));
    }
    let is_list = |at: &usize| {
        let name = line.text[..*at].rsplit(|letter| !continues_name(letter)).next();
        name.is_some_and(|name| name.starts_with(begins_name))
    };
    if let Some(at) = line.text.find('[').filter(is_list) {
        let message = say!("lists of equations are not known here: write each by itself");
        return Some(line.from(at).wrong(message));
    }
    let known = Keyword::of(line.name());
    // A set may be called by any word.
    let names = match line.split_at_equals() {
        _ if known == Some(Keyword::Preset) => return None,
        Some((left, _)) if known.is_none() => left,
        _ => line,
    };
    let is_strange = |(_, letter): &(usize, char)| letter.is_alphabetic() && !continues_name(*letter);
    let (at, letter) = names.text.char_indices().find(is_strange)?;
    Some(stranger(letter, names.text, at, names.from(at).place))
}
