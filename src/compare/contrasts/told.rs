//! One event or claim in the sources' words: facts, and families of words for one thing.
//!
//! A fact is several passages that tell the same; of each the words are shown that the others
//! lack. It keeps silent where the passages share fewer than two anchors (names, numbers), are
//! quotations, or are worded alike. A family of words is compared only where a
//! word right behind it is the same: the same verb for another object is another event.

use super::{Contrast, Evidence, Finder, Subject, support};
use crate::compare::reading::Run;
use crate::compare::{Fact, Status, is_hedge};
use crate::language::{Class, Language};
use crate::lexicon::Target;
use crate::lexicon::pack::{Confidence, PartOfSpeech};
use crate::text::Gap;
use crate::voice::Voice;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many words has the point of a passage.
const MAX_POINT: usize = 5;
/// The weights of clear contrasts.
const EVENT: f64 = 0.8;
const STATUS: f64 = 0.85;
const FAMILY: f64 = 0.9;
/// What a word of doubt adds to a stretch.
const DOUBT: f64 = 1.5;
/// So many words stand behind a verb of a family.
const OBJECT: usize = 3;

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let facts = finder.comparison.passages.facts.iter().enumerate();
    let mut found: Vec<Contrast> =
        facts.filter_map(|(at, it)| fact(finder, at, it)).collect();
    found.extend(families(finder));
    found
}

/// A fact as each source words it.
fn fact(finder: &Finder<'_>, at: usize, it: &Fact) -> Option<Contrast> {
    let reading = &finder.reading;
    let pairs = it.pairs.iter().map(|&it| &finder.comparison.passages.pairs[it]);
    let similar = pairs.filter(|it| !it.is_same_wording).map(|it| it.similarity);
    let similarity = similar.fold(0.0, f64::max);
    let ranges: Vec<Run> = it
        .passages
        .iter()
        .map(|it| Run {
            article: it.article,
            words: reading.articles[it.article].tokens_in(it.span),
        })
        .collect();
    let is_quoted = |it: &Run| {
        let n =
            it.words.clone().filter(|&at| reading.voice(it.article, at) == Voice::Quoted);
        2 * n.count() > it.words.len()
    };
    if similarity == 0.0 || ranges.iter().filter(|it| is_quoted(it)).count() > 1 {
        return None;
    }
    let mut holders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut anchors: BTreeSet<&str> = BTreeSet::new();
    for (nth, run) in ranges.iter().enumerate() {
        for word in run.words.clone() {
            let stem = reading.stem(run.article, word);
            let first = holders.entry(stem).or_default().insert(nth);
            let is_anchor = reading.is_name(run.article, word)
                || stem.starts_with(|c: char| c.is_ascii_digit());
            if first && is_anchor && holders[stem].len() > 1 {
                anchors.insert(stem);
            }
        }
    }
    if anchors.len() < 2 {
        return None;
    }
    let mut sides = finder.sides();
    for ((passage, standing), run) in it.passages.iter().zip(&it.standings).zip(&ranges) {
        let article = run.article;
        let value = |word: usize| {
            let is_shared = holders[reading.stem(article, word)].len() > 1;
            let doubt = is_hedge(reading.folded(article, word)) && !is_shared;
            finder.worth(article, word, is_shared) + if doubt { DOUBT } else { 0.0 }
        };
        let side = &mut sides[passage.source];
        // What is shown begins with a verb or a word of doubt that the others lack.
        let begins = |&word: &usize| {
            let folded = reading.folded(article, word);
            let is_shared = holders[reading.stem(article, word)].len() > 1;
            !is_shared
                && !reading.of(article)[word].is_capital
                && (is_hedge(folded)
                    || Language::English.class(folded).is(Class::ED)
                    || Language::English
                        .class(folded)
                        .is(Class::IRREGULAR_PARTICIPLE.or(Class::PAST)))
        };
        let stretch = |first: usize| {
            let mut end = first + 1;
            while end < run.words.end.min(first + MAX_POINT)
                && reading.is_joined(article, end)
            {
                end += 1;
            }
            while end > first + 1 && reading.is_function(article, end - 1) {
                end -= 1;
            }
            let worth: f64 = (first..end).map(value).sum();
            // Whole numbers, so that what differs by rounding alone is decided by place.
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a sum of few small weights"
            )]
            let worth = (worth * 1e6).round() as i64;
            (worth, Reverse(first), end)
        };
        let best = run.words.clone().filter(begins).map(stretch).max();
        if let Some((_, Reverse(first), end)) = best {
            side.wordings = finder.wordings([Run { article, words: first..end }]);
        }
        side.status = Some(standing.status);
        side.speaker.clone_from(&standing.speaker);
    }
    // Verbs about another thing are another event: what is shown has a word in common.
    let shown = sides.iter().filter_map(|it| it.wordings.first()).map(|it| {
        let place = it.places[0];
        let words = reading.articles[place.article].tokens_in(place.span);
        finder.content(&[Run { article: place.article, words }])
    });
    let shown: Vec<BTreeSet<&str>> = shown.collect();
    let is_common = |stem: &&str| shown.iter().all(|it| it.contains(stem));
    if !shown.first().is_some_and(|it| it.iter().any(is_common)) {
        return None;
    }
    let n_shown = shown.len();
    if n_shown < 2 {
        return None;
    }
    let has = |status: &[Status]| {
        it.standings.iter().any(|standing| status.contains(&standing.status))
    };
    let is_open = has(&[Status::Hedged, Status::Denied, Status::Asked]);
    let is_claim = has(&[Status::Asserted]) && (is_open || has(&[Status::Attributed]));
    let coverage = n_shown as f64 / sides.len() as f64;
    let weight = (1.5 * similarity).min(1.0) * coverage.sqrt();
    let (subject, weight) = if is_claim {
        (Subject::Status(at), STATUS * weight * if is_open { 1.0 } else { 0.7 })
    } else {
        sides.iter_mut().for_each(|it| (it.status, it.speaker) = (None, None));
        (Subject::Event(at), EVENT * weight)
    };
    Some(Contrast { subject, weight, refs: vec![Evidence::Fact(at)], sides })
}

