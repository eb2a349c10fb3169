//! Words that open a sentence before its subject: "But", "Last night", "On Monday", "In Orlo".

use crate::language::Class;
use crate::voice::article::{Article, Run, Signs};
use crate::voice::clause::NOMINAL;

impl Article<'_> {
    /// The token behind words that say when: "last night", "two days later", "late on Sunday".
    pub(super) fn behind_time(&self, first: usize, last: usize) -> Option<usize> {
        let is_next =
            |at: usize| at <= last && (at == first || self.signs(at) == Signs::NONE);
        let is_in = |at: usize, class: Class| is_next(at) && self.class(at).is(class);
        let mut at = first;
        while is_in(at, Class::TIME_LEAD) {
            at += 1;
        }
        if at > first && is_next(at) && self.is_word(at, &["in", "on"]) {
            at += 1;
        }
        let behind_run = |mut at: usize| {
            // "on Monday two drones": a number in words counts what follows.
            let is_part = |at: usize| {
                is_next(at)
                    && (self.class(at).is(Class::TIME)
                        || self.class(at).is(Class::NUMBER)
                            && self.word(at).starts_with(|c: char| c.is_ascii_digit()))
            };
            while is_part(at) {
                at += 1;
            }
            at
        };
        let is_span = |at: usize| is_in(at, Class::TIME_SPAN);
        if is_next(at) && self.is_day(at) {
            return Some(behind_run(at));
        }
        if is_in(at, Class::TIME_POINTER)
            && (is_span(at + 1)
                || is_next(at + 1) && self.is_day(at + 1)
                || is_next(at + 1) && self.class(at + 1).is(Class::TIME))
        {
            return Some(behind_run(at + 2));
        }
        // "A day later", "the next morning", "weeks ago".
        let start = at;
        while is_in(at, Class::TIME_COUNT)
            || is_next(at) && self.class(at).is(Class::NUMBER)
        {
            at += 1;
        }
        let is_following = is_in(at, Class::TIME_FOLLOWING);
        at += usize::from(is_following);
        let is_time = is_span(at) || is_next(at) && self.class(at).is(Class::TIME);
        if !is_time || self.is_month(at) {
            return None;
        }
        let next = behind_run(at + 1);
        let is_closed =
            |at: usize| at > last || self.signs(at).has(Signs::COMMA.or(Signs::HARD));
        if is_in(next, Class::TIME_BEHIND)
            && (!self.class(next).is(Class::PREPOSITION) || is_closed(next + 1))
        {
            return Some(next + 1);
        }
        (is_following && at > start).then_some(next)
    }

    /// Whether a token is a day that says when without a preposition, or a month with its day.
    fn is_day(&self, token: usize) -> bool {
        let class = self.class(token);
        if !class.is(Class::TIME) {
            return false;
        }
        if self.is_month(token) {
            return token + 1 < self.found.tokens.len()
                && self.class(token + 1).is(Class::NUMBER)
                && self.word(token + 1).starts_with(|c: char| c.is_ascii_digit());
        }
        let word = self.word(token);
        word.ends_with("day") && word.len() > 3
            || self.is_word(token, &["tonight", "tomorrow"])
    }

    /// Whether a token is the name of a month, which may be a person's too.
    fn is_month(&self, token: usize) -> bool {
        let word = self.word(token);
        self.is_capital(token)
            && self.class(token).is(Class::TIME)
            && !word.ends_with("day")
            && !self.class(token).is(Class::TIME_SPAN)
            && !self.is_word(
                token,
                &[
                    "tonight",
                    "tomorrow",
                    "morning",
                    "evening",
                    "afternoon",
                    "night",
                    "weekend",
                ],
            )
    }

    /// The token behind one word or phrase that opens a sentence; none where the subject
    /// begins. `is_open` says that what follows is not known to be a name.
    pub(super) fn behind_opening(
        &self,
        first: usize,
        last: usize,
        is_open: bool,
    ) -> Option<usize> {
        let class = self.class(first);
        if let Some(next) = self.behind_time(first, last) {
            return Some(next);
        }
        let is_nominal = class.is(Class::DETERMINER.or(Class::SUBJECT));
        // "Nearly half", "about two in three": what says how many.
        let is_counting = first < last
            && self.is_word(first, &["about", "almost", "around", "nearly", "roughly"])
            && self.class(first + 1).is(Class::NUMBER.or(Class::QUANTITY));
        if is_counting {
            return None;
        }
        if class.is(Class::PREPOSITION) && !is_nominal
            || class.is(Class::ING) && self.is_spoken(first, last)
        {
            return self.behind_adverbial(first, last, is_open).or(Some(last + 1));
        }
        let is_name = self.is_capital(first)
            && first < last
            && self.is_capital(first + 1)
            && self.is_first_name(first);
        // "Tilda Long", "Long said": a capital inside a sentence is a name's.
        let is_name = is_name
            || class.is(Class::ADVERB)
                && self.is_capital(first)
                && first > self.sentence(first).first
                && !self.is_word(first, &["however", "meanwhile", "now", "soon", "then"]);
        (class.is(LEADING) && !is_nominal && !is_name
            || class.is(Class::TIME)
                && !self.is_month(first)
                && first < last
                && (self.class(first + 1).is(NOMINAL) || self.is_capital(first + 1)))
        .then_some(first + 1)
    }

    /// "Speaking to the Post", "Writing in March": a participle with a preposition.
    fn is_spoken(&self, first: usize, last: usize) -> bool {
        first < last
            && self.class(first + 1).is(Class::PREPOSITION.or(Class::TO))
            && self.is_capital(first)
    }

    /// Whether a token is a span of time: "hours", "day".
    pub(super) fn is_span(&self, token: usize) -> bool {
        self.class(token).is(Class::TIME_SPAN)
    }

    pub(super) fn is_first_name(&self, token: usize) -> bool {
        self.found.tokens.get(token).is_some_and(|it| {
            it.is_capital && self.words.spellings().is_first_name(it.word_form)
        })
    }

    /// Whether a word in lower case is what somebody is: "leader", "deputy".
    pub(super) fn is_role(&self, token: usize) -> bool {
        self.found.tokens.get(token).is_some_and(|it| {
            !it.is_capital && self.words.spellings().is_role(it.word_form)
        })
    }

    /// Whether a word with a capital is a form of address or a title: "Mr", "Sen".
    pub(super) fn is_form(&self, token: usize) -> bool {
        self.is_capital(token) && self.is_title_word(token)
    }

    fn is_title_word(&self, token: usize) -> bool {
        self.found
            .tokens
            .get(token)
            .is_some_and(|it| self.words.spellings().is_title(it.word_form))
    }

    /// "On Monday officials", "In Orlo Ada Tamm": the token behind a prepositional phrase in
    /// front. Where a place and a name meet, the name is its last two words.
    fn behind_adverbial(
        &self,
        first: usize,
        last: usize,
        is_open: bool,
    ) -> Option<usize> {
        let mut at = first + 1;
        let mut has_noun = false;
        let mut fallback = None;
        while at <= last {
            let class = self.class(at);
            let is_governed = self.class(at - 1).is(GOVERNS);
            if has_noun && !is_governed {
                let is_name = self.is_capital(at) && !class.is(Class::TIME);
                let is_titled = at < last && self.is_role(at) && self.is_capital(at + 1);
                if class.is(Class::DETERMINER.or(Class::SUBJECT)) || is_name || is_titled
                {
                    return Some(at);
                }
                if let Some(next) = self.behind_time(at, last) {
                    return (next <= last).then_some(next);
                }
            }
            if class.is(Class::TIME.or(Class::NUMBER)) {
                let next = at + 1;
                let ends = next <= last
                    && !self
                        .class(next)
                        .is(Class::TIME.or(Class::NUMBER).or(Class::PREPOSITION));
                if ends {
                    return Some(next);
                }
            }
            if self.is_capital(at) && !class.is(Class::TIME) {
                let end = self.end_of_capitals(at, last);
                if let Some(name) = self.name_behind_place(at, end, last, is_open) {
                    return Some(name);
                }
                fallback = (end < last).then_some(end + 1);
                at = end;
            }
            has_noun |= !class.is(Class::DETERMINER.or(Class::PREPOSITION).or(Class::TO));
            at += 1;
        }
        fallback.filter(|&it| is_open && !self.class(it).is(GOVERNS.or(Class::ADVERB)))
    }

    /// The last of capitals in a row.
    fn end_of_capitals(&self, first: usize, last: usize) -> usize {
        let mut end = first;
        while end < last
            && self.is_capital(end + 1)
            && self.signs(end + 1) == Signs::NONE
            && !self.class(end).is(Class::GENITIVE)
        {
            end += 1;
        }
        end
    }

    /// Where a person's name begins among capitals that begin with a place: "Orlo Ada Tamm".
    fn name_behind_place(
        &self,
        first: usize,
        end: usize,
        last: usize,
        is_open: bool,
    ) -> Option<usize> {
        let known = (first + 1..end).find(|&it| self.is_first_name(it));
        let is_last = end == last || self.class(end + 1).is(Class::PREPOSITION);
        let name = known.or_else(|| {
            let n = end - first;
            (is_open && is_last && n > 0).then_some(if n > 1 { end - 1 } else { end })
        })?;
        let mut begin = name;
        while begin > first && self.is_title_word(begin - 1) {
            begin -= 1;
        }
        Some(begin)
    }

    /// Where the subject begins in a piece between commas whose opener has no comma of its own:
    /// "But Ada Tamm", "Last night Ada Tamm". None where the piece is an adverbial alone.
    pub(super) fn subject_in(&self, piece: Run, is_open: bool) -> Option<Run> {
        let run = self.opened(piece, is_open)?;
        let is_subject = self.is_capital(run.first)
            || self.class(run.first).is(NOMINAL)
            || self.is_role(run.first)
            || self.class(run.first).is(Class::ED)
                && self.is_capital(run.last)
                && !(run.first..run.last).any(|it| self.class(it).is(Class::PREPOSITION));
        (run.first > piece.first && is_subject).then_some(run)
    }

    /// A phrase without what opens the sentence before it.
    pub(super) fn opened(&self, run: Run, is_open: bool) -> Option<Run> {
        let mut first = run.first;
        while first <= run.last {
            match self.behind_opening(first, run.last, is_open) {
                Some(next) => first = next,
                None => return Some(Run { first, ..run }),
            }
        }
        None
    }
}

/// What governs the noun behind it.
const GOVERNS: Class = Class::PREPOSITION
    .or(Class::TO)
    .or(Class::COORDINATOR)
    .or(Class::GENITIVE)
    .or(Class::AS);

/// Words that a subject cannot begin with.
const LEADING: Class = Class::COORDINATOR
    .or(Class::ADVERB)
    .or(Class::SUBORDINATOR)
    .or(Class::THAT)
    .or(Class::TO);
