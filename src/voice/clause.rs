//! Shallow structure: finite verbs, the pieces between commas, and where a clause begins.

use crate::language::Class;
use crate::text::Gap;
use crate::voice::article::{Article, Run, Signs};
use crate::voice::cue::{Form, VerbGroup};

/// How far behind the start of a clause its verb may stand, where a noun phrase alone is
/// the likelier reading.
const SHORT_CLAUSE: usize = 10;

/// How many words of time may stand before the conjunction of a clause in front.
const FRONT: usize = 5;

/// What a noun phrase can begin with, names aside.
pub(super) const NOMINAL: Class =
    Class::DETERMINER.or(Class::SUBJECT).or(Class::POSSESSIVE).or(Class::NUMBER);

/// The clause that a content stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) sentence: Run,
    /// A relative clause between commas.
    pub(super) is_relative: bool,
    /// A subordinate clause before the main one.
    pub(super) is_subordinate: bool,
    /// Its verb is in the present.
    pub(super) is_present: bool,
}

impl Clause {
    /// A clause of its own.
    pub(super) fn main(sentence: Run) -> Self {
        Self { sentence, is_relative: false, is_subordinate: false, is_present: false }
    }
}

impl Article<'_> {
    /// Whether a word in -ed stands where a verb does.
    pub(super) fn is_plain_past(&self, token: usize) -> bool {
        let class = self.class(token);
        class.is(Class::ED)
            && token > 0
            && self.gap(token) != Gap::Hyphen
            && !self.class(token - 1).is(Class::DETERMINER.or(Class::POSSESSIVE))
    }

    /// Whether a token is a finite verb for sure.
    pub(super) fn is_verb(&self, token: usize) -> bool {
        let class = self.class(token);
        if class.is(Class::AUXILIARY) {
            return !self.is_name_of_modal(token);
        }
        if self.is_capital(token) {
            return false;
        }
        let is_after_noun = || {
            token > 0
                && (self.class(token - 1).is(Class::THAT)
                    || !self.class(token - 1).is(Class::DETERMINER
                        .or(Class::POSSESSIVE)
                        .or(Class::PREPOSITION)))
        };
        // "a long-shot candidate": the second part of a compound.
        if class.is(Class::PAST) {
            return self.gap(token) != Gap::Hyphen && is_after_noun();
        }
        class.is(Class::ED)
            && token > 0
            && self.gap(token) == Gap::Space
            && (self.is_capital(token - 1)
                || self.class(token - 1).is(Class::SUBJECT.or(Class::RELATIVE)))
    }

    /// "Will Tolland said": a first name that is a modal verb as well, before a surname and in
    /// no question.
    pub(super) fn is_name_of_modal(&self, token: usize) -> bool {
        self.is_capital(token)
            && self.is_word(token, &["may", "will"])
            && token + 1 < self.found.tokens.len()
            && self.is_capital(token + 1)
            && self.signs(token + 1) == Signs::NONE
            && {
                let last = self.sentence(token).last;
                let end = self.found.tokens[last].span.end as usize;
                !self.text[end..].starts_with('?')
            }
    }

    pub(super) fn has_verb(&self, run: Run) -> bool {
        (run.first..=run.last).any(|it| self.is_verb(it))
            || self.cue_between(run).is_some()
    }

    /// A finite reporting verb in a run, by token.
    pub(super) fn cue_between(&self, run: Run) -> Option<usize> {
        let from = self.cues.partition_point(|it| it.first < run.first);
        self.cues[from..]
            .iter()
            .take_while(|it| it.first <= run.last)
            .find(|it| {
                it.kind.is_verb()
                    && !self.is_capital(it.first)
                    && self.class(it.first).is(Class::ED.or(Class::PAST))
                    && it.first > run.first
                    && !self
                        .class(it.first - 1)
                        .is(Class::DETERMINER.or(Class::POSSESSIVE))
            })
            .map(|it| it.first)
    }

    /// Whether a piece between commas says when, where or how: "On Monday", "However".
    pub(super) fn is_adverbial(&self, run: Run) -> bool {
        let class = self.class(run.first);
        let is_opener = class.is(Class::PREPOSITION
            .or(Class::SUBORDINATOR)
            .or(Class::ADVERB)
            .or(Class::COORDINATOR)
            .or(Class::TIME)
            .or(Class::NUMBER))
            || class.is(Class::ING)
            || self.is_word(run.first, &["asked", "speaking", "last", "earlier", "next"]);
        let is_nominal = class.is(Class::DETERMINER) && !class.is(Class::THAT);
        // "Twenty-three minutes later".
        if run.len() > 1
            && self.class(run.last).is(Class::TIME_BEHIND)
            && (self.is_span(run.last - 1) || self.class(run.last - 1).is(Class::TIME))
        {
            return true;
        }
        is_opener && !class.is(Class::SUBJECT) && !is_nominal
    }

    /// Whether a relative clause or an apposition with a verb can begin here.
    pub(super) fn begins_insertion(&self, token: usize) -> bool {
        self.class(token).is(Class::RELATIVE.or(Class::ING))
            || self.is_word(token, &["where"])
    }

    pub(super) fn is_nominal_start(&self, token: usize) -> bool {
        self.class(token).is(NOMINAL) || self.is_capital(token)
    }

    /// Whether a piece holds a finite verb outside its relative clauses.
    pub(super) fn has_finite(&self, piece: Run) -> bool {
        let relative = (piece.first..=piece.last)
            .find(|&it| self.class(it).is(Class::RELATIVE.or(Class::THAT)));
        let end = relative.unwrap_or(piece.last + 1);
        (piece.first + 1..end).any(|it| {
            self.is_verb(it) || self.is_plain_past(it) && self.class(it).is(Class::ED)
        })
    }

    /// Whether a verb can stand here behind "to": "fell to 281 million" holds none.
    pub(super) fn begins_infinitive(&self, token: usize) -> bool {
        let class = self.class(token);
        !class.is(NOMINAL.or(Class::PREPOSITION)) && !self.is_capital(token)
    }

    /// Whether "that" begins a clause here and does not point or stand for a noun.
    pub(super) fn is_conjunction(&self, that: usize, sentence: Run) -> bool {
        let next = that + 1;
        // "cautioned that being late would cost more": a gerund is a subject.
        let is_verb =
            self.is_verb(next) && !self.class(next).is(Class::ING.or(Class::CONTRACTION));
        // "denied that, a move that shocked the town": here it is the object.
        let is_object = next <= sentence.last
            && self.signs(next).has(Signs::COMMA)
            && self.is_comment(next, sentence);
        next <= sentence.last
            && !self.signs(next).has(Signs::HARD)
            && !is_verb
            && !is_object
    }

    /// Whether a clause with a verb of its own begins at a token.
    pub(super) fn begins_clause(&self, at: usize, sentence: Run) -> bool {
        let comma = (at + 1..=sentence.last.min(at + SHORT_CLAUSE))
            .find(|&it| self.signs(it).has(Signs::COMMA) && !self.is_apposition(it));
        let end = comma.map_or(sentence.last.min(at + SHORT_CLAUSE), |it| it - 1);
        let sentence = Run { first: sentence.first, last: end };
        let class = self.class(at);
        if class.is(Class::CONTRACTION) {
            return true;
        }
        let is_start = class.is(NOMINAL)
            || self.is_capital(at)
            || self.begins_loose_number(at, sentence)
            || !class.is(Class::PREPOSITION
                .or(Class::COORDINATOR)
                .or(Class::SUBORDINATOR)
                .or(Class::OBJECT)
                .or(Class::TO)
                .or(Class::AUXILIARY)
                .or(Class::ING));
        is_start && self.has_clause(at, sentence)
    }

    /// Whether a verb follows before the clause ends.
    pub(super) fn has_clause(&self, at: usize, sentence: Run) -> bool {
        let mut is_relative = false;
        let mut was_relative = false;
        for token in at + 1..=sentence.last.min(at + 24) {
            let signs = self.signs(token);
            if signs.has(Signs::HARD) {
                return false;
            }
            let class = self.class(token);
            // "his belief in what the town needs": the verb of a clause inside.
            if class.is(Class::RELATIVE.or(Class::THAT))
                || self.is_word(token, &["how", "what", "whether", "why"])
            {
                is_relative = true;
                continue;
            }
            // "read law and later taught it": what the subject of the verb before did next.
            if class.is(Class::COORDINATOR) {
                let mut next = token + 1;
                while self.class(next).is(Class::ADVERB) && next < sentence.last {
                    next += 1;
                }
                if self.class(next).is(Class::PAST) && !self.is_capital(next)
                    || self.is_told_on(next, sentence)
                {
                    return false;
                }
            }
            let is_past = class.is(Class::ED)
                && !self.class(token - 1).is(NOMINAL)
                && !self.class(token - 1).is(Class::AUXILIARY)
                && (self.is_capital(token - 1) || self.word(token - 1).ends_with('s'));
            // "a frog that was thought lost": the participle goes with its auxiliary.
            let goes_with = was_relative && self.class(token - 1).is(Class::AUXILIARY);
            was_relative = goes_with && self.class(token).is(Class::AUXILIARY);
            if goes_with {
                continue;
            }
            if self.is_verb(token) || is_past {
                was_relative = is_relative;
                if is_relative {
                    is_relative = false;
                    continue;
                }
                return true;
            }
        }
        // A plain present is no verb that the lists know; long enough it is a clause.
        sentence.last - at >= 5
            && self.class(at).is(Class::SUBJECT)
            && !self.class(at + 1).is(Class::PREPOSITION.or(Class::TO))
    }

    /// The clause that a verb stands in.
    pub(super) fn clause_of(
        &self,
        group: VerbGroup,
        source: Option<Run>,
        sentence: Run,
    ) -> Clause {
        let first = source.map_or(group.run.first, |it| it.first.min(group.run.first));
        let before = first.checked_sub(1).filter(|&it| it >= sentence.first);
        let is_subordinate = before.is_some_and(|it| {
            // "A day after the mayor said so, work stopped."
            let is_time = || {
                (sentence.first..it).all(|it| {
                    let class = self.class(it);
                    class.is(Class::TIME.or(Class::TIME_SPAN).or(Class::TIME_COUNT))
                        || class.is(Class::NUMBER)
                })
            };
            let is_start = it == sentence.first
                || it - sentence.first < FRONT && is_time()
                || self.signs(it).has(Signs::COMMA)
                || self.class(it - 1).is(Class::COORDINATOR);
            self.class(it).is(Class::SUBORDINATOR.or(Class::AS))
                && is_start
                && !self.class(it).is(Class::RELATIVE.or(Class::THAT))
        });
        // "Voicing hope, Tamm left": a participle in front stands before the main clause.
        let is_fronted =
            group.form == Form::Participle && group.run.first == sentence.first;
        let is_dated = before.is_some_and(|it| {
            it > sentence.first
                && it - sentence.first < FRONT
                && (self.is_span(it - 1) || self.class(it - 1).is(Class::TIME))
        });
        // "The mayor, arguing that it rained, left": it ends at its comma.
        let is_enclosed = group.form == Form::Participle
            && group.run.first > sentence.first
            && self.signs(group.run.first).has(Signs::COMMA)
            && source.is_some_and(|it| it.last + 1 == group.run.first);
        Clause {
            sentence,
            is_relative: is_enclosed
                || is_subordinate && is_dated
                || source.is_some_and(|it| self.is_nonrestrictive(it, sentence)),
            is_subordinate: is_subordinate || is_fronted,
            is_present: self.word(group.run.last).ends_with('s'),
        }
    }

    /// Whether a source is a relative pronoun behind a comma, or stands right behind one.
    pub(super) fn is_nonrestrictive(&self, source: Run, sentence: Run) -> bool {
        let is_relative = |at: usize| {
            at > sentence.first
                && self.class(at).is(Class::RELATIVE)
                && self.signs(at).has(Signs::COMMA)
        };
        is_relative(source.first) || source.first > 0 && is_relative(source.first - 1)
    }
}
