//! Copies of one text where sources are counted: an agency's text on two sites is not the
//! choice of two sources.

use crate::compare::{Fact, Passage};
use crate::view::report::facts::place;
use crate::view::report::plain::plain;
use crate::view::report::stage::{Badge, Stage};
use crate::view::wording;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A passage in a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactCopy {
    /// The source or article.
    pub badge: Badge,
    /// The name of the source.
    pub source: String,
    /// Where it stands.
    pub place: String,
    /// The link to the line.
    pub href: String,
}

/// The article whose text an article prints: itself, if it is no copy.
pub(super) fn text_of(stage: &Stage<'_>, article: usize) -> usize {
    stage.copy_of[article].unwrap_or(article)
}

/// How many texts some articles print among them.
pub(super) fn n_texts(stage: &Stage<'_>, articles: impl Iterator<Item = usize>) -> usize {
    articles.map(|it| text_of(stage, it)).collect::<BTreeSet<usize>>().len()
}

/// That some of the articles which are counted print one text; none where none do.
fn said(stage: &Stage<'_>, articles: impl Iterator<Item = usize>) -> Option<String> {
    let mut texts: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for it in articles {
        texts.entry(text_of(stage, it)).or_default().insert(it);
    }
    let groups = texts.into_values().filter(|it| it.len() > 1).map(|articles| {
        let letters = articles.iter().map(|&it| stage.articles[it].letter.clone());
        wording::one_choice(&letters.collect::<Vec<_>>())
    });
    let said = groups.collect::<Vec<_>>().join("; ");
    (!said.is_empty()).then_some(said)
}

/// What is counted, and which of the articles it is counted in print one text.
pub(super) fn counted(
    stage: &Stage<'_>,
    counted: String,
    articles: impl Iterator<Item = usize>,
) -> String {
    match said(stage, articles) {
        Some(said) => format!("{counted}; {said}"),
        None => counted,
    }
}

/// The first passage of a fact that an article and its copies print in the same words.
pub(super) fn first<'a>(
    stage: &Stage<'_>,
    fact: &'a Fact,
    at: &'a Passage,
) -> &'a Passage {
    let words = |it: &Passage| it.span.of(&stage.analysis(it.article).document.text);
    let is_one = |it: &&Passage| {
        text_of(stage, it.article) == text_of(stage, at.article) && words(it) == words(at)
    };
    fact.passages.iter().find(is_one).unwrap_or(at)
}

/// Where copies print the passage that is shown for them.
pub(super) fn copies(stage: &Stage<'_>, fact: &Fact, at: &Passage) -> Vec<FactCopy> {
    let passages = fact.passages.iter();
    let others = passages.filter(|it| *it != at && first(stage, fact, it) == at);
    others.map(|it| copy(stage, it)).collect()
}

fn copy(stage: &Stage<'_>, at: &Passage) -> FactCopy {
    let (place, href) = place(stage, at);
    let source = plain(&stage.comparison.sources[at.source].name);
    FactCopy { badge: stage.articles[at.article].clone(), source, place, href }
}
