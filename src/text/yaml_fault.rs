//! A YAML parser's message in plain words, with the remedy.

use serde_saphyr::Error;

/// What is said where nothing more precise is known.
const QUOTE: &str =
    "put quotation marks around values that contain a colon or a quotation mark";

/// Parts of messages, what they mean (none: what they say), and the remedy.
const REMEDIES: &[(&str, Option<&str>, &str)] = &[
    (
        "budget breached: Depth",
        Some("lists stand inside each other too deeply"),
        "write them flat",
    ),
    ("budget breached", Some("too long or too intricate"), "make it shorter"),
    ("recursion", Some("lists stand inside each other too deeply"), "write them flat"),
    ("unclosed quote", Some("a quotation mark opens and does not close"), "close it"),
    ("quoted scalar", Some("a quotation mark opens and does not close"), "close it"),
    (
        "unexpected character",
        Some("a character stands here that YAML does not allow"),
        "strike it, or put quotation marks around the value",
    ),
    ("tab", None, "indent with blanks"),
    ("alias", None, QUOTE),
];

/// The line of the fault from 1, what is wrong, and what to do.
pub(crate) fn yaml_fault(error: &Error) -> (usize, String, &'static str) {
    let line = error.location().map_or(1, |it| usize::try_from(it.line()).unwrap_or(1));
    let said = error.without_snippet().to_string();
    // The parser gives the place again, in its own way.
    let said = said.split(" at line ").next().unwrap_or_default();
    let said = said.trim().trim_start_matches("error: ").replace('\n', "; ");
    if let Some((_, rest)) = said.split_once("duplicate mapping key: ") {
        let key = rest.split(", set ").next().unwrap_or_default();
        return (
            line,
            format!("`{key}` stands here a second time"),
            "keep one of the two",
        );
    }
    match REMEDIES.iter().find(|it| said.contains(it.0)) {
        Some((_, means, remedy)) => (line, means.map_or(said, str::to_owned), remedy),
        None => (line, said, QUOTE),
    }
}

#[cfg(test)]
mod tests {
    use super::yaml_fault;
    use std::collections::BTreeMap;

    #[test]
    fn says_in_plain_words_what_is_wrong_and_what_to_do() {
        for (content, line, expected) in [
            ("a: 1\nb: 2\na: 3", 3, "`a` stands here a second time; keep one of the two"),
            ("a: \"x\nb: y", 1, "does not close; close it"),
            ("a: 1\n\tb: 2", 2, "; "),
            ("a: b: c", 1, "; put quotation marks around values"),
        ] {
            let error =
                serde_saphyr::from_str::<BTreeMap<String, serde_json::Value>>(content)
                    .unwrap_err();
            let (at, message, remedy) = yaml_fault(&error);
            let found = format!("{message}; {remedy}");
            assert!(found.contains(expected), "{content:?}: {found}");
            assert!(!found.contains("Policy") && !found.contains(" at line "), "{found}");
            assert!(at.abs_diff(line) <= 2, "{content:?}: line {at}");
        }
        let deep = format!("a: {}", "[".repeat(500));
        let error = serde_saphyr::from_str::<serde_json::Value>(&deep).unwrap_err();
        assert!(yaml_fault(&error).1.contains("too deeply"), "{error}");
    }
}
