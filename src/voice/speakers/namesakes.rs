//! Pronouns that show a person's gender, and which of several bearers a name means.
//!
//! Gender comes from forms of address, from a few nouns and from pronouns beside the only
//! person of a sentence who can be meant; where the article shows none, from the first
//! name. A surname of several persons goes to the one whose form of address, office or
//! place in the article leaves no other.

use crate::language::Class;
use crate::text::select;
use crate::voice::speakers::entities::{Entities, Mention, Sort, gender_of};
use crate::voice::speakers::names::Run;
use crate::voice::speakers::offices::Offices;
use crate::voice::speakers::reading::Reading;

/// How often a bearer must be named for each mention of all others to own a name.
const DOMINANT: usize = 4;

/// How many sentences a bearer must be known before the next to own a name.
const EARLIER: usize = 3;

/// Pronouns with their gender and weight: subjects refer back more surely than others.
const VOTES: &[(&str, i32)] = &[
    ("he", 2),
    ("himself", 2),
    ("his", 1),
    ("she", -2),
    ("herself", -2),
    ("her", -1),
    ("hers", -1),
];

/// Lets pronouns vote on the gender of the only person in sight. One walk over the tokens.
pub(super) fn vote(reading: &Reading<'_>, entities: &mut Entities<'_>) {
    let (mut here, mut before): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut next = 0;
    let mut sentence = 0;
    let places = &reading.places;
    // "Her shadow, Olaf Berg, said her plan": the gender of who is meant before anybody is
    // named in a sentence, and the sentence.
    let mut elsewhere = (usize::MAX, 0);
    for at in select(reading.tokens.len(), |at| reading.is_in(at, Class::GENDERED)) {
        // Names are in sight from the word behind them on, if that is of their sentence.
        while let Some(mention) = entities.mentions.get(next)
            && mention.run.last < at
        {
            next += 1;
            let behind = mention.run.last + 1;
            let is_in_sight =
                !places.begins_sentence(behind) && !places.is_quoted(behind);
            if let Some(entity) = mention.entity.filter(|_| is_in_sight)
                && entities.all[entity].sort != Sort::Body
                && (entities.all[entity].may_be_a_person()
                    || entities.all[entity].is_sure)
            {
                enter(places.sentence(behind), &mut sentence, &mut here, &mut before);
                if !here.contains(&entity) && here.len() < 4 {
                    here.push(entity);
                }
            }
        }
        if places.is_quoted(at) {
            continue;
        }
        enter(places.sentence(at), &mut sentence, &mut here, &mut before);
        let word = reading.word(at);
        let told = VOTES.iter().find(|(it, _)| it.eq_ignore_ascii_case(word));
        let Some((_, vote)) = told else { continue };
        if here.is_empty() {
            elsewhere = (sentence, vote.signum());
        } else if elsewhere == (sentence, vote.signum()) {
            continue;
        }
        let seen = if here.is_empty() { &before } else { &here };
        // Of a man and somebody else "she" is somebody else.
        let mut left = seen.iter().filter(|&&it| entities.all[it].may_be(*vote));
        let (one, other) = (left.next().copied(), left.next());
        if let (Some(one), None) = (one, other) {
            let entity = &mut entities.all[one];
            entity.gender += vote;
            entity.told += vote;
            if entity.gender.abs() >= 4 && entity.sort == Sort::Open {
                entity.sort = Sort::Person;
            }
        }
    }
}

/// Enters a sentence: who was named in the last one with names stays in sight.
fn enter(
    sentence: usize,
    last: &mut usize,
    here: &mut Vec<usize>,
    before: &mut Vec<usize>,
) {
    if sentence != *last {
        *last = sentence;
        if !here.is_empty() {
            std::mem::swap(before, here);
            here.clear();
        }
    }
}

/// Settles names that several bearers could claim; one walk over the mentions.
pub(super) fn settle<'a>(
    reading: &Reading<'a>,
    entities: &mut Entities<'a>,
    offices: &Offices<'a>,
) {
    // By bearer: the token of the last mention.
    let mut last_at: Vec<Option<usize>> = vec![None; entities.all.len()];
    for at in 0..entities.mentions.len() {
        let mut mention = entities.mentions[at];
        if let Some(other) = contradicted(reading, entities, mention) {
            mention.entity = other;
            entities.mentions[at] = mention;
        } else if mention.entity.is_none() {
            let run = mention.run;
            let units = reading.units(run.first, run.last);
            let known: Vec<usize> = entities.bearers(reading, run, &units);
            mention.entity =
                bearer(reading, entities, offices, mention.run, &known, &last_at);
            if let Some(one) = mention.entity {
                entities.note(reading, mention.run, one);
            }
            entities.mentions[at] = mention;
        }
        if let Some(entity) = mention.entity {
            last_at[entity] = Some(mention.run.first);
        }
    }
}

