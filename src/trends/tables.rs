//! Observations from the tables that `annotate` writes.
//!
//! Tables hold counts, and no sentences and no exposures: of them come shares of names, without
//! passages and without rates.

use crate::compare::basis;
use crate::document::Zone;
use crate::input::{InputError, TABLES, each_row};
use crate::lexicon::{Lexicon, Target};
use crate::trends::Observation;
use crate::voice::Voice;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Whether a folder holds tables that `annotate` or Spark wrote, in any form.
#[must_use]
pub fn is_tables(folder: &Path) -> bool {
    ["csv", "parquet", "arrow"].iter().any(|it| table(folder, "mentions", it).exists())
}

fn table(folder: &Path, name: &str, form: &str) -> PathBuf {
    folder.join(format!("{name}.{form}"))
}

/// The files of the tables of folders: of articles, then of mentions.
///
/// # Errors
///
/// If a folder lacks one of them, or holds them in a form that is not read.
pub fn table_files(folders: &[PathBuf]) -> Result<[Vec<PathBuf>; 2], InputError> {
    let mut files = [Vec::new(), Vec::new()];
    for folder in folders {
        let form = TABLES.iter().find(|it| table(folder, "mentions", it).exists());
        let form = form.ok_or_else(|| InputError::Table {
            path: folder.display().to_string(),
            message: format!(
                "no table of mentions in a format that this program reads ({}); write them with `parallax annotate -o FOLDER.csv/`, or build the program with `cargo install --path . --features parquet`",
                TABLES.join(", ")
            ),
        })?;
        for (files, name) in files.iter_mut().zip(["articles", "mentions"]) {
            files.extend(parts(&table(folder, name, form), form)?);
        }
    }
    Ok(files)
}

/// The files of a table: itself, or those of its folder in the order of their names.
fn parts(table: &Path, form: &str) -> Result<Vec<PathBuf>, InputError> {
    if table.is_file() {
        return Ok(vec![table.to_owned()]);
    }
    let cannot = |why: std::io::Error| InputError::Table {
        path: table.display().to_string(),
        message: format!(
            "no such table ({why}); `parallax annotate -o FOLDER/` writes articles and mentions"
        ),
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(table).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        if path.extension().is_some_and(|it| it == form) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Observations from the files of tables, and the concepts that no list knows.
///
/// # Errors
///
/// If a file is no such table.
pub fn read_tables(
    [articles, mentions]: &[Vec<PathBuf>; 2],
    lexicon: &Lexicon,
) -> Result<(Vec<Observation>, Vec<String>), InputError> {
    let mut tables = Tables::new(lexicon);
    articles.iter().try_for_each(|it| tables.articles(it))?;
    mentions.iter().try_for_each(|it| tables.mentions(it))?;
    Ok((tables.rows, tables.unknown.into_iter().collect()))
}

/// What some tables hold; read articles before mentions.
struct Tables<'a> {
    lexicon: &'a Lexicon,
    targets: BTreeMap<(&'a str, &'a str, &'a str), Target>,
    rows: Vec<Observation>,
    by_id: BTreeMap<String, usize>,
    unknown: BTreeSet<String>,
}

impl<'a> Tables<'a> {
    fn new(lexicon: &'a Lexicon) -> Self {
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

    fn articles(&mut self, table: &Path) -> Result<(), InputError> {
        let names = ["article_id", "source", "date", "url", "sha256"];
        each_row(table, names, &mut |_, [id, source, date, url, hash]| {
            let row = Observation {
                id: id.to_owned(),
                source: source.to_owned(),
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

    fn mentions(&mut self, table: &Path) -> Result<(), InputError> {
        let names = ["article_id", "pack", "concept", "variant", "zone", "voice"];
        each_row(table, names, &mut |line, [id, pack, concept, variant, zone, voice]| {
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
                return Err(InputError::Row {
                    path: table.display().to_string(),
                    line,
                    message: format!(
                        "article `{id}` is in no table of articles; the tables must come from one run"
                    ),
                });
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
