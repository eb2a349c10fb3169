//! What only one source has: words of its own that no other source has, about what all
//! speak of.
//!
//! It keeps silent where another source has more than a third of the sentence's words in one
//! sentence, one of the words that are shown anywhere, or a word of the same family as one in
//! the sentence: it may say the same thing.

use super::{Contrast, Finder, Subject};
use crate::annotate::Mention;
use crate::compare::reading::Run;
use crate::language::Class;
use crate::lexicon::Target;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many sentences of an article are read.
const MAX_SENTENCES: usize = 40;
/// So many sentences of all are looked up.
const MAX_LOOKED_UP: usize = 400;
/// So many entries has a source.
const MAX_OF_SOURCE: usize = 3;
/// The weight of the most telling.
const UNTOLD: f64 = 0.3;
/// Words of its own that an entry needs.
const MIN_OWN: usize = 3;

/// A sentence that only one source may have.
struct Candidate {
    source: usize,
    article: usize,
    sentence: Span,
    worth: f64,
}

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let reading = &finder.reading;
    // By number of a stem: the sources that have it, ascending, as articles are.
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); reading.words.n_stems()];
    for article in 0..reading.articles.len() {
        let source = reading.source_of[article];
        for word in 0..reading.of(article).len() {
            let users = &mut users[reading.stem_number(article, word)];
            if users.last() != Some(&source) {
                users.push(source);
            }
        }
    }
    let mut candidates = candidates(finder, &users);
    candidates.sort_by(|a, b| {
        b.worth
            .total_cmp(&a.worth)
            .then((a.article, a.sentence).cmp(&(b.article, b.sentence)))
    });
    candidates.truncate(MAX_LOOKED_UP);
    let mut n_of_source: BTreeMap<usize, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for it in candidates {
        let n = n_of_source.entry(it.source).or_default();
        if *n < MAX_OF_SOURCE
            && let Some(contrast) = contrast(finder, &users, &it, *n)
        {
            *n += 1;
            found.push(contrast);
        }
    }
    found
}

fn candidates(finder: &Finder<'_>, users: &[Vec<usize>]) -> Vec<Candidate> {
    let (reading, n_sources) = (&finder.reading, finder.comparison.sources.len());
    let mut candidates = Vec::new();
    for (article, analysis) in reading.articles.iter().enumerate() {
        let counted = analysis.sentences.iter();
        let counted = counted.filter(|it| analysis.zone_at(it.start).is_counted());
        for (nth, &sentence) in counted.take(MAX_SENTENCES).enumerate() {
            let words = analysis.tokens_in(sentence);
            let content = words.clone().filter(|&it| !reading.is_function(article, it));
            let content: Vec<usize> = content.collect();
            if content.len() < 2 * MIN_OWN {
                continue;
            }
            let n = |is: &dyn Fn(usize) -> bool| {
                content.iter().filter(|&&it| is(it)).count() as f64
            };
            // About what all speak of, in words of its own, with names and judgements.
            let shared =
                n(&|it| users[reading.stem_number(article, it)].len() == n_sources);
            let own = n(&|it| users[reading.stem_number(article, it)].len() == 1);
            let telling = n(&|it| super::nouns::is_telling(finder, article, it));
            let worth = (own + telling + shared.min(4.0)) / (content.len() as f64).sqrt()
                - 0.03 * nth as f64;
            let source = reading.source_of[article];
            candidates.push(Candidate { source, article, sentence, worth });
        }
    }
    candidates
}

/// The first words of each clause of a stretch.
fn clauses(
    finder: &Finder<'_>,
    article: usize,
    words: &Range<usize>,
) -> Vec<Range<usize>> {
    let reading = &finder.reading;
    let class = |it: usize| super::phrases::class(reading, article, it);
    let opens = Class::THAT.or(Class::RELATIVE).or(Class::BETWEEN_CLAUSES).or(Class::AND);
    let begins = |&it: &usize| it == words.start || class(it - 1).is(opens);
    let starts = words.clone().filter(begins);
    let found = starts.map(|start| {
        let mut start = start;
        while start + 1 < words.end && class(start).is(opens) {
            start += 1;
        }
        start..words.end
    });
    found.map(|it| finder.short(article, it)).collect()
}

