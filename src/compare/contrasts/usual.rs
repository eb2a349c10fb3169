//! The word of a family that each source has most.
//!
//! A source that says “deal” all along and once “pact” calls the thing a deal: its cell begins
//! with that word, and a family opens no row unless two sources part in their usual words. Of
//! verbs, which tell of one event each, neither of two sources shows the first word of the other.

use super::{Contrast, Finder, Subject, Wording, phrases};
use crate::compare::reading::{Place, Run};
use crate::lexicon::Target;
use crate::lexicon::pack::PartOfSpeech;
use crate::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};

/// At most this many wordings has a side of a family.
const MAX_WORDINGS: usize = 2;

/// How often each source has each word of a family in its own words, with the first place.
pub(super) type Often = BTreeMap<(usize, usize), (usize, Run)>;

pub(super) fn often(finder: &Finder<'_>, pack: usize, concept: usize) -> Often {
    let mut often = Often::new();
    for (article, analysis) in finder.comparison.articles.iter().enumerate() {
        let source = finder.reading.source_of[article];
        for mention in &analysis.families {
            if let Target::Variant { pack: p, concept: c, variant } = mention.target
                && (p, c) == (pack, concept)
                && mention.voice == Voice::Narrator
            {
                let words = analysis.tokens_in(mention.span);
                let first = || (0, Run { article, words });
                often.entry((source, variant)).or_insert_with(first).0 += 1;
            }
        }
    }
    often
}

/// Lets each side of a family of nouns or attributes begin with the usual word of its source;
/// gives whether two sources part in their words. Other contrasts stay as they are.
pub(super) fn parts(finder: &Finder<'_>, it: &mut Contrast) -> bool {
    let Subject::Family { pack, concept, part } = it.subject else { return true };
    let often = often(finder, pack, concept);
    let word_of = |it: &Wording| word_at(finder, pack, concept, it.places[0]);
    match part {
        PartOfSpeech::Noun | PartOfSpeech::Modifier => {}
        PartOfSpeech::Verb => {
            let shown = it.sides.iter().map(|it| it.wordings.iter().filter_map(word_of));
            let shown: Vec<Vec<usize>> = shown.map(Iterator::collect).collect();
            let lacks = |a: &[usize], b: &[usize]| {
                a.first().is_some_and(|it| !b.is_empty() && !b.contains(it))
            };
            return shown
                .iter()
                .any(|a| shown.iter().any(|b| lacks(a, b) && lacks(b, a)));
        }
        PartOfSpeech::Charge => return true,
    }
    let mut usual: Vec<BTreeSet<usize>> = Vec::new();
    for side in it.sides.iter_mut().filter(|it| !it.wordings.is_empty()) {
        let own = often.iter().filter(|it| it.0.0 == side.source);
        let most = own.clone().map(|it| it.1.0).max().unwrap_or_default();
        let words: BTreeMap<usize, &Run> =
            own.filter(|it| it.1.0 == most).map(|it| (it.0.1, &it.1.1)).collect();
        let shown = word_of(&side.wordings[0]);
        if let Some((&word, run)) = words.first_key_value()
            && shown.is_none_or(|it| !words.contains_key(&it))
        {
            let known = side.wordings.iter().position(|it| word_of(it) == Some(word));
            let first = known.map_or_else(
                || Wording { places: vec![place(finder, run, part)] },
                |at| side.wordings.remove(at),
            );
            side.wordings.insert(0, first);
            side.wordings.truncate(MAX_WORDINGS);
        }
        usual.push(if words.is_empty() {
            shown.into_iter().collect()
        } else {
            words.into_keys().collect()
        });
    }
    usual.iter().any(|a| usual.iter().any(|b| a.is_disjoint(b)))
        || is_described(finder, it)
}

/// Whether two sources at least describe or judge the thing, each in a word that the other
/// lacks: “a sweeping lawsuit”, “a major lawsuit”.
fn is_described(finder: &Finder<'_>, it: &Contrast) -> bool {
    let reading = &finder.reading;
    let with = it.sides.iter().filter_map(|it| it.wordings.first());
    let telling = with.map(|it| {
        let place = it.places[0];
        let words = reading.articles[place.article].tokens_in(place.span);
        let telling =
            words.filter(|&it| super::nouns::is_telling(finder, place.article, it));
        telling.map(|it| reading.stem(place.article, it)).collect()
    });
    let telling: Vec<BTreeSet<&str>> = telling.collect();
    let differ = |a: &BTreeSet<&str>, b: &BTreeSet<&str>| {
        !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
    };
    telling.iter().any(|a| telling.iter().any(|b| differ(a, b)))
}

/// Where a word stands with the attributes that belong to it.
fn place(finder: &Finder<'_>, run: &Run, part: PartOfSpeech) -> Place {
    let reading = &finder.reading;
    let words = match part {
        PartOfSpeech::Noun => {
            phrases::noun_phrase(reading, run.article, run.words.clone()).words
        }
        _ => run.words.clone(),
    };
    reading.place(run.article, words)
}

/// The word of a family that stands at a place.
fn word_at(
    finder: &Finder<'_>,
    pack: usize,
    concept: usize,
    place: Place,
) -> Option<usize> {
    let families = &finder.comparison.articles[place.article].families;
    let first = families.partition_point(|it| it.span.start < place.span.start);
    let inside = families[first..].iter().take_while(|it| it.span.end <= place.span.end);
    inside.into_iter().find_map(|it| match it.target {
        Target::Variant { pack: p, concept: c, variant } if (p, c) == (pack, concept) => {
            Some(variant)
        }
        _ => None,
    })
}
