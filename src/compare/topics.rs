//! Which packs the story is about: the names of another topic are no rows.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::lexicon::pack::Confidence;
use crate::lexicon::{Lexicon, Target};
use std::collections::BTreeSet;

/// So many things of a pack make its topic the story's, even if none of them is the topic's own.
const MIN_CONCEPTS: usize = 4;

/// A pack of whose topic the story is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherTopic {
    /// Index into [`Lexicon::packs`].
    pub pack: usize,
    /// How many of its things the articles name all the same.
    pub n_concepts: usize,
}

/// The packs with a topic that is not the story's, though the articles name something of them.
///
/// It is the story's where half of the articles name a concept by which the topic is known,
/// or the story names four things of the pack.
pub(super) fn other_topics(lexicon: &Lexicon, articles: &[&Analysis]) -> Vec<OtherTopic> {
    let packs = lexicon.shown().iter().enumerate();
    packs
        .filter(|(_, it)| !it.head.topic.is_empty())
        .filter_map(|(pack, it)| {
            let is_own =
                |concept: usize| it.head.topic.contains(it.concepts[concept].id.as_ref());
            let named: Vec<BTreeSet<usize>> =
                articles.iter().map(|it| concepts(pack, &it.mentions)).collect();
            let n_own = named.iter().filter(|it| it.iter().any(|&it| is_own(it))).count();
            let all: BTreeSet<usize> = named.into_iter().flatten().collect();
            let is_topic =
                2 * n_own >= articles.len().max(1) || all.len() >= MIN_CONCEPTS;
            (!is_topic && !all.is_empty())
                .then_some(OtherTopic { pack, n_concepts: all.len() })
        })
        .collect()
}

/// The concepts of a pack that an article names.
fn concepts(pack: usize, mentions: &[Mention]) -> BTreeSet<usize> {
    let sure = mentions.iter().filter(|it| it.confidence != Confidence::Low);
    let own = sure.filter_map(|it| match it.target {
        Target::Variant { pack: of, concept, .. } if of == pack => Some(concept),
        _ => None,
    });
    own.collect()
}
