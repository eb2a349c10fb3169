//! Comments in a draft that allow what a rule would report.
//!
//! `<!-- parallax: allow RULE reason -->` behind words holds for its line, on a line of its
//! own for the paragraph below it; `allow-file` holds for the whole draft. Several rules are
//! parted by commas; a family (`house`) stands for all its rules.

use crate::review::Draft;
use crate::review::Finding;
use crate::review::Level;
use crate::review::RULES;
use crate::review::Severity;
use crate::review::project::Projection;
use crate::text::Span;

pub(super) const OPEN: &str = "<!--";
pub(super) const CLOSE: &str = "-->";
pub(super) const NAME: &str = "parallax:";

/// A comment, read.
struct Comment {
    span: Span,
    rules: Vec<String>,
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
            });
        }
    };
    for (span, content) in comments(draft, projection) {
        match read(&draft.text, span, content) {
            Err(message) => fault("suppression/malformed", span, message),
            Ok(comment) => {
                for name in &comment.rules {
                    let mut is_used = false;
                    let scope = comment.scope;
                    let from = findings.partition_point(|it| it.span.start < scope.start);
                    let to = findings.partition_point(|it| it.span.start < scope.end);
                    let inside = findings[from..to.max(from)].iter_mut();
                    for it in inside.filter(|it| speaks_of(name, &it.rule)) {
                        it.suppressed = true;
                        is_used = true;
                    }
                    if !is_used {
                        let message = format!(
                            "nothing here is found by `{name}` any more; strike the comment"
                        );
                        fault("suppression/unused", comment.span, message);
                    }
                }
            }
        }
    }
    findings.extend(faults);
}

/// Whether a name in a comment means a rule.
fn speaks_of(name: &str, rule: &str) -> bool {
    name == rule || rule.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
}

/// The comments that are meant for us, outside code, with what they say.
fn comments<'a>(
    draft: &'a Draft,
    projection: &'a Projection,
) -> impl Iterator<Item = (Span, &'a str)> {
    let text = draft.text.as_str();
    text.match_indices(OPEN).filter_map(move |(at, _)| {
        let inner = &text[at + OPEN.len()..];
        let content = inner.trim_start().strip_prefix(NAME)?;
        let start = text.len() - content.len();
        let len = content.find(CLOSE)?;
        let span = Span::new(at, start + len + CLOSE.len());
        let is_code = projection.code.iter().any(|it| it.contains(span));
        (!is_code).then(|| (span, content[..len].trim()))
    })
}

fn read(text: &str, span: Span, content: &str) -> Result<Comment, String> {
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
    let Some(rules) = words.next() else {
        return Err("name the rule that is allowed here, and say why".to_owned());
    };
    let rules: Vec<String> =
        rules.split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect();
    if let Some(unknown) = rules.iter().find(|it| !is_rule(it)) {
        return Err(format!(
            "there is no rule `{unknown}`; `parallax explain` lists the rules"
        ));
    }
    if words.next().is_none() {
        return Err("say why: `allow RULE reason`".to_owned());
    }
    let scope = if is_file { Span::new(0, text.len().max(1)) } else { scope(text, span) };
    Ok(Comment { span, rules, scope })
}

fn is_rule(name: &str) -> bool {
    let family = name.split('/').next().unwrap_or_default();
    RULES.iter().any(|card| card.id == family)
}

/// The line of a comment that stands behind words, or the paragraph below one that stands alone.
fn scope(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |it| it + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |it| end + it);
    let is_alone = text[line_start..start].trim().is_empty()
        && text[end..line_end].trim().is_empty();
    if !is_alone {
        return Span::new(line_start, line_end);
    }
    let mut at = (line_end + 1).min(text.len());
    let below = at;
    let mut has_words = false;
    for line in text[below..].split_inclusive('\n') {
        if line.trim().is_empty() && has_words {
            break;
        }
        has_words |= !line.trim().is_empty() && !line.trim().starts_with(OPEN);
        at += line.len();
    }
    Span::new(below, at)
}
