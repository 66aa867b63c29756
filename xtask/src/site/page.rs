//! What the page asks for, in few files: its modules in one, its style sheets in one, and a guest's in another; and its first
//! figure.
//!
//! In `www/` they stand a file a concern, and work as they stand. Of these files esbuild follows what each asks for, so no
//! list of them is kept by hand but that of style sheets, whose order matters (`www/sheets.css`).

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use nullcline::address::{STEPS, former};
use nullcline::demos::{DEMOS, Demo};
use xshell::Shell;

use super::integrity::integrity;
use super::{esbuild, first_figures, mirror, words};

/// What is made for the page.
pub const FOLDER: &str = "page";
/// In it the files made of others: as deep in the site as the modules in the folders of `www/`, so a path that leads out of one
/// leads out of the other.
const MADE: &str = "made";
/// The style sheet of a guest among them.
const GUEST: &str = "guest.css";

/// What the page asks for in `www/`, and what esbuild is to make of it.
const FILES: [(&str, &[&str]); 4] = [
    // Runs before the first paint, as it stands.
    ("start/first.js", &[]),
    ("sheets.css", &["--bundle"]),
    // Runs while the program and the core are on their way.
    ("start/opening.js", &["--bundle", "--format=esm", LEAVE_WORDS[0], LEAVE_WORDS[1]]),
    // Some modules stay where they are: the cores, which others import, too; libraries and other languages, which come when
    // somebody needs them; and the version of all these files.
    (
        "start/main.js",
        &[
            "--bundle",
            "--format=esm",
            "--external:../../pkg/*",
            "--external:../../course/nullcline.js",
            "--external:../../vendor/*",
            "--external:../../version.js",
            LEAVE_WORDS[0],
            LEAVE_WORDS[1],
        ],
    ),
];
/// The folder of the core's words in other languages.
const WORDS: &str = "words";
/// The words of other languages than English, the page's and the core's, stay where they are.
const LEAVE_WORDS: [&str; 2] = ["--external:../../www/words/*", "--external:../../page/made/words/*"];
/// Marks the style sheets that a guest has.
const MARK: &str = "/* guest */";

/// Writes them, and the page that asks for them.
pub fn write(shell: &Shell, site: &Path) -> Result<()> {
    let made = shell.create_temp_dir()?;
    let folder = made.path().join(MADE);
    let out = |name: &str| format!("--outfile={}", folder.join(name).display());
    let www = site.join("www");
    for (name, how) in FILES {
        let out = out(file_name(name));
        let arguments = [&[name, &out], how].concat();
        esbuild::run(shell, &www, &arguments)?;
    }
    let sheets = guests(&fs::read_to_string(www.join("sheets.css"))?);
    esbuild::of_text(shell, &www, &sheets, &["--bundle", "--loader=css", &out(GUEST)])?;
    for (language, module) in words::modules()? {
        mirror::write_new(&folder.join(WORDS).join(language).with_extension("js"), module.as_bytes())?;
    }
    first_figures::write(&made.path().join(first_figures::FOLDER))?;
    mirror::copy(made.path(), &site.join(FOLDER))?;

    let hash = integrity(&fs::read(folder.join("main.js"))?);
    let page = asking(&fs::read_to_string(crate::root().join("index.html"))?, &hash)?;
    mirror::write(&site.join("index.html"), page.as_bytes())
}

/// Where the style sheet of a guest is in the site.
pub fn guest() -> String {
    format!("{FOLDER}/{MADE}/{GUEST}")
}

/// Where the core's words in other languages are in the site.
pub fn core_words() -> String {
    format!("{FOLDER}/{MADE}/{WORDS}")
}

/// Of a path in the site its last part.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The style sheets of a list that a guest has.
fn guests(list: &str) -> String {
    list.lines().filter(|line| line.ends_with(MARK)).map(|line| format!("{line}\n")).collect()
}

/// A page that asks for these files, and not for those that they are made of. The program is held against its hash: one that
/// came empty would do nothing, and nobody would hear of it.
fn asking(page: &str, hash: &str) -> Result<String> {
    let page = FILES.iter().try_fold(page.to_owned(), |page, (name, _)| {
        let place = format!("=\"./www/{name}\"");
        ensure!(page.matches(&place).count() == 1, "index.html asks for www/{name} once");
        Ok(page.replace(&place, &format!("=\"./{FOLDER}/{MADE}/{}\"", file_name(name))))
    })?;
    let (first, whole) = (format!("\"./{FOLDER}/{MADE}/first.js\""), whole().join(" "));
    let languages = languages()?.join(" ");
    let page =
        page.replace(&first, &format!("{first} data-whole=\"{whole}\" data-languages=\"{languages}\""));
    let program = format!("\"./{FOLDER}/{MADE}/main.js\"");
    Ok(page.replace(&program, &format!("{program} integrity=\"{hash}\"")))
}

/// The languages of the page: a language is a file of `www/words/` that is called by its code.
pub fn languages() -> Result<Vec<String>> {
    let words = fs::read_dir(crate::root().join("www/words"))?;
    let names = words.map(|file| Ok(file?.file_name().to_string_lossy().trim_end_matches(".js").to_owned()));
    let mut codes =
        names.filter(|name| !matches!(name, Ok(name) if name.len() > 3)).collect::<Result<Vec<_>>>()?;
    codes.sort();
    Ok(codes)
}

/// Whether a file of the site has words of another language than English.
pub fn is_of_language(file: &str) -> bool {
    let name = file.strip_prefix(&format!("{}/", core_words())).or_else(|| file.strip_prefix("www/words/"));
    name.is_some_and(|name| name.len() <= "fra.js".len() && name != "en.js")
}

/// The pages that need the whole core, by any id that they have or had: what runs first asks for it.
fn whole() -> Vec<&'static str> {
    let is_beyond = |id: &str| Demo::find(id).is_ok_and(|demo| demo.about.week == 0);
    let today = DEMOS.iter().map(|demo| demo.about.id).filter(|id| is_beyond(id));
    let before = former(STEPS).into_iter().filter(|(_, now)| is_beyond(now)).map(|(id, _)| id);
    today.chain(before).collect()
}

#[cfg(test)]
mod tests {
    use super::{asking, guests};

    #[test]
    fn a_guest_has_the_style_sheets_with_its_mark_in_their_order() {
        let list = "/* All. */\n@import \"./a.css\"; /* guest */\n@import \"./b.css\";\n@import \"./c.css\"; /* guest */\n";
        assert_eq!(guests(list), "@import \"./a.css\"; /* guest */\n@import \"./c.css\"; /* guest */\n");
    }

    #[test]
    fn a_page_asks_for_what_was_made_and_for_nothing_else_of_the_kind() {
        let page = "<script src=\"./www/start/first.js\"></script>\n<link href=\"./www/sheets.css\">\n\
                    <link href=\"./www/icon.svg\">\n<script src=\"./www/start/opening.js\"></script>\n\
                    <script src=\"./www/start/main.js\"></script>\n";
        let asking = asking(page, "sha256-abc").unwrap();
        assert_eq!(asking.matches("./page/made/").count(), 4);
        assert!(asking.contains("./www/icon.svg"));
        assert!(asking.contains("first.js\" data-whole=\""));
        assert!(asking.contains("data-languages=\"en "));
        assert!(asking.contains("main.js\" integrity=\"sha256-abc\""));
        assert!(super::asking("<html>", "").is_err());
    }
}
