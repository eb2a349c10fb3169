//! An article as the rules of this folder read it: each word with its sentence, its paragraph,
//! whether it is quoted, and what the article shows about its capital.
//!
//! One pass over the tokens; everything else asks by token number.

use crate::text::Gap;
use crate::text::Segmentation;
use crate::text::Span;
use crate::text::Token;
use crate::text::TypeId;
use crate::text::possessive_len;
use crate::voice::Quotation;
use crate::voice::speakers::list::Words;
use std::collections::HashSet;

/// Where a token stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    pub(super) is_quoted: bool,
    /// Whether it begins a sentence or a quotation: its capital says nothing.
    pub(super) is_initial: bool,
    /// Whether its line is in title case or in capitals: no capital there says anything.
    pub(super) is_titled: bool,
}

/// The words of an article and what stands around them.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) places: Vec<Place>,
    lower: HashSet<&'a str>,
    capital: HashSet<&'a str>,
}

impl<'a> Reading<'a> {
    /// Reads an article once.
    pub(super) fn new(
        text: &'a str,
        found: &'a Segmentation,
        quotations: &[Quotation],
    ) -> Self {
        let mut reading = Self {
            text,
            tokens: &found.tokens,
            places: places(text, found, quotations),
            lower: HashSet::new(),
            capital: HashSet::new(),
        };
        // Only words that are met with a capital are ever asked for without one; their first
        // bytes and lengths tell most others apart without a look-up.
        let mut lengths = [0_u32; 256];
        let first =
            |word: &str| usize::from(word.as_bytes().first().copied().unwrap_or(0));
        let mark = |word: &str| 1_u32 << word.len().min(31);
        let mut wanted: HashSet<String> = HashSet::new();
        let mut met: HashSet<TypeId> = HashSet::new();
        for at in 0..reading.tokens.len() {
            let place = reading.places[at];
            let token = reading.tokens[at];
            if !token.is_capital {
                continue;
            }
            let word = reading.word(at);
            if met.insert(token.word_form) {
                let lower = word.to_lowercase();
                let one = lower.strip_suffix('s').map(str::to_owned);
                for form in one.into_iter().chain([lower]) {
                    lengths[first(&form)] |= mark(&form);
                    wanted.insert(form);
                }
            }
            if !place.is_initial && !place.is_titled {
                reading.capital.insert(word);
            }
        }
        for at in (0..reading.tokens.len()).filter(|&at| !reading.tokens[at].is_capital) {
            let word = reading.tokens[at].span.of(text);
            let word = if word.ends_with('s') { reading.word(at) } else { word };
            if lengths[first(word)] & mark(word) != 0 && wanted.contains(word) {
                reading.lower.insert(word);
            }
        }
        reading
    }

