//! One event in the sources' words: verbs beside the same object.
//!
//! A clause is a verb with its object, or with the subject of a passive. Verbs of one family
//! are set beside each other only where the object is the same: the same verb for another
//! object is another event. Where the sources use one verb, what they part in is how surely it
//! is told: “fired a missile”, “reportedly fired a missile”. It keeps silent about words that
//! other people are quoted with, about plans and questions, and about verbs without an object.

use super::{Contrast, Evidence, Finder, Subject, phrases, support};
use crate::compare::Status;
use crate::compare::reading::Run;
use crate::language::Class;
use crate::lexicon::Target;
use crate::lexicon::pack::{Confidence, PartOfSpeech};
use crate::text::Gap;
use crate::voice::Voice;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The weights of clear contrasts.
const FAMILY: f64 = 0.9;
const CLAIM: f64 = 0.95;
/// So many claims are shown.
const MAX_CLAIMS: usize = 6;
/// So many words before a verb may say that somebody is asked for it.
const ASKED: usize = 6;
/// So many words around a denied claim must stand around a stated one.
const SHARED: usize = 2;
/// So many words before a verb belong to it.
const BEFORE: usize = 2;

/// What makes two verbs one event, if the object is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verb<'a> {
    Family { pack: usize, concept: usize },
    Stem(&'a str),
}

/// A verb with its object at one place.
struct Clause<'a> {
    source: usize,
    /// The word of a family, or the verb's stem.
    word: Cow<'a, str>,
    /// What is shown.
    words: Run,
    /// The stem of the object: the noun that ends it.
    object: &'a str,
    /// Whether it is the outlet's own.
    is_own: bool,
    is_headline: bool,
    /// How firmly it is stated, if it is about what was or is.
    status: Option<Status>,
    /// Whether it is a plan, a condition or something that is not so.
    is_open: bool,
    speaker: Option<String>,
    /// The stems of adverbs before the verb.
    manner: BTreeSet<&'a str>,
}

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let mut of_verb: BTreeMap<Verb<'_>, Vec<Clause<'_>>> = BTreeMap::new();
    for article in 0..finder.comparison.articles.len() {
        let taken = families(finder, article, &mut of_verb);
        plain(finder, article, &taken, &mut of_verb);
    }
    let mut found = Vec::new();
    let mut claims: Vec<Contrast> = Vec::new();
    for (verb, all) in &of_verb {
        claims.extend(claim(finder, *verb, all));
        if let Verb::Family { pack, concept } = *verb {
            found.extend(family(finder, pack, concept, all));
        }
    }
    claims.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.subject.cmp(&b.subject)));
    claims.truncate(MAX_CLAIMS);
    found.extend(claims);
    found
}

/// Reads the words of families that are verbs or attributes; gives the words that it took.
fn families<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    of_verb: &mut BTreeMap<Verb<'a>, Vec<Clause<'a>>>,
) -> BTreeSet<usize> {
    let analysis = finder.comparison.articles[article];
    let mut taken = BTreeSet::new();
    for mention in &analysis.families {
        let Target::Variant { pack, concept, variant } = mention.target else { continue };
        let part = finder.comparison.lexicon.packs()[pack].concepts[concept].pos;
        let words = analysis.tokens_in(mention.span);
        if mention.confidence == Confidence::Low
            || mention.voice == Voice::Quoted
            || words.is_empty()
        {
            continue;
        }
        let word = Cow::Owned(variant.to_string());
        let found = match part {
            Some(PartOfSpeech::Verb) => clause(finder, article, &words, word),
            Some(PartOfSpeech::Modifier) => attribute(finder, article, &words, word),
            _ => None,
        };
        if let Some(found) = found {
            taken.extend(words);
            of_verb.entry(Verb::Family { pack, concept }).or_default().push(found);
        }
    }
    taken
}

/// Reads the verbs of no family in an article.
fn plain<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    taken: &BTreeSet<usize>,
    of_verb: &mut BTreeMap<Verb<'a>, Vec<Clause<'a>>>,
) {
    let reading = &finder.reading;
    for word in 0..reading.of(article).len() {
        if taken.contains(&word)
            || reading.is_function(article, word)
            || reading.is_name(article, word)
                && !phrases::is_in_headline(reading, article, word)
            || matches!(reading.voice(article, word), Voice::Quoted | Voice::Embedded)
        {
            continue;
        }
        let stem = reading.stem(article, word);
        let found = clause(finder, article, &(word..word + 1), Cow::Borrowed(stem));
        if let Some(found) = found {
            of_verb.entry(Verb::Stem(stem)).or_default().push(found);
        }
    }
}

