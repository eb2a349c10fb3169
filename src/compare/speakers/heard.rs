//! What one article, and then one source, gives of a speaker: words, passages, verbs.

use crate::analysis::Analysis;
use crate::compare::cues::{cue_at, is_reporting, reporting_cues};
use crate::document::Zone;
use crate::lexicon::pack::Confidence;
use crate::lexicon::{Lexicon, Target};
use crate::text::{Gap, Span, fold};
use crate::voice::{Act, Attribution, Kind, Voice};
use std::collections::BTreeMap;

/// Where an attribution stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AttributionRef {
    /// Index into [`crate::compare::Comparison::articles`].
    pub article: usize,
    /// Index into the article's attributions.
    pub attribution: usize,
}

/// What one source gives of one speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// Index into [`crate::compare::Comparison::sources`].
    pub source: usize,
    /// Quotations in counted zones; those inside others of the speaker are not counted again.
    pub n_quotations: u64,
    /// Passages of reported speech in counted zones, likewise.
    pub n_reported: u64,
    /// Beliefs, plans and knowledge in counted zones, likewise: no speech, and their words count
    /// for nothing here.
    pub n_held: u64,
    /// Words of the speaker in counted zones, indexed by [`Voice::index`].
    pub by_voice: [u64; 4],
    /// The verbs with which the source reports in its own words, by number, then by alphabet.
    pub verbs: Vec<Verb>,
    /// All passages, headlines included, in order of article and place.
    pub places: Vec<AttributionRef>,
}

impl Heard {
    pub(super) fn new(source: usize) -> Self {
        Self {
            source,
            n_quotations: 0,
            n_reported: 0,
            n_held: 0,
            by_voice: [0; 4],
            verbs: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Passages that are counted.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.n_quotations + self.n_reported
    }

    /// Words that are counted, quoted and reported.
    #[must_use]
    pub fn n_words(&self) -> u64 {
        self.words(Voice::Quoted) + self.words(Voice::Reported)
    }

    /// Words in one voice.
    #[must_use]
    pub fn words(&self, voice: Voice) -> u64 {
        self.by_voice[voice.index()]
    }

    pub(super) fn add(&mut self, passage: &Passage) {
        self.places.push(passage.at);
        if !passage.is_counted {
            return;
        }
        self.n_quotations += u64::from(passage.is_quotation);
        self.n_reported += u64::from(passage.is_reported);
        self.n_held += u64::from(passage.is_held);
        for (sum, n) in self.by_voice.iter_mut().zip(passage.by_voice) {
            *sum += n;
        }
        for verb in &passage.verbs {
            let same =
                |it: &&mut Verb| it.words == verb.words && it.category == verb.category;
            match self.verbs.iter_mut().find(same) {
                Some(known) => known.n += 1,
                None => self.verbs.push(verb.clone()),
            }
        }
    }

    /// Brings the verbs into their order.
    pub(super) fn sort(&mut self) {
        self.verbs.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.words.cmp(&b.words)));
    }
}

/// A verb of reporting, or other words that report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// As printed, in small letters.
    pub words: String,
    /// The list that has it: indices of pack and category; none where no list has.
    pub category: Option<(usize, usize)>,
    /// How often.
    pub n: u64,
    /// Where first: index of the article, and the words.
    pub first: (usize, Span),
}

/// One attribution, measured.
pub(super) struct Passage {
    pub(super) at: AttributionRef,
    is_counted: bool,
    is_quotation: bool,
    is_reported: bool,
    is_held: bool,
    by_voice: [u64; 4],
    verbs: Vec<Verb>,
}

/// The attributions of an article outside captions, in order of place.
pub(super) fn passages(
    lexicon: &Lexicon,
    analysis: &Analysis,
    article: usize,
) -> Vec<Passage> {
    let attributions = &analysis.attributions;
    let words = words(analysis);
    let mut verbs = verbs(lexicon, analysis, article);
    let mut open: Vec<&Attribution> = Vec::new();
    let paragraphs = &analysis.document.paragraphs;
    let mut passages = Vec::with_capacity(attributions.len());
    for (attribution, it) in attributions.iter().enumerate() {
        open.retain(|outer| outer.content.end > it.content.start);
        let is_outer = open.iter().all(|outer| is_another(outer, it));
        open.push(it);
        let paragraph = paragraphs.partition_point(|p| p.span.end <= it.content.start);
        let zone = paragraphs.get(paragraph).and_then(|p| p.zone).unwrap_or_default();
        if zone == Zone::Caption {
            continue;
        }
        let is_reported = it.kind == Kind::Indirect;
        let is_speech = Act::is_speech(it.act, it.kind);
        passages.push(Passage {
            at: AttributionRef { article, attribution },
            is_counted: zone.is_counted(),
            is_quotation: is_outer && !is_reported,
            is_reported: is_outer && is_reported && is_speech,
            is_held: is_outer && is_reported && !is_speech,
            by_voice: if is_speech { words[attribution] } else { [0; 4] },
            verbs: verbs.remove(&attribution).unwrap_or_default(),
        });
    }
    passages
}

/// Whether a passage inside another one is a passage of its own: of another kind, or of
/// another speaker.
fn is_another(outer: &Attribution, inner: &Attribution) -> bool {
    let is_reported = |it: &Attribution| it.kind == Kind::Indirect;
    let has_own_speaker = inner.speaker.is_some() && inner.speaker != outer.speaker;
    is_reported(outer) != is_reported(inner) || has_own_speaker
}

/// Words by attribution and voice: the innermost attribution decides.
fn words(analysis: &Analysis) -> Vec<[u64; 4]> {
    let tokens = analysis.tokens.iter().filter(|it| it.gap != Gap::Hyphen);
    let held = analysis.passages().held(tokens.map(|it| it.span.start));
    let mut words = vec![[0; 4]; analysis.attributions.len()];
    for it in held {
        if let Some(at) = it.attribution {
            words[at][it.voice.index()] += 1;
        }
    }
    words
}

/// The words that report, of counted cues, by the first attribution of each cue.
fn verbs(
    lexicon: &Lexicon,
    analysis: &Analysis,
    article: usize,
) -> BTreeMap<usize, Vec<Verb>> {
    let cues = reporting_cues(analysis);
    let text = &analysis.document.text;
    let mut named: BTreeMap<usize, Verb> = BTreeMap::new();
    let verb = |span: Span, category| {
        let words: Vec<String> = span.of(text).split_whitespace().map(fold).collect();
        let words = words.join(" ");
        let words = words.strip_suffix(" that").unwrap_or(&words).to_owned();
        Verb { words, category, n: 1, first: (article, span) }
    };
    for mention in &analysis.mentions {
        let Target::Category { pack, category } = mention.target else { continue };
        if is_reporting(&lexicon.packs()[pack].categories[category])
            && mention.confidence != Confidence::Low
            && let Some(cue) = cue_at(&cues, mention.span)
        {
            named
                .entry(cue)
                .or_insert_with(|| verb(mention.span, Some((pack, category))));
        }
    }
    let mut verbs: BTreeMap<usize, Vec<Verb>> = BTreeMap::new();
    for (number, cue) in cues.iter().enumerate().filter(|(_, it)| it.is_counted()) {
        let found = named.remove(&number).unwrap_or_else(|| verb(cue.span, None));
        verbs.entry(cue.attribution).or_default().push(found);
    }
    verbs
}
