//! Who and what an article names: every printed name, and which of them name one bearer.
//!
//! Names are one bearer's if their last words are equal and their first words do not
//! contradict ("Ada Tamm", "Ada M. Tamm", "A. Tamm"); a last word alone is the bearer's whose
//! name ends with it. Names are indexed once by their last word. What several bearers could
//! claim is settled in [`crate::voice::speakers::namesakes`].

use crate::language::{Class, Language};
use crate::text::{FastMap, TypeId};
use crate::voice::speakers::bearers::{Bearer, Bearers, Index, NAMESAKES};
use crate::voice::speakers::names::Run;
use crate::voice::speakers::printed::{Printed, printed_names};
use crate::voice::speakers::reading::Reading;
use crate::voice::speakers::units::{Unit, Units};
use std::borrow::Cow;

/// What kind of thing bears a name, as far as the article shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A title, a pronoun, an age or an office stands with it.
    Person,
    /// Nothing shows it.
    Open,
    /// An organisation, a place, a paper.
    Body,
}

/// How much pronouns must say against a first name.
const PARTED: i32 = 4;

/// How many words may stand between "and" and the second of two namesakes.
const JOINED: usize = 4;

/// A bearer of a name.
#[derive(Clone, Debug)]
pub(super) struct Entity<'a> {
    /// The fullest form, without titles.
    pub(super) full: Cow<'a, str>,
    pub(super) units: Units,
    lending: Lending,
    pub(super) sort: Sort,
    /// Above zero masculine, below zero feminine.
    pub(super) gender: i32,
    /// The part of it that pronouns show.
    pub(super) told: i32,
    /// What the first name usually shows: 1 masculine, -1 feminine.
    pub(super) given: i32,
    /// Whether it is named inside a sentence, where only names have capitals.
    pub(super) is_sure: bool,
    /// Whether “Jr.” or its like stands behind the name.
    generation: Option<TypeId>,
    /// The token at which it is first named.
    pub(super) first_at: usize,
    /// How often it is named.
    pub(super) n_mentions: usize,
}

impl Entity<'_> {
    /// Whether a pronoun may mean the bearer, as far as the first name or, without one, the
    /// forms of address go.
    pub(super) fn may_be(&self, gender: i32) -> bool {
        let own = if self.given == 0 { self.gender } else { self.given };
        own * gender >= 0
    }

    /// Above zero masculine, below zero feminine: what the article shows, else the first name.
    pub(super) fn leaning(&self) -> i32 {
        if self.gender == 0 { self.given } else { self.gender }
    }

    /// Whether a name of two words, or anything beside it, lets it be a person's.
    pub(super) fn may_be_a_person(&self) -> bool {
        self.sort == Sort::Person
            || self.sort == Sort::Open
                && (self.units.len() > 1 || self.is_sure && self.given != 0)
    }
}

/// Whether a name may be cut to its last word, by what bears it.
#[derive(Clone, Copy, Debug)]
struct Lending {
    person: bool,
    open: bool,
    body: bool,
}

impl Lending {
    /// No place, no "Bank of Veldland", and for others than persons no word that the article
    /// uses for others ("Senate Republicans", "White House").
    fn new(reading: &Reading<'_>, units: &[Unit]) -> Self {
        let [first, .., last] = *units else {
            return Self { person: false, open: false, body: false };
        };
        let person =
            !reading.is_listed(first, Class::PLACE_OPENER) && !reading.is_linked(units);
        let own = person && !reading.is_crowd(last);
        let is_body = |unit| reading.is_listed(unit, Class::BODY);
        let is_other = || {
            reading.text_of(last) == "house"
                || (!is_body(last)
                    && !reading.is_listed(last, Class::NEWSPAPER)
                    && reading.has_small(last))
        };
        Self { person, open: own && !is_body(first), body: own && !is_other() }
    }
}

/// A name at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) run: Run,
    /// None where several bearers could be meant.
    pub(super) entity: Option<usize>,
}

