//! Numbers with what they count, and days.
//!
//! Two passages disagree in a number only where both count the same noun, and in a day only
//! where each names a single one; what that means is for the reader to see.

use crate::compare::passages::words::{Word, Words};
use crate::document::{Date, Document, WEEKDAYS, month_of};
use crate::language::{Class, Language};
use crate::text::{Gap, Span};
use std::ops::Range;

/// Days ahead of an article from which a day without a year is the year before's.
const HALF_A_YEAR: i64 = 183;
const MONDAY: Date = Date { year: 2024, month: 1, day: 1 };
/// A number, or a day, with the words that give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::compare) struct Quantity {
    /// The number in its shortest form, or the day.
    pub(in crate::compare) value: String,
    /// The stem of what is counted, `day` for days of the calendar, `year`; none where open.
    pub(in crate::compare) unit: Option<String>,
    /// The words, with those of the unit.
    pub(in crate::compare) span: Span,
    /// The words of the value: indices.
    pub(in crate::compare) words: Range<usize>,
}

/// The unit of days of the calendar.
pub(super) const DAY: &str = "day";
pub(super) const YEAR: &str = "year";

/// Whether a word is a day of the week.
pub(super) fn is_weekday(folded: &str) -> bool {
    WEEKDAYS.contains(&folded)
}

/// The numbers and days among some words, in order.
///
/// A day of the week is the last one up to the day of the article, and a day without a year the
/// one near it; without a day of the article both stay as they are.
pub(in crate::compare) fn quantities(
    document: &Document,
    words: &Words,
    all: &[Word],
    range: Range<usize>,
) -> Vec<Quantity> {
    let (text, date) = (document.text.as_str(), document.date);
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if !words.may_count(all[at]) {
            at += 1;
            continue;
        }
        let quantity = day(words, all, at, range.end, date)
            .or_else(|| weekday(words, all, at, date))
            .or_else(|| number(text, words, all, at, range.end));
        at = quantity.as_ref().map_or(at + 1, |it| it.words.end.max(at + 1));
        found.extend(quantity);
    }
    found
}

/// "14 March" or "March 14".
fn day(
    words: &Words,
    all: &[Word],
    at: usize,
    end: usize,
    date: Option<Date>,
) -> Option<Quantity> {
    let next = *all.get(at + 1).filter(|it| at + 1 < end && it.gap == Gap::Space)?;
    let (first, second) = (words.folded(all[at]), words.folded(next));
    let year = all.get(at + 2).filter(|it| at + 2 < end && it.gap != Gap::Break);
    let year: Option<u16> = year.and_then(|it| words.folded(*it).parse().ok());
    let year = year.filter(|it| (1900..2100).contains(it));
    let pair = |month: Word, day: &str| {
        let name = words.folded(month).trim_end_matches('.');
        let digits = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let day: u8 = digits.parse().ok().filter(|it| (1..=31).contains(it))?;
        let month = month_of(name)?;
        let Some(date) = date else { return Some(format!("{month:02}-{day:02}")) };
        let in_year = |year: u16| Date { year, month, day }.ordinal();
        let latest = date.ordinal() + HALF_A_YEAR;
        let year = year.unwrap_or(date.year);
        let is_past = year == date.year && in_year(year) > latest;
        Some(in_year(if is_past { year.saturating_sub(1) } else { year }).to_string())
    };
    let value = pair(all[at], second)
        .filter(|_| all[at].is_capital)
        .or_else(|| pair(next, first).filter(|_| next.is_capital))?;
    Some(Quantity {
        value,
        unit: Some(DAY.to_owned()),
        span: Span { start: all[at].span.start, end: next.span.end },
        words: at..at + 2,
    })
}

/// "Tuesday", in an article of a known day.
fn weekday(
    words: &Words,
    all: &[Word],
    at: usize,
    date: Option<Date>,
) -> Option<Quantity> {
    let position = WEEKDAYS.iter().position(|it| *it == words.folded(all[at]))?;
    let (position, date) = (i64::try_from(position).ok()?, date?.ordinal());
    let back = (date - MONDAY.ordinal() - position).rem_euclid(7);
    Some(Quantity {
        value: (date - back).to_string(),
        unit: Some(DAY.to_owned()),
        span: all[at].span,
        words: at..at + 1,
    })
}

