//! Sets up, builds, serves, tests and measures Nullcline: `cargo xtask <verb>`.

mod audit;
mod bench;
mod bundle;
mod package;
mod picture;
mod serve;
mod setup;
mod site;
mod sum;
mod test;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};
use xshell::{Cmd, Shell, cmd};

/// One thing that `cargo xtask` can do. A new verb is a file, a `mod` line and a line in [`VERBS`].
struct Verb {
    name: &'static str,
    options: &'static str,
    what: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const VERBS: &[Verb] = &[
    Verb {
        name: "build",
        options: "[--quick]",
        what: "Writes the finished static site to dist/, or what tests look at to target/tested/site/, in seconds.",
        run: site::verb,
    },
    Verb {
        name: "bundle",
        options: "[DEMO…]",
        what: "Writes the lab as one file to bundle/, and one file a demo, of all or of those named.",
        run: bundle::verb,
    },
    Verb {
        name: "serve",
        options: "[--port N] [--quick] [--no-build]",
        what: "Builds the site, serves it on this machine only, and prints its address.",
        run: serve::verb,
    },
    Verb {
        name: "test",
        options: "[--anew] [--every] [STAGE…]",
        what: "Checks everything that has changed since it passed, or only the stages named; with --anew, all of it; \
               with --every, all kinds of pages in the browser.",
        run: test::verb,
    },
    Verb {
        name: "package",
        options: "",
        what: "Packs the npm package, target/npm/nullcline-<version>.tgz.",
        run: package::verb,
    },
    Verb {
        name: "picture",
        options: "[--all [<page> …]]",
        what: "Takes the README's picture, or with --all every page, or those named, at twelve sizes in both themes.",
        run: picture::verb,
    },
    Verb {
        name: "bench",
        options: "",
        what: "Measures the site against JavaScript, C, NumPy and naive drawing, and names the goals missed.",
        run: bench::verb,
    },
    Verb {
        name: "audit",
        options: "",
        what: "Asks what is known about the packages we depend on: vulnerabilities, licences, sources, signatures.",
        run: audit::verb,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The whole chain in one line, and never a backtrace: the reader did not write this program.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let (name, options) = match arguments.split_first() {
        None => ("help", arguments),
        Some((name, options)) => (name.as_str(), options),
    };
    if let "help" | "--help" | "-h" = name {
        print!("{}", usage());
        return Ok(());
    }
    match VERBS.iter().find(|verb| verb.name == name) {
        Some(verb) => (verb.run)(options),
        None => bail!("there is no verb `{name}`\n\n{}", usage()),
    }
}

fn usage() -> String {
    let mut text = String::from("cargo xtask <verb>\n\n");
    for verb in VERBS {
        let call = format!("{} {}", verb.name, verb.options);
        text += &format!("  {call:30} {}\n", verb.what);
    }
    text + "\nWhat is missing on the machine is installed on the way, or named.\n"
}

/// The project's root.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the project")
}

/// A shell that stands in the project's root.
fn shell() -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    Ok(shell)
}

/// `cargo <verb>` with the cargo that runs us.
fn cargo<'a>(shell: &'a Shell, verb: &str) -> Cmd<'a> {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    cmd!(shell, "{program} {verb}").quiet()
}
