//! Addresses: words that a machine reads, such as links, paths and names of accounts.
//!
//! To change a word in one breaks it, so their words are nobody's prose. Each is
//! recognised by its signs within one paragraph.

use std::ops::Range;

/// How many bytes a formula between dollar signs has at most.
const MAX_FORMULA: usize = 200;

/// How many letters the last part of a host or a file name has.
const SUFFIX: std::ops::RangeInclusive<usize> = 2..=4;

/// Signs that may stand around an address and are no part of it.
const AROUND: &[char] = &['(', '[', '{', '\'', '‘', '’', '*', '_', '—', '–', '…'];

/// The same after it.
const BEHIND: &[char] = &[
    ')', ']', '}', '\'', '‘', '’', '*', '_', '—', '–', '…', '.', ',', ';', ':', '!', '?',
];

/// The addresses in a paragraph, in bytes of it; some may overlap.
pub(super) fn addresses(paragraph: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (open, close) in [("[[", "]]"), ("{{", "}}"), ("{%", "%}"), ("{>>", "<<}")] {
        between(paragraph, open, close, &mut found);
    }
    formulas(paragraph, &mut found);
    let is_end = |c: char| c.is_whitespace() || "<>\"“”«»„".contains(c);
    let mut at = 0;
    for token in paragraph.split_inclusive(is_end) {
        let words = token.trim_end_matches(is_end).trim_end_matches(BEHIND);
        let start = words.len() - words.trim_start_matches(AROUND).len();
        if let Some(from) = address(&words[start..]) {
            found.push(at + start + from..at + words.len());
        }
        at += token.len();
    }
    found
}

/// What stands between two signs, with them; what is never closed is prose.
fn between(paragraph: &str, open: &str, close: &str, found: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while let Some(start) = paragraph[at..].find(open).map(|it| at + it) {
        let Some(len) = paragraph[start..].find(close) else { return };
        at = start + len + close.len();
        found.push(start..at);
    }
}

/// Formulas between dollar signs, as Pandoc distinguishes them from sums of money: no
/// blank inside the signs, no digit after the first or the last.
fn formulas(paragraph: &str, found: &mut Vec<Range<usize>>) {
    let is_open = |start: usize| {
        let before = paragraph[..start].chars().next_back();
        let next = paragraph[start + 1..].chars().next();
        !before.is_some_and(char::is_alphanumeric)
            && next.is_some_and(|c| !c.is_whitespace() && !c.is_numeric())
    };
    let mut done = 0;
    for (start, _) in paragraph.match_indices('$') {
        if start < done || !is_open(start) {
            continue;
        }
        let end = paragraph.floor_char_boundary(start + MAX_FORMULA);
        let Some(len) = paragraph[start + 1..end.max(start + 1)].find('$') else {
            continue;
        };
        let close = start + 1 + len;
        let inside = &paragraph[start + 1..close];
        let behind = paragraph[close + 1..].chars().next();
        let is_closed = !inside.ends_with(char::is_whitespace)
            && !behind.is_some_and(char::is_alphanumeric);
        if is_closed || inside.is_empty() {
            found.push(start..close + 1);
            done = close + 1;
        }
    }
}

/// Where the address in a token begins, if it holds one.
fn address(token: &str) -> Option<usize> {
    if let Some(colon) = token.find("://") {
        let is_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        return Some(token[..colon].trim_end_matches(is_scheme).len());
    }
    let mut chars = token.chars();
    let (first, next) = (chars.next()?, chars.next()?);
    // Accounts, tags, and the marks of notes and blocks (`[^a]`, `^a`).
    let is_name = matches!(first, '@' | '#' | '^') && next.is_alphanumeric();
    let is_mail = token.find('@').is_some_and(|it| it > 0 && it + 1 < token.len());
    let is_address = is_name || is_mail || is_web(token) || is_path(token);
    is_address.then_some(0)
}

/// Whether a token is an address without its scheme, or the name of a file.
fn is_web(token: &str) -> bool {
    let begins = |with: &str| {
        token.get(..with.len()).is_some_and(|it| it.eq_ignore_ascii_case(with))
    };
    if begins("www.") || begins("mailto:") || token.starts_with("//") {
        return true;
    }
    let host = token.split(['/', '?', '#', ':']).next().unwrap_or_default();
    has_suffix(host)
}

/// Whether a token is the path of a file or a folder; one stroke alone parts alternatives.
fn is_path(token: &str) -> bool {
    let is_stroke = |c: char| matches!(c, '/' | '\\');
    let Some((_, last)) = token.rsplit_once(is_stroke) else { return false };
    let is_root = token.starts_with(['/', '~', '.', '\\'])
        || token.get(1..).is_some_and(|it| it.starts_with(":\\"));
    is_root || token.matches(is_stroke).count() > 1 || has_suffix(last)
}

/// Whether a name ends in a point and a few small letters, as hosts and files do.
fn has_suffix(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, suffix)| {
        stem.ends_with(char::is_alphanumeric)
            && SUFFIX.contains(&suffix.len())
            && suffix.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
            && suffix.starts_with(|c: char| c.is_ascii_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn addresses_are_told_by_their_signs() {
        for (text, expected) in [
            (
                "See https://x.y/Kiev, and (www.Kiev.example).",
                &["https://x.y/Kiev", "www.Kiev.example"][..],
            ),
            (
                "Kiev:http://x.y/a_(Kiev) mayor@Kiev.example",
                &["http://x.y/a_(Kiev", "mayor@Kiev.example"],
            ),
            ("@Kiev, #Kiev! C# # 5 @ 6", &["@Kiev", "#Kiev"]),
            (
                "/srv/Kiev ./Kiev news/Kiev.png C:\\Kiev a/Kiev/b kiev.png",
                &[
                    "/srv/Kiev",
                    "./Kiev",
                    "news/Kiev.png",
                    "C:\\Kiev",
                    "a/Kiev/b",
                    "kiev.png",
                ],
            ),
            ("Kiev/Lviv and/or e.g. the U.S. at 3 p.m.", &[]),
            ("a [[Kiev|b c]] {{Kiev}} d [[e", &["[[Kiev|b c]]", "{{Kiev}}"]),
            ("$Kiev$ $5 in Kiev for $6, US$7 $8m–$9m", &["$Kiev$"]),
            ("é/ é:\\ 外/務", &[]),
            ("$$ $ é $é$", &["$$", "$é$"]),
        ] {
            let mut found = addresses(text);
            found.sort_by_key(|it| it.start);
            let found: Vec<&str> = found.into_iter().map(|it| &text[it]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
