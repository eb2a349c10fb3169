//! Makes strings from articles, packs and file names harmless to read.

/// The text with every control character visible or replaced, on one line.
///
/// Controls that reorder what follows would let an article move words about a page or a
/// terminal; they show as their code point. White space and ends of lines become a blank.
#[must_use]
pub fn plain(text: &str) -> String {
    if !text.chars().any(is_active) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len() + 8);
    text.chars().for_each(|c| push(&mut shown, c));
    shown
}

/// The same for a page of several lines, which it keeps.
#[must_use]
pub fn plain_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' { shown.push(c) } else { push(&mut shown, c) }
    }
    shown
}

fn push(shown: &mut String, c: char) {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => shown.push(' '),
        _ if is_bidi_control(c) => shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
        _ if c.is_control() => shown.push('\u{fffd}'),
        _ => shown.push(c),
    }
}

/// Whether a character does something other than to stand in its place.
#[must_use]
pub fn is_active(c: char) -> bool {
    c.is_control() || is_bidi_control(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
fn is_bidi_control(c: char) -> bool {
    matches!(
        c,
        '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{061C}'
    )
}

/// How many letters of somebody's words a message repeats.
const MAX_REPEATED: usize = 80;

/// The beginning of words that a message repeats: they may be of any length.
#[must_use]
pub fn begin(words: &str) -> String {
    match words.char_indices().nth(MAX_REPEATED) {
        None => words.to_owned(),
        Some((at, _)) => format!("{}…", &words[..at]),
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, plain_lines};

    #[test]
    fn controls_are_visible() {
        for (text, shown) in [
            ("plain “words”", "plain “words”"),
            ("a\u{202E}b", "a⟨U+202E⟩b"),
            ("a\u{2066}\u{61C}b", "a⟨U+2066⟩⟨U+061C⟩b"),
            ("a\u{0}\u{1b}b\u{85}", "a\u{fffd}\u{fffd}b\u{fffd}"),
            ("a\nb\tc\u{2028}d", "a b c d"),
        ] {
            assert_eq!(plain(text), shown);
        }
        assert_eq!(plain_lines("a\r\n\u{9b}31mb\n"), "a \n\u{fffd}31mb\n");
    }
}
