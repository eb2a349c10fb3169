//! Whose words are these: who is given as the source of which words.
//!
//! The terms are those of quotation attribution (PARC3, Pareti 2016; PolNeAR, Newell et al.
//! 2018): *content* is what is attributed, *source* the words that name the speaker, *cue*
//! the words that report. Quotation marks are paired by [`pair`]; the speaker is a
//! first guess from the nearest cue. Reported speech without marks is not told apart yet:
//! its place is here, and every reader of [`Attribution`] already knows [`Kind::Indirect`].

mod attribution;
mod cue;
mod quotations;
mod source;
mod speaker;
mod speakers;

pub use attribution::Attribution;
pub use attribution::Device;
pub use attribution::Kind;
pub use attribution::Voice;
pub use cue::Cue;
pub use quotations::Pairing;
pub use quotations::Quotation;
pub use quotations::pair;
pub use speaker::attribute;