/// Who else "Mr. Berg" is where pronouns make the only Berg with a first name a woman; the
/// bearer of the surname alone, or no one.
fn contradicted(
    reading: &Reading<'_>,
    entities: &Entities<'_>,
    mention: Mention,
) -> Option<Option<usize>> {
    let run = mention.run;
    let own = &entities.all[mention.entity?];
    let gender: i32 = (run.start..run.first).map(|at| gender_of(reading, at)).sum();
    let is_other = own.told * gender < 0 || own.told == 0 && own.given * gender < 0;
    if run.first < run.last || own.units.len() < 2 || !is_other {
        return None;
    }
    Some(entities.of_one_word(*own.units.last()?))
}

/// The one bearer that is left, if any.
fn bearer(
    reading: &Reading<'_>,
    entities: &Entities<'_>,
    offices: &Offices<'_>,
    run: Run,
    known: &[usize],
    last_at: &[Option<usize>],
) -> Option<usize> {
    let mut left = known.to_vec();
    let gender: i32 = (run.start..run.first).map(|at| gender_of(reading, at)).sum();
    if gender != 0 {
        left.retain(|&it| entities.all[it].leaning() * gender >= 0);
        let sure = |it: &usize| entities.all[*it].leaning() * gender > 0;
        if left.iter().any(sure) {
            left.retain(sure);
        } else if left.len() < known.len() {
            // Whose gender is not known may be a third of that name.
            left.retain(|it| near(reading, run, last_at, *it));
        }
    }
    if run.is_titled() {
        let holds = |it: &usize| offices.has(reading, run.first - 1, *it);
        if left.iter().any(holds) {
            left.retain(holds);
        }
    }
    if gender == 0 && !run.is_titled() {
        // "Berg said her son": of a man and a woman the one whose pronoun follows.
        let hint = pronoun_behind(reading, run);
        let sure = |it: &usize| entities.all[*it].leaning() * hint > 0;
        let is_told = left.iter().any(sure)
            && left.iter().all(|it| entities.all[*it].leaning() != 0);
        if is_told {
            left.retain(sure);
        }
    }
    if let &[one] = left.as_slice() {
        return Some(one);
    }
    let count = |it: usize| entities.all[it].n_mentions;
    let all: usize = left.iter().map(|&it| count(it)).sum();
    let dominant = left
        .iter()
        .copied()
        .find(|&it| count(it) > 0 && count(it) >= DOMINANT * (all - count(it)));
    let sentence = |it: usize| reading.places.sentence(entities.all[it].first_at);
    left.sort_by_key(|&it| (entities.all[it].first_at, it));
    let owner = dominant.or_else(|| match left.as_slice() {
        [first, second, ..] if sentence(*second) >= sentence(*first) + EARLIER => {
            Some(*first)
        }
        _ => None,
    });
    let near_to = |it: usize| near(reading, run, last_at, it);
    let mut near = left.iter().copied().filter(|&it| near_to(it));
    match (near.next(), near.next()) {
        (Some(one), None) => (owner.is_none() || owner == Some(one)).then_some(one),
        (None, _) => owner,
        // Relatives come with their first names, "Jr." among them.
        (Some(_), Some(_)) => {
            dominant.or_else(|| owner.filter(|&it| near_to(it) && !run.is_titled()))
        }
    }
}

/// How many words behind a surname a pronoun may stand that tells whose it is.
const HINT: usize = 8;

/// The gender of the first pronoun behind a name in its sentence, outside quotations.
fn pronoun_behind(reading: &Reading<'_>, run: Run) -> i32 {
    let places = &reading.places;
    let mut behind = (run.last + 1..reading.tokens.len().min(run.last + HINT))
        .take_while(|&it| !places.begins_sentence(it));
    let found = behind.find(|&it| reading.is_in(it, Class::GENDERED));
    let vote = found.filter(|&it| !places.is_quoted(it)).and_then(|it| {
        let word = reading.word(it);
        VOTES.iter().find(|(it, _)| it.eq_ignore_ascii_case(word)).map(|it| it.1)
    });
    vote.unwrap_or(0).signum()
}

/// Whether a bearer was named in the paragraph of a run or in the one before.
fn near(
    reading: &Reading<'_>,
    run: Run,
    last_at: &[Option<usize>],
    bearer: usize,
) -> bool {
    let own = reading.places.paragraph(run.first);
    last_at[bearer].is_some_and(|at| reading.places.paragraph(at) + 1 >= own)
}
