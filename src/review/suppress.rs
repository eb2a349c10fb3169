//! Comments in a draft that allow what a rule would report.
//!
//! `<!-- parallax: allow RULE reason -->` after words holds for its line, on a line of its
//! own for the paragraph below it; `allow-file` holds for the whole draft. Several rules are
//! parted by commas; a family (`house`) stands for all its rules.

use crate::review::project::Projection;
use crate::review::{Draft, Finding, Form, Level, Severity, known_rule};
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// The signs of a comment in every form, and in MDX, which does not know those.
const HTML: (&str, &str) = ("<!--", "-->");
const MDX: (&str, &str) = ("{/*", "*/}");

/// The signs of a comment in a form.
pub(super) fn signs(form: Form) -> (&'static str, &'static str) {
    if form == Form::Mdx { MDX } else { HTML }
}

pub(super) const NAME: &str = "parallax:";

/// A rule's name has so many words beyond the first, where blanks stand in it.
const MAX_MORE: usize = 6;

struct Comment {
    span: Span,
    rules: Vec<String>,
    /// The first words of the reason: a rule's name may have been written with blanks.
    more: Vec<String>,
    /// The bytes of the file that it speaks of.
    scope: Span,
}

/// Marks the findings that comments allow, and adds what is wrong with the comments.
pub(super) fn apply(
    draft: &Draft,
    projection: &Projection,
    findings: &mut Vec<Finding>,
    level: impl Fn(&str, Level) -> Level,
) {
    let mut faults = Vec::new();
    let mut fault = |rule: &str, span: Span, message: String| {
        if let Level::On(severity) = level(rule, Level::On(Severity::Warning)) {
            faults.push(Finding {
                rule: rule.to_owned(),
                severity,
                span,
                message,
                suggestion: None,
                is_safe: false,
                reference: None,
                suppressed: false,
                is_known: false,
            });
        }
    };
    let lines = Lines::new(&draft.text);
    let by_name = by_name(findings);
    // For each name, by number, the findings that some comment speaks of.
    let mut allowed: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    for (span, content) in comments(draft, projection) {
        match read(&lines, span, content) {
            Err(message) => fault("suppression/malformed", span, message),
            Ok(comment) => {
                for name in &comment.rules {
                    let name = &meant(name, &comment.more, &by_name);
                    let scope = comment.scope;
                    let start = |it: &usize| findings[*it].span.start;
                    let inside =
                        by_name.get_key_value(name.as_str()).map(|(name, all)| {
                            let from = all.partition_point(|it| start(it) < scope.start);
                            let to = all.partition_point(|it| start(it) < scope.end);
                            (*name, from..to.max(from))
                        });
                    if let Some((name, inside)) = inside.filter(|it| !it.1.is_empty()) {
                        allowed.entry(name).or_default().push(inside);
                    } else {
                        let message = format!(
                            "`{name}` no longer finds anything here; strike the comment"
                        );
                        fault("suppression/unused", comment.span, message);
                    }
                }
            }
        }
    }
    let mut suppressed = Vec::new();
    for (name, mut ranges) in allowed {
        ranges.sort_by_key(|it| it.start);
        let mut done = 0;
        for range in ranges {
            let from = range.start.max(done);
            suppressed.extend_from_slice(&by_name[name][from..range.end.max(from)]);
            done = range.end.max(done);
        }
    }
    drop(by_name);
    suppressed.into_iter().for_each(|it| findings[it].suppressed = true);
    findings.extend(faults);
}

/// The name of a rule that was found, if blanks stand in it in the comment: “per cent” for
/// `per-cent`.
fn meant(name: &str, more: &[String], found: &BTreeMap<&str, Vec<usize>>) -> String {
    let mut meant = name.to_owned();
    // Behind the name stands a reason of a word at least.
    for word in more.iter().take(more.len().saturating_sub(1)) {
        if found.contains_key(name) {
            break;
        }
        meant = format!("{meant}-{word}");
        if found.contains_key(meant.as_str()) {
            return meant;
        }
    }
    name.to_owned()
}

/// The findings by every name that a comment may give their rule, in order of place.
fn by_name(findings: &[Finding]) -> BTreeMap<&str, Vec<usize>> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, it) in findings.iter().enumerate() {
        let rule = it.rule.as_str();
        let families = rule.match_indices('/').map(|(at, _)| &rule[..at]);
        for name in families.chain([rule]) {
            by_name.entry(name).or_default().push(number);
        }
    }
    by_name
}

/// The comments that are meant for us, outside code, with what they say.
fn comments<'a>(
    draft: &'a Draft,
    projection: &'a Projection,
) -> impl Iterator<Item = (Span, &'a str)> {
    let all =
        [HTML, MDX].into_iter().filter(|it| *it == HTML || *it == signs(draft.form));
    all.flat_map(|signs| comments_between(draft, projection, signs))
}

