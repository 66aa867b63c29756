//! The boundary with JavaScript: the only file that knows it.

use crate::demos::{DEMOS, Demo, Entry};
use crate::figure::Figure;
use crate::lab;
use crate::learning::image::{self, Bump};
use crate::learning::{cloud::Cloud, oja, random_state::RandomState};
use crate::options::{Given, complete, forgiving};
use crate::param::{Param, Params, Refusal, Value};
use crate::plot::{self, Drawn, FINE, Fine, Ground, Paper, Theme};
use crate::run::{Budget, Run};
use crate::spikes;
use crate::stimulus::bins;
use js_sys::{Float64Array, Object, RangeError, Reflect, Uint32Array};
use plotters::prelude::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

type Answer<T> = Result<T, JsValue>;

/// The catalogue: every page of the course with its parameters.
#[wasm_bindgen(unchecked_return_type = "DemoInfo[]")]
pub fn demos() -> Answer<JsValue> {
    to_js(&DEMOS.iter().map(Demo::entry).collect::<Vec<Entry>>())
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
    demo: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Values")] options: JsValue,
) -> Answer<Float64Array> {
    Ok(Float64Array::from(run(demo, &options, false)?.spikes.times.as_slice()))
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
    Ok(Float64Array::from(Cloud::from_values(&mut values.into_iter()).points().as_slice()))
}

/// Oja's rule over inputs of `dim` numbers each: the weight before each update, in the same layout.
#[wasm_bindgen]
pub fn learn(
    #[wasm_bindgen(unchecked_param_type = "Float64Array | number[]")] cloud: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "LearnOptions")] options: JsValue,
) -> Answer<Float64Array> {
    let mut given = entries(&options)?;
    let starts = given.iter().position(|(key, _)| key == "w0").map(|place| given.swap_remove(place));
    let values = complete(&oja::options(), given).map_err(refused)?;
    let (eta, dim) = (values[0], values[1] as usize);
    let w0 = match starts {
        Some(_) => numbers("w0", &Reflect::get(&options, &"w0".into())?)?,
        None => oja::equal_weights(dim),
    };
    let course = oja::checked(&numbers("cloud", &cloud)?, eta, &w0, dim).map_err(refused)?;
    Ok(Float64Array::from(course.as_slice()))
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
    Ok(Float64Array::from(image::bump(bump, ci, cj).as_slice()))
}

/// A fresh seed from the browser's entropy.
#[wasm_bindgen(js_name = proposeSeed)]
pub fn propose_seed() -> Answer<u32> {
    getrandom::u32()
        .map_err(|error| JsValue::from_str(&format!("This browser gives no random numbers: {error}.")))
}

/// The lab behind a page: computes what changed, draws what changed.
#[wasm_bindgen]
#[derive(Default)]
pub struct Lab {
    lab: lab::Lab,
    /// What stands on the lower canvas of each panel.
    grounds: Vec<(HtmlCanvasElement, Ground)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct View {
    dark: bool,
    density: f64,
    font_size: f64,
    font_family: String,
    frame: usize,
}

#[derive(Serialize)]
struct Read {
    values: BTreeMap<&'static str, Value>,
    notices: Vec<String>,
}

#[wasm_bindgen]
impl Lab {
    /// A lab with no page open.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Lab {
        Lab::default()
    }

    /// A page's values from texts. What is wrong is left at its default and named in a notice.
    #[wasm_bindgen(unchecked_return_type = "{ values: Values; notices: string[] }")]
    pub fn read(
        &self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Record<string, string>")] given: JsValue,
    ) -> Answer<JsValue> {
        let table = Demo::find(demo).map_err(refused)?.params();
        let given: BTreeMap<String, String> = serde_wasm_bindgen::from_value(given)?;
        let (values, refusals) =
            forgiving(&table, given.iter().map(|(key, text)| (key.as_str(), text.as_str())));
        to_js(&Read {
            values: table.iter().zip(values).map(|(param, value)| (param.id, param.value(value))).collect(),
            notices: refusals.iter().map(Refusal::to_string).collect(),
        })
    }

    /// Computes a page without drawing it, so that the next `show` of it only draws; returns its number of spikes.
    pub fn compute(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
    ) -> Answer<usize> {
        let (demo, values) = chosen(demo, &values)?;
        let scene = self.lab.open(demo, &values).map_err(refused)?;
        Ok(scene.run.as_ref().map_or(0, |run| run.spikes.times.len()))
    }

    /// Draws a page on its panels. Throws a RangeError, and leaves the panels as they are, where a value is refused.
    #[wasm_bindgen(unchecked_return_type = "Shown")]
    pub fn show(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
        #[wasm_bindgen(unchecked_param_type = "View")] view: JsValue,
        #[wasm_bindgen(unchecked_param_type = "PanelCanvas[]")] panels: js_sys::Array,
    ) -> Answer<JsValue> {
        let view: View = serde_wasm_bindgen::from_value(view)?;
        let (demo, values) = chosen(demo, &values)?;
        let look = self.lab.show(demo, &values, view.frame).map_err(refused)?;
        let mut papers = Vec::new();
        for (index, (figure, panel)) in look.figures.iter().zip(panels.iter()).enumerate() {
            let number =
                |key: &str| Reflect::get(&panel, &key.into()).map(|value| value.as_f64().unwrap_or(0.0));
            let paper = Paper {
                width: number("width")?,
                height: number("height")?,
                density: view.density,
                font: view.font_size,
                family: view.font_family.clone(),
                theme: if view.dark { Theme::Dark } else { Theme::Light },
            };
            let canvas = |key: &str| Reflect::get(&panel, &key.into())?.dyn_into::<HtmlCanvasElement>();
            draw_panel(&mut self.grounds, index, figure, &paper, [canvas("axes")?, canvas("marks")?])?;
            papers.push(paper);
        }
        to_js(&look.told(&papers))
    }
}

