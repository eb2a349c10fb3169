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

#[cfg(test)]
mod tests {
    use super::edit_distance;

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
}
