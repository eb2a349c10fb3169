//! Whom the words of one source mean, by the form of the phrase.
//!
//! A phrase ends at its first comma, dash, bracket or relative clause; its name is the one
//! that no preposition governs ("aides to Ada Tamm" are aides). A phrase without a name is
//! an office, a body named before, or a description.

use crate::language::Class;
use crate::text::Gap;
use crate::voice::speakers::bearers::Bearer;
use crate::voice::speakers::entities::{Mention, Sort, gender_of};
use crate::voice::speakers::label::Known;
use crate::voice::speakers::names::Run;
use crate::voice::speakers::offices::Noun;
use crate::voice::speakers::salience::EITHER;
use crate::voice::speakers::{Resolver, Who};
use std::ops::Range;

/// Classes of nouns for persons and bodies.
const SOMEBODY: Class = Class::TITLE
    .or(Class::ROLE)
    .or(Class::CALLING)
    .or(Class::BODY)
    .or(Class::KNOWN_BODY)
    .or(Class::SPEAKING_GROUP)
    .or(Class::PLURAL)
    .or(Class::COMMON_PLURAL)
    .or(Class::MASCULINE)
    .or(Class::FEMININE);

/// Nouns that say whether somebody is a man or a woman.
const GENDERED: Class = Class::MASCULINE.or(Class::FEMININE);

/// How many sentences before "the mayor" nobody may be named whom it could mean.
const ALONE: usize = 3;

/// How many words may stand before a name behind a comma.
const BEFORE_AN_APPOSED: usize = 6;

/// How many words before "the man" another without a name may be brought up.
const BROUGHT_UP: usize = 80;

/// Endings of words that say which country a paper is of.
const OF_A_COUNTRY: &[&str] = &["an", "ch", "eli", "ese", "iqi", "ish", "sh"];

/// Endings of nouns for persons.
pub(super) const PERSONS: &[&str] = &[
    "er", "or", "ist", "ian", "man", "men", "woman", "women", "eer", "ant", "ee", "ess",
    "people", "folk",
];

