//! Quotation marks that no speaker is given for.

use crate::review::checked::Checked;
use crate::review::checked::Found;
use crate::voice::Device;

/// More words than this are no term but a quotation, whose source may be a law or a letter.
const MAX_WORDS: usize = 6;

pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let marks = checked.analysis.attributions.iter();
    marks
        .filter(|it| it.device == Some(Device::NoSpeaker) && !checked.is_in_title(it.content))
        .filter(|it| {
            let words = it.content.of(checked.text());
            let n_words = words.split_whitespace().count();
            n_words <= MAX_WORDS && words.contains(char::is_alphanumeric)
        })
        .map(|it| {
            let words = it.content.of(checked.text());
            let message = format!("{words} stands in quotation marks without a speaker; say whose words they are, or drop the marks.");
            Found::new("unattributed-term", it.content, message)
        })
        .collect()
}
