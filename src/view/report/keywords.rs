//! Words that set each source apart: counts, log odds and z, each with its first lines.

use crate::compare::{Keyword, MIN_HOLDING, MIN_OCCURRENCES};
use crate::view::report::folded::Line;
use crate::view::report::plain::plain;
use crate::view::report::source::SourceHead;
use crate::view::report::stage::Stage;
use crate::view::wording;
use serde::Serialize;

/// The words that set the sources apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Keywords {
    /// What the figures are.
    pub caption: String,
    /// One a source that any word sets apart; empty where none does.
    pub groups: Vec<KeywordGroup>,
}

/// The words of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeywordGroup {
    /// The source.
    pub source: SourceHead,
    /// By z.
    pub rows: Vec<KeywordRow>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeywordRow {
    /// The word, folded.
    pub term: String,
    /// Occurrences in the source.
    pub n: u64,
    /// Occurrences in all others.
    pub n_others: u64,
    /// Articles of the source that hold it.
    pub n_articles: u64,
    /// The log odds ratio.
    pub log_odds: String,
    /// The same over its standard error.
    pub z: String,
    /// Its first lines.
    pub lines: Vec<Line>,
}

/// The keywords of a comparison; none where they are not drawn.
pub(super) fn keywords(stage: &Stage<'_>, heads: &[SourceHead]) -> Option<Keywords> {
    let found = stage.comparison.keywords.as_ref()?;
    let groups = heads.iter().enumerate().map(|(source, head)| {
        let words = found.words.iter().filter(|it| it.source == source);
        let rows = words.map(|it| row(stage, it)).collect();
        KeywordGroup { source: head.clone(), rows }
    });
    Some(Keywords {
        caption: wording::keywords(
            found.prior_weight,
            found.n_weighed,
            found.n_by_chance(),
            MIN_OCCURRENCES,
            MIN_HOLDING,
        ),
        groups: groups.filter(|it| !it.rows.is_empty()).collect(),
    })
}

fn row(stage: &Stage<'_>, it: &Keyword) -> KeywordRow {
    let mut lines: Vec<Line> = Vec::new();
    for &(article, span) in &it.places {
        let paragraphs = &stage.analysis(article).document.paragraphs;
        let at = paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
        let Some(paragraph) = paragraphs.get(at) else { continue };
        let href = stage.paragraph_href(article, at);
        if lines.iter().all(|it| it.href != href) {
            let place =
                wording::place(paragraph.zone.unwrap_or_default(), paragraph.line);
            let letter = &stage.articles[article].letter;
            lines.push(Line { href, place: format!("{letter}, {place}") });
        }
    }
    KeywordRow {
        term: plain(&it.term),
        n: it.n,
        n_others: it.n_others,
        n_articles: it.n_articles,
        log_odds: wording::signed(it.log_odds),
        z: wording::signed(it.z),
        lines,
    }
}
