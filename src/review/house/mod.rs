//! House styles: what a newsroom decided about names and words.
//!
//! A [`House`] is data that people wrote (`docs/review.md`), as TOML or as a table. A `Style`
//! is what reviewing makes of houses and of the packs that their rules speak of: words
//! become variants of concepts in a pack of their own, so that one matcher finds all.

mod builtin;
mod conflicts;
mod read;
mod signs;
mod style;
mod table;

pub use builtin::{TEMPLATE, builtin_house, builtin_houses};
pub(super) use signs::Signs;
pub(super) use style::{HouseRule, Role, RuleKind, Style};

use crate::lexicon::SourceFile;
use crate::lexicon::pack::StyleRule;
use crate::review::Severity;

/// A house style.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// Kebab-case.
    pub id: String,
    /// A name for people.
    pub title: Option<String>,
    /// What it holds, and what it does not.
    pub description: Option<String>,
    /// How much its findings weigh where a rule does not say.
    pub severity: Severity,
    /// Its rules, in the order of the file.
    pub rules: Vec<StyleRule>,
    /// The files that it was read from, for the places of errors.
    pub sources: Vec<SourceFile>,
}
