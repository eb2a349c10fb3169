//! Quotation marks that no speaker is given for.

use crate::review::checked::Checked;
use crate::review::checked::Found;
use crate::text::Span;
use crate::voice::Device;
use crate::voice::Voice;

/// More words than this are no term but a quotation, whose source may be a law or a letter.
const MAX_WORDS: usize = 6;

pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let text = checked.text();
    let mut found = Vec::new();
    let mut spoken_until = 0;
    for it in &checked.analysis.attributions {
        if it.device != Some(Device::NoSpeaker) {
            if it.voice() == Voice::Quoted {
                spoken_until = it.content.end.max(spoken_until);
            }
            continue;
        }
        let words = it.content.of(text);
        let is_term = words.split_whitespace().take(MAX_WORDS + 1).count() <= MAX_WORDS
            && words.contains(char::is_alphanumeric);
        // Marks inside a quotation are the speaker's own.
        let is_spoken = it.content.start < spoken_until;
        if is_term
            && !is_spoken
            && !is_nickname(text, it.content)
            && !checked.is_in_title(it.content)
        {
            let message = format!(
                "{words} stands in quotation marks without a speaker; say whose words they are, or drop the marks."
            );
            found.push(Found::new("unattributed-term", it.content, message));
        }
    }
    found
}

/// Whether one word stands in marks between two words of a name.
fn is_nickname(text: &str, span: Span) -> bool {
    let is_capital =
        |word: Option<&str>| word.is_some_and(|it| it.starts_with(char::is_uppercase));
    let before = text[..span.start as usize].rsplit([' ', '\n']).nth(1);
    let after = text[span.end as usize..].split([' ', '\n']).nth(1);
    !span.of(text).contains(' ')
        && is_capital(before)
        && is_capital(after)
        && text[..span.start as usize].ends_with(' ')
        && text[span.end as usize..].starts_with(' ')
}
