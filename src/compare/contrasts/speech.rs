//! Who speaks, and how much of one utterance is printed.

use super::{Contrast, Evidence, Finder, Subject, Wording, point, support};
use crate::compare::reading::{Reading, Run};
use crate::compare::speakers::is_person;
use crate::compare::{Heard, Missing, PieceKind, Relation, SharedQuote, Speaker};
use crate::language::{Class, Language};
use crate::text::{Span, fold};
use crate::voice::{Act, Voice};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words left out at which a cut has half its support.
const LEFT_OUT: f64 = 6.0;
/// So many words of a name are shown.
const MAX_NAME: usize = 2;
/// The weight of the entry of speakers, and of a clear cut.
const SPEAKERS: f64 = 0.8;
const QUOTATION: f64 = 0.35;
const REPORTS: f64 = 0.3;
/// What is left of the weight of a cut where one source alone prints the remark.
const ALONE: f64 = 0.8;
/// What each word of a stretch costs: small words belong to what was said.
const COST: f64 = 0.1;
/// So many passages of a speaker in a source are set beside those of others.
const MAX_REPORTED: usize = 64;
/// So many words must two passages share to be one remark.
const SHARED_BY_REMARKS: usize = 3;
/// Words under which what is left out is nothing to speak of.
const MIN_LEFT_OUT: usize = 5;
/// Words of an utterance under which a cut is none to speak of.
const MIN_WORDS: usize = 6;

/// Whom each source gives words of and no other source does, in one entry.
///
/// Keeps silent about whoever is heard in two sources under any part of the name, has no name,
/// or is an outlet; about whoever another source names beside words that somebody says; and
/// about one whose remark another source may print under another name or none.
pub(super) fn speakers(finder: &Finder<'_>) -> Option<Contrast> {
    // Another language may spell the same name in another way.
    if finder.is_multilingual {
        return None;
    }
    let comparison = finder.comparison;
    let heard = heard(finder);
    let near = near_speech(finder);
    let mut sides = finder.sides();
    let mut refs = Vec::new();
    let mut own: Vec<Vec<(u64, usize, Vec<Run>)>> = vec![Vec::new(); sides.len()];
    for (at, it) in comparison.speakers.speakers.iter().enumerate() {
        let [by] = it.by_source.as_slice() else { continue };
        let last = it.name.split_whitespace().next_back().map(fold).unwrap_or_default();
        let others = heard.iter().enumerate().filter(|(source, _)| *source != by.source);
        let is_elsewhere = others.into_iter().any(|(_, names)| names.contains(&last));
        let mut others = near.iter().enumerate().filter(|it| it.0 != by.source);
        let is_near_speech = others.any(|it| it.1.contains(last.as_str()));
        let is_outlet = is_media(&it.name)
            || comparison.sources.iter().any(|it| fold(&it.name).contains(&last));
        if !is_full_name(&it.name)
            || is_elsewhere
            || is_outlet
            || by.n_words() == 0
            || is_near_speech
            || is_printed_elsewhere(finder, by)
        {
            continue;
        }
        let names = names(finder, it, by);
        if !names.is_empty() {
            own[by.source].push((by.n_words(), at, names));
        }
    }
    for (source, mut found) in own.into_iter().enumerate() {
        found.sort_by_key(|it| (Reverse(it.0), it.1));
        found.truncate(super::MAX_WORDINGS);
        refs.extend(found.iter().map(|it| Evidence::Speaker(it.1)));
        let wordings = found.into_iter().filter_map(|it| {
            finder.wordings(it.2).into_iter().max_by_key(|it| it.places.len())
        });
        sides[source].wordings = wordings.collect();
    }
    refs.sort_unstable();
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    let weight = SPEAKERS * n as f64 / sides.len() as f64;
    (n > 1).then_some(Contrast { subject: Subject::Speakers, weight, refs, sides })
}

/// By source: the words of names in sentences in which, or next to which, somebody speaks. A
/// source that has a family name there may hear the person, unnoticed.
fn near_speech<'a>(finder: &'a Finder<'_>) -> Vec<BTreeSet<&'a str>> {
    let reading = &finder.reading;
    let mut near = vec![BTreeSet::new(); finder.comparison.sources.len()];
    for (article, analysis) in reading.articles.iter().enumerate() {
        let words = |it: &Span| analysis.tokens_in(*it);
        let speaks = |it: usize| {
            let class = super::phrases::class(reading, article, it);
            reading.voice(article, it) != Voice::Narrator || class.is(Class::SPEECH_ACT)
        };
        let spoken: Vec<bool> =
            analysis.sentences.iter().map(|it| words(it).any(speaks)).collect();
        for (nth, sentence) in analysis.sentences.iter().enumerate() {
            let around = nth.saturating_sub(1)..spoken.len().min(nth + 2);
            if spoken[around].contains(&true) {
                let names = words(sentence).filter(|&it| reading.is_name(article, it));
                near[reading.source_of[article]]
                    .extend(names.map(|it| reading.folded(article, it)));
            }
        }
    }
    near
}

