//! Reported speech: which clauses are given as somebody's, and where each ends.

use crate::voice::article::Article;
use crate::voice::article::Run;
use crate::voice::article::Signs;
use crate::voice::clause::Clause;
use crate::voice::complement::Start;
use crate::voice::cue::CueKind;
use crate::voice::cue::Form;
use crate::voice::cue::VerbGroup;
use crate::voice::rules::Rule;
use crate::voice::words::Class;

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

/// How many words of a subject may stand before its noun of saying.
const FRONT: usize = 5;

/// How many contents are asked whether they hold a verb.
const REACH: usize = 16;

impl Reports {
    /// Whether a token lies in one of the last contents.
    pub(super) fn holds(&self, token: usize) -> bool {
        let last = self.reports.iter().rev().take(REACH);
        last.map(|it| it.content).any(|it| it.first <= token && token <= it.last)
    }
}

impl Article<'_> {
    /// Finds what reports, and the contents without quotation marks.
    pub(super) fn reports(&self) -> Reports {
        let mut found = Reports::default();
        for number in 0..self.cues.len() {
            self.take(number, &mut found);
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
                None if self.is_word(cue.first, NOUNS) => self.noun(run, sentence, found),
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
            let end = self.content_end(start, clause);
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

    /// "the claim that", "its promise to", "reports by residents that".
    fn noun(&self, cue: Run, sentence: Run, found: &mut Reports) {
        let mut at = cue.last + 1;
        if at > sentence.last || self.signs(at) != Signs::NONE {
            return;
        }
        let mut source = self.possessor(cue.first, sentence);
        if self.is_word(at, &["by", "from", "among", "of"])
            && let Some(named) = self.noun_phrase_from(at + 1, sentence)
            && named.last < sentence.last
            && self.class(named.last + 1).is(Class::THAT)
        {
            source = source.or(Some(named));
            at = named.last + 1;
        }
        let is_clause = self.class(at).is(Class::THAT)
            && at < sentence.last
            && !self.is_verb(at + 1)
            && self.begins_clause(at + 1, sentence);
        if !is_clause {
            return;
        }
        let is_taken = |it: &Report| it.content.first == at + 1;
        if found.reports.last().is_some_and(is_taken) {
            return;
        }
        let start = Start { token: at + 1, rule: Rule::Noun };
        let mut last = self.content_end(start, Clause::main(sentence));
        if self.is_in_front(cue, sentence) {
            last = self.before_main_verb(Run { first: at + 1, last });
        }
        let content = Run { first: at + 1, last };
        let number = found.reporting.len();
        found.reporting.push(Reporting { cue, source, group: None });
        found.reports.push(Report { content, reporting: number, rule: Rule::Noun });
    }

    /// Whether a noun belongs to the subject of its sentence.
    fn is_in_front(&self, cue: Run, sentence: Run) -> bool {
        cue.first - sentence.first <= FRONT
            && !(sentence.first..cue.first).any(|it| self.is_verb(it))
    }

    /// Where the clause of a noun in the subject ends: before the verb of the sentence, which
    /// is the second in a row.
    fn before_main_verb(&self, content: Run) -> usize {
        let mut n_verbs = 0;
        let mut was_verb = false;
        let mut is_relative = false;
        for at in content.first + 1..=content.last {
            let class = self.class(at);
            if class.is(Class::RELATIVE) {
                is_relative = true;
            }
            if self.is_verb(at) {
                if !was_verb && !std::mem::take(&mut is_relative) {
                    n_verbs += 1;
                }
                if n_verbs == 2 {
                    return at - 1;
                }
                was_verb = true;
            } else if !class.is(Class::ADVERB.or(Class::NEGATION)) {
                was_verb = false;
            }
        }
        content.last
    }

    /// "Veldland’s repeated claim": whose claim it is.
    fn possessor(&self, cue: usize, sentence: Run) -> Option<Run> {
        for at in (sentence.first..cue).rev().take(4) {
            if self.signs(at + 1) != Signs::NONE {
                return None;
            }
            let class = self.class(at);
            if class.is(Class::GENITIVE) {
                let run = self.noun_phrase_before(at, sentence)?;
                return Some(Run { first: run.first, last: at });
            }
            if class.is(Class::POSSESSIVE) {
                return Some(Run { first: at, last: at });
            }
            if class.is(Class::DETERMINER.or(Class::PREPOSITION).or(Class::AUXILIARY)) {
                return None;
            }
        }
        None
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

/// Reporting verbs that are nouns as well.
const NOUNS: &[&str] = &[
    "claim", "claims", "report", "reports", "hope", "hopes", "fear", "fears", "promise",
    "promises", "demand", "demands", "pledge", "pledges", "vow", "vows", "warning",
    "warnings", "doubt", "doubts", "boast", "boasts", "reminder", "finding", "findings",
    "worry", "worries", "calls", "charge", "charges", "wish",
];
