//! How the sources call and describe one thing: families of nouns, shared nouns with their
//! attributes, and what stands beside a person's name.
//!
//! Each place gives a noun phrase. Of a source the phrase is shown that sets it apart: a noun
//! that no other source has for the thing, or an attribute of its own that describes or
//! judges. It keeps silent where all sources use the plain noun, about titles of office, about
//! words inside names, and about what other people say.

use super::phrases::{self, NounPhrase, noun_phrase};
use super::{Contrast, ContrastSide, Evidence, Finder, Subject, support};
use crate::compare::reading::Run;
use crate::language::{Class, Language};
use crate::lexicon::Target;
use crate::lexicon::pack::{Confidence, PartOfSpeech};
use crate::text::{FastMap, FastSet, Gap};
use crate::voice::Voice;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A noun with its attributes, as printed.
type Printed<'a> = (&'a str, &'a [(&'a str, bool)]);

/// So many nouns without a family are shown.
const MAX_NOUNS: usize = 12;
/// The weights of clear contrasts.
const FAMILY: f64 = 0.3;
const MODIFIER: f64 = 0.75;
const LABEL: f64 = 0.9;
/// What is left of it where one source alone has a phrase of its own.
const ONE_SIDED: f64 = 0.5;
/// Sources that have a word of a family once or twice from which on it may be of one thing.
const SOURCES_OF_SHORT: usize = 3;
/// Places at which a contrast has half its support.
const PLACES: f64 = 3.0;
/// So many words on either side of a family's word are its company, so many of them must two
/// sources share to speak of one thing, and so many of their places are set beside each other.
const COMPANY: usize = 10;
const SHARED: usize = 2;
const MAX_BESIDE: usize = 128;
/// Endings of nouns for persons.
const PERSONS: &[&str] = &["ator", "man", "woman", "ist", "ter", "ler", "yer"];

/// What phrases are of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Family { pack: usize, concept: usize },
    Noun(String),
    Named(String),
}

/// A noun phrase at one place.
struct Phrase<'a> {
    source: usize,
    words: Run,
    /// What its noun is: the number of a family's word, or its stem.
    noun: Cow<'a, str>,
    /// The stems of its attributes, each with whether it describes or judges.
    attributes: Vec<(&'a str, bool)>,
    /// Whether its noun alone says nothing of the thing: a title of office.
    is_plain: bool,
    is_plural: bool,
    /// Whether “the”, “this” or a possessive stands before it.
    is_definite: bool,
    /// The stems of names and numbers among the attributes.
    names: Vec<&'a str>,
    /// The stems around it, of a word of a family.
    company: BTreeSet<&'a str>,
}

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let mut of_thing: BTreeMap<Thing, Vec<Phrase<'_>>> = BTreeMap::new();
    let mut nouns = Nouns::default();
    for article in 0..finder.comparison.articles.len() {
        let taken = families(finder, article, &mut of_thing);
        shared(finder, article, &taken, &mut nouns);
    }
    let stem = |it: &Vec<Phrase<'_>>| Thing::Noun(it[0].noun.clone().into_owned());
    of_thing.extend(nouns.phrases.into_values().map(|it| (stem(&it), it)));
    let nouns = nouns.alone;
    let mut named: BTreeMap<String, Named<'_>> = BTreeMap::new();
    for article in 0..finder.comparison.articles.len() {
        labels(finder, article, &nouns, &mut named);
    }
    of_thing.extend(one_bearer(named));
    let found = of_thing.iter().filter_map(|(thing, all)| contrast(finder, thing, all));
    let (mut plain, mut found): (Vec<Contrast>, Vec<Contrast>) =
        found.partition(|it| matches!(it.subject, Subject::Modifier(_)));
    plain.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.subject.cmp(&b.subject)));
    plain.truncate(MAX_NOUNS);
    found.extend(plain);
    found
}

/// The nouns of no family.
#[derive(Default)]
struct Nouns<'a> {
    /// Their phrases, by number of the stem.
    phrases: FastMap<usize, Vec<Phrase<'a>>>,
    /// Those that stand somewhere without an attribute: the numbers of their stems.
    alone: FastSet<usize>,
}

