//! What a run has done so far: one line per part, in the hidden folder of the run.

use crate::cli::output_file::{named, sync};
use crate::cli::tables::place::{Place, cannot, files};
use crate::input::Made;
use anyhow::Context;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Its name in the folder.
const NAME: &str = ".parallax-journal";

/// The form of its lines.
const FORM: &str = "parallax.journal/1";

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Progress {
    pub(super) n_parts: usize,
    pub(super) n_units: usize,
    pub(super) n_read: usize,
    pub(super) n_skipped: usize,
}

/// The journal of a run; no other run may write while it is open.
pub(super) struct Journal {
    file: File,
    /// The files of all parts, with their hashes.
    made: Made,
}

impl Journal {
    /// Begins a run, or takes up the one that was not finished.
    pub(super) fn open(
        place: &Place,
        settings: &str,
        resume: bool,
    ) -> anyhow::Result<(Self, Progress)> {
        let staged = place.staged.as_path();
        let shown = staged.display();
        anyhow::ensure!(
            resume || !staged.exists(),
            "{shown}: there is an unfinished run; continue it with --resume, or remove it"
        );
        fs::create_dir_all(staged).map_err(|error| named(&place.folder, &error))?;
        let path = staged.join(NAME);
        anyhow::ensure!(
            fs::symlink_metadata(&path).map_or(true, |it| it.is_file()),
            "{}: is not a file that parallax wrote; remove {shown} and start again",
            path.display()
        );
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .with_context(|| cannot(&path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => anyhow::bail!(
                "{shown}: another run is writing there; wait until it is done, or name another folder"
            ),
            // Some file systems know no locks.
            Err(TryLockError::Error(_)) => {}
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text).with_context(|| cannot(&path))?;
        let known = lines(&text, staged);
        if let Some(begun) = &known.settings {
            anyhow::ensure!(
                begun == settings,
                "{shown}: was begun with other articles, options, word lists or another version; use the same, or remove it and start again"
            );
        }
        let mut journal = Self { file, made: known.made };
        journal.tidy(staged, known.n_bytes).with_context(|| cannot(&path))?;
        if known.settings.is_none() {
            journal.line(&json!({"form": FORM, "settings": settings}))?;
            sync(staged).with_context(|| cannot(staged))?;
        }
        Ok((journal, known.progress))
    }

    /// Takes away what was under way when the run ended.
    fn tidy(&mut self, staged: &Path, n_bytes: u64) -> io::Result<()> {
        self.file.set_len(n_bytes)?;
        self.file.seek(SeekFrom::End(0))?;
        for name in files(staged, 1)? {
            if !self.made.contains_key(&name) {
                fs::remove_file(staged.join(name))?;
            }
        }
        for entry in fs::read_dir(staged)? {
            let entry = entry?;
            if !entry.file_type()?.is_dir() {
                continue;
            }
            for inside in fs::read_dir(entry.path())? {
                let inside = inside?;
                if inside.file_name().to_string_lossy().starts_with('.') {
                    fs::remove_file(inside.path())?;
                }
            }
        }
        Ok(())
    }

    /// Notes a part whose files are on the disk, and how far the run has come with it.
    pub(super) fn add(
        &mut self,
        files: BTreeMap<String, String>,
        progress: Progress,
    ) -> anyhow::Result<()> {
        let Progress { n_parts, n_units, n_read, n_skipped } = progress;
        self.line(&json!({
            "parts": n_parts, "units": n_units, "read": n_read, "skipped": n_skipped,
            "files": files,
        }))?;
        for (name, hash) in files {
            self.made.entry(name).or_default().insert(hash);
        }
        Ok(())
    }

    /// Ends the run: its folder gets its place, and then has no journal.
    pub(super) fn finish(self, place: &Place) -> anyhow::Result<()> {
        place.put(&self.made)?;
        drop(self.file);
        let path = place.folder.join(NAME);
        fs::remove_file(&path).with_context(|| cannot(&path))
    }

    fn line(&mut self, value: &Value) -> anyhow::Result<()> {
        let written = writeln!(self.file, "{value}").and_then(|()| self.file.sync_all());
        written.context("the journal of the run cannot be written; make room, and continue with --resume")
    }
}

/// What a journal says, as far as its lines are whole and their files are there.
#[derive(Default)]
struct Known {
    settings: Option<String>,
    progress: Progress,
    made: Made,
    /// How many bytes of the journal that is.
    n_bytes: u64,
}

fn lines(text: &[u8], staged: &Path) -> Known {
    let mut known = Known::default();
    for line in text.split_inclusive(|it| *it == b'\n') {
        if !line.ends_with(b"\n") {
            break;
        }
        let Ok(value) = serde_json::from_slice::<Value>(line) else { break };
        if known.settings.is_none() {
            if value["form"] != FORM {
                break;
            }
            known.settings = value["settings"].as_str().map(str::to_owned);
        } else {
            let Some((progress, files)) = part(&value) else { break };
            if !files.keys().all(|it| staged.join(it).is_file()) {
                break;
            }
            known.progress = progress;
            for (name, hash) in files {
                known.made.entry(name).or_default().insert(hash);
            }
        }
        known.n_bytes += line.len() as u64;
    }
    known
}

fn part(value: &Value) -> Option<(Progress, BTreeMap<String, String>)> {
    let number = |name: &str| usize::try_from(value[name].as_u64()?).ok();
    let progress = Progress {
        n_parts: number("parts")?,
        n_units: number("units")?,
        n_read: number("read")?,
        n_skipped: number("skipped")?,
    };
    let files = value["files"].as_object()?.iter();
    let files = files.map(|(name, hash)| Some((name.clone(), hash.as_str()?.to_owned())));
    Some((progress, files.collect::<Option<_>>()?))
}
