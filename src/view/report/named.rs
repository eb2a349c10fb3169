//! Named differently: one row per thing, one column per source, and under each row its passages.

use crate::compare::{
    Cell, ConceptComparison, Differs, MIN_ARTICLES, MentionRef, Verdict,
};
use crate::document::Zone;
use crate::text::fold;
use crate::view::report::block::{
    self, Block, Cell as TableCell, Chip, Inline, Line, Row, Table, prose, soft, strong,
    text,
};
use crate::view::report::evidence;
use crate::view::report::plain::Plain;
use crate::view::report::rows::{Rows, cells_in_order, variants_by_count};
use crate::view::report::scale::Scale;
use crate::view::report::stage::{Stage, colour, n_counted};
use crate::view::report::usage::{form, usages, usual};
use crate::view::wording;
use crate::voice::Voice;
use std::collections::BTreeSet;

/// So many wordings of a source stand in a row; the others are among its passages.
const MAX_CHIPS: usize = 4;

pub(super) fn section(stage: &Stage<'_>) -> Vec<Block> {
    let rows = Rows::new(stage);
    let mut blocks = Vec::new();
    let bands = [
        ("counted", &rows.counted),
        ("too_few", &rows.too_few),
        ("suggested", &rows.suggested),
    ];
    for (band, concepts) in bands.into_iter().filter(|it| !it.1.is_empty()) {
        let title = stage.t(&format!("named.{band}"));
        let rule = stage.t(&format!("named.{band}.rule"));
        // On paper the rows that counting carries stand for all, where there are any.
        let is_thin = !blocks.is_empty();
        blocks.push(Block::Prose {
            style: if is_thin { "band thin" } else { "band" },
            line: vec![strong(title.clone()), soft(rule)],
        });
        blocks.push(Block::Table(Table {
            style: if is_thin { "naming thin" } else { "naming" },
            caption: title,
            is_by_source: true,
            is_wide: stage.is_wide(),
            head: stage.heads(Plain::default()),
            rows: concepts.iter().map(|&it| row(stage, it)).collect(),
        }));
    }
    let is_empty = blocks.is_empty() && rows.folded.is_empty();
    let lede = if blocks.is_empty() { "named.none" } else { "named.lede" };
    blocks.insert(0, prose("lede", stage.t(lede)));
    blocks.extend(folded(stage, &rows));
    if is_empty { Vec::new() } else { blocks }
}

fn row(stage: &Stage<'_>, number: usize) -> Row {
    let it = &stage.comparison.concepts[number];
    let concept = stage.concept(it);
    let id = stage.row_id(number);
    let label = Plain::new(&concept.label);
    let question = concept.question.as_deref().map(Plain::new);
    let mut head = vec![strong(question.clone().unwrap_or(label.clone()))];
    if stage.is_draft(it) {
        head.push(Inline::Text { style: "tag", text: stage.t("named.draft") });
    }
    let n_passages: usize = it.cells.iter().map(|cell| cell.mentions.len()).sum();
    let mut summary: Line = Vec::new();
    if question.is_some() {
        summary.push(text(Plain::new(&format!("{label}:"))));
    }
    summary.push(text(counted(stage, it)));
    summary.push(text(Plain::new(&format!("{}.", verdict(stage, &it.differs)))));
    summary.push(strong(stage.count("read", n_passages)));
    let sources = 0..stage.n_sources();
    Row {
        head: TableCell::of(head),
        cells: sources.map(|source| cell(stage, number, source)).collect(),
        under: vec![Block::Fold {
            id: format!("{id}-passages"),
            summary,
            blocks: under(stage, number),
        }],
        id,
    }
}

/// How many mentions are counted, and which articles among them print one text.
fn counted(stage: &Stage<'_>, it: &ConceptComparison) -> Plain {
    let basis =
        if it.basis.len() > 1 { "named.basis.spelling" } else { "named.basis.own" };
    let said = format!("{} {};", evidence::number(it.n_counted()), stage.t(basis));
    let holders = it.cells.iter().filter(|cell| n_counted(cell, it.basis) > 0);
    let articles = holders.flat_map(|cell| cell.mentions.iter().map(|at| at.article));
    evidence::counted(stage, &said, articles)
}

/// What the counts say.
fn verdict(stage: &Stage<'_>, differs: &Differs) -> Plain {
    match (differs.verdict, differs.p_adjusted) {
        (Verdict::Differs, Some(p)) => {
            let n = wording::number(differs.n_tests);
            let p = wording::p_value(p);
            stage.fill("verdict.tested", &[("p", &p), ("n", &n)])
        }
        (verdict, _) => stage.t(&format!("verdict.{}", verdict.name())),
    }
}

