//! The boundary with JavaScript: the only room that knows it. Here the functions of the package.

#[cfg(feature = "beyond")]
mod analysis;
mod brush;
mod canvas;
#[cfg(feature = "beyond")]
mod carried;
mod equations;
#[cfg(feature = "beyond")]
mod firing;
mod lab;
#[cfg(feature = "beyond")]
mod models;
#[cfg(feature = "beyond")]
mod packed;
mod program;
#[cfg(feature = "beyond")]
mod reference;
#[cfg(feature = "beyond")]
mod typed;
mod values;
mod view;
#[cfg(feature = "beyond")]
mod work;

use crate::catalogue::DemoInfo;
use crate::demos::{DEMOS, Demo};
use crate::learning::image::{self, Bump};
use crate::learning::{cloud::Cloud, oja};
use crate::options::{Given, complete};
use crate::param::{Param, Params, Refusal};
use crate::random_state::RandomState;
use crate::run::{Budget, Run};
use crate::spikes;
use crate::stimulus::bins;
use crate::text::Language;
use js_sys::{Float64Array, Object, Reflect, Uint32Array};
use values::{Answer, array, entries, finite, numbers, page, refused};
use wasm_bindgen::prelude::*;

/// The catalogue: every page of the course with its parameters.
#[wasm_bindgen(unchecked_return_type = "DemoInfo[]")]
pub fn demos() -> Answer<JsValue> {
    catalogue(&Language::default())
}

/// The catalogue in a language.
fn catalogue(language: &Language) -> Answer<JsValue> {
    // As one text: its thousands of values, handed over one by one, would take thirty times as long.
    let demos: Vec<DemoInfo> = DEMOS.iter().map(|demo| DemoInfo::of(demo, language)).collect();
    let text = serde_json::to_string(&demos).map_err(|error| error.to_string())?;
    js_sys::JSON::parse(&text)
}

macro_rules! exercises {
    ($($name:ident $function:ident $options:literal $result:literal $id:literal;)*) => {$(
        /// A course exercise: a plain object of columns, spikes and how the run ended. Throws a RangeError
        /// that names the key, the value and what is allowed.
        #[wasm_bindgen(js_name = $function, unchecked_return_type = $result)]
        pub fn $name(#[wasm_bindgen(unchecked_optional_param_type = $options)] options: JsValue) -> Answer<JsValue> {
            exercise($id, &options)
        }
    )*};
}
exercises! {
    lif_step lifStep "LifStepOptions" "LifStepResult" "lif-step";
    lif_sinus lifSinus "LifSinusOptions" "LifSinusResult" "lif-sinus";
    hh_step hhStep "HhStepOptions" "HhStepResult" "hh-step";
    hh_ramp hhRamp "HhRampOptions" "HhRampResult" "hh-ramp";
    hh_sinus hhSinus "HhSinusOptions" "HhSinusResult" "hh-sinus";
    type_x typeX "TypeXOptions" "TypeXResult" "type-x";
}

/// The spike times of the course exercise of a page, without its columns: for long runs and for sweeps.
#[wasm_bindgen(js_name = spikeTimes)]
pub fn spike_times(
    #[wasm_bindgen(unchecked_param_type = "string")] demo: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Values")] options: JsValue,
) -> Answer<Float64Array> {
    Ok(array(&run(&page(&demo)?, &options, false)?.spikes.times))
}

/// What a page computes, page parameters and all, with all its work: its columns by their names, those of its neuron's named
/// quantities with them.
#[wasm_bindgen(unchecked_return_type = "Record<string, Float64Array>")]
pub fn columns(
    #[wasm_bindgen(unchecked_param_type = "string")] demo: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Values")] options: JsValue,
) -> Answer<JsValue> {
    let (demo, values) = lab::chosen(&page(&demo)?, &options)?;
    let budget = Budget::of(bins::MOST);
    let scene = demo.open(&values, budget).map_err(refused)?.finished();
    let object = Object::new();
    for column in demo.columns(&values, &scene) {
        Reflect::set(&object, &column.quantity.id.into(), &array(&column.values))?;
    }
    Ok(object.into())
}

/// The bins before each upward crossing of a threshold, in any trace.
#[wasm_bindgen(js_name = spikeIndices)]
pub fn spike_indices(
    #[wasm_bindgen(unchecked_param_type = "Float64Array | number[]")] v: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] v_th: JsValue,
) -> Answer<Vec<u32>> {
    Ok(spikes::crossings(&numbers("v", &v)?, finite("v_th", &v_th)?))
}

