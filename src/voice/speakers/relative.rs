//! Whom "who" and "which" mean: the noun phrase right before them.

use crate::language::Class;
use crate::text::Gap;
use crate::voice::speakers::entities::Sort;
use crate::voice::speakers::{Resolver, Who};

/// How many words back the noun phrase may begin.
const REACH: usize = 10;

impl Resolver<'_> {
    /// The bearer or the description that stands before a relative pronoun.
    pub(super) fn antecedent(&mut self, token: usize) -> Who {
        let Some(last) = token.checked_sub(1) else { return Who::Unknown };
        let reading = &self.reading;
        let last = last - usize::from(last > 0 && reading.is_letters(last));
        if !reading.goes_on(token) && !reading.is_behind_comma(token) {
            return Who::Unknown;
        }
        // The phrase between the last sign and the pronoun.
        let mut first = last;
        while last - first < REACH && reading.goes_on(first) {
            first -= 1;
        }
        // An insertion: "Ada Tamm, the mayor of Norrby, who", "Tamm, a lawyer who".
        let is_insertion = reading.is_behind_comma(first)
            && (reading.is_behind_comma(token) || reading.is_in(first, Class::ARTICLE));
        if is_insertion && let Some(named) = self.named_before(first) {
            return named.map_or(Who::Unknown, Who::Entity);
        }
        if let Some(mention) = self.entities.mention_ending(last) {
            let start = mention.run.start;
            let is_person = mention
                .entity
                .is_none_or(|it| self.entities.all[it].sort == Sort::Person);
            // "Critics among Republicans who": several, which a place is not.
            let is_several = || self.is_plural(last) && reading.is_crowd_word(last);
            if !self.is_behind_preposition(start) || is_person || is_several() {
                return mention.entity.map_or(Who::Unknown, Who::Entity);
            }
            // "Ministers in Veldland who": the noun before the preposition.
            let noun = start.saturating_sub(2);
            if noun >= first && start >= 2 && !reading.is_in(noun, Class::OUTSIDE_NAMES) {
                return self.described(noun, token);
            }
            return Who::Unknown;
        }
        let article = (first..=last).rev().find(|&at| reading.is_in(at, Class::ARTICLE));
        // "Praise for the plan rankled critics, who": a verb stands between.
        let is_verb = |at: &usize| {
            let class = reading.language().class(reading.lower(*at));
            class.is(Class::ED.or(Class::PAST)) && !class.is(Class::OUTSIDE_NAMES)
        };
        let from = article.map_or(last, |it| it + 2);
        let verb = (from..last).rev().find(is_verb).filter(|&it| {
            let before = reading.language().class(reading.lower(it - 1));
            !before.is(Class::ADVERB.or(Class::COORDINATOR))
                && reading.tokens[it].gap == Gap::Space
        });
        if let Some(verb) = verb.filter(|_| self.is_plural(last)) {
            let joins = Class::PREPOSITION.or(Class::AS).or(Class::BY);
            let class = |at: usize| reading.language().class(reading.lower(at));
            let begin = (verb + 1..last).find(|&it| !class(it).is(joins));
            return self.described(begin.unwrap_or(last), token);
        }
        let is_plain = |at: usize| {
            !(at..=last).any(|it| {
                reading.is_in(it, Class::OUTSIDE_NAMES)
                    && !reading.is_in(it, Class::ARTICLE)
            })
        };
        if let Some(article) = article.filter(|&it| is_plain(it)) {
            // "To Tamm, the heir, a mayor who": a second word for somebody.
            let is_apposed = reading.is_behind_comma(article)
                && reading.is_in(article, Class::INDEFINITE);
            if is_apposed {
                return Who::Unknown;
            }
            return self.described(article, token);
        }
        if reading.is_in(last, Class::OUTSIDE_NAMES) {
            return Who::Unknown;
        }
        let mut begin = last;
        while begin > first
            && reading.is_capital(begin - 1)
            && !reading.is_in(begin - 1, Class::OUTSIDE_NAMES)
        {
            begin -= 1;
        }
        self.described(begin, token)
    }

    /// Who is named right before a comma; of "Ada Tamm of Norrby" Ada Tamm.
    fn named_before(&self, comma: usize) -> Option<Option<usize>> {
        let mut mention = self.entities.mention_ending(comma.checked_sub(1)?)?;
        if self.is_dateline(mention.run.first, mention.run.last) {
            return None;
        }
        if self.is_behind_preposition(mention.run.start) && mention.run.start >= 2 {
            mention = self.entities.mention_ending(mention.run.start - 2)?;
        }
        Some(mention.entity)
    }

    fn is_behind_preposition(&self, token: usize) -> bool {
        token > 0
            && self.reading.goes_on(token)
            && self.reading.is_in(token - 1, Class::OF_A_NOUN)
    }
}