/// Reads the words of families of nouns in an article; gives the words that it took.
fn families<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    of_thing: &mut BTreeMap<Thing, Vec<Phrase<'a>>>,
) -> BTreeSet<usize> {
    let (reading, lexicon) = (&finder.reading, finder.comparison.lexicon);
    let analysis = finder.comparison.articles[article];
    let mut taken = BTreeSet::new();
    for mention in &analysis.families {
        let Target::Variant { pack, concept, variant } = mention.target else { continue };
        let is_noun =
            lexicon.packs()[pack].concepts[concept].pos == Some(PartOfSpeech::Noun);
        let words = analysis.tokens_in(mention.span);
        if !is_noun
            || words.is_empty()
            || mention.is_negated
            || mention.is_distanced
            || mention.confidence == Confidence::Low
            || mention.voice == Voice::Quoted
            || phrases::is_hyphen(reading, article, words.start)
            || !phrases::is_head(reading, article, words.end - 1)
        {
            continue;
        }
        taken.extend(words.clone());
        let folded = reading.folded(article, words.end - 1);
        let is_plain = Language::English.is(folded, Class::TITLE);
        let found = noun_phrase(reading, article, words.clone());
        let noun = Cow::Owned(variant.to_string());
        let mut phrase = phrase(finder, article, &words, found, noun, is_plain);
        phrase.company = company(finder, article, &words);
        of_thing.entry(Thing::Family { pack, concept }).or_default().push(phrase);
    }
    taken
}

/// Reads the noun phrases of an article that a definite or indefinite article opens, in the
/// outlet's own words.
fn shared<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    taken: &BTreeSet<usize>,
    nouns: &mut Nouns<'a>,
) {
    let reading = &finder.reading;
    for head in 0..reading.of(article).len() {
        let class = phrases::class(reading, article, head);
        let is_noun = !reading.is_function(article, head)
            && !reading.of(article)[head].is_capital
            && !class.is(Class::ED.or(Class::ADVERB).or(Class::NUMBER).or(Class::TIME))
            && reading.folded(article, head).len() > 2;
        if !is_noun
            || taken.contains(&head)
            || reading.voice(article, head) != Voice::Narrator
            || !phrases::is_head(reading, article, head)
        {
            continue;
        }
        let found = noun_phrase(reading, article, head..head + 1);
        if !found.is_closed {
            continue;
        }
        let number = reading.stem_number(article, head);
        if found.words.len() == 1 {
            nouns.alone.insert(number);
        }
        let noun = Cow::Borrowed(reading.stem(article, head));
        let phrase = phrase(finder, article, &(head..head + 1), found, noun, false);
        nouns.phrases.entry(number).or_default().push(phrase);
    }
}

/// The content words around some words, as stems.
fn company<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    words: &Range<usize>,
) -> BTreeSet<&'a str> {
    let reading = &finder.reading;
    let sentence = finder.sentence(article, words.start);
    let end = (words.end + COMPANY).min(sentence.end);
    let start = words.start.saturating_sub(COMPANY).max(sentence.start);
    let around = (start..end).filter(|it| !words.contains(it));
    let content = around.filter(|&it| {
        let class = phrases::class(reading, article, it);
        !reading.is_function(article, it) && !class.is(Class::TIME.or(Class::NUMBER))
    });
    content.map(|it| reading.stem(article, it)).collect()
}

fn phrase<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    head: &Range<usize>,
    found: NounPhrase,
    noun: Cow<'a, str>,
    is_plain: bool,
) -> Phrase<'a> {
    let reading = &finder.reading;
    let words = found.words;
    let attributes = (words.start..head.start)
        .map(|it| (reading.stem(article, it), is_telling(finder, article, it)))
        .collect();
    let names = (words.start..head.start)
        .filter(|&it| {
            reading.of(article)[it].is_capital
                && !phrases::is_in_headline(reading, article, it)
        })
        .map(|it| reading.stem(article, it));
    let definite = Class::DEFINITE.or(Class::DEMONSTRATIVE).or(Class::POSSESSIVE);
    let is_definite = found.is_closed
        && (phrases::class(reading, article, words.start - 1).is(definite)
            || reading.of(article)[words.start - 1].is_possessive);
    Phrase {
        source: reading.source_of[article],
        company: BTreeSet::new(),
        names: names.collect(),
        is_definite,
        is_plural: reading.folded(article, head.end - 1).ends_with('s'),
        words: Run { article, words },
        noun,
        attributes,
        is_plain,
    }
}

