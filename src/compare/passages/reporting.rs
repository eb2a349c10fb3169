//! Who says it how: the words with which two passages report one speaker's remark.

use crate::analysis::Analysis;
use crate::compare::passages::clauses::Unit;
use crate::compare::{AttributionRef, Speakers};
use crate::text::{Span, fold};
use std::collections::BTreeMap;

/// So many attributions before the end of a passage are looked at.
const NEARBY: usize = 8;

/// The reporting words of two passages that give the same to one speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// The speaker, by the name that [`Speakers`] has.
    pub speaker: String,
    /// The words that report in the first article.
    pub a: Span,
    /// The same in the second.
    pub b: Span,
}

/// The speaker of every attribution, over all articles.
pub(super) struct Reports<'a> {
    articles: &'a [&'a Analysis],
    speakers: &'a Speakers,
    /// Indices into the speakers.
    by_place: BTreeMap<AttributionRef, usize>,
}

impl<'a> Reports<'a> {
    pub(super) fn new(articles: &'a [&'a Analysis], speakers: &'a Speakers) -> Self {
        let places =
            speakers.speakers.iter().enumerate().flat_map(|(number, speaker)| {
                let places = speaker.by_source.iter().flat_map(|it| &it.places);
                places.map(move |&at| (at, number))
            });
        Self { articles, speakers, by_place: places.collect() }
    }

    /// The reporting words of both, if both give most of their words to one speaker.
    pub(super) fn reporting(&self, a: &Unit, b: &Unit) -> Option<Reporting> {
        let ((left, a), (right, b)) = (self.report(a)?, self.report(b)?);
        let (x, y) = (&self.speakers.speakers[left], &self.speakers.speakers[right]);
        // A common noun is a speaker in its source only; in passages that say the same, the
        // same noun is read as one.
        let is_one = left == right || fold(&x.name) == fold(&y.name);
        is_one.then(|| Reporting { speaker: x.name.clone(), a, b })
    }

    /// The speaker and the reporting words of the attribution that holds most of a passage.
    fn report(&self, unit: &Unit) -> Option<(usize, Span)> {
        let attributions = &self.articles[unit.article].attributions;
        // Those that begin in the passage, and the few before it that may reach into it.
        let to = attributions.partition_point(|it| it.content.start < unit.span.end);
        let shared = |at: &usize| {
            let content = attributions[*at].content;
            let end = content.end.min(unit.span.end);
            end.saturating_sub(content.start.max(unit.span.start)) as usize
        };
        let near = (to.saturating_sub(NEARBY)..to).filter(|&at| {
            attributions[at].speaker.is_some() && attributions[at].cue.is_some()
        });
        let attribution = near.max_by_key(|at| {
            (shared(at), std::cmp::Reverse(attributions[*at].content.start))
        })?;
        if 2 * shared(&attribution) < unit.span.len() {
            return None;
        }
        let at = AttributionRef { article: unit.article, attribution };
        Some((*self.by_place.get(&at)?, attributions[attribution].cue?))
    }
}
