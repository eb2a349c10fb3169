//! Patterns over the words and marks of one line, for the rules of furniture.
//!
//! A pattern is a row of elements separated by blanks. An element matches one word or mark,
//! whatever its case; every mark is a piece of its own.
//!
//! | element | matches |
//! |---|---|
//! | `word` | that word or mark |
//! | `a\|b` | one of several |
//! | `a\|b?` | one of them, or nothing |
//! | `*` | any words, or none; never the full stop that closes the line |
//! | `+` | one word or more, likewise |
//! | `<number>` | digits |
//! | `<date>` | a day such as 2025-03-12 |
//! | `<name>` | one to six words with capitals and what joins them |
//! | `<link>` | an address on the web, up to the next blank |
//! | `\*` | the mark itself |

use crate::document::Date;
use std::ops::Range;

/// What any number stands under among the openings.
const NUMBER: &str = "<number>";
/// How an address on the web begins.
const LINK: [&str; 3] = ["http", "https", "www"];

#[derive(Debug)]
pub(super) struct Pattern {
    elements: Vec<Element>,
    /// Whether `*` and `+` may take the full stop that closes the line.
    is_prose: bool,
}

#[derive(Debug)]
struct Element {
    kind: Kind,
    is_optional: bool,
}

#[derive(Debug)]
enum Kind {
    /// In lower case.
    Words(Vec<String>),
    /// At least so many words.
    Any(usize),
    Number,
    Date,
    Name,
    Link,
}

/// A word or a mark of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    text: &'a str,
    /// Where it ends in the line.
    pub(super) end: usize,
    /// Whether a blank stands before it.
    is_spaced: bool,
}

/// Divides a line into words and marks.
pub(super) fn pieces(line: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &line[at..];
        let blank = rest.len() - rest.trim_start().len();
        let rest = &rest[blank..];
        let first = rest.chars().next()?;
        let len = word_len(rest).max(first.len_utf8());
        let piece =
            Piece { text: &rest[..len], end: at + blank + len, is_spaced: blank > 0 };
        at = piece.end;
        Some(piece)
    })
}

/// What an opening or a piece is looked up by.
pub(super) fn key(word: &str) -> u8 {
    match word.bytes().next() {
        Some(byte) if byte.is_ascii_digit() || word == NUMBER => b'0',
        Some(byte) => byte.to_ascii_lowercase(),
        None => 0,
    }
}

/// The length of the word at the head: letters and digits, and the marks inside it.
fn word_len(text: &str) -> usize {
    let mut len = 0;
    for (at, char) in text.char_indices() {
        let next = at + char.len_utf8();
        if char.is_alphanumeric() {
            len = next;
        } else if !matches!(char, '\'' | '’' | '-' | '_') || len != at || at == 0 {
            break;
        }
    }
    len
}

impl Piece<'_> {
    /// Whether a pattern means the piece by this word.
    pub(super) fn is(&self, word: &str) -> bool {
        if self.text.is_ascii() {
            return self.text.eq_ignore_ascii_case(word);
        }
        self.text.to_lowercase().replace('’', "'") == word
    }

    /// Whether a pattern with this opening may match a line that begins with the piece.
    pub(super) fn has_opening(&self, opening: &str) -> bool {
        if opening == NUMBER { self.is_number() } else { self.is(opening) }
    }

    /// What distinguishes openings before they are compared: the first byte in small
    /// letters, a digit for all digits.
    pub(super) fn key(&self) -> u8 {
        key(self.text)
    }

    fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it may stand between the words of a name.
    fn joins_names(&self) -> bool {
        matches!(self.text, "." | "&" | "and" | "de" | "of" | "van" | "von")
    }

    fn closes_sentence(&self) -> bool {
        closes_sentence(self.text)
    }

    fn closes_bracket(&self) -> bool {
        self.text.starts_with(closes_bracket)
    }
}

fn closes_sentence(piece: &str) -> bool {
    matches!(piece, "." | "!" | "…")
}

fn closes_bracket(char: char) -> bool {
    matches!(char, '”' | '"' | '’' | '\'' | '»' | ')' | ']')
}

