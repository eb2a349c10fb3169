//! The words that report, where they do report: with somebody as their subject and somebody's
//! words as their content.
//!
//! A verb of a list is a word of reporting only there: “claims the valley” and “drop its
//! claims” give nobody's words.

use crate::analysis::Analysis;
use crate::document::Zone;
use crate::lexicon::pack::Category;
use crate::text::Span;
use crate::voice::Voice;

/// The family of categories whose words report.
const REPORTING: &str = "reporting-verb";

/// Whether the words of a list report, and so count only where somebody's words follow.
pub(super) fn is_reporting(category: &Category) -> bool {
    category.id.as_ref().split('/').next() == Some(REPORTING)
}

/// One place at which an article reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReportingCue {
    /// The words that report.
    pub(super) span: Span,
    /// Whose words those are.
    pub(super) voice: Voice,
    /// The part of the article.
    pub(super) zone: Zone,
    /// The first attribution that has them: an index.
    pub(super) attribution: usize,
}

impl ReportingCue {
    /// Whether figures count it: an outlet's own word, in a counted zone.
    pub(super) fn is_counted(&self) -> bool {
        self.voice == Voice::Narrator && self.zone.is_counted()
    }
}

/// The cues of an article that have a source and a content, each once, in order of place.
///
/// Marks around a title or a term are no speech; several fragments may share one cue.
pub(super) fn reporting_cues(analysis: &Analysis) -> Vec<ReportingCue> {
    let attributions = analysis.attributions.iter().enumerate();
    let reporting = attributions.filter(|(_, it)| {
        it.device.is_none() && it.source.is_some() && !it.content.is_empty()
    });
    let mut places: Vec<(Span, usize)> =
        reporting.filter_map(|(at, it)| Some((it.cue?, at))).collect();
    places.sort_unstable_by_key(|&(span, at)| (span.start, span.end, at));
    places.dedup_by_key(|it| it.0);
    let held = analysis.passages().held(places.iter().map(|it| it.0.start));
    let paragraphs = &analysis.document.paragraphs;
    let places = places.into_iter().zip(held);
    places
        .map(|((span, attribution), held)| {
            let paragraph = paragraphs.partition_point(|it| it.span.end <= span.start);
            let zone = paragraphs.get(paragraph).and_then(|it| it.zone);
            let zone = zone.unwrap_or_default();
            ReportingCue { span, voice: held.voice, zone, attribution }
        })
        .collect()
}

/// The cue of which words are a part; `cues` in order of place.
pub(super) fn cue_at(cues: &[ReportingCue], words: Span) -> Option<usize> {
    let next = cues.partition_point(|it| it.span.start < words.end);
    let at = next.checked_sub(1)?;
    cues[at].span.overlaps(words).then_some(at)
}
