//! Templates: words with places, `{name}`, and with words that are chosen by a number, `{count|spike|spikes}`.

use super::{Language, Text};

/// Whether a template has a place for each of these names, and for no other, and every place has its end.
pub const fn fits(template: &str, names: &[&str]) -> bool {
    let bytes = template.as_bytes();
    if !is_closed(bytes) {
        return false;
    }
    let mut used = 0;
    while used < names.len() {
        if !has_place(bytes, names[used].as_bytes()) {
            return false;
        }
        used += 1;
    }
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'{' {
            let mut name = 0;
            while name < names.len() && !stands_at(bytes, at + 1, names[name].as_bytes()) {
                name += 1;
            }
            if name == names.len() {
                return false;
            }
        }
        at += 1;
    }
    true
}

/// Whether braces come in pairs, none within another.
const fn is_closed(bytes: &[u8]) -> bool {
    let (mut at, mut open) = (0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'{' if !open => open = true,
            b'}' if open => open = false,
            b'{' | b'}' => return false,
            _ => {}
        }
        at += 1;
    }
    !open
}

const fn has_place(bytes: &[u8], name: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'{' && stands_at(bytes, at + 1, name) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether a place of this name begins there, behind its brace.
const fn stands_at(bytes: &[u8], at: usize, name: &[u8]) -> bool {
    let end = at + name.len();
    if end >= bytes.len() || (bytes[end] != b'}' && bytes[end] != b'|') {
        return false;
    }
    let mut place = 0;
    while place < name.len() {
        if bytes[at + place] != name[place] {
            return false;
        }
        place += 1;
    }
    true
}

/// Writes a template with its places filled. A place that nothing fills stays as it is: a test asks for it.
pub fn fill(template: &str, filled: &[(&str, Text)], language: &Language, to: &mut String) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        to.push_str(before);
        let Some((place, behind)) = after.split_once('}') else {
            rest = after;
            break;
        };
        let mut parts = place.split('|');
        let name = parts.next().unwrap_or_default();
        let value = filled.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        match (value, parts.clone().next()) {
            (Some(value), None) => value.tell(language, to),
            (Some(value), Some(_)) => {
                let form = parts.clone().nth(language.form(value)).or(parts.next_back());
                to.push_str(form.unwrap_or_default());
            }
            (None, _) => {
                to.push('{');
                to.push_str(place);
                to.push('}');
            }
        }
        rest = behind;
    }
    to.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_template_fits_what_fills_it_and_nothing_else() {
        assert!(fits("no place", &[]));
        assert!(fits("{count} {count|spike|spikes} at {at}", &["count", "at"]));
        for (template, names) in [
            ("{count}", &[][..]),
            ("{count}", &["cou"]),
            ("{count}", &["count", "at"]),
            ("{counts}", &["count"]),
            ("none", &["count"]),
            ("{count|a", &["count"]),
            ("{{count}}", &["count"]),
        ] {
            assert!(!fits(template, names), "{template}");
        }
    }
}