/// Whether a word is a verb where it stands: not behind an article or an attribute, and
/// inflected or behind “to”, a modal or a subject.
pub(super) fn is_verb(finder: &Finder<'_>, article: usize, word: usize) -> bool {
    let reading = &finder.reading;
    let all = reading.of(article);
    if phrases::is_hyphen(reading, article, word)
        || all.get(word + 1).is_some_and(|it| it.gap == Gap::Hyphen)
        || phrases::is_inside_name(reading, article, word)
    {
        return false;
    }
    let class = phrases::class(reading, article, word);
    let is_past = class.is(Class::ED.or(Class::PAST).or(Class::IRREGULAR_PARTICIPLE));
    if word == 0 || !reading.is_joined(article, word) {
        return is_past || class.is(Class::ING);
    }
    let before = phrases::class(reading, article, word - 1);
    let of_noun = Class::DETERMINER.or(Class::POSSESSIVE).or(Class::GENITIVE);
    if before.is(of_noun) || all[word - 1].is_possessive {
        return false;
    }
    if before.is(Class::TO.or(Class::MODAL)) || before.is(Class::SUBJECT) {
        return true;
    }
    // “tests” and “comments” are nouns more often than verbs, and so is a word behind a
    // preposition or an attribute.
    let is_third = reading.folded(article, word).ends_with('s')
        && (reading.is_name(article, word - 1) || before.is(Class::ADVERB));
    let is_participle = class.is(Class::ING)
        && !phrases::has_telling_ending(reading.folded(article, word - 1));
    is_past && !before.is(Class::PREPOSITION) || is_third || is_participle
}

/// Whether somebody is asked for what a verb says: “asked him to drop” tells of nothing that
/// ended.
pub(super) fn is_asked(finder: &Finder<'_>, article: usize, word: usize) -> bool {
    let reading = &finder.reading;
    let class = |it: usize| phrases::class(reading, article, it);
    let is_near = |it: usize| it > 0 && reading.is_joined(article, it);
    if !is_near(word) || !class(word - 1).is(Class::TO) {
        return false;
    }
    let before = (word.saturating_sub(ASKED)..word).rev().take_while(|&it| is_near(it));
    before.into_iter().any(|it| class(it - 1).is(Class::SPEECH_ACT))
}

fn clause<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    verb: &Range<usize>,
    word: Cow<'a, str>,
) -> Option<Clause<'a>> {
    let reading = &finder.reading;
    if !is_verb(finder, article, verb.start) || is_asked(finder, article, verb.start) {
        return None;
    }
    let near = |it: usize| it > 0 && reading.is_joined(article, it);
    let class = |it: usize| phrases::class(reading, article, it);
    let mut start = verb.start;
    let belongs = Class::ADVERB.or(Class::HEDGE).or(Class::NEGATION).or(Class::HAVE);
    while near(start) && verb.start - start < BEFORE && class(start - 1).is(belongs) {
        start -= 1;
    }
    // What only leads up to the verb is left out.
    let says = Class::ADVERB.or(Class::HEDGE).or(Class::NEGATION);
    while start < verb.start && !class(start).is(says) {
        start += 1;
    }
    let is_passive = near(start) && class(start - 1).is(Class::BE);
    let (mut words, object) = match phrases::object(reading, article, verb.end) {
        Some(object) => (start..object.end, object),
        None if is_passive => {
            let subject = subject(finder, article, start - 1)?;
            (subject.end - 1..verb.end, subject)
        }
        None => return None,
    };
    // “Did not approve”: without its auxiliary a negation reads oddly.
    if near(words.start)
        && class(words.start).is(Class::NEGATION)
        && reading.is_function(article, words.start - 1)
    {
        words.start -= 1;
    }
    if words.len() > super::MAX_POINT {
        words.start = verb.start.min(words.end - 1);
    }
    if words.len() > super::MAX_POINT {
        return None;
    }
    let head = object.end - 1;
    let manner = (start..verb.start).filter(|&it| {
        class(it).is(Class::ADVERB) && !class(it).is(Class::SORTING.or(Class::TIME))
    });
    let status = status(finder, article, start, verb);
    let leads = start.checked_sub(1).filter(|_| near(start)).map(class);
    let opens = Class::TO.or(Class::MODAL).or(Class::NEGATION);
    let is_open = leads.is_some_and(|it| it.is(opens))
        || (start..verb.start).any(|it| class(it).is(Class::NEGATION))
        || is_conditional(finder, article, verb.start);
    let held = reading.attribution(article, verb.start);
    (!class(head).is(Class::NUMBER.or(Class::TIME))).then(|| Clause {
        source: reading.source_of[article],
        word,
        words: Run { article, words },
        object: reading.stem(article, head),
        is_own: reading.voice(article, verb.start) == Voice::Narrator,
        is_headline: phrases::is_in_headline(reading, article, verb.start),
        status,
        is_open,
        speaker: held.and_then(|it| it.speaker.clone()),
        manner: manner.map(|it| reading.stem(article, it)).collect(),
    })
}

