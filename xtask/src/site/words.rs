//! The words of the core in other languages, each a module that the page asks for where a reader speaks it: of translations
//! as gettext has them, `src/words/<language>.po`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use nullcline::text::Plural;
use polib::po_file;
use serde::Serialize;

/// What the core is told of a language.
#[derive(Serialize)]
struct Core {
    /// Which form goes with a number, as the translation has it.
    plural: String,
    /// Its words by those of English.
    words: BTreeMap<String, String>,
}

/// Every language but English, by its code, and its module.
pub fn modules() -> Result<Vec<(String, String)>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(crate::root().join("src/words"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "po") {
            let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            modules.push((language, module(&path)?));
        }
    }
    modules.sort();
    Ok(modules)
}

fn module(translation: &Path) -> Result<String> {
    let catalogue =
        po_file::parse(translation).map_err(|error| anyhow!("{}: {error}", translation.display()))?;
    let plural = catalogue.metadata.plural_rules.expr.clone();
    ensure!(Plural::of(&plural).is_some(), "src/text/language.rs has no rule of plurals “{plural}”");
    let mut words = BTreeMap::new();
    for message in catalogue.messages().filter(|message| message.is_translated()) {
        let told = message.msgstr().map_err(|_| anyhow!("plurals stand within a message"))?;
        words.insert(message.msgid().to_owned(), told.to_owned());
    }
    let core = serde_json::to_string_pretty(&Core { plural, words })?;
    Ok(format!("// The words of the core, by those of English.\nexport const core = {core};\n"))
}

#[cfg(test)]
mod tests {
    use super::modules;

    #[test]
    fn a_translation_is_a_module_of_its_words() {
        let modules = modules().unwrap();
        let (_, french) = modules.iter().find(|(language, _)| language == "fr").unwrap();
        assert!(french.contains("\"plural\": \"(n > 1)\"") || french.contains("\"plural\": \"n > 1\""));
        assert!(french.contains("\"Ramp\": \"Rampe\""));
    }
}
