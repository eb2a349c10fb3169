//! The same fact, in other words: passages of several sources side by side.
//!
//! A card shows what differs: names, who acts, numbers and days, the words that report. Facts
//! that differ in wording alone stand behind a line. Which is right is not asked.

use crate::analysis::Analysis;
use crate::compare::{Fact, Passage, PassagePair};
use crate::lexicon::Target;
use crate::lexicon::pack::Confidence;
use crate::text::Span;
use crate::view::report::choice::Shown;
use crate::view::report::copied::{FactCopy, copies, first};
use crate::view::report::excerpt::Excerpts;
use crate::view::report::marks::{Mark, Run, runs};
use crate::view::report::plain::plain;
use crate::view::report::rows::owners;
use crate::view::report::stage::{Badge, Stage, colour};
use crate::view::wording;
use crate::view::wording::LABELS;
use crate::voice::Voice;
use serde::Serialize;
use std::collections::BTreeSet;

/// Facts that several sources tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// Facts with names, agents, numbers or reporting words that differ.
    pub cards: Vec<FactCard>,
    /// Facts that differ in wording only.
    pub others: Vec<FactCard>,
    /// The line that opens those.
    pub read_others: String,
    /// What is left out, and what is told in the same words.
    pub notes: Vec<String>,
}

/// One fact across the sources that tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactCard {
    /// The id of the card.
    pub id: String,
    /// What the passages name differently.
    pub title: String,
    /// What else differs.
    pub tags: Vec<&'static str>,
    /// The things named differently, with the links to their rows.
    pub concepts: Vec<FactConcept>,
    /// One a source, in the order of the sources; copies of one text share one.
    pub sides: Vec<FactSide>,
}

/// A thing that the passages of a fact name differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactConcept {
    /// What the thing is.
    pub label: String,
    /// The link to its row.
    pub href: String,
}

/// The passage of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactSide {
    /// The source or article.
    pub badge: Badge,
    /// The name of the source.
    pub source: String,
    /// Where it stands.
    pub place: String,
    /// The link to the line.
    pub href: String,
    /// Copies of the text that print the passage in the same words.
    pub copies: Vec<FactCopy>,
    /// The voice of most of its words.
    pub voice: &'static str,
    /// Whose words these are.
    pub whose: String,
    /// Whether words of its sentence stand before it.
    pub is_cut_left: bool,
    /// Whether words of its sentence follow.
    pub is_cut_right: bool,
    /// Whether words are withheld so that it cannot be read.
    pub is_withheld: bool,
    /// Its words, as far as they are shown.
    pub runs: Vec<Run>,
    /// What differs here, named.
    pub remarks: Vec<FactRemark>,
}

/// What one passage gives where the others give something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactRemark {
    /// What it is about.
    pub label: &'static str,
    /// What stands here.
    pub text: String,
}

/// The id of the card of a fact.
pub(super) fn card_id(fact: usize) -> String {
    format!("f-{}", fact + 1)
}

/// The facts of a comparison; none where no two sources tell the same.
pub(super) fn facts(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    shown: &Shown,
) -> Option<Facts> {
    if stage.comparison.passages.facts.is_empty() {
        return None;
    }
    let card = |&number: &usize| card(stage, excerpts, number);
    let mut notes = Vec::new();
    if shown.n_left_out > 0 {
        notes.push(wording::facts_left_out(shown.n_left_out));
    }
    if shown.n_same > 0 {
        notes.push(wording::same_wording(shown.n_same));
    }
    // What can be read stands first, and what can only be read is not listed unread.
    let is_readable =
        |it: &FactCard| it.sides.iter().filter(|side| !side.is_withheld).count() > 1;
    let mut n_withheld = 0;
    let mut keep = |it: &FactCard| {
        let is_kept = is_readable(it) || !it.concepts.is_empty() || !it.tags.is_empty();
        n_withheld += usize::from(!is_kept);
        is_kept
    };
    let mut cards: Vec<FactCard> = shown.cards.iter().map(card).collect();
    cards.retain(&mut keep);
    cards.sort_by_key(|it| !is_readable(it));
    let mut others: Vec<FactCard> = shown.others.iter().map(card).collect();
    others.retain(&mut keep);
    if n_withheld > 0 {
        notes.push(wording::facts_withheld(n_withheld));
    }
    let read_others = wording::more_facts(others.len());
    Some(Facts { cards, others, read_others, notes })
}

