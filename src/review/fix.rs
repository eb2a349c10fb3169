//! Puts safe suggestions into the file.

use crate::review::{Draft, Finding};

/// How often suggestions are put in; a style whose rules feed each other ends here.
const MAX_ROUNDS: usize = 8;

/// The text with the safe suggestions put in, and how many they were.
///
/// Of suggestions that overlap the first one is put in; words in quotation marks are never
/// found, so never changed.
#[must_use]
pub fn fix(draft: &Draft, findings: &[Finding]) -> (String, usize) {
    let mut text = String::with_capacity(draft.text.len());
    let (mut at, mut n) = (0, 0);
    for (finding, words) in fixes(findings) {
        let range = finding.span.range();
        text.push_str(&draft.text[at..range.start]);
        text.push_str(words);
        at = range.end;
        n += 1;
    }
    text.push_str(&draft.text[at..]);
    (text, n)
}

/// The findings that [`fix`] puts an end to, in order of place, each with the words that take
/// the place of its own.
pub fn fixes(findings: &[Finding]) -> impl Iterator<Item = (&Finding, &str)> {
    let mut at = 0;
    let safe = findings.iter().filter(|it| it.is_safe && !it.suppressed);
    safe.filter_map(move |it| {
        let words = it.suggestion.as_deref()?;
        let range = it.span.range();
        let fits = range.start >= at && !range.is_empty();
        at = if fits { range.end } else { at };
        fits.then_some((it, words))
    })
}

/// The text with all safe suggestions put in until there are none, and how many they were;
/// `findings` gives those of a draft that may be put in.
pub fn settle(
    draft: &Draft,
    mut findings: impl FnMut(&Draft) -> Vec<Finding>,
) -> (String, usize) {
    let mut draft = draft.clone();
    let mut n_all = 0;
    for _ in 0..MAX_ROUNDS {
        let (text, n) = fix(&draft, &findings(&draft));
        if n == 0 {
            break;
        }
        n_all += n;
        draft.text = text;
    }
    (draft.text, n_all)
}
