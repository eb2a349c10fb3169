//! Removes the furniture of web pages from an article, and records what and why.
//!
//! The rules stand in `furniture.tsv`, one a line, with a line that each takes out and one
//! that it must leave. They see whole paragraphs of few words; a sentence of the body that
//! was lost would falsify everything counted after, so that a line in doubt stays.

use crate::clean::pattern::{Piece, pieces};
use crate::clean::rules::{Position, RULES, Rule};
use crate::clean::{Options, doubts};
use crate::document::{Date, Document, Paragraph, Removed, Zone};
use crate::text::Span;

/// No longer line is looked at, in bytes.
const MAX_LINE: usize = 400;
/// No line of more words and marks than this is taken out.
const MAX_PIECES: usize = 45;
/// How many paragraphs under the first are its head.
const N_HEAD: usize = 4;
/// How many paragraphs that stay are the tail.
const N_TAIL: usize = 4;

/// Takes lines out of the text that belong to the page, not to the article.
///
/// - Only paragraphs without a zone and cross-heads are looked at, so that verbatim text
///   stays whole.
/// - What goes is noted in `removed` with the line of the file and the reason.
/// - A date that a crawler left before the first words is cut off, and is the article's
///   where none is known; so is a line under the headline that is nothing but a day.
/// - Lines clearly marked as belonging to a picture stay as captions, with `keep_all` too.
/// - A line “By …” under the headline is the byline where none is known.
/// - Where nothing but a headline would be left, nothing goes.
/// - What may belong to the page as well, but stays, is named in a caveat.
pub fn remove_furniture(document: &mut Document, options: Options) {
    let fates = fates(document);
    mark_captions(document, &fates);
    if !options.keep_all {
        remove(document, &fates);
        doubts::note(document);
    }
}

fn remove(document: &mut Document, fates: &[Fate]) {
    let cut = prefix(document, fates);
    let is_removed = |fate: &Fate| matches!(fate, Fate::Removed(_));
    if cut.is_none() && !fates.iter().any(is_removed) {
        return;
    }
    let is_left = |(paragraph, fate): (&Paragraph, &Fate)| {
        paragraph.zone != Some(Zone::Headline) && !is_removed(fate)
    };
    if document.paragraphs.iter().zip(fates).any(is_left) {
        rebuild(document, fates, cut);
    }
}

/// The reason whose lines give the day of the article.
const CRAWLER_PREFIX: &str = "crawler-prefix";

/// The reason of a line that names a day.
const TIMESTAMP: &str = "timestamp";

/// The reason of a line that names who wrote the article.
const CREDIT: &str = "credit";

