//! How hard a text is to read, by the length of its sentences and words.

/// The Flesch–Kincaid grade of an English text: `0.39 w/s + 11.8 y/w − 15.59`, with `w`
/// words, `s` sentences and `y` syllables; none for a text without words.
///
/// A sentence ends with a stop, a question mark, an exclamation mark, a colon or a line.
/// Syllables are groups of vowel letters, a silent *e* at the end and the *e* of *-ed* not
/// counted, at least one a word.
///
/// Source: Kincaid, Fishburne, Rogers and Chissom 1975, Derivation of new readability
/// formulas, Research Branch Report 8-75, table 5.
///
/// # Examples
///
/// ```
/// // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59.
/// let grade = parallax::text::flesch_kincaid("The cat sat on the mat.").unwrap();
/// assert!((grade - (-1.45)).abs() < 0.01);
/// ```
#[must_use]
pub fn flesch_kincaid(text: &str) -> Option<f64> {
    let (mut n_words, mut n_sentences, mut n_syllables) = (0_u32, 0_u32, 0_u32);
    for sentence in text.split(['.', '?', '!', ':', '\n', '…']) {
        let words =
            sentence.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
        let words: Vec<&str> =
            words.filter(|it| it.chars().any(char::is_alphanumeric)).collect();
        if words.is_empty() {
            continue;
        }
        n_sentences += 1;
        n_words += u32::try_from(words.len()).unwrap_or(u32::MAX);
        n_syllables += words.iter().map(|it| syllables(it)).sum::<u32>();
    }
    let (words, sentences) = (f64::from(n_words), f64::from(n_sentences));
    let grade =
        || 0.39 * words / sentences + 11.8 * f64::from(n_syllables) / words - 15.59;
    (n_words > 0).then(grade)
}

/// The syllables of an English word, estimated.
fn syllables(word: &str) -> u32 {
    let word = word.to_lowercase();
    let is_vowel = |c: char| "aeiouyäöüéè".contains(c);
    let mut n = 0;
    let mut was_vowel = false;
    for c in word.chars() {
        n += u32::from(is_vowel(c) && !was_vowel);
        was_vowel = is_vowel(c);
    }
    let bare = word.strip_suffix("’s").unwrap_or(&word);
    let is_silent = |end: &str, kept: &[&str]| {
        bare.strip_suffix(end).is_some_and(|stem| {
            let last = stem.chars().next_back();
            last.is_some_and(|c| !is_vowel(c))
                && !kept.iter().any(|it| stem.ends_with(it))
        })
    };
    let silent =
        is_silent("e", &["l"]) || is_silent("es", &["s", "x", "z", "h", "c", "g"]);
    let silent = silent || is_silent("ed", &["t", "d"]);
    if silent && n > 1 { n - 1 } else { n.max(1) }
}

#[cfg(test)]
mod tests {
    use super::{flesch_kincaid, syllables};

    #[test]
    fn counts_syllables_as_they_are_spoken() {
        for (word, n) in [
            ("cat", 1),
            ("name", 1),
            ("names", 1),
            ("table", 2),
            ("wanted", 2),
            ("asked", 1),
            ("sentence", 2),
            ("sentences", 3),
            ("quotation", 3),
            ("the", 1),
            ("reported", 3),
            ("12", 1),
        ] {
            assert_eq!(syllables(word), n, "{word}");
        }
    }

    #[test]
    fn nothing_has_no_grade() {
        assert_eq!(flesch_kincaid(" … "), None);
    }
}
