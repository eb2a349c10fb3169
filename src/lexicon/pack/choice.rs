//! The closed choices of the format: each is one field with a few values.

use serde::Deserialize;

/// What a concept is.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kind {
    #[default]
    Thing,
    Place,
    Person,
    People,
    Organisation,
    Event,
    Act,
    Status,
    Policy,
    GroupLabel,
    Role,
    Water,
    Document,
    /// Common words for one thing; see [`PartOfSpeech`].
    Family,
}

/// What the words of a family are in a sentence.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum PartOfSpeech {
    /// Nouns, alone or as phrases.
    Noun,
    /// Verbs, with what belongs to them ("take control of").
    Verb,
    /// Attributes that stand before a noun.
    Modifier,
    /// Words of any kind that call something unlawful, violent, false or proven, of which the
    /// sources part in whose words they are.
    Charge,
}

impl PartOfSpeech {
    /// Which further forms its words have, where a pack does not say.
    #[must_use]
    pub fn inflect(self) -> Inflect {
        match self {
            Self::Noun => Inflect::Noun,
            Self::Verb => Inflect::Verb,
            Self::Modifier => Inflect::None,
            Self::Charge => Inflect::Stem,
        }
    }
}

/// For what else a name may stand.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Metonym {
    #[default]
    None,
    Government,
    Military,
    CityOrGovernment,
}

/// Whether the entries of a concept were checked against sources.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not yet; reports mark it.
    #[default]
    Draft,
    /// Yes.
    Reviewed,
}

/// How capitals count.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// Lower case matches any case; capitals match themselves and, in a run of capitals, all capitals.
    #[default]
    Auto,
    /// As printed.
    Sensitive,
    /// Any case.
    Insensitive,
}

/// Which forms are found beside the listed one.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Inflect {
    /// None.
    None,
    /// The possessive.
    Possessive,
    /// The plural of the last word, and possessives.
    Noun,
    /// The other forms of the verb that the form begins with.
    Verb,
    /// Every word with the same stem.
    Stem,
}

/// How near a required word must stand.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// In the same paragraph.
    #[default]
    Paragraph,
    /// In the headline, or in two paragraphs of the article or more.
    Article,
}

/// How surely a hit means the thing.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Surely.
    #[default]
    High,
    /// Mostly; shown as less sure.
    Medium,
    /// Found, shown on request, never counted.
    Low,
}

impl Confidence {
    /// The name in packs and outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}
