//! Contents that stand around what reports them: before a closing "officials said", on both
//! sides of it, and with "according to".

use crate::language::Class;
use crate::voice::article::{Article, Run, Signs};
use crate::voice::clause::Clause;
use crate::voice::complement::Start;
use crate::voice::cue::{CueKind, Form, VerbGroup};
use crate::voice::indirect::{Report, Reporting, Reports};
use crate::voice::rules::Rule;

impl Article<'_> {
    /// "The talks, officials said, went well": the pieces before and behind.
    pub(super) fn around(
        &self,
        group: VerbGroup,
        source: Run,
        sentence: Run,
    ) -> [Option<Run>; 2] {
        let is_saying = matches!(group.kind, CueKind::Say | CueKind::Report);
        let is_relative = self.class(source.first).is(Class::RELATIVE.or(Class::THAT));
        let is_future = self.class(group.run.first).is(Class::MODAL);
        let next = group.run.last + 1;
        let has_quotation = next <= sentence.last && self.quotation_at(next).is_some();
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
            return self.around_as(source.first - 1, group.run.last + 1, sentence);
        }
        let is_quoted = self.quotation_at(source.first - 1).is_some();
        if !self.signs(source.first).has(Signs::COMMA) && !is_quoted {
            return [None, None];
        }
        let before = self
            .content_before(source.first, sentence)
            .filter(|it| self.is_unquoted(*it));
        let behind =
            before.and_then(|_| self.content_behind(group.run.last + 1, sentence));
        // "On Monday, officials said, …": an adverbial alone is no clause.
        let is_clause = |it: &Run| !self.is_adverbial(*it) || self.has_comma(*it);
        let behind = behind.filter(|_| !is_quoted);
        // One word is enough only where the clause goes on: "Time, Tamm said, was short".
        let is_enough = |it: &Run| behind.is_some() || it.len() > 1 && is_clause(it);
        [before.filter(is_enough), behind]
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
        while first > sentence.first {
            let signs = self.signs(first);
            if signs.has(Signs::SEMICOLON)
                || self.quotation_at(first).is_none() && signs.has(Signs::COLON)
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
        if token > sentence.last || !self.signs(token).has(Signs::COMMA) {
            return None;
        }
        let class = self.class(token);
        if class.is(Class::ING.or(Class::CONTRAST)) || class.is(Class::COORDINATOR) {
            return None;
        }
        let start = Start { token, rule: Rule::Parenthetical };
        Some(Run { first: token, last: self.content_end(start, Clause::main(sentence)) })
    }

    pub(super) fn according_to(&self, cue: Run, sentence: Run, found: &mut Reports) {
        let Some(source) = self.noun_phrase_from(cue.last + 1, sentence) else { return };
        let number = found.reporting.len();
        found.reporting.push(Reporting { cue, source: Some(source), group: None });
        let mut add = |content: Run| {
            found.reports.push(Report {
                content,
                reporting: number,
                rule: Rule::AccordingTo,
            });
        };
        let behind = source.last + 1;
        let is_first = cue.first == sentence.first
            || self.signs(cue.first).has(Signs::HARD)
            || cue.first == sentence.first + 1
                && self.class(sentence.first).is(Class::COORDINATOR.or(Class::ADVERB))
            || cue.first == sentence.first + 1
                && !self.signs(cue.first).has(Signs::COMMA);
        if is_first {
            let begins = behind <= sentence.last && self.signs(behind).has(Signs::COMMA);
            if begins {
                let start = Start { token: behind, rule: Rule::AccordingTo };
                let last = self.content_end(start, Clause::main(sentence));
                add(Run { first: behind, last });
            }
            return;
        }
        if let Some(content) = self.content_before(cue.first, sentence) {
            add(content);
            let is_inserted = self.signs(cue.first).has(Signs::COMMA);
            if is_inserted && let Some(content) = self.content_behind(behind, sentence) {
                add(content);
            }
        }
    }
}
