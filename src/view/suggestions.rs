//! Names that the program proposes, as `parallax lexicon suggest` prints them.

use crate::compare::Comparison;
use crate::lexicon::pack::Concept;
use crate::suggest::{Place, Suggestion, Suggestions};
use crate::text::CodePoints;
use crate::view::comparison::program;
use serde::Serialize;
use std::collections::BTreeMap;

/// The name and version of this form.
pub const SCHEMA: &str = "parallax.suggestions/1";

/// What the articles suggest.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/suggestions-1.json describes the fields")]
pub struct SuggestionsView<'a> {
    pub schema: &'static str,
    pub program: String,
    pub articles: usize,
    pub sources: usize,
    pub suggestions: Vec<SuggestionView<'a>>,
}

/// One concept that is proposed.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/suggestions-1.json describes the fields")]
pub struct SuggestionView<'a> {
    pub concept: &'a str,
    pub kind: &'static str,
    pub label: &'a str,
    pub question: &'a str,
    pub score: f64,
    pub link: f64,
    pub separation: f64,
    pub weight: f64,
    pub n: u64,
    pub variants: Vec<SuggestedVariantView<'a>>,
}

/// One of its names.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/suggestions-1.json describes the fields")]
pub struct SuggestedVariantView<'a> {
    pub variant: &'a str,
    pub forms: Vec<&'a str>,
    pub n: usize,
    pub by_source: Vec<SourceCountView<'a>>,
    pub evidence: Vec<EvidenceView<'a>>,
}

/// How often a source uses it.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/suggestions-1.json describes the fields")]
pub struct SourceCountView<'a> {
    pub source: &'a str,
    pub n: usize,
}

/// Where it stands.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/suggestions-1.json describes the fields")]
pub struct EvidenceView<'a> {
    pub article: &'a str,
    pub source: &'a str,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    pub voice: &'static str,
    pub zone: &'static str,
    pub counted: bool,
    pub sentence: &'a str,
}

/// Shows what the articles suggest.
#[must_use]
pub fn suggestions<'a>(
    comparison: &'a Comparison<'a>,
    found: &'a Suggestions,
) -> SuggestionsView<'a> {
    SuggestionsView {
        schema: SCHEMA,
        program: program(),
        articles: comparison.articles.len(),
        sources: comparison.sources.len(),
        suggestions: list(comparison, found),
    }
}

/// The proposals alone, by score.
#[must_use]
pub fn list<'a>(
    comparison: &'a Comparison<'a>,
    found: &'a Suggestions,
) -> Vec<SuggestionView<'a>> {
    let articles = comparison.articles.iter();
    let points: Vec<CodePoints<'a>> =
        articles.map(|it| CodePoints::new(&it.document.text)).collect();
    let concepts = found.list.iter().zip(&found.pack.concepts);
    concepts.map(|(it, concept)| view(comparison, &points, it, concept)).collect()
}

fn view<'a>(
    comparison: &'a Comparison<'a>,
    points: &[CodePoints<'a>],
    it: &'a Suggestion,
    concept: &'a Concept,
) -> SuggestionView<'a> {
    let variants = concept.variant.iter().enumerate().map(|(number, variant)| {
        let places = || it.places.iter().filter(move |place| place.variant == number);
        let mut by_source: BTreeMap<usize, usize> = BTreeMap::new();
        for place in places().filter(|it| it.is_counted) {
            *by_source.entry(place.source).or_default() += 1;
        }
        SuggestedVariantView {
            variant: variant.id.as_ref(),
            forms: variant.forms.iter().map(|it| it.as_ref().as_str()).collect(),
            n: by_source.values().sum(),
            by_source: by_source
                .into_iter()
                .map(|(at, n)| SourceCountView {
                    source: &comparison.sources[at].name,
                    n,
                })
                .collect(),
            evidence: places().map(|it| evidence(comparison, points, it)).collect(),
        }
    });
    SuggestionView {
        concept: concept.id.as_ref(),
        kind: it.kind.name(),
        label: &concept.label,
        question: concept.question.as_deref().unwrap_or(&concept.label),
        score: it.figures.score,
        link: it.figures.link,
        separation: it.figures.separation,
        weight: it.figures.weight,
        n: it.figures.n,
        variants: variants.collect(),
    }
}

fn evidence<'a>(
    comparison: &'a Comparison<'a>,
    points: &[CodePoints<'a>],
    place: &Place,
) -> EvidenceView<'a> {
    let analysis = comparison.articles[place.article];
    let text = &analysis.document.text;
    let points = &points[place.article];
    let span = place.mention.span;
    let sentence = analysis.sentences.get(place.mention.sentence);
    EvidenceView {
        article: &analysis.document.id,
        source: &comparison.sources[place.source].name,
        start: points.at(span.start),
        end: points.at(span.end),
        text: span.of(text),
        voice: place.mention.voice.name(),
        zone: place.mention.zone.name(),
        counted: place.is_counted,
        sentence: sentence.map_or_else(|| span.of(text), |it| it.of(text)),
    }
}
