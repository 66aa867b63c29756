//! A compiler with the standard library for wasm, and how cargo is called with it.
//!
//! In this order: the compiler in use has it already; rustup adds it; the distribution's compiler builds it.
//! `NULLCLINE_WASM_STD=source` leaves out rustup, for machines that reach package registries only.

mod distribution;
mod rustup;
mod std_library;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use xshell::{Cmd, Shell, cmd};

/// The name of the target, for cargo.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A compiler that can build for [`TARGET`].
pub struct WasmCompiler {
    /// What cargo has to be told to use it.
    environment: Vec<(&'static str, OsString)>,
    origin: Origin,
}

enum Origin {
    Toolchain,
    Distribution,
}

impl WasmCompiler {
    /// Finds a compiler for wasm, or gets one.
    pub fn ready(shell: &Shell) -> Result<Self> {
        let source_only = match env::var("NULLCLINE_WASM_STD").as_deref() {
            Err(_) | Ok("") => false,
            Ok("source") => true,
            Ok(other) => bail!("NULLCLINE_WASM_STD is `{other}`; it may only be `source` or unset"),
        };
        let toolchain = Self { environment: Vec::new(), origin: Origin::Toolchain };
        if toolchain_has_std(shell) || (!source_only && rustup::add_target(shell)) {
            return Ok(toolchain);
        }
        Ok(Self { environment: distribution::environment(shell)?, origin: Origin::Distribution })
    }

    /// Which compiler it is, and how it is called.
    pub fn version(&self, shell: &Shell) -> Result<String> {
        let of_cargo = cmd!(shell, "rustc -vV").quiet().read()?;
        // What is not the toolchain's stands in a folder that is named by its version.
        Ok(format!("{of_cargo} {:?}", self.environment))
    }

    /// `cargo <verb>` for wasm, in a target folder of its own: two compilers in one would undo each other's work.
    pub fn cargo<'a>(&self, shell: &'a Shell, verb: &str) -> Cmd<'a> {
        self.prepare(crate::cargo(shell, verb))
    }

    /// Builds the library of a package by a profile of Cargo.toml and returns its wasm; `options` are further ones for
    /// cargo.
    pub fn library(&self, shell: &Shell, package: &str, profile: &str, options: &[&str]) -> Result<PathBuf> {
        self.library_in(TARGET_DIR, shell, package, profile, options)
    }

    /// The same in another target folder, so that two can be built at once.
    pub fn library_in(
        &self,
        target_dir: &str,
        shell: &Shell,
        package: &str,
        profile: &str,
        options: &[&str],
    ) -> Result<PathBuf> {
        self.cargo(shell, "build")
            .env("CARGO_TARGET_DIR", target_dir)
            .args(["--package", package, "--lib", "--profile", profile, "--locked"])
            .args(options)
            .run()?;
        let folder: PathBuf = [target_dir, TARGET, profile].iter().collect();
        Ok(shell.current_dir().join(folder).join(package).with_extension("wasm"))
    }

    /// `cargo clippy` for wasm. Clippy reads libraries of its own compiler only, so each compiler has its own.
    pub fn clippy<'a>(&self, shell: &'a Shell) -> Result<Cmd<'a>> {
        Ok(match self.origin {
            Origin::Toolchain => self.cargo(shell, "clippy"),
            Origin::Distribution => {
                let clippy = distribution::clippy(shell)?;
                self.prepare(cmd!(shell, "{clippy} clippy"))
            }
        })
    }

    fn prepare<'a>(&self, command: Cmd<'a>) -> Cmd<'a> {
        // RUSTFLAGS of the caller would replace those of .cargo/config.toml and of `environment`.
        command
            .args(["--target", TARGET])
            .env("CARGO_TARGET_DIR", TARGET_DIR)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .envs(self.environment.iter().cloned())
            .quiet()
    }
}

/// Below the project's root.
pub const TARGET_DIR: &str = "target/wasm";

fn toolchain_has_std(shell: &Shell) -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    cmd!(shell, "{rustc} --print target-libdir --target {TARGET}")
        .quiet()
        .ignore_stderr()
        .read()
        .is_ok_and(|folder| Path::new(&folder).is_dir())
}
