//! Addresses of articles: whose they are, and where a copy was taken from.

/// Hosts that keep or show copies of other people's pages.
const COPIES: &[&str] = &[
    "archive.org",
    "archive.ph",
    "archive.today",
    "archive.is",
    "archive.li",
    "archive.vn",
    "archive.fo",
    "archive.md",
    "webcache.googleusercontent.com",
    "cdn.ampproject.org",
    "12ft.io",
    "r.jina.ai",
    "perma.cc",
    "ghostarchive.org",
    "megalodon.jp",
    "getpocket.com",
    "instapaper.com",
    "feedly.com",
    "smry.ai",
    "removepaywall.com",
    "freedium.cfd",
];

/// Whether a text is an address of the web.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let head = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    (head.starts_with("http://") || head.starts_with("https://"))
        && !text.contains(char::is_whitespace)
        && host(text).is_some_and(|host| host.contains('.') || host == "localhost")
}

/// The host that an address names, without `www.`, in lower case.
pub(super) fn host(address: &str) -> Option<String> {
    let rest = address.trim().split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    (!host.is_empty()).then_some(host)
}

/// A piece of an address without its escapes (`%20`); what is no text stays as it is.
pub(super) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        let digits = others.get(..2).and_then(|it| str::from_utf8(it).ok());
        let byte = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
        let byte = byte.filter(|_| *first == b'%');
        bytes.push(byte.unwrap_or(*first));
        rest = &others[if byte.is_some() { 2 } else { 0 }..];
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Whether a host, or a name that a page gives itself, is that of a keeper of copies.
pub(super) fn is_copy(host: &str) -> bool {
    let host = host.trim().to_lowercase();
    let is_it = |it: &&str| host == **it || host.ends_with(&format!(".{it}"));
    COPIES.iter().any(is_it)
        || ["wayback machine", "internet archive", "archive.today"]
            .contains(&host.as_str())
}

/// The address that a copy was made from, where its own address holds it; else the same.
pub(super) fn original(address: &str) -> &str {
    let address = address.trim();
    let Some(start) = address.find("://").map(|it| it + 3) else { return address };
    if !host(address).is_some_and(|it| is_copy(&it)) {
        return address;
    }
    let inner =
        ["https://", "http://"].iter().filter_map(|it| address[start..].find(it)).min();
    inner.map_or(address, |at| &address[start + at..])
}

#[cfg(test)]
mod tests {
    use super::{host, is_address, is_copy, original};

    #[test]
    fn finds_the_outlet_of_an_address() {
        assert_eq!(
            host("https://www.Post.example:80/a?b").as_deref(),
            Some("post.example")
        );
        assert_eq!(host("a/b"), None);
        assert!(is_address(" https://post.example/a "));
        assert!(!is_address("https://post.example says so"));
        assert!(!is_address("Post"));
    }

    #[test]
    fn looks_through_copies() {
        for (address, expected) in [
            (
                "https://web.archive.org/web/20250402id_/https://post.example/a",
                "https://post.example/a",
            ),
            (
                "http://archive.today/20250402120000/https://post.example/b",
                "https://post.example/b",
            ),
            ("https://archive.ph/AbCdE", "https://archive.ph/AbCdE"),
            (
                "https://post.example/go?to=https://other.example",
                "https://post.example/go?to=https://other.example",
            ),
        ] {
            assert_eq!(original(address), expected);
        }
        assert!(is_copy("web.archive.org") && is_copy("Wayback Machine"));
        assert!(!is_copy("post.example") && !is_copy("myarchive.org"));
    }
}
