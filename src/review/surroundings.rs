//! What stands around words and may make them something else than the draft's own prose: part
//! of a name, of code, of the target of a link. No suggestion is put in there unasked.

use crate::language::Class;
use crate::review::rules::{is_hyphen, is_of};
use crate::text::{Span, slug};

/// How far a place looks around itself, in bytes.
const REACH: usize = 48;

/// Signs that glue words together in code and in prose hardly ever.
const CODE: &[char] =
    &['_', '=', '\\', '#', '$', '~', '^', '|', '<', '>', '{', '}', '%', '/'];

/// Signs that no number in prose has before a bare sign: `rate=5%`, `?x=5%`.
const SETTING: &[char] = &['_', '=', '\\', ':', '?', '&', '{', '%'];

/// Words that link the parts of a name: “Center for Policy Studies”.
const LINKS: &[&str] = &["of", "for", "and", "&"];

/// Whether words with a capital may be part of a name: a word with a capital stands beside
/// them, or after a link (“Organized Crime Bureau”, “Center for Policy Studies”).
pub(super) fn may_be_name(text: &str, place: Span) -> bool {
    let (before, _) = around(text, place);
    if !place.of(text).starts_with(char::is_uppercase) {
        return false;
    }
    if next_of_name(text, place).is_some() {
        return true;
    }
    if !before.ends_with(char::is_whitespace) {
        // “Ivano-Frankivsk”.
        let part = before.strip_suffix(is_hyphen).and_then(|it| last_word(it, is_hyphen));
        return part.is_some_and(is_name);
    }
    // The first word of a sentence has a capital in any case: “In Kiev”.
    let is_name =
        |word: &&str| is_name(word) && !is_of(word, Class::FUNCTION.or(Class::CALENDAR));
    let mut words = before.split_whitespace().rev();
    match words.next() {
        Some("of") => words.next().filter(is_name).is_some(),
        Some(last) => is_name(&last) && last.ends_with(char::is_alphanumeric),
        None => false,
    }
}

/// The word with a capital that goes on from a place, at once or after a link.
pub(super) fn next_of_name(text: &str, place: Span) -> Option<&str> {
    let (_, after) = around(text, place);
    if let Some(joined) = after.strip_prefix(is_hyphen) {
        return Some(joined).filter(|it| is_name(it));
    }
    if !after.starts_with(char::is_whitespace) {
        return None;
    }
    let mut words = after.split_whitespace();
    let next = words.next()?;
    let beyond = words.find(|it| *it != "the");
    let linked = beyond.filter(|_| LINKS.contains(&next));
    [Some(next), linked].into_iter().flatten().find(|it| is_name(it))
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word != "I"
}

/// Whether signs beside words make them code or a setting: `--color`, `color=red`, `:color:`,
/// `v1-color`, `docs/color`, `%color%`, `rate=5%`.
pub(super) fn is_code(text: &str, place: Span) -> bool {
    let (before, after) = around(text, place);
    let surface = place.of(text);
    let is_word =
        |c: Option<char>| c.is_some_and(|c: char| c.is_alphanumeric() || c == '_');
    if !is_word(surface.chars().next()) && !is_word(surface.chars().next_back()) {
        // A bare sign: “5%”, but not “%s”, “5%x”, “5%%” or “width: 5%;”.
        let glued = last_word(before, char::is_whitespace).unwrap_or_default();
        let head = before[..before.len() - glued.len()].trim_end();
        return is_word(after.chars().next())
            || after.starts_with(surface)
            || glued.contains(SETTING)
            || glued.starts_with("--")
            || (head.ends_with(':') && after.starts_with(';'));
    }
    let glued_before = last_word(before, char::is_whitespace).unwrap_or_default();
    let glued_after = after.split(char::is_whitespace).next().unwrap_or_default();
    let mixes = |part: &str| {
        part.contains(|c: char| c.is_ascii_digit()) && part.contains(char::is_alphabetic)
    };
    let is_joined =
        (glued_before.ends_with(is_hyphen), glued_after.starts_with(is_hyphen));
    let has_version = |it: &str| it.split(|c: char| !c.is_alphanumeric()).any(mixes);
    let point = |it: &str| it.starts_with('.') && is_word(it.chars().nth(1));
    let member = glued_before.strip_suffix('.');
    glued_before.ends_with(CODE)
        || glued_after.starts_with(CODE)
        || before.trim_end().ends_with('=')
        || after.trim_start().starts_with('=')
        // A flag, a name space, an emoji, a member.
        || glued_before.starts_with('-')
        || glued_before.ends_with(':')
        || (glued_after.starts_with(':') && is_word(glued_after.chars().nth(1)))
        || glued_after.starts_with("::")
        || glued_after.starts_with(['(', '['])
        || point(glued_after)
        || member.is_some_and(|it| it.is_empty() || is_word(it.chars().next_back()))
        || (is_joined.0 && is_joined.1)
        || (is_joined.0 && has_version(glued_before))
        || (is_joined.1 && has_version(glued_after))
}

/// The places in a draft that its own links point to, as these name them.
pub(super) fn targets(file: &str) -> Vec<String> {
    let all = file.match_indices('#').filter(|(at, _)| {
        let before = &file[..*at];
        before.ends_with(['(', '<', '"', '\'', '='])
            || before.ends_with("[[")
            || before.ends_with("]: ")
    });
    let ends = |c: char| matches!(c, ')' | '>' | '"' | '\'' | ']' | '|' | '\n');
    let names = all.filter_map(|(at, _)| {
        let rest = &file[at + 1..];
        rest.find(ends).map(|end| slug(&rest[..end], ""))
    });
    names.filter(|it| !it.is_empty()).collect()
}

/// Whether a link points to a heading that holds some words.
pub(super) fn is_target(targets: &[String], words: &str) -> bool {
    let words = slug(words, "");
    !words.is_empty() && targets.iter().any(|it| it.contains(&words))
}

/// What follows the last of some signs.
fn last_word(text: &str, is_sign: impl Fn(char) -> bool) -> Option<&str> {
    text.rsplit(|c: char| is_sign(c) || c.is_whitespace())
        .next()
        .filter(|it| !it.is_empty())
}

/// What stands on either side of a place, on its line and near.
pub(super) fn around(text: &str, place: Span) -> (&str, &str) {
    let near = place.widened(text, REACH);
    let before = Span { start: near.start, end: place.start }.of(text);
    let after = Span { start: place.end, end: near.end }.of(text);
    (
        before.rsplit('\n').next().unwrap_or_default(),
        after.split('\n').next().unwrap_or_default(),
    )
}
