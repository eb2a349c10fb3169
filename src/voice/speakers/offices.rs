//! Whose office a noun is: titles and appositives tie it to a name somewhere in the article.
//!
//! "Secretary of State Ada Tamm", "Ada Tamm, the mayor of Norrby," "the mayor, Ada Tamm,"
//! and "Tamm is the mayor" make `secretary` and `mayor` offices of Ada Tamm; a source that
//! is `the secretary` or `the Norrby mayor` is hers unless a word of it contradicts. No list
//! of offices is needed: a noun that is nobody's office ties nothing.

use crate::language::Class;
use crate::text::{FastMap, FastSet};
use crate::voice::speakers::entities::{Entities, Mention, Sort, gender_of};
use crate::voice::speakers::reading::Reading;

/// How many words before a name, and behind it, are looked at.
const REACH: usize = 8;

/// The most words before the head of a phrase.
const LONGEST: usize = 16;

/// Words that end the noun phrase of an office.
const ENDS: Class = Class::JOINS_PHRASES.or(Class::RELATIVE).or(Class::THAT);

/// Nouns for one person or several.
const PERSONS: Class = Class::CALLING
    .or(Class::TITLE)
    .or(Class::PLURAL)
    .or(Class::COMMON_PLURAL)
    .or(Class::MASCULINE)
    .or(Class::FEMININE);

/// Nouns for bodies and offices, which a verb may follow.
const SUBJECTS: Class =
    Class::ROLE.or(Class::BODY).or(Class::KNOWN_BODY).or(Class::SPEAKING_GROUP);

/// How many holders of one office are distinguished.
const HOLDERS: usize = 32;

/// What the article says of one person with one noun.
struct Office<'a> {
    entity: usize,
    /// The words beside the noun, in lower case.
    words: Vec<&'a str>,
    /// Those of them that are names.
    names: Vec<&'a str>,
}

/// A noun phrase that may name the holder of an office.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun {
    pub(super) first: usize,
    pub(super) head: usize,
    pub(super) last: usize,
}

/// Offices by their noun.
#[derive(Default)]
pub(super) struct Offices<'a> {
    /// Everyone with an office.
    holders: FastSet<usize>,
    by_noun: FastMap<&'a str, Vec<Office<'a>>>,
}

impl<'a> Offices<'a> {
    /// Reads the words around every name. Linear in the number of names.
    pub(super) fn new(reading: &Reading<'a>, entities: &mut Entities<'_>) -> Self {
        let mut offices = Self::default();
        for at in 0..entities.mentions.len() {
            let Mention { run, entity: Some(entity) } = entities.mentions[at] else {
                continue;
            };
            if reading.places.is_titled(run.first) {
                continue;
            }
            let mention = Mention { run, entity: Some(entity) };
            if entities.all[entity].sort == Sort::Body {
                // "The Orlo Forum, a group of lawyers": what kind of body it is.
                let kinds = Class::BODY.or(Class::KNOWN_BODY).or(Class::SPEAKING_GROUP);
                let kind = reading.behind_name(mention, entities);
                if let Some(kind) = kind.filter(|it| reading.is_in(it.head, kinds)) {
                    offices.add(reading, kind, entity);
                }
                continue;
            }
            if reading.is_of_a_person(run.last)
                && !reading.is_in_a_place(mention, entities)
            {
                entities.all[entity].sort = Sort::Person;
            }
            // Titles stand with full names and with a bearer's first mentions.
            let is_first = run.first <= entities.all[entity].first_at;
            if run.first == run.last && !run.is_titled() && !is_first {
                continue;
            }
            let nouns = [
                reading.before_name(run.first, entities),
                reading.behind_name(mention, entities),
                reading.across_comma(mention),
            ];
            for noun in nouns.into_iter().flatten() {
                offices.add(reading, noun, entity);
                let gender = gender_of(reading, noun.head);
                entities.all[entity].gender += 6 * gender;
                if gender != 0 || reading.is_in(noun.head, Class::TITLE) {
                    entities.all[entity].sort = Sort::Person;
                }
            }
        }
        offices
    }

