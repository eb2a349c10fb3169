//! Reporting verbs that doubt one speaker of a draft and no other.

use crate::review::checked::Checked;
use crate::review::checked::Found;
use crate::review::checked::Suggestion;
use crate::text::Span;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Verbs that doubt by themselves; those that only press ("insisted") are left alone.
const DOUBTING: &[(&str, &str)] = &[
    ("claim", "say"),
    ("claims", "says"),
    ("claimed", "said"),
    ("claiming", "saying"),
    ("allege", "say"),
    ("alleges", "says"),
    ("alleged", "said"),
    ("alleging", "saying"),
    ("professes", "says"),
    ("professed", "said"),
    ("insinuated", "said"),
    ("insinuates", "says"),
    ("boasted", "said"),
    ("boasts", "says"),
    ("bragged", "said"),
];

/// Words before “claim” and “claims” that make nouns of them.
const BEFORE_NOUNS: &[&str] = &[
    "a",
    "an",
    "any",
    "their",
    "his",
    "her",
    "its",
    "our",
    "the",
    "these",
    "those",
    "such",
    "of",
    "with",
    "by",
    "despite",
    "no",
    "some",
    "many",
    "denied",
    "denies",
    "dismissed",
    "dismisses",
    "rejected",
    "rejects",
    "repeated",
    "false",
];

/// Whoever alleges by profession: in court the word is the term for it.
const COURT: &[&str] = &[
    "charge",
    "charges",
    "complaint",
    "filing",
    "indictment",
    "lawsuit",
    "petition",
    "plaintiff",
    "plaintiffs",
    "prosecution",
    "prosecutor",
    "prosecutors",
    "suit",
    "warrant",
];

/// What the reports of one speaker have.
#[derive(Default)]
struct Reports {
    /// The name, where the draft gives one.
    name: Option<String>,
    doubting: BTreeSet<Span>,
    n_other: usize,
}

/// Finds the doubting verbs of speakers beside whom others are reported without one: two
/// reports or more of another speaker, none of them doubting.
pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let text = checked.text();
    let mut by_speaker: BTreeMap<String, Reports> = BTreeMap::new();
    for it in &checked.analysis.attributions {
        let (Some(cue), Some(source)) = (it.cue, it.source) else { continue };
        let name = it.speaker.clone().unwrap_or_else(|| source.of(text).to_lowercase());
        let reports = by_speaker.entry(name).or_default();
        reports.name.clone_from(&it.speaker);
        if replacement(cue.of(text)).is_none() {
            reports.n_other += 1;
        } else if is_noun(text, cue) || is_court(source.of(text)) {
            // Neither a doubt nor a report without one.
        } else {
            reports.doubting.insert(cue);
        }
    }
    let is_plain = |it: &&Reports| it.doubting.is_empty() && it.n_other > 1;
    if !by_speaker.values().any(|it| is_plain(&it)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for reports in by_speaker.values() {
        let speaker = reports.name.as_deref().unwrap_or("the speaker");
        for cue in &reports.doubting {
            let verb = cue.of(text);
            let words = replacement(verb).unwrap_or("said");
            let message = format!(
                "“{verb}” doubts {speaker}, while the draft reports others without doubt; say what is doubtful, or write “{words}”."
            );
            let mut it = Found::new("asymmetric-verbs", *cue, message);
            it.suggestion = Some(Suggestion { words: words.to_owned(), is_safe: false });
            found.push(it);
        }
    }
    found.sort_by_key(|it| it.span.start);
    found
}

/// Whether “claim” or “claims” is a noun here, by the word before it or one in -ed, -'s, -ary.
fn is_noun(text: &str, cue: Span) -> bool {
    if !["claim", "claims"].contains(&cue.of(text).to_lowercase().as_str()) {
        return false;
    }
    let near = cue.widened(text, 40).start as usize;
    let before = text[near..cue.start as usize].trim_end();
    let word =
        before.rsplit(|c: char| c.is_whitespace() || c == '-').next().unwrap_or_default();
    let word = word.to_lowercase();
    BEFORE_NOUNS.contains(&word.as_str())
        || word.ends_with("’s")
        || word.ends_with("'s")
        || before.rsplit(char::is_whitespace).next().is_some_and(|it| it.contains('-'))
}

fn is_court(source: &str) -> bool {
    let mut words = source.split(|c: char| !c.is_alphanumeric());
    words.any(|it| COURT.contains(&it.to_lowercase().as_str()))
}

/// The plain verb in place of a doubting one.
fn replacement(cue: &str) -> Option<&'static str> {
    let cue = cue.to_lowercase();
    DOUBTING.iter().find(|it| it.0 == cue).map(|it| it.1)
}
