//! Regular English inflection of listed forms. What is irregular is listed in the pack.

/// The regular plural of a noun.
pub(super) fn plural(noun: &str) -> String {
    with_s(noun)
}

/// The regular -s, -ed and -ing forms of a verb; doubled consonants are listed in the pack.
pub(super) fn verb_forms(verb: &str) -> [String; 3] {
    let without_e =
        verb.strip_suffix('e').filter(|rest| !rest.ends_with(['e', 'o', 'y']));
    let past = if verb.ends_with('e') {
        format!("{verb}d")
    } else if ends_in_consonant_y(verb) {
        format!("{}ied", &verb[..verb.len() - 1])
    } else {
        format!("{verb}ed")
    };
    [with_s(verb), past, format!("{}ing", without_e.unwrap_or(verb))]
}

fn with_s(word: &str) -> String {
    if ends_in_consonant_y(word) {
        format!("{}ies", &word[..word.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn ends_in_consonant_y(word: &str) -> bool {
    let mut back = word.chars().rev();
    back.next() == Some('y')
        && back.next().is_some_and(|c| c.is_alphabetic() && !"aeiou".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{plural, verb_forms};

    #[test]
    fn inflects_regularly() {
        for (noun, expected) in [
            ("region", "regions"),
            ("Republic", "Republics"),
            ("clash", "clashes"),
            ("party", "parties"),
            ("day", "days"),
        ] {
            assert_eq!(plural(noun), expected);
        }
        assert_eq!(verb_forms("seize"), ["seizes", "seized", "seizing"]);
        assert_eq!(verb_forms("annex"), ["annexes", "annexed", "annexing"]);
        assert_eq!(verb_forms("occupy"), ["occupies", "occupied", "occupying"]);
        assert_eq!(verb_forms("free"), ["frees", "freed", "freeing"]);
    }
}
