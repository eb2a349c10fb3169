//! What a name shows by its form: a person, a body with a name, or a common noun.

use crate::language::{Class, Language};
use crate::text::{fold, possessive_len};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name by its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A person's name.
    Person(Person),
    /// A body's name or a group's, folded and without its article.
    Body(String),
    /// A common noun, folded: whom it means, only its source knows.
    Common(String),
}

/// A person's name, folded: small letters without diacritics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Titles and forms of address before the name.
    pub titles: Vec<String>,
    /// What stands before the family name; empty where it stands alone.
    pub given: Vec<String>,
    /// Small words of the family name: `van der`.
    pub particles: Vec<String>,
    /// The last word.
    pub family: String,
    /// `jr`, `sr`, `ii` and so on.
    pub suffix: Option<String>,
}

/// A person's gender, as far as words show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// A man.
    Masculine,
    /// A woman.
    Feminine,
}

/// What opens a name without being of it.
const TITLES: Class =
    Class::TITLE.or(Class::COURTESY).or(Class::LEADS_A_TITLE).or(Class::OTHER_OFFICE);

/// Small words of a family name.
const PARTICLES: Class = Class::PARTICLE.or(Class::PARTICLE_OR_WORD);

impl Name {
    /// Reads a name; possessive endings, courtesies and offices before a name are not of it.
    #[must_use]
    pub fn read(language: Language, name: &str) -> Self {
        let own: Vec<&str> = name.split_whitespace().collect();
        // “A.” is an initial.
        let articles = Class::DEFINITE.or(Class::INDEFINITE);
        let is_article = |it: &&&str| language.is(&fold(it), articles);
        let n_articles = own.iter().take_while(is_article).count();
        let own = &own[n_articles.min(own.len().saturating_sub(1))..];
        let words: Vec<String> = own.iter().map(|it| folded(it)).collect();
        // “U.V.” is “UV”.
        let whole = words.join(" ").replace('.', "");
        if !own.iter().any(|it| it.starts_with(char::is_uppercase)) {
            return Self::Common(whole);
        }
        let is_title = |it: &&String| language.is(it, TITLES);
        let n_titles = match words.iter().take_while(is_title).count() {
            n if n < words.len() => n,
            _ => 0,
        };
        let (titles, words) = words.split_at(n_titles);
        let own = &own[n_titles..];
        if n_articles > 0 || is_body(language, own, words) {
            return Self::Body(whole);
        }
        // “Veldland’s Tamm” is Tamm; of “Veldland’s Harbour Office” nothing may be left out.
        let n_owners = own[..own.len() - 1].iter().rposition(|it| possessive_len(it) > 0);
        let words = &words[n_owners.map_or(0, |it| it + 1)..];
        let titles = titles.to_vec();
        person(language, words)
            .map_or(Self::Body(whole), |it| Self::Person(Person { titles, ..it }))
    }

    /// The person whose name it is.
    #[must_use]
    pub fn person(self) -> Option<Person> {
        match self {
            Self::Person(it) => Some(it),
            Self::Body(_) | Self::Common(_) => None,
        }
    }
}

impl Person {
    /// The gender that a title shows, else the first name; none where both or neither is shown.
    #[must_use]
    pub fn gender(&self, language: Language) -> Option<Gender> {
        let shown = |words: &[String], [man, woman]: [Class; 2]| {
            let has = |class| words.iter().any(|it| language.is(it, class));
            match (has(man), has(woman)) {
                (true, false) => Some(Gender::Masculine),
                (false, true) => Some(Gender::Feminine),
                _ => None,
            }
        };
        let first = &self.given[..self.given.len().min(1)];
        shown(&self.titles, [Class::MASCULINE, Class::FEMININE])
            .or_else(|| shown(first, [Class::MALE_NAME, Class::FEMALE_NAME]))
    }
}

