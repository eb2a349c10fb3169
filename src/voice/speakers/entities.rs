//! Who and what an article names: every printed name, and which of them name one bearer.
//!
//! Names are one bearer's if their last words are equal and their first words do not
//! contradict ("Ada Tamm", "Ada M. Tamm", "A. Tamm"); a last word alone is the bearer's whose
//! name ends with it. Names are indexed once by their last word. What several bearers could
//! claim is settled in [`crate::voice::speakers::namesakes`].

use crate::voice::speakers::kinds::BODIES;
use crate::voice::speakers::kinds::FEMININE;
use crate::voice::speakers::kinds::MASCULINE;
use crate::voice::speakers::kinds::PLACES;
use crate::voice::speakers::kinds::SHORT_NAMES;
use crate::voice::speakers::names::Run;
use crate::voice::speakers::printed::Printed;
use crate::voice::speakers::printed::printed_names;
use crate::voice::speakers::reading::Reading;
use crate::voice::speakers::reading::is_in;
use crate::voice::speakers::words::ARTICLES;
use std::collections::HashMap;

/// How many bearers of one last word are kept apart.
const NAMESAKES: usize = 16;

/// What kind of thing bears a name, as far as the article shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A title, a pronoun, an age or an office stands with it.
    Person,
    /// Nothing tells.
    Open,
    /// An organisation, a place, a paper.
    Body,
}

/// A bearer of a name.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// The fullest form, without titles.
    pub(super) full: String,
    pub(super) units: Vec<String>,
    pub(super) sort: Sort,
    /// Above zero masculine, below zero feminine.
    pub(super) gender: i32,
    /// The part of it that pronouns tell.
    pub(super) told: i32,
    /// The token at which it is first named.
    pub(super) first_at: usize,
    /// How often it is named.
    pub(super) n_mentions: usize,
}