/// Whether a word judges or describes: by its ending, or because a list of loaded words, of
/// words of doubt or of contested attributes has it.
pub(super) fn is_telling(finder: &Finder<'_>, article: usize, word: usize) -> bool {
    let (reading, lexicon) = (&finder.reading, finder.comparison.lexicon);
    let at = reading.of(article)[word].span;
    let analysis = finder.comparison.articles[article];
    let is_listed = |target: Target| match target {
        Target::Category { pack, category } => {
            let id: &str = lexicon.packs()[pack].categories[category].id.as_ref();
            // “The entire issue” judges nothing.
            !["reporting", "frame", "booster"].iter().any(|it| id.starts_with(it))
        }
        Target::Variant { pack, concept, .. } => {
            lexicon.packs()[pack].concepts[concept].pos == Some(PartOfSpeech::Modifier)
        }
    };
    let listed = [&analysis.mentions, &analysis.families].into_iter().any(|all| {
        let first = all.partition_point(|it| it.span.start < at.start);
        let here = all[first..].iter().take_while(|it| it.span.start < at.end);
        here.into_iter().any(|it| is_listed(it.target))
    });
    let folded = reading.folded(article, word);
    listed
        || (!reading.of(article)[word].is_capital && phrases::has_telling_ending(folded))
}

/// Reads what stands beside names: “the reclusive leader Ada Tamm”, “Ada Tamm, a hero of the
/// strike,”, “its leader, Ada Tamm,”.
fn labels<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    nouns: &FastSet<usize>,
    named: &mut BTreeMap<String, Named<'a>>,
) {
    let reading = &finder.reading;
    let all = reading.of(article);
    let is_person = |it: usize| {
        let class = Language::English.listed(reading.folded(article, it));
        reading.is_name(article, it) && !class.is(Class::NUMBER)
    };
    let is_comma = |it: usize| {
        let between =
            crate::text::Span { start: all[it - 1].span.end, end: all[it].span.start };
        between.of(reading.text(article)).trim() == ","
    };
    let is_noun = |it: usize| {
        let folded = reading.folded(article, it);
        let class = Language::English.class(folded);
        let is_other = Class::ED.or(Class::ING).or(Class::ADVERB).or(Class::NUMBER);
        let is_other = is_other.or(Class::ANOTHER);
        !reading.is_function(article, it)
            && !all[it].is_capital
            && !class.is(is_other)
            && (class.is(Class::TITLE)
                || nouns.contains(&reading.stem_number(article, it))
                || PERSONS.iter().any(|it| folded.ends_with(it)))
    };
    // “The book Ada Tamm wrote” calls nobody a book.
    let is_calling = |it: usize| {
        let folded = reading.folded(article, it);
        Language::English.class(folded).is(Class::TITLE.or(Class::CALLING))
            || PERSONS.iter().any(|it| folded.ends_with(it))
    };
    for first in 1..all.len() {
        if !is_person(first)
            || (is_person(first - 1) && reading.is_joined(article, first))
            || reading.voice(article, first) != Voice::Narrator
        {
            continue;
        }
        let mut last = first;
        while last + 1 < all.len()
            && last < first + 3
            && reading.is_joined(article, last + 1)
            && (is_person(last + 1) || phrases::is_hyphen(reading, article, last + 1))
            && !all[last].is_possessive
        {
            last += 1;
        }
        let behind = last + 1;
        let is_aside = behind < all.len() && is_comma(behind);
        let head = first - 1;
        let is_before = is_noun(head)
            && reading.voice(article, head) == Voice::Narrator
            && !all[head].is_possessive
            && match all[first].gap {
                Gap::Space => true,
                _ => {
                    let folded = reading.folded(article, head);
                    is_comma(first)
                        && is_aside
                        && Language::English.is(folded, Class::TITLE)
                }
            };
        let mut heads: Vec<usize> = Vec::new();
        if is_before {
            let is_bare = all[first].gap == Gap::Space;
            let found = noun_phrase(reading, article, head..head + 1);
            if is_calling(head) && (is_bare || found.is_closed) {
                heads.push(head);
            }
        }
        // “the Centre for Orlo Policy” ends in no person.
        if first > 1
            && reading.is_joined(article, first)
            && phrases::class(reading, article, first - 1).is(Class::PREPOSITION)
            && all[first - 2].is_capital
        {
            continue;
        }
        if is_aside && phrases::class(reading, article, behind).is(Class::INDEFINITE) {
            let mut end = behind + 1;
            while end < all.len()
                && end < behind + 6
                && reading.is_joined(article, end)
                && !reading.is_function(article, end)
            {
                end += 1;
            }
            let is_phrase = end > behind + 1 && is_noun(end - 1) && is_calling(end - 1);
            heads.extend(is_phrase.then_some(end - 1));
        }
        for head in heads {
            let folded = reading.folded(article, head);
            let is_office = Language::English.is(folded, Class::TITLE);
            let noun = Cow::Borrowed(reading.stem(article, head));
            let found = noun_phrase(reading, article, head..head + 1);
            let found =
                phrase(finder, article, &(head..head + 1), found, noun, is_office);
            let name = reading.place(article, first..last + 1).span;
            if super::speech::is_thing(name.of(reading.text(article))) {
                continue;
            }
            let parts: Vec<&str> =
                (first..=last).map(|it| reading.folded(article, it)).collect();
            let bearer = named.entry(parts.join(" ")).or_default();
            if bearer.name.is_empty() {
                let name = reading.place(article, first..last + 1).span;
                let name = name.of(reading.text(article));
                bearer.name =
                    name.trim_end_matches("’s").trim_end_matches("'s").to_owned();
            }
            bearer.phrases.push(found);
        }
    }
}

