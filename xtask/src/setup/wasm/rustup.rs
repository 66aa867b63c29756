//! rustup's own copy of the standard library for wasm: seconds, where its server is reached.

use std::io::{Error, ErrorKind};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use xshell::Shell;

use super::TARGET;
use crate::setup::announce;

/// Enough for 91 MB over a slow line; a network that swallows packets must not hold us for ever.
const TIME_LIMIT: Duration = Duration::from_secs(300);

/// Adds the target to the toolchain in use, and tells whether that worked.
pub fn add_target(shell: &Shell) -> bool {
    if which::which("rustup").is_err() {
        return false;
    }
    announce(&format!("rustup target add {TARGET}"));
    let child = Command::new("rustup")
        .args(["target", "add", TARGET])
        .current_dir(shell.current_dir()) // it chooses the toolchain by the folder
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let reason = match child.and_then(finish_in_time) {
        Ok(output) if output.status.success() => return true,
        Ok(output) => first_error(&String::from_utf8_lossy(&output.stderr)),
        Err(error) => error.to_string(),
    };
    announce(&format!("rustup could not ({reason}), looking further"));
    false
}

/// Its few lines of words fit in the pipe, so nothing has to read them meanwhile.
fn finish_in_time(mut child: Child) -> Result<Output, Error> {
    let start = Instant::now();
    while child.try_wait()?.is_none() {
        if start.elapsed() > TIME_LIMIT {
            child.kill()?;
            child.wait()?;
            return Err(Error::new(ErrorKind::TimedOut, "it took too long"));
        }
        thread::sleep(Duration::from_millis(100));
    }
    child.wait_with_output()
}

fn first_error(words: &str) -> String {
    let error = words.lines().find_map(|line| line.strip_prefix("error: "));
    error.unwrap_or("it did not say why").to_owned()
}
