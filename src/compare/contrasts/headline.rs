//! How the reports begin: of each headline the words that no other headline has.
//!
//! A headline is quoted, so nothing can be said falsely. What two sources share in their
//! headlines is what the story is about; the rest is where they part, and of that the densest
//! stretch is taken, at most [`MAX_WORDS`] words in a row.

use super::{Contrast, Evidence, Finder, Subject};
use crate::compare::reading::Run;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many words has the point of a headline.
const MAX_POINT: usize = 6;
/// So many headlines of one source are looked at.
const MAX_HEADLINES: usize = 2;
/// What a word adds: one that only this source has, one that others have too, and what each
/// word costs.
const OWN: f64 = 1.0;
const SHARED: f64 = 0.45;
const COST: f64 = 0.3;

pub(super) fn contrast(finder: &Finder<'_>) -> Option<Contrast> {
    let (reading, comparison) = (&finder.reading, finder.comparison);
    let mut holders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (article, &source) in reading.source_of.iter().enumerate() {
        for word in reading.headline(article).into_iter().flatten() {
            holders.entry(reading.stem(article, word)).or_default().insert(source);
        }
    }
    let mut sides = finder.sides();
    let mut refs = Vec::new();
    for (source, side) in comparison.sources.iter().zip(&mut sides) {
        let headlines = source
            .articles
            .iter()
            .filter_map(|&article| Some((article, reading.headline(article)?)));
        let mut points = Vec::new();
        for (article, headline) in headlines.take(MAX_HEADLINES) {
            let value = |word: usize| {
                if reading.is_function(article, word) {
                    0.0
                } else if holders[reading.stem(article, word)].len() == 1 {
                    OWN
                } else {
                    SHARED
                }
            };
            refs.push(Evidence::Opening(article));
            points.push(Run { article, words: point(headline, value) });
        }
        side.wordings = finder.wordings(points);
    }
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    (n > 1).then_some(Contrast { subject: Subject::Headline, weight: 1.0, refs, sides })
}

/// The stretch of a headline that says most for its length; the first of equals.
fn point(headline: Range<usize>, value: impl Fn(usize) -> f64) -> Range<usize> {
    if headline.len() <= MAX_POINT {
        return headline;
    }
    let mut best = (f64::MIN, headline.start..headline.start + 1);
    for start in headline.clone() {
        let mut sum = 0.0;
        for end in start + 1..=headline.end.min(start + MAX_POINT) {
            let word = value(end - 1);
            sum += word - COST;
            // It neither begins nor ends with a function word.
            if word > 0.0 && value(start) > 0.0 && sum > best.0 + 1e-9 {
                best = (sum, start..end);
            }
        }
    }
    best.1
}