    /// A word without its possessive ending.
    pub(super) fn word(&self, token: usize) -> &'a str {
        let word = self.tokens[token].span.of(self.text);
        &word[..word.len() - possessive_len(word)]
    }

    /// Whether a word has a possessive ending, or an apostrophe behind its -s.
    pub(super) fn is_possessive(&self, token: usize) -> bool {
        let word = self.tokens[token].span.of(self.text);
        possessive_len(word) > 0
            || (word.ends_with('s')
                && self
                    .behind(token)
                    .strip_prefix(['’', '\''])
                    .is_some_and(|rest| rest.starts_with(char::is_whitespace)))
    }

    /// Whether a word has the length and the first letter of "he", "she" and their forms.
    pub(super) fn may_be_pronoun(&self, token: usize) -> bool {
        let span = self.tokens[token].span;
        span.len() <= 7
            && matches!(
                self.text.as_bytes().get(span.start as usize),
                Some(b'h' | b'H' | b's' | b'S')
            )
    }

    /// What stands between a token and the next.
    pub(super) fn behind(&self, token: usize) -> &'a str {
        let start = self.tokens[token].span.end as usize;
        let end = self
            .tokens
            .get(token + 1)
            .map_or(self.text.len(), |next| next.span.start as usize);
        &self.text[start..end]
    }

    /// Whether a word is one of a list in lower case.
    pub(super) fn is_in(&self, token: usize, words: &(impl Words + ?Sized)) -> bool {
        is_in(self.word(token), words)
    }

    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.tokens[token].is_capital
    }

    /// Whether a token goes on with the one before: in one sentence, with white space, a
    /// hyphen or the stop of an abbreviation between.
    pub(super) fn goes_on(&self, token: usize) -> bool {
        token > 0
            && self.places[token].sentence == self.places[token - 1].sentence
            && match self.tokens[token].gap {
                Gap::Space | Gap::Hyphen => true,
                Gap::Punctuation => {
                    let is_short = self.tokens[token - 1].span.len() <= 4
                        && self.is_capital(token - 1);
                    let between = self.behind(token - 1).trim();
                    (is_short && between == ".")
                        || self.behind(token - 1) == "/"
                        || (self.is_possessive(token - 1) && between.chars().count() == 1)
                }
                Gap::Break | Gap::Dash => false,
            }
    }

    /// Whether only a comma stands between a token and the one before.
    pub(super) fn is_behind_comma(&self, token: usize) -> bool {
        token > 0
            && self.places[token].sentence == self.places[token - 1].sentence
            && matches!(self.behind(token - 1).trim(), "," | ".," | "—" | "–" | "(")
    }

    /// Whether the article uses a word in lower case and never with a capital that counts.
    pub(super) fn is_common(&self, token: usize) -> bool {
        let word = self.word(token);
        let lower = word.to_lowercase();
        self.lower.contains(lower.as_str()) && !self.is_proper(word)
    }

    /// Whether a token stands in the first of several paragraphs.
    pub(super) fn is_in_headline(&self, token: usize) -> bool {
        self.places[token].paragraph == 0
            && self.places.last().is_some_and(|it| it.paragraph > 0)
    }

    /// Whether the article uses a word (given in lower case) without a capital.
    pub(super) fn has_small(&self, lower: &str) -> bool {
        self.lower.contains(lower)
    }

    /// Whether a word (given in lower case) means several: the article uses it with and
    /// without its -s, or without a capital.
    pub(super) fn is_crowd(&self, lower: &str) -> bool {
        lower.strip_suffix('s').is_some_and(|one| {
            let mut chars = one.chars();
            let capital: String = chars
                .next()
                .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect());
            self.has_small(lower)
                || self.has_small(one)
                || self.capital.contains(capital.as_str())
        })
    }

    /// Whether a word stands with a capital inside a sentence.
    pub(super) fn is_proper(&self, word: &str) -> bool {
        self.capital.contains(word)
            || word.strip_suffix('s').is_some_and(|one| self.capital.contains(one))
    }

    /// The tokens inside a span.
    pub(super) fn tokens_of(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|it| it.span.end <= span.start);
        let end = self.tokens.partition_point(|it| it.span.start < span.end);
        first..end.max(first)
    }

    /// Words as printed, without a possessive ending, white space as single spaces.
    pub(super) fn printed(&self, first: usize, last: usize) -> String {
        let start = self.tokens[first].span.start as usize;
        let word = self.word(last);
        let mut end = self.tokens[last].span.start as usize + word.len();
        if is_in(word, crate::voice::speakers::kinds::GENERATIONS)
            && self.text[end..].starts_with('.')
        {
            end += 1;
        }
        let words = &self.text[start..end];
        let is_even = |pair: &[u8]| pair != b"  " && pair[0] >= b' ' && pair[0] != 0xc2;
        if words.as_bytes().windows(2).all(is_even) {
            return words.to_owned();
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a word is one of a list in lower case.
pub(super) fn is_in(word: &str, words: &(impl Words + ?Sized)) -> bool {
    words.hold(word)
}

/// By token: where it stands. Sentences, paragraphs and quotations are walked beside.
fn places(text: &str, found: &Segmentation, quotations: &[Quotation]) -> Vec<Place> {
    let mut places = Vec::with_capacity(found.tokens.len());
    let (mut sentence, mut paragraph, mut quotation, mut quoted_to) = (0, 0, 0, 0);
    let mut before: Option<(usize, u32)> = None;
    for token in &found.tokens {
        let start = token.span.start;
        while found.sentences.get(sentence).is_some_and(|it| it.end <= start) {
            sentence += 1;
        }
        while found.paragraphs.get(paragraph).is_some_and(|it| it.end <= start) {
            paragraph += 1;
        }
        while let Some(next) = quotations.get(quotation)
            && next.span.start <= start
        {
            quoted_to = quoted_to.max(next.span.end);
            quotation += 1;
        }
        let is_initial = before.is_none_or(|(own, end)| {
            let between = &text[end as usize..start as usize];
            own != sentence || between.ends_with(['“', '"', '‘', '«', '„', '`', ':'])
        });
        places.push(Place {
            sentence,
            paragraph,
            is_quoted: start < quoted_to,
            is_initial,
            is_titled: false,
        });
        before = Some((sentence, token.span.end));
    }
    mark_titles(text, found, &mut places);
    places
}

/// How many long words a line needs before its capitals are judged.
const LINE: usize = 4;

/// Marks lines in title case: without a stop (or the first of several, of one sentence), and
/// three long words of four with a capital.
fn mark_titles(text: &str, found: &Segmentation, places: &mut [Place]) {
    let mut first = 0;
    while first < places.len() {
        let own = places[first].paragraph;
        let end = first + places[first..].partition_point(|it| it.paragraph == own);
        let is_long = |at: &usize| found.tokens[*at].span.len() >= 4;
        let n_long = (first..end).filter(is_long).count();
        let n_capital = (first..end)
            .filter(is_long)
            .filter(|&at| found.tokens[at].is_capital)
            .count();
        let line = found.paragraphs.get(own).map_or("", |span| span.of(text));
        let is_first = own == 0
            && end < places.len()
            && places[first].sentence == places[end - 1].sentence;
        let is_open = is_first || !line.ends_with(['.', '!', '?', '”', '"', '’', ',']);
        if is_open && n_long >= LINE && n_capital * 4 >= n_long * 3 {
            places[first..end].iter_mut().for_each(|it| it.is_titled = true);
        }
        first = end;
    }
}