fn comments_between<'a>(
    draft: &'a Draft,
    projection: &'a Projection,
    (open, close): (&'static str, &'static str),
) -> impl Iterator<Item = (Span, &'a str)> {
    let text = draft.text.as_str();
    let ends: Vec<usize> = text.match_indices(close).map(|it| it.0).collect();
    let code = merged(&projection.code);
    text.match_indices(open).filter_map(move |(at, _)| {
        let inner = &text[at + open.len()..];
        let content = inner.trim_start().strip_prefix(NAME)?;
        let start = text.len() - content.len();
        let end = *ends.get(ends.partition_point(|it| *it < start))?;
        let span = Span::new(at, end + close.len());
        let holding = code.partition_point(|it| it.start <= span.start).checked_sub(1);
        let is_code = holding.is_some_and(|it| code[it].contains(span));
        (!is_code).then(|| (span, text[start..end].trim()))
    })
}

/// Stretches as the fewest that cover the same.
fn merged(stretches: &[Span]) -> Vec<Span> {
    let mut sorted = stretches.to_vec();
    sorted.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(sorted.len());
    for it in sorted {
        match merged.last_mut() {
            Some(last) if it.start <= last.end => last.end = last.end.max(it.end),
            _ => merged.push(it),
        }
    }
    merged
}

/// Whether a character shows nothing: white space, or the mark that a file may begin with.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// The lines of a file, read once for all comments.
struct Lines {
    len: usize,
    /// Where each line begins, and the end of the file.
    starts: Vec<usize>,
    /// The first and the last word of each line, as bytes that hold no white space.
    words: Vec<Option<(usize, usize)>>,
    /// For each line the end of the paragraph whose first words stand on it or below it.
    ends: Vec<usize>,
}

impl Lines {
    fn new(text: &str) -> Self {
        let (mut starts, mut words, mut is_prose) = (vec![0], Vec::new(), Vec::new());
        for line in text.split_inclusive('\n') {
            let start = starts[starts.len() - 1];
            let inner = line.trim_matches(is_blank);
            let first = start + line.len() - line.trim_start_matches(is_blank).len();
            words.push((!inner.is_empty()).then(|| (first, first + inner.len())));
            let is_comment = [HTML, MDX].iter().any(|it| inner.starts_with(it.0));
            is_prose.push(!inner.is_empty() && !is_comment);
            starts.push(start + line.len());
        }
        let mut ends = vec![text.len(); words.len() + 1];
        // Where the paragraph ends that a line is in, or stands before.
        let mut blank = text.len();
        for at in (0..words.len()).rev() {
            if words[at].is_none() {
                blank = starts[at];
            }
            ends[at] = if is_prose[at] { blank } else { ends[at + 1] };
        }
        Self { len: text.len(), starts, words, ends }
    }

    /// The line of a comment that stands after words, or the paragraph below one that stands
    /// alone.
    fn scope(&self, span: Span) -> Span {
        let line = |at: u32| {
            let n = self.starts.partition_point(|it| *it <= at as usize);
            (n - 1).min(self.words.len().saturating_sub(1))
        };
        let (first, last) = (line(span.start), line(span.end.saturating_sub(1)));
        let begins = self.words[first].is_some_and(|it| it.0 == span.start as usize);
        let ends = self.words[last].is_some_and(|it| it.1 == span.end as usize);
        let below = self.starts[last + 1];
        if begins && ends {
            Span::new(below, self.ends[last + 1].max(below))
        } else {
            Span::new(self.starts[first], below)
        }
    }
}

fn read(lines: &Lines, span: Span, content: &str) -> Result<Comment, String> {
    let mut words = content.split_whitespace();
    let is_file = match words.next() {
        Some("allow") => false,
        Some("allow-file") => true,
        _ => {
            return Err(
                "write `allow RULE reason` or `allow-file RULE reason`".to_owned()
            );
        }
    };
    // Behind a comma another rule follows, with a blank or without.
    let mut rules: Vec<String> = Vec::new();
    for word in words.by_ref() {
        rules.extend(word.split(',').filter(|it| !it.is_empty()).map(str::to_owned));
        if !word.ends_with(',') {
            break;
        }
    }
    if rules.is_empty() {
        return Err("name the rule that is allowed here, and say why".to_owned());
    }
    rules.iter().try_for_each(|it| known_rule(it))?;
    let more: Vec<String> = words.take(MAX_MORE).map(str::to_owned).collect();
    if more.is_empty() {
        return Err("say why: `allow RULE reason`".to_owned());
    }
    let scope = if is_file { Span::new(0, lines.len.max(1)) } else { lines.scope(span) };
    Ok(Comment { span, rules, more, scope })
}
