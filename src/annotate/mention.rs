//! A mention: an entry of a lexicon found in an article, with its zone and voice.

use crate::annotate::Passages;
use crate::annotate::distance::is_distanced;
use crate::annotate::negation::{is_negated, is_rebuttal};
use crate::document::{Document, Zone};
use crate::lexicon::pack::Confidence;
use crate::lexicon::{Match, Target};
use crate::text::{Segmentation, Span};
use crate::voice::Voice;

/// An entry of a lexicon found in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where; a possessive ending is outside.
    pub span: Span,
    /// What was found.
    pub target: Target,
    /// How surely.
    pub confidence: Confidence,
    /// The part of the article.
    pub zone: Zone,
    /// Whose words.
    pub voice: Voice,
    /// The innermost attribution that holds it: an index into the article's attributions.
    pub attribution: Option<usize>,
    /// Whether a word of negation stands before it in its clause, or it stands in words
    /// that are reported as denied.
    pub is_negated: bool,
    /// Whether "so-called" or a word like it stands right before it.
    pub is_distanced: bool,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Index of its sentence.
    pub sentence: usize,
}

impl Mention {
    /// Whether figures count it: surely enough, and neither in a headline nor a caption.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.confidence != Confidence::Low && self.zone.is_counted()
    }
}

/// Makes mentions of matches; both in order of place.
#[must_use]
pub fn mentions(
    document: &Document,
    found: &Segmentation,
    matches: impl Iterator<Item = Match>,
    passages: Passages<'_>,
) -> Vec<Mention> {
    let mut shown: Vec<Match> = Vec::with_capacity(matches.size_hint().1.unwrap_or(0));
    shown.extend(matches);
    let held = passages.held(shown.iter().map(|it| it.span.start));
    let (mut paragraph, mut sentence) = (0, 0);
    shown
        .iter()
        .zip(held)
        .map(|(it, held)| {
            let at = it.span.start;
            let paragraphs = &document.paragraphs[paragraph..];
            paragraph += paragraphs.iter().take_while(|it| it.span.end <= at).count();
            let sentences = &found.sentences[sentence..];
            sentence += sentences.iter().take_while(|it| it.end <= at).count();
            let zone = document.paragraphs.get(paragraph).and_then(|p| p.zone);
            Mention {
                span: it.span,
                target: it.target,
                confidence: it.confidence,
                zone: zone.unwrap_or_default(),
                voice: held.voice,
                attribution: held.attribution,
                is_negated: is_negated(&document.text, found, it.first)
                    || held.attribution.is_some_and(|at| {
                        let cue = passages.attributions[at].cue;
                        cue.is_some_and(|span| is_rebuttal(span.of(&document.text)))
                    }),
                is_distanced: is_distanced(&document.text, found, it.first),
                paragraph,
                sentence,
            }
        })
        .collect()
}