/// The names of an article.
#[derive(Default)]
pub(super) struct Entities<'a> {
    pub(super) all: Vec<Entity<'a>>,
    /// In order of place.
    pub(super) mentions: Vec<Mention>,
    by_last: Index,
    by_first: Index,
    acronyms: FastMap<&'a str, usize>,
    /// Bodies by the first letters of their words; none where two share them.
    initials: FastMap<String, Option<usize>>,
}

impl<'a> Entities<'a> {
    /// Indexes the names of an article: full ones first, then what stands for them.
    pub(super) fn new(reading: &Reading<'a>) -> Self {
        let names = printed_names(reading);
        let mut entities = Self {
            all: Vec::with_capacity(names.len() / 2),
            mentions: Vec::with_capacity(names.len()),
            by_last: Index::with_capacity(names.len() / 2),
            by_first: Index::with_capacity(names.len() / 4),
            acronyms: FastMap::default(),
            initials: FastMap::default(),
        };
        for name in &names {
            let run = name.run;
            let is_counted = !reading.places.is_titled(run.first);
            let is_full = name.units.len() > 1;
            if is_counted && is_full && !follows_the(reading, run) {
                entities.add(reading, name);
            }
        }
        for name in names.iter().filter(|it| it.units.len() == 1) {
            let run = name.run;
            let is_counted = run.is_titled() && !reading.places.is_titled(run.first);
            let is_first = || {
                name.units.first().is_some_and(|&it| {
                    entities.by_last.of(it).next().is_none()
                        && entities.of_first_word(reading, run, it).next().is_some()
                })
            };
            if is_counted && !is_first() {
                entities.add(reading, name);
            }
        }
        for name in &names {
            let is_plain = !reading.places.is_titled(name.run.first);
            let bearer: Bearer = entities.bearers(reading, name.run, &name.units);
            if is_plain && bearer.is_none() {
                entities.add(reading, name);
            }
        }
        for name in &names {
            let run = name.run;
            let bearer: Bearer = entities.bearers(reading, run, &name.units);
            let entity = bearer.one();
            if let Some(one) = entity {
                entities.note(reading, run, one);
            }
            entities.mentions.push(Mention { run, entity });
        }
        entities
    }

    /// Takes a name up, or joins it with the bearer that it agrees with.
    fn add(&mut self, reading: &Reading<'a>, name: &Printed) {
        let run = name.run;
        let units = &name.units;
        let Some(&last) = units.last() else { return };
        let generation = reading.generation(run.first, run.last);
        let mut n_namesakes = 0;
        let known = self
            .by_last
            .of(last)
            .inspect(|_| n_namesakes += 1)
            .find(|&it| self.is_one(reading, it, generation, units));
        if known.is_none() && n_namesakes >= NAMESAKES {
            return;
        }
        let full = reading.printed(run.first, run.last);
        if let Some(known) = known {
            let entity = &mut self.all[known];
            if full != entity.full && is_fuller(&full, &entity.full) {
                entity.full = full;
                entity.units = *units;
                entity.lending = Lending::new(reading, units);
            }
            return;
        }
        let id = self.all.len();
        let is_body = reading.is_body(run.first, run.last)
            || reading.is_joined(run.first)
            || full.contains('&')
            || !run.is_titled() && is_outlet(reading, run)
            || follows_the(reading, run)
            || reading.is_listed(units[0], Class::PLACE_OPENER)
            || units.len() > 1
                && !run.is_titled()
                && reading.is_listed(last, Class::PLACE_END)
                && !reading.is_in(run.first, Class::MALE_NAME.or(Class::FEMALE_NAME));
        let sort = if run.is_titled() {
            Sort::Person
        } else if is_body || is_acronym(&full) {
            Sort::Body
        } else {
            Sort::Open
        };
        self.by_last.add(last, id);
        if units.len() > 1 && !is_body {
            self.by_first.add(units[0], id);
        }
        if let Some(acronym) = acronym_behind(reading, run) {
            self.acronyms.entry(acronym).or_insert(id);
        }
        if let Some(initials) = initials(reading, run) {
            let known = self.initials.entry(initials).or_insert(Some(id));
            if *known != Some(id) {
                *known = None;
            }
        }
        let first_at = run.first;
        self.all.push(Entity {
            full,
            units: *units,
            lending: Lending::new(reading, units),
            sort,
            gender: 0,
            told: 0,
            given: if is_body { 0 } else { given(reading, run) },
            is_sure: false,
            generation,
            first_at,
            n_mentions: 0,
        });
    }

