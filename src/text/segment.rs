//! One pass over a text: tokens, quotation marks, paragraphs; then sentences.
//!
//! The pass works on bytes and decodes a character only where one is not ASCII. What it
//! notes between two tokens (white space, a hyphen, a stop) is all that the sentence rules
//! and the matcher need, so nothing is read twice.

use crate::text::Gap;
use crate::text::Span;
use crate::text::Token;
use crate::text::Vocabulary;
use crate::text::sentence::sentences;

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
}

/// Finds tokens, marks, paragraphs and sentences of `text`.
#[must_use]
pub fn segment(text: &str, vocabulary: &mut Vocabulary) -> Segmentation {
    let mut pass = Pass::new(text);
    pass.run(vocabulary);
    let mut found = pass.found;
    found.sentences = sentences(text, &found.tokens, &found.paragraphs, vocabulary);
    found
}

/// What stands between the last token and the place reached.
#[derive(Clone, Copy, Default)]
struct Between {
    is_break: bool,
    has_space: bool,
    has_hyphen: bool,
    has_dash: bool,
    n_signs: u32,
}

impl Between {
    fn gap(self) -> Gap {
        match self {
            Self { is_break: true, .. } => Gap::Break,
            Self { n_signs: 0, .. } => Gap::Space,
            Self { n_signs: 1, has_space: false, has_hyphen: true, .. } => Gap::Hyphen,
            Self { n_signs: 1, has_space: false, has_dash: true, .. } => Gap::Dash,
            Self { .. } => Gap::Punctuation,
        }
    }
}

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Space,
    Newline,
    Stop,
    Quote,
    Hyphen,
    Sign,
    Wide,
}

const fn class(byte: u8) -> Class {
    match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' => Class::Word,
        b'\n' => Class::Newline,
        b' ' | b'\t' | b'\r' | 0x0b | 0x0c => Class::Space,
        b'.' | b'!' | b'?' => Class::Stop,
        b'"' | b'\'' | b'`' => Class::Quote,
        b'-' => Class::Hyphen,
        0x80.. => Class::Wide,
        _ => Class::Sign,
    }
}

static CLASSES: [Class; 256] = {
    let mut table = [Class::Sign; 256];
    let mut byte = 0_u8;
    loop {
        table[byte as usize] = class(byte);
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    table
};

/// Whether a character can stand in a word.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}' | '\u{2060}' | '_')
}

struct Pass<'t> {
    text: &'t str,
    found: Segmentation,
    between: Between,
    paragraph: Option<(usize, usize)>,
}

impl<'t> Pass<'t> {
    fn new(text: &'t str) -> Self {
        let found = Segmentation {
            tokens: Vec::with_capacity(text.len() / 5),
            ..Segmentation::default()
        };
        let between = Between { is_break: true, ..Between::default() };
        Self { text, found, between, paragraph: None }
    }

    fn run(&mut self, vocabulary: &mut Vocabulary) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let next = match CLASSES[bytes[at] as usize] {
                Class::Word => self.token(at, vocabulary),
                Class::Space => {
                    self.between.has_space = true;
                    at += 1;
                    continue;
                }
                Class::Newline => {
                    self.end_paragraph();
                    at += 1;
                    continue;
                }
                Class::Stop => self.stop(at, 1),
                Class::Quote => self.mark(at, bytes[at].into()),
                Class::Hyphen => self.hyphen(at, 1),
                Class::Sign => self.sign(at, 1),
                Class::Wide => match self.wide(at, vocabulary) {
                    Some(next) => next,
                    None => {
                        at += self.char_at(at).map_or(1, char::len_utf8);
                        continue;
                    }
                },
            };
            let start = self.paragraph.map_or(at, |(start, _)| start);
            self.paragraph = Some((start, next));
            at = next;
        }
        self.end_paragraph();
    }

    /// What a character beyond ASCII does; none for white space.
    fn wide(&mut self, at: usize, vocabulary: &mut Vocabulary) -> Option<usize> {
        let c = self.char_at(at)?;
        Some(match c {
            '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '‛' => {
                self.mark(at, c)
            }
            '…' | '。' | '！' | '？' => self.stop(at, c.len_utf8()),
            '\u{2010}' | '\u{2011}' => self.hyphen(at, c.len_utf8()),
            '\u{2012}'..='\u{2015}' => {
                self.between.has_dash = true;
                self.sign(at, c.len_utf8())
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' => {
                self.between.has_space = true;
                return None;
            }
            c if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') => {
                self.between.has_space = true;
                return None;
            }
            c if is_word_char(c) => self.token(at, vocabulary),
            c => self.sign(at, c.len_utf8()),
        })
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn sign(&mut self, at: usize, len: usize) -> usize {
        self.between.n_signs += 1;
        at + len
    }

    fn hyphen(&mut self, at: usize, len: usize) -> usize {
        self.between.has_hyphen = true;
        self.sign(at, len)
    }

    fn stop(&mut self, at: usize, len: usize) -> usize {
        if let Some(token) = self.found.tokens.last_mut()
            && !self.between.is_break
        {
            token.is_before_stop = true;
        }
        self.sign(at, len)
    }

    fn mark(&mut self, at: usize, mark: char) -> usize {
        let end = at + mark.len_utf8();
        let before = self.text[..at].chars().next_back();
        let after = self.char_at(end);
        self.found.marks.push(Mark {
            at: Span::new(at, end).start,
            mark,
            is_after_word: before.is_some_and(is_word_char),
            is_before_word: after.is_some_and(is_word_char),
        });
        self.sign(at, mark.len_utf8())
    }

    fn token(&mut self, start: usize, vocabulary: &mut Vocabulary) -> usize {
        let (end, is_before_stop) = word_end(self.text, start);
        self.found.tokens.push(Token {
            span: Span::new(start, end),
            word_form: vocabulary.intern(&self.text[start..end]),
            gap: self.between.gap(),
            is_before_stop,
        });
        self.between = Between::default();
        end
    }

    fn end_paragraph(&mut self) {
        if let Some((start, end)) = self.paragraph.take() {
            self.found.paragraphs.push(Span::new(start, end));
        }
        self.between.is_break = true;
    }
}

