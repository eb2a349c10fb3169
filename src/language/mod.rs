//! Languages as data: the class of each word, and what endings show.
//!
//! Everything that asks what a word *is* asks here, so that a rule has no words of its own
//! and another language is a folder with its tables. The tables hold words folded (small
//! letters, straight apostrophes), except where their class says that the capital counts.

mod class;
mod english;
mod german;
mod table;

pub use class::Class;

use crate::language::table::Tables;
use std::sync::LazyLock;

/// A language whose words the program knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// What an article is taken for whose language has no tables.
    #[default]
    English,
    /// German.
    German,
}

static ENGLISH: LazyLock<Tables> = LazyLock::new(|| Tables::read(english::TABLES));
static GERMAN: LazyLock<Tables> = LazyLock::new(|| Tables::read(german::TABLES));

impl Language {
    /// All languages, in the order of their declaration.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The language of an ISO 639 code with or without a region ("de-AT"); none if it has no
    /// tables.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let language = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|it| it.code().eq_ignore_ascii_case(language))
    }

    /// Its ISO 639 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    fn tables(self) -> &'static Tables {
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
        }
    }

    /// The classes that list a word, which is looked up as it is given.
    #[must_use]
    pub fn listed(self, word: &str) -> Class {
        self.tables().class(word)
    }

    /// The classes of a folded word, those that its ending shows included.
    #[must_use]
    pub fn class(self, folded: &str) -> Class {
        let listed = self.listed(folded);
        let ending = match self {
            Self::English => english::ending(folded, listed),
            Self::German => german::ending(folded, listed),
        };
        listed.or(ending)
    }

    /// The classes of a word as part of a name or a noun for someone: those that list it,
    /// and of a compound those of its last part.
    #[must_use]
    pub fn nominal(self, word: &str) -> Class {
        let listed = self.listed(word);
        match self {
            Self::English => listed,
            Self::German => listed.or(german::head(word, listed)),
        }
    }

    /// Whether a class lists a word, which is looked up as it is given.
    #[must_use]
    pub fn is(self, word: &str, class: Class) -> bool {
        self.listed(word).is(class)
    }

    /// What a word of a class stands for.
    #[must_use]
    pub fn meaning(self, class: Class, word: &str) -> Option<&'static str> {
        self.tables().meaning(class, word)
    }

    /// The words of a class, in the order of the tables.
    pub fn words(self, class: Class) -> impl Iterator<Item = &'static str> {
        let lines = self.tables().lines.iter().filter(move |it| it.class.is(class));
        lines.flat_map(|it| it.words.split(' '))
    }
}

#[cfg(test)]
mod tests {
    use super::class::NAMES;
    use super::{Class, Language};
    use std::collections::BTreeSet;

    const LANGUAGES: &[(Language, &[&str])] = &[
        (Language::English, super::english::TABLES),
        (Language::German, super::german::TABLES),
    ];

    #[test]
    fn every_line_is_in_order_and_says_each_word_once() {
        for file in LANGUAGES.iter().flat_map(|it| it.1) {
            assert!(file.starts_with("# "), "a table says first what it is for");
            let lines: Vec<_> = file.lines().filter(|it| !it.starts_with('#')).collect();
            let mut words: Vec<(&str, &str)> = Vec::new();
            for line in lines {
                let mut cells = line.split('\t');
                let class = cells.next().unwrap();
                assert!(Class::named(class).is_some(), "{line}");
                words.extend(cells.next().unwrap().split(' ').map(|it| (class, it)));
                assert!(cells.all(|it| !it.is_empty()), "{line}");
            }
            let wrong = words.windows(2).find(|it| it[0] >= it[1]);
            assert!(wrong.is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn every_class_has_words_or_an_ending_in_some_language() {
        let of_packs = Class::NOUN.or(Class::MESSAGE).or(Class::VIEW);
        let of_packs = of_packs.or(Class::WORK).or(Class::ROLE);
        let by_ending = Class::ING.or(Class::ED).or(Class::GENITIVE);
        for &(name, class) in NAMES.iter().filter(|it| !it.1.is(of_packs.or(by_ending))) {
            let has_words = LANGUAGES.iter().any(|it| it.0.words(class).next().is_some());
            assert!(has_words, "{name}");
        }
        let bits: BTreeSet<String> =
            NAMES.iter().map(|it| format!("{:?}", it.1)).collect();
        assert_eq!(bits.len(), NAMES.len());
    }

    #[test]
    fn endings_show_what_no_table_lists() {
        let check = |word, class, expected: bool| {
            assert_eq!(Language::English.class(word).is(class), expected, "{word}");
        };
        check("slowly", Class::ADVERB, true);
        check("assembly", Class::ADVERB, false);
        check("walking", Class::ING, true);
        check("walked", Class::ED, true);
        check("tamm's", Class::GENITIVE, true);
        check("she's", Class::GENITIVE, false);
    }

    #[test]
    fn compounds_are_what_their_last_part_is() {
        let check = |word, class, expected: bool| {
            assert_eq!(Language::German.nominal(word).is(class), expected, "{word}");
        };
        check("verkehrsminister", Class::TITLE, true);
        check("verkehrsministerin", Class::FEMININE, true);
        check("landesrechnungshof", Class::TITLE, false);
        check("gesundheitsamt", Class::BODY, true);
        check("gesamt", Class::BODY, false);
        check("versammlung", Class::NOUN_WITH_CAPITAL, true);
    }

    #[test]
    fn codes_name_languages_with_or_without_a_region() {
        let check = |code, expected| assert_eq!(Language::of(code), expected, "{code}");
        check("en", Some(Language::English));
        check("de-AT", Some(Language::German));
        check("DE", Some(Language::German));
        check("den", None);
        check("fr", None);
        check("", None);
    }
}
