//! Removes the furniture of web pages from an article, and records what and why.
//!
//! The rules stand in `furniture.tsv`, one a line, with a line that each takes out and one
//! that it must leave. They see whole paragraphs of few words; a sentence of the body that
//! was lost would falsify everything counted after, so that a line in doubt stays.

use crate::clean::Options;
use crate::clean::doubts::{self, is_about_author};
use crate::clean::pattern::{Piece, pieces};
use crate::clean::rules::{Position, RULES, Rule};
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

/// The reason of a line that says where the reader is being led: no headline is one.
const NOTICE: &str = "redirect-notice";

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

/// The day in a line that says when an article was published, or changed.
fn day_in(line: &str) -> Option<Date> {
    let digits = line.find(|it: char| it.is_ascii_digit()).map(|at| &line[at..]);
    let behind = line.split_once(": ").map(|it| it.1);
    [Some(line), behind, digits].into_iter().flatten().find_map(|it| it.parse().ok())
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
            // A first line taken for the headline may be a notice above it.
            Some(Zone::Headline) if number == 0 => {
                let line = paragraph.span.of(&document.text);
                let is_kept = document.kept.iter().any(|it| it == line);
                match ruled(line, position) {
                    Fate::Removed(NOTICE) if !is_kept => Fate::Removed(NOTICE),
                    _ => Fate::Kept,
                }
            }
            Some(_) => Fate::Kept,
        };
        n_after += usize::from(fate == Fate::Kept);
        fates.push(fate);
    }
    fates.reverse();
    leave_biography(document, &mut fates);
    leave_page_end(document, &mut fates);
    if let Some(end) = end_mark(document) {
        for (fate, paragraph) in fates.iter_mut().zip(&document.paragraphs).skip(end) {
            let line = paragraph.span.of(&document.text);
            if !document.kept.iter().any(|it| it == line) {
                *fate = Fate::Removed(AFTER_END);
            }
        }
    }
    fates
}

/// The reason of what stands below the mark that ends a text.
const AFTER_END: &str = "after-end";

/// Lines that end a text, without signs around them: journalists' and press officers'.
const ENDS: &[&str] =
    &["ends", "end", "ende", "fin", "fine", "einde", "30", "slut", "endit"];

/// Lines below which press officers write to the desk, in small letters.
const NOTES: &[&str] = &[
    "editor's note",
    "editors' notes",
    "for further information",
    "for more information",
    "media contact",
    "media contacts",
    "note to editors",
    "notes for editors",
    "notes to editor",
    "notes to editors",
    "press contact",
    "press contacts",
    "hinweis an die redaktion",
    "hinweise für die redaktion",
    "pressekontakt",
    "contact presse",
    "contacto de prensa",
    "persvoorlichting",
];

/// The mark at which a text ends though lines follow, `-ends-` or `###`, or the heading of
/// notes to the desk.
fn end_mark(document: &Document) -> Option<usize> {
    const MAX: usize = 40;
    let line = |at: usize| document.paragraphs[at].span.of(&document.text);
    let is_mark = |at: &usize| {
        let line = line(*at);
        if line.len() > MAX || document.paragraphs[*at].zone == Some(Zone::Headline) {
            return false;
        }
        let is_sign = |it: char| "-–—*#()[]<>/_~ ".contains(it);
        let bare = line.trim_matches(is_sign).to_lowercase();
        let has_signs = line.starts_with(is_sign) && line.ends_with(is_sign);
        let is_rule = bare.is_empty() && line.matches('#').count() >= 3;
        let is_end = ENDS.contains(&bare.as_str()) && (has_signs || line == "ENDS");
        let head = bare.trim_end_matches(':').replace('’', "'");
        is_rule || is_end || NOTES.contains(&head.as_str())
    };
    let at = (1..document.paragraphs.len()).find(is_mark)?;
    let n_words = |paragraphs: &[Paragraph]| -> usize {
        let words =
            |it: &Paragraph| it.span.of(&document.text).split_whitespace().count();
        paragraphs.iter().map(words).sum()
    };
    let (above, below) = document.paragraphs.split_at(at);
    // Such notes are shorter than their text.
    (n_words(above) >= n_words(below)).then_some(at)
}

