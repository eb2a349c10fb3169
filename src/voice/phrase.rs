//! Noun phrases to the left and to the right of a token.

use crate::language::Class;
use crate::text::Gap;
use crate::voice::article::{Article, Run, Signs, tokens_of};
use crate::voice::cue::CueKind;

/// How many tokens a noun phrase may have.
pub(super) const LONGEST: usize = 48;

/// How many words a nickname has.
const NICKNAME: usize = 3;

/// How many words brackets behind one of two names may hold.
const BRACKETS: usize = 6;

/// How far before a verb the relative pronoun may stand that it belongs to.
const RELATIVE: usize = 12;

/// Classes that end a noun phrase to the left of a verb.
const ENDS: Class = Class::AUXILIARY.or(Class::TO).or(Class::SUBORDINATOR);

impl Article<'_> {
    /// The noun phrase that ends at a token.
    pub(super) fn noun_phrase_before(&self, last: usize, sentence: Run) -> Option<Run> {
        let mut first = last;
        let quotation = self.quotation_at(last);
        while first > sentence.first && last - first < LONGEST {
            if let Some(before) = self.before_nickname(first, sentence) {
                first = before;
                continue;
            }
            let signs = self.signs(first);
            if signs.has(Signs::CLOSE)
                && let Some(before) = self.before_brackets(first, sentence)
            {
                first = before;
                continue;
            }
            let is_joined = signs == Signs::NONE
                || (signs == Signs::COMMA && self.is_listed(first, last));
            if !is_joined || self.quotation_at(first - 1) != quotation {
                break;
            }
            let class = self.class(first - 1);
            let is_new = last > first
                && self.is_word(first, &["a", "an", "the"])
                && !self.is_capital(first)
                && !self.is_gerund_of_a_noun(first - 1, sentence)
                && !class.is(Class::PREPOSITION
                    .or(Class::COORDINATOR)
                    .or(Class::DETERMINER)
                    .or(Class::ADVERB)
                    .or(Class::TIME));
            let is_end = is_new
                || class.is(ENDS) && !class.is(Class::PREPOSITION)
                || class.is(Class::SUBORDINATOR)
                    && self.begins_clause_behind(first - 1, sentence)
                || self.is_verb(first - 1) && !self.is_reduced_relative(first - 1, last)
                || class.is(Class::SUBJECT) && !class.is(Class::DETERMINER)
                || class.is(Class::AS)
                || self.cue_at(first - 1).is_some_and(CueKind::is_verb)
                    && class.is(Class::ING)
                    && !self.is_gerund_of_a_noun(first - 1, sentence);
            if is_end && !self.is_name_of_modal(first - 1) {
                match self.antecedent_of(first, last, sentence) {
                    Some(antecedent) => {
                        first = antecedent;
                        continue;
                    }
                    None => break,
                }
            }
            first -= 1;
        }
        let is_plural = last > first
            && self.is_word(first, &["a", "an"])
            && self.is_plural_noun(last)
            && !(first..last).any(|it| {
                self.class(it)
                    .is(Class::PREPOSITION.or(Class::NUMBER).or(Class::COORDINATOR))
                    || self.is_word(it, &["couple", "dozen", "few", "number"])
            });
        if is_plural {
            // "a step residents called": the article belongs to the noun before.
            first = last;
        }
        let before = first.checked_sub(1).filter(|&it| it >= sentence.first);
        let is_infinitive = |it: usize| {
            it > sentence.first
                && self.class(it - 1).is(Class::TO)
                && self.begins_infinitive(it)
        };
        if before.is_some_and(|it| {
            (self.is_verb(it) || is_infinitive(it)) && self.signs(first) == Signs::NONE
        }) {
            // "insisted on talks and the council said": the object of the verb before goes
            // with it.
            let joint =
                (first..=last).rev().find(|&it| self.class(it).is(Class::COORDINATOR));
            first = joint.map_or(first, |it| it + 1);
        }
        self.trimmed(Run { first, last })
    }

    /// "Ada Tamm (Green) and Olaf Berg": the token before the brackets that close before "and".
    fn before_brackets(&self, and: usize, sentence: Run) -> Option<usize> {
        let open = (sentence.first + 1..and)
            .rev()
            .take(BRACKETS)
            .find(|&it| self.signs(it).has(Signs::OPEN))?;
        let is_name = self.class(and).is(Class::COORDINATOR)
            && self.is_capital(open - 1)
            && !(open..and).any(|it| self.is_verb(it));
        is_name.then(|| open - 1)
    }

    /// "A man with a record of denying it": whether a form in -ing belongs to the noun before "of".
    fn is_gerund_of_a_noun(&self, token: usize, sentence: Run) -> bool {
        token > sentence.first + 1
            && self.class(token).is(Class::ING)
            && self.class(token - 1).is(Class::OF)
            && self.signs(token) == Signs::NONE
            && self.signs(token - 1) == Signs::NONE
            && !self.class(token - 2).is(Class::ED.or(Class::PAST).or(Class::ADVERB))
            && !self.is_verb(token - 2)
    }

    /// "James “Rusty” Carver": the word before a nickname that stands before a surname.
    fn before_nickname(&self, surname: usize, sentence: Run) -> Option<usize> {
        let last = surname.checked_sub(1)?;
        let number = self.quotation_at(last)?;
        let inside = tokens_of(self.found, self.quotations[number].span);
        let first_name =
            inside.start.checked_sub(1).filter(|&it| it >= sentence.first)?;
        self.is_nickname(first_name, inside, surname).then_some(first_name)
    }

    /// The same from the front: the surname behind a nickname.
    fn behind_nickname(&self, first_name: usize, end: Run) -> Option<usize> {
        let number = self.quotation_at(first_name + 1)?;
        let inside = tokens_of(self.found, self.quotations[number].span);
        let surname = inside.end;
        (inside.start == first_name + 1
            && surname <= end.last
            && self.is_nickname(first_name, inside, surname))
        .then_some(surname)
    }

    fn is_nickname(
        &self,
        first_name: usize,
        inside: std::ops::Range<usize>,
        surname: usize,
    ) -> bool {
        let is_free = |token: usize| !self.signs(token).has(Signs::COMMA.or(Signs::HARD));
        inside.len() <= NICKNAME
            && inside.end == surname
            && self.is_capital(first_name)
            && self.is_capital(surname)
            && self.is_capital(inside.end - 1)
            && is_free(inside.start)
            && is_free(surname)
            && self.quotation_at(first_name) == self.quotation_at(surname)
    }

    /// "The pupils who had waited outside": the token of the noun before a relative clause
    /// without commas whose verb ends a walk to the left at `first`.
    fn antecedent_of(&self, first: usize, last: usize, sentence: Run) -> Option<usize> {
        let verb = first.checked_sub(1)?;
        // "One man who was leaving the hospital".
        let is_progressive = self.class(verb).is(Class::ING)
            && verb > sentence.first
            && self.class(verb - 1).is(Class::BE);
        let is_verb = self.is_verb(verb) || is_progressive;
        if !is_verb && !self.class(verb).is(Class::RELATIVE) {
            return None;
        }
        let relative = (sentence.first + 1..=verb)
            .rev()
            .take(RELATIVE)
            .take_while(|&it| it == verb || self.signs(it + 1) == Signs::NONE)
            .find(|&it| self.class(it).is(Class::RELATIVE))?;
        let is_free = self.signs(relative) == Signs::NONE
            && !self.class(relative - 1).is(Class::PREPOSITION)
            && (relative + 1..=last).all(|it| self.signs(it) == Signs::NONE);
        // One group of verbs, and none behind it.
        let mut n_groups = 0;
        let mut was_verb = false;
        for at in relative + 1..=last {
            let is_verb =
                self.is_verb(at) || self.class(at).is(Class::ED.or(Class::PAST));
            n_groups += usize::from(is_verb && !was_verb);
            was_verb = is_verb || was_verb && self.class(at).is(Class::ADVERB);
        }
        (is_free && n_groups == 1).then(|| relative - 1)
    }

    /// Whether a word is a plural in -s.
    pub(super) fn is_plural_noun(&self, token: usize) -> bool {
        let word = self.word(token);
        word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !self.is_capital(token)
    }

    /// Whether "after" and its like begin a clause: the one before them has a verb, or they
    /// stand behind a span of time ("a day after the mayor said").
    fn begins_clause_behind(&self, token: usize, sentence: Run) -> bool {
        let Some(before) = token.checked_sub(1).filter(|&it| it >= sentence.first) else {
            // "After officials warned of it, thousands left": a main clause follows.
            return (token + 1..=sentence.last)
                .any(|it| self.signs(it).has(Signs::COMMA) && self.has_subject(it));
        };
        self.class(before).is(Class::TIME)
            || self.is_span(before)
            || (sentence.first + 1..=before)
                .rev()
                .take(LONGEST)
                .take_while(|&it| !self.signs(it + 1).has(Signs::HARD))
                .any(|it| {
                    self.is_verb(it) || self.class(it).is(Class::PAST.or(Class::ED))
                })
    }

    /// Whether a subject may begin at a token: a name, a noun with a determiner, a pronoun or a
    /// plural.
    fn has_subject(&self, token: usize) -> bool {
        let class = self.class(token);
        self.is_capital(token)
            || class.is(Class::DETERMINER.or(Class::SUBJECT).or(Class::POSSESSIVE))
            || self.is_plural_noun(token)
    }

    /// "the council this month", "a judge on Tuesday": the last token before words of time.
    fn without_time(&self, first: usize, last: usize) -> usize {
        if !self.class(last).is(Class::TIME) {
            // "The congressman over the weekend joked".
            let is_past = last > first + 2
                && self
                    .is_word(last, &["weekend", "summer", "winter", "years", "months"])
                && self.class(last - 1).is(Class::DETERMINER)
                && self.is_word(last - 2, &["over", "during"]);
            return if is_past { last - 3 } else { last };
        }
        let start = (last.saturating_sub(3).max(first + 1)..=last)
            .find(|&it| self.behind_time(it, last) == Some(last + 1));
        let Some(start) = start else { return last };
        let before = start - 1;
        if before > first && self.is_word(before, &["on", "late", "early"]) {
            return before - 1;
        }
        before
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
            && !self.is_behind_full_name(token)
    }

    /// "Ada Tamm seized on the note": whether a word stands right behind a name that begins its
    /// sentence, and that no participle says more of.
    fn is_behind_full_name(&self, token: usize) -> bool {
        let sentence = self.sentence(token);
        let name = (sentence.first..token).rev().take_while(|&it| {
            self.is_capital(it) && (it + 1 == token || self.signs(it + 1) == Signs::NONE)
        });
        let is_person = |it: usize| self.is_first_name(it) || self.is_form(it);
        name.last().is_some_and(|first| {
            first == sentence.first && first + 1 < token && is_person(first)
        })
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
        let Run { first, last } = self.opened(run, true)?;
        let last = self.without_time(first, last);
        // A determiner alone stands for somebody only where it is a pronoun too.
        let class = self.class(first);
        let is_alone = first == last;
        let is_word = !is_alone
            || !class.is(Class::PREPOSITION.or(Class::AUXILIARY).or(Class::OBJECT))
                && !self.is_word(first, &["the", "a", "an", "its", "no", "every"]);
        is_word.then_some(Run { first, last })
    }

    /// The noun phrase from a token on: a source behind its cue.
    pub(super) fn noun_phrase_from(&self, first: usize, end: Run) -> Option<Run> {
        if first > end.last || self.gap(first) == Gap::Break {
            return None;
        }
        let class = self.class(first);
        if class.is(Class::SUBJECT.or(Class::OBJECT)) && !class.is(Class::DETERMINER) {
            return Some(Run { first, last: first });
        }
        if self.behind_time(first, end.last).is_some() {
            return None;
        }
        if class.is(Class::PREPOSITION.or(Class::COORDINATOR).or(Class::TO))
            || (class.is(Class::SUBORDINATOR) && !class.is(Class::DETERMINER))
            || class.is(Class::ADVERB)
                && !self.is_capital(first)
                && self.gap(first + 1) != Gap::Hyphen
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
            if let Some(behind) = self.behind_nickname(last, end) {
                last = behind;
                continue;
            }
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
            if self.class(last).is(Class::WHO_FORM) && last > first {
                // "said a shopkeeper who asked not to be named": the clause is the source's.
                last = self.end_of_piece(next, end);
                break;
            }
            let is_end = self.is_verb(next)
                || class.is(Class::SUBORDINATOR) && !class.is(Class::RELATIVE)
                || class.is(Class::TIME) && self.gap(next) != Gap::Hyphen
                || class.is(Class::SUBJECT)
                    && !class.is(Class::DETERMINER.or(Class::RELATIVE))
                || class.is(Class::TO)
                || class.is(Class::ADVERB) && !self.is_capital(next)
                || self.class(next).is(Class::LEAVES_A_SOURCE)
                || self.behind_time(next, end.last).is_some()
                || self.begins_hearer(next)
                || self.leaves_noun(next)
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

    /// "sagte die Sprecherin dem Sender": whether whoever is spoken to begins behind a noun
    /// phrase; "der" only behind a name, for behind a noun it says whose that is.
    pub(super) fn begins_hearer(&self, token: usize) -> bool {
        self.class(token).is(Class::BEFORE_A_HEARER)
            && token > 0
            && !self.class(token - 1).is(Class::PREPOSITION)
            && (self.is_capital(token - 1)
                || self.words.meaning(Class::BEFORE_A_HEARER, self.word(token)).is_none())
    }

    /// "Laut Polizei stauen sich die Wagen": whether a word in small letters behind a noun ends
    /// its phrase, where nouns have capitals and attributes stand before them.
    fn leaves_noun(&self, token: usize) -> bool {
        let is_small = |at: usize| self.word(at).starts_with(char::is_lowercase);
        let goes_on = Class::PREPOSITION
            .or(Class::DETERMINER)
            .or(Class::COORDINATOR)
            .or(Class::RELATIVE)
            .or(Class::PARTICLE);
        self.words.has_noun_capitals()
            && is_small(token)
            && !is_small(token - 1)
            && !self.class(token).is(goes_on)
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
        let is_of = token < self.found.tokens.len() - 1
            && (self.is_word(token, &["of"])
                || self.is_word(token, &["one"]) && self.is_word(token + 1, &["of"]));
        if is_of {
            return true;
        }
        let is_noun = class.is(Class::DETERMINER) && !class.is(Class::SUBJECT)
            || class.is(Class::NUMBER)
            || self.is_capital(token) && !class.is(Class::TIME)
            || class.is(Class::ROLE)
            || self.is_role(token)
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
