//! Any run as a program: that of a page, of a model, or of the equations of a text.

use super::models::{asked_for, id_of};
use super::values::{Answer, entries, given, refused, to_js};
use crate::demos::Demo;
use crate::lab::BUDGET;
use crate::models::Listed;
use crate::options::{Given, complete};
use crate::param::Refusal;
use crate::script::offered::{self, Shown};
use crate::script::simulated::Simulated;
use crate::text::{Text, say};
use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A format, as programs are told of it.
#[derive(Serialize)]
struct Known {
    id: &'static str,
    title: &'static str,
    extension: &'static str,
    exact: bool,
}

/// The formats that a run can be written in.
#[wasm_bindgen(unchecked_return_type = "ProgramFormat[]")]
pub fn formats() -> Answer<JsValue> {
    let known = offered::formats().into_iter();
    let known = known.map(|(id, title, extension, exact)| Known { id, title, extension, exact });
    to_js(&known.collect::<Vec<_>>())
}

/// A run as a program in a format: its text, or an object of texts by the names of their files. The run is that of a page with
/// values of its parameters, or that of a model, or of the equations of a text, with options as `simulate` takes them.
#[wasm_bindgen(unchecked_return_type = "string | Record<string, string>")]
pub fn program(
    #[wasm_bindgen(unchecked_param_type = "string | { equations: string }")] demo: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Values | SimulateOptions | undefined")] options: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ProgramFormatId")] format: JsValue,
) -> Answer<JsValue> {
    let ids: Vec<&str> = offered::formats().into_iter().map(|(id, ..)| id).collect();
    let known = format.as_string().filter(|format| ids.contains(&format.as_str()));
    let format = known.ok_or_else(|| {
        let allowed = say!("it must be one of {ids}", ids = Text::plain(ids.join(", ")));
        refused(Refusal::new("format", given(&format), allowed))
    })?;
    let entries = entries(&options)?;
    let files = match demo.as_string() {
        Some(id) if is_page(&id, &entries)? => of_page(&id, entries, &format).map_err(refused)?,
        _ => {
            let id = id_of(&demo)?;
            let (given, injected) = asked_for(entries, &options)?;
            let script = js_sys::JSON::stringify_with_replacer_and_space(&options, &JsValue::NULL, &2.into());
            let options = script.ok().and_then(|text| text.as_string()).unwrap_or_else(|| "{}".into());
            let run = Simulated { model: &id, given, injected, options: &options };
            run.program(&format, BUDGET).map_err(refused)?
        }
    };
    match &files[..] {
        [(_, text)] => Ok(text.into()),
        several => {
            let texts = Object::new();
            for (name, text) in several {
                Reflect::set(&texts, &name.into(), &text.into())?;
            }
            Ok(texts.into())
        }
    }
}

/// Whether a page is meant: some have the id of a model, which is meant where the keys are the model's alone.
fn is_page(id: &str, given: &[(String, Given)]) -> Answer<bool> {
    match (Demo::find(id), Listed::find(id)) {
        (Ok(demo), Ok(_)) => Ok(given.iter().all(|(key, _)| demo.param(key).is_some())),
        (Ok(_), Err(_)) => Ok(true),
        (Err(_), Ok(_)) => Ok(false),
        (Err(page), Err(_)) if id.contains(':') => Err(refused(page)),
        _ => Err(refused(Refusal::new(
            "demo",
            Given::Text(id.into()),
            "it must be the id of a page or of a model",
        ))),
    }
}

/// The files of a page, by their names.
fn of_page(id: &str, given: Vec<(String, Given)>, format: &str) -> Result<Vec<(String, String)>, Refusal> {
    let demo = Demo::find(id)?;
    let values = complete(&demo.params(), given)?;
    let scene = demo.open(&values, BUDGET)?;
    let shown = Shown { demo, values: &values, run: scene.run.as_ref(), link: "" };
    let offer = shown.offers().into_iter().find(|offer| offer.id == format);
    if let Some(lacks) = offer.and_then(|offer| offer.lacks) {
        let page = scene.run.is_none();
        let (key, given) = if page { ("demo", id) } else { ("format", format) };
        return Err(Refusal::new(key, Given::Text(given.into()), lacks));
    }
    let files = shown.program(format).into_iter();
    Ok(files
        .map(|file| (file.name, file.segments.into_iter().map(|segment| segment.text).collect()))
        .collect())
}
