//! What may be taken along: the report, its figures, the names, the lesson, all of it.

use crate::lexicon::{SourceFile, load};
use crate::serve::fault::Fault;
use crate::serve::frame::{Frame, Open};
use crate::serve::request::{Ask, Reply};
use crate::serve::routes::App;
use crate::serve::story::{CORRECTIONS, LIST, NAMES, STRUCK, read};
use crate::serve::work::{Progress, measure};
use crate::serve::{lesson, names};
use serde::Serialize;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The share of an article that a published report may show, in per cent.
const SHARE: u8 = 25;

/// What `compare` writes: name in the address, format, whether to be published, extension,
/// type.
const WRITTEN: &[(&str, &str, bool, &str, &str)] = &[
    ("report", "html", false, "html", "text/html; charset=utf-8"),
    ("public", "html", true, "html", "text/html; charset=utf-8"),
    ("markdown", "markdown", false, "md", "text/markdown; charset=utf-8"),
    ("csv", "csv", false, "csv", "text/csv; charset=utf-8"),
    ("json", "json", false, "json", "application/json"),
];

/// What else there is.
const OTHER: &[&str] = &["evidence", "names.toml", "names.csv", "sheet", "key", "zip"];

#[derive(Serialize)]
struct Shown {
    title: String,
    story: Frame,
    files: Vec<File>,
    has_articles: bool,
}

#[derive(Serialize)]
struct File {
    id: &'static str,
    words: String,
    about: String,
}

pub(super) fn page(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let frame = app.frame(open, "export", ask);
    let has_names = open.story.names.is_some();
    let ids = WRITTEN.iter().map(|it| it.0).chain(OTHER.iter().copied());
    let ids = ids.filter(|it| has_names || !it.starts_with("names"));
    let words = |id: &str, kind: &str| {
        ask.words.get(&format!("{kind}_{}", id.replace('.', "_"))).to_owned()
    };
    let files =
        ids.map(|id| File { id, words: words(id, "file"), about: words(id, "about") });
    let shown = Shown {
        title: frame.title.clone(),
        story: frame,
        files: files.collect(),
        has_articles: !open.story.list.articles().is_empty(),
    };
    app.page("serve-export.html", &shown, ask.words)
}

/// Gives one of them.
pub(super) fn file(app: &App, ask: &Ask, open: &Open, id: &str) -> Result<Reply, Fault> {
    let key = &open.key;
    if let Some((id, format, is_public, extension, kind)) =
        WRITTEN.iter().find(|it| it.0 == id)
    {
        let measured = measure(app, &open.story.path, &Progress::default())?;
        let text = measured.written(format, is_public.then_some(SHARE))?;
        let name = match *id {
            "public" => format!("{key}-public.{extension}"),
            _ => format!("{key}.{extension}"),
        };
        return Ok(Reply::file(&name, kind, text.into_bytes()));
    }
    let (html, toml) = ("text/html; charset=utf-8", "application/toml");
    match id {
        "names.toml" => {
            let content = open.story.names.clone().ok_or(Fault::Missing)?;
            let file = SourceFile { name: NAMES.to_owned(), content };
            let pack =
                load(&[file]).map_err(|it| Fault::wrong(&it))?.renamed(key).to_toml();
            Ok(Reply::file(&format!("{key}-names.toml"), toml, pack.into_bytes()))
        }
        "names.csv" => {
            let table = names::table(open)?;
            Ok(Reply::file(
                &format!("{key}-names.csv"),
                "text/csv; charset=utf-8",
                table.into_bytes(),
            ))
        }
        "evidence" => {
            let measured = measure(app, &open.story.path, &Progress::default())?;
            let table = measured.evidence()?;
            Ok(Reply::file(
                &format!("{key}-evidence.csv"),
                "text/csv; charset=utf-8",
                table.into_bytes(),
            ))
        }
        "sheet" | "key" => {
            let (sheet, answers) = lesson::written(app, ask, open)?;
            let page = if id == "key" { answers } else { sheet };
            Ok(Reply::file(&format!("{key}-{id}.html"), html, page.into_bytes()))
        }
        "zip" => {
            let bytes = packed(open)?;
            Ok(Reply::file(&format!("{key}.zip"), "application/zip", bytes))
        }
        _ => Err(Fault::Missing),
    }
}

/// The files of the story that a page knows, as a folder in an archive.
fn packed(open: &Open) -> Result<Vec<u8>, Fault> {
    let mut names: Vec<String> =
        [LIST, NAMES, CORRECTIONS, STRUCK].map(str::to_owned).into();
    names.extend(open.story.list.articles().into_iter().filter_map(|it| it.file));
    names.dedup();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // No time of day: the same story gives the same archive.
    let options = SimpleFileOptions::DEFAULT;
    for name in names {
        let Ok(Some(content)) = read(&open.story.path, &name) else { continue };
        let place = format!("{}/{name}", open.key);
        archive.start_file(place, options).map_err(|it| Fault::wrong(&it))?;
        archive.write_all(&content).map_err(|it| Fault::wrong(&it))?;
    }
    let archive = archive.finish().map_err(|it| Fault::wrong(&it))?;
    Ok(archive.into_inner())
}
