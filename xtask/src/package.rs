//! The npm package: what developers want of the finished site, with a way in for Node and for bundlers, packed as npm packs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::cargo;
use crate::setup::{node, npm};
use crate::site::edition::{Edition, FINISHED};
use crate::site::files::files;
use crate::site::{self, licences, page};

/// Files at its root, and where they come from in the project; what is the site's is named below.
const FILES: [(&str, &str); 3] = [
    ("README.md", "xtask/npm/README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];
/// The cores: the way in to each, and its folder in the site.
const CORES: [(&str, &str); 2] = [(".", "pkg"), ("./course", "course")];
/// Modules for other people's pages: the custom element, and what speaks with a lab in a frame.
const MODULES: [(&str, &str); 2] = [("./element", "nullcline-demo"), ("./frame", "nullcline-frame")];
/// A module whose types they mention.
const MENTIONED: &str = "host/protocol";
/// Where they are in the site, and the folders that they take their parts from, beside the cores.
const WWW: &str = "www";
const PARTS: [&str; 2] = [WWW, "vendor"];

/// `cargo xtask package`.
pub fn verb(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "`package` takes no options");
    let tarball = build(&FINISHED)?;
    println!("{} ({} KB)", tarball.display(), fs::metadata(&tarball)?.len() / 1000);
    Ok(())
}

/// Brings the package up to date with a site; returns the packed file.
pub fn build(edition: &Edition) -> Result<PathBuf> {
    site::build(edition)?;
    let shell = crate::shell()?;
    npm::ready(&shell, &npm::tests())?;
    let facts = facts(&shell)?;
    let name = facts["name"].as_str().context("the crate has a name")?;
    let target = crate::root().join(edition.npm);
    let folder = target.join(name);
    shell.remove_path(&target)?;
    shell.create_dir(&folder)?;

    let site = edition.folder();
    for part in CORES.iter().map(|(_, folder)| *folder).chain(PARTS) {
        for file in files(&site.join(part))? {
            let to = folder.join(part).join(&file);
            shell.create_dir(to.parent().context("it is in a folder")?)?;
            shell.copy_file(site.join(part).join(&file), to)?;
        }
    }
    let words = page::core_words();
    let words = files(&site.join(&words))?.into_iter().map(|file| format!("{words}/{file}"));
    for made in words.chain([page::guest()]) {
        let to = folder.join(&made);
        shell.create_dir(to.parent().context("it is in a folder")?)?;
        shell.copy_file(site.join(&made), &to)?;
    }
    declare(&shell, &folder.join(WWW))?;
    for (_, core) in CORES {
        // A file of its own would hide what the package says about side effects.
        shell.remove_path(folder.join(core).join("package.json"))?;
        shell.write_file(folder.join("node").join(core).with_extension("js"), entry(core))?;
    }
    for (file, source) in FILES {
        shell.copy_file(crate::root().join(source), folder.join(file))?;
    }
    shell.copy_file(site.join(licences::FILE), folder.join(licences::FILE))?;
    shell.write_file(folder.join("package.json"), serde_json::to_string_pretty(&Manifest::of(&facts))?)?;
    pack(&shell, &folder, &target)
}

/// What Cargo.toml says of the crate.
fn facts(shell: &Shell) -> Result<Value> {
    let text = cargo(shell, "metadata").args(["--no-deps", "--format-version=1", "--locked"]).read()?;
    let workspace: Value = serde_json::from_str(&text)?;
    let packages = workspace["packages"].as_array().context("a workspace has packages")?;
    packages.iter().find(|package| package["name"] == "nullcline").cloned().context("the crate is there")
}

/// package.json.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Manifest<'a> {
    name: &'a Value,
    version: &'a Value,
    description: &'a Value,
    keywords: &'a Value,
    license: String,
    r#type: &'static str,
    exports: BTreeMap<String, Export>,
    /// For tools that do not read `exports`.
    main: String,
    module: String,
    types: String,
    side_effects: [&'static str; 2],
    engines: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Export {
    File(String),
    /// Of these the first that fits is taken: the order matters.
    Core {
        types: String,
        node: String,
        default: String,
    },
    Module {
        types: String,
        default: String,
    },
}

impl Manifest<'_> {
    fn of(facts: &Value) -> Manifest<'_> {
        let file = |core: &str, end: &str| format!("./{core}/nullcline{end}");
        let node = |core: &str| format!("./node/{core}.js");
        let mut exports = BTreeMap::from([("./package.json".into(), Export::File("./package.json".into()))]);
        for (way, core) in CORES {
            let (types, node, default) = (file(core, ".d.ts"), node(core), file(core, ".js"));
            exports.insert(way.into(), Export::Core { types, node, default });
            exports.insert(file(core, "_bg.wasm"), Export::File(file(core, "_bg.wasm")));
        }
        for (way, module) in MODULES {
            let file = |end: &str| format!("./{WWW}/{module}{end}");
            exports.insert(way.into(), Export::Module { types: file(".d.ts"), default: file(".js") });
        }
        let (_, whole) = CORES[0];
        Manifest {
            name: &facts["name"],
            version: &facts["version"],
            description: &facts["description"],
            keywords: &facts["keywords"],
            // npm has brackets around a choice.
            license: format!("({})", facts["license"].as_str().unwrap_or_default()),
            r#type: "module",
            exports,
            main: node(whole),
            module: file(whole, ".js"),
            types: file(whole, ".d.ts"),
            side_effects: ["./node/*.js", "./www/**/*.js"],
            engines: BTreeMap::from([("node", format!(">={}", node::OLDEST))]),
        }
    }
}

