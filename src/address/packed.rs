//! A text in an address: as it is, or deflated and in letters that need no escape, where that is shorter.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// What begins a text that is packed; no text of equations begins with it.
const PACKED: char = '~';

/// No longer text stands in an address, in bytes.
pub const LONGEST: usize = 1 << 16;

/// As hard as it tries to be short: a text is packed once and sent many times.
const EFFORT: u8 = 9;

/// The letters of six bits each; all of them stand in an address as they are.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text as an address has it, before it is escaped there.
pub fn pack(text: &str) -> String {
    let packed = format!("{PACKED}{}", in_letters(&compress_to_vec(text.as_bytes(), EFFORT)));
    if escaped(text) <= packed.len() && !text.starts_with(PACKED) { text.into() } else { packed }
}

/// The text that an address means; none, where what is packed is damaged, or the text too long.
pub fn unpack(said: &str) -> Option<String> {
    let Some(letters) = said.strip_prefix(PACKED) else {
        return Some(said).filter(|text| text.len() <= LONGEST).map(String::from);
    };
    let bytes = decompress_to_vec_with_limit(&from_letters(letters)?, LONGEST).ok()?;
    String::from_utf8(bytes).ok()
}

/// How long it is in a query.
fn escaped(text: &str) -> usize {
    let as_it_is = |byte: u8| byte.is_ascii_alphanumeric() || b" *-._".contains(&byte);
    text.bytes().map(|byte| if as_it_is(byte) { 1 } else { 3 }).sum()
}

fn in_letters(bytes: &[u8]) -> String {
    let four = |three: &[u8]| {
        let bits =
            three.iter().fold(0, |bits, &byte| bits << 8 | usize::from(byte)) << (8 * (3 - three.len()));
        (0..=three.len()).map(move |place| char::from(LETTERS[bits >> (18 - 6 * place) & 63]))
    };
    bytes.chunks(3).flat_map(four).collect()
}

fn from_letters(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for four in letters.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in four {
            bits = bits << 6 | LETTERS.iter().position(|one| one == letter)?;
        }
        bits <<= 6 * (4 - four.len());
        // A letter alone has too few bits for a byte.
        let count = four.len().checked_sub(1).filter(|count| *count > 0)?;
        bytes.extend((0..count).map(|place| (bits >> (16 - 8 * place) & 255) as u8));
    }
    Some(bytes)
}
