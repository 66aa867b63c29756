//! What the analysis of models takes and gives.

use super::{field, sentence, union};
use crate::analysis::options;
use crate::models::MODELS;
use std::fmt::Write;

/// The declarations around `fixedPoints`, `limitCycles` and `nullclines`.
pub fn declare(text: &mut String) {
    let mut keys: Vec<&str> = MODELS.iter().flat_map(options).map(|param| param.id).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|key| *key != CURRENT);
    let parameters = union(keys.into_iter());
    // Writing into a string cannot fail.
    let _ = writeln!(
        text,
        "\n/** Parameters of models, and the current; what is missing is usual for the model. */"
    );
    let _ = writeln!(text, "export type AnalysisOptions = Partial<Record<{parameters}, number>> & {{");
    let current = MODELS.first().and_then(|model| options(model).pop());
    if let Some(current) = current {
        field(text, &current, &sentence(current.help));
    }
    text.push_str("};\n");
    text.push_str(SHAPES);
}

/// The key of the current.
const CURRENT: &str = "I";

const SHAPES: &str = r"
/** A state in which nothing changes. */
export interface FixedPoint {
  /** In the order of the model's variables. */
  state: Float64Array;
  /** Of the Jacobian, each its real and imaginary part, the greatest real part first. */
  eigenvalues: [number, number][];
  /** 'stable node', 'unstable node', 'stable spiral', 'unstable spiral', 'saddle', 'saddle-node', …; where terms beyond the linear ones decide, 'weakly stable node' and its like. */
  kind: string;
  stable: boolean;
}

/** The fixed points, from the lowest voltage on. */
export type FixedPoints = FixedPoint[] & {
  /** Whether these are all, as far out as 10⁹ widths of the range in which the voltage usually moves: not where they fill a curve, or the search was given up. */
  complete: boolean;
  /** Whether some fill a curve, of which none is told. */
  curve: boolean;
};

/** A periodic orbit. */
export interface LimitCycle {
  period: number;
  /** Whether orbits near it come nearer. */
  stable: boolean;
  /** By what small departures grow in a turn (Floquet), each its real and imaginary part; the first is 1, along the orbit. */
  multipliers: [number, number][];
  /** The least value of each variable, in their order, */
  min: Float64Array;
  /** and the greatest. */
  max: Float64Array;
  /** States along one turn, one behind the other, all variables of each; the last state is the first. */
  orbit: Float64Array;
}

/** The part of the plane that is looked at; where a side is missing, the model's usual one. */
export interface PlaneWindow {
  /** Of the first variable. */
  x?: [number, number] | Float64Array;
  /** Of the second. */
  y?: [number, number] | Float64Array;
}
";
