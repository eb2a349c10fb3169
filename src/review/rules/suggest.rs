//! Fits a preferred form into the place of another one.

use crate::review::checked::Suggestion;
use crate::text::fold;

/// Makes `prefer` stand for `surface`, which is `form` or its plural, behind the words `before`.
///
/// It is safe where nothing but the words themselves has to change.
pub(super) fn fit(surface: &str, form: &str, prefer: &str, before: &str) -> Suggestion {
    let (folded, base) = (fold(surface), fold(form));
    let takes_s =
        |word: &str| !word.ends_with(['s', 'x', 'z', 'y']) && !word.ends_with("ch");
    let (words, is_regular) = match folded.strip_prefix(&base) {
        Some("") => (prefer.to_owned(), true),
        Some("s" | "es") => (format!("{prefer}s"), takes_s(prefer) && takes_s(form)),
        _ => (prefer.to_owned(), false),
    };
    let words = in_case(surface, form, &words);
    let article =
        before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let article = article.trim_matches(|c: char| !c.is_alphanumeric());
    let is_article = ["a", "an"].contains(&article.to_lowercase().as_str());
    let is_safe = is_regular && (!is_article || begins_alike(surface, &words));
    Suggestion { words, is_safe }
}

/// Whether one article surely fits both: letters do not tell the sound (an hour, a university),
/// so that the first four have to be the same.
fn begins_alike(one: &str, other: &str) -> bool {
    one.to_lowercase().chars().take(4).eq(other.to_lowercase().chars().take(4))
}

/// The words in capitals where the surface is, and with one where it has one.
fn in_case(surface: &str, form: &str, words: &str) -> String {
    let is_capitals = |text: &str| {
        text.chars().filter(|c| c.is_uppercase()).count() > 1
            && !text.contains(char::is_lowercase)
    };
    if is_capitals(surface) && !is_capitals(form) {
        return words.to_uppercase();
    }
    let is_raised =
        surface.starts_with(char::is_uppercase) && form.starts_with(char::is_lowercase);
    let mut chars = words.chars();
    match chars.next() {
        Some(first) if is_raised => first.to_uppercase().chain(chars).collect(),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn keeps_capitals_and_plurals() {
        for (surface, form, prefer, before, expected, is_safe) in [
            ("Kiev", "Kiev", "Kyiv", "in ", "Kyiv", true),
            ("KIEV", "Kiev", "Kyiv", "IN ", "KYIV", true),
            ("Advisors", "advisor", "adviser", "", "Advisers", true),
            (
                "illegal immigrant",
                "illegal immigrant",
                "migrant",
                "an ",
                "migrant",
                false,
            ),
            (
                "illegal immigrant",
                "illegal immigrant",
                "migrant",
                "the ",
                "migrant",
                true,
            ),
            ("hour-long", "hour-long", "long", "an ", "long", false),
            ("university", "university", "institution", "a ", "institution", false),
            ("advisor", "advisor", "adviser", "an ", "adviser", true),
            ("advisor", "advisor", "envoy", "(an ", "envoy", false),
            ("advisor", "advisor", "envoy", "the ", "envoy", true),
            ("advising", "advise", "tell", "", "tell", false),
            ("cities", "city", "town", "", "town", false),
        ] {
            let found = fit(surface, form, prefer, before);
            assert_eq!(
                (found.words.as_str(), found.is_safe),
                (expected, is_safe),
                "{surface}"
            );
        }
    }
}
