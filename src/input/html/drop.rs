//! Parts of pages that do not belong to the article: rules by outlet, as data.

use crate::document::Removed;
use crate::input::html::places::Places;
use crate::input::html::refusal;
use crate::input::{address, decode};
use dom_query::{Document, NodeRef};

/// One rule per line: host, CSS selector, reason, example.
const RULES: &str = include_str!("drop.tsv");

/// The most characters that a rule for every host takes.
const MAX_CHARS: usize = 800;

struct Rule<'a> {
    host: &'a str,
    selector: &'a str,
    reason: &'a str,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are run by the test"))]
    example: &'a str,
}

/// Takes out what the rules for the page's host name, and gives its lines.
pub(super) fn apply(
    document: &Document,
    url: Option<&str>,
    places: &mut Places<'_>,
) -> Vec<Removed> {
    let host = url.and_then(address::host).unwrap_or_default();
    let mut removed = Vec::new();
    for node in sign_ups(document) {
        take_out(&node, "newsletter", places, &mut removed);
    }
    for node in banners(document) {
        take_out(&node, "archive", places, &mut removed);
    }
    let whole = letters(&document.select("body").text());
    for rule in rules().filter(|rule| rule.holds_for(&host)) {
        places.rewind();
        for node in document.select(rule.selector).nodes() {
            if rule.host == "*" && is_too_much(node, rule.reason)
                || rule.reason == PULL_QUOTE && !is_repeated(node, &whole)
            {
                continue;
            }
            take_out(node, rule.reason, places, &mut removed);
        }
    }
    places.rewind();
    removed.sort_by_key(|it| it.line);
    removed
}

/// The reason of words that are set large beside the text in which they stand.
const PULL_QUOTE: &str = "pull-quote";

/// Whether the words of an element stand on the page a second time.
fn is_repeated(node: &NodeRef<'_>, whole: &str) -> bool {
    /// So many letters show it: below a passage stands who said it.
    const MAX: usize = 40;
    let own: String = letters(&node.text()).chars().take(MAX).collect();
    !own.is_empty() && whole.matches(own.as_str()).take(2).count() == 2
}

fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn take_out(
    node: &NodeRef<'_>,
    reason: &str,
    places: &mut Places<'_>,
    removed: &mut Vec<Removed>,
) {
    for line in node.formatted_text().split('\n') {
        let text = decode::normalize_line(line);
        if !text.is_empty() {
            let (line, reason) = (places.line_of(&text), reason.to_owned());
            removed.push(Removed { line, text, reason });
        }
    }
    node.remove_from_parent();
}

/// What keepers of copies put above a page, by its first words.
fn banners(document: &Document) -> Vec<NodeRef<'_>> {
    const OPENINGS: &[&str] = &[
        "this is google's cache of",
        "this is google’s cache of",
        "this is the html version of the file",
        "this is a cached version of",
        "this is a cached copy of",
        "this is a saved copy of",
        "you have reached the cached page for",
        "below is a snapshot of the web page",
        "this is an archived",
        "the wayback machine -",
    ];
    let outer = document.select("body > div, body > table, body > header, body > p");
    let is_banner = |it: &&NodeRef<'_>| {
        let text = it.formatted_text().trim_start().to_lowercase();
        it.normalized_char_count() <= MAX_CHARS
            && OPENINGS.iter().any(|it| text.starts_with(it))
    };
    outer.nodes().iter().take(40).filter(is_banner).copied().collect()
}

/// Boxes that ask for an address of mail: the field, with the words around it that are too few
/// for an article.
fn sign_ups(document: &Document) -> Vec<NodeRef<'_>> {
    let fields = document.select(
        "input[type='email' i], input[name*='mail' i], input[placeholder*='mail' i]",
    );
    fields.nodes().iter().filter_map(box_around).collect()
}

/// The outermost element around a field that is a box and not the article.
fn box_around<'a>(field: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    const MAX_BOX: usize = 300;
    let is_one_of =
        |it: &NodeRef<'_>, names: &[&str]| names.iter().any(|name| it.has_name(name));
    let is_box = |it: &NodeRef<'a>| {
        !is_one_of(it, &["body", "article", "main"])
            && it.normalized_char_count() <= MAX_BOX
            && !it.descendants_it().any(|it| it.has_name("h1"))
    };
    let outermost = field.ancestors_it(None).take_while(is_box).last()?;
    (!is_one_of(&outermost, &["label", "span"])).then_some(outermost)
}

impl Rule<'_> {
    /// Whether the rule is for every host, this one, or one that it is a part of.
    fn holds_for(&self, host: &str) -> bool {
        let is_within = |rest: &str| rest.is_empty() || rest.ends_with('.');
        self.host == "*" || host.strip_suffix(self.host).is_some_and(is_within)
    }
}

/// Parts of any length that no article is in: readers' comments, notices, menus.
const LONG: &[&str] = &["comments", "cookie-notice", "table-of-contents"];

/// Whether a rule for every host would take so much that it may be the article.
fn is_too_much(node: &NodeRef<'_>, reason: &str) -> bool {
    let is_text = |it: &NodeRef<'_>| {
        it.has_name("h1")
            || it.has_name("main")
            || it.attr("itemprop").is_some_and(|it| it.contains("articleBody"))
    };
    if is_text(node) || node.descendants_it().any(|it| is_text(&it)) {
        return true;
    }
    if reason == "paywall" {
        return !refusal::is_paywalled(&node.formatted_text(), &[]);
    }
    !LONG.contains(&reason) && node.normalized_char_count() > MAX_CHARS
}

fn rules() -> impl Iterator<Item = Rule<'static>> {
    let lines = RULES.lines().skip(1).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut cells = line.split('\t');
        Some(Rule {
            host: cells.next()?,
            selector: cells.next()?,
            reason: cells.next()?,
            example: cells.next()?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{RULES, apply, rules};
    use crate::input::html::places::Places;
    use dom_query::Document;

    #[test]
    fn every_rule_takes_its_example() {
        assert_eq!(rules().count() + 1, RULES.lines().count());
        for rule in rules() {
            let url = format!("https://www.{}/a", rule.host);
            let page = format!("<body><p>It rains.</p>{}</body>", rule.example);
            let document = Document::from(page.as_str());
            let removed = apply(&document, Some(&url), &mut Places::new(&page));
            assert!(!removed.is_empty(), "{}", rule.selector);
            assert!(
                removed.iter().all(|it| it.reason == rule.reason),
                "{}",
                rule.selector
            );
            assert_eq!(document.select("body").text().trim(), "It rains.");
        }
    }

    #[test]
    fn rules_are_sorted() {
        let lines: Vec<_> = RULES.lines().skip(1).collect();
        assert!(lines.is_sorted(), "sort drop.tsv");
    }

    #[test]
    fn leaves_what_may_be_the_article() {
        for page in [
            format!("<div class=newsletter-page>{}</div>", "It rains. ".repeat(100)),
            "<div class=related-page><h1>Bridge closed</h1>It rains.</div>".to_owned(),
            "<p class=unrelated>It rains.</p>".to_owned(),
        ] {
            let document = Document::from(page.as_str());
            assert_eq!(apply(&document, None, &mut Places::new(&page)), []);
        }
    }
}
