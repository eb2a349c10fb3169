//! Who speaks, as a comparison prints it.

use crate::compare::{AttributionRef, Comparison, Heard, Speaker, Verb};
use crate::voice::Voice;
use serde::Serialize;

/// One speaker across the sources.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct SpeakerView<'a> {
    pub speaker: &'a str,
    pub forms: &'a [String],
    pub by_source: Vec<SpeechView<'a>>,
}

/// How much of a speaker one source prints.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct SpeechView<'a> {
    pub source: &'a str,
    pub quotations: u64,
    pub words_quoted: u64,
    pub reported: u64,
    pub words_reported: u64,
    pub words_embedded: u64,
    pub held: u64,
    pub cues: Vec<CueView<'a>>,
    pub places: Vec<PlaceView<'a>>,
}

/// Words that report.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct CueView<'a> {
    pub cue: &'a str,
    pub category: Option<&'a str>,
    pub n: u64,
}

/// An attribution of an article.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct PlaceView<'a> {
    pub article: &'a str,
    pub attribution: usize,
}

/// Words of others for which no name can be given.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct UnattributedView<'a> {
    pub unresolved: Vec<SpeechView<'a>>,
    pub no_speaker: Vec<SpeechView<'a>>,
}

/// Shows the speakers of a comparison.
#[must_use]
pub fn speakers<'a>(comparison: &'a Comparison<'a>) -> Vec<SpeakerView<'a>> {
    let speaker = |it: &'a Speaker| SpeakerView {
        speaker: &it.name,
        forms: &it.forms,
        by_source: speeches(comparison, &it.by_source),
    };
    comparison.speakers.speakers.iter().map(speaker).collect()
}

/// Shows the words of others for which no name can be given.
#[must_use]
pub fn unattributed<'a>(comparison: &'a Comparison<'a>) -> UnattributedView<'a> {
    let found = &comparison.speakers;
    UnattributedView {
        unresolved: speeches(comparison, &found.unresolved),
        no_speaker: speeches(comparison, &found.no_speaker),
    }
}

fn speeches<'a>(
    comparison: &'a Comparison<'a>,
    heard: &'a [Heard],
) -> Vec<SpeechView<'a>> {
    let place = |it: &AttributionRef| PlaceView {
        article: &comparison.articles[it.article].document.id,
        attribution: it.attribution,
    };
    let speech = |it: &'a Heard| SpeechView {
        source: &comparison.sources[it.source].id,
        quotations: it.n_quotations,
        words_quoted: it.words(Voice::Quoted),
        reported: it.n_reported,
        words_reported: it.words(Voice::Reported),
        words_embedded: it.words(Voice::Embedded),
        held: it.n_held,
        cues: it.verbs.iter().map(|verb| cue(comparison, verb)).collect(),
        places: it.places.iter().map(place).collect(),
    };
    heard.iter().map(speech).collect()
}

fn cue<'a>(comparison: &'a Comparison<'a>, it: &'a Verb) -> CueView<'a> {
    let category = it.category.map(|(pack, category)| {
        comparison.lexicon.packs()[pack].categories[category].id.as_ref().as_str()
    });
    CueView { cue: &it.words, category, n: it.n }
}
