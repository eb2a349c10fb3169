//! Runs of capitals: where an article prints a name, and which of its words are titles.

use crate::language::Class;
use crate::text::Gap;
use crate::voice::speakers::phrase::PERSONS;
use crate::voice::speakers::reading::Reading;

/// The most words of one run.
pub(super) const LONGEST: usize = 12;

/// A name in the text: tokens `start..first` are its titles, `first..=last` the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// Words of grammar that have a capital in a headline and are never inside a name there.
const IN_TITLES: Class =
    Class::TO.or(Class::AS).or(Class::BY).or(Class::AUXILIARY).or(Class::SUBORDINATOR);

impl Run {
    /// Whether a title or a form of address stands before it.
    pub(super) fn is_titled(self) -> bool {
        self.start < self.first
    }
}

impl Reading<'_> {
    /// Every name of the article, in order. Linear in the number of tokens.
    pub(super) fn runs(&self) -> Vec<Run> {
        self.runs_in(0, self.tokens.len())
    }

    /// The names among the tokens `from..to`.
    pub(super) fn runs_in(&self, from: usize, to: usize) -> Vec<Run> {
        let mut runs = Vec::with_capacity((to - from.min(to)) / 16);
        let mut next = from;
        let begin = self.capitals.partition_point(|&it| it < from);
        for &at in self.capitals[begin..].iter().take_while(|&&it| it < to) {
            let is_behind = at == next && at > from && self.goes_on(at);
            // "Her MP, Ada Tamm": letters that name nobody.
            let is_office = self.is_letters(at)
                && at > 0
                && self.goes_on(at)
                && self.is_in(at - 1, Class::THIRD_POSSESSIVE.or(Class::ARTICLE));
            if is_behind && self.is_letters(at) || is_office {
                continue;
            }
            if at >= next && self.may_begin(at) {
                let last = self.end_of_run(at, to);
                runs.extend(self.cut(at, last));
                next = last + 1;
            }
        }
        runs
    }

    /// Whether a word with a capital may be the first of a name: it has it for its own sake.
    fn may_begin(&self, token: usize) -> bool {
        let is_free = self.places.is_initial(token) || self.places.is_titled(token);
        // "Following Tamm’s visit", "Similarly Ada Tamm": what opens a sentence.
        let word = self.word(token);
        let is_participle = is_free
            && word.len() > 5
            && (word.ends_with("ing") || word.ends_with("ly"))
            && token + 1 < self.tokens.len()
            && self.is_capital(token + 1)
            && !self.is_in(token, Class::MALE_NAME.or(Class::FEMALE_NAME));
        // "Added Berg, “…”": the verb of the source behind it.
        let is_fronted = || {
            self.sources.binary_search(&(token + 1)).is_ok()
                && self.goes_on(token + 1)
                && self.language().class(self.lower(token)).is(Class::ED.or(Class::PAST))
                && !self.is_in(token, Class::MALE_NAME.or(Class::FEMALE_NAME))
        };
        if is_participle || is_free && is_fronted() {
            return false;
        }
        // Most names are on no list.
        if self.classes(token).is_empty()
            && !word.starts_with("I’")
            && !word.starts_with("I'")
        {
            return !is_free || !self.is_common(token) && !self.opens_a_phrase(token);
        }
        let is_i = word == "I" || word.starts_with("I’") || word.starts_with("I'");
        if self.is_in(token, Class::CALENDAR_NOUN) || is_i {
            return false;
        }
        let is_date = token + 1 < self.tokens.len()
            && self.is_in(token, Class::MONTH_OR_WORD)
            && self.word(token + 1).starts_with(|c: char| c.is_ascii_digit());
        if is_date || (self.is_in(token, Class::MONTH_OR_WORD) && self.is_month(token)) {
            return false;
        }
        if self.is_in(token, Class::OUTSIDE_NAMES)
            && self.is_acronym(token)
            && self.is_in(token, Class::RELATIVE.or(Class::THAT))
        {
            return !self.places.is_titled(token);
        }
        // "Will Tolland said": a first name before another capital.
        let is_first_name = || {
            (self.is_in(token, Class::MALE_NAME) || self.is_in(token, Class::FEMALE_NAME))
                && token + 1 < self.tokens.len()
                && self.goes_on(token + 1)
                && self.is_capital(token + 1)
        };
        if self.is_in(token, Class::OUTSIDE_NAMES) && is_free && is_first_name() {
            return true;
        }
        if self.is_in(token, Class::OUTSIDE_NAMES) {
            // Surnames like May are recognised by their place inside a sentence.
            return !is_free && !self.is_in(token, Class::ARTICLE);
        }
        // "Reports say": the capital is the sentence’s.
        let is_common = self.is_common(token) || self.is_in(token, Class::COMMON_PLURAL);
        !is_free || self.is_in(token, Class::TITLE) || !is_common
    }

    /// "Seated beside the mayor, he said", "Angry, she left": whether a word that no list has and
    /// that has no capital elsewhere opens a phrase about whoever follows.
    fn opens_a_phrase(&self, token: usize) -> bool {
        let next = token + 1;
        if next >= self.tokens.len() || self.has_a_capital_elsewhere(token) {
            return false;
        }
        let class = self.language().class(self.lower(token));
        let is_participle = class.is(Class::ED.or(Class::ING).or(Class::PAST));
        let behind = self.classes(next);
        let is_closed = self.is_behind_comma(next);
        self.goes_on(next) && is_participle && behind.is(Class::PREPOSITION.or(Class::BY))
            || is_closed
                && self.behind(token) == ", "
                && (behind.is(Class::SUBJECT) || is_participle && !self.is_capital(next))
    }

    /// Whether a word before a month's name says that it is one.
    fn is_month(&self, token: usize) -> bool {
        token > 0 && self.goes_on(token) && self.is_in(token - 1, Class::BEFORE_A_MONTH)
    }

    /// The last token of the run that begins at a token.
    fn end_of_run(&self, first: usize, to: usize) -> usize {
        let to = to.min(first + LONGEST);
        let mut last = first;
        let mut is_linked = false;
        while last + 1 < to {
            if let Some(behind) = self.behind_nickname(last, to) {
                last = behind;
                continue;
            }
            if !self.goes_on(last + 1) {
                break;
            }
            let next = last + 1;
            if self.is_second_syllable(first, next) {
                last = next;
                continue;
            }
            // Most names end here: before a word in lower case that is on no list.
            let is_other = !self.is_capital(next) && self.classes(next).is_empty();
            if is_other || self.is_possessive(last) {
                break;
            }
            // "Bridge Closes As Mayor Quits": in a line of capitals words of grammar end a name.
            if self.places.is_titled(next) && self.is_in(next, IN_TITLES) {
                break;
            }
            if self.is_letters(next) || self.begins_source(next) {
                break;
            }
            let is_name = |at: usize| {
                at < to && self.is_capital(at) && !self.is_in(at, Class::CALENDAR_NOUN)
            };
            let is_capital = is_name(next) && !self.is_in(next, Class::I);
            if is_capital || (self.is_particle(next) && self.leads_on(next, to)) {
                last = next;
            } else if self.links(last, next) || is_linked && self.is_in(next, Class::OF) {
                let is_the = next + 1 < to && self.is_in(next + 1, Class::DEFINITE);
                let behind = next + 1 + usize::from(is_the);
                if !is_name(behind) || !self.goes_on(behind) || !self.goes_on(next + 1) {
                    break;
                }
                is_linked = true;
                last = behind;
            } else if is_linked
                && self.is_in(next, Class::AND)
                && self.is_in(first, Class::MINISTRY)
                && is_name(next + 1)
            {
                last = next + 1;
            } else {
                break;
            }
        }
        while last > first
            && !self.is_capital(last)
            && !self.is_second_syllable(first, last)
        {
            last -= 1;
        }
        last
    }

    /// "Kim Yong-hyun": whether a word in lower case is part of a first name behind a surname.
    fn is_second_syllable(&self, first: usize, token: usize) -> bool {
        token >= first + 2
            && self.tokens[token].gap == Gap::Hyphen
            && !self.is_capital(token)
            && self.is_in(token - 2, Class::FAMILY_NAME_FIRST)
            && self.is_capital(token - 1)
            && self.tokens[token - 1].gap == Gap::Space
            && !self.is_in(token - 1, Class::PLACE_END)
            && !self.language().class(self.lower(token)).is(Class::ED.or(Class::PAST))
    }

    /// "James “Rusty” Carver": the word behind a nickname in marks.
    fn behind_nickname(&self, last: usize, to: usize) -> Option<usize> {
        let opens =
            |at: usize| matches!(self.behind(at), " “" | " ‘" | " \"" | " '" | " (");
        let closes =
            |at: usize| matches!(self.behind(at), "” " | "’ " | "\" " | "' " | ") ");
        if self.tokens[last + 1].gap != Gap::Punctuation || !opens(last) {
            return None;
        }
        let end = (last + 1..to.min(last + 4)).find(|&at| closes(at))?;
        let is_name = end + 1 < to
            && self.is_capital(end + 1)
            && self.is_capital(end)
            && (self.is_capital(last + 1) || self.is_in(last + 1, Class::DEFINITE));
        is_name.then_some(end + 1)
    }

    /// Whether a word is a small word of a family name; of those that are other words as well
    /// only where a first name stands before ("Ada ten Holt").
    fn is_particle(&self, token: usize) -> bool {
        let first_names = Class::MALE_NAME.or(Class::FEMALE_NAME);
        self.is_in(token, Class::PARTICLE)
            || self.is_in(token, Class::PARTICLE_OR_WORD)
                && self.is_in(token - 1, first_names)
    }

    /// Whether a particle stands before a capital, or before another particle that does.
    fn leads_on(&self, token: usize, to: usize) -> bool {
        let is_capital = |at: usize| at < to && self.goes_on(at) && self.is_capital(at);
        is_capital(token + 1)
            || (token + 1 < to
                && self.is_in(token + 1, Class::PARTICLE)
                && is_capital(token + 2))
    }

    /// Whether "of" or "for" links what a body or an office is for.
    fn links(&self, last: usize, next: usize) -> bool {
        self.is_in(next, Class::LINK)
            && !self.is_capital(next)
            && (self.is_in(last, Class::BODY) || self.is_in(last, Class::TITLE))
    }

    /// Parts titles from name; none where a title stands alone.
    fn cut(&self, start: usize, last: usize) -> Option<Run> {
        let title = (start..=last).rev().find(|&at| self.is_in(at, Class::TITLE));
        let title = title
            .filter(|_| !self.is_body(start, last))
            .or_else(|| self.role(start, last));
        let Some(title) = title else {
            return Some(Run { start, first: start, last });
        };
        if title == last {
            // "Amita Sen": an abbreviated title stands before a name.
            let is_behind = || self.is_in(last, Class::ABBREVIATED_TITLE) && start < last;
            let is_surname = (self.is_in(last, Class::ALSO_SURNAME) || is_behind())
                && (start == last || !self.is_in(last - 1, Class::TITLE));
            // "Rep. Ada King": the title before such a name.
            let title = (start..last).rev().find(|&at| self.is_in(at, Class::TITLE));
            let first = title.filter(|&it| it + 1 < last).map_or(start, |it| it + 1);
            return is_surname.then_some(Run { start, first, last });
        }
        let mut first = title + 1;
        // "Deputy Chief Constable Olaf Berg".
        while first + 1 < last && self.is_in(first, Class::CALLING) {
            first += 1;
        }
        if !self.is_in(first, Class::LINK) {
            return Some(Run { start, first, last });
        }
        // "Secretary of State Ada Tamm": the last two words are the name, if there are three.
        let domain = first + 1 + usize::from(self.is_in(first + 1, Class::DEFINITE));
        let name = self.last_two(domain, last);
        (name > domain).then_some(Run { start, first: name, last })
    }

    /// "Resident Ada Tamm", "Quarterback Olaf Berg": the last word before a name of two that says
    /// what somebody is.
    fn role(&self, start: usize, last: usize) -> Option<usize> {
        if last < start + 2 || self.is_body(start, last) {
            return None;
        }
        let name = self.last_two(start, last);
        let before = name.checked_sub(1).filter(|&it| it >= start)?;
        // "Supervisor Olaf Berg": no list holds every word for what somebody does.
        let is_doer = || {
            let word = self.lower(before);
            word.len() > 5
                && PERSONS.iter().any(|it| word.ends_with(it))
                && !self.is_in(before, Class::MALE_NAME.or(Class::FEMALE_NAME))
                && self.is_in(name, Class::MALE_NAME.or(Class::FEMALE_NAME))
        };
        if self.is_in(before, Class::CALLING) || is_doer() {
            return Some(before);
        }
        // "In Orlo Ada Tamm", "Separately Ada Tamm": a first name behind another word.
        let is_fronted = self.places.is_initial(start)
            || self.goes_on(start) && self.is_in(start - 1, Class::BEFORE_A_PLACE);
        // "James “Jim” Berg" has two.
        let is_first = self.is_in(before, Class::MALE_NAME.or(Class::FEMALE_NAME));
        (is_fronted && !is_first && self.is_in(name, Class::ONLY_FIRST_NAME))
            .then_some(before)
    }

    /// Where a name of two words that ends at a token begins.
    fn last_two(&self, from: usize, last: usize) -> usize {
        let is_small = |at: usize| {
            self.word(at).chars().count() == 1
                || self.is_in(at, Class::PARTICLE)
                || self.tokens[at + 1].gap == Gap::Hyphen
                || self.is_in(at + 1, Class::GENERATION)
        };
        let mut first = last;
        while first > from && is_small(first - 1) {
            first -= 1;
        }
        first = first.saturating_sub(1).max(from);
        while first > from && self.tokens[first].gap == Gap::Hyphen {
            first -= 1;
        }
        first
    }

    /// Whether words name a body: a kind of body ends them, or stands before "of" and "for".
    pub(super) fn is_body(&self, first: usize, last: usize) -> bool {
        (first..=last).any(|at| {
            let is_head =
                at == last || self.is_in(at + 1, Class::LINK) && !self.is_capital(at + 1);
            let is_alone = first == last;
            is_head
                && !is_alone
                && (self.is_in(at, Class::BODY) || self.is_in(at, Class::COMPANY))
        })
    }
}
