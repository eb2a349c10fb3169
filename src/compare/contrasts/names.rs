//! What the sources call one thing: the listed names of each concept.

use super::{Contrast, Evidence, Finder, Subject, Wording, support};
use crate::compare::reading::{Place, Run};
use crate::compare::{ConceptComparison, SUGGESTED, Verdict};
use crate::language::Class;
use crate::lexicon::pack::{Concept, Kind};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Namings of a source at which a contrast has half its support.
const NAMINGS: f64 = 2.0;
/// What is left of the weight where the program proposed the names.
const PROPOSED: f64 = 0.3;
/// The same where only the spelling differs.
const SPELLING: f64 = 0.5;
/// What is left of the weight where all sources mostly use one name.
const SAME: f64 = 0.25;
/// At most this many words before a name may turn it.
const MAX_TURN: usize = 4;
/// The weight of a clear contrast of names.
const NAME: f64 = 1.1;

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let concepts = finder.comparison.concepts.iter().enumerate();
    concepts.filter_map(|(at, it)| name(finder, at, it)).collect()
}

/// The names of one concept; none where it is a check or a spelling of the house, where all
/// mostly use one name, or where the counts say that the sources do not differ.
fn name(finder: &Finder<'_>, at: usize, it: &ConceptComparison) -> Option<Contrast> {
    let comparison = finder.comparison;
    let pack = &comparison.lexicon.packs()[it.pack];
    let concept = &pack.concepts[it.concept];
    let is_house =
        !concept.axes.is_empty() && concept.axes.iter().all(|it| it == "house");
    let is_same = matches!(it.differs.verdict, Verdict::SameHere | Verdict::NoEvidence);
    if concept.control || concept.is_family() || is_house || is_same {
        return None;
    }
    let mut sides = finder.sides();
    let mut of_source: BTreeMap<usize, Vec<(u64, usize)>> = BTreeMap::new();
    let mut users: BTreeMap<usize, usize> = BTreeMap::new();
    for share in it.shares.iter().filter(|it| it.n > 0) {
        of_source.entry(share.source).or_default().push((share.n, share.variant));
        *users.entry(share.variant).or_default() += 1;
    }
    let mut first: BTreeSet<usize> = BTreeSet::new();
    for (source, mut variants) in of_source {
        variants.sort_by_key(|&(n, variant)| (Reverse(n), variant));
        let of: u64 = variants.iter().map(|it| it.0).sum();
        first.insert(variants[0].1);
        // Its usual name, and then those that fewest others have.
        variants[1..].sort_by_key(|&(n, variant)| (users[&variant], Reverse(n), variant));
        let places = variants.iter().take(super::MAX_WORDINGS).filter_map(|it| {
            let cells = it_cells(finder, at, source, it.1);
            cells.into_iter().next()
        });
        sides[source].wordings = places.collect();
        let shown = sides[source].wordings.first().map_or(0, |it| it.places.len() as u64);
        sides[source].counted = Some((shown, of));
    }
    let counted = sides.iter().filter_map(|it| it.counted);
    let least = counted.map(|it| it.1).min()?;
    let is_proposed = pack.head.id == SUGGESTED;
    let is_spelling =
        !concept.axes.is_empty() && concept.axes.iter().all(|it| it == "romanisation");
    let with = sides.iter().filter(|it| !it.wordings.is_empty());
    let coverage = with.clone().count() as f64 / sides.len() as f64;
    let places = with.flat_map(|it| &it.wordings).flat_map(|it| &it.places);
    let runs: Vec<Run> = places
        .map(|it| Run {
            article: it.article,
            words: finder.reading.articles[it.article].tokens_in(it.span),
        })
        .collect();
    // Where all mostly use one name, the others stand beside it.
    let n_with = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    let is_choice = users.values().any(|&n| n > 1 && n < n_with);
    let is_one = first.len() == 1 && !is_choice;
    // By such a name a source takes a stand with a single use, wherever it is.
    let is_grave = !is_proposed && is_grave(concept);
    let (least_salience, least_support) = if is_grave { (0.7, 0.8) } else { (0.0, 0.5) };
    let weight = NAME
        * concept.weight().sqrt()
        * coverage.sqrt()
        * finder.salience(runs.iter()).max(least_salience)
        * support(least as f64, NAMINGS).max(least_support)
        * it.differs.statistic.unwrap_or(0.5).max(0.4).sqrt()
        * if is_one { SAME } else { 1.0 }
        * if is_proposed { PROPOSED } else { 1.0 }
        * if is_spelling { SPELLING } else { 1.0 };
    let refs = vec![Evidence::Concept(at)];
    Some(Contrast { subject: Subject::Name(at), weight, refs, sides })
}

/// Whether a source takes a stand by the name: on what happened, what holds or whose it is. A
/// person's or a body's titles say less.
pub(super) fn is_grave(concept: &Concept) -> bool {
    let is_somebody = matches!(
        concept.kind,
        Kind::Person | Kind::People | Kind::Organisation | Kind::Role | Kind::GroupLabel
    );
    !is_somebody && concept.weight() >= super::GRAVE
}

/// A name with what denies it or keeps it at a distance before it: “not an invasion”, “the
/// so-called operation”.
fn turned(finder: &Finder<'_>, place: Place) -> Place {
    let reading = &finder.reading;
    let article = place.article;
    let words = reading.articles[article].tokens_in(place.span);
    let near = (words.start.saturating_sub(MAX_TURN)..words.start).rev();
    let turns =
        Class::NEGATION.or(Class::NAMES_A_THING).or(Class::HEDGE).or(Class::DENIAL);
    let start = near
        .take_while(|&it| reading.is_joined(article, it + 1))
        .find(|&it| reading.class(article, it).is(turns));
    let Some(mut start) = start else { return place };
    start -= usize::from(start > 0 && super::phrases::is_hyphen(reading, article, start));
    reading.place(article, start..words.end)
}

/// The wordings of a variant in a source, over the voices that are counted, the most frequent
/// first.
fn it_cells(
    finder: &Finder<'_>,
    concept: usize,
    source: usize,
    variant: usize,
) -> Vec<Wording> {
    let it = &finder.comparison.concepts[concept];
    let cell = it.cells.iter().find(|it| (it.source, it.variant) == (source, variant));
    let mentions = cell.into_iter().flat_map(|it| &it.mentions);
    let places = mentions.filter_map(|at| {
        let mention = &finder.comparison.articles[at.article].mentions[at.mention];
        let is_counted = mention.is_counted() && it.basis.contains(&mention.voice);
        is_counted.then(|| {
            let is_turned = mention.is_negated || mention.is_distanced;
            let place = finder.reading.place_at(at.article, mention.span);
            if is_turned { turned(finder, place) } else { place }
        })
    });
    let mut wordings = finder.wordings_at(places);
    super::by_number(&mut wordings);
    wordings
}
