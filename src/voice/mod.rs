//! Whose words are these? Which words are attributed to whom.
//!
//! The terms are those of quotation attribution (PARC3, Pareti 2016; PolNeAR, Newell et al.
//! 2018): *content* is what is attributed, *source* the words that name the speaker, *cue*
//! the words that report. Quotation marks are paired by [`pair`]; [`attribute`] finds what
//! reports, the contents without marks, and what reports each quotation; who each source is
//! is asked over the whole article (`speakers`). The rules work on tokens, closed classes
//! of words ([`Words`]) and the cue pack; docs/attribution.md lists them with examples and
//! with what each earned.

mod act;
mod around;
mod article;
mod attribute;
mod attribution;
mod block;
mod capitals;
mod clause;
mod complement;
mod correct;
mod cue;
mod device;
mod extent;
#[cfg(test)]
mod german_tests;
mod headline;
mod indirect;
mod insertion;
mod joined;
#[cfg(test)]
mod joined_tests;
mod marked_turns;
#[cfg(test)]
mod newsroom_tests;
mod noun;
mod opener;
mod phrase;
mod quotations;
mod quoted;
mod rules;
mod signature;
mod speakers;
mod subject;
#[cfg(test)]
mod tests;
mod transcript;
mod verb_second;
mod words;

pub use act::Act;
pub use attribute::{Attributed, attribute};
pub use attribution::{Attribution, Device, Kind};
pub use correct::correct;
pub use cue::{Cue, CueKind};
pub use joined::join;
pub(crate) use quotations::is_elision;
pub use quotations::{Pairing, Quotation, pair};
pub use rules::{CARDS, Card, Rule, Rules};
pub use words::{Words, is_known_category};

pub use crate::document::Voice;
