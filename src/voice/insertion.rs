//! Insertions in reported content, whose wording could be anyone's.
//!
//! An appositive, a relative clause behind a comma, brackets or words between dashes mostly
//! speak for the writer, with exceptions in both directions (Harris and Potts 2009), so they
//! are marked and not decided.

use crate::language::Class;
use crate::text::Span;
use crate::voice::article::{Article, Run, Signs};

/// How far the end of an insertion is looked for, in tokens.
const REACH: usize = 128;

/// How many tokens an apposition may have.
const LONGEST: usize = 24;

impl Article<'_> {
    /// The insertions of contents that do not overlap, in order of place.
    pub(super) fn insertions(&self, contents: impl Iterator<Item = Run>) -> Vec<Span> {
        let mut found = Vec::new();
        for content in contents {
            let mut at = content.first + 1;
            while at <= content.last {
                match self.insertion_at(at, content) {
                    Some(run) => {
                        found.push(self.span(run));
                        at = run.last + 1;
                    }
                    None => at += 1,
                }
            }
        }
        found
    }

    fn insertion_at(&self, at: usize, content: Run) -> Option<Run> {
        let own = self.quotation_at(at);
        if own.is_some() && own == self.quotation_at(at - 1) {
            return None;
        }
        let signs = self.signs(at);
        if signs.has(Signs::OPEN) {
            let close = self.sign_behind(at, content, Signs::CLOSE)?;
            return Some(Run { first: at, last: close });
        }
        if signs.has(Signs::DASH) {
            let close = self.sign_behind(at, content, Signs::DASH)?;
            return Some(Run { first: at, last: close });
        }
        if !signs.has(Signs::COMMA) {
            return None;
        }
        if self.class(at).is(Class::RELATIVE) {
            let close = self.sign_behind(at, content, Signs::COMMA);
            return Some(Run { first: at, last: close.unwrap_or(content.last) });
        }
        self.apposition(at, content)
    }

    /// "Norrby, the capital of Veldland, …": a noun phrase between commas behind a name.
    fn apposition(&self, at: usize, content: Run) -> Option<Run> {
        let class = self.class(at);
        let is_article =
            self.is_word(at, &["the", "a", "an"]) || class.is(Class::POSSESSIVE);
        let is_named = self.is_capital(at - 1);
        let is_office = is_named
            && (class.is(Class::ROLE)
                || class.is(Class::NUMBER)
                    && at < content.last
                    && self.signs(at + 1).has(Signs::COMMA));
        if !is_article && !is_office {
            return None;
        }
        let last = self.sign_behind(at, content, Signs::COMMA)?;
        // Behind another noun only what stands between it and its verb is one.
        if !is_named && !self.is_verb(last + 1) {
            return None;
        }
        let is_list = (at..=last).any(|it| {
            self.class(it).is(Class::COORDINATOR) && self.signs(it).has(Signs::COMMA)
        }) || self.class(last + 1).is(Class::COORDINATOR);
        (last - at < LONGEST && !is_list).then_some(Run { first: at, last })
    }

    /// The last token before the next sign of a kind in a content.
    fn sign_behind(&self, at: usize, content: Run, sign: Signs) -> Option<usize> {
        let mut reach = (at + 1..=content.last).take(REACH);
        reach.find(|&it| self.signs(it).has(sign)).map(|it| it - 1)
    }
}
