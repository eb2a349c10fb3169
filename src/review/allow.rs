//! Where a comment can stand that allows a finding.
//!
//! A comment in the wrong place breaks a table, a heading or a tag, or holds for nothing. So
//! the places that may do are tried in order, and the first is given at which a review of the
//! draft with the comment says that the finding is allowed, that nothing else is found, and
//! that the words are the same.

use crate::analysis::Session;
use crate::review::project::Projection;
use crate::review::suppress::{NAME, is_blank, signs};
use crate::review::{Draft, Finding, Form, Reviewer};
use std::collections::BTreeSet;

/// What stands for the reason until the writer gives it; a comment without one is reported.
const REASON: &str = "say why";

/// How far a comment reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The line of the finding, or its paragraph.
    Here,
    /// The draft.
    File,
}

/// A comment, and where to put it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The byte of the file before which it goes.
    pub at: usize,
    /// The comment, with the line ends that it needs.
    pub text: String,
}

impl Reviewer {
    /// Finds a place for a comment that allows one of the findings of a draft, all of which
    /// are `known`; none where no comment can. Each place that is tried costs a review.
    #[must_use]
    pub fn allow(
        &self,
        draft: &Draft,
        known: &[Finding],
        finding: &Finding,
        extent: Extent,
        session: &mut Session,
    ) -> Option<Allowance> {
        let verb = if extent == Extent::File { "allow-file" } else { "allow" };
        let (open, close) = signs(draft.form);
        let comment = format!("{open} {NAME} {verb} {} {REASON} {close}", finding.rule);
        let places = match extent {
            Extent::Here if finding.span.is_empty() => return None,
            Extent::Here => here(draft, finding, &comment),
            Extent::File => whole(draft, &comment),
        };
        let before = Projection::of(draft);
        let known: BTreeSet<_> = known.iter().map(|it| key(it, 0, 0)).collect();
        places.into_iter().find(|place| {
            let mut allowed = draft.clone();
            allowed.text.insert_str(place.at, &place.text);
            let is_same = words(&Projection::of(&allowed)).eq(words(&before));
            is_same && {
                let findings = self.review_with(&allowed, session);
                let (at, len) = (place.at, place.text.len());
                let wanted = key(finding, 0, 0);
                findings.iter().all(|it| {
                    let key = key(it, at, len);
                    // As much is found as before, and what was meant is allowed.
                    known.contains(&key) && (it.suppressed || key != wanted)
                })
            }
        })
    }
}

/// What identifies findings in one draft, in places of the draft without `len` bytes at `at`.
fn key(finding: &Finding, at: usize, len: usize) -> (String, usize, usize, String) {
    let back = |it: u32| {
        let it = it as usize;
        if it >= at + len { it - len } else { it }
    };
    let (start, end) = (back(finding.span.start), back(finding.span.end));
    (finding.rule.clone(), start, end, finding.message.clone())
}

/// The words of a draft, however many blanks part them.
fn words(projection: &Projection) -> impl Iterator<Item = &str> {
    projection.text.split_whitespace()
}

/// Places for a comment that holds for a line or a paragraph: after the line, after the
/// words, above the paragraph.
fn here(draft: &Draft, finding: &Finding, comment: &str) -> Vec<Allowance> {
    let text = draft.text.as_str();
    let (start, end) = (finding.span.start as usize, finding.span.end as usize);
    let line_end = text[start..].find('\n').map_or(text.len(), |it| start + it);
    let mut places = Vec::new();
    // Before what makes a line break at the end of a line of Markdown.
    let mut at = start + text[start..line_end].trim_end().len();
    if draft.form.is_markdown() && text[..at].ends_with('\\') {
        at -= 1;
    }
    if at >= end.min(line_end) {
        places.push(Allowance { at, text: format!(" {comment}") });
    }
    if end <= line_end {
        places.push(Allowance { at: end, text: format!(" {comment}") });
        // Inside words that go on after what was found, a blank would part them.
        places.push(Allowance { at: end, text: comment.to_owned() });
    }
    let mut above = text[..start].rfind('\n').map_or(0, |it| it + 1);
    while above > 0 {
        let before = text[..above - 1].rfind('\n').map_or(0, |it| it + 1);
        if text[before..above].trim_matches(is_blank).is_empty() {
            break;
        }
        above = before;
    }
    let (newline, at) = (newline(text), above.max(first(text)));
    places.push(Allowance { at, text: format!("{comment}{newline}") });
    places
}

/// Places for a comment that holds for the draft: above the words, below them.
fn whole(draft: &Draft, comment: &str) -> Vec<Allowance> {
    let text = draft.text.as_str();
    let newline = newline(text);
    let bom = first(text);
    let mut places = Vec::new();
    if draft.form == Form::Html {
        let lower = text.to_ascii_lowercase();
        for tag in ["<body", "<!doctype"] {
            let tag = lower.find(tag);
            if let Some(end) = tag.and_then(|at| Some(at + text[at..].find('>')? + 1)) {
                places.push(Allowance { at: end, text: format!("{newline}{comment}") });
            }
        }
        places.push(Allowance { at: bom, text: format!("{comment}{newline}") });
    } else {
        let head = bom + crate::input::draft_head(&text[bom..]).len;
        let blank =
            text[head..].len() - text[head..].trim_start_matches(['\r', '\n']).len();
        let parted = format!("{comment}{newline}{newline}");
        places.push(Allowance { at: head + blank, text: parted });
    }
    let end = text.trim_end().len();
    places.push(Allowance { at: end, text: format!("{newline}{newline}{comment}") });
    places
}

/// The first byte of a text after the mark that a file may begin with.
fn first(text: &str) -> usize {
    text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len()
}

/// What ends the lines of a text.
fn newline(text: &str) -> &'static str {
    let first = text.find('\n');
    let is_crlf = first.is_some_and(|at| text[..at].ends_with('\r'));
    if is_crlf { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::here;
    use crate::review::{Draft, Finding, Severity};
    use crate::text::Span;

    #[test]
    fn nothing_goes_before_the_mark_of_a_file() {
        for (text, expected) in [
            ("\u{feff}The day.\n", 3),
            ("\u{feff}\nThe day.\n", 4),
            ("\n\nThe day.\n", 2),
            ("The day.\n", 0),
        ] {
            let start = text.find("day").unwrap();
            let finding = Finding {
                rule: "house/x".to_owned(),
                severity: Severity::Warning,
                span: Span::new(start, start + 3),
                message: String::new(),
                suggestion: None,
                is_safe: false,
                reference: None,
                suppressed: false,
                is_known: false,
            };
            let places = here(&Draft::new("d.md", text.to_owned()), &finding, "C");
            assert_eq!(places.last().map(|it| it.at), Some(expected), "{text:?}");
            assert!(text.find('\u{feff}').is_none() || places.iter().all(|it| it.at > 0));
        }
    }
}