/// Phrases beside one name.
#[derive(Default)]
struct Named<'a> {
    /// As it is first printed.
    name: String,
    phrases: Vec<Phrase<'a>>,
}

/// One entry for each bearer: a single name belongs to the one full name that holds it.
fn one_bearer(named: BTreeMap<String, Named<'_>>) -> BTreeMap<Thing, Vec<Phrase<'_>>> {
    let mut of_part: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for full in named.keys().filter(|it| it.contains(' ')) {
        for part in full.split(' ') {
            of_part.entry(part.to_owned()).or_default().insert(full.clone());
        }
    }
    let mut found: BTreeMap<Thing, Vec<Phrase<'_>>> = BTreeMap::new();
    let names: BTreeMap<String, String> =
        named.iter().map(|it| (it.0.clone(), it.1.name.clone())).collect();
    for (key, it) in named {
        let bearers = of_part.get(&key).filter(|_| !key.contains(' '));
        let name = match bearers.and_then(|it| it.first().filter(|_| it.len() == 1)) {
            Some(full) => &names[full],
            // A single name may be a day’s, a people’s or of several persons.
            None if !key.contains(' ') => continue,
            None => &names[&key],
        };
        found.entry(Thing::Named(name.clone())).or_default().extend(it.phrases);
    }
    found
}

/// What is said by a phrase that no other source says; of four sources or more, a noun that
/// half of them say sets these apart.
fn value(
    it: &Phrase<'_>,
    nouns: &BTreeMap<&str, BTreeSet<usize>>,
    attributes: &BTreeMap<&str, BTreeSet<usize>>,
    n_sources: usize,
) -> u32 {
    let is_own = |users: &BTreeSet<usize>| users.len() == 1;
    let is_of_half =
        |users: &BTreeSet<usize>| n_sources >= 4 && 2 * users.len() <= n_sources;
    let users = &nouns[it.noun.as_ref()];
    let mut value = 0;
    if !it.is_plain && (is_own(users) || is_of_half(users)) {
        value += 3;
    }
    for (stem, is_telling) in &it.attributes {
        match (is_own(&attributes[stem]), is_telling) {
            (true, true) => value += 4,
            (true, false) => value += 1,
            (false, true) => value += 1,
            (false, false) => {}
        }
    }
    value
}

/// The phrases that may be of the one thing that most of them are of.
///
/// Others are left out: such in the other number, of another name (“the Orlo agreement”), with
/// a word that says that they are another (“earlier attacks”), and a rare noun with an
/// attribute that only sorts.
fn of_one_thing<'a>(
    finder: &Finder<'_>,
    thing: &Thing,
    all: &'a [Phrase<'a>],
) -> Vec<&'a Phrase<'a>> {
    if matches!(thing, Thing::Named(_)) {
        return all.iter().collect();
    }
    let reading = &finder.reading;
    let n_plural = all.iter().filter(|it| it.is_plural).count();
    let is_plural = 2 * n_plural > all.len();
    let mut names: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut n_of: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut most: BTreeMap<usize, usize> = BTreeMap::new();
    let mut attributes: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for it in all {
        for name in &it.names {
            names.entry(name).or_default().insert(it.source);
        }
        for (stem, _) in &it.attributes {
            attributes.entry(stem).or_default().insert(it.source);
        }
        let n = n_of.entry((it.source, &it.noun)).or_default();
        *n += 1;
        let most = most.entry(it.source).or_default();
        *most = (*most).max(*n);
    }
    // Where three sources or more have a word of a family, each once or twice, they mean one
    // thing: a short report says “lawsuit” once.
    let is_short = matches!(thing, Thing::Family { .. })
        && most.len() >= SOURCES_OF_SHORT
        && most.values().all(|&it| it <= 2);
    let is_kept = |it: &&Phrase<'_>| {
        let (article, words) = (it.words.article, &it.words.words);
        let other = Class::ANOTHER;
        let before = words.start.saturating_sub(2)..words.end;
        let is_other = before.into_iter().any(|at| {
            Language::English.is(reading.folded(article, at), other)
                && (at >= words.start || reading.is_joined(article, at + 1))
        });
        let is_usual = n_of[&(it.source, it.noun.as_ref())] == most[&it.source];
        let sorts = |(stem, is_telling): &(&str, bool)| {
            !is_telling && attributes[stem].len() == 1
        };
        // A noun that stands once, far down, may be of anything.
        let is_main = most[&it.source] > 1 || finder.is_lead(&it.words) || is_short;
        let is_office = it.is_plain && !it.attributes.iter().any(|it| it.1);
        it.is_plural == is_plural
            && !is_other
            && !is_office
            && it.names.iter().all(|name| names[name].len() > 1)
            && (is_usual && is_main
                || (it.is_definite && !it.attributes.iter().any(sorts)))
    };
    let kept: Vec<&Phrase<'_>> = all.iter().filter(is_kept).take(MAX_BESIDE).collect();
    if !matches!(thing, Thing::Family { .. }) {
        return kept;
    }
    // Words of one family about two things have nothing around them in common.
    let is_beside = |it: &&&Phrase<'_>| {
        kept.iter().any(|other| {
            other.source != it.source
                && other.company.intersection(&it.company).count() >= SHARED
        })
    };
    kept.iter().filter(is_beside).copied().collect()
}

