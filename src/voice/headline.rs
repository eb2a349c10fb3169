//! Headlines that attribute their words to someone: "Mayor: Bridge will close", "Bridge
//! to close – report".

use crate::language::Class;
use crate::text::Gap;
use crate::voice::article::{Article, Run, Signs};
use crate::voice::indirect::Reports;
use crate::voice::{Act, Attribution, Kind};

/// How many words a headline may have.
const LONGEST: usize = 24;

/// How many words may name the speaker.
const SPEAKER: usize = 3;

impl Article<'_> {
    /// The words of a first paragraph that is a headline, where it names an office, a group or a
    /// report as their speaker, or somebody who speaks in the article. Other words before a colon
    /// may be the topic: they give nothing.
    pub(super) fn headline(&self, reports: &Reports) -> Option<Attribution> {
        let paragraph = *self.found.paragraphs.first()?;
        self.found.paragraphs.get(1)?;
        let end = *self.found.paragraph_ends.first()?;
        let is_headline = (SPEAKER..LONGEST).contains(&end)
            && !paragraph.of(self.text).ends_with(['.', '!', '?', ':', '”', '"', '…']);
        if !is_headline {
            return None;
        }
        let last = end - 1;
        let (source, content) =
            if let Some(colon) = self.sign_at(1..SPEAKER + 1, Signs::COLON) {
                (Run { first: 0, last: colon - 1 }, Run { first: colon, last })
            } else {
                let dash = self.sign_at(end.saturating_sub(SPEAKER)..end, Signs::DASH)?;
                (Run { first: dash, last }, Run { first: 0, last: dash - 1 })
            };
        let class = self.class(source.last);
        let speaks =
            Class::CALLING.or(Class::TITLE).or(Class::COMMON_PLURAL).or(Class::REPORT);
        let is_speaker = self.is_capital(source.last)
            && source.first == 0
            && reports.names(self.found.tokens[source.last].word_form)
            && (self.class(content.first).is(Class::SUBJECT_PRONOUN)
                || (content.first..=content.last).any(|it| self.is_verb(it)));
        let is_plain = (source.first..=source.last)
            .all(|it| it == source.first || self.signs(it) == Signs::NONE)
            && (content.first..=content.last).all(|it| self.quotation_at(it).is_none());
        ((class.is(speaks) || is_speaker) && is_plain && content.len() > 2).then(|| {
            Attribution {
                kind: Kind::Indirect,
                content: self.span(content),
                source: Some(self.span(source)),
                cue: None,
                act: Some(Act::Assertion),
                speaker: None,
                device: None,
            }
        })
    }

    /// The first of some tokens before which a sign stands.
    fn sign_at(&self, mut tokens: std::ops::Range<usize>, sign: Signs) -> Option<usize> {
        tokens.find(|&it| {
            self.found.tokens.get(it).is_some_and(|token| token.gap != Gap::Break)
                && self.signs(it).has(sign)
        })
    }
}
