//! Word lists, and the matcher that finds their entries over tokens.
//!
//! A [`Pack`] is data that people wrote (`docs/lexicons.md`). [`Lexicon::compile`] turns
//! packs into a trie over the numbers of folded words; [`Lexicon::find`] gives the matches
//! of one text. Every type is looked up once ([`TypeKeys`]); a token costs one array access
//! unless a form can begin with it.

mod builtin;
mod check;
mod compile;
mod context;
mod coordination;
mod end;
mod error;
mod exchange;
mod flat;
mod load;
mod matcher;
mod names;
pub mod pack;
mod pattern;
mod resolve;
mod rows;
mod target;
#[cfg(test)]
mod tests;
mod toml_text;
mod trie;

pub use builtin::{FAMILIES, builtin, builtin_of, cues, review_words};
pub use check::{Finding, check, is_id};
pub use compile::Lexicon;
pub use error::{PackError, Place};
pub use exchange::{Form as Exchange, Losses, export, import};
pub use load::{SourceFile, load};
pub use matcher::{Given, Match, TypeKeys};
pub use names::{NAMES, Named};
pub use pack::Pack;
pub use target::Target;
