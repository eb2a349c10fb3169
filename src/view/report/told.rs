//! Told differently: passages of several sources that say the same thing, with what
//! differs marked.
//!
//! A fact is a card only where something in it can be marked: a name, who acts, a number or a
//! day, the words that report. Which one is right is not judged.

use crate::analysis::Analysis;
use crate::compare::{
    Agent, Fact, Passage, PassagePair, Passages, Quantities, Standing, Status,
};
use crate::lexicon::Target;
use crate::lexicon::pack::Confidence;
use crate::text::Span;
use crate::view::report::block::{
    self, Block, Card, Cell, Chip, Inline, Line, Mark, Row, Side, Table, Words, prose,
    soft, strong, text, voiced,
};
use crate::view::report::evidence;
use crate::view::report::plain::Plain;
use crate::view::report::rows::Rows;
use crate::view::report::stage::Stage;
use crate::voice::Voice;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// So many facts stand open.
const N_OPEN: usize = 5;
/// So many facts are shown at most.
const MAX_CARDS: usize = 40;

pub(super) fn section(stage: &Stage<'_>) -> Vec<Block> {
    let facts = told(&stage.comparison.passages);
    let numbers = numbers(stage);
    if facts.is_empty() && numbers.is_empty() {
        return Vec::new();
    }
    let rows = Rows::new(stage);
    let mut cards: Vec<Card> =
        facts.iter().take(MAX_CARDS).map(|&it| card(stage, &rows, it)).collect();
    let more = cards.split_off(cards.len().min(N_OPEN));
    let mut blocks = vec![prose("lede", stage.t("told.lede")), Block::Cards { cards }];
    if !more.is_empty() {
        let summary = stage.count("told.more", more.len());
        blocks.push(block::fold(
            "told-more".to_owned(),
            summary,
            vec![Block::Cards { cards: more }],
        ));
    }
    let n_left = facts.len().saturating_sub(MAX_CARDS);
    if n_left > 0 {
        blocks.push(prose("note", stage.count("told.left_out", n_left)));
    }
    blocks.extend(numbers);
    blocks
}

/// The numbers that sources give for one thing: those that differ, then the others, folded.
fn numbers(stage: &Stage<'_>) -> Vec<Block> {
    let all = stage.comparison.quantities.iter();
    let (differing, same): (Vec<_>, Vec<_>) = all.partition(|it| it.differs);
    let table = |found: Vec<&Quantities>| {
        Block::Table(Table {
            style: "numbers",
            caption: stage.t("told.numbers"),
            is_by_source: true,
            is_wide: stage.is_wide(),
            head: stage.heads(Plain::default()),
            rows: found.iter().map(|it| number_row(stage, it)).collect(),
        })
    };
    let mut blocks = Vec::new();
    if !differing.is_empty() {
        let (id, text) = ("numbers".to_owned(), stage.t("told.numbers"));
        blocks.push(Block::Heading { id, text });
        blocks.push(table(differing));
    }
    if !same.is_empty() {
        let summary = stage.count("told.numbers.same", same.len());
        blocks.push(block::fold("same-numbers".to_owned(), summary, vec![table(same)]));
    }
    blocks
}

/// The address of numbers of one thing: that of the first.
pub(super) fn quantity_id(stage: &Stage<'_>, it: &Quantities) -> Option<String> {
    let first = it.values.first()?.place;
    Some(stage.place_id("n", first.article, first.span))
}

fn number_row(stage: &Stage<'_>, it: &Quantities) -> Row {
    let about = [it.name.as_deref(), it.of.as_deref()];
    let about: Vec<&str> = about.into_iter().flatten().collect();
    let about = match about.is_empty() {
        true => it.unit.clone(),
        false => about.join(": "),
    };
    let cells = (0..stage.n_sources()).map(|source| {
        let mut lines: Vec<Line> = Vec::new();
        for value in &it.values {
            let place = value.place;
            if stage.source_of(place.article) != source {
                continue;
            }
            let voice = place.voice_name();
            let (_, href) = stage.line_at(place.article, place.span.start);
            let mut line = vec![Inline::Chip(Chip {
                words: Words::phrase(place.article, vec![place.span]),
                voice,
                whose: stage.t(&format!("voice.{voice}")),
                colour: stage.badge(source).colour,
                n: None,
                href,
                is_usual: false,
            })];
            line.extend(value.speaker.as_deref().map(|it| soft(Plain::new(it))));
            lines.push(line);
        }
        stage.cell(source, lines)
    });
    Row {
        id: quantity_id(stage, it).unwrap_or_default(),
        head: Cell::of(vec![strong(Plain::new(&about))]),
        cells: cells.collect(),
        under: Vec::new(),
    }
}

