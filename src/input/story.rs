//! `story.toml`: a list of articles with what is known about them.

use crate::document::{Caveat, Correction, Voice};
use crate::input::list::{Entry, Listed};
use crate::input::metadata::Metadata;
use crate::input::own::{Own, own};
use crate::input::reader::Kind;
use crate::input::{InputError, Reader, decode, list, metadata, unit};
use crate::text::toml_fault;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;

/// What a story says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// Its file as given.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// A remark by the person who gathered it.
    pub note: Option<String>,
    /// Packs of its own, as paths.
    pub lexicon: Vec<PathBuf>,
    /// The built-in packs that are wanted, by id; none: all.
    pub packs: Vec<String>,
    /// Built-in packs that are left out, by id.
    pub without: Vec<String>,
    /// Its file of corrections, if there is one.
    pub corrections: Option<PathBuf>,
}

/// The name of the file of corrections beside a story.
const CORRECTIONS: &str = "corrections.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoryFile {
    title: Option<String>,
    note: Option<String>,
    /// The licence of every article that names none.
    #[serde(alias = "license")]
    licence: Option<String>,
    #[serde(default)]
    lexicon: Vec<Spanned<String>>,
    #[serde(default)]
    packs: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    article: Vec<Spanned<ArticleTable>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionsFile {
    #[serde(default)]
    correction: Vec<Spanned<CorrectionTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionTable {
    article: String,
    start: usize,
    text: String,
    speaker: Option<String>,
    voice: Option<Spanned<String>>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleTable {
    file: Option<Spanned<String>>,
    text: Option<Spanned<String>>,
    id: Option<String>,
    source: Option<String>,
    date: Option<toml::Value>,
    headline: Option<String>,
    byline: Option<String>,
    url: Option<String>,
    language: Option<String>,
    note: Option<String>,
    /// Lines that stay whatever they look like.
    #[serde(default)]
    keep: Vec<String>,
    #[serde(alias = "license")]
    licence: Option<String>,
    #[serde(skip)]
    story_licence: Option<String>,
}

/// The file of a story, for errors.
struct Place<'a> {
    path: &'a str,
    content: &'a str,
    /// Where its lines end.
    ends: Vec<usize>,
    /// The folder in which its files lie; none where they may lie anywhere.
    home: Option<PathBuf>,
}

impl Place<'_> {
    fn fault(&self, at: usize, message: String) -> InputError {
        let line = self.line(at);
        InputError::Story { path: self.path.to_owned(), line, message }
    }

    /// The line of a place, counted from 1.
    fn line(&self, at: usize) -> u32 {
        let n_before = self.ends.partition_point(|it| *it < at);
        u32::try_from(n_before).map_or(u32::MAX, |it| it.saturating_add(1))
    }
}

/// Reads a story; an article that cannot be read is an error in its place.
///
/// # Errors
///
/// If the story itself cannot be read or lists no article.
pub(super) fn read(
    path: &Path,
    reads_outside: bool,
) -> Result<(Story, Vec<Listed>), InputError> {
    let shown = list::shown(path);
    let content = decode::utf8(unit::read_whole(path, &shown)?, &shown)?;
    let content = decode::without_bom(&content);
    let ends = content.match_indices('\n').map(|it| it.0).collect();
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let home = fs::canonicalize(folder.unwrap_or(Path::new("."))).ok();
    let home = home.filter(|_| !reads_outside);
    let place = Place { path: &shown, content, ends, home };
    let file: StoryFile = toml::from_str(content).map_err(|error| {
        let (at, message) = toml_fault(&error, content);
        place.fault(at, message)
    })?;
    if file.article.is_empty() {
        let message = "the story lists no article; add [[article]] with a file or a text";
        return Err(place.fault(0, message.to_owned()));
    }
    let licence = file.licence;
    let tables = file.article.into_iter().map(|mut table| {
        table.get_mut().story_licence.clone_from(&licence);
        table
    });
    let tables = (1..).zip(tables);
    let mut entries: Vec<Listed> =
        tables.map(|(number, table)| entry(&place, path, number, table)).collect();
    let corrections = path.with_file_name(CORRECTIONS);
    let corrections = list::there(&corrections)?.then_some(corrections);
    if let Some(file) = &corrections {
        correct(read_corrections(file)?, &mut entries);
    }
    let lexicon = file.lexicon.iter().map(|it| pack(&place, path, it));
    let lexicon = lexicon.collect::<Result<_, _>>()?;
    let value = |text: Option<String>| text.as_deref().and_then(metadata::value);
    let story = Story {
        title: value(file.title),
        note: value(file.note),
        path: shown,
        lexicon,
        packs: file.packs,
        without: file.without,
        corrections,
    };
    Ok((story, entries))
}

/// The path of a pack of the story.
fn pack(
    place: &Place<'_>,
    story: &Path,
    name: &Spanned<String>,
) -> Result<PathBuf, InputError> {
    let path = story.with_file_name(name.as_ref());
    let name_of = name.as_ref();
    if !path.exists() {
        let message = format!(
            "there is no pack `{name_of}`; check the name, which is relative to the story's folder"
        );
        return Err(place.fault(name.span().start, message));
    }
    if place.home.as_ref().is_some_and(|home| list::leaves(home, &path)) {
        let message = format!(
            "`{name_of}` lies outside the story's folder; put it there, or read it with --outside"
        );
        return Err(place.fault(name.span().start, message));
    }
    Ok(path)
}