/// Where the word that begins at `start` ends, and whether its last sign is the full stop of
/// an acronym ("U.S."), which may end a sentence too.
fn word_end(text: &str, start: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut last_dot = None;
    while at < bytes.len() {
        let byte = bytes[at];
        match CLASSES[byte as usize] {
            Class::Word => at += 1,
            Class::Quote if byte == b'\'' && joins(text, start, at, 1) => at += 1,
            Class::Wide => {
                let Some(c) = text[at..].chars().next() else { break };
                let len = c.len_utf8();
                let is_apostrophe = matches!(c, '’' | 'ʼ') && joins(text, start, at, len);
                if !is_apostrophe && !is_word_char(c) {
                    break;
                }
                at += len;
            }
            Class::Stop if byte == b'.' => match dot(bytes, start, at, last_dot) {
                Dot::Inside => {
                    last_dot = Some(at);
                    at += 1;
                }
                Dot::Last => return (at + 1, true),
                Dot::Outside => break,
            },
            Class::Sign if byte == b',' && between_digits(bytes, start, at) => at += 1,
            Class::Sign if byte == b'&' && between_capitals(bytes, start, at) => at += 1,
            _ => break,
        }
    }
    (at, false)
}

/// Whether an apostrophe of `len` bytes at `at` has a letter on both sides.
fn joins(text: &str, start: usize, at: usize, len: usize) -> bool {
    at > start
        && text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
        && text[at + len..].chars().next().is_some_and(char::is_alphabetic)
}

fn between_digits(bytes: &[u8], start: usize, at: usize) -> bool {
    at > start
        && bytes[at - 1].is_ascii_digit()
        && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

fn between_capitals(bytes: &[u8], start: usize, at: usize) -> bool {
    at > start
        && bytes[at - 1].is_ascii_uppercase()
        && bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase)
}

/// What a full stop after some letters does.
enum Dot {
    Inside,
    Last,
    Outside,
}

/// Numbers ("9.5"), acronyms ("U.S.", "a.m."), addresses ("example.org").
fn dot(bytes: &[u8], start: usize, at: usize, last_dot: Option<usize>) -> Dot {
    let since = last_dot.map_or(start, |dot| dot + 1);
    let is_single = at == since + 1 && bytes[since].is_ascii_alphabetic();
    let next = bytes.get(at + 1).copied().unwrap_or(b' ');
    let after = bytes.get(at + 2).copied().unwrap_or(b' ');
    if between_digits(bytes, start, at) {
        return Dot::Inside;
    }
    if is_single && next.is_ascii_alphabetic() && !after.is_ascii_alphanumeric() {
        return Dot::Inside;
    }
    if is_single && last_dot.is_some() {
        return Dot::Last;
    }
    let is_address = at > start
        && bytes[at - 1].is_ascii_lowercase()
        && next.is_ascii_lowercase()
        && after.is_ascii_lowercase();
    if is_address { Dot::Inside } else { Dot::Outside }
}

#[cfg(test)]
mod tests {
    use super::segment;
    use crate::text::Vocabulary;
    use crate::text::n_words;

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
