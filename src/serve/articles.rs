//! The articles of a story: pasted, dropped, named, and what was left out of them.

use crate::clean::assign_zones;
use crate::document::{Date, Document, Zone};
use crate::input::{InputError, Options, unit_in, units};
use crate::serve::fault::Fault;
use crate::serve::frame::{Frame, Open};
use crate::serve::list::{Entry, FIELDS, List};
use crate::serve::request::{Ask, Reply};
use crate::serve::routes::App;
use crate::serve::story::{Change, LIST, Story, read_text};
use crate::serve::web;
use crate::serve::words::Words;
use crate::serve::work::documents;
use crate::text::slug;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The longest value of a field, in bytes.
const MAX_FIELD: usize = 1000;
/// A length this many times another is said to be unequal.
const UNEQUAL: usize = 3;
/// How many articles a story holds here.
const MAX_ARTICLES: usize = 200;
/// Extensions of files whose text can be changed here: what they hold is what is read.
const TEXTS: &[&str] = &["txt", "md"];
/// The largest text that can be changed here, in bytes.
const MAX_TEXT: usize = 1 << 20;
/// Extensions of files that hold many articles, which a story does not list.
const TABLES: &[&str] = &["csv", "tsv", "tab", "jsonl", "ndjson", "gz", "zst"];

#[derive(Serialize)]
struct Shown {
    title: String,
    story: Frame,
    notices: Vec<String>,
    articles: Vec<Card>,
    has_report: bool,
    /// Whether an address may be given, whose page the program fetches.
    has_fetch: bool,
    /// Whether the next article may be pasted at once.
    is_added: bool,
    command: String,
}

/// An article as the page shows it.
#[derive(Serialize)]
struct Card {
    id: String,
    number: usize,
    source: String,
    source_found: String,
    source_shown: String,
    headline: String,
    headline_found: String,
    date: String,
    date_found: String,
    date_shown: String,
    url: String,
    about: String,
    lines: Vec<Line>,
    caveats: Vec<String>,
    wrong: Option<String>,
    n_removed: Option<String>,
    /// Whether its text is shown at once, as of a page that was just fetched.
    is_open: bool,
    /// The file as it is, where its text can be changed here.
    text: Option<String>,
}

/// A paragraph, or a line that was left out.
#[derive(Serialize)]
struct Line {
    text: String,
    zone: &'static str,
    /// Why it was left out.
    reason: Option<String>,
    /// Whether it stays because someone said so.
    is_kept: bool,
}

pub(super) fn page(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let entries = open.story.list.articles();
    let found = if entries.is_empty() { Vec::new() } else { documents(&open.story.path) };
    // A file that holds several articles, or a list that cannot be read, has no entry each.
    let is_even = found.len() == entries.len();
    let read: Vec<&Document> = found.iter().flatten().collect();
    let is_fetched = ask.query("said") == web::FETCHED;
    let cards = entries.iter().enumerate().map(|(at, entry)| {
        let found = found.get(at).filter(|_| is_even);
        let is_open = is_fetched && at + 1 == entries.len();
        let text = editable(open, entry);
        Card { is_open, text, ..card(at, entry, found, ask.words) }
    });
    let mut notices = notices(&read, ask.words);
    for (entry, document) in entries.iter().zip(&found).filter(|_| is_even) {
        let Ok(document) = document else { continue };
        let stem =
            entry.file.as_deref().and_then(|it| Path::new(it).file_stem()?.to_str());
        if entry.source.is_empty() && stem == Some(document.source.as_str()) {
            let values = [("source", document.source.as_str())];
            notices.push(ask.words.fill("notice_source", &values));
        }
    }
    if !is_even {
        notices.extend(found.iter().filter_map(|it| it.as_ref().err().cloned()));
    }
    let frame = app.frame(open, "articles", ask);
    let shown = Shown {
        title: frame.title.clone(),
        story: frame,
        notices,
        articles: cards.collect(),
        has_report: !read.is_empty(),
        has_fetch: web::IS_BUILT,
        is_added: entries.is_empty() || ask.query("said") == "added",
        command: format!(
            "parallax compare {} -o report.html",
            open.story.path.join(LIST).display()
        ),
    };
    app.page("serve-articles.html", &shown, ask.words)
}

