//! The pages of typed neurons, which are found by their text.

use super::{clamp, firing, neuron};
use crate::address::packed::{escape, pack};
use crate::demos::Demo;
use crate::models::{Listed, own};
use crate::param::Refusal;
use crate::text::Text;
use std::cell::RefCell;
use std::collections::HashMap;

/// What can be asked of a typed neuron: how the page's id ends, before the text, and the page of its model, if it has one.
const ASKED: [(&str, Page); 5] = [
    ("", |model| Some(neuron::page(model))),
    ("-slice", neuron::slice::page),
    ("-currents", neuron::currents::page),
    ("-firing", firing::page),
    ("-clamp", clamp::page),
];

/// Makes a page of a model.
type Page = fn(&'static Listed) -> Option<Demo>;

thread_local! {
    /// The pages that have been made, by their ids; they stay as long as the program, as their models do.
    static MADE: RefCell<HashMap<&'static str, &'static Demo>> = RefCell::default();
}

/// The pages of the text that nobody has touched.
pub fn pages() -> impl Iterator<Item = Demo> {
    let model = Listed::find(own::ID).expect("the text that one begins with is read");
    ASKED.iter().filter_map(move |(_, page)| page(model))
}

/// The page of a typed neuron with this id, `own:` or `own-firing:` and the text, if it is one.
pub fn find(id: &str) -> Option<Result<&'static Demo, Refusal>> {
    let (name, text) = id.split_once(':')?;
    let asks = name.strip_prefix(own::ID)?;
    let (_, page) = ASKED.iter().find(|(asked, _)| *asked == asks)?;
    if let Some(made) = MADE.with_borrow(|made| made.get(id).copied()) {
        return Some(Ok(made));
    }
    let model = match Listed::find(&own::id(text)) {
        Ok(model) => model,
        Err(refusal) => return Some(Err(refusal)),
    };
    let says = format!("&eq={}", escape(&pack(text)));
    let Some(page) = page(model) else { return Some(Err(Refusal::new("demo", name, lacks(model, asks)))) };
    let made: &'static Demo = Box::leak(Box::new(Demo { says, ..page }));
    MADE.with_borrow_mut(|all| all.insert(made.about.id, made));
    Some(Ok(made))
}

/// Why a model does not have a page.
fn lacks(model: &Listed, asks: &str) -> Text {
    Text::from(match asks {
        "-slice" => "a plane of two variables out of more needs more than two",
        "-currents" => "no ionic currents are known of this neuron",
        _ if !model.is_driven() => "no current flows into this neuron",
        _ => "no current holds the voltage of this neuron",
    })
}

/// All pages of the typed neuron with this text, in the order of the tabs.
pub fn all(text: &str) -> Vec<&'static Demo> {
    let page = |(asked, _): &(&str, Page)| find(&format!("{}{asked}:{text}", own::ID))?.ok();
    let mut pages: Vec<&Demo> = ASKED.iter().filter_map(page).collect();
    pages.sort_by_key(|page| page.about.tab.map(|tab| tab.asks));
    pages
}
