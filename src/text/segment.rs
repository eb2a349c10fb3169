//! One pass over a text: tokens, quotation marks, paragraphs; then sentences.
//!
//! The pass works on bytes and decodes a character only where one is not ASCII. What it
//! notes between two tokens (white space, a hyphen, a stop) is all that the sentence rules
//! and the matcher need, so nothing is read twice.

use crate::language::Language;
use crate::text::sentence::cut_sentences;
use crate::text::vocabulary::key;
use crate::text::word::{Class, class_of, is_word_char, plain_word, word_end};
use crate::text::{Gap, Span, Token, TypeId, Vocabulary};

/// A character that may open or close a quotation.
///
/// Apostrophes inside a token ("don’t", "Russia’s") are no marks; a single mark at the edge
/// of a word is, and what it does is decided in [`crate::voice`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Byte offset.
    pub at: u32,
    /// The character as printed.
    pub mark: char,
    /// Whether a word character stands right before it.
    pub is_after_word: bool,
    /// Whether a word character stands right after it.
    pub is_before_word: bool,
}

/// What one pass finds in a text.
#[derive(Clone, Debug, Default)]
pub struct Segmentation {
    /// Running words, in order.
    pub tokens: Vec<Token>,
    /// Quotation marks, in order.
    pub marks: Vec<Mark>,
    /// Lines that hold anything but white space, without their edges of white space.
    pub paragraphs: Vec<Span>,
    /// Sentences, in order; each lies in one paragraph.
    pub sentences: Vec<Span>,
    /// By paragraph: how many tokens come before its end.
    pub paragraph_ends: Vec<usize>,
    /// By sentence: the same.
    pub sentence_ends: Vec<usize>,
}

/// Finds tokens, marks, paragraphs and sentences of an English `text`.
///
/// # Panics
///
/// If the text passes 4 GiB.
#[must_use]
pub fn segment(text: &str, vocabulary: &mut Vocabulary) -> Segmentation {
    segment_in(Language::English, text, vocabulary)
}

/// The same of a text in a language, by whose abbreviations sentences end.
///
/// # Panics
///
/// If the text passes 4 GiB.
#[must_use]
pub fn segment_in(
    language: Language,
    text: &str,
    vocabulary: &mut Vocabulary,
) -> Segmentation {
    let (mut found, keys) = walk(text);
    // Apart from the walk: its branches would keep waiting for the table's memory.
    vocabulary.intern_all(text, &mut found.tokens, &keys);
    cut_sentences(text, &mut found, vocabulary, language);
    found
}

/// Finds tokens, marks and paragraphs of `text`; the tokens have no types.
///
/// # Panics
///
/// If the text passes 4 GiB.
#[must_use]
pub fn tokenize(text: &str) -> Segmentation {
    walk(text).0
}

/// Tokens, marks and paragraphs, and what the type of each token is looked up by.
fn walk(text: &str) -> (Segmentation, Vec<u64>) {
    assert!(text.len() <= Span::MAX, "articles are shorter than 4 GiB");
    let mut pass = Pass::new(text);
    pass.run();
    (pass.found, pass.keys)
}

/// What stands between the last token and the place reached, as flags.
mod between {
    /// The end of a paragraph.
    pub(super) const BREAK: u8 = 1;
    pub(super) const SPACE: u8 = 2;
    pub(super) const HYPHEN: u8 = 4;
    pub(super) const DASH: u8 = 8;
    /// A sign of any kind, hyphens and dashes included.
    pub(super) const SIGN: u8 = 16;
    /// A second sign.
    pub(super) const SIGNS: u8 = 32;
}

/// The gap that flags make.
fn gap(flags: u8) -> Gap {
    const HYPHEN: u8 = between::HYPHEN | between::SIGN;
    const DASH: u8 = between::DASH | between::SIGN;
    match flags {
        between::SPACE => Gap::Space,
        HYPHEN => Gap::Hyphen,
        DASH => Gap::Dash,
        flags if flags & between::BREAK != 0 => Gap::Break,
        _ => Gap::Punctuation,
    }
}

