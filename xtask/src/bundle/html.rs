//! The page of a single file: the site's `index.html` with all that it asks for inside.
//!
//! `index.html` has one element a line in its head, which is relied on here, and checked.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::parts::Parts;

/// The page with these parts, opened at a demo, if one is named.
pub fn page(parts: &Parts, home: Option<&str>) -> Result<String> {
    let Parts { index, first, program, style, icon, licences } = parts;
    for (text, end) in [(first, "</script"), (program, "</script"), (style, "</style"), (licences, "--")] {
        ensure!(
            !text.contains(end) && !text.contains("<!--"),
            "a part of the file would end it early: {end}"
        );
    }
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; worker-src blob:; style-src {}; \
         style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(first),
        hash(program),
        hash(style)
    );
    let icon = BASE64_STANDARD.encode(icon);
    let own = format!(
        r#"    <meta http-equiv="Content-Security-Policy" content="{policy}">
    <link rel="icon" href="data:image/svg+xml;base64,{icon}">
    <script>{first}</script>
    <style>{style}</style>
    <script type="module" id="program">{program}</script>
"#
    );

    let (head, body) = index.split_once("</head>").context("index.html has no head")?;
    let charset = "<meta charset=\"utf-8\">\n";
    ensure!(head.contains(charset), "index.html does not tell its charset on a line of its own");
    let asks = |line: &&str| {
        ["<link ", "<script ", "<!--", "<meta http-equiv"]
            .iter()
            .any(|start| line.trim_start().starts_with(start))
    };
    let head: String = head.split_inclusive('\n').filter(|line| !asks(line)).collect();
    let head = head.replacen(charset, &format!("{charset}{own}"), 1);
    let head = match home {
        Some(demo) => head.replacen("<html ", &format!("<html data-home=\"{demo}\" "), 1),
        None => head,
    };
    // Where the site's folder is, there is the reader's own; without a query the file is at its beginning.
    let body = body.replacen("href=\"./\"", "href=\"?\"", 1);
    let rest = head.replacen(&own, "", 1) + &body;
    ensure!(!rest.contains("=\"./"), "index.html asks for something that is not in the single file");
    Ok(format!("{head}</head>{body}<!--\n{licences}-->\n"))
}

/// One style sheet that has all of the site's in it, in their order.
pub fn imports(index: &str) -> Result<String> {
    let sheets = index.lines().filter(|line| line.contains("rel=\"stylesheet\""));
    let imports = sheets.map(|line| {
        let address = attribute(line, "href").context("a style sheet without an address")?;
        Ok(format!("@import \"{address}\" {};\n", attribute(line, "media").unwrap_or_default()))
    });
    imports.collect()
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = line.split_once(&format!(" {name}=\""))?;
    Some(after.split_once('"')?.0)
}

/// What a policy calls a text that may stand in the page.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}
