//! The page of a single file: the site's `index.html` with all that it asks for inside.
//!
//! `index.html` has one element a line in its head, which is relied on here, and checked.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::parts::Parts;

/// Marks what is said of every page, and waits in the site for what is said of the one that is opened.
const GENERAL: &str = " data-general";

/// The page with these parts, opened at a demo, if one is named.
pub fn page(parts: &Parts, home: Option<&str>) -> Result<String> {
    let Parts { index, first, languages, program, style, icon, licences } = parts;
    for (text, end) in
        [(first, "</script"), (program, "</script"), (style, "</style"), (licences, "</script")]
    {
        ensure!(
            !text.contains(end) && !text.contains("<!--"),
            "a part of the file would end it early: {end}"
        );
    }
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; worker-src blob:; style-src {}; \
         img-src data:; base-uri 'none'; form-action 'none'",
        hash(first),
        hash(program),
        hash(style)
    );
    let icon = BASE64_STANDARD.encode(icon);
    let first = format!(
        r#"    <meta http-equiv="Content-Security-Policy" content="{policy}">
    <link rel="icon" href="data:image/svg+xml;base64,{icon}">
    <script data-languages="{languages}">{first}</script>
    <style>{style}</style>
"#
    );
    // At the end: what the page looks like is seen before.
    let last = format!(
        "    <script type=\"module\" id=\"program\">{program}</script>\n    <script type=\"text/plain\">\n{licences}</script>\n  "
    );

    let (head, body) = index.split_once("</head>").context("index.html has no head")?;
    let asks = |line: &&str| {
        let line = line.trim_start();
        ["<link ", "<script ", "<!--", "<meta http-equiv"].iter().any(|start| line.starts_with(start))
    };
    let head: String = head.split_inclusive('\n').filter(|line| !asks(line)).collect();
    // Nothing tells of a page before its core does: what is said of every page is seen until then.
    ensure!(body.contains(GENERAL), "index.html says nothing of every page");
    let body = body.replace(GENERAL, "");
    // Where the site's folder is, there is the reader's own; without a query the file is at its beginning.
    let body = body.replacen("href=\"./\"", "href=\"?\"", 1);
    ensure!(
        !head.contains("=\"./") && !body.contains("=\"./"),
        "index.html asks for something that is not in the single file"
    );

    let home = home.map(|demo| format!(" data-home=\"{demo}\"")).unwrap_or_default();
    let head = insert(&head, "<html", &home)?;
    let head = insert(&head, "<meta charset=\"utf-8\">\n", &first)?;
    let (body, end) = body.rsplit_once("</body>").context("index.html has no body")?;
    Ok(format!("{head}</head>{body}{last}</body>{end}"))
}

/// A text with another behind the first of its places that reads so.
fn insert(text: &str, place: &str, what: &str) -> Result<String> {
    let (before, after) =
        text.split_once(place).with_context(|| format!("index.html has no {}", place.trim_end()))?;
    Ok(format!("{before}{place}{what}{after}"))
}

/// What a policy calls a text that may stand in the page.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::{Parts, page};

    const INDEX: &str = r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <!-- Why. -->
    <meta http-equiv="Content-Security-Policy" content="default-src *">
    <title>A lab</title>
    <link rel="stylesheet" href="./a.css">
    <link rel="stylesheet" href="./b.css" media="print">
    <link rel="modulepreload" href="./a.js">
    <script type="module" src="./a.js"></script>
  </head>
  <body><a href="./">A lab</a><h1 data-general>Of neurons</h1></body>
</html>
"#;

    fn parts() -> Parts {
        let text = |text: &str| text.to_owned();
        Parts {
            index: text(INDEX),
            first: text("one()"),
            languages: text("en fr"),
            program: text("two()"),
            style: text("p { margin: 0 }"),
            icon: text("<svg/>"),
            licences: text("As you like."),
        }
    }

    #[test]
    fn everything_is_inside_and_allowed_by_its_hash() {
        let page = page(&parts(), Some("a-demo")).unwrap();
        for text in [
            "<html data-home=\"a-demo\" lang=\"en\">",
            "<script data-languages=\"en fr\">one()</script>",
            "<style>p { margin: 0 }</style>",
            "id=\"program\">two()</script>",
            "<title>A lab</title>",
            "<h1>Of neurons</h1>",
            "As you like.",
            // What `printf 'two()' | openssl dgst -sha256 -binary | base64` says.
            "'sha256-iMrPAWirDC2X0OhZzLsM2MRIWSmepJGI4r7D8ZlwBOw='",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        for text in ["default-src *", "./", "Why."] {
            assert!(!page.contains(text), "{text}: {page}");
        }
    }

    #[test]
    fn what_asks_for_another_file_or_would_end_a_part_early_is_refused() {
        let asking = Parts { index: INDEX.replace("<body>", "<body><img src=\"./a.png\">"), ..parts() };
        assert!(page(&asking, None).is_err());
        let ending = Parts { program: "'</script>'".into(), ..parts() };
        assert!(page(&ending, None).is_err());
    }
}
