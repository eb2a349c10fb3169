//! How the report was made, so that it can be made again and doubted.

use crate::compare::Caveat;
use crate::lexicon::Target;
use crate::lexicon::pack::Confidence;
use crate::view::provenance::{Provenance, provenance};
use crate::view::report::Options;
use crate::view::report::plain::plain;
use crate::view::report::stage::{Badge, Stage};
use crate::view::wording;
use serde::Serialize;
use std::collections::BTreeSet;

/// Words of a removed line that the page shows.
const N_REMOVED_WORDS: usize = 16;

/// How the report was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Method {
    /// What the figures are.
    pub figures: Vec<String>,
    /// Doubts that do not stand at the head of the page.
    pub doubts: Vec<String>,
    /// Doubts about single articles.
    pub of_articles: Vec<ArticleDoubt>,
    /// The program.
    pub program: String,
    /// Where resampling started.
    pub seed: u64,
    /// How many tests were made.
    pub tests: String,
    /// The word lists.
    pub packs: Vec<PackLine>,
    /// What was taken out before counting.
    pub removed: Vec<RemovedLine>,
    /// Names that no article holds.
    pub not_found: Option<NotFound>,
    /// What the report was made from.
    pub provenance: Provenance,
}

/// A doubt about one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleDoubt {
    /// The article; none where its id is not one of the comparison's.
    pub badge: Option<Badge>,
    /// The doubt.
    pub text: String,
}

/// A word list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackLine {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Option<String>,
    /// Its version.
    pub version: String,
    /// SHA-256 of its files.
    pub sha256: String,
    /// SPDX expression.
    pub licence: String,
    /// Where the entries come from.
    pub citation: String,
    /// What was left out, and why.
    pub not_listed: Option<String>,
}

/// A line that was taken out before counting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RemovedLine {
    /// The article.
    pub badge: Badge,
    /// The line of the file.
    pub line: u32,
    /// What it said.
    pub text: String,
    /// The rule that took it out.
    pub reason: String,
}

/// Names that were looked for and that no article holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotFound {
    /// The line that opens the list.
    pub summary: String,
    /// What they are, in the order of the packs.
    pub labels: Vec<String>,
}

/// How a comparison was made.
pub(super) fn method(stage: &Stage<'_>, options: &Options) -> Method {
    let comparison = stage.comparison;
    let n_tests = comparison.concepts.iter().map(|it| it.differs.n_tests).max();
    Method {
        figures: figures(stage),
        doubts: doubts(stage),
        of_articles: of_articles(stage),
        program: format!("parallax {}", options.version),
        seed: comparison.seed,
        tests: wording::tests(n_tests.unwrap_or_default()),
        packs: packs(stage),
        removed: removed(stage),
        not_found: not_found(stage),
        provenance: provenance(
            comparison,
            &options.settings,
            format!("parallax {}", options.version),
        ),
    }
}

fn figures(stage: &Stage<'_>) -> Vec<String> {
    let mut figures: Vec<String> =
        wording::FIGURES.iter().map(|&it| it.to_owned()).collect();
    if stage.comparison.keywords.is_none() {
        figures.push(wording::NO_KEYWORDS.to_owned());
    }
    let mentions = stage.comparison.articles.iter().flat_map(|it| &it.mentions);
    let is_name = |target: Target| matches!(target, Target::Variant { .. });
    let n_low = mentions
        .filter(|it| it.confidence == Confidence::Low && is_name(it.target))
        .count();
    if n_low > 0 {
        figures.push(wording::set_aside(n_low));
    }
    figures
}

fn doubts(stage: &Stage<'_>) -> Vec<String> {
    let caveats = stage.comparison.caveats.iter();
    let rest =
        caveats.filter(|it| !it.is_central() && !matches!(it, Caveat::Article { .. }));
    rest.map(|it| plain(&it.to_string())).collect()
}

fn of_articles(stage: &Stage<'_>) -> Vec<ArticleDoubt> {
    let doubt = |it: &Caveat| {
        let Caveat::Article { id, caveat } = it else { return None };
        let is_named = |at: &usize| stage.analysis(*at).document.id == *id;
        let article = (0..stage.articles.len()).find(is_named);
        let badge = article.map(|at| stage.articles[at].clone());
        Some(ArticleDoubt { badge, text: plain(&caveat.to_string()) })
    };
    stage.comparison.caveats.iter().filter_map(doubt).collect()
}

fn packs(stage: &Stage<'_>) -> Vec<PackLine> {
    let packs = stage.comparison.lexicon.packs().iter();
    packs
        .map(|it| PackLine {
            id: plain(&it.head.id),
            title: it.head.title.as_deref().map(plain),
            version: plain(&it.head.version),
            sha256: it.sha256(),
            licence: plain(&it.head.licence),
            citation: plain(&it.head.citation),
            not_listed: it.head.not_listed.as_deref().map(plain),
        })
        .collect()
}

fn removed(stage: &Stage<'_>) -> Vec<RemovedLine> {
    let articles = stage.comparison.articles.iter().zip(&stage.articles);
    let removed = articles.flat_map(|(analysis, badge)| {
        analysis.document.removed.iter().map(|it| RemovedLine {
            badge: badge.clone(),
            line: it.line,
            text: first_words(&plain(&it.text)),
            reason: plain(&it.reason),
        })
    });
    removed.collect()
}

/// The beginning of a removed line: enough to know it by.
fn first_words(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() <= N_REMOVED_WORDS {
        return line.to_owned();
    }
    format!("{} …", words[..N_REMOVED_WORDS].join(" "))
}

fn not_found(stage: &Stage<'_>) -> Option<NotFound> {
    let concepts = &stage.comparison.concepts;
    let found: BTreeSet<(usize, usize)> =
        concepts.iter().map(|it| (it.pack, it.concept)).collect();
    let packs = stage.comparison.lexicon.shown().iter().enumerate();
    let labels = packs.flat_map(|(pack, it)| {
        let concepts = it.concepts.iter().enumerate();
        let found = &found;
        let missing = concepts.filter(move |(at, _)| !found.contains(&(pack, *at)));
        missing.map(|(_, concept)| plain(&concept.label))
    });
    let labels: Vec<String> = labels.collect();
    let summary = wording::not_found(labels.len());
    (!labels.is_empty()).then_some(NotFound { summary, labels })
}
