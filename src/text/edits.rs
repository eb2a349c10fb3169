//! How far two words are from each other.

/// The letters to put in, leave out or change to make one word of another (Levenshtein 1966).
///
/// Takes time by the product of the lengths, in letters.
#[must_use]
pub fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (n, from) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = n + 1;
        for (m, to) in b.iter().enumerate() {
            let changed = diagonal + usize::from(from != to);
            diagonal = row[m + 1];
            row[m + 1] = changed.min(row[m] + 1).min(row[m + 1] + 1);
        }
    }
    row[b.len()]
}

/// How many letters may be wrong in a name.
const MAX_WRONG: usize = 2;

/// What someone may have meant who wrote a name that does not exist: the name nearest to it,
/// with at most two letters to change; of equally near ones the first by letters.
pub fn nearest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
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
    use super::{edit_distance, nearest};

    #[test]
    fn counts_letters() {
        for (a, b, expected) in [
            ("", "abc", 3),
            ("kiev", "kyiv", 2),
            ("odessa", "odesa", 1),
            ("same", "same", 0),
        ] {
            let letters = |it: &str| it.chars().collect::<Vec<_>>();
            assert_eq!(edit_distance(&letters(a), &letters(b)), expected, "{a} {b}");
        }
    }

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
