//! The words of the pages, one file per language; none stands in a template.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The languages: code, and the file of its words.
const FILES: &[(&str, &str)] =
    &[("en", include_str!("en.toml")), ("de", include_str!("de.toml"))];

/// The words of one language.
pub(super) struct Words {
    pub(super) code: &'static str,
    words: BTreeMap<String, String>,
}

static ALL: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let read = |&(code, file): &(&'static str, &str)| Words {
        code,
        words: toml::from_str(file).expect("the words are in the program"),
    };
    FILES.iter().map(read).collect()
});

impl Words {
    /// The language of a code; English where there is none of it.
    pub(super) fn of(code: &str) -> &'static Self {
        ALL.iter().find(|it| it.code == code).unwrap_or(&ALL[0])
    }

    /// The first language that a browser asks for and that there is.
    pub(super) fn wanted(accepted: &str) -> &'static Self {
        let codes = accepted.split(',').filter_map(|it| it.trim().get(..2));
        let known = codes
            .map(str::to_lowercase)
            .find_map(|code| ALL.iter().find(|it| it.code == code));
        known.unwrap_or(&ALL[0])
    }

    /// The other languages: code, and what they call themselves.
    pub(super) fn others(&self) -> Vec<(&'static str, &'static str)> {
        let others = ALL.iter().filter(|it| it.code != self.code);
        others.map(|it| (it.code, it.get("language"))).collect()
    }

    /// All of them, for templates.
    pub(super) fn all(&self) -> &BTreeMap<String, String> {
        &self.words
    }

    /// The words of a key.
    pub(super) fn get(&self, key: &str) -> &str {
        self.words.get(key).map_or("", String::as_str)
    }

    /// The same, if there are any.
    pub(super) fn find(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// The words of a key with values in their places.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(key);
        let mut text = String::new();
        // A value may hold braces of its own, so that it is not looked at again.
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else { break };
            text.push_str(before);
            let value = values.iter().find(|it| it.0 == name);
            text.push_str(value.map_or("", |it| it.1));
            rest = tail;
        }
        text + rest
    }

    /// The words for a number of things: `KEY.one`, or `KEY.many` with `{n}`.
    pub(super) fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "many" };
        self.fill(&format!("{key}_{form}"), &[("n", &n.to_string())])
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, Words};
    use std::collections::BTreeSet;

    #[test]
    fn every_language_says_everything() {
        let keys = |it: &Words| it.words.keys().cloned().collect::<BTreeSet<_>>();
        let places = |text: &str| {
            let all = text.split('{').skip(1).filter_map(|it| it.split('}').next());
            all.map(str::to_owned).collect::<BTreeSet<_>>()
        };
        for words in &ALL[1..] {
            let (own, first) = (keys(words), keys(&ALL[0]));
            let difference: Vec<_> = own.symmetric_difference(&first).collect();
            assert!(difference.is_empty(), "{}: {difference:?}", words.code);
            for (key, text) in &words.words {
                assert!(!text.trim().is_empty(), "{}: {key}", words.code);
                assert_eq!(
                    places(text),
                    places(ALL[0].get(key)),
                    "{}: {key}",
                    words.code
                );
            }
        }
    }

    #[test]
    fn the_first_language_that_there_is_holds() {
        for (accepted, expected) in
            [("de-AT,de;q=0.9,en;q=0.5", "de"), ("fr,de", "de"), ("fr", "en"), ("", "en")]
        {
            assert_eq!(Words::wanted(accepted).code, expected, "{accepted}");
        }
    }
}
