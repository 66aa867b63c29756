//! In Python: a script for NumPy and Matplotlib that needs nothing else.

use super::{Script, literal};
use crate::demos::Demo;
use crate::integrate::{METHODS, SOURCES};
use crate::param::{Kind, Param};
use crate::source::{Recipe, Source};

/// The script: parameters, definitions, what is done with them, the figure.
pub fn script(demo: &Demo, params: &[Param], values: &[f64]) -> Script {
    let Some(Recipe { main, figure, .. }) = demo.recipe else { return Script::default() };
    let mut script = Script::default();
    script.say(format!("\"\"\"{}.\"\"\"\n", demo.about.title()));
    script.say("import math\nimport zlib\n\nimport matplotlib.pyplot as plt\nimport numpy as np\n");
    let mut group = "";
    for (param, &value) in params.iter().zip(values) {
        // The method is told by its code.
        if param.choices.iter().zip(METHODS).any(|(choice, method)| choice.id == method.id) {
            continue;
        }
        if param.group != group {
            group = param.group;
            script.say(format!("\n# {group}\n"));
        }
        script.say(format!("{} = ", param.id));
        // Of two options, no and yes, the second counts as true.
        let text = if param.kind == Kind::Choice { format!("{value:.0}") } else { literal(param, value) };
        script.literal(param, text);
        script.say(format!("  # {}\n", param.remark()));
    }
    for python in pieces(demo, params, values).iter().flat_map(|piece| piece.python) {
        script.say(format!("\n{python}"));
    }
    script.say(format!("\n{main}"));
    if exact(demo, params, values) {
        script.say("print(\"v[] %08x\" % zlib.crc32(v.tobytes()))\n");
    }
    script.say(figure);
    script
}

/// The short hash of v[] that the script prints, too; empty where its numbers may differ in the last bits.
pub fn hash(demo: &Demo, values: &[f64], v: Option<&[f64]>) -> String {
    match v.filter(|_| exact(demo, &demo.params(), values)) {
        Some(v) => {
            let bytes: Vec<u8> = v.iter().flat_map(|x| x.to_le_bytes()).collect();
            format!("{:08x}", crc32fast::hash(&bytes))
        }
        None => String::new(),
    }
}

/// Whether the script's v[] is this crate's to the last bit.
fn exact(demo: &Demo, params: &[Param], values: &[f64]) -> bool {
    demo.recipe.is_some_and(|recipe| recipe.integrates)
        && pieces(demo, params, values).iter().all(|piece| piece.exact)
}

/// The pieces of a page, with the chosen method's.
fn pieces(demo: &Demo, params: &[Param], values: &[f64]) -> Vec<Source> {
    let Some(recipe) = demo.recipe else { return Vec::new() };
    let mut pieces = recipe.pieces.to_vec();
    if recipe.integrates {
        let chosen = params.iter().zip(values).find(|(param, _)| param.id == "method");
        pieces.extend(chosen.map(|(_, &method)| SOURCES[method as usize]));
    }
    pieces
}
