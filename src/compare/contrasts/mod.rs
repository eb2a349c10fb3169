//! What a careful reader of the articles would name first.
//!
//! Every kind of contrast looks for its own entries and says how strong each is, from 0 to 1;
//! [`ranked`] puts them in one order in which no kind crowds out the others. An entry compares
//! all sources: one side each. It holds words of the articles and nothing about them, so that
//! what can be false is only that they belong together; each kind says where it keeps silent.

mod cut;
mod headline;
mod lead;
mod marks;
mod names;
mod nouns;
mod numbers;
mod phrases;
mod speech;
#[cfg(test)]
mod tests;
mod told;
mod untold;
mod usual;
mod verbs;
mod words;

use crate::compare::reading::{Place, Reading, Run};
use crate::compare::threads::{Work, all};
use crate::compare::{Comparison, SUGGESTED, Status};
use crate::language::{Class, Language};
use crate::lexicon::pack::PartOfSpeech;
use crate::text::{Span, fold};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

/// So many contrasts are kept.
pub const MAX_CONTRASTS: usize = 60;
/// So many of them open a report.
pub const MAX_OPENING: usize = 7;
/// So many wordings has a side.
const MAX_WORDINGS: usize = 3;
/// So many words has a wording of a remark.
const MAX_WORDS: usize = 8;
/// So many words has any other, and all the wordings of a side together: what is longer does
/// not point.
const MAX_POINT: usize = 6;
/// What a word adds to a stretch that only this source has, one that others have too, one that
/// may be a verb; and what each word costs.
const OWN: f64 = 1.0;
const SHARED: f64 = 0.6;
const VERB: f64 = 0.3;
const COST: f64 = 0.3;
/// What a stretch loses at either end where it cuts a phrase.
const TORN: f64 = 0.25;
/// Words that end a phrase before them or begin one.
const VERBAL: Class = Class::ED
    .or(Class::ING)
    .or(Class::PAST)
    .or(Class::IRREGULAR_PARTICIPLE)
    .or(Class::FINITE)
    .or(Class::ADVERB);
/// Content words from which on it can be said that nothing like them is told.
const MIN_CONTENT: usize = 4;
/// So many words after the headline give the news.
const LEAD: usize = 90;
/// So many words before a word may say that others hold it.
const PASSED_ON: usize = 14;
/// Weight of a family under which it opens no report: “inquiry”, “investigation”.
const SURE: f64 = 0.5;
/// What is left of the weight of words that stand in no lead.
const ASIDE: f64 = 0.4;
/// So many sentences of a source that hold a word are looked at; of more nothing is
/// surely absent.
const MAX_PLACES: usize = 2_000;
/// The weight under which a contrast opens no report.
const FAINT: f64 = 0.12;
/// The weight of a concept from which on a source takes a stand by its choice of name: what
/// happened, whether it is lawful, who did it.
const GRAVE: f64 = 0.9;
/// So many entries of one kind may open a report.
const MAX_OF_KIND: usize = 2;
/// So many where they are names by which a source takes a stand.
const MAX_GRAVE: usize = 4;

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
    /// How firmly the sources state what one verb says: the verb with its object.
    Claim(String),
    /// Words that some keep in quotation marks and others make their own.
    Marked(String),
    /// A number: an index into the comparison's quantities.
    Number(usize),
    /// The words with which one speaker is reported: an index into the speakers.
    Reports(usize),
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
    /// Told by one only: an article, and the sentence.
    Untold(usize, Span),
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
            Subject::Family { part: PartOfSpeech::Verb, .. }
            | Subject::Event(_)
            | Subject::Reports(_) => "event",
            Subject::Family { part: PartOfSpeech::Modifier, .. }
            | Subject::Modifier(_) => "modifier",
            Subject::Family { part: PartOfSpeech::Charge, .. } => "status",
            Subject::Family { .. } | Subject::Name(_) | Subject::Label(_) => "name",
            Subject::Status(_) | Subject::Claim(_) | Subject::Marked(_) => "status",
            Subject::Number(_) => "number",
            Subject::Speakers => "speakers",
            Subject::Quotation(_) => "quotation",
            Subject::Agent(_) => "agent",
            Subject::Loaded => "loaded",
            Subject::Missing(_) | Subject::Untold(..) => "missing",
        }
    }
}

