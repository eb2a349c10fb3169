//! Puts safe suggestions into the file.

use crate::review::Draft;
use crate::review::Finding;

/// The text with the safe suggestions put in, and how many they were.
///
/// Of suggestions that overlap the first one is put in; words in quotation marks are never
/// found, so never changed.
#[must_use]
pub fn fix(draft: &Draft, findings: &[Finding]) -> (String, usize) {
    let mut text = String::with_capacity(draft.text.len());
    let (mut at, mut n) = (0, 0);
    let safe = findings.iter().filter(|it| it.is_safe && !it.suppressed);
    for finding in safe {
        let Some(suggestion) = &finding.suggestion else { continue };
        let range = finding.span.range();
        if range.start < at || range.is_empty() {
            continue;
        }
        text.push_str(&draft.text[at..range.start]);
        text.push_str(suggestion);
        at = range.end;
        n += 1;
    }
    text.push_str(&draft.text[at..]);
    (text, n)
}
