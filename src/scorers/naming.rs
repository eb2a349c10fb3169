#![doc = include_str!("naming.md")]

use crate::annotate::Annotated;
use crate::lexicon::Target;
use crate::scorers::{Card, Evidence, Exposure, Scorer};

/// Points at the mentions of naming concepts that figures count.
pub(super) struct Naming;

impl Scorer for Naming {
    fn card(&self) -> Card {
        Card {
            id: "naming",
            label: "Names of the same thing",
            exposure: Exposure::Mentions,
            is_lexical: true,
            page: include_str!("naming.md"),
        }
    }

    fn measure(&self, doc: &Annotated<'_>) -> Vec<Evidence> {
        doc.mentions
            .iter()
            .filter(|it| it.is_counted() && matches!(it.target, Target::Variant { .. }))
            .map(|it| Evidence { scorer: "naming", span: it.span, voice: it.voice })
            .collect()
    }
}