struct Pass<'t> {
    text: &'t str,
    found: Segmentation,
    /// By token: what its type is looked up by.
    keys: Vec<u64>,
    between: u8,
    /// Where the paragraph begins, if anything of it was met, and where its last sign ends.
    paragraph: Option<usize>,
    end: usize,
}

impl<'t> Pass<'t> {
    fn new(text: &'t str) -> Self {
        let found = Segmentation {
            tokens: Vec::with_capacity(text.len() / 5),
            marks: Vec::with_capacity(text.len() / 128),
            paragraphs: Vec::with_capacity(text.len() / 256),
            paragraph_ends: Vec::with_capacity(text.len() / 256),
            ..Segmentation::default()
        };
        let keys = Vec::with_capacity(text.len() / 5);
        Self { text, found, keys, between: between::BREAK, paragraph: None, end: 0 }
    }

    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            at = match class_of(byte) {
                Class::Word => self.words(at),
                Class::Space => self.space(at, 1),
                Class::Newline => self.newline(at),
                Class::Stop => self.stop(at, 1),
                Class::Quote => self.mark(at, byte.into()),
                Class::Hyphen => self.sign(at, 1, between::HYPHEN),
                Class::Sign => self.sign(at, 1, 0),
                Class::Wide => self.wide(at),
            };
        }
        self.end_paragraph();
    }

    /// What a character beyond ASCII does.
    fn wide(&mut self, at: usize) -> usize {
        let Some(c) = self.text[at..].chars().next() else { return at + 1 };
        let len = c.len_utf8();
        match c {
            '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '‛' => {
                self.mark(at, c)
            }
            '…' | '。' | '！' | '？' => self.stop(at, len),
            '\u{2010}' | '\u{2011}' => self.sign(at, len, between::HYPHEN),
            '\u{2012}'..='\u{2015}' => self.sign(at, len, between::DASH),
            '\u{200b}' | '\u{feff}' => self.space(at, len),
            c if c.is_whitespace() => self.space(at, len),
            c if is_word_char(c) => self.token(at),
            _ => self.sign(at, len, 0),
        }
    }

    fn space(&mut self, at: usize, len: usize) -> usize {
        self.between |= between::SPACE;
        at + len
    }

    fn newline(&mut self, at: usize) -> usize {
        self.end_paragraph();
        at + 1
    }

    fn sign(&mut self, at: usize, len: usize, kind: u8) -> usize {
        let more = if self.between & between::SIGN == 0 { 0 } else { between::SIGNS };
        self.between |= between::SIGN | kind | more;
        self.paragraph.get_or_insert(at);
        self.end = at + len;
        self.end
    }

    fn stop(&mut self, at: usize, len: usize) -> usize {
        if self.between & between::BREAK == 0
            && let Some(token) = self.found.tokens.last_mut()
        {
            token.is_before_stop = true;
        }
        self.sign(at, len, 0)
    }

    fn mark(&mut self, at: usize, mark: char) -> usize {
        let end = at + mark.len_utf8();
        let before = self.text[..at].chars().next_back();
        let after = self.text[end..].chars().next();
        self.found.marks.push(Mark {
            at: Span::new(at, end).start,
            mark,
            is_after_word: before.is_some_and(is_word_char),
            is_before_word: after.is_some_and(is_word_char),
        });
        self.sign(at, mark.len_utf8(), 0)
    }

    /// A run of words with single spaces between: most of a text.
    fn words(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = match plain_word(bytes, start) {
            Some((end, key)) => {
                self.push(start, end, key, false, bytes[start].is_ascii_uppercase())
            }
            None => self.token(start),
        };
        while let Some([b' ', next]) = bytes.get(end..end + 2)
            && class_of(*next) == Class::Word
        {
            let start = end + 1;
            let Some((word_end, key)) = plain_word(bytes, start) else {
                self.between = between::SPACE;
                end = self.token(start);
                continue;
            };
            // What a token after a space leaves as it is need not be written again.
            self.found.tokens.push(Token {
                span: Span::within(start, word_end),
                word_form: TypeId::default(),
                gap: Gap::Space,
                is_before_stop: false,
                is_capital: next.is_ascii_uppercase(),
            });
            self.keys.push(key);
            end = word_end;
        }
        self.end = end;
        end
    }

    /// A word of any length and kind.
    fn token(&mut self, start: usize) -> usize {
        let (end, is_before_stop) = word_end(self.text, start);
        let key = key(self.text.as_bytes(), start, end);
        self.push(start, end, key, is_before_stop, self.begins_with_capital(start))
    }

    #[inline]
    fn push(
        &mut self,
        start: usize,
        end: usize,
        key: u64,
        is_before_stop: bool,
        is_capital: bool,
    ) -> usize {
        self.found.tokens.push(Token {
            span: Span::within(start, end),
            word_form: TypeId::default(),
            gap: gap(self.between),
            is_before_stop,
            is_capital,
        });
        self.keys.push(key);
        self.between = 0;
        self.paragraph.get_or_insert(start);
        self.end = end;
        end
    }

    fn begins_with_capital(&self, start: usize) -> bool {
        match self.text.as_bytes()[start] {
            byte if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => self.text[start..].starts_with(char::is_uppercase),
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(start) = self.paragraph.take() {
            self.found.paragraphs.push(Span::new(start, self.end));
            self.found.paragraph_ends.push(self.found.tokens.len());
        }
        self.between |= between::BREAK;
    }
}

