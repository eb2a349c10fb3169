//! Words of one family at the head of the reports.
//!
//! Headlines and first sentences cover one piece of news in all sources, so that words of one
//! family stand there for one thing even without an object in common: “drew fierce criticism”,
//! “the backlash built”. Farther down [`super::nouns`] and [`super::verbs`] ask for more. Of a
//! source the word is shown that fewest others have. Of charges (“racist”, “illegal”) it is
//! shown in whose words they are.
//!
//! It keeps silent about reports that share fewer than two names at their head, about what
//! others are quoted with (charges aside), about words inside names, another thing of the kind
//! (“earlier attacks”) or in another number, about verbs of other persons, about verbs and
//! titles of office that share no word with those of another source, and about words that the
//! other source has as well. That a source states a charge as fact is not said: only whether
//! it denies or doubts it, or gives it to a person with a name.

use super::phrases::{class, is_head, is_hyphen, is_in_headline, is_inside_name, object};
use super::usual::{Often, often};
use super::verbs::{is_asked, is_conditional, is_verb};
use super::{Contrast, ContrastSide, Evidence, Finder, Subject, Wording};
use crate::annotate::Mention;
use crate::compare::Status;
use crate::compare::reading::Run;
use crate::language::{Class, Language};
use crate::lexicon::Target;
use crate::lexicon::pack::{Confidence, PartOfSpeech};
use crate::voice::Voice;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The weights of clear contrasts.
const FAMILY: f64 = 1.1;
const CHARGE: f64 = 0.9;
/// So many words behind the headline are read for charges: they need not be the news.
const CHARGES_END: usize = 200;
/// So many words before a noun, and on either side of a charge, are shown with it.
const BESIDE: usize = 3;
const BESIDE_CHARGE: usize = 2;
/// So many words before a charge may deny it with others: “no obstruction, collusion”.
const DENIED: usize = 5;
/// So many words before a verb name who acts.
const SUBJECT: usize = 8;
/// So many words on either side are its company.
const COMPANY: usize = 4;
const COMPANY_OF_NOUN: usize = 10;
/// So many names must two sources share at the head of their reports to tell one story.
const NAMES: usize = 2;
/// The weight of a family from which on its nouns stand for one thing without company.
const SURE: f64 = 0.5;
/// A word that a source has so many times less than another of the family is not its own.
const RARE: usize = 3;
/// So many sources that have verbs of one family tell one event by one word in common.
const SOURCES_OF_VERBS: usize = 3;
/// So many words must two of a family have in common beside them to tell one event.
const SHARED: usize = 2;

/// A word of a family at one place.
struct Told<'a> {
    source: usize,
    /// What is shown.
    words: Run,
    /// Where the family's word begins.
    at: usize,
    /// The number of the word in its family.
    word: usize,
    /// The stems beside it.
    company: BTreeSet<&'a str>,
    /// Those of them that are names.
    near: BTreeSet<&'a str>,
    /// Whether it may be of anything unless another source has it in the same company.
    needs_company: bool,
    /// Whether it is a title of office, which is set beside other words only.
    is_title: bool,
    is_plural: bool,
    is_headline: bool,
    is_lead: bool,
    /// The stems of names with it: “the Orlo mayor”, “the mayor of Orlo”.
    names: BTreeSet<&'a str>,
    /// None where it is not clear whose word it is.
    status: Option<Status>,
    speaker: Option<String>,
}

