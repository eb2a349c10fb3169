//! The sources of a comparison: which articles are whose, in which order.

use crate::analysis::Analysis;
use crate::document::Date;
use crate::text::{free_id, slug};
use crate::voice::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// One source with its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Kebab-case, unique in the comparison.
    pub id: String,
    /// As given.
    pub name: String,
    /// Indices into [`super::Comparison::articles`].
    pub articles: Vec<usize>,
    /// Running words of its articles.
    pub n_words: usize,
    /// The same by voice.
    pub words_by_voice: [usize; 4],
    /// How many quotations its articles print, those inside others not counted.
    pub n_quotations: usize,
}

/// Sources by first date and name, and the articles in their order.
///
/// What has no date stands behind what has one.
pub(super) fn sources(analyses: &[Analysis]) -> (Vec<Source>, Vec<&Analysis>) {
    let mut by_name: BTreeMap<&str, Vec<&Analysis>> = BTreeMap::new();
    for analysis in analyses {
        by_name.entry(&analysis.document.source).or_default().push(analysis);
    }
    let mut groups: Vec<(&str, Vec<&Analysis>)> = by_name.into_iter().collect();
    for (_, articles) in &mut groups {
        // Text last, so that even articles that share an id have one order.
        articles.sort_by_key(|it| {
            (day(it.document.date), it.document.id.as_str(), it.document.text.as_str())
        });
    }
    groups.sort_by_key(|(name, articles)| (day(articles[0].document.date), *name));
    let mut ids = BTreeSet::new();
    let mut ordered = Vec::with_capacity(analyses.len());
    let mut sources = Vec::with_capacity(groups.len());
    for (name, articles) in groups {
        sources.push(source(name, &articles, ordered.len(), &mut ids));
        ordered.extend(articles);
    }
    (sources, ordered)
}

fn day(date: Option<Date>) -> (bool, Option<Date>) {
    (date.is_none(), date)
}

fn source(
    name: &str,
    articles: &[&Analysis],
    first: usize,
    ids: &mut BTreeSet<String>,
) -> Source {
    let mut words_by_voice = [0; 4];
    for analysis in articles {
        for (sum, n) in words_by_voice.iter_mut().zip(analysis.words_by_voice) {
            *sum += n;
        }
    }
    Source {
        id: free_id(slug(name, "source"), ids),
        name: name.to_owned(),
        articles: (first..first + articles.len()).collect(),
        n_words: words_by_voice.iter().sum(),
        words_by_voice,
        n_quotations: articles.iter().map(|it| n_quotations(it)).sum(),
    }
}

/// Quotations that do not lie inside another one.
fn n_quotations(analysis: &Analysis) -> usize {
    let mut end = 0;
    let quotations = analysis.attributions.iter().filter(|it| it.kind != Kind::Indirect);
    let outer = quotations.filter(|it| {
        let is_outer = it.content.start >= end;
        end = end.max(it.content.end);
        is_outer
    });
    outer.count()
}
