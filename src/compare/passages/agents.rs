//! Who is named as doing what a passage describes: subject, by-phrase, owner, or nobody.
//!
//! There is no parser here, so the rules look at a few words around an action and claim
//! nothing where these leave it open: after a participle without a form of *be* a preposition
//! may follow an active verb as well as a passive one ("territory seized in May"). An action
//! is a participle or past form, or a noun made of a verb.

use crate::compare::passages::quantities::is_weekday;
use crate::compare::passages::words::{Word, Words};
use crate::language::Class;
use crate::text::{Gap, Span};
use std::ops::Range;

/// So many words around an action are looked at.
const REACH: usize = 6;

/// Who is named as doing something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agent {
    /// The subject of an active verb.
    Subject(Span),
    /// The words after *by*.
    ByPhrase(Span),
    /// The owner of a noun of action: a possessive.
    Owner(Span),
    /// Nobody: a passive without *by*, or a noun of action alone.
    NotGiven,
}

impl Agent {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Subject(_) => "subject",
            Self::ByPhrase(_) => "by-phrase",
            Self::Owner(_) => "owner",
            Self::NotGiven => "none",
        }
    }

    /// The words that name it.
    #[must_use]
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Subject(span) | Self::ByPhrase(span) | Self::Owner(span) => Some(span),
            Self::NotGiven => None,
        }
    }
}

/// An action with whoever is given as doing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Action {
    /// What makes two actions one: the stem.
    pub(super) stem: String,
    pub(super) span: Span,
    pub(super) agent: Agent,
}

/// The actions among some words of an article whose agent is certain, in order.
pub(super) fn actions(words: &Words, all: &[Word], range: Range<usize>) -> Vec<Action> {
    let clause = Clause { words, all, range: range.clone() };
    let found = range.filter_map(|at| {
        let agent = if clause.is_noun(at) {
            clause.of_noun(at)
        } else if clause.is_verb(at) {
            clause.of_verb(at)
        } else {
            None
        };
        let stem = words.stem(all[at]).to_owned();
        agent.map(|agent| Action { stem, span: all[at].span, agent })
    });
    found.collect()
}

/// Some words of an article.
struct Clause<'a> {
    words: &'a Words,
    all: &'a [Word],
    range: Range<usize>,
}