/// The wordings of one source as chips; each counts its own form and no other.
fn cell(stage: &Stage<'_>, concept: usize, source: usize) -> TableCell {
    let it = &stage.comparison.concepts[concept];
    let id = stage.of_source(&stage.row_id(concept), source);
    let mut chips: Vec<(bool, Chip)> = Vec::new();
    let mut notes: Vec<Plain> = Vec::new();
    for cell in cells_in_order(stage, it, source) {
        let usual = usual_in_all(stage, it, cell);
        for form in forms(stage, cell) {
            chips.push((
                form.is_counted(it.basis),
                form.chip(stage, &id, usual.is_some()),
            ));
        }
        notes.extend(usual);
    }
    if chips.is_empty() {
        return stage.cell(
            source,
            vec![vec![Inline::Text { style: "none", text: stage.t("named.not_named") }]],
        );
    }
    // What counts for the source stands before what it lets others say.
    chips.sort_by_key(|it| !it.0);
    let n_more = chips.len().saturating_sub(MAX_CHIPS);
    let shown = chips.into_iter().take(MAX_CHIPS).map(|it| Inline::Chip(it.1));
    let mut line: Line = shown.collect();
    if n_more > 0 {
        line.push(block::link(format!("#{id}"), stage.count("named.more_forms", n_more)));
    }
    let mut lines = vec![line];
    lines.extend(notes.into_iter().take(1).map(|it| vec![soft(it)]));
    stage.cell(source, lines)
}

/// One form of a variant in one voice, as one source prints it.
struct Form {
    first: MentionRef,
    voice: Option<Voice>,
    n: u64,
}

impl Form {
    /// Whether the comparison rests on it.
    fn is_counted(&self, basis: &[Voice]) -> bool {
        self.voice.is_some_and(|it| basis.contains(&it))
    }

    fn chip(&self, stage: &Stage<'_>, id: &str, is_usual: bool) -> Chip {
        let voice = self.voice.map_or("headline", Voice::name);
        Chip {
            words: stage.name(self.first),
            voice,
            whose: stage.t(&format!("voice.{voice}")),
            colour: colour(stage.source_of(self.first.article)),
            n: Some(self.n),
            href: format!("#{id}"),
            is_usual,
        }
    }
}

/// The forms of a cell by voice, the most used first; a headline is a voice of its own.
fn forms(stage: &Stage<'_>, cell: &Cell) -> Vec<Form> {
    let mut forms: Vec<(String, Form)> = Vec::new();
    for &at in &cell.mentions {
        let mention = stage.mention(at);
        let voice = match mention.zone {
            Zone::Headline => None,
            zone if zone.is_counted() => Some(mention.voice),
            _ => continue,
        };
        let words = stage.name(at);
        let text = &stage.document(at.article).text;
        let parts = words.spans.iter().map(|it| fold(it.of(text)));
        let surface = parts.collect::<Vec<_>>().join(" ");
        let known = forms.iter_mut().find(|it| it.0 == surface && it.1.voice == voice);
        match known {
            Some(known) => known.1.n += 1,
            None => forms.push((surface, Form { first: at, voice, n: 1 })),
        }
    }
    let mut forms: Vec<Form> = forms.into_iter().map(|it| it.1).collect();
    let order = |it: &Form| it.voice.map_or(Voice::ALL.len(), Voice::index);
    forms.sort_by_key(|it| (order(it), std::cmp::Reverse(it.n), it.first));
    forms
}

/// Why the form meant nothing, if that holds for every article in which it stands.
fn usual_in_all(stage: &Stage<'_>, it: &ConceptComparison, cell: &Cell) -> Option<Plain> {
    let variant = stage.variant(it, cell.variant);
    let reasons = cell.mentions.iter().map(|at| {
        let date = stage.document(at.article).date;
        date.and_then(|date| usual(stage, variant, date))
    });
    let reasons: Option<Vec<Plain>> = reasons.collect();
    reasons.and_then(|it| it.into_iter().next())
}

