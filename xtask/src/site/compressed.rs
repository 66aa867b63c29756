//! Compressed copies beside the files of the site: hosts that look for them send these, and compress nothing themselves.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use anyhow::{Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::files::{COMPRESSED, files};
use super::headers::is_for_servers;
use super::mirror;

/// How long one tries.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    brotli: i32,
    gzip: u32,
}

impl Effort {
    pub const SMALLEST: Effort = Effort { brotli: 11, gzip: 9 };
    pub const QUICKEST: Effort = Effort { brotli: 1, gzip: 1 };
}

/// Writes `<file>.br` and `<file>.gz` where they are smaller, leaves those that are noted as copies of just that file, and
/// removes those that have nothing to do.
pub fn write(site: &Path, effort: &Effort, note: &Path) -> Result<()> {
    let noted: Notes =
        fs::read(note).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
    let all = files(site)?;
    let packable: Vec<_> = all.iter().filter(|file| is_packable(file)).collect();
    // Each in turn to whoever is free: the two cores are most of the work.
    let queue = Mutex::new(packable.into_iter());
    let next = || queue.lock().expect("nobody panics with it").next();
    let work = || -> Result<Notes> {
        std::iter::from_fn(next)
            .map(|file| Ok((file.clone(), copies(site, file, *effort, noted.get(file))?)))
            .collect()
    };
    let new = thread::scope(|scope| -> Result<Notes> {
        let workers = [scope.spawn(work), scope.spawn(work)];
        let mut new = Notes::new();
        for worker in workers {
            new.extend(worker.join().map_err(|_| anyhow!("compression broke off"))??);
        }
        Ok(new)
    })?;
    mirror::write_new(note, serde_json::to_string_pretty(&new)?.as_bytes())
}

/// What a file, its copies, and how they were made come to: a copy is made anew when this is another.
type Notes = BTreeMap<String, String>;

/// Whether a file is sent, and not compressed already, as pictures are.
fn is_packable(file: &str) -> bool {
    !file.ends_with(".png") && !is_for_servers(file)
}

/// Makes sure of the copies of one file, and tells what they come to.
fn copies(site: &Path, file: &str, effort: Effort, noted: Option<&String>) -> Result<String> {
    let bytes = fs::read(site.join(file))?;
    let present = || sum(site, file, &bytes, effort);
    let before = present();
    if noted == Some(&before) {
        return Ok(before);
    }
    for ending in COMPRESSED {
        let copy = site.join(format!("{file}{ending}"));
        let small = packed(ending, &bytes, effort)?;
        if small.len() < bytes.len() {
            fs::write(copy, small)?;
        } else if copy.exists() {
            fs::remove_file(copy)?;
        }
    }
    Ok(present())
}

/// Of a file, of its copies as they are, and of how they are made.
fn sum(site: &Path, file: &str, bytes: &[u8], effort: Effort) -> String {
    let mut sum = Sha256::new();
    sum.update([effort.brotli as u8, effort.gzip as u8]);
    let copies = COMPRESSED.map(|ending| fs::read(site.join(format!("{file}{ending}"))).unwrap_or_default());
    for part in [bytes, &copies[0], &copies[1]] {
        sum.update((part.len() as u64).to_le_bytes());
        sum.update(part);
    }
    sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn packed(ending: &str, bytes: &[u8], effort: Effort) -> io::Result<Vec<u8>> {
    if ending == ".gz" {
        return gzip(bytes, effort);
    }
    let mut small = Vec::new();
    let how = BrotliEncoderParams { size_hint: bytes.len(), quality: effort.brotli, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut small, &how)?;
    Ok(small)
}

/// As servers send it that know no better.
pub fn gzip(bytes: &[u8], effort: Effort) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(effort.gzip));
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::{COMPRESSED, Effort, files, packed, write};
    use flate2::read::GzDecoder;
    use std::fs;
    use std::io::{self, Read};
    use xshell::Shell;

    fn unpacked(ending: &str, small: &[u8]) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if ending == ".gz" {
            GzDecoder::new(small).read_to_end(&mut bytes)?;
        } else {
            brotli::BrotliDecompress(&mut &small[..], &mut bytes)?;
        }
        Ok(bytes)
    }

    #[test]
    fn a_copy_says_what_its_file_says_and_is_written_anew_only_with_it() {
        let shell = Shell::new().unwrap();
        let site = shell.create_temp_dir().unwrap();
        let elsewhere = shell.create_temp_dir().unwrap();
        let write = |effort| write(site.path(), effort, &elsewhere.path().join("note")).unwrap();
        let [file, tiny] = ["a.js", "tiny.txt"].map(|name| site.path().join(name));
        shell.write_file(&file, "const x = 1;\n".repeat(100)).unwrap();
        shell.write_file(&tiny, "x").unwrap();
        write(&Effort::SMALLEST);

        assert_eq!(files(site.path()).unwrap(), ["a.js", "tiny.txt"]);
        let times = || {
            COMPRESSED.map(|ending| {
                fs::metadata(site.path().join(format!("a.js{ending}"))).unwrap().modified().unwrap()
            })
        };
        let before = times();
        write(&Effort::SMALLEST);
        assert_eq!(times(), before);
        let text = "const y = 2;\n".repeat(100);
        shell.write_file(&file, &text).unwrap();
        write(&Effort::SMALLEST);
        for ending in COMPRESSED {
            let copy = fs::read(site.path().join(format!("a.js{ending}"))).unwrap();
            assert_eq!(unpacked(ending, &copy).unwrap(), text.as_bytes());
            assert!(!site.path().join(format!("tiny.txt{ending}")).exists());
        }
    }

    #[test]
    fn what_is_packed_comes_back() {
        for (ending, effort) in COMPRESSED.into_iter().zip([Effort::SMALLEST, Effort::QUICKEST]) {
            let text: Vec<u8> = (0..9999_u32).map(|number| (number * number) as u8).collect();
            assert_eq!(unpacked(ending, &packed(ending, &text, effort).unwrap()).unwrap(), text);
        }
    }
}
