//! Excerpts by rule: which sentences of an article the pupils read.
//!
//! A unit is a sentence, or several that one quotation and its speaker hold together, so
//! that a reader of an excerpt knows whose words it prints. Units are taken greedily:
//! always the one that adds most of what the exercises need, for its length, within a
//! limit; each sentence is looked at once for each unit taken, and an article gives at
//! most 400 units.

use crate::analysis::Analysis;
use crate::document::Zone;
use crate::lesson::alone::{cuts_quotation, has_pairs, is_sound, needs_one_before};
use crate::lesson::blind::Giveaways;
use crate::lesson::people::People;
use crate::text::{Span, n_words};
use std::collections::BTreeMap;

/// Units looked at in one article.
const MAX_UNITS: usize = 400;

/// The fewest and the most words of a unit.
const WORDS: std::ops::RangeInclusive<usize> = 5..=75;

/// The most words of units that are joined.
const JOINED_WORDS: usize = 65;

/// Words further apart than this do not hold sentences together, in bytes.
const MAX_HULL: usize = 700;

/// A piece of an article that may be shown by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The sentences, in order; those of one paragraph are next to each other.
    pub sentences: Vec<Span>,
    /// Running words.
    pub n_words: usize,
    /// Whether it is the headline.
    pub is_headline: bool,
    /// Whether it can be read only behind the words right before it.
    pub is_pointing: bool,
}

impl Unit {
    /// From its first byte to its last.
    #[must_use]
    pub fn span(&self) -> Span {
        let first = self.sentences.first().copied().unwrap_or_default();
        let last = self.sentences.last().copied().unwrap_or_default();
        Span { start: first.start, end: last.end }
    }
}

/// What may be wanted of an excerpt; each is worth most where it is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Feature {
    /// A name of a thing: concept and variant, as numbers.
    Name(usize, usize, usize),
    /// Words of a voice.
    Voice(usize),
    /// A speaker who is heard, as a number.
    Speaker(usize),
    /// A word of a category.
    Word(usize),
    /// The beginning of the story.
    Lead,
    /// A fact that some texts have and others lack, as a number.
    Fact(usize),
    /// One side of a quotation that another text prints at another length.
    Trimmed,
}

/// The features of each unit, with what they are worth.
pub(super) type Worth = Vec<BTreeMap<Feature, f64>>;

/// The words of a span; a hyphenated compound is one.
#[must_use]
pub(super) fn words_in(analysis: &Analysis, span: Span) -> usize {
    n_words(&analysis.tokens[analysis.tokens_in(span)])
}

/// The units of an article that give nothing away, in order.
#[must_use]
pub(super) fn units(
    analysis: &Analysis,
    people: &People,
    giveaways: &Giveaways,
) -> Vec<Unit> {
    let text = &analysis.document.text;
    let mut hulls: Vec<Span> = analysis.attributions.iter().map(hull).collect();
    hulls.retain(|it| it.len() <= MAX_HULL);
    hulls.sort_unstable();
    let mut groups: Vec<Vec<Span>> = Vec::new();
    let mut hulls = hulls.into_iter().peekable();
    let mut open_to = 0;
    for &sentence in &analysis.sentences {
        if sentence.start < open_to {
            if let Some(group) = groups.last_mut() {
                group.push(sentence);
            }
        } else {
            groups.push(vec![sentence]);
        }
        while let Some(hull) = hulls.next_if(|it| it.start < sentence.end) {
            open_to = open_to.max(hull.end);
        }
    }
    let unit = |sentences: Vec<Span>| {
        let n_words = sentences.iter().map(|&it| words_in(analysis, it)).sum();
        let zone = sentences.first().map(|it| analysis.zone_at(it.start));
        Unit {
            n_words,
            is_headline: zone == Some(Zone::Headline),
            is_pointing: needs_one_before(analysis, people, &sentences),
            sentences,
        }
    };
    let is_shown = |unit: &Unit| {
        let zones = unit.sentences.iter().map(|it| analysis.zone_at(it.start));
        let has_zone = unit.is_headline
            || zones.clone().all(|it| matches!(it, Zone::Body | Zone::Standfirst));
        let words = unit.span().of(text);
        has_zone
            && (WORDS.contains(&unit.n_words) || unit.is_headline && unit.n_words <= 30)
            && (unit.is_headline
                || unit.sentences.iter().all(|&it| is_sound(analysis, it)))
            && has_pairs(words)
            && !cuts_quotation(analysis, unit.span())
            && !giveaways.are_in(words)
    };
    groups.into_iter().map(unit).filter(is_shown).take(MAX_UNITS).collect()
}