fn card(
    at: usize,
    entry: &Entry,
    found: Option<&Result<Document, String>>,
    words: &Words,
) -> Card {
    let document = found.and_then(|it| it.as_ref().ok());
    let n = document.map_or(0, |it| it.text.split_whitespace().count());
    let n_removed = document.map_or(0, |it| it.removed.len());
    let found_date = document.and_then(|it| it.date).map(|it| it.to_string());
    let source_found = document.map(|it| it.source.clone()).unwrap_or_default();
    let shown =
        |found: Option<&str>, otherwise: &str| found.unwrap_or(otherwise).to_owned();
    Card {
        source_shown: shown(document.map(|it| it.source.as_str()), &entry.source),
        date_shown: shown(found_date.as_deref(), words.get("no_date")),
        id: id(at, entry),
        number: at + 1,
        source: entry.source.clone(),
        source_found,
        headline: entry.headline.clone(),
        headline_found: document.and_then(headline).unwrap_or_default(),
        date: entry.date.clone(),
        date_found: found_date.unwrap_or_default(),
        url: entry.url.clone(),
        about: words.count("n_words", n),
        lines: document.map(|it| lines(it, entry)).unwrap_or_default(),
        caveats: document
            .map(|it| it.caveats.iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
        wrong: found.and_then(|it| it.as_ref().err().cloned()),
        n_removed: (n_removed > 0).then(|| words.count("n_removed", n_removed)),
        is_open: false,
        text: None,
    }
}

/// The text of an article’s file, where it can be changed here.
fn editable(open: &Open, entry: &Entry) -> Option<String> {
    let name = entry.file.as_deref()?;
    let (_, extension) = name.rsplit_once('.')?;
    if !TEXTS.contains(&extension) {
        return None;
    }
    let text = read_text(&open.story.path, name).ok().flatten()?;
    (text.len() <= MAX_TEXT).then_some(text)
}

/// By what a form names an article: its file, or its place where it has none.
fn id(at: usize, entry: &Entry) -> String {
    entry.file.clone().unwrap_or_else(|| format!("#{}", at + 1))
}

fn headline(document: &Document) -> Option<String> {
    let first = document.paragraphs.first();
    let own = first.filter(|it| it.zone == Some(Zone::Headline));
    own.map(|it| it.span.of(&document.text).to_owned()).or_else(|| document.title.clone())
}

/// Paragraphs with the lines that were left out in their places.
fn lines(document: &Document, entry: &Entry) -> Vec<Line> {
    let stays = document.paragraphs.iter().map(|it| {
        let text = it.span.of(&document.text).to_owned();
        let is_kept = entry.keep.contains(&text);
        let zone = it.zone.map_or("body", Zone::name);
        (it.line, Line { text, zone, reason: None, is_kept })
    });
    let gone = document.removed.iter().map(|it| {
        let (text, reason) = (it.text.clone(), Some(it.reason.clone()));
        (it.line, Line { text, zone: "body", reason, is_kept: false })
    });
    let mut all: Vec<(u32, Line)> = stays.chain(gone).collect();
    all.sort_by_key(|it| it.0);
    all.into_iter().map(|it| it.1).collect()
}

/// What someone who gathers articles should know at once.
fn notices(documents: &[&Document], words: &Words) -> Vec<String> {
    let mut notices = Vec::new();
    let mut by_source: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_text: BTreeMap<&str, &str> = BTreeMap::new();
    for document in documents {
        let n = document.text.split_whitespace().count();
        *by_source.entry(&document.source).or_default() += n;
        match by_text.get(document.text.as_str()) {
            Some(first) if !document.text.is_empty() => notices.push(
                words.fill("notice_equal", &[("a", first), ("b", &document.source)]),
            ),
            _ => {
                by_text.insert(&document.text, &document.source);
            }
        }
    }
    if documents.len() == 1 || (documents.len() > 1 && by_source.len() == 1) {
        notices.insert(0, words.get("notice_second").to_owned());
    }
    notices.extend(languages(documents, words));
    let longest = by_source.iter().max_by_key(|it| *it.1);
    let shortest = by_source.iter().min_by_key(|it| *it.1);
    if let (Some((long, most)), Some((short, least))) = (longest, shortest)
        && *most > least.saturating_mul(UNEQUAL)
        && by_source.len() > 1
    {
        let (most, least) = (most.to_string(), least.to_string());
        let values =
            [("long", *long), ("most", &most), ("short", *short), ("least", &least)];
        notices.push(words.fill("notice_unequal", &values));
    }
    notices
}

/// Articles in another language than most of the others.
fn languages(documents: &[&Document], words: &Words) -> Vec<String> {
    let mut by_language: BTreeMap<&str, usize> = BTreeMap::new();
    for document in documents {
        *by_language.entry(&document.language).or_default() += 1;
    }
    let most = by_language.iter().max_by_key(|it| *it.1).map(|it| *it.0);
    let others = documents.iter().filter(|it| Some(it.language.as_str()) != most);
    let notice = |it: &&Document| {
        let code = &it.language;
        let name = words.find(&format!("language_{code}")).unwrap_or(code);
        let values = [("source", it.source.as_str()), ("language", name)];
        words.fill("notice_language", &values)
    };
    others.map(notice).collect()
}

/// Adds a text that was pasted.
pub(super) fn add(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let text = ask.field("text").replace("\r\n", "\n");
    if text.trim().is_empty() {
        return Err(Fault::Wrong(ask.words.get("wrong_text").to_owned()));
    }
    let entry = Entry {
        source: field(ask, "source")?,
        date: date(ask)?,
        headline: field(ask, "headline")?,
        ..Entry::default()
    };
    let stem = [&entry.source, &entry.headline].into_iter().find(|it| !it.is_empty());
    let stem = stem.map_or_else(|| "article".to_owned(), |it| slug(it, "article"));
    let mut list = open.story.list.clone();
    let mut change = Change { what: "added", files: Vec::new() };
    put(&open.story, &mut list, &mut change, entry, &stem, "txt", text.into_bytes());
    finish(app, ask, open, list, change)
}

/// Adds the articles of a file that was dropped.
pub(super) fn file(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let name = ask.query("name");
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    take(app, ask, open, name, &ask.body, "added")
}

/// Adds the articles of a file by its name.
pub(super) fn take(
    app: &App,
    ask: &Ask,
    open: &Open,
    name: &str,
    bytes: &[u8],
    what: &'static str,
) -> Result<Reply, Fault> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let extension = extension.to_lowercase();
    let is_plain = |it: &str| it.chars().all(|c| c.is_ascii_alphanumeric());
    if bytes.is_empty() || !is_plain(&extension) {
        return Err(Fault::Wrong(ask.words.fill("wrong_file", &[("name", name)])));
    }
    let mut found = if is_web_archive(name) {
        of_archive(bytes, name)?
    } else {
        let unit = unit_in(bytes.to_vec(), name).map_err(|it| Fault::wrong(&it))?;
        unit.parse(&Options::default())
    };
    if found.iter().all(Result::is_err) {
        let why = found.into_iter().find_map(Result::err).map(|it| it.to_string());
        let nothing = || ask.words.fill("wrong_file", &[("name", name)]);
        return Err(Fault::Wrong(why.unwrap_or_else(nothing)));
    }
    let stem = slug(stem, "article");
    let mut list = open.story.list.clone();
    let mut change = Change { what, files: Vec::new() };
    if found.len() == 1 && !TABLES.contains(&extension.as_str()) {
        let bytes = bytes.to_vec();
        put(
            &open.story,
            &mut list,
            &mut change,
            Entry::default(),
            &stem,
            &extension,
            bytes,
        );
        return finish(app, ask, open, list, change);
    }
    let n_wrong = found.iter().filter(|it| it.is_err()).count();
    for mut document in found.drain(..).flatten() {
        assign_zones(&mut document);
        let (entry, text) = written(&document);
        let stem = slug(&format!("{stem}-{}", document.source), "article");
        put(&open.story, &mut list, &mut change, entry, &stem, "txt", text.into_bytes());
    }
    let added = finish(app, ask, open, list, change)?;
    if n_wrong == 0 {
        return Ok(added);
    }
    let (key, n) = (&open.key, n_wrong);
    Ok(Reply::to(&format!("/story/{key}/articles?said=added_in_part&n={n}")))
}

