//! What several articles have in common, as `compare --format json` prints it: quotations, and
//! whole texts.

use crate::compare::{Comparison, Missing, QuotePassage, SharedQuote, Side};
use crate::text::CodePoints;
use serde::Serialize;

/// One utterance as several sources print it.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct SharedQuoteView<'a> {
    pub relation: &'static str,
    pub speaker: Option<&'a str>,
    pub passages: Vec<QuotePassageView<'a>>,
    pub missing: Vec<MissingView<'a>>,
    pub n_words: usize,
}

/// One place where it is printed.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct QuotePassageView<'a> {
    pub article: &'a str,
    pub source: &'a str,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    pub parts: Vec<[u32; 2]>,
    pub n_words: usize,
    pub n_common: usize,
    pub cue: Option<&'a str>,
    pub hearer: Option<&'a str>,
    pub when: Option<&'a str>,
    pub day: Option<String>,
}

/// Words that an article leaves out.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct MissingView<'a> {
    pub from: &'a str,
    pub text: &'a str,
    pub cut: Option<&'static str>,
}

/// The utterances that several sources print.
#[must_use]
pub fn shared_quotes<'a>(comparison: &'a Comparison<'a>) -> Vec<SharedQuoteView<'a>> {
    let points: Vec<CodePoints<'_>> =
        comparison.articles.iter().map(|it| CodePoints::new(&it.document.text)).collect();
    let quotes = comparison.shared_quotes.iter();
    quotes.map(|it| shared_quote(comparison, &points, it)).collect()
}

fn shared_quote<'a>(
    comparison: &'a Comparison<'a>,
    points: &[CodePoints<'_>],
    it: &'a SharedQuote,
) -> SharedQuoteView<'a> {
    let passages = it.passages.iter();
    SharedQuoteView {
        relation: it.relation.name(),
        speaker: it.speaker.as_deref(),
        passages: passages.map(|it| passage(comparison, points, it)).collect(),
        missing: it.missing.iter().map(|it| missing(comparison, it)).collect(),
        n_words: it.n_words,
    }
}

fn passage<'a>(
    comparison: &'a Comparison<'a>,
    points: &[CodePoints<'_>],
    it: &QuotePassage,
) -> QuotePassageView<'a> {
    let document = &comparison.articles[it.article].document;
    let points = &points[it.article];
    let [start, end] = points.span(it.span);
    QuotePassageView {
        article: &document.id,
        source: source(comparison, it.article),
        start,
        end,
        text: it.span.of(&document.text),
        parts: it.parts.iter().map(|&part| points.span(part)).collect(),
        n_words: it.n_words,
        n_common: it.n_common,
        cue: it.occasion.cue.map(|span| span.of(&document.text)),
        hearer: it.occasion.hearer.map(|span| span.of(&document.text)),
        when: it.occasion.when.map(|span| span.of(&document.text)),
        day: it.occasion.day.map(|day| day.to_string()),
    }
}

fn missing<'a>(comparison: &'a Comparison<'a>, it: &Missing) -> MissingView<'a> {
    MissingView {
        from: &comparison.articles[it.from].document.id,
        text: it.span.of(&comparison.articles[it.of].document.text),
        cut: it.cut.map(crate::compare::Cut::name),
    }
}

/// A remark that one source quotes and another reports.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct ParaphraseView<'a> {
    pub speaker: &'a str,
    pub quotation: SideView<'a>,
    pub report: SideView<'a>,
    pub share: f64,
}

/// A quotation or its paraphrase.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct SideView<'a> {
    pub article: &'a str,
    pub source: &'a str,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    pub modal: Option<&'a str>,
    pub strength: Option<&'static str>,
}

/// The quotations that another source reports.
#[must_use]
pub fn paraphrases<'a>(comparison: &'a Comparison<'a>) -> Vec<ParaphraseView<'a>> {
    let points: Vec<CodePoints<'_>> =
        comparison.articles.iter().map(|it| CodePoints::new(&it.document.text)).collect();
    let found = comparison.paraphrases.iter();
    found
        .map(|it| ParaphraseView {
            speaker: &it.speaker,
            quotation: side(comparison, &points, it.quotation),
            report: side(comparison, &points, it.report),
            share: it.share,
        })
        .collect()
}

fn side<'a>(
    comparison: &'a Comparison<'a>,
    points: &[CodePoints<'_>],
    it: Side,
) -> SideView<'a> {
    let document = &comparison.articles[it.article].document;
    let [start, end] = points[it.article].span(it.span);
    SideView {
        article: &document.id,
        source: source(comparison, it.article),
        start,
        end,
        text: it.span.of(&document.text),
        modal: it.modal.map(|it| it.span.of(&document.text)),
        strength: it.modal.map(|it| it.strength.name()),
    }
}

/// The id of an article's source.
fn source<'a>(comparison: &'a Comparison<'a>, article: usize) -> &'a str {
    let source = comparison.sources.iter().find(|it| it.articles.contains(&article));
    source.map_or("", |it| &it.id)
}

/// Articles that print one text.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct CopiesView<'a> {
    pub articles: Vec<&'a str>,
    pub similarity: f64,
    pub containment: f64,
}

/// The groups of copies.
#[must_use]
pub fn copies<'a>(comparison: &'a Comparison<'a>) -> Vec<CopiesView<'a>> {
    let id = |&at: &usize| comparison.articles[at].document.id.as_str();
    let groups = comparison.copies.iter();
    groups
        .map(|it| CopiesView {
            articles: it.articles.iter().map(id).collect(),
            similarity: it.similarity,
            containment: it.containment,
        })
        .collect()
}
