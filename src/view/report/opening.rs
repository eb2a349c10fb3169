//! In short: what a careful reader would name first, one row per contrast, one column per source.
//!
//! The cells hold the words themselves. “Not found” stands only where that is sure; a cell of
//! which nothing is known stays empty.

use crate::compare::{Contrast, ContrastSide, Evidence, MAX_OPENING, Place, Subject};
use crate::text::{Span, slug};
use crate::view::report::block::{
    self, Block, Cell, Chip, Inline, Line, Row, Table, Words, prose, soft, strong,
};
use crate::view::report::plain::Plain;
use crate::view::report::quotations::quote_id;
use crate::view::report::stage::{Stage, colour};
use crate::view::report::told::{fact_id, quantity_id};
use crate::view::report::{begins, evidence, made};
use crate::view::wording;
use crate::voice::Voice;
use std::collections::BTreeSet;

/// So many wordings of a source stand in a cell, if the first screen has room.
const MAX_WORDINGS: usize = 2;
/// A headline of at most this many letters stands whole.
const MAX_HEADLINE: usize = 120;
/// The width that the columns of the first screen share, in pixels.
const WIDTH: usize = 1_060;
/// The height that its rows share, in pixels.
const HEIGHT: usize = 560;

pub(super) fn section(stage: &Stage<'_>) -> Vec<Block> {
    let contrasts = &stage.comparison.contrasts;
    let further = &stage.comparison.further_contrasts;
    if contrasts.is_empty() && further.is_empty() {
        let key =
            if stage.n_sources() < 2 { "short.none.alone" } else { "short.none.found" };
        return vec![prose("lede", stage.t(key))];
    }
    let (first, rest) = contrasts.split_at(contrasts.len().min(MAX_OPENING));
    let rest: Vec<&Contrast> = rest.iter().chain(further).collect();
    let first: Vec<&Contrast> = first.iter().collect();
    let mut known = BTreeSet::new();
    let caption = stage.t("short.caption");
    let table = |contrasts: &[&Contrast], known: &mut _, caption, height| {
        Block::Table(table(stage, contrasts, known, caption, height))
    };
    let mut blocks = vec![table(&first, &mut known, caption, HEIGHT)];
    if !rest.is_empty() {
        let more = table(&rest, &mut known, stage.t("short.more.caption"), usize::MAX);
        let summary = stage.count("short.more", rest.len());
        blocks.push(block::fold("further-contrasts".to_owned(), summary, vec![more]));
    }
    blocks
}

fn table(
    stage: &Stage<'_>,
    contrasts: &[&Contrast],
    known: &mut BTreeSet<String>,
    caption: Plain,
    height: usize,
) -> Table {
    let fits = fitting(stage, contrasts, height);
    let rows = contrasts.iter().zip(fits).map(|(it, n)| {
        let mut row = row(stage, it, n);
        while !known.insert(row.id.clone()) {
            row.id.push('_');
        }
        row
    });
    let rows = rows.collect();
    let mut head = stage.heads(stage.t("short.title"));
    for (cell, source) in head[1..].iter_mut().zip(&stage.comparison.sources) {
        cell.lines.push(vec![soft(made::dates(stage, source))]);
    }
    Table {
        style: "short",
        caption,
        is_by_source: true,
        is_wide: stage.is_wide(),
        head,
        rows,
    }
}

/// How many wordings the cells of each row may hold, so that all rows stay on one screen.
fn fitting(stage: &Stage<'_>, contrasts: &[&Contrast], height: usize) -> Vec<usize> {
    let mut fits = vec![1; contrasts.len()];
    let tall = |n: &[usize]| -> usize {
        let rows = contrasts.iter().zip(n);
        rows.map(|(it, &n)| row_height(stage, it, n)).sum()
    };
    for at in 0..fits.len() {
        while fits[at] < MAX_WORDINGS {
            fits[at] += 1;
            if height != usize::MAX && tall(&fits) > height {
                fits[at] -= 1;
                break;
            }
        }
    }
    fits
}

