//! Observations from the tables that `annotate` writes.
//!
//! Tables hold counts, and no sentences and no exposures: of them come shares of names, without
//! passages and without rates.

use crate::compare::basis;
use crate::document::Zone;
use crate::lexicon::{Lexicon, Target};
use crate::trends::Observation;
use crate::voice::Voice;
use csv::StringRecord;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use thiserror::Error;

/// Why a table cannot be read.
#[derive(Debug, Error)]
pub enum TableError {
    /// A column is missing.
    #[error(
        "{file}: the table has no column `{column}`; give the tables that `parallax annotate -o FOLDER.csv/` wrote"
    )]
    NoColumn {
        /// The file.
        file: String,
        /// Its name.
        column: &'static str,
    },
    /// A line is no row.
    #[error("{file}: {why}; write the table anew")]
    Row {
        /// The file.
        file: String,
        /// What is wrong, with the line.
        why: csv::Error,
    },
    /// A mention is of an article that no table lists.
    #[error(
        "{file}:{line}: article `{id}` is in no table of articles; the tables must be of one run"
    )]
    NoArticle {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// The article's id.
        id: String,
    },
}

/// What some tables hold; read articles before mentions.
pub struct Tables<'a> {
    lexicon: &'a Lexicon,
    targets: BTreeMap<(&'a str, &'a str, &'a str), Target>,
    rows: Vec<Observation>,
    by_id: BTreeMap<String, usize>,
    unknown: BTreeSet<String>,
}

impl<'a> Tables<'a> {
    /// Nothing read yet.
    #[must_use]
    pub fn new(lexicon: &'a Lexicon) -> Self {
        let mut targets = BTreeMap::new();
        for (pack, it) in lexicon.shown().iter().enumerate() {
            for (concept, named) in it.concepts.iter().enumerate() {
                for (variant, form) in named.variant.iter().enumerate() {
                    let key = (
                        it.head.id.as_str(),
                        named.id.as_ref().as_str(),
                        form.id.as_ref().as_str(),
                    );
                    targets.insert(key, Target::Variant { pack, concept, variant });
                }
            }
        }
        let (rows, by_id, unknown) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        Self { lexicon, targets, rows, by_id, unknown }
    }

    /// Reads a table of articles.
    ///
    /// # Errors
    ///
    /// If it is none.
    pub fn articles(&mut self, file: &str, table: impl Read) -> Result<(), TableError> {
        let names = ["article_id", "source", "date", "url", "sha256"];
        each(file, table, names, |_, [id, source, date, url, hash]| {
            let row = Observation {
                id: id.to_owned(),
                source: plain(source),
                title: None,
                date: date.parse().ok(),
                url: (!url.is_empty()).then(|| url.to_owned()),
                text: bytes(hash, id),
                counts: BTreeMap::new(),
                narrator_tokens: 0,
                attributions: 0,
                passages: BTreeMap::new(),
            };
            self.by_id.insert(id.to_owned(), self.rows.len());
            self.rows.push(row);
            Ok(())
        })
    }

    /// Reads a table of mentions.
    ///
    /// # Errors
    ///
    /// If it is none, or its articles are not known.
    pub fn mentions(&mut self, file: &str, table: impl Read) -> Result<(), TableError> {
        let names = ["article_id", "pack", "concept", "variant", "zone", "voice"];
        each(file, table, names, |line, [id, pack, concept, variant, zone, voice]| {
            if concept.is_empty()
                || [Zone::Headline, Zone::Caption].iter().any(|it| it.name() == zone)
            {
                return Ok(());
            }
            let Some(&target) = self.targets.get(&(pack, concept, variant)) else {
                self.unknown.insert(concept.to_owned());
                return Ok(());
            };
            if !self.is_in_basis(target, voice) {
                return Ok(());
            }
            let Some(&row) = self.by_id.get(id) else {
                let (file, id) = (file.to_owned(), id.to_owned());
                return Err(TableError::NoArticle { file, line, id });
            };
            *self.rows[row].counts.entry(target).or_default() += 1;
            Ok(())
        })
    }

    fn is_in_basis(&self, target: Target, voice: &str) -> bool {
        let Target::Variant { pack, concept, .. } = target else { return false };
        let voices: &[Voice] = basis(&self.lexicon.packs()[pack].concepts[concept]);
        voices.iter().any(|it| it.name() == voice)
    }

    /// What was read, and the concepts that no list knows.
    #[must_use]
    pub fn finish(self) -> (Vec<Observation>, Vec<String>) {
        (self.rows, self.unknown.into_iter().collect())
    }
}

/// Hands over some columns of each row, with its line.
fn each<const N: usize>(
    file: &str,
    table: impl Read,
    names: [&'static str; N],
    mut take: impl FnMut(u64, [&str; N]) -> Result<(), TableError>,
) -> Result<(), TableError> {
    let fault = |why| TableError::Row { file: file.to_owned(), why };
    let mut reader = csv::Reader::from_reader(table);
    let header = reader.headers().map_err(fault)?.clone();
    let mut columns = [0; N];
    for (column, name) in columns.iter_mut().zip(names) {
        let found =
            header.iter().position(|it| it.trim_start_matches('\u{feff}') == name);
        let none = || TableError::NoColumn { file: file.to_owned(), column: name };
        *column = found.ok_or_else(none)?;
    }
    let mut row = StringRecord::new();
    while reader.read_record(&mut row).map_err(fault)? {
        let line = row.position().map_or(0, csv::Position::line);
        take(line, columns.map(|it| row.get(it).unwrap_or_default()))?;
    }
    Ok(())
}

/// A name without the apostrophe that keeps spreadsheets from running it.
fn plain(cell: &str) -> String {
    let rest = cell.strip_prefix('\'').filter(|it| it.starts_with(['=', '+', '-', '@']));
    rest.unwrap_or(cell).to_owned()
}

/// The bytes of a hash in hexadecimal digits; an article without one is a text of its own.
fn bytes(hash: &str, id: &str) -> [u8; 32] {
    let digit = |at: usize| u8::from_str_radix(hash.get(2 * at..2 * at + 2)?, 16).ok();
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        let Some(it) = digit(at) else { return Sha256::digest(id.as_bytes()).into() };
        *byte = it;
    }
    bytes
}