/// What opens under a row: shares, passages by source, who uses which form.
fn under(stage: &Stage<'_>, number: usize) -> Vec<Block> {
    let it = &stage.comparison.concepts[number];
    let concept = stage.concept(it);
    let mut blocks = Vec::new();
    if stage.is_draft(it) {
        blocks.push(prose("note", stage.t("named.draft.counts")));
    } else if let Some(note) = concept.note.as_deref() {
        blocks.push(prose("note", Plain::new(note)));
    }
    blocks.extend(shares(stage, it));
    for source in 0..stage.n_sources() {
        let cells = cells_in_order(stage, it, source);
        if cells.is_empty() {
            continue;
        }
        let id = stage.of_source(&stage.row_id(number), source);
        let mentions: Vec<MentionRef> =
            cells.iter().flat_map(|cell| cell.mentions.iter().copied()).collect();
        let remark = |at: MentionRef| {
            let holds = |it: &&&Cell| it.mentions.binary_search(&at).is_ok();
            let cell = cells.iter().find(holds)?;
            let date = stage.document(at.article).date?;
            usual(stage, stage.variant(it, cell.variant), date)
        };
        blocks.push(Block::Heading { id, text: stage.badge(source).name });
        blocks.push(evidence::list(evidence::mentions(stage, &mentions, remark)));
    }
    blocks.extend(usages(stage, it));
    blocks
}

/// Shares with intervals, where there is enough evidence.
fn shares(stage: &Stage<'_>, it: &ConceptComparison) -> Option<Block> {
    if it.differs.verdict == Verdict::TooFew {
        return None;
    }
    let counted = variants_by_count(stage, it).into_iter().filter(|&(_, n)| n > 1);
    let mut variants: Vec<usize> = counted.map(|it| it.0).collect();
    // Of two forms the share of one says that of the other.
    if variants.len() == 2 {
        variants.truncate(1);
    }
    let cells = |it: &crate::compare::Share| {
        let share = if it.of == 0 { 0.0 } else { it.n as f64 / it.of as f64 };
        let figures = stage.fill(
            "named.share",
            &[
                ("share", &wording::percent(share)),
                ("n", &evidence::number(it.n)),
                ("of", &evidence::number(it.of)),
                ("range", &wording::percent_range(it.interval.low, it.interval.high)),
            ],
        );
        let strip = Scale::SHARES.strip(it.source, share, it.interval);
        [TableCell::of(vec![strip]), TableCell::of(vec![text(figures)])]
    };
    let rows = variants.iter().flat_map(|&variant| {
        let form = form(stage.variant(it, variant));
        let shares = it.shares.iter().filter(move |it| it.variant == variant);
        shares.map(move |share| Row {
            head: TableCell::of(vec![
                stage.badge(share.source).named(),
                strong(form.clone()),
            ]),
            cells: cells(share).into(),
            ..Row::default()
        })
    });
    let sources = &stage.comparison.sources;
    let is_resampled = sources.iter().any(|it| it.articles.len() >= MIN_ARTICLES);
    let key = if is_resampled { "named.shares.resampled" } else { "named.shares" };
    Some(Block::Table(Table {
        style: "strips",
        caption: stage.t(key),
        rows: rows.collect(),
        ..Table::default()
    }))
}

/// Names that were found and are not compared, with what was found and why not.
fn folded(stage: &Stage<'_>, rows: &Rows) -> Option<Block> {
    if rows.folded.is_empty() {
        return None;
    }
    let row = |&(number, reason): &(usize, &'static str)| {
        let it = &stage.comparison.concepts[number];
        let sources: BTreeSet<usize> = it.cells.iter().map(|cell| cell.source).collect();
        let found = sources.iter().map(|&source| {
            let cells = cells_in_order(stage, it, source);
            let forms = cells.iter().flat_map(|cell| forms(stage, cell));
            let mut line = vec![stage.badge(source).named()];
            for form in forms {
                let at = form.first;
                let (_, href) = stage.line_at(at.article, stage.mention(at).span.start);
                line.push(Inline::Chip(Chip { href, ..form.chip(stage, "", false) }));
            }
            line
        });
        let mut head = vec![strong(Plain::new(&stage.concept(it).label))];
        if stage.is_draft(it) {
            head.push(Inline::Text { style: "tag", text: stage.t("named.draft") });
        }
        Row {
            id: stage.row_id(number),
            head: TableCell::of(head),
            cells: vec![
                TableCell { badge: None, lines: found.collect() },
                TableCell::of(vec![soft(stage.t(reason))]),
            ],
            under: Vec::new(),
        }
    };
    let head = ["named.folded.name", "named.folded.found", "named.folded.why"];
    let table = Block::Table(Table {
        style: "plain",
        caption: stage.t("named.folded.caption"),
        head: head.map(|it| TableCell::of(vec![soft(stage.t(it))])).into(),
        rows: rows.folded.iter().map(row).collect(),
        ..Table::default()
    });
    let summary = stage.count("named.folded", rows.folded.len());
    Some(block::fold("not-compared".to_owned(), summary, vec![table]))
}
