//! Words as other programs write them.

use crate::lexicon::exchange::Losses;

/// A word as a pack holds it; none where no pack can.
///
/// A single word may end in `*`, which stands for any ending. In capitals alone, as some
/// programs print their words, it is put in lower case.
pub(super) fn word(printed: &str, losses: &mut Losses) -> Option<String> {
    let printed = printed.trim();
    let is_capitals = printed.len() > 1 && !printed.contains(char::is_lowercase);
    let mut text = if is_capitals { printed.to_lowercase() } else { printed.to_owned() };
    let stem = text.strip_suffix('*').unwrap_or(&text);
    if stem.contains(['*', '?', '[', '<', '(', '{', '|', '\\']) || stem.is_empty() {
        losses.add("patterns", printed);
        return None;
    }
    if stem.len() < text.len() && stem.contains(' ') {
        losses.add("any ending of the last of several words", printed);
        text.pop();
    }
    Some(text)
}

/// Whether a text of a style is a pattern, and no plain words.
pub(super) fn is_pattern(text: &str) -> bool {
    text.contains(['\\', '[', ']', '(', ')', '|', '?', '*', '+', '^', '$', '{', '}'])
}
