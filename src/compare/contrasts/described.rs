//! How the sources describe one thing: the attributes before a shared noun, and what stands
//! before a person's name.
//!
//! There is no parser here. A noun is what stands right behind an article somewhere in the
//! story; its attributes are the words between an article and it. Both are read in the
//! outlets' own words only. It keeps silent about attributes that another source uses too,
//! about numbers and about titles of office.

use super::{Contrast, Finder, Subject, support};
use crate::compare::reading::Run;
use crate::language::{Class, Language};
use crate::lexicon::Target;
use crate::text::Gap;
use crate::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};

/// So many attributes has a noun.
const MAX_ATTRIBUTES: usize = 3;
/// So many nouns are shown.
const MAX_NOUNS: usize = 12;
/// The weights of clear contrasts.
const MODIFIER: f64 = 0.85;
const LABEL: f64 = 0.85;
/// Endings of words that judge or describe rather than sort.
const ENDINGS: &[&str] =
    &["ive", "ous", "ful", "less", "ish", "able", "ible", "ing", "ed", "ent", "ant"];

/// Endings of nouns for persons.
const PERSONS: &[&str] = &["ator", "man", "woman", "ist", "ter", "ler", "yer"];

/// A noun with the attributes of one place.
struct Described {
    source: usize,
    words: Run,
    /// The noun or name: a word of the article.
    head: usize,
    /// The stems of the attributes.
    attributes: Vec<String>,
    is_telling: bool,
}

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let mut nouns: BTreeSet<&str> = BTreeSet::new();
    let mut of_noun: BTreeMap<&str, Vec<Described>> = BTreeMap::new();
    let mut of_name: BTreeMap<&str, Vec<Described>> = BTreeMap::new();
    for article in 0..finder.comparison.articles.len() {
        read(finder, article, &mut nouns, &mut of_noun);
    }
    for article in 0..finder.comparison.articles.len() {
        labels(finder, article, &nouns, &mut of_name);
    }
    of_noun.retain(|noun, _| nouns.contains(noun));
    let nouns = of_noun.values().filter_map(|all| described(finder, all, false));
    let names = of_name.values().filter_map(|all| described(finder, all, true));
    let mut found: Vec<Contrast> = nouns.collect();
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.subject.cmp(&b.subject)));
    found.truncate(MAX_NOUNS);
    found.extend(names);
    found
}

/// Reads the noun phrases of an article: which words are nouns, and what stands before them.
fn read<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    nouns: &mut BTreeSet<&'a str>,
    of_noun: &mut BTreeMap<&'a str, Vec<Described>>,
) {
    let reading = &finder.reading;
    let all = reading.of(article);
    let is_near =
        |it: usize| it < all.len() && matches!(all[it].gap, Gap::Space | Gap::Hyphen);
    let is_plain = |it: usize| !reading.is_function(article, it);
    for at in 0..all.len() {
        let class = Language::English.class(reading.folded(article, at));
        if !class.is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::GENITIVE))
            || !is_near(at + 1)
        {
            continue;
        }
        let mut end = at + 1;
        while end <= at + 1 + MAX_ATTRIBUTES && is_near(end) && is_plain(end) {
            end += 1;
        }
        // The phrase ends where a function word or a sign follows.
        if end == at + 1 || (is_near(end) && is_plain(end)) {
            continue;
        }
        let head = end - 1;
        let of_head = Language::English.class(reading.folded(article, head));
        let is_noun = !all[head].is_capital
            && !of_head.is(Class::ED.or(Class::ADVERB))
            && reading.folded(article, head).len() > 2;
        if !is_noun || reading.voice(article, head) != Voice::Narrator {
            continue;
        }
        let stem = reading.stem(article, head);
        if head == at + 1 && class.is(Class::DEFINITE.or(Class::INDEFINITE)) {
            nouns.insert(stem);
        }
        of_noun.entry(stem).or_default().push(noun(finder, article, at + 1..end));
    }
}

fn noun(finder: &Finder<'_>, article: usize, words: std::ops::Range<usize>) -> Described {
    let reading = &finder.reading;
    let attributes = words.start..words.end - 1;
    let is_number = |it: &usize| {
        let folded = reading.folded(article, *it);
        Language::English.class(folded).is(Class::NUMBER)
            || folded.starts_with(|c: char| c.is_ascii_digit())
    };
    let kept: Vec<usize> = attributes.filter(|it| !is_number(it)).collect();
    Described {
        source: reading.source_of[article],
        head: words.end - 1,
        attributes: kept.iter().map(|&it| reading.stem(article, it).to_owned()).collect(),
        is_telling: kept.iter().any(|&it| is_telling(finder, article, it)),
        words: Run { article, words },
    }
}

/// Whether a word judges or describes, by its ending or because a list of loaded words or of
/// words of doubt has it.
fn is_telling(finder: &Finder<'_>, article: usize, word: usize) -> bool {
    let reading = &finder.reading;
    let (at, folded) = (reading.of(article)[word], reading.folded(article, word));
    let mentions = &finder.comparison.articles[article].mentions;
    let first = mentions.partition_point(|it| it.span.start < at.span.start);
    let here = mentions[first..].iter().take_while(|it| it.span.start < at.span.end);
    let is_listed = here.into_iter().any(|it| match it.target {
        Target::Category { pack, category } => {
            let id: &str =
                finder.comparison.lexicon.packs()[pack].categories[category].id.as_ref();
            !id.starts_with("reporting") && !id.starts_with("frame")
        }
        Target::Variant { .. } => false,
    });
    is_listed
        || (!at.is_capital
            && folded.len() > 5
            && ENDINGS.iter().any(|it| folded.ends_with(it)))
}

