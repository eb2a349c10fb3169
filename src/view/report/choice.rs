//! Which facts a page shows: those with most to tell apart, then the most alike.

use crate::compare::{PassagePair, Passages};
use crate::text::Span;
use crate::view::report::stage::Stage;

/// So many facts with something to tell apart are shown at most.
const MAX_CARDS: usize = 16;
/// So many that differ in wording only.
const MAX_OTHERS: usize = 12;
/// Where there are fewer with something to tell apart, as in a story without a name list, those
/// that differ in wording only stand with them up to this number.
const MIN_CARDS: usize = 8;

/// The facts that a page shows: indices into those of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) cards: Vec<usize>,
    pub(super) others: Vec<usize>,
    /// Facts left out for their number.
    pub(super) n_left_out: usize,
    /// Facts told in the same words.
    pub(super) n_same: usize,
}

impl Shown {
    /// Picks the facts: those with most to tell apart, then the most alike.
    pub(super) fn new(passages: &Passages) -> Self {
        let mut shown = Self::default();
        let mut weighed: Vec<(usize, usize)> = Vec::new();
        for (number, fact) in passages.facts.iter().enumerate() {
            let pairs = || fact.pairs.iter().map(|&it| &passages.pairs[it]);
            if pairs().any(is_told_apart) {
                weighed.push((pairs().map(weight).max().unwrap_or_default(), number));
            } else if pairs().any(PassagePair::is_contrast) {
                shown.others.push(number);
            } else {
                shown.n_same += 1;
            }
        }
        weighed.sort_by_key(|&(weight, number)| (std::cmp::Reverse(weight), number));
        shown.cards = weighed.into_iter().map(|it| it.1).collect();
        let n_all = shown.cards.len() + shown.others.len();
        shown.cards.truncate(MAX_CARDS);
        let n_more = MIN_CARDS.saturating_sub(shown.cards.len()).min(shown.others.len());
        shown.cards.extend(shown.others.drain(..n_more));
        shown.others.truncate(MAX_OTHERS);
        shown.n_left_out = n_all - shown.cards.len() - shown.others.len();
        shown
    }

    /// All shown facts in the order of the page.
    pub(super) fn in_order(&self) -> impl Iterator<Item = usize> {
        self.cards.iter().chain(&self.others).copied()
    }
}

/// Whether a pair differs in more than its wording.
fn is_told_apart(pair: &PassagePair) -> bool {
    !pair.concepts.is_empty() || !pair.counts.is_empty() || pair.agency.is_some()
}

/// The few words of a fact in which its passages differ beside names: agents with their
/// actions, numbers, reporting words. Article and span.
pub(super) fn told_apart(stage: &Stage<'_>, fact: usize) -> Vec<(usize, Span)> {
    let passages = &stage.comparison.passages;
    let mut found = Vec::new();
    for pair in passages.facts[fact].pairs.iter().map(|&it| &passages.pairs[it]) {
        let (a, b) = (pair.a.article, pair.b.article);
        if let Some(agency) = pair.agency {
            found.extend([(a, agency.a.0), (b, agency.b.0)]);
            found.extend(agency.a.1.span().map(|span| (a, span)));
            found.extend(agency.b.1.span().map(|span| (b, span)));
        }
        found.extend(pair.counts.iter().flat_map(|it| [(a, it.a), (b, it.b)]));
        found.extend(pair.reporting.iter().flat_map(|it| [(a, it.a), (b, it.b)]));
    }
    found
}

/// How much a pair tells apart.
fn weight(pair: &PassagePair) -> usize {
    2 * pair.concepts.len().min(3)
        + 2 * usize::from(pair.agency.is_some())
        + usize::from(!pair.counts.is_empty())
}