impl Resolver<'_> {
    /// Whom the tokens of a source mean; and the gender, if a pronoun says so.
    pub(super) fn who(&mut self, tokens: Range<usize>) -> (Who, i32) {
        let Range { start: mut first, end } = tokens;
        while first + 1 < end && self.reading.is_in(first, Class::BEFORE_A_SOURCE) {
            first += 1;
        }
        let places = &self.reading.places;
        let same = |at: &usize| *at == first || !places.begins_sentence(*at);
        let end = first + (first..end).take_while(same).count();
        let is_open = |last: usize| self.reading.is_in(last, Class::JOINS_PHRASES);
        let end =
            (first + 2..=end).rev().find(|&it| !is_open(it - 1)).unwrap_or(first + 1);
        let end = self.before_letters(first, end);
        // "Ada Tamm herself said".
        let is_reflexive = |at: usize| {
            let word = self.reading.lower(at);
            self.reading.is_in(at, Class::OBJECT)
                && (word.ends_with("self") || word.ends_with("selves"))
        };
        let is_named =
            self.reading.is_capital(first) && !self.reading.is_in(first, Class::SUBJECT);
        let is_cut =
            end > first + 1 && is_reflexive(end - 1) && (end > first + 2 || is_named);
        let end = end - usize::from(is_cut);
        let is_alone = end - first == 1
            || (end - first == 2 && self.reading.word(end - 1).ends_with("self"));
        if is_alone && let Some(found) = self.pronoun(first) {
            return found;
        }
        let who = self.phrase(first, end);
        let is_unclear = who == Who::Unknown
            && self.names_in(first, end).iter().any(|it| it.entity.is_none());
        (who, if is_unclear { EITHER } else { 0 })
    }

    /// "Ada Tamm MP": where a name ends before the letters behind it.
    fn before_letters(&self, first: usize, end: usize) -> usize {
        end - usize::from(end > first + 2 && self.reading.is_letters(end - 1))
    }

    /// Whom a pronoun means; none if the word is no pronoun.
    pub(super) fn pronoun(&self, token: usize) -> Option<(Who, i32)> {
        let word = self.reading.lower(token);
        let language = self.reading.language();
        let word = language.meaning(Class::PRONOUN, word).unwrap_or(word);
        // "They’ve said": a pronoun with its auxiliary.
        let word = word.split(['’', '\'']).next().unwrap_or(word);
        let is_quoted = self.reading.places.is_quoted(token);
        let person = |gender| {
            if is_quoted {
                return (Who::Unknown, gender);
            }
            let found = self.person(token, gender).map(Who::Entity);
            let found = found
                .or_else(|| self.unnamed(token))
                .or_else(|| self.office_before(token));
            (found.unwrap_or(Who::Unknown), gender)
        };
        let other = |found: Option<Who>| {
            let found = if is_quoted { None } else { found };
            (found.unwrap_or(Who::Unknown), 0)
        };
        Some(match word {
            "he" | "him" | "himself" | "his" => person(1),
            "she" | "her" | "herself" | "hers" => person(-1),
            "she or they" => match person(-1) {
                (Who::Unknown, _) => other(self.several(token)),
                found => found,
            },
            "they" | "them" | "themselves" | "their" => other(self.several(token)),
            "it" if self.reading.is_acronym(token) => return None,
            "it" | "itself" | "its" => other(self.thing(token)),
            "i" | "me" | "we" | "us" | "you" | "my" | "our" | "this" | "these"
            | "those"
                if !self.reading.is_acronym(token) =>
            {
                other(None)
            }
            _ => return None,
        })
    }

    /// Whom a phrase means.
    pub(super) fn phrase(&mut self, first: usize, end: usize) -> Who {
        if self.reading.is_in(first, Class::RELATIVE.or(Class::THAT))
            && !self.reading.is_acronym(first)
        {
            let who = self.antecedent(first);
            let is_owner = self.reading.lower(first) == "whose" && end - first > 1;
            return if is_owner { self.owned(&who, first, end) } else { who };
        }
        let names = self.names_in(first, end);
        // "James “Rusty” Carver" goes on over the marks.
        let is_in_name =
            |at: usize| names.iter().any(|it| it.run.first < at && at <= it.run.last);
        let is_in_core = |at: &usize| {
            *at == first
                || is_in_name(*at)
                || (self.reading.goes_on(*at)
                    && (!self.reading.is_in(*at, Class::ASIDE)
                        || self.reading.is_acronym(*at)))
        };
        let core = first + (first..end).take_while(is_in_core).count();
        let core = self.before_letters(first, core);
        if let Some(who) = self.coordinated(first, core) {
            return who;
        }
        if let Some(who) = self.joined_behind(first, core, end) {
            return who;
        }
        if let Some(who) = self.document(first, end) {
            return who;
        }
        if let Some(who) = self.named(first, core, end) {
            return if end == first + 1 { self.of_country(who) } else { who };
        }
        if self.reading.is_in(first, Class::THIRD_POSSESSIVE)
            && let Some((owner, _)) = self.pronoun(first)
        {
            return self.owned(&owner, first, core);
        }
        let owner = (first..core - 1).rev().find(|&at| self.reading.is_possessive(at));
        let is_governed = |owner: usize| {
            (first..owner).any(|at| self.reading.is_in(at, Class::OF_A_NOUN))
        };
        if let Some(owner) = owner.filter(|&it| !is_governed(it))
            && let Some(mention) = self.names_in(first, owner + 1).pop()
            && mention.run.last == owner
        {
            let who = mention.entity.map_or(Who::Unknown, Who::Entity);
            return self.owned(&who, owner, core);
        }
        // "The president’s campaign": the owner is an office.
        if let Some(owner) = owner.filter(|&it| it > first && !is_governed(it))
            && let who @ Who::Entity(_) = self.described(first, owner + 1)
        {
            return self.owned(&who, owner, core);
        }
        self.described(first, core)
    }

    /// Two names joined by "and"; none where the word joins something else.
    fn coordinated(&mut self, first: usize, core: usize) -> Option<Who> {
        let first = first + usize::from(self.reading.is_in(first, Class::BOTH));
        let and = (first..core).find(|&at| self.reading.is_in(at, Class::AND))?;
        let inside = self
            .names_in(first, core)
            .iter()
            .any(|it| it.run.start < and && and < it.run.last);
        if inside || self.is_governed(first, and) || and == first || and + 1 >= core {
            return None;
        }
        // "the council’s Transport and Roads chairman Ada Tamm": an attribute is nobody's name.
        let is_owned = |at: usize| at > first && self.reading.is_possessive(at - 1);
        let one = self.named(first, and, and).filter(|_| !is_owned(and - 1));
        let other = self.named(and + 1, core, core);
        match (one, other) {
            (Some(one), Some(other)) => {
                let names = self.name_of(&one).zip(self.name_of(&other));
                return Some(names.map_or(Who::Unknown, |(one, other)| Who::Label {
                    words: format!("{one} and {other}"),
                    is_plural: true,
                }));
            }
            // "Former mayor and candidate Ada Tamm": two offices of one person.
            (None, Some(other))
                if !self.is_plural(and - 1)
                    && !self.reading.is_in(first, Class::ARTICLE) =>
            {
                return Some(other);
            }
            _ => {}
        }
        let first = first + usize::from(self.reading.is_in(first, Class::ARTICLE));
        let Who::Label { words, .. } = self.label(first, core - 1, core - 1) else {
            return None;
        };
        Some(Who::Label { words, is_plural: true })
    }

    /// "Ada Tamm (Green) and Olaf Berg", "Ada Tamm, the mayor, and Olaf Berg, a baker": two people,
    /// the first of whom more is said of between.
    fn joined_behind(&mut self, first: usize, core: usize, end: usize) -> Option<Who> {
        let and = (core + 1..end.saturating_sub(1)).find(|&it| {
            self.reading.is_in(it, Class::AND)
                && self.reading.behind(it - 1).contains([',', ')'])
        })?;
        let mention = *self.names_in(and + 1, end).first()?;
        let is_person = |who: &Who| match who {
            Who::Entity(entity) => {
                let own = &self.entities.all[*entity];
                own.units.len() > 1 && own.may_be_a_person()
            }
            _ => false,
        };
        let is_next = mention.run.start.max(and + 1) == and + 1;
        let other =
            mention.entity.map(Who::Entity).filter(|it| is_next && is_person(it))?;
        let one = self.named(first, core, core).filter(is_person)?;
        let (one_name, other_name) = (self.name_of(&one)?, self.name_of(&other)?);
        (one != other).then(|| Who::Label {
            words: format!("{one_name} and {other_name}"),
            is_plural: true,
        })
    }

    /// Whether a preposition between two tokens governs what follows; one inside a name or
    /// an office ("secretary of state") does not.
    fn is_governed(&self, first: usize, to: usize) -> bool {
        let names = self.names_in(first, to.max(first + 1));
        (first..to).any(|at| {
            let is_inside = names.iter().any(|it| it.run.start < at && at < it.run.last);
            let is_office = at > first
                && self.reading.is_in(at, Class::OF)
                && self.reading.is_in(at - 1, Class::TITLE)
                && at + 1 < to
                && !self.reading.is_in(at + 1, Class::ARTICLE)
                && !self.reading.is_capital(at + 1);
            // "The envoy for the Middle Valley Ada Tamm": the place, not the name.
            let is_place = at > first
                && at + 2 < to
                && self.reading.is_capital(to)
                && self.reading.goes_on(to)
                && self.reading.is_in(at + 1, Class::DEFINITE)
                && (at + 2..to).all(|it| self.reading.is_capital(it))
                && !self.is_plural(at - 1);
            self.reading.is_in(at, Class::OF_A_NOUN)
                // "Mother-of-three Ada Tamm".
                && self.reading.tokens[at].gap != Gap::Hyphen
                && !is_inside
                && !is_office
                && !is_place
        })
    }

    /// The bearer of the name that a phrase is; none if its head is another noun.
    fn named(&self, first: usize, core: usize, end: usize) -> Option<Who> {
        let names = self.names_in(first, end);
        let whose = |it: Mention| Some(it.entity.map_or(Who::Unknown, Who::Entity));
        if let Some(&last) = names.iter().find(|it| it.run.last + 1 == core) {
            let start = last.run.start.max(first);
            if !self.is_governed(first, start) && self.is_head(last, first) {
                return whose(last);
            }
        }
        // "Le Monde newspaper".
        let is_kind = core > first + 1
            && !self.reading.is_capital(core - 1)
            && (self.reading.is_in(core - 1, Class::OUTLET.or(Class::NEWSPAPER))
                || self.reading.is_joined(core - 2)
                    && self
                        .reading
                        .is_in(core - 1, Class::BODY.or(Class::SPEAKING_GROUP)));
        if is_kind
            && !self.reading.is_in(core - 2, Class::KNOWN_BODY)
            && let Some(&named) = names.iter().find(|it| it.run.last + 2 == core)
            && !OF_A_COUNTRY.iter().any(|it| self.reading.lower(core - 2).ends_with(it))
        {
            let start = named.run.start.max(first);
            if !self.is_governed(first, start) && !self.reading.is_possessive(core - 2) {
                return whose(named);
            }
        }
        let article = usize::from(self.reading.is_in(first, Class::ARTICLE));
        // "Analyst Ada Tamm of Orlo Bank".
        let is_called = |at: usize| {
            at > first
                && self.reading.is_in(at - 1, Class::CALLING.or(Class::TITLE))
                && !self.is_governed(first, at)
                && (first + 1..=at).all(|it| self.reading.goes_on(it))
        };
        let begin = names
            .iter()
            .find(|it| it.run.start <= first + article || is_called(it.run.start));
        if let Some(&begin) = begin {
            let next = begin.run.last + 1;
            let is_followed = next < core
                && self.reading.tokens[next].gap != Gap::Hyphen
                && !self.reading.is_possessive(next - 1)
                && self.reading.is_in(next, Class::OF_A_NOUN);
            if is_followed && !self.is_crowd(begin) {
                return whose(begin);
            }
        }
        // "His daughter, the novelist Ada Tamm,": a name behind what she is.
        let is_introduced = |run: Run| {
            run.start > core
                && run.start < core + BEFORE_AN_APPOSED
                && (core + 1..=run.start).all(|it| self.reading.goes_on(it))
                && self.reading.is_in(run.start - 1, Class::CALLING.or(Class::TITLE))
                && !(core..run.start).any(|it| self.reading.is_in(it, Class::OF_A_NOUN))
        };
        let behind = names.iter().find(|it| {
            let next = it.run.last + 1;
            let is_open = next < end && self.goes_on_openly(next);
            it.run.start == core && !is_open || is_introduced(it.run)
        })?;
        let is_open_phrase = self.reading.is_in(first, Class::ARTICLE)
            || self.reading.is_in(first, Class::THIRD_POSSESSIVE)
            || !self.reading.is_capital(core - 1);
        let noun = self.reading.noun_at(first, core)?;
        // "Ada Tamm (D-Orlo)": what stands in brackets is a name only if it has two words.
        let is_bracketed = self.reading.behind(core - 1).trim() == "(";
        let is_whole = behind.run.first < behind.run.last
            && self.reading.tokens[behind.run.first + 1].gap != Gap::Hyphen;
        let is_apposed = self.reading.is_behind_comma(core)
            && (!is_bracketed || is_whole)
            && is_open_phrase
            && !self.is_plural(noun.head)
            && !self.is_crowd(*behind)
            && (behind.run.last + 1 >= end || !self.goes_on_openly(behind.run.last + 1));
        if is_apposed { whose(*behind) } else { None }
    }

    /// "Pyongyang said": the country whose capital speaks, if the article names it.
    pub(super) fn of_country(&self, who: Who) -> Who {
        let Who::Entity(entity) = who else { return who };
        let own = &self.entities.all[entity];
        let lower = own.full.to_lowercase();
        let countries = self.reading.language().meaning(Class::CAPITAL_OF, &lower);
        let Some(countries) = countries.filter(|_| own.sort != Sort::Person) else {
            return who;
        };
        let by_name = self.by_name.get_or_init(|| {
            let all = self.entities.all.iter().enumerate().rev();
            all.map(|(number, it)| (it.full.to_lowercase().replace('.', ""), number))
                .collect()
        });
        let country = countries.split('/').find_map(|it| by_name.get(it));
        country.map_or(who, |it| Who::Entity(*it))
    }

    /// Whether a phrase goes on behind a name with more than letters or a place: "Ada Tamm RN",
    /// "Harlow & Vance of Orlo".
    fn goes_on_openly(&self, next: usize) -> bool {
        let reading = &self.reading;
        let is_placed = reading.is_in(next, Class::OF.or(Class::BEFORE_A_PLACE))
            && reading.is_capital(next + 1)
            && reading.goes_on(next + 1);
        reading.goes_on(next) && !reading.is_letters(next) && !is_placed
    }

    /// Whether the name that ends a phrase is its head and not one of several.
    fn is_head(&self, mention: Mention, first: usize) -> bool {
        let start = mention.run.start.max(first);
        let is_noun = |at: usize| {
            let is_small =
                !self.reading.is_capital(at) || self.reading.is_in(at, Class::QUANTITY);
            is_small && !self.reading.is_in(at, Class::ARTICLE)
        };
        !((first..start).any(is_noun) && self.is_crowd(mention))
    }

    /// Whether a name is one word for several ("Democrats").
    fn is_crowd(&self, mention: Mention) -> bool {
        let run = mention.run;
        let is_person =
            mention.entity.is_some_and(|it| self.entities.all[it].sort == Sort::Person);
        let word = self.reading.word(run.last);
        run.first == run.last
            && !self.reading.is_joined(run.last)
            && !run.is_titled()
            && !is_person
            && word.ends_with('s')
            && word.chars().any(char::is_lowercase)
    }

    /// The names among some tokens.
    pub(super) fn names_in(&self, first: usize, end: usize) -> Vec<Mention> {
        if self.reading.places.is_titled(first) {
            let one = |run: Run| {
                let units = self.reading.units(run.first, run.last);
                let bearer: Bearer = self.entities.bearers(&self.reading, run, &units);
                Mention { run, entity: bearer.one() }
            };
            return self.reading.runs_in(first, end).into_iter().map(one).collect();
        }
        let mentions = self.entities.mentions_from(first.saturating_sub(12));
        mentions
            .iter()
            .take_while(|it| it.run.start < end)
            .filter(|it| it.run.last >= first && it.run.last < end)
            .copied()
            .collect()
    }

    /// Someone whom a phrase identifies by what belongs to another ("his lawyer").
    fn owned(&mut self, owner: &Who, before: usize, core: usize) -> Who {
        let Some(noun) = self.reading.noun_at(before + 1, core) else {
            return Who::Unknown;
        };
        let unit = match owner {
            Who::Entity(entity) => self.entities.all[*entity].units.last().copied(),
            _ => None,
        };
        let unit = unit.map(|it| self.reading.text_of(it));
        let holders = self.offices.holders(&self.reading, noun);
        if let Some(unit) = unit
            && let Some(holder) = holders
                .into_iter()
                .find(|it| self.offices.has_beside(&self.reading, noun, *it, &unit))
        {
            return Who::Entity(holder);
        }
        if !self.names_somebody(noun.head) {
            return Who::Unknown;
        }
        let Some(owner) = self.name_of(owner) else { return Who::Unknown };
        let is_plural = self.is_plural(noun.head);
        let rest = self.reading.printed(noun.first, noun.last);
        Who::Label { words: format!("{owner}’s {rest}"), is_plural }
    }

    /// Whom a phrase without a name of its own means.
    pub(super) fn described(&mut self, first: usize, core: usize) -> Who {
        let has_article = self.reading.is_in(first, Class::ARTICLE);
        if let Some(who) = self.document(first, core) {
            return who;
        }
        let is_definite = has_article && !self.reading.is_in(first, Class::INDEFINITE);
        // "Close to three dozen lawmakers", "at least two guards".
        let is_round =
            ["about", "almost", "at", "close", "fewer", "less", "more", "nearly"]
                .contains(&self.reading.lower(first));
        let number = (first + 1..core.min(first + 4))
            .take_while(|&it| {
                is_round && self.reading.is_in(it - 1, Class::OUTSIDE_NAMES)
            })
            .find(|&it| self.reading.is_in(it, Class::QUANTITY));
        let start = match number {
            Some(number) if !has_article => number,
            _ => first + usize::from(has_article),
        };
        let Some(noun) = self.reading.noun_at(start, core) else { return Who::Unknown };
        if let Some(who) = self.some_of(noun, core) {
            return who;
        }
        if self.reading.is_in(noun.head, Class::QUANTITY) && noun.last == noun.head {
            return Who::Unknown;
        }
        let is_specified = self.is_specified(noun.first, noun.head, noun.last);
        if !has_article || is_definite {
            if let Some(who) = self.body(noun) {
                return who;
            }
            if !self.is_plural(noun.head) {
                let holders = self.offices.holders(&self.reading, noun);
                let label = (is_definite && !is_specified)
                    .then(|| self.taken_up_near(noun.head))
                    .flatten();
                // "A witness said … The witness said", before another is named.
                let is_later = |it: &usize| self.entities.all[*it].first_at > first;
                if let Some(who) = label.filter(|_| holders.iter().all(is_later)) {
                    return who;
                }
                if !holders.is_empty() {
                    let found = self.salient(first, &holders);
                    return found.map_or(Who::Unknown, Who::Entity);
                }
            }
        }
        if is_definite
            && !is_specified
            && let Some(who) = self.taken_up(noun.head)
        {
            return who;
        }
        if is_definite
            && self.reading.is_in(noun.head, Class::EPITHET)
            && noun.last == noun.head
            && let Some(entity) = self.called(first, noun.head)
        {
            return Who::Entity(entity);
        }
        if is_definite && (!is_specified || self.is_age(noun.last)) {
            let is_person = self.reading.is_in(noun.head, Class::TITLE.or(Class::ROLE));
            let gender = gender_of(&self.reading, noun.head);
            let found = if is_person {
                let spoken = self.spoken_of(first, gender);
                let spoken = spoken.filter(|&it| self.may_hold(noun.head, it));
                spoken.or_else(|| self.lawmaker_before(noun.head))
            } else if self.is_age(noun.last) || self.reading.is_in(noun.head, GENDERED) {
                // Whoever speaks for a body is rarely described by age or family; another may be.
                let named = self.lone_person_before(first, gender);
                let named = named.filter(|&it| !self.offices.speaks_for_others(it));
                named.filter(|_| !self.is_introduced(noun.head))
            } else if self.reading.is_in(noun.head, Class::KNOWN_BODY) {
                // "The Red Star said … The government said": a body of its own.
                None
            } else if self.reading.is_in(noun.head, Class::BODY)
                || ["airline", "firm", "startup"].contains(&self.reading.lower(noun.head))
            {
                self.body_of(first, noun.head)
            } else {
                None
            };
            if let Some(entity) = found {
                return Who::Entity(entity);
            }
        }
        if !self.names_somebody(noun.head)
            || !self.tells_whom(noun, is_definite, is_specified)
        {
            return Who::Unknown;
        }
        let who = self.label(noun.first, noun.head, noun.last);
        self.known.push(Known {
            noun: self.reading.lower(noun.head),
            paragraph: self.reading.places.paragraph(noun.head),
            who: who.clone(),
        });
        who
    }

    /// "Some of the farmers", "a number of farmers": those of whom a quantity speaks.
    fn some_of(&mut self, noun: Noun, core: usize) -> Option<Who> {
        let reading = &self.reading;
        let of = noun.head + 1;
        let is_part = reading.is_in(noun.head, Class::QUANTITY.or(Class::PARTITIVE))
            && of + 1 < core
            && reading.is_in(of, Class::OF)
            && !reading.is_in(of + 1, Class::OBJECT);
        let article = usize::from(reading.is_in(of + 1, Class::ARTICLE));
        let inner = reading.noun_at(of + 1 + article, core).filter(|_| is_part)?;
        let is_several = self.is_plural(inner.head) && self.names_somebody(inner.head);
        is_several.then(|| match self.label(noun.first, inner.head, inner.last) {
            Who::Label { words, .. } => {
                let is_plural = self.reading.lower(noun.head) != "one";
                Who::Label { words, is_plural }
            }
            who => who,
        })
    }

    /// "The singer", "the real estate mogul": a second word for the one person of the sentences
    /// before, if nobody is brought up under it.
    fn called(&self, first: usize, head: usize) -> Option<usize> {
        let gender = gender_of(&self.reading, head);
        let named = self.lone_person_before(first, gender);
        let named = named.or_else(|| self.spoken_of(first, gender));
        named.filter(|_| !self.is_introduced(head))
    }

    /// "The 76-year-old": whether a phrase ends by saying how old somebody is.
    fn is_age(&self, last: usize) -> bool {
        let reading = &self.reading;
        last > 1
            && reading.tokens[last].gap == Gap::Hyphen
            && reading.lower(last) == "old"
            && reading.lower(last - 1) == "year"
    }

    /// "A man left. The man said": whether somebody without a name is brought up under a noun a
    /// few sentences before.
    fn is_introduced(&self, head: usize) -> bool {
        let reading = &self.reading;
        let noun = reading.lower_number(head);
        let from = reading.places.sentence(head).saturating_sub(ALONE);
        (head.saturating_sub(BROUGHT_UP)..head)
            .rev()
            .take_while(|&it| reading.places.sentence(it) >= from)
            .any(|it| reading.lower_number(it) == noun)
    }

    /// "Rep. Ada Tamm … the lawmaker": the only one of those named in the sentences before.
    fn lawmaker_before(&self, head: usize) -> Option<usize> {
        if !self.reading.is_in(head, Class::LAWMAKER) {
            return None;
        }
        let places = &self.reading.places;
        let from = places.sentence(head).saturating_sub(ALONE - 1);
        let mut named = self
            .entities
            .mentions_before(head)
            .take_while(|it| places.sentence(it.run.first) >= from)
            .filter_map(|it| it.entity)
            .filter(|&it| self.offices.is_lawmaker(&self.reading, it));
        let one = named.next()?;
        named.all(|it| it == one).then_some(one)
    }

    /// Whether someone may be meant by an office: the article gives them none, or one like it.
    fn may_hold(&self, noun: usize, entity: usize) -> bool {
        !self.offices.has_any(entity)
            || self.reading.is_in(noun, Class::LAWMAKER)
                && self.offices.is_lawmaker(&self.reading, entity)
    }

    /// Whether a noun is one for a person, a body or several people, or a name: a plan, a
    /// frustration and a wide margin say nothing.
    fn names_somebody(&self, head: usize) -> bool {
        let reading = &self.reading;
        if reading.is_capital(head)
            && !reading.is_common(head)
            && !reading.places.is_initial(head)
        {
            return true;
        }
        if reading.is_in(head, Class::NOBODY) {
            return false;
        }
        let language = reading.language();
        let listed = |word: &str| language.listed(word).is(SOMEBODY);
        let lower = reading.lower(head);
        let stem = lower.strip_suffix('s').unwrap_or(lower);
        listed(lower)
            || listed(stem)
            || lower.strip_suffix("es").is_some_and(listed)
            || lower.strip_suffix("ies").is_some_and(|it| listed(&format!("{it}y")))
            || stem.len() > 4 && PERSONS.iter().any(|it| stem.ends_with(it))
    }

    /// Whether no person, or nothing but persons and places, is named in the sentences before a
    /// noun, and it is no second word for somebody, as "the lawmaker" and "the father" are.
    fn is_alone(&self, head: usize, is_any: bool) -> bool {
        let places = &self.reading.places;
        let from = places.sentence(head).saturating_sub(ALONE);
        !self.reading.is_in(head, Class::LAWMAKER.or(GENDERED))
            && self
                .entities
                .mentions_before(head)
                .take_while(|it| places.sentence(it.run.first) >= from)
                .filter_map(|it| it.entity)
                .all(|it| {
                    let own = &self.entities.all[it];
                    let is_place = || {
                        let mut units = own.units.iter();
                        units.any(|it| self.reading.is_listed(*it, Class::PLACE))
                    };
                    if is_any {
                        own.sort == Sort::Person || own.leaning() != 0 || is_place()
                    } else {
                        !own.may_be_a_person()
                    }
                })
    }

    /// Whether a description is enough to name a speaker by: several people, or one that
    /// more is said of than a noun; "the tired old man" may be anyone named before.
    fn tells_whom(&self, noun: Noun, is_definite: bool, is_specified: bool) -> bool {
        if self.is_plural(noun.head) {
            return true;
        }
        // "The government", "the military": a body that needs no name.
        if is_definite && self.reading.is_in(noun.head, Class::KNOWN_BODY) {
            return true;
        }
        // "The committee chairman", "the prime minister".
        let is_office = self.reading.is_in(noun.head, Class::TITLE.or(Class::ROLE));
        let is_somebody = self.reading.is_in(
            noun.head,
            Class::TITLE.or(Class::ROLE).or(Class::CALLING).or(GENDERED),
        );
        if is_definite && is_specified && is_office {
            return true;
        }
        // "A witness", "one officer": somebody new; a headline’s "envoy" may be the envoy.
        let is_new = self.reading.is_in(noun.first, Class::QUANTITY)
            || noun.first > 0
                && self.reading.goes_on(noun.first)
                && self.reading.is_in(noun.first - 1, Class::INDEFINITE);
        let is_group =
            self.reading.is_in(noun.head, Class::SPEAKING_GROUP.or(Class::BODY));
        let is_source = self.reading.is_in(noun.head, Class::SPEAKING_GROUP)
            && !self.reading.is_in(noun.head, Class::BODY);
        if is_new && (is_somebody || is_source) {
            return true;
        }
        // "The mayor", "the witness", where nobody named stands near; "the ministry", where
        // only persons and places do.
        let is_alone = |is_any| self.is_alone(noun.head, is_any);
        if is_definite
            && ((is_office || is_somebody) && is_alone(false)
                || is_group && is_alone(true))
        {
            return true;
        }
        // "The gun lobby", "the business community".
        let is_told = (noun.first..noun.head).any(|at| {
            !self.reading.is_in(at, Class::QUALITY.or(Class::QUANTITY))
                && !self.reading.is_in(at, Class::OUTSIDE_NAMES)
        });
        if is_definite
            && is_told
            && self.reading.is_in(noun.head, Class::SPEAKING_GROUP.or(Class::BODY))
        {
            return true;
        }
        let has_name = (noun.first..noun.head)
            .any(|at| self.reading.is_capital(at) && !self.reading.is_common(at));
        is_specified && (!is_definite || has_name || noun.last > noun.head)
    }
}
