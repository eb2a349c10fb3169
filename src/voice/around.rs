//! Contents that surround what reports them: before a closing "officials said", on both
//! sides of it, and with "according to".

use crate::language::Class;
use crate::voice::article::{Article, Run, Signs};
use crate::voice::clause::Clause;
use crate::voice::complement::Start;
use crate::voice::cue::{CueKind, Form, VerbGroup};
use crate::voice::indirect::{Report, Reporting, Reports};
use crate::voice::rules::Rule;

/// How many words may stand between a source and the comma behind it.
const ADJUNCT: usize = 8;

/// How many words may stand between a verb of saying and the end of its parenthesis.
const TAIL: usize = 12;

/// How far behind a participle its "by" may stand.
const BY: usize = 6;

impl Article<'_> {
    /// "The talks, officials said, went well": the pieces before and behind.
    pub(super) fn around(
        &self,
        group: VerbGroup,
        source: Run,
        sentence: Run,
    ) -> [Option<Run>; 2] {
        let is_saying =
            matches!(group.kind, CueKind::Say | CueKind::Report | CueKind::Tell);
        let is_relative = self.class(source.first).is(Class::RELATIVE.or(Class::THAT));
        let is_future = self.class(group.run.first).is(Class::MODAL);
        let Some(next) = self.behind_tail(group, sentence) else { return [None, None] };
        let behind_verb = group.run.last + 1;
        let has_quotation =
            behind_verb <= sentence.last && self.quotation_at(behind_verb).is_some();
        if !is_saying
            || is_relative
            || is_future
            || has_quotation
            || group.form != Form::Finite
            || source.last + 1 != group.run.first
            || source.first <= sentence.first
        {
            return [None, None];
        }
        if self.class(source.first - 1).is(Class::AS) {
            return self.around_as(source.first - 1, next, sentence);
        }
        let is_quoted = self.quotation_at(source.first - 1).is_some();
        if !self.signs(source.first).has(Signs::COMMA) && !is_quoted {
            return [None, None];
        }
        let before = self
            .content_before(source.first, sentence)
            .filter(|it| self.is_unquoted(*it));
        // "And yet, officials said, it rained": nothing is said before.
        let is_opener = (sentence.first..source.first)
            .all(|it| self.class(it).is(Class::COORDINATOR.or(Class::ADVERB)));
        let is_clause_ahead =
            before.is_some_and(|it| self.class(it.first).is(Class::SUBORDINATOR));
        let behind = (before.is_some() || is_opener)
            .then(|| self.content_from(next, sentence, is_clause_ahead))
            .flatten();
        // "It rained, officials said, in the worst storm in years": the report is whole before.
        let behind = behind.filter(|it| {
            !before.is_some_and(|before| self.has_verb(before) || self.has_finite(before))
                || !self.is_comment_behind(it.first, sentence)
        });
        // "On Monday, officials said, …": an adverbial alone is no clause.
        // "Most recently, officials said …" no more.
        let is_clause = |it: &Run| {
            let is_adverb = it.len() < 4 && self.class(it.last).is(Class::ADVERB);
            !self.is_adverbial(*it) && !is_adverb
                || self.has_comma(*it)
                || self.has_verb(*it)
        };
        let behind = behind.filter(|_| !is_quoted);
        // One word is enough only where the clause goes on: "Time, Tamm said, was short".
        let is_enough = |it: &Run| behind.is_some() || it.len() > 1 && is_clause(it);
        [before.filter(is_enough), behind]
    }

    /// The token behind a verb of saying with whom and when it was said: "told AFP", "said on
    /// Monday"; none where something else follows.
    fn behind_tail(&self, group: VerbGroup, sentence: Run) -> Option<usize> {
        let mut at = group.run.last + 1;
        let is_end = |at: usize| {
            at > sentence.last || self.signs(at).has(Signs::COMMA.or(Signs::HARD))
        };
        if group.kind == CueKind::Tell {
            at = self.noun_phrase_from(at, sentence).filter(|_| !is_end(at))?.last + 1;
        }
        while !is_end(at) {
            let next = self.behind_adjunct(at, sentence)?;
            let is_place = next == at
                && self.class(at).is(Class::PREPOSITION)
                && self.signs(at) == Signs::NONE;
            at = if is_place {
                self.noun_phrase_from(at + 1, sentence)?.last + 1
            } else if next == at {
                // "The family had heard nothing": a verb with its object is none.
                let class = self.class(at);
                if class.is(Class::OBJECT)
                    || class.is(Class::SUBJECT) && at == sentence.last
                {
                    return None;
                }
                // What follows is no part of a parenthesis: the verb stands alone.
                return (group.kind != CueKind::Tell).then_some(group.run.last + 1);
            } else {
                next
            };
        }
        let is_short = at - group.run.last <= TAIL;
        is_short.then_some(at)
    }

    /// Whether the reporter speaks behind a parenthesis: "…, police said, as rain fell", "in
    /// the worst crash this year".
    fn is_comment_behind(&self, token: usize, sentence: Run) -> bool {
        let class = self.class(token);
        let is_ranked = || {
            (token + 1..=sentence.last.min(token + 4)).any(|it| {
                let word = self.word(it);
                word.len() > 4 && word.ends_with("est")
                    || self.is_word(
                        it,
                        &["first", "second", "third", "last", "most", "worst"],
                    )
            })
        };
        class.is(Class::AS)
            || self.is_word(token, &["in"]) && is_ranked()
            || self.is_comment(token, sentence)
    }

    /// "The road is shut, it was reported", "…, the court was told": a clause before a passive
    /// that names nobody.
    pub(super) fn before_passive(&self, group: VerbGroup, sentence: Run) -> Option<Run> {
        let subject = self.subject(group)?;
        let is_saying =
            matches!(group.kind, CueKind::Say | CueKind::Report | CueKind::Tell);
        let is_nobody =
            group.kind == CueKind::Tell || self.is_word(subject.last, &["it"]);
        let behind = group.run.last + 1;
        let is_last = behind > sentence.last
            || self.signs(behind).has(Signs::COMMA.or(Signs::HARD))
            || self.class(behind).is(Class::BY.or(Class::TIME))
            || self.behind_adjunct(behind, sentence).is_some_and(|it| it > behind);
        if !is_saying
            || !is_nobody
            || !is_last
            || subject.first <= sentence.first
            || !self.signs(subject.first).has(Signs::COMMA)
        {
            return None;
        }
        let before = self.content_before(subject.first, sentence)?;
        (self.is_unquoted(before) && before.len() > 1 && self.has_verb(before))
            .then_some(before)
    }

    /// "As Ada Tamm put it, the vote was a sham".
    fn around_as(&self, as_: usize, behind: usize, sentence: Run) -> [Option<Run>; 2] {
        if as_ == sentence.first {
            return [None, self.content_behind(behind, sentence)];
        }
        if !self.signs(as_).has(Signs::COMMA) {
            return [None, None];
        }
        let before =
            self.content_before(as_, sentence).filter(|it| self.is_unquoted(*it));
        [before, before.and_then(|_| self.content_behind(behind, sentence))]
    }

    /// Whether a content before its verb has words outside quotation marks that nothing else
    /// reports.
    pub(super) fn is_unquoted(&self, run: Run) -> bool {
        let end = (run.first..=run.last).find(|&it| self.quotation_at(it).is_some());
        let Some(end) = end else { return true };
        let is_whole = self.quotations[self.quotation_at(end).unwrap_or_default()]
            .inner
            .of(self.text)
            .trim_start()
            .starts_with(|c: char| c.is_uppercase());
        end > run.first
            && !is_whole
            && !(run.first..end).any(|it| self.cue_at(it).is_some_and(CueKind::is_verb))
    }

    pub(super) fn has_comma(&self, run: Run) -> bool {
        (run.first + 1..=run.last).any(|it| self.signs(it).has(Signs::COMMA))
    }

    /// The clause before a token, up to the comma before it.
    pub(super) fn content_before(&self, token: usize, sentence: Run) -> Option<Run> {
        let last = token.checked_sub(1).filter(|&it| it >= sentence.first)?;
        let mut first = last;
        let start = self.behind_dateline(sentence);
        while first > start {
            let signs = self.signs(first);
            // "It burned, officials said, and two people were hurt, said Ada Tamm".
            let is_second = signs.has(Signs::COMMA)
                && self.class(first).is(Class::COORDINATOR)
                && self.cue_at(first - 1) == Some(CueKind::Say);
            if signs.has(Signs::SEMICOLON)
                || self.quotation_at(first).is_none() && signs.has(Signs::COLON)
                || is_second
            {
                break;
            }
            first -= 1;
        }
        if self.class(first).is(Class::COORDINATOR) && first < last {
            first += 1;
        }
        let is_enough =
            last > first || !self.class(first).is(Class::THAT.or(Class::ADVERB));
        is_enough.then_some(Run { first, last })
    }

    /// What goes on behind a parenthesis that ends before a token.
    pub(super) fn content_behind(&self, token: usize, sentence: Run) -> Option<Run> {
        self.content_from(token, sentence, false)
    }

    /// The same, where a subordinate clause stood before the parenthesis or not: a form in -ing
    /// is the subject behind one ("Though it rained, she said, leaving was wrong").
    fn content_from(&self, token: usize, sentence: Run, is_main: bool) -> Option<Run> {
        if token > sentence.last || !self.signs(token).has(Signs::COMMA) {
            return None;
        }
        let class = self.class(token);
        let is_aside = class.is(Class::ING) && !is_main;
        if is_aside || class.is(Class::CONTRAST.or(Class::COORDINATOR)) {
            return None;
        }
        let start = Start { token, rule: Rule::Parenthetical };
        Some(Run { first: token, last: self.content_end(start, Clause::main(sentence)) })
    }

    /// "a report published by the institute": a source with the participle behind it.
    fn with_participle(&self, source: Run, sentence: Run) -> Run {
        let is_done =
            |at: usize| self.class(at).is(Class::ED) && !self.is_capital(at - 1);
        let participle = [source.last, source.last + 1]
            .into_iter()
            .find(|&it| it > source.first && it < sentence.last && is_done(it));
        // "published on Tuesday by the institute".
        let by = participle.and_then(|it| {
            let time = Class::TIME.or(Class::PREPOSITION).or(Class::NUMBER);
            (it + 1..sentence.last.min(it + BY))
                .take_while(|&at| self.signs(at) == Signs::NONE)
                .take_while(|&at| self.class(at).is(time.or(Class::BY)))
                .find(|&at| self.class(at).is(Class::BY))
        });
        let behind = by.and_then(|it| self.noun_phrase_from(it + 1, sentence));
        behind.map_or(source, |it| Run { last: it.last, ..source })
    }

    pub(super) fn according_to(&self, cue: Run, sentence: Run, found: &mut Reports) {
        let is_behind = self.class(cue.first).is(Class::POSTPOSITION);
        let source = if is_behind && cue.first > sentence.first {
            self.noun_phrase_before(cue.first - 1, sentence)
        } else {
            self.noun_phrase_from(cue.last + 1, sentence)
        };
        let Some(source) = source else { return };
        if self.class(cue.first).is(Class::SOURCE_BEHIND_A_COMMA) {
            let is_parted = cue.first > sentence.first
                && (self.signs(cue.first).has(Signs::COMMA)
                    || self.quotation_at(cue.first - 1).is_some());
            let end = source.last + 1;
            let is_closed = end > sentence.last
                || self.signs(end).has(Signs::COMMA.or(Signs::HARD))
                || self.class(end).is(Class::PREPOSITION);
            if !is_parted || !is_closed {
                return;
            }
        }
        let source = self.with_participle(source, sentence);
        // Where source and cue end, whichever comes first.
        let cue_end = cue.last.max(source.last);
        let cue_start = cue.first.min(source.first);
        let number = found.reporting.len();
        found.reporting.push(Reporting { cue, source: Some(source), group: None });
        let mut add = |content: Run| {
            found.reports.push(Report {
                content,
                reporting: number,
                rule: Rule::AccordingTo,
            });
        };
        let mut behind = cue_end + 1;
        // "a report published on Monday, rents rose": words between the source and its comma.
        let comma = (behind..=sentence.last.min(behind + ADJUNCT)).find(|&it| {
            self.signs(it).has(Signs::COMMA.or(Signs::HARD)) || self.is_verb(it)
        });
        if let Some(comma) = comma
            && self.signs(comma).has(Signs::COMMA)
            && (behind..comma).all(|it| self.quotation_at(it).is_none())
        {
            behind = comma;
        }
        let is_first = cue_start == sentence.first
            || self.signs(cue_start).has(Signs::HARD)
            || cue_start == sentence.first + 1
                && self.class(sentence.first).is(Class::COORDINATOR.or(Class::ADVERB))
            || cue_start == sentence.first + 1
                && !self.signs(cue_start).has(Signs::COMMA);
        // "Nach Angaben der Polizei starben drei": the verb follows without a comma.
        let goes_on = self.words.is_verb_second()
            && behind <= sentence.last
            && self.signs(behind) == Signs::NONE;
        if is_first {
            let begins = behind <= sentence.last
                && (goes_on || self.signs(behind).has(Signs::COMMA));
            if begins {
                let start = Start { token: behind, rule: Rule::AccordingTo };
                let last = self.content_end(start, Clause::main(sentence));
                add(Run { first: behind, last });
            }
            return;
        }
        if let Some(content) = self.content_before(cue_start, sentence) {
            add(content);
            if goes_on {
                // "Die Brücke ist laut Tamm sicher".
                let start = Start { token: behind, rule: Rule::AccordingTo };
                let last = self.content_end(start, Clause::main(sentence));
                add(Run { first: behind, last });
            }
            let is_inserted = self.signs(cue_start).has(Signs::COMMA);
            if is_inserted && let Some(content) = self.content_behind(behind, sentence) {
                add(content);
            }
        }
    }
}
