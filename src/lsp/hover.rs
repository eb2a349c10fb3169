//! What a reader sees when pointing at a place.

use crate::lexicon::pack::Concept;
use crate::lexicon::{Lexicon, Target};
use crate::lsp::document::Seen;
use crate::review::{Finding, Name, RULES};
use crate::text::Span;
use crate::view::concept;
use std::collections::BTreeSet;

/// What is said, and of which words.
pub(super) struct Note {
    pub(super) span: Span,
    pub(super) text: String,
}

/// What is known of a byte of a draft: findings, then what packs say of a name.
pub(super) fn at(
    seen: &Seen,
    lexicon: &Lexicon,
    at: usize,
    markdown: bool,
) -> Option<Note> {
    let holds = |span: Span| span.start as usize <= at && at <= span.end as usize;
    let found = seen.findings.iter().filter(|it| !it.span.is_empty() && holds(it.span));
    let mut span = None;
    let mut parts = Vec::new();
    for finding in found {
        span = span.or(Some(finding.span));
        parts.push(about(finding, markdown));
    }
    let mut said = BTreeSet::new();
    for name in seen.names.iter().filter(|it| holds(it.span)) {
        let Some((concept, variant)) = concept_of(lexicon, name) else { continue };
        if said.insert(concept.id.as_ref()) {
            span = span.or(Some(name.span));
            parts.push(if markdown {
                concept::markdown(concept, Some(variant))
            } else {
                concept::plain(concept)
            });
        }
    }
    let rule = if markdown { "\n\n---\n\n" } else { "\n\n" };
    let parts: Vec<&str> = parts.iter().map(|it| it.trim_end()).collect();
    span.map(|span| Note { span, text: parts.join(rule) })
}

fn concept_of<'a>(lexicon: &'a Lexicon, name: &Name) -> Option<(&'a Concept, usize)> {
    let Target::Variant { pack, concept, variant } = name.target else { return None };
    Some((lexicon.packs().get(pack)?.concepts.get(concept)?, variant))
}

/// A finding with its reason, its reference and how to silence it.
fn about(finding: &Finding, markdown: bool) -> String {
    let words = |it: &str| if markdown { concept::escaped(it) } else { it.to_owned() };
    let head = |it: &str| if markdown { format!("**{it}**") } else { it.to_owned() };
    let mut lines = vec![
        format!("{} ({})", head(&words(&finding.rule)), finding.severity),
        words(&finding.message),
    ];
    if let Some(suggestion) = &finding.suggestion {
        let doubt = if finding.is_safe { "" } else { " (look at the sentence)" };
        lines.push(format!("{} {}{doubt}", head("Suggestion."), words(suggestion)));
    }
    if let Some(reference) = &finding.reference {
        lines.push(format!("{} {}", head("Reference."), words(reference)));
    }
    let family = finding.rule.split('/').next().unwrap_or_default();
    if let Some(card) = RULES.iter().find(|it| it.id == family) {
        for part in ["**Why.**", "**Silence it.**"] {
            let text = paragraph(card.page, part);
            lines.extend(text.map(|it| {
                if markdown { it } else { it.replace("**", "").replace('`', "") }
            }));
        }
    }
    lines.join("\n\n")
}

/// The paragraph of a rule's page that begins with some words.
fn paragraph(page: &str, head: &str) -> Option<String> {
    let start = page.find(head)?;
    let rest = &page[start..];
    let end = rest.find("\n\n").unwrap_or(rest.len());
    Some(rest[..end].trim_end().to_owned())
}
