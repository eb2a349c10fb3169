//! How the reports begin: the words of each headline that no other headline has. A report that
//! came without one begins with its standfirst or its first sentence.
//!
//! What two sources share in theirs is what the story is about; the rest is where they part,
//! and a long headline is cut to the part that says most, from its front.

use super::{Contrast, Evidence, Finder, Subject};
use crate::compare::reading::Reading;
use crate::document::Zone;
use crate::voice::Kind;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// At most this many words of a headline are shown.
const MAX_PART: usize = 8;
/// A part of at most this many words says whose words the rest is.
const MAX_LABEL: usize = 3;
/// What is left of the worth of a word that all headlines have.
const OF_ALL: f64 = 0.4;
/// What each of them costs: a headline is short, so that nearly all of it may stand.
const COST: f64 = 0.05;

pub(super) fn contrast(finder: &Finder<'_>) -> Option<Contrast> {
    let (reading, comparison) = (&finder.reading, finder.comparison);
    let mut holders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (article, &source) in reading.source_of.iter().enumerate() {
        for word in beginning(finder, article).into_iter().flatten() {
            holders.entry(reading.stem(article, word)).or_default().insert(source);
        }
    }
    let with = holders.values().flatten().collect::<BTreeSet<_>>();
    let n_with = with.len();
    let mut sides = finder.sides();
    let mut refs = Vec::new();
    for (source, side) in comparison.sources.iter().zip(&mut sides) {
        // Of several reports of a source the first stands for how it began.
        let first = source
            .articles
            .iter()
            .find_map(|&article| Some((article, beginning(finder, article)?)));
        let Some((article, words)) = first else { continue };
        let value = |word: usize| {
            let n = holders[reading.stem(article, word)].len();
            // What all headlines have is what the story is about.
            let is_of_all = n > 2 && n == n_with;
            finder.worth(article, word, n > 1) * if is_of_all { OF_ALL } else { 1.0 }
        };
        refs.push(Evidence::Opening(article));
        let words = part(reading, article, words, value);
        side.wordings = finder.wordings_at([reading.place(article, words)]);
    }
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    (n > 1).then_some(Contrast { subject: Subject::Headline, weight: 1.0, refs, sides })
}

/// The part of a headline, or of a first sentence, that says most. Its front is never cut away, because who acts stands
/// there, and whether it was done: “Aide to lawmaker apologizes” is not “lawmaker apologizes”,
/// “has never called for it” is not “called for it”. A part begins where
/// the words do or behind a colon, a semicolon or a dash, and ends with no function word.
fn part(
    reading: &Reading<'_>,
    article: usize,
    words: Range<usize>,
    value: impl Fn(usize) -> f64,
) -> Range<usize> {
    if words.len() <= MAX_PART {
        return words;
    }
    let is_start = |it: &usize| *it == words.start || reading.is_cut(article, *it);
    let mut starts: Vec<usize> = words.clone().filter(is_start).collect();
    // “Tamm: …” and “…: state media” say whose words they are.
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([words.end]).collect();
    let short: Vec<bool> =
        starts.iter().zip(ends).map(|(a, b)| b - a <= MAX_LABEL).collect();
    let mut nth = 0;
    starts.retain(|_| {
        nth += 1;
        let is_behind_label = nth > 1 && short[nth - 2];
        nth == 1 || !(is_behind_label || (nth == short.len() && short[nth - 1]))
    });
    let parts = starts.iter().enumerate().map(|(nth, &start)| {
        let end = starts.get(nth + 1).copied().unwrap_or(words.end);
        let mut end = end.min(start + MAX_PART);
        // A quotation is not cut in the middle.
        while end > start + 1 && end < words.end && is_inside_marks(reading, article, end)
        {
            end -= 1;
        }
        while end > start + 1 && end < words.end && reading.is_function(article, end - 1)
        {
            end -= 1;
        }
        start..end
    });
    let worth = |it: &Range<usize>| it.clone().map(|it| value(it) - COST).sum::<f64>();
    // Of equals the first.
    let best = parts.reduce(|a, b| if worth(&b) > worth(&a) + 1e-9 { b } else { a });
    best.unwrap_or(words)
}

/// Whether quotation marks or a bracket that open in the headline before a word close behind it.
fn is_inside_marks(reading: &Reading<'_>, article: usize, word: usize) -> bool {
    let at = reading.of(article)[word].span.start;
    let mut attributions = reading.articles[article].attributions.iter();
    let is_quoted = attributions.any(|it| {
        let inside = it.content.start < at && at < it.content.end;
        inside && it.kind != Kind::Indirect
    });
    let before = &reading.text(article)[..at as usize];
    let line = before.rsplit('\n').next().unwrap_or_default();
    is_quoted || line.matches('(').count() > line.matches(')').count()
}

/// The words with which an article begins; none where it has no sentence.
fn beginning(finder: &Finder<'_>, article: usize) -> Option<Range<usize>> {
    finder.reading.headline(article).or_else(|| {
        let analysis = finder.comparison.articles[article];
        let mut paragraphs = analysis.document.paragraphs.iter();
        let standfirst = paragraphs.find(|it| it.zone == Some(Zone::Standfirst));
        let lead = finder.comparison.openings[article].lead;
        let words = analysis.tokens_in(standfirst.map(|it| it.span).or(lead)?);
        (!words.is_empty()).then_some(words)
    })
}