/// Whether a sentence of another source holds most of the words of a remark.
fn is_printed_elsewhere(finder: &Finder<'_>, heard: &Heard) -> bool {
    let n_sources = finder.comparison.sources.len();
    heard.places.iter().take(MAX_REPORTED).any(|at| {
        let analysis = finder.reading.articles[at.article];
        let words = analysis.tokens_in(analysis.attributions[at.attribution].content);
        let stems = finder.content(&[Run { article: at.article, words }]);
        stems.len() >= super::MIN_CONTENT
            && (0..n_sources)
                .filter(|&it| it != heard.source)
                .any(|it| 2 * finder.most_held(it, &stems) > stems.len())
    })
}

/// With which words the sources report one remark, where one at least judges by them:
/// “insists”, “flatly denies”. One entry a speaker.
///
/// Keeps silent where the passages have too little in common to be one remark, and about what
/// may be or might have been said.
pub(super) fn reports(finder: &Finder<'_>) -> Vec<Contrast> {
    let speakers = finder.comparison.speakers.speakers.iter().enumerate();
    let of_several = speakers.filter(|(_, it)| it.by_source.len() > 1);
    of_several.filter_map(|(at, it)| report(finder, at, it)).collect()
}

/// One passage with the words that report it.
struct Reported {
    source: usize,
    cue: Run,
    /// The number of the stem of the word that reports.
    verb: usize,
    is_telling: bool,
    /// The numbers of the stems of its content words, ascending.
    content: Vec<usize>,
}

fn report(finder: &Finder<'_>, at: usize, speaker: &Speaker) -> Option<Contrast> {
    let found: Vec<Reported> =
        speaker.by_source.iter().flat_map(|it| reported(finder, it)).collect();
    let is_one = |a: &Reported, b: &Reported| {
        let n_shared = n_shared(&a.content, &b.content);
        n_shared >= SHARED_BY_REMARKS
            && 5 * n_shared >= 3 * a.content.len().min(b.content.len())
            && 2 * n_shared >= a.content.len().max(b.content.len())
    };
    // A verb that a source has as well is no difference, wherever it has it.
    let verbs: BTreeSet<_> = found.iter().map(|it| (it.source, it.verb)).collect();
    // The passages of other sources that tell what this one tells, one a source.
    let beside = |it: &Reported| {
        let mut of_source: BTreeMap<usize, usize> = BTreeMap::new();
        for (nth, other) in found.iter().enumerate() {
            if other.source != it.source && is_one(it, other) {
                of_source.entry(other.source).or_insert(nth);
            }
        }
        let mut others = of_source.values().map(|&nth| &found[nth]);
        let is_other = others.any(|other| {
            !verbs.contains(&(other.source, it.verb))
                && !verbs.contains(&(it.source, other.verb))
        });
        is_other.then_some(of_source)
    };
    let mut best: Option<(usize, BTreeMap<usize, usize>)> = None;
    for (nth, it) in found.iter().enumerate().filter(|it| it.1.is_telling) {
        let others = beside(it);
        let n = |it: &BTreeMap<usize, usize>| it.len();
        if let Some(others) = others
            && best.as_ref().is_none_or(|it| n(&it.1) < n(&others))
        {
            best = Some((nth, others));
        }
    }
    let (first, mut shown) = best?;
    shown.insert(found[first].source, first);
    let mut sides = finder.sides();
    for (source, nth) in shown {
        sides[source].wordings = finder.wordings([found[nth].cue.clone()]);
    }
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    let weight = REPORTS * (n as f64 / sides.len() as f64).sqrt();
    let refs = vec![Evidence::Speaker(at)];
    Some(Contrast { subject: Subject::Reports(at), weight, refs, sides })
}

