//! Whose words are whose: shown in the articles, and put right by hand.

use crate::analysis::Analysis;
use crate::document::Voice;
use crate::serve::fault::Fault;
use crate::serve::frame::{Frame, Open};
use crate::serve::request::{Ask, Reply};
use crate::serve::routes::App;
use crate::serve::story::{CORRECTIONS, Change};
use crate::serve::text::{Text, texts};
use crate::serve::work::{Progress, measure};
use crate::text::CodePoints;
use crate::voice::Attribution;
use serde::Serialize;
use std::collections::BTreeSet;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

/// The longest words of a correction, in bytes.
const MAX_WORDS: usize = 4000;
/// The longest name or note.
const MAX_FIELD: usize = 300;
const TABLE: &str = "correction";

#[derive(Serialize)]
struct Shown {
    title: String,
    story: Frame,
    texts: Vec<Text>,
    speakers: Vec<String>,
    voices: Vec<VoiceBox>,
    made: Vec<Made>,
}

#[derive(Serialize)]
struct VoiceBox {
    id: &'static str,
    words: String,
}

/// A correction as the page lists it.
#[derive(Serialize)]
struct Made {
    number: usize,
    article: String,
    text: String,
    speaker: Option<String>,
    voice: Option<String>,
    note: String,
}

/// Shows the articles with whose words are whose.
pub(super) fn page(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let frame = app.frame(open, "voices", ask);
    let mut speakers = BTreeSet::new();
    let mut shown = Vec::new();
    match measure(app, &open.story.path, &Progress::default()) {
        Ok(measured) => {
            let attributions = measured.analyses.iter().flat_map(|it| &it.attributions);
            speakers.extend(attributions.filter_map(|it| it.speaker.clone()));
            shown = texts(&measured.analyses, measured.lexicon(), false);
        }
        Err(Fault::NoArticle) => {}
        Err(fault) => return Err(fault),
    }
    let words = ask.words;
    let voice = |id: &str| words.get(&format!("voice_{id}")).to_owned();
    let source = |id: String| {
        let named = shown.iter().find(|it| it.id == id);
        named.map(|it| it.source.clone()).unwrap_or(id)
    };
    let made = tables(&corrections(open)?).into_iter().zip(1..).map(|(table, number)| {
        let text = |key: &str| table.get(key).and_then(Item::as_str).map(str::to_owned);
        Made {
            number,
            article: source(text("article").unwrap_or_default()),
            text: text("text")
                .unwrap_or_default()
                .trim_matches(['“', '”', '"'])
                .to_owned(),
            speaker: text("speaker"),
            voice: text("voice").map(|it| voice(&it)),
            note: text("note").unwrap_or_default(),
        }
    });
    let made: Vec<Made> = made.collect();
    let shown = Shown {
        title: frame.title.clone(),
        story: frame,
        texts: shown,
        speakers: speakers.into_iter().collect(),
        voices: Voice::ALL
            .iter()
            .map(|it| VoiceBox { id: it.name(), words: voice(it.name()) })
            .collect(),
        made,
    };
    app.page("serve-voices.html", &shown, words)
}

/// The file of corrections, with whatever else a person put there.
fn corrections(open: &Open) -> Result<DocumentMut, Fault> {
    let text = open.story.corrections.as_deref().unwrap_or_default();
    text.parse().map_err(|it: toml_edit::TomlError| {
        Fault::Wrong(format!("{CORRECTIONS}: {}", it.to_string().trim()))
    })
}

fn tables(document: &DocumentMut) -> Vec<Table> {
    let tables = document.get(TABLE).and_then(Item::as_array_of_tables);
    tables.into_iter().flatten().cloned().collect()
}