impl Told<'_> {
    /// Whether it may be of the same as another: a name with either stands near the other.
    fn may_be(&self, other: &Self) -> bool {
        let is_near = |a: &Self, b: &Self| {
            a.names.is_empty()
                || a.names.iter().any(|it| b.names.contains(it) || b.company.contains(it))
        };
        is_near(self, other) && is_near(other, self)
    }
}

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let packs = finder.comparison.lexicon.packs();
    let heads = heads(finder);
    let mut of_family: BTreeMap<(usize, usize), Vec<Told<'_>>> = BTreeMap::new();
    for (article, analysis) in finder.comparison.articles.iter().enumerate() {
        for mention in &analysis.families {
            let Target::Variant { pack, concept, variant } = mention.target else {
                continue;
            };
            let family = &packs[pack].concepts[concept];
            let Some(part) = family.pos else { continue };
            if let Some(mut told) = told(finder, article, mention, part, variant) {
                // There is more than one plan or law in the news.
                told.needs_company |= family.weight() < SURE;
                of_family.entry((pack, concept)).or_default().push(told);
            }
        }
    }
    let found = of_family.iter_mut().filter_map(|(&(pack, concept), all)| {
        // Reports of two stories have nothing in common but words.
        let sources: BTreeSet<usize> = all.iter().map(|it| it.source).collect();
        let is_one =
            |a: usize, b: usize| heads[a].intersection(&heads[b]).count() >= NAMES;
        all.retain(|it| sources.iter().any(|&b| b != it.source && is_one(it.source, b)));
        let part = packs[pack].concepts[concept].pos?;
        let (sides, weight) = match part {
            PartOfSpeech::Charge => charge(finder, all)?,
            _ => {
                let is_sure = packs[pack].concepts[concept].weight() >= SURE;
                family(finder, all, part, is_sure, &often(finder, pack, concept))?
            }
        };
        let weight = weight * packs[pack].concepts[concept].weight().sqrt();
        let concepts = finder.comparison.concepts.iter().enumerate();
        let mut entries =
            concepts.filter(|it| (it.1.pack, it.1.concept) == (pack, concept));
        let refs = entries.next().map(|it| Evidence::Concept(it.0)).into_iter().collect();
        Some(Contrast {
            subject: Subject::Family { pack, concept, part },
            weight,
            refs,
            sides,
        })
    });
    found.collect()
}

/// The names at the head of the reports of each source, as stems.
fn heads<'a>(finder: &'a Finder<'_>) -> Vec<BTreeSet<&'a str>> {
    let reading = &finder.reading;
    let mut heads = vec![BTreeSet::new(); finder.comparison.sources.len()];
    for article in 0..reading.articles.len() {
        let words = 0..reading.of(article).len();
        let is_lead = |it: &usize| finder.is_lead(&Run { article, words: *it..*it + 1 });
        let names = words.take_while(is_lead).filter(|&it| reading.is_name(article, it));
        heads[reading.source_of[article]]
            .extend(names.map(|it| reading.stem(article, it)));
    }
    heads
}

