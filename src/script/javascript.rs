//! In JavaScript: a module that calls the package.

use super::{Script, literal};
use crate::demos::Demo;
use crate::param::Param;

/// The module: the page's options, what came out, and the columns.
pub fn script(demo: &Demo, params: &[Param], values: &[f64]) -> Script {
    let mut script = Script::default();
    script.say(format!("// {}.\n", demo.about.title()));
    script.say("import init, { columns } from \"./pkg/nullcline.js\";\n\nawait init();\n");
    script.say(format!("const run = columns({:?}, {{\n", demo.about.id));
    for (param, &value) in params.iter().zip(values) {
        script.say(format!("  {}: ", param.id));
        script.literal(param, literal(param, value));
        script.say(format!(", // {}\n", param.remark()));
    }
    script.say(
        "});\nfor (const [name, values] of Object.entries(run)) console.log(name, values.length, values.at(-1));\n",
    );
    script
}
