//! Contexts in which a form means something else, as packs write them.

use serde::Deserialize;

/// A context in which a form is something else.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "ExclusionSyntax")]
pub struct Exclusion {
    /// Where the words stand.
    pub place: ExclusionPlace,
    /// The words; case is ignored.
    pub words: String,
    /// The reason.
    pub why: Option<String>,
}

/// Where the words of an exclusion stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExclusionPlace {
    /// Around the form: a phrase that holds it.
    Phrase,
    /// Right before the form.
    Before,
    /// Right after the form.
    After,
    /// Anywhere in the same sentence.
    Sentence,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a phrase, or one of { phrase | before | after | also = \"…\", why = \"…\" }"
)]
enum ExclusionSyntax {
    Bare(String),
    Phrase(PhraseSyntax),
    Before(BeforeSyntax),
    After(AfterSyntax),
    Also(AlsoSyntax),
}

macro_rules! exclusion_syntax {
    ($($name:ident $field:ident),*) => {$(
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            $field: String,
            why: Option<String>,
        }
    )*};
}
exclusion_syntax!(PhraseSyntax phrase, BeforeSyntax before, AfterSyntax after, AlsoSyntax also);

impl From<ExclusionSyntax> for Exclusion {
    fn from(syntax: ExclusionSyntax) -> Self {
        let (place, words, why) = match syntax {
            ExclusionSyntax::Bare(words) => (ExclusionPlace::Phrase, words, None),
            ExclusionSyntax::Phrase(it) => (ExclusionPlace::Phrase, it.phrase, it.why),
            ExclusionSyntax::Before(it) => (ExclusionPlace::Before, it.before, it.why),
            ExclusionSyntax::After(it) => (ExclusionPlace::After, it.after, it.why),
            ExclusionSyntax::Also(it) => (ExclusionPlace::Sentence, it.also, it.why),
        };
        Self { place, words, why }
    }
}
