//! How this was made: enough to make it again, to cite it, and to doubt it.

use crate::compare::{Caveat, Source};
use crate::lexicon::Target;
use crate::lexicon::pack::Confidence;
use crate::text::slug;
use crate::view::provenance::sha256;
use crate::view::report::block::{
    self, Block, Cell, Line, Row, Table, prose, soft, strong, text,
};
use crate::view::report::plain::Plain;
use crate::view::report::stage::Stage;
use crate::view::report::topic;
use crate::view::wording;
use crate::voice::Voice;
use serde::Serialize;
use std::collections::BTreeSet;

/// Words of a removed line that the page shows.
const N_REMOVED_WORDS: usize = 16;

pub(super) fn section(stage: &Stage<'_>) -> Vec<Block> {
    let list = |keys: &str| Block::List { style: "plain", items: said(stage, keys) };
    let mut blocks = vec![prose("lede", stage.t("made.lede"))];
    blocks.extend(overview(stage));
    blocks.push(block::fold("cite".to_owned(), stage.t("cite.title"), cite(stage)));
    let mut figures = list("made.figures");
    if let Block::List { items, .. } = &mut figures {
        items.extend(further_figures(stage).into_iter().map(|it| vec![text(it)]));
    }
    let fold =
        |id: &str, key: &str, blocks| block::fold(id.to_owned(), stage.t(key), blocks);
    blocks.push(fold("figures", "made.figures.title", vec![figures]));
    blocks.push(fold("cannot", "made.cannot.title", vec![list("made.cannot")]));
    let doubts = doubts(stage);
    if !doubts.is_empty() {
        let list = vec![Block::List { style: "plain", items: doubts }];
        blocks.push(fold("doubts", "made.doubts.title", list));
    }
    let corrections = corrections(stage);
    if !corrections.is_empty() {
        let summary = stage.count("made.corrections", corrections.len());
        let list = vec![Block::List { style: "plain", items: corrections }];
        blocks.push(block::fold("corrections".to_owned(), summary, list));
    }
    blocks.push(fold("program", "made.program.title", vec![program(stage)]));
    let removed = removed(stage);
    if !removed.is_empty() {
        let summary = stage.count("made.removed", removed.len());
        let list = vec![Block::List { style: "plain", items: removed }];
        blocks.push(block::fold("removed".to_owned(), summary, list));
    }
    let labels = not_found(stage);
    if !labels.is_empty() {
        let summary = stage.count("made.not_found", labels.len());
        let line = prose("note", Plain::new(&labels.join("; ")));
        blocks.push(block::fold("not-found".to_owned(), summary, vec![line]));
    }
    blocks
}

/// The sentences `KEY.1`, `KEY.2` and so on.
fn said(stage: &Stage<'_>, key: &str) -> Vec<Line> {
    let words = (1..).map_while(|n| stage.find(&format!("{key}.{n}")));
    words.map(|it| vec![text(it)]).collect()
}

/// The sources: dates, lengths, and whose words they print.
fn overview(stage: &Stage<'_>) -> Option<Block> {
    let sources = &stage.comparison.sources;
    let row = |head: Plain, cell: &dyn Fn(&Source) -> Plain| Row {
        head: Cell::of(vec![text(head)]),
        cells: sources
            .iter()
            .enumerate()
            .map(|(at, it)| stage.cell(at, vec![vec![text(cell(it))]]))
            .collect(),
        ..Row::default()
    };
    let number = |n: usize| Plain::new(&wording::number(n));
    let mut rows = Vec::new();
    if sources.iter().any(|it| it.articles.len() > 1) {
        rows.push(row(stage.t("overview.articles"), &|it| number(it.articles.len())));
    }
    rows.push(row(stage.t("overview.date"), &|it| dates(stage, it)));
    rows.push(row(stage.t("overview.words"), &|it| number(it.n_words)));
    for voice in Voice::ALL {
        let n = |it: &Source| it.words_by_voice[voice.index()];
        if sources.iter().all(|it| n(it) == 0) {
            continue;
        }
        rows.push(row(stage.t(&format!("overview.{}", voice.name())), &|it| {
            let share = n(it) as f64 / it.n_words.max(1) as f64;
            let shown =
                format!("{} ({})", wording::number(n(it)), wording::percent(share));
            Plain::new(&shown)
        }));
    }
    (!sources.is_empty()).then(|| {
        Block::Table(Table {
            style: "overview",
            caption: stage.t("overview.caption"),
            is_by_source: true,
            is_wide: stage.is_wide(),
            head: stage.heads(Plain::default()),
            rows,
        })
    })
}