impl Entity {
    /// Whether a name of two words, or anything beside it, lets it be a person's.
    pub(super) fn may_be_a_person(&self) -> bool {
        self.sort == Sort::Person || (self.sort == Sort::Open && self.units.len() > 1)
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
pub(super) struct Entities {
    pub(super) all: Vec<Entity>,
    /// In order of place.
    pub(super) mentions: Vec<Mention>,
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    acronyms: HashMap<String, usize>,
}

impl Entities {
    /// Indexes the names of an article: full ones first, then what stands for them.
    pub(super) fn new(reading: &Reading<'_>) -> Self {
        let names = printed_names(reading);
        let mut entities = Self::default();
        for name in &names {
            let run = name.run;
            let is_counted = !reading.places[run.first].is_titled;
            let is_full = run.last > run.first || run.is_titled();
            if is_counted && is_full && !follows_the(reading, run) {
                entities.add(reading, name);
            }
        }
        for name in &names {
            let is_plain = !reading.places[name.run.first].is_titled;
            if is_plain && entities.bearers(reading, name.run, &name.units).is_empty() {
                entities.add(reading, name);
            }
        }
        for name in &names {
            let run = name.run;
            let entity = match entities.bearers(reading, run, &name.units).as_slice() {
                &[one] => Some(one),
                _ => None,
            };
            if let Some(one) = entity {
                entities.note(reading, run, one);
            }
            entities.mentions.push(Mention { run, entity });
        }
        entities
    }

    /// Takes a name up, or joins it with the bearer that it agrees with.
    fn add(&mut self, reading: &Reading<'_>, name: &Printed) {
        let run = name.run;
        let units = name.units.clone();
        let Some(last) = units.last().cloned() else { return };
        let namesakes = self.by_last.get(&last).map_or(&[][..], Vec::as_slice);
        let known =
            namesakes.iter().copied().find(|&it| agree(&self.all[it].units, &units));
        if known.is_none() && namesakes.len() >= NAMESAKES {
            return;
        }
        let full = reading.printed(run.first, run.last);
        if let Some(known) = known {
            let entity = &mut self.all[known];
            if is_fuller(&full, &entity.full) {
                entity.full = full;
                entity.units = units;
            }
            return;
        }
        let id = self.all.len();
        let is_body = reading.is_body(run.first, run.last)
            || follows_the(reading, run)
            || is_in(&units[0], PLACES);
        let sort = if run.is_titled() {
            Sort::Person
        } else if is_body || is_acronym(&full) {
            Sort::Body
        } else {
            Sort::Open
        };
        self.by_last.entry(last).or_default().push(id);
        if units.len() > 1 && !is_body {
            let given = self.by_first.entry(units[0].clone()).or_default();
            if given.len() < NAMESAKES {
                given.push(id);
            }
        }
        if let Some(acronym) = acronym_behind(reading, run) {
            self.acronyms.entry(acronym).or_insert(id);
        }
        let first_at = run.first;
        self.all.push(Entity {
            full,
            units,
            sort,
            gender: 0,
            told: 0,
            first_at,
            n_mentions: 0,
        });
    }

    /// Everyone whom a name could name.
    pub(super) fn bearers(
        &self,
        reading: &Reading<'_>,
        run: Run,
        units: &[String],
    ) -> Vec<usize> {
        let Some(last) = units.last() else { return Vec::new() };
        if units.len() == 1
            && !self.acronyms.is_empty()
            && let Some(&id) = self.acronyms.get(&reading.printed(run.first, run.last))
        {
            return vec![id];
        }
        let known = self.by_last.get(last).map_or(&[][..], Vec::as_slice);
        if units.len() > 1 {
            let agreeing = known.iter().copied();
            return agreeing.filter(|&it| agree(&self.all[it].units, units)).collect();
        }
        let is_exact = |it: &usize| self.all[*it].units.len() == 1;
        let longer: Vec<usize> = known
            .iter()
            .copied()
            .filter(|it| !is_exact(it) && self.lends_last_word(reading, *it))
            .collect();
        if !longer.is_empty() {
            return longer;
        }
        let exact: Vec<usize> = known.iter().copied().filter(is_exact).collect();
        if !exact.is_empty() || run.is_titled() {
            return exact;
        }
        let given = self.by_first.get(last).map_or(&[][..], Vec::as_slice);
        let lends = |it: &usize| self.lends_last_word(reading, *it);
        given.iter().copied().filter(lends).collect()
    }

    /// Whether a name may be cut to its last word: no place, no "Bank of Veldland", and no
    /// word that the article uses for others ("Senate Republicans", "White House").
    fn lends_last_word(&self, reading: &Reading<'_>, id: usize) -> bool {
        let own = &self.all[id];
        let Some(last) = own.units.last() else { return false };
        let is_linked = own.units.iter().any(|it| it == "of" || it == "for");
        let is_other = match own.sort {
            Sort::Person => false,
            Sort::Open => reading.is_crowd(last) || is_in(&own.units[0], BODIES),
            Sort::Body => {
                last == "house"
                    || (!is_in(last, BODIES) && reading.has_small(last))
                    || reading.is_crowd(last)
            }
        };
        !is_in(&own.units[0], PLACES) && !is_linked && !is_other
    }

    /// The bearer whose whole name is one word.
    pub(super) fn of_one_word(&self, last: &str) -> Option<usize> {
        let known = self.by_last.get(last)?;
        known.iter().copied().find(|&it| self.all[it].units.len() == 1)
    }

    /// Takes note of what a mention tells about its bearer.
    pub(super) fn note(&mut self, reading: &Reading<'_>, run: Run, id: usize) {
        let entity = &mut self.all[id];
        entity.n_mentions += 1;
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
            entity.gender += 20 * gender_of(reading.word(at));
        }
    }

    /// The mention whose name ends at a token.
    pub(super) fn mention_ending(&self, token: usize) -> Option<Mention> {
        let at = self.mentions.partition_point(|it| it.run.last < token);
        self.mentions.get(at).copied().filter(|it| it.run.last == token)
    }

    /// The mentions whose names begin at or behind a token, in order.
    pub(super) fn mentions_from(&self, token: usize) -> &[Mention] {
        &self.mentions[self.mentions.partition_point(|it| it.run.first < token)..]
    }
}

/// 1 for a word that tells a man, -1 for one that tells a woman, 0 for others.
pub(super) fn gender_of(word: &str) -> i32 {
    i32::from(is_in(word, MASCULINE)) - i32::from(is_in(word, FEMININE))
}

/// Whether two names can be one bearer's: equal last words, first words that agree.
fn agree(one: &[String], other: &[String]) -> bool {
    let (n, m) = (one.len(), other.len());
    if n < 2 || m < 2 {
        return one == other;
    }
    let is_linked = |units: &[String]| units.iter().any(|it| it == "of" || it == "for");
    if is_linked(one) || is_linked(other) {
        return one == other;
    }
    let (first, second) = (one[0].as_str(), other[0].as_str());
    let is_short = |short: &str, long: &str| {
        let n = short.chars().count();
        (n == 1 || n >= 3) && long.starts_with(short)
    };
    let is_known = |short: &str, long: &str| SHORT_NAMES.contains(&(short, long));
    one[n - 1] == other[m - 1]
        && (first == second
            || is_short(first, second)
            || is_short(second, first)
            || is_known(first, second)
            || is_known(second, first))
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

/// Whether an article stands right before a name without a title: persons have none.
fn follows_the(reading: &Reading<'_>, run: Run) -> bool {
    !run.is_titled()
        && run.start > 0
        && reading.goes_on(run.start)
        && reading.is_in(run.start - 1, ARTICLES)
}

/// The acronym in brackets behind a name, if its letters are those of the words.
fn acronym_behind(reading: &Reading<'_>, run: Run) -> Option<String> {
    let next = run.last + 1;
    let is_bracketed = next < reading.tokens.len()
        && reading.behind(run.last).trim() == "("
        && reading.behind(next).starts_with(')');
    let short = is_bracketed.then(|| reading.word(next))?;
    let initial = |at: usize| reading.word(at).chars().next();
    let first = short.chars().next()?;
    (is_acronym(short) && (run.first..=run.last).any(|at| initial(at) == Some(first)))
        .then(|| short.to_owned())
}
