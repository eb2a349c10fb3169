//! What a careful reader of the articles would name first.
//!
//! Every kind of contrast looks for its own entries and says how strong each is, from 0 to 1;
//! [`ranked`] puts them in one order in which no kind crowds out the others. An entry compares
//! all sources: one side each. It holds words of the articles and nothing about them, so that
//! what can be false is only that they belong together; each kind says where it keeps silent.

mod described;
mod headline;
mod names;
mod speech;
#[cfg(test)]
mod tests;
mod told;
mod words;

use crate::compare::passages::words::Words;
use crate::compare::reading::{Place, Reading, Run};
use crate::compare::{Comparison, Status};
use crate::language::{Class, Language};
use crate::lexicon::pack::PartOfSpeech;
use crate::text::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many contrasts are kept.
pub const MAX_CONTRASTS: usize = 60;
/// So many of them open a report.
pub const MAX_OPENING: usize = 7;
/// So many wordings has a side.
const MAX_WORDINGS: usize = 3;
/// So many words has a wording.
const MAX_WORDS: usize = 8;
/// The weight of a number told differently.
const NUMBER: f64 = 0.8;
/// What a word adds to a stretch that only this source has, one that others have too, one that
/// may be a verb; and what each word costs.
const OWN: f64 = 1.0;
const SHARED: f64 = 0.6;
const VERB: f64 = 0.3;
const COST: f64 = 0.3;
/// Content words from which on it can be said that nothing like them is told.
const MIN_CONTENT: usize = 4;
/// So many sentences that hold a word are looked at.
const MAX_PLACES: usize = 2_000;
/// So many entries of one kind may open a report.
const MAX_OF_KIND: usize = 2;

/// What sources part in, with what is known only of that kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// How the reports begin.
    Headline,
    /// Names and labels of one thing: an index into the comparison's concepts.
    Name(usize),
    /// What stands before a person's name.
    Label(String),
    /// Attributes of a shared noun.
    Modifier(String),
    /// Words of a family beside the same names.
    Family {
        /// Index of the pack.
        pack: usize,
        /// Index of the concept in the pack.
        concept: usize,
        /// What the words of the family are.
        part: PartOfSpeech,
    },
    /// One event in the sources' words: an index into the facts.
    Event(usize),
    /// How the sources stand to one claim: an index into the facts.
    Status(usize),
    /// A number: an index into the comparison's quantities.
    Number(usize),
    /// Who speaks, in all of the story.
    Speakers,
    /// One utterance cut differently: an index into the shared quotations.
    Quotation(usize),
    /// Who acts, or nobody: an index into the pairs of passages.
    Agent(usize),
    /// Loaded words in the outlets' own voice.
    Loaded,
    /// Told by some only: an index into the facts.
    Missing(usize),
}

/// A list of the comparison that holds the evidence of a contrast, with an index into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// [`Comparison::concepts`].
    Concept(usize),
    /// [`Comparison::markers`].
    Marker(usize),
    /// The speakers of [`Comparison::speakers`].
    Speaker(usize),
    /// [`Comparison::shared_quotes`].
    Quotation(usize),
    /// The pairs of [`Comparison::passages`].
    Pair(usize),
    /// The facts of [`Comparison::passages`].
    Fact(usize),
    /// [`Comparison::openings`].
    Opening(usize),
    /// [`Comparison::quantities`].
    Quantity(usize),
}

/// One contrast between the sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrast {
    /// What the sources part in.
    pub subject: Subject,
    /// From 0 to 1; falls from one entry to the next.
    pub weight: f64,
    /// Where the evidence stands.
    pub refs: Vec<Evidence>,
    /// One a source, in their order.
    pub sides: Vec<ContrastSide>,
}

/// What one source has of a contrast: words, a sure absence, or nothing that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContrastSide {
    /// Index into [`Comparison::sources`].
    pub source: usize,
    /// Whether it surely has nothing of the kind.
    pub is_absent: bool,
    /// The most telling first.
    pub wordings: Vec<Wording>,
    /// How often it uses them, and of how many; none where nothing is counted.
    pub counted: Option<(u64, u64)>,
    /// How it stands to the claim, where the contrast is about one.
    pub status: Option<Status>,
    /// Whom it gives the claim to.
    pub speaker: Option<String>,
}

/// The same words at all their places, in order of article and place; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Where they stand.
    pub places: Vec<Place>,
}

