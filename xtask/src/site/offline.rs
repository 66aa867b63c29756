//! The service worker: a list of all that the page may need, each file with its hash, before the text of
//! www/start/service-worker.js; and the version of the whole, which the page knows, too.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::files::files;
use super::integrity::integrity;
use super::{first_figures, headers, mirror, page};

/// The worker stands at the root of the site: that is what it may answer for.
pub const WORKER: &str = "sw.js";
/// The module that tells the page its version.
pub const VERSION: &str = "version.js";
/// The worker's own text.
pub const SOURCE: &str = "www/start/service-worker.js";

/// Writes both, once all other files of the site are there.
pub fn write(site: &Path) -> Result<()> {
    let source = fs::read_to_string(crate::root().join(SOURCE))?;
    let mut hashes = BTreeMap::new();
    for file in files(site)?.into_iter().filter(|file| needed(file)) {
        let bytes = fs::read(site.join(&file))?;
        hashes.insert(file, integrity(&bytes));
    }
    let version = version(&source, &hashes)?;
    let module = format!("// Which version of the site this is.\nexport const version = \"{version}\";\n");
    hashes.insert(VERSION.to_string(), integrity(module.as_bytes()));
    mirror::write(&site.join(VERSION), module.as_bytes())?;
    let list = serde_json::to_string_pretty(&hashes)?;
    let typed = "/** @type {Record<string, string>} */";
    let asked: Vec<&String> = hashes.keys().filter(|file| page::is_of_language(file)).collect();
    let asked = serde_json::to_string(&asked)?;
    let worker = format!(
        "const VERSION = \"{version}\";\n{typed}\nconst FILES = {list};\nconst ASKED = {asked};\n{source}"
    );
    mirror::write(&site.join(WORKER), worker.as_bytes())
}

/// Whether the page may ask for a file, once it is kept: first figures bridge the time until a core has come; declarations are for editors, and some are for servers, which may keep them to
/// themselves.
fn needed(file: &str) -> bool {
    let made_of_the_list = [WORKER, VERSION].contains(&file);
    !(headers::is_for_servers(file)
        || made_of_the_list
        || file.starts_with(&format!("{}/{}/", page::FOLDER, first_figures::FOLDER))
        || file.ends_with(".d.ts")
        || file.ends_with("package.json"))
}

/// Another one whenever a file is, or the worker.
fn version(source: &str, hashes: &BTreeMap<String, String>) -> Result<String> {
    let all = Sha256::digest(source.to_string() + &serde_json::to_string(hashes)?);
    Ok(all.iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, integrity, needed, version};

    #[test]
    fn the_version_is_another_when_a_file_or_the_worker_is() {
        let list = |text: &str| BTreeMap::from([("a.js".to_string(), integrity(text.as_bytes()))]);
        let one = version("worker", &list("a")).unwrap();
        assert_eq!(one, version("worker", &list("a")).unwrap());
        assert_ne!(one, version("worker", &list("b")).unwrap());
        assert_ne!(one, version("another", &list("a")).unwrap());
    }

    #[test]
    fn the_list_holds_what_a_page_may_ask_for_and_no_more() {
        assert!(["index.html", "pkg/nullcline_bg.wasm", "www/css/base.css"].into_iter().all(needed));
        let others = [
            "sw.js",
            "version.js",
            "_headers",
            "hosting/nginx.conf",
            "pkg/nullcline.d.ts",
            "page/figures/lif-step.desk.dark.svg",
        ];
        assert!(!others.into_iter().any(needed));
    }
}