/// The noun before the verb of a passive.
fn subject(finder: &Finder<'_>, article: usize, be: usize) -> Option<Range<usize>> {
    let reading = &finder.reading;
    let is_aux = |it: usize| {
        phrases::class(reading, article, it)
            .is(Class::HAVE.or(Class::BE).or(Class::MODAL))
    };
    let mut end = be;
    while end > 0 && reading.is_joined(article, end) && is_aux(end - 1) {
        end -= 1;
    }
    let head = end.checked_sub(1).filter(|_| reading.is_joined(article, end))?;
    (!reading.is_function(article, head)).then_some(head..head + 1)
}

/// How firmly a clause is stated: none of plans, questions and conditions.
fn status(
    finder: &Finder<'_>,
    article: usize,
    start: usize,
    verb: &Range<usize>,
) -> Option<Status> {
    let reading = &finder.reading;
    let class = |it: usize| phrases::class(reading, article, it);
    let hedged = (start.saturating_sub(2)..verb.start)
        .filter(|&it| reading.is_joined(article, it + 1))
        .any(|it| reading.is_hedge(article, it));
    let of_verb = class(verb.start);
    let folded = reading.folded(article, verb.start);
    let is_past = of_verb.is(Class::ED.or(Class::PAST).or(Class::IRREGULAR_PARTICIPLE));
    if hedged {
        return Some(Status::Hedged);
    }
    let leads = start.checked_sub(1).filter(|_| reading.is_joined(article, start));
    let leads = leads.map_or(Class::default(), class);
    let is_negated = leads.is(Class::NEGATION)
        || (start..verb.start).any(|it| class(it).is(Class::NEGATION));
    let is_open = leads.is(Class::TO.or(Class::MODAL));
    let is_finite = (is_past || folded.ends_with('s') || is_negated) && !is_open;
    if !is_finite || is_conditional(finder, article, verb.start) {
        return None;
    }
    match reading.voice(article, verb.start) {
        Voice::Narrator | Voice::Reported if is_negated => Some(Status::Negated),
        Voice::Narrator if finder.is_passed_on(article, verb.start) => {
            Some(Status::Attributed)
        }
        Voice::Narrator => Some(Status::Asserted),
        Voice::Reported => Some(Status::Attributed),
        Voice::Quoted | Voice::Embedded => None,
    }
}

/// Whether a sentence asks, or makes a condition before a word.
pub(super) fn is_conditional(finder: &Finder<'_>, article: usize, word: usize) -> bool {
    let analysis = finder.comparison.articles[article];
    let at = analysis.tokens[word].span.start;
    let sentence = analysis.sentences.partition_point(|it| it.end <= at);
    let Some(&sentence) = analysis.sentences.get(sentence) else { return true };
    let reading = &finder.reading;
    let open = Class::OPEN_OR_JUDGED.or(Class::QUESTION);
    let before = analysis.tokens_in(sentence).start..word;
    sentence.of(reading.text(article)).trim_end().ends_with('?')
        || before.into_iter().any(|it| {
            matches!(reading.folded(article, it), "if" | "whether" | "unless")
                || phrases::class(reading, article, it).is(open) && it + 3 >= word
        })
}

