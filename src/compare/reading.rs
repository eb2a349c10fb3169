//! The articles word by word, each with its voice, for the search for contrasts.
//!
//! Tokens, words and voices of an article lie side by side: one index leads to all of them.

use crate::analysis::Analysis;
use crate::annotate::Held;
use crate::compare::Source;
use crate::compare::passages::words::{Word, Words};
use crate::document::Zone;
use crate::language::Class;
use crate::text::{Gap, Span};
use crate::voice::{Attribution, Voice};
use std::ops::Range;

/// Words in an article, with whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index into [`crate::compare::Comparison::articles`].
    pub article: usize,
    /// Where the words stand.
    pub span: Span,
    /// Whose words the first of them is.
    pub voice: Voice,
    /// Whether they stand in the headline.
    pub is_headline: bool,
}

impl Place {
    /// The name of its voice in every output.
    #[must_use]
    pub fn voice_name(&self) -> &'static str {
        if self.is_headline { Zone::Headline.name() } else { self.voice.name() }
    }
}

/// A run of words of one article: indices of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) article: usize,
    pub(super) words: Range<usize>,
}

/// All articles, word by word.
pub(super) struct Reading<'a> {
    pub(super) articles: &'a [&'a Analysis],
    pub(super) words: &'a Words,
    /// The source of each article.
    pub(super) source_of: Vec<usize>,
    /// By article and word: whose words they are.
    held: Vec<Vec<Holder>>,
    /// By article: the words of its headline.
    headlines: Vec<Option<Range<usize>>>,
}

/// Whose words a word is, in eight bytes.
#[derive(Clone, Copy, Default)]
struct Holder {
    voice: Voice,
    /// The innermost attribution and one; 0 for none.
    attribution: u32,
}

impl Holder {
    fn new(held: Held) -> Self {
        let number = held.attribution.and_then(|it| u32::try_from(it + 1).ok());
        Self { voice: held.voice, attribution: number.unwrap_or(0) }
    }
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        articles: &'a [&'a Analysis],
        sources: &[Source],
        words: &'a Words,
    ) -> Self {
        let mut source_of = vec![0; articles.len()];
        for (number, source) in sources.iter().enumerate() {
            source.articles.iter().for_each(|&at| source_of[at] = number);
        }
        let held = articles.iter().map(|analysis| {
            let places = analysis.tokens.iter().map(|it| it.span.start);
            analysis.passages().held(places).into_iter().map(Holder::new).collect()
        });
        let headlines = articles.iter().map(|it| headline(it)).collect();
        Self { articles, words, source_of, held: held.collect(), headlines }
    }

    pub(super) fn of(&self, article: usize) -> &[Word] {
        self.words.of(article)
    }

    pub(super) fn text(&self, article: usize) -> &'a str {
        &self.articles[article].document.text
    }

    /// Whose words a word is.
    pub(super) fn voice(&self, article: usize, word: usize) -> Voice {
        self.held[article][word].voice
    }

    /// The innermost attribution that holds a word.
    pub(super) fn attribution(
        &self,
        article: usize,
        word: usize,
    ) -> Option<&'a Attribution> {
        let analysis = self.articles[article];
        let number = self.held[article][word].attribution.checked_sub(1)?;
        Some(&analysis.attributions[number as usize])
    }

    /// Whether a colon, a semicolon or a dash stands before a word, or a paragraph begins.
    pub(super) fn is_cut(&self, article: usize, word: usize) -> bool {
        let all = self.of(article);
        if word == 0 || all[word].gap == Gap::Break {
            return true;
        }
        let between = Span { start: all[word - 1].span.end, end: all[word].span.start };
        let signs = between.of(self.text(article));
        signs.contains([':', ';', '–', '—']) || signs.contains(" - ")
    }

    pub(super) fn folded(&self, article: usize, word: usize) -> &str {
        self.words.folded(self.of(article)[word])
    }

    pub(super) fn stem(&self, article: usize, word: usize) -> &str {
        self.words.stem(self.of(article)[word])
    }

    /// The number of a word's stem: lower than [`Words::n_stems`].
    pub(super) fn stem_number(&self, article: usize, word: usize) -> usize {
        self.words.stem_number(self.of(article)[word]) as usize
    }

    /// The classes of a word, those that its ending shows included.
    pub(super) fn class(&self, article: usize, word: usize) -> Class {
        self.words.any_class(self.of(article)[word])
    }

    pub(super) fn is_function(&self, article: usize, word: usize) -> bool {
        self.words.is_function(self.of(article)[word])
    }

    /// Whether a word leaves open whether a thing is so.
    pub(super) fn is_hedge(&self, article: usize, word: usize) -> bool {
        self.words.is_hedge(self.of(article), word)
    }

    pub(super) fn is_name(&self, article: usize, word: usize) -> bool {
        self.words.is_name(self.of(article)[word])
    }

    /// Whether nothing but a blank or a hyphen stands between a word and the one before it.
    pub(super) fn is_joined(&self, article: usize, word: usize) -> bool {
        matches!(self.of(article)[word].gap, Gap::Space | Gap::Hyphen)
    }

    /// The words from the first to the last of a run, as a place.
    pub(super) fn place(&self, article: usize, words: Range<usize>) -> Place {
        let all = self.of(article);
        let span =
            Span { start: all[words.start].span.start, end: all[words.end - 1].span.end };
        self.place_at(article, span)
    }

    /// A stretch of an article as a place; voice and zone are those of its first word.
    pub(super) fn place_at(&self, article: usize, span: Span) -> Place {
        let analysis = self.articles[article];
        let first = analysis.tokens_in(span).start;
        let voice = self.held[article].get(first).map_or(Voice::Narrator, |it| it.voice);
        let is_headline = analysis.zone_at(span.start) == Zone::Headline;
        Place { article, span, voice, is_headline }
    }

    /// The words of the headlines of an article, in one range; none without a headline.
    pub(super) fn headline(&self, article: usize) -> Option<Range<usize>> {
        self.headlines[article].clone()
    }
}

fn headline(analysis: &Analysis) -> Option<Range<usize>> {
    let mut paragraphs = analysis.document.paragraphs.iter();
    let headline = paragraphs.find(|it| it.zone == Some(Zone::Headline));
    let words = analysis.tokens_in(headline?.span);
    (!words.is_empty()).then_some(words)
}
