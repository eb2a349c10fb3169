//! Pages that are not articles: robot checks, refusals, paywalls, imprints.

use crate::document::Removed;

/// What the windows and headings of such pages are called, in small letters.
const TITLES: &[&str] = &[
    "just a moment",
    "access denied",
    "attention required",
    "are you a robot",
    "are you human",
    "security check",
    "verify you are human",
    "verifying you are human",
    "human verification",
    "robot check",
    "pardon our interruption",
    "please wait",
    "403 forbidden",
    "forbidden",
    "error 403",
    "404 not found",
    "page not found",
    "not found",
    "error 404",
    "502 bad gateway",
    "503 service temporarily unavailable",
    "service unavailable",
    "too many requests",
    "request blocked",
    "blocked",
    "bot verification",
    "ddos protection",
    "before you continue",
    "subscribe to read",
    "log in",
    "sign in",
    "unavailable for legal reasons",
];

/// How such titles begin, whatever follows, in small letters.
const OPENINGS: &[&str] =
    &["before you continue", "we value your privacy", "your privacy", "cookie consent"];

/// What such pages say, in small letters.
const WORDS: &[&str] = &[
    "verify you are human",
    "verifying you are human",
    "verify that you are not a robot",
    "not a robot",
    "you don't have permission to access",
    "you do not have permission",
    "enable javascript and cookies",
    "please enable javascript",
    "javascript is disabled",
    "checking your browser",
    "review the security of your connection",
    "unusual traffic",
    "unusual activity from your",
    "complete the captcha",
    "solve the captcha",
    "access to this page has been denied",
    "page you requested could not be found",
    "page you are looking for",
    "this content is not available in your",
    "unavailable due to legal reasons",
    "not available in your region",
    "we value your privacy",
    "before you continue to",
    "we use cookies",
    "accept all cookies",
    "reject all",
];

/// What a page speaks of that asks for consent before it shows anything, in small letters.
const CONSENT: &[&str] = &[
    "cookies",
    "personal data",
    "our partners",
    "its partners",
    "partners",
    "similar technologies",
    "information on your device",
    "information on a device",
    "personalised ad",
    "personalized ad",
    "advertising that fits",
    "measure",
    "our audience",
    "privacy settings",
    "your consent",
    "your choice",
    "you agree",
    "agreement to use",
    "manage settings",
    "read without advertising",
    "without tracking",
    "advertising and tracking",
];

/// How many of these a page of this kind speaks of.
const MIN_CONSENT: usize = 5;

/// Whether a short page turns its reader away.
pub(super) fn is_refusal(window: &str, title: Option<&str>, text: &str) -> bool {
    let is_titled = |title: &str| {
        let title = title.trim().to_lowercase();
        OPENINGS.iter().any(|it| title.starts_with(it))
            || TITLES.iter().any(|it| {
                let rest = title.strip_prefix(it).map(str::trim_start);
                rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
    };
    let text = text.to_lowercase().replace('’', "'");
    let n_said = WORDS.iter().filter(|it| text.contains(**it)).count();
    let is_short = text.split_whitespace().count() < 80;
    let has_title = is_titled(window) || title.is_some_and(is_titled);
    let n_consent = CONSENT.iter().filter(|it| text.contains(**it)).count();
    n_consent >= if has_title { MIN_CONSENT / 2 } else { MIN_CONSENT }
        || has_title && (is_short || n_said > 0)
        || n_said > 0 && is_short
}

/// What a page says where its text ends before the article does, in small letters.
const PAYWALL: &[&str] = &[
    "subscribe to continue",
    "subscribe to read",
    "subscribe now to",
    "continue reading with a",
    "to continue reading",
    "already a subscriber",
    "already have an account",
    "get unlimited access",
    "unlimited access to",
    "this article is for subscribers",
    "this content is for subscribers",
    "exclusive to subscribers",
    "available to subscribers",
    "reserved for subscribers",
    "sign in to read",
    "log in to read",
    "log in to continue",
    "sign in to continue",
    "create a free account to",
    "register to continue",
    "register to read",
    "start your free trial",
    "you have reached your limit",
    "free articles left",
    "free stories",
    "choose a plan",
    "keep reading:",
    "to keep reading",
    "you have read your",
    "you’ve read your",
    "remaining free article",
];

/// Whether the end of the text, or what was left out of it, asks for a subscription.
pub(super) fn is_paywalled(text: &str, removed: &[Removed]) -> bool {
    let says_so = |line: &str| {
        let line = line.to_lowercase();
        PAYWALL.iter().any(|it| line.contains(it))
    };
    let n_words = text.split_whitespace().count();
    let last = text.lines().rev().take(4).filter(|it| it.len() <= 300).any(says_so);
    // On a page with a whole article such words are a box that sells.
    last || n_words < 250
        && removed.iter().any(|it| it.text.len() <= 600 && says_so(&it.text))
}

/// Whether a line says whose the page is, and nothing else.
pub(super) fn is_imprint(line: &str) -> bool {
    let line = line.to_lowercase();
    line.contains('©')
        || line.contains("copyright")
        || line.contains("all rights reserved")
        || line.contains("terms of use")
        || line.contains("privacy policy")
        || line.starts_with("loading")
        || line.split_whitespace().count() < 4 && !line.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::{is_imprint, is_paywalled, is_refusal};

    #[test]
    fn knows_pages_that_turn_away() {
        for (window, text, expected) in [
            ("Just a moment…", "post.example has to check your connection.", true),
            ("Access Denied", "Reference 18.2", true),
            ("Post", "Please enable JavaScript and cookies to go on.", true),
            (
                "Blocked roads around Ostrow",
                "The roads are closed, the mayor said.",
                false,
            ),
            ("Post", "The ferry runs again.", false),
            (
                "Orm Post",
                "The Post and its partners use cookies and similar technologies to store information on your device and to measure what you read. Change your choice under Privacy settings.",
                true,
            ),
            (
                "Before you continue to the Orm Post",
                "We use data to deliver our pages.",
                true,
            ),
            (
                "Orm Post",
                "The council wants to measure the river; “personal data are safe,” the mayor said, and cookies were served.",
                false,
            ),
        ] {
            assert_eq!(is_refusal(window, None, text), expected, "{window}");
        }
    }

    #[test]
    fn knows_where_a_text_is_cut_off() {
        assert!(is_paywalled("The ferry runs again.\nAlready a subscriber? Log in", &[]));
        assert!(!is_paywalled("The ferry runs again.", &[]));
        assert!(is_imprint("© 2025 Ostrow Post. All rights reserved."));
        assert!(!is_imprint("The ferry runs again on weekdays."));
    }
}
