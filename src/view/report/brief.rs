//! The brief on page one: the few contrasts, each a sentence that opens its evidence.

use crate::compare::{
    Agent, Contrast, ContrastKind, ContrastSide, MentionRef, Passage, is_name, mention_in,
};
use crate::text::Span;
use crate::view::report::excerpt::Excerpts;
use crate::view::report::facts::{Facts, card_id, place, words_of};
use crate::view::report::missing::fact_label;
use crate::view::report::plain::plain;
use crate::view::report::quotations::Quotations;
use crate::view::report::rows::{Rows, owners};
use crate::view::report::speakers::{SpeakersSection, spoken_of};
use crate::view::report::stage::{Badge, Stage, badge, colour, first_voice};
use crate::view::wording;
use crate::voice::Voice;
use serde::Serialize;
use std::cmp::Reverse;

/// So many sources of a contrast are named.
const N_SIDES: usize = 4;

/// A contrast as a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefRow {
    /// The name of the kind.
    pub kind: &'static str,
    /// What it is about, in a word or two.
    pub label: String,
    /// The link to the evidence.
    pub href: String,
    /// What opens the sentence.
    pub lead: Option<String>,
    /// One a source, in their order.
    pub sides: Vec<BriefSide>,
    /// What closes it: what was counted, and how many sources are left out.
    pub tail: Option<String>,
}

/// What is said of one source, or alike of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefSide {
    /// The sources.
    pub badges: Vec<Badge>,
    /// The words after their letters.
    pub text: String,
    /// The word that it uses, where there is one.
    pub word: Option<BriefWord>,
    /// The words after that.
    pub after: String,
}

/// A word of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefWord {
    /// As printed.
    pub word: String,
    /// The name of the voice.
    pub voice: &'static str,
    /// The colour of the wording; empty where it has none.
    pub colour: String,
}

impl BriefRow {
    /// The sentence without marks, each source by its letter.
    #[must_use]
    pub fn sentence(&self) -> String {
        let side = |it: &BriefSide| {
            let word = it.word.as_ref().map(|it| format!(" “{}”", it.word));
            let after = (!it.after.is_empty()).then(|| format!(" {}", it.after));
            let (word, after) = (word.unwrap_or_default(), after.unwrap_or_default());
            let letters = it.badges.iter().map(|it| it.letter.as_str());
            let letters = letters.collect::<Vec<_>>().join(", ");
            format!("{letters} {}{word}{after}", it.text)
        };
        let sides = self.sides.iter().map(side).collect::<Vec<_>>().join("; ");
        let lead = self.lead.as_ref().map(|it| format!("{it} ")).unwrap_or_default();
        let tail = self.tail.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        format!("{lead}{sides}{tail}.")
    }
}

/// The parts of the page that hold evidence.
pub(super) struct Evidence<'a> {
    pub(super) rows: &'a Rows,
    pub(super) facts: Option<&'a Facts>,
    pub(super) quotations: Option<&'a Quotations>,
    pub(super) speakers: Option<&'a SpeakersSection>,
}

/// The contrasts as sentences; empty where none is strong and supported enough.
pub(super) fn brief(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    evidence: &Evidence<'_>,
) -> Vec<BriefRow> {
    let contrasts = stage.comparison.contrasts.iter();
    contrasts.map(|it| row(stage, excerpts, evidence, it)).collect()
}

fn row(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    evidence: &Evidence<'_>,
    it: &Contrast,
) -> BriefRow {
    let comparison = stage.comparison;
    let concept = concept(stage, it);
    let verdict = matches!(it.kind, ContrastKind::Naming)
        .then(|| comparison.concepts[it.at].differs.verdict);
    let basis = concept.map_or(&[][..], |at| comparison.concepts[at].basis);
    let groups = groups(it);
    let n_shown: usize = groups.iter().map(|it| it.1.len()).sum();
    let n_more = it.sides.len() - n_shown;
    let what = match it.kind {
        ContrastKind::Quotation => {
            let speaker = comparison.shared_quotes[it.at].speaker.as_deref();
            speaker.filter(|it| is_name(it)).map(spoken_of)
        }
        ContrastKind::Untold => {
            fact_label(stage, excerpts, &comparison.passages.facts[it.at])
        }
        _ => None,
    };
    let more = (n_more > 0).then(|| wording::further_sources(n_more));
    let tail = wording::contrast_tail(it.kind, verdict, basis).into_iter().chain(more);
    let tail: Vec<String> = tail.collect();
    let of = it.sides.first().map_or(0, |it| it.of);
    BriefRow {
        kind: it.kind.name(),
        label: label(stage, it, concept),
        href: href(stage, evidence, it, concept),
        lead: wording::contrast_lead(it.kind, of, what.as_deref()),
        sides: groups
            .iter()
            .map(|(side, sources)| BriefSide {
                badges: sources.iter().map(|&it| badge(it)).collect(),
                ..self::side(stage, excerpts, it, side, sources.len() > 1, concept)
            })
            .collect(),
        tail: (!tail.is_empty()).then(|| tail.join("; ")),
    }
}

