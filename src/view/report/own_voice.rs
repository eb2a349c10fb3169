//! In its own voice: word lists by sources, with the words themselves; rates on demand.

use crate::compare::{MIN_ARTICLES, Marker, MentionRef, Unit, Verdict};
use crate::document::Zone;
use crate::scorers::{Card, SCORERS};
use crate::text::{Span, fold};
use crate::view::report::block::{
    self, Block, Cell, Inline, Line, Row, Table, Words, prose, soft, strong, text,
};
use crate::view::report::evidence;
use crate::view::report::plain::Plain;
use crate::view::report::scale::Scale;
use crate::view::report::stage::Stage;
use crate::view::wording;
use crate::voice::Voice;

/// A list with fewer own words in all is named, and has no row.
const MIN_ROW: u64 = 3;
/// So many words of a source stand in a cell.
const N_WORDS: usize = 6;

pub(super) fn section(stage: &Stage<'_>) -> Vec<Block> {
    let markers = &stage.comparison.markers;
    let mut rows: Vec<usize> =
        (0..markers.len()).filter(|&at| markers[at].n_counted() >= MIN_ROW).collect();
    rows.sort_by_key(|&at| match markers[at].verdict {
        Verdict::DiffersHere | Verdict::Differs => 0,
        Verdict::SameHere | Verdict::NoEvidence => 1,
        Verdict::TooFew => 2,
    });
    let mut blocks = Vec::new();
    let signs: Vec<Row> =
        SCORERS.iter().filter_map(|it| sign(stage, it.card())).collect();
    if rows.is_empty() && signs.is_empty() {
        blocks.push(prose("lede", stage.t("own.none")));
    } else {
        blocks.push(prose("lede", stage.t("own.lede")));
        blocks.push(Block::Table(Table {
            style: "words",
            caption: stage.t("own.caption"),
            is_by_source: true,
            is_wide: stage.is_wide(),
            head: stage.heads(Plain::default()),
            rows: rows.iter().map(|&at| row(stage, at)).chain(signs).collect(),
        }));
    }
    blocks.extend(little(stage));
    blocks
}

/// What a scorer points at, by source; none where it found nothing.
fn sign(stage: &Stage<'_>, card: Card) -> Option<Row> {
    let found = |source: usize| -> Vec<(usize, Span, Voice)> {
        let articles = stage.comparison.sources[source].articles.iter();
        let places = articles.flat_map(|&at| {
            let evidence = stage.analysis(at).evidence.iter();
            evidence
                .filter(|it| it.scorer == card.id)
                .map(move |it| (at, it.span, it.voice))
        });
        places.collect()
    };
    let by_source: Vec<Vec<(usize, Span, Voice)>> =
        (0..stage.n_sources()).map(found).collect();
    if by_source.iter().all(Vec::is_empty) {
        return None;
    }
    let id = format!("x-{}", card.id);
    let cells = by_source.iter().enumerate().map(|(source, places)| {
        let n_shown = places.len().min(N_WORDS);
        let shown =
            places[..n_shown].iter().enumerate().flat_map(|(nth, &(at, span, _))| {
                block::listed(Words::phrase(at, vec![span]), None, nth + 1 == n_shown)
            });
        let mut line: Line = shown.collect();
        match places.len() {
            0 => line.push(Inline::Text { style: "none", text: stage.t("own.dash") }),
            n => line.push(total(n as u64)),
        }
        stage.cell(source, vec![line])
    });
    let mut under = Vec::new();
    for (source, places) in by_source.iter().enumerate().filter(|it| !it.1.is_empty()) {
        let text = stage.badge(source).name;
        under.push(Block::Heading { id: stage.of_source(&id, source), text });
        under.push(evidence::list(evidence::places(stage, places)));
    }
    Some(Row {
        head: Cell::of(vec![strong(Plain::new(card.label))]),
        cells: cells.collect(),
        under: vec![block::fold(
            format!("{id}-passages"),
            stage.t("own.read_sign"),
            under,
        )],
        id,
    })
}

/// How many words a source has in all.
fn total(n: u64) -> Inline {
    Inline::Text { style: "total", text: Plain::new(&evidence::number(n)) }
}

/// Lists of which little was found, and those of which nothing was: a line that opens.
fn little(stage: &Stage<'_>) -> Option<Block> {
    let markers = stage.comparison.markers.iter().enumerate();
    let (some, none): (Vec<_>, Vec<_>) = markers
        .filter(|(_, it)| it.n_counted() < MIN_ROW)
        .partition(|(_, it)| it.rates.iter().any(|rate| !rate.mentions.is_empty()));
    let n = some.len() + none.len();
    let mut blocks = Vec::new();
    for (at, it) in some {
        let mentions: Vec<MentionRef> =
            it.rates.iter().flat_map(|rate| rate.mentions.iter().copied()).collect();
        let label = Plain::new(&stage.category(it).label);
        blocks.push(Block::Heading { id: stage.measure_id(at), text: label });
        blocks.push(evidence::list(evidence::mentions(stage, &mentions, |_| None)));
    }
    if !none.is_empty() {
        let labels: Vec<&str> =
            none.iter().map(|(_, it)| stage.category(it).label.as_str()).collect();
        let text = stage.fill("own.not_found", &[("lists", &labels.join("; "))]);
        blocks.push(prose("note", text));
    }
    (n > 0).then(|| block::fold("lists".to_owned(), stage.count("own.little", n), blocks))
}