/// Whether a full stop closes the line, before closing marks and brackets.
pub(super) fn is_closed(line: &str) -> bool {
    line.trim_end_matches(closes_bracket).ends_with(['.', '!', '…'])
}

impl Pattern {
    /// Reads a pattern; the words of a caption may end in a full stop.
    pub(super) fn new(source: &str, is_prose: bool) -> Self {
        Self { elements: source.split(' ').map(Element::new).collect(), is_prose }
    }

    /// The words with which a line begins that matches; none if they may be any.
    pub(super) fn openings(&self) -> Option<Vec<&str>> {
        let mut openings = Vec::new();
        for element in &self.elements {
            match &element.kind {
                Kind::Words(words) => openings.extend(words.iter().map(String::as_str)),
                Kind::Number => openings.push(NUMBER),
                Kind::Link => openings.extend(LINK),
                Kind::Any(_) | Kind::Date | Kind::Name => return None,
            }
            if !element.is_optional {
                break;
            }
        }
        Some(openings)
    }

    /// The longest word or mark that every line has that matches, in small letters.
    pub(super) fn needle(&self) -> Option<&str> {
        let words = self.elements.iter().filter_map(|it| match &it.kind {
            Kind::Words(words) if !it.is_optional && words.len() == 1 => {
                words.first().map(String::as_str)
            }
            _ => None,
        });
        words.max_by_key(|it| it.len())
    }

    /// Whether a line may match that ends in a full stop.
    pub(super) fn may_close(&self) -> bool {
        let ends = self.elements.iter().any(|it| match &it.kind {
            Kind::Words(words) => words.iter().any(|it| closes_sentence(it)),
            _ => false,
        });
        self.is_prose || ends
    }

    /// How often `*` and `+` occur, which bounds the time of a match.
    #[cfg(test)]
    pub(super) fn n_any(&self) -> usize {
        self.elements.iter().filter(|it| matches!(it.kind, Kind::Any(_))).count()
    }

    /// Whether a line that begins so may match, judged by the first two elements.
    pub(super) fn may_begin(&self, head: &[Piece<'_>]) -> bool {
        let is_one = |it: &&Element| matches!(it.kind, Kind::Words(_) | Kind::Number);
        let n_elements = self.elements.iter().take(2).take_while(is_one).count();
        let line = Line { pieces: head, open_len: 0 };
        matches(&self.elements[..n_elements], line, 0, false).is_some()
    }

    /// Whether the whole line matches.
    pub(super) fn is_match(&self, line: &[Piece<'_>]) -> bool {
        let inner = line.iter().rev().skip_while(|it| it.closes_bracket());
        let is_closed = inner.clone().next().is_some_and(Piece::closes_sentence);
        // No `*` may reach into the full stop or beyond it.
        let open_len = if is_closed && !self.is_prose {
            inner.count().saturating_sub(1)
        } else {
            line.len()
        };
        let line = Line { pieces: line, open_len };
        matches(&self.elements, line, 0, true) == Some(line.pieces.len())
    }

    /// How many pieces at the head of the line match; `*` and `+` are not for heads.
    pub(super) fn prefix_len(&self, line: &[Piece<'_>]) -> Option<usize> {
        matches(&self.elements, Line { pieces: line, open_len: 0 }, 0, false)
    }
}

#[derive(Clone, Copy)]
struct Line<'a> {
    pieces: &'a [Piece<'a>],
    /// How many of them `*` may take.
    open_len: usize,
}

/// Where a match of all elements from `at` on ends.
fn matches(
    elements: &[Element],
    line: Line<'_>,
    at: usize,
    is_whole: bool,
) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else {
        return (!is_whole || at == line.pieces.len()).then_some(at);
    };
    let lengths = first.lengths(line, at);
    let found = lengths.rev().find_map(|len| matches(rest, line, at + len, is_whole));
    match found {
        None if first.is_optional => matches(rest, line, at, is_whole),
        found => found,
    }
}

