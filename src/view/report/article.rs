//! The articles side by side, as far as they are shown, with marks.

use crate::document::{Document, Paragraph, Zone};
use crate::text::{Span, fold};
use crate::view::report::excerpt::Excerpts;
use crate::view::report::marks::{Mark, Run, runs};
use crate::view::report::plain::{plain, web_address};
use crate::view::report::rows::{Rows, owners};
use crate::view::report::source::SourceHead;
use crate::view::report::stage::{Badge, Stage, colour, paragraph_id};
use crate::view::wording;
use crate::view::wording::LABELS;
use serde::Serialize;
use std::collections::BTreeSet;

/// The articles of one source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleColumn {
    /// The source.
    pub source: SourceHead,
    /// Its articles by date.
    pub articles: Vec<Article>,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Article {
    /// The id of the article.
    pub id: String,
    /// Its letter; with a number where the source has several.
    pub badge: Badge,
    /// The name under which it was read.
    pub name: String,
    /// The day, in words.
    pub date: String,
    /// Its length, in words.
    pub length: String,
    /// Where it was published.
    pub href: Option<String>,
    /// Its paragraphs; what is withheld is one block a stretch.
    pub blocks: Vec<Block>,
}

/// A part of an article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph of which words are shown.
    Paragraph {
        /// Where links lead.
        id: String,
        /// The number of its line; none for a headline.
        line: Option<u32>,
        /// The name of its zone.
        zone: &'static str,
        /// Its words.
        runs: Vec<Run>,
    },
    /// Paragraphs of which no word is shown here.
    Withheld {
        /// Where links lead.
        lines: Vec<WithheldLine>,
        /// How much is withheld.
        words: String,
    },
}

/// The line of a paragraph that is withheld.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WithheldLine {
    /// Where links lead.
    pub id: String,
    /// What the line is called.
    pub place: String,
}

/// The articles by source.
pub(super) fn columns(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    rows: &Rows,
    heads: &[SourceHead],
) -> Vec<ArticleColumn> {
    let marks = marks(stage, rows);
    let columns = heads.iter().zip(&stage.comparison.sources);
    columns
        .map(|(head, source)| ArticleColumn {
            source: head.clone(),
            articles: source
                .articles
                .iter()
                .map(|&at| article(stage, excerpts, at, &marks[at]))
                .collect(),
        })
        .collect()
}

/// The marks of every article: the mentions of rows, in order of place.
fn marks(stage: &Stage<'_>, rows: &Rows) -> Vec<Vec<Mark>> {
    let mut marks: Vec<Vec<Mark>> = vec![Vec::new(); stage.comparison.articles.len()];
    for row in rows.in_order() {
        let it = &stage.comparison.concepts[row];
        let owners = owners(it);
        for cell in &it.cells {
            for &at in &cell.mentions {
                let mention = stage.mention(at);
                marks[at.article].push(Mark {
                    span: mention.span,
                    voice: mention.voice.name(),
                    colour: colour(owners[&cell.variant]),
                    href: format!("#{}", stage.row_id(row)),
                });
            }
        }
    }
    for marks in &mut marks {
        marks.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    }
    marks
}

fn article(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    number: usize,
    marks: &[Mark],
) -> Article {
    let document = &stage.analysis(number).document;
    let words = excerpts.words(number);
    let mut blocks: Vec<Block> = Vec::new();
    let (mut hidden, mut n_hidden) = (Vec::new(), 0);
    let first = stage.copy_of[number];
    let known = first.map(|first| paragraphs(&stage.analysis(first).document));
    let is_known = |paragraph: &Paragraph| {
        known.as_ref().is_some_and(|it| it.contains(&words_of(document, paragraph)))
    };
    let mut is_copied = false;
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        let inside = words.within(paragraph.span);
        let is_same = is_known(paragraph);
        if is_same != is_copied {
            let who = first.filter(|_| is_copied).map(|it| &stage.articles[it].letter);
            flush(&mut blocks, &mut hidden, &mut n_hidden, who);
            is_copied = is_same;
        }
        if !is_same && words.is_worth_reading(inside.clone()) {
            flush(&mut blocks, &mut hidden, &mut n_hidden, None);
            let from = marks.partition_point(|it| it.span.start < paragraph.span.start);
            let to = marks.partition_point(|it| it.span.start < paragraph.span.end);
            blocks.push(Block::Paragraph {
                id: paragraph_id(number, at),
                line: line(paragraph),
                zone: paragraph.zone.unwrap_or_default().name(),
                runs: runs(&document.text, words, paragraph.span, &marks[from..to]),
            });
        } else {
            n_hidden += inside.len();
            let zone = paragraph.zone.unwrap_or_default();
            let place = wording::place(zone, paragraph.line);
            hidden.push(WithheldLine { id: paragraph_id(number, at), place });
        }
    }
    let who = first.filter(|_| is_copied).map(|it| &stage.articles[it].letter);
    flush(&mut blocks, &mut hidden, &mut n_hidden, who);
    let n_words = words.within(Span::new(0, document.text.len())).len();
    Article {
        id: format!("a{}", number + 1),
        badge: stage.articles[number].clone(),
        name: plain(&document.id),
        date: document.date.map_or_else(|| LABELS.no_date.to_owned(), wording::day),
        length: wording::count(n_words, "word", "words"),
        href: document.url.as_deref().and_then(web_address),
        blocks,
    }
}

fn line(paragraph: &Paragraph) -> Option<u32> {
    (paragraph.zone != Some(Zone::Headline)).then_some(paragraph.line)
}

/// The words of all paragraphs of an article.
fn paragraphs(document: &Document) -> BTreeSet<String> {
    document.paragraphs.iter().map(|it| words_of(document, it)).collect()
}

/// A paragraph without case and signs.
fn words_of(document: &Document, paragraph: &Paragraph) -> String {
    let text = paragraph.span.of(&document.text);
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Ends a stretch of paragraphs that are not shown here: withheld, or shown in the article
/// that is named.
fn flush(
    blocks: &mut Vec<Block>,
    hidden: &mut Vec<WithheldLine>,
    n_words: &mut usize,
    shown_in: Option<&String>,
) {
    if !hidden.is_empty() {
        let lines = std::mem::take(hidden);
        let words = match shown_in {
            Some(who) => wording::as_in(*n_words, who),
            None => wording::withheld(*n_words),
        };
        blocks.push(Block::Withheld { lines, words });
    }
    *n_words = 0;
}
