//! House style by signs: patterns for numbers, money and dates, and bare signs such as `%`.

use crate::review::checked::{Checked, Found, Suggestion};
use crate::review::house::Signs;
use crate::review::rules::house::holds;
use crate::review::rules::suggest::keeps_article;
use crate::review::surroundings::{around, may_be_name};
use crate::text::Span;
use crate::voice::Voice;
use regex::Captures;
use std::borrow::Cow;

/// Signs that stand inside names, without blanks (“AT&T”) or between capitals.
const IN_NAMES: &[char] = &['&', '+', '@', '/'];

/// Marks that end a sentence or a clause.
const CLOSING: &[char] = &['.', ',', ';', ':', '!', '?'];

pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let text = checked.text();
    for (number, signs) in &checked.style.signs {
        let rule = &checked.style.rules[*number];
        let mut start = 0;
        for line in text.split('\n') {
            let plain = Plain::of(line);
            for captures in signs.regex.captures_iter(&plain.text) {
                let Some(span) = plain.span(&captures, start) else { continue };
                if !is_whole(text, span, signs)
                    || checked.is_in_title(span)
                    || !holds(checked, rule, span)
                {
                    continue;
                }
                let suggestion = suggestion(text, span, signs, &captures, &plain);
                let surface = span.of(text);
                let reason =
                    rule.reason.as_ref().map_or_else(String::new, |it| format!(" {it}"));
                let message = match &suggestion {
                    Some(it) if it.1.words == surface => continue,
                    Some((_, it)) if !it.words.trim().is_empty() => format!(
                        "House style has “{}” for “{surface}”.{reason}",
                        it.words.trim()
                    ),
                    _ => format!("House style avoids “{surface}”.{reason}"),
                };
                let (span, suggestion) = match suggestion {
                    Some((span, it)) => (span, Some(it)),
                    None => (span, None),
                };
                found.push(Found {
                    rule: Cow::Owned(rule.id.clone()),
                    severity: Some(rule.severity),
                    span,
                    message,
                    suggestion,
                    reference: rule.reference.clone(),
                });
            }
            start += line.len() + 1;
        }
    }
    found.sort_by_key(|it| it.span.start);
    let held = checked.analysis.passages().held(found.iter().map(|it| it.span.start));
    let mut held = held.into_iter();
    found.retain(|_| held.next().is_none_or(|it| it.voice != Voice::Quoted));
    found
}

/// A line with straight apostrophes and plain hyphens, as people write patterns.
struct Plain<'a> {
    text: Cow<'a, str>,
    /// For each byte of it the byte of the line; none where they are the same.
    places: Option<Vec<usize>>,
}

impl<'a> Plain<'a> {
    fn of(line: &'a str) -> Self {
        let plain = |c: char| match c {
            '’' | '‘' | 'ʼ' => Some('\''),
            '\u{2010}' | '\u{2011}' => Some('-'),
            _ => None,
        };
        if !line.contains(|c| plain(c).is_some()) {
            return Self { text: Cow::Borrowed(line), places: None };
        }
        let mut text = String::with_capacity(line.len());
        let mut places = Vec::with_capacity(line.len() + 1);
        for (at, c) in line.char_indices() {
            match plain(c) {
                Some(c) => {
                    text.push(c);
                    places.push(at);
                }
                None => {
                    text.push(c);
                    places.extend(at..at + c.len_utf8());
                }
            }
        }
        places.push(line.len());
        Self { text: Cow::Owned(text), places: Some(places) }
    }

    /// The bytes of the whole text that a match stands for; none for one of nothing.
    fn span(&self, captures: &Captures<'_>, start: usize) -> Option<Span> {
        let whole = captures.get(0).filter(|it| !it.is_empty())?;
        let at = |it: usize| self.places.as_ref().map_or(it, |places| places[it]);
        Some(Span::new(start + at(whole.start()), start + at(whole.end())))
    }
}

/// Whether a match is no part of a longer word or number, nor a sign inside a name.
fn is_whole(text: &str, span: Span, signs: &Signs) -> bool {
    let surface = span.of(text);
    let (before, after) = around(text, span);
    let (previous, next) = (before.chars().next_back(), after.chars().next());
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if signs.is_literal {
        let is_inside = is_word(previous) && is_word(next);
        let capital = |it: &str| it.starts_with(char::is_uppercase);
        let words =
            (before.trim_end().rsplit(' ').next(), after.trim_start().split(' ').next());
        let is_between = words.0.is_some_and(capital) && words.1.is_some_and(capital);
        return !(surface.contains(IN_NAMES) && (is_inside || is_between));
    }
    let (first, last) = (surface.chars().next(), surface.chars().next_back());
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // “.5 million” is part of “1.5 million”, “5” of “5,000”, “2026-05” of
    // “2026-05-01”.
    let number_before = before.strip_suffix(['.', ',']).map(|it| it.chars().next_back());
    let number_after =
        after.strip_prefix(['.', ',', '-', '/', ':']).map(|it| it.chars().next());
    !(is_word(previous) && is_word(first)
        || is_word(last) && is_word(next)
        || is_digit(first) && number_before.is_some_and(is_digit)
        || is_digit(last) && number_after.is_some_and(is_digit))
}