/// About how tall a row is, in pixels: the words wrap in columns of equal width.
fn row_height(stage: &Stage<'_>, it: &Contrast, n: usize) -> usize {
    let letters = (WIDTH / stage.n_sources().max(1)).saturating_sub(24).max(40) / 8;
    let cell = |side: &ContrastSide| {
        let chip = |place: &Place| {
            let span = shown(stage, it, *place);
            let n = span.of(&stage.document(place.article).text).chars().count();
            n.div_ceil(letters.max(1)) * 18 + 12
        };
        let places = side.wordings.iter().take(n).map(|it| chip(&it.places[0]) + 19);
        places.sum::<usize>()
    };
    it.sides.iter().map(cell).max().unwrap_or_default().max(44) + 14
}

fn row(stage: &Stage<'_>, it: &Contrast, n_wordings: usize) -> Row {
    let href = it.refs.iter().find_map(|evidence| href(stage, *evidence));
    let about = Plain::new(&wording::contrast_about(stage.comparison, it));
    let mut head = vec![vec![strong(about.clone())]];
    if let Some(href) = &href {
        let text = stage.t("short.evidence");
        let href = format!("#{href}");
        head.push(vec![Inline::Link { style: "evidence", href, text, is_web: false }]);
    }
    let cells = it.sides.iter().map(|side| cell(stage, it, side, n_wordings, &href));
    let cells = cells.collect();
    let key = href.unwrap_or_else(|| slug(about.as_str(), "contrast"));
    Row {
        id: format!("s-{}-{key}", it.kind()),
        head: Cell { badge: None, lines: head },
        cells,
        under: Vec::new(),
    }
}

/// Where the evidence stands on the page.
fn href(stage: &Stage<'_>, evidence: Evidence) -> Option<String> {
    let comparison = stage.comparison;
    Some(match evidence {
        Evidence::Concept(at) => stage.row_id(at),
        Evidence::Marker(at) => stage.measure_id(at),
        Evidence::Speaker(at) => stage.speaker_id(at),
        Evidence::Quotation(at) => quote_id(stage, &comparison.shared_quotes[at]),
        Evidence::Fact(at) => fact_id(stage, &comparison.passages.facts[at]),
        Evidence::Pair(at) => {
            let mut facts = comparison.passages.facts.iter();
            fact_id(stage, facts.find(|it| it.pairs.contains(&at))?)
        }
        Evidence::Quantity(at) => quantity_id(stage, comparison.quantities.get(at)?)?,
        Evidence::Opening(_) => begins::ID.to_owned(),
    })
}

fn cell(
    stage: &Stage<'_>,
    contrast: &Contrast,
    side: &ContrastSide,
    n_wordings: usize,
    href: &Option<String>,
) -> Cell {
    if side.is_absent {
        let text = stage.t("short.none");
        return stage.cell(side.source, vec![vec![Inline::Text { style: "none", text }]]);
    }
    if contrast.kind() == "speakers" {
        return stage.cell(side.source, speakers(side));
    }
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<Plain> = None;
    for (nth, wording) in side.wordings.iter().take(n_wordings).enumerate() {
        let place = wording.places[0];
        let voice = place.voice_name();
        lines.push(vec![Inline::Chip(Chip {
            words: words(stage, contrast, place),
            voice,
            whose: stage.t(&format!("voice.{voice}")),
            colour: colour(side.source),
            n: None,
            href: target(stage, href.as_deref(), place),
            is_usual: false,
        })]);
        let is_beginning = contrast.kind() == "headline";
        // Words of lists are counted among all own words, names among namings.
        let unit =
            if contrast.kind() == "loaded" { "short.in_words" } else { "short.of" };
        let whose = match contrast.subject {
            Subject::Quotation(at) => {
                stage.comparison.shared_quotes[at].is_of_one_speaker()
            }
            _ => false,
        };
        let note = note(stage, side, place, (unit, whose), nth == 0);
        let note = note.filter(|_| !is_beginning);
        // Two wordings that are reported are so marked once.
        let is_said = note.is_some() && note == last;
        lines.extend(note.clone().filter(|_| !is_said).map(|it| vec![soft(it)]));
        last = note;
    }
    stage.cell(side.source, lines)
}

