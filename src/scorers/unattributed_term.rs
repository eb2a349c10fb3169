#![doc = include_str!("unattributed-term.md")]

use crate::annotate::Annotated;
use crate::scorers::{Card, Evidence, Scorer};
use crate::voice::Device;

/// Points at words in quotation marks that no one is given as saying.
pub(super) struct UnattributedTerm;

impl Scorer for UnattributedTerm {
    fn card(&self) -> Card {
        Card {
            id: "unattributed-term",
            label: "Quotation marks without a speaker",
            page: include_str!("unattributed-term.md"),
        }
    }

    fn measure(&self, doc: &Annotated<'_>) -> Vec<Evidence> {
        doc.passages
            .attributions
            .iter()
            .filter(|it| it.device == Some(Device::NoSpeaker))
            .map(|it| Evidence {
                scorer: "unattributed-term",
                span: it.content,
                voice: it.voice(),
            })
            .collect()
    }
}