fn card(stage: &Stage<'_>, excerpts: &Excerpts, number: usize) -> FactCard {
    let fact = &stage.comparison.passages.facts[number];
    let pairs: Vec<&PassagePair> =
        fact.pairs.iter().map(|&it| &stage.comparison.passages.pairs[it]).collect();
    let named: BTreeSet<(usize, usize)> = pairs
        .iter()
        .flat_map(|it| &it.concepts)
        .map(|it| (it.pack, it.concept))
        .collect();
    let concepts: Vec<FactConcept> =
        named.iter().filter_map(|&key| concept(stage, key)).collect();
    let labels: Vec<String> = concepts.iter().map(|it| it.label.clone()).collect();
    let mut tags = Vec::new();
    if pairs.iter().any(|it| it.agency.is_some()) {
        tags.push(wording::AGENTS_DIFFER);
    }
    if pairs.iter().any(|it| !it.counts.is_empty()) {
        tags.push(wording::COUNTS_DIFFER);
    }
    let side = |it: &Passage| side(stage, excerpts, fact, &pairs, &named, it);
    let passages = fact.passages.iter().filter(|it| first(stage, fact, it) == *it);
    let sides: Vec<FactSide> = passages.map(side).collect();
    let is_ladder =
        |it: &FactSide| it.remarks.iter().any(|it| it.label == LABELS.reported_by);
    if sides.iter().any(is_ladder) {
        tags.push(wording::REPORTING_DIFFERS);
    }
    FactCard {
        id: card_id(number),
        title: wording::fact_title(&labels, &tags),
        tags,
        concepts,
        sides,
    }
}

fn concept(stage: &Stage<'_>, key: (usize, usize)) -> Option<FactConcept> {
    let mut all = stage.comparison.concepts.iter();
    let at = all.position(|it| (it.pack, it.concept) == key)?;
    let entry = stage.concept(&stage.comparison.concepts[at]);
    Some(FactConcept {
        label: plain(entry.short.as_deref().unwrap_or(&entry.label)),
        href: format!("#{}", stage.row_id(at)),
    })
}

fn side(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    fact: &Fact,
    pairs: &[&PassagePair],
    named: &BTreeSet<(usize, usize)>,
    at: &Passage,
) -> FactSide {
    let analysis = stage.analysis(at.article);
    let sentence = analysis.sentences.iter().find(|it| it.contains(at.span));
    let sentence = sentence.copied().unwrap_or(at.span);
    let words = excerpts.words(at.article);
    let marks = marks(stage, named, at);
    let voices = voices(analysis, at.span);
    let place = place(stage, at);
    let is_shown = words.is_worth_reading(words.within(at.span));
    FactSide {
        badge: stage.articles[at.article].clone(),
        source: plain(&stage.comparison.sources[at.source].name),
        place: place.0,
        href: place.1,
        copies: copies(stage, fact, at),
        voice: voices.first().map_or(Voice::Narrator, |it| it.0).name(),
        whose: plain(
            &voices.iter().map(|it| it.1.as_str()).collect::<Vec<_>>().join("; "),
        ),
        is_withheld: !is_shown,
        is_cut_left: words.within(sentence).start < words.within(at.span).start,
        is_cut_right: words.within(sentence).end > words.within(at.span).end,
        runs: worth_reading(
            runs(&analysis.document.text, words, at.span, &marks),
            is_shown,
        ),
        remarks: remarks(stage, excerpts, fact, pairs, at),
    }
}

/// The runs of a passage; of one that is mostly withheld the marked words alone.
fn worth_reading(runs: Vec<Run>, is_shown: bool) -> Vec<Run> {
    let is_marked = |it: &Run| matches!(it, Run::Text { href: Some(_), .. });
    if is_shown {
        return runs;
    }
    let mut kept: Vec<Run> = Vec::new();
    for run in runs {
        if is_marked(&run) {
            kept.push(run);
        } else if kept.last().is_none_or(is_marked) {
            kept.push(Run::Gap { words: "…".to_owned() });
        }
    }
    kept
}

/// Where a passage stands, and the link to its line.
pub(super) fn place(stage: &Stage<'_>, at: &Passage) -> (String, String) {
    let paragraphs = &stage.analysis(at.article).document.paragraphs;
    let number = paragraphs.partition_point(|it| it.span.end <= at.span.start);
    let paragraph = paragraphs.get(number);
    let zone = paragraph.and_then(|it| it.zone).unwrap_or_default();
    let place = wording::place(zone, paragraph.map_or(1, |it| it.line));
    (place, stage.paragraph_href(at.article, number))
}