/// The days of a source's articles.
pub(super) fn dates(stage: &Stage<'_>, source: &Source) -> Plain {
    let days = source.articles.iter().map(|&at| stage.document(at).date);
    let n_unknown = days.clone().filter(Option::is_none).count();
    let (first, last) = (days.clone().flatten().min(), days.flatten().max());
    let Some((first, last)) = first.zip(last) else { return stage.t("no_date") };
    let known = wording::days(first, last);
    match n_unknown {
        0 => Plain::new(&known),
        n => {
            let unknown = stage.count("no_dates", n);
            Plain::new(&format!("{known}; {unknown}"))
        }
    }
}

/// What depends on this comparison among what the figures are.
fn further_figures(stage: &Stage<'_>) -> Vec<Plain> {
    let mut figures = Vec::new();
    let comparison = stage.comparison;
    let n_tests = comparison.concepts.iter().map(|it| it.differs.n_tests).max();
    figures.push(match n_tests.unwrap_or_default() {
        0 => stage.t("made.no_test"),
        n => stage.fill("made.tests", &[("n", &wording::number(n))]),
    });
    if comparison.keywords.is_none() {
        figures.push(stage.t("made.no_keywords"));
    }
    let mentions = comparison.articles.iter().flat_map(|it| &it.mentions);
    let is_name = |target: Target| matches!(target, Target::Variant { .. });
    let low = mentions
        .filter(|it| it.confidence == Confidence::Low && is_name(it.target))
        .count();
    if low > 0 {
        figures.push(stage.count("made.set_aside", low));
    }
    figures
}

/// Doubts that do not stand at the head of the page.
fn doubts(stage: &Stage<'_>) -> Vec<Line> {
    let caveats = stage.comparison.caveats.iter().filter(|it| !it.is_central());
    let line = |it: &Caveat| match it {
        Caveat::Article { id, caveat } => {
            let mut all = 0..stage.comparison.articles.len();
            let article = all.find(|&at| stage.document(at).id == *id);
            let badge = article.map(|at| stage.articles[at].named());
            let words = text(Plain::new(&caveat.to_string()));
            badge.into_iter().chain([words]).collect()
        }
        other => vec![text(Plain::new(&other.to_string()))],
    };
    caveats.map(line).collect()
}

/// The program, its seed, and the word lists with their hashes.
fn program(stage: &Stage<'_>) -> Block {
    let row = |head: Plain, lines: Vec<Line>| Row {
        head: Cell::of(vec![text(head)]),
        cells: vec![Cell { badge: None, lines }],
        ..Row::default()
    };
    let version = Plain::new(&format!("parallax {}", stage.options.version));
    let seed = Plain::new(&stage.comparison.seed.to_string());
    let mut rows = vec![
        row(stage.t("made.program"), vec![vec![text(version)]]),
        row(stage.t("made.seed"), vec![vec![text(seed)]]),
    ];
    for pack in stage.comparison.lexicon.packs() {
        let head = &pack.head;
        let title =
            head.title.as_deref().map(|it| format!("{it} · ")).unwrap_or_default();
        let of = format!("{title}{} {} · {}", head.id, head.version, head.licence);
        let hash = format!("SHA-256 {}", pack.sha256());
        let mut lines = vec![
            vec![strong(Plain::new(&of))],
            vec![text(Plain::new(&head.citation))],
            vec![block::Inline::Text { style: "hash", text: Plain::new(&hash) }],
        ];
        if let Some(not_listed) = head.not_listed.as_deref() {
            lines.push(vec![
                soft(stage.t("made.not_listed")),
                text(Plain::new(not_listed)),
            ]);
        }
        rows.push(row(stage.t("made.pack"), lines));
    }
    Block::Table(Table {
        style: "plain",
        caption: stage.t("made.program.title"),
        rows,
        ..Table::default()
    })
}

/// What a person put right about whose words are whose.
fn corrections(stage: &Stage<'_>) -> Vec<Line> {
    let articles = 0..stage.comparison.articles.len();
    let made = articles.flat_map(|at| {
        let made = stage.document(at).corrections.iter().filter(|it| it.is_made);
        made.map(move |it| {
            let words = format!("“{}”", first_words(&it.text));
            let mut line = vec![stage.articles[at].named(), soft(Plain::new(&words))];
            if let Some(voice) = it.voice {
                let name = stage.t(&format!("overview.{}", voice.name()));
                let values = [("voice", name.as_str())];
                line.push(text(stage.fill("made.correction.voice", &values)));
            }
            match it.speaker.as_deref() {
                Some("") => line.push(text(stage.t("made.correction.nobody"))),
                Some(name) => {
                    let values = [("speaker", name)];
                    line.push(text(stage.fill("made.correction.speaker", &values)));
                }
                None => {}
            }
            line.extend(
                it.note.as_deref().map(|it| soft(Plain::new(&format!("({it})")))),
            );
            line
        })
    });
    made.collect()
}