/// Reads `corrections.toml`: the article of each correction, and the correction.
fn read_corrections(path: &Path) -> Result<Vec<(String, Correction)>, InputError> {
    let shown = list::shown(path);
    let content = decode::utf8(unit::read_whole(path, &shown)?, &shown)?;
    let content = decode::without_bom(&content);
    let ends = content.match_indices('\n').map(|it| it.0).collect();
    let place = Place { path: &shown, content, ends, home: None };
    let file: CorrectionsFile = toml::from_str(content).map_err(|error| {
        let (at, message) = toml_fault(&error, content);
        place.fault(at, message)
    })?;
    let corrections = file.correction.into_iter().map(|table| {
        let at = table.span().start;
        let table = table.into_inner();
        let voice = match &table.voice {
            None => None,
            Some(name) => Some(Voice::named(name.as_ref()).ok_or_else(|| {
                let message = format!(
                    "there is no voice `{}`; write narrator, quoted, reported or embedded",
                    name.as_ref()
                );
                place.fault(name.span().start, message)
            })?),
        };
        if voice.is_none() && table.speaker.is_none() {
            let message = "the correction names neither a `speaker` nor a `voice`";
            return Err(place.fault(at, message.to_owned()));
        }
        let correction = Correction {
            line: place.line(at),
            start: table.start,
            text: decode::normalize_line(&table.text),
            speaker: table.speaker,
            voice,
            note: table.note.as_deref().and_then(metadata::value),
            is_made: false,
        };
        Ok((table.article, correction))
    });
    corrections.collect()
}

/// Gives corrections to their articles; the first article gets a caveat for those that have none.
fn correct(corrections: Vec<(String, Correction)>, entries: &mut [Listed]) {
    for (article, correction) in corrections {
        let is_of = |it: &&mut Entry| {
            it.settled
                .known
                .id
                .as_ref()
                .map_or_else(|| it.stem() == article, |id| *id == article)
        };
        let own = entries.iter_mut().flatten().find(is_of);
        if let Some(metadata) = own.and_then(|it| Arc::get_mut(&mut it.settled)) {
            metadata.known.corrections.push(correction);
        } else if let Some(first) = entries.iter_mut().flatten().next()
            && let Some(settled) = Arc::get_mut(&mut first.settled)
        {
            settled.known.caveats.push(Caveat::CorrectionLost {
                line: correction.line,
                text: correction.text,
            });
        }
    }
}

fn entry(
    place: &Place<'_>,
    story: &Path,
    number: usize,
    table: Spanned<ArticleTable>,
) -> Listed {
    let at = table.span().start;
    let mut table = table.into_inner();
    match (table.file.take(), table.text.take()) {
        (Some(file), None) => {
            let path = story.with_file_name(file.as_ref());
            let reader = file_reader(place, &path, &file)?;
            Ok(Entry::new(path, Some(reader), table.metadata()))
        }
        (None, Some(text)) => {
            let stem = story.file_stem().unwrap_or_default().to_string_lossy();
            table.id.get_or_insert_with(|| format!("{stem}-{number}"));
            let n_before = lines_before(place, text.span().start);
            let entry = Entry::new(story.to_owned(), None, table.metadata());
            Ok(Entry { inline: Some((text.into_inner(), n_before)), ..entry })
        }
        (Some(file), Some(_)) => {
            let message = "the article has a `file` and a `text`; keep one of them";
            Err(place.fault(file.span().start, message.to_owned()))
        }
        (None, None) => {
            let message = "the article has neither `file` nor `text`; add one of them";
            Err(place.fault(at, message.to_owned()))
        }
    }
}

fn file_reader(
    place: &Place<'_>,
    path: &Path,
    file: &Spanned<String>,
) -> Result<&'static Reader, InputError> {
    let name = file.as_ref();
    if !path.is_file() {
        let message = if path.exists() {
            format!("`{name}` is a folder, a pipe or a device; name a file")
        } else {
            format!(
                "there is no file `{name}`; check the name, which is relative to the story's folder"
            )
        };
        return Err(place.fault(file.span().start, message));
    }
    if place.home.as_ref().is_some_and(|home| list::leaves(home, path)) {
        let message = format!(
            "`{name}` lies outside the story's folder; put it there, or read it with --outside"
        );
        return Err(place.fault(file.span().start, message));
    }
    let reader = Reader::of_file(path, &list::shown(path))?;
    if own(path) == Own::Result {
        return Err(InputError::Own { path: list::shown(path) });
    }
    match reader.kind {
        Kind::Article(_) | Kind::Articles(_) => Ok(reader),
        Kind::Table { .. } | Kind::Records { .. } | Kind::Story => {
            let message = format!(
                "`{name}` has more than one article; a story lists articles one by one"
            );
            Err(place.fault(file.span().start, message))
        }
    }
}

/// The number of lines above the first line of a text whose value begins at `at`.
fn lines_before(place: &Place<'_>, at: usize) -> u32 {
    let value = &place.content[at..];
    let marks = value.len() - value.trim_start_matches(['"', '\'']).len();
    let is_below = marks == 3 && value[3..].trim_start_matches('\r').starts_with('\n');
    place.line(at) - 1 + u32::from(is_below)
}

impl ArticleTable {
    fn metadata(self) -> Metadata {
        let value = |text: Option<String>| text.as_deref().and_then(metadata::value);
        let mut metadata = Metadata {
            id: value(self.id),
            source: value(self.source),
            title: value(self.headline),
            byline: value(self.byline),
            url: value(self.url),
            language: self.language.as_deref().and_then(metadata::language),
            note: value(self.note),
            licence: value(self.licence),
            story_licence: value(self.story_licence),
            kept: self.keep.iter().filter_map(|it| metadata::value(it)).collect(),
            ..Metadata::default()
        };
        match self.date {
            Some(toml::Value::String(date)) => metadata.set_date(&date),
            Some(date) => metadata.set_date(&date.to_string()),
            None => {}
        }
        metadata
    }
}
