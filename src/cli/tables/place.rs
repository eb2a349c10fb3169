//! Where tables go: the folder that was named, and the hidden one beside it until they are done.

use crate::cli::output_file::{folder_of, resolved, sync};
use crate::input::{MADE, Made, made_in};
use anyhow::Context;
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// How the name of a folder begins that a run has not finished.
const UNFINISHED: &str = ".parallax-unfinished-";

/// How the name of a folder begins that is being replaced.
const OLD: &str = ".parallax-old-";

/// The folder of a run's tables.
pub(super) struct Place {
    /// Where it will be.
    pub(super) folder: PathBuf,
    /// Where it is until then.
    pub(super) staged: PathBuf,
}

impl Place {
    /// Fails where something stands in the way that the program did not write.
    pub(super) fn new(path: &Path) -> anyhow::Result<Self> {
        // Without the slash that says that it is a folder.
        let folder = resolved(&path.components().collect::<PathBuf>())?;
        let name = folder.file_name().with_context(|| {
            format!("{}: is not the name of a folder; name a new one", path.display())
        })?;
        let beside = |begin: &str| {
            let mut hidden = OsString::from(begin);
            hidden.push(name);
            folder_of(&folder).join(hidden)
        };
        let place = Self { staged: beside(UNFINISHED), folder: folder.clone() };
        // Before the work, not after it.
        place.check()?;
        let old = beside(OLD);
        if old.is_dir() && place.folder.is_dir() {
            // A run ended between putting the new one in place and taking the old one away.
            fs::remove_dir_all(&old).with_context(|| cannot(&old))?;
        }
        Ok(place)
    }

    /// Fails where the folder holds what is not ours, or not as we left it.
    fn check(&self) -> anyhow::Result<()> {
        let shown = self.folder.display();
        let Ok(about) = fs::metadata(&self.folder) else { return Ok(()) };
        anyhow::ensure!(
            about.is_dir(),
            "{shown}: tables fill a folder, and this is a file; name a folder"
        );
        let known = made_in(&self.folder);
        for name in files(&self.folder, 1).with_context(|| cannot(&self.folder))? {
            let hashes = known.get(&name);
            let at = self.folder.join(&name);
            anyhow::ensure!(
                hashes.is_some(),
                "{}: was not written by parallax; move it, or name another folder",
                at.display()
            );
            let hash = hash(&at).with_context(|| cannot(&at))?;
            anyhow::ensure!(
                hashes.is_some_and(|it| it.contains(&hash)),
                "{}: was changed since parallax wrote it; move it, or name another folder",
                at.display()
            );
        }
        Ok(())
    }

    /// Puts the finished folder in its place; one that we wrote before goes.
    pub(super) fn put(&self, made: &Made) -> anyhow::Result<()> {
        write_list(&self.staged, made).with_context(|| cannot(&self.staged))?;
        self.check()?;
        let home = folder_of(&self.folder);
        let name = self.folder.file_name().unwrap_or_default();
        let mut old = OsString::from(OLD);
        old.push(name);
        let old = home.join(old);
        let had_one = self.folder.is_dir();
        let moved = (|| {
            if had_one {
                fs::rename(&self.folder, &old)?;
            }
            fs::rename(&self.staged, &self.folder)?;
            sync(home)?;
            if had_one {
                fs::remove_dir_all(&old)?;
            }
            Ok::<(), io::Error>(())
        })();
        moved.with_context(|| cannot(&self.folder))
    }

    /// Takes away what a run has begun.
    pub(super) fn discard(&self) -> anyhow::Result<()> {
        fs::remove_dir_all(&self.staged).with_context(|| cannot(&self.staged))
    }
}

/// What went wrong with a path, for a message.
pub(super) fn cannot(path: &Path) -> String {
    format!(
        "{}: cannot be written; check the free space and your permissions",
        path.display()
    )
}

/// The files of a folder by name, those of its folders with theirs; hidden ones do not count.
pub(super) fn files(folder: &Path, depth: usize) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() && depth > 0 {
            let inside = files(&entry.path(), depth - 1)?;
            found.extend(inside.into_iter().map(|it| format!("{name}/{it}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// The hash of a file.
pub(super) fn hash(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    loop {
        let bytes = file.fill_buf()?;
        if bytes.is_empty() {
            break;
        }
        hasher.update(bytes);
        let n_bytes = bytes.len();
        file.consume(n_bytes);
    }
    Ok(super::hex(&hasher.finalize()))
}

/// Writes the list of what was made, as `sha256sum -c` reads it.
fn write_list(folder: &Path, made: &Made) -> io::Result<()> {
    let lines = made.iter().flat_map(|(name, hashes)| {
        hashes.iter().map(move |hash| format!("{hash}  {name}\n"))
    });
    let lines: String = lines.collect();
    let path = folder.join(MADE);
    let mut file = File::create(&path)?;
    io::Write::write_all(&mut file, lines.as_bytes())?;
    file.sync_all()?;
    sync(folder)
}
