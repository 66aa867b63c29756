//! The catalogues as they are told, in a language: every page and every model, with their parameters and presets.
//!
//! Shapes for other programs alone: `typescript` declares them, and nothing is computed from them.

mod equations;
mod model;
mod page;
mod param;
mod typed;

pub use equations::EquationsInfo;
pub use model::ModelInfo;
pub use page::{DemoInfo, InjectedInfo};
pub use param::{ByKey, ParamInfo, Told, by_key, told};
pub use typed::{ComplaintInfo, TypedModel, TypedPage};

use crate::text::{Language, Text};

/// A text in a language; what it has no word for, as a symbol, is as it is.
fn words(text: &'static str, language: &Language) -> String {
    Text::from(text).told(language)
}
