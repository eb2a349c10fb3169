//! Runs every scorer's page: what is bold in an example is the evidence, and nothing else is.
//! The scorer that CONTRIBUTING.md prints to copy is run as well.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "skeleton/shouting.rs"]
mod shouting;
mod support;

use parallax::analysis::{Analyzer, Session};
use parallax::lexicon::{Lexicon, builtin, cues};
use parallax::scorers::{SCORERS, Scorer};
use std::collections::BTreeSet;

/// Measures with the built-in packs alone, as a reader of the page would.
fn analyzer() -> Analyzer {
    let lexicon = Lexicon::compile(builtin().unwrap(), vec![cues().unwrap()]).unwrap();
    Analyzer::new(lexicon)
}

#[test]
fn pages_show_what_is_counted() {
    let analyzer = analyzer();
    let mut session = Session::default();
    let skeleton: &dyn Scorer = &shouting::Shouting;
    for scorer in SCORERS.iter().chain([&skeleton]) {
        let card = scorer.card();
        let (mut n_hits, mut n_misses) = (0, 0);
        for example in card.page.lines().filter_map(|line| line.strip_prefix("> ")) {
            let wanted: Vec<&str> = example.split("**").skip(1).step_by(2).collect();
            let text = example.replace("**", "");
            let document = support::document("page", "Page", &text);
            let found = analyzer.evidence(*scorer, document, &mut session);
            assert!(found.is_sorted_by_key(|it| it.span.start), "{}: order", card.id);
            assert!(found.iter().all(|it| it.scorer == card.id), "{}: name", card.id);
            let found: Vec<&str> = found.iter().map(|it| it.span.of(&text)).collect();
            assert_eq!(found, wanted, "{}: {example}", card.id);
            if wanted.is_empty() {
                n_misses += 1;
            } else {
                n_hits += 1;
            }
        }
        assert!(n_hits > 0 && n_misses > 0, "{}: show a hit and a near miss", card.id);
    }
}

/// The code and the page to copy are those that the tests run.
#[test]
fn the_skeleton_is_the_one_that_runs() {
    let guide = include_str!("../CONTRIBUTING.md");
    let code =
        include_str!("skeleton/shouting.rs").replace("use parallax::", "use crate::");
    for (language, wanted) in [
        ("rust,ignore", code.as_str()),
        ("markdown", include_str!("skeleton/shouting.md")),
    ] {
        let fence = format!("   ```{language}\n");
        let block = guide.split(&fence).nth(1).unwrap().split("   ```").next().unwrap();
        let block: Vec<&str> =
            block.lines().map(|it| it.strip_prefix("   ").unwrap_or(it)).collect();
        assert_eq!(block.join("\n").trim_end(), wanted.trim_end(), "CONTRIBUTING.md");
    }
}

#[test]
fn cards_are_in_order() {
    let mut ids = BTreeSet::new();
    for card in SCORERS.iter().map(|scorer| scorer.card()) {
        let is_kebab = card.id.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(is_kebab && !card.id.is_empty(), "{}: ids are kebab-case", card.id);
        assert!(ids.insert(card.id), "{}: the id is used twice", card.id);
        let title = card.page.lines().next().unwrap_or_default();
        assert_eq!(title, format!("# {}", card.label), "{}: one title", card.id);
    }
}