/// An attribute of a family with its noun, which is what two sources must share.
fn attribute<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    words: &Range<usize>,
    word: Cow<'a, str>,
) -> Option<Clause<'a>> {
    let reading = &finder.reading;
    let all = reading.of(article);
    let is_near = |it: usize| it < all.len() && reading.is_joined(article, it);
    let mut end = words.end;
    while end < words.end + 2 && is_near(end) && !reading.is_function(article, end) {
        let class = phrases::class(reading, article, end);
        if class.is(Class::ED.or(Class::PAST)) {
            break;
        }
        end += 1;
    }
    if end == words.end || phrases::is_inside_name(reading, article, end - 1) {
        return None;
    }
    Some(Clause {
        source: reading.source_of[article],
        word,
        words: Run { article, words: words.start..end },
        object: reading.stem(article, end - 1),
        is_own: reading.voice(article, words.start) == Voice::Narrator,
        is_headline: phrases::is_in_headline(reading, article, words.start),
        status: None,
        is_open: false,
        speaker: None,
        manner: BTreeSet::new(),
    })
}

/// The object that most sources have behind a verb, with the clauses that hold it.
fn shared<'b, 'a: 'b>(
    all: impl IntoIterator<Item = &'b Clause<'a>>,
    differ: impl Fn(&[&'b Clause<'a>]) -> bool,
) -> Option<Vec<&'b Clause<'a>>> {
    let mut beside: BTreeMap<&str, Vec<&Clause<'a>>> = BTreeMap::new();
    for it in all {
        beside.entry(it.object).or_default().push(it);
    }
    let n_sources = |all: &[&Clause<'_>]| {
        all.iter().map(|it| it.source).collect::<BTreeSet<_>>().len()
    };
    let several = beside.iter().filter(|(_, all)| n_sources(all) > 1 && differ(all));
    let best = several
        .min_by_key(|(key, all)| (Reverse(n_sources(all)), Reverse(all.len()), **key));
    best.map(|it| it.1.clone())
}

/// The object that most sources have behind a family, with the words that they choose.
fn family(
    finder: &Finder<'_>,
    pack: usize,
    concept: usize,
    used: &[Clause<'_>],
) -> Option<Contrast> {
    let words = |all: &[&Clause<'_>]| {
        let mut of_source: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for it in all {
            of_source.entry(it.source).or_default().insert(it.word.as_ref());
        }
        of_source.into_values().collect::<BTreeSet<_>>().len()
    };
    // What is only planned, or is not so, is no event.
    let all = shared(used.iter().filter(|it| !it.is_open), |all| words(all) > 1)?;
    let mut users: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for it in &all {
        users.entry(it.word.as_ref()).or_default().insert(it.source);
        for manner in &it.manner {
            users.entry(manner).or_default().insert(it.source);
        }
    }
    let is_alone = |it: &str| users[it].len() == 1;
    let n_sources = all.iter().map(|it| it.source).collect::<BTreeSet<_>>().len();
    // Words that all sources have are no choice of one.
    let is_choice = |it: &Clause<'_>| {
        users[it.word.as_ref()].len() < n_sources
            || it.manner.iter().any(|it| is_alone(it))
    };
    let mut n_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of_source: BTreeMap<usize, Vec<&Clause<'_>>> = BTreeMap::new();
    for &it in &all {
        *n_of.entry(it.word.as_ref()).or_default() += 1;
        of_source.entry(it.source).or_default().push(it);
    }
    let order = |it: &Clause<'_>| {
        let manner = it.manner.iter().any(|it| is_alone(it));
        let rare = users[it.word.as_ref()].len();
        // What others report in it is theirs as well; a headline is the outlet's choice.
        let own = (!it.is_own, !it.is_headline);
        (!is_choice(it), own.0, !manner, rare, own.1, Reverse(n_of[it.word.as_ref()]))
    };
    let mut sides = finder.sides();
    let mut n_own = 0;
    for (source, mut own) in of_source {
        own.sort_by_cached_key(|it| order(it));
        n_own += usize::from(own.first().is_some_and(|it| is_choice(it)));
        sides[source].wordings = finder.wordings(own.iter().map(|it| it.words.clone()));
    }
    if n_own == 0 {
        return None;
    }
    let part = finder.comparison.lexicon.packs()[pack].concepts[concept].pos?;
    let concepts = finder.comparison.concepts.iter();
    let entry =
        concepts.enumerate().find(|(_, it)| (it.pack, it.concept) == (pack, concept));
    let refs = entry.into_iter().map(|it| Evidence::Concept(it.0)).collect();
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count() as f64;
    let weight = FAMILY
        * (n / sides.len() as f64).sqrt()
        * support(all.len() as f64, 1.0)
        * finder.salience(all.iter().map(|it| &it.words));
    let subject = Subject::Family { pack, concept, part };
    Some(Contrast { subject, weight, refs, sides })
}

