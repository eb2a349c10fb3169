//! `parallax explain`: what a concept, a measure or a verdict means.

use crate::cli::Outcome;
use crate::cli::args::{Common, Explain};
use crate::cli::output_file::Output;
use crate::cli::packs::packs;
use crate::lexicon::pack::{Category, Concept};
use crate::review::RULES;
use crate::scorers::SCORERS;
use crate::text::{begin, nearest};
use crate::view::concept;
use std::fmt::Write as _;
use std::io::Write as _;

/// How to read a report; its second-level headings are what can be asked for.
const READING: &str = include_str!("../../docs/reading-a-report.md");

pub(super) fn run(args: &Explain, common: &Common) -> anyhow::Result<Outcome> {
    let packs = packs(common)?;
    let Some(id) = &args.id else { return print(&index()) };
    let scorer = SCORERS.iter().map(|it| it.card()).find(|card| card.id == id.as_str());
    let concept = packs.iter().find_map(|pack| pack.concept(id));
    let category =
        packs.iter().flat_map(|pack| &pack.categories).find(|it| it.id.as_ref() == id);
    let page = scorer
        .map(|card| with_rule(card.id, card.page))
        .or_else(|| rule(id))
        .or_else(|| concept.map(concept_page))
        .or_else(|| category.map(category_page))
        .or_else(|| section(id));
    match page {
        Some(page) => print(&page),
        None => {
            let measures = SCORERS.iter().map(|it| it.card().id);
            let known = measures.chain(RULES.iter().map(|card| card.id));
            let meant = nearest(id, known);
            let meant = meant
                .map_or_else(|| ";".to_owned(), |it| format!("; did you mean `{it}`?"));
            anyhow::bail!(
                "`{}` is not known{meant} `parallax explain` lists what is, `parallax lexicon show PACK` the concepts of a pack",
                begin(id)
            )
        }
    }
}

fn print(page: &str) -> anyhow::Result<Outcome> {
    let mut output = Output::page();
    writeln!(output, "{}", page.trim_end())?;
    output.finish()?;
    Ok(Outcome::Done)
}

/// What can be asked for.
fn index() -> String {
    let mut page = "Measures:\n".to_owned();
    for card in SCORERS.iter().map(|it| it.card()) {
        let _ = writeln!(page, "  {}  {}", card.id, card.label);
    }
    page.push_str("\nRules of `review`:\n");
    for card in RULES {
        let _ = writeln!(page, "  {}  {} ({})", card.id, card.label, card.level.name());
    }
    page.push_str("\nTerms of the report:\n");
    for id in
        READING.lines().filter_map(|line| line.strip_prefix("## ")).filter(|it| is_id(it))
    {
        let _ = writeln!(page, "  {id}");
    }
    page.push_str("\nConcepts and categories: `parallax lexicon list`, `parallax lexicon show PACK`\n");
    page
}

/// The page of a measure, and what a rule of reviews of the same name adds to it.
fn with_rule(id: &str, page: &str) -> String {
    let rule = RULES.iter().find(|card| card.id == id);
    let more =
        rule.and_then(|card| card.page.find("**Why.**").map(|at| &card.page[at..]));
    more.map_or_else(|| page.to_owned(), |more| format!("{}\n\n{more}", page.trim_end()))
}

/// The page of a rule of reviews, or of its family.
fn rule(id: &str) -> Option<String> {
    let family = id.split('/').next().unwrap_or_default();
    RULES.iter().find(|card| card.id == family).map(|card| card.page.to_owned())
}

fn is_id(heading: &str) -> bool {
    heading.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// The section of the reading guide under a heading.
fn section(id: &str) -> Option<String> {
    let start = READING.find(&format!("\n## {id}\n"))? + 1;
    let rest = &READING[start + 3..];
    let end = rest.find("\n## ").unwrap_or(rest.len());
    is_id(id).then(|| rest[..end].to_owned())
}

/// A concept with its variants, and who uses which.
pub(super) fn concept_page(it: &Concept) -> String {
    concept::plain(it)
}

/// A category with its terms.
pub(super) fn category_page(category: &Category) -> String {
    let mut page = format!("{}  {}\n", category.id.as_ref(), category.label);
    if let Some(definition) = &category.definition {
        let _ = writeln!(page, "{definition}");
    }
    if let Some(citation) = &category.citation {
        let _ = writeln!(page, "After: {citation}");
    }
    let terms: Vec<&str> = category.terms.iter().map(|it| it.as_ref().as_str()).collect();
    let _ = writeln!(page, "\n  {}", terms.join(", "));
    page
}