/// Whether a source has a word of a family that some words have as well: “the ban” may be told
/// as “the confiscation”.
fn has_family(finder: &Finder<'_>, source: usize, run: &Run) -> bool {
    let analysis = finder.reading.articles[run.article];
    let inside = |it: &&Mention| run.words.contains(&analysis.tokens_in(it.span).start);
    let families = analysis.families.iter().filter(inside).filter_map(concept);
    let here: BTreeSet<(usize, usize)> = families.collect();
    finder.comparison.sources[source].articles.iter().any(|&article| {
        let families = &finder.reading.articles[article].families;
        families.iter().filter_map(concept).any(|it| here.contains(&it))
    })
}

fn concept(it: &Mention) -> Option<(usize, usize)> {
    match it.target {
        Target::Variant { pack, concept, .. } => Some((pack, concept)),
        Target::Category { .. } => None,
    }
}

fn contrast(
    finder: &Finder<'_>,
    users: &[Vec<usize>],
    it: &Candidate,
    nth: usize,
) -> Option<Contrast> {
    let (reading, article) = (&finder.reading, it.article);
    let words = reading.articles[article].tokens_in(it.sentence);
    let is_own = |word: usize| users[reading.stem_number(article, word)].len() == 1;
    let value = |word: usize| {
        if reading.is_function(article, word) {
            return 0.0;
        }
        let telling = super::nouns::is_telling(finder, article, word);
        let own = if is_own(word) { 1.0 } else { 0.3 };
        own + if telling { 0.6 } else { 0.0 }
    };
    // What is shown crosses no sign.
    let mut joined: Vec<Range<usize>> = Vec::new();
    for word in words.clone() {
        match joined.last_mut() {
            Some(last) if reading.is_joined(article, word) => last.end = word + 1,
            _ => joined.push(word..word + 1),
        }
    }
    // A clause is shown from its beginning: words out of its middle tell nothing.
    let points = joined.iter().flat_map(|it| clauses(finder, article, it));
    let worth = |it: &Range<usize>| it.clone().map(value).sum::<f64>();
    let shown = points
        .max_by(|a, b| worth(a).total_cmp(&worth(b)).then(b.start.cmp(&a.start)))?;
    let content = shown.clone().filter(|&it| !reading.is_function(article, it));
    let content: Vec<usize> = content.collect();
    let is_listed = |it: usize| {
        let class = super::phrases::class(reading, article, it);
        class.is(Class::NUMBER.or(Class::TIME)) || reading.is_name(article, it)
    };
    if content.iter().filter(|&&it| is_own(it) && !is_listed(it)).count() < MIN_OWN {
        return None;
    }
    let all = Run { article, words };
    let stems = finder.content(std::slice::from_ref(&all));
    let mut sides = finder.sides();
    // Told by one only, if all others lack it.
    for side in sides.iter_mut().filter(|side| side.source != it.source) {
        let has = |word: &&usize| {
            let users = &users[reading.stem_number(article, **word)];
            users.binary_search(&side.source).is_ok()
        };
        let n_had = content.iter().filter(has).count();
        side.is_absent = n_had == 0
            && !has_family(finder, side.source, &all)
            && finder.is_absent(side.source, &stems);
        if !side.is_absent {
            return None;
        }
    }
    sides[it.source].wordings = finder.wordings([Run { article, words: shown }]);
    let weight = UNTOLD / (1.0 + nth as f64);
    let place = reading.place(article, all.words).span;
    let subject = Subject::Untold(article, place);
    Some(Contrast { subject, weight, refs: Vec::new(), sides })
}
