//! Figures and days as readers see them, and the words of pages without a language of their own.
//!
//! What a report says stands in `report/en.toml`, what a lesson says in `lesson/en.toml`.

mod contrasts;
mod figures;
mod labels;

pub use contrasts::contrast_about;
pub use figures::{
    count, day, days, number, p_value, percent, percent_range, rate, signed, since,
};
pub use labels::{LABELS, Labels};

use crate::voice::Voice;

/// What a voice is called.
#[must_use]
pub fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Narrator => "own words",
        Voice::Quoted => "in quotation marks",
        Voice::Reported => "reported",
        Voice::Embedded => "inside a reported sentence",
    }
}
