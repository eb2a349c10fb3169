//! One article as `annotate` prints it: `parallax.annotation/1`.
//!
//! All offsets count code points of `text`.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::lexicon::pack::Confidence;
use crate::lexicon::{Lexicon, Target};
use crate::text::CodePoints;
use crate::voice::{Act, Voice};
use serde::Serialize;

/// The name and version of this form.
pub const SCHEMA: &str = "parallax.annotation/1";

/// Offsets `[start, end)` in code points.
type Offsets = [u32; 2];

/// One article with everything found in it.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/annotation-1.json describes the fields")]
pub struct Annotation<'a> {
    pub schema: &'static str,
    pub id: &'a str,
    pub path: &'a str,
    pub source: &'a str,
    pub title: Option<&'a str>,
    pub byline: Option<&'a str>,
    pub date: Option<String>,
    pub url: Option<&'a str>,
    pub language: &'a str,
    pub text: &'a str,
    pub removed: Vec<RemovedLine<'a>>,
    pub zones: Vec<ZoneSpan>,
    pub paragraphs: Vec<Offsets>,
    pub sentences: Vec<Offsets>,
    pub n_tokens: usize,
    pub tokens_by_voice: ByVoice,
    pub attributions: Vec<AttributionView<'a>>,
    pub insertions: Vec<Offsets>,
    pub mentions: Vec<MentionView<'a>>,
    pub evidence: Vec<EvidenceView>,
    pub caveats: Vec<CaveatView>,
}

/// A line that was taken out before counting.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/annotation-1.json describes the fields")]
pub struct RemovedLine<'a> {
    pub line: u32,
    pub text: &'a str,
    pub reason: &'a str,
}

/// Neighbouring paragraphs of one zone.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/annotation-1.json describes the fields")]
pub struct ZoneSpan {
    pub start: u32,
    pub end: u32,
    pub zone: &'static str,
}

/// Words by voice.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "the names of the voices")]
pub struct ByVoice {
    pub narrator: usize,
    pub quoted: usize,
    pub reported: usize,
    pub embedded: usize,
}

impl ByVoice {
    /// Takes counts indexed by [`Voice::index`].
    #[must_use]
    pub fn new(counts: [usize; 4]) -> Self {
        let of = |voice: Voice| counts[voice.index()];
        Self {
            narrator: of(Voice::Narrator),
            quoted: of(Voice::Quoted),
            reported: of(Voice::Reported),
            embedded: of(Voice::Embedded),
        }
    }
}

/// Words with their source.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/annotation-1.json describes the fields")]
pub struct AttributionView<'a> {
    pub kind: &'static str,
    pub content: Offsets,
    pub source: Option<Offsets>,
    pub cue: Option<Offsets>,
    pub act: Option<&'static str>,
    pub speaker: Option<&'a str>,
    pub device: Option<&'static str>,
}

/// An entry of a lexicon.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/annotation-1.json describes the fields")]
pub struct MentionView<'a> {
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    pub pack: &'a str,
    pub concept: Option<&'a str>,
    pub variant: Option<&'a str>,
    pub category: Option<&'a str>,
    pub zone: &'static str,
    pub voice: &'static str,
    pub speaker: Option<&'a str>,
    pub negated: bool,
    pub distanced: bool,
    pub confidence: &'static str,
}

/// What a scorer points at that is no entry of a lexicon.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/annotation-1.json describes the fields")]
pub struct EvidenceView {
    pub scorer: &'static str,
    pub start: u32,
    pub end: u32,
    pub voice: &'static str,
}

/// A doubt.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/annotation-1.json describes the fields")]
pub struct CaveatView {
    pub kind: &'static str,
    pub text: String,
}