fn told<'a>(
    finder: &'a Finder<'_>,
    article: usize,
    mention: &Mention,
    part: PartOfSpeech,
    word: usize,
) -> Option<Told<'a>> {
    let reading = &finder.reading;
    let core = reading.articles[article].tokens_in(mention.span);
    let is_turned = mention.is_negated || mention.is_distanced;
    if core.is_empty()
        || (is_turned && part == PartOfSpeech::Noun)
        || mention.confidence == Confidence::Low
        || is_inside_name(reading, article, core.start)
        || is_inside_name(reading, article, core.end - 1)
    {
        return None;
    }
    let run = |words: Range<usize>| Run { article, words };
    let is_lead = finder.is_lead(&run(core.clone()));
    let is_charge = part == PartOfSpeech::Charge;
    let start = reading.headline(article).map_or(0, |it| it.end);
    let is_near = is_lead || (is_charge && core.start < start + CHARGES_END);
    let is_asked = part == PartOfSpeech::Verb
        && (is_asked(finder, article, core.start)
            || is_open_verb(finder, article, core.start));
    // What may or shall be is no charge: “candidates have to prove”.
    let is_open = is_charge
        && core.start > 0
        && reading.is_joined(article, core.start)
        && class(reading, article, core.start - 1).is(Class::TO.or(Class::MODAL));
    // Whether he fell asleep nobody says.
    let asks = core.start.saturating_sub(SUBJECT)..core.start;
    let is_asked = is_asked
        || is_charge
            && asks.into_iter().any(|it| reading.folded(article, it) == "whether");
    if !is_near || is_open || is_asked || (mention.voice == Voice::Quoted && !is_charge) {
        return None;
    }
    let words = match part {
        PartOfSpeech::Noun if is_head(reading, article, core.end - 1) => {
            with_attributes(finder, article, &core)
        }
        PartOfSpeech::Verb if is_verb(finder, article, core.start) => {
            with_object(finder, article, &core)
        }
        PartOfSpeech::Charge => with_neighbours(finder, article, &core),
        _ => return None,
    };
    let is_other = |it: usize| {
        class(reading, article, it).is(Class::ANOTHER)
            && (it >= words.start || reading.is_joined(article, it + 1))
    };
    if !is_charge && (words.start.saturating_sub(2)..words.end).any(is_other) {
        return None;
    }
    let reach = if part == PartOfSpeech::Noun { COMPANY_OF_NOUN } else { COMPANY };
    let sentence = finder.sentence(article, core.start);
    let beside = (core.start.saturating_sub(reach).max(sentence.start)..core.start)
        .chain(core.end..(core.end + reach).min(sentence.end));
    let company = beside.filter(|&it| {
        let of_word = class(reading, article, it);
        !reading.is_function(article, it) && !of_word.is(Class::TIME.or(Class::NUMBER))
    });
    let company: Vec<usize> = company.collect();
    let near = company.iter().filter(|&&it| reading.is_name(article, it));
    let near: BTreeSet<&str> = near.map(|&it| reading.stem(article, it)).collect();
    let company: BTreeSet<&str> =
        company.into_iter().map(|it| reading.stem(article, it)).collect();
    let is_name = |it: &usize| {
        reading.is_name(article, *it) && !is_in_headline(reading, article, *it)
    };
    let of = (core.end + 1..(core.end + BESIDE).min(reading.of(article).len()))
        .take_while(|&it| reading.is_joined(article, it))
        .filter(|_| class(reading, article, core.end).is(Class::LINK));
    let attached = (words.start..core.start).chain(of).filter(is_name);
    let subject = (core.start.saturating_sub(SUBJECT).max(sentence.start)..core.start)
        .filter(|it| is_name(it) && !reading.of(article)[*it].is_possessive);
    let names = match part {
        PartOfSpeech::Noun => attached.map(|it| reading.stem(article, it)).collect(),
        PartOfSpeech::Verb => subject.map(|it| reading.stem(article, it)).collect(),
        _ => BTreeSet::new(),
    };
    let folded = reading.folded(article, core.end - 1);
    let is_title = Language::English.is(folded, Class::TITLE);
    let held = reading.attribution(article, core.start);
    Some(Told {
        source: reading.source_of[article],
        at: core.start,
        word,
        company,
        near,
        names,
        needs_company: !is_charge || !is_lead,
        is_title,
        is_plural: part == PartOfSpeech::Noun && folded.ends_with('s'),
        is_headline: is_in_headline(reading, article, core.start),
        is_lead,
        status: status(finder, article, mention, words.start..core.start),
        speaker: held.and_then(|it| it.speaker.clone()),
        words: run(words),
    })
}

/// How a source stands to a charge whose words begin at a place.
fn status(
    finder: &Finder<'_>,
    article: usize,
    mention: &Mention,
    words: Range<usize>,
) -> Option<Status> {
    let reading = &finder.reading;
    let behind = words.end..(words.end + BESIDE).min(reading.of(article).len());
    let behind = behind.take_while(|&it| reading.is_joined(article, it));
    // “Spy satellites appear to show” is as open as “allegedly”.
    let from = words.end.saturating_sub(DENIED).min(words.start.saturating_sub(1));
    let from = from.max(finder.sentence(article, words.end).start);
    let mut near = (from..words.end).chain(behind);
    let hedged = near.any(|it| reading.is_hedge(article, it));
    // What others deny or doubt is theirs; their words show it.
    if mention.voice != Voice::Narrator {
        return Some(Status::Attributed);
    }
    if mention.is_negated || is_denied(finder, article, words.end) {
        Some(Status::Negated)
    } else if hedged || mention.is_distanced {
        Some(Status::Hedged)
    } else {
        // Where others may hold it, but nobody is named, nothing is said.
        let is_own = !finder.is_passed_on(article, words.end);
        is_own.then_some(Status::Asserted)
    }
}

/// Whether a list before a word is denied and the word with it: “no obstruction, collusion”.
fn is_denied(finder: &Finder<'_>, article: usize, word: usize) -> bool {
    let reading = &finder.reading;
    let from = finder.sentence(article, word).start.max(word.saturating_sub(DENIED));
    let mut before = (from..word).rev();
    let is_listed = |it: &usize| {
        let class = class(reading, article, *it);
        !class.is(Class::NEGATION)
            && (!reading.is_function(article, *it)
                || class.is(Class::AND.or(Class::OR_BUT)))
            && !is_verb(finder, article, *it)
    };
    before
        .find(|it| !is_listed(it))
        .is_some_and(|it| class(reading, article, it).is(Class::NEGATION))
}

