//! One spelling for words that houses write in two ways, so that remarks can be compared.
//!
//! “Destabilising” and “destabilizing”, “colour” and “color”, “Sen.” and “Senator”, “2” and
//! “two” are one word of a speaker; which of them is printed is the outlet’s choice. The form
//! that comes out is compared and never shown, so that it need not be a word: “promize”.

use crate::language::{Class, Language};

/// Words of which the endings are no rule.
const PAIRS: &[(&str, &str)] = &[
    ("centre", "center"),
    ("centres", "centers"),
    ("defence", "defense"),
    ("grey", "gray"),
    ("licence", "license"),
    ("meagre", "meager"),
    ("offence", "offense"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("sceptical", "skeptical"),
    ("theatre", "theater"),
    ("theatres", "theaters"),
];
/// Endings behind an “s” for which others write a “z”.
const ENDINGS: &[&str] = &["e", "ed", "es", "er", "ers", "ing", "ation", "ations"];
/// Beginnings of verbs whose last letter is doubled or not.
const DOUBLED: &[&str] = &[
    "cancel", "counsel", "dial", "fuel", "label", "level", "marshal", "model", "signal",
    "travel",
];
/// Short words are of other kinds: “rise”, “four”.
const MIN_LETTERS: usize = 5;

/// The one form of a folded word, if it has another.
pub(super) fn one_spelling(folded: &str) -> Option<String> {
    let word = without_stops(folded);
    let spelled = title(&word)
        .or_else(|| figure(&word))
        .or_else(|| PAIRS.iter().find(|it| it.0 == word).map(|it| it.1.to_owned()))
        .or_else(|| by_ending(&word))
        .unwrap_or(word);
    (spelled != folded).then_some(spelled)
}

fn without_stops(folded: &str) -> String {
    folded.chars().filter(|&it| it != '.').collect()
}

fn title(word: &str) -> Option<String> {
    let long = Language::English.meaning(Class::ABBREVIATED_TITLE, word);
    long.map(str::to_owned)
}

/// A small number as its word; “1” stays, because “one” is a pronoun as well.
fn figure(word: &str) -> Option<String> {
    if word == "1" || !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let english = Language::English;
    let mut words = english.words(Class::SMALL_NUMBER);
    words
        .find(|it| english.meaning(Class::SMALL_NUMBER, it) == Some(word))
        .map(str::to_owned)
}

fn by_ending(word: &str) -> Option<String> {
    if word.len() <= MIN_LETTERS || !word.is_ascii() {
        return None;
    }
    let ending = ENDINGS.iter().find_map(|ending| {
        let root = word.strip_suffix(ending)?;
        let is_either = root.ends_with("is") || root.ends_with("ys");
        is_either.then(|| format!("{}z{ending}", &root[..root.len() - 1]))
    });
    let doubled = DOUBLED.iter().find_map(|stem| {
        let end = word.strip_prefix(stem)?;
        let is_doubled = matches!(end, "led" | "ling" | "ler" | "lers");
        is_doubled.then(|| format!("{stem}{}", &end[1..]))
    });
    let spelled = ending.or(doubled).unwrap_or_else(|| word.to_owned());
    Some(spelled.replace("our", "or"))
}

#[cfg(test)]
mod tests {
    use super::one_spelling;

    #[test]
    fn two_spellings_are_one_word() {
        for (a, b) in [
            ("destabilising", "destabilizing"),
            ("organisations", "organizations"),
            ("analysed", "analyzed"),
            ("colours", "colors"),
            ("favourite", "favorite"),
            ("signalled", "signaled"),
            ("traveller", "traveler"),
            ("defence", "defense"),
            ("u.s.", "us"),
            ("sen.", "senator"),
            ("2", "two"),
        ] {
            let one = |it: &str| one_spelling(it).unwrap_or_else(|| it.to_owned());
            assert_eq!(one(a), one(b), "{a}, {b}");
        }
        for word in ["rise", "four", "one", "1", "lock", "filled", "2003"] {
            assert_eq!(one_spelling(word), None, "{word}");
        }
    }
}
