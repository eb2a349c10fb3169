//! Passages as sparse vectors in which names do not hide that two say the same thing.
//!
//! Every mention of a concept is one feature, whatever it is called; the words it covers are
//! none. The other words are stems. A feature weighs by its inverse document frequency (Spärck
//! Jones 1972) over the sentences of the story, so that what all articles speak of from end to
//! end weighs little; acts and events with several names, numbers, days and names weigh more.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::compare::passages::clauses::Unit;
use crate::compare::passages::quantities::{DAY, YEAR, quantities};
use crate::compare::passages::synonyms::Synonyms;
use crate::compare::passages::words::{Word, Words};
use crate::lexicon::pack::{Concept, Confidence, Kind};
use crate::lexicon::{Lexicon, Target};
use crate::text::{FastMap, Gap, Span};
use ndarray::Array1;

/// Weights by kind of feature, times the inverse document frequency.
const ACT: f64 = 1.6;
const NUMBER: f64 = 1.4;
const NAME: f64 = 1.2;
const WORD: f64 = 1.0;
const WEEKDAY: f64 = 0.6;
/// A word with synonyms is two features: what it means, and the word.
const GROUP: f64 = 0.8;
const IN_GROUP: f64 = 0.6;
/// So many words an apposition has at most.
const MAX_APPOSITION: usize = 7;
/// How the features of names begin.
const OF_NAMES: &str = "p";
/// How the features of days begin.
const OF_DAYS: &str = "d";
/// How the features begin of words whose group is a feature already.
const OF_GROUPS: &str = "g";
/// Features that two passages share at least, and how many of them are no names: two words, or
/// a word and a name of several, are shared by chance.
const MIN_SHARED: u32 = 3;
const MIN_SHARED_WORDS: u32 = 2;
/// What is left of the similarity of passages that name different days.
const OTHER_DAY: f64 = 0.75;
/// What is added to the product of the lengths, in squares of the weight of a word that stands
/// once: two passages of few words are alike by chance.
const DAMPING: f64 = 1.5;

/// What is left of a bound, so that rounding takes nobody away.
const SAFE: f64 = 0.999_999;

/// What is known of one vector.
#[derive(Clone, Copy, Debug)]
struct Sparse {
    /// Where its entries end; they begin where those of the one before it end.
    end: usize,
    norm: f64,
    has_day: bool,
}

/// The vectors of all passages: few of their entries are not zero.
pub(super) struct Vectors {
    /// By unit.
    vectors: Vec<Sparse>,
    /// Of all units, one behind the other; features of each in ascending order.
    entries: Vec<(u32, f64)>,
    damping: f64,
    /// By feature.
    kinds: Vec<Kinds>,
}

/// What a feature is.
#[derive(Clone, Copy)]
struct Kinds {
    /// A name, of which alone no fact is made.
    is_name: bool,
    is_day: bool,
    /// Another one stands for the same word.
    is_second: bool,
}

impl Vectors {
    /// Vectors of some entries: each third feature is a name, and none is a day.
    #[cfg(test)]
    pub(super) fn of_entries(all: &[Vec<(u32, f64)>], damping: f64) -> Self {
        let n_features = all.iter().flatten().map(|it| it.0 + 1).max().unwrap_or(0);
        let kinds = (0..n_features).map(|it| Kinds {
            is_name: it % 3 == 0,
            is_day: false,
            is_second: false,
        });
        let (mut vectors, mut end) = (Vec::new(), 0);
        for entries in all {
            end += entries.len();
            let norm = entries.iter().map(|it| it.1 * it.1).sum::<f64>().sqrt();
            vectors.push(Sparse { end, norm, has_day: false });
        }
        Self { vectors, entries: all.concat(), damping, kinds: kinds.collect() }
    }

    /// How many features there are.
    pub(super) fn n_features(&self) -> usize {
        self.kinds.len()
    }

    /// The features of a unit that are not zero, in ascending order, with their weights.
    pub(super) fn of(&self, unit: usize) -> &[(u32, f64)] {
        let start = unit.checked_sub(1).map_or(0, |before| self.vectors[before].end);
        &self.entries[start..self.vectors[unit].end]
    }

    /// Gives the features of a unit but the lightest, which do not bring it to a similarity
    /// with any other; the square root of the sum of the squares of their weights comes back.
    pub(super) fn heaviest(
        &self,
        unit: usize,
        similarity: f64,
        heavy: &mut Vec<(u32, f64)>,
    ) -> f64 {
        heavy.clear();
        heavy.extend_from_slice(self.of(unit));
        heavy.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let most = similarity * SAFE * self.vectors[unit].norm;
        let mut light = 0.0;
        while let Some(&(_, weight)) = heavy.last()
            && light + weight * weight <= most * most
        {
            light += weight * weight;
            heavy.pop();
        }
        light.sqrt()
    }