impl Clause<'_> {
    fn folded(&self, at: usize) -> &str {
        self.words.folded(self.all[at])
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.words.class(self.all[at]).is(class)
    }

    /// Whether nothing but a blank or a hyphen stands before a word.
    fn is_joined(&self, at: usize) -> bool {
        matches!(self.all[at].gap, Gap::Space | Gap::Hyphen)
    }

    fn is_noun(&self, at: usize) -> bool {
        let word = self.folded(at);
        let ends = ["tion", "tions", "sion", "sions", "ment", "ments"];
        // A noun before another noun only says which.
        let is_modifier = self.range.contains(&(at + 1))
            && self.is_joined(at + 1)
            && !self.words.is_function(self.all[at + 1])
            && !self.is_verb(at + 1)
            && !self.folded(at + 1).ends_with("ly");
        !self.all[at].is_capital
            && !is_modifier
            && !self.is(at, Class::NO_ACTION)
            && (self.is(at, Class::ACTION_NOUN)
                || (word.len() > 7 && ends.iter().any(|it| word.ends_with(it))))
    }

    fn is_verb(&self, at: usize) -> bool {
        let word = self.folded(at);
        !self.all[at].is_capital
            && !self.is(at, Class::NO_PASSIVE)
            && (self.is(at, Class::IRREGULAR_PARTICIPLE)
                || (word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")))
            // "a so-called vote", "the US-led talks": part of a noun.
            && !(self.range.contains(&(at + 1)) && self.all[at + 1].gap == Gap::Hyphen)
            && self.all[at].gap != Gap::Hyphen
    }

    fn of_verb(&self, at: usize) -> Option<Agent> {
        if let Some(agent) = self.by_phrase(at) {
            return Some(Agent::ByPhrase(agent));
        }
        if self.is_after_be(at) {
            return Some(Agent::NotGiven);
        }
        self.subject(at).map(Agent::Subject)
    }

    fn of_noun(&self, at: usize) -> Option<Agent> {
        if let Some(agent) = self.by_phrase(at) {
            return Some(Agent::ByPhrase(agent));
        }
        let mut first = at;
        while first > self.range.start && at - first < REACH && self.is_joined(first) {
            let before = first - 1;
            let owns = self.all[before].is_possessive || self.is(before, Class::OWNER);
            if owns && self.is_time(before) {
                return None;
            }
            if owns {
                return self.phrase_before(first).map(Agent::Owner);
            }
            if self.is(before, Class::LIGHT_VERB) {
                return self.subject(before).map(Agent::Subject);
            }
            // A name or a people before the noun may be the agent or the place.
            if self.words.is_name(self.all[before]) {
                return None;
            }
            let is_inside = !self.words.is_function(self.all[before])
                || self.is(before, Class::BEFORE_A_NOUN)
                || self.is(before, Class::LIKE_AN_ADJECTIVE);
            if !is_inside || self.is_verb(before) {
                break;
            }
            first = before;
        }
        // "an escalation of" may be somebody's; what follows *of* is whom it befell.
        Some(Agent::NotGiven)
    }

    /// Whether a form of *be* makes a participle a passive.
    fn is_after_be(&self, at: usize) -> bool {
        let mut before = at;
        while before > self.range.start && at - before < 4 && self.is_joined(before) {
            before -= 1;
            if self.is(before, Class::BE_OR_GET) {
                return true;
            }
            let word = self.folded(before);
            if !(word.ends_with("ly")
                || self.is(before, Class::BEFORE_A_VERB)
                || word == "no")
            {
                return false;
            }
        }
        false
    }

    /// The words after a *by* near an action, if they can be an agent.
    fn by_phrase(&self, at: usize) -> Option<Span> {
        let end = self.range.end.min(at + 1 + REACH);
        let by = (at + 1..end)
            .take_while(|&it| self.is_joined(it))
            .find(|&it| self.folded(it) == "by")?;
        // Another action between takes the phrase; a noun has it behind a few words only.
        let is_of_noun = self.is_noun(at);
        let is_taken = (at + 1..by)
            .any(|it| self.is_noun(it) || (is_of_noun && !self.is(it, Class::BEFORE_BY)));
        let first = by + 1;
        if is_taken || first >= self.range.end || !self.is_joined(first) {
            return None;
        }
        let word = self.folded(first);
        let is_time = word.starts_with(|c: char| c.is_ascii_digit())
            || is_weekday(word)
            || word.ends_with("ing")
            || matches!(word, "that" | "then" | "which" | "whom" | "early" | "late");
        if is_time {
            return None;
        }
        let mut last = first;
        while last + 1 < self.range.end
            && last - first < REACH
            && self.is_joined(last + 1)
        {
            let next = last + 1;
            let goes_on = !self.words.is_function(self.all[next])
                || (last == first && self.is(last, Class::BEFORE_A_NOUN))
                || (self.folded(next) == "of" && next + 1 < self.range.end);
            if !goes_on || self.is_verb(next) {
                break;
            }
            last = next;
        }
        while last > first && self.words.is_function(self.all[last]) {
            last -= 1;
        }
        let is_empty =
            self.words.is_function(self.all[last]) && self.folded(last) != "us";
        // "state by state" is no agent.
        let is_pair = self.all[by - 1].form == self.all[first].form;
        let is_none = is_empty || is_pair || self.is_time(last);
        (!is_none).then(|| Span {
            start: self.all[first].span.start,
            end: self.all[last].span.end,
        })
    }

    /// The subject of an active verb; none where the verb may be a passive participle.
    fn subject(&self, verb: usize) -> Option<Span> {
        let mut end = verb;
        while end > self.range.start && self.is_joined(end) {
            let word = self.folded(end - 1);
            if !(word.ends_with("ly") || self.is(end - 1, Class::BEFORE_A_VERB)) {
                break;
            }
            end -= 1;
        }
        if end == self.range.start || !self.is_joined(end) {
            return None;
        }
        let last = end - 1;
        let is_certain =
            self.is(last, Class::SUBJECT_PRONOUN) || end < verb || self.has_object(verb);
        if !is_certain || self.is(last, Class::BE_OR_GET) {
            return None;
        }
        self.phrase_before(end)
    }

    /// Whether what follows a verb can be its object only.
    fn has_object(&self, verb: usize) -> bool {
        let next = verb + 1;
        if next >= self.range.end || !self.is_joined(next) {
            return false;
        }
        let word = self.all[next];
        let is_opener =
            self.is(next, Class::BEFORE_A_NOUN) || self.is(next, Class::OWNER);
        let is_noun = !self.words.is_function(word)
            && !self.folded(next).ends_with("ly")
            && !is_weekday(self.folded(next));
        is_opener || is_noun
    }

    fn is_time(&self, at: usize) -> bool {
        self.is(at, Class::TIME_NOUN) || is_weekday(self.folded(at))
    }

    /// The noun phrase that ends before a place.
    fn phrase_before(&self, end: usize) -> Option<Span> {
        let last = end - 1;
        if self.is_time(last) {
            return None;
        }
        let mut first = last;
        let is_pronoun =
            self.is(last, Class::SUBJECT_PRONOUN) || self.is(last, Class::OWNER);
        if matches!(self.folded(last), "them" | "us") {
            let of = last.checked_sub(2).filter(|it| *it >= self.range.start)?;
            if self.folded(of + 1) != "of" || !self.is(of, Class::PART_OF) {
                return None;
            }
            first = of;
        } else if self.words.is_function(self.all[last]) && !is_pronoun {
            return None;
        } else if !is_pronoun {
            while first > self.range.start
                && last - first < REACH
                && self.is_joined(first)
            {
                let before = first - 1;
                let is_determiner = self.is(before, Class::BEFORE_A_NOUN)
                    || self.is(before, Class::OWNER);
                if is_determiner {
                    first = before;
                    break;
                }
                if self.words.is_function(self.all[before])
                    || self.is_verb(before)
                    || self.folded(before).ends_with("ly")
                {
                    break;
                }
                first = before;
            }
        }
        let span =
            Span { start: self.all[first].span.start, end: self.all[last].span.end };
        Some(span)
    }
}