/// The facts in which something can be marked, those with most differences first.
pub(super) fn told(passages: &Passages) -> Vec<usize> {
    let facts = passages.facts.iter().enumerate();
    let weighed = facts.filter_map(|(number, fact)| {
        let pairs = fact.pairs.iter().map(|&it| &passages.pairs[it]);
        let weight = pairs.map(weight).max().unwrap_or_default();
        (weight > 0).then_some((weight, number))
    });
    let mut weighed: Vec<(usize, usize)> = weighed.collect();
    weighed.sort_by_key(|&(weight, number)| (Reverse(weight), number));
    weighed.into_iter().map(|it| it.1).collect()
}

/// How much in a pair differs and can be marked.
fn weight(pair: &PassagePair) -> usize {
    if pair.is_same_wording {
        return 0;
    }
    3 * pair.concepts.len().min(3)
        + 3 * usize::from(pair.agency.is_some())
        + 2 * usize::from(!pair.counts.is_empty())
        + usize::from(pair.reporting.is_some())
}

/// The address of a fact: that of its first passage.
pub(super) fn fact_id(stage: &Stage<'_>, fact: &Fact) -> String {
    fact.passages.first().map(|it| passage_id(stage, it)).unwrap_or_default()
}

/// The address of a passage of a fact.
fn passage_id(stage: &Stage<'_>, at: &Passage) -> String {
    stage.place_id("f", at.article, at.span)
}

fn card(stage: &Stage<'_>, rows: &Rows, number: usize) -> Card {
    let fact = &stage.comparison.passages.facts[number];
    let pairs: Vec<&PassagePair> =
        fact.pairs.iter().map(|&it| &stage.comparison.passages.pairs[it]).collect();
    let named: BTreeSet<(usize, usize)> = pairs
        .iter()
        .flat_map(|it| &it.concepts)
        .map(|it| (it.pack, it.concept))
        .collect();
    let passages = fact.passages.iter().filter(|it| first(stage, fact, it) == *it);
    let sides = passages.enumerate().map(|(nth, it)| {
        let side = side(stage, fact, &pairs, &named, it);
        // The address of the first is that of the card.
        if nth == 0 { Side { id: String::new(), ..side } } else { side }
    });
    Card {
        id: fact_id(stage, fact),
        head: head(stage, rows, &pairs, &named),
        sides: sides.collect(),
        notes: Vec::new(),
    }
}

/// What differs, in words, with links to the rows of names.
fn head(
    stage: &Stage<'_>,
    rows: &Rows,
    pairs: &[&PassagePair],
    named: &BTreeSet<(usize, usize)>,
) -> Line {
    let mut head: Line = Vec::new();
    for key in named {
        let mut all = stage.comparison.concepts.iter();
        let Some(at) = all.position(|it| (it.pack, it.concept) == *key) else { continue };
        let entry = stage.concept(&stage.comparison.concepts[at]);
        let label = Plain::new(entry.short.as_deref().unwrap_or(&entry.label));
        head.push(match rows.has(at) {
            true => block::link(format!("#{}", stage.row_id(at)), label),
            false => strong(label),
        });
    }
    let mut tag = |key: &str, is_there: bool| {
        if is_there {
            head.push(strong(stage.t(key)));
        }
    };
    tag("told.agents", pairs.iter().any(|it| it.agency.is_some()));
    tag("told.counts", pairs.iter().any(|it| !it.counts.is_empty()));
    tag("told.reporting", pairs.iter().any(|it| it.reporting.is_some()));
    head
}

/// The first passage of a fact that an article or a copy of its text prints in the same words.
fn first<'f>(stage: &Stage<'_>, fact: &'f Fact, at: &'f Passage) -> &'f Passage {
    let text = |it: &Passage| stage.copy_of[it.article].unwrap_or(it.article);
    let words = |it: &Passage| it.span.of(&stage.document(it.article).text);
    let is_same = |it: &&Passage| text(it) == text(at) && words(it) == words(at);
    fact.passages.iter().find(is_same).unwrap_or(at)
}

