//! How each begins: headline and first sentence of every article, as printed.

use crate::document::Zone;
use crate::text::Span;
use crate::view::report::block::{
    Block, Inline, Line, Row, Table, Words, fold, prose, soft, text,
};
use crate::view::report::stage::Stage;

/// The address of the section.
pub(super) const ID: &str = "begins";
/// So many articles of a source are shown; the others open.
const N_SHOWN: usize = 2;

pub(super) fn section(stage: &Stage<'_>) -> Vec<Block> {
    let articles = 0..stage.comparison.articles.len();
    let openings: Vec<Vec<Line>> = articles.map(|at| opening(stage, at)).collect();
    if openings.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let sources = stage.comparison.sources.iter().enumerate();
    let cells = sources.map(|(number, source)| {
        let shown = source.articles.iter().take(N_SHOWN);
        let lines = shown.flat_map(|&at| openings[at].clone());
        stage.cell(number, lines.collect())
    });
    let mut table = Table {
        style: "begins",
        caption: stage.t("begins.caption"),
        is_by_source: true,
        is_wide: stage.is_wide(),
        head: stage.heads(stage.t("begins.corner")),
        rows: vec![Row { cells: cells.collect(), ..Row::default() }],
    };
    table.rows[0].head.lines = vec![vec![text(stage.t("begins.row"))]];
    let mut blocks = vec![prose("lede", stage.t("begins.lede")), Block::Table(table)];
    let sources = stage.comparison.sources.iter();
    let more: Vec<usize> =
        sources.flat_map(|it| it.articles.iter().skip(N_SHOWN).copied()).collect();
    if !more.is_empty() {
        let item = |&at: &usize| {
            let lines = openings[at].iter().flatten().cloned();
            std::iter::once(stage.articles[at].named()).chain(lines).collect()
        };
        let items = more.iter().map(item).collect();
        let summary = stage.count("begins.more", more.len());
        blocks.push(fold(
            String::new(),
            summary,
            vec![Block::List { style: "plain", items }],
        ));
    }
    blocks
}

/// The headline and the first sentence of one article.
fn opening(stage: &Stage<'_>, article: usize) -> Vec<Line> {
    let is_alone = stage.comparison.sources[stage.source_of(article)].articles.len() == 1;
    let (headline, lead) = spans(stage, article);
    let mut lines = Vec::new();
    let words =
        |span, style| Inline::Words(Words { style, ..Words::passage(article, span) });
    if let Some(span) = headline {
        lines.push(vec![words(span, "headline")]);
    }
    if let Some(span) = lead {
        lines.push(vec![words(span, "lead")]);
    }
    if !is_alone && let Some(first) = lines.first_mut() {
        let letter =
            crate::view::report::plain::Plain::new(&stage.articles[article].letter);
        first.insert(0, soft(letter));
    }
    lines
}

/// Where the headline and the first sentence of an article stand.
fn spans(stage: &Stage<'_>, article: usize) -> (Option<Span>, Option<Span>) {
    let analysis = stage.analysis(article);
    let paragraphs = &analysis.document.paragraphs;
    let text = &analysis.document.text;
    let has_words = |span: Span| span.of(text).contains(char::is_alphanumeric);
    let first = |zone: Zone| {
        let of_zone = paragraphs.iter().filter(|it| it.zone.unwrap_or_default() == zone);
        of_zone.map(|it| it.span).find(|it| has_words(*it))
    };
    // A standfirst stands for a headline that the article came without.
    let headline = first(Zone::Headline).or_else(|| first(Zone::Standfirst));
    let lead = first(Zone::Body).map(|paragraph| {
        let sentence =
            analysis.sentence_at(paragraph.start).map(|at| analysis.sentences[at]);
        sentence.filter(|at| paragraph.contains(*at)).unwrap_or(paragraph)
    });
    (headline, lead)
}
