//! What comes of a text as the catalogue tells it: a page or a model, and what is wrong or doubtful in it, at its places.

use super::{DemoInfo, ModelInfo};
use crate::demos::Demo;
use crate::equations::complaint::{Complaint, Place};
use crate::models::own;
use crate::text::Language;
use serde::Serialize;

/// What is wrong, or doubtful, at a place of a text.
#[derive(Serialize)]
pub struct ComplaintInfo {
    line: usize,
    column: usize,
    message: String,
}

/// The page of a text, or what is wrong with it; and what is doubtful.
#[derive(Serialize)]
pub struct TypedPage {
    demo: Option<DemoInfo>,
    errors: Vec<ComplaintInfo>,
    warnings: Vec<ComplaintInfo>,
}

/// The model of a text, or what is wrong with it; and what is doubtful.
#[derive(Serialize)]
pub struct TypedModel {
    model: Option<ModelInfo>,
    errors: Vec<ComplaintInfo>,
    warnings: Vec<ComplaintInfo>,
}

/// What is wrong, and what is doubtful.
fn told(complaints: &[Complaint], language: &Language) -> [Vec<ComplaintInfo>; 2] {
    let of = |doubt: bool| {
        let those = complaints.iter().filter(move |complaint| complaint.doubt == doubt);
        let info = |complaint: &Complaint| ComplaintInfo {
            line: complaint.line,
            column: complaint.column,
            message: complaint.message.told(language),
        };
        those.map(info).collect()
    };
    [of(false), of(true)]
}

impl TypedPage {
    /// Of the page with this id, in which the text stands behind a colon.
    pub fn of(id: &str, language: &Language) -> TypedPage {
        let text = id.split_once(':').map_or(own::BEGINNING, |(_, text)| text);
        let (model, mut complaints) = own::model(text);
        let found = Demo::find(id);
        // A text that is right need not have every page.
        if let (Some(_), Err(refusal)) = (model, &found) {
            complaints.push(Complaint::new(Place::START, refusal.allowed.clone()));
        }
        let [errors, warnings] = told(&complaints, language);
        let demo = found.ok().map(|demo| DemoInfo::of(demo, language));
        TypedPage { demo, errors, warnings }
    }
}

impl TypedModel {
    /// Of a text.
    pub fn of(text: &str) -> TypedModel {
        let (model, complaints) = own::model(text);
        let [errors, warnings] = told(&complaints, &Language::default());
        TypedModel { model: model.map(ModelInfo::of), errors, warnings }
    }
}