/// A noun with what stands before it, with the verb of which it is the object, or with that of
/// which it is the subject if nothing else follows: “drew fierce criticism”, “backlash built”.
fn with_attributes(
    finder: &Finder<'_>,
    article: usize,
    core: &Range<usize>,
) -> Range<usize> {
    let reading = &finder.reading;
    let all = reading.of(article);
    // What people do is no part of what they are called.
    let folded = reading.folded(article, core.end - 1);
    let is_person = folded.ends_with('s')
        || Language::English.class(folded).is(Class::TITLE.or(Class::CALLING));
    // What somebody calls a thing belongs to whoever calls it so: “called the accord a defeat”.
    let is_acting = |it: usize| {
        is_verb(finder, article, it)
            && !class(reading, article, it).is(Class::NAMES_A_THING)
    };
    let mut start = core.start;
    while start > 0
        && core.start - start < BESIDE
        && reading.is_joined(article, start)
        && (!all[start - 1].is_possessive || reading.is_name(article, start - 1))
        && !class(reading, article, start - 1).is(Class::NUMBER.or(Class::TIME))
    {
        let before = start - 1;
        if reading.is_function(article, before) {
            let is_object = class(reading, article, before)
                .is(Class::DETERMINER.or(Class::POSSESSIVE))
                && !class(reading, article, before).is(Class::THAT)
                && before > 0
                && reading.is_joined(article, before)
                && is_acting(before - 1);
            start = if is_object && !is_person { before - 1 } else { start };
            break;
        }
        let is_verb = is_verb(finder, article, before);
        if is_verb && (is_person || !is_acting(before)) {
            break;
        }
        start = before;
        if is_verb {
            break;
        }
    }
    while start < core.start && is_hyphen(reading, article, start) {
        start += 1;
    }
    let mut end = core.end;
    if start == core.start
        && !is_person
        && end < all.len()
        && reading.is_joined(article, end)
        && class(reading, article, end).is(Class::ED.or(Class::PAST))
        && object(reading, article, end + 1).is_none()
    {
        end += 1;
    }
    if end == core.end && start == core.start {
        end = with_complement(finder, article, end);
    }
    start..end
}

/// Behind a bare noun the end of what it is of or for: “a hero for Palestinians”.
fn with_complement(finder: &Finder<'_>, article: usize, end: usize) -> usize {
    let reading = &finder.reading;
    let is_near =
        |it: usize| it < reading.of(article).len() && reading.is_joined(article, it);
    if !is_near(end) || !class(reading, article, end).is(Class::LINK) {
        return end;
    }
    let mut last = end + 1;
    while is_near(last) && last < end + BESIDE && !reading.is_function(article, last) {
        if is_head(reading, article, last) {
            return last + 1;
        }
        last += 1;
    }
    end
}

/// A verb with its object, as far as it is short, and with what says that it is not done, not
/// yet or not surely: “did not cut”, “would withdraw”, “agreed to drop”.
fn with_object(finder: &Finder<'_>, article: usize, core: &Range<usize>) -> Range<usize> {
    let reading = &finder.reading;
    let belongs = Class::ADVERB.or(Class::NEGATION).or(Class::HEDGE).or(Class::MODAL);
    let is_near = |it: usize| it > 0 && reading.is_joined(article, it);
    let mut start = core.start;
    while is_near(start)
        && core.start - start < BESIDE
        && class(reading, article, start - 1).is(belongs)
    {
        start -= 1;
    }
    if is_near(start)
        && class(reading, article, start - 1).is(Class::TO)
        && is_near(start - 1)
        && is_verb(finder, article, start - 2)
    {
        start -= 2;
    }
    let whole = object(reading, article, core.end).map_or(core.end, |it| it.end);
    start..whole.min(core.start + super::MAX_POINT).max(core.end)
}