/// The sides of a sentence by their first source, those of which the same is said as one: the
/// two farthest apart, then those of most counts.
fn groups(it: &Contrast) -> Vec<(ContrastSide, Vec<usize>)> {
    let mut groups: Vec<(ContrastSide, Vec<usize>)> = Vec::new();
    for &side in &it.sides {
        // Where the lengths are not said, all sources without it are alike.
        let is_alike = |other: &ContrastSide| match it.kind {
            ContrastKind::Speaker | ContrastKind::Unnamed => side.n == 0 && other.n == 0,
            ContrastKind::Untold => side.n == other.n,
            // A choice counts the verbs of its own source.
            ContrastKind::Reporting => false,
            _ => (side.n, side.of, side.choice) == (other.n, other.of, other.choice),
        };
        match groups.iter_mut().find(|it| is_alike(&it.0)) {
            Some(group) => group.1.push(side.source),
            None => groups.push((side, vec![side.source])),
        }
    }
    let weight = |(side, sources): &(ContrastSide, Vec<usize>)| {
        let is_apart = sources.iter().any(|source| it.apart.contains(source));
        (!is_apart, Reverse(side.of))
    };
    groups.sort_by_key(|it| (weight(it), it.0.source));
    // None is left out for its place alone.
    let last = groups.get(N_SIDES - 1).map(weight);
    groups.retain(|it| last.is_none_or(|last| weight(it) <= last));
    groups.sort_by_key(|it| it.0.source);
    groups
}

/// The concept that a contrast is about: an index into those of the comparison.
fn concept(stage: &Stage<'_>, it: &Contrast) -> Option<usize> {
    match it.kind {
        ContrastKind::Naming | ContrastKind::Unnamed => Some(it.at),
        ContrastKind::Told => {
            let named = stage.comparison.passages.pairs[it.at].concepts[it.nth];
            let mut all = stage.comparison.concepts.iter();
            all.position(|it| (it.pack, it.concept) == (named.pack, named.concept))
        }
        _ => None,
    }
}

fn label(stage: &Stage<'_>, it: &Contrast, concept: Option<usize>) -> String {
    if let Some(at) = concept {
        let concept = stage.concept(&stage.comparison.concepts[at]);
        return plain(concept.short.as_deref().unwrap_or(&concept.label));
    }
    match it.kind {
        ContrastKind::Speaker | ContrastKind::Reporting => {
            plain(&stage.comparison.speakers.speakers[it.at].name)
        }
        ContrastKind::List => {
            plain(&stage.category(&stage.comparison.markers[it.at]).label)
        }
        kind => wording::contrast_label(kind).unwrap_or_default().to_owned(),
    }
}

/// The link to the evidence, to the section where its place is not on the page.
fn href(
    stage: &Stage<'_>,
    evidence: &Evidence<'_>,
    it: &Contrast,
    concept: Option<usize>,
) -> String {
    let card = |pair: Option<usize>, fact: Option<usize>| {
        let facts = &stage.comparison.passages.facts;
        let holds = |at: &usize| pair.is_some_and(|it| facts[*at].pairs.contains(&it));
        let at = fact.or_else(|| (0..facts.len()).find(holds));
        let id = card_id(at?);
        let mut cards =
            evidence.facts.iter().flat_map(|it| it.cards.iter().chain(&it.others));
        cards.any(|it| it.id == id).then(|| format!("#{id}"))
    };
    match it.kind {
        ContrastKind::Naming => match concept {
            Some(at) if evidence.rows.in_order().any(|it| it == at) => {
                format!("#{}", stage.row_id(at))
            }
            _ => "#named".to_owned(),
        },
        ContrastKind::Told | ContrastKind::Agent => {
            let a = &stage.comparison.passages.pairs[it.at].a;
            card(Some(it.at), None).unwrap_or_else(|| place(stage, a).1)
        }
        ContrastKind::Untold => {
            let a = &stage.comparison.passages.facts[it.at].passages[0];
            card(None, Some(it.at)).unwrap_or_else(|| place(stage, a).1)
        }
        ContrastKind::Quotation => {
            let id = format!("q-{}", it.at + 1);
            let mut cards = evidence.quotations.iter().flat_map(|it| &it.cards);
            if cards.any(|it| it.id == id) {
                format!("#{id}")
            } else {
                "#quotations".to_owned()
            }
        }
        ContrastKind::Speaker | ContrastKind::Reporting => {
            let id = format!("w-{}", it.at + 1);
            let mut rows = evidence.speakers.iter().flat_map(|it| &it.rows);
            if rows.any(|it| it.id == id) {
                format!("#{id}")
            } else {
                "#more-speakers".to_owned()
            }
        }
        ContrastKind::List => format!("#{}", stage.measure_id(it.at)),
        ContrastKind::OwnWords => "#compared".to_owned(),
        ContrastKind::Unnamed => "#coverage".to_owned(),
    }
}

