//! Section 1: what was compared.

use crate::analysis::Analysis;
use crate::compare::Source;
use crate::view::report::excerpt::{Excerpts, headline};
use crate::view::report::naming::WIDE;
use crate::view::report::plain::plain;
use crate::view::report::stage::{Badge, Stage, badge};
use crate::view::report::voice_bar::{VoicePart, voice_bar};
use crate::view::wording;
use crate::view::wording::LABELS;
use crate::voice::Voice;
use serde::Serialize;

/// The head of a source's column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceHead {
    /// Its letter in its colour.
    pub badge: Badge,
    /// As given.
    pub name: String,
}

/// One line of the table: a property of every source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OverviewRow {
    /// The property.
    pub label: &'static str,
    /// The voice whose words are counted, for the key to the bars.
    pub voice: Option<&'static str>,
    /// One a source, in their order.
    pub cells: Vec<OverviewCell>,
}

/// A property of one source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OverviewCell {
    /// The value.
    pub main: String,
    /// Whether the value is words of an article.
    pub is_article_text: bool,
    /// What stands beside it.
    pub beside: Option<String>,
    /// A bar of all words by voice; empty where none is drawn.
    pub bar: Vec<VoicePart>,
}

impl OverviewCell {
    fn new(main: String) -> Self {
        Self { main, is_article_text: false, beside: None, bar: Vec::new() }
    }
}

/// The heads of the columns.
pub(super) fn heads(stage: &Stage<'_>) -> Vec<SourceHead> {
    let sources = stage.comparison.sources.iter().enumerate();
    sources
        .map(|(number, it)| SourceHead { badge: badge(number), name: plain(&it.name) })
        .collect()
}

/// The lines of the table.
pub(super) fn overview(stage: &Stage<'_>, excerpts: &Excerpts) -> Vec<OverviewRow> {
    let sources = &stage.comparison.sources;
    let row = |label, cell: &dyn Fn(&Source) -> OverviewCell| OverviewRow {
        label,
        voice: None,
        cells: sources.iter().map(cell).collect(),
    };
    let mut rows = Vec::new();
    if sources.iter().all(|it| it.articles.len() == 1) && sources.len() < WIDE {
        let headlines = row(LABELS.headline, &|it| {
            let shown = shown_headline(stage, excerpts, it.articles[0]);
            let is_article_text = shown.is_some();
            let main = shown.unwrap_or_else(|| "–".to_owned());
            OverviewCell { is_article_text, ..OverviewCell::new(main) }
        });
        if headlines.cells.iter().any(|it| it.is_article_text) {
            rows.push(headlines);
        }
    } else if sources.iter().any(|it| it.articles.len() > 1) {
        rows.push(row(LABELS.articles_count, &|it| {
            OverviewCell::new(wording::number(it.articles.len()))
        }));
    }
    rows.push(row(LABELS.date, &|it| OverviewCell::new(dates(stage, it))));
    rows.push(row(LABELS.words, &|it| OverviewCell {
        bar: voice_bar(it.words_by_voice),
        ..OverviewCell::new(wording::number(it.n_words))
    }));
    let occurs =
        |voice: Voice| sources.iter().any(|it| it.words_by_voice[voice.index()] > 0);
    for voice in Voice::ALL.into_iter().filter(|&it| it != Voice::Embedded || occurs(it))
    {
        rows.push(OverviewRow {
            voice: Some(voice.name()),
            ..row(wording::voice_of_words(voice), &|it| in_voice(it, voice))
        });
    }
    rows
}

/// The days of a source's articles.
fn dates(stage: &Stage<'_>, source: &Source) -> String {
    let days = source.articles.iter().map(|&at| stage.analysis(at).document.date);
    let n_unknown = days.clone().filter(Option::is_none).count();
    let (first, last) = (days.clone().flatten().min(), days.flatten().max());
    let Some((first, last)) = first.zip(last) else { return LABELS.no_date.to_owned() };
    let known = wording::days(first, last);
    if n_unknown > 0 { format!("{known}; {n_unknown} without a date") } else { known }
}

/// Words in one voice with their share.
fn in_voice(source: &Source, voice: Voice) -> OverviewCell {
    let n = source.words_by_voice[voice.index()];
    let share = wording::percent(ratio(n, source.n_words));
    let quotations = wording::count(source.n_quotations, "quotation", "quotations");
    OverviewCell {
        beside: Some(match voice {
            Voice::Quoted => format!("({share}), {quotations}"),
            _ => format!("({share})"),
        }),
        ..OverviewCell::new(wording::number(n))
    }
}

/// A part of a whole; 0 of nothing.
pub(super) fn ratio(n: usize, of: usize) -> f64 {
    let float = |n| u32::try_from(n).map_or(f64::from(u32::MAX), f64::from);
    if of == 0 { 0.0 } else { float(n) / float(of) }
}

/// The headline of an article, as far as the budget shows it.
pub(super) fn shown_headline(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    article: usize,
) -> Option<String> {
    let analysis: &Analysis = stage.analysis(article);
    let Some(span) = headline(analysis) else {
        return analysis
            .document
            .title
            .as_deref()
            .filter(|_| is_apart(analysis))
            .map(plain);
    };
    let words = excerpts.words(article);
    let is_shown = words.within(span).all(|it| words.is_shown(it));
    is_shown.then(|| plain(span.of(&analysis.document.text)))
}

/// Whether the title is no part of the text, and so costs no words of it.
fn is_apart(analysis: &Analysis) -> bool {
    analysis
        .document
        .title
        .as_deref()
        .is_some_and(|it| !analysis.document.text.contains(it))
}