/// The voices of a passage by their part of its words, the largest first, with whose they are.
fn voices(analysis: &Analysis, span: Span) -> Vec<(Voice, String)> {
    let from = analysis.tokens.partition_point(|it| it.span.start < span.start);
    let to = analysis.tokens.partition_point(|it| it.span.start < span.end);
    let places = analysis.tokens[from..to.max(from)].iter().map(|it| it.span.start);
    let mut voices: Vec<(Voice, String, usize)> = Vec::new();
    for held in analysis.passages().held(places) {
        let attribution = held.attribution.map(|at| &analysis.attributions[at]);
        let voice = held.voice;
        let whose = wording::whose(voice, attribution);
        match voices.iter_mut().find(|it| it.0 == voice && it.1 == whose) {
            Some(found) => found.2 += 1,
            None => voices.push((voice, whose, 1)),
        }
    }
    voices.sort_by_key(|it| std::cmp::Reverse(it.2));
    voices.into_iter().map(|it| (it.0, it.1)).collect()
}

/// The mentions in a passage of what the fact names differently, in order of place.
fn marks(stage: &Stage<'_>, named: &BTreeSet<(usize, usize)>, at: &Passage) -> Vec<Mark> {
    let mut marks = Vec::new();
    for &(pack, concept) in named {
        let mut all = stage.comparison.concepts.iter();
        let Some(row) = all.position(|it| (it.pack, it.concept) == (pack, concept))
        else {
            continue;
        };
        let owners = owners(&stage.comparison.concepts[row]);
        for mention in &stage.analysis(at.article).mentions {
            let Target::Variant { pack: of, concept: which, variant } = mention.target
            else {
                continue;
            };
            let is_one = (of, which) == (pack, concept)
                && mention.confidence != Confidence::Low
                && at.span.contains(mention.span);
            if is_one && let Some(&owner) = owners.get(&variant) {
                marks.push(Mark {
                    span: mention.span,
                    voice: mention.voice.name(),
                    colour: colour(owner),
                    href: format!("#{}", stage.row_id(row)),
                });
            }
        }
    }
    marks.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    marks
}

/// What stands in a passage where another gives something else; each once.
fn remarks(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    fact: &Fact,
    pairs: &[&PassagePair],
    at: &Passage,
) -> Vec<FactRemark> {
    let shown = |span: Span| words_of(stage, excerpts, at.article, span);
    let mut remarks: Vec<FactRemark> = Vec::new();
    let mut add = |label: &'static str, text: String| {
        let remark = FactRemark { label, text };
        if !remarks.contains(&remark) {
            remarks.push(remark);
        }
    };
    let of_side = || {
        let sides = pairs.iter().map(|it| (*it, it.a == *at));
        sides.filter(|(it, is_first)| *is_first || it.b == *at)
    };
    let mut agents = Vec::new();
    for (pair, is_first) in of_side() {
        if let Some(agency) = pair.agency {
            let (action, agent) = if is_first { agency.a } else { agency.b };
            let words = agent.span().map(shown).unwrap_or_default();
            // One agent of several actions is said once.
            if agents.contains(&agent) {
                continue;
            }
            agents.push(agent);
            add(LABELS.who_acts, wording::agent(&shown(action), agent, &words));
        }
    }
    for (pair, is_first) in of_side() {
        for count in &pair.counts {
            let span = if is_first { count.a } else { count.b };
            add(LABELS.printed_here, wording::printed(&shown(span)));
        }
    }
    if is_reported_differently(stage, fact, pairs) {
        for (pair, is_first) in of_side() {
            if let Some(it) = &pair.reporting {
                let span = if is_first { it.a } else { it.b };
                let text = wording::reported_with(&shown(span), &plain(&it.speaker));
                add(LABELS.reported_by, text);
            }
        }
    }
    remarks
}

/// Whether the passages of a fact give a remark with different reporting words.
fn is_reported_differently(
    stage: &Stage<'_>,
    fact: &Fact,
    pairs: &[&PassagePair],
) -> bool {
    let word = |at: &Passage, span: Span| {
        span.of(&stage.analysis(at.article).document.text).to_lowercase()
    };
    fact.passages.len() > 1
        && pairs.iter().any(|it| {
            let reporting = it.reporting.as_ref();
            reporting.is_some_and(|found| word(&it.a, found.a) != word(&it.b, found.b))
        })
}

/// Words of an article, or dots in their place where they are withheld.
pub(super) fn words_of(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    article: usize,
    span: Span,
) -> String {
    let words = excerpts.words(article);
    if words.within(span).all(|it| words.is_shown(it)) {
        plain(span.of(&stage.analysis(article).document.text))
    } else {
        "…".to_owned()
    }
}
