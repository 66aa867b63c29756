//! Serves the finished site on this machine only, for people and for the tests of the page.

use std::fs::File;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::site;

const PORT: u16 = 8017;

/// `cargo xtask serve [--port N] [--no-build]`.
pub fn verb(arguments: &[String]) -> Result<()> {
    let mut port = PORT;
    let mut build = true;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--no-build" => build = false,
            "--port" => {
                let number = arguments.next().context("--port needs a number")?;
                port = number.parse().with_context(|| format!("--port {number}"))?;
            }
            other => bail!("`serve` has no option `{other}`"),
        }
    }
    if build {
        site::build()?;
    }
    println!(
        "Nullcline is at {} (Ctrl-C ends it)",
        start(site::folder(), port)?
    );
    loop {
        thread::park();
    }
}

/// Serves a folder from threads of its own until the process ends, at the address returned.
/// A port in use gives way to the next one; port 0 is any free one.
pub fn start(folder: PathBuf, port: u16) -> Result<String> {
    let listener = first_free(port)?;
    let address = format!("http://{}/", listener.local_addr()?);
    let server = Server::from_listener(listener, None).map_err(|error| anyhow!(error))?;
    let (server, folder) = (Arc::new(server), Arc::new(folder));
    for _ in 0..4 {
        let (server, folder) = (server.clone(), folder.clone());
        thread::spawn(move || {
            for request in server.incoming_requests() {
                // A browser that hangs up early is no fault of ours.
                let _ = answer(request, &folder);
            }
        });
    }
    Ok(address)
}

fn first_free(port: u16) -> Result<TcpListener> {
    for port in port..=port.saturating_add(99) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            result => return result.with_context(|| format!("listening on port {port}")),
        }
    }
    bail!("port {port} and those after it are in use")
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let file = file_of(request.url())
        .map(|path| folder.join(path))
        .filter(|file| file.is_file());
    let Some(file) = file else {
        return request.respond(Response::from_string("404: not here\n").with_status_code(404));
    };
    let mut response = Response::from_file(File::open(&file)?);
    for (name, value) in [
        ("Content-Type", media_type(&file)),
        // A slide that embeds the lab in a sandbox has no origin, and modules are fetched with CORS.
        ("Access-Control-Allow-Origin", "*".into()),
        // What was built a second ago is what is shown.
        ("Cache-Control", "no-cache".into()),
    ] {
        response.add_header(Header::from_bytes(name, value).expect("plain ASCII"));
    }
    request.respond(response)
}

/// The file that an address asks for, below the site's folder; nothing for one that leads out of it.
fn file_of(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let inside = Path::new(&*path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let index = if path.is_empty() || path.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    inside.then(|| PathBuf::from(format!("{path}{index}")))
}

fn media_type(file: &Path) -> String {
    if file.extension().is_some_and(|extension| extension == "ts") {
        return "text/plain; charset=utf-8".into(); // declarations; the registered meaning is a video
    }
    let media_type = mime_guess::from_path(file).first_or_octet_stream();
    let is_text = media_type.type_() == mime_guess::mime::TEXT;
    format!(
        "{media_type}{}",
        if is_text { "; charset=utf-8" } else { "" }
    )
}

#[cfg(test)]
mod tests {
    use super::{file_of, media_type};
    use std::path::Path;

    #[test]
    fn an_address_names_a_file_below_the_site() {
        for (url, file) in [
            ("/", "index.html"),
            ("/index.html?demo=hh-step&I_amp=9", "index.html"),
            ("/www/a%20b.js", "www/a b.js"),
        ] {
            assert_eq!(file_of(url).as_deref(), Some(Path::new(file)), "{url}");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_site() {
        for url in [
            "/../Cargo.toml",
            "/www/../../x",
            "/%2e%2e/x",
            "//etc/passwd",
            "/%2fetc/passwd",
        ] {
            assert_eq!(file_of(url), None, "{url}");
        }
    }

    #[test]
    fn browsers_get_the_media_types_they_insist_on() {
        assert_eq!(media_type(Path::new("a.wasm")), "application/wasm");
        for module in ["a.js", "a.mjs"] {
            assert!(
                media_type(Path::new(module)).contains("javascript"),
                "{module}"
            );
        }
    }
}
