//! What a sequence of words may stand for.

use crate::lexicon::pattern::Pattern;
use crate::lexicon::trie::Symbol;

/// What a sequence of words may stand for.
#[derive(Clone, Debug)]
pub(super) enum End {
    /// A form of an entry, with the words that it is printed with, where these matter.
    Form(Option<Box<Pattern>>),
    /// The own words of a form whose head may stand after further names.
    Conjunct(Box<Conjunct>),
    /// A phrase in which some rules find nothing.
    Exclusion(ExcludedIn),
    /// A word that some rules require.
    Required(u32),
}

#[derive(Clone, Debug)]
pub(super) struct Conjunct {
    pub(super) rule: usize,
    pub(super) pattern: Option<Box<Pattern>>,
    /// The head's words, singular and plural.
    pub(super) heads: Vec<Vec<Symbol>>,
}

/// For which rules a phrase excludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExcludedIn {
    Pack(usize),
    Rule(usize),
}

impl End {
    /// The words that it is printed with, where these matter.
    pub(super) fn pattern(&self) -> Option<&Pattern> {
        match self {
            Self::Form(pattern) => pattern.as_deref(),
            Self::Conjunct(conjunct) => conjunct.pattern.as_deref(),
            Self::Exclusion(_) | Self::Required(_) => None,
        }
    }
}

/// What the matcher asks of every end that it reaches, in eight bytes: the words of patterns
/// lie far apart in memory, and most ends are decided without them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Brief {
    pub(super) flags: u8,
    /// How many words at the end of a form coordinated names share.
    pub(super) n_head: u8,
    /// The rule of a form.
    pub(super) rule: u32,
}

impl Brief {
    pub(super) const IS_FORM: u8 = 1;
    pub(super) const TAKES_POSSESSIVE: u8 = 2;
    /// May stand at the front of, or inside, a hyphenated compound.
    pub(super) const BEGINS_WITH_CAPITAL: u8 = 4;
    /// May stand at the end of, or inside, a hyphenated compound.
    pub(super) const ENDS_WITH_CAPITAL: u8 = 8;
    /// The case of the words matters.
    pub(super) const MINDS_CASE: u8 = 16;
    /// Punctuation stands between its words.
    pub(super) const HAS_SIGNS: u8 = 32;

    /// What the words of a form ask for.
    pub(super) fn flags_of(pattern: &Pattern) -> u8 {
        let flags = [
            (pattern.begins_with_capital(), Self::BEGINS_WITH_CAPITAL),
            (pattern.ends_with_capital(), Self::ENDS_WITH_CAPITAL),
            (pattern.minds_case(), Self::MINDS_CASE),
            (pattern.has_signs(), Self::HAS_SIGNS),
        ];
        flags.iter().filter(|it| it.0).fold(0, |all, it| all | it.1)
    }

    #[inline]
    pub(super) fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}
