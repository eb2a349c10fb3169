//! Names that no list knows yet: proposed from the articles alone, for a person to judge.
//!
//! [`suggest`] looks for spellings of one name, for what one person is called, and for words
//! that compete in the same place; each search gives drafts. The drafts become a pack, the
//! pack is matched like any other, and what it finds is the evidence: what a suggestion counts
//! is what its entry will count. Nothing says that two words mean the same: a person decides.

mod apposition;
mod corpus;
mod draft;
mod fields;
mod person;
mod roles;
mod slant;
mod spelling;
mod weigh;
mod wording;

pub use draft::Kind;
pub use weigh::{DEFAULT_LIMIT, Figures, Place, Suggestion, Suggestions, suggest};
