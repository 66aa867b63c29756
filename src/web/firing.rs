//! How the models of the package fire: f–I curves at once or in portions, and strength–duration curves.

use super::models::id_of;
use super::values::{Answer, array, entries, numbers, refused};
use super::work::portion;
use crate::firing::curve::Curve;
use crate::firing::excitability::{Growth, Type};
use crate::firing::known::Border;
use crate::firing::outcome::Outcome;
use crate::firing::rhythm::Rhythm;
use crate::firing::{self, Rig};
use crate::models::Listed;
use crate::text::Text;
use crate::words;
use crate::words::firing::Units;
use js_sys::{Array, Object, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;

/// The f–I curve of a model, with the onset of firing and its type. Throws a RangeError that names the key, the value
/// and what is allowed.
#[wasm_bindgen(js_name = fiCurve, unchecked_return_type = "FiCurveResult")]
pub fn fi_curve(
    #[wasm_bindgen(unchecked_param_type = "Model")] model: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "FiCurveOptions")] options: JsValue,
) -> Answer<JsValue> {
    let mut curve = FiCurve::new(model, options)?;
    while curve.rig.step(usize::MAX) < 1.0 {}
    curve.result()
}

/// An f–I curve that is computed in portions, for a worker: between two it can be told how far it is, or be dropped.
#[wasm_bindgen]
pub struct FiCurve {
    rig: Rig<Curve>,
    units: Units,
    /// What makes a rate one in the unit that follows, and that unit.
    rate: (f64, &'static str),
}

#[wasm_bindgen]
impl FiCurve {
    /// Before the first portion. Takes and refuses what `fiCurve` does.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Model")] model: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "FiCurveOptions")] options: JsValue,
    ) -> Answer<FiCurve> {
        let id = id_of(&model)?;
        let rig = firing::fi_curve(&id, entries(&options)?).map_err(refused)?;
        let model = Listed::find(&id).map_err(refused)?;
        let units = Units { time: model.time.unit, current: model.current.unit };
        Ok(FiCurve { rig, units, rate: firing::rate_unit(model.time) })
    }

    /// Goes on for about so many time steps of single neurons; returns the progress, which is 1 when all is done.
    pub fn step(&mut self, #[wasm_bindgen(unchecked_param_type = "number")] budget: JsValue) -> Answer<f64> {
        Ok(self.rig.step(portion(&budget)?))
    }

    /// What is known so far; NaN stands for a rate that is not.
    #[wasm_bindgen(unchecked_return_type = "FiCurveResult")]
    pub fn result(&self) -> Answer<JsValue> {
        let curve = &self.rig.experiment;
        let (factor, unit) = self.rate;
        let column = |rhythms: &[Option<Rhythm>], value: fn(&Rhythm) -> f64| {
            let values = rhythms.iter().map(|rhythm| rhythm.as_ref().map_or(f64::NAN, value) * factor);
            JsValue::from(array(&values.collect::<Vec<f64>>()))
        };
        let swept = |rhythms: &[Option<Rhythm>]| {
            if rhythms.is_empty() { JsValue::NULL } else { column(rhythms, |rhythm| rhythm.rate) }
        };
        let spikes = curve.stepped.iter().map(|rhythm| rhythm.map_or(0, |rhythm| rhythm.spikes as u32));
        let [up, down] = &curve.swept;
        let known = curve.known();
        let doubt = words::firing::doubt(&known, self.units);
        let told = words::firing::told(&known, self.units);
        let words = match (known.diverged(), doubt.is_empty()) {
            (true, _) => doubt,
            (false, true) => told.whole(),
            (false, false) => told.whole().and(Text::plain(" ")).and(doubt),
        };
        object([
            ("I", array(&curve.currents).into()),
            ("rate", column(&curve.stepped, |rhythm| rhythm.rate)),
            ("initial", column(&curve.stepped, |rhythm| rhythm.initial)),
            ("spikes", Uint32Array::from(spikes.collect::<Vec<u32>>().as_slice()).into()),
            ("outcome", curve.stepped.iter().map(outcome).collect::<Array>().into()),
            ("up", swept(up)),
            ("down", swept(down)),
            ("onset", number(curve.border(Border::Onset))),
            ("restLost", number(curve.border(Border::RestLost))),
            ("firingLost", number(curve.border(Border::FiringLost))),
            ("type", curve.growth().and_then(Growth::class).map_or(JsValue::NULL, class)),
            ("unit", unit.into()),
            ("words", words.to_string().into()),
        ])
    }
}

/// The least pulses that make a model fire: their amplitudes for several durations, the rheobase and the chronaxie.
/// Throws as `fiCurve` does.
#[wasm_bindgen(js_name = strengthDuration, unchecked_return_type = "StrengthDurationResult")]
pub fn strength_duration(
    #[wasm_bindgen(unchecked_param_type = "Model")] model: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "StrengthDurationOptions")] options: JsValue,
) -> Answer<JsValue> {
    let id = id_of(&model)?;
    let mut given = entries(&options)?;
    let named = given.iter().position(|(key, _)| key == "durations").map(|place| given.swap_remove(place));
    let durations = match named {
        Some(_) => numbers("durations", &Reflect::get(&options, &"durations".into())?)?,
        None => firing::usual_lengths(Listed::find(&id).map_err(refused)?),
    };
    let curve = firing::strength_duration(&id, given, &durations).map_err(refused)?.finish();
    let thresholds = (0..durations.len()).map(|place| curve.threshold(place).unwrap_or(f64::NAN));
    object([
        ("duration", array(&durations).into()),
        ("amplitude", array(&thresholds.collect::<Vec<f64>>()).into()),
        ("rheobase", number(curve.rheobase())),
        ("chronaxie", number(curve.chronaxie())),
        ("spontaneous", curve.has_no_thresholds().into()),
    ])
}

fn object<const N: usize>(entries: [(&str, JsValue); N]) -> Answer<JsValue> {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &key.into(), &value)?;
    }
    Ok(object.into())
}

fn number(number: Option<f64>) -> JsValue {
    number.map_or(JsValue::NULL, JsValue::from)
}

fn class(class: Type) -> JsValue {
    match class {
        Type::I => "I",
        Type::II => "II",
    }
    .into()
}

fn outcome(rhythm: &Option<Rhythm>) -> JsValue {
    match rhythm.map(|rhythm| rhythm.outcome) {
        None => "pending",
        Some(Outcome::Settled) => "settled",
        Some(Outcome::Swings) => "swings",
        Some(Outcome::AtRest) => "at-rest",
        Some(Outcome::Silent | Outcome::Restless) => "silent",
        Some(Outcome::TimeUp) => "time-up",
        Some(Outcome::RunsOff) => "runs-off",
        Some(Outcome::RestsAnywhere) => "rests-anywhere",
        Some(Outcome::Diverged | Outcome::Lost) => "diverged",
        Some(Outcome::TooShort) => "too-short",
    }
    .into()
}
