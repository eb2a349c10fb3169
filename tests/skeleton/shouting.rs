#![doc = include_str!("shouting.md")]

use parallax::annotate::Annotated;
use parallax::scorers::{Card, Evidence, Scorer};
use parallax::voice::Voice;

/// Points at words in capitals in the outlet's own words.
pub(super) struct Shouting;

impl Scorer for Shouting {
    fn card(&self) -> Card {
        Card {
            id: "shouting",
            label: "Words in capitals",
            page: include_str!("shouting.md"),
        }
    }

    fn measure(&self, doc: &Annotated<'_>) -> Vec<Evidence> {
        let is_shouted = |word: &str| {
            word.chars().count() >= 5 && word.chars().all(char::is_uppercase)
        };
        let mut voices = doc.passages.walk();
        doc.found
            .tokens
            .iter()
            .map(|token| (token.span, voices.at(token.span.start).voice))
            .filter(|(span, _)| is_shouted(span.of(&doc.document.text)))
            .filter(|(_, voice)| *voice == Voice::Narrator)
            .map(|(span, voice)| Evidence { scorer: "shouting", span, voice })
            .collect()
    }
}