/// Endings of archives of web pages.
const WEB_ARCHIVES: [&str; 3] = [".warc", ".warc.gz", ".warc.zst"];

/// Whether a name is that of an archive of web pages.
fn is_web_archive(name: &str) -> bool {
    let name = name.to_lowercase();
    WEB_ARCHIVES.iter().any(|it| name.ends_with(it))
}

/// The articles of an archive of web pages. Only from a file is it read member by member, so
/// that a damaged one costs itself alone. Of the name that a browser gives only the ending is
/// used: the rest may lead anywhere.
#[expect(clippy::disallowed_methods, reason = "a file of its own in a new folder")]
fn of_archive(
    bytes: &[u8],
    name: &str,
) -> Result<Vec<Result<Document, InputError>>, Fault> {
    let folder = tempfile::tempdir().map_err(|it| Fault::wrong(&it))?;
    let name = name.to_lowercase();
    let ending = WEB_ARCHIVES.iter().find(|it| name.ends_with(**it)).unwrap_or(&".warc");
    let place = folder.path().join(format!("archive{ending}"));
    std::fs::write(&place, bytes).map_err(|it| Fault::file(&place, &it))?;
    let options = Options::default();
    let mut found = Vec::new();
    for unit in units(&[place], &options) {
        match unit {
            Ok(unit) => found.extend(unit.parse(&options)),
            Err(error) => found.push(Err(error)),
        }
    }
    Ok(found)
}

