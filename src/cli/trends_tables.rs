//! The tables of `annotate` as the input of `trends`.

use crate::lexicon::Lexicon;
use crate::trends::{Observation, Tables};
use anyhow::Context;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// The table of articles in a folder that `annotate` wrote, and what marks such a folder.
const ARTICLES: &str = "articles.csv";
const MENTIONS: &str = "mentions.csv";

/// Whether a folder holds tables.
pub(super) fn is_tables(path: &Path) -> bool {
    path.join(ARTICLES).exists()
}

/// Whether a folder holds tables in a form that is not read here.
pub(super) fn is_other_tables(path: &Path) -> bool {
    ["parquet", "arrow"].iter().any(|it| path.join(format!("mentions.{it}")).exists())
}

/// The files of the tables of folders: of articles, then of mentions.
pub(super) fn files(folders: &[PathBuf]) -> anyhow::Result<[Vec<PathBuf>; 2]> {
    let mut files = [Vec::new(), Vec::new()];
    for folder in folders {
        for (files, table) in files.iter_mut().zip([ARTICLES, MENTIONS]) {
            files.extend(parts(&folder.join(table))?);
        }
    }
    Ok(files)
}

/// Reads tables; gives their articles and the concepts that no list knows.
pub(super) fn read(
    [articles, mentions]: &[Vec<PathBuf>; 2],
    lexicon: &Lexicon,
) -> anyhow::Result<(Vec<Observation>, Vec<String>)> {
    let mut tables = Tables::new(lexicon);
    for path in articles {
        tables.articles(&path.display().to_string(), open(path)?)?;
    }
    for path in mentions {
        tables.mentions(&path.display().to_string(), open(path)?)?;
    }
    Ok(tables.finish())
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    let file = File::open(path);
    let file = file.with_context(|| format!("{}: cannot be read", path.display()))?;
    Ok(BufReader::with_capacity(1 << 16, file))
}

/// The files of a table: itself, or those of its folder in the order of their names.
fn parts(table: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if table.is_file() {
        return Ok(vec![table.to_owned()]);
    }
    let cannot = || {
        let shown = table.display();
        format!("{shown}: no such table; `parallax annotate -o FOLDER.csv/` writes both")
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(table).with_context(cannot)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "csv") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
