//! What a sequence of words may stand for.

use crate::lexicon::pattern::{Joint, Pattern};
use crate::lexicon::trie::Symbol;

/// What a sequence of words may stand for.
#[derive(Clone, Debug)]
pub(super) enum End {
    /// A form of an entry.
    Form(Form),
    /// The own words of a form whose head may stand behind further names.
    Conjunct(Conjunct),
    /// A phrase in which some rules find nothing.
    Exclusion(ExcludedIn),
    /// A word that some rules require.
    Required(u32),
}

#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) rule: usize,
    pub(super) pattern: Pattern,
    pub(super) takes_possessive: bool,
    /// How many words at its end coordinated names share.
    pub(super) n_head: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Conjunct {
    pub(super) rule: usize,
    pub(super) pattern: Pattern,
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
            Self::Form(form) => Some(&form.pattern),
            Self::Conjunct(conjunct) => Some(&conjunct.pattern),
            Self::Exclusion(_) | Self::Required(_) => None,
        }
    }

    /// What the matcher asks of it first.
    pub(super) fn brief(&self) -> Brief {
        let (rule, n_head) = match self {
            Self::Form(form) => (form.rule, form.n_head),
            _ => (0, 0),
        };
        let rule = u32::try_from(rule).expect("fewer than 2^32 rules");
        let n_head = u8::try_from(n_head).unwrap_or(u8::MAX);
        Brief { flags: self.flags(), n_head, rule }
    }

    fn flags(&self) -> u8 {
        let Some(pattern) = self.pattern() else { return 0 };
        let form = if let Self::Form(form) = self { Some(form) } else { None };
        let has_signs = pattern.pieces.iter().skip(1).any(|it| it.joint != Joint::Loose);
        let flags = [
            (form.is_some(), Brief::IS_FORM),
            (form.is_some_and(|it| it.takes_possessive), Brief::TAKES_POSSESSIVE),
            (pattern.begins_with_capital(), Brief::BEGINS_WITH_CAPITAL),
            (pattern.ends_with_capital(), Brief::ENDS_WITH_CAPITAL),
            (pattern.minds_case(), Brief::MINDS_CASE),
            (has_signs, Brief::HAS_SIGNS),
        ];
        flags.iter().filter(|it| it.0).fold(0, |all, it| all | it.1)
    }
}

/// What the matcher asks of every end that it reaches, in eight bytes: the words of patterns
/// lie far apart in memory, and most ends are told without them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief {
    flags: u8,
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

    #[inline]
    pub(super) fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}
