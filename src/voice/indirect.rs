//! Reported speech: which clauses are given as somebody's, and where each ends.

use crate::voice::article::Article;
use crate::voice::article::Run;
use crate::voice::article::Signs;
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
    /// What it takes.
    pub(super) kind: CueKind,
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
        let (source, is_turned) = self.source_of(group, sentence, &found.reporting);
        let number = found.reporting.len();
        found.reporting.push(Reporting {
            cue: group.run,
            source,
            group: Some(group),
            kind: group.kind,
        });
        let mut add = |content: Run, rule| {
            found.reports.push(Report { content, reporting: number, rule });
        };
        if is_turned {
            let is_quoted = self.quotation_at(group.run.first - 1).is_some();
            if !is_quoted
                && let Some(content) = self.content_before(group.run.first, sentence)
            {
                add(content, Rule::Parenthetical);
            }
            return;
        }
        if source.is_none() && group.form != Form::Passive {
            return;
        }
        if let Some(start) = self.complement(group, sentence) {
            let is_relative =
                source.is_some_and(|it| self.is_nonrestrictive(it, sentence));
            let last = self.content_end(start, is_relative, sentence);
            add(Run { first: start.token, last }, start.rule);
        } else if let Some(source) = source {
            for content in self.around(group, source, sentence).into_iter().flatten() {
                add(content, Rule::Parenthetical);
            }
        }
    }

    /// The source of a verb, and whether it stands behind it ("said Ada Tamm").
    fn source_of(
        &self,
        group: VerbGroup,
        sentence: Run,
        before: &[Reporting],
    ) -> (Option<Run>, bool) {
        let first = group.run.first;
        let shared = || {
            let near =
                before.iter().rev().take_while(|it| it.cue.first >= sentence.first);
            let mut sources = near.filter(|it| {
                it.group.is_some_and(|it| it.form == Form::Finite)
                    && self.quotation_at(it.cue.first) == self.quotation_at(first)
            });
            sources
                .find_map(|it| it.source)
                .or_else(|| self.main_subject(first, sentence))
        };
        match group.form {
            Form::Participle | Form::Infinitive => (shared(), false),
            Form::Passive => (self.agent(group, sentence), false),
            Form::Finite => {
                let is_after_break = first > sentence.first
                    && self.signs(first).has(Signs::COMMA.or(Signs::QUOTE));
                if is_after_break
                    && let Some(source) =
                        self.noun_phrase_from(group.run.last + 1, sentence)
                    && self.signs(group.run.last + 1) == Signs::NONE
                    && self.is_saying(group)
                {
                    return (Some(source), true);
                }
                let is_shared = first > sentence.first
                    && self.class(first - 1).is(Class::COORDINATOR)
                    && !group.has_contraction;
                if is_shared { (shared(), false) } else { (self.subject(group), false) }
            }
        }
    }

    /// Whether a verb may stand before its subject.
    fn is_saying(&self, group: VerbGroup) -> bool {
        matches!(group.kind, CueKind::Say | CueKind::Report | CueKind::Ask)
            && group.run.len() == 1
    }

    /// Whether a source is a relative pronoun behind a comma.
    fn is_nonrestrictive(&self, source: Run, sentence: Run) -> bool {
        source.first > sentence.first
            && self.class(source.first).is(Class::RELATIVE)
            && self.signs(source.first).has(Signs::COMMA)
    }

    /// The noun phrase behind "by".
    fn agent(&self, group: VerbGroup, sentence: Run) -> Option<Run> {
        let by = (group.run.last + 1..=sentence.last.min(group.run.last + 12))
            .take_while(|&it| !self.signs(it).has(Signs::HARD))
            .find(|&it| self.class(it).is(Class::BY))?;
        self.noun_phrase_from(by + 1, sentence)
    }

    /// "The talks, officials said, went well": the pieces before and behind.
    fn around(&self, group: VerbGroup, source: Run, sentence: Run) -> [Option<Run>; 2] {
        let is_saying = matches!(group.kind, CueKind::Say | CueKind::Report);
        let is_relative = self.class(source.first).is(Class::RELATIVE.or(Class::THAT));
        if !is_saying
            || is_relative
            || group.form != Form::Finite
            || source.first <= sentence.first
        {
            return [None, None];
        }
        if !self.signs(source.first).has(Signs::COMMA)
            || self.quotation_at(source.first - 1).is_some()
        {
            return [None, None];
        }
        let before = self.content_before(source.first, sentence);
        let behind =
            before.and_then(|_| self.content_behind(group.run.last + 1, sentence));
        [before, behind]
    }

    /// The clause before a token, up to the comma before it.
    fn content_before(&self, token: usize, sentence: Run) -> Option<Run> {
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
        (last >= first + 1).then_some(Run { first, last })
    }

    /// What goes on behind a parenthesis that ends before a token.
    fn content_behind(&self, token: usize, sentence: Run) -> Option<Run> {
        if token > sentence.last || !self.signs(token).has(Signs::COMMA) {
            return None;
        }
        let class = self.class(token);
        if class.is(Class::ING.or(Class::CONTRAST)) || class.is(Class::COORDINATOR) {
            return None;
        }
        let start = crate::voice::complement::Start { token, rule: Rule::Parenthetical };
        Some(Run { first: token, last: self.content_end(start, false, sentence) })
    }

    fn according_to(&self, cue: Run, sentence: Run, found: &mut Reports) {
        let Some(source) = self.noun_phrase_from(cue.last + 1, sentence) else { return };
        let number = found.reporting.len();
        found.reporting.push(Reporting {
            cue,
            source: Some(source),
            group: None,
            kind: CueKind::Preposition,
        });
        let mut add = |content: Run| {
            found.reports.push(Report {
                content,
                reporting: number,
                rule: Rule::AccordingTo,
            });
        };
        let behind = source.last + 1;
        let is_first = cue.first == sentence.first
            || cue.first == sentence.first + 1
                && !self.signs(cue.first).has(Signs::COMMA);
        if is_first {
            if let Some(content) = self.content_behind(behind, sentence) {
                add(content);
            }
            return;
        }
        if let Some(content) = self.content_before(cue.first, sentence) {
            add(content);
            if let Some(content) = self.content_behind(behind, sentence) {
                add(content);
            }
        }
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
        if !self.class(at).is(Class::THAT) || at >= sentence.last || self.is_verb(at + 1)
        {
            return;
        }
        let start = crate::voice::complement::Start { token: at + 1, rule: Rule::Noun };
        let content =
            Run { first: at + 1, last: self.content_end(start, false, sentence) };
        let number = found.reporting.len();
        found.reporting.push(Reporting { cue, source, group: None, kind: CueKind::Noun });
        found.reports.push(Report { content, reporting: number, rule: Rule::Noun });
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
        let start = crate::voice::complement::Start { token, rule: Rule::Passive };
        let content =
            Run { first: token, last: self.content_end(start, false, sentence) };
        let number = found.reporting.len();
        found.reporting.push(Reporting {
            cue,
            source: None,
            group: None,
            kind: CueKind::Adverb,
        });
        found.reports.push(Report { content, reporting: number, rule: Rule::Passive });
    }
}

/// Reporting verbs that are nouns as well.
const NOUNS: &[&str] = &[
    "claim", "claims", "report", "reports", "hope", "hopes", "fear", "fears", "promise",
    "promises", "demand", "demands", "pledge", "pledges", "vow", "vows", "warning",
    "warnings", "doubt", "doubts", "boast", "boasts", "reminder", "finding", "findings",
    "worry", "worries", "calls", "charge", "charges", "wish",
];