/// A page and its values, in the order of its parameters.
fn chosen(demo: &str, values: &JsValue) -> Answer<(&'static Demo, Vec<f64>)> {
    let demo = Demo::find(demo).map_err(refused)?;
    Ok((demo, complete(&demo.params(), entries(values)?).map_err(refused)?))
}

/// Draws a figure; its lower canvas only where something on it has changed.
fn draw_panel(
    grounds: &mut Vec<(HtmlCanvasElement, Ground)>,
    index: usize,
    figure: &Figure,
    paper: &Paper,
    [lower, upper]: [HtmlCanvasElement; 2],
) -> Answer<()> {
    let ground = (lower, Ground::of(figure, paper));
    if grounds.get(index) != Some(&ground) {
        draw(&ground.0, paper, |area| plot::backdrop(figure, paper, area))?;
        grounds.truncate(index);
        grounds.push(ground);
    }
    draw(&upper, paper, |area| plot::marks(figure, paper, area))
}

type Area = plotters::drawing::DrawingArea<Fine<CanvasBackend>, plotters::coord::Shift>;

fn draw(
    canvas: &HtmlCanvasElement,
    paper: &Paper,
    figure: impl FnOnce(&Area) -> Drawn<Fine<CanvasBackend>>,
) -> Answer<()> {
    let size = [paper.width, paper.height].map(|length| (length * paper.density).round() as u32);
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or("this browser gives no canvas to draw on")?.dyn_into()?;
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
    if [canvas.width(), canvas.height()] == size {
        context.clear_rect(0.0, 0.0, f64::from(size[0]), f64::from(size[1]));
    } else {
        canvas.set_width(size[0]);
        canvas.set_height(size[1]);
    }
    // What plotters draws in finer units comes down to pixels here.
    context.scale(1.0 / FINE, 1.0 / FINE)?;
    context.set_line_join("round");
    let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or("this browser gives no canvas")?;
    let area = Fine(backend).into_drawing_area();
    figure(&area).map_err(|error| JsValue::from_str(&error.to_string()))
}

fn exercise(id: &str, options: &JsValue) -> Answer<JsValue> {
    to_object(&run(id, options, true)?)
}

fn run(id: &str, options: &JsValue, columns: bool) -> Answer<Run> {
    let budget = Budget { bins: bins::MOST, columns };
    let options = entries(options)?;
    Demo::find(id).and_then(|demo| demo.exercise(options, budget)).map_err(refused)
}

fn to_object(run: &Run) -> Answer<JsValue> {
    let object = Object::new();
    let set = |key: &str, value: JsValue| Reflect::set(&object, &key.into(), &value);
    for column in &run.columns {
        set(column.quantity.id, Float64Array::from(column.values.as_slice()).into())?;
    }
    set("spikeIndices", Uint32Array::from(run.spikes.indices.as_slice()).into())?;
    set("spikeTimes", Float64Array::from(run.spikes.times.as_slice()).into())?;
    set("diverged", run.ending.map_or(JsValue::NULL, |ending| ending.time().into()))?;
    Ok(object.into())
}

/// The own keys of a plain object and their values; none of undefined.
fn entries(options: &JsValue) -> Answer<Vec<(String, Given)>> {
    if options.is_undefined() {
        return Ok(Vec::new());
    }
    if !is_plain(options)? {
        return Err(refused(Refusal::new("options", given(options), "they must be a plain object")));
    }
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
fn is_plain(value: &JsValue) -> Answer<bool> {
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

fn given(value: &JsValue) -> Given {
    match (value.as_f64(), value.as_string()) {
        (Some(number), _) => Given::Number(number),
        (_, Some(text)) => Given::Text(text),
        _ if value.is_null() => Given::Other("null".into()),
        _ if value.is_undefined() => Given::Other("undefined".into()),
        _ => Given::Other(format!("a value of type {}", value.js_typeof().as_string().unwrap_or_default())),
    }
}

/// A list of numbers: an array of any kind.
fn numbers(key: &str, value: &JsValue) -> Answer<Vec<f64>> {
    const MOST: usize = 50_000_000;
    if let Some(array) = value.dyn_ref::<Float64Array>() {
        return Ok(array.to_vec());
    }
    let array = js_sys::Array::is_array(value) || js_sys::ArrayBuffer::is_view(value);
    let list = if array { js_sys::try_iter(value)? } else { None };
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
                format!("each of them must be a number, and at most {MOST} are allowed"),
            ))
        })?);
    }
    Ok(numbers)
}

fn finite(key: &str, value: &JsValue) -> Answer<f64> {
    let number = value.as_f64().filter(|number| number.is_finite());
    number.ok_or_else(|| refused(Refusal::new(key, given(value), "it must be a finite number")))
}

fn seed_if_missing(given: &mut Vec<(String, Given)>) -> Answer<()> {
    if !given.iter().any(|(key, _)| key == "seed") {
        given.push(("seed".into(), Given::Number(f64::from(propose_seed()?))));
    }
    Ok(())
}

/// The error that a page can show and a program can tell by its `key`.
fn refused(refusal: Refusal) -> JsValue {
    let error = RangeError::new(&refusal.to_string());
    // Setting a property of an object made a line above cannot fail.
    let _ = Reflect::set(&error, &"key".into(), &refusal.key.into());
    error.into()
}

fn to_js(value: &impl Serialize) -> Answer<JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