/// A word of a family, with the words around it.
struct Used<'a> {
    source: usize,
    variant: usize,
    words: Run,
    /// The stems right behind it.
    objects: BTreeSet<&'a str>,
}

/// Families whose words the sources choose differently beside the same anchors.
fn families(finder: &Finder<'_>) -> Vec<Contrast> {
    let comparison = finder.comparison;
    let mut used: BTreeMap<(usize, usize), Vec<Used<'_>>> = BTreeMap::new();
    for (article, analysis) in comparison.articles.iter().enumerate() {
        for mention in &analysis.families {
            let Target::Variant { pack, concept, variant } = mention.target else {
                continue;
            };
            if mention.confidence == Confidence::Low || mention.voice == Voice::Quoted {
                continue;
            }
            let words = analysis.tokens_in(mention.span);
            let sentence = analysis
                .sentences
                .get(mention.sentence)
                .map(|it| analysis.tokens_in(*it));
            let (Some(sentence), false) = (sentence, words.is_empty()) else { continue };
            let part = comparison.lexicon.packs()[pack].concepts[concept].pos;
            if part == Some(PartOfSpeech::Verb) && !is_verb(finder, article, words.start)
            {
                continue;
            }
            used.entry((pack, concept)).or_default().push(Used {
                source: finder.reading.source_of[article],
                variant,
                objects: objects(finder, article, &words, &sentence),
                words: Run { article, words },
            });
        }
    }
    let found = used.into_iter();
    found.filter_map(|((pack, concept), it)| family(finder, pack, concept, &it)).collect()
}

/// Whether a word of a family of verbs is one where it stands: not behind an article or an
/// attribute, and inflected or behind "to", a modal or a subject.
fn is_verb(finder: &Finder<'_>, article: usize, word: usize) -> bool {
    let reading = &finder.reading;
    let language = Language::English;
    let folded = reading.folded(article, word);
    let class = language.class(folded);
    let is_past = class.is(Class::ED.or(Class::PAST).or(Class::IRREGULAR_PARTICIPLE));
    if word == 0 || !reading.is_joined(article, word) {
        return is_past || class.is(Class::ING);
    }
    let before = language.class(reading.folded(article, word - 1));
    let is_of_noun =
        before.is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::GENITIVE));
    let is_base = before.is(Class::TO.or(Class::MODAL).or(Class::SUBJECT));
    !is_of_noun && (is_base || is_past || class.is(Class::ING) || folded.ends_with('s'))
}

