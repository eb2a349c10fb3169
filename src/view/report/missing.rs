//! Speakers and facts that some sources have and others do not, and agents that one names.
//!
//! A speaker or a fact is a row only where two sources have it, or all but one: what a single
//! source tells is its own, and nobody leaves it out.

use crate::compare::{Agent, Fact, Passage, PassagePair};
use crate::lexicon::Target;
use crate::text::Span;
use crate::view::report::copied::n_texts;
use crate::view::report::coverage::FirstMention;
use crate::view::report::excerpt::Excerpts;
use crate::view::report::facts::{Facts, card_id, place, words_of};
use crate::view::report::plain::plain;
use crate::view::report::stage::{Badge, Stage, badge};
use crate::view::wording;
use serde::Serialize;

/// So many rows of a kind are shown at most.
const MAX_ROWS: usize = 15;
/// So many named things stand for a fact whose words are withheld.
const N_NAMED: usize = 4;
/// So many words of a passage name a fact.
const N_WORDS: usize = 12;

/// What some sources have and others do not, beside names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// People and bodies whose words are given.
    pub speakers: Vec<MissingRow>,
    /// Facts that at least two sources tell.
    pub facts: Vec<MissingRow>,
    /// Actions whose agent one source names and another does not.
    pub agents: Vec<MissingAgent>,
    /// How many rows are left out.
    pub more: Option<String>,
}

/// A speaker or a fact across the sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingRow {
    /// The name, or the first words.
    pub label: String,
    /// The link to the card of a fact.
    pub href: Option<String>,
    /// One a source.
    pub cells: Vec<MissingCell>,
}

/// Whether one source has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingCell {
    /// The source.
    pub badge: Badge,
    /// Where; none where nothing was found.
    pub first: Option<FirstMention>,
    /// Whether it may only be the same.
    pub is_doubtful: bool,
}

/// An action with its agent in one source and without in another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingAgent {
    /// The side that names the agent.
    pub named: AgentSide,
    /// The side that names nobody.
    pub unnamed: AgentSide,
}

/// One side of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgentSide {
    /// The source or article.
    pub badge: Badge,
    /// Where.
    pub place: String,
    /// The link to the line.
    pub href: String,
    /// Who acts, in words.
    pub text: String,
}

/// What is missing where; empty where there is nothing to compare.
pub(super) fn missing(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    cards: Option<&Facts>,
) -> Missing {
    if stage.comparison.sources.len() < 2 {
        return Missing::default();
    }
    let (mut speakers, mut agents) = (speakers(stage), agents(stage, excerpts));
    let (mut facts, n_unnamed) = facts(stage, excerpts, cards);
    let n_all = speakers.len() + facts.len() + agents.len() + n_unnamed;
    speakers.truncate(MAX_ROWS);
    facts.truncate(MAX_ROWS);
    agents.truncate(MAX_ROWS);
    let n_more = n_all - speakers.len() - facts.len() - agents.len();
    let more = (n_more > 0).then(|| wording::rows_left_out(n_more));
    Missing { speakers, facts, agents, more }
}

/// Whether a row is worth showing: enough sources have it, and some do not.
fn is_uneven(n_having: usize, n_sources: usize) -> bool {
    n_having >= 2.min(n_sources - 1) && n_having < n_sources
}

/// Speakers that some sources give words of and others do not; those of most sources first.
fn speakers(stage: &Stage<'_>) -> Vec<MissingRow> {
    let n_sources = stage.comparison.sources.len();
    let speakers = stage.comparison.speakers.speakers.iter();
    let uneven = speakers.filter(|it| {
        let places = it.by_source.iter().flat_map(|it| &it.places);
        // One text on two sites is not two sources' choice of whom to hear.
        let n_texts = n_texts(stage, places.map(|at| at.article));
        is_uneven(it.by_source.len(), n_sources) && n_texts >= 2.min(n_sources - 1)
    });
    uneven
        .map(|speaker| {
            let cells = (0..n_sources).map(|source| {
                let heard = speaker.by_source.iter().find(|it| it.source == source);
                let first = heard.and_then(|it| {
                    it.places.iter().min_by_key(|at| (at.article, at.attribution))
                });
                let at = first.map(|at| Passage {
                    article: at.article,
                    source,
                    span: stage.analysis(at.article).attributions[at.attribution].content,
                });
                cell(stage, source, at, None)
            });
            MissingRow { label: plain(&speaker.name), href: None, cells: cells.collect() }
        })
        .collect()
}

