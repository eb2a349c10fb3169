//! Words that set each apart: one row per source, and the figures behind a line.

use crate::compare::{Keyword, MIN_HOLDING, MIN_OCCURRENCES};
use crate::view::report::block::{
    self, Block, Cell, Line, Row, Table, Words, prose, soft, text,
};
use crate::view::report::evidence;
use crate::view::report::plain::Plain;
use crate::view::report::stage::Stage;
use crate::view::wording;

pub(super) fn section(stage: &Stage<'_>) -> Vec<Block> {
    let Some(found) = &stage.comparison.keywords else { return Vec::new() };
    let sources: Vec<usize> = (0..stage.n_sources())
        .filter(|&source| found.words.iter().any(|it| it.source == source))
        .collect();
    if sources.is_empty() {
        return vec![prose("lede", stage.t("keywords.none"))];
    }
    let rows = sources.iter().map(|&source| {
        let words = found.words.iter().filter(|it| it.source == source);
        Row {
            id: stage.of_source("k", source),
            head: Cell::of(vec![stage.badge(source).named()]),
            cells: vec![Cell::of(words.flat_map(word).collect())],
            under: Vec::new(),
        }
    });
    let figures = found.words.iter().map(|it| figures(stage, it));
    let head = ["word", "source", "here", "others", "articles", "log_odds", "z"];
    let head = head.map(|it| Cell::of(vec![soft(stage.t(&format!("keywords.{it}")))]));
    let by_chance = match found.n_by_chance().round() {
        n if n < 1.0 => stage.t("keywords.under_one").to_string(),
        n => format!("{n:.0}"),
    };
    let caption = stage.fill(
        "keywords.caption",
        &[
            ("weight", &format!("{:.0}", found.prior_weight)),
            ("weighed", &wording::number(found.n_weighed)),
            ("chance", &by_chance),
            ("least", &MIN_OCCURRENCES.to_string()),
            ("articles", &MIN_HOLDING.to_string()),
        ],
    );
    let table = |style, caption, head, rows| {
        Block::Table(Table { style, caption, head, rows, ..Table::default() })
    };
    vec![
        prose("lede", stage.t("keywords.lede")),
        table("plain", stage.t("keywords.title"), Vec::new(), rows.collect()),
        block::fold(
            "keyword-figures".to_owned(),
            stage.t("keywords.figures"),
            vec![table("plain", caption, head.into(), figures.collect())],
        ),
    ]
}

/// A word as its source prints it first, with a link to the place.
fn word(it: &Keyword) -> Line {
    let words = match it.places.first() {
        Some(&(article, span)) => {
            let words = Words::phrase(article, vec![span]);
            return block::listed(
                words,
                Some(format!("{}:{}", it.n, it.n_others)),
                false,
            );
        }
        None => text(Plain::new(&it.term)),
    };
    vec![words]
}

fn figures(stage: &Stage<'_>, it: &Keyword) -> Row {
    let cell = |value: String| Cell::of(vec![text(Plain::new(&value))]);
    Row {
        head: cell(it.term.clone()),
        cells: vec![
            Cell::of(vec![stage.badge(it.source).named()]),
            cell(evidence::number(it.n)),
            cell(evidence::number(it.n_others)),
            cell(evidence::number(it.n_articles)),
            cell(wording::signed(it.log_odds)),
            cell(wording::signed(it.z)),
        ],
        ..Row::default()
    }
}
