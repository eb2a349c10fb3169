//! What a sequence of words may stand for.

use crate::lexicon::pack::Case;
use crate::lexicon::pattern::Pattern;
use crate::lexicon::trie::Symbol;
use std::sync::OnceLock;

/// What a sequence of words may stand for.
#[derive(Clone, Debug)]
pub(super) enum End {
    /// A form of an entry, with the words that it is printed with, where these matter.
    Form(Option<Box<Printed>>),
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
    pub(super) printed: Option<Box<Printed>>,
    /// The head's words, singular and plural.
    pub(super) heads: Vec<Vec<Symbol>>,
}

/// A form as a pack prints it. It is cut into words when it is first asked for: a lexicon of
/// thousands is compiled at every start, and a draft asks for few.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub(super) form: Box<str>,
    pub(super) case: Case,
    pub(super) in_compounds: bool,
    pattern: OnceLock<Pattern>,
}

impl Printed {
    pub(super) fn new(form: &str, case: Case, in_compounds: bool) -> Self {
        Self { form: form.into(), case, in_compounds, pattern: OnceLock::new() }
    }

    fn pattern(&self) -> &Pattern {
        self.pattern.get_or_init(|| Pattern {
            in_compounds: self.in_compounds,
            ..Pattern::new(&self.form, self.case).unwrap_or_default()
        })
    }
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
            Self::Form(printed) => printed.as_deref(),
            Self::Conjunct(conjunct) => conjunct.printed.as_deref(),
            Self::Exclusion(_) | Self::Required(_) => None,
        }
        .map(Printed::pattern)
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

    /// The same of letters, digits and single blanks.
    pub(super) fn flags_of_plain(form: &str, case: Case) -> u8 {
        let has_capital = |it: &str| it.bytes().any(|it| it.is_ascii_uppercase());
        let minds_case = match case {
            Case::Insensitive => false,
            Case::Sensitive => true,
            Case::Auto => has_capital(form),
        };
        if !has_capital(form) {
            return if minds_case { Self::MINDS_CASE } else { 0 };
        }
        let first = form.split(' ').next().unwrap_or_default();
        let last = form.rsplit(' ').next().unwrap_or_default();
        let flags = [
            (has_capital(first), Self::BEGINS_WITH_CAPITAL),
            (has_capital(last), Self::ENDS_WITH_CAPITAL),
            (minds_case, Self::MINDS_CASE),
        ];
        flags.iter().filter(|it| it.0).fold(0, |all, it| all | it.1)
    }

    #[inline]
    pub(super) fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}
