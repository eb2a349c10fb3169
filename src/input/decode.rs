//! From bytes to text in one normal form: UTF-8, NFC, line feeds, no control characters.

use crate::input::InputError;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Reads the bytes of a file as UTF-8, without changing them.
pub(super) fn utf8(bytes: Vec<u8>, path: &str) -> Result<String, InputError> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        InputError::NotUtf8 { path: path.to_owned(), line: line_at(valid, valid.len()) }
    })
}

/// The line, from 1, on which byte `at` stands.
pub(super) fn line_at(content: &[u8], at: usize) -> u32 {
    let n_breaks =
        content[..at.min(content.len())].iter().filter(|it| **it == b'\n').count();
    u32::try_from(n_breaks + 1).unwrap_or(u32::MAX)
}

/// Takes a byte order mark off.
pub(super) fn without_bom(content: &str) -> &str {
    content.strip_prefix('\u{feff}').unwrap_or(content)
}

/// Brings a text into normal form, so that equal words are equal bytes.
///
/// `\r\n`, `\r`, vertical tabs (the line break of word processors), U+0085, U+2028 and U+2029
/// become line feeds; form feeds become blanks; NUL, zero-width blanks and marks of byte order go; other control
/// characters below U+0020, and U+007F, become U+FFFD; what has a composed form is
/// composed (NFC). No-break spaces and soft hyphens stay. A text that is in normal form
/// already is not copied.
pub(super) fn normalize(text: Cow<'_, str>) -> Cow<'_, str> {
    let text = if has_controls(text.as_bytes()) || has_unseen(text.as_bytes()) {
        Cow::Owned(without_controls(&text))
    } else {
        text
    };
    if is_nfc(&text) { text } else { Cow::Owned(text.nfc().collect()) }
}

/// Brings a heading or a name into normal form, on one line.
pub(super) fn normalize_line(text: &str) -> String {
    let text = normalize(Cow::Borrowed(text));
    let mut line = String::with_capacity(text.len());
    // No-break spaces stay: only blanks that a layout put there are folded.
    for word in text.split([' ', '\t', '\n']).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn is_control(byte: u8) -> bool {
    (byte < b' ') & (byte != b'\n') & (byte != b'\t') | (byte == 0x7f)
}

/// Looks at blocks without leaving early, which the compiler turns into vector code.
fn has_controls(bytes: &[u8]) -> bool {
    let any =
        |block: &[u8]| block.iter().fold(0, |any, it| any | u8::from(is_control(*it)));
    bytes.chunks(256).any(|block| any(block) != 0)
}

/// Whether a text may hold signs without width, or line ends that are not ASCII.
fn has_unseen(bytes: &[u8]) -> bool {
    bytes.chunks(256).enumerate().any(|(number, block)| {
        !block.is_ascii() && {
            let start = number * 256;
            let end = (start + block.len() + 2).min(bytes.len());
            bytes[start..end].windows(2).enumerate().any(|(at, pair)| match pair {
                [0xe2, 0x80] => {
                    matches!(bytes.get(start + at + 2), Some(0x8b | 0xa8 | 0xa9))
                }
                [0xe2, 0x81] => bytes.get(start + at + 2) == Some(&0xa0),
                [0xef, 0xac | 0xbb] | [0xc2, 0x85] => true,
                _ => false,
            })
        }
    })
}

fn without_controls(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if matches!(char, '\0' | '\u{200b}' | '\u{2060}' | '\u{feff}') {
            continue;
        }
        if let Some(letters) = ligature(char) {
            plain.push_str(letters);
            continue;
        }
        plain.push(match char {
            '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\r' => {
                chars.next_if_eq(&'\n');
                '\n'
            }
            '\u{c}' => ' ',
            char if u8::try_from(char).is_ok_and(is_control) => '\u{fffd}',
            char => char,
        });
    }
    plain
}

/// The letters of a ligature that a typesetting program left in a text.
fn ligature(char: char) -> Option<&'static str> {
    const LETTERS: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    let at = u32::from(char).checked_sub(0xfb00)?;
    LETTERS.get(usize::try_from(at).ok()?).copied()
}

/// Whether a text is composed for certain, or on a closer look.
fn is_nfc(text: &str) -> bool {
    // Characters below U+0300 are composed and do not combine; leaving them out can only
    // make the answer more careful. Their first byte in UTF-8 is below 0xCC.
    let has_high = |block: &[u8]| block.iter().fold(0, |high, it| high.max(*it)) >= 0xcc;
    let bytes = text.as_bytes();
    let is_plain = bytes.chunks(256).enumerate().all(|(number, block)| {
        !has_high(block) || has_only_punctuation(bytes, number * 256, block.len())
    });
    if is_plain {
        return true;
    }
    match is_nfc_quick(text.chars().filter(|char| *char >= '\u{300}')) {
        IsNormalized::Yes => true,
        _ => unicode_normalization::is_nfc(text),
    }
}

/// Whether the characters from U+0300 on that begin in a block are quotation marks, dashes
/// and the like (U+2002 to U+203F), which are composed and do not combine.
fn has_only_punctuation(bytes: &[u8], start: usize, len: usize) -> bool {
    (start..start + len).step_by(8).all(|from| {
        let end = (from + 8).min(start + len);
        // Most groups of eight are ASCII.
        bytes[from..end].is_ascii()
            || (from..end).filter(|&at| bytes[at] >= 0xcc).all(|at| {
                matches!(
                    bytes.get(at..at + 3),
                    Some([0xe2, 0x80, third]) if *third >= 0x82
                )
            })
    })
}

#[cfg(test)]
mod tests {
    use super::{normalize, normalize_line, utf8};
    use std::borrow::Cow;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(normalize(Cow::Borrowed(text)), expected);
    }

    #[test]
    fn brings_text_into_normal_form() {
        check("a\r\nb\rc\n", "a\nb\nc\n");
        check("cafe\u{301} café", "café café");
        check("the \u{fb01}rst o\u{fb03}ce", "the first office");
        check("a\u{0}b\u{1b}[0m\u{7f}", "ab\u{fffd}[0m\u{fffd}");
        check("a\u{2028}b\u{2029}c\u{85}d", "a\nb\nc\nd");
        check("Ky\u{200b}iv\u{feff}\u{2060}", "Kyiv");
        check("page\u{c}\nnext\tcolumn", "page \nnext\tcolumn");
        check("10\u{a0}000 co\u{ad}operate", "10\u{a0}000 co\u{ad}operate");
        // A mark that combines with a plain letter before it, and two marks out of order.
        check("“x”\u{301} a\u{301}\u{323}", "“x”\u{301} \u{1ea1}\u{301}");
        check("Å \u{212b}", "Å Å");
    }

    #[test]
    fn copies_nothing_without_need() {
        for text in ["plain", "“Nein”, sagte sie – „Schluß“", "Київ, Одеса"]
        {
            assert!(matches!(normalize(Cow::Borrowed(text)), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn folds_a_heading_to_one_line() {
        assert_eq!(
            normalize_line(" Two\r\n  lines\t« here\u{a0}» "),
            "Two lines « here\u{a0}»"
        );
    }

    #[test]
    fn names_the_line_that_is_not_utf8() {
        let error = utf8(b"one\ntwo\ncaf\xe9\n".to_vec(), "a.txt").unwrap_err();
        assert_eq!(error.to_string(), "a.txt:3: the file is not UTF-8; save it as UTF-8");
    }
}
