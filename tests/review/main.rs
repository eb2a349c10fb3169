//! Reviews as an editor meets them: the rules' pages, house styles, a draft with planted faults.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

mod action;
mod against;
mod checks;
mod commands;
mod context;
mod damage;
mod fixes;
mod formats;
mod hostile;
mod houses;
mod kinds;
mod planted;
mod projection;
mod properties;
mod sarif;
mod styles;
mod suppression;
mod sure;

use parallax::lexicon::{SourceFile, builtin};
use parallax::review::{
    Draft, Finding, Form, House, Options, RULES, Reviewer, builtin_house, builtin_houses,
};
use std::collections::BTreeSet;

pub(crate) fn house(content: &str) -> House {
    let (name, content) = ("desk.toml".to_owned(), content.to_owned());
    House::read(SourceFile { name, content }).unwrap()
}

pub(crate) fn reviewer(houses: Vec<House>) -> Reviewer {
    Reviewer::new(builtin().unwrap(), houses, Options::default()).unwrap()
}

pub(crate) fn of_family<'a>(findings: &'a [Finding], family: &str) -> Vec<&'a Finding> {
    let is_it = |rule: &str| rule.split('/').next() == Some(family);
    findings.iter().filter(|it| is_it(&it.rule)).collect()
}

#[test]
fn pages_show_what_is_found() {
    let reviewer = reviewer(Vec::new());
    for card in RULES {
        let title = card.page.lines().next().unwrap_or_default();
        assert_eq!(title, format!("# {}", card.label), "{}: one title", card.id);
        for part in ["**Why.**", "**Reference.**", "**Silence it.**"] {
            assert!(card.page.contains(part), "{}: {part}", card.id);
        }
        for example in card.page.lines().filter_map(|line| line.strip_prefix("> ")) {
            let wanted: Vec<&str> = example.split("**").skip(1).step_by(2).collect();
            let text = example.replace("**", "");
            let draft = Draft {
                path: "page".to_owned(),
                text,
                form: Form::Plain,
                ..Draft::default()
            };
            let findings = reviewer.review(&draft);
            let found = of_family(&findings, card.id);
            let words: Vec<&str> = found.iter().map(|it| it.words(&draft.text)).collect();
            assert_eq!(words, wanted, "{}: {example}", card.id);
        }
    }
}

#[test]
fn ids_are_kebab_case_and_unique() {
    let mut ids = BTreeSet::new();
    for card in RULES {
        assert!(card.id.bytes().all(|it| it.is_ascii_lowercase() || it == b'-'));
        assert!(ids.insert(card.id), "{}", card.id);
    }
}

#[test]
fn shipped_styles_load_and_name_their_sources() {
    for id in builtin_houses() {
        let house = builtin_house(id).unwrap().unwrap();
        assert_eq!(house.id, id);
        for rule in &house.rules {
            let reference = rule.reference.as_deref().unwrap_or_default();
            assert!(reference.starts_with("http"), "{id}: a rule cites no source");
        }
        reviewer(vec![house]);
    }
    reviewer(vec![house(parallax::review::TEMPLATE)]);
}
