//! Compressed copies beside the files of the site: hosts that look for them send these, and compress nothing themselves.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use anyhow::{Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::files::{COMPRESSED, files};
use super::headers::is_for_servers;

/// Writes `<file>.br` and `<file>.gz` where they are smaller, leaves those that still say what the file says, and
/// removes those that have nothing to do.
pub fn write(site: &Path) -> Result<()> {
    let all = files(site)?;
    let packable: Vec<_> = all.iter().filter(|file| is_packable(file)).collect();
    // Each in turn to whoever is free: the two cores are most of the work.
    let queue = Mutex::new(packable.into_iter());
    let next = || queue.lock().expect("nobody panics with it").next();
    let work = || std::iter::from_fn(next).try_for_each(|file| copies(site, file));
    thread::scope(|scope| {
        let workers = [scope.spawn(work), scope.spawn(work)];
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().map_err(|_| anyhow!("compression broke off"))?)
    })
}

/// Whether a file is sent, and not compressed already, as pictures are.
fn is_packable(file: &str) -> bool {
    !file.ends_with(".png") && !is_for_servers(file)
}

/// Makes sure of the copies of one file.
fn copies(site: &Path, file: &str) -> Result<()> {
    let bytes = fs::read(site.join(file))?;
    for ending in COMPRESSED {
        let copy = site.join(format!("{file}{ending}"));
        if fs::read(&copy).is_ok_and(|present| unpacked(ending, &present).is_ok_and(|said| said == bytes)) {
            continue;
        }
        let small = packed(ending, &bytes)?;
        if small.len() < bytes.len() {
            fs::write(copy, small)?;
        } else if copy.exists() {
            fs::remove_file(copy)?;
        }
    }
    Ok(())
}

/// As small as the format gets it.
fn packed(ending: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
    if ending == ".gz" {
        return gzip(bytes);
    }
    let mut small = Vec::new();
    let best = BrotliEncoderParams { size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut small, &best)?;
    Ok(small)
}

/// As servers send it that know no better.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn unpacked(ending: &str, small: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if ending == ".gz" {
        GzDecoder::new(small).read_to_end(&mut bytes)?;
    } else {
        brotli::BrotliDecompress(&mut &small[..], &mut bytes)?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::{COMPRESSED, files, packed, unpacked, write};
    use std::fs;
    use xshell::Shell;

    #[test]
    fn a_copy_says_what_its_file_says_and_is_written_anew_only_with_it() {
        let shell = Shell::new().unwrap();
        let site = shell.create_temp_dir().unwrap();
        let [file, tiny] = ["a.js", "tiny.txt"].map(|name| site.path().join(name));
        shell.write_file(&file, "const x = 1;\n".repeat(100)).unwrap();
        shell.write_file(&tiny, "x").unwrap();
        write(site.path()).unwrap();

        assert_eq!(files(site.path()).unwrap(), ["a.js", "tiny.txt"]);
        let times = || {
            COMPRESSED.map(|ending| {
                fs::metadata(site.path().join(format!("a.js{ending}"))).unwrap().modified().unwrap()
            })
        };
        let before = times();
        write(site.path()).unwrap();
        assert_eq!(times(), before);
        let text = "const y = 2;\n".repeat(100);
        shell.write_file(&file, &text).unwrap();
        write(site.path()).unwrap();
        for ending in COMPRESSED {
            let copy = fs::read(site.path().join(format!("a.js{ending}"))).unwrap();
            assert_eq!(unpacked(ending, &copy).unwrap(), text.as_bytes());
            assert!(!site.path().join(format!("tiny.txt{ending}")).exists());
        }
    }

    #[test]
    fn what_is_packed_comes_back() {
        for ending in COMPRESSED {
            let text: Vec<u8> = (0..9999_u32).map(|number| (number * number) as u8).collect();
            assert_eq!(unpacked(ending, &packed(ending, &text).unwrap()).unwrap(), text);
        }
    }
}