fn person(language: Language, words: &[String]) -> Option<Person> {
    let is_suffix = |it: &&String| language.is(it, Class::GENERATION);
    let suffix = words.last().filter(|_| words.len() > 1).filter(is_suffix).cloned();
    let words = &words[..words.len() - usize::from(suffix.is_some())];
    let (family, given) = words.split_last()?;
    let is_particle = |it: &String| language.is(it, PARTICLES);
    let (particles, given): (Vec<String>, Vec<String>) =
        given.iter().cloned().partition(is_particle);
    let is_place = given.is_empty() && language.is(family, Class::PLACE);
    (!is_place && !family.is_empty()).then(|| Person {
        titles: Vec::new(),
        given,
        particles,
        family: family.clone(),
        suffix,
    })
}

fn is_body(language: Language, own: &[&str], words: &[String]) -> bool {
    let is_lower = |(own, word): (&&str, &String)| {
        !own.starts_with(char::is_uppercase) && !language.is(word, PARTICLES)
    };
    let is_acronym = |it: &&str| {
        it.chars().count() > 1 && it.chars().all(|c| c.is_uppercase() || c == '.') && {
            let n_letters = it.chars().filter(|c| c.is_alphabetic()).count();
            n_letters > 1 && (own.len() == 1 || !is_initials(it))
        }
    };
    // A title that is no surname as well, behind the first words, is somebody's office.
    let is_of_body = |it: &String| {
        let class = language.listed(it);
        let kinds = Class::BODY.or(Class::COMPANY).or(Class::GROUP);
        let is_office =
            class.is(Class::TITLE) && !class.is(Class::ALSO_SURNAME.or(Class::COURTESY));
        class.is(kinds) || is_office
    };
    // "Mothers Against Noise".
    let is_preposition =
        |it: &String| it.len() > 3 && language.is(it, Class::PREPOSITION);
    let n_acronyms = own.iter().filter(|it| is_acronym(it)).count();
    // A name in capitals throughout is a transcript's.
    let has_acronym = n_acronyms > 0 && (n_acronyms < own.len() || own.len() == 1);
    own.iter().zip(words).any(is_lower)
        || has_acronym
        || own.iter().any(|it| it.contains(|c: char| c.is_numeric() || "&,/".contains(c)))
        || words.iter().any(is_of_body)
        || words.len() > 1
            && (language.is(&words[0], Class::PLACE_OPENER)
                || language.meaning(Class::CAMPAIGN, &words[0]).is_some()
                || words[1..words.len() - 1].iter().any(is_preposition))
}

/// “J.R.” rather than “NATO”.
fn is_initials(word: &str) -> bool {
    word.ends_with('.')
}

/// Whether the first given name is an initial.
#[must_use]
pub fn is_initial(given: &str) -> bool {
    given.chars().filter(|c| c.is_alphabetic()).count() == 1
}

/// A word in small letters, without diacritics, possessive ending and signs around it.
#[must_use]
pub fn folded(word: &str) -> String {
    let word = &word[..word.len() - possessive_len(word)];
    let plain: String = fold(word).nfd().filter(|&c| !is_combining_mark(c)).collect();
    plain.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// A word by its sound, as far as one letter of romanised names goes: `y` and `i`, alone or
/// in a row, are one letter. “Orlinskyy”, “Orlinskiy” and “Orlinski” are one.
#[must_use]
pub fn spelling(word: &str) -> String {
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
    use super::{Gender, Name, spelling};
    use crate::language::Language;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        let shown = match Name::read(Language::English, name) {
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
        check("Save the Weir", "body save the weir");
        check("Stop Coal", "body stop coal");
        check("Mothers Against Noise", "body mothers against noise");
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
    fn parts_of_a_name_stand_apart() {
        for (name, titles, particles, gender) in [
            ("Ada ten Holt", "", "ten", Some(Gender::Feminine)),
            ("Mrs. Ada van der Tamm", "mrs", "van der", Some(Gender::Feminine)),
            ("Prime Minister Tamm Berg", "prime minister", "", None),
            ("Sir Olaf Berg", "sir", "", Some(Gender::Masculine)),
            ("Deputy Mayor A. King", "deputy mayor", "", None),
        ] {
            let person = Name::read(Language::English, name).person().expect(name);
            assert_eq!(person.titles.join(" "), titles, "{name}");
            assert_eq!(person.particles.join(" "), particles, "{name}");
            assert_eq!(person.gender(Language::English), gender, "{name}");
        }
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
