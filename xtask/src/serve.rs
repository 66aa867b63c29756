//! Serves the finished site on this machine only, for people and for the tests of the page.

use std::fs;
use std::future::{Ready, ready};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::site;
use crate::site::edition::{Edition, FINISHED};
use crate::site::offline::WORKER;

const PORT: u16 = 8017;

/// `cargo xtask serve [--port N] [--quick] [--no-build]`.
pub fn verb(arguments: &[String]) -> Result<()> {
    let mut port = PORT;
    let mut build = true;
    let mut edition = FINISHED;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--no-build" => build = false,
            site::QUICK => edition = Edition::tested(),
            "--port" => {
                let number = arguments.next().context("--port needs a number")?;
                port = number.parse().with_context(|| format!("--port {number}"))?;
            }
            other => bail!("`serve` has no option `{other}`"),
        }
    }
    if build {
        site::build(&edition)?;
    }
    println!("Nullcline is at {} (Ctrl-C ends it)", start(edition.folder(), port)?);
    loop {
        thread::park();
    }
}

/// Serves a folder from a thread of its own until the process ends, at the address returned.
/// A port in use gives way to the next one; port 0 is any free one.
pub fn start(folder: PathBuf, port: u16) -> Result<String> {
    let listener = first_free(port)?;
    let address = format!("http://{}/", listener.local_addr()?);
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    thread::spawn(move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, site(&folder)).await
        })
    });
    Ok(address)
}

/// The site as a service: its files, and the headers that every host should send.
fn site(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let router = Router::new().route(&format!("/{WORKER}"), get(worker(folder.join(WORKER))));
    let router = router.fallback_service(files);
    site::headers::HEADERS.iter().fold(router, |router, header| {
        let [name, value] = [header.name, header.value];
        let name = HeaderName::from_static(name);
        router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    })
}

/// The service worker, in haste: what was built a second ago is what is shown. Elsewhere a new version waits until a
/// reader lets it take over; here it does so by itself, and the open pages load again.
fn worker(file: PathBuf) -> impl Fn() -> Ready<Response> + Clone + Send + 'static {
    move || {
        ready(match fs::read_to_string(&file) {
            Ok(text) => ([(CONTENT_TYPE, "text/javascript")], text + IN_HASTE).into_response(),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        })
    }
}

const IN_HASTE: &str = "worker.addEventListener(\"install\", () => worker.skipWaiting());\n";

fn first_free(port: u16) -> Result<TcpListener> {
    for port in port..=port.saturating_add(99) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            result => return result.with_context(|| format!("listening on port {port}")),
        }
    }
    bail!("port {port} and those after it are in use")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use crate::site::headers::HEADERS;

    /// The head of the answer to a request for this path, and what follows it.
    fn answer(address: &str, path: &str) -> (String, String) {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).expect("the server listens");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n"
        )
        .expect("it takes requests");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers in text");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        (head.to_lowercase(), body.to_string())
    }

    #[test]
    fn files_come_with_the_headers_that_browsers_insist_on_and_nothing_leads_out() {
        let folder = std::env::temp_dir().join(format!("nullcline-serve-{}", std::process::id()));
        fs::create_dir_all(folder.join("www")).expect("a folder for the test");
        for file in ["index.html", "www/a.js", "www/a.wasm"] {
            fs::write(folder.join(file), "x").expect("a file for the test");
        }
        fs::write(folder.join("www/a.wasm.br"), "packed").expect("a copy for the test");
        let address = super::start(folder.clone(), 0).expect("a free port");
        for (path, kind) in
            [("/?demo=x", "text/html"), ("/www/a.js", "javascript"), ("/www/a.wasm", "application/wasm")]
        {
            let (head, body) = answer(&address, path);
            assert!(head.starts_with("http/1.1 200") && head.contains(kind), "{path}: {head}");
            assert!(head.contains("etag: "), "{path}: {head}");
            for header in &HEADERS {
                let wanted = format!("{}: {}", header.name, header.value.to_lowercase());
                assert!(head.contains(&wanted), "{path} lacks {wanted}: {head}");
            }
            let packed = path.ends_with(".wasm");
            assert_eq!(head.contains("content-encoding: br"), packed, "{path}: {head}");
            assert_eq!(body, if packed { "packed" } else { "x" });
        }
        for path in [
            "/nothing",
            "/sw.js",
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/www/%2e%2e%2f%2e%2e/etc/passwd",
            "//etc/passwd",
        ] {
            assert!(!answer(&address, path).0.starts_with("http/1.1 200"), "{path}");
        }
        fs::remove_dir_all(folder).expect("the test cleans up");
    }

    #[test]
    fn the_service_worker_is_sent_in_haste_as_it_is_at_the_moment() {
        let folder = std::env::temp_dir().join(format!("nullcline-haste-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the test");
        let address = super::start(folder.clone(), 0).expect("a free port");
        for text in ["one", "two"] {
            fs::write(folder.join("sw.js"), text).expect("a worker for the test");
            let (head, body) = answer(&address, "/sw.js");
            assert!(head.contains("text/javascript"), "{head}");
            assert_eq!(body, text.to_string() + super::IN_HASTE);
        }
        fs::remove_dir_all(folder).expect("the test cleans up");
    }
}