    /// Everyone whom a name could name.
    pub(super) fn bearers<B: Bearers>(
        &self,
        reading: &Reading<'_>,
        run: Run,
        units: &[Unit],
    ) -> B {
        let mut found = B::default();
        let Some(&last) = units.last() else { return found };
        if units.len() == 1
            && !self.acronyms.is_empty()
            && let Some(&id) = self.acronyms.get(&*reading.printed(run.first, run.last))
        {
            found.take(id);
            return found;
        }
        if units.len() == 1
            && !self.initials.is_empty()
            && let form = reading.printed(run.first, run.last)
            && is_acronym(&form)
            && let Some(&Some(id)) = self.initials.get(&*form)
        {
            found.take(id);
            return found;
        }
        if units.len() > 1 {
            let generation = reading.generation(run.first, run.last);
            self.by_last
                .of(last)
                .filter(|&it| self.is_one(reading, it, generation, units))
                .for_each(|it| found.take(it));
            return found;
        }
        // A longer name comes before the word alone, and that before a first name.
        let mut exact = B::default();
        let generation = reading.generation(run.first, run.last);
        for it in self.by_last.of(last) {
            if generation.is_some() && self.all[it].generation != generation {
                continue;
            }
            if self.all[it].units.len() == 1 {
                exact.take(it);
            } else if self.lends_last_word(it) {
                found.take(it);
            }
        }
        if !found.is_none() {
            return found;
        }
        if !exact.is_none() {
            return exact;
        }
        self.of_first_word(reading, run, last).for_each(|it| found.take(it));
        found
    }

    /// Whether a bearer can be meant by words: they agree, and "Jr." stands with both or neither.
    fn is_one(
        &self,
        reading: &Reading<'_>,
        id: usize,
        generation: Option<TypeId>,
        units: &[Unit],
    ) -> bool {
        let own = &self.all[id];
        agree(reading, &own.units, units)
            && (own.generation == generation || own.units.len() < 2)
    }

    /// Whether a name may be cut to its last word.
    fn lends_last_word(&self, id: usize) -> bool {
        let own = &self.all[id];
        match own.sort {
            Sort::Person => own.lending.person,
            Sort::Open => own.lending.open,
            Sort::Body => own.lending.body,
        }
    }