/// All that kinds of contrasts are read from.
struct Finder<'a> {
    comparison: &'a Comparison<'a>,
    reading: Reading<'a>,
    /// By number of a stem: the sentences that hold it, ascending.
    held_in: Vec<Vec<u32>>,
    /// By source: its sentences, which are numbered through all articles.
    sentences: Vec<Range<u32>>,
    /// By article: the number of its first sentence.
    first_sentences: Vec<u32>,
    /// Whether the articles are of several languages: what has other words in one may be told in
    /// both.
    is_multilingual: bool,
}

impl<'a> Finder<'a> {
    fn new(comparison: &'a Comparison<'a>, reading: Reading<'a>) -> Self {
        let words = reading.words;
        let mut held_in: Vec<Vec<u32>> = vec![Vec::new(); words.n_stems()];
        let mut sentences = Vec::with_capacity(comparison.sources.len());
        let mut first_sentences = Vec::with_capacity(comparison.articles.len());
        let mut number = 0;
        for source in &comparison.sources {
            let first = number;
            for &article in &source.articles {
                let analysis = comparison.articles[article];
                first_sentences.push(number);
                for &span in &analysis.sentences {
                    for word in &words.of(article)[analysis.tokens_in(span)] {
                        let places = &mut held_in[words.stem_number(*word) as usize];
                        if places.last() != Some(&number) && !words.is_function(*word) {
                            places.push(number);
                        }
                    }
                    number += 1;
                }
            }
            sentences.push(first..number);
        }
        let languages = comparison.articles.iter().map(|it| &it.document.language);
        let is_multilingual = languages.collect::<BTreeSet<_>>().len() > 1;
        Self { comparison, reading, held_in, sentences, first_sentences, is_multilingual }
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

    /// Whether a source surely has nothing of the kind: no sentence of it holds more than a
    /// third of the content words, of which there must be enough to say so.
    fn is_absent(&self, source: usize, stems: &BTreeSet<&str>) -> bool {
        stems.len() >= MIN_CONTENT
            && !self.is_multilingual
            && 3 * self.most_held(source, stems) <= stems.len()
    }

    /// Whether a source surely prints nothing of some words: no sentence of it holds a seventh of
    /// their content, or two of them side by side; of few words it holds none at all.
    fn lacks(&self, source: usize, runs: &[Run]) -> bool {
        let stems = self.content(runs);
        if self.is_multilingual || stems.is_empty() {
            return false;
        }
        let most = self.most_held(source, &stems);
        let is_far =
            if stems.len() < MIN_CONTENT { most == 0 } else { 7 * most < stems.len() };
        is_far && !runs.iter().any(|it| self.holds_pair(source, it))
    }

    /// Whether two content words that follow one another stand side by side in a source.
    fn holds_pair(&self, source: usize, run: &Run) -> bool {
        let reading = &self.reading;
        let words = run.words.clone();
        let content: Vec<usize> =
            words.filter(|&it| !reading.is_function(run.article, it)).collect();
        content.windows(2).any(|pair| {
            let [first, second] =
                [pair[0], pair[1]].map(|it| reading.stem_number(run.article, it));
            self.places(source, first).iter().take(MAX_PLACES).any(|&place| {
                let article = self.first_sentences.partition_point(|&it| it <= place) - 1;
                let analysis = reading.articles[article];
                let sentence = place - self.first_sentences[article];
                let span = analysis.sentences[sentence as usize];
                let all = analysis.tokens_in(span);
                let content = all.filter(|&it| !reading.is_function(article, it));
                let stems: Vec<usize> =
                    content.map(|it| reading.stem_number(article, it)).collect();
                stems.windows(2).any(|it| it == [first, second])
            })
        })
    }

    /// The words of the sentence that holds a word; of one outside of sentences only it.
    fn sentence(&self, article: usize, word: usize) -> Range<usize> {
        let analysis = self.reading.articles[article];
        let at = analysis.tokens[word].span.start;
        let sentence = analysis.sentences.partition_point(|it| it.end <= at);
        let words = analysis.sentences.get(sentence).map(|it| analysis.tokens_in(*it));
        words.filter(|it| it.contains(&word)).unwrap_or(word..word + 1)
    }

    /// Whether the sentence of a word says before it that others hold it: “allegations that”,
    /// “a suit for”.
    fn is_passed_on(&self, article: usize, word: usize) -> bool {
        let from = self.sentence(article, word).start.max(word.saturating_sub(PASSED_ON));
        (from..word).any(|it| self.reading.class(article, it).is(Class::PASSES_ON))
    }

    /// The sentences of a source that hold a stem.
    fn places(&self, source: usize, stem: usize) -> &[u32] {
        let (places, Range { start, end }) =
            (&self.held_in[stem], &self.sentences[source]);
        let from = places.partition_point(|it| it < start);
        let to = places.partition_point(|it| it < end);
        &places[from..to]
    }

    /// How many of some stems the sentence of a source holds that holds most of them; more
    /// than any where there are too many to look at.
    fn most_held(&self, source: usize, stems: &BTreeSet<&str>) -> usize {
        let mut held: Vec<u32> = Vec::new();
        for stem in stems {
            let number = self.reading.words.number_of_stem(stem);
            let places = number.map_or(&[][..], |it| self.places(source, it as usize));
            if places.len() > MAX_PLACES {
                return usize::MAX / 4;
            }
            held.extend_from_slice(places);
        }
        // Rows that are in order are merged, not sorted anew.
        held.sort();
        held.chunk_by(|a, b| a == b).map(<[u32]>::len).max().unwrap_or_default()
    }

    /// How near some words stand to the news of the story: from a floor to 1, where every source
    /// has them in its headline or its first sentences.
    fn salience<'b>(&self, runs: impl Iterator<Item = &'b Run>) -> f64 {
        let leads = runs.filter(|it| self.is_lead(it));
        let sources: BTreeSet<usize> =
            leads.map(|it| self.reading.source_of[it.article]).collect();
        let share = sources.len() as f64 / self.comparison.sources.len() as f64;
        ASIDE + (1.0 - ASIDE) * share
    }