/// A Gaussian cloud: x₀, y₀, x₁, y₁, … The same seed gives the numbers of NumPy's RandomState.
#[wasm_bindgen(js_name = makeCloud)]
pub fn make_cloud(
    #[wasm_bindgen(unchecked_optional_param_type = "CloudOptions")] options: JsValue,
) -> Answer<Float64Array> {
    let mut given = entries(&options)?;
    seed_if_missing(&mut given)?;
    let values = complete(&Cloud::table(), given).map_err(refused)?;
    Ok(array(&Cloud::from_values(&mut values.into_iter()).points()))
}

/// Oja's rule over inputs of `dim` numbers each: the weight before each update, in the same layout.
#[wasm_bindgen]
pub fn learn(
    #[wasm_bindgen(unchecked_param_type = "Float64Array | number[]")] cloud: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "LearnOptions")] options: JsValue,
) -> Answer<Vec<f64>> {
    let mut given = entries(&options)?;
    let starts = given.iter().position(|(key, _)| key == "w0").map(|place| given.swap_remove(place));
    let values = complete(&oja::options(), given).map_err(refused)?;
    let (eta, dim) = (values[0], values[1] as usize);
    let w0 = match starts {
        Some(_) => numbers("w0", &Reflect::get(&options, &"w0".into())?)?,
        None => oja::equal_weights(dim),
    };
    oja::checked(&numbers("cloud", &cloud)?, eta, &w0, dim).map_err(refused)
}

/// The signed distance from j to i on a ring of length n, the shorter way round.
#[wasm_bindgen(js_name = circDist)]
pub fn circ_dist(
    #[wasm_bindgen(unchecked_param_type = "number")] n: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] i: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] j: JsValue,
) -> Answer<f64> {
    let (n, i, j) = (finite("n", &n)?, finite("i", &i)?, finite("j", &j)?);
    if n <= 0.0 {
        return Err(refused(Refusal::number("n", n, "it must be greater than 0")));
    }
    Ok(image::circ_dist(n, i, j))
}

/// An m × m bump, wrapped, of Frobenius norm 1, row by row; its place is given, or drawn with the seed.
#[wasm_bindgen(js_name = makeImage)]
pub fn make_image(
    #[wasm_bindgen(unchecked_optional_param_type = "ImageOptions")] options: JsValue,
) -> Answer<Float64Array> {
    let mut given = entries(&options)?;
    let placed = given.iter().any(|(key, _)| key == "ci" || key == "cj");
    if !placed {
        seed_if_missing(&mut given)?;
    }
    let mut table = Bump::table();
    if placed {
        table.extend(
            ["ci", "cj"].map(|id| Param::number(id, 0.0, "px", -1.0..=1.0, id, "place", "Of the bump")),
        );
    } else {
        table.extend(Cloud::table().into_iter().filter(|param| param.id == "seed"));
    }
    let mut values = complete(&table, given).map_err(refused)?.into_iter();
    let bump = Bump::from_values(&mut values);
    let place: Vec<f64> = values.collect();
    let [ci, cj] = match place[..] {
        [seed] => {
            image::random_place(bump.m as usize, &mut RandomState::new(seed as u32)).map(|place| place as f64)
        }
        _ => [place[0], place[1]],
    };
    Ok(array(&image::bump(bump, ci, cj)))
}

/// A fresh seed from the browser's entropy.
#[wasm_bindgen(js_name = proposeSeed)]
pub fn propose_seed() -> Answer<u32> {
    getrandom::u32()
        .map_err(|error| JsValue::from_str(&format!("This browser gives no random numbers: {error}.")))
}

fn exercise(id: &str, options: &JsValue) -> Answer<JsValue> {
    to_object(&run(id, options, true)?)
}

fn run(id: &str, options: &JsValue, columns: bool) -> Answer<Run> {
    let budget = Budget { columns, ..Budget::of(bins::MOST) };
    let options = entries(options)?;
    Demo::find(id).and_then(|demo| demo.exercise(options, budget)).map_err(refused)
}

fn to_object(run: &Run) -> Answer<JsValue> {
    let object = Object::new();
    let set = |key: &str, value: JsValue| Reflect::set(&object, &key.into(), &value);
    for column in &run.columns {
        set(column.quantity.id, array(&column.values).into())?;
    }
    set("spikeIndices", Uint32Array::from(run.spikes.indices.as_slice()).into())?;
    set("spikeTimes", array(&run.spikes.times).into())?;
    set("startsAbove", run.starts_above.into())?;
    set("diverged", run.ending.map_or(JsValue::NULL, |ending| ending.time().into()))?;
    Ok(object.into())
}

fn seed_if_missing(given: &mut Vec<(String, Given)>) -> Answer<()> {
    if !given.iter().any(|(key, _)| key == "seed") {
        given.push(("seed".into(), Given::Number(f64::from(propose_seed()?))));
    }
    Ok(())
}
