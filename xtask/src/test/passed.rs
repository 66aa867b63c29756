//! Which stages have passed: a number for all that a stage reads, kept where builds are.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use xshell::Shell;

use super::reads::{self, Tool};
use super::stages::Stage;
use crate::site;
use crate::site::edition::{Edition, is_ci};
use crate::sum::{self, Sum};

/// What is said instead of running a stage.
pub const AGAIN: &str = "passed before, nothing it reads has changed";

/// What is remembered, and what it takes to compare.
pub struct Memory {
    /// Nothing where nothing is to be remembered: in continuous integration, and where no git tells what is a source.
    sources: Option<Vec<String>>,
    versions: BTreeMap<Tool, String>,
    anew: bool,
}

impl Memory {
    /// Makes the tools ready that the stages run, too, and asks them for their versions.
    pub fn new(shell: &Shell, anew: bool, stages: &[&Stage]) -> Result<Memory> {
        let sources = sum::sources(shell);
        let mut versions = BTreeMap::new();
        for tool in stages.iter().flat_map(|stage| stage.tools) {
            if !versions.contains_key(tool) {
                versions.insert(*tool, tool.version(shell)?);
            }
        }
        Ok(Memory { sources: sources.filter(|_| !is_ci()), versions, anew })
    }

    /// What a stage reads and runs, as a number, if it is remembered by one.
    pub fn sum(&self, stage: &Stage) -> Result<Option<String>> {
        let (Some(sources), Some(reads)) = (&self.sources, stage.reads) else { return Ok(None) };
        let mut sum = Sum::of_environment();
        sum.add_sources(sources, reads::PROGRAM);
        sum.add_sources(sources, &reads::unread(sources));
        sum.add_sources(sources, reads);
        for tool in stage.tools {
            sum.add("tool", self.versions.get(tool).map(String::as_bytes).unwrap_or_default());
        }
        if let Some(part) = stage.site {
            let edition = Edition::tested();
            site::build(&edition)?;
            sum.add_folder(&edition.folder().join(part))?;
        }
        Ok(Some(sum.hex()))
    }

    pub fn has_passed(&self, stage: &Stage, sum: Option<&String>) -> bool {
        let kept = || fs::read_to_string(place(stage)).ok();
        !self.anew && sum.is_some() && kept().as_ref() == sum
    }

    pub fn keep(&self, stage: &Stage, sum: &str) -> Result<()> {
        site::mirror::write_new(&place(stage), sum.as_bytes())
    }
}

fn place(stage: &Stage) -> PathBuf {
    crate::root().join("target/xtask/passed").join(stage.name)
}
