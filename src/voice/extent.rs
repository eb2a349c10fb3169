//! Where the content of a report ends and the reporter's own voice resumes.

use crate::language::Class;
use crate::voice::article::{Article, Run, Signs};
use crate::voice::clause::Clause;
use crate::voice::complement::Start;
use crate::voice::cue::CueKind;
use crate::voice::rules::Rule;

/// How many words before a participle another may stand that it is joined to.
const PARTICIPLES: usize = 5;

/// How many words the subject of a clause behind "and" may have.
const SUBJECT: usize = 6;

impl Article<'_> {
    /// The last token of a content that begins at `start`.
    pub(super) fn content_end(&self, start: Start, clause: Clause) -> usize {
        let sentence = clause.sentence;
        if start.rule == Rule::Colon {
            return sentence.last;
        }
        let is_phrase = matches!(
            start.rule,
            Rule::NounPhrase
                | Rule::Evaluation
                | Rule::Infinitive
                | Rule::HearerInfinitive
        );
        let mut depth = 0_usize;
        let mut is_in_dashes = false;
        for at in start.token + 1..=sentence.last {
            let signs = self.signs(at);
            if signs.has(Signs::CLOSE) {
                depth = depth.saturating_sub(1);
            }
            if signs.has(Signs::OPEN) {
                depth += 1;
            }
            if signs.has(Signs::DASH) {
                // A pair of dashes encloses an insertion; one alone ends the report.
                is_in_dashes = !is_in_dashes && self.has_second_dash(at, sentence);
                let is_end = !is_in_dashes && !self.closes_dashes(at, start.token);
                if is_end && self.has(Rule::Dash) {
                    return at - 1;
                }
                continue;
            }
            // What a quotation or brackets hold does not end what holds them.
            if depth > 0 || is_in_dashes || self.is_within_quotation(at) {
                continue;
            }
            // A quotation is entered, not left.
            if signs == Signs::QUOTE && self.quotation_at(at).is_some() {
                continue;
            }
            let is_left = signs.has(Signs::COMMA)
                && (clause.is_relative
                    || clause.is_subordinate
                        && self.has(Rule::Subordinate)
                        && self.begins_main_clause(at));
            if is_left || self.ends_at(at, signs, start.token, is_phrase, clause) {
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
        clause: Clause,
    ) -> bool {
        let sentence = clause.sentence;
        if signs.has(Signs::SEMICOLON) {
            return self.has(Rule::Dash);
        }
        let class = self.class(at);
        if signs.has(Signs::COMMA) {
            return self.ends_at_comma(at, first, is_phrase, clause);
        }
        if class.is(Class::COORDINATOR) {
            return self.resumes_reporting(at + 1, clause)
                || self.is_reporting_clause(at + 1, sentence)
                || is_phrase
                    && (self.is_told_on(at + 1, sentence)
                        || self.begins_short_clause(at + 1, sentence));
        }
        // "told them to “go home” after losing the vote": what they did stands behind the marks.
        let is_left = is_phrase
            && self.quotation_at(at - 1).is_some()
            && self.quotation_at(at).is_none()
            && at < sentence.last
            && self.is_word(at, &["after", "before", "since", "while"])
            && self.class(at + 1).is(Class::ING);
        is_left
            || class.is(Class::CONTRAST)
                && !class.is(Class::ADVERB)
                && self.has_new_report(at + 1, sentence)
    }

    /// "demanded cash and fired at them": whether a past form behind a conjunction goes on with
    /// what was done, and not with the attributes of a noun.
    pub(super) fn is_told_on(&self, at: usize, sentence: Run) -> bool {
        let goes_on = Class::DETERMINER
            .or(Class::PREPOSITION)
            .or(Class::POSSESSIVE)
            .or(Class::OBJECT)
            .or(Class::TO)
            .or(Class::ADVERB)
            .or(Class::SUBORDINATOR);
        at < sentence.last
            && self.class(at).is(Class::ED.or(Class::PAST))
            && !self.class(at).is(Class::DETERMINER.or(Class::PREPOSITION))
            && self.signs(at + 1) == Signs::NONE
            && (self.class(at + 1).is(goes_on) || self.is_capital(at + 1))
    }

    /// "vowed to rebuild it and the council will vote": whether a short subject with its verb
    /// follows.
    fn begins_short_clause(&self, at: usize, sentence: Run) -> bool {
        let goes_on = Class::PREPOSITION
            .or(Class::SUBORDINATOR)
            .or(Class::AS)
            .or(Class::RELATIVE)
            .or(Class::THAT)
            .or(Class::COORDINATOR)
            .or(Class::TO);
        self.is_nominal_start(at)
            && (at + 1..=sentence.last.min(at + SUBJECT))
                .take_while(|&it| {
                    self.signs(it) == Signs::NONE && !self.class(it).is(goes_on)
                })
                .any(|it| self.is_verb(it))
    }

    /// Whether a dash before a token closes one behind the start of a content.
    fn closes_dashes(&self, at: usize, first: usize) -> bool {
        let n = (first + 1..at).filter(|&it| self.signs(it).has(Signs::DASH)).count();
        n % 2 == 1
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
        clause: Clause,
    ) -> bool {
        let sentence = clause.sentence;
        let class = self.class(at);
        if self
            .cue_at(at)
            .is_some_and(|kind| kind == CueKind::Preposition || class.is(Class::ING))
        {
            return true;
        }
        if self.is_comment(at, sentence) {
            return true;
        }
        // ", but that he": a second clause of the same report.
        let next = (at + 1).min(sentence.last);
        if class.is(Class::COORDINATOR) && self.class(next).is(Class::THAT) {
            return false;
        }
        let is_contrast = self.has(Rule::Contrast) && class.is(Class::CONTRAST);
        // ", but still protecting the poor": no clause, so the same report goes on.
        let behind = if self.class(next).is(Class::ADVERB) { next + 1 } else { next };
        let goes_on = behind <= sentence.last && self.class(behind).is(Class::ING);
        if is_contrast && !class.is(Class::ADVERB) && !goes_on {
            return true;
        }
        if class.is(Class::COORDINATOR) {
            return self.resumes_reporting(at + 1, clause)
                || self.has_new_report(at + 1, sentence)
                || self.is_verdict(at + 1, sentence);
        }
        // ", Tamm said that": a main clause of its own.
        if self.begins_main_clause(at) && self.is_reporting_clause(at, sentence) {
            return true;
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

    /// Whether the reporter's own words on what was said begin behind a comma: ", a move that
    /// shocked the town", ", days after she had denied it", ", prompting calls".
    pub(super) fn is_comment(&self, at: usize, sentence: Run) -> bool {
        if self.class(at).is(Class::ING) && self.class(at).is(Class::CONSEQUENCE) {
            return true;
        }
        let is_taken_up = at + 2 <= sentence.last
            && self.is_word(at, &["a", "an", "the"])
            && (at + 1..=sentence.last.min(at + 3))
                .take_while(|&it| self.signs(it) == Signs::NONE)
                .any(|it| self.class(it).is(Class::UTTERANCE));
        let is_dated = || {
            self.behind_time(at, sentence.last).is_some_and(|next| {
                self.is_word(next - 1, &["after", "before"])
                    || next <= sentence.last && self.is_word(next, &["after", "before"])
            }) || [at, at + 1].into_iter().any(|it| {
                it < sentence.last
                    && self.is_span(it)
                    && (it == at
                        || self.class(at).is(Class::TIME_COUNT.or(Class::NUMBER)))
                    && self.is_word(it + 1, &["after", "before"])
            })
        };
        // ", without giving evidence".
        let is_lacking = || {
            at < sentence.last
                && self.is_word(at, &["without"])
                && self.class(at + 1).is(Class::ING)
        };
        is_taken_up || is_lacking() || is_dated()
    }

    /// ", and she was right": a clause on whether what was said is so.
    fn is_verdict(&self, at: usize, sentence: Run) -> bool {
        at + 2 <= sentence.last
            && self.class(at).is(Class::SUBJECT)
            && self.class(at + 1).is(Class::BE)
            && self.is_word(at + 2, &["correct", "mistaken", "right", "wrong"])
    }

    /// Whether a main clause can begin behind a comma.
    fn begins_main_clause(&self, at: usize) -> bool {
        let class = self.class(at);
        let is_nominal = class
            .is(Class::DETERMINER.or(Class::SUBJECT).or(Class::POSSESSIVE))
            || self.is_capital(at);
        is_nominal && !class.is(Class::RELATIVE.or(Class::THAT).or(Class::COORDINATOR))
    }

    /// Whether a finite reporting verb follows a conjunction: "and promised to".
    fn resumes_reporting(&self, at: usize, clause: Clause) -> bool {
        if !self.has(Rule::Coordination) {
            return false;
        }
        let sentence = clause.sentence;
        let mut at = at;
        while at <= sentence.last
            && self.class(at).is(Class::ADVERB.or(Class::HAVE))
            && self.signs(at) == Signs::NONE
        {
            at += 1;
        }
        // "the envoy condoning and encouraging it": two participles of one noun.
        let is_second = at <= sentence.last
            && self.class(at).is(Class::ING)
            && (at.saturating_sub(PARTICIPLES).max(sentence.first)..at - 1)
                .any(|it| self.class(it).is(Class::ING));
        at <= sentence.last
            && !is_second
            && self.signs(at) == Signs::NONE
            && self.cue_at(at).is_some_and(CueKind::is_verb)
            && (self.class(at).is(Class::ED.or(Class::PAST).or(Class::ING))
                || clause.is_present && self.word(at).ends_with('s'))
            || at <= sentence.last && self.is_word(at, &["said", "says"])
    }

    /// Whether a subject with a reporting verb follows a conjunction: "and officials said".
    fn has_new_report(&self, at: usize, sentence: Run) -> bool {
        (at..=sentence.last.min(at + 8))
            .take_while(|&it| self.signs(it) == Signs::NONE || it == at)
            .any(|it| {
                it > at
                    && self.cue_at(it).is_some_and(CueKind::is_verb)
                    && !self
                        .class(it - 1)
                        .is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::GENITIVE))
                    && (self.is_word(it, &["said", "says", "say"])
                        || self.class(it).is(Class::ED))
            })
    }

    /// Whether a short subject with "said" and its content follows.
    fn is_reporting_clause(&self, at: usize, sentence: Run) -> bool {
        (at + 1..=sentence.last.min(at + 7))
            .take_while(|&it| self.signs(it) == Signs::NONE)
            .any(|it| self.is_word(it, &["said", "says"]) && it < sentence.last)
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
        self.cue_number(token).map(|it| self.cues[it].kind)
    }

    /// The number of the cue that begins at a token.
    pub(super) fn cue_number(&self, token: usize) -> Option<usize> {
        (*self.cue_from.get(token)? as usize).checked_sub(1)
    }
}