/// A document as an entry of the list and a text.
fn written(document: &Document) -> (Entry, String) {
    let mut paragraphs = document.paragraphs.as_slice();
    let headline = headline(document).unwrap_or_default();
    if let [first, rest @ ..] = paragraphs
        && first.zone == Some(Zone::Headline)
    {
        paragraphs = rest;
    }
    let texts: Vec<&str> =
        paragraphs.iter().map(|it| it.span.of(&document.text)).collect();
    let entry = Entry {
        source: document.source.clone(),
        date: document.date.map(|it| it.to_string()).unwrap_or_default(),
        url: document.url.clone().unwrap_or_default(),
        headline,
        ..Entry::default()
    };
    (entry, texts.join("\n\n") + "\n")
}

/// Puts a file and its entry into a change.
fn put(
    story: &Story,
    list: &mut List,
    change: &mut Change,
    mut entry: Entry,
    stem: &str,
    extension: &str,
    bytes: Vec<u8>,
) {
    let is_new = |name: &str| change.files.iter().all(|it| it.0 != name);
    let mut name = story.free_name(stem, extension);
    let mut n = 1;
    while !is_new(&name) {
        n += 1;
        name = story.free_name(&format!("{stem}-{n}"), extension);
    }
    entry.file = Some(name.clone());
    list.add(&entry);
    change.files.push((name, Some(bytes)));
}

