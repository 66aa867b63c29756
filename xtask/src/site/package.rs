//! A JavaScript package of a wasm library: wasm-bindgen's work, and the declarations it cannot know.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

/// Writes `<name>.js`, `<name>_bg.wasm` and `<name>.d.ts`, unless the note says that they were made from this very wasm.
pub fn write(wasm: &Path, name: &str, package: &Path, declarations: &str, note: &Path) -> Result<()> {
    let tool = tool_version(include_str!("../../../Cargo.lock"))?;
    let module = fs::read(wasm).with_context(|| format!("reading {}", wasm.display()))?;
    let mut hasher = DefaultHasher::new();
    (tool, declarations, &module).hash(&mut hasher);
    let made_from = format!("{:016x}", hasher.finish());

    if package.exists() && fs::read_to_string(note).is_ok_and(|noted| noted == made_from) {
        return Ok(());
    }
    if package.exists() {
        fs::remove_dir_all(package)?;
    }
    Bindgen::new()
        .input_bytes(name, module)
        .out_name(name)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false) // otherwise `init()` does not find the wasm beside it
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(package)?;
    let types = package.join(name).with_extension("d.ts");
    fs::write(&types, fs::read_to_string(&types)? + "\n" + declarations)?;
    // Without it Node and bundlers have to guess that the file is an ES module.
    fs::write(package.join("package.json"), "{ \"type\": \"module\" }\n")?;
    super::mirror::write_new(note, made_from.as_bytes())
}

/// The version of wasm-bindgen, as the library in the wasm and as the tool here: they only understand each other.
fn tool_version(lock: &str) -> Result<&str> {
    let version = |package: &str| {
        let entry = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?.1;
        Some(entry.split_once('"')?.0)
    };
    let library = version("wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    let tool = version("wasm-bindgen-cli-support").context("Cargo.lock has no wasm-bindgen-cli-support")?;
    ensure!(
        library == tool,
        "Cargo.lock has wasm-bindgen {library} and wasm-bindgen-cli-support {tool}, which must be the same: \
         run `cargo update wasm-bindgen-cli-support --precise {library}`"
    );
    Ok(tool)
}

#[cfg(test)]
mod tests {
    use super::tool_version;

    fn lock(library: &str, tool: &str) -> String {
        let entry = |name, version| format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n");
        entry("wasm-bindgen", library) + &entry("wasm-bindgen-cli-support", tool)
    }

    #[test]
    fn one_version_of_wasm_bindgen_is_accepted() {
        assert_eq!(tool_version(&lock("0.2.1", "0.2.1")).unwrap(), "0.2.1");
    }

    #[test]
    fn two_versions_of_wasm_bindgen_are_refused_with_the_way_out() {
        let error = tool_version(&lock("0.2.2", "0.2.1")).unwrap_err().to_string();
        assert!(error.contains("cargo update wasm-bindgen-cli-support --precise 0.2.2"), "{error}");
    }
}
