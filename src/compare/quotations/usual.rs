//! Quotations that most tellings print, and whether a draft has them.

use crate::analysis::Analysis;
use crate::compare::quotations::similar::{MIN_CONTENT, MIN_WORDS};
use crate::compare::quotations::{Relation, SharedQuote, Stories, links};
use crate::compare::words::{WordTable, folded, hash};
use crate::text::Span;
use std::collections::{BTreeSet, HashMap};

/// A quotation that more than half of the tellings print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usual {
    /// The name that two of them give or more, if none gives another.
    pub speaker: Option<String>,
    /// The articles that print it, in order.
    pub articles: Vec<usize>,
    /// How many tellings they are: copies of one text are one, and so are a source's articles.
    pub n_tellings: usize,
    /// The article that prints least of it, and where: several places if reporting words
    /// split it.
    pub place: (usize, Vec<Span>),
}

/// All of them, with what finds them in a draft.
#[derive(Default)]
pub(super) struct UsualQuotations {
    found: Vec<Usual>,
    /// Runs of words of any passage, asked by hash only.
    runs: HashMap<u64, Vec<usize>>,
    /// Stems of the shortest passage; the same.
    stems: HashMap<u32, Vec<usize>>,
    n_stems: Vec<usize>,
}

/// The quotations that more than half of the tellings print, and two at least.
///
/// `tellings` gives for each article whose text it is.
pub(super) fn usual(
    stories: &Stories<'_>,
    shared: &[SharedQuote],
    tellings: &[usize],
) -> UsualQuotations {
    let n_all = tellings.iter().collect::<BTreeSet<_>>().len();
    let mut candidates: Vec<(usize, &SharedQuote)> = Vec::new();
    for quote in shared.iter().filter(|it| it.relation != Relation::Similar) {
        let own: BTreeSet<usize> =
            quote.passages.iter().map(|it| tellings[it.article]).collect();
        if own.len() > 1 && own.len() * 2 > n_all {
            candidates.push((own.len(), quote));
        }
    }
    // One utterance may stand in several groups: the one that most tellings hold counts.
    candidates.sort_by_key(|(n, it)| {
        let first = &it.passages[0];
        (std::cmp::Reverse((*n, it.n_words)), first.article, first.span)
    });
    let mut quotations = UsualQuotations::default();
    let mut taken: BTreeSet<(usize, Span)> = BTreeSet::new();
    for (n_tellings, quote) in candidates {
        let places = quote.passages.iter().map(|it| (it.article, it.span));
        let is_known = places.clone().any(|(article, span)| {
            let near = taken.range((article, Span::default())..);
            near.take_while(|it| it.0 == article).any(|it| it.1.overlaps(span))
        });
        taken.extend(places);
        if !is_known {
            quotations.add(stories, quote, n_tellings);
        }
    }
    quotations
}

/// Whether two passages or more name one speaker, and none another.
fn is_agreed(quote: &SharedQuote) -> bool {
    let named = quote.passages.iter().filter_map(|it| it.speaker.as_deref());
    let names: Vec<Option<String>> = named.map(links::key).collect();
    names.len() > 1 && names.iter().all(|it| *it == names[0])
}

impl UsualQuotations {
    fn add(&mut self, stories: &Stories<'_>, quote: &SharedQuote, n_tellings: usize) {
        let words_of = |span: Span, article: usize| {
            let tokens = &stories.articles[article].tokens;
            let from = tokens.partition_point(|it| it.span.start < span.start);
            let to = tokens.partition_point(|it| it.span.start < span.end);
            &stories.words.by_article[article][from..to]
        };
        let shortest = quote.passages.iter().min_by_key(|it| it.n_words);
        let Some(shortest) = shortest else { return };
        let number = self.found.len();
        for passage in &quote.passages {
            for &part in &passage.parts {
                for run in words_of(part, passage.article).windows(MIN_WORDS) {
                    if stories.words.n_content(run) >= MIN_CONTENT {
                        let held = self.runs.entry(hash(run)).or_default();
                        if held.last() != Some(&number) {
                            held.push(number);
                        }
                    }
                }
            }
        }
        let parts = shortest.parts.iter();
        let numbers: Vec<u32> = parts
            .flat_map(|&it| words_of(it, shortest.article).iter().copied())
            .collect();
        let stems: Vec<u32> = stories.words.stems(&numbers).collect();
        self.n_stems.push(stems.len());
        for stem in stems {
            self.stems.entry(stem).or_default().push(number);
        }
        let mut articles: Vec<usize> =
            quote.passages.iter().map(|it| it.article).collect();
        articles.dedup();
        self.found.push(Usual {
            speaker: quote.speaker.clone().filter(|_| is_agreed(quote)),
            articles,
            n_tellings,
            place: (shortest.article, shortest.parts.clone()),
        });
    }

    /// Those of which a draft prints no run of words, and of whose words no two sentences of
    /// it hold half.
    pub(super) fn unprinted(&self, words: &WordTable, draft: &Analysis) -> Vec<&Usual> {
        if self.found.is_empty() {
            return Vec::new();
        }
        let text = &draft.document.text;
        let tokens: Vec<String> =
            draft.tokens.iter().map(|it| folded(it.span.of(text))).collect();
        let row: Vec<Option<u32>> = tokens.iter().map(|it| words.known(it)).collect();
        let mut is_had = vec![false; self.found.len()];
        for run in row.windows(MIN_WORDS) {
            let Some(run) = run.iter().copied().collect::<Option<Vec<u32>>>() else {
                continue;
            };
            for &it in self.runs.get(&hash(&run)).into_iter().flatten() {
                is_had[it] = true;
            }
        }
        let mut at = 0;
        let mut before: BTreeSet<u32> = BTreeSet::new();
        for sentence in &draft.sentences {
            let mut own = BTreeSet::new();
            while at < tokens.len() && draft.tokens[at].span.start < sentence.end {
                own.extend(words.known_stem(&tokens[at]));
                at += 1;
            }
            let mut counts: HashMap<usize, usize> = HashMap::new();
            for stem in own.union(&before) {
                for &it in self.stems.get(stem).into_iter().flatten() {
                    let n = counts.entry(it).or_default();
                    *n += 1;
                    is_had[it] |= *n * 2 >= self.n_stems[it];
                }
            }
            before = own;
        }
        let found = self.found.iter().zip(is_had);
        found.filter(|it| !it.1).map(|it| it.0).collect()
    }
}
