//! Every rule of furniture with its example and its near miss, and what becomes of articles.

use crate::clean::rules::{Place, RULES, Rule};
use crate::clean::{Options, remove_furniture};
use crate::document::{Document, Paragraph, Zone};
use crate::text::Span;

const BODY: &str = "The bridge at Ostrow was closed on Monday, the mayor said.";

/// An article of these lines; `#` is a headline and `=` verbatim text.
fn document(lines: &[&str]) -> Document {
    let mut document = Document::default();
    for (line, text) in (1..).zip(lines) {
        let (text, zone) = match (text.strip_prefix('#'), text.strip_prefix('=')) {
            (Some(text), _) => (text, Some(Zone::Headline)),
            (_, Some(text)) => (text, Some(Zone::Body)),
            (None, None) => (*text, None),
        };
        if line > 1 {
            document.text.push('\n');
        }
        let start = document.text.len();
        document.text.push_str(text);
        let span = Span::new(start, document.text.len());
        document.paragraphs.push(Paragraph { span, line, zone, is_set_off: false });
    }
    document
}

fn cleaned(lines: &[&str]) -> Document {
    let mut document = document(lines);
    remove_furniture(&mut document, Options::default());
    let spans = document.paragraphs.iter().map(|it| it.span.of(&document.text));
    assert_eq!(spans.collect::<Vec<_>>().join("\n"), document.text);
    document
}

/// Checks what is left, and the line, words and reason of what went.
#[track_caller]
fn check(lines: &[&str], left: &[(u32, &str)], removed: &[(u32, &str, &str)]) {
    let document = cleaned(lines);
    let found: Vec<_> = document
        .paragraphs
        .iter()
        .map(|it| (it.line, it.span.of(&document.text)))
        .collect();
    assert_eq!(found, left);
    let found: Vec<_> = document
        .removed
        .iter()
        .map(|it| (it.line, it.text.as_str(), it.reason.as_str()))
        .collect();
    assert_eq!(found, removed);
}

/// The reason for which a line goes from the place where the rule looks, or becomes a caption.
fn reason(rule: &Rule, line: &str) -> Option<String> {
    let lines = match rule.place {
        Place::Line => {
            vec![BODY, BODY, BODY, BODY, BODY, BODY, line, BODY, BODY, BODY, BODY]
        }
        Place::Head => vec![BODY, line, BODY, BODY, BODY, BODY, BODY],
        Place::Tail => vec![BODY, BODY, BODY, BODY, BODY, BODY, line],
        Place::Prefix => vec![line, BODY, BODY],
    };
    let document = cleaned(&lines);
    let is_caption = document.paragraphs.iter().any(|it| it.zone == Some(Zone::Caption));
    let removed = document.removed.first().map(|it| it.reason.clone());
    removed.or(is_caption.then(|| "caption".to_owned()))
}

#[test]
fn rules_keep_to_their_examples() {
    let mut faults = Vec::new();
    for rule in RULES.list() {
        let Rule { place, example, near_miss, .. } = rule;
        if reason(rule, example).as_deref() != Some(rule.reason) {
            faults.push(format!(
                "{}: {example}: {:?}",
                rule.reason,
                reason(rule, example)
            ));
        }
        if let Some(other) = reason(rule, near_miss) {
            faults.push(format!("{}: {near_miss}: goes as {other}", rule.reason));
        }
        let is_anchored = matches!(place, Place::Head | Place::Tail)
            || rule.pattern.openings().is_some();
        if !is_anchored || rule.pattern.n_any() > 3 {
            faults.push(format!("{}: {example}: too loose a pattern", rule.reason));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn notes_what_goes() {
    check(
        &["#Bridge closed", "Share", BODY, "Read more: Ferry to run until May", BODY],
        &[(1, "Bridge closed"), (3, BODY), (5, BODY)],
        &[
            (2, "Share", "share-button"),
            (4, "Read more: Ferry to run until May", "related-link"),
        ],
    );
    check(&[BODY, BODY], &[(1, BODY), (2, BODY)], &[]);
    check(&["#Share", "=Share", BODY], &[(1, "Share"), (2, "Share"), (3, BODY)], &[]);
}

#[test]
fn leaves_something_to_read() {
    check(&["Share"], &[(1, "Share")], &[]);
    check(&["#Bridge closed", "Share"], &[(1, "Bridge closed"), (2, "Share")], &[]);
    check(&[], &[], &[]);
}

#[test]
fn looks_at_both_ends_only_where_a_rule_says_so() {
    let by = "By Anna Reiter";
    check(&[BODY, by, BODY], &[(1, BODY), (3, BODY)], &[(2, by, "credit")]);
    check(&[by, BODY], &[(1, by), (2, BODY)], &[]);
    let end = "Anna Reiter contributed reporting.";
    let credit = [BODY, BODY, BODY, BODY, BODY, end, "Share", BODY];
    assert_eq!(cleaned(&credit).removed.len(), 2);
    let body = [BODY, end, BODY, BODY, BODY, BODY, BODY, BODY];
    assert!(cleaned(&body).removed.is_empty());
}

#[test]
fn a_notice_that_was_taken_for_the_headline_goes() {
    let mut found = document(&[
        "You will soon be redirected to our partner’s page",
        "It rained in Orlo.",
    ]);
    found.paragraphs[0].zone = Some(Zone::Headline);
    found.title = Some("You will soon be redirected to our partner’s page".to_owned());
    remove_furniture(&mut found, Options::default());
    assert_eq!(found.text, "It rained in Orlo.");
    assert_eq!(found.title, None);
    assert_eq!(found.removed[0].reason, "redirect-notice");
    // A headline that is one stays.
    let mut found = document(&["Ferrymen wait for a bridge", "It rained in Orlo."]);
    found.paragraphs[0].zone = Some(Zone::Headline);
    remove_furniture(&mut found, Options::default());
    assert_eq!(found.paragraphs.len(), 2);
}

#[test]
fn takes_the_day_that_a_crawler_left() {
    let prefixed = format!("date 2025-03-11 {BODY}");
    let prefix = [(1, "date 2025-03-11", "crawler-prefix")];
    check(&[&prefixed, BODY], &[(1, BODY), (2, BODY)], &prefix);
    check(&[&prefixed], &[(1, BODY)], &prefix);
    check(&["date 2025-03-11", BODY], &[(2, BODY)], &prefix);
    check(&[BODY, &prefixed], &[(1, BODY), (2, &prefixed)], &[]);
    let day = |document: Document| document.date.map(|it| it.to_string());
    assert_eq!(day(cleaned(&[&prefixed])).as_deref(), Some("2025-03-11"));
    assert_eq!(day(cleaned(&["date 2025-03-11", BODY])).as_deref(), Some("2025-03-11"));
    let mut known = document(&[&prefixed]);
    known.date = "2025-03-12".parse().ok();
    remove_furniture(&mut known, Options::default());
    assert_eq!(day(known).as_deref(), Some("2025-03-12"));
}

#[test]
fn keeps_everything_if_asked() {
    let mut kept = document(&["Share", BODY, "FILE PHOTO: The bridge at Ostrow."]);
    let before = kept.clone();
    remove_furniture(&mut kept, Options { keep_all: true });
    assert_eq!((&kept.text, kept.removed.len()), (&before.text, 0));
    assert_eq!(kept.paragraphs[2].zone, Some(Zone::Caption));
}