/// The units with those that point back joined to the one right before, within a length.
#[must_use]
pub(super) fn joined(units: &[Unit], text: &str) -> Vec<Unit> {
    let mut joined: Vec<Unit> = Vec::new();
    for unit in units {
        let follows = |last: &&mut Unit| {
            let between = &text[last.span().end as usize..unit.span().start as usize];
            let is_next = between.trim().is_empty() && !last.is_headline;
            is_next && last.n_words + unit.n_words <= JOINED_WORDS
        };
        match joined.last_mut().filter(|last| unit.is_pointing && follows(last)) {
            Some(last) => {
                last.sentences.extend(&unit.sentences);
                last.n_words += unit.n_words;
            }
            None => joined.push(unit.clone()),
        }
    }
    joined
}

/// From the first to the last word of an attribution.
fn hull(it: &crate::voice::Attribution) -> Span {
    let parts = [Some(it.content), it.source, it.cue];
    let parts = parts.into_iter().flatten();
    let start = parts.clone().map(|it| it.start).min().unwrap_or_default();
    let end = parts.map(|it| it.end).max().unwrap_or_default();
    Span { start, end }
}

/// Takes units for their worth, within a limit of words; gives their indices in order.
///
/// `stands` says whether words that are printed without those before them can be understood.
#[must_use]
pub(super) fn choose(
    units: &[Unit],
    worth: &Worth,
    n_words: usize,
    text: &str,
    stands: impl Fn(Span) -> bool,
) -> Vec<usize> {
    let mut left = n_words;
    let mut taken: Vec<usize> = Vec::new();
    let mut seen: BTreeMap<Feature, u32> = BTreeMap::new();
    let is_next = |at: usize| {
        let before = at.checked_sub(1).map(|it| units[it].span().end as usize);
        let start = units[at].span().start as usize;
        before.is_some_and(|end| text[end..start].trim().is_empty())
    };
    let follows = |at: usize, taken: &[usize]| is_next(at) && taken.contains(&(at - 1));
    // What is printed without a gap up to a unit.
    let whole = |at: usize, taken: &[usize]| {
        let mut first = at;
        while follows(first, taken) {
            first -= 1;
        }
        Span { start: units[first].span().start, end: units[at].span().end }
    };
    loop {
        let gain = |at: usize| {
            let features = worth[at].iter().map(|(feature, worth)| {
                let n = seen.get(feature).copied().unwrap_or_default();
                worth / f64::from(1 + 3 * n)
            });
            // Neighbours read as a text.
            let won = if follows(at, &taken) { 1.5 } else { 0.0 };
            let sum = features.sum::<f64>() + won;
            sum / (units[at].n_words.max(12) as f64).sqrt()
        };
        let best = (0..units.len())
            .filter(|at| !taken.contains(at) && units[*at].n_words <= left)
            // “He added …” behind a gap would be somebody else who adds.
            .filter(|&at| !units[at].is_pointing || follows(at, &taken))
            .filter(|&at| stands(whole(at, &taken)))
            .map(|at| (gain(at), at))
            .filter(|(gain, _)| *gain > 0.0)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, at)) = best else { break };
        left -= units[at].n_words;
        for feature in worth[at].keys() {
            *seen.entry(*feature).or_default() += 1;
        }
        taken.push(at);
    }
    taken.sort_unstable();
    taken
}

#[cfg(test)]
mod tests {
    use super::units;
    use crate::lesson::blind::Giveaways;
    use crate::lesson::fixture::{analyze, article};
    use crate::lesson::people::People;

    #[test]
    fn a_quotation_stays_with_its_speaker() {
        let article = article(
            "Ash",
            &[
                "“The dam will hold. It held last year, and it was higher then,” said Ada Tamm.",
                "Rain fell on the upper valley for three days.",
                "An unfinished line of words without an end",
                "(A bracket that is never closed is left out.",
            ],
        );
        let (_, analyses) = analyze(vec![article]);
        let people = People::of(&analyses[0]);
        let found = units(&analyses[0], &people, &Giveaways::default());
        let text = &analyses[0].document.text;
        let found: Vec<&str> = found.iter().map(|it| it.span().of(text)).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("said Ada Tamm."), "{found:?}");
    }
}
