//! How the reports begin: the words of each headline that no other headline has. A report that
//! came without one begins with its standfirst or its first sentence.
//!
//! A beginning is quoted, so nothing can be said falsely. What two sources share in theirs is
//! what the story is about; the rest is where they part, and of that the densest stretch is
//! taken, at most [`MAX_POINT`] words in a row.

use super::{Contrast, Evidence, Finder, Subject, point};
use crate::compare::reading::Run;
use crate::document::Zone;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

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
        let words = point(reading, article, words, (MAX_POINT, COST), value);
        side.wordings = finder.wordings([Run { article, words }]);
    }
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    (n > 1).then_some(Contrast { subject: Subject::Headline, weight: 1.0, refs, sides })
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