/// Takes out what the last lines say about the author: lines that begin with the name.
fn leave_biography(document: &Document, fates: &mut [Fate]) {
    let Some(byline) = document.byline.as_deref().filter(|it| it.contains(' ')) else {
        return;
    };
    let kept: Vec<usize> =
        (1..fates.len()).filter(|at| fates[*at] == Fate::Kept).collect();
    for at in kept.into_iter().rev().take(N_FOOT) {
        let paragraph = document.paragraphs[at];
        let line = paragraph.span.of(&document.text);
        let is_about = line.strip_prefix(byline).is_some_and(is_about_author);
        let is_kept = document.kept.iter().any(|it| it == line);
        if is_about && !is_kept && line.len() <= MAX_LINE {
            fates[at] = Fate::Removed("author-box");
        }
    }
}

/// Takes out the lines below the text from the first on that surely belongs to the page.
fn leave_page_end(document: &Document, fates: &mut [Fate]) {
    const LISTS: &[&str] = &[
        "related-link",
        "comment-form",
        "newsletter",
        "share-button",
        "navigation",
        "log-in",
    ];
    let line = |at: usize| document.paragraphs[at].span.of(&document.text);
    let is_open = |at: &usize| {
        matches!(document.paragraphs[*at].zone, None | Some(Zone::Crosshead))
            && (doubts::is_open(line(*at)) || fates[*at] != Fate::Kept)
            && line(*at).split_whitespace().count() <= MAX_BELOW
    };
    let n_below = (0..fates.len()).rev().take_while(is_open).count();
    let below = fates.len() - n_below..fates.len();
    let is_list =
        |at: &usize| matches!(fates[*at], Fate::Removed(it) if LISTS.contains(&it));
    let Some(from) = below.clone().find(is_list).filter(|it| *it > 0) else { return };
    for (at, fate) in fates.iter_mut().enumerate().skip(from) {
        let is_kept = document.kept.iter().any(|it| it == line(at));
        if *fate == Fate::Kept && !is_kept {
            *fate = Fate::Removed("page-end");
        }
    }
}

/// The longest line of a list below a text, in words.
const MAX_BELOW: usize = 20;

/// How many of the last lines may be about the author.
const N_FOOT: usize = 3;

fn fate(line: &str, position: Position) -> Fate {
    if line.len() > MAX_LINE {
        return Fate::Kept;
    }
    if position.is_head && is_day(line) {
        return Fate::Removed(TIMESTAMP);
    }
    match ruled(line, position) {
        Fate::Kept => joined(line, position),
        fate => fate,
    }
}

/// The lines that lead from one page to another, where several stand on one line.
const LEADS: &[&str] = &[
    "about",
    "archive",
    "back",
    "close",
    "close window",
    "comment",
    "contact",
    "contents",
    "forward",
    "home",
    "imprint",
    "index",
    "main menu",
    "menu",
    "next",
    "prev",
    "previous",
    "print",
    "privacy",
    "search",
    "section menu",
    "terms",
    "top",
    "up",
];

/// What becomes of several of the page's lines that stand on one, with signs between.
fn joined(line: &str, position: Position) -> Fate {
    let parts: Vec<&str> =
        line.split(['|', '·', '•']).map(str::trim).filter(|it| !it.is_empty()).collect();
    if !(2..=8).contains(&parts.len()) {
        return Fate::Kept;
    }
    let mut reason = "navigation";
    for part in parts {
        match ruled(part, position) {
            Fate::Removed(it) => reason = it,
            _ if LEADS.contains(&part.to_lowercase().as_str()) => {}
            _ => return Fate::Kept,
        }
    }
    Fate::Removed(reason)
}

fn ruled(line: &str, position: Position) -> Fate {
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
                date = date.or_else(|| day_in(&text));
            } else if reason == CREDIT {
                byline = byline.take().or_else(|| author(&text));
            }
            let reason = reason.to_owned();
            document.removed.push(Removed { line, text, reason });
        };
        if let Fate::Removed(reason) = fate {
            note(span, reason);
            if paragraph.zone == Some(Zone::Headline) {
                let line = span.of(&old).trim();
                document.title = document.title.take().filter(|it| it.trim() != line);
            }
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