    fn add(&mut self, reading: &Reading<'a>, noun: Noun, entity: usize) {
        let key = reading.office_noun(reading.lower(noun.head));
        let known = self.by_noun.entry(key).or_default();
        let at = known.iter().position(|it| it.entity == entity);
        if at.is_none() && known.len() >= HOLDERS {
            return;
        }
        let at = at.unwrap_or_else(|| {
            self.holders.insert(entity);
            known.push(Office { entity, words: Vec::new(), names: Vec::new() });
            known.len() - 1
        });
        // An ambassador to Sundland is not the Sundish ambassador.
        let mut is_aim = false;
        for token in (noun.first..=noun.last).filter(|&it| it != noun.head) {
            let word = reading.word(token);
            is_aim |= reading.is_in(token, Class::TO);
            if reading.is_capital(token) && !reading.is_common(token) && !is_aim {
                known[at].names.push(word);
            }
            known[at].words.push(reading.lower(token));
        }
    }

    /// Everyone whose office a noun phrase can name, in order of the article.
    pub(super) fn holders(&self, reading: &Reading<'_>, noun: Noun) -> Vec<usize> {
        let key = reading.office_noun(reading.lower(noun.head));
        let Some(offices) = self.by_noun.get(key) else { return Vec::new() };
        offices.iter().filter(|it| it.admits(reading, noun)).map(|it| it.entity).collect()
    }

    /// Whether a word stands beside the noun that gives someone an office.
    pub(super) fn has_beside(
        &self,
        reading: &Reading<'_>,
        noun: Noun,
        entity: usize,
        word: &str,
    ) -> bool {
        let key = reading.office_noun(reading.lower(noun.head));
        let Some(offices) = self.by_noun.get(key) else { return false };
        offices.iter().any(|it| it.entity == entity && it.words.contains(&word))
    }

    /// Whether the article gives someone an office.
    pub(super) fn has_any(&self, entity: usize) -> bool {
        self.holders.contains(&entity)
    }

    /// Whether the article calls someone one who speaks for others.
    pub(super) fn speaks_for_others(&self, entity: usize) -> bool {
        ["chief", "lawyer", "minister", "spokesman", "spokesperson", "spokeswoman"]
            .iter()
            .filter_map(|it| self.by_noun.get(it))
            .any(|known| known.iter().any(|it| it.entity == entity))
    }

    /// Whether the article calls someone a member of a parliament, by any of the names for one.
    pub(super) fn is_lawmaker(&self, reading: &Reading<'_>, entity: usize) -> bool {
        let mut nouns = reading.language().words(Class::LAWMAKER);
        nouns.any(|noun| {
            let known = self.by_noun.get(noun).into_iter().flatten();
            known.into_iter().any(|it| it.entity == entity)
        })
    }

    /// Whether the article gives an office with the noun at a token to someone.
    pub(super) fn has(&self, reading: &Reading<'_>, noun: usize, entity: usize) -> bool {
        self.by_noun
            .get(reading.office_noun(reading.lower(noun)))
            .is_some_and(|known| known.iter().any(|it| it.entity == entity))
    }
}

impl Office<'_> {
    /// Whether no word of a noun phrase contradicts the office.
    fn admits(&self, reading: &Reading<'_>, noun: Noun) -> bool {
        let has = |word: &str| self.words.iter().any(|it| it.eq_ignore_ascii_case(word));
        let beside = || (noun.first..=noun.last).filter(|&it| it != noun.head);
        let is_other = reading.language().words(Class::OTHER_OFFICE).any(|it| {
            has(it) != beside().any(|at| reading.word(at).eq_ignore_ascii_case(it))
        });
        !is_other
            && beside().all(|at| {
                let word = reading.word(at);
                let is_free = reading.is_in(at, Class::QUALITY)
                    || reading.is_in(at, Class::OUTSIDE_NAMES)
                    || word.starts_with(|c: char| c.is_ascii_digit())
                    || has(word);
                let is_name = reading.is_capital(at) && !reading.is_common(at);
                is_free
                    || (is_name
                        && (self.names.is_empty()
                            || self.names.iter().any(|it| are_akin(it, word))))
            })
    }
}

