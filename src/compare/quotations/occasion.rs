//! When a remark was made and to whom, as far as the article says.
//!
//! Only words near the reporting word count: "told reporters on Monday". A day of the week is
//! the last such day up to the article's own date.

use crate::analysis::Analysis;
use crate::compare::quotations::remark::{Remark, tokens_within};
use crate::document::{Date, WEEKDAYS, month_of};
use crate::language::{Class, Language};
use crate::text::{Gap, Span, fold};
use crate::voice::Kind;

/// So many words behind a reporting word are looked at.
const REACH: usize = 10;
/// A stated hearer has so many words at most.
const MAX_HEARER: usize = 6;

/// What an article says about the occasion of a remark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occasion {
    /// The reporting words.
    pub cue: Option<Span>,
    /// To whom ("reporters"), or in what ("in a statement").
    pub hearer: Option<Span>,
    /// The words that name the day.
    pub when: Option<Span>,
    /// The day that they mean, if it is certain.
    pub day: Option<Date>,
}

impl Occasion {
    /// Whether two occasions cannot be one: the days stated lie apart by more than the
    /// difference between time zones.
    pub(super) fn is_apart(&self, other: &Self) -> bool {
        let days = self.day.zip(other.day);
        days.is_some_and(|(a, b)| a.ordinal().abs_diff(b.ordinal()) > 1)
    }
}

/// Reads the occasion of a remark from the words around its first reporting word.
pub(super) fn occasion(analysis: &Analysis, remark: &Remark) -> Occasion {
    let mut parts = remark.parts.iter().map(|&at| &analysis.attributions[at]);
    let Some(cue) = parts.find_map(|it| it.cue) else { return Occasion::default() };
    let sentence = analysis.sentences.partition_point(|it| it.end <= cue.start);
    let Some(&sentence) = analysis.sentences.get(sentence) else {
        return Occasion { cue: Some(cue), ..Occasion::default() };
    };
    let quoted = remark.span(analysis);
    // What follows the reporting word up to the next quotation, and what precedes it.
    let end = if quoted.start >= cue.end { quoted.start } else { sentence.end };
    let end = end.min(next_quotation(analysis, cue.end)).min(sentence.end).max(cue.end);
    let after = words(analysis, Span { start: cue.end, end }, REACH);
    let start = if quoted.end <= cue.start { quoted.end } else { sentence.start };
    let start = start.max(sentence.start).min(cue.start);
    let mut before = words(analysis, Span { start, end: cue.start }, usize::MAX);
    before.drain(..before.len().saturating_sub(REACH));
    let text = &analysis.document.text;
    let hearer = if is_telling(cue.of(text)) { told(&after) } else { None };
    let hearer = hearer.or_else(|| setting(&after)).or_else(|| setting(&before));
    let found = day(&after, analysis.document.date)
        .or_else(|| day(&before, analysis.document.date));
    let (when, day) = found.map_or((None, None), |(when, day)| (Some(when), day));
    Occasion { cue: Some(cue), hearer, when, day }
}

/// A word near the cue.
struct Near {
    folded: String,
    span: Span,
    gap: Gap,
    is_capital: bool,
}

fn words(analysis: &Analysis, span: Span, n: usize) -> Vec<Near> {
    let text = &analysis.document.text;
    let tokens = &analysis.tokens[tokens_within(analysis, span)];
    tokens
        .iter()
        .take(n)
        .map(|it| Near {
            folded: fold(it.span.of(text)),
            span: it.span,
            gap: it.gap,
            is_capital: it.is_capital,
        })
        .collect()
}

fn next_quotation(analysis: &Analysis, from: u32) -> u32 {
    let at = analysis.attributions.partition_point(|it| it.content.start < from);
    let mut after = analysis.attributions[at..].iter();
    let next = after.find(|it| it.kind != Kind::Indirect);
    next.map_or(u32::MAX, |it| it.content.start)
}

fn is_telling(cue: &str) -> bool {
    matches!(fold(cue).as_str(), "told" | "tells" | "telling" | "tell")
}

