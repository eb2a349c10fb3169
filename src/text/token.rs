//! Running words as they stand in the text.

use crate::text::{Span, TypeId};

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The token opens a paragraph.
    Break,
    /// White space alone.
    Space,
    /// A single hyphen: both are members of one compound.
    Hyphen,
    /// A dash without spaces ("Russia–Ukraine").
    Dash,
    /// Punctuation, with or without white space.
    Punctuation,
}

/// A running word, or one member of a hyphenated compound ("al", "Qaeda").
///
/// A compound counts as one word ([`n_words`]); its members are kept apart so that a form
/// written with a hyphen, a space or closed up can be one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands; a possessive ending is inside.
    pub span: Span,
    /// Its type: the distinct form as printed.
    pub word_form: TypeId,
    /// What stands before it.
    pub gap: Gap,
    /// Whether a full stop, question mark, exclamation mark or ellipsis follows before the next token.
    pub is_before_stop: bool,
    /// Whether it begins with a capital.
    pub is_capital: bool,
}

/// Counts running words; a hyphenated compound is one.
#[must_use]
pub fn n_words(tokens: &[Token]) -> usize {
    let n_joined = tokens.iter().skip(1).filter(|token| token.gap == Gap::Hyphen).count();
    tokens.len() - n_joined
}
