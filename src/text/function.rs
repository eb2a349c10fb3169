//! Function words: the one list of English words that carry grammar and little else.
//!
//! Two texts that share only these share nothing, a label holds none of them, and no fact
//! is told by them. What asks for one class of them (pronouns, auxiliaries, prepositions)
//! names its words itself: the classes of rules for clauses stand with those rules.

use std::collections::HashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("function-words.txt").lines();
    lines.filter(|it| !it.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Whether a folded word ([`fold`](crate::text::fold)) is a function word of English.
#[must_use]
pub fn is_function_word(folded: &str) -> bool {
    WORDS.contains(folded)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_function_word};
    use crate::text::fold;

    #[test]
    fn tells_grammar_from_content() {
        for word in ["the", "Its", "hasn’t", "OF", "whose"] {
            assert!(is_function_word(&fold(word)), "{word}");
        }
        for word in ["vote", "two", "Monday", "percent", ""] {
            assert!(!is_function_word(&fold(word)), "{word}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_folded() {
        let lines = include_str!("function-words.txt").lines();
        let words: Vec<&str> = lines
            .filter(|it| !it.starts_with('#'))
            .flat_map(str::split_whitespace)
            .collect();
        assert!(words.is_sorted());
        assert_eq!(words.len(), WORDS.len());
        assert!(words.iter().all(|it| fold(it) == **it));
    }
}