    /// Whether two units may have a similarity, where the product of what they share is known
    /// but for the features of the second that are light in all.
    pub(super) fn may_reach(
        &self,
        x: usize,
        y: usize,
        product: f64,
        light: f64,
        similarity: f64,
    ) -> bool {
        let (x, y) = (self.vectors[x], self.vectors[y]);
        let least = similarity * SAFE * (x.norm * y.norm + self.damping);
        product + light * x.norm >= least
    }

    /// How far two units are alike by what they share.
    fn similarity(&self, x: usize, y: usize, shared: Shared) -> f64 {
        if shared.n < MIN_SHARED || shared.n_words < MIN_SHARED_WORDS {
            return 0.0;
        }
        let (x, y) = (self.vectors[x], self.vectors[y]);
        let sum = shared.of_others + shared.of_names.min(shared.of_others);
        let is_same_day = shared.has_day || !(x.has_day && y.has_day);
        let kept = if is_same_day { 1.0 } else { OTHER_DAY };
        rounded(kept * sum / (x.norm * y.norm + self.damping))
    }
}

/// What two passages share.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    of_names: f64,
    of_others: f64,
    n: u32,
    n_words: u32,
    has_day: bool,
}

impl Shared {
    /// Takes up a feature, in ascending order, with the product of its weights.
    fn add(&mut self, kind: Kinds, product: f64) {
        let Kinds { is_name, is_day, is_second } = kind;
        self.n += u32::from(!is_second);
        self.n_words += u32::from(!is_second && !is_name);
        self.has_day |= is_day;
        *(if is_name { &mut self.of_names } else { &mut self.of_others }) += product;
    }
}

/// How far passages are like one: its weights lie open by feature while others are measured.
pub(super) struct Measure<'v> {
    vectors: &'v Vectors,
    from: usize,
    /// By feature; NaN for those that the passage has not.
    weights: Vec<f64>,
}

impl<'v> Measure<'v> {
    pub(super) fn new(vectors: &'v Vectors) -> Self {
        let weights = vec![f64::NAN; vectors.n_features()];
        Self { vectors, from: 0, weights }
    }

    /// Measures from this passage on.
    pub(super) fn set(&mut self, from: usize) {
        for &(feature, _) in self.vectors.of(self.from) {
            self.weights[feature as usize] = f64::NAN;
        }
        self.from = from;
        for &(feature, weight) in self.vectors.of(from) {
            self.weights[feature as usize] = weight;
        }
    }

    /// How far another passage is alike: 0 where they share nothing, always below 1.
    ///
    /// Passages with too few features in common share nothing. Else the cosine, damped; shared
    /// names count up to what all else that is shared weighs, and passages that name days and
    /// no common one count for less.
    pub(super) fn to(&self, other: usize) -> f64 {
        let mut shared = Shared::default();
        for &(feature, weight) in self.vectors.of(other) {
            let own = self.weights[feature as usize];
            if !own.is_nan() {
                shared.add(self.vectors.kinds[feature as usize], own * weight);
            }
        }
        self.vectors.similarity(self.from, other, shared)
    }
}

