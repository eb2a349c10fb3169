//! What somebody may have meant who wrote a name that does not exist.

use crate::text::edit_distance;

/// How many letters may be wrong.
const MAX_WRONG: usize = 2;

/// The name nearest to a wrong one: fewest letters to change, then the first.
pub(super) fn nearest<'a>(
    wrong: &str,
    names: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let letters = |it: &str| it.chars().collect::<Vec<_>>();
    let wrong = letters(wrong);
    names
        .map(|it| (edit_distance(&wrong, &letters(it)), it))
        .filter(|it| it.0 <= MAX_WRONG)
        .min()
        .map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let names = ["ua.capital", "ua.country", "prefer"];
        for (wrong, expected) in [
            ("ua.capitol", Some("ua.capital")),
            ("perfer", Some("prefer")),
            ("ua.capital", Some("ua.capital")),
            ("river", None),
        ] {
            assert_eq!(nearest(wrong, names.into_iter()), expected, "{wrong}");
        }
    }
}
