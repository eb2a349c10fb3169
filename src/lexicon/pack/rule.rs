//! Rules of a house style, as packs and files of house styles write them.

use crate::document::Date;
use crate::lexicon::pack::{Case, Inflect, optional_date};
use serde::Deserialize;
use toml::Spanned;

/// What a newsroom decided about the names of one thing, or about some words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleRule {
    /// The rule's name after `house/`; none: the concept's id.
    pub id: Option<Spanned<String>>,
    /// The concept of a pack whose variants the rule speaks of; none: `prefer`, `allow`
    /// and `avoid` are words.
    pub concept: Option<Spanned<String>>,
    /// The variant or the words to write.
    pub prefer: Option<Spanned<String>>,
    /// Variants or words that are fine too.
    #[serde(default)]
    pub allow: Vec<Spanned<String>>,
    /// Variants or words to avoid.
    #[serde(default)]
    pub avoid: Vec<Avoided>,
    /// A regular expression for what no list of words says: numbers, money, dates. `prefer`
    /// may name its groups.
    pub pattern: Option<Spanned<String>>,
    /// Words, of which a draft may use only one.
    #[serde(default)]
    pub one_of: Vec<Spanned<String>>,
    /// Whether the words to avoid are fine if they are attributed to a speaker.
    #[serde(default)]
    pub attribution: bool,
    /// Words whose presence in the sentence says who calls it so ("designated").
    #[serde(default)]
    pub attributed_by: Vec<String>,
    /// The words of the first mention.
    pub first: Option<Spanned<String>>,
    /// The words of later mentions.
    #[serde(default)]
    pub then: Vec<Spanned<String>>,
    /// `advice`, `warning` or `error`.
    pub severity: Option<Spanned<String>>,
    /// Why.
    pub reason: Option<String>,
    /// Where it is laid down: a URL or a full reference.
    pub reference: Option<String>,
    /// Since when; earlier drafts are left alone.
    #[serde(default, deserialize_with = "optional_date")]
    pub since: Option<Date>,
    /// Phrases in which the rule does not hold; case is ignored.
    #[serde(default)]
    pub except: Vec<String>,
    /// Words, one of which must stand in the paragraph.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Which further forms the words have.
    pub inflect: Option<Inflect>,
    /// How capitals count.
    pub case: Option<Case>,
    /// Index of its file in [`crate::lexicon::pack::Pack::sources`].
    #[serde(skip)]
    pub file: usize,
}

/// Words to avoid, with a reason of their own or not.
#[derive(Clone, Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "an entry of `avoid` is \"words\", or { words = \"…\", prefer = \"…\", reason = \"…\", reference = \"…\" }"
)]
pub enum Avoided {
    /// The words.
    Bare(String),
    /// The words with what is said about them.
    Reasoned(Reasoned),
}

/// Words to avoid, with a reason of their own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reasoned {
    /// The variant or the words.
    pub words: String,
    /// Why.
    pub reason: Option<String>,
    /// Where it is laid down.
    pub reference: Option<String>,
    /// What to write in place of these.
    pub prefer: Option<String>,
}

impl Avoided {
    /// The variant or the words.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Bare(words) => words,
            Self::Reasoned(it) => &it.words,
        }
    }

    /// What is said about them, where anything is.
    #[must_use]
    pub fn reasoned(&self) -> Option<&Reasoned> {
        match self {
            Self::Bare(_) => None,
            Self::Reasoned(it) => Some(it),
        }
    }
}
