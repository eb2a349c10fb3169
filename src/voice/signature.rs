//! Signed quotations: "– Ada Tamm, mayor" after one, "From Ada Tamm:" before one.

use crate::language::Class;
use crate::text::Span;
use crate::voice::article::{Article, Run, Signs, tokens_of};
use crate::voice::indirect::Reports;
use crate::voice::{Attribution, Kind};

/// How many words a signature or an introduction may have.
const LONGEST: usize = 14;

impl Article<'_> {
    /// Gives quotations that nothing reports to whoever signs or introduces them.
    pub(super) fn sign(&self, reports: &Reports, attributions: &mut [Attribution]) {
        for at in 0..attributions.len() {
            let own = &attributions[at];
            if own.source.is_some() || own.kind == Kind::Term {
                continue;
            }
            let content = own.content;
            let source = if own.cue.is_some() {
                // "Asked why, Ada Tamm demurred: “…”": the colon is hers.
                self.introducer(content, reports).filter(|_| own.kind == Kind::Direct)
            } else {
                self.signature(content).or_else(|| self.introducer(content, reports))
            };
            let Some(source) = source.map(|it| self.span(it)) else { continue };
            attributions[at].source = Some(source);
            attributions[at].cue = None;
            // What was left open in the paragraph before is the same speech.
            let mut first = at;
            while first > 0
                && self.quotations[first].continues
                && attributions[first - 1].cue.is_none()
            {
                first -= 1;
                attributions[first].source = Some(source);
            }
        }
    }

    /// The name behind a dash at the end of the paragraph, or in the next.
    fn signature(&self, content: Span) -> Option<Run> {
        let tokens = &self.found.tokens;
        let first = tokens.partition_point(|it| it.span.start < content.end);
        let paragraphs = &self.found.paragraphs;
        let number = paragraphs.partition_point(|it| it.end < content.end);
        let is_dash = |words: &str| words.trim_start().starts_with(['—', '–', '―', '-']);
        let end = paragraphs.get(number)?.end;
        let own_rest = Span { start: content.end, end };
        let last_of =
            |end: u32| tokens.partition_point(|it| it.span.start < end).checked_sub(1);
        let last = if first < tokens.len() && tokens[first].span.start < end {
            is_dash(own_rest.of(self.text)).then(|| last_of(end)).flatten()?
        } else {
            let next = paragraphs.get(number + 1)?;
            is_dash(next.of(self.text)).then(|| last_of(next.end)).flatten()?
        };
        self.signer(Run { first, last })
    }

    /// The words of a signature: a name and what the person is, without date and address.
    pub(super) fn signer(&self, run: Run) -> Option<Run> {
        let Run { first, last } = run;
        let is_name = first <= last
            && last - first < LONGEST
            && self.is_capital(first)
            && !self
                .class(first)
                .is(Class::DETERMINER.or(Class::SUBJECT).or(Class::TIME))
            && !(first..=last)
                .any(|it| self.is_verb(it) || self.quotation_at(it).is_some());
        if !is_name {
            return None;
        }
        let end = (first + 1..=last).find(|&it| {
            self.signs(it)
                .has(Signs::OPEN.or(Signs::STOP).or(Signs::SEMICOLON).or(Signs::COLON))
                || self.behind_time(it, last).is_some()
        });
        Some(Run { first, last: end.map_or(last, |it| it - 1) })
    }

    /// "Ada Tamm took the credit": the person whose doing a sentence tells, named or by a
    /// pronoun.
    pub(super) fn acting(&self, sentence: Run, reports: &Reports) -> Option<Run> {
        let source = self.main_subject(sentence.last + 1, sentence)?;
        let Run { first, last } = source;
        let is_pronoun = first == last && self.is_word(first, &["he", "she"]);
        let name = (first..=last)
            .take_while(|&it| it == first || !self.signs(it).has(Signs::COMMA))
            .last()?;
        let is_speaker =
            name == first && reports.names(self.found.tokens[name].word_form);
        let is_full = name > first
            && (first..=name).any(|it| self.is_first_name(it) || self.is_form(it));
        let is_person = (is_full || is_speaker)
            && self.is_capital(name)
            && !self.class(name).is(Class::GENITIVE.or(Class::DETERMINER));
        (is_pronoun || is_person).then_some(source)
    }

    /// "And from Ada Tamm:": who is named before a colon right before a quotation.
    fn introducer(&self, content: Span, reports: &Reports) -> Option<Run> {
        let first = tokens_of(self.found, content).start;
        let last = first.checked_sub(1)?;
        let before = Span { start: self.found.tokens[last].span.end, end: content.start };
        if before.of(self.text).trim() != ":" {
            return None;
        }
        let sentence = self.sentence(last);
        let is_message =
            (sentence.first..=last).any(|it| self.class(it).is(Class::MESSAGE));
        if is_message && let Some(source) = self.main_subject(last, sentence) {
            let is_named = (source.first..=source.last).any(|it| self.is_capital(it))
                || self.class(source.first).is(Class::DETERMINER.or(Class::SUBJECT));
            return is_named.then_some(source);
        }
        if let Some(source) = self.acting(sentence, reports) {
            return Some(source);
        }
        // "Another was less kind: “…”": somebody new, without a name.
        let other = Class::QUANTITY.or(Class::COLLECTIVE).or(Class::INDEFINITE);
        if self.class(sentence.first).is(other)
            && let Some(source) = self.main_subject(last, sentence)
            && source.first == sentence.first
            && (source.len() == 1 || self.is_role(source.last))
        {
            return Some(source);
        }
        let mut start = sentence.first;
        // "11:47 This from Ada Tamm:".
        let lead = Class::INTRODUCES.or(Class::NUMBER);
        while start <= last && self.class(start).is(lead) {
            start += 1;
        }
        if start > last || last - start >= LONGEST {
            return None;
        }
        let source = self.noun_phrase_from(start, Run { first: start, last })?;
        let is_introduced = start > sentence.first;
        let is_named = (source.first..source.last)
            .any(|it| self.is_capital(it) && self.is_capital(it + 1))
            && self.is_capital(source.last)
            && self.is_first_name(source.first);
        let is_person = is_named
            || is_introduced
                && (source.first..=source.last).any(|it| self.is_capital(it));
        (source.last == last && is_person).then_some(source)
    }
}
