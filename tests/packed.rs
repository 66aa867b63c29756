//! Texts in addresses come back as they were, and whatever stands there has an answer.

use nullcline::address::packed::{LONGEST, pack, unpack};
use proptest::prelude::*;

#[test]
fn a_long_text_is_packed_and_a_short_one_can_be_read() {
    assert_eq!(pack("v'=-v"), "v'=-v");
    let text = "dv/dt = (-gL*(v - EL) + I)/C\n".repeat(20);
    let packed = pack(&text);
    assert!(packed.starts_with('~') && packed.len() < 80, "{packed}");
    assert_eq!(unpack(&packed).as_deref(), Some(text.as_str()));
}

#[test]
fn what_is_damaged_or_too_long_is_no_text() {
    for damaged in ["~", "~A", "~!!!!", "~AAAA", "~_____", "~é"] {
        assert_eq!(unpack(damaged), None, "{damaged}");
    }
    assert_eq!(unpack(&"v".repeat(LONGEST + 1)), None);
    assert_eq!(unpack(&pack(&"v".repeat(LONGEST + 1))), None);
    assert_eq!(unpack(&pack(&"v".repeat(LONGEST))).map(|text| text.len()), Some(LONGEST));
}

proptest! {
    #[test]
    fn every_text_comes_back_and_stands_in_an_address_as_it_is_packed(text in "\\PC{0,400}|[~a-z=+\n]{0,60}") {
        let packed = pack(&text);
        prop_assert_eq!(unpack(&packed), Some(text.clone()));
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_~".contains(letter);
        prop_assert!(packed == text || packed.chars().all(plain));
    }

    #[test]
    fn whatever_stands_there_has_an_answer(letters in "\\PC{0,200}") {
        let text = unpack(&format!("~{letters}"));
        prop_assert!(text.is_none_or(|text| text.len() <= LONGEST));
    }
}
