//! Makes strings from articles and packs harmless to read.

pub(in crate::view) use crate::text::plain;

use crate::text::is_active;
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

/// The address, if a page may link to it.
#[must_use]
pub(in crate::view) fn web_address(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = strip_scheme(url, "https://").or_else(|| strip_scheme(url, "http://"))?;
    let is_harmless = |c: char| !c.is_whitespace() && !is_active(c);
    let has_host = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    (has_host && url.chars().all(is_harmless)).then(|| url.to_owned())
}

fn strip_scheme<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let head = url.get(..scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then(|| &url[scheme.len()..])
}

#[cfg(test)]
mod tests {
    use super::web_address;

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