/// Puts a place right, or takes a correction away.
pub(super) fn change(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let mut document = corrections(open)?;
    let item = document.entry(TABLE);
    let item = item.or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = item.as_array_of_tables_mut() else {
        return Err(Fault::Wrong(format!(
            "{CORRECTIONS}: `{TABLE}` is no list of tables"
        )));
    };
    if ask.field("what") == "strike" {
        let number: usize = ask.field("number").parse().unwrap_or(0);
        if number == 0 || number > tables.len() {
            return Err(Fault::Changed(None));
        }
        tables.remove(number - 1);
    } else {
        let table = table(ask)?;
        let others = match ask.field("all") {
            "on" => alike(app, open, &table)?,
            _ => Vec::new(),
        };
        tables.push(table);
        others.into_iter().for_each(|it| tables.push(it));
    }
    let content = (!tables.is_empty()).then(|| document.to_string().into_bytes());
    let change =
        Change { what: "corrected", files: vec![(CORRECTIONS.to_owned(), content)] };
    app.change(open, ask, &change, "voices")
}

/// Corrections for every other passage that was found to be of the same speaker.
fn alike(app: &App, open: &Open, first: &Table) -> Result<Vec<Table>, Fault> {
    let text_of = |key: &str| first.get(key).and_then(Item::as_str).unwrap_or_default();
    let start = first.get("start").and_then(Item::as_integer).unwrap_or(0);
    let start = u32::try_from(start).unwrap_or(0);
    let measured = measure(app, &open.story.path, &Progress::default())?;
    let own = |it: &&Analysis| it.document.id == text_of("article");
    let Some(analysis) = measured.analyses.iter().find(own) else {
        return Ok(Vec::new());
    };
    let points = CodePoints::new(&analysis.document.text);
    let is_there = |it: &&Attribution| {
        let (from, to) = (points.at(it.content.start), points.at(it.content.end));
        it.content.of(&analysis.document.text).contains(text_of("text"))
            && (start == 0 || (from..to).contains(&start))
    };
    let found = analysis.attributions.iter().filter(|it| it.device.is_none());
    let Some(found) = found.clone().find(is_there) else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for analysis in &measured.analyses {
        let document = &analysis.document;
        let points = CodePoints::new(&document.text);
        let same = analysis.attributions.iter().filter(|it| {
            it.device.is_none()
                && it.speaker.is_some()
                && it.speaker == found.speaker
                && *it != found
        });
        for it in same {
            let words = it.content.of(&document.text);
            if words.len() > MAX_WORDS || words.contains('\n') {
                continue;
            }
            let mut table = first.clone();
            table["article"] = value(document.id.as_str());
            table["start"] = value(i64::from(points.at(it.content.start)));
            table["text"] = value(words);
            all.push(table);
        }
    }
    Ok(all)
}

/// The correction that a form holds.
fn table(ask: &Ask) -> Result<Table, Fault> {
    let words = ask.words;
    let text = ask.find("text").unwrap_or_default().replace("\r\n", "\n");
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_WORDS || text.contains('\n') {
        return Err(Fault::Wrong(words.get("wrong_place").to_owned()));
    }
    let (speaker, voice, note) =
        (ask.field("speaker"), ask.field("voice"), ask.field("note"));
    if speaker.len() > MAX_FIELD || note.len() > MAX_FIELD {
        let n = MAX_FIELD.to_string();
        return Err(Fault::Wrong(words.fill("wrong_long", &[("n", &n)])));
    }
    let voice = Voice::named(voice);
    if speaker.is_empty() && voice.is_none() {
        return Err(Fault::Wrong(words.get("wrong_correction").to_owned()));
    }
    let start = ask.field("start").parse::<u32>().unwrap_or(0);
    let mut table = Table::new();
    table["article"] = value(ask.field("article"));
    table["start"] = value(i64::from(start));
    table["text"] = value(text);
    if !speaker.is_empty() {
        table["speaker"] = value(speaker);
    }
    if let Some(voice) = voice {
        table["voice"] = value(voice.name());
    }
    if !note.is_empty() {
        table["note"] = value(note);
    }
    Ok(table)
}