/// The object of "told": up to a sign, a preposition or a day.
fn told(after: &[Near]) -> Option<Span> {
    let is_end = |at: usize, it: &Near| {
        (at > 0 && !matches!(it.gap, Gap::Space | Gap::Hyphen))
            || Language::default().is(&it.folded, Class::ENDS_A_HEARER)
            || WEEKDAYS.contains(&it.folded.as_str())
    };
    let n = after
        .iter()
        .take(MAX_HEARER)
        .enumerate()
        .take_while(|(at, it)| !is_end(*at, it))
        .count();
    let words = &after[..n];
    let is_pronoun =
        n == 1 && Language::default().is(&words[0].folded, Class::HEARER_PRONOUN);
    if n == 0 || is_pronoun || words[0].gap == Gap::Punctuation {
        return None;
    }
    Some(Span { start: words[0].span.start, end: words[n - 1].span.end })
}

/// "in a statement", "at a news conference", "in an interview with the Ledger".
fn setting(words: &[Near]) -> Option<Span> {
    let noun = words
        .iter()
        .position(|it| Language::default().is(&it.folded, Class::OCCASION))?;
    let first = (noun.saturating_sub(4)..noun)
        .rev()
        .find(|&at| matches!(words[at].folded.as_str(), "in" | "at" | "during"))?;
    let mut last = noun;
    let is_with = |it: &Near| matches!(it.folded.as_str(), "with" | "to");
    if words.get(noun + 1).is_some_and(is_with) {
        let rest = words[noun + 2..].iter().take(MAX_HEARER);
        let is_name = |it: &&Near| {
            (it.is_capital || matches!(it.folded.as_str(), "the" | "a" | "an"))
                && it.gap == Gap::Space
                && !WEEKDAYS.contains(&it.folded.as_str())
        };
        let n = rest.take_while(is_name).count();
        last = if n > 0 { noun + 1 + n } else { noun };
    }
    Some(Span { start: words[first].span.start, end: words[last].span.end })
}

/// The words that name a day, with the day if it is certain.
fn day(words: &[Near], printed: Option<Date>) -> Option<(Span, Option<Date>)> {
    words.iter().enumerate().find_map(|(at, it)| {
        let word = it.folded.strip_suffix("'s").unwrap_or(&it.folded);
        if let Some(weekday) = WEEKDAYS.iter().position(|day| *day == word) {
            let is_last = at > 0 && words[at - 1].folded == "last";
            let day = printed.filter(|_| !is_last).map(|it| last_weekday(it, weekday));
            return Some((it.span, day));
        }
        if word == "yesterday" {
            return Some((it.span, printed.map(|it| shifted(it, 1))));
        }
        let month = month_of(word).filter(|_| it.is_capital)?;
        let number = |at: Option<usize>| {
            let near = words.get(at?)?;
            let day: u8 = near.folded.parse().ok()?;
            (1..=31).contains(&day).then_some((near.span, day))
        };
        let (span, number) =
            number(Some(at + 1)).or_else(|| number(at.checked_sub(1)))?;
        let span =
            Span { start: it.span.start.min(span.start), end: it.span.end.max(span.end) };
        Some((span, printed.map(|it| nearest(it, month, number))))
    })
}

/// The last such day of the week up to a date.
fn last_weekday(date: Date, weekday: usize) -> Date {
    let back = (0..7).find(|&n| weekday_of(shifted(date, n)) == weekday);
    shifted(date, back.unwrap_or(0))
}

/// From 0 for Monday; 1 January of the year 0 of the calendar was a Saturday.
fn weekday_of(date: Date) -> usize {
    let known = Date { year: 2024, month: 1, day: 1 }.ordinal();
    usize::try_from((date.ordinal() - known).rem_euclid(7)).unwrap_or(0)
}

/// So many days before, at most a month.
fn shifted(date: Date, days: u8) -> Date {
    let mut date = date;
    for _ in 0..days {
        date = if date.day > 1 {
            Date { day: date.day - 1, ..date }
        } else if date.month > 1 {
            let month = date.month - 1;
            Date { month, day: month_length(date.year, month), ..date }
        } else {
            Date { year: date.year.saturating_sub(1), month: 12, day: 31 }
        };
    }
    date
}

fn month_length(year: u16, month: u8) -> u8 {
    let is_leap =
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// The day of a month in the year that puts it nearest to a date.
fn nearest(date: Date, month: u8, day: u8) -> Date {
    let years = [date.year, date.year.saturating_sub(1), date.year.saturating_add(1)];
    let days = years.map(|year| Date { year, month, day });
    let distance = |it: &Date| it.ordinal().abs_diff(date.ordinal());
    days.into_iter().min_by_key(distance).unwrap_or(date)
}
