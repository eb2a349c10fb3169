//! Where a word ends: apostrophes, figures, acronyms, addresses.

use crate::text::vocabulary::{eight_bytes, long_key, short_key};

/// What a byte may begin or continue.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter, a figure or an underscore.
    Word,
    /// White space within a paragraph.
    Space,
    /// The end of a paragraph.
    Newline,
    /// A full stop, exclamation or question mark.
    Stop,
    /// A straight quotation mark, apostrophe or backtick.
    Quote,
    /// A hyphen.
    Hyphen,
    /// Any other sign.
    Sign,
    /// Part of a character beyond ASCII.
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

/// The class of a byte.
#[inline]
pub(super) fn class_of(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// Whether a character can stand in a word.
pub(super) fn is_word_char(c: char) -> bool {
    // A raised figure is the mark of a note: “Kyiv¹” is the word “Kyiv”.
    c.is_alphanumeric() && !matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{2079}')
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}' | '\u{2060}' | '_')
}

/// Where the word that begins at `start` ends, and whether its last sign is the full stop of
/// an acronym ("U.S."), which may end a sentence too.
#[inline]
pub(super) fn word_end(text: &str, start: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        let len = n_plain(eight_bytes(bytes, at));
        at += len;
        if len < 8 {
            break;
        }
    }
    // Most words end here: only these can go on.
    match bytes.get(at) {
        Some(&byte) if GOES_ON[byte as usize] => go_on(text, start, at),
        _ => (at, false),
    }
}

/// The end and the key of a word of ASCII letters and figures, after which nothing follows
/// that could belong to it: most words, in a few steps. None near the end of the text.
#[inline(always)]
pub(super) fn plain_word(bytes: &[u8], start: usize) -> Option<(usize, u64)> {
    let first = eight_at(bytes, start)?;
    let mut len = n_plain(first);
    let mut end = start + len;
    while len == 8 {
        len = n_plain(eight_at(bytes, end)?);
        end += len;
    }
    let len = end - start;
    if GOES_ON[usize::from(*bytes.get(end)?)] && !ends_at_sign(bytes, end, len) {
        return None;
    }
    Some((end, if len < 8 { short_key(first, len) } else { long_key(bytes, start, end) }))
}

/// Whether a comma or a full stop after `len` letters and figures is for certain no part of
/// the word: no figure stands before it, and no address or acronym goes on after it.
#[inline(always)]
fn ends_at_sign(bytes: &[u8], end: usize, len: usize) -> bool {
    let goes_on = |it: &u8| it.is_ascii_lowercase();
    let is_sign = match bytes[end] {
        b',' => len > 0,
        b'.' => len > 1 && !bytes.get(end + 1).is_some_and(goes_on),
        _ => false,
    };
    is_sign && !bytes[end - 1].is_ascii_digit()
}

/// Eight bytes as a number, the first the lowest.
#[inline(always)]
fn eight_at(bytes: &[u8], start: usize) -> Option<u64> {
    bytes.get(start..)?.first_chunk().map(|eight| u64::from_le_bytes(*eight))
}

/// Whether a word of letters and figures may go on with a byte.
static GOES_ON: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0x80;
    while byte < 256 {
        table[byte] = true;
        byte += 1;
    }
    table[b'\'' as usize] = true;
    table[b'.' as usize] = true;
    table[b',' as usize] = true;
    table[b'&' as usize] = true;
    table[b'_' as usize] = true;
    table
};

/// How many of eight bytes are ASCII letters or digits before the first that is not.
///
/// All eight are judged at once: adding the distance to 0x80 sets a byte's top bit where the
/// byte is at least as large as a bound, and no sum of two seven-bit numbers carries over.
#[inline(always)]
fn n_plain(eight: u64) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x80 * ONES;
    let low = eight & !TOPS;
    let lower = low | (0x20 * ONES);
    let letters =
        (lower + (0x80 - b'a' as u64) * ONES) & !(lower + (0x7f - b'z' as u64) * ONES);
    let digits =
        (low + (0x80 - b'0' as u64) * ONES) & !(low + (0x7f - b'9' as u64) * ONES);
    let others = (!(letters | digits) | eight) & TOPS;
    (others.trailing_zeros() / 8) as usize
}

/// The rest of a word in which more than letters may stand.
fn go_on(text: &str, start: usize, mut at: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut last_dot = None;
    while at < bytes.len() {
        let byte = bytes[at];
        match class_of(byte) {
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
