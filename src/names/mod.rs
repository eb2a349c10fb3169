//! What the form of a name shows: person, body or group, and the parts of a person's name.
//!
//! One reading for everything that asks whether a name is a person's, what its family name
//! is, or whether two names can be one person's. What an article or a pack says beyond the
//! form (who holds an office, which spellings are one) is for those who know it:
//! `voice::speakers` within an article, `compare::speakers` across articles.

mod name;
pub mod romanised;

pub use name::{Gender, Name, Person, folded, is_initial, spelling};
