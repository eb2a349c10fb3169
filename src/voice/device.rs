//! Why words stand in quotation marks where no one speaks.

use crate::language::Class;
use crate::text::Gap;
use crate::voice::article::{Article, Signs, tokens_of};
use crate::voice::cue::CueKind;
use crate::voice::{Attribution, Device, Kind, Quotation};

/// How many bytes a term of another language has at most.
const FOREIGN: usize = 24;

/// How many words behind the marks of a title its noun may stand.
const WORK: usize = 6;

/// How many words may stand between a sign and the marks.
const SIGN: usize = 8;

/// How many words a title in title case has.
const TITLE: std::ops::RangeInclusive<usize> = 2..=8;

/// What stands before a verb: "will not sign".
const VERBAL: Class = Class::TO
    .or(Class::AUXILIARY)
    .or(Class::SUBJECT)
    .or(Class::ADVERB)
    .or(Class::NEGATION);

impl Article<'_> {
    /// Why marks stand without a speaker.
    pub(super) fn device(
        &self,
        quotation: &Quotation,
        attribution: &Attribution,
    ) -> Option<Device> {
        if self.is_named_work(quotation) && attribution.kind != Kind::Partial {
            return Some(Device::Title);
        }
        if self.is_work_apposed(quotation) {
            return Some(Device::Title);
        }
        if self.is_foreign(quotation) || self.is_on_a_sign(quotation) {
            return Some(Device::NoSpeaker);
        }
        if (attribution.cue.is_none() || self.is_behind_preposition(quotation))
            && self.is_title(quotation)
        {
            return Some(Device::Title);
        }
        let is_unsaid = attribution.cue.is_none()
            && attribution.source.is_none()
            && attribution.kind != Kind::Direct;
        is_unsaid.then_some(Device::NoSpeaker)
    }

    /// "The sign over the bar reads “…”", "The slogan on his gate, “…”,": whether words stand on a
    /// thing, and nobody says them.
    fn is_on_a_sign(&self, quotation: &Quotation) -> bool {
        let first = tokens_of(self.found, quotation.inner).start;
        // A text of marks alone has no word.
        let Some(last) = self.found.tokens.len().checked_sub(1) else { return false };
        let sentence = self.sentence(first.min(last));
        let is_between = |at: usize| {
            self.signs(at + 1).has(Signs::HARD)
                || self.class(at).is(Class::COORDINATOR.or(Class::SUBJECT))
                || self.cue_at(at).is_some_and(CueKind::is_verb)
                    && !self.is_word(
                        at,
                        &[
                            "declaring",
                            "proclaiming",
                            "read",
                            "reads",
                            "reading",
                            "saying",
                        ],
                    )
        };
        // "to sign the “pact”" is a verb.
        let is_thing = |at: usize| {
            let before = at.checked_sub(1).filter(|&it| it >= sentence.first);
            self.class(at).is(Class::SIGN)
                && !before.is_some_and(|it| {
                    self.class(it).is(VERBAL)
                        || self.is_capital(it) && !self.class(it).is(Class::DETERMINER)
                })
        };
        let found = (first.saturating_sub(SIGN).max(sentence.first)..first)
            .rev()
            .find(|&at| is_thing(at) || is_between(at));
        found.is_some_and(is_thing)
    }

    /// Whether a noun for a work stands before the marks.
    fn is_named_work(&self, quotation: &Quotation) -> bool {
        let tokens = &self.found.tokens;
        let first = tokens.partition_point(|it| it.span.start < quotation.span.start);
        (first.saturating_sub(2)..first).any(|at| {
            self.class(at).is(Class::WORK)
                && tokens.get(at + 1).is_some_and(|next| next.gap != Gap::Break)
        })
    }

    /// "“Nobody Home,” the new play by Ada Tamm,": whether a noun for a work stands behind the marks.
    fn is_work_apposed(&self, quotation: &Quotation) -> bool {
        let behind = tokens_of(self.found, quotation.span).end;
        let is_open = |at: usize| {
            let class = self.class(at);
            class.is(Class::DETERMINER.or(Class::POSSESSIVE)) && !self.is_capital(at)
        };
        let inside = tokens_of(self.found, quotation.inner);
        TITLE.contains(&inside.len())
            && self.is_capital(inside.start)
            && self.is_capital(inside.end - 1)
            && is_open(behind)
            && (behind + 1..behind + WORK)
                .take_while(|&it| self.signs(it) == Signs::NONE && !self.is_verb(it))
                .any(|it| self.class(it).is(Class::WORK))
    }

    /// "said on “The Morning Hour” that": where or in what something was said, not what.
    fn is_behind_preposition(&self, quotation: &Quotation) -> bool {
        let inside = tokens_of(self.found, quotation.inner);
        inside.start.checked_sub(1).is_some_and(|it| {
            self.class(it).is(Class::PREPOSITION)
                && !self.class(it).is(Class::AS.or(Class::OF))
        })
    }

    fn is_foreign(&self, quotation: &Quotation) -> bool {
        let words = quotation.inner.of(self.text);
        let words = words.trim_matches(|c: char| !c.is_alphanumeric());
        words.len() < FOREIGN && self.words.is_foreign(words)
    }

    /// "on “The Morning Hour.”": whether the stop inside the marks, if there is one, is that of
    /// a sentence which goes on into them.
    fn is_built_in(&self, quotation: &Quotation) -> bool {
        let words = quotation.inner.of(self.text);
        if words.ends_with(['!', '?']) {
            return false;
        }
        let first = tokens_of(self.found, quotation.inner).start;
        !words.ends_with('.')
            || first.checked_sub(1).is_some_and(|before| {
                self.gap(first) != Gap::Break
                    && !self.signs(first).has(Signs::COMMA.or(Signs::HARD))
                    && (self.class(before).is(Class::PREPOSITION)
                        || self.class(before).is(Class::GENITIVE))
            })
    }

    /// Whether the words are in title case and their surroundings are not.
    pub(super) fn is_title(&self, quotation: &Quotation) -> bool {
        let inside = tokens_of(self.found, quotation.inner);
        let is_capital = |at: usize| {
            let class = self.class(at);
            let is_small =
                class.is(Class::PREPOSITION.or(Class::COORDINATOR).or(Class::DETERMINER));
            self.is_capital(at) || is_small || class.is(Class::NUMBER)
        };
        let Some(last) = inside.end.checked_sub(1) else { return false };
        let is_cased = TITLE.contains(&inside.len())
            && self.is_capital(inside.start)
            && self.is_capital(last)
            && inside.clone().all(is_capital)
            && !self.class(inside.start).is(Class::SUBJECT)
            && self.is_built_in(quotation);
        // In a headline every word has a capital.
        let around = [inside.start.checked_sub(1), Some(inside.end)];
        is_cased
            && around
                .into_iter()
                .flatten()
                .filter(|&it| it < self.found.tokens.len())
                .any(|it| !self.is_capital(it))
    }
}
