//! Whose words a document gives: "the letter said" is whoever wrote the letter.
//!
//! The phrase may say it ("a statement by Ada Tamm", "the ministry’s report"), or the sentence
//! that brings the document up ("Tamm said in a statement", "Tamm filed a lawsuit"). Where
//! neither does, nobody is named: a document is no speaker.

use crate::language::Class;
use crate::voice::speakers::entities::Sort;
use crate::voice::speakers::offices::Noun;
use crate::voice::speakers::{Resolver, Who};

/// How many words a phrase may have before its document, and behind it up to its author.
const REACH: usize = 8;

/// How many earlier mentions of a document are looked at.
const DOCUMENTS: usize = 16;

/// How many paragraphs back "the statement" goes to the last one, whoever made others.
const PARAGRAPHS: usize = 2;

/// Words in the names of bodies that issue documents.
pub(super) const ISSUERS: Class = Class::BODY
    .or(Class::KNOWN_BODY)
    .or(Class::COMPANY)
    .or(Class::OUTLET)
    .or(Class::NEWSPAPER);

impl Resolver<'_> {
    /// The author of the document that a phrase from `first` to `end` names at `head`; none
    /// if the noun there is no document.
    pub(super) fn document(&mut self, first: usize, end: usize) -> Option<Who> {
        let reading = &self.reading;
        let has_article = reading.is_in(first, Class::ARTICLE);
        let Noun { head, .. } = reading.noun_at(first + usize::from(has_article), end)?;
        let is_document = |at: usize| {
            reading.is_in(at, Class::DOCUMENT)
                && (!reading.is_capital(at) || reading.places.is_initial(at))
        };
        // "A statement released by Ada Tamm", "the letter addressed to her": a participle is no
        // noun.
        let is_behind = |at: usize| {
            at + 1 < end
                && (reading.is_in(at + 1, Class::AUTHORED)
                    || reading.language().class(reading.lower(at + 1)).is(Class::ED))
        };
        let head = (first..=head)
            .rev()
            .find(|&at| is_document(at) && (at == head || is_behind(at)))?;
        let is_definite = has_article && !reading.is_in(first, Class::INDEFINITE);
        let own = self.author(first, head, end).or_else(|| self.issuer(head));
        Some(match own {
            Some(who) => who,
            None if is_definite => self.author_before(head),
            None => Who::Unknown,
        })
    }

    /// The author whom a phrase names: before its noun, or behind "by" and "from".
    fn author(&mut self, first: usize, head: usize, end: usize) -> Option<Who> {
        let reading = &self.reading;
        if reading.is_in(first, Class::THIRD_POSSESSIVE) {
            let who = self.pronoun(first)?.0;
            // "Their report": the work of several, whom no name of a body stands for.
            let is_other =
                self.reading.lower(first) == "their" && !matches!(who, Who::Label { .. });
            return Some(if is_other { Who::Unknown } else { who });
        }
        let owner = (first..head).rev().find(|&at| reading.is_possessive(at));
        if let Some(owner) = owner {
            let named = self.entities.mention_ending(owner);
            let is_time = reading.is_in(owner, Class::TIME_NOUN.or(Class::CALENDAR_NOUN));
            return match named {
                Some(it) => Some(it.entity.map_or(Who::Unknown, Who::Entity)),
                None if is_time => None,
                None => Some(self.described(first, owner + 1)),
            };
        }
        let names = self.names_in(first, head);
        if let Some(name) = names.last().filter(|it| it.run.last + 2 >= head) {
            let run = name.run;
            let is_named = run.first < run.last || reading.word(run.last).len() > 2;
            let is_issuer =
                is_named && (run.first..=run.last).any(|at| reading.is_in(at, ISSUERS));
            let body = name
                .entity
                .filter(|&it| is_issuer && self.entities.all[it].sort != Sort::Person);
            if let Some(body) = body {
                return Some(Who::Entity(body));
            }
        }
        self.author_behind(head, end)
    }

    /// "a statement from Ada Tamm", "the report, by Ada Tamm,", "the suit, which was brought by
    /// Ada Tamm".
    fn author_behind(&mut self, head: usize, end: usize) -> Option<Who> {
        let reading = &self.reading;
        let is_near =
            |at: usize| at < end && (reading.goes_on(at) || reading.is_behind_comma(at));
        let mut at = head + 1;
        if !is_near(at) {
            return None;
        }
        if reading.is_in(at, Class::BY) || reading.is_in(at, Class::OF_A_SENDER) {
            return (at + 1 < end).then(|| self.author_in(at + 1, end));
        }
        while at < end.min(head + REACH)
            && is_near(at)
            && reading.is_in(at, Class::RELATIVE.or(Class::THAT).or(Class::AUXILIARY))
        {
            at += 1;
        }
        if !reading.is_in(at, Class::AUTHORED) {
            return None;
        }
        let behind = (at + 1..end.min(at + REACH)).take_while(|&it| reading.goes_on(it));
        let by = behind.clone().find(|&it| reading.is_in(it, Class::BY));
        if let Some(by) = by {
            return (by + 1 < end).then(|| self.author_in(by + 1, end));
        }
        // "a commentary published in the Orlo Post": a paper gives its own words.
        let place =
            behind.clone().find(|&it| reading.is_in(it, Class::BEFORE_A_PLACE))?;
        let names = self.names_in(place + 1, end);
        let paper = names.first().filter(|it| it.run.start <= place + 2)?;
        let run = paper.run;
        let outlets = Class::OUTLET.or(Class::NEWSPAPER);
        let is_outlet = (run.first..=run.last + 1).any(|it| {
            reading.is_in(it, outlets) && (it <= run.last || reading.goes_on(it))
        });
        paper.entity.filter(|_| is_outlet).map(Who::Entity)
    }

    /// Whom a phrase behind "by" or "from" names; nobody of a list of persons with commas.
    fn author_in(&mut self, first: usize, end: usize) -> Who {
        let names = self.names_in(first, end);
        let persons = names.iter().filter(|it| it.run.first < it.run.last);
        let mut persons = persons
            .filter_map(|it| it.entity)
            .filter(|&it| self.entities.all[it].may_be_a_person());
        let one = persons.next();
        let is_listed = persons.any(|it| Some(it) != one)
            && (first + 1..end).any(|at| self.reading.is_behind_comma(at));
        if is_listed { Who::Unknown } else { self.phrase(first, end) }
    }

    /// Who brings a document up: "Tamm said in a statement", "Tamm issued a statement".
    fn issuer(&self, head: usize) -> Option<Who> {
        let reading = &self.reading;
        let determiner = (head.saturating_sub(REACH)..head)
            .rev()
            .take_while(|&it| reading.goes_on(it + 1))
            .find(|&it| reading.is_in(it, Class::ARTICLE.or(Class::THIRD_POSSESSIVE)))?;
        let before = determiner.checked_sub(1).filter(|_| reading.goes_on(determiner))?;
        let is_of_sentence = |at: usize| {
            let (first, last) = (at.min(head), at.max(head));
            reading.places.are_of_one_sentence(first, last)
        };
        if reading.is_in(before, Class::BEFORE_A_DOCUMENT) {
            let near = self.spoken.iter().rev().take(DOCUMENTS);
            let mut own = near.filter(|it| is_of_sentence(it.token)).map(|it| &it.who);
            let one = own.next().filter(|it| **it != Who::Unknown)?;
            return own.all(|it| it == one).then(|| one.clone());
        }
        if !reading.is_in(before, Class::ISSUING) || reading.places.is_quoted(before) {
            return None;
        }
        let from = self.entities.mentions_from(before.saturating_sub(4 * REACH));
        let mut names = from.iter().take_while(|it| it.run.last < before);
        let subject = names.find(|it| {
            is_of_sentence(it.run.first) && !self.is_dateline(it.run.first, it.run.last)
        })?;
        let is_subject = self.is_subject(*subject);
        subject.entity.filter(|_| is_subject).map(Who::Entity)
    }

    /// The author of a document of the same name before: of the last one if it is near, else of
    /// all of them.
    fn author_before(&mut self, head: usize) -> Who {
        let reading = &self.reading;
        let language = reading.language();
        let name = |at: usize| {
            let word = reading.lower(at);
            let kind = language.meaning(Class::DOCUMENT, word);
            kind.or_else(|| language.meaning(Class::SUING, word)).unwrap_or(word)
        };
        let own = name(head);
        let before = self.documents().partition_point(|&it| it < head);
        let earlier: Vec<usize> = self.documents()[..before]
            .iter()
            .rev()
            .copied()
            .filter(|&it| name(it) == own && !reading.places.is_in_headline(it))
            .take(DOCUMENTS)
            .collect();
        let known = self.written.get(own).cloned();
        let mut found: Option<Who> = None;
        for at in earlier {
            let who = if self.reading.is_in(at, Class::SUING) {
                self.subject_before(at)
            } else {
                let (first, end) = self.phrase_around(at);
                let author = self.author(first, at, end);
                // "In a statement published by the Post, Ada Tamm said": the Post passes it on.
                let is_passed_on = author.as_ref().is_some_and(|it| self.is_outlet(it));
                let issuer = || self.issuer(at);
                if is_passed_on { issuer().or(author) } else { author.or_else(issuer) }
            };
            let Some(who) = who.filter(|it| *it != Who::Unknown) else { continue };
            let places = &self.reading.places;
            if places.paragraph(at) + PARAGRAPHS >= places.paragraph(head) {
                let who = found.unwrap_or(who);
                self.written.insert(own, who.clone());
                return who;
            }
            if found.as_ref().is_some_and(|it| *it != who) {
                // Two made one each: what the article called so last it means still.
                return known.unwrap_or(Who::Unknown);
            }
            found = Some(who);
        }
        let who = found.or(known).unwrap_or(Who::Unknown);
        if who != Who::Unknown {
            self.written.insert(own, who.clone());
        }
        who
    }

    /// Whether somebody has a word in the name that outlets have.
    fn is_outlet(&self, who: &Who) -> bool {
        let Who::Entity(entity) = who else { return false };
        let outlets = Class::OUTLET.or(Class::NEWSPAPER);
        let mut units = self.entities.all[*entity].units.iter();
        units.any(|it| self.reading.is_listed(*it, outlets))
    }

    /// "ORLO (Post) — Ada Tamm sued": the place that an agency puts before its first sentence.
    pub(super) fn is_dateline(&self, first: usize, last: usize) -> bool {
        let reading = &self.reading;
        let is_shouted =
            (first..=last).all(|at| !reading.word(at).contains(char::is_lowercase));
        let behind = reading.behind(last).trim_start();
        // The agency in brackets behind it.
        let is_agency = first > 0
            && behind.starts_with(')')
            && reading.behind(first - 1).trim() == "("
            && (first.saturating_sub(REACH)..first)
                .any(|it| reading.places.is_initial(it))
            && behind[1..].trim_start().starts_with(['—', '–', '-']);
        is_agency
            || is_shouted
                && reading.places.is_initial(first)
                && (behind.starts_with(['(', '—', '–', '-'])
                    || reading.is_in(last, Class::PLACE))
    }

    /// "Ada Tamm sued the town": the subject of a verb that stands for making a document.
    fn subject_before(&self, verb: usize) -> Option<Who> {
        let from = self.entities.mentions_from(verb.saturating_sub(4 * REACH));
        let places = &self.reading.places;
        let subject = from
            .iter()
            .take_while(|it| it.run.last < verb)
            .filter(|it| places.are_of_one_sentence(it.run.first, verb))
            .find(|it| !self.is_dateline(it.run.first, it.run.last))?;
        subject.entity.filter(|_| self.is_subject(*subject)).map(Who::Entity)
    }

    /// Where the noun phrase of a document begins, and how far its author may stand behind it.
    fn phrase_around(&self, head: usize) -> (usize, usize) {
        let reading = &self.reading;
        let mut first = head;
        while head - first < REACH && reading.goes_on(first) {
            let before = first - 1;
            if reading.is_possessive(before) {
                let owner = self.entities.mention_ending(before);
                first = owner.map_or(before, |it| it.run.start);
                break;
            }
            let is_start =
                reading.is_in(before, Class::ARTICLE.or(Class::THIRD_POSSESSIVE));
            if !is_start
                && reading.is_in(before, Class::OUTSIDE_NAMES.or(Class::AUXILIARY))
            {
                break;
            }
            first = before;
            if is_start {
                break;
            }
        }
        let n = reading.tokens.len();
        let end = (head + 1..n.min(head + 4 * REACH))
            .find(|&it| reading.places.begins_sentence(it))
            .unwrap_or(n.min(head + 4 * REACH));
        (first, end)
    }

    /// Every noun for a document, in order.
    fn documents(&self) -> &[usize] {
        self.documents.get_or_init(|| {
            let reading = &self.reading;
            let all = 0..reading.tokens.len();
            let is_one = |it: usize| reading.is_in(it, Class::DOCUMENT.or(Class::SUING));
            all.filter(|&it| is_one(it)).collect()
        })
    }
}
