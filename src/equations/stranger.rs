//! Signs that no expression has: what is said of each, by what its writer is likely to have meant.

use super::complaint::{Complaint, Place};
use super::spelling::LETTERS;
use crate::text::{Text, say};

/// Signs that nobody sees and that come along with copied text.
const UNSEEN: [std::ops::RangeInclusive<char>; 4] =
    ['\u{200b}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2060}'..='\u{2064}', '\u{feff}'..='\u{feff}'];
/// A hyphen that is seen only at the end of a line.
const SOFT_HYPHEN: char = '\u{ad}';
/// Dots that stand above a letter, and letters below them.
const DOTS: [char; 3] = ['\u{307}', '\u{308}', '\u{2d9}'];
const DOTTED: &str = "ȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏż";
/// Accents that stand above the letter before them.
const ACCENTS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// A sign that no expression has, at this byte of a text.
pub fn stranger(sign: char, text: &str, at: usize, place: Place) -> Complaint {
    let said = Text::plain(sign);
    let message = match sign {
        '=' => say!("two expressions are compared by =="),
        '\'' => say!("a derivative stands at the beginning of a line: dv/dt = …"),
        _ if DOTS.contains(&sign) || DOTTED.contains(sign) => {
            say!("a derivative is written dv/dt or v', not with a dot")
        }
        '[' | ']' | '{' | '}' => {
            say!("only round brackets are known in an expression, not {sign}", sign = said)
        }
        ';' => say!("a line has one equation, and no semicolon at its end"),
        ':' => colons(),
        '%' => say!("comments begin with #"),
        '\\' => say!("LaTeX is not read: equations are written such as dv/dt = (E - v)/tau"),
        '.' => say!("a point stands only in numbers: write * and ^ without one"),
        '√' => say!("a root is written sqrt(…)"),
        _ if is_unseen(sign) => {
            let code = Text::plain(format!("U+{:04X}", u32::from(sign)));
            say!("a sign that nobody sees stands here ({code}); without it this can be read", code)
        }
        '?' => choices(),
        _ if sign.is_alphabetic() || ACCENTS.contains(&sign) => {
            let in_word = |next: &char| next.is_alphanumeric() || *next == '_' || ACCENTS.contains(next);
            let begins = text[..at].trim_end_matches(|next| in_word(&next)).len();
            let word: String = text[begins..].chars().take_while(in_word).take(LETTERS).collect();
            let name = Text::plain(word);
            say!("{name} is no name: names are of the letters a to z, Greek ones, digits and _", name)
        }
        _ => {
            let signs = Text::plain("+ - * / ^ ( ) , < <= > >= == != & |");
            say!("{sign} is no sign of an expression; there are {signs}", sign = said, signs)
        }
    };
    Complaint::new(place, message)
}

/// Where colons stand.
pub fn colons() -> Text {
    let words = Text::plain("threshold, reset, refractory");
    say!("a colon stands before a unit, or behind {words}", words)
}

/// How one or the other is chosen.
pub fn choices() -> Text {
    say!("one or the other is written {pattern}", pattern = Text::plain("if(v > 0)then(1)else(0)"))
}

fn is_unseen(sign: char) -> bool {
    sign.is_control() || sign == SOFT_HYPHEN || UNSEEN.iter().any(|range| range.contains(&sign))
}
