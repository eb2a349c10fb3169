//! Strings from articles and packs, made harmless to read.

use serde::Serialize;
use std::fmt;

/// Words that may stand before a reader: no control character is in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Plain(String);

impl Plain {
    /// Makes words harmless, whoever wrote them.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(plain(text))
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text with every control character visible or replaced.
///
/// Controls that reorder what follows would let an article move words about the page; they
/// show as their code point. White space becomes a blank.
#[must_use]
pub(in crate::view) fn plain(text: &str) -> String {
    let is_clean = |c: char| !c.is_control() && !is_bidi_control(c);
    if text.chars().all(is_clean) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            _ if is_bidi_control(c) => {
                shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
            }
            _ if c.is_control() => shown.push('\u{fffd}'),
            _ => shown.push(c),
        }
    }
    shown
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

/// The address, if a page may link to it.
#[must_use]
pub(super) fn web_address(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = strip_scheme(url, "https://").or_else(|| strip_scheme(url, "http://"))?;
    let is_harmless =
        |c: char| !c.is_whitespace() && !c.is_control() && !is_bidi_control(c);
    let has_host = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    (has_host && url.chars().all(is_harmless)).then(|| url.to_owned())
}

fn strip_scheme<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let head = url.get(..scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then(|| &url[scheme.len()..])
}

#[cfg(test)]
mod tests {
    use super::{plain, web_address};

    #[test]
    fn controls_are_visible() {
        for (text, shown) in [
            ("plain “words”", "plain “words”"),
            ("a\u{202E}b", "a⟨U+202E⟩b"),
            ("a\u{2066}\u{61C}b", "a⟨U+2066⟩⟨U+061C⟩b"),
            ("a\u{0}\u{1b}b\u{85}", "a\u{fffd}\u{fffd}b\u{fffd}"),
            ("a\nb\tc", "a b c"),
        ] {
            assert_eq!(plain(text), shown);
        }
    }

    #[test]
    fn only_web_addresses_are_linked() {
        for url in ["https://example.org/a?b=c", "HTTP://example.org", " http://[::1]/ "]
        {
            assert_eq!(web_address(url).as_deref(), Some(url.trim()), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "https://",
            "https://\"><script>",
            "https://example.org/ x",
            "https://example.org/\u{202E}",
            "httpsé",
            "",
        ] {
            assert_eq!(web_address(url), None, "{url}");
        }
    }
}