/// Whether the sentences of what one source denies and of what the others state have words in
/// common besides the verb and its object, and no source says both.
fn is_one_claim(finder: &Finder<'_>, all: &[&Clause<'_>]) -> bool {
    let around = |it: &Clause<'_>| {
        let article = it.words.article;
        let words = finder.sentence(article, it.words.words.start);
        let rest = words.filter(|at| !it.words.words.contains(at));
        let content = rest.filter(|&at| !finder.reading.is_function(article, at));
        let stems = content.map(|at| finder.reading.stem(article, at));
        stems.collect::<BTreeSet<_>>()
    };
    let (denied, stated): (Vec<&Clause<'_>>, Vec<&Clause<'_>>) = all
        .iter()
        .copied()
        .filter(|it| it.status.is_some())
        .partition(|it| it.status == Some(Status::Negated));
    let says_both = denied.iter().any(|a| stated.iter().any(|b| a.source == b.source));
    !says_both
        && stated.iter().all(|b| {
            let words = around(b);
            denied.iter().any(|a| around(a).intersection(&words).count() >= SHARED)
        })
}

/// One verb with one object, which some sources state as fact and others only with a doubt.
fn claim(finder: &Finder<'_>, verb: Verb<'_>, used: &[Clause<'_>]) -> Option<Contrast> {
    // How a source stands to it at its surest.
    let surest = |all: &[&Clause<'_>]| {
        let mut of_source: BTreeMap<usize, Status> = BTreeMap::new();
        for it in all {
            let Some(status) = it.status else { continue };
            let known = of_source.entry(it.source).or_insert(status);
            let rank = |it: Status| match it {
                Status::Asserted => 0,
                Status::Attributed => 1,
                _ => 2,
            };
            if rank(status) < rank(*known) {
                *known = status;
            }
        }
        of_source
    };
    let parts = |all: &[&Clause<'_>]| {
        let standing: BTreeSet<Status> = surest(all).into_values().collect();
        let is_open = |it| standing.contains(&it);
        (is_open(Status::Hedged) || is_open(Status::Negated)) && standing.len() > 1
    };
    let all = shared(used, parts)?;
    let standing = surest(&all);
    // Of a thing that one source denies and another states, more than the verb is the same.
    let is_denied = standing.values().any(|&it| it == Status::Negated);
    if is_denied && !is_one_claim(finder, &all) {
        return None;
    }
    let mut sides = finder.sides();
    for side in &mut sides {
        let Some(&status) = standing.get(&side.source) else { continue };
        let own = all.iter().filter(|it| it.source == side.source);
        let own: Vec<&&Clause<'_>> = own.filter(|it| it.status == Some(status)).collect();
        side.wordings = finder.wordings(own.iter().map(|it| it.words.clone()));
        side.wordings.truncate(1);
        side.status = Some(status);
        side.speaker = match status {
            Status::Attributed => own.first().and_then(|it| it.speaker.clone()),
            _ => None,
        };
    }
    let n = standing.len() as f64;
    let weight = CLAIM
        * (n / sides.len() as f64).sqrt()
        * finder.salience(all.iter().map(|it| &it.words));
    let first = all.iter().find(|it| it.status.is_some())?;
    let (article, words) = (first.words.article, first.words.words.clone());
    let reading = &finder.reading;
    let says = |it: &usize| {
        !phrases::class(reading, article, *it)
            .is(Class::ADVERB.or(Class::HEDGE).or(Class::HAVE).or(Class::NEGATION))
    };
    let start = words.clone().find(says)?;
    let place = reading.place(article, start..words.end);
    let about = place.span.of(reading.text(article)).to_owned();
    let refs = match verb {
        Verb::Family { pack, concept } => {
            let mut concepts = finder.comparison.concepts.iter().enumerate();
            let entry = concepts.find(|it| (it.1.pack, it.1.concept) == (pack, concept));
            entry.into_iter().map(|it| Evidence::Concept(it.0)).collect()
        }
        Verb::Stem(_) => Vec::new(),
    };
    Some(Contrast { subject: Subject::Claim(about), weight, refs, sides })
}