/// The module for Node, where the program can be read and started at once.
fn entry(core: &str) -> String {
    format!(
        "// Starts the core as it is imported: its program lies beside it. `init` then has nothing left to do.\n\
         import {{ readFileSync }} from \"node:fs\";\n\
         import {{ initSync }} from \"../{core}/nullcline.js\";\n\n\
         initSync({{ module: readFileSync(new URL(\"../{core}/nullcline_bg.wasm\", import.meta.url)) }});\n\
         export * from \"../{core}/nullcline.js\";\n\
         export {{ default }} from \"../{core}/nullcline.js\";\n"
    )
}

/// Writes declarations from the types in the comments of the modules for other people's pages.
fn declare(shell: &Shell, www: &Path) -> Result<()> {
    let names = MODULES.iter().map(|(_, module)| *module).chain([MENTIONED]);
    let modules: Vec<PathBuf> = names.map(|name| www.join(name).with_extension("js")).collect();
    let compiler = npm::tests().join("node_modules/typescript/bin/tsc");
    let out = shell.create_temp_dir()?;
    let (root, to) = (www.parent().context("the package")?, out.path());
    cmd!(
        shell,
        "node {compiler} --ignoreConfig --allowJs --declaration --emitDeclarationOnly --strict --skipLibCheck"
    )
    .args(["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"])
    .args(["--lib", "es2023,dom,dom.iterable", "--types", ""])
    .arg("--rootDir")
    .arg(root)
    .arg("--outDir")
    .arg(to)
    .args(&modules)
    .quiet()
    .run()?;
    modules.iter().try_for_each(|module| {
        let declarations = module.with_extension("d.ts");
        Ok(shell.copy_file(to.join(declarations.strip_prefix(root)?), &declarations)?)
    })
}

fn pack(shell: &Shell, folder: &Path, target: &Path) -> Result<PathBuf> {
    let npm = which::which("npm")?; // on Windows it is a script, which has to be called by its full name
    let _back_on_drop = shell.push_dir(folder);
    let file = cmd!(shell, "{npm} pack --silent --pack-destination {target}").quiet().read()?;
    Ok(target.join(file.trim()))
}
