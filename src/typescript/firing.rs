//! How the functions around f–I and strength–duration curves are called, and what they give.

use super::{field, sentence, union};
use crate::firing::{curve_options, pulse_options};
use crate::models::{Listed, MODELS};
use crate::param::Param;
use std::fmt::Write;

/// The declarations of the options and the results.
pub fn declare(text: &mut String) {
    let ids = MODELS.iter().flat_map(Listed::params).map(|param| param.id);
    // Writing into a string cannot fail.
    let _ = writeln!(text, "\n/** Parameters of models. */\nexport type ModelParam = {};", union(once(ids)));
    interface(text, "FiCurveOptions", "an f–I curve", curve_options, "");
    interface(text, "StrengthDurationOptions", "a strength–duration curve", pulse_options, DURATIONS);
    text.push_str(SHAPES);
}

const DURATIONS: &str = "  /** Lengths of the pulses, in units of the model's time; 1000 of them at most. */\n  durations?: number[] | Float64Array;\n";

/// The options of a function: those of any model, and what is asked of it.
fn interface(text: &mut String, name: &str, what: &str, options: fn(&Listed) -> Vec<Param>, more: &str) {
    let _ = writeln!(text, "\n/** Options of {what}; what is missing is usual for the model. */");
    let _ = writeln!(text, "export interface {name} extends Partial<Record<ModelParam, number>> {{\n{more}");
    let mut told: Vec<&str> = Vec::new();
    for model in MODELS {
        let own = model.params().len();
        for param in &options(model)[own..] {
            if !told.contains(&param.id) {
                told.push(param.id);
                field(text, param, &sentence(param.help));
            }
        }
    }
    text.push_str("}\n");
}

/// Each of them once, in order.
fn once<'a>(ids: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter()
}

const SHAPES: &str = r"
/** An f–I curve. While it is computed, NaN stands for what is not known yet. */
export interface FiCurveResult {
  /** The currents, in the model's unit. */
  I: Float64Array;
  /** The steady rate under each of them, switched on at rest; where the outcome is 'swings', that of swings without spikes; of bursts the mean over whole ones, with the pauses behind them. NaN where the numbers left the finite range, or the time was too short to tell. */
  rate: Float64Array;
  /** The rate of the first interval; 0 below two spikes. */
  initial: Float64Array;
  spikes: Uint32Array;
  /** Why each was watched no longer: its intervals repeat, it swings for ever without spikes, it rests, it was silent for too long, the time was up, the numbers left the finite range, nothing holds the voltage, every voltage is a rest, or the time was too short to tell: two bursts had not begun behind the first, or its swings still became smaller, while it had no rest to come to, or had paused for as long before. */
  outcome: ('pending' | 'settled' | 'swings' | 'at-rest' | 'silent' | 'time-up' | 'diverged' | 'runs-off' | 'rests-anywhere' | 'too-short')[];
  /** The rates on the way up and down, each current starting where the one before has led; null unless asked for. */
  up: Float64Array | null;
  down: Float64Array | null;
  /** The least current that makes it fire for ever, switched on at rest; null where there is none among the currents. */
  onset: number | null;
  /** Where rest ends while the current is raised slowly, and where firing ends while it is lowered. */
  restLost: number | null;
  firingLost: number | null;
  /** Whether the rate rises from 0 (I) or jumps (II); null where that is not decided, or there is no onset. */
  type: 'I' | 'II' | null;
  /** Of the rates: Hz, or per unit of the model's time. */
  unit: string;
  /** Where firing sets in, and why it is of that type; and whether the time step is too long for these currents; in sentences. */
  words: string;
}

/** The least pulses that make a neuron fire. */
export interface StrengthDurationResult {
  /** The lengths of the pulses, in units of the model's time. */
  duration: Float64Array;
  /** The least amplitude of each that gives a spike; NaN where none does. */
  amplitude: Float64Array;
  /** The least current that gives a spike if it stays, within `silence`; 0 where the weakest gives one in the end. */
  rheobase: number | null;
  /** The shortest pulse that gives a spike at twice the rheobase; null where that depends on how long it is waited for. */
  chronaxie: number | null;
  /** Whether the neuron fires without current, or has nothing to rest on there, and so has neither. */
  spontaneous: boolean;
}
";
