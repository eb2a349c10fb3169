//! Whose words a stretch of an article is: its voices, with their speakers.

use crate::analysis::Analysis;
use crate::annotate::innermost;
use crate::text::Span;
use crate::voice::Voice;

/// The voices of a stretch with their speakers, in order of first occurrence, each once.
pub(super) fn voices_of(analysis: &Analysis, span: Span) -> Vec<(Voice, Option<&str>)> {
    let from = analysis.tokens.partition_point(|it| it.span.start < span.start);
    let to = analysis.tokens.partition_point(|it| it.span.start < span.end);
    let places = analysis.tokens[from..to.max(from)].iter().map(|it| it.span.start);
    let mut voices: Vec<(Voice, Option<&str>)> = Vec::new();
    for held in innermost(&analysis.attributions, places) {
        let attribution = held.map(|at| &analysis.attributions[at]);
        let voice = attribution.map_or(Voice::Narrator, |it| it.voice());
        let speaker = attribution.and_then(|it| it.speaker.as_deref());
        if !voices.contains(&(voice, speaker)) {
            voices.push((voice, speaker));
        }
    }
    voices
}