fn finish(
    app: &App,
    ask: &Ask,
    open: &Open,
    list: List,
    mut change: Change,
) -> Result<Reply, Fault> {
    if list.articles().len() > MAX_ARTICLES {
        let n = MAX_ARTICLES.to_string();
        return Err(Fault::Wrong(ask.words.fill("wrong_many", &[("n", &n)])));
    }
    change.files.push((LIST.to_owned(), Some(list.text().into_bytes())));
    app.change(open, ask, &change, "articles")
}

pub(super) fn field(ask: &Ask, name: &str) -> Result<String, Fault> {
    let text = ask.field(name);
    if text.len() > MAX_FIELD {
        let n = MAX_FIELD.to_string();
        return Err(Fault::Wrong(ask.words.fill("wrong_long", &[("n", &n)])));
    }
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A date as it was typed, if it can be read.
fn date(ask: &Ask) -> Result<String, Fault> {
    let text = field(ask, "date")?;
    if !text.is_empty() && text.parse::<Date>().is_err() {
        return Err(Fault::Wrong(ask.words.fill("wrong_date", &[("date", &text)])));
    }
    Ok(text)
}

/// The place of the article that a form names.
fn named(ask: &Ask, open: &Open) -> Result<usize, Fault> {
    let entries = open.story.list.articles();
    let wanted = ask.field("article");
    let mut all = entries.iter().enumerate();
    all.position(|(at, entry)| id(at, entry) == wanted).ok_or(Fault::Changed(None))
}

/// Changes what is known about an article.
pub(super) fn edit(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let at = named(ask, open)?;
    let mut list = open.story.list.clone();
    for name in FIELDS {
        if ask.find(name).is_some() {
            let text = if *name == "date" { date(ask)? } else { field(ask, name)? };
            list.set(at, name, &text);
        }
    }
    finish(app, ask, open, list, Change { what: "saved", files: Vec::new() })
}

/// Changes the text of an article.
pub(super) fn edit_text(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let at = named(ask, open)?;
    let entry = open.story.list.articles().remove(at);
    let (Some(name), Some(_)) = (&entry.file, editable(open, &entry)) else {
        return Err(Fault::Missing);
    };
    let text = ask.find("text").unwrap_or_default().replace("\r\n", "\n");
    if text.trim().is_empty() {
        return Err(Fault::Wrong(ask.words.get("wrong_text").to_owned()));
    }
    let files = vec![(name.clone(), Some(text.into_bytes()))];
    finish(app, ask, open, open.story.list.clone(), Change { what: "saved", files })
}

/// Changes the title of the story.
pub(super) fn title(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let title = field(ask, "title")?;
    if title.is_empty() {
        return Err(Fault::Wrong(ask.words.get("wrong_title").to_owned()));
    }
    let mut list = open.story.list.clone();
    list.set_title(&title);
    finish(app, ask, open, list, Change { what: "saved", files: Vec::new() })
}

/// Takes an article out of the story; its file goes with it.
pub(super) fn remove(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let at = named(ask, open)?;
    let mut change = Change { what: "removed", files: Vec::new() };
    if let Ok(Some(path)) = open.story.file(at)
        && let Some(name) = path.file_name().and_then(|it| it.to_str())
        && Path::new(name) != Path::new(LIST)
    {
        change.files.push((name.to_owned(), None));
    }
    let mut list = open.story.list.clone();
    list.remove(at);
    finish(app, ask, open, list, change)
}

/// Lets a line stay that was left out, or leaves it out again.
pub(super) fn keep(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let at = named(ask, open)?;
    let line = ask.find("line").unwrap_or_default().to_owned();
    let mut list = open.story.list.clone();
    let mut kept = list.articles().remove(at).keep;
    if ask.field("what") == "keep" {
        kept.push(line);
    } else {
        kept.retain(|it| *it != line);
    }
    list.set_keep(at, &kept);
    finish(app, ask, open, list, Change { what: "kept", files: Vec::new() })
}
