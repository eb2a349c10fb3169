//! What a run reads, and never writes to.

use crate::cli::args::Common;
use crate::cli::output_file::resolved;
use crate::input::Units;
use crate::lexicon::Named;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files and folders that a run reads, with the names by which they were given.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// Folders by where they are, links followed; files, too, where they have no number.
    given: BTreeMap<PathBuf, PathBuf>,
    /// Files by their number on their device: one may have several names, and of a hundred
    /// thousand the names alone would fill the memory.
    numbers: BTreeMap<(u64, u64), Box<Path>>,
}

impl Inputs {
    /// The word lists and tables of names of every command.
    pub(super) fn new(common: &Common) -> Self {
        let mut inputs = Self::default();
        common.lexicon.iter().for_each(|it| inputs.add(it));
        let tables = common.names.iter().filter(|it| !Named::is_list(it));
        tables.for_each(|it| inputs.add(Path::new(it)));
        inputs
    }

    /// Adds every file that holds an article or a story.
    pub(super) fn add_articles(&mut self, units: &Units) {
        units.files().for_each(|it| self.add(it));
        for story in units.stories() {
            story.lexicon.iter().chain(&story.corrections).for_each(|it| self.add(it));
        }
    }

    /// Adds a file, or a folder with all that is in it.
    pub(super) fn add(&mut self, path: &Path) {
        if let Some(number) = number(path).filter(|_| path.is_file()) {
            self.numbers.entry(number).or_insert_with(|| path.into());
        } else if let Ok(place) = std::fs::canonicalize(path) {
            self.given.insert(place, path.to_owned());
        }
    }

    /// Fails where a result would replace something that is read.
    pub(super) fn refuse(&self, output: Option<&Path>) -> anyhow::Result<()> {
        let Some(output) = output.filter(|it| *it != Path::new("-")) else {
            return Ok(());
        };
        let place = resolved(output)?;
        if !place.is_file() {
            return Ok(());
        }
        let place = std::fs::canonicalize(&place).unwrap_or(place);
        let of_number = number(&place).and_then(|it| self.numbers.get(&it));
        let of_number = of_number.map(|it| &**it);
        let found =
            || place.ancestors().find_map(|it| self.given.get(it).map(|it| &**it));
        match of_number.or_else(found) {
            None => Ok(()),
            Some(input) => anyhow::bail!(
                "{}: the result would replace {}, which is read; write it under another name",
                output.display(),
                input.display()
            ),
        }
    }
}

/// The device of a file, and its number there.
#[cfg(unix)]
fn number(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|it| (it.dev(), it.ino()))
}

#[cfg(not(unix))]
fn number(_: &Path) -> Option<(u64, u64)> {
    None
}
