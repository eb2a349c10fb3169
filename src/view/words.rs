//! Words for readers in one language, with places to fill in.

use std::collections::BTreeMap;

/// Words by key (`naming.task`), as a TOML file has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::view) struct Words(BTreeMap<String, String>);

impl Words {
    /// Reads a file of words that is part of the program.
    pub(in crate::view) fn read(content: &str) -> Self {
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
    pub(in crate::view) fn get(&self, key: &str) -> String {
        self.find(key).unwrap_or(key).to_owned()
    }

    /// The words of a key, if it has any.
    pub(in crate::view) fn find(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// The words of a key with its places filled in.
    pub(in crate::view) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
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

    /// All keys with their words.
    #[cfg(test)]
    pub(in crate::view) fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, words)| (key.as_str(), words.as_str()))
    }
}
