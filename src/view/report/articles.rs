//! The articles, marked: folded, side by side, so that every link arrives at its line.

use crate::document::{Document, Paragraph, Zone};
use crate::text::{Span, fold};
use crate::view::report::block::{
    self, Block, Inline, Line, Mark, Words, prose, soft, text, voiced,
};
use crate::view::report::plain::{Plain, web_address};
use crate::view::report::rows::Rows;
use crate::view::report::stage::Stage;
use crate::view::wording;
use std::cmp::Reverse;
use std::collections::BTreeSet;

pub(super) fn section(stage: &Stage<'_>) -> Vec<Block> {
    let articles = 0..stage.comparison.articles.len();
    let shown: Vec<usize> = articles.filter(|&at| stage.is_whole(at)).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let marks = marks(stage);
    let columns = stage.comparison.sources.iter().map(|source| {
        let articles = source.articles.iter().filter(|it| shown.contains(it));
        articles.flat_map(|&at| article(stage, at, &marks[at])).collect::<Vec<_>>()
    });
    let columns = columns.filter(|it| !it.is_empty()).collect();
    let n_words: usize = shown
        .iter()
        .map(|&at| stage.analysis(at).words_by_voice.iter().sum::<usize>())
        .sum();
    let words = stage.count("articles.words", n_words);
    let summary = stage.count("articles.read", shown.len());
    let summary = Plain::new(&format!("{summary}, {words}"));
    let columns = vec![Block::Columns { columns }];
    vec![
        prose("lede", stage.t("articles.lede")),
        block::fold("articles-side-by-side".to_owned(), summary, columns),
    ]
}

/// The marks of every article: the mentions of rows, in order of place.
fn marks(stage: &Stage<'_>) -> Vec<Vec<Mark>> {
    let rows = Rows::new(stage);
    let mut marks: Vec<Vec<Mark>> = vec![Vec::new(); stage.comparison.articles.len()];
    for (row, it) in stage.comparison.concepts.iter().enumerate() {
        if !rows.has(row) {
            continue;
        }
        let href = format!("#{}", stage.row_id(row));
        for &at in it.cells.iter().flat_map(|it| &it.mentions) {
            let mention = stage.mention(at);
            let colour = &stage.articles[at.article].colour;
            marks[at.article].push(voiced(
                mention.span,
                mention.voice,
                colour,
                href.clone(),
            ));
        }
    }
    for marks in &mut marks {
        marks.sort_by_key(|it| (it.span.start, Reverse(it.span.end)));
    }
    marks
}

fn article(stage: &Stage<'_>, number: usize, marks: &[Mark]) -> Vec<Block> {
    let document = stage.document(number);
    let mut blocks = vec![Block::Heading {
        id: stage.article_id(number),
        text: Plain::new(&format!(
            "{} · {}",
            stage.articles[number].letter, document.source
        )),
    }];
    blocks.push(Block::Prose { style: "note", line: about(stage, number) });
    // What another article prints stands there.
    let first = stage.copy_of[number];
    let known = first.map(|first| paragraphs(stage.document(first)));
    let mut n_copied = 0;
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        let is_known =
            known.as_ref().is_some_and(|it| it.contains(&letters(document, paragraph)));
        n_copied += usize::from(is_known);
        let from = marks.partition_point(|it| it.span.start < paragraph.span.start);
        let to = marks.partition_point(|it| it.span.start < paragraph.span.end);
        blocks.push(Block::Paragraph {
            id: stage.paragraph_id(number, at),
            number: (paragraph.zone != Some(Zone::Headline)).then_some(paragraph.line),
            zone: if is_known {
                "copied"
            } else {
                paragraph.zone.unwrap_or_default().name()
            },
            words: Words {
                marks: marks[from..to].to_vec(),
                ..Words::passage(number, paragraph.span)
            },
        });
    }
    if let Some(first) = first.filter(|_| n_copied > 0) {
        let line = vec![
            soft(stage.count("articles.copied", n_copied)),
            stage.articles[first].named(),
        ];
        blocks.insert(2, Block::Prose { style: "note", line });
    }
    blocks
}

/// Name, day, length and address of an article.
fn about(stage: &Stage<'_>, number: usize) -> Line {
    let document = stage.document(number);
    let date = document
        .date
        .map_or_else(|| stage.t("no_date"), |it| Plain::new(&wording::day(it)));
    let n_words = stage.analysis(number).words_by_voice.iter().sum();
    let words = stage.count("articles.words", n_words);
    let mut line = vec![text(Plain::new(&format!("{} · {date} · {words}", document.id)))];
    if let Some(href) = document.url.as_deref().and_then(web_address) {
        let text = stage.t("articles.original");
        line.push(Inline::Link { style: "", href, text, is_web: true });
    }
    line
}

/// The words of all paragraphs of an article.
fn paragraphs(document: &Document) -> BTreeSet<String> {
    document.paragraphs.iter().map(|it| letters(document, it)).collect()
}

/// A paragraph without case and signs.
fn letters(document: &Document, paragraph: &Paragraph) -> String {
    let span: Span = paragraph.span;
    fold(span.of(&document.text)).chars().filter(|c| c.is_alphanumeric()).collect()
}
