//! Which of the forms found count: exclusions, dates, required words, one count per place
//! and axis.

use crate::lexicon::compile::Rule;
use crate::lexicon::context::Beside;
use crate::lexicon::coordination::MAX_NAMES;
use crate::lexicon::end::ExcludedIn;
use crate::lexicon::matcher::{Candidate, Found, Given, Input};
use crate::lexicon::pack::{Confidence, Within};
use crate::lexicon::trie::Symbol;
use crate::lexicon::{Lexicon, Match};
use crate::text::{FastMap, Gap, Span};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Keeps what counts, in order of place.
pub(super) fn resolve(
    lexicon: &Lexicon,
    input: Input<'_>,
    mut found: Found,
    given: Given,
) -> Vec<Match> {
    if found.candidates.is_empty() {
        return Vec::new();
    }
    found.excluded.sort_unstable_by_key(|(span, _)| *span);
    let context = Context {
        lexicon,
        input,
        found: &found,
        required: by_number(&found.required),
        seen: RefCell::default(),
        given,
    };
    let mut fitting: Vec<Fitting> = Vec::with_capacity(found.candidates.len());
    fitting.extend(found.candidates.iter().filter_map(|it| context.fitting(*it)));
    fitting.sort_by_key(|it| (it.candidate.span.start, it.candidate.span.end));
    let mut matches = Vec::with_capacity(fitting.len());
    let mut rest = fitting.as_mut_slice();
    while !rest.is_empty() {
        let (cluster, tail) = rest.split_at_mut(cluster_len(rest));
        context.settle(cluster, &mut matches);
        rest = tail;
    }
    matches.sort_by_key(|it: &Match| {
        (it.span.start, std::cmp::Reverse(it.span.end), it.target)
    });
    matches
}

/// The tokens at which each required word stands, in order.
fn by_number(required: &[(usize, u32)]) -> FastMap<u32, Vec<usize>> {
    let mut tokens: FastMap<u32, Vec<usize>> = FastMap::default();
    for &(token, number) in required {
        tokens.entry(number).or_default().push(token);
    }
    tokens
}

/// First and last token of the span that holds a candidate.
fn tokens_of(spans: &[Span], ends: &[usize], candidate: Candidate) -> (usize, usize) {
    let at = spans.partition_point(|span| span.end <= candidate.span.start);
    let Some(&end) = ends.get(at) else { return (candidate.first, candidate.last) };
    let first = at.checked_sub(1).map_or(0, |before| ends[before]);
    (first, end.max(first + 1) - 1)
}

/// How many candidates from the first on hang together by overlaps.
fn cluster_len(sorted: &[Fitting]) -> usize {
    let mut end = sorted[0].candidate.span.end;
    for (n, it) in sorted.iter().enumerate().skip(1) {
        if it.candidate.span.start >= end {
            return n;
        }
        end = end.max(it.candidate.span.end);
    }
    sorted.len()
}

/// A candidate whose rules hold, with the distance in tokens to the word that it requires.
#[derive(Clone, Copy)]
struct Fitting {
    candidate: Candidate,
    distance: usize,
    confidence: Confidence,
}

struct Context<'a> {
    lexicon: &'a Lexicon,
    input: Input<'a>,
    found: &'a Found,
    /// Where each required word stands; asked by word, so that a long paragraph costs no more.
    required: FastMap<u32, Vec<usize>>,
    /// Whether the words of a rule's context stand in the sentence that was last asked about.
    seen: RefCell<FastMap<(usize, usize), (usize, bool)>>,
    given: Given,
}

