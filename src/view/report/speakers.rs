//! Who speaks: one row per speaker whom several sources hear, one line per source for the others.

use crate::compare::{Heard, Speaker, Verb};
use crate::view::report::block::{
    self, Block, Cell, Inline, Line, Row, Table, prose, soft, strong,
};
use crate::view::report::plain::Plain;
use crate::view::report::stage::Stage;
use crate::view::report::{evidence, quotations};
use crate::voice::Voice;

/// So many speakers have a row; the others stand with those of one source.
const N_ROWS: usize = 24;
/// So many verbs of a source stand in a cell.
const N_VERBS: usize = 4;

pub(super) fn section(stage: &Stage<'_>) -> Vec<Block> {
    let found = &stage.comparison.speakers;
    let is_empty = found.speakers.is_empty() && found.unresolved.is_empty();
    let quotations = quotations::blocks(stage);
    if is_empty && quotations.is_empty() {
        return Vec::new();
    }
    let is_alone = stage.n_sources() < 2;
    let numbered = found.speakers.iter().enumerate();
    let (mut shared, mut single): (Vec<_>, Vec<_>) =
        numbered.partition(|(_, it)| is_alone || it.by_source.len() > 1);
    single.splice(..0, shared.split_off(shared.len().min(N_ROWS)));
    let mut blocks = vec![prose("lede", lede(stage))];
    if !shared.is_empty() {
        let rows = shared.iter().map(|&(number, it)| row(stage, number, it));
        blocks.push(Block::Table(Table {
            style: "speakers",
            caption: stage.t("speakers.caption"),
            is_by_source: true,
            is_wide: stage.is_wide(),
            head: stage.heads(Plain::default()),
            rows: rows.collect(),
        }));
    }
    blocks.extend(of_one_source(stage, &single));
    if !found.unresolved.is_empty() {
        blocks.push(unresolved(stage));
    }
    blocks.extend(quotations);
    blocks
}

/// How many passages there are, and of how many the speaker is not known.
fn lede(stage: &Stage<'_>) -> Plain {
    let found = &stage.comparison.speakers;
    let sum = |n: fn(&Heard) -> u64| {
        let named = found.speakers.iter().flat_map(|it| &it.by_source);
        evidence::number(named.chain(&found.unresolved).map(n).sum())
    };
    let (quoted, reported) = (sum(|it| it.n_quotations), sum(|it| it.n_reported));
    stage.fill("speakers.lede", &[("quoted", &quoted), ("reported", &reported)])
}

fn row(stage: &Stage<'_>, number: usize, it: &Speaker) -> Row {
    let id = stage.speaker_id(number);
    let cells = (0..stage.n_sources()).map(|source| {
        let heard = it.by_source.iter().find(|it| it.source == source);
        let lines = heard.map(|heard| cell(stage, &id, heard)).unwrap_or_default();
        let none = || {
            let text = stage.t("speakers.not_heard");
            vec![vec![Inline::Text { style: "none", text }]]
        };
        stage.cell(source, if lines.is_empty() { none() } else { lines })
    });
    let forms: Vec<&str> = it.forms.iter().map(String::as_str).collect();
    let mut head = vec![vec![strong(Plain::new(&it.name))]];
    if !forms.is_empty() {
        head.push(vec![soft(
            stage.fill("speakers.also", &[("forms", &forms.join(", "))]),
        )]);
    }
    let n: usize = it.by_source.iter().map(|it| it.places.len()).sum();
    Row {
        cells: cells.collect(),
        under: vec![block::fold(
            format!("{id}-passages"),
            stage.count("read", n),
            words(stage, &id, &it.by_source),
        )],
        head: Cell { badge: None, lines: head },
        id,
    }
}

/// What one source gives of a speaker: how much, and with which verbs.
fn cell(stage: &Stage<'_>, id: &str, heard: &Heard) -> Vec<Line> {
    let href = format!("#{}", stage.of_source(id, heard.source));
    let mut lines = vec![vec![block::link(href, passages(stage, heard))]];
    let n_words = [Voice::Quoted, Voice::Reported].map(|voice| {
        let n = usize::try_from(heard.words(voice)).unwrap_or(usize::MAX);
        (n > 0).then(|| stage.count(&format!("speakers.{}", voice.name()), n).to_string())
    });
    let n_words: Vec<String> = n_words.into_iter().flatten().collect();
    if !n_words.is_empty() {
        lines.push(vec![soft(Plain::new(&n_words.join(", ")))]);
    }
    let verbs: Vec<String> = heard.verbs.iter().take(N_VERBS).map(verb).collect();
    if !verbs.is_empty() {
        lines.push(vec![Inline::Text {
            style: "verbs",
            text: Plain::new(&verbs.join(", ")),
        }]);
    }
    lines
}

fn verb(it: &Verb) -> String {
    if it.n > 1 { format!("{} ×{}", it.words, it.n) } else { it.words.clone() }
}

/// How many quotations and reported passages.
fn passages(stage: &Stage<'_>, it: &Heard) -> Plain {
    let count = |key: &str, n: u64| {
        let n = usize::try_from(n).unwrap_or(usize::MAX);
        (n > 0).then(|| stage.count(key, n).to_string())
    };
    let parts = [
        count("speakers.quotations", it.n_quotations),
        count("speakers.reports", it.n_reported),
        count("speakers.held", it.n_held),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => stage.t("speakers.headline"),
        false => Plain::new(&parts.join(", ")),
    }
}

/// The passages of a speaker by source.
fn words(stage: &Stage<'_>, id: &str, by_source: &[Heard]) -> Vec<Block> {
    let of = |heard: &Heard| {
        let text = stage.badge(heard.source).name;
        [
            Block::Heading { id: stage.of_source(id, heard.source), text },
            evidence::list(evidence::speech(stage, heard)),
        ]
    };
    by_source.iter().flat_map(of).collect()
}

/// Speakers of one source only: a line a source, and what opens under it.
fn of_one_source(stage: &Stage<'_>, single: &[(usize, &Speaker)]) -> Vec<Block> {
    if single.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut read = Vec::new();
    for source in 0..stage.n_sources() {
        let of = single.iter().filter(|(_, it)| it.by_source[0].source == source);
        let mut line = vec![stage.badge(source).named()];
        for &(number, it) in of {
            let id = stage.speaker_id(number);
            let heard = &it.by_source[0];
            line.push(block::link(format!("#{id}"), Plain::new(&it.name)));
            line.push(soft(Plain::new(&format!("({})", passages(stage, heard)))));
            read.push(Block::Heading { id, text: Plain::new(&it.name) });
            let speech = it.by_source.iter().map(|it| evidence::speech(stage, it));
            read.push(evidence::list(speech.flatten().collect()));
        }
        if line.len() > 1 {
            lines.push(line);
        }
    }
    let summary = stage.count("speakers.single.read", single.len());
    let title = stage.t("speakers.single");
    vec![
        Block::Prose { style: "band", line: vec![strong(title)] },
        Block::List { style: "plain", items: lines },
        block::fold("speakers-of-one".to_owned(), summary, read),
    ]
}

/// Speech whose speaker is not resolved, by source, under a line that opens it.
fn unresolved(stage: &Stage<'_>) -> Block {
    let found = &stage.comparison.speakers.unresolved;
    let n = found.iter().map(|it| it.places.len()).sum();
    let id = "unresolved";
    block::fold(
        id.to_owned(),
        stage.count("speakers.unresolved", n),
        words(stage, id, found),
    )
}
