//! Nouns that report: "the claim that", "her view is that", "in the mayor’s view".

use crate::language::Class;
use crate::voice::article::{Article, Run, Signs};
use crate::voice::clause::Clause;
use crate::voice::complement::Start;
use crate::voice::indirect::{Report, Reporting, Reports};
use crate::voice::rules::Rule;

/// How many words of a subject may stand before its noun of saying.
const FRONT: usize = 5;

impl Article<'_> {
    /// "the claim that", "its promise to", "reports by residents that".
    pub(super) fn noun(&self, cue: Run, sentence: Run, found: &mut Reports) {
        let mut at = cue.last + 1;
        let mut source = self.possessor(cue.first, sentence);
        if let Some(source) = source
            && self.class(cue.last).is(Class::VIEW)
            && self.in_the_view_of(source, cue, sentence, found)
        {
            return;
        }
        if at > sentence.last || self.signs(at) != Signs::NONE {
            return;
        }
        let is_predicate = self.class(at).is(Class::BE) && source.is_some();
        if is_predicate && at < sentence.last {
            at += 1;
        }
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
            && !self.is_told_by(at, sentence)
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
        if !is_predicate && self.is_in_front(cue, sentence) {
            last = self.before_main_verb(Run { first: at + 1, last });
        }
        let content = Run { first: at + 1, last };
        let number = found.reporting.len();
        found.reporting.push(Reporting { cue, source, group: None });
        found.reports.push(Report { content, reporting: number, rule: Rule::Noun });
    }

    /// "the claim that angered the town", "a declaration that later led to war": whether "that" is
    /// the subject of a past form.
    fn is_told_by(&self, that: usize, sentence: Run) -> bool {
        let verb = (that + 1..sentence.last)
            .take(3)
            .find(|&it| !self.class(it).is(Class::ADVERB));
        verb.is_some_and(|it| {
            let next = self.class(it + 1);
            self.class(it).is(Class::ED.or(Class::PAST))
                && self.signs(it + 1) == Signs::NONE
                && (next.is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::OBJECT))
                    || next.is(Class::PREPOSITION.or(Class::TO))
                    || self.is_capital(it + 1))
        })
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
            if self.is_verb(at) && self.class(at - 1).is(Class::COORDINATOR) {
                // "is late and would cost more": a second verb of the same clause.
                was_verb = true;
            } else if self.is_verb(at) {
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
                // "In the mayor’s view": the preposition leads to the noun.
                let lead = (sentence.first..at)
                    .rev()
                    .take_while(|&it| self.signs(it + 1) == Signs::NONE)
                    .find(|&it| self.class(it).is(Class::PREPOSITION));
                let first = lead
                    .filter(|&it| !self.is_word(it, &["of"]))
                    .map_or(sentence.first, |it| it + 1);
                let run = self.noun_phrase_before(at, Run { first, ..sentence })?;
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

    /// "In Ada Tamm’s view, the vote was a sham".
    fn in_the_view_of(
        &self,
        source: Run,
        cue: Run,
        sentence: Run,
        found: &mut Reports,
    ) -> bool {
        let Some(before) = source.first.checked_sub(1).filter(|&it| it >= sentence.first)
        else {
            return false;
        };
        if !self.is_word(before, &["in", "to", "from"]) {
            return false;
        }
        let content = if before == sentence.first {
            self.content_behind(cue.last + 1, sentence)
        } else if self.signs(before).has(Signs::COMMA) {
            self.content_before(before, sentence)
        } else {
            None
        };
        let Some(content) = content else { return false };
        let number = found.reporting.len();
        found.reporting.push(Reporting { cue, source: Some(source), group: None });
        found.reports.push(Report {
            content,
            reporting: number,
            rule: Rule::AccordingTo,
        });
        true
    }

    /// "For Ada Tamm, the vote was a sham": where she is a speaker elsewhere too.
    pub(super) fn for_someone(&self, found: &mut Reports) {
        let mut end = 0;
        for &next_end in &self.found.sentence_ends {
            let first = std::mem::replace(&mut end, next_end);
            if first + 1 >= self.found.tokens.len() || !self.is_word(first, &["for"]) {
                continue;
            }
            let sentence = self.sentence(first);
            let Some(source) = self.noun_phrase_from(first + 1, sentence) else {
                continue;
            };
            let is_speaker = found.names(self.found.tokens[source.last].word_form);
            // "For Lena Moss, it is “a crime”": a name and somebody's words.
            let is_named = source.last > source.first
                && self.is_capital(source.first)
                && self.is_capital(source.last)
                && (source.last + 1..=sentence.last)
                    .any(|it| self.quotation_at(it).is_some());
            let content = self.content_behind(source.last + 1, sentence).filter(|it| {
                is_named || is_speaker && self.begins_clause(it.first, sentence)
            });
            let Some(content) = content else { continue };
            let number = found.reporting.len();
            let cue = Run { first, last: first };
            found.reporting.push(Reporting { cue, source: Some(source), group: None });
            let rule = Rule::ForSomeone;
            found.reports.push(Report { content, reporting: number, rule });
        }
    }
}
