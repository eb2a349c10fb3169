//! Where the content of a report ends: where the reporter's own voice resumes.

use crate::voice::article::Article;
use crate::voice::article::Run;
use crate::voice::article::Signs;
use crate::voice::complement::Start;
use crate::voice::cue::CueKind;
use crate::voice::rules::Rule;
use crate::voice::words::Class;

impl Article<'_> {
    /// The last token of a content that begins at `start`.
    pub(super) fn content_end(
        &self,
        start: Start,
        is_relative: bool,
        sentence: Run,
    ) -> usize {
        let is_phrase = matches!(
            start.rule,
            Rule::NounPhrase
                | Rule::Evaluation
                | Rule::Infinitive
                | Rule::HearerInfinitive
        );
        let mut depth = 0_usize;
        for at in start.token + 1..=sentence.last {
            let signs = self.signs(at);
            if signs.has(Signs::CLOSE) {
                depth = depth.saturating_sub(1);
            }
            if signs.has(Signs::OPEN) {
                depth += 1;
            }
            // What a quotation or brackets hold does not end what holds them.
            if depth > 0 || self.is_within_quotation(at) {
                continue;
            }
            if is_relative && signs.has(Signs::COMMA)
                || self.ends_at(at, signs, start.token, is_phrase, sentence)
            {
                return at - 1;
            }
        }
        sentence.last
    }

    /// Whether a token and the one before it lie in one quotation.
    fn is_within_quotation(&self, at: usize) -> bool {
        let own = self.quotation_at(at);
        own.is_some() && own == self.quotation_at(at - 1)
    }

    fn ends_at(
        &self,
        at: usize,
        signs: Signs,
        first: usize,
        is_phrase: bool,
        sentence: Run,
    ) -> bool {
        if signs.has(Signs::SEMICOLON) {
            return true;
        }
        if signs.has(Signs::DASH) {
            return !self.has_second_dash(at, sentence);
        }
        let class = self.class(at);
        if signs.has(Signs::COMMA) {
            return self.ends_at_comma(at, first, is_phrase, sentence);
        }
        if class.is(Class::COORDINATOR) {
            return self.resumes_reporting(at + 1, sentence);
        }
        false
    }

    /// Whether a second dash closes what the dash before a token opens.
    fn has_second_dash(&self, at: usize, sentence: Run) -> bool {
        (at + 1..=sentence.last).take(40).any(|it| self.signs(it).has(Signs::DASH))
    }

    fn ends_at_comma(
        &self,
        at: usize,
        first: usize,
        is_phrase: bool,
        sentence: Run,
    ) -> bool {
        let class = self.class(at);
        if self
            .cue_at(at)
            .is_some_and(|kind| kind == CueKind::Preposition || class.is(Class::ING))
        {
            return true;
        }
        if class.is(Class::CONTRAST) && !class.is(Class::ADVERB) {
            return true;
        }
        if class.is(Class::COORDINATOR) {
            return self.resumes_reporting(at + 1, sentence)
                || self.has_new_report(at + 1, sentence);
        }
        // ", officials said" at the end belongs to a second report.
        if self.is_closing_report(at, sentence) {
            return true;
        }
        if is_phrase {
            let is_list = (at..=sentence.last.min(at + 8))
                .any(|it| self.class(it).is(Class::COORDINATOR));
            return !is_list || class.is(Class::ING) || at - first > 30;
        }
        false
    }

    /// Whether a finite reporting verb follows a conjunction: "and promised to".
    fn resumes_reporting(&self, at: usize, sentence: Run) -> bool {
        let mut at = at;
        while at <= sentence.last
            && self.class(at).is(Class::ADVERB.or(Class::HAVE))
            && self.signs(at) == Signs::NONE
        {
            at += 1;
        }
        at <= sentence.last
            && self.signs(at) == Signs::NONE
            && self.cue_at(at).is_some_and(CueKind::is_verb)
            && self.class(at).is(Class::ED.or(Class::PAST).or(Class::ING))
            || at <= sentence.last && self.is_word(at, &["said", "says"])
    }

    /// Whether a subject with a reporting verb follows a conjunction: "and officials said".
    fn has_new_report(&self, at: usize, sentence: Run) -> bool {
        (at..=sentence.last.min(at + 8))
            .take_while(|&it| self.signs(it) == Signs::NONE || it == at)
            .any(|it| {
                it > at
                    && self.cue_at(it).is_some_and(CueKind::is_verb)
                    && (self.is_word(it, &["said", "says", "say"])
                        || self.class(it).is(Class::ED))
            })
    }

    /// Whether the rest of the sentence is a subject with a verb of saying.
    fn is_closing_report(&self, at: usize, sentence: Run) -> bool {
        (at..=sentence.last.min(at + 10))
            .take_while(|&it| it == at || self.signs(it) == Signs::NONE)
            .any(|it| {
                self.cue_at(it) == Some(CueKind::Say)
                    && (it == sentence.last
                        || self.signs(it + 1).has(Signs::COMMA.or(Signs::HARD)))
            })
    }

    /// What the cue that begins at a token takes.
    pub(super) fn cue_at(&self, token: usize) -> Option<CueKind> {
        let number = self.cues.partition_point(|it| it.first < token);
        self.cues.get(number).filter(|it| it.first == token).map(|it| it.kind)
    }
}