/// "30 days", "9.5-hour", "three people", "$65bn".
fn number(
    text: &str,
    words: &Words,
    all: &[Word],
    at: usize,
    end: usize,
) -> Option<Quantity> {
    let mut value = value(words.folded(all[at]))?;
    let is_near = |it: usize| it < end && matches!(all[it].gap, Gap::Space | Gap::Hyphen);
    let mut next = at + 1;
    // “Twenty-three”.
    let is_ten = (20.0..100.0).contains(&value) && value % 10.0 == 0.0;
    if is_ten
        && next < end
        && all[next].gap == Gap::Hyphen
        && let Some(one) = figure(Class::SMALL_NUMBER, words.folded(all[next]))
        && one < 10.0
    {
        value += one;
        next += 1;
    }
    if is_near(next)
        && let Some(scale) = figure(Class::SCALE, words.folded(all[next]))
    {
        value *= scale;
        next += 1;
    }
    let start = all[at].span.start as usize;
    // “06:50” counts nothing.
    let clock = |it: &str| {
        it.starts_with(':') && it[1..].starts_with(|c: char| c.is_ascii_digit())
    };
    let is_minute = text[..start]
        .strip_suffix(':')
        .is_some_and(|it| it.ends_with(|c: char| c.is_ascii_digit()));
    if is_minute || clock(&text[all[at].span.end as usize..]) {
        return None;
    }
    let before = text[..start].chars().next_back();
    let behind = text[all[next - 1].span.end as usize..].chars().next();
    let plain = (1900.0..2100.0).contains(&value) && value.fract() == 0.0;
    let is_year = plain && words.folded(all[at]).len() == 4 && next == at + 1;
    let mut last = next - 1;
    let unit = if let Some(sign @ ('$' | '€' | '£' | '¥')) = before {
        Some(sign.to_string())
    } else if behind == Some('%') {
        Some("percent".to_owned())
    } else if is_year {
        Some(YEAR.to_owned())
    } else if is_near(next + 1)
        && is_near(next)
        && words.folded(all[next]) == "per"
        && words.folded(all[next + 1]) == "cent"
    {
        last = next + 1;
        Some("percent".to_owned())
    } else {
        let noun = counted_noun(words, all, next, end);
        last = noun.unwrap_or(last);
        noun.map(|it| match words.folded(all[it]) {
            "percent" | "pc" => "percent".to_owned(),
            _ => words.stem(all[it]).to_owned(),
        })
    };
    Some(Quantity {
        value: shortest(value),
        unit,
        span: Span { start: all[at].span.start, end: all[last].span.end },
        words: at..next,
    })
}

/// The noun that a number counts: a plural among the next words, or what a hyphen joins.
fn counted_noun(words: &Words, all: &[Word], next: usize, end: usize) -> Option<usize> {
    let is_noun = |it: usize| {
        matches!(all[it].gap, Gap::Space | Gap::Hyphen) && !words.is_function(all[it])
    };
    if next < end && all[next].gap == Gap::Hyphen && is_noun(next) {
        return Some(next);
    }
    let near = (next..(next + 3).min(end)).take_while(|&it| is_noun(it));
    let is_plural = |it: &usize| {
        let word = words.folded(all[*it]);
        !all[*it].is_capital
            && (words.class(all[*it]).is(Class::COUNTED_PLURAL)
                || (word.ends_with('s') && !word.ends_with("ss")))
    };
    near.filter(is_plural).last()
}

/// The value of a word that is a number.
fn value(folded: &str) -> Option<f64> {
    if let Some(value) = figure(Class::SMALL_NUMBER, folded) {
        return Some(value);
    }
    if !folded.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = folded.replace(',', "");
    if let Ok(value) = digits.parse() {
        return Some(value);
    }
    let scale = digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = &digits[..digits.len() - scale.len()];
    Some(digits.parse::<f64>().ok()? * figure(Class::SCALE_ENDING, scale)?)
}

/// The figure that a word of a class is worth.
fn figure(class: Class, folded: &str) -> Option<f64> {
    Language::default().meaning(class, folded)?.parse().ok()
}

fn shortest(value: f64) -> String {
    format!("{value}")
}