/// Lines that were taken out before counting.
fn removed(stage: &Stage<'_>) -> Vec<Line> {
    let articles = 0..stage.comparison.articles.len();
    let removed = articles.flat_map(|at| {
        stage.document(at).removed.iter().map(move |it| {
            let line = stage.fill("place.line", &[("n", &it.line.to_string())]);
            vec![
                stage.articles[at].named(),
                text(line),
                soft(Plain::new(&first_words(&it.text))),
                text(Plain::new(&format!("({})", it.reason))),
            ]
        })
    });
    removed.collect()
}

/// The beginning of a removed line: enough to know it by.
fn first_words(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() <= N_REMOVED_WORDS {
        return line.to_owned();
    }
    format!("{} …", words[..N_REMOVED_WORDS].join(" "))
}

/// Names that no article holds, in the order of the packs: of packs of which the story holds
/// any, and no words of families, which are looked for in pairs.
fn not_found(stage: &Stage<'_>) -> Vec<String> {
    let concepts = &stage.comparison.concepts;
    let found: BTreeSet<(usize, usize)> =
        concepts.iter().map(|it| (it.pack, it.concept)).collect();
    let packs = stage.comparison.lexicon.shown().iter().enumerate();
    let packs = packs.filter(|(pack, _)| found.iter().any(|it| it.0 == *pack));
    let labels = packs.flat_map(|(pack, it)| {
        let concepts = it.concepts.iter().enumerate();
        let found = &found;
        let missing = concepts
            .filter(move |(at, it)| !it.is_family() && !found.contains(&(pack, *at)));
        missing.map(|(_, concept)| concept.label.clone())
    });
    labels.collect()
}

/// An entry of a bibliography in the form of CSL-JSON.
#[derive(Serialize)]
struct CslEntry {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    note: String,
    #[serde(rename = "archive_location")]
    hash: String,
    version: String,
}

/// The report as an entry of a bibliography: in words, for BibTeX, and as CSL-JSON.
///
/// No day stands in it: the same articles give the same page on any day.
fn cite(stage: &Stage<'_>) -> Vec<Block> {
    let title = stage.title().to_string();
    let mut articles: Vec<String> = stage
        .comparison
        .articles
        .iter()
        .map(|it| format!("{} {}", it.document.id, sha256(&it.document.text)))
        .collect();
    articles.sort();
    let hash = sha256(&articles.join("\n"));
    let packs: Vec<String> = stage
        .comparison
        .lexicon
        .packs()
        .iter()
        .map(|it| format!("{} {}", it.head.id, it.head.version))
        .collect();
    let (version, seed) = (&stage.options.version, stage.comparison.seed.to_string());
    let values = [
        ("title", title.as_str()),
        ("version", version.as_str()),
        ("seed", seed.as_str()),
        ("packs", &packs.join(", ")),
        ("hash", &hash),
        ("articles", topic::kicker(stage).as_str()),
    ]
    .map(|(key, value)| (key, value.to_owned()));
    let values: Vec<(&str, &str)> =
        values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let note = stage.fill("cite.note", &values).to_string();
    let key = format!("parallax-{}", slug(&title, "report"));
    let bibtex = format!(
        "@misc{{{key},\n  title = {{{}}},\n  howpublished = {{parallax {version}}},\n  note = {{{}}}\n}}",
        bibtex(&title),
        bibtex(&note)
    );
    let entry = CslEntry {
        id: key,
        kind: "report",
        title,
        note,
        hash: format!("sha256:{hash}"),
        version: version.clone(),
    };
    let csl = serde_json::to_string_pretty(&[entry]).unwrap_or_default();
    let verbatim = |label: &str, text: &str| Block::Verbatim {
        label: stage.t(label),
        lines: text.lines().map(Plain::new).collect(),
        text: Plain::new(text),
    };
    vec![
        verbatim("cite.text", stage.fill("cite.words", &values).as_str()),
        verbatim("cite.bibtex", &bibtex),
        verbatim("cite.csl", &csl),
    ]
}

/// Text without what BibTeX reads as mark-up.
fn bibtex(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '{' | '}' | '\\') {
            shown.push(' ');
        } else {
            if matches!(c, '&' | '%' | '$' | '#' | '_') {
                shown.push('\\');
            }
            shown.push(c);
        }
    }
    shown
}
