//! Who says it how: the words with which two passages report one speaker's remark.

use crate::analysis::Analysis;
use crate::compare::passages::clauses::Unit;
use crate::text::Span;
use crate::text::fold;
use crate::voice::Attribution;

/// The reporting words of two passages that give the same to one speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// The speaker, by the fuller of the two names.
    pub speaker: String,
    /// The words that report in the first article.
    pub a: Span,
    /// The same in the second.
    pub b: Span,
}

/// The reporting words of both, if both give most of their words to one speaker.
pub(super) fn reporting(articles: &[&Analysis], a: &Unit, b: &Unit) -> Option<Reporting> {
    let (x, y) =
        (attribution(articles[a.article], a)?, attribution(articles[b.article], b)?);
    let (left, right) = (x.speaker.as_deref()?, y.speaker.as_deref()?);
    if surname(left) != surname(right) {
        return None;
    }
    let is_fuller = (right.len(), left) > (left.len(), right);
    Some(Reporting {
        speaker: if is_fuller { right } else { left }.to_owned(),
        a: x.cue?,
        b: y.cue?,
    })
}

/// The last word of a name.
fn surname(name: &str) -> String {
    fold(name.split_whitespace().next_back().unwrap_or_default())
}

/// The attribution that holds most of a passage.
fn attribution<'a>(analysis: &'a Analysis, unit: &Unit) -> Option<&'a Attribution> {
    // Those that begin in the passage, and the few before it that may reach into it.
    let to = analysis.attributions.partition_point(|it| it.content.start < unit.span.end);
    let near = analysis.attributions[..to].iter().rev().take(8);
    let shared = |it: &Attribution| {
        let end = it.content.end.min(unit.span.end);
        end.saturating_sub(it.content.start.max(unit.span.start)) as usize
    };
    let best = near.filter(|it| it.speaker.is_some() && it.cue.is_some());
    let best = best.max_by_key(|it| (shared(it), std::cmp::Reverse(it.content.start)))?;
    (2 * shared(best) >= unit.span.len()).then_some(best)
}