impl Element {
    fn new(source: &str) -> Self {
        let (source, is_optional) = match source.strip_suffix('?') {
            Some(shorter) if !shorter.is_empty() => (shorter, true),
            _ => (source, false),
        };
        let kind = match source {
            "*" => Kind::Any(0),
            "+" => Kind::Any(1),
            "<number>" => Kind::Number,
            "<date>" => Kind::Date,
            "<name>" => Kind::Name,
            "<link>" => Kind::Link,
            mark if mark.starts_with('\\') => Kind::Words(vec![mark[1..].to_owned()]),
            words => Kind::Words(words.split('|').map(str::to_owned).collect()),
        };
        Self { kind, is_optional }
    }

    /// How many pieces it may take, as a range of which nothing is left out.
    fn lengths(&self, line: Line<'_>, at: usize) -> Range<usize> {
        let rest = &line.pieces[at..];
        let one = |is_found: bool| 1..1 + usize::from(is_found);
        match (&self.kind, rest.first()) {
            (Kind::Any(least), _) => *least..(line.open_len + 1).saturating_sub(at),
            (_, None) => 1..1,
            (Kind::Words(words), Some(first)) => {
                one(words.iter().any(|word| first.is(word)))
            }
            (Kind::Number, Some(first)) => one(first.is_number()),
            (Kind::Date, Some(first)) => one(first.text.parse::<Date>().is_ok()),
            (Kind::Name, Some(first)) if first.is_capital() => 1..name_len(rest) + 1,
            (Kind::Name, Some(_)) => 1..1,
            (Kind::Link, Some(first)) => {
                let is_link = LINK.iter().any(|word| first.is(word));
                let len = 1 + rest[1..].iter().take_while(|it| !it.is_spaced).count();
                if is_link { len..len + 1 } else { 1..1 }
            }
        }
    }
}

/// How many pieces at the head can belong to a name.
fn name_len(line: &[Piece<'_>]) -> usize {
    let is_part = |it: &&Piece<'_>| it.is_capital() || it.joins_names();
    line.iter().take(8).take_while(is_part).count()
}

#[cfg(test)]
mod tests {
    use super::{Pattern, pieces};

    #[track_caller]
    fn check(pattern: &str, matching: &[&str], others: &[&str]) {
        let pattern = Pattern::new(pattern, false);
        for (lines, expected) in [(matching, true), (others, false)] {
            for line in lines {
                let pieces: Vec<_> = pieces(line).collect();
                assert_eq!(pattern.is_match(&pieces), expected, "{line}");
            }
        }
    }

    #[test]
    fn divides_lines_into_words_and_marks() {
        let found = |line| pieces(line).map(|it| it.text).collect::<Vec<_>>();
        assert_eq!(
            found(" Read on: it’s re-opened."),
            ["Read", "on", ":", "it’s", "re-opened", "."]
        );
        assert_eq!(
            found("@a_b's' 2025-03-12–x"),
            ["@", "a_b's", "'", "2025-03-12", "–", "x"]
        );
        assert!(found(" \u{a0}").is_empty());
    }

    #[test]
    fn matches_words() {
        check("read on|more .?", &["Read more", "READ ON."], &["Read", "Read more now"]);
        check("it's \\*", &["It’s *"], &["It’s"]);
    }

    #[test]
    fn matches_gaps_up_to_the_full_stop() {
        check("read : *", &["Read:", "Read: on", "Read: why?"], &["Read: it.", "Read"]);
        check("read : +", &["Read: on"], &["Read:", "Read: “It rains.”"]);
        check("read + .?", &["Read on", "Read on.", "Read a. b."], &["Read."]);
        check("( by * .? )", &["(By A. Reiter)", "(By A.)"], &["(By A"]);
    }

    #[test]
    fn matches_classes() {
        check("by <name>", &["By A. Reiter", "By Reiter and Voss"], &["By land", "By"]);
        check("date <date>", &["Date 2025-03-12"], &["Date 2025-13-12"]);
        check("<number> shares", &["12 shares"], &["twelve shares"]);
        check("<link>", &["https://example.org/a?b=c"], &["https://example.org it"]);
    }
}
