//! An article as pages show it: paragraphs in pieces, each with what was found there.

use crate::analysis::Analysis;
use crate::lexicon::{Lexicon, Target};
use crate::text::{CodePoints, Span};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Text {
    pub(super) id: String,
    pub(super) source: String,
    pub(super) language: String,
    pub(super) paragraphs: Vec<Paragraph>,
}

#[derive(Serialize)]
pub(super) struct Paragraph {
    zone: &'static str,
    /// Where it begins, in code points of the text.
    start: u32,
    pieces: Vec<Piece>,
}

/// Words of a paragraph that one thing is said about, or nothing.
#[derive(Serialize)]
struct Piece {
    text: String,
    /// The class of a mark; empty for none.
    mark: String,
    /// What is said about it.
    title: String,
}

/// Articles with the names that were found, or with whose words they are.
pub(super) fn texts(
    analyses: &[Analysis],
    lexicon: &Lexicon,
    by_name: bool,
) -> Vec<Text> {
    let show = |it: &Analysis| {
        let marks = if by_name { names(it, lexicon) } else { voices(it) };
        text(it, &marks)
    };
    analyses.iter().map(show).collect()
}

/// A place, its class, and what is said about it.
type Mark = (Span, String, String);

fn names(analysis: &Analysis, lexicon: &Lexicon) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for mention in &analysis.mentions {
        let Target::Variant { pack, concept, .. } = mention.target else { continue };
        let is_free = marks.last().is_none_or(|it| it.0.end <= mention.span.start);
        if is_free {
            let label = lexicon.packs()[pack].concepts[concept].label.clone();
            marks.push((mention.span, format!("v-{}", mention.voice.name()), label));
        }
    }
    marks
}

/// The outermost attributions: what lies inside is of the same place.
fn voices(analysis: &Analysis) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for it in &analysis.attributions {
        if marks.last().is_none_or(|last| last.0.end <= it.content.start) {
            let speaker = it.speaker.clone().unwrap_or_else(|| "?".to_owned());
            marks.push((it.content, format!("said v-{}", it.voice().name()), speaker));
        }
    }
    marks
}

fn text(analysis: &Analysis, marks: &[Mark]) -> Text {
    let document = &analysis.document;
    let points = CodePoints::new(&document.text);
    let mut marks = marks.iter().peekable();
    let paragraphs = document.paragraphs.iter().map(|paragraph| {
        let span = paragraph.span;
        let mut pieces = Vec::new();
        let mut at = span.start;
        let mut push = |start: u32, end: u32, mark: &str, title: &str| {
            if start < end {
                pieces.push(Piece {
                    text: Span { start, end }.of(&document.text).to_owned(),
                    mark: mark.to_owned(),
                    title: title.to_owned(),
                });
            }
        };
        while let Some((mark, class, title)) = marks.peek() {
            if mark.start >= span.end {
                break;
            }
            let (start, end) = (mark.start.max(at), mark.end.min(span.end));
            push(at, start, "", "");
            push(start, end, class, title);
            at = end.max(at);
            // One that goes on marks the next paragraph too.
            if mark.end > span.end {
                break;
            }
            marks.next();
        }
        push(at, span.end, "", "");
        Paragraph {
            zone: paragraph.zone.map_or("body", |it| it.name()),
            start: points.at(span.start),
            pieces,
        }
    });
    Text {
        id: document.id.clone(),
        source: document.source.clone(),
        language: document.language.clone(),
        paragraphs: paragraphs.collect(),
    }
}
