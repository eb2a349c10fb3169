//! Contexts in which a form means something else, as packs write them.

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// A context in which a form is something else.
#[derive(Clone, Debug)]
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

/// How an exclusion is written.
const SYNTAX: &str =
    "a phrase, or one of { phrase | before | after | also = \"…\", why = \"…\" }";

impl<'de> Deserialize<'de> for Exclusion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Syntax)
    }
}

struct Syntax;

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Key {
    Phrase,
    Before,
    After,
    Also,
    Why,
}

impl<'de> Visitor<'de> for Syntax {
    type Value = Exclusion;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(SYNTAX)
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Exclusion, E> {
        let place = ExclusionPlace::Phrase;
        Ok(Exclusion { place, words: words.to_owned(), why: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Exclusion, A::Error> {
        let (mut found, mut why) = (None, None);
        while let Some(key) = map.next_key()? {
            let place = match key {
                Key::Phrase => ExclusionPlace::Phrase,
                Key::Before => ExclusionPlace::Before,
                Key::After => ExclusionPlace::After,
                Key::Also => ExclusionPlace::Sentence,
                Key::Why => {
                    why = Some(map.next_value()?);
                    continue;
                }
            };
            if found.replace((place, map.next_value()?)).is_some() {
                return Err(A::Error::custom(SYNTAX));
            }
        }
        let (place, words) = found.ok_or_else(|| A::Error::custom(SYNTAX))?;
        Ok(Exclusion { place, words, why })
    }
}
