//! The files of a part: one of each table, written side by side.

use crate::cli::batch::Done;
use crate::cli::output_file::{sync, temporary};
use crate::cli::tables::journal::{Journal, Progress};
use crate::cli::tables::place::{Place, cannot, hash};
use crate::output::tables::{Part, Piece, TableWriter};
use crate::view::tables::{Table, Value};
use anyhow::Context;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use tempfile::TempPath;

/// Parts, one after the other.
pub(super) struct Parts<'a> {
    staged: &'a Path,
    /// The tables; the last one lists what could not be read.
    tables: Vec<&'static Table>,
    extension: &'static str,
    writer: TableWriter,
    /// A part ends when one of its files has so many bytes.
    n_bytes: u64,
    open: Vec<Open>,
    /// What the parts that ended hold.
    pub(super) done: Progress,
    /// The same with the part that is open.
    now: Progress,
}

/// A file that is being written.
struct Open {
    part: Box<dyn Part>,
    hidden: TempPath,
    /// Its name below the folder.
    name: String,
}

impl<'a> Parts<'a> {
    pub(super) fn new(
        place: &'a Place,
        tables: Vec<&'static Table>,
        extension: &'static str,
        writer: TableWriter,
        n_bytes: u64,
        done: Progress,
    ) -> Self {
        let now = done;
        let staged = place.staged.as_path();
        Self { staged, tables, extension, writer, n_bytes, open: Vec::new(), done, now }
    }

    /// Writes a batch, and ends the part where it is full.
    pub(super) fn add(
        &mut self,
        batch: Done<Vec<Piece>>,
        journal: &mut Journal,
    ) -> anyhow::Result<()> {
        self.begin()?;
        let errors = self.errors(&batch);
        let pieces = batch.made.into_iter().chain(errors);
        for (open, piece) in self.open.iter_mut().zip(pieces) {
            let place = self.staged.join(&open.name);
            open.part.add(piece).with_context(|| cannot(&place))?;
        }
        self.now.n_units += batch.n_units;
        self.now.n_read += batch.n_read;
        self.now.n_skipped += batch.left_out.len();
        let is_full = self.open.iter().any(|it| it.part.n_bytes() >= self.n_bytes);
        if is_full { self.end(journal) } else { Ok(()) }
    }

    /// Ends the last part; a run without any has one that is empty.
    pub(super) fn finish(&mut self, journal: &mut Journal) -> anyhow::Result<()> {
        if self.now.n_parts == 0 {
            self.begin()?;
        }
        if self.open.is_empty() { Ok(()) } else { self.end(journal) }
    }

    /// What of a batch could not be read.
    fn errors(&self, batch: &Done<Vec<Piece>>) -> Option<Piece> {
        let mut gatherer = (self.writer.gatherer)(self.tables.last()?);
        for it in &batch.left_out {
            let line = it.line.and_then(|it| i32::try_from(it).ok());
            gatherer.row(&[
                Value::Text(Cow::Borrowed(&it.path)),
                line.map_or(Value::Missing, Value::Number),
                Value::Text(Cow::Borrowed(&it.message)),
            ]);
        }
        Some(gatherer.piece())
    }

    /// Opens the files of the next part, unless they are.
    fn begin(&mut self) -> anyhow::Result<()> {
        if !self.open.is_empty() {
            return Ok(());
        }
        for table in &self.tables {
            let folder = format!("{}.{}", table.name, self.extension);
            let name =
                format!("{folder}/part-{:05}.{}", self.now.n_parts, self.extension);
            let open = open(&self.staged.join(folder), table, self.writer);
            let (part, hidden) =
                open.with_context(|| cannot(&self.staged.join(&name)))?;
            self.open.push(Open { part, hidden, name });
        }
        Ok(())
    }

    /// Brings the files to disk under their names, and then writes to the journal.
    fn end(&mut self, journal: &mut Journal) -> anyhow::Result<()> {
        let mut files = BTreeMap::new();
        for open in self.open.drain(..) {
            let place = self.staged.join(&open.name);
            let hash = close(open.part, open.hidden, &place);
            files.insert(open.name, hash.with_context(|| cannot(&place))?);
        }
        sync(self.staged).with_context(|| cannot(self.staged))?;
        self.now.n_parts += 1;
        self.done = self.now;
        journal.add(files, self.done)
    }
}

fn open(
    folder: &Path,
    table: &'static Table,
    writer: TableWriter,
) -> io::Result<(Box<dyn Part>, TempPath)> {
    std::fs::create_dir_all(folder)?;
    let (file, hidden) = temporary(folder)?.into_parts();
    Ok(((writer.part)(table, file)?, hidden))
}

fn close(part: Box<dyn Part>, hidden: TempPath, place: &Path) -> io::Result<String> {
    part.finish()?.sync_all()?;
    hidden.persist(place)?;
    if let Some(folder) = place.parent() {
        sync(folder)?;
    }
    hash(place)
}