fn row(stage: &Stage<'_>, number: usize) -> Row {
    let it = &stage.comparison.markers[number];
    let category = stage.category(it);
    let id = stage.measure_id(number);
    let mut head = vec![vec![strong(Plain::new(&category.label))]];
    if it.verdict == Verdict::DiffersHere || it.verdict == Verdict::Differs {
        head.push(vec![soft(stage.t("own.differs"))]);
    }
    let cells = (0..stage.n_sources()).map(|source| cell(stage, it, source));
    Row {
        head: Cell { badge: None, lines: head },
        cells: cells.collect(),
        under: vec![block::fold(
            format!("{id}-passages"),
            stage.t("own.read"),
            under(stage, number),
        )],
        id,
    }
}

/// The words of the list in the source's own voice, the most used first.
fn cell(stage: &Stage<'_>, it: &Marker, source: usize) -> Cell {
    let mut found: Vec<(String, MentionRef, u64)> = Vec::new();
    for &at in &it.rates[source].mentions {
        let mention = stage.mention(at);
        if mention.voice != Voice::Narrator || !mention.zone.is_counted() {
            continue;
        }
        let word = fold(mention.span.of(&stage.document(at.article).text));
        match found.iter_mut().find(|it| it.0 == word) {
            Some(known) => known.2 += 1,
            None => found.push((word, at, 1)),
        }
    }
    if found.is_empty() {
        let none = Inline::Text { style: "none", text: stage.t("own.dash") };
        return stage.cell(source, vec![vec![none]]);
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.2));
    let n_more = found.len().saturating_sub(N_WORDS);
    let mut line: Line = Vec::new();
    let n_shown = found.len().min(N_WORDS);
    for (nth, (_, at, n)) in found.iter().take(N_WORDS).enumerate() {
        let is_last = nth + 1 == n_shown;
        let words = Words::phrase(at.article, vec![stage.mention(*at).span]);
        line.extend(block::listed(words, (*n > 1).then(|| format!("×{n}")), is_last));
    }
    if n_more > 0 {
        line.push(soft(stage.count("own.more", n_more)));
    }
    line.push(total(it.rates[source].n()));
    stage.cell(source, vec![line])
}

/// Rates with their intervals, drawn on one scale, and the passages by source.
fn under(stage: &Stage<'_>, number: usize) -> Vec<Block> {
    let it = &stage.comparison.markers[number];
    let mut blocks = Vec::new();
    if let Some(definition) = stage.category(it).definition.as_deref() {
        blocks.push(prose("note", Plain::new(definition)));
    }
    let rates = || it.rates.iter().filter_map(|it| it.rate);
    let scale = Scale::of_rates(rates().map(|it| it.per_1000).fold(0.0, f64::max));
    let rows = it.rates.iter().enumerate().filter_map(|(source, rate)| {
        let found = rate.rate?;
        let strip = scale.strip(source, found.per_1000, found.interval);
        let figures = stage.fill(
            "own.rate",
            &[
                ("rate", &wording::rate(found.per_1000)),
                ("low", &wording::rate(found.interval.low)),
                ("high", &wording::rate(found.interval.high)),
                ("n", &evidence::number(rate.n())),
                ("of", &evidence::number(rate.exposure)),
            ],
        );
        Some(Row {
            head: Cell::of(vec![stage.badge(source).named()]),
            cells: vec![Cell::of(vec![strip]), Cell::of(vec![text(figures)])],
            ..Row::default()
        })
    });
    let mut sources = stage.comparison.sources.iter();
    let is_resampled = sources.any(|it| it.articles.len() >= MIN_ARTICLES);
    let unit = match it.unit {
        Unit::NarratorTokens => "own.unit.words",
        Unit::Attributions => "own.unit.reports",
    };
    let interval = if is_resampled { "own.interval.resampled" } else { "own.interval" };
    let caption = format!("{} {}", stage.t(unit), stage.t(interval));
    let rows: Vec<Row> = rows.collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            style: "strips",
            caption: Plain::new(&caption),
            rows,
            ..Table::default()
        }));
    }
    for (source, rate) in it.rates.iter().enumerate() {
        if rate.mentions.is_empty() {
            continue;
        }
        let id = stage.of_source(&stage.measure_id(number), source);
        blocks.push(Block::Heading { id, text: stage.badge(source).name });
        let marked = |at: MentionRef| {
            let is_counted = stage.mention(at).voice == Voice::Narrator
                && stage.mention(at).zone != Zone::Headline;
            (!is_counted).then(|| stage.t("own.not_counted"))
        };
        blocks.push(evidence::list(evidence::mentions(stage, &rate.mentions, marked)));
    }
    blocks
}