/// Reads the labels before names: “the reclusive leader Ada Tamm”.
fn labels<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    nouns: &BTreeSet<&str>,
    of_name: &mut BTreeMap<&'a str, Vec<Described>>,
) {
    let reading = &finder.reading;
    let all = reading.of(article);
    let is_near = |it: usize| it < all.len() && all[it].gap == Gap::Space;
    let is_person = |it: usize| {
        let class = Language::English.listed(reading.folded(article, it));
        reading.is_name(article, it) && !class.is(Class::NUMBER)
    };
    for at in 1..all.len() {
        let is_first = is_person(at) && !is_person(at - 1) && is_near(at);
        if !is_first || reading.voice(article, at - 1) != Voice::Narrator {
            continue;
        }
        let head = at - 1;
        let class = Language::English.class(reading.folded(article, head));
        let is_office = class.is(Class::TITLE);
        let is_no_noun = Class::ED.or(Class::ING).or(Class::ADVERB).or(Class::NUMBER);
        let is_label = !reading.is_function(article, head)
            && !all[head].is_capital
            && !class.is(is_no_noun)
            && (is_office
                || nouns.contains(reading.stem(article, head))
                || PERSONS.iter().any(|it| reading.folded(article, head).ends_with(it)));
        if !is_label {
            continue;
        }
        let is_attribute = |it: usize| {
            let class = Language::English.class(reading.folded(article, it));
            let verb = Class::ED.or(Class::PAST).or(Class::IRREGULAR_PARTICIPLE);
            !reading.is_function(article, it) && !class.is(verb.or(Class::NUMBER))
        };
        let mut start = head;
        while start > 0
            && head - start < MAX_ATTRIBUTES
            && is_near(start)
            && is_attribute(start - 1)
        {
            start -= 1;
        }
        let mut last = at;
        while is_near(last + 1) && is_person(last + 1) && last < at + 3 {
            last += 1;
        }
        let words = start..head + 1;
        let attributes = words.clone().map(|it| reading.stem(article, it).to_owned());
        of_name.entry(reading.stem(article, at)).or_default().push(Described {
            source: reading.source_of[article],
            head: last,
            attributes: attributes.collect(),
            is_telling: !is_office,
            words: Run { article, words },
        });
    }
}

/// A noun or name that two sources at least describe, each in words of its own.
fn described(finder: &Finder<'_>, all: &[Described], is_name: bool) -> Option<Contrast> {
    let mut users: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for it in all {
        for attribute in &it.attributes {
            users.entry(attribute).or_default().insert(it.source);
        }
    }
    let is_own = |it: &&Described| {
        let mut attributes = it.attributes.iter();
        attributes.any(|it| users[it.as_str()].len() == 1)
    };
    let own: Vec<&Described> = all.iter().filter(is_own).collect();
    let sources: BTreeSet<usize> = own.iter().map(|it| it.source).collect();
    let n_telling: BTreeSet<usize> =
        own.iter().filter(|it| it.is_telling).map(|it| it.source).collect();
    let n_using: BTreeSet<usize> = all.iter().map(|it| it.source).collect();
    let heads: BTreeSet<&str> =
        all.iter().filter_map(|it| it.attributes.last()).map(String::as_str).collect();
    let is_telling = all.iter().any(|it| it.is_telling);
    let is_contrast =
        if is_name { is_telling && heads.len() > 1 } else { !n_telling.is_empty() };
    if !is_contrast || n_using.len() < 2 {
        return None;
    }
    // What stands before a name is shown whoever else uses it.
    let shown: Vec<&Described> = if is_name { all.iter().collect() } else { own };
    let mut sides = finder.sides();
    for side in &mut sides {
        let mut of_source: Vec<&&Described> =
            shown.iter().filter(|it| it.source == side.source).collect();
        of_source
            .sort_by_key(|it| (!it.is_telling, it.words.article, it.words.words.start));
        let mut runs: Vec<Run> = of_source.iter().map(|it| it.words.clone()).collect();
        if runs.is_empty() {
            // A source that uses the noun alone has it without what the others add.
            let plain = all.iter().filter(|it| it.source == side.source);
            runs = plain.map(|it| it.words.clone()).take(1).collect();
        }
        side.wordings = finder.wordings(runs);
        side.wordings.truncate(2);
    }
    let part = |n: usize| n as f64 / sides.len() as f64;
    let weight = if is_name { LABEL } else { MODIFIER }
        * part(if is_name { n_using.len() } else { n_telling.len() }).sqrt()
        * support(all.len() as f64, 4.0)
        * if is_name || sources.len() > 1 { 1.0 } else { 0.4 };
    let first = shown.first()?;
    let article = first.words.article;
    let head = finder.reading.of(article)[first.head].span;
    let head = head.of(finder.reading.text(article)).to_owned();
    let subject = if is_name { Subject::Label(head) } else { Subject::Modifier(head) };
    Some(Contrast { subject, weight, refs: Vec::new(), sides })
}