impl Context<'_> {
    fn fitting(&self, candidate: Candidate) -> Option<Fitting> {
        let rule = &self.lexicon.rules[candidate.rule];
        if rule.language.is_some_and(|it| it != self.given.language) {
            return None;
        }
        let is_dated = self.given.date.is_none_or(|date| {
            rule.since.is_none_or(|since| since <= date)
                && rule.until.is_none_or(|until| date <= until)
        });
        if !is_dated || self.is_excluded(candidate, rule) {
            return None;
        }
        let distance = self.distance(candidate, rule)?;
        Some(Fitting { candidate, distance, confidence: rule.confidence })
    }

    fn is_excluded(&self, candidate: Candidate, rule: &Rule) -> bool {
        let pack = rule.target.pack();
        let before =
            self.found.excluded.partition_point(|it| it.0.start <= candidate.own.start);
        // Phrases are short: only those that begin a few words before can reach this far.
        let in_phrase =
            self.found.excluded[..before].iter().rev().take(32).any(|(span, scope)| {
                let is_meant = *scope == ExcludedIn::Pack(pack)
                    || *scope == ExcludedIn::Rule(candidate.rule);
                is_meant && span.contains(candidate.own)
            });
        let contexts = &rule.contexts;
        let mut in_sentence = contexts.sentence.iter().enumerate();
        in_phrase
            || self.is_behind(candidate, &contexts.before)
            || self.is_before(candidate, &contexts.after)
            || in_sentence.any(|(at, words)| self.is_in_sentence(candidate, at, words))
    }

    /// Whether words stand in the candidate's sentence; each sentence is read once for them.
    fn is_in_sentence(&self, candidate: Candidate, at: usize, words: &[Symbol]) -> bool {
        let (first, last) = self.sentence(candidate);
        let key = (candidate.rule, at);
        if let Some(&(sentence, is_there)) = self.seen.borrow().get(&key)
            && sentence == first
        {
            return is_there;
        }
        let is_there = (first..=last).any(|token| self.stands_at(token, words));
        self.seen.borrow_mut().insert(key, (first, is_there));
        is_there
    }

    fn is_behind(&self, candidate: Candidate, words: &Beside) -> bool {
        let Some(next) = candidate.first.checked_sub(1) else { return false };
        self.touch(next, words).any(|words| {
            candidate.first >= words.len()
                && self.stands_at(candidate.first - words.len(), words)
        })
    }

    fn is_before(&self, candidate: Candidate, words: &Beside) -> bool {
        let next = candidate.last + 1;
        next < self.input.found.tokens.len()
            && self.touch(next, words).any(|words| self.stands_at(next, words))
    }

    /// The words of a context that touch a candidate with the word at a token.
    fn touch<'w>(
        &self,
        token: usize,
        words: &'w Beside,
    ) -> impl Iterator<Item = &'w Vec<Symbol>> + use<'w> {
        let keys = if words.is_empty() {
            [0, 0]
        } else {
            let keys = self.input.keys.of(self.input.found.tokens[token].word_form);
            [keys.whole, keys.base]
        };
        keys.into_iter().filter(|&it| it != 0).flat_map(|it| words.of(it))
    }

    fn stands_at(&self, at: usize, words: &[Symbol]) -> bool {
        let tokens = &self.input.found.tokens;
        let Some(run) = tokens.get(at..at + words.len()) else { return false };
        let is_one_paragraph = run.iter().skip(1).all(|token| token.gap != Gap::Break);
        is_one_paragraph
            && run.iter().zip(words).all(|(token, &symbol)| {
                let keys = self.input.keys.of(token.word_form);
                keys.whole == symbol || keys.base == symbol
            })
    }

    /// First and last token of the sentence that holds a candidate.
    fn sentence(&self, candidate: Candidate) -> (usize, usize) {
        let found = self.input.found;
        tokens_of(&found.sentences, &found.sentence_ends, candidate)
    }

    /// Tokens to the nearest required word; none where the rule requires one and none stands.
    fn distance(&self, candidate: Candidate, rule: &Rule) -> Option<usize> {
        if rule.requires.is_empty() {
            return Some(usize::MAX);
        }
        let found = self.input.found;
        let (first, last) =
            tokens_of(&found.paragraphs, &found.paragraph_ends, candidate);
        let places = rule.requires.iter().filter_map(|word| self.required.get(word));
        let near = places
            .flat_map(|tokens| {
                let at = tokens.partition_point(|&it| it < candidate.first);
                tokens[at.saturating_sub(1)..].iter().take(2)
            })
            .filter(|&&token| first <= token && token <= last)
            .map(|token| token.abs_diff(candidate.first))
            .min();
        let in_article = || rule.within == Within::Article && self.is_in_article(rule);
        near.or_else(|| in_article().then_some(usize::MAX - 1))
    }

    /// Whether a required word stands in the headline, or in two paragraphs.
    fn is_in_article(&self, rule: &Rule) -> bool {
        let paragraphs = &self.input.found.paragraphs;
        let paragraph = |&token: &usize| {
            let at = self.input.found.tokens[token].span.start;
            paragraphs.partition_point(|span| span.end <= at)
        };
        let places = rule.requires.iter().filter_map(|word| self.required.get(word));
        let ends =
            places.filter_map(|it| Some((paragraph(it.first()?), paragraph(it.last()?))));
        ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).is_some_and(|(first, last)| {
            first != last || (self.given.has_headline && first == 0)
        })
    }

    /// Gives every place of a cluster, on each axis, to one candidate: sure before unsure, then
    /// the longest, then a name given on the spot, then the one whose required word is
    /// nearest, then the order of the pack. Of two variants of one concept of which the later
    /// begins inside the earlier, the earlier wins: "brutal invasion and assault" is a
    /// "brutal invasion" before it is an "invasion and assault".
    fn settle(&self, cluster: &mut [Fitting], matches: &mut Vec<Match>) {
        if let [one] = cluster {
            matches.push(self.settled(one));
            return;
        }
        let ranks = self.ranks(cluster);
        let mut order: Vec<usize> = (0..cluster.len()).collect();
        order.sort_by_key(|&at| {
            let Fitting { candidate, distance, confidence } = cluster[at];
            let rule = &self.lexicon.rules[candidate.rule];
            (
                confidence == Confidence::Low,
                std::cmp::Reverse(ranks[at]),
                !rule.is_on_the_spot,
                distance,
                candidate.rule,
            )
        });
        let mut taken = Taken::default();
        let mut on_the_spot = BTreeSet::new();
        for it in order.into_iter().map(|at| &cluster[at]) {
            let rule = &self.lexicon.rules[it.candidate.rule];
            // A name on the spot is what its user asked for: no pack names the same words.
            let is_named =
                !rule.is_on_the_spot && on_the_spot.contains(&it.candidate.span);
            if !is_named && taken.take(it.candidate, &rule.axes) {
                matches.push(self.settled(it));
                if rule.is_on_the_spot {
                    on_the_spot.insert(it.candidate.span);
                }
            }
        }
    }

    /// The rank of each candidate of a cluster, sorted by place: its length, or just above
    /// that of another variant of its concept that begins inside it and reaches further.
    fn ranks(&self, cluster: &[Fitting]) -> Vec<(usize, usize)> {
        let mut ranks: Vec<(usize, usize)> =
            cluster.iter().map(|it| (it.candidate.span.len(), 0)).collect();
        let target = |it: &Fitting| self.lexicon.rules[it.candidate.rule].target;
        let are_two_names = |a: &Fitting, b: &Fitting| {
            let (a, b) = (target(a), target(b));
            a != b && a.is_of_one_concept(b)
        };
        for at in (0..cluster.len()).rev() {
            let it = &cluster[at];
            let inside = cluster[at + 1..].iter().enumerate().take_while(|(_, other)| {
                other.candidate.span.start < it.candidate.span.end
            });
            for (n, other) in inside {
                let is_further = it.candidate.span.start < other.candidate.span.start
                    && it.candidate.span.end < other.candidate.span.end;
                let is_sure = (it.confidence == Confidence::Low)
                    == (other.confidence == Confidence::Low);
                if is_further
                    && is_sure
                    && are_two_names(it, other)
                    && clash(it.candidate, other.candidate)
                {
                    let (length, above) = ranks[at + 1 + n];
                    ranks[at] = ranks[at].max((length, above + 1));
                }
            }
        }
        ranks
    }

    fn settled(&self, it: &Fitting) -> Match {
        Match {
            span: it.candidate.span,
            first: it.candidate.first,
            last: it.candidate.last,
            target: self.lexicon.rules[it.candidate.rule].target,
            confidence: it.confidence,
        }
    }
}

/// The places of a cluster that are given away, by axis and start.
#[derive(Default)]
struct Taken(BTreeMap<(u32, u32, usize), Candidate>);

impl Taken {
    /// Gives a candidate its place on all of its axes, if each is free.
    fn take(&mut self, candidate: Candidate, axes: &[u32]) -> bool {
        let Span { start, end } = candidate.span;
        let is_free = axes.iter().all(|&axis| {
            // Places on one axis overlap only where names share a head: a clash is among
            // the few that begin last.
            let before = self.0.range((axis, 0, 0)..(axis, end, 0)).rev();
            !before.take(MAX_NAMES + 1).any(|(_, other)| clash(candidate, *other))
        });
        if is_free {
            self.0.extend(
                axes.iter().map(|&axis| ((axis, start, candidate.rule), candidate)),
            );
        }
        is_free
    }
}

/// Whether two candidates claim the same place. Names that share a head claim only their
/// own words.
fn clash(a: Candidate, b: Candidate) -> bool {
    if a.head_end != 0 && a.head_end == b.head_end {
        return a.own.overlaps(b.own);
    }
    a.span.overlaps(b.span)
}