/// Whether two names share their beginning ("Veldland", "Veldish").
fn are_akin(one: &str, other: &str) -> bool {
    let n = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    n >= 4 || one.eq_ignore_ascii_case(other)
}

impl Reading<'_> {
    /// The noun of an office as it is looked up: abbreviated titles by what they stand for.
    fn office_noun<'b>(&self, lower: &'b str) -> &'b str {
        self.language().meaning(Class::ABBREVIATED_TITLE, lower).unwrap_or(lower)
    }

    /// The noun phrase that begins at a token: its head stands before the first preposition.
    pub(super) fn noun_at(&self, first: usize, to: usize) -> Option<Noun> {
        let is_end = |at: usize| {
            at >= to || (at > first && !self.goes_on(at)) || self.is_in(at, ENDS)
        };
        let mut at = first;
        while at - first < LONGEST
            && !is_end(at)
            && (at == first
                || !self.is_in(at, Class::OF_A_NOUN) && !self.is_behind_noun(at))
        {
            at += 1;
        }
        let head = at.checked_sub(1).filter(|&it| it >= first)?;
        let mut last = head;
        // "ministers of Veldland and Sundland".
        let is_pair = |last: usize| {
            last > head
                && last + 2 < to
                && self.is_in(last + 1, Class::AND)
                && self.goes_on(last + 1)
                && self.goes_on(last + 2)
                && self.is_capital(last)
                && self.is_capital(last + 2)
        };
        while last - head < REACH {
            last += match last {
                it if !is_end(it + 1) => 1,
                it if is_pair(it) => 2,
                _ => break,
            };
        }
        Some(Noun { first, head, last })
    }

    /// "People briefed on it", "officials here": whether a word says more about the person
    /// or the persons right before it.
    fn is_behind_noun(&self, token: usize) -> bool {
        if !self.is_in(token - 1, PERSONS) || self.is_capital(token) {
            return false;
        }
        let is_participle = self.is_in(token + 1, Class::OF_A_NOUN)
            && self.language().class(self.lower(token)).is(Class::ED);
        is_participle || self.is_in(token, Class::BEHIND_A_NOUN)
    }

    /// The office right before a name ("Secretary of State Ada Tamm", "spokesman Olaf Berg").
    fn before_name(&self, name: usize, entities: &Entities<'_>) -> Option<Noun> {
        let mut first = name;
        while name - first < REACH && self.goes_on(first) {
            let before = first - 1;
            let is_link = first < name
                && self.is_in(before, Class::LINK.or(Class::DEFINITE).or(Class::TO))
                && !self.is_capital(before)
                && (self.is_capital(first) || self.is_in(first, Class::DEFINITE));
            let is_noun = !self.is_in(before, Class::OUTSIDE_NAMES)
                && !self.is_in(before, Class::CALENDAR_NOUN)
                && !self.is_in(before, Class::OF_A_NOUN);
            let is_owner = self.is_possessive(before);
            let is_another = || {
                let entity = entities.mention_ending(before).and_then(|it| it.entity);
                entity.is_some_and(|it| entities.all[it].may_be_a_person())
            };
            // "The council fired Ada Tamm": a verb between a subject and a name.
            let is_verb = before > 0
                && self.goes_on(before)
                && self
                    .language()
                    .class(self.lower(before))
                    .is(Class::ED.or(Class::PAST))
                && (self.is_capital(before - 1)
                    || self.is_in(before - 1, PERSONS.or(SUBJECTS)));
            if !(is_link || is_noun)
                || is_verb
                || (is_owner && first == name)
                || (!is_owner && self.is_capital(before) && is_another())
            {
                break;
            }
            first = before;
            if is_owner {
                break;
            }
        }
        while first < name && self.is_in(first, Class::OUTSIDE_NAMES) {
            first += 1;
        }
        let last = name.checked_sub(1).filter(|&last| first <= last)?;
        let head = (first..=last)
            .find(|&at| at > first && self.is_in(at, Class::LINK.or(Class::TO)))
            .map_or(last, |link| link - 1);
        Some(Noun { first, head, last })
    }

    /// The office behind a name: an appositive, or what the person is said to be.
    fn behind_name(&self, mention: Mention, entities: &Entities<'_>) -> Option<Noun> {
        let last = mention.run.last;
        let mut at = last + 1;
        let n = self.tokens.len();
        if at + 1 >= n || !self.places.are_of_one_sentence(last, at + 1) {
            return None;
        }
        let is_copula = |at: usize| self.is_in(at, Class::COPULA);
        if self.goes_on(at) {
            // "Ada Tamm became prime minister" has no article.
            let is_bare = |first: usize| {
                (first..n.min(first + 3))
                    .take_while(|&it| {
                        self.goes_on(it) && !self.is_in(it, Class::OUTSIDE_NAMES)
                    })
                    .any(|it| self.is_in(it, Class::TITLE) && !self.is_capital(it))
            };
            let skip = usize::from(self.is_in(at + 1, Class::ARTICLE));
            let is_said = is_copula(at) && (skip > 0 || is_bare(at + 1));
            return is_said.then(|| self.noun_at(at + 1 + skip, n)).flatten();
        }
        if !self.is_behind_comma(at) || self.is_in_a_place(mention, entities) {
            return None;
        }
        if self.is_age(at) {
            at += 1;
        } else if self.is_in(at, Class::WHO) && is_copula(at + 1) {
            at += 2;
        }
        let is_determined = at < n
            && (self.is_in(at, Class::ARTICLE)
                || self.is_in(at, Class::THIRD_POSSESSIVE)
                || self.is_possessive(at));
        if at >= n || (!is_determined && self.is_in(at, Class::OUTSIDE_NAMES)) {
            return None;
        }
        let noun = self.noun_at(at + usize::from(is_determined), n)?;
        let first = noun.first - usize::from(self.is_possessive(at));
        let noun = Noun { first, ..noun };
        let is_closed =
            noun.last + 1 >= n || !self.goes_on(noun.last + 1) || noun.last > noun.head;
        let is_name = self.is_capital(noun.head) && !self.is_in(noun.head, Class::TITLE);
        (is_closed && !is_name).then_some(noun)
    }

    /// The office before a name between commas ("the mayor of Norrby, Ada Tamm, said").
    fn across_comma(&self, mention: Mention) -> Option<Noun> {
        let run = mention.run;
        let is_closed = !self.behind(run.last).starts_with([' ', '\u{a0}']);
        if !self.is_behind_comma(run.start) || !is_closed || run.first == run.last {
            return None;
        }
        let mut at = run.start - 1;
        while run.start - at < REACH && self.goes_on(at) {
            let before = at - 1;
            if self.is_in(before, Class::ARTICLE)
                || self.is_in(before, Class::THIRD_POSSESSIVE)
                || self.is_possessive(before)
            {
                let noun = self.noun_at(at, run.start)?;
                let first = at - usize::from(self.is_possessive(before));
                return Some(Noun { first, ..noun });
            }
            at = before;
        }
        None
    }

    /// Whether a name stands where a place does ("in Norrby, the mayor said").
    fn is_in_a_place(&self, mention: Mention, entities: &Entities<'_>) -> bool {
        let run = mention.run;
        let is_person =
            mention.entity.is_some_and(|it| entities.all[it].sort == Sort::Person);
        let is_behind_a =
            |words: Class| self.goes_on(run.start) && self.is_in(run.start - 1, words);
        let is_governed =
            self.goes_on(run.start) && self.is_in(run.start - 1, Class::OF_A_NOUN);
        !is_person
            && (is_behind_a(Class::BEFORE_A_PLACE)
                || (run.first == run.last && is_governed))
    }

    /// Whether a token is an age between commas.
    fn is_age(&self, token: usize) -> bool {
        let word = self.word(token);
        word.len() <= 3
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && self.is_behind_comma(token)
            && self.behind(token).starts_with(',')
    }

    /// Whether an age or "who" behind a name says that it is a person's.
    fn is_of_a_person(&self, last: usize) -> bool {
        let next = last + 1;
        next < self.tokens.len()
            && !self.places.begins_sentence(next)
            && (self.is_age(next) || self.is_in(next, Class::WHO_FORM))
    }
}
