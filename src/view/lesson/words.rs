//! The words of a lesson in one language.

use crate::view::words::Words;

/// The languages of instructions: code and words.
const LANGUAGES: &[(&str, &str)] = &[("en", include_str!("en.toml"))];

/// The codes of the languages in which a lesson can be given.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(code, _)| *code)
}

/// The words of a language; English where there is none of that code.
pub(super) fn words(language: &str) -> Words {
    let found = LANGUAGES.iter().find(|(code, _)| *code == language);
    Words::read(found.unwrap_or(&LANGUAGES[0]).1)
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, words};
    use std::collections::BTreeSet;

    /// Keys, with the places of each.
    fn keys(language: &str) -> BTreeSet<(String, BTreeSet<String>)> {
        let places = |text: &str| {
            let opened = text.split('{').skip(1);
            opened.map(|it| it.split('}').next().unwrap().to_owned()).collect()
        };
        words(language).entries().map(|(key, it)| (key.to_owned(), places(it))).collect()
    }

    #[test]
    fn every_language_says_the_same() {
        for (code, _) in LANGUAGES {
            assert_eq!(keys(code), keys("en"), "{code}");
        }
    }

    #[test]
    fn what_is_filled_in_is_not_read() {
        let filled = words("en").fill("sheet.text", &[("letter", "{n} {letter}")]);
        assert_eq!(filled, "Text {n} {letter}");
    }
}