/// What to write, and the bytes in whose place.
fn suggestion(
    text: &str,
    span: Span,
    signs: &Signs,
    captures: &Captures<'_>,
    plain: &Plain<'_>,
) -> Option<(Span, Suggestion)> {
    let prefer = signs.prefer.as_ref()?;
    let (before, after) = around(text, span);
    if signs.is_literal {
        return Some(in_place(text, span, prefer));
    }
    let mut words = String::new();
    captures.expand(prefer, &mut words);
    let surface = span.of(text);
    if surface.contains('’') {
        words = words.replace('\'', "’");
    }
    // A pattern may take the stop of the sentence for that of an abbreviation.
    let is_stop = surface.ends_with('.') && !words.ends_with('.');
    let is_doubled = words.ends_with(CLOSING) && after.starts_with(CLOSING);
    let is_known = !plain.text.is_empty() && !words.trim().is_empty();
    let is_word = surface.chars().all(|c| c.is_alphabetic() || " -’'".contains(c));
    let is_name = is_word && may_be_name(text, span);
    // “on the 1st May” would keep an article that “1 May” has not.
    let head =
        |it: &str| -> String { it.chars().take_while(|c| c.is_alphanumeric()).collect() };
    let is_ordinal = surface.starts_with(|c: char| c.is_ascii_digit())
        && head(surface) != head(&words)
        && before.to_lowercase().trim_end().ends_with("the");
    let is_safe = is_known
        && !(is_stop || is_doubled || is_name || is_ordinal)
        && keeps_article(before, surface, &words);
    Some((span, Suggestion { words, is_safe }))
}

/// A bare sign's place taken by other signs or words, with the blanks that these need.
fn in_place(text: &str, span: Span, prefer: &str) -> (Span, Suggestion) {
    let (before, after) = around(text, span);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (previous, next) = (before.chars().next_back(), after.chars().next());
    let mut words = prefer.to_owned();
    if is_word(prefer.chars().next()) && is_word(previous) {
        words.insert(0, ' ');
    }
    if is_word(prefer.chars().next_back()) && is_word(next) {
        words.push(' ');
    }
    let is_word_for_sign = prefer.contains(char::is_alphanumeric);
    let is_file = after.starts_with('.') && is_word(after.chars().nth(1));
    let is_joined = next.is_some_and(|c| "-/+×=*^_".contains(c))
        || before.ends_with(['-', '/'])
        || is_file;
    let number = before.trim_end();
    // A sign of numbers alone is spoken of: “the % sign”.
    let is_of_numbers = span.of(text).contains(['%', '°', '‰', '£', '$', '€']);
    let is_sure = !is_word_for_sign
        || (number.ends_with(|c: char| c.is_ascii_digit()) && !is_joined)
        || (before.ends_with(' ') && after.starts_with(' ') && !is_of_numbers);
    (span, Suggestion { words, is_safe: is_sure })
}

/// The span of words with the blank before them, where a sign takes their place after a
/// number: “5 per cent” becomes “5%”.
pub(super) fn joined(text: &str, span: Span, words: &str) -> Span {
    let (before, _) = around(text, span);
    let number = before.trim_end_matches(' ');
    if !is_after_number(before, words) {
        return span;
    }
    let n_blanks = u32::try_from(before.len() - number.len()).unwrap_or(0);
    Span { start: span.start - n_blanks, end: span.end }
}

/// Whether a sign is to stand after a number.
pub(super) fn is_after_number(before: &str, words: &str) -> bool {
    words.starts_with(['%', '°', '‰'])
        && before.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit())
}

/// The two ends of a range are written alike, or neither is changed unasked: “5%-10%”.
pub(super) fn keep_halves_together(text: &str, found: &mut [Found]) {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|a, b| {
        let key = |it: &usize| (&found[*it].rule, found[*it].span.start);
        key(a).cmp(&key(b))
    });
    let is_sure =
        |it: &Found| it.suggestion.as_ref().is_some_and(|suggestion| suggestion.is_safe);
    let mut first = 0;
    for at in 1..=order.len() {
        let goes_on = order.get(at).is_some_and(|next| {
            let (one, other) = (&found[order[at - 1]], &found[*next]);
            one.rule == other.rule && is_range(text, one.span, other.span)
        });
        if goes_on {
            continue;
        }
        let range = &order[first..at];
        if !range.iter().all(|it| is_sure(&found[*it])) {
            for it in range {
                if let Some(suggestion) = &mut found[*it].suggestion {
                    suggestion.is_safe = false;
                }
            }
        }
        first = at;
    }
}

/// Whether nothing but a dash or a stroke and a number parts two places.
fn is_range(text: &str, one: Span, other: Span) -> bool {
    let is_near = one.end <= other.start && other.start - one.end <= 16;
    if !is_near {
        return false;
    }
    let between = Span { start: one.end, end: other.start }.of(text);
    between.contains(['-', '\u{2010}', '\u{2011}', '–', '—', '/', '…'])
        && !between.contains(|c: char| c.is_alphabetic() || matches!(c, '\n' | ';'))
}