/// What is shown of a wording: of a headline of ordinary length all of it, for no part of one
/// says all that it says.
fn shown(stage: &Stage<'_>, contrast: &Contrast, place: Place) -> Span {
    if !matches!(contrast.subject, Subject::Headline) || !place.is_headline {
        return place.span;
    }
    let document = stage.document(place.article);
    let mut paragraphs = document.paragraphs.iter();
    let headline = paragraphs.find(|it| it.span.contains(place.span));
    let whole = headline.map_or(place.span, |it| it.span);
    let n_letters = whole.of(&document.text).chars().count();
    if n_letters <= MAX_HEADLINE { whole } else { place.span }
}

/// The words of a wording, with dots where the headline, sentence or remark goes on.
fn words(stage: &Stage<'_>, contrast: &Contrast, place: Place) -> Words {
    let span = shown(stage, contrast, place);
    let [is_cut_left, is_cut_right] =
        contrast.goes_on(stage.comparison, Place { span, ..place });
    let phrase = Words::phrase(place.article, vec![span]);
    Words { is_cut_left, is_cut_right, ..phrase }
}

/// Where a wording leads: to its own source under the row, to the row, or to its own line.
fn target(stage: &Stage<'_>, href: Option<&str>, place: Place) -> String {
    match href {
        Some(id) if id.starts_with("c-") || id.starts_with("m-") => {
            format!("#{}", stage.of_source(id, stage.source_of(place.article)))
        }
        Some(id) => format!("#{id}"),
        None => {
            let (_, line) = stage.line_at(place.article, place.span.start);
            if line.is_empty() { format!("#{}", begins::ID) } else { line }
        }
    }
}

/// Who is quoted: names, without edges, because nobody's wording is shown.
fn speakers(side: &ContrastSide) -> Vec<Line> {
    let n = side.wordings.len();
    let names = side.wordings.iter().enumerate().flat_map(|(nth, it)| {
        let place = it.places[0];
        let words = Words::phrase(place.article, vec![place.span]);
        block::listed(words, None, nth + 1 == n)
    });
    let line: Line = names.collect();
    // An empty line is no empty cell.
    if line.is_empty() { Vec::new() } else { vec![line] }
}

/// Whose words, how often, and how the source stands to the claim; in a few words.
fn note(
    stage: &Stage<'_>,
    side: &ContrastSide,
    place: Place,
    (unit, is_named): (&str, bool),
    is_first: bool,
) -> Option<Plain> {
    let mut said: Vec<String> = Vec::new();
    if let Some(status) = side.status.filter(|_| is_first) {
        let status = stage.t(&format!("status.{}", status.name()));
        said.push(match &side.speaker {
            Some(name) => format!("{status}: {name}"),
            None => status.to_string(),
        });
    } else if place.voice != Voice::Narrator && !place.is_headline && !is_named {
        // Whose words a remark is stands beside it; elsewhere its name is not at stake.
        said.push(stage.t(&format!("voice.{}", place.voice_name())).to_string());
    } else if place.voice != Voice::Narrator && !place.is_headline {
        let passages = stage.analysis(place.article).passages();
        let held = passages.held([place.span.start].into_iter());
        let attribution = held.first().and_then(|it| it.attribution);
        said.push(evidence::whose(stage, place.article, place.voice, attribution));
    } else if place.is_headline && side.wordings.len() > 1 {
        said.push(stage.t("short.in_headline").to_string());
    }
    if let Some((n, of)) = side.counted.filter(|it| is_first && it.1 > 1) {
        let (n, of) = (evidence::number(n), evidence::number(of));
        let values = [("n", n.as_str()), ("of", of.as_str())];
        said.push(stage.fill(unit, &values).to_string());
    }
    (!said.is_empty()).then(|| Plain::new(&said.join("; ")))
}
