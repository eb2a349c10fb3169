//! How the reports begin: the words of each headline that no other headline has.
//!
//! A headline is quoted, so nothing can be said falsely. What two sources share in their
//! headlines is what the story is about; the rest is where they part, and of that the densest
//! stretch is taken, at most [`MAX_POINT`] words in a row.

use super::{Contrast, Evidence, Finder, Subject, point};
use crate::compare::reading::Run;
use std::collections::{BTreeMap, BTreeSet};

/// So many words has the point of a headline.
const MAX_POINT: usize = 6;
/// What is left of the worth of a word that all headlines have.
const OF_ALL: f64 = 0.4;
/// What each of them costs: a headline is short, so that nearly all of it may stand.
const COST: f64 = 0.05;

pub(super) fn contrast(finder: &Finder<'_>) -> Option<Contrast> {
    let (reading, comparison) = (&finder.reading, finder.comparison);
    let mut holders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (article, &source) in reading.source_of.iter().enumerate() {
        for word in reading.headline(article).into_iter().flatten() {
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
            .find_map(|&article| Some((article, reading.headline(article)?)));
        let Some((article, headline)) = first else { continue };
        let value = |word: usize| {
            let n = holders[reading.stem(article, word)].len();
            // What all headlines have is what the story is about.
            let is_of_all = n > 2 && n == n_with;
            finder.worth(article, word, n > 1) * if is_of_all { OF_ALL } else { 1.0 }
        };
        refs.push(Evidence::Opening(article));
        let words = point(reading, article, headline, (MAX_POINT, COST), value);
        side.wordings = finder.wordings([Run { article, words }]);
    }
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    (n > 1).then_some(Contrast { subject: Subject::Headline, weight: 1.0, refs, sides })
}
