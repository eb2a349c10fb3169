//! Every passage behind a comparison as one table, one row per passage.
//!
//! The page of a large comparison shows the first of long lists; all of them stand here.

use crate::analysis::Analysis;
use crate::compare::{AttributionRef, Comparison, MentionRef};
use crate::text::Span;
use crate::view::counts::{cell, words_at};
use crate::voice::Attribution;
use serde::{Serialize, Serializer};

/// One passage; the fields are the columns, which only grow at the end.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "docs/formats.md describes the columns")]
pub struct Row<'a> {
    pub kind: &'static str,
    #[serde(serialize_with = "harmless")]
    pub about: &'a str,
    #[serde(serialize_with = "harmless")]
    pub form: &'a str,
    #[serde(serialize_with = "harmless")]
    pub source_name: &'a str,
    #[serde(serialize_with = "harmless")]
    pub article: &'a str,
    pub date: Option<String>,
    pub line: u32,
    pub voice: &'static str,
    #[serde(serialize_with = "harmless")]
    pub speaker: &'a str,
    #[serde(serialize_with = "harmless")]
    pub words: &'a str,
    #[serde(serialize_with = "harmless")]
    pub sentence: &'a str,
}

fn harmless<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    cell(text).serialize(serializer)
}

/// The passages in the order of the page: names, facts, speech, word lists; with the sentences
/// around them where `with_sentences`.
pub fn evidence<'a>(
    comparison: &'a Comparison<'a>,
    with_sentences: bool,
) -> impl Iterator<Item = Row<'a>> {
    let packs = comparison.lexicon.packs();
    let names = comparison.concepts.iter().flat_map(move |it| {
        let concept = &packs[it.pack].concepts[it.concept];
        it.cells.iter().flat_map(move |cell| {
            let form = concept.variant[cell.variant].id.as_ref();
            let row = move |&at| Row {
                kind: "name",
                about: &concept.label,
                form,
                ..of_mention(comparison, at)
            };
            cell.mentions.iter().map(row)
        })
    });
    let facts = comparison.passages.facts.iter().flat_map(move |fact| {
        let first = fact.passages.first();
        let about = first.map_or("", |it| words_at(comparison, it.article, it.span));
        fact.passages.iter().map(move |it| Row {
            kind: "fact",
            about,
            ..at(comparison, it.article, it.span)
        })
    });
    let speech = comparison.speakers.speakers.iter().flat_map(move |speaker| {
        let places = speaker.by_source.iter().flat_map(|it| &it.places);
        places.map(move |&at| Row {
            kind: "speech",
            about: &speaker.name,
            ..of_attribution(comparison, at)
        })
    });
    let unresolved = comparison.speakers.unresolved.iter().flat_map(|it| &it.places);
    let unresolved = unresolved
        .map(move |&at| Row { kind: "speech", ..of_attribution(comparison, at) });
    let lists = comparison.markers.iter().flat_map(move |it| {
        let category = &packs[it.pack].categories[it.category];
        let mentions = it.rates.iter().flat_map(|rate| &rate.mentions);
        mentions.map(move |&at| Row {
            kind: "word",
            about: &category.label,
            ..of_mention(comparison, at)
        })
    });
    let rows = names.chain(facts).chain(speech).chain(unresolved).chain(lists);
    rows.map(move |row| match with_sentences {
        true => row,
        false => Row { sentence: "", ..row },
    })
}

fn of_mention<'a>(comparison: &'a Comparison<'a>, found: MentionRef) -> Row<'a> {
    let analysis = comparison.articles[found.article];
    let mention = &analysis.mentions[found.mention];
    let said = mention.attribution.and_then(|it| analysis.attributions.get(it));
    Row {
        voice: mention.voice.name(),
        speaker: said.and_then(speaker).unwrap_or_default(),
        ..at(comparison, found.article, mention.span)
    }
}

fn of_attribution<'a>(comparison: &'a Comparison<'a>, found: AttributionRef) -> Row<'a> {
    let said = &comparison.articles[found.article].attributions[found.attribution];
    Row {
        voice: said.voice().name(),
        speaker: speaker(said).unwrap_or_default(),
        ..at(comparison, found.article, said.content)
    }
}

fn speaker(said: &Attribution) -> Option<&str> {
    said.speaker.as_deref()
}

/// A passage in its sentence.
fn at<'a>(comparison: &'a Comparison<'a>, article: usize, span: Span) -> Row<'a> {
    let analysis = comparison.articles[article];
    let document = &analysis.document;
    let paragraph = analysis.paragraph_at(span.start);
    Row {
        source_name: &document.source,
        article: &document.id,
        date: document.date.map(|it| it.to_string()),
        line: paragraph.map_or(1, |at| document.paragraphs[at].line),
        words: span.of(&document.text),
        sentence: sentence(analysis, span),
        ..Row::default()
    }
}

/// The sentence in which a passage begins.
fn sentence(analysis: &Analysis, span: Span) -> &str {
    let sentence = analysis.sentence_at(span.start).map(|at| analysis.sentences[at]);
    sentence
        .filter(|it| it.start <= span.start)
        .unwrap_or(span)
        .of(&analysis.document.text)
}
