//! Values as they come from JavaScript and go back.

use crate::options::Given;
use crate::param::Refusal;
use crate::text::{Language, say};
use js_sys::{Float64Array, RangeError, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A value, or what JavaScript is thrown.
pub type Answer<T> = Result<T, JsValue>;

/// The own keys of a plain object and their values; none of undefined.
pub fn entries(options: &JsValue) -> Answer<Vec<(String, Given)>> {
    if options.is_undefined() {
        return Ok(Vec::new());
    }
    entries_as("options", options)
}

/// The same of what has to be given, under this key.
pub fn entries_as(key: &str, options: &JsValue) -> Answer<Vec<(String, Given)>> {
    if !is_plain(options)? {
        return Err(refused(Refusal::new(key, given(options), "they must be a plain object")));
    }
    entries_of(options)
}

/// Numbers as JavaScript's own: made first and filled then, which takes less than one array made from the other.
pub fn array(numbers: &[f64]) -> Float64Array {
    let array = Float64Array::new_with_length(numbers.len() as u32);
    array.copy_from(numbers);
    array
}

/// The id of a page.
pub fn page(demo: &JsValue) -> Answer<String> {
    demo.as_string().ok_or_else(|| refused(Refusal::new("demo", given(demo), "it must be the id of a page")))
}

/// The own keys of a plain object and their values, as [`entries`] has them.
pub fn entries_of(options: &JsValue) -> Answer<Vec<(String, Given)>> {
    let mut entries = Vec::new();
    // `Reflect` hands on what a proxy or a getter throws; `Object.keys` would let it unwind through us.
    for key in Reflect::own_keys(options)?.iter() {
        let value = Reflect::get(options, &key)?;
        if !value.is_undefined() {
            entries.push((key.as_string().unwrap_or_else(|| "a symbol".into()), given(&value)));
        }
    }
    Ok(entries)
}

/// Whether it is an object as `{…}` makes it, here or in another frame, or one without a prototype.
pub fn is_plain(value: &JsValue) -> Answer<bool> {
    if !value.is_object() {
        return Ok(false);
    }
    let root =
        |object: &JsValue| Ok::<_, JsValue>(JsValue::from(Reflect::get_prototype_of(object)?).is_null());
    if root(value)? {
        return Ok(true);
    }
    root(&Reflect::get_prototype_of(value)?.into())
}

/// A value in the words of the options.
pub fn given(value: &JsValue) -> Given {
    match (value.as_f64(), value.as_string()) {
        (Some(number), _) => Given::Number(number),
        (_, Some(text)) => Given::Text(text),
        _ if value.is_null() => Given::Other("null".into()),
        _ if value.is_undefined() => Given::Other("undefined".into()),
        _ => Given::Other(format!("a value of type {}", value.js_typeof().as_string().unwrap_or_default())),
    }
}

/// Whether it is an array of any kind.
pub fn is_list(value: &JsValue) -> bool {
    js_sys::Array::is_array(value) || js_sys::ArrayBuffer::is_view(value)
}

/// A list of numbers: an array of any kind.
pub fn numbers(key: &str, value: &JsValue) -> Answer<Vec<f64>> {
    const MOST: usize = 50_000_000;
    if let Some(array) = value.dyn_ref::<Float64Array>() {
        return Ok(array.to_vec());
    }
    let list = if is_list(value) { js_sys::try_iter(value)? } else { None };
    let list =
        list.ok_or_else(|| refused(Refusal::new(key, given(value), "it must be an array of numbers")))?;
    let mut numbers = Vec::new();
    for item in list {
        let item = item?;
        let number = item.as_f64().filter(|_| numbers.len() < MOST);
        numbers.push(number.ok_or_else(|| {
            refused(Refusal::new(
                key,
                given(&item),
                say!("each of them must be a number, and at most {most} are allowed", most = MOST),
            ))
        })?);
    }
    Ok(numbers)
}

pub fn finite(key: &str, value: &JsValue) -> Answer<f64> {
    let number = value.as_f64().filter(|number| number.is_finite());
    number.ok_or_else(|| refused(Refusal::new(key, given(value), "it must be a finite number")))
}

/// The error that a page can show and a program can tell by its `key`, and by all its `keys`.
pub fn refused(refusal: Refusal) -> JsValue {
    error(refusal, &Language::default())
}

/// The same in a language.
pub fn refused_in(language: &Language) -> impl Fn(Refusal) -> JsValue {
    |refusal| error(refusal, language)
}

fn error(refusal: Refusal, language: &Language) -> JsValue {
    let error = RangeError::new(&refusal.text().told(language));
    // Setting a property of an object made a line above cannot fail.
    let keys: js_sys::Array = refusal.keys().into_iter().map(JsValue::from).collect();
    let _ = Reflect::set(&error, &"keys".into(), &keys);
    let _ = Reflect::set(&error, &"key".into(), &refusal.key.into());
    error.into()
}

pub fn to_js(value: &impl Serialize) -> Answer<JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
