//! What somebody may have meant who wrote a name that does not exist.

/// How many letters may be wrong.
const MAX_WRONG: usize = 2;

/// The name nearest to a wrong one: fewest letters to change, then the first.
pub(super) fn nearest<'a>(
    wrong: &str,
    names: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    names
        .map(|it| (distance(wrong, it), it))
        .filter(|it| it.0 <= MAX_WRONG)
        .min()
        .map(|it| it.1)
}

/// The letters to put in, leave out or change (Levenshtein 1966).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (n, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = n + 1;
        for (m, to) in b.iter().enumerate() {
            let changed = diagonal + usize::from(from != *to);
            diagonal = row[m + 1];
            row[m + 1] = changed.min(row[m] + 1).min(row[m + 1] + 1);
        }
    }
    row[b.len()]
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
