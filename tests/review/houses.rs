//! Three house styles of about thirty rules, each with three drafts: what is found, what is
//! suggested, and that nothing else is touched.
//!
//! In the drafts of `tests/review/houses` a place stands as `⟨words|rule|suggestion⟩`; without
//! the third part the words have no suggestion, or any.

use crate::kinds::read;
use parallax::lexicon::builtin;
use parallax::review::{Draft, Options, Reviewer, fix};
use std::fs;

/// A place that is marked in a draft.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    start: usize,
    end: usize,
    rule: String,
    suggestion: Option<String>,
}

/// The draft without the marks, and the places.
fn unmark(marked: &str) -> (String, Vec<Place>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once('⟨') {
        text.push_str(before);
        let (inside, after) = behind.split_once('⟩').unwrap();
        let parts: Vec<&str> = inside.split('|').collect();
        let start = text.len();
        text.push_str(parts[0]);
        places.push(Place {
            start,
            end: text.len(),
            rule: format!("house/{}", parts[1]),
            suggestion: parts.get(2).map(|it| (*it).to_owned()),
        });
        rest = after;
    }
    text.push_str(rest);
    (text, places)
}

#[test]
fn house_styles_find_what_they_decide_and_nothing_else() {
    let (mut n_right, mut n_found, mut n_wanted) = (0, 0, 0);
    let mut faults = Vec::new();
    for (style, drafts) in [
        ("newspaper.csv", ["newspaper-1.md", "newspaper-2.txt", "newspaper-3.html"]),
        (
            "broadcaster.toml",
            ["broadcaster-1.md", "broadcaster-2.mdx", "broadcaster-3.txt"],
        ),
        ("ngo.toml", ["ngo-1.md", "ngo-2.txt", "ngo-3.html"]),
    ] {
        let folder = "tests/review/houses";
        let content = fs::read_to_string(format!("{folder}/{style}")).unwrap();
        let house = read(style, &content).unwrap();
        assert!(house.rules.len() >= 30, "{style}: {}", house.rules.len());
        let reviewer = Reviewer::new(builtin().unwrap(), vec![house], Options::default());
        let reviewer = reviewer.unwrap();
        for name in drafts {
            let marked = fs::read_to_string(format!("{folder}/{name}")).unwrap();
            let (text, wanted) = unmark(&marked);
            let draft = Draft::new(name, text.clone());
            let findings = reviewer.review(&draft);
            let found: Vec<_> =
                findings.iter().filter(|it| it.rule.starts_with("house/")).collect();
            n_found += found.len();
            n_wanted += wanted.len();
            let mut open = wanted.clone();
            for it in found {
                let (start, end) = (it.span.start as usize, it.span.end as usize);
                let is_it = |place: &Place| {
                    let is_here = place.start <= end && start <= place.end;
                    is_here && place.rule == it.rule
                };
                let Some(at) = open.iter().position(is_it) else {
                    let line = text[..start].matches('\n').count() + 1;
                    faults.push(format!("{name}:{line}: not wanted: {}", it.message));
                    continue;
                };
                let place = open.remove(at);
                let fits =
                    place.suggestion.is_none() || place.suggestion == it.suggestion;
                if fits {
                    n_right += 1;
                } else {
                    faults.push(format!("{name}: wanted {place:?}: {it:?}"));
                }
            }
            for place in open {
                let words = &text[place.start..place.end];
                faults.push(format!("{name}: not found: {words} ({})", place.rule));
            }
            // What --fix puts in stands at places that are marked; between them nothing changes.
            let (fixed, _) = fix(&draft, &findings);
            let mut rest = fixed.as_str();
            let mut at = 0;
            for place in wanted.iter().chain([&Place {
                start: text.len(),
                end: text.len(),
                rule: String::new(),
                suggestion: None,
            }]) {
                let between = text[at..place.start].trim_end();
                let found = rest.find(between);
                let is_near = found.is_some_and(|it| it < 60);
                assert!(is_near, "{name}: “{between}” is not in\n{rest}");
                rest = &rest[found.unwrap() + between.len()..];
                at = place.end;
            }
        }
    }
    let share = |n: usize| {
        f64::from(u32::try_from(n_right).unwrap()) / f64::from(u32::try_from(n).unwrap())
    };
    let (precision, recall) = (share(n_found), share(n_wanted));
    println!("precision {precision:.3}, recall {recall:.3}, of {n_wanted} places");
    assert!(
        precision >= 0.97 && recall >= 0.95,
        "{precision:.3} {recall:.3}\n{}",
        faults.join("\n")
    );
}
