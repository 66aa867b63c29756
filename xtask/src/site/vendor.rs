//! Libraries that the page is served with: copied from their npm packages, each with its licence and its reason.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::Shell;

use super::licences::Part;
use crate::setup::npm;

/// Where their lock file is.
pub fn source() -> PathBuf {
    crate::root().join("xtask/vendor")
}

struct Library {
    name: &'static str,
    /// The module, in its package.
    module: &'static str,
    licence: &'static str,
    reason: &'static str,
}

const LIBRARIES: [Library; 3] = [
    Library {
        name: "gifenc",
        module: "dist/gifenc.esm.js",
        licence: "LICENSE.md",
        reason: "encodes animations as GIF: colours to palettes and the file format are not what the lab is for",
    },
    Library {
        name: "jsep",
        module: "dist/jsep.js",
        licence: "LICENSE",
        reason: "parses arithmetic that is typed into a field, without evaluating anything",
    },
    Library {
        name: "uqr",
        module: "dist/index.mjs",
        licence: "LICENSE",
        reason: "turns a link into the modules of a QR code",
    },
];

/// Writes them, their licences, their declarations and a list of them into a folder of the site; returns what their
/// licences say.
pub fn write(shell: &Shell, folder: &Path) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    let source = source();
    npm::ready(shell, &source)?;
    shell.create_dir(folder)?;
    let mut list = String::from("Libraries that this page is served with, unchanged, and why:\n");
    for Library { name, module, licence, reason } in LIBRARIES {
        let package = source.join("node_modules").join(name);
        let read = |file: &str| {
            fs::read_to_string(package.join(file)).with_context(|| format!("{file} of the package {name}"))
        };
        let facts: serde_json::Value = serde_json::from_str(&read("package.json")?)?;
        // The maps of minified files are not served.
        let code = read(module)?;
        let code = code.lines().filter(|line| !line.starts_with("//# sourceMappingURL=")).collect::<Vec<_>>();
        super::mirror::write(&folder.join(format!("{name}.js")), (code.join("\n") + "\n").as_bytes())?;
        let text = read(licence)?;
        super::mirror::write(&folder.join(format!("{name}.LICENSE.txt")), text.as_bytes())?;
        super::mirror::copy(
            &source.join("types").join(format!("{name}.d.ts")),
            &folder.join(format!("{name}.d.ts")),
        )?;
        let fact = |key: &str| facts[key].as_str().unwrap_or("?").to_owned();
        writeln!(list, "\n{name} {} ({}; {name}.LICENSE.txt)\n  {reason}", fact("version"), fact("license"))?;
        parts.push(Part { title: format!("{name} {} ({})", fact("version"), fact("license")), text });
    }
    super::mirror::write(&folder.join("README.txt"), list.as_bytes())?;
    Ok(parts)
}
