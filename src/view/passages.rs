//! The passages that say the same thing, as `compare --format json` prints them.

use crate::compare::{Agent, Comparison, Passage, PassagePair, Standing};
use crate::text::{CodePoints, Span};
use crate::view::voices::Voices;
use serde::Serialize;

/// Two passages that say the same thing in other words.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct PassagePairView<'a> {
    pub similarity: f64,
    pub a: PassageView<'a>,
    pub b: PassageView<'a>,
    pub concepts: Vec<NamedView<'a>>,
    pub voices: Sides<Vec<VoiceView<'a>>>,
    pub counts: Vec<Sides<&'a str>>,
    pub agents: Option<Sides<AgentView<'a>>>,
    pub reporting: Option<ReportingView<'a>>,
}

/// A sentence or a clause.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct PassageView<'a> {
    pub article: &'a str,
    pub source: &'a str,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
}

/// A concept that the two name differently.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct NamedView<'a> {
    pub concept: &'a str,
    pub a: &'a str,
    pub b: &'a str,
}

/// The same of both passages.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct Sides<T> {
    pub a: T,
    pub b: T,
}

/// A voice of a passage.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct VoiceView<'a> {
    pub voice: &'static str,
    pub speaker: Option<&'a str>,
}

/// Who is named as doing what a passage describes.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct AgentView<'a> {
    pub action: &'a str,
    pub kind: &'static str,
    pub agent: Option<&'a str>,
}

/// The words that report one speaker's remark.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct ReportingView<'a> {
    pub speaker: &'a str,
    pub a: &'a str,
    pub b: &'a str,
}

/// Passages of several sources that say the same thing.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct FactView<'a> {
    pub passages: Vec<FactPassageView<'a>>,
    pub near: Vec<&'a str>,
}

/// A passage of a fact, with how firmly it states it.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct FactPassageView<'a> {
    #[serde(flatten)]
    pub passage: PassageView<'a>,
    pub status: &'static str,
    pub speaker: Option<&'a str>,
}

/// The facts of a comparison.
pub(super) fn facts<'a>(comparison: &'a Comparison<'a>) -> Vec<FactView<'a>> {
    let points = points(comparison);
    let view = |(it, standing): (&Passage, &'a Standing)| FactPassageView {
        passage: passage(comparison, &points, it),
        status: standing.status.name(),
        speaker: standing.speaker.as_deref(),
    };
    let facts = comparison.passages.facts.iter();
    facts
        .map(|fact| FactView {
            passages: fact.passages.iter().zip(&fact.standings).map(view).collect(),
            near: fact
                .near
                .iter()
                .map(|it| comparison.sources[it.source].id.as_str())
                .collect(),
        })
        .collect()
}

fn points<'a>(comparison: &'a Comparison<'a>) -> Vec<CodePoints<'a>> {
    let articles = comparison.articles.iter();
    articles.map(|it| CodePoints::new(&it.document.text)).collect()
}

/// The pairs of a comparison that are worth reading beside each other.
pub(super) fn passages<'a>(comparison: &'a Comparison<'a>) -> Vec<PassagePairView<'a>> {
    let points = points(comparison);
    let pairs = comparison.passages.pairs.iter().filter(|it| it.is_contrast());
    let voices = Voices::new(&comparison.articles);
    pairs.map(|it| pair(comparison, &points, &voices, it)).collect()
}

fn pair<'a>(
    comparison: &'a Comparison<'a>,
    points: &[CodePoints<'a>],
    voices: &Voices<'a>,
    it: &'a PassagePair,
) -> PassagePairView<'a> {
    let words = |at: &Passage, span: Span| {
        span.of(&comparison.articles[at.article].document.text)
    };
    let agent = |at: &Passage, (action, agent): (Span, Agent)| AgentView {
        action: words(at, action),
        kind: agent.name(),
        agent: agent.span().map(|span| words(at, span)),
    };
    let concepts = it.concepts.iter().map(|named| {
        let concept = &comparison.lexicon.packs()[named.pack].concepts[named.concept];
        NamedView {
            concept: concept.id.as_ref(),
            a: concept.variant[named.a].id.as_ref(),
            b: concept.variant[named.b].id.as_ref(),
        }
    });
    let voices = |at: &Passage| voices.of(at.article, at.span);
    let view = |it: (crate::voice::Voice, Option<&'a str>)| VoiceView {
        voice: it.0.name(),
        speaker: it.1,
    };
    PassagePairView {
        similarity: it.similarity,
        a: passage(comparison, points, &it.a),
        b: passage(comparison, points, &it.b),
        concepts: concepts.collect(),
        voices: Sides {
            a: voices(&it.a).into_iter().map(view).collect(),
            b: voices(&it.b).into_iter().map(view).collect(),
        },
        counts: it
            .counts
            .iter()
            .map(|count| Sides { a: words(&it.a, count.a), b: words(&it.b, count.b) })
            .collect(),
        agents: it
            .agency
            .map(|agency| Sides { a: agent(&it.a, agency.a), b: agent(&it.b, agency.b) }),
        reporting: it.reporting.as_ref().map(|reporting| ReportingView {
            speaker: &reporting.speaker,
            a: words(&it.a, reporting.a),
            b: words(&it.b, reporting.b),
        }),
    }
}

fn passage<'a>(
    comparison: &'a Comparison<'a>,
    points: &[CodePoints<'a>],
    at: &Passage,
) -> PassageView<'a> {
    let document = &comparison.articles[at.article].document;
    let [start, end] = points[at.article].span(at.span);
    PassageView {
        article: &document.id,
        source: &comparison.sources[at.source].id,
        start,
        end,
        text: at.span.of(&document.text),
    }
}
