//! The format of a lexicon pack, as `docs/lexicons.md` describes it.

mod choice;
mod exclusion;
mod make;
mod rule;

pub use choice::{
    Case, Confidence, Inflect, Kind, Metonym, PartOfSpeech, Status, Within,
};
pub use exclusion::{Exclusion, ExclusionPlace};
pub use rule::{Avoided, Reasoned, StyleRule};

use crate::document::Date;
use crate::language::Language;
use crate::lexicon::{Place, SourceFile, Target};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

/// One pack: concepts with their variants, and categories of words.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// Who made it, under which licence.
    pub head: Head,
    /// The files it was read from, sorted by name but for the head, which comes first.
    pub sources: Vec<SourceFile>,
    /// Phrases in which nothing is found.
    pub exclusions: Vec<PhraseExclusion>,
    /// Things with several names.
    pub concepts: Vec<Concept>,
    /// Signs with many words.
    pub categories: Vec<Category>,
    /// Forms in other languages.
    pub translations: Vec<Translation>,
    /// Rules of a house style, for reviews.
    pub rules: Vec<StyleRule>,
}

impl Pack {
    /// Where byte `at` of a file of the pack stands.
    #[must_use]
    pub fn place(&self, file: usize, at: usize) -> Place {
        let source = &self.sources[file];
        Place::new(&source.name, &source.content, at)
    }

    /// Its name for people.
    #[must_use]
    pub fn title(&self) -> &str {
        self.head.title.as_ref().unwrap_or(&self.head.id)
    }

    /// The categories that have words in a language, by id, with these words.
    pub fn terms(
        &self,
        language: Language,
    ) -> impl Iterator<Item = (&str, &[Spanned<String>])> {
        let is_own = Language::of(&self.head.language).is_none_or(|it| it == language);
        let own = self.categories.iter().filter(move |_| is_own);
        let own = own.map(|it| (it.id.as_ref().as_str(), it.terms.as_slice()));
        let others = self
            .translations
            .iter()
            .filter(move |it| Language::of(&it.language) == Some(language));
        own.chain(others.map(|it| (it.of.as_ref().as_str(), it.forms.as_slice())))
    }

    /// Whether it has forms in a language.
    #[must_use]
    pub fn speaks(&self, language: &str) -> bool {
        self.head.language == language
            || self.translations.iter().any(|it| it.language == language)
    }

    /// The concept with an id.
    #[must_use]
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.concepts.iter().find(|concept| concept.id.as_ref() == id)
    }
}

/// How much a choice on an axis says: what is claimed before how it is put, and
/// spelling, which follows house style, last.
const WEIGHTS: &[(&str, f64)] = &[
    ("agency", 0.9),
    ("cause", 0.9),
    ("distance", 0.6),
    ("group-label", 0.8),
    ("house", 0.2),
    ("legal", 1.0),
    ("legitimacy", 1.0),
    ("name", 0.7),
    ("outcome", 0.9),
    ("register", 0.5),
    ("romanisation", 0.3),
    ("severity", 0.9),
    ("status", 1.0),
];

/// How much a choice says on an axis without a weight of its own.
const USUAL_WEIGHT: f64 = 0.6;

impl Concept {
    /// How much the choice of name says to a reader, from 0 to 1: its own weight, or the
    /// greatest of its axes.
    #[must_use]
    pub fn weight(&self) -> f64 {
        let of_axis = |axis: &String| {
            WEIGHTS.iter().find(|it| it.0 == axis).map_or(USUAL_WEIGHT, |it| it.1)
        };
        let greatest = self.axes.iter().map(of_axis).reduce(f64::max);
        self.weight.or(greatest).unwrap_or(USUAL_WEIGHT)
    }

    /// Whether its variants are common words, which are compared only where they stand for
    /// one thing.
    #[must_use]
    pub fn is_family(&self) -> bool {
        self.kind == Kind::Family
    }

    /// The variant with an id.
    #[must_use]
    pub fn variant(&self, id: &str) -> Option<&Variant> {
        self.variant.iter().find(|variant| variant.id.as_ref() == id)
    }
}

/// One file of a pack as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PackFile {
    pub(super) pack: Option<Head>,
    #[serde(default)]
    pub(super) exclude: Vec<PhraseExclusion>,
    #[serde(default)]
    pub(super) concept: Vec<Concept>,
    #[serde(default)]
    pub(super) category: Vec<Category>,
    #[serde(default)]
    pub(super) example: Vec<Example>,
    #[serde(default)]
    pub(super) translation: Vec<Translation>,
    #[serde(default)]
    pub(super) rule: Vec<StyleRule>,
}

