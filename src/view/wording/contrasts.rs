//! What each row of the overview is about.

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
        Subject::Label(name) => format!("What {name} is called"),
        Subject::Modifier(noun) => format!("Words before “{noun}”"),
        Subject::Family { pack, concept, .. } => {
            let family = &packs[*pack].concepts[*concept];
            family.question.clone().unwrap_or_else(|| family.label.clone())
        }
        Subject::Event(_) => "One event".to_owned(),
        Subject::Status(_) => "One claim".to_owned(),
        Subject::Claim(what) => format!("How surely: “{what}”"),
        Subject::Marked(words) => format!("In quotation marks or not: “{words}”"),
        Subject::Number(at) => {
            let found = &comparison.quantities[*at];
            let of = found.of.as_deref().filter(|_| found.is_toll());
            // The noun as it is first printed.
            let first = found.values[0].place;
            let printed =
                first.span.of(&comparison.articles[first.article].document.text);
            let noun = printed.split_whitespace().next_back();
            let noun = noun.filter(|it| it.chars().all(char::is_alphabetic));
            format!("How many: {}", of.or(noun).unwrap_or(&found.unit))
        }
        Subject::Reports(at) => {
            format!("How {} is reported", comparison.speakers.speakers[*at].name)
        }
        Subject::Speakers => "Heard in one source only".to_owned(),
        Subject::Quotation(at) => match &comparison.shared_quotes[*at].speaker {
            Some(speaker) => format!("A remark by {speaker}"),
            None => "A remark".to_owned(),
        },
        Subject::Agent(_) => "Who acts".to_owned(),
        Subject::Loaded => "Loaded words in its own voice".to_owned(),
        Subject::Missing(_) => "Told by some only".to_owned(),
        Subject::Untold(..) => "Told by one only".to_owned(),
    }
}