#[cfg(test)]
mod tests {
    use super::segment;
    use crate::text::{Vocabulary, n_words};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = segment(text, &mut Vocabulary::default());
        let words: Vec<_> =
            found.tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn finds_running_words() {
        check("", &[]);
        check("Don't say ‘Russia’s’ now", &["Don't", "say", "Russia’s", "now"]);
        check(
            "the U.S. and D.C. at 5 p.m.",
            &["the", "U.S.", "and", "D.C.", "at", "5", "p.m."],
        );
        check(
            "9.5 hours, 1,098 words; $65bn.",
            &["9.5", "hours", "1,098", "words", "65bn"],
        );
        check("AT&T at example.org (F-16s)", &["AT&T", "at", "example.org", "F", "16s"]);
        check("J. Smith.The end", &["J", "Smith", "The", "end"]);
        check("_, _a, b_. 1,a a,1 ab.", &["_", "_a", "b_", "1", "a", "a", "1", "ab"]);
        check("naïve Zürich’s Їжак", &["naïve", "Zürich’s", "Їжак"]);
        check("“rock ’n’ roll”", &["rock", "n", "roll"]);
    }

    #[test]
    fn counts_a_hyphenated_compound_once() {
        let text =
            "al-Qaeda’s full-scale pre-war U.S.-led talks – twenty\u{2011}one — no";
        let found = segment(text, &mut Vocabulary::default());
        assert_eq!(found.tokens.len(), 12);
        assert_eq!(n_words(&found.tokens), 7);
    }

    #[test]
    fn knows_what_stands_between() {
        let text = "one two-three four–five six, seven\neight";
        let found = segment(text, &mut Vocabulary::default());
        let gaps: Vec<_> =
            found.tokens.iter().map(|token| format!("{:?}", token.gap)).collect();
        let expected = "Break Space Hyphen Space Dash Space Punctuation Break";
        assert_eq!(gaps.join(" "), expected);
    }

    #[test]
    fn takes_lines_as_paragraphs() {
        let text = "  one \r\n\n \t\ntwo. three \n";
        let found = segment(text, &mut Vocabulary::default());
        let lines: Vec<_> = found.paragraphs.iter().map(|span| span.of(text)).collect();
        assert_eq!(lines, ["one", "two. three"]);
    }
}
