//! Where the words of a contrast are only part of what a reader would take them for.

use super::{Contrast, Subject};
use crate::compare::Comparison;
use crate::compare::reading::Place;
use crate::lexicon::pack::PartOfSpeech;
use crate::text::Span;
use crate::voice::Voice;

impl Contrast {
    /// Whether the headline, the sentence or the remark goes on before and after some words,
    /// where nothing else would show it: a name with its attributes is whole by itself.
    #[must_use]
    pub fn goes_on(&self, comparison: &Comparison<'_>, place: Place) -> [bool; 2] {
        let is_phrase = match &self.subject {
            Subject::Family { part, .. } => {
                matches!(part, PartOfSpeech::Noun | PartOfSpeech::Modifier)
            }
            it => matches!(
                it,
                Subject::Name(_)
                    | Subject::Label(_)
                    | Subject::Modifier(_)
                    | Subject::Marked(_)
                    | Subject::Number(_)
                    | Subject::Reports(_)
                    | Subject::Speakers
                    | Subject::Loaded
            ),
        };
        if is_phrase {
            return [false; 2];
        }
        let whole = whole(comparison, place);
        let text = &comparison.articles[place.article].document.text;
        let has_words = |start: u32, end: u32| {
            Span { start, end: end.max(start) }.of(text).contains(char::is_alphanumeric)
        };
        [has_words(whole.start, place.span.start), has_words(place.span.end, whole.end)]
    }
}

/// The headline, the sentence, or as much of it as one speaker is quoted with.
fn whole(comparison: &Comparison<'_>, place: Place) -> Span {
    let (analysis, span) = (comparison.articles[place.article], place.span);
    let mut paragraphs = analysis.document.paragraphs.iter();
    if place.is_headline
        && let Some(headline) = paragraphs.find(|it| it.span.contains(span))
    {
        return headline.span;
    }
    let sentence = analysis.sentences.iter().find(|it| it.contains(span));
    let sentence = sentence.copied().unwrap_or(span);
    let passages = analysis.passages();
    let held = passages.held([span.start].into_iter());
    let attribution = held.first().and_then(|it| it.attribution);
    let content = attribution.map(|it| analysis.attributions[it].content);
    let quoted = content.filter(|it| place.voice == Voice::Quoted && it.contains(span));
    quoted.map_or(sentence, |it| Span {
        start: it.start.max(sentence.start),
        end: it.end.min(sentence.end),
    })
}