    /// Everyone whose name begins with a word: a first name, which only some titles go with, or
    /// a surname that stands first ("Zhu Anming", "Mr Zhu").
    fn of_first_word(
        &self,
        reading: &Reading<'_>,
        run: Run,
        word: Unit,
    ) -> impl Iterator<Item = usize> + '_ {
        let is_open = !run.is_titled()
            || reading.is_listed(word, Class::FAMILY_NAME_FIRST)
            || reading.is_in(run.first - 1, Class::WITH_FIRST_NAME.or(Class::CALLING));
        let bearers = self.by_first.of(word).filter(move |_| is_open);
        bearers.filter(|&it| self.lends_last_word(it))
    }

    /// "Berg and his wife Ida Berg": parts a surname from the only bearer with a first
    /// name beside whose full name it stands for another.
    pub(super) fn part_joined(&mut self, reading: &Reading<'a>) {
        let is_joined = |it: &&Mention| {
            let Mention { run, entity: Some(entity) } = **it else { return false };
            if run.first == run.last || self.all[entity].units.len() < 2 {
                return false;
            }
            let and = (run.start.saturating_sub(JOINED)..run.start)
                .rev()
                .take_while(|&at| reading.goes_on(at + 1) && !reading.is_possessive(at))
                .find(|&at| reading.is_in(at, Class::AND));
            let before = and.filter(|&at| reading.goes_on(at));
            let other = before
                .and_then(|at| at.checked_sub(1))
                .and_then(|at| self.mention_ending(at));
            other.is_some_and(|it| {
                it.entity == Some(entity) && it.run.first == it.run.last
            })
        };
        let joined = self.mentions.iter().filter(is_joined);
        let mut ids: Vec<usize> = joined.filter_map(|it| it.entity).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.truncate(NAMESAKES);
        self.part(reading, &ids);
    }

    /// Parts a surname from the only bearer with a first name, whom the pronouns beside the
    /// surname contradict: "Berg … he" where only "Ida Berg" is printed in full.
    pub(super) fn part_contradicted(&mut self, reading: &Reading<'a>) {
        let contradicted = |it: &Entity<'_>| {
            it.units.len() > 1 && it.given * it.told < 0 && it.told.abs() >= PARTED
        };
        let ids: Vec<usize> = (0..self.all.len())
            .filter(|&it| contradicted(&self.all[it]))
            .take(NAMESAKES)
            .collect();
        self.part(reading, &ids);
    }

    /// Gives bearers' surnames, where these stand alone, to bearers of their own.
    fn part(&mut self, reading: &Reading<'a>, ids: &[usize]) {
        for &id in ids {
            let Some(&last) = self.all[id].units.last() else { continue };
            let alone = |it: &Mention| {
                let run = it.run;
                it.entity == Some(id) && reading.units(run.first, run.last).len() == 1
            };
            let Some(first) = self.mentions.iter().find(|it| alone(it)).map(|it| it.run)
            else {
                continue;
            };
            let new = self.all.len();
            let n = self.mentions.iter().filter(|it| alone(it)).count();
            let old = &mut self.all[id];
            let gender = std::mem::take(&mut old.gender);
            let told = std::mem::take(&mut old.told);
            old.n_mentions = old.n_mentions.saturating_sub(n);
            let units = reading.units(first.last, first.last);
            self.all.push(Entity {
                full: reading.printed(first.last, first.last),
                units,
                lending: Lending::new(reading, &units),
                sort: Sort::Person,
                gender,
                told,
                given: 0,
                is_sure: true,
                generation: None,
                first_at: first.first,
                n_mentions: n,
            });
            self.by_last.add(last, new);
            for at in 0..self.mentions.len() {
                if alone(&self.mentions[at]) {
                    self.mentions[at].entity = Some(new);
                }
            }
        }
    }

    /// The bearer whose whole name is one word.
    pub(super) fn of_one_word(&self, last: Unit) -> Option<usize> {
        self.by_last.of(last).find(|&it| self.all[it].units.len() == 1)
    }

    /// Notes what a mention shows about its bearer.
    pub(super) fn note(&mut self, reading: &Reading<'a>, run: Run, id: usize) {
        let entity = &mut self.all[id];
        entity.n_mentions += 1;
        entity.is_sure |= !reading.places.is_initial(run.first);
        if !entity.full.contains(char::is_lowercase) {
            let form = reading.printed(run.first, run.last);
            if entity.full.eq_ignore_ascii_case(&form) && is_fuller(&form, &entity.full) {
                entity.full = form;
            }
        }
        if run.is_titled() {
            entity.sort = Sort::Person;
        }
        for at in run.start..run.first {
            entity.gender += 20 * gender_of(reading, at);
        }
    }

    /// The mention whose name ends at a token.
    pub(super) fn mention_ending(&self, token: usize) -> Option<Mention> {
        let at = self.mentions.partition_point(|it| it.run.last < token);
        self.mentions.get(at).copied().filter(|it| it.run.last == token)
    }

    /// The mentions whose names end before a token, the last first.
    pub(super) fn mentions_before(&self, token: usize) -> impl Iterator<Item = &Mention> {
        let end = self.mentions.partition_point(|it| it.run.last < token);
        self.mentions[..end].iter().rev()
    }

    /// The mentions whose names begin at or behind a token, in order.
    pub(super) fn mentions_from(&self, token: usize) -> &[Mention] {
        &self.mentions[self.mentions.partition_point(|it| it.run.first < token)..]
    }
}

/// 1 for a word for a man, -1 for one for a woman, 0 for others.
pub(super) fn gender_of(reading: &Reading<'_>, token: usize) -> i32 {
    i32::from(reading.is_in(token, Class::MASCULINE))
        - i32::from(reading.is_in(token, Class::FEMININE))
}

