//! The analysis of the package: fixed points, nullclines and periodic orbits of any model.

use super::models::id_of;
use super::values::{Answer, array, entries, given, is_plain, numbers, refused};
use crate::analysis;
use crate::param::Refusal;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// The fixed points of a model under a constant current `I`, from the lowest voltage on; whether these are all stands in
/// the list's `complete`. Throws a RangeError that names the key, the value and what is allowed.
#[wasm_bindgen(js_name = fixedPoints, unchecked_return_type = "FixedPoints")]
pub fn fixed_points(
    #[wasm_bindgen(unchecked_param_type = "Model")] model: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "AnalysisOptions")] options: JsValue,
) -> Answer<Array> {
    let found = analysis::fixed_points(&id_of(&model)?, entries(&options)?).map_err(refused)?;
    let told = found.points.into_iter().map(|point| {
        object(&[
            ("state", list(&point.state)),
            ("eigenvalues", pairs(&point.eigenvalues)),
            ("kind", point.kind.into()),
            ("stable", point.stable.into()),
        ])
    });
    let told: Array = told.collect::<Answer<Array>>()?;
    for (key, value) in [("complete", found.complete), ("curve", found.curve)] {
        Reflect::set(&told, &key.into(), &value.into())?;
    }
    Ok(told)
}

/// The periodic orbits of a model under a constant current `I`, those that attract and those that repel, from the
/// shortest period on. Throws as `fixedPoints` does.
#[wasm_bindgen(js_name = limitCycles, unchecked_return_type = "LimitCycle[]")]
pub fn limit_cycles(
    #[wasm_bindgen(unchecked_param_type = "Model")] model: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "AnalysisOptions")] options: JsValue,
) -> Answer<Array> {
    let found = analysis::limit_cycles(&id_of(&model)?, entries(&options)?).map_err(refused)?;
    let told = found.into_iter().map(|cycle| {
        object(&[
            ("period", cycle.period.into()),
            ("stable", cycle.stable.into()),
            ("multipliers", pairs(&cycle.multipliers)),
            ("min", list(&cycle.min)),
            ("max", list(&cycle.max)),
            ("orbit", list(&cycle.orbit)),
        ])
    });
    told.collect()
}

/// The nullclines of a model of two variables under a constant current `I`, by the ids of its variables: each a list of
/// branches. Throws as `fixedPoints` does.
#[wasm_bindgen(unchecked_return_type = "Record<string, Float64Array[]>")]
pub fn nullclines(
    #[wasm_bindgen(unchecked_param_type = "Model")] model: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "AnalysisOptions")] options: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PlaneWindow")] window: JsValue,
) -> Answer<JsValue> {
    let window = sides(&window)?;
    let found = analysis::nullclines(&id_of(&model)?, entries(&options)?, window).map_err(refused)?;
    let branches =
        |branches: &[Vec<f64>]| branches.iter().map(|branch| list(branch)).collect::<Array>().into();
    let keys: Vec<(&str, JsValue)> =
        found.iter().map(|nullcline| (nullcline.variable, branches(&nullcline.branches))).collect();
    object(&keys)
}

/// The sides of a window, as far as they are given.
fn sides(window: &JsValue) -> Answer<[Option<[f64; 2]>; 2]> {
    if window.is_undefined() {
        return Ok([None; 2]);
    }
    if !is_plain(window)? {
        return Err(refused(Refusal::new("window", given(window), "it must be a plain object of x and y")));
    }
    let mut sides = [None; 2];
    for key in Reflect::own_keys(window)?.iter() {
        let (name, value) =
            (key.as_string().unwrap_or_else(|| "a symbol".into()), Reflect::get(window, &key)?);
        let place = ["x", "y"].iter().position(|side| *side == name);
        match place {
            _ if value.is_undefined() => {}
            None => {
                return Err(refused(Refusal::new(
                    &name,
                    given(&value),
                    "there is no such side; there are x, y",
                )));
            }
            Some(place) => {
                let ends = numbers(&name, &value)?;
                let side = analysis::side(&name, &ends).map_err(refused)?;
                sides[place] = Some(side);
            }
        }
    }
    Ok(sides)
}

fn object(entries: &[(&str, JsValue)]) -> Answer<JsValue> {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value)?;
    }
    Ok(object.into())
}

fn list(numbers: &[f64]) -> JsValue {
    array(numbers).into()
}

fn pairs(numbers: &[[f64; 2]]) -> JsValue {
    let pair = |[a, b]: &[f64; 2]| Array::of2(&(*a).into(), &(*b).into());
    numbers.iter().map(pair).collect::<Array>().into()
}
