//! What something is made from, as one number: the files it reads, the tools it runs, the environment they hear.
//!
//! Where the number is what it was, so is what was made, and making it again would tell nothing.

use std::env;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use anyhow::Result;
use sha2::{Digest, Sha256};
use xshell::{Shell, cmd};

/// Reads one after the other, and says at the end what they come to.
pub struct Sum(Sha256);

impl Sum {
    /// Begins with what every tool hears: the variables that change what it does, and the caller's own settings of cargo.
    pub fn of_environment() -> Sum {
        let mut sum = Sum(Sha256::new());
        let mut heard: Vec<_> = env::vars_os()
            .map(|(name, value)| [name, value].map(|text| text.to_string_lossy().into_owned()))
            .filter(|[name, _]| is_heard(name))
            .collect();
        heard.sort();
        heard.iter().for_each(|[name, value]| sum.add(name, value.as_bytes()));
        let home =
            env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
        let settings = home.and_then(|home: PathBuf| fs::read(home.join("config.toml")).ok());
        sum.add("settings of cargo", &settings.unwrap_or_default());
        sum
    }

    /// Something with a name.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        for part in [name.as_bytes(), bytes] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    /// Those of the project's files that are at one of these places.
    pub fn add_sources(&mut self, sources: &[String], places: &[&str]) {
        for file in sources.iter().filter(|file| places.iter().any(|place| is_at(file, place))) {
            // One that git knows and that is not there is not read.
            if let Ok(bytes) = fs::read(crate::root().join(file)) {
                self.add(file, &bytes);
            }
        }
    }

    /// All that is in a folder that was made.
    pub fn add_folder(&mut self, folder: &Path) -> Result<()> {
        let mut entries = fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
        entries.sort_by_key(DirEntry::file_name);
        for path in entries.iter().map(DirEntry::path) {
            if path.is_dir() {
                self.add_folder(&path)?;
            } else {
                self.add(&path.to_string_lossy(), &fs::read(&path)?);
            }
        }
        Ok(())
    }

    pub fn hex(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Every file of the project, with `/` in its path: those that git knows, and those that it would if it were asked to.
/// Nothing where there is no git, or no repository.
pub fn sources(shell: &Shell) -> Option<Vec<String>> {
    let list = cmd!(shell, "git ls-files -z --cached --others --exclude-standard").quiet().ignore_stderr();
    let mut sources: Vec<String> = list.read().ok()?.split_terminator('\0').map(Into::into).collect();
    sources.sort();
    sources.dedup();
    Some(sources)
}

/// Whether a file is at a place: is it, is in that folder, or fits the one `*` in it, which stands for anything.
pub fn is_at(file: &str, place: &str) -> bool {
    match place.split_once('*') {
        Some((start, end)) => file.strip_prefix(start).and_then(|rest| rest.strip_suffix(end)).is_some(),
        None => file.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
    }
}

/// What cargo sets for us is about this program; all else with these beginnings is a wish of the caller.
fn is_heard(name: &str) -> bool {
    const HEARD: [&str; 13] = [
        "CARGO_BUILD_",
        "CARGO_ENCODED_",
        "CARGO_PROFILE_",
        "CARGO_TARGET_",
        "LC_",
        "NODE_",
        "NULLCLINE_",
        "PLAYWRIGHT",
        "PROPTEST_",
        "PYTHON",
        "RUSTC",
        "RUSTDOC",
        "RUSTFLAGS",
    ];
    ["CI", "LANG", "TZ"].contains(&name) || HEARD.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::{Sum, is_at, is_heard, sources};
    use std::fs;

    #[test]
    fn a_place_is_a_file_a_folder_or_a_pattern_and_nothing_that_only_begins_so() {
        assert!(is_at("src/lib.rs", "src") && is_at("src/lib.rs", "src/lib.rs"));
        assert!(!is_at("src/lib.rs", "src/lib") && !is_at("srcs/lib.rs", "src"));
        assert!(
            is_at("tests/a/b.rs", "*.rs")
                && is_at("tests/a/b.rs", "tests/*.rs")
                && !is_at("www/a.js", "*.rs")
        );
    }

    #[test]
    fn names_and_contents_cannot_stand_for_one_another() {
        let sum = |parts: &[(&str, &str)]| {
            let mut sum = Sum::of_environment();
            parts.iter().for_each(|(name, text)| sum.add(name, text.as_bytes()));
            sum.hex()
        };
        assert_eq!(sum(&[("a", "b")]), sum(&[("a", "b")]));
        assert_ne!(sum(&[("a", "b")]), sum(&[("ab", "")]));
        assert_ne!(sum(&[("a", ""), ("b", "")]), sum(&[("a", "b")]));
    }

    #[test]
    fn a_folder_has_another_sum_when_a_file_of_it_has_other_contents_or_another_name() {
        let shell = xshell::Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let sum = || {
            let mut sum = Sum::of_environment();
            sum.add_folder(folder.path()).unwrap();
            sum.hex()
        };
        let empty = sum();
        shell.write_file(folder.path().join("a"), "x").unwrap();
        let one = sum();
        shell.write_file(folder.path().join("a"), "y").unwrap();
        let other = sum();
        fs::rename(folder.path().join("a"), folder.path().join("b")).unwrap();
        let moved = sum();
        let all = [empty, one, other, moved];
        assert!((0..4).all(|i| (0..i).all(|j| all[i] != all[j])), "{all:?}");
    }

    #[test]
    fn wishes_of_the_caller_are_heard_and_what_cargo_says_of_us_is_not() {
        assert!(
            ["RUSTFLAGS", "CARGO_PROFILE_DEV_DEBUG", "NULLCLINE_CHROMIUM", "LC_ALL"]
                .into_iter()
                .all(is_heard)
        );
        assert!(!["CARGO_PKG_NAME", "CARGO_MANIFEST_DIR", "PATH", "PWD"].into_iter().any(is_heard));
    }

    #[test]
    fn git_tells_the_sources_and_not_what_is_built() {
        let Some(sources) = sources(&crate::shell().unwrap()) else { return };
        assert!(sources.iter().any(|file| file == "xtask/src/sum.rs"));
        assert!(!sources.iter().any(|file| file.starts_with("target/") || file.contains("node_modules/")));
    }
}