/// The passages of a speaker in a source that words of the narrator's report.
fn reported(finder: &Finder<'_>, heard: &Heard) -> Vec<Reported> {
    let (reading, lexicon) = (&finder.reading, finder.comparison.lexicon);
    let is_telling = |words: &str| {
        // “Stubbornly insisted” is of the list that has “insisted”.
        let words = format!(" {words} ");
        let mut known =
            heard.verbs.iter().filter(|it| words.contains(&format!(" {} ", it.words)));
        known.any(|it| {
            it.category.is_some_and(|(pack, category)| {
                let id: &str = lexicon.packs()[pack].categories[category].id.as_ref();
                !id.ends_with("neutral")
            })
        })
    };
    let mut found = Vec::new();
    for at in heard.places.iter().take(MAX_REPORTED) {
        let analysis = reading.articles[at.article];
        let attribution = &analysis.attributions[at.attribution];
        // A plan is no remark: “is planning”.
        if !Act::is_speech(attribution.act, attribution.kind) {
            continue;
        }
        let Some(cue) = attribution.cue else { continue };
        let mut words = analysis.tokens_in(cue);
        let text = cue.of(reading.text(at.article));
        let printed: Vec<String> = text.split_whitespace().map(fold).collect();
        let printed = printed.join(" ");
        let printed = printed.strip_suffix(" that").unwrap_or(&printed);
        let class = |it: usize| super::phrases::class(reading, at.article, it);
        let is_near = |it: usize| it > 0 && reading.is_joined(at.article, it);
        if words.is_empty() {
            continue;
        }
        if words.len() > 1 && reading.folded(at.article, words.end - 1) == "that" {
            words.end -= 1;
        }
        let before = words.start.saturating_sub(2)..words.start;
        let is_open = before
            .into_iter()
            .any(|it| is_near(it + 1) && class(it).is(Class::MODAL.or(Class::NEGATION)))
            || finder.is_passed_on(at.article, words.start);
        if is_open || reading.voice(at.article, words.start) != Voice::Narrator {
            continue;
        }
        let content =
            Run { article: at.article, words: analysis.tokens_in(attribution.content) };
        if is_near(words.start) && class(words.start - 1).is(Class::ADVERB) {
            words.start -= 1;
        }
        let cue = Run { article: at.article, words };
        found.push(Reported {
            source: heard.source,
            verb: verb(reading, &cue),
            is_telling: is_telling(printed),
            content: stems(reading, &content),
            cue,
        });
    }
    found
}

/// The number of the stem of the verb among words that report: “calls on” and “calling for” are
/// one.
fn verb(reading: &Reading<'_>, cue: &Run) -> usize {
    let says = |&word: &usize| {
        let class = super::phrases::class(reading, cue.article, word);
        !reading.is_function(cue.article, word) && !class.is(Class::ADVERB)
    };
    let word = cue.words.clone().rev().find(says).unwrap_or(cue.words.end - 1);
    reading.stem_number(cue.article, word)
}

