//! What the site's answers say beside its files: said once, for `cargo xtask serve` and for every host.

use std::path::Path;

use anyhow::Result;

use super::mirror;

/// A header that every answer has.
pub struct Header {
    pub name: &'static str,
    pub value: &'static str,
}

/// The folder of dist/ that tells other servers what to say.
pub const FOLDER: &str = "hosting";
/// The file at its root that some hosts read by themselves.
pub const NETLIFY: &str = "_headers";

/// All of them. The policy stands in index.html, too, for hosts that send nothing.
///
/// Everything comes from where the page does. Nothing inline, no `eval`, no styles in attributes; any page may embed the lab,
/// also one from a disk, which `frame-ancestors *` would not let. In the sandbox of a frame, where the page has no origin,
/// Chromium and Firefox take `'self'` for where it came from; Safari (tried: WebKitGTK 2.50) lets it match nothing: there
/// the single file serves.
pub const HEADERS: [Header; 6] = [
    Header {
        name: "content-security-policy",
        value: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                img-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; \
                form-action 'none'",
    },
    // A sandboxed frame has no origin, and modules and the core are fetched with CORS.
    Header { name: "access-control-allow-origin", value: "*" },
    Header { name: "cross-origin-resource-policy", value: "cross-origin" },
    // File names stay: a browser keeps every file and asks whether it still is the same, by its ETag or time.
    Header { name: "cache-control", value: "no-cache" },
    Header { name: "x-content-type-options", value: "nosniff" },
    // Addresses hold states, and nobody else's business.
    Header { name: "referrer-policy", value: "no-referrer" },
];

/// Media types that not every server knows.
const TYPES: [[&str; 2]; 2] = [["wasm", "application/wasm"], ["webmanifest", "application/manifest+json"]];

/// Whether a file of the site is for servers alone.
pub fn is_for_servers(file: &str) -> bool {
    file == NETLIFY || file.strip_prefix(FOLDER).is_some_and(|below| below.starts_with('/'))
}

/// Writes them as the usual hosts read them.
pub fn write(site: &Path) -> Result<()> {
    let folder = site.join(FOLDER);
    std::fs::create_dir_all(&folder)?;
    mirror::write(&site.join(NETLIFY), netlify().as_bytes())?;
    for (name, text) in [("nginx.conf", nginx()), ("apache.htaccess", apache()), ("Caddyfile", caddy())] {
        mirror::write(&folder.join(name), text.as_bytes())?;
    }
    Ok(())
}

/// Every header as a line.
fn lines(line: impl Fn(&Header) -> String) -> String {
    HEADERS.iter().map(line).collect()
}

/// Of Netlify and Cloudflare Pages.
fn netlify() -> String {
    format!("/*\n{}", lines(|Header { name, value }| format!("  {name}: {value}\n")))
}

fn nginx() -> String {
    let types = TYPES
        .map(|[ending, kind]| format!("location ~ \\.{ending}$ {{ types {{ }} default_type {kind}; }}\n"))
        .concat();
    format!(
        "# Include this in the block, server or location, that serves the folder.\n\
         {}{types}# The compressed copies; where the module is there, `brotli_static on;`, too.\n\
         gzip_static on;\ngzip_vary on;\n",
        lines(|Header { name, value }| format!("add_header {name} \"{value}\" always;\n")),
    )
}

fn apache() -> String {
    let types = TYPES.map(|[ending, kind]| format!("AddType {kind} .{ending}\n")).concat();
    // A copy has the type of what it is a copy of: Apache reads both endings.
    let copies = [["br", "br"], ["gzip", "gz"]].map(|[encoding, ending]| {
        format!(
            "RewriteCond %{{HTTP:Accept-Encoding}} {encoding}\n\
             RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n\
             RewriteRule ^ %{{REQUEST_URI}}.{ending} [L]\n"
        )
    });
    format!(
        "# Put this as .htaccess beside index.html.\n\
         <IfModule mod_headers.c>\n{}</IfModule>\n{types}\
         # The compressed copies.\n\
         RemoveType .br .gz\nAddEncoding br .br\nAddEncoding gzip .gz\n\
         <IfModule mod_rewrite.c>\nRewriteEngine On\n{}</IfModule>\n",
        lines(|Header { name, value }| format!("Header always set {name} \"{value}\"\n")),
        copies.concat(),
    )
}

fn caddy() -> String {
    let types = TYPES.map(|[ending, kind]| format!("\theader *.{ending} content-type {kind}\n")).concat();
    format!(
        "# The folder at /srv, as in the container of .github/Containerfile; with a name instead of :80, over HTTPS.\n\
         :80 {{\n\troot * /srv\n\tfile_server {{\n\t\tprecompressed br gzip\n\t}}\n{types}\theader {{\n{}\t}}\n}}\n",
        lines(|Header { name, value }| format!("\t\t{name} \"{value}\"\n")),
    )
}

#[cfg(test)]
mod tests {
    use super::HEADERS;
    use std::fs;

    #[test]
    fn the_page_says_the_same_policy_as_the_server() {
        let page = fs::read_to_string(crate::root().join("index.html")).expect("the page");
        let policy = HEADERS[0].value;
        assert!(
            page.contains(&format!("http-equiv=\"Content-Security-Policy\" content=\"{policy}\"")),
            "{policy}"
        );
    }
}