impl Contrast {
    /// The name of its kind in every output.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.subject {
            Subject::Headline => "headline",
            Subject::Family { part: PartOfSpeech::Verb, .. } | Subject::Event(_) => {
                "event"
            }
            Subject::Family { part: PartOfSpeech::Modifier, .. }
            | Subject::Modifier(_) => "modifier",
            Subject::Family { .. } | Subject::Name(_) | Subject::Label(_) => "name",
            Subject::Status(_) => "status",
            Subject::Number(_) => "number",
            Subject::Speakers => "speakers",
            Subject::Quotation(_) => "quotation",
            Subject::Agent(_) => "agent",
            Subject::Loaded => "loaded",
            Subject::Missing(_) => "missing",
        }
    }
}

/// All that kinds of contrasts are read from.
struct Finder<'a> {
    comparison: &'a Comparison<'a>,
    reading: Reading<'a>,
    /// The sentences that hold a stem, by article and sentence.
    held_in: BTreeMap<&'a str, Vec<(usize, usize)>>,
}

impl<'a> Finder<'a> {
    fn new(comparison: &'a Comparison<'a>, words: &'a Words) -> Self {
        let reading = Reading::new(&comparison.articles, &comparison.sources, words);
        let mut held_in: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (article, analysis) in comparison.articles.iter().enumerate() {
            for (sentence, &span) in analysis.sentences.iter().enumerate() {
                for word in &words.of(article)[analysis.tokens_in(span)] {
                    let places = held_in.entry(words.stem(*word)).or_default();
                    if !words.is_function(*word)
                        && places.last() != Some(&(article, sentence))
                    {
                        places.push((article, sentence));
                    }
                }
            }
        }
        Self { comparison, reading, held_in }
    }

    /// The content words of some stretches, as stems.
    fn content(&self, runs: &[Run]) -> BTreeSet<&str> {
        let mut stems = BTreeSet::new();
        for run in runs {
            let words = run.words.clone();
            let content = words.filter(|&it| !self.reading.is_function(run.article, it));
            stems.extend(content.map(|it| self.reading.stem(run.article, it)));
        }
        stems
    }

    /// Whether a source surely tells nothing of the kind: no sentence of it holds more than a
    /// third of the content words, of which there must be enough to say so.
    fn is_absent(&self, source: usize, stems: &BTreeSet<&str>) -> bool {
        if stems.len() < MIN_CONTENT {
            return false;
        }
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for stem in stems {
            let places = self.held_in.get(stem).map_or(&[][..], Vec::as_slice);
            for &(article, sentence) in places.iter().take(MAX_PLACES) {
                if self.reading.source_of[article] == source {
                    *shared.entry((article, sentence)).or_default() += 1;
                }
            }
        }
        shared.into_values().all(|n| 3 * n <= stems.len())
    }

    /// An empty side for each source.
    fn sides(&self) -> Vec<ContrastSide> {
        let sources = 0..self.comparison.sources.len();
        sources.map(|source| ContrastSide { source, ..ContrastSide::default() }).collect()
    }

    /// The wordings of some runs of words, in the order given; the same words are one.
    fn wordings(&self, runs: impl IntoIterator<Item = Run>) -> Vec<Wording> {
        let places = runs
            .into_iter()
            .map(|it| self.reading.place(it.article, self.short(it.article, it.words)));
        self.wordings_at(places)
    }

    fn wordings_at(&self, places: impl IntoIterator<Item = Place>) -> Vec<Wording> {
        let mut wordings: Vec<(String, Wording)> = Vec::new();
        for place in places {
            let words = fold(place.span.of(self.reading.text(place.article)));
            match wordings.iter_mut().find(|it| it.0 == words) {
                Some((_, known)) => known.places.push(place),
                None => wordings.push((words, Wording { places: vec![place] })),
            }
        }
        for (_, it) in &mut wordings {
            it.places.sort_unstable();
            it.places.dedup();
        }
        wordings.into_iter().take(MAX_WORDINGS).map(|it| it.1).collect()
    }

    /// What a word adds to the point of a stretch: most where nobody else has it, and more where
    /// its ending may be a verb's.
    fn worth(&self, article: usize, word: usize, is_shared: bool) -> f64 {
        if self.reading.is_function(article, word) {
            return 0.0;
        }
        let folded = self.reading.folded(article, word);
        let class = Language::English.class(folded);
        let is_verb = class.is(Class::ED.or(Class::ING)) || folded.ends_with('s');
        let verb = if is_verb { VERB } else { 0.0 };
        verb + if is_shared { SHARED } else { OWN }
    }

    /// The first words of a run, without function words at the end where it is cut.
    fn short(&self, article: usize, words: Range<usize>) -> Range<usize> {
        let mut end = words.end.min(words.start + MAX_WORDS);
        while end < words.end
            && end > words.start + 1
            && self.reading.is_function(article, end - 1)
        {
            end -= 1;
        }
        words.start..end
    }
}

