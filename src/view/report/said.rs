//! The passages of a speaker: somebody's words in an article, with whose words stand in them.

use crate::analysis::Analysis;
use crate::compare::{AttributionRef, Heard};
use crate::document::Zone;
use crate::text::Span;
use crate::view::report::excerpt::Excerpts;
use crate::view::report::marks::{Mark, Run, runs};
use crate::view::report::plain::plain;
use crate::view::report::stage::{Badge, Stage, colour};
use crate::view::wording;
use crate::voice::{Attribution, Voice};
use serde::Serialize;

/// The passages of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SaidGroup {
    /// Where cells lead.
    pub id: String,
    /// The colour of the source.
    pub colour: String,
    /// In order of article and place.
    pub passages: Vec<Said>,
}

/// Somebody's words in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The name of the voice.
    pub voice: &'static str,
    /// The source or article.
    pub badge: Badge,
    /// Where they stand.
    pub place: String,
    /// The link to the line.
    pub href: String,
    /// The words, as far as they are shown.
    pub runs: Vec<Run>,
    /// Whether too little is shown to be read.
    pub is_withheld: bool,
    /// How many words there are.
    pub length: String,
    /// How they are given, with the words that report.
    pub how: String,
}

/// What one source gives of a speaker.
pub(super) fn group(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    id: String,
    heard: &Heard,
) -> SaidGroup {
    let passages = outer(stage, heard).map(|at| said(stage, excerpts, at));
    SaidGroup { id, colour: colour(heard.source), passages: passages.collect() }
}

/// The passages that lie in no other one of the speaker: those that do are shown in it.
fn outer(stage: &Stage<'_>, heard: &Heard) -> impl Iterator<Item = AttributionRef> {
    let mut last = (usize::MAX, 0);
    let content = |it: &AttributionRef| {
        stage.analysis(it.article).attributions[it.attribution].content
    };
    heard.places.iter().copied().filter(move |it| {
        let (article, end) = last;
        let span = content(it);
        let is_inside = article == it.article && span.end <= end;
        if !is_inside {
            last = (it.article, span.end);
        }
        !is_inside
    })
}

/// One passage, as far as the budget shows it.
fn said(stage: &Stage<'_>, excerpts: &Excerpts, at: AttributionRef) -> Said {
    let analysis = stage.analysis(at.article);
    let attribution = &analysis.attributions[at.attribution];
    let paragraphs = &analysis.document.paragraphs;
    let start = attribution.content.start;
    let paragraph = paragraphs.partition_point(|it| it.span.end <= start);
    let (zone, line) = paragraphs
        .get(paragraph)
        .map_or((Zone::Body, 1), |it| (it.zone.unwrap_or_default(), it.line));
    let text = &analysis.document.text;
    let words = excerpts.words(at.article);
    let inside = words.within(attribution.content);
    let runs = if words.is_worth_reading(inside.clone()) {
        runs(text, words, attribution.content, &inner(analysis, at.attribution))
    } else {
        Vec::new()
    };
    Said {
        voice: attribution.voice().name(),
        badge: stage.articles[at.article].clone(),
        place: wording::place(zone, line),
        href: stage.paragraph_href(at.article, paragraph),
        is_withheld: runs.is_empty(),
        runs,
        length: wording::gap(inside.len()),
        how: how(stage, excerpts, at, attribution, zone),
    }
}

/// How words are given: in marks or reported, and with which words where these are shown.
fn how(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    at: AttributionRef,
    attribution: &Attribution,
    zone: Zone,
) -> String {
    let text = &stage.analysis(at.article).document.text;
    let words = excerpts.words(at.article);
    let is_shown = |span| words.within(span).all(|it| words.is_shown(it));
    let cue = attribution.cue.filter(|&span| is_shown(span));
    let cue = cue.map(|span| plain(span.of(text)));
    wording::how(attribution, cue.as_deref(), zone)
}

/// The quotations and insertions inside a passage, as marks without a link.
fn inner(analysis: &Analysis, attribution: usize) -> Vec<Mark> {
    let content = analysis.attributions[attribution].content;
    let mark = |span: Span, voice: Voice| Mark {
        span,
        voice: voice.name(),
        colour: String::new(),
        href: String::new(),
    };
    let rest = analysis.attributions[attribution + 1..].iter();
    let inside = rest.take_while(|it| it.content.start < content.end);
    let mut marks: Vec<Mark> = inside.map(|it| mark(it.content, it.voice())).collect();
    if analysis.attributions[attribution].voice() == Voice::Reported {
        let from = analysis.insertions.partition_point(|it| it.end <= content.start);
        let inside = analysis.insertions[from..].iter();
        let inside = inside.take_while(|it| it.start < content.end);
        marks.extend(inside.map(|&span| mark(span, Voice::Embedded)));
    }
    marks
}
