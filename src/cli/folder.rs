//! A folder of results: each article in files of its own, named for its id.
//!
//! All files are written into a hidden folder first and moved when the run is done. A list of
//! what was written, with hashes, stays in the folder: what is not on it, or was changed
//! since, is someone else's work and is never written over.

use crate::cli::output_file::{
    PREFIX, as_new, folder_of, named, put, resolved, sync, temporary,
};
use crate::input::{MADE, Made as Listed, made_in};
use crate::output::{ArticleWriter, file_stem, unique_file_stem};
use anyhow::Context;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{File, symlink_metadata};
use std::io::{Error, Read, Write as _};
use std::path::{Path, PathBuf};
use tempfile::{Builder, TempDir};

/// One article as it goes into its files.
pub(super) struct Made {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) bytes: Vec<u8>,
}

/// Where files are put.
pub(super) struct Folder {
    path: PathBuf,
    is_new: bool,
    staged: TempDir,
    extension: &'static str,
    writer: ArticleWriter,
    names: BTreeSet<String>,
    /// What was written.
    list: Listed,
}

impl Folder {
    /// Makes a place for the files, beside the folder or in it.
    pub(super) fn open(
        path: &Path,
        extension: &'static str,
        writer: ArticleWriter,
    ) -> anyhow::Result<Self> {
        let path = resolved(path)?;
        let is_new = symlink_metadata(&path).is_err();
        let home = if is_new { folder_of(&path) } else { &path };
        let cannot = |error: Error| named(&path, &error);
        std::fs::create_dir_all(home).map_err(cannot)?;
        let mut builder = Builder::new();
        let staged = as_new(&mut builder, 0o777).prefix(PREFIX).tempdir_in(home);
        let mut folder = Self {
            staged: staged.map_err(cannot)?,
            path,
            is_new,
            extension,
            writer,
            names: BTreeSet::new(),
            list: Listed::new(),
        };
        for (name, content) in writer.companions {
            folder.put(name, content.as_bytes())?;
        }
        Ok(folder)
    }

    /// Writes the files of one article.
    pub(super) fn add(&mut self, made: &Made) -> anyhow::Result<()> {
        let mut name = file_stem(&made.id);
        if self.names.contains(&name.to_lowercase()) {
            name = unique_file_stem(&made.id);
        }
        anyhow::ensure!(
            self.names.insert(name.to_lowercase()),
            "two articles have the id `{}`; give them other ids",
            made.id
        );
        if self.writer.has_text_beside {
            self.put(&format!("{name}.txt"), made.text.as_bytes())?;
        }
        let mut bytes = (self.writer.begin)()?.into_bytes();
        bytes.extend(&made.bytes);
        bytes.extend(self.writer.end.as_bytes());
        self.put(&format!("{name}.{}", self.extension), &bytes)
    }

    /// Moves all files to their place.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        let (staged, place) = (self.staged.path(), self.path.as_path());
        let cannot = |error: Error| named(place, &error);
        if self.is_new {
            write_list(staged, &self.list).map_err(cannot)?;
            std::fs::rename(staged, place).map_err(cannot)?;
            // It is no longer where it would be taken away.
            let _ = self.staged.keep();
            return sync(folder_of(place)).map_err(|it| cannot(it).into());
        }
        let known = made_in(place);
        for (name, hashes) in &self.list {
            check(&place.join(name), hashes, known.get(name))?;
        }
        // While files move the list knows the old and the new.
        let mut both = known.clone();
        for (name, hashes) in &self.list {
            both.entry(name.clone()).or_default().extend(hashes.iter().cloned());
        }
        write_list(place, &both).map_err(cannot)?;
        for name in self.list.keys() {
            std::fs::rename(staged.join(name), place.join(name)).map_err(cannot)?;
        }
        let mut left = known;
        left.extend(self.list);
        write_list(place, &left).and_then(|()| sync(place)).map_err(cannot)?;
        Ok(())
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let place = self.staged.path().join(name);
        let shown = self.path.join(name);
        let cannot = |error: Error| named(&shown, &error);
        let mut file = File::create_new(&place).map_err(cannot)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(cannot)?;
        self.list.insert(name.to_owned(), BTreeSet::from([hash(bytes)]));
        Ok(())
    }
}

/// Fails where a file is not ours, or not as we left it.
fn check(
    place: &Path,
    new: &BTreeSet<String>,
    known: Option<&BTreeSet<String>>,
) -> anyhow::Result<()> {
    let Ok(about) = symlink_metadata(place) else { return Ok(()) };
    let shown = place.display();
    anyhow::ensure!(
        about.is_file(),
        "{shown}: there is a link or a folder where a result should go; move it, or name another folder"
    );
    let mut bytes = Vec::new();
    File::open(place)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .with_context(|| format!("{shown}: cannot be read"))?;
    let old = hash(&bytes);
    let why = match known {
        _ if new.contains(&old) => return Ok(()),
        Some(known) if known.contains(&old) => return Ok(()),
        Some(_) => "was changed since parallax wrote it",
        None => "was not written by parallax",
    };
    anyhow::bail!("{shown}: {why}; move it, or name another folder")
}

/// Writes the list, as `sha256sum -c` reads it.
fn write_list(folder: &Path, list: &Listed) -> std::io::Result<()> {
    let mut lines = String::new();
    for (name, hashes) in list {
        for hash in hashes {
            let _ = writeln!(lines, "{hash}  {name}");
        }
    }
    let mut file = temporary(folder)?;
    file.write_all(lines.as_bytes())?;
    put(file, &folder.join(MADE))
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