    /// Whether words stand in the headline or the first sentences.
    fn is_lead(&self, it: &Run) -> bool {
        let headline = self.reading.headline(it.article).map_or(0, |it| it.end);
        it.words.start < headline + LEAD
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
            match wordings.iter().position(|it| it.0 == words) {
                Some(known) => wordings[known].1.places.push(place),
                None if wordings.len() == MAX_WORDINGS => {}
                None => wordings.push((words, Wording { places: vec![place] })),
            }
        }
        for (_, it) in &mut wordings {
            it.places.sort_unstable();
            it.places.dedup();
        }
        wordings.into_iter().map(|it| it.1).collect()
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

/// The contrasts of a comparison, the strongest first: those that may open a report, and
/// those that stand behind them.
pub(super) fn contrasts(
    comparison: &Comparison<'_>,
    reading: Reading<'_>,
) -> (Vec<Contrast>, Vec<Contrast>) {
    if comparison.sources.len() < 2 {
        return (Vec::new(), Vec::new());
    }
    let finder = Finder::new(comparison, reading);
    // Those that take longest begin.
    let kinds: [fn(&Finder<'_>) -> Vec<Contrast>; 11] = [
        nouns::contrasts,
        words::contrasts,
        verbs::contrasts,
        lead::contrasts,
        untold::contrasts,
        marks::contrasts,
        told::contrasts,
        |finder| speech::speakers(finder).into_iter().collect(),
        speech::reports,
        speech::quotations,
        |finder| {
            headline::contrast(finder)
                .into_iter()
                .chain(names::contrasts(finder))
                .collect()
        },
    ];
    let of_kind = |kind: fn(&Finder<'_>) -> Vec<Contrast>| -> Work<'_, Contrast> {
        let finder = &finder;
        Box::new(move || kind(finder))
    };
    let mut found = all(kinds.into_iter().map(of_kind).collect()).into_iter();
    let mut next = || found.next().unwrap_or_default();
    let (nouns, words, verbs, leads, untold) = (next(), next(), next(), next(), next());
    let (marks, told, speakers, reports, quotations) =
        (next(), next(), next(), next(), next());
    let mut found = next();
    let farther = nouns.into_iter().chain(verbs);
    found.extend(farther.filter(|it| leads.iter().all(|lead| !is_known(lead, it))));
    let speech = [speakers, reports, quotations];
    let others = [leads, told, marks, words, untold, numbers::contrasts(&finder)];
    found.extend(speech.into_iter().flatten());
    found.extend(others.into_iter().flatten());
    for it in &mut found {
        sharpen(&finder, it);
        for side in &mut it.sides {
            side.speaker = side.speaker.take().filter(|it| speech::is_full_name(it));
        }
    }
    found.retain(|it| is_contrast(&finder, it));
    found.retain_mut(|it| usual::parts(&finder, it));
    let listed = listed(&finder, &found);
    found.retain(|it| {
        !matches!(it.subject, Subject::Family { .. })
            || !words_of(&finder, it).any(|it| listed.contains(&it))
    });
    ranked(comparison, found)
}

/// The words that the entries of listed names show: families of common words do not tell them
/// again. What the program proposed is not listed.
fn listed(finder: &Finder<'_>, found: &[Contrast]) -> BTreeSet<(usize, usize)> {
    let comparison = finder.comparison;
    let is_listed = |it: &&Contrast| {
        matches!(it.subject, Subject::Name(at)
            if comparison.lexicon.packs()[comparison.concepts[at].pack].head.id != SUGGESTED)
    };
    found.iter().filter(is_listed).flat_map(|it| words_of(finder, it)).collect()
}

/// The words that an entry shows: their articles and indices.
fn words_of<'a>(
    finder: &'a Finder<'_>,
    it: &'a Contrast,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let wordings = it.sides.iter().flat_map(|it| &it.wordings);
    wordings.flat_map(|it| &it.places).flat_map(|it| {
        let words = finder.reading.articles[it.article].tokens_in(it.span);
        words.map(|word| (it.article, word))
    })
}

/// Whether a contrast is of a family that stands at the head of as many sources.
fn is_known(lead: &Contrast, it: &Contrast) -> bool {
    let n = |it: &Contrast| it.sides.iter().filter(|it| !it.wordings.is_empty()).count();
    matches!(it.subject, Subject::Family { .. })
        && lead.subject == it.subject
        && n(it) <= n(lead)
}

/// Leaves of each side as many wordings as can be taken in at a glance; remarks are quoted at
/// more length.
fn sharpen(finder: &Finder<'_>, it: &mut Contrast) {
    if matches!(it.subject, Subject::Quotation(_)) {
        return;
    }
    for side in &mut it.sides {
        let mut n_words = 0;
        side.wordings.retain(|it| {
            let place = it.places[0];
            let words = finder.reading.articles[place.article].tokens_in(place.span);
            let fits = n_words == 0 || n_words + words.len() <= MAX_POINT;
            n_words += if fits { words.len() } else { 0 };
            fits
        });
    }
}

/// Whether at least two sources part: in words, or one has words and another surely none.
fn is_contrast(finder: &Finder<'_>, it: &Contrast) -> bool {
    let words = |it: &ContrastSide| -> BTreeSet<String> {
        let places = it.wordings.iter().map(|it| it.places[0]);
        // A hyphen, a capital or a plural more is no difference.
        let text = places.map(|it| {
            let words = finder.reading.articles[it.article].tokens_in(it.span);
            words.map(|word| finder.reading.stem(it.article, word)).collect()
        });
        text.collect()
    };
    let with = it.sides.iter().filter(|it| !it.wordings.is_empty());
    let distinct: BTreeSet<BTreeSet<String>> = with.map(words).collect();
    // The same words in marks and without are two, and so are those of one who speaks for
    // himself and of one who reports.
    matches!(
        it.subject,
        Subject::Marked(_) | Subject::Family { part: PartOfSpeech::Charge, .. }
    ) || distinct.len() > 1
        || (distinct.len() == 1 && it.sides.iter().any(|it| it.is_absent))
}

/// Orders by weight, where each further entry of a kind weighs less, and keeps the first. What
/// one source alone tells, words that differ without weight and faint contrasts stand behind.
fn ranked(
    comparison: &Comparison<'_>,
    found: Vec<Contrast>,
) -> (Vec<Contrast>, Vec<Contrast>) {
    let is_aside = |it: &Contrast| match it.subject {
        Subject::Untold(..) | Subject::Missing(_) => true,
        // What the program proposed nobody has checked.
        Subject::Name(at) => {
            comparison.lexicon.packs()[comparison.concepts[at].pack].head.id == SUGGESTED
        }
        Subject::Family { pack, concept, .. } => {
            comparison.lexicon.packs()[pack].concepts[concept].weight() < SURE
        }
        _ => false,
    };
    let (aside, found): (Vec<_>, Vec<_>) = found.into_iter().partition(is_aside);
    let mut kept: Vec<Contrast> = Vec::new();
    keep(comparison, &mut kept, found, MAX_OPENING);
    let is_clear = |it: &Contrast| it.weight >= FAINT || is_listed_choice(comparison, it);
    let mut faint: Vec<Contrast> = Vec::new();
    if kept.iter().filter(|it| is_clear(it)).count() < MAX_OPENING {
        (kept, faint) = kept.into_iter().partition(is_clear);
    }
    let n_contrasts = kept.len();
    kept.extend(faint);
    keep(comparison, &mut kept, aside, 0);
    let further = kept.split_off(n_contrasts);
    (kept, further)
}

/// Whether two sources begin with different names of a listed thing, however seldom: “Kiev”,
/// “Kyiv”.
fn is_listed_choice(comparison: &Comparison<'_>, it: &Contrast) -> bool {
    let Subject::Name(at) = it.subject else { return false };
    let is_listed =
        comparison.lexicon.packs()[comparison.concepts[at].pack].head.id != SUGGESTED;
    let first = it.sides.iter().filter_map(|it| it.wordings.first()).map(|it| {
        let place = it.places[0];
        fold(place.span.of(&comparison.articles[place.article].document.text))
    });
    is_listed && first.collect::<BTreeSet<_>>().len() > 1
}

/// Moves the best of some contrasts to those that are kept already, until there are enough;
/// none of them weighs more than the last one before it.
fn keep(
    comparison: &Comparison<'_>,
    kept: &mut Vec<Contrast>,
    mut found: Vec<Contrast>,
    n_opening: usize,
) {
    let speaker = |it: &Contrast| match it.subject {
        Subject::Quotation(at) => comparison.shared_quotes[at].speaker.as_deref(),
        _ => None,
    };
    while kept.len() < MAX_CONTRASTS {
        let worth = |it: &Contrast| {
            let n = kept.iter().filter(|other| other.kind() == it.kind()).count();
            // Names by which a source takes a stand do not weary a reader so soon.
            let is_grave = is_grave(comparison, it);
            let most = if is_grave { MAX_GRAVE } else { MAX_OF_KIND };
            // One remark of a speaker stands for the others.
            let is_second = speaker(it)
                .is_some_and(|it| kept.iter().any(|other| speaker(other) == Some(it)));
            let is_full = (n >= most || is_second) && kept.len() < n_opening;
            let n_before = if is_grave && !is_full { 0 } else { n };
            // Rounded, so that the order of a sum decides nothing.
            (!is_full, (it.weight * 1e6 / (1.0 + 0.5 * n_before as f64)).round())
        };
        let best = (0..found.len()).min_by(|&a, &b| {
            let (x, y) = (worth(&found[a]), worth(&found[b]));
            let by_worth = y.0.cmp(&x.0).then(y.1.total_cmp(&x.1));
            by_worth.then_with(|| found[a].subject.cmp(&found[b].subject))
        });
        let Some(best) = best else { break };
        let weight = worth(&found[best]).1 / 1e6;
        let mut best = found.swap_remove(best);
        if kept.iter().any(|it| is_repeated(it, &best)) {
            continue;
        }
        best.weight = kept.last().map_or(weight, |it| it.weight.min(weight));
        kept.push(best);
    }
}

/// Whether it is a listed name by which a source takes a stand: “annexed”, “became part of”.
fn is_grave(comparison: &Comparison<'_>, it: &Contrast) -> bool {
    let Subject::Name(at) = it.subject else { return false };
    let concept = &comparison.concepts[at];
    let pack = &comparison.lexicon.packs()[concept.pack];
    let concept = &pack.concepts[concept.concept];
    pack.head.id != SUGGESTED && names::is_grave(concept)
}

/// Whether an entry shows the words of another one for most of its sources.
fn is_repeated(known: &Contrast, it: &Contrast) -> bool {
    let with = it.sides.iter().filter(|it| !it.wordings.is_empty());
    let n_with = with.clone().count();
    let n_same = with
        .filter(|it| {
            let other = &known.sides[it.source];
            let mut places = it.wordings.iter().flat_map(|it| &it.places);
            places.any(|a| {
                let mut others = other.wordings.iter().flat_map(|it| &it.places);
                others.any(|b| a.article == b.article && a.span.overlaps(b.span))
            })
        })
        .count();
    if matches!(it.subject, Subject::Family { .. }) && known.subject == it.subject {
        return true;
    }
    let is_one_a_story = matches!(
        it.subject,
        Subject::Headline | Subject::Speakers | Subject::Loaded | Subject::Number(_)
    );
    let is_beginning = matches!(known.subject, Subject::Headline);
    // “Donetsk and Lugansk People’s Republics” is one row, and not two.
    let is_name = |it: &Contrast| matches!(it.subject, Subject::Name(_));
    let least = if is_name(known) && is_name(it) { n_with } else { n_with + 1 };
    !is_one_a_story && !is_beginning && 2 * n_same >= least
}

/// The stretch of some words that says most for its length, at most so many; the first of
/// equals. It neither begins nor ends with a function word, and holds no colon or dash.
fn point(
    reading: &Reading<'_>,
    article: usize,
    words: Range<usize>,
    (most, cost): (usize, f64),
    value: impl Fn(usize) -> f64,
) -> Range<usize> {
    if words.len() <= most {
        return words;
    }
    let values: Vec<f64> = words.clone().map(value).collect();
    // A phrase is cut where nothing opens or ends one.
    let all = reading.of(article);
    let is_plain = |it: usize| {
        !reading.is_function(article, it)
            && !phrases::class(reading, article, it).is(VERBAL)
    };
    let is_torn = |it: usize| {
        it > words.start
            && it < words.end
            && reading.is_joined(article, it)
            && !all[it - 1].is_possessive
            && is_plain(it)
            && is_plain(it - 1)
    };
    let torn = |first: usize, last: usize| {
        let is_owner = all[last].is_possessive && last + 1 < words.end;
        let n = usize::from(is_torn(first)) + usize::from(is_torn(last + 1) || is_owner);
        TORN * n as f64
    };
    let mut best = (f64::MIN, words.start..words.start + 1);
    for first in 0..values.len() {
        let mut sum = 0.0;
        for last in first..values.len().min(first + most) {
            if last > first && reading.is_cut(article, words.start + last) {
                break;
            }
            sum += values[last] - cost;
            // A compound stays whole.
            let is_whole = !phrases::is_hyphen(reading, article, words.start + first)
                && (last + 1 == values.len()
                    || !phrases::is_hyphen(reading, article, words.start + last + 1));
            let is_full = values[last] > 0.0 && values[first] > 0.0;
            let worth = sum - torn(words.start + first, words.start + last);
            if is_whole && is_full && worth > best.0 + 1e-9 {
                best = (worth, words.start + first..words.start + last + 1);
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
