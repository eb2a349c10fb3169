//! A draft, analysed, as rules see it.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::lexicon::pack::Confidence;
use crate::lexicon::{Lexicon, Target};
use crate::review::Severity;
use crate::review::house::Style;
use crate::review::others::Others;
use crate::text::{Span, plural};
use crate::voice::Voice;
use std::borrow::Cow;

/// All that a rule may ask.
pub(super) struct Checked<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) lexicon: &'a Lexicon,
    pub(super) style: &'a Style,
    pub(super) others: Option<&'a Others>,
    /// Stretches in italics.
    pub(super) emphasis: &'a [Span],
}

/// What a rule found, in bytes of the analysed text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) rule: Cow<'static, str>,
    /// None: the rule's own.
    pub(super) severity: Option<Severity>,
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) suggestion: Option<Suggestion>,
    pub(super) reference: Option<String>,
}

/// What to write in place of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suggestion {
    pub(super) words: String,
    /// Whether it fits without a second look.
    pub(super) is_safe: bool,
}

impl Found {
    pub(super) fn new(rule: &'static str, span: Span, message: String) -> Self {
        Self {
            rule: Cow::Borrowed(rule),
            severity: None,
            span,
            message,
            suggestion: None,
            reference: None,
        }
    }
}

impl<'a> Checked<'a> {
    pub(super) fn text(&self) -> &'a str {
        &self.analysis.document.text
    }

    /// The mentions that are sure enough, outside titles of works.
    pub(super) fn mentions(&self) -> impl Iterator<Item = &'a Mention> {
        self.analysis
            .mentions
            .iter()
            .filter(|it| it.confidence != Confidence::Low && !self.is_in_title(it.span))
    }

    /// The mentions that begin inside a span; sure or not.
    pub(super) fn within(&self, span: Span) -> &'a [Mention] {
        let mentions = &self.analysis.mentions;
        let from = mentions.partition_point(|it| it.span.start < span.start);
        let to = mentions.partition_point(|it| it.span.start < span.end);
        &mentions[from..to.max(from)]
    }

    /// The mentions of a category in the draft's own voice.
    pub(super) fn own(&self, category: &'a str) -> impl Iterator<Item = &'a Mention> {
        self.mentions().filter(move |it| {
            it.voice == Voice::Narrator && self.category(it) == Some(category)
        })
    }

    /// The id of a mention's category, without the family of a review word.
    pub(super) fn category(&self, mention: &Mention) -> Option<&'a str> {
        let Target::Category { pack, category } = mention.target else { return None };
        Some(self.lexicon.packs()[pack].categories[category].id.as_ref().as_str())
    }

    /// The sentence that holds a byte.
    pub(super) fn sentence(&self, at: u32) -> Span {
        let sentences = &self.analysis.sentences;
        let n = sentences.partition_point(|it| it.end <= at);
        sentences.get(n).copied().unwrap_or(Span { start: at, end: at })
    }

    /// Whether words stand in italics that look like the title of a work: two words or more,
    /// the first and half of all with a capital.
    pub(super) fn is_in_title(&self, span: Span) -> bool {
        // Stretches are short: one that holds the words begins shortly before them.
        let n = self.emphasis.partition_point(|it| it.start <= span.start);
        let holding = self.emphasis[..n].iter().rev().take(4);
        // White space at the end of a file is no text, though it may be emphasised.
        let words = holding.filter(|it| it.contains(span));
        let mut words = words.filter_map(|it| self.text().get(it.range()));
        words.any(|words| {
            let is_capital = |word: &str| word.starts_with(char::is_uppercase);
            let n_words = words.split_whitespace().count();
            let n_capitals = words.split_whitespace().filter(|it| is_capital(it)).count();
            n_words > 1 && is_capital(words.trim_start()) && n_capitals * 2 >= n_words
        })
    }

    /// Whether the words stand in a phrase or its plural, whatever its case; whole words only.
    pub(super) fn stands_in(&self, span: Span, phrase: &str) -> bool {
        let phrase = phrase.to_lowercase();
        self.stands_in_words(span, &plural(&phrase))
            || self.stands_in_words(span, &phrase)
    }

    fn stands_in_words(&self, span: Span, phrase: &str) -> bool {
        let text = self.text();
        let reach = phrase.len() + 2;
        let mut from = (span.start as usize).saturating_sub(reach);
        let mut to = (span.end as usize + reach).min(text.len());
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        while !text.is_char_boundary(to) {
            to += 1;
        }
        let window = text[from..to].to_lowercase();
        // Lower case may change lengths; the words are sought in lower case as well.
        let before = text[from..span.start as usize].to_lowercase().len();
        let after = window.len() - text[span.end as usize..to].to_lowercase().len();
        window.match_indices(phrase).any(|(at, it)| {
            let end = at + it.len();
            let is_cut = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
            at < after
                && end > before
                && is_cut(window[..at].chars().next_back())
                && is_cut(window[end..].chars().next())
        })
    }
}