/// The name in a line under the headline: `By Ada Tamm, Orm Post`.
fn author(line: &str) -> Option<String> {
    let name = line.get(..3).filter(|it| it.eq_ignore_ascii_case("by "))?;
    let name = line[name.len()..].split([',', '|', ';']).next()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Whether a line is a day and nothing else: `March 12, 2025`.
fn is_day(line: &str) -> bool {
    const MAX: usize = 40;
    line.len() <= MAX
        && line.contains(|it: char| it.is_ascii_digit())
        && line.parse::<Date>().is_ok()
}

/// What becomes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    Caption,
    Removed(&'static str),
}

/// A piece of the first paragraph that goes.
struct Cut {
    /// Which paragraph.
    number: usize,
    /// What goes.
    span: Span,
    /// Where the paragraph begins now.
    start: usize,
    reason: &'static str,
}

/// Judges every paragraph, from the last to the first: the tail is what little follows.
fn fates(document: &Document) -> Vec<Fate> {
    let mut n_after = 0;
    let mut fates: Vec<Fate> = Vec::with_capacity(document.paragraphs.len());
    for (number, paragraph) in document.paragraphs.iter().enumerate().rev() {
        let is_under = number > 0;
        let position = Position {
            is_head: is_under && number <= N_HEAD,
            is_tail: is_under && n_after < N_TAIL,
        };
        let fate = match paragraph.zone {
            None | Some(Zone::Crosshead) => {
                let line = paragraph.span.of(&document.text);
                let is_kept = document.kept.iter().any(|it| it == line);
                if is_kept { Fate::Kept } else { fate(line, position) }
            }
            Some(_) => Fate::Kept,
        };
        n_after += usize::from(fate == Fate::Kept);
        fates.push(fate);
    }
    fates.reverse();
    fates
}

fn fate(line: &str, position: Position) -> Fate {
    if line.len() > MAX_LINE {
        return Fate::Kept;
    }
    if position.is_head && is_day(line) {
        return Fate::Removed(TIMESTAMP);
    }
    let mut candidates = RULES.candidates(line, position).peekable();
    if candidates.peek().is_none() {
        return Fate::Kept;
    }
    let head: Vec<Piece<'_>> = pieces(line).take(2).collect();
    let mut candidates =
        candidates.filter(|rule| rule.pattern.may_begin(&head)).peekable();
    if candidates.peek().is_none() {
        return Fate::Kept;
    }
    let pieces: Vec<Piece<'_>> = pieces(line).collect();
    let is_match = |rule: &&Rule| {
        let is_short = rule.is_caption() || pieces.len() <= MAX_PIECES;
        is_short && rule.pattern.is_match(&pieces)
    };
    match candidates.find(is_match) {
        None => Fate::Kept,
        Some(rule) if rule.is_caption() => Fate::Caption,
        Some(rule) => Fate::Removed(rule.reason),
    }
}

fn mark_captions(document: &mut Document, fates: &[Fate]) {
    for (paragraph, fate) in document.paragraphs.iter_mut().zip(fates) {
        if *fate == Fate::Caption {
            paragraph.zone = Some(Zone::Caption);
        }
    }
}

/// What a crawler left before the first words under the headline.
fn prefix(document: &Document, fates: &[Fate]) -> Option<Cut> {
    let mut paragraphs = document.paragraphs.iter().zip(fates).enumerate();
    let (number, paragraph) = paragraphs.find_map(|(number, (paragraph, fate))| {
        let is_first = *fate == Fate::Kept && paragraph.zone != Some(Zone::Headline);
        is_first.then_some((number, paragraph))
    })?;
    if paragraph.zone.is_some() {
        return None;
    }
    let line = paragraph.span.of(&document.text);
    let head: Vec<Piece<'_>> = pieces(line).take(8).collect();
    RULES.prefixes().find_map(|rule| {
        let len = rule.pattern.prefix_len(&head)?;
        let end = head[len.checked_sub(1)?].end;
        if document.kept.iter().any(|it| *it == line[..end]) {
            return None;
        }
        let rest = line[end..].trim_start();
        let is_opening = |char: char| {
            char.is_uppercase() || char.is_numeric() || matches!(char, '“' | '"' | '‘')
        };
        let from = paragraph.span.range().start;
        rest.starts_with(is_opening).then(|| Cut {
            number,
            span: Span::new(from, from + end),
            start: from + line.len() - rest.len(),
            reason: rule.reason,
        })
    })
}

/// Writes the text again without what goes.
fn rebuild(document: &mut Document, fates: &[Fate], cut: Option<Cut>) {
    let old = std::mem::take(&mut document.text);
    let paragraphs = std::mem::take(&mut document.paragraphs);
    document.text.reserve(old.len());
    let mut date: Option<Date> = None;
    let mut byline: Option<String> = None;
    for (number, (paragraph, fate)) in paragraphs.into_iter().zip(fates).enumerate() {
        let mut span = paragraph.span;
        let mut note = |span: Span, reason: &str| {
            let (line, text) = (paragraph.line, span.of(&old).to_owned());
            if reason == CRAWLER_PREFIX {
                date = date.or(text.split([' ', ':']).find_map(|it| it.parse().ok()));
            } else if reason == TIMESTAMP {
                date = date.or(text.parse().ok());
            } else if reason == CREDIT {
                byline = byline.take().or_else(|| author(&text));
            }
            let reason = reason.to_owned();
            document.removed.push(Removed { line, text, reason });
        };
        if let Fate::Removed(reason) = fate {
            note(span, reason);
            continue;
        }
        if let Some(cut) = cut.as_ref().filter(|it| it.number == number) {
            note(cut.span, cut.reason);
            span = Span::new(cut.start, span.range().end);
        }
        if !document.text.is_empty() {
            document.text.push('\n');
        }
        let start = document.text.len();
        document.text.push_str(span.of(&old));
        let span = Span::new(start, document.text.len());
        document.paragraphs.push(Paragraph { span, ..paragraph });
    }
    document.removed.sort_by_key(|it| it.line);
    document.date = document.date.or(date);
    document.byline = document.byline.take().or(byline);
}
