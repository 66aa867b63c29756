//! Names that live as long as the program, each kept once: so that a name from a text is as light as one that is compiled in.

use std::cell::RefCell;
use std::collections::HashSet;

thread_local! {
    static NAMES: RefCell<HashSet<&'static str>> = RefCell::default();
}

/// The name, kept.
pub fn kept(name: &str) -> &'static str {
    NAMES.with_borrow_mut(|names| {
        if let Some(known) = names.get(name) {
            return *known;
        }
        let name: &'static str = String::from(name).leak();
        names.insert(name);
        name
    })
}