/// Makes the vectors of passages; `units` are in order of article and place.
pub(super) fn vectors(
    lexicon: &Lexicon,
    articles: &[&Analysis],
    words: &Words,
    units: &[Unit],
) -> Vectors {
    let synonyms = Synonyms::new();
    let mut known: FastMap<Key, u32> = FastMap::default();
    let mut met: Vec<Feature> = Vec::new();
    let mut entries: Vec<(u32, f64)> = Vec::new();
    let mut ends: Vec<usize> = Vec::with_capacity(units.len());
    let mut numbered: Vec<(u32, f64)> = Vec::new();
    let mut n_sentences = 0.0;
    for unit in units {
        // What a relative clause borrows from its sentence is in the sentence too.
        let n = if unit.is_clause { 0.0 } else { 1.0 };
        n_sentences += n;
        let all = features(lexicon, articles[unit.article], words, &synonyms, unit);
        numbered.clear();
        numbered.extend(all.into_iter().map(|(key, boost)| {
            let number = *known.entry(key).or_insert_with_key(|key| {
                met.push(Feature { name: key.name(lexicon, words), n: 0.0 });
                u32::try_from(met.len() - 1).unwrap_or(u32::MAX)
            });
            (number, boost)
        }));
        // What is met several times in a passage counts once, at its most.
        numbered.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        numbered.dedup_by_key(|it| it.0);
        for &(feature, _) in &numbered {
            met[feature as usize].n += n;
        }
        entries.extend_from_slice(&numbered);
        ends.push(entries.len());
    }
    drop(known);
    // Numbers by alphabet, so that sums do not depend on whose article is read first.
    let mut by_name: Vec<(u32, Feature)> = (0..).zip(met).collect();
    by_name.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    let mut number_of = vec![0; by_name.len()];
    for (number, (met, _)) in (0..).zip(&by_name) {
        number_of[*met as usize] = number;
    }
    // What stands in clauses alone counts as standing once.
    let counts = by_name.iter().map(|it| if it.1.n > 0.0 { it.1.n } else { 1.0 });
    let counts: Array1<f64> = counts.collect();
    let weights = counts.mapv(|n| weight(n_sentences, n));
    let kinds: Vec<Kinds> = by_name
        .iter()
        .map(|(_, it)| Kinds {
            is_name: it.name.starts_with(OF_NAMES),
            is_day: it.name.starts_with(OF_DAYS),
            is_second: it.name.starts_with(OF_GROUPS),
        })
        .collect();
    let mut vectors = Vec::with_capacity(units.len());
    let mut start = 0;
    for end in ends {
        let own = &mut entries[start..end];
        for (feature, weight) in own.iter_mut() {
            *feature = number_of[*feature as usize];
            *weight *= weights[*feature as usize];
        }
        own.sort_unstable_by_key(|it| it.0);
        let norm = own.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        let has_day = own.iter().any(|it| kinds[it.0 as usize].is_day);
        vectors.push(Sparse { end, norm, has_day });
        start = end;
    }
    let damping = DAMPING * weight(n_sentences, 1.0).powi(2);
    Vectors { vectors, entries, damping, kinds }
}

/// A feature while all are gathered.
struct Feature {
    name: String,
    /// How many sentences hold it.
    n: f64,
}

/// A feature as it is looked up: it needs no letters of its own.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// Somebody or some place of a pack: its number and the concept's.
    Name(usize, usize),
    /// Something done, of a pack.
    Act(usize, usize),
    /// The stem of a word of a name.
    NameStem(u32),
    /// A stem.
    Stem(u32),
    /// A stem that has synonyms.
    InGroup(u32),
    /// The number of a group of synonyms.
    Group(usize),
    /// The stem of a day of the week.
    Weekday(u32),
    /// A day of the calendar.
    Day(String),
    /// A number, with the kind of its unit.
    Number(String, String),
}

impl Key {
    /// The name by which features are put in order.
    fn name(&self, lexicon: &Lexicon, words: &Words) -> String {
        let id = |pack: usize, concept: usize| -> &str {
            lexicon.packs()[pack].concepts[concept].id.as_ref()
        };
        let stem = |number: u32| words.stem_of(number);
        match self {
            &Self::Name(pack, concept) => {
                format!("{OF_NAMES} {pack} {}", id(pack, concept))
            }
            &Self::Act(pack, concept) => format!("c {pack} {}", id(pack, concept)),
            &Self::NameStem(number) => format!("{OF_NAMES}  {}", stem(number)),
            &Self::Stem(number) => format!("w {}", stem(number)),
            &Self::InGroup(number) => format!("{OF_GROUPS} {}", stem(number)),
            Self::Group(group) => format!("s {group:04}"),
            &Self::Weekday(number) => format!("{OF_DAYS} {}", stem(number)),
            Self::Day(value) => format!("{OF_DAYS} {value}"),
            Self::Number(kind, value) => format!("n {kind} {value}"),
        }
    }
}

/// A similarity to a billionth: what is summed by alphabet differs beyond with the names.
fn rounded(similarity: f64) -> f64 {
    (similarity * 1e9).round() / 1e9
}

/// The inverse document frequency of what stands in `n` of some sentences, in nats.
fn weight(n_sentences: f64, n: f64) -> f64 {
    ((n_sentences + 1.0) / (n + 0.5)).ln().max(0.0)
}

