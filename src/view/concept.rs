//! A concept of a pack: its variants, who uses which since when, and by which source.
//!
//! The same lines for `parallax explain` and for an editor; they say who uses a form, never
//! which form is right.

use crate::lexicon::pack::{Concept, Confidence, Status, Usage, Variant};
use std::fmt::Write;

/// The concept as a page of a terminal.
#[must_use]
pub fn plain(concept: &Concept) -> String {
    let mut page = format!("{}  {}\n", concept.id.as_ref(), concept.label);
    for line in about(concept) {
        let _ = writeln!(page, "{line}");
    }
    for variant in &concept.variant {
        let _ = writeln!(page, "\n  {}: {}", variant.id.as_ref(), forms(variant));
        for line in notes(concept, variant) {
            let _ = writeln!(page, "    {line}");
        }
    }
    page
}

/// The concept in Markdown; `here` is the variant that stands at a place, if one does.
#[must_use]
pub fn markdown(concept: &Concept, here: Option<usize>) -> String {
    let id = escaped(concept.id.as_ref());
    let mut page = format!("**{}** ({id})\n", escaped(&concept.label));
    for line in about(concept) {
        let _ = write!(page, "\n{}\n", escaped(&line));
    }
    page.push('\n');
    for (n, variant) in concept.variant.iter().enumerate() {
        let is_here = if here == Some(n) { " (here)" } else { "" };
        let _ = writeln!(page, "- {}{is_here}", escaped(&forms(variant)));
        for line in notes(concept, variant) {
            let _ = writeln!(page, "  - {}", escaped(&line));
        }
    }
    page
}

/// What is said of the concept as a whole, a line each.
fn about(concept: &Concept) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(concept.question.clone());
    if concept.status == Status::Draft {
        lines.push("Draft: not yet checked against sources.".to_owned());
    }
    if !concept.axes.is_empty() {
        lines.push(format!("The names differ in: {}", concept.axes.join(", ")));
    }
    lines
}

fn forms(variant: &Variant) -> String {
    let forms: Vec<&str> = variant.forms.iter().map(|it| it.as_ref().as_str()).collect();
    forms.join(", ")
}

/// What is said of a variant, a line each.
fn notes(concept: &Concept, variant: &Variant) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(variant.describe.clone());
    if let Some(date) = variant.valid.neutral_before {
        lines.push(format!("Before {date} the form says nothing about who uses it."));
    }
    lines.extend(variant.used_by.iter().map(|it| format!("Used by {}", usage(it))));
    lines.extend(variant.not_by.iter().map(|it| format!("Avoided by {}", usage(it))));
    let confidence = variant.confidence.or(concept.confidence).unwrap_or_default();
    if confidence != Confidence::High {
        lines.push(format!("Confidence: {}", confidence.name()));
    }
    if let Some(words) = variant.requires.as_ref().or(concept.requires.as_ref()) {
        lines.push(format!("Only near: {}", words.join(", ")));
    }
    for exclusion in &variant.exclude {
        let why =
            exclusion.why.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
        lines.push(format!("Not with: {}{why}", exclusion.words));
    }
    lines
}

fn usage(usage: &Usage) -> String {
    let from = usage.from.map_or_else(String::new, |date| format!(" since {date}"));
    let until = usage.until.map_or_else(String::new, |date| format!(" until {date}"));
    let kind = usage.kind.as_ref().map_or_else(String::new, |kind| format!(", {kind}"));
    format!("{}{from}{until}: {}{kind}", usage.who, usage.source)
}

/// Words in Markdown, none of whose signs are mark-up; addresses stay links.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        let is_address = (word.starts_with("http://") || word.starts_with("https://"))
            && !word.contains(['<', '>', '`', '[', ']', '\\', '|']);
        for c in word.chars() {
            let is_sign = matches!(
                c,
                '\\' | '`'
                    | '*'
                    | '_'
                    | '['
                    | ']'
                    | '<'
                    | '>'
                    | '#'
                    | '|'
                    | '~'
                    | '&'
                    | '!'
            );
            match c {
                _ if is_sign && !is_address => out.extend(['\\', c]),
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, markdown, plain};
    use crate::lexicon::builtin;

    #[test]
    fn says_in_markdown_what_the_terminal_says() {
        for pack in builtin().unwrap() {
            for concept in &pack.concepts {
                let page = markdown(concept, Some(0)).replace('\\', "");
                for line in plain(concept).lines().skip(1) {
                    let line = line.split_once(": ").map_or(line, |it| it.1).trim();
                    assert!(page.contains(line), "{}: {line}", concept.id.as_ref());
                }
            }
        }
    }

    #[test]
    fn words_are_no_mark_up() {
        assert_eq!(escaped("*a* <b> [c](d)"), "\\*a\\* \\<b\\> \\[c\\](d)");
        assert_eq!(escaped("see https://x.example/a_b"), "see https://x.example/a_b");
    }
}
