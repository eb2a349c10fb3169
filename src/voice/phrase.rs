//! Noun phrases to the left and to the right of a token.

use crate::language::Class;
use crate::text::Gap;
use crate::voice::article::{Article, Run, Signs};
use crate::voice::clause::NOMINAL;
use crate::voice::cue::CueKind;

/// How many tokens a noun phrase may have.
pub(super) const LONGEST: usize = 48;

/// Classes that end a noun phrase to the left of a verb.
const ENDS: Class = Class::AUXILIARY.or(Class::TO).or(Class::SUBORDINATOR);

/// Words that a subject cannot begin with.
const LEADING: Class = Class::COORDINATOR
    .or(Class::ADVERB)
    .or(Class::SUBORDINATOR)
    .or(Class::THAT)
    .or(Class::TO);

impl Article<'_> {
    /// The noun phrase that ends at a token.
    pub(super) fn noun_phrase_before(&self, last: usize, sentence: Run) -> Option<Run> {
        let mut first = last;
        let quotation = self.quotation_at(last);
        while first > sentence.first && last - first < LONGEST {
            let signs = self.signs(first);
            let is_joined = signs == Signs::NONE
                || (signs == Signs::COMMA && self.is_listed(first, last));
            if !is_joined || self.quotation_at(first - 1) != quotation {
                break;
            }
            let class = self.class(first - 1);
            let is_end = class.is(ENDS) && !class.is(Class::PREPOSITION)
                || self.is_verb(first - 1) && !self.is_reduced_relative(first - 1, last)
                || class.is(Class::SUBJECT) && !class.is(Class::DETERMINER)
                || class.is(Class::AS)
                || self.cue_at(first - 1).is_some_and(CueKind::is_verb)
                    && class.is(Class::ING);
            if is_end {
                break;
            }
            first -= 1;
        }
        let before = first.checked_sub(1).filter(|&it| it >= sentence.first);
        if before.is_some_and(|it| self.is_verb(it) && self.signs(first) == Signs::NONE) {
            // "insisted on talks and the council said": the object of the verb before goes
            // with it.
            let joint =
                (first..=last).rev().find(|&it| self.class(it).is(Class::COORDINATOR));
            first = joint.map_or(first, |it| it + 1);
        }
        self.trimmed(Run { first, last: self.without_time(first, last) })
    }

    /// "the council this month": the last token before words of time.
    fn without_time(&self, first: usize, last: usize) -> usize {
        let is_time = last > first + 1
            && self.class(last).is(Class::TIME)
            && self.is_word(last - 1, &["this", "last", "next", "late", "early"]);
        if is_time { last - 2 } else { last }
    }

    /// "people briefed on the plan": whether a form in -ed can only belong to a noun, because
    /// a preposition follows and the verb is still to come.
    fn is_reduced_relative(&self, token: usize, last: usize) -> bool {
        let is_governed =
            token > 0 && self.class(token - 1).is(Class::AUXILIARY.or(Class::ADVERB));
        self.class(token).is(Class::ED)
            && token < last
            && self.class(token + 1).is(Class::PREPOSITION)
            && !is_governed
    }

    /// Whether the comma before a token joins names: "Tamm, Berg and Holm".
    pub(super) fn is_listed(&self, token: usize, last: usize) -> bool {
        let is_name = self.is_capital(token) && self.is_capital(token - 1);
        let joined = (token + 1..=last.min(token + 6))
            .any(|it| self.class(it).is(Class::COORDINATOR));
        is_name && joined
    }

    /// A noun phrase without the adverbials, conjunctions and prepositions in front of it.
    pub(super) fn trimmed(&self, run: Run) -> Option<Run> {
        let mut first = run.first;
        loop {
            if first > run.last {
                return None;
            }
            let class = self.class(first);
            let is_determiner = class.is(Class::DETERMINER.or(Class::SUBJECT));
            if class.is(Class::PREPOSITION) && !is_determiner {
                first = self.behind_adverbial(first, run.last)?;
            } else if (class.is(LEADING) && !is_determiner)
                || class.is(Class::TIME) && self.class_at(first + 1, run).is(NOMINAL)
            {
                first += 1;
            } else {
                break;
            }
        }
        // A determiner alone stands for somebody only where it is a pronoun too.
        let class = self.class(first);
        let is_alone = first == run.last;
        let is_word = !is_alone
            || !class.is(Class::PREPOSITION.or(Class::AUXILIARY).or(Class::OBJECT))
                && !self.is_word(first, &["the", "a", "an", "its", "no", "every"]);
        is_word.then_some(Run { first, last: run.last })
    }

    pub(super) fn class_at(&self, token: usize, run: Run) -> Class {
        if token <= run.last { self.class(token) } else { Class::default() }
    }

    /// "On Monday officials": the token behind a fronted prepositional phrase.
    pub(super) fn behind_adverbial(&self, first: usize, last: usize) -> Option<usize> {
        let mut at = first + 1;
        // What is left must begin like a noun phrase of its own.
        let mut has_noun = false;
        while at <= last {
            let class = self.class(at);
            let begins = class.is(Class::DETERMINER.or(Class::SUBJECT))
                || self.is_capital(at) && !class.is(Class::TIME);
            if has_noun && begins {
                return Some(at);
            }
            has_noun |= !class.is(Class::DETERMINER.or(Class::PREPOSITION));
            if self.class(at).is(Class::TIME) || class.is(Class::NUMBER) {
                let next = at + 1;
                let ends = next <= last
                    && !self
                        .class(next)
                        .is(Class::TIME.or(Class::NUMBER).or(Class::PREPOSITION));
                if ends {
                    return Some(next);
                }
            }
            at += 1;
        }
        None
    }

    /// The noun phrase from a token on: a source behind its cue.
    pub(super) fn noun_phrase_from(&self, first: usize, end: Run) -> Option<Run> {
        if first > end.last || self.found.tokens[first].gap == Gap::Break {
            return None;
        }
        let class = self.class(first);
        if class.is(Class::SUBJECT.or(Class::OBJECT)) && !class.is(Class::DETERMINER) {
            return Some(Run { first, last: first });
        }
        if class.is(Class::PREPOSITION.or(Class::COORDINATOR).or(Class::TO))
            || (class.is(Class::SUBORDINATOR) && !class.is(Class::DETERMINER))
            || class.is(Class::ADVERB) && !self.is_capital(first)
            || class.is(Class::THAT)
            || self.is_verb(first)
        {
            return None;
        }
        let quotation = self.quotation_at(first);
        let mut last = first;
        let mut commas = 0;
        while last < end.last && last - first < LONGEST {
            let next = last + 1;
            if self.quotation_at(next) != quotation {
                break;
            }
            let signs = self.signs(next);
            if signs.has(Signs::COMMA) {
                // An apposition or a relative clause goes on to the next comma or the end.
                if !self.is_apposition(next) {
                    break;
                }
                commas += 1;
                let piece = Run { first: next, last: self.end_of_piece(next, end) };
                if commas > 4 || !self.begins_insertion(next) && self.has_finite(piece) {
                    break;
                }
                last = piece.last;
                continue;
            }
            if signs.has(Signs::HARD.or(Signs::QUOTE)) {
                break;
            }
            if signs.has(Signs::OPEN.or(Signs::CLOSE)) {
                last = next;
                continue;
            }
            let class = self.class(next);
            let is_end = self.is_verb(next)
                || class.is(Class::SUBORDINATOR) && !class.is(Class::RELATIVE)
                || class.is(Class::TIME)
                || class.is(Class::SUBJECT)
                    && !class.is(Class::DETERMINER.or(Class::RELATIVE))
                || class.is(Class::TO)
                || class.is(Class::ADVERB) && !self.is_capital(next)
                || self.class(next).is(Class::LEAVES_A_SOURCE)
                || self.is_word(next, &["in", "on", "at"]) && self.leaves(next, end);
            if is_end {
                break;
            }
            last = next;
        }
        while last > first
            && self
                .class(last)
                .is(Class::PREPOSITION.or(Class::COORDINATOR).or(Class::DETERMINER))
            && !self.is_capital(last)
        {
            last -= 1;
        }
        Some(Run { first, last })
    }

    /// Whether a preposition behind a noun phrase leads to a time or a message.
    pub(super) fn leaves(&self, token: usize, end: Run) -> bool {
        (token + 1..=end.last.min(token + 6))
            .take_while(|&it| self.signs(it) == Signs::NONE)
            .any(|it| {
                self.class(it).is(Class::TIME.or(Class::MESSAGE).or(Class::NUMBER))
                    || self.class(it).is(Class::ING)
            })
    }

    /// Whether what follows a comma belongs to the noun phrase before it.
    pub(super) fn is_apposition(&self, token: usize) -> bool {
        let class = self.class(token);
        if class.is(Class::RELATIVE) {
            return true;
        }
        let is_noun = class.is(Class::DETERMINER) && !class.is(Class::SUBJECT)
            || class.is(Class::NUMBER)
            || self.is_capital(token) && !class.is(Class::TIME)
            || class.is(Class::ROLE)
            || self.is_word(token, &["former", "now"]);
        is_noun && !class.is(Class::ING)
    }

    /// The last token before the next comma, stop or quotation.
    pub(super) fn end_of_piece(&self, token: usize, end: Run) -> usize {
        let mut last = token;
        while last < end.last {
            let signs = self.signs(last + 1);
            if signs.has(Signs::COMMA.or(Signs::HARD).or(Signs::QUOTE))
                || self.quotation_at(last + 1) != self.quotation_at(token)
            {
                break;
            }
            last += 1;
        }
        last
    }
}
