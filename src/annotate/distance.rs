//! Whether a word of distance stands right before a mention: "the so-called referendum".
//!
//! It is bound to the words that it stands before, so that a count can show them apart; what
//! the writer means by it is not inferred.

use crate::text::{Gap, Segmentation, WordList};

/// How many words, adjectives mostly, may stand between.
const WINDOW: usize = 3;

/// Words of distance that stand alone.
static SINGLE: WordList = WordList::new(&[
    "alleged",
    "ostensible",
    "pretended",
    "professed",
    "purported",
    "supposed",
]);

/// Second members of compounds of distance, with the first that they need.
static COMPOUNDS: [(&str, WordList); 2] = [
    ("so", WordList::new(&["called"])),
    (
        "self",
        WordList::new(&["appointed", "declared", "described", "proclaimed", "styled"]),
    ),
];

/// Whether the mention that begins at token `first` is kept at a distance.
pub(super) fn is_distanced(text: &str, found: &Segmentation, first: usize) -> bool {
    let tokens = &found.tokens;
    let word = |at: usize| tokens[at].span.of(text);
    (first.saturating_sub(WINDOW)..first)
        .rev()
        .take_while(|&at| matches!(tokens[at + 1].gap, Gap::Space | Gap::Hyphen))
        .any(|at| {
            let own = word(at);
            let is_compound = || {
                at > 0
                    && matches!(tokens[at].gap, Gap::Hyphen | Gap::Space)
                    && COMPOUNDS.iter().any(|(head, rest)| {
                        rest.holds(own) && head.eq_ignore_ascii_case(word(at - 1))
                    })
            };
            SINGLE.holds(own) || is_compound()
        })
}

#[cfg(test)]
mod tests {
    use super::is_distanced;
    use crate::text::{Vocabulary, segment};

    #[test]
    fn is_bound_to_the_words_behind_it() {
        for (text, expected) in [
            ("the so-called referendum", true),
            ("the so called referendum", true),
            ("the self-proclaimed new republic", true),
            ("a purported referendum", true),
            ("The so-called vote, a referendum", false),
            ("they called the referendum", false),
            ("referendum", false),
        ] {
            let found = segment(text, &mut Vocabulary::default());
            let last = found.tokens.len() - 1;
            assert_eq!(is_distanced(text, &found, last), expected, "{text}");
        }
    }
}
