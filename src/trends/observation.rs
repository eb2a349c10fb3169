//! What one article contributes to trends: counts, what they are counted over, and passages.

use crate::analysis::Analysis;
use crate::compare::{Exposure, Unit, basis, signs};
use crate::document::Date;
use crate::lexicon::{Lexicon, Target};
use crate::text::Span;
use crate::voice::Voice;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A longer sentence is a list or a text without full stops, and no passage to read.
const MAX_PASSAGE: usize = 1_200;

/// What one article gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Unique in the run, or nearly.
    pub id: String,
    /// The name of its source.
    pub source: String,
    /// The headline, where one is known.
    pub title: Option<String>,
    /// The day of publication.
    pub date: Option<Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// SHA-256 of its text: articles of one text are copies.
    pub text: [u8; 32],
    /// How often each entry is counted, each once.
    pub counts: BTreeMap<Target, u64>,
    /// Words in the outlet's own voice.
    pub narrator_tokens: u64,
    /// Places where it reports someone's words.
    pub attributions: u64,
    /// The first passage of each entry, as far as they can be shown whole.
    pub passages: BTreeMap<Target, Passage>,
}

/// A sentence with a mention in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The sentence.
    pub text: String,
    /// The mention, in bytes of the sentence.
    pub mention: Span,
    /// Whose words the mention is.
    pub voice: Voice,
}

impl Observation {
    /// Counts in an analysis what a comparison would count in it.
    ///
    /// A mention of a concept counts in the voices on which the concept is compared, a word of
    /// a category in the narrator's, both outside headlines and captions.
    #[must_use]
    pub fn new(lexicon: &Lexicon, analysis: &Analysis) -> Self {
        let document = &analysis.document;
        let exposure = Exposure::new(analysis);
        let mut seen = Self {
            id: document.id.clone(),
            source: document.source.clone(),
            title: document.title.clone(),
            date: document.date,
            url: document.url.clone(),
            text: Sha256::digest(document.text.as_bytes()).into(),
            counts: BTreeMap::new(),
            narrator_tokens: exposure.of(Unit::NarratorTokens),
            attributions: exposure.of(Unit::Attributions),
            passages: BTreeMap::new(),
        };
        for (at, mention) in analysis.mentions.iter().enumerate() {
            if let Target::Variant { pack, concept, .. } = mention.target {
                let concept = &lexicon.packs()[pack].concepts[concept];
                if mention.is_counted() && basis(concept).contains(&mention.voice) {
                    seen.count(analysis, at);
                }
            }
        }
        for (at, pack, category) in signs(lexicon, analysis) {
            let mention = &analysis.mentions[at];
            let is_sign = lexicon.packs()[pack].categories[category].is_sign();
            if is_sign && mention.is_counted() && mention.voice == Voice::Narrator {
                seen.count(analysis, at);
            }
        }
        seen
    }

    /// How much there is of a unit.
    #[must_use]
    pub fn exposure(&self, unit: Unit) -> u64 {
        match unit {
            Unit::NarratorTokens => self.narrator_tokens,
            Unit::Attributions => self.attributions,
        }
    }

    fn count(&mut self, analysis: &Analysis, at: usize) {
        let mention = &analysis.mentions[at];
        *self.counts.entry(mention.target).or_default() += 1;
        let Some(sentence) = analysis.sentences.get(mention.sentence) else { return };
        if sentence.contains(mention.span) && sentence.len() <= MAX_PASSAGE {
            let start = sentence.range().start;
            let place = mention.span.range();
            self.passages.entry(mention.target).or_insert_with(|| Passage {
                text: sentence.of(&analysis.document.text).to_owned(),
                mention: Span::new(place.start - start, place.end - start),
                voice: mention.voice,
            });
        }
    }
}
