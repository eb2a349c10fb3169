//! Whether one form is another spelling of the same word.

use crate::text::edit_distance;

/// Letters that may differ, of so many that there are.
const DIFFERING: (usize, usize) = (1, 3);

/// Whether two forms spell one word: they begin alike, and little differs but blanks, hyphens
/// and `i` for `y` (“e-mail” and “email”, “per cent” and “percent”). Another word in the
/// place of one may ask for another article, number or grammar.
pub(super) fn is_respelling(one: &str, other: &str) -> bool {
    let letters = |it: &str| -> Vec<char> {
        let plain = it.chars().filter(|c| c.is_alphanumeric());
        let plain = plain.flat_map(char::to_lowercase);
        plain.map(|c| if c == 'y' { 'i' } else { c }).collect()
    };
    let (one, other) = (letters(one), letters(other));
    let (differing, all) = DIFFERING;
    one.first() == other.first()
        && edit_distance(&one, &other) * all <= one.len().max(other.len()) * differing
}

#[cfg(test)]
mod tests {
    use super::is_respelling;

    #[test]
    fn tells_another_spelling_from_another_word() {
        for (one, other, expected) in [
            ("Kiev", "Kyiv", true),
            ("advisor", "adviser", true),
            ("e-mail", "email", true),
            ("percent", "per cent", true),
            ("toward", "towards", true),
            ("Zaporozhye", "Zaporizhzhia", true),
            ("Kharkov", "Kharkiv", true),
            ("climate change", "climate crisis", false),
            ("pro-life", "anti-abortion", false),
            ("league", "union", false),
            ("lawmaker", "MP", false),
            ("kid", "child", false),
            ("", "", true),
        ] {
            assert_eq!(is_respelling(one, other), expected, "{one} {other}");
        }
    }
}