/// The gender that the first of two words or more usually shows.
fn given(reading: &Reading<'_>, run: Run) -> i32 {
    let is_alone = run.first == run.last;
    if is_alone && run.is_titled() {
        return 0;
    }
    i32::from(reading.is_in(run.first, Class::MALE_NAME))
        - i32::from(reading.is_in(run.first, Class::FEMALE_NAME))
}

/// Whether two names can be one bearer's: equal last words, first words that agree.
fn agree(reading: &Reading<'_>, one: &[Unit], other: &[Unit]) -> bool {
    let (n, m) = (one.len(), other.len());
    if n < 2 || m < 2 {
        return one == other;
    }
    if one[n - 1] != other[m - 1] {
        return false;
    }
    if reading.is_linked(one) || reading.is_linked(other) {
        return one == other;
    }
    one[0] == other[0] || {
        let (first, second) = (reading.text_of(one[0]), reading.text_of(other[0]));
        let language = reading.language();
        shortens(language, &first, &second) || shortens(language, &second, &first)
    }
}

/// Whether a first word is an initial, the beginning or a usual short form of another.
fn shortens(language: Language, short: &str, long: &str) -> bool {
    let n = short.chars().take(3).count();
    ((n == 1 || n >= 3) && long.starts_with(short))
        || [Class::SHORT_NAME, Class::SHORT_OF_SEVERAL]
            .iter()
            .any(|&it| language.meaning(it, short) == Some(long))
}

/// Whether a form says more than another: more words, small letters, the longer first word
/// of two that begin alike; "Tom" and "Thomas" stay as they came.
fn is_fuller(one: &str, other: &str) -> bool {
    let rank =
        |full: &str| (full.split(' ').count(), full.chars().any(char::is_lowercase));
    let first = |full: &str| full.split(['.', ' ']).next().unwrap_or_default().len();
    let begin_alike = one.chars().next() == other.chars().next()
        && (first(other) == 1 || one.starts_with(&other[..first(other)]));
    rank(one) > rank(other)
        || (rank(one) == rank(other) && begin_alike && first(one) > first(other))
}

/// Whether a form is capitals alone.
pub(super) fn is_acronym(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).count() > 1
        && !form.chars().any(|c| c.is_lowercase() || c == ' ')
}

/// The first letters of a name of three words and more with capitals: "RWU" for "River Workers
/// Union".
fn initials(reading: &Reading<'_>, run: Run) -> Option<String> {
    let capitals = (run.first..=run.last).filter(|&at| reading.is_capital(at));
    let letters: String =
        capitals.filter_map(|at| reading.word(at).chars().next()).collect();
    (letters.chars().count() > 2 && !run.is_titled()).then_some(letters)
}

/// Whether an article stands right before a name without a title: persons have none.
fn follows_the(reading: &Reading<'_>, run: Run) -> bool {
    !run.is_titled()
        && run.start > 0
        && reading.goes_on(run.start)
        && reading.is_in(run.start - 1, Class::ARTICLE)
}

/// "told Veld magazine": whether the word behind a name says that it is an outlet's.
fn is_outlet(reading: &Reading<'_>, run: Run) -> bool {
    let next = run.last + 1;
    next < reading.tokens.len()
        && reading.goes_on(next)
        && !reading.is_possessive(run.last)
        && ["magazine", "newspaper", "website"].contains(&reading.word(next))
}

/// The acronym in brackets behind a name, if its letters are those of the words.
fn acronym_behind<'a>(reading: &Reading<'a>, run: Run) -> Option<&'a str> {
    let next = run.last + 1;
    let is_bracketed = next < reading.tokens.len()
        && reading.behind(run.last).trim() == "("
        && reading.behind(next).starts_with(')');
    let short = is_bracketed.then(|| reading.word(next))?;
    let initial = |at: usize| reading.word(at).chars().next();
    let first = short.chars().next()?;
    (is_acronym(short) && (run.first..=run.last).any(|at| initial(at) == Some(first)))
        .then_some(short)
}