/// The features of one passage with their weights; some may stand there twice.
fn features(
    lexicon: &Lexicon,
    analysis: &Analysis,
    words: &Words,
    synonyms: &Synonyms,
    unit: &Unit,
) -> Vec<(Key, f64)> {
    let all = words.of(unit.article);
    let mut features: Vec<(Key, f64)> = Vec::with_capacity(unit.words.len());
    let mut add = |key: Key, weight: f64| features.push((key, weight));
    let mut covered: Vec<Span> = Vec::new();
    let mut named = 0;
    for mention in mentions_in(analysis, unit.span) {
        let Target::Variant { pack, concept, .. } = mention.target else { continue };
        let entry = &lexicon.packs()[pack].concepts[concept];
        covered.push(mention.span);
        if !is_act(entry) {
            // Title, given name and surname of one person are one name.
            if mention.span.start >= named {
                add(Key::Name(pack, concept), NAME);
                named = mention.span.end;
            }
            continue;
        }
        add(Key::Act(pack, concept), ACT);
    }
    // Who speaks is a name, title and all.
    let mut speakers: Vec<Span> = sources_near(analysis, unit.span).collect();
    speakers.extend(appositions(analysis, words, unit));
    let mut is_number = vec![false; unit.words.len()];
    for quantity in quantities(&analysis.document, words, all, unit.words.clone()) {
        if quantity.unit.as_deref() == Some(DAY) {
            add(Key::Day(quantity.value), WEEKDAY);
            // A day ahead bears the same name in articles of other days.
            let first = all[quantity.words.start];
            if words.is_weekday(first) {
                add(Key::Weekday(words.stem_number(first)), WEEKDAY);
            }
        } else {
            let kind = quantity.unit.filter(|it| it == YEAR).unwrap_or_default();
            add(Key::Number(kind, quantity.value), NUMBER);
        }
        is_number[quantity.words.start - unit.words.start
            ..quantity.words.end - unit.words.start]
            .fill(true);
    }
    for (at, &word) in all[unit.words.clone()].iter().enumerate() {
        if is_number[at] || words.is_function(word) || is_in(&covered, word) {
            continue;
        }
        let stem = words.stem_number(word);
        if words.is_weekday(word) {
            add(Key::Stem(stem), WEEKDAY);
        } else if words.is_name(word) || is_in(&speakers, word) {
            add(Key::NameStem(stem), NAME);
        } else if let Some(group) = synonyms.group(words.stem(word)) {
            add(Key::Group(group), GROUP);
            add(Key::InGroup(stem), IN_GROUP);
        } else {
            add(Key::Stem(stem), WORD);
        }
    }
    features
}

/// Whether a concept is something done, and not somebody or some place.
fn is_act(concept: &Concept) -> bool {
    match concept.kind {
        Kind::Act | Kind::Event | Kind::Policy | Kind::Document => true,
        Kind::Thing => !is_spelling(concept),
        _ => false,
    }
}

/// What stands between commas behind a name and says who that is: "Ada Tamm, the mayor of
/// Orlow, …".
fn appositions(analysis: &Analysis, words: &Words, unit: &Unit) -> Vec<Span> {
    let all = &words.of(unit.article)[unit.words.clone()];
    let text = &analysis.document.text;
    let is_behind_comma = |at: usize| {
        let between = Span { start: all[at - 1].span.end, end: all[at].span.start };
        between.of(text).trim() == ","
    };
    let mut found = Vec::new();
    for first in 1..all.len() {
        if !words.is_name(all[first - 1]) || !is_behind_comma(first) {
            continue;
        }
        let inner = (first + 1..all.len())
            .take_while(|&at| matches!(all[at].gap, Gap::Space | Gap::Hyphen));
        let n = inner.count() + 1;
        let is_closed = all.get(first + n).is_none_or(|it| it.gap == Gap::Punctuation);
        let span =
            Span { start: all[first].span.start, end: all[first + n - 1].span.end };
        let opens_clause =
            matches!(words.folded(all[first]), "who" | "which" | "whose" | "and");
        if n <= MAX_APPOSITION && is_closed && !opens_clause {
            found.push(span);
        }
    }
    found
}

/// Whether a choice of name speaks to spelling alone.
pub(super) fn is_spelling(concept: &Concept) -> bool {
    let is_spelling =
        |axis: &String| matches!(axis.as_str(), "romanisation" | "house" | "name");
    !concept.axes.is_empty() && concept.axes.iter().all(is_spelling)
}

/// The words that name speakers in a passage and close to it.
fn sources_near(analysis: &Analysis, span: Span) -> impl Iterator<Item = Span> {
    let to = analysis.attributions.partition_point(|it| it.content.start < span.end);
    let near = analysis.attributions[to.saturating_sub(4)..].iter().take(6);
    near.filter_map(|it| it.source).filter(move |it| it.overlaps(span))
}

fn is_in(covered: &[Span], word: Word) -> bool {
    covered.iter().any(|it| it.covers(word.span.start))
}

/// The mentions of concepts in a passage that are sure enough, in order of place.
pub(super) fn mentions_in(
    analysis: &Analysis,
    span: Span,
) -> impl Iterator<Item = &Mention> {
    let from = analysis.mentions.partition_point(|it| it.span.start < span.start);
    let inside =
        analysis.mentions[from..].iter().take_while(move |it| it.span.start < span.end);
    inside.filter(move |it| {
        it.confidence != Confidence::Low
            && span.contains(it.span)
            && matches!(it.target, Target::Variant { .. })
    })
}
