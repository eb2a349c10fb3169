//! The words of a lesson in one language, with places to fill in.

use std::collections::BTreeMap;

/// The languages of instructions: code and words.
const LANGUAGES: &[(&str, &str)] = &[("en", include_str!("en.toml"))];

/// The codes of the languages in which a lesson can be given.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(code, _)| *code)
}

/// The words of one language by key (`naming.task`).
#[derive(Clone, Debug)]
pub(super) struct Words(BTreeMap<String, String>);

impl Words {
    /// Those of a language; English where there is none of that code.
    pub(super) fn new(language: &str) -> Self {
        let found = LANGUAGES.iter().find(|(code, _)| *code == language);
        let content = found.unwrap_or(&LANGUAGES[0]).1;
        let table: toml::Table =
            content.parse().expect("a test reads the words of every language");
        let mut words = BTreeMap::new();
        for (section, value) in table {
            match value {
                toml::Value::Table(keys) => {
                    words.extend(keys.into_iter().filter_map(|(key, value)| {
                        Some((format!("{section}.{key}"), value.as_str()?.to_owned()))
                    }));
                }
                value => {
                    words.insert(section, value.as_str().unwrap_or_default().to_owned());
                }
            }
        }
        Self(words)
    }

    /// The words of a key; the key itself where it has none.
    pub(super) fn get(&self, key: &str) -> String {
        self.0.get(key).map_or(key, String::as_str).to_owned()
    }

    /// The words of a key, if it has any.
    pub(super) fn find(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// The words of a key with its places filled in.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(key);
        let mut filled = String::new();
        // In one walk: what is filled in may hold braces of its own.
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, tail)) = after.split_once('}') else { break };
            let value = values.iter().find(|(it, _)| *it == name);
            filled.push_str(value.map_or(name, |(_, value)| *value));
            rest = tail.to_owned();
        }
        filled + &rest
    }
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, Words};
    use std::collections::BTreeSet;

    /// Keys, with the places of each.
    fn keys(language: &str) -> BTreeSet<(String, BTreeSet<String>)> {
        let places = |text: &str| {
            let opened = text.split('{').skip(1);
            opened.map(|it| it.split('}').next().unwrap().to_owned()).collect()
        };
        Words::new(language).0.iter().map(|(key, it)| (key.clone(), places(it))).collect()
    }

    #[test]
    fn every_language_says_the_same() {
        for (code, _) in LANGUAGES {
            assert_eq!(keys(code), keys("en"), "{code}");
        }
    }

    #[test]
    fn what_is_filled_in_is_not_read() {
        let words = Words::new("en");
        let filled = words.fill("sheet.text", &[("letter", "{n} {letter}")]);
        assert_eq!(filled, "Text {n} {letter}");
    }
}
