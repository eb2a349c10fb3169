//! Other tellings of the same story, as drafts are put beside them.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::lexicon::Lexicon;
use crate::lexicon::Target;
use crate::lexicon::pack::Concept;
use crate::review::rules::against::is_counted;
use crate::text::Span;
use crate::text::fold;
use crate::voice::Voice;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;

/// How many words in a row two quotations must share to be looked at.
pub(super) const SHINGLE: usize = 3;

/// What the others print.
pub(super) struct Others {
    /// Which variants each source uses for a concept, by the numbers of pack and concept.
    pub(super) naming: BTreeMap<(usize, usize), BTreeMap<String, BTreeMap<usize, usize>>>,
    /// Which sources name a concept at all, in whosever words.
    pub(super) named_by: BTreeMap<(usize, usize), BTreeSet<String>>,
    pub(super) sources: BTreeSet<String>,
    pub(super) quotations: Vec<Quoted>,
    /// Where three words stand in a row in a quotation; asked, never walked.
    shingles: HashMap<u64, Vec<(usize, usize)>>,
}

/// A quotation in another telling.
pub(super) struct Quoted {
    pub(super) source: String,
    pub(super) text: String,
    /// Its words, folded, with their places in the text.
    pub(super) words: Vec<(String, Span)>,
}

impl Others {
    pub(super) fn new(analyses: Vec<Analysis>, lexicon: &Lexicon) -> Self {
        let mut others = Self {
            naming: BTreeMap::new(),
            named_by: BTreeMap::new(),
            sources: BTreeSet::new(),
            quotations: Vec::new(),
            shingles: HashMap::new(),
        };
        for analysis in &analyses {
            others.add(analysis, lexicon);
        }
        for (n, it) in others.quotations.iter().enumerate() {
            for at in 0..(it.words.len() + 1).saturating_sub(SHINGLE) {
                let places = others.shingles.entry(shingle(&it.words[at..])).or_default();
                places.push((n, at));
            }
        }
        others
    }

    /// Where three words stand in a row: quotation and word.
    pub(super) fn places(&self, words: &[(String, Span)]) -> &[(usize, usize)] {
        self.shingles.get(&shingle(words)).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, analysis: &Analysis, lexicon: &Lexicon) {
        let source = &analysis.document.source;
        self.sources.insert(source.clone());
        for mention in &analysis.mentions {
            let Target::Variant { pack, concept, variant } = mention.target else {
                continue;
            };
            let key = (pack, concept);
            self.named_by.entry(key).or_default().insert(source.clone());
            if is_own(&lexicon.packs()[pack].concepts[concept], mention) {
                let by_source = self.naming.entry(key).or_default();
                *by_source
                    .entry(source.clone())
                    .or_default()
                    .entry(variant)
                    .or_default() += 1;
            }
        }
        for it in &analysis.attributions {
            if it.voice() == Voice::Quoted && it.device.is_none() {
                let text = it.content.of(&analysis.document.text).to_owned();
                let words = quoted_words(&text);
                self.quotations.push(Quoted { source: source.clone(), text, words });
            }
        }
    }
}

/// Whether the choice between the variants is one of spelling.
pub(super) fn is_spelling(concept: &Concept) -> bool {
    concept.axes.iter().any(|axis| axis == "romanisation" || axis == "house")
}

/// Whether the wording of a mention is the outlet's: in paraphrase the spelling is.
pub(super) fn is_own(concept: &Concept, mention: &Mention) -> bool {
    is_counted(mention)
        && match mention.voice {
            Voice::Narrator => true,
            Voice::Reported | Voice::Embedded => is_spelling(concept),
            Voice::Quoted => false,
        }
}

/// The words of a quotation, folded, with their places; marks and punctuation are left out.
pub(super) fn quoted_words(text: &str) -> Vec<(String, Span)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text[from..at].trim_matches(['\'', '’']);
                if !word.is_empty() {
                    words.push((fold(word), Span::new(from, at)));
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// FNV-1a over the first words; a clash is found out when the words are compared.
fn shingle(words: &[(String, Span)]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for (word, _) in words.iter().take(SHINGLE) {
        for byte in word.bytes().chain([b' ']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}