fn side(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    it: &Contrast,
    side: &ContrastSide,
    is_many: bool,
    concept: Option<usize>,
) -> BriefSide {
    let comparison = stage.comparison;
    let unit = (it.kind == ContrastKind::List).then(|| comparison.markers[it.at].unit);
    let (mut text, mut after) = wording::contrast_side(it.kind, side, is_many, unit);
    let mut word = None;
    match (it.kind, side.choice) {
        (ContrastKind::Naming, Some(variant)) => {
            word = concept.and_then(|at| counted_word(stage, at, side.source, variant));
        }
        (ContrastKind::Told, Some(variant)) => {
            let found =
                concept.and_then(|at| told_word(stage, it, side.source, at, variant));
            after = found
                .as_ref()
                .map(|it| wording::in_voice(it.1).to_owned())
                .unwrap_or_default();
            word = found.map(|it| it.0);
        }
        (ContrastKind::Reporting, Some(verb)) => {
            let heard = comparison.speakers.speakers[it.at].by_source.iter();
            let verbs =
                heard.filter(|it| it.source == side.source).flat_map(|it| &it.verbs);
            if let Some(verb) = verbs.into_iter().nth(verb) {
                let list = verb.category.map(|(pack, category)| {
                    let lists = &comparison.lexicon.packs()[pack].categories;
                    let id: &str = lists[category].id.as_ref();
                    plain(id.rsplit('/').next().unwrap_or(id))
                });
                if let Some(list) = list {
                    text = wording::with_list(&text, &list);
                }
                word = Some(BriefWord {
                    word: plain(&verb.words),
                    voice: Voice::Narrator.name(),
                    colour: String::new(),
                });
            }
        }
        (ContrastKind::Agent, _) => {
            text = agent(stage, excerpts, it, side).unwrap_or(text);
        }
        _ => {}
    }
    BriefSide { badges: Vec::new(), text, word, after }
}

/// The word that stands for a variant in a source, in the voice nearest to its own.
fn counted_word(
    stage: &Stage<'_>,
    concept: usize,
    source: usize,
    variant: usize,
) -> Option<BriefWord> {
    let it = &stage.comparison.concepts[concept];
    let is_it =
        |cell: &&crate::compare::Cell| (cell.source, cell.variant) == (source, variant);
    let cell = it.cells.iter().find(is_it)?;
    let voice = first_voice(cell)?;
    Some(BriefWord {
        word: stage.word(&cell.mentions, Some(voice)),
        voice: voice.name(),
        colour: colour(*owners(it).get(&variant)?),
    })
}

/// The word by which a passage names a concept.
fn told_word(
    stage: &Stage<'_>,
    it: &Contrast,
    source: usize,
    concept: usize,
    variant: usize,
) -> Option<(BriefWord, Voice)> {
    let pair = &stage.comparison.passages.pairs[it.at];
    let passage = if pair.a.source == source { &pair.a } else { &pair.b };
    let entry = &stage.comparison.concepts[concept];
    let found =
        mention_in(stage.comparison, passage, [entry.pack, entry.concept, variant])?;
    let mentions = &stage.analysis(passage.article).mentions;
    let mention = mentions.iter().position(|it| std::ptr::eq(it, found))?;
    let word = BriefWord {
        word: stage.name(MentionRef { article: passage.article, mention }),
        voice: found.voice.name(),
        colour: colour(*owners(entry).get(&variant)?),
    };
    Some((word, found.voice))
}

/// Who acts in one of two passages; none where the words are withheld.
fn agent(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    it: &Contrast,
    side: &ContrastSide,
) -> Option<String> {
    let pair = &stage.comparison.passages.pairs[it.at];
    let agency = pair.agency?;
    let shown = |at: &Passage, span: Span| {
        let words = words_of(stage, excerpts, at.article, span);
        (words != "…").then_some(words)
    };
    let both = [(&pair.a, agency.a), (&pair.b, agency.b)].map(|(at, (action, agent))| {
        let agent = match agent {
            Agent::NotGiven => None,
            given => Some(shown(at, given.span()?)?),
        };
        Some((at.source, wording::names_agent(&shown(at, action)?, agent.as_deref())))
    });
    // Both sides in one form, or neither.
    let [Some(a), Some(b)] = both else { return None };
    [a, b].into_iter().find(|it| it.0 == side.source).map(|it| it.1)
}