/// A thing that two sources at least speak of, and at least one of them in words of its own.
fn contrast(finder: &Finder<'_>, thing: &Thing, all: &[Phrase<'_>]) -> Option<Contrast> {
    let all = &of_one_thing(finder, thing, all);
    let mut nouns: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut attributes: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut of_source: BTreeMap<usize, Vec<&Phrase<'_>>> = BTreeMap::new();
    for &it in all {
        of_source.entry(it.source).or_default().push(it);
        nouns.entry(&it.noun).or_default().insert(it.source);
        for (stem, _) in &it.attributes {
            attributes.entry(stem).or_default().insert(it.source);
        }
    }
    if of_source.len() < 2 {
        return None;
    }
    let mut sides = finder.sides();
    let n_using = of_source.len();
    let mut n_own = 0;
    let mut telling: BTreeSet<usize> = BTreeSet::new();
    for (source, phrases) in of_source {
        let side = &mut sides[source];
        let valued = |it| (value(it, &nouns, &attributes, n_using), it);
        let mut own: Vec<(u32, &Phrase<'_>)> = phrases.into_iter().map(valued).collect();
        // The most telling first; of equals the most frequent, then the first.
        let mut n_of: BTreeMap<Printed<'_>, usize> = BTreeMap::new();
        for (_, it) in &own {
            *n_of.entry((it.noun.as_ref(), it.attributes.as_slice())).or_default() += 1;
        }
        own.sort_by_key(|(value, it)| {
            let n = n_of[&(it.noun.as_ref(), it.attributes.as_slice())];
            // What it reports in it is others' as well.
            let voice = finder.reading.voice(it.words.article, it.words.words.start);
            (
                std::cmp::Reverse(*value),
                voice != Voice::Narrator,
                std::cmp::Reverse(n),
                it.words.article,
                it.words.words.start,
            )
        });
        let Some(&(best, _)) = own.first() else { continue };
        n_own += usize::from(best >= 3);
        if best >= 3 {
            telling.insert(source);
        }
        // Plain words beside telling ones say nothing.
        let first = own[0].1.noun.as_ref();
        let is_described = !own[0].1.attributes.is_empty();
        own.retain(|(value, it)| {
            let is_repeated =
                is_described && it.noun == first && it.attributes.is_empty();
            !is_repeated && (best < 3 || *value >= 3)
        });
        side.wordings = finder.wordings(own.into_iter().map(|it| it.1.words.clone()));
        side.wordings.truncate(2);
    }
    if matches!(thing, Thing::Noun(_)) {
        // Beside a plain noun an attribute is chance.
        sides.iter_mut().filter(|it| !telling.contains(&it.source)).for_each(|it| {
            it.wordings.clear();
        });
    }
    if n_own == 0
        || matches!(thing, Thing::Noun(_)) && (n_own < 2 || !is_one(finder, &sides))
    {
        return None;
    }
    let share = (n_using as f64 / sides.len() as f64).sqrt();
    let sided = if n_own > 1 { 1.0 } else { ONE_SIDED };
    let support = support(all.len() as f64, PLACES);
    let (subject, base, refs) = subject(finder, thing, all);
    let weight =
        base * share * sided * support * finder.salience(all.iter().map(|it| &it.words));
    Some(Contrast { subject, weight, refs, sides })
}

/// Whether what two sources at least show has other words around it in common: two law firms
/// of one story are two things.
fn is_one(finder: &Finder<'_>, sides: &[ContrastSide]) -> bool {
    let with = sides.iter().filter_map(|it| it.wordings.first()).map(|it| {
        let place = it.places[0];
        let words = finder.reading.articles[place.article].tokens_in(place.span);
        company(finder, place.article, &words)
    });
    let with: Vec<BTreeSet<&str>> = with.collect();
    let others = |nth: usize| with[nth + 1..].iter();
    (0..with.len())
        .any(|nth| others(nth).any(|it| it.intersection(&with[nth]).count() >= SHARED))
}

fn subject(
    finder: &Finder<'_>,
    thing: &Thing,
    all: &[&Phrase<'_>],
) -> (Subject, f64, Vec<Evidence>) {
    match thing {
        &Thing::Family { pack, concept } => {
            let mut concepts = finder.comparison.concepts.iter().enumerate();
            let entry = concepts.find(|(_, it)| (it.pack, it.concept) == (pack, concept));
            let refs = entry.into_iter().map(|it| Evidence::Concept(it.0)).collect();
            let part = PartOfSpeech::Noun;
            (Subject::Family { pack, concept, part }, FAMILY, refs)
        }
        Thing::Noun(_) => {
            let first = &all[0].words;
            let head = finder.reading.of(first.article)[first.words.end - 1].span;
            let head = head.of(finder.reading.text(first.article)).to_owned();
            (Subject::Modifier(head), MODIFIER, Vec::new())
        }
        Thing::Named(name) => (Subject::Label(name.clone()), LABEL, Vec::new()),
    }
}