/// Shows one analysis; `with_low` lists mentions of low confidence too.
#[must_use]
pub fn annotation<'a>(
    analysis: &'a Analysis,
    lexicon: &'a Lexicon,
    with_low: bool,
) -> Annotation<'a> {
    let document = &analysis.document;
    let points = CodePoints::new(&document.text);
    Annotation {
        schema: SCHEMA,
        id: &document.id,
        path: &document.path,
        source: &document.source,
        title: document.title.as_deref(),
        byline: document.byline.as_deref(),
        date: document.date.map(|date| date.to_string()),
        url: document.url.as_deref(),
        language: &document.language,
        text: &document.text,
        removed: removed(analysis),
        zones: zones(analysis, &points),
        paragraphs: points.spans(document.paragraphs.iter().map(|it| it.span)).collect(),
        sentences: points.spans(analysis.sentences.iter().copied()).collect(),
        n_tokens: analysis.words_by_voice.iter().sum(),
        tokens_by_voice: ByVoice::new(analysis.words_by_voice),
        attributions: attributions(analysis, &points),
        insertions: points.spans(analysis.insertions.iter().copied()).collect(),
        mentions: mentions(analysis, lexicon, with_low, &points),
        evidence: evidence(analysis, &points),
        caveats: document
            .caveats
            .iter()
            .map(|it| CaveatView { kind: it.kind(), text: it.to_string() })
            .collect(),
    }
}

fn removed(analysis: &Analysis) -> Vec<RemovedLine<'_>> {
    let removed = analysis.document.removed.iter();
    removed
        .map(|it| RemovedLine { line: it.line, text: &it.text, reason: &it.reason })
        .collect()
}

fn zones(analysis: &Analysis, points: &CodePoints<'_>) -> Vec<ZoneSpan> {
    let mut zones: Vec<ZoneSpan> = Vec::new();
    for paragraph in &analysis.document.paragraphs {
        let zone = paragraph.zone.unwrap_or_default().name();
        let [start, end] = points.span(paragraph.span);
        match zones.last_mut() {
            Some(last) if last.zone == zone => last.end = end,
            _ => zones.push(ZoneSpan { start, end, zone }),
        }
    }
    zones
}

pub(super) fn attributions<'a>(
    analysis: &'a Analysis,
    points: &CodePoints<'_>,
) -> Vec<AttributionView<'a>> {
    let attributions = analysis.attributions.iter();
    attributions
        .map(|it| AttributionView {
            kind: it.kind.name(),
            content: points.span(it.content),
            source: it.source.map(|span| points.span(span)),
            cue: it.cue.map(|span| points.span(span)),
            act: it.act.map(Act::name),
            speaker: it.speaker.as_deref(),
            device: it.device.map(crate::voice::Device::name),
        })
        .collect()
}

pub(super) fn mentions<'a>(
    analysis: &'a Analysis,
    lexicon: &'a Lexicon,
    with_low: bool,
    points: &CodePoints<'_>,
) -> Vec<MentionView<'a>> {
    let mut views = Vec::with_capacity(analysis.mentions.len());
    let is_listed = |it: &&Mention| with_low || it.confidence != Confidence::Low;
    let listed = analysis.mentions.iter().filter(is_listed);
    views.extend(listed.map(|it| mention(it, analysis, lexicon, points)));
    views
}

fn mention<'a>(
    mention: &Mention,
    analysis: &'a Analysis,
    lexicon: &'a Lexicon,
    points: &CodePoints<'_>,
) -> MentionView<'a> {
    let [start, end] = points.span(mention.span);
    let pack = &lexicon.packs()[mention.target.pack()];
    let (mut concept, mut variant, mut category) = (None, None, None);
    match mention.target {
        Target::Variant { concept: at, variant: variant_at, .. } => {
            let it = &pack.concepts[at];
            concept = Some(it.id.as_ref().as_str());
            variant = Some(it.variant[variant_at].id.as_ref().as_str());
        }
        Target::Category { category: at, .. } => {
            category = Some(pack.categories[at].id.as_ref().as_str());
        }
    }
    MentionView {
        start,
        end,
        text: mention.span.of(&analysis.document.text),
        pack: &pack.head.id,
        concept,
        variant,
        category,
        zone: mention.zone.name(),
        voice: mention.voice.name(),
        speaker: mention
            .attribution
            .and_then(|at| analysis.attributions[at].speaker.as_deref()),
        negated: mention.is_negated,
        distanced: mention.is_distanced,
        confidence: mention.confidence.name(),
    }
}

fn evidence(analysis: &Analysis, points: &CodePoints<'_>) -> Vec<EvidenceView> {
    let evidence = analysis.evidence.iter();
    evidence
        .map(|it| {
            let [start, end] = points.span(it.span);
            EvidenceView { scorer: it.scorer, start, end, voice: it.voice.name() }
        })
        .collect()
}