/// Facts by how many sources tell them, and how many have no word that may be shown.
fn facts(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    cards: Option<&Facts>,
) -> (Vec<MissingRow>, usize) {
    let n_sources = stage.comparison.sources.len();
    let (mut rows, mut n_unnamed): (Vec<(usize, MissingRow)>, usize) = (Vec::new(), 0);
    for (number, fact) in stage.comparison.passages.facts.iter().enumerate() {
        if !is_uneven(fact.passages.len(), n_sources) || fact.passages.len() < 2 {
            continue;
        }
        // One text on two sites is not two sources' choice to tell it, nor is one sentence.
        let mut pairs = fact.pairs.iter().map(|&it| &stage.comparison.passages.pairs[it]);
        let is_one_text = n_texts(stage, fact.passages.iter().map(|it| it.article)) < 2;
        if is_one_text || fact.passages.len() == 2 && pairs.all(|it| !it.is_contrast()) {
            continue;
        }
        let find =
            |all: &[Passage], source| all.iter().find(|it| it.source == source).copied();
        let cells = (0..n_sources).map(|source| {
            cell(stage, source, find(&fact.passages, source), find(&fact.near, source))
        });
        let Some(label) = fact_label(stage, excerpts, fact) else {
            n_unnamed += 1;
            continue;
        };
        let id = card_id(number);
        let mut shown = cards.iter().flat_map(|it| it.cards.iter().chain(&it.others));
        let is_carded = shown.any(|it| it.id == id);
        let row = MissingRow {
            label,
            href: is_carded.then(|| format!("#{id}")),
            cells: cells.collect(),
        };
        rows.push((fact.passages.len(), row));
    }
    rows.sort_by_key(|it| std::cmp::Reverse(it.0));
    (rows.into_iter().map(|it| it.1).collect(), n_unnamed)
}

/// The first words of the shortest passage that is shown, or else what the passages name.
pub(super) fn fact_label(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    fact: &Fact,
) -> Option<String> {
    let mut passages: Vec<&Passage> = fact.passages.iter().collect();
    passages.sort_by_key(|it| (it.span.len(), it.source));
    let texts = passages.iter().filter_map(|it| {
        let words = excerpts.words(it.article);
        let inside = words.within(it.span);
        let n = inside.clone().take(N_WORDS).take_while(|&at| words.is_shown(at)).count();
        let is_whole = inside.len() <= n;
        (n >= N_WORDS.min(inside.len()) && n > 0).then(|| {
            let end = words.span(inside.start + n - 1).end;
            let span = Span { start: it.span.start, end };
            let text = words_of(stage, excerpts, it.article, span);
            if is_whole { text } else { format!("{text} …") }
        })
    });
    texts.into_iter().next().or_else(|| {
        let named = named(stage, fact);
        (!named.is_empty()).then(|| named.join(" · "))
    })
}

/// The things that two passages of a fact name, in the order of the packs; a few.
fn named(stage: &Stage<'_>, fact: &Fact) -> Vec<String> {
    let mut named = Vec::new();
    for it in &stage.comparison.concepts {
        let is_named = |at: &&Passage| {
            stage.analysis(at.article).mentions.iter().any(|mention| {
                let is_one = matches!(mention.target, Target::Variant { pack, concept, .. }
                    if (pack, concept) == (it.pack, it.concept));
                is_one && at.span.contains(mention.span)
            })
        };
        if fact.passages.iter().filter(is_named).count() > 1 {
            let concept = stage.concept(it);
            named.push(plain(concept.short.as_deref().unwrap_or(&concept.label)));
        }
    }
    named.truncate(N_NAMED);
    named
}

fn cell(
    stage: &Stage<'_>,
    source: usize,
    at: Option<Passage>,
    near: Option<Passage>,
) -> MissingCell {
    let first = at.or(near).map(|it| {
        let (place, href) = place(stage, &it);
        let letter = &stage.articles[it.article].letter;
        let is_numbered = letter.ends_with(|c: char| c.is_ascii_digit());
        let place = if is_numbered { format!("{letter}, {place}") } else { place };
        let is_told = at.is_some();
        FirstMention {
            href,
            place: if is_told { place } else { wording::perhaps(&place) },
        }
    });
    MissingCell {
        badge: badge(source),
        first,
        is_doubtful: at.is_none() && near.is_some(),
    }
}

/// Pairs of which one side names the agent of an action and the other names nobody.
fn agents(stage: &Stage<'_>, excerpts: &Excerpts) -> Vec<MissingAgent> {
    let pairs = stage.comparison.passages.pairs.iter();
    let found = pairs.filter_map(|pair| agent(stage, excerpts, pair));
    let mut agents: Vec<MissingAgent> = Vec::new();
    for it in found {
        // One sentence is named once, however many sources have it with an agent.
        if agents.iter().all(|other| other.unnamed != it.unnamed) {
            agents.push(it);
        }
    }
    agents
}

fn agent(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    pair: &PassagePair,
) -> Option<MissingAgent> {
    let agency = pair.agency?;
    let side = |at: &Passage, (action, agent): (Span, Agent)| {
        let shown = |span: Span| words_of(stage, excerpts, at.article, span);
        let words = agent.span().map(shown).unwrap_or_default();
        let (place, href) = place(stage, at);
        AgentSide {
            badge: stage.articles[at.article].clone(),
            place,
            href,
            text: wording::agent(&shown(action), agent, &words),
        }
    };
    let (a, b) = (side(&pair.a, agency.a), side(&pair.b, agency.b));
    match (agency.a.1, agency.b.1) {
        (Agent::NotGiven, Agent::NotGiven) => None,
        (Agent::NotGiven, _) => Some(MissingAgent { named: b, unnamed: a }),
        (_, Agent::NotGiven) => Some(MissingAgent { named: a, unnamed: b }),
        _ => None,
    }
}