/// Whether a condition or a question stands before a verb in its sentence, or its sentence says
/// before “to” that there is none of it: “if he stays”, “made no commitment to stay”.
fn is_open_verb(finder: &Finder<'_>, article: usize, word: usize) -> bool {
    let reading = &finder.reading;
    let from = finder.sentence(article, word).start;
    let is_near = |it: usize| it > from && reading.is_joined(article, it);
    let to = (from + 1..=word).rev().take_while(|&it| is_near(it)).take(BESIDE);
    let to = to.map(|it| it - 1).find(|&it| class(reading, article, it).is(Class::TO));
    let turned = to.into_iter().flat_map(|to| to.saturating_sub(BESIDE).max(from)..to);
    is_conditional(finder, article, word)
        || turned.into_iter().any(|it| class(reading, article, it).is(Class::NEGATION))
}

/// A charge with the words beside it; words of doubt and negation are never cut off.
fn with_neighbours(
    finder: &Finder<'_>,
    article: usize,
    core: &Range<usize>,
) -> Range<usize> {
    let reading = &finder.reading;
    let turns = |it: usize| {
        reading.is_hedge(article, it) || class(reading, article, it).is(Class::NEGATION)
    };
    let is_manner = class(reading, article, core.end - 1).is(Class::ADVERB);
    let mut start = core.start;
    while start > 0
        && core.start - start < BESIDE_CHARGE
        && reading.is_joined(article, start)
    {
        start -= 1;
    }
    while start < core.start
        && (is_hyphen(reading, article, start)
            // A verb may belong to a noun that is cut off: “supports bribery charges”.
            || (!turns(start)
                && (reading.is_function(article, start)
                    || (!is_manner && is_verb(finder, article, start)))))
    {
        start += 1;
    }
    // “The sale of pears is illegal” does not say that pears are.
    let is_of = |it: usize| {
        it > 0
            && reading.is_joined(article, it)
            && class(reading, article, it - 1).is(Class::LINK.or(Class::PREPOSITION))
    };
    if is_of(start) && !(start..core.start).any(turns) {
        start = core.start;
    }
    let n_all = reading.of(article).len();
    let mut end = core.end;
    // What is listed behind it belongs to something else: “mail fraud and wire fraud”.
    let is_listed = |it: usize| class(reading, article, it).is(Class::AND);
    while end < n_all
        && end - core.end < BESIDE_CHARGE
        && reading.is_joined(article, end)
        && !is_listed(end)
    {
        end += 1;
    }
    while end > core.end
        && (reading.is_function(article, end - 1)
            || reading.of(article)[end - 1].is_possessive
            || (end < n_all && is_hyphen(reading, article, end)))
    {
        end -= 1;
    }
    start..end
}

