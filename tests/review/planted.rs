//! A draft of the sample story with planted faults and near misses: one table (draft.tsv) says
//! what must be found, what must not, and what a near miss lacks to be a fault.

use crate::{house, reviewer};
use parallax::lexicon::SourceFile;
use parallax::review::{Draft, Finding, House, Reviewer};
use std::collections::BTreeSet;
use std::fs;

/// A row of the table.
struct Row {
    rule: String,
    /// Words of the draft that stand there once.
    place: String,
    /// Of a fault: what is pointed at. Of a near miss: what is changed.
    words: String,
    change: String,
    why: String,
}

/// The rows of a kind, `fault` or `near`.
fn rows(kind: &str) -> Vec<Row> {
    let table = fs::read_to_string("tests/review/draft.tsv").unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|line| line.split('\t').collect::<Vec<_>>())
        .inspect(|cells| assert_eq!(cells.len(), 6, "{cells:?}"))
        .filter(|cells| cells[0] == kind)
        .map(|cells| {
            let cell = |n: usize| cells[n].replace("\\n", "\n");
            let words = if cells[3].is_empty() { cell(2) } else { cell(3) };
            Row { rule: cell(1), place: cell(2), words, change: cell(4), why: cell(5) }
        })
        .collect()
}

fn draft() -> Draft {
    let text = fs::read_to_string("tests/review/draft.md").unwrap();
    Draft::new("tests/review/draft.md", text)
}

/// The desk's rules, those of its spreadsheet among them.
pub(crate) fn desk() -> Reviewer {
    let toml = fs::read_to_string("tests/review/desk.toml").unwrap();
    let content = fs::read_to_string("tests/review/desk.csv").unwrap();
    let table = House::read(SourceFile { name: "desk.csv".to_owned(), content });
    reviewer(vec![house(&toml), table.unwrap()])
}

/// The draft with planted faults, and what is found in it.
pub(crate) fn planted() -> (Draft, Vec<Finding>) {
    let draft = draft();
    let findings = desk().review(&draft);
    (draft, findings)
}

/// Where words stand that must be in the text once.
#[track_caller]
fn once(text: &str, words: &str) -> std::ops::Range<usize> {
    assert_eq!(text.matches(words).count(), 1, "“{words}” must stand there once");
    let start = text.find(words).unwrap();
    start..start + words.len()
}

fn overlaps(finding: &Finding, place: &std::ops::Range<usize>) -> bool {
    let range = finding.span.range();
    range.start < place.end && place.start < range.end
}

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let (draft, findings) = planted();
    let faults = rows("fault");
    let is_planted = |it: &Finding, row: &Row| {
        it.rule == row.rule
            && it.words(&draft.text) == row.words
            && overlaps(it, &once(&draft.text, &row.place))
    };
    for row in &faults {
        let n = findings.iter().filter(|it| is_planted(it, row)).count();
        assert_eq!(n, 1, "{} at “{}” ({})", row.rule, row.place, row.why);
    }
    for it in &findings {
        let is_known = faults.iter().any(|row| is_planted(it, row));
        assert!(is_known, "{} at “{}”: {}", it.rule, it.words(&draft.text), it.message);
    }
    assert!(faults.len() >= 30);
}

#[test]
fn no_near_miss_is_reported_and_each_nearly_is() {
    let (draft, findings) = planted();
    let reviewer = desk();
    let near = rows("near");
    let mut faults = Vec::new();
    for row in &near {
        let place = once(&draft.text, &row.place);
        let speaks = |it: &&Finding| it.rule == row.rule && overlaps(it, &place);
        if findings.iter().any(|it| speaks(&it)) {
            faults.push(format!("{} speaks at “{}” ({})", row.rule, row.place, row.why));
        }
        // The same place without what saves it: the rule looks there, and would have spoken.
        let words = once(&draft.text, &row.words);
        let mut text = draft.text.clone();
        text.replace_range(words.clone(), &row.change);
        let changed = words.start..words.start + row.change.len();
        let place = text.find(&row.place).map(|it| it..it + row.place.len());
        let findings = reviewer.review(&Draft::new(&draft.path, text));
        let is_found = findings.iter().any(|it| {
            let is_there = overlaps(it, &changed)
                || place.as_ref().is_some_and(|place| overlaps(it, place));
            it.rule == row.rule && is_there
        });
        if !is_found {
            faults.push(format!("{} is silent at “{}” too", row.rule, row.change));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(near.len() >= 30);
}

#[test]
fn the_table_covers_every_rule() {
    let rules = |kind: &str| -> BTreeSet<String> {
        let rows = rows(kind).into_iter();
        rows.map(|it| it.rule.split('/').next().unwrap().to_owned()).collect()
    };
    let own: BTreeSet<String> = parallax::review::RULES
        .iter()
        .map(|it| it.id.to_owned())
        // These need other tellings, comments or a pack's users: tests of their own.
        .filter(|it| !["against", "suppression", "recorded-term"].contains(&it.as_str()))
        .collect();
    assert_eq!(rules("fault"), own);
    assert_eq!(rules("near"), own);
}
