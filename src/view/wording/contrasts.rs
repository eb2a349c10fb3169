//! What the rows of the overview are about.

use crate::compare::{Comparison, Contrast, Subject};

/// What a contrast is about, in a few words.
#[must_use]
pub fn contrast_about(comparison: &Comparison<'_>, it: &Contrast) -> String {
    let packs = comparison.lexicon.packs();
    match &it.subject {
        Subject::Headline => "How the reports begin".to_owned(),
        Subject::Name(at) => {
            let found = &comparison.concepts[*at];
            packs[found.pack].concepts[found.concept].label.clone()
        }
        Subject::Speakers => "Quoted by one source only".to_owned(),
        Subject::Quotation(at) => match &comparison.shared_quotes[*at].speaker {
            Some(speaker) => format!("A remark by {speaker}"),
            None => "A remark".to_owned(),
        },
        Subject::Agent(_) => "Who acts".to_owned(),
        Subject::Loaded(at) => {
            let found = &comparison.markers[*at];
            packs[found.pack].categories[found.category].label.clone()
        }
        Subject::Missing(_) => "Told by some only".to_owned(),
    }
}
