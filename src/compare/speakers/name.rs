//! What a speaker's name tells by its form: a person, a body with a name, or a common noun.

use crate::compare::speakers::lists::{
    BODIES, COMPASS, PARTICLES, PLACES, SUFFIXES, TITLES,
};
use crate::text::{fold, possessive_len};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name as its form tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A person's name.
    Person(Person),
    /// A body's name or a group's, folded and without its article.
    Body(String),
    /// A common noun, folded: whom it means, only its source knows.
    Common(String),
}

/// A person's name, folded: small letters without diacritics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// What stands before the family name; empty where it stands alone.
    pub(super) given: Vec<String>,
    /// The last word.
    pub(super) family: String,
    /// `jr`, `sr`, `ii` and so on.
    pub(super) suffix: Option<String>,
}

impl Name {
    /// Reads a name; possessive endings, courtesies and offices before a name are left out.
    pub(super) fn read(name: &str) -> Self {
        let own: Vec<&str> = name.split_whitespace().collect();
        // “A.” is an initial.
        let is_article = |it: &str| matches!(fold(it).as_str(), "the" | "a" | "an");
        let n_articles = own.iter().take_while(|it| is_article(it)).count();
        let own = &own[n_articles.min(own.len().saturating_sub(1))..];
        let words: Vec<String> = own.iter().map(|it| folded(it)).collect();
        // “U.V.” is “UV”.
        let whole = words.join(" ").replace('.', "");
        if !own.iter().any(|it| it.starts_with(char::is_uppercase)) {
            return Self::Common(whole);
        }
        let n_titles = words.iter().take_while(|it| TITLES.contains(it.as_str())).count();
        let (own, words) = match n_titles {
            n if n < words.len() => (&own[n..], &words[n..]),
            _ => (own, &words[..]),
        };
        if n_articles > 0 || is_body(own, words) {
            return Self::Body(whole);
        }
        // “Veldland’s Tamm” is Tamm; of “Veldland’s Harbour Office” nothing may be left out.
        let n_owners = own[..own.len() - 1].iter().rposition(|it| possessive_len(it) > 0);
        let words = &words[n_owners.map_or(0, |it| it + 1)..];
        person(words).map_or(Self::Body(whole), Self::Person)
    }
}

fn person(words: &[String]) -> Option<Person> {
    let is_suffix = |it: &&String| SUFFIXES.contains(&it.as_str());
    let suffix = words.last().filter(|_| words.len() > 1).filter(is_suffix).cloned();
    let words = &words[..words.len() - usize::from(suffix.is_some())];
    let (family, given) = words.split_last()?;
    let is_particle = |it: &&String| PARTICLES.contains(&it.as_str());
    let given: Vec<String> =
        given.iter().filter(|it| !is_particle(it)).cloned().collect();
    if given.is_empty() && PLACES.contains(family.as_str()) || family.is_empty() {
        return None;
    }
    Some(Person { given, family: family.clone(), suffix })
}

fn is_body(own: &[&str], words: &[String]) -> bool {
    let is_lower = |(own, word): (&&str, &String)| {
        !own.starts_with(char::is_uppercase) && !PARTICLES.contains(&word.as_str())
    };
    let is_acronym = |it: &&str| {
        it.chars().count() > 1 && it.chars().all(|c| c.is_uppercase() || c == '.') && {
            let n_letters = it.chars().filter(|c| c.is_alphabetic()).count();
            n_letters > 1 && (own.len() == 1 || !is_initials(it))
        }
    };
    let n_acronyms = own.iter().filter(|it| is_acronym(it)).count();
    // A name in capitals throughout is a transcript's.
    let has_acronym = n_acronyms > 0 && (n_acronyms < own.len() || own.len() == 1);
    own.iter().zip(words).any(is_lower)
        || has_acronym
        || own.iter().any(|it| it.contains(|c: char| c.is_numeric() || "&,/".contains(c)))
        || words.iter().any(|it| BODIES.contains(it.as_str()))
        || words.len() > 1 && COMPASS.contains(&words[0].as_str())
}

/// “J.R.” rather than “NATO”.
fn is_initials(word: &str) -> bool {
    word.ends_with('.')
}

/// Whether the first given name is an initial.
pub(super) fn is_initial(given: &str) -> bool {
    given.chars().filter(|c| c.is_alphabetic()).count() == 1
}

/// A word in small letters, without diacritics, possessive ending and signs around it.
pub(super) fn folded(word: &str) -> String {
    let word = &word[..word.len() - possessive_len(word)];
    let plain: String = fold(word).nfd().filter(|&c| !is_combining_mark(c)).collect();
    plain.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// A word by its sound, as far as one letter of romanised names goes: `y` and `i`, alone or
/// in a row, are one letter. “Orlinskyy”, “Orlinskiy” and “Orlinski” are one.
pub(super) fn spelling(word: &str) -> String {
    let mut shown = String::with_capacity(word.len());
    for c in word.chars().map(|c| if c == 'y' { 'i' } else { c }) {
        if c != 'i' || !shown.ends_with('i') {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{Name, spelling};

    #[track_caller]
    fn check(name: &str, expected: &str) {
        let shown = match Name::read(name) {
            Name::Person(it) => {
                let suffix = it.suffix.map(|it| format!(" {it}")).unwrap_or_default();
                format!("{}/{}{suffix}", it.given.join(" "), it.family)
            }
            Name::Body(it) => format!("body {it}"),
            Name::Common(it) => format!("common {it}"),
        };
        assert_eq!(shown, expected, "{name}");
    }

    #[test]
    fn tells_persons_from_bodies_and_nouns() {
        check("Ada Tamm", "ada/tamm");
        check("Tamm", "/tamm");
        check("Mr. Tamm’s", "/tamm");
        check("President Ada Tamm", "ada/tamm");
        check("A. J. Tamm", "a j/tamm");
        check("Åda Tämm Jr.", "ada/tamm jr");
        check("Ada von der Tamm", "ada/tamm");
        check("ADA TAMM", "ada/tamm");
        check("the Harbour Office", "body harbour office");
        check("Harbour Office", "body harbour office");
        check("Veldish officials", "body veldish officials");
        check("VLD", "body vld");
        check("VLD Radio", "body vld radio");
        check("V.L.", "body vl");
        check("V.L. officials", "body vl officials");
        check("V.L. Tamm", "v.l/tamm");
        check("Veldland’s Tamm", "/tamm");
        check("Veldland’s Ada Tamm", "ada/tamm");
        check("Veldland’s Harbour Office", "body veldland harbour office");
        check("South Veldland", "body south veldland");
        check("Washington", "body washington");
        check("Ada Washington", "ada/washington");
        check("the Kastel", "body kastel");
        check("the ministry", "common ministry");
        check("officials", "common officials");
        check("Veldish President", "body veldish president");
        check("", "common ");
        check("the", "common the");
        check("Mr.", "/mr");
    }

    #[test]
    fn one_letter_of_romanised_names_is_one() {
        for word in ["orlinskyy", "orlinskiy", "orlinskyi", "orlinski", "orlinsky"] {
            assert_eq!(spelling(word), "orlinski");
        }
        assert_eq!(spelling("benya"), spelling("benia"));
        assert_ne!(spelling("orlov"), spelling("orloff"));
    }
}
