//! A text in an address: as it is, or deflated and in letters that need no escape, where that is shorter.

/// What begins a text that is packed; no text of equations begins with it.
const PACKED: char = '~';

/// No longer text stands in an address, in bytes.
pub const LONGEST: usize = 1 << 16;

/// The letters of six bits each; all of them stand in an address as they are.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text as an address has it, before it is escaped there.
pub fn pack(text: &str) -> String {
    let packed = deflate::deflated(text).map(|bytes| format!("{PACKED}{}", in_letters(&bytes)));
    let shorter = |packed: &String| packed.len() < escaped(text) || text.starts_with(PACKED);
    packed.filter(shorter).unwrap_or_else(|| text.into())
}

/// The text that an address means; none, where what is packed is damaged, or the text too long.
pub fn unpack(said: &str) -> Option<String> {
    let Some(letters) = said.strip_prefix(PACKED) else {
        return Some(said).filter(|text| text.len() <= LONGEST).map(String::from);
    };
    String::from_utf8(deflate::inflated(&from_letters(letters)?)?).ok()
}

/// A text in a query: what has a meaning there is escaped, line ends among it.
pub fn escape(text: &str) -> String {
    let escaped = |byte: u8| match byte {
        _ if as_it_is(byte) => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(escaped).collect()
}

/// How long it is in a query, where a blank has one letter.
fn escaped(text: &str) -> usize {
    text.bytes().map(|byte| if as_it_is(byte) || byte == b' ' { 1 } else { 3 }).sum()
}

fn as_it_is(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"*-._~".contains(&byte)
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

/// What makes bytes fewer, in the core that has typed neurons.
#[cfg(feature = "beyond")]
mod deflate {
    use super::LONGEST;
    use miniz_oxide::deflate::compress_to_vec;
    use miniz_oxide::inflate::decompress_to_vec_with_limit;

    /// As hard as it tries to be short: a text is packed once and sent many times.
    const EFFORT: u8 = 9;

    pub fn deflated(text: &str) -> Option<Vec<u8>> {
        Some(compress_to_vec(text.as_bytes(), EFFORT))
    }

    pub fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
        decompress_to_vec_with_limit(bytes, LONGEST).ok()
    }
}

#[cfg(not(feature = "beyond"))]
mod deflate {
    pub fn deflated(_: &str) -> Option<Vec<u8>> {
        None
    }

    pub fn inflated(_: &[u8]) -> Option<Vec<u8>> {
        None
    }
}
