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

/// What such services call themselves.
const KEEPERS: &[&str] = &[
    "12ft",
    "archive.today",
    "feedly",
    "freedium",
    "google cache",
    "inoreader",
    "instapaper",
    "internet archive",
    "omnivore",
    "perma.cc",
    "pocket",
    "raindrop.io",
    "readwise",
    "readwise reader",
    "wallabag",
    "wayback machine",
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

/// The host of the outlet whose article an address names: of a copy, that of its original;
/// none where only the keeper of the copy is known.
pub(super) fn outlet(address: &str) -> Option<String> {
    host(original(address)).filter(|it| !is_copy(it))
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
    COPIES.iter().any(is_it) || KEEPERS.contains(&host.as_str())
}

/// Whether an address is that of a copy.
pub(super) fn is_of_copy(address: &str) -> bool {
    original(address) != address.trim() || host(address).is_some_and(|it| is_copy(&it))
}

/// The address that a copy was made from, where its own address holds it; else the same.
///
/// Archives of the web that are not listed are known by the moment that stands before it
/// (`/20250402120000/https://…`, RFC 7089), which is no part of an outlet's own addresses.
pub(super) fn original(address: &str) -> &str {
    let address = address.trim();
    let Some(start) = address.find("://").map(|it| it + 3) else { return address };
    let inner =
        ["https://", "http://"].iter().filter_map(|it| address[start..].find(it)).min();
    let Some(at) = inner.map(|it| start + it) else { return address };
    let is_kept = host(address).is_some_and(|it| is_copy(&it))
        || address[..at].strip_suffix('/').is_some_and(ends_in_moment);
    if is_kept { &address[at..] } else { address }
}

/// Whether the last part of a path is a moment as archives write it, with the letters that
/// some put behind it (`20250402120000id_`).
fn ends_in_moment(path: &str) -> bool {
    let part = path.rsplit('/').next().unwrap_or_default();
    let digits = part.trim_end_matches(|it: char| it.is_ascii_lowercase() || it == '_');
    let is_whole = digits.len() == part.len() || part.ends_with('_');
    is_whole
        && (8..=14).contains(&digits.len())
        && digits.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{host, is_address, is_copy, original, outlet};

    #[test]
    fn finds_the_outlet_of_an_address() {
        assert_eq!(
            host("https://www.Post.example:80/a?b").as_deref(),
            Some("post.example")
        );
        assert_eq!(host("a/b"), None);
        let copy = "https://web.archive.org/web/20250402/https://post.example/a";
        assert_eq!(outlet(copy).as_deref(), Some("post.example"));
        assert_eq!(outlet("https://archive.ph/AbCdE"), None);
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
                "https://kept.example/web/20250402/https://post.example/c",
                "https://post.example/c",
            ),
            (
                "https://kept.example/1234/20250402120000mp_/http://post.example/d",
                "http://post.example/d",
            ),
            (
                "https://post.example/2025/https://other.example",
                "https://post.example/2025/https://other.example",
            ),
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
