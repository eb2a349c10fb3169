//! Whether one form is another spelling of the same word, and may be put in unasked.

use crate::language::Class;
use crate::names::romanised;
use crate::review::rules::context::{is_of, words};
use crate::text::{Respelling, are_two_words, respelling};

/// In which sense a form may take the place of another: as a spelling of the same word, or of
/// the same name. Another word may ask for another article, number or grammar.
pub(super) fn respelt(form: &str, prefer: &str) -> Option<Respelling> {
    respelling(form, prefer).or_else(|| {
        let (names, others) = (form.split(' '), prefer.split(' '));
        let is_name = names.clone().count() == others.clone().count()
            && names.zip(others).all(|(one, other)| is_one_name(one, other));
        is_name.then_some(Respelling::Always)
    })
}

fn is_one_name(one: &str, other: &str) -> bool {
    let is_name =
        |it: &str| it.starts_with(char::is_uppercase) && it.contains(char::is_lowercase);
    respelling(one, other) == Some(Respelling::Always)
        || (is_name(one)
            && is_name(other)
            && !are_two_words(one, other)
            && romanised::is_alike(one, other))
}

/// Whether words are used in a sense at a place, as far as the word before them says.
pub(super) fn is_used_so(sense: Respelling, before: &str, is_verb: bool) -> bool {
    let last = words(before).next_back().unwrap_or_default();
    let is_number = last.ends_with(|c: char| c.is_ascii_digit());
    let is_behind_article =
        is_of(last, Class::DEFINITE.or(Class::INDEFINITE).or(Class::POSSESSIVE))
            || last.ends_with("’s")
            || last.ends_with("'s");
    match sense {
        Respelling::Always => true,
        Respelling::Noun => !is_verb && (is_number || is_behind_article),
        Respelling::Verb => is_verb,
        Respelling::Past => !is_behind_article,
        Respelling::Number => is_number,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_used_so, respelt};
    use crate::text::Respelling::{Always, Noun, Number, Past};

    #[test]
    fn tells_another_spelling_from_another_word() {
        for (one, other, expected) in [
            ("Kiev", "Kyiv", true),
            ("advisor", "adviser", true),
            ("Ada Zelensky", "Ada Zelenskyy", true),
            ("Zaporozhye", "Zaporizhzhia", true),
            ("Principal", "Principle", false),
            ("Murder", "Murderer", false),
            ("Hindi", "Hindu", false),
            ("climate change", "climate crisis", false),
            ("pro-life", "anti-abortion", false),
            ("", "", true),
        ] {
            assert_eq!(respelt(one, other).is_some(), expected, "{one} {other}");
        }
    }

    #[test]
    fn some_spellings_hold_in_one_sense() {
        for (sense, before, expected) in [
            (Always, "they ", true),
            (Noun, "a ", true),
            (Noun, "four 4 ", true),
            (Noun, "they ", false),
            (Number, "of 3 ", true),
            (Number, "the ", false),
            (Past, "had ", true),
            (Past, "the ", false),
        ] {
            assert_eq!(is_used_so(sense, before, false), expected, "{sense:?} {before}");
        }
    }
}