/// The contrasts of a comparison, the strongest first.
pub(super) fn contrasts(comparison: &Comparison<'_>, words: &Words) -> Vec<Contrast> {
    if comparison.sources.len() < 2 {
        return Vec::new();
    }
    let finder = Finder::new(comparison, words);
    let mut found = Vec::new();
    found.extend(headline::contrast(&finder));
    found.extend(names::contrasts(&finder));
    found.extend(described::contrasts(&finder));
    found.extend(told::contrasts(&finder));
    found.extend(speech::speakers(&finder));
    found.extend(speech::quotations(&finder));
    found.extend(words::contrasts(&finder));
    found.extend(numbers(&finder));
    found.retain(|it| is_contrast(&finder, it));
    ranked(found)
}

/// Numbers of one thing that cannot all be right, with their words.
fn numbers(finder: &Finder<'_>) -> Vec<Contrast> {
    let quantities = finder.comparison.quantities.iter().enumerate();
    // Numbers of persons alone are surely of one thing.
    let differ = quantities.filter(|(_, it)| it.differs && it.unit == "persons");
    differ
        .map(|(at, it)| {
            let mut sides = finder.sides();
            for side in &mut sides {
                let own = it
                    .values
                    .iter()
                    .map(|it| it.place)
                    .filter(|it| finder.reading.source_of[it.article] == side.source);
                side.wordings = finder.wordings_at(own);
            }
            let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
            let weight = NUMBER * (n as f64 / sides.len() as f64).sqrt();
            let refs = vec![Evidence::Quantity(at)];
            Contrast { subject: Subject::Number(at), weight, refs, sides }
        })
        .collect()
}

/// Whether at least two sources part: in words, or one has words and another surely none.
fn is_contrast(finder: &Finder<'_>, it: &Contrast) -> bool {
    let words = |it: &ContrastSide| -> BTreeSet<String> {
        let places = it.wordings.iter().map(|it| it.places[0]);
        let text = places.map(|it| fold(it.span.of(finder.reading.text(it.article))));
        text.collect()
    };
    let with = it.sides.iter().filter(|it| !it.wordings.is_empty());
    let distinct: BTreeSet<BTreeSet<String>> = with.map(words).collect();
    distinct.len() > 1 || (distinct.len() == 1 && it.sides.iter().any(|it| it.is_absent))
}

/// Orders by weight, where each further entry of a kind weighs less, and keeps the first.
fn ranked(mut found: Vec<Contrast>) -> Vec<Contrast> {
    let mut kept: Vec<Contrast> = Vec::new();
    while kept.len() < MAX_CONTRASTS {
        let worth = |it: &Contrast| {
            let n = kept.iter().filter(|other| other.kind() == it.kind()).count();
            // Rounded, so that the order of a sum decides nothing.
            let full = n >= MAX_OF_KIND && kept.len() < MAX_OPENING;
            (!full, (it.weight * 1e6 / (1.0 + 0.5 * n as f64)).round())
        };
        let best = (0..found.len()).min_by(|&a, &b| {
            let (x, y) = (worth(&found[a]), worth(&found[b]));
            let by_worth = y.0.cmp(&x.0).then(y.1.total_cmp(&x.1));
            by_worth.then_with(|| found[a].subject.cmp(&found[b].subject))
        });
        let Some(best) = best else { break };
        let weight = worth(&found[best]).1 / 1e6;
        let mut best = found.swap_remove(best);
        best.weight = kept.last().map_or(weight, |it| it.weight.min(weight));
        kept.push(best);
    }
    kept
}

/// The stretch of some words that says most for its length, at most so many; the first of
/// equals. It neither begins nor ends with a function word, and holds no colon or dash.
fn point(
    reading: &Reading<'_>,
    article: usize,
    words: Range<usize>,
    most: usize,
    value: impl Fn(usize) -> f64,
) -> Range<usize> {
    if words.len() <= most {
        return words;
    }
    let values: Vec<f64> = words.clone().map(value).collect();
    let mut best = (f64::MIN, words.start..words.start + 1);
    for first in 0..values.len() {
        let mut sum = 0.0;
        for last in first..values.len().min(first + most) {
            if last > first && reading.is_cut(article, words.start + last) {
                break;
            }
            sum += values[last] - COST;
            if values[last] > 0.0 && values[first] > 0.0 && sum > best.0 + 1e-9 {
                best = (sum, words.start + first..words.start + last + 1);
            }
        }
    }
    best.1
}

/// How well a number of counted things supports a contrast: half at `half`.
fn support(n: f64, half: f64) -> f64 {
    if n > 0.0 { n / (n + half) } else { 0.0 }
}

/// The most frequent first, equals by their first place.
fn by_number(wordings: &mut [Wording]) {
    wordings.sort_by_key(|it| (Reverse(it.places.len()), it.places[0]));
}