/// What a pack says about itself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Kebab-case, for ever.
    pub id: String,
    /// Printed in every report.
    pub version: String,
    /// ISO 639 code of the language of its forms.
    pub language: String,
    /// SPDX expression; a pack without one does not load.
    pub licence: String,
    /// Where the entries come from; a pack without it does not load.
    pub citation: String,
    /// A name for people.
    pub title: Option<String>,
    /// What the pack is about.
    pub description: Option<String>,
    /// Which variants were left out, and why.
    pub not_listed: Option<String>,
    /// Concepts that only a story on the pack's topic names: ids. A pack without any holds
    /// for every story.
    #[serde(default)]
    pub topic: Vec<String>,
}

/// Phrases in which nothing of the pack is found.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseExclusion {
    /// The phrases; case is ignored.
    pub phrases: Vec<String>,
    /// The reason.
    pub why: String,
}

/// A thing that goes by several names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Dotted, for ever: reports cite it.
    pub id: Spanned<String>,
    /// Describes the thing.
    pub label: String,
    /// One or two words for the overview.
    pub short: Option<String>,
    /// The heading of its row.
    pub question: Option<String>,
    /// A line under the heading.
    pub note: Option<String>,
    /// What it is.
    #[serde(default)]
    pub kind: Kind,
    /// What its words are in a sentence; families alone have it.
    pub pos: Option<PartOfSpeech>,
    /// What the choice of name speaks to.
    #[serde(default)]
    pub axes: Vec<String>,
    /// How much the choice of name says to a reader, from 0 to 1, where its axes do not say.
    pub weight: Option<f64>,
    /// Whether no split is known.
    #[serde(default)]
    pub control: bool,
    /// For what else the name may stand.
    #[serde(default)]
    pub metonym: Metonym,
    /// The first day on which the concept is meaningful.
    #[serde(default, deserialize_with = "optional_date")]
    pub since: Option<Date>,
    /// The last such day.
    #[serde(default, deserialize_with = "optional_date")]
    pub until: Option<Date>,
    /// Whether its sources were checked.
    #[serde(default)]
    pub status: Status,
    /// A question for a class.
    pub teach: Option<String>,
    /// How capitals count in its variants.
    pub case: Option<Case>,
    /// Which further forms its variants have.
    pub inflect: Option<Inflect>,
    /// Words, one of which must stand near a variant.
    pub requires: Option<Vec<String>>,
    /// How near.
    pub within: Option<Within>,
    /// How surely a hit means the thing.
    pub confidence: Option<Confidence>,
    /// Whether names in small letters are found inside hyphenated compounds too.
    #[serde(skip)]
    pub in_compounds: bool,
    /// The names, in the order of the pack.
    #[serde(default)]
    pub variant: Vec<Variant>,
    /// Index of its file in [`Pack::sources`].
    #[serde(skip)]
    pub file: usize,
}

/// One name of a concept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Local to the concept: the folded form.
    pub id: Spanned<String>,
    /// Its spellings.
    pub forms: Vec<Spanned<String>>,
    /// The words at the end of the forms that coordinated names share.
    pub head: Option<String>,
    /// The language from which it is romanised.
    pub lang: Option<String>,
    /// One sentence: form, origin, who uses it.
    pub describe: Option<String>,
    /// Who uses it, since when, by which source.
    #[serde(default)]
    pub used_by: Vec<Usage>,
    /// Guides that advise against it.
    #[serde(default)]
    pub not_by: Vec<Usage>,
    /// When the choice means something.
    #[serde(default)]
    pub valid: Validity,
    /// Contexts in which it is something else.
    #[serde(default)]
    pub exclude: Vec<Exclusion>,
    /// How capitals count.
    pub case: Option<Case>,
    /// Which further forms there are.
    pub inflect: Option<Inflect>,
    /// Words, one of which must stand near.
    pub requires: Option<Vec<String>>,
    /// How near.
    pub within: Option<Within>,
    /// How surely a hit means the thing.
    pub confidence: Option<Confidence>,
}

/// Forms of a variant or a category in another language than the pack's.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The variant, as `concept/variant`, or the id of the category.
    pub of: Spanned<String>,
    /// ISO 639 code.
    pub language: String,
    /// The forms, each as it is printed: nothing is inflected.
    pub forms: Vec<Spanned<String>>,
    /// Words, one of which must stand near.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Contexts in which a form is something else.
    #[serde(default)]
    pub exclude: Vec<Exclusion>,
    /// Index of its file in [`Pack::sources`].
    #[serde(skip)]
    pub file: usize,
}

