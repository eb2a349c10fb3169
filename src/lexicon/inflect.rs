//! English inflection of listed forms: rules, and a table of the verbs that follow none.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A verb a line, in its base form, with all its other forms.
const TABLE: &str = include_str!("irregular.tsv");

/// The other forms of irregular verbs, by base form. Asked by verb only.
static IRREGULAR: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.map(|(base, forms)| (base, forms.split('\t').collect())).collect()
});

/// The regular plural of a noun.
pub(super) fn plural(noun: &str) -> String {
    with_s(noun)
}

/// The other forms of a verb, each with the words behind it: "take control", "took control".
pub(super) fn verb_forms(form: &str) -> Vec<String> {
    let (verb, rest) = form.split_at(form.find(' ').unwrap_or(form.len()));
    let forms = match IRREGULAR.get(verb) {
        Some(forms) => forms.iter().map(|&it| it.to_owned()).collect(),
        None => regular(verb),
    };
    forms.into_iter().map(|it| it + rest).collect()
}

/// The -s, -ed and -ing forms.
fn regular(verb: &str) -> Vec<String> {
    let without_e =
        verb.strip_suffix('e').filter(|rest| !rest.ends_with(['e', 'o', 'y']));
    let doubled = doubled(verb);
    let past = if verb.ends_with('e') {
        format!("{verb}d")
    } else if ends_in_consonant_y(verb) {
        format!("{}ied", &verb[..verb.len() - 1])
    } else {
        format!("{doubled}ed")
    };
    let present = format!("{}ing", without_e.unwrap_or(&doubled));
    vec![with_s(verb), past, present]
}

/// A verb of one syllable with its last consonant doubled ("slam", "slamm"), where that is
/// how its endings are spelt.
fn doubled(verb: &str) -> String {
    // In "quit" the u is none.
    let sounds = verb.replace("qu", "q");
    let is_vowel = |c: char| "aeiou".contains(c);
    let n_vowels = sounds.chars().filter(|&c| is_vowel(c) || c == 'y').count();
    let mut back = sounds.chars().rev();
    let is_closed = back.next().is_some_and(|c| !is_vowel(c) && !"wxy".contains(c));
    let is_short = is_closed && back.next().is_some_and(is_vowel);
    match verb.chars().last() {
        Some(last) if is_short && n_vowels == 1 => format!("{verb}{last}"),
        _ => verb.to_owned(),
    }
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
    use super::{IRREGULAR, TABLE, plural, regular, verb_forms};

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
        for (verb, expected) in [
            ("seize", "seizes seized seizing"),
            ("annex", "annexes annexed annexing"),
            ("occupy", "occupies occupied occupying"),
            ("free", "frees freed freeing"),
            ("slam", "slams slammed slamming"),
            ("claim", "claims claimed claiming"),
            ("visit", "visits visited visiting"),
            ("play", "plays played playing"),
        ] {
            assert_eq!(verb_forms(verb).join(" "), expected);
        }
    }

    #[test]
    fn knows_verbs_that_follow_no_rule() {
        for (form, expected) in [
            ("fall", "fallen, falling, falls, fell"),
            (
                "take control",
                "taken control, takes control, taking control, took control",
            ),
            ("admit", "admits, admitted, admitting"),
        ] {
            assert_eq!(verb_forms(form).join(", "), expected);
        }
    }

    #[test]
    fn the_table_is_in_order() {
        let bases: Vec<&str> = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').next().unwrap())
            .collect();
        assert!(bases.is_sorted_by(|a, b| a < b));
        let is_listed = |it: &&str| regular(it) == IRREGULAR[*it];
        let regular: Vec<&&str> = bases.iter().filter(|it| is_listed(it)).collect();
        assert!(regular.is_empty(), "strike what the rules give: {regular:?}");
    }
}