/// The sources that have a word of the family, each with the one that fewest others have.
fn family(
    finder: &Finder<'_>,
    all: &[Told<'_>],
    part: PartOfSpeech,
    is_sure: bool,
    often: &Often,
) -> Option<(Vec<ContrastSide>, f64)> {
    let n_plural = all.iter().filter(|it| it.is_plural).count();
    let is_plural = 2 * n_plural > all.len();
    // Of three sources that have a verb of the family each at their head no chance is left.
    let with: BTreeSet<usize> =
        all.iter().filter(|it| it.is_lead).map(|it| it.source).collect();
    let is_several = is_sure && with.len() >= SOURCES_OF_VERBS;
    let in_company = |it: &Told<'_>| {
        let mut others = all.iter().filter(|other| {
            other.source != it.source
                && it.may_be(other)
                && !(it.is_title && other.is_title)
        });
        let least = if is_several { 1 } else { SHARED };
        !it.needs_company
            || others.any(|other| {
                let shared = || other.company.intersection(&it.company);
                // Names are shared by all that a story tells.
                shared().count() >= least && shared().any(|stem| !it.near.contains(stem))
            })
    };
    // A word that a source has once beside another that it has all along is not its word.
    let n_of =
        |source: usize, word: usize| often.get(&(source, word)).map_or(1, |it| it.0);
    let is_usual = |it: &Told<'_>| {
        let of_source = often.iter().filter(|other| other.0.0 == it.source);
        let most = of_source.map(|it| it.1.0).max().unwrap_or(1);
        RARE * n_of(it.source, it.word) >= most
    };
    let kept: Vec<&Told<'_>> = all
        .iter()
        .filter(|it| part == PartOfSpeech::Verb || it.is_plural == is_plural)
        .filter(|it| in_company(it))
        .filter(|it| is_usual(it))
        .collect();
    let users = users(&kept);
    let mut sides = finder.sides();
    let mut first: Vec<(usize, usize)> = Vec::new();
    for side in &mut sides {
        let own = kept.iter().filter(|it| it.source == side.source);
        let mut own: Vec<&&Told<'_>> = own.collect();
        own.sort_by_key(|it| {
            let is_bare = it.words.words.len() == 1;
            (
                users[&it.word].len(),
                Reverse(n_of(it.source, it.word)),
                it.is_headline,
                is_bare,
                it.words.article,
                it.at,
            )
        });
        let mut shown = BTreeSet::new();
        own.retain(|it| shown.insert(it.word));
        first.extend(own.first().map(|it| (it.source, it.word)));
        side.wordings = finder.wordings(own.iter().map(|it| it.words.clone()));
        side.wordings.truncate(2);
    }
    if part == PartOfSpeech::Noun {
        // A source that has the other's word as well is shown with it.
        for &(source, _) in &first {
            let others = first.iter().filter(|it| it.0 != source);
            let both = others.filter_map(|it| often.get(&(source, it.1)));
            let both = both.map(|it| it.1.clone()).min_by_key(|it| it.words.start);
            let shown = &mut sides[source].wordings;
            if let Some(both) = both.filter(|_| shown.len() < 2) {
                let place = finder.reading.place(both.article, both.words);
                let is_shown = |it: &Wording| {
                    it.places.iter().any(|it| {
                        it.article == place.article && it.span.overlaps(place.span)
                    })
                };
                if !shown.iter().any(is_shown) {
                    shown.push(Wording { places: vec![place] });
                }
            }
        }
    }
    let n = first.len();
    let n_words = first.into_iter().map(|it| it.1).collect::<BTreeSet<_>>().len();
    if n < 2 || n_words < 2 {
        return None;
    }
    let share = n as f64 / sides.len() as f64;
    Some((sides, FAMILY * share * (n_words as f64 / n as f64).sqrt()))
}

/// The sources that make a charge, with how each stands to it; none where all make it alike.
fn charge(finder: &Finder<'_>, all: &[Told<'_>]) -> Option<(Vec<ContrastSide>, f64)> {
    let standing = |it: &Told<'_>| match it.status {
        Some(Status::Attributed) => 0,
        Some(Status::Asserted) => 1,
        Some(_) => 2,
        None => 3,
    };
    let in_company = |it: &Told<'_>| {
        let mut others = all.iter().filter(|other| other.source != it.source);
        !it.needs_company || others.any(|other| !other.company.is_disjoint(&it.company))
    };
    let mut sides = finder.sides();
    let mut standings = BTreeSet::new();
    let mut words: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut n_lead = 0;
    for side in &mut sides {
        let own = all.iter().filter(|it| it.source == side.source && in_company(it));
        let mut own: Vec<&Told<'_>> = own.collect();
        own.sort_by_key(|it| (!it.is_lead, standing(it), it.words.article, it.at));
        let Some(first) = own.first() else { continue };
        standings.extend(first.status.map(|_| standing(first)));
        for it in &own {
            words.entry(it.word).or_default().insert(it.source);
        }
        n_lead += usize::from(first.is_lead);
        side.status = first.status.filter(|&it| it != Status::Asserted);
        // The name in a headline need not be of whoever uses the word.
        if first.status == Some(Status::Attributed) && !first.is_headline {
            side.speaker.clone_from(&first.speaker);
        }
        side.wordings = finder.wordings(own.iter().map(|it| it.words.clone()));
    }
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    // Where all stand alike, the words themselves must differ.
    let is_choice = words.values().any(|it| it.len() < n);
    if n < 2 || (standings.len() < 2 && !is_choice) {
        return None;
    }
    let share = |n: usize| n as f64 / sides.len() as f64;
    let salience = super::ASIDE + (1.0 - super::ASIDE) * share(n_lead);
    let weight = CHARGE * share(n).sqrt() * salience;
    Some((sides, weight))
}

/// The sources that have a word.
fn users(all: &[&Told<'_>]) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut users: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for it in all {
        users.entry(it.word).or_default().insert(it.source);
    }
    users
}