impl Translation {
    /// What it translates, in the pack with a number; none if the pack has no such entry.
    #[must_use]
    pub fn target(&self, number: usize, pack: &Pack) -> Option<Target> {
        let id = self.of.as_ref();
        let category = pack.categories.iter().position(|it| it.id.as_ref() == id);
        if let Some(category) = category {
            return Some(Target::Category { pack: number, category });
        }
        let (concept, variant) = id.rsplit_once('/')?;
        let concept = pack.concepts.iter().position(|it| it.id.as_ref() == concept)?;
        let variants = &pack.concepts[concept].variant;
        let variant = variants.iter().position(|it| it.id.as_ref() == variant)?;
        Some(Target::Variant { pack: number, concept, variant })
    }
}

/// A documented user of a form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usage {
    /// The user.
    pub who: String,
    /// Since when.
    #[serde(default, deserialize_with = "optional_date")]
    pub from: Option<Date>,
    /// Until when.
    #[serde(default, deserialize_with = "optional_date")]
    pub until: Option<Date>,
    /// A URL or a full reference.
    pub source: String,
    /// What the source is.
    pub kind: Option<String>,
}

/// When the choice of a form means something.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Validity {
    /// The form exists since.
    #[serde(default, deserialize_with = "optional_date")]
    pub from: Option<Date>,
    /// The form exists until.
    #[serde(default, deserialize_with = "optional_date")]
    pub to: Option<Date>,
    /// Until then everybody wrote it so.
    #[serde(default, deserialize_with = "optional_date")]
    pub neutral_before: Option<Date>,
    /// From then on everybody writes it so.
    #[serde(default, deserialize_with = "optional_date")]
    pub neutral_after: Option<Date>,
}

/// A sign with many words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// What stands before a slash is the family.
    pub id: Spanned<String>,
    /// A name for people.
    pub label: String,
    /// What the words have in common.
    pub definition: Option<String>,
    /// Who defined it.
    pub citation: Option<String>,
    /// The words and phrases.
    #[serde(default)]
    pub terms: Vec<Spanned<String>>,
    /// A file of the pack with further terms, one a line.
    pub terms_file: Option<Spanned<String>>,
    /// Contexts in which a term is something else.
    #[serde(default)]
    pub exclude: Vec<Exclusion>,
    /// How capitals count.
    pub case: Option<Case>,
    /// Which further forms there are.
    pub inflect: Option<Inflect>,
    /// Words, one of which must stand near.
    pub requires: Option<Vec<String>>,
    /// How near.
    pub within: Option<Within>,
    /// How surely a hit means the thing.
    pub confidence: Option<Confidence>,
    /// Index of its file in [`Pack::sources`].
    #[serde(skip)]
    pub file: usize,
}

impl Category {
    /// The family of words that report; what each takes is its category.
    pub const CUE: &str = "cue";

    /// The family of open word classes, by which the rules of attribution distinguish phrases.
    pub const WORD_CLASS: &str = "word-class";

    /// The family of what reporting words do with what they report.
    pub const ACT: &str = "act";

    /// What stands before the slash of its id, or the id.
    #[must_use]
    pub fn family(&self) -> &str {
        self.id.as_ref().split('/').next().unwrap_or_default()
    }

    /// Whether its words are mentions; those of the families above only find speakers.
    #[must_use]
    pub fn is_sign(&self) -> bool {
        !matches!(self.family(), Self::CUE | Self::WORD_CLASS | Self::ACT)
    }
}

/// A text with the mentions that the pack must find in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text.
    pub text: Spanned<String>,
    /// `concept/variant: surface` or `category: surface`, in order; empty for a near miss.
    pub expect: Vec<String>,
    /// A paragraph put before it.
    pub context: Option<String>,
    /// ISO 639 code of its language, if it is not English.
    pub language: Option<String>,
    /// The day on which it is taken to be printed.
    #[serde(default, deserialize_with = "optional_date")]
    pub date: Option<Date>,
    /// Index of its file in [`Pack::sources`].
    #[serde(skip)]
    pub file: usize,
}

/// A TOML date, or one in a string.
fn optional_date<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Date>, D::Error> {
    use serde::de::Error;
    let value: Option<toml::Value> = Option::deserialize(deserializer)?;
    match value {
        None => Ok(None),
        Some(toml::Value::Datetime(toml::value::Datetime {
            date: Some(date), ..
        })) => Ok(Some(date.into())),
        Some(toml::Value::String(text)) => text
            .parse()
            .map(Some)
            .map_err(|()| Error::custom("not a date; write it as 2025-03-12")),
        Some(_) => Err(Error::custom("not a date; write it as 2025-03-12")),
    }
}
