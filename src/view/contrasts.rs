//! The few contrasts of a comparison, as `compare --format json` prints them.

use crate::compare::{Comparison, Contrast, ContrastKind};
use serde::Serialize;

/// One contrast between sources.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct ContrastView<'a> {
    pub kind: &'static str,
    pub sources: Vec<&'a str>,
    pub counts: Vec<ContrastCountView<'a>>,
    pub strength: f64,
    pub support: f64,
    pub refs: Vec<String>,
}

/// What was counted of one source.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct ContrastCountView<'a> {
    pub source: &'a str,
    pub n: u64,
    pub of: u64,
}

/// The contrasts, the strongest and best supported first.
#[must_use]
pub fn contrasts<'a>(comparison: &'a Comparison<'a>) -> Vec<ContrastView<'a>> {
    let source = |at: usize| comparison.sources[at].id.as_str();
    let contrasts = comparison.contrasts.iter();
    contrasts
        .map(|it| ContrastView {
            kind: it.kind.name(),
            sources: it.apart.iter().map(|&it| source(it)).collect(),
            counts: it
                .sides
                .iter()
                .map(|side| ContrastCountView {
                    source: source(side.source),
                    n: side.n,
                    of: side.of,
                })
                .collect(),
            strength: it.strength,
            support: it.support,
            refs: refs(comparison, it),
        })
        .collect()
}

/// Where the evidence stands in the same document: JSON pointers (RFC 6901).
fn refs(comparison: &Comparison<'_>, it: &Contrast) -> Vec<String> {
    // Pairs in the same words are not printed.
    let passage = || {
        let before = &comparison.passages.pairs[..it.at];
        before.iter().filter(|it| it.is_contrast()).count()
    };
    let list = match it.kind {
        ContrastKind::Naming | ContrastKind::Unnamed => "concepts",
        ContrastKind::Told => {
            return vec![format!("/passages/{}/concepts/{}", passage(), it.nth)];
        }
        ContrastKind::Agent => return vec![format!("/passages/{}/agents", passage())],
        ContrastKind::Quotation => "shared_quotes",
        ContrastKind::Reporting | ContrastKind::Speaker => "speakers",
        ContrastKind::List => "markers",
        ContrastKind::Untold => "facts",
        ContrastKind::OwnWords => {
            let sources = it.sides.iter().map(|it| it.source);
            return sources.map(|it| format!("/sources/{it}/tokens_by_voice")).collect();
        }
    };
    vec![format!("/{list}/{}", it.at)]
}