fn side(
    stage: &Stage<'_>,
    fact: &Fact,
    pairs: &[&PassagePair],
    named: &BTreeSet<(usize, usize)>,
    at: &Passage,
) -> Side {
    let analysis = stage.analysis(at.article);
    let copies =
        fact.passages.iter().filter(|it| *it != at && first(stage, fact, it) == at);
    let mut head: Line = stage.place(at.article, at.span.start).into();
    copies.for_each(|it| head.extend(stage.place(it.article, it.span.start)));
    let voices = voices(analysis, at.span);
    let whose: Vec<String> = voices
        .iter()
        .filter(|it| it.0 != Voice::Narrator)
        .map(|&(voice, attribution)| {
            evidence::whose(stage, at.article, voice, attribution)
        })
        .collect();
    let place = fact.passages.iter().position(|it| it == at);
    let standing = place.and_then(|at| fact.standings.get(at));
    match standing.filter(|it| is_telling(fact, it.status)) {
        Some(it) => head.push(strong(standing_words(stage, it))),
        None if !whose.is_empty() => head.push(soft(Plain::new(&whose.join("; ")))),
        None => {}
    }
    let mut marks = name_marks(stage, named, at);
    marks.extend(differing(pairs, at).into_iter().map(|span| Mark {
        span,
        style: "differs".to_owned(),
        href: String::new(),
    }));
    Side {
        id: passage_id(stage, at),
        colour: stage.articles[at.article].colour.clone(),
        voice: voices.first().map_or(Voice::Narrator, |it| it.0).name(),
        head,
        line: vec![Inline::Words(Words { marks, ..stage.passage(at.article, at.span) })],
        notes: notes(stage, pairs, at),
    }
}

/// Whether the passages of a fact stand to it in different ways, so that each is worth saying.
fn is_telling(fact: &Fact, status: Status) -> bool {
    fact.standings.iter().any(|it| it.status != status)
}

/// How firmly a passage states its fact.
fn standing_words(stage: &Stage<'_>, it: &Standing) -> Plain {
    let status = stage.t(&format!("status.{}", it.status.name()));
    match &it.speaker {
        Some(name) => Plain::new(&format!("{status}: {name}")),
        None => status,
    }
}

/// The voices of a passage by their part of its words, the largest first.
fn voices(analysis: &Analysis, span: Span) -> Vec<(Voice, Option<usize>)> {
    let places = analysis.tokens[analysis.tokens_in(span)].iter().map(|it| it.span.start);
    let mut voices: Vec<(Voice, Option<usize>, usize)> = Vec::new();
    for held in analysis.passages().held(places) {
        let known = (held.voice, held.attribution);
        match voices.iter_mut().find(|it| (it.0, it.1) == known) {
            Some(found) => found.2 += 1,
            None => voices.push((held.voice, held.attribution, 1)),
        }
    }
    voices.sort_by_key(|it| Reverse(it.2));
    voices.into_iter().map(|it| (it.0, it.1)).collect()
}

/// The mentions in a passage of what the fact names differently, in order of place.
fn name_marks(
    stage: &Stage<'_>,
    named: &BTreeSet<(usize, usize)>,
    at: &Passage,
) -> Vec<Mark> {
    let colour = &stage.articles[at.article].colour;
    let mentions = stage.analysis(at.article).mentions.iter();
    let inside = mentions.filter(|it| {
        let is_named = matches!(it.target, Target::Variant { pack, concept, .. }
            if named.contains(&(pack, concept)));
        is_named && it.confidence != Confidence::Low && at.span.contains(it.span)
    });
    inside.map(|it| voiced(it.span, it.voice, colour, String::new())).collect()
}

/// The words of a passage that differ beside names: agents, numbers, reporting words.
fn differing(pairs: &[&PassagePair], at: &Passage) -> Vec<Span> {
    let mut spans = Vec::new();
    for pair in pairs {
        let is_first = pair.a == *at;
        if !is_first && pair.b != *at {
            continue;
        }
        if let Some(agency) = pair.agency {
            let (action, agent) = if is_first { agency.a } else { agency.b };
            spans.push(action);
            spans.extend(agent.span());
        }
        spans.extend(pair.counts.iter().map(|it| if is_first { it.a } else { it.b }));
        let reporting = pair.reporting.as_ref();
        spans.extend(reporting.map(|it| if is_first { it.a } else { it.b }));
    }
    spans.sort_unstable_by_key(|it| (it.start, it.end));
    spans.dedup();
    spans
}

/// Who acts in a passage, where others give someone else or nobody; each action once.
fn notes(stage: &Stage<'_>, pairs: &[&PassagePair], at: &Passage) -> Vec<Line> {
    let mut known: Vec<Agent> = Vec::new();
    let mut notes = Vec::new();
    for pair in pairs {
        let Some(agency) = pair.agency else { continue };
        let (action, agent) = match (pair.a == *at, pair.b == *at) {
            (true, _) => agency.a,
            (_, true) => agency.b,
            _ => continue,
        };
        if known.contains(&agent) {
            continue;
        }
        known.push(agent);
        let words = |span| Inline::Words(Words::phrase(at.article, vec![span]));
        let mut line = vec![soft(stage.t("told.who"))];
        match agent.span() {
            Some(span) => line.push(words(span)),
            None => line.extend([text(stage.t("told.nobody")), words(action)]),
        }
        notes.push(line);
    }
    notes
}
