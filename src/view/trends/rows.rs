//! Trends as one table, one row per figure, a gap or a change.

use crate::trends::{Figure, Point, Series, Trends};
use crate::view::counts::harmless;
use crate::view::trends::{labels, variant_id};
use serde::Serialize;

/// One row; the fields are the columns, which only grow at the end.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "docs/trends.md describes the columns")]
pub struct Row<'a> {
    pub kind: &'static str,
    #[serde(serialize_with = "harmless")]
    pub pack: Option<&'a str>,
    #[serde(serialize_with = "harmless")]
    pub concept: Option<&'a str>,
    #[serde(serialize_with = "harmless")]
    pub category: Option<&'a str>,
    #[serde(serialize_with = "harmless")]
    pub variant: Option<&'a str>,
    #[serde(serialize_with = "harmless")]
    pub source: Option<&'a str>,
    pub from: Option<String>,
    pub n_articles: Option<usize>,
    pub n: Option<u64>,
    pub of: Option<u64>,
    pub unit: Option<&'static str>,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub at: Option<String>,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub p_adjusted: Option<f64>,
    pub n_tests: Option<usize>,
}

/// The rows by series: its periods in order, then its change.
#[must_use]
pub fn rows<'a>(trends: &'a Trends<'a>) -> Vec<Row<'a>> {
    trends.series.iter().flat_map(|it| of_series(trends, it)).collect()
}

fn of_series<'a>(trends: &'a Trends<'a>, series: &'a Series) -> Vec<Row<'a>> {
    let lexicon = trends.lexicon;
    let id = series.subject.id(lexicon);
    let is_rate = series.unit.is_some();
    let base = Row {
        pack: Some(labels(lexicon, series.subject).0),
        concept: (!is_rate).then_some(id),
        category: is_rate.then_some(id),
        source: Some(&trends.sources[series.source].name),
        unit: Some(series.unit.map_or("mentions", |it| it.name())),
        ..Row::default()
    };
    let variant = |line: usize| variant_id(lexicon, series.lines[line]);
    let figure = |point: &Point, line: usize, it: &Figure| Row {
        kind: if is_rate { "rate" } else { "share" },
        variant: variant(line),
        from: Some(point.from.to_string()),
        n_articles: Some(point.n_articles),
        n: Some(it.n),
        of: Some(it.of),
        value: Some(it.value),
        low: Some(it.interval.low),
        high: Some(it.interval.high),
        ..base.clone()
    };
    let mut rows = Vec::new();
    for point in &series.points {
        if point.figures.is_empty() {
            rows.push(Row {
                kind: "gap",
                from: Some(point.from.to_string()),
                n_articles: Some(point.n_articles),
                n: Some(point.n),
                ..base.clone()
            });
        }
        let figures = point.figures.iter().enumerate();
        rows.extend(figures.map(|(line, it)| figure(point, line, it)));
    }
    rows.extend(series.change.iter().map(|it| Row {
        kind: "change",
        variant: variant(it.line),
        at: Some(it.at.to_string()),
        earliest: Some(it.earliest.to_string()),
        latest: Some(it.latest.to_string()),
        before: Some(it.before),
        after: Some(it.after),
        p_adjusted: Some(it.p_adjusted),
        n_tests: Some(trends.n_tests),
        ..base.clone()
    }));
    rows
}