/// The content words right behind a word of a family, up to a sign.
fn objects<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    words: &Range<usize>,
    sentence: &Range<usize>,
) -> BTreeSet<&'a str> {
    let reading = &finder.reading;
    let behind = words.end..(words.end + OBJECT + 1).min(sentence.end);
    let near = behind.take_while(|&it| reading.is_joined(article, it));
    let content = near.filter(|&it| !reading.is_function(article, it));
    content.map(|it| reading.stem(article, it)).collect()
}

/// The object that most sources have behind a family, with the words that they choose.
fn family(
    finder: &Finder<'_>,
    pack: usize,
    concept: usize,
    used: &[Used<'_>],
) -> Option<Contrast> {
    let mut beside: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, it) in used.iter().enumerate() {
        for object in &it.objects {
            beside.entry(object).or_default().push(at);
        }
    }
    let n_sources = |all: &[usize]| {
        all.iter().map(|&it| used[it].source).collect::<BTreeSet<_>>().len()
    };
    let variants = |all: &[usize]| {
        let mut of_source: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for &it in all {
            of_source.entry(used[it].source).or_default().insert(used[it].variant);
        }
        of_source.into_values().collect::<BTreeSet<_>>().len()
    };
    let (_, all) = beside
        .iter()
        .filter(|(_, all)| variants(all) > 1)
        .min_by_key(|(key, all)| (Reverse(n_sources(all)), Reverse(all.len()), **key))?;
    let family = &finder.comparison.lexicon.packs()[pack].concepts[concept];
    let part = family.pos.unwrap_or(PartOfSpeech::Noun);
    let mut sides = finder.sides();
    for side in &mut sides {
        let own = all.iter().map(|&it| &used[it]).filter(|it| it.source == side.source);
        side.wordings = finder.wordings(own.map(|it| phrase(finder, part, &it.words)));
    }
    let concepts = finder.comparison.concepts.iter();
    let entry =
        concepts.enumerate().find(|(_, it)| (it.pack, it.concept) == (pack, concept));
    let refs = entry.into_iter().map(|it| Evidence::Concept(it.0)).collect();
    let n = n_sources(all) as f64;
    let weight =
        FAMILY * (n / sides.len() as f64).sqrt() * support(all.len() as f64, 1.0);
    Some(Contrast {
        subject: Subject::Family { pack, concept, part },
        weight,
        refs,
        sides,
    })
}

/// A word of a family with what belongs to it: a verb with its object, an attribute with its
/// noun, a noun with its attributes.
fn phrase(finder: &Finder<'_>, part: PartOfSpeech, run: &Run) -> Run {
    let (reading, article) = (&finder.reading, run.article);
    let all = reading.of(article);
    let is_content = |it: usize| !reading.is_function(article, it);
    let (mut start, mut end) = (run.words.start, run.words.end);
    let is_near =
        |it: usize| it < all.len() && matches!(all[it].gap, Gap::Space | Gap::Hyphen);
    match part {
        PartOfSpeech::Verb => {
            let limit = end + OBJECT;
            while end < limit && is_near(end) {
                end += 1;
            }
            while end > run.words.end && !is_content(end - 1) {
                end -= 1;
            }
        }
        PartOfSpeech::Modifier => {
            while end < run.words.end + 2 && is_near(end) && is_content(end) {
                end += 1;
            }
        }
        PartOfSpeech::Noun => {
            let is_attribute = |it: usize| {
                let class = Language::English.class(reading.folded(article, it));
                is_content(it) && !all[it].is_capital && !class.is(Class::ADVERB)
            };
            if start > 0 && is_near(start) && is_attribute(start - 1) {
                start -= 1;
            }
        }
    }
    Run { article, words: start..end }
}
