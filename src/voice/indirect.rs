//! Reported speech: which clauses are given as somebody's, and where each ends.

use crate::language::Class;
use crate::voice::article::{Article, Run, Signs, tokens_of};
use crate::voice::clause::Clause;
use crate::voice::complement::Start;
use crate::voice::cue::{CueKind, Form, VerbGroup};
use crate::voice::rules::Rule;

/// A reporting word where it reports: with its auxiliaries and the words that name the speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reporting {
    pub(super) cue: Run,
    pub(super) source: Option<Run>,
    /// The verb; none for prepositions, nouns and adverbs.
    pub(super) group: Option<VerbGroup>,
}

/// A content in the outlet's words, with the number of what reports it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Report {
    pub(super) content: Run,
    pub(super) reporting: usize,
    pub(super) rule: Rule,
}

/// Everything that reports in an article, and what is reported without quotation marks.
#[derive(Debug, Default)]
pub(super) struct Reports {
    /// In order of place.
    pub(super) reporting: Vec<Reporting>,
    /// In order of what reports them.
    pub(super) reports: Vec<Report>,
}

/// How many contents are asked whether they hold a verb.
const REACH: usize = 16;

impl Reports {
    /// Puts what reports into the order of place.
    fn sort(&mut self) {
        let mut order: Vec<usize> = (0..self.reporting.len()).collect();
        order.sort_by_key(|&it| self.reporting[it].cue.first);
        let mut places = vec![0; order.len()];
        for (place, &number) in order.iter().enumerate() {
            places[number] = place;
        }
        self.reporting = order.iter().map(|&it| self.reporting[it]).collect();
        for report in &mut self.reports {
            report.reporting = places[report.reporting];
        }
        self.reports.sort_by_key(|it| it.reporting);
    }

    /// Whether a token lies in one of the last contents.
    pub(super) fn holds(&self, token: usize) -> bool {
        let last = self.reports.iter().rev().take(REACH);
        last.map(|it| it.content).any(|it| it.first <= token && token <= it.last)
    }
}

impl Article<'_> {
    /// Finds what reports, and the contents without quotation marks.
    pub(super) fn reports(&self) -> Reports {
        let mut found = Reports {
            reporting: Vec::with_capacity(self.cues.len()),
            reports: Vec::with_capacity(self.cues.len()),
        };
        for number in 0..self.cues.len() {
            self.take(number, &mut found);
        }
        if self.has(Rule::ForSomeone) {
            self.for_someone(&mut found);
            found.sort();
        }
        found
    }

    fn take(&self, number: usize, found: &mut Reports) {
        let cue = self.cues[number];
        if self.quotation_at(cue.first).is_some() {
            // What a speaker reports is in the speaker's words.
            return;
        }
        let sentence = self.sentence(cue.first);
        let run = Run { first: cue.first, last: cue.last };
        match cue.kind {
            CueKind::Preposition => self.according_to(run, sentence, found),
            CueKind::Noun => self.noun(run, sentence, found),
            CueKind::Adverb => self.adverb(run, sentence, found),
            _ => match self.verb_group(number) {
                Some(group) => self.verb(group, sentence, found),
                None if self.class(cue.first).is(Class::NOUN) => {
                    self.noun(run, sentence, found);
                }
                None => {}
            },
        }
    }

    fn verb(&self, group: VerbGroup, sentence: Run, found: &mut Reports) {
        let (source, is_turned) = self.source_of(group, sentence, found);
        let number = found.reporting.len();
        let cue = self.with_matrix(group, &found.reporting);
        found.reporting.push(Reporting { cue, source, group: Some(group) });
        let mut add = |content: Run, rule| {
            found.reports.push(Report { content, reporting: number, rule });
        };
        if is_turned {
            if let Some(content) = self.content_before(group.run.first, sentence)
                && self.is_unquoted(content)
            {
                add(content, Rule::Parenthetical);
            }
            return;
        }
        if source.is_none() && group.form != Form::Passive {
            return;
        }
        if let Some(start) = self.complement(group, sentence) {
            if start.rule == Rule::Infinitive && self.is_reporting_infinitive(start.token)
            {
                // "refused to admit that": the second verb reports.
                return;
            }
            let clause = self.clause_of(group, source, sentence);
            let end = match source.and_then(|it| self.called(it, start, sentence)) {
                Some(end) => end,
                None => self.content_end(start, clause),
            };
            let last = match source {
                // "denounced as shams by Veldland": who says it is no part of it.
                Some(it) if group.form == Form::Passive && it.first > start.token + 1 => {
                    end.min(it.first - 2)
                }
                _ => end,
            };
            add(Run { first: start.token, last }, start.rule);
        } else if let Some(source) = source {
            for content in self.around(group, source, sentence).into_iter().flatten() {
                add(content, Rule::Parenthetical);
            }
        }
    }

    /// An infinitive with the verb that it depends on: "refused to admit".
    fn with_matrix(&self, group: VerbGroup, before: &[Reporting]) -> Run {
        let matrix = before.last().filter(|it| {
            group.form == Form::Infinitive
                && it.group.is_some()
                && it.cue.last + 1 == group.run.first
        });
        matrix.map_or(group.run, |it| Run { first: it.cue.first, last: group.run.last })
    }

    /// "what Veldland calls “an exercise” began": where the name that is given ends.
    fn called(&self, source: Run, start: Start, sentence: Run) -> Option<usize> {
        let before = source.first.checked_sub(1).filter(|&it| it >= sentence.first)?;
        if start.rule != Rule::Evaluation || !self.is_word(before, &["what"]) {
            return None;
        }
        if let Some(number) = self.quotation_at(start.token) {
            let inside = tokens_of(self.found, self.quotations[number].span);
            return inside.end.checked_sub(1);
        }
        self.noun_phrase_from(start.token, sentence).map(|it| it.last)
    }

    /// Whether a verb that reports something itself stands behind "to".
    fn is_reporting_infinitive(&self, to: usize) -> bool {
        let Some(number) = self.cue_number(to + 1) else {
            return false;
        };
        let sentence = self.sentence(to);
        self.verb_group(number)
            .and_then(|group| self.complement(group, sentence))
            .is_some_and(|it| {
                matches!(
                    it.rule,
                    Rule::That | Rule::BareClause | Rule::Question | Rule::Evaluation
                )
            })
    }

    fn adverb(&self, cue: Run, sentence: Run, found: &mut Reports) {
        let token = cue.last + 1;
        if token > sentence.last || self.signs(token).has(Signs::HARD) {
            return;
        }
        let start = Start { token, rule: Rule::Adverb };
        let content =
            Run { first: token, last: self.content_end(start, Clause::main(sentence)) };
        let number = found.reporting.len();
        found.reporting.push(Reporting { cue, source: None, group: None });
        found.reports.push(Report { content, reporting: number, rule: Rule::Adverb });
    }
}