/// The numbers of the stems of the content words of a stretch, ascending.
fn stems(reading: &Reading<'_>, run: &Run) -> Vec<usize> {
    let content = run.words.clone().filter(|&it| !reading.is_function(run.article, it));
    let mut stems: Vec<usize> =
        content.map(|it| reading.stem_number(run.article, it)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// How many numbers two ascending lists share.
fn n_shared(a: &[usize], b: &[usize]) -> usize {
    let (mut a, mut b, mut n) = (a, b, 0);
    while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) {
        n += usize::from(x == y);
        (a, b) = (if x <= y { rest_a } else { a }, if y <= x { rest_b } else { b });
    }
    n
}

/// Where a source prints the name of a speaker beside the words that it gives.
fn names(finder: &Finder<'_>, speaker: &Speaker, heard: &Heard) -> Vec<Run> {
    let reading = &finder.reading;
    let forms = std::iter::once(&speaker.name).chain(&speaker.forms);
    let words: BTreeSet<String> =
        forms.flat_map(|it| it.split_whitespace()).map(fold).collect();
    // The family name stands for the person.
    let family = speaker.name.split_whitespace().next_back().map(fold);
    let places = heard.places.iter().filter_map(|at| {
        let analysis = reading.articles[at.article];
        let source = analysis.attributions[at.attribution].source?;
        let inside = analysis.tokens_in(source);
        // Whom a speaker tells of is not heard.
        let is_own = inside.start < reading.of(at.article).len()
            && reading.voice(at.article, inside.start) == Voice::Narrator;
        if !is_own {
            return None;
        }
        let is_part = |&it: &usize| {
            words.contains(reading.folded(at.article, it))
                && reading.is_name(at.article, it)
        };
        let is_last = |it: &usize| {
            is_part(it) && family.as_deref() == Some(reading.folded(at.article, *it))
        };
        let last = inside.clone().rev().find(is_last)?;
        // “WALT:” says who asks in a transcript.
        let printed = reading.of(at.article)[last].span.of(reading.text(at.article));
        if printed.chars().count() > 3 && !printed.chars().any(char::is_lowercase) {
            return None;
        }
        let mut first = last;
        while first > inside.start
            && last - first + 1 < MAX_NAME
            && is_part(&(first - 1))
            && reading.is_joined(at.article, first)
        {
            first -= 1;
        }
        Some(Run { article: at.article, words: first..last + 1 })
    });
    let mut found: Vec<Run> = places.collect();
    // The fullest form stands for the person.
    found.sort_by_key(|it| Reverse(it.words.len()));
    found
}

/// For each source the words of the names of all whom it gives words of, under whatever
/// name: an utterance that it shares with another source is of the speaker named there.
fn heard(finder: &Finder<'_>) -> Vec<BTreeSet<String>> {
    let comparison = finder.comparison;
    let mut words = vec![BTreeSet::new(); comparison.sources.len()];
    for it in &comparison.speakers.speakers {
        let names = std::iter::once(&it.name).chain(&it.forms);
        let names: Vec<String> =
            names.flat_map(|it| it.split_whitespace()).map(fold).collect();
        for heard in &it.by_source {
            words[heard.source].extend(names.iter().cloned());
        }
    }
    for it in &comparison.shared_quotes {
        let names = it.speaker.iter().flat_map(|it| it.split_whitespace()).map(fold);
        let names: Vec<String> = names.collect();
        for passage in &it.passages {
            words[comparison.source_of(passage.article)].extend(names.iter().cloned());
        }
    }
    words
}

/// Whether a name is an outlet's or an agency's, which report and are no speakers, or one of
/// whoever asks in a transcript (“WALT:”).
fn is_media(name: &str) -> bool {
    let is_label = !name.chars().any(char::is_lowercase);
    let mut words = name.split_whitespace().map(fold);
    is_label || words.any(|it| Language::default().is(&it, Class::OUTLET))
}

/// Whether words are a person's given name and family name, and nothing else.
pub(super) fn is_full_name(name: &str) -> bool {
    is_person(name) && is_name(name) && !is_thing(name)
}

/// Whether a name ends as those of bodies, places and laws do, begins with a place, or runs on
/// into a day: no person’s name.
pub(super) fn is_thing(name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(fold).collect();
    let is = |it: &str, class| Language::default().is(it, class);
    let is_place =
        words.first().is_some_and(|it| is(it, Class::PLACE.or(Class::PLACE_OPENER)));
    // “Theresa May” is a person.
    let is_time = |it: &String| {
        is(it, Class::TIME.or(Class::CALENDAR_NOUN)) && !is(it, Class::MONTH_OR_WORD)
    };
    if is_place || words.iter().any(is_time) {
        return true;
    }
    let last = words.last().map_or("", String::as_str);
    let things = Class::ENDS_NO_PERSON
        .or(Class::BODY)
        .or(Class::NAMED_THING)
        .or(Class::PLACE_END)
        .or(Class::PLACE);
    is(last, things.or(Class::COMPANY))
}

/// Whether a speaker has a name: the “officials” of two sources need not be the same.
fn is_name(speaker: &str) -> bool {
    let mut words =
        speaker.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    let is_small = |it: &str| it.chars().next().is_some_and(char::is_lowercase);
    words.all(|it| !is_small(it) || Language::default().is(it, Class::SMALL_IN_NAMES))
}

/// Utterances of which a source leaves words out or prints nothing, the longest first; of one
/// utterance one entry.
pub(super) fn quotations(finder: &Finder<'_>) -> Vec<Contrast> {
    let quotes = finder.comparison.shared_quotes.iter().enumerate();
    quotes.filter_map(|(at, it)| quotation(finder, at, it)).collect()
}

/// An utterance of which a source leaves words out and prints them nowhere, or that another
/// source has nothing like.
///
/// Keeps silent where the words stand in another place of the article, and about a source that
/// may report the remark in its own words.
fn quotation(finder: &Finder<'_>, at: usize, it: &SharedQuote) -> Option<Contrast> {
    if it.relation == Relation::Similar || it.n_words < MIN_WORDS {
        return None;
    }
    // What stands in another place of the article is not left out.
    let mut pieces = it.passages.iter().flat_map(|it| &it.pieces);
    if pieces.any(|it| it.kind == PieceKind::Elsewhere) {
        return None;
    }
    let comparison = finder.comparison;
    let run = |article: usize, span| Run {
        article,
        words: finder.reading.articles[article].tokens_in(span),
    };
    // Of one remark of two persons one is misread, and words of nobody may be of two.
    let is_given = it.passages.iter().all(|it| it.speaker.is_some());
    let is_sure = is_given || it.relation != Relation::Overlapping;
    if !it.is_of_one_speaker() || !is_sure {
        return None;
    }
    let mut sides = finder.sides();
    let mut missing: Vec<&Missing> = it.missing.iter().collect();
    missing.sort_by_key(|it| (Reverse(it.span.len()), it.of, it.span));
    let n_left_out;
    let printing: BTreeSet<usize> =
        it.passages.iter().map(|it| comparison.source_of(it.article)).collect();
    if let Some(longest) = missing.first() {
        let cut = run(longest.of, longest.span);
        // A few small words less change no remark.
        if cut.words.len() < MIN_LEFT_OUT {
            return None;
        }
        n_left_out = cut.words.len();
        let of = comparison.source_of(longest.of);
        sides[of].wordings = telling(finder, &cut);
        let same =
            missing.iter().filter(|it| (it.of, it.span) == (longest.of, longest.span));
        for source in
            same.clone().map(|it| comparison.source_of(it.from)).filter(|&it| it != of)
        {
            sides[source].is_absent = finder.lacks(source, std::slice::from_ref(&cut));
        }
        // Where two print words that the other lacks, each shows its own.
        let lacking: BTreeSet<usize> =
            same.clone().map(|it| comparison.source_of(it.from)).collect();
        let other = missing.iter().find(|it| {
            comparison.source_of(it.from) == of
                && lacking.contains(&comparison.source_of(it.of))
        });
        if let Some(other) = other.filter(|_| it.relation == Relation::Overlapping) {
            let source = comparison.source_of(other.of);
            sides[source].is_absent = false;
            sides[source].wordings = telling(finder, &run(other.of, other.span));
        }
    } else {
        for passage in &it.passages {
            let part = passage.parts.first().copied().unwrap_or(passage.span);
            let source = comparison.source_of(passage.article);
            if sides[source].wordings.is_empty() {
                sides[source].wordings = telling(finder, &run(passage.article, part));
            }
        }
        n_left_out = it.n_words / 2;
    }
    let longest =
        it.passages.iter().max_by_key(|it| (it.n_words, Reverse(it.article)))?;
    let whole: Vec<Run> =
        longest.parts.iter().map(|it| run(longest.article, *it)).collect();
    for side in sides.iter_mut().filter(|it| !printing.contains(&it.source)) {
        side.is_absent = finder.lacks(side.source, &whole);
    }
    // What one source alone prints is seldom the news.
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    let weight = QUOTATION
        * support(n_left_out as f64, LEFT_OUT)
        * if n > 1 { 1.0 } else { ALONE };
    let refs = vec![Evidence::Quotation(at)];
    Some(Contrast { subject: Subject::Quotation(at), weight, refs, sides })
}

/// The clauses of a remark that say most, in reading order; a long one is cut to its point.
fn telling(finder: &Finder<'_>, run: &Run) -> Vec<Wording> {
    let (reading, article) = (&finder.reading, run.article);
    let value = |word: usize| finder.worth(article, word, false);
    let mut clauses: Vec<Range<usize>> = Vec::new();
    for word in run.words.clone() {
        match clauses.last_mut() {
            Some(last) if reading.is_joined(article, word) => last.end = word + 1,
            _ => clauses.push(word..word + 1),
        }
    }
    let most = (super::MAX_WORDS, COST);
    let worth = |it: &Range<usize>| it.clone().map(value).sum::<f64>();
    let mut points: Vec<Range<usize>> =
        clauses.into_iter().map(|it| point(reading, article, it, most, value)).collect();
    points.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.start.cmp(&b.start)));
    points.truncate(super::MAX_WORDINGS);
    // A single word of a remark says nothing, and “foreign affairs is” is no clause.
    let breaks = Class::BE.or(Class::HAVE).or(Class::MODAL).or(Class::DETERMINER);
    points.retain(|it| {
        let last = super::phrases::class(reading, article, it.end - 1);
        it.len() > 1 && !last.is(breaks)
    });
    points.sort_by_key(|it| it.start);
    finder.wordings_at(points.into_iter().map(|it| reading.place(article, it)))
}
