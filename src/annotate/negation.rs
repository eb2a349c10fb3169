//! Whether a mention is negated or rebutted: a word of negation before it in its clause, or a
//! report around it that is denied.
//!
//! A window of four words to the left, up to the first punctuation, as in the simple form of
//! `NegEx` (Chapman et al. 2001). It marks a mention and never removes one.

use crate::language::{Class, Language};
use crate::text::{Gap, Segmentation, WordList};

const WINDOW: usize = 4;

static NEGATIONS: WordList = WordList::new(&[
    "cannot", "deny", "denied", "denies", "neither", "never", "no", "nor", "not",
    "nothing", "refute", "refuted", "reject", "rejected", "rejects", "without",
]);

/// These negate only what stands behind "to": "failed on crime" is no word against crime.
static FAILS: WordList = WordList::new(&["fail", "failed", "failing", "fails"]);

/// Whether the words that report are a denial: "denied that", "incorrectly claimed that",
/// "pushed back on the idea that".
pub(super) fn is_rebuttal(cue: &str) -> bool {
    let mut words = cue.split_whitespace();
    let is_listed =
        words.any(|word| Language::default().is(&word.to_lowercase(), Class::REBUTTAL));
    is_listed || (cue.starts_with("push") && cue.contains(" back"))
}

/// Whether the mention that begins at token `first` is negated.
pub(super) fn is_negated(text: &str, found: &Segmentation, first: usize) -> bool {
    let tokens = &found.tokens;
    (0..WINDOW.min(first))
        .take_while(|back| {
            !matches!(tokens[first - back].gap, Gap::Break | Gap::Punctuation)
        })
        .any(|back| {
            let at = first - back - 1;
            let word = tokens[at].span.of(text);
            let is_short = word.ends_with("n't") || word.ends_with("n’t");
            let is_failure = FAILS.holds(word)
                && tokens[at + 1].span.of(text).eq_ignore_ascii_case("to");
            is_short || is_failure || NEGATIONS.holds(word)
        })
}

#[cfg(test)]
mod tests {
    use super::{is_negated, is_rebuttal};
    use crate::text::{Vocabulary, segment};

    #[test]
    fn knows_denials() {
        assert!(is_rebuttal("has repeatedly denied"));
        assert!(is_rebuttal("incorrectly claimed"));
        assert!(is_rebuttal("pushed back"));
        assert!(!is_rebuttal("claimed"));
        assert!(!is_rebuttal("pushed for"));
    }

    #[test]
    fn looks_back_in_the_clause() {
        for (text, expected) in [
            ("This is not our war", true),
            ("They didn’t start the war", true),
            ("No, the war", false),
            ("Not a soul knew when the war", false),
            ("war", false),
            ("It is a war", false),
        ] {
            let found = segment(text, &mut Vocabulary::default());
            let last = found.tokens.len() - 1;
            assert_eq!(is_negated(text, &found, last), expected, "{text}");
        }
    }
}
