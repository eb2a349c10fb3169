//! What belongs to an article, and what the parts of it are, where mark-up does not say.
//!
//! [`remove_furniture`] takes out lines that belong to the page (related links, sharing
//! buttons, notices), notes them in the document's `removed`, and names in a caveat what may
//! belong to it too; [`assign_zones`] then
//! gives every paragraph its zone.

mod doubts;
mod furniture;
mod pattern;
mod rules;
#[cfg(test)]
mod tests;
mod zones;

pub use furniture::remove_furniture;
pub use zones::assign_zones;

/// How an article is cleaned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether every line stays in the text.
    pub keep_all: bool,
}
