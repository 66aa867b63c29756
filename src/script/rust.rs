//! In Rust: a program that calls this crate.

use super::Script;
use crate::demos::Demo;
use crate::param::{Param, Value};

/// The program: the page's values, what came out, and the columns.
pub fn script(demo: &Demo, params: &[Param], values: &[f64]) -> Script {
    let mut script = Script::default();
    script.say(format!("//! {}.\n\n", demo.about.title()));
    script.say("use nullcline::demos::Demo;\nuse nullcline::lab::BUDGET;\n\nfn main() {\n");
    script.say(format!("    let demo = Demo::find({:?}).expect(\"the page exists\");\n", demo.about.id));
    script.say("    // In the order of the page's parameters.\n    let values = [\n");
    // Remarks stand under one another, as rustfmt has them.
    let widest = values.iter().map(|value| format!("{value:?}").len()).max().unwrap_or(0);
    for (param, &value) in params.iter().zip(values) {
        let text = format!("{value:?}");
        let gap = " ".repeat(widest - text.len());
        script.say("        ");
        script.literal(param, text);
        let option = match param.value(value) {
            Value::Choice(id) => format!(": {id}"),
            Value::Number(_) => String::new(),
        };
        script.say(format!(",{gap} // {}, {}{option}\n", param.id, param.remark()));
    }
    script.say(
        "    ];\n    let scene = demo.open(&values, BUDGET).expect(\"the values go together\").finished();\n    \
         println!(\"{}\", (scene.results)(scene.frames - 1).text());\n    \
         for column in demo.columns(&values, &scene) {\n        \
         println!(\"{}: {} values\", column.quantity.id, column.values.len());\n    }\n}\n",
    );
    script
}
