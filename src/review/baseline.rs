//! A baseline: the findings that a newsroom has decided to live with, by what they say
//! and not by line.

use crate::review::Finding;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Known findings: for each path, how often each fingerprint stands there.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    schema: String,
    files: BTreeMap<String, Vec<String>>,
}

/// How much of a long line identifies a finding, in bytes on either side.
const REACH: usize = 400;

/// The line that holds the words, or as much of a long one as identifies them.
#[must_use]
pub fn line_around(text: &str, span: Span) -> Span {
    let near = span.widened(text, REACH).range();
    let (start, end) = (span.start as usize, span.end as usize);
    let from =
        text[near.start..start].rfind('\n').map_or(near.start, |at| near.start + at + 1);
    let to = text[end..near.end].find('\n').map_or(near.end, |at| end + at);
    Span::new(from, to)
}

/// A path as it is compared: `./drafts/a.md` is `drafts/a.md`, whichever way folders are parted.
fn plain(path: &str) -> String {
    let parts = path.split(['/', '\\']).enumerate();
    let named = parts.filter(|(at, it)| *it != "." && (*at == 0 || !it.is_empty()));
    named.map(|it| it.1).collect::<Vec<_>>().join("/")
}

/// Names each finding by its rule, its words and the line around them, so that the name
/// outlives words above it; a number distinguishes the same words on the same line.
#[must_use]
pub fn fingerprints(text: &str, findings: &[Finding]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    findings
        .iter()
        .map(|it| {
            let line = line_around(text, it.span).of(text);
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            // What concerns the whole draft has no words; its message identifies it.
            let words = if it.span.is_empty() { &it.message } else { it.words(text) };
            let line = if it.span.is_empty() { "" } else { line.as_str() };
            let key = format!("{}\n{words}\n{line}", it.rule);
            let n = seen.entry(key.clone()).or_default();
            *n += 1;
            let hash = Sha256::digest(format!("{key}\n{n}"));
            hash[..12].iter().fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            })
        })
        .collect()
}

impl Baseline {
    /// The version of its form.
    pub const SCHEMA: &str = "parallax.baseline/1";

    /// Reads a baseline; none if the text is not one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let read: Option<Self> = serde_json::from_str(text).ok();
        let mut baseline = read.filter(|it| it.schema == Self::SCHEMA)?;
        // Whoever merges two of them by hand keeps no order.
        baseline.files.values_mut().for_each(|it| it.sort());
        Some(baseline)
    }

    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self { schema: Self::SCHEMA.to_owned(), files: BTreeMap::new() }
    }

    /// Adds the findings of a file that nothing suppresses.
    pub fn add(&mut self, path: &str, text: &str, findings: &[Finding]) {
        let all = fingerprints(text, findings).into_iter().zip(findings);
        let mut kept: Vec<String> =
            all.filter(|it| !it.1.suppressed).map(|it| it.0).collect();
        kept.sort();
        if !kept.is_empty() {
            self.files.insert(plain(path), kept);
        }
    }

    /// For each finding whether it is known.
    #[must_use]
    pub fn knows(&self, path: &str, text: &str, findings: &[Finding]) -> Vec<bool> {
        let Some(known) = self.files.get(&plain(path)) else {
            return vec![false; findings.len()];
        };
        let names = fingerprints(text, findings);
        names.iter().map(|it| known.binary_search(it).is_ok()).collect()
    }

    /// Marks the findings that it knows as suppressed.
    pub fn apply(&self, path: &str, text: &str, findings: &mut [Finding]) {
        let known = self.knows(path, text, findings);
        for (it, is_known) in findings.iter_mut().zip(known) {
            it.is_known = is_known && !it.suppressed;
            it.suppressed |= is_known;
        }
    }
}
