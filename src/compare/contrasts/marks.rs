//! Words that one source keeps in quotation marks and another makes its own.
//!
//! It keeps silent about names and titles of works, about whole clauses, and about a source
//! that has the words both in marks and without.

use super::{Contrast, Finder, Subject, support};
use crate::compare::reading::Place;
use crate::language::Class;
use crate::voice::{Device, Kind, Voice};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many words may stand in the marks.
const MAX_WORDS: usize = 4;
/// So many entries are shown.
const MAX_ENTRIES: usize = 4;
/// What is left of the weight where the words neither name nor judge.
const PLAIN: f64 = 0.3;
/// The weight of a clear contrast.
const MARKED: f64 = 0.35;

/// Where some words stand in marks, and where they are the outlets' own.
#[derive(Default)]
struct Used {
    marked: Vec<(usize, Place)>,
    own: Vec<(usize, Place)>,
}

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let reading = &finder.reading;
    let mut used: BTreeMap<String, Used> = BTreeMap::new();
    // The numbers of the words with which any of them begins.
    let mut first: BTreeSet<u32> = BTreeSet::new();
    for (article, analysis) in reading.articles.iter().enumerate() {
        for it in &analysis.attributions {
            let is_short = it.kind == Kind::Term;
            let words = analysis.tokens_in(it.content);
            if !is_short || it.device == Some(Device::Title) {
                continue;
            }
            if let Some(key) = key(finder, article, &words) {
                first.insert(reading.of(article)[words.start].form);
                let place = reading.place(article, words);
                let source = reading.source_of[article];
                let known = used.entry(key).or_default();
                known.marked.push((source, place));
            }
        }
    }
    for article in 0..reading.articles.len() {
        for start in 0..reading.of(article).len() {
            if !first.contains(&reading.of(article)[start].form) {
                continue;
            }
            for end in start + 1..=start + MAX_WORDS {
                let is_own = end <= reading.of(article).len()
                    && !is_called(finder, article, start)
                    && reading.voice(article, end - 1) == Voice::Narrator
                    && (end == start + 1 || reading.is_joined(article, end - 1));
                if !is_own {
                    break;
                }
                let Some(known) = key(finder, article, &(start..end))
                    .and_then(|key| used.get_mut(&key))
                else {
                    continue;
                };
                let place = reading.place(article, start..end);
                known.own.push((reading.source_of[article], place));
            }
        }
    }
    let found = used.values().filter_map(|it| contrast(finder, it));
    let mut found: Vec<Contrast> = found.collect();
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.subject.cmp(&b.subject)));
    found.truncate(MAX_ENTRIES);
    found
}

/// Whether “so-called” or a word like it keeps what follows at a distance, as marks do.
fn is_called(finder: &Finder<'_>, article: usize, word: usize) -> bool {
    let reading = &finder.reading;
    word > 0
        && reading.is_joined(article, word)
        && reading.class(article, word - 1).is(Class::NAMES_A_THING)
}

/// Some words as they are compared; none where they are too many, end in a word of
/// grammar or are a name.
fn key(finder: &Finder<'_>, article: usize, words: &Range<usize>) -> Option<String> {
    let reading = &finder.reading;
    let is_function = |it: usize| reading.is_function(article, it);
    if words.is_empty()
        || words.len() > MAX_WORDS
        || is_function(words.start)
        || is_function(words.end - 1)
        || words.clone().all(|it| {
            reading.of(article)[it].is_capital
                && !super::phrases::is_in_headline(reading, article, it)
        })
    {
        return None;
    }
    // One word in marks may be of anything: “limited”, “private”.
    if words.len() == 1 {
        return None;
    }
    let folded = words.clone().map(|it| reading.folded(article, it));
    Some(folded.collect::<Vec<_>>().join(" "))
}

fn contrast(finder: &Finder<'_>, used: &Used) -> Option<Contrast> {
    let own: BTreeSet<usize> = used.own.iter().map(|it| it.0).collect();
    let mut sides = finder.sides();
    let (mut n_own, mut n_marked) = (0, 0);
    for side in &mut sides {
        let is_marked = used.marked.iter().any(|it| it.0 == side.source);
        if is_marked && own.contains(&side.source) {
            continue;
        }
        if own.contains(&side.source) {
            let places = used.own.iter().filter(|it| it.0 == side.source);
            side.wordings = finder.wordings_at(places.map(|it| it.1));
            side.wordings.truncate(1);
            n_own += 1;
            continue;
        }
        let marked = used.marked.iter().filter(|it| it.0 == side.source);
        side.wordings = finder.wordings_at(marked.map(|it| it.1));
        side.wordings.truncate(1);
        n_marked += usize::from(is_marked);
    }
    if n_own == 0 || n_marked == 0 {
        return None;
    }
    let first = &used.marked.iter().find(|it| !own.contains(&it.0))?.1;
    let words = first.span.of(finder.reading.text(first.article)).to_owned();
    // “Conference call” in marks may be the subject line of a letter.
    let tells = |word: usize| {
        super::nouns::is_telling(finder, first.article, word)
            || finder.reading.is_name(first.article, word)
    };
    let mut inside = finder.reading.articles[first.article].tokens_in(first.span);
    let weight = MARKED
        * if inside.any(tells) { 1.0 } else { PLAIN }
        * ((n_own + n_marked) as f64 / sides.len() as f64).sqrt()
        * support((used.own.len() + used.marked.len()) as f64, 2.0);
    Some(Contrast { subject: Subject::Marked(words), weight, refs: Vec::new(), sides })
}
