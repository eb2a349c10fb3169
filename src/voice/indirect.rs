//! Reported speech: which clauses are attributed to someone, and where each ends.

use crate::language::Class;
use crate::text::TypeId;
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
    /// The last words of sources that are names, in order.
    speakers: Vec<TypeId>,
}

/// How many words may stand between "quoted" and "saying".
const LONGEST_QUOTED: usize = 12;

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

    /// Whether a word is the last of a name that speaks somewhere in the article.
    pub(super) fn names(&self, word_form: TypeId) -> bool {
        self.speakers.binary_search(&word_form).is_ok()
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
            speakers: Vec::new(),
        };
        for number in 0..self.cues.len() {
            self.take(number, &mut found);
        }
        let sources = found.reporting.iter().filter_map(|it| it.source);
        found.speakers = sources
            .filter(|it| self.is_capital(it.last))
            .map(|it| self.found.tokens[it.last].word_form)
            .collect();
        found.speakers.sort_unstable();
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
        if cue.kind.is_verb() && self.class(cue.first).is(Class::BEFORE_A_COMMA) {
            self.verb_second(number, found);
            return;
        }
        if cue.kind.is_verb()
            && let Some((source, content)) = self.as_reported_by(run, sentence)
        {
            let (reporting, rule) = (found.reporting.len(), Rule::Parenthetical);
            let source = Some(source);
            found.reporting.push(Reporting { cue: run, source, group: None });
            found.reports.extend(content.map(|it| Report {
                content: it,
                reporting,
                rule,
            }));
            return;
        }
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

    /// "As reported by the Post, it rained": who reports the clause, and what stands of it.
    fn as_reported_by(&self, cue: Run, sentence: Run) -> Option<(Run, Option<Run>)> {
        let mut as_ = cue.first.checked_sub(1).filter(|&it| it >= sentence.first)?;
        // "as first reported by".
        as_ -= usize::from(self.class(as_).is(Class::ADVERB) && as_ > sentence.first);
        let by = cue.last + 1;
        let is_by = self.class(as_).is(Class::AS)
            && self.class(cue.last).is(Class::ED.or(Class::PAST))
            && by < sentence.last
            && self.class(by).is(Class::BY);
        let source = self.noun_phrase_from(by + 1, sentence).filter(|_| is_by)?;
        let content = if as_ == sentence.first {
            self.content_behind(source.last + 1, sentence)
        } else if self.signs(as_).has(Signs::COMMA) {
            self.content_before(as_, sentence).filter(|it| self.is_unquoted(*it))
        } else {
            return None;
        };
        Some((source, content))
    }

    fn verb(&self, group: VerbGroup, sentence: Run, found: &mut Reports) {
        if group.kind == CueKind::Report && self.leaves_to_participle(group, sentence) {
            return;
        }
        let (source, is_turned) = self.source_of(group, sentence, found);
        let source = source.map(|it| self.without_head(it, group, sentence));
        let is_broken = source.is_some_and(|it| self.is_broken(it));
        let number = found.reporting.len();
        let cue = self.with_matrix(group, &found.reporting);
        // "It emerged that": nobody says it.
        let is_impersonal = self.class(group.run.last).is(Class::IMPERSONAL)
            && source.is_some_and(|it| self.is_word(it.last, &["it"]));
        let named = source.filter(|_| !is_impersonal && !is_broken);
        found.reporting.push(Reporting { cue, source: named, group: Some(group) });
        // "adding: “…”": a content that ends before it begins is all in marks.
        let mut add = |content: Run, rule| {
            // "She denied it": nothing of what was said.
            let is_pronoun = content.len() == 1
                && rule == Rule::NounPhrase
                && self.class(content.first).is(Class::SUBJECT.or(Class::OBJECT));
            if content.first <= content.last && !is_pronoun {
                found.reports.push(Report { content, reporting: number, rule });
            }
        };
        if is_turned {
            let before = self.content_before(group.run.first, sentence);
            let before = before.filter(|it| self.is_unquoted(*it));
            // "The bridge, said Ada Tamm, is unsafe".
            let is_open = before.is_some_and(|it| !self.has_verb(it));
            let behind = source
                .filter(|_| is_open)
                .and_then(|it| self.content_behind(it.last + 1, sentence))
                .filter(|it| self.is_unquoted(*it) && self.is_verb(it.first));
            for content in [before, behind].into_iter().flatten() {
                add(content, Rule::Parenthetical);
            }
            return;
        }
        if source.is_none() && group.form != Form::Passive {
            return;
        }
        // "The clause was added by the senate": done, not said.
        if group.form == Form::Passive && self.class(group.run.last).is(Class::DOING) {
            return;
        }
        // "The council should insist on a vote": advice, which nobody said there.
        let first = group.run.first;
        let is_advice = self.is_word(first, &["should"])
            || first > sentence.first && self.is_word(first - 1, &["ought"]);
        if is_advice && !source.is_some_and(|it| self.is_word(it.last, &["I", "we"])) {
            return;
        }
        // "Applicants may ask if they can see it": nobody asked.
        if group.kind == CueKind::Ask
            && self.class(group.run.first).is(Class::MODAL)
            && self.is_word(
                group.run.first,
                &["can", "could", "may", "might", "must", "should"],
            )
        {
            return;
        }
        if source.is_some_and(|it| self.is_nobody(it)) || self.is_unsaid(group) {
            return;
        }
        if group.form == Form::Passive
            && let Some(content) = self.before_passive(group, sentence)
        {
            add(content, Rule::Parenthetical);
            return;
        }
        if let Some(start) = self.complement(group, sentence) {
            // Without a subject in sight only a clause is surely reported.
            let is_clause = matches!(start.rule, Rule::That | Rule::BareClause);
            if is_broken && !is_clause {
                return;
            }
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
            let begins_with_verb = (self.is_verb(start.token)
                || self.is_plain_past(start.token))
                && !self.class(start.token).is(Class::CONTRACTION)
                && start.rule == Rule::BareClause;
            // "Party rules started it": a noun and its verb.
            let is_noun = begins_with_verb
                && self.class(group.run.last).is(Class::NOUN)
                && self.word(group.run.last).ends_with('s')
                && group.run.len() == 1;
            if is_noun {
                return;
            }
            let end = if begins_with_verb {
                // The verb of a relative clause: "the man police say fired the shot was held".
                self.before_next_verb(Run { first: start.token, last: end })
            } else {
                end
            };
            let last = match source {
                // "denounced as shams by Veldland": who says it is no part of it.
                Some(it) if group.form == Form::Passive && it.first > start.token + 1 => {
                    end.min(it.first - 2)
                }
                _ => end,
            };
            add(Run { first: start.token, last }, start.rule);
        } else if is_broken {
            // What stands around the verb is of another clause.
        } else if let Some((_, start)) = self.quoted_at_end(group, sentence) {
            // "The raid failed, the agency quoted Ada Tamm as saying".
            let content = self.content_before(start, sentence);
            if let Some(content) = content.filter(|it| self.is_unquoted(*it)) {
                add(content, Rule::Parenthetical);
            }
        } else if let Some(source) = source {
            for content in self.around(group, source, sentence).into_iter().flatten() {
                add(content, Rule::Parenthetical);
            }
        }
    }

    /// "The men prosecutors say planned the theft": the subject of the relative clause alone.
    fn without_head(&self, source: Run, group: VerbGroup, sentence: Run) -> Run {
        let next = group.run.last + 1;
        // "that company officials said could fall": the noun stands before the pronoun.
        let is_behind_relative = source.first > sentence.first
            && self.class(source.first - 1).is(Class::RELATIVE.or(Class::THAT));
        let is_gap = source.len() > 1
            && !is_behind_relative
            && source.last + 1 == group.run.first
            && next <= sentence.last
            && self.signs(next) == Signs::NONE
            && (self.is_verb(next) || self.is_plain_past(next))
            && !self.class(next).is(Class::CONTRACTION)
            && self.is_reduced(group, sentence);
        if is_gap {
            return Run { first: source.last, ..source };
        }
        // "The plan Ada Tamm called “bold” was dropped": the name alone.
        let is_quoted = next <= sentence.last && self.quotation_at(next).is_some();
        if !group.kind.is_naming() || !is_quoted || !self.is_capital(source.last) {
            return source;
        }
        let name = (source.first..=source.last)
            .rev()
            .take_while(|&it| self.is_capital(it))
            .last();
        let noun = name.and_then(|it| it.checked_sub(1)).filter(|&it| it > source.first);
        let is_thing = noun.is_some_and(|it| {
            !self.is_role(it)
                && !self.class(it).is(Class::PREPOSITION.or(Class::COORDINATOR))
                && self.class(source.first).is(Class::DETERMINER)
        });
        let has_main_verb = (next..=sentence.last)
            .any(|it| self.quotation_at(it).is_none() && self.is_verb(it));
        match name.filter(|_| is_thing && has_main_verb) {
            Some(first) => Run { first, ..source },
            None => source,
        }
    }

    /// Whom a participle behind "as" quotes where it closes its sentence, and where its clause
    /// begins, behind a comma.
    fn quoted_at_end(&self, group: VerbGroup, sentence: Run) -> Option<(Run, usize)> {
        let quoted = self.quoted_as(group.run.first, sentence)?;
        let is_closed =
            quoted.1 > sentence.first && self.signs(quoted.1).has(Signs::COMMA);
        is_closed.then_some(quoted)
    }

    /// Whether "as" and a participle follow that carry what a verb reports: "quoted Ada Tamm as
    /// saying".
    fn leaves_to_participle(&self, group: VerbGroup, sentence: Run) -> bool {
        let end = sentence.last.min(group.run.last + LONGEST_QUOTED);
        (group.run.last + 1..end).any(|it| {
            self.class(it).is(Class::AS)
                && self.class(it + 1).is(Class::ING)
                && self.cue_at(it + 1).is_some_and(CueKind::is_verb)
                && self.quoted_as(it + 1, sentence).is_some()
        })
    }

    /// "it goes without saying that": whether nothing is said.
    fn is_unsaid(&self, group: VerbGroup) -> bool {
        let Some(before) = group.run.first.checked_sub(1) else { return false };
        group.form == Form::Participle && self.is_word(before, &["without"])
    }

    /// "tried to deflect", "working on issues": whether what stands before a verb begins with a
    /// verb of its own, so that it names nobody.
    fn is_broken(&self, source: Run) -> bool {
        let class = self.class(source.first);
        let next = source.first + 1;
        let is_governing = source.len() == 1
            || self.class(next).is(Class::PREPOSITION
                .or(Class::TO)
                .or(Class::DETERMINER)
                .or(Class::THAT));
        class.is(Class::ED.or(Class::PAST).or(Class::ING))
            && !class.is(Class::DETERMINER.or(Class::PREPOSITION).or(Class::RELATIVE))
            && !self.is_capital(source.first)
            && self.cue_at(source.first).is_none_or(CueKind::is_verb)
            && is_governing
    }

    /// "Experience shows", "time will tell": what cannot speak.
    fn is_nobody(&self, source: Run) -> bool {
        // “Ruthless” looks like a plural and is none.
        let word = self.word(source.last);
        // "Neither Tamm nor Berg said", "Nobody said": what was not said.
        if self.is_word(source.first, &["neither", "nobody", "none"]) {
            return true;
        }
        let is_adjective = source.len() == 1
            && !self.is_capital(source.last)
            && (word.ends_with("ss") || word.ends_with("ous"));
        is_adjective
            || source.len() <= 2 && self.class(source.last).is(Class::CANNOT_SPEAK)
    }

    /// Where a clause that begins with its verb ends: before another finite verb.
    fn before_next_verb(&self, content: Run) -> usize {
        let mut was_verb = true;
        for at in content.first + 1..=content.last {
            let class = self.class(at);
            // "parked there for days" begins no clause.
            let is_subject = class.is(Class::SUBJECT)
                && (!self.is_word(at, &["there"]) || self.is_verb(at + 1));
            if class.is(Class::SUBORDINATOR.or(Class::COORDINATOR)) || is_subject {
                return content.last;
            }
            let is_verb = self.is_verb(at);
            if is_verb && !was_verb {
                return at - 1;
            }
            was_verb =
                (is_verb || class.is(Class::ADVERB.or(Class::NEGATION))) && was_verb;
        }
        content.last
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
