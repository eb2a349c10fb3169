//! The passages of a row: every mention in its sentence, with whose words it is.

use crate::compare::MentionRef;
use crate::lexicon::pack::Confidence;
use crate::view::report::excerpt::Excerpts;
use crate::view::report::naming::cells_in_order;
use crate::view::report::plain::plain;
use crate::view::report::stage::{Badge, Stage, colour};
use crate::view::report::usage::usual;
use crate::view::wording;
use crate::view::wording::LABELS;
use serde::Serialize;
use std::collections::BTreeMap;

/// From so many letters on a name makes its column wide.
const LONG: usize = 14;

/// The passages of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Concordance {
    /// Whether names are so long that they need a wide column.
    pub is_long: bool,
    /// One a source that names the thing.
    pub groups: Vec<Group>,
}

/// The passages of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Where chips lead.
    pub id: String,
    /// The colour of the source.
    pub colour: String,
    /// By variant, then by place.
    pub passages: Vec<Passage>,
}

/// One mention in its context.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The name of the voice.
    pub voice: &'static str,
    /// The source or article.
    pub badge: Badge,
    /// Where it stands.
    pub place: String,
    /// The link to the line.
    pub href: String,
    /// Words before.
    pub before: String,
    /// The mention.
    pub word: String,
    /// Words after.
    pub after: String,
    /// Whether words around it are withheld altogether.
    pub is_withheld: bool,
    /// The colour of the wording.
    pub colour: String,
    /// Whose words these are.
    pub whose: String,
    /// What else to know: zone, negation, doubts.
    pub note: Option<String>,
}

/// The passages of a concept.
pub(super) fn concordance(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    concept: usize,
    owners: &BTreeMap<usize, usize>,
) -> Concordance {
    let it = &stage.comparison.concepts[concept];
    let mut groups = Vec::new();
    for source in 0..stage.comparison.sources.len() {
        let cells = cells_in_order(stage, it, source);
        if cells.is_empty() {
            continue;
        }
        let passages = cells.iter().flat_map(|cell| {
            let colour = colour(owners[&cell.variant]);
            let mentions = cell.mentions.iter();
            mentions.map(move |&at| {
                let date = stage.analysis(at.article).document.date;
                let usual =
                    date.and_then(|day| usual(stage.variant(it, cell.variant), day));
                passage(stage, excerpts, at, &colour, usual)
            })
        });
        groups.push(Group {
            id: stage.group_id(concept, source),
            colour: colour(source),
            passages: passages.collect(),
        });
    }
    Concordance { is_long: is_long(&groups), groups }
}

/// Whether words are so long that they need a wide column.
pub(super) fn is_long(groups: &[Group]) -> bool {
    let is_long = |it: &Passage| it.word.chars().count() > LONG;
    groups.iter().flat_map(|it| &it.passages).any(is_long)
}

/// One mention in its context, with what else is known of its words.
pub(super) fn passage(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    at: MentionRef,
    colour: &str,
    remark: Option<String>,
) -> Passage {
    let analysis = stage.analysis(at.article);
    let mention = stage.mention(at);
    let text = &analysis.document.text;
    let context = excerpts.context(stage, at);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let (before, after) = (plain(context.left.of(text)), plain(context.right.of(text)));
    let paragraph = &analysis.document.paragraphs.get(mention.paragraph);
    let attribution = mention.attribution.and_then(|at| analysis.attributions.get(at));
    let is_withheld = context.is_withheld(text);
    let show = |words: String| if is_withheld { String::new() } else { words };
    Passage {
        voice: mention.voice.name(),
        badge: stage.articles[at.article].clone(),
        place: wording::place(mention.zone, paragraph.map_or(1, |it| it.line)),
        href: stage.paragraph_href(at.article, mention.paragraph),
        before: show(join(cut(context.is_cut_left), &before)),
        word: if excerpts.holds(stage, at) {
            stage.surface(at)
        } else {
            "…".to_owned()
        },
        after: show(
            format!("{after}{}{}", blank(&after), cut(context.is_cut_right))
                .trim_end()
                .to_owned(),
        ),
        is_withheld,
        colour: colour.to_owned(),
        whose: plain(&wording::whose(mention.voice, attribution)),
        note: note(stage, at, remark),
    }
}

fn join(cut: &str, words: &str) -> String {
    if cut.is_empty() { words.to_owned() } else { format!("{cut} {words}") }
}

fn blank(words: &str) -> &'static str {
    if words.is_empty() { "" } else { " " }
}

/// What a reader should know about one mention.
fn note(stage: &Stage<'_>, at: MentionRef, remark: Option<String>) -> Option<String> {
    let mention = stage.mention(at);
    let mut notes: Vec<String> = Vec::new();
    notes.extend(wording::zone(mention.zone).map(str::to_owned));
    if mention.is_negated {
        notes.push(LABELS.negated.to_owned());
    }
    if mention.is_distanced {
        notes.push(LABELS.distanced.to_owned());
    }
    if mention.confidence == Confidence::Medium {
        notes.push(wording::less_sure(1, 1));
    }
    notes.extend(remark);
    (!notes.is_empty()).then(|| notes.join("; "))
}
