//! A TOML parser's message in plain words, with the remedy.

use crate::text::{begin, nearest};
use toml::de::Error;

/// What is said where a line has not the form of TOML.
const FORM: &str = "a line of TOML is name = \"words\" or [table]";

/// Beginnings or parts of messages, with the remedy for each.
const REMEDIES: &[(&str, &str)] = &[
    ("expected `=`", FORM),
    ("expected key", FORM),
    ("must be quoted", "put quotation marks around texts"),
    ("unclosed", FORM),
    ("invalid date", "write a day as 2025-03-12"),
    ("invalid calendar", "write a day as 2025-03-12"),
    ("invalid time", "write a day as 2025-03-12"),
    ("recurse", "write the lists and tables flat"),
    ("escape", "write \\\\ for a backslash, or put the words in single quotation marks"),
    ("control character", "strike it, or write it as \\u0000 with its number"),
];

/// The byte at which the parser stops, and what is wrong there and what to do.
pub(crate) fn toml_fault(error: &Error, content: &str) -> (usize, String) {
    let span = error.span().unwrap_or(0..0);
    let there = content.get(span.clone()).unwrap_or_default();
    let said = error.message().trim().replace('\n', "; ");
    (span.start, plain(&said, there))
}

fn plain(said: &str, there: &str) -> String {
    let there = begin(there.lines().next().unwrap_or_default());
    if said.contains("carriage return") {
        return "the lines end in a carriage return alone; save the file with the line ends of Unix or Windows".to_owned();
    }
    if said.starts_with("duplicate key") {
        return format!("`{there}` stands here a second time; keep one of the two");
    }
    if said.starts_with("invalid") && said.contains("string, expected") {
        return "quotation marks open here and do not close on this line; close them"
            .to_owned();
    }
    if let Some((got, wanted)) = mismatch(said) {
        return format!("{got} stands here; write {wanted}");
    }
    if let Some(name) = said.strip_prefix("missing field ") {
        let bare = name.trim_matches('`');
        return format!("missing field {name}; add a line {bare} = …");
    }
    if let Some((unknown, known)) = said.split_once(", expected ") {
        let names: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
        let name = unknown.split('`').nth(1).unwrap_or_default();
        if unknown.starts_with("unknown ") && !names.is_empty() {
            let meant = nearest(name, names.iter().copied());
            let meant =
                meant.map_or_else(String::new, |it| format!("did you mean `{it}`? "));
            return format!("{unknown}; {meant}there are {}", names.join(", "));
        }
    }
    let remedy = REMEDIES.iter().find(|(part, _)| said.contains(part));
    match remedy {
        Some((_, remedy)) => format!("{said}; {remedy}"),
        None if said.contains(';') || said.contains("\"…\"") => said.to_owned(),
        None => format!("{said}; {FORM}"),
    }
}

/// What stands in a place and what belongs there, where a value is of another kind.
fn mismatch(said: &str) -> Option<(String, String)> {
    let rest = ["invalid type: ", "invalid value: "]
        .iter()
        .find_map(|it| said.strip_prefix(it))?;
    let (got, wanted) = rest.split_once(", expected ")?;
    let wanted = match wanted {
        "a string" | "a borrowed string" => "words in quotation marks: \"…\"",
        "a boolean" => "true or false",
        "f32" | "f64" => "a number, such as 0.5",
        "usize" | "u8" | "u16" | "u32" | "u64" => "a whole number from 0 on, such as 3",
        "i8" | "i16" | "i32" | "i64" => "a whole number, such as 3",
        "a sequence" => "a list: [\"…\"]",
        "a map" => "a table",
        it if it.starts_with("struct ") => "a table with names and values",
        it => it,
    };
    let value = got.split_once(' ').map_or(got, |(_, value)| value);
    let value = value.trim_end_matches(" as i128").trim_end_matches(" as u128");
    let got = match got.split(' ').next().unwrap_or_default() {
        "string" | "integer" | "floating" | "boolean" => {
            let value = value.trim_start_matches("point ").trim_matches('`');
            format!("`{}`", begin(value))
        }
        "sequence" => "a list".to_owned(),
        "map" => "a table".to_owned(),
        _ => begin(got),
    };
    Some((got, wanted.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::toml_fault;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its errors count")]
    struct File {
        title: Option<String>,
        weight: Option<f64>,
        start: Option<usize>,
        control: Option<bool>,
        forms: Option<Vec<String>>,
        day: Option<toml::value::Datetime>,
        kind: Option<Kind>,
        table: Option<Table>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Thing,
        Person,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only its errors count")]
    struct Table {
        id: String,
    }

    #[test]
    fn says_in_plain_words_what_is_wrong_and_what_to_do() {
        for (content, at, expected) in [
            (
                "title = \"a\"\rweight = 1",
                11,
                "the lines end in a carriage return alone; save",
            ),
            (
                "title = \"a\"\ntitle = \"b\"",
                12,
                "`title` stands here a second time; keep one",
            ),
            (
                "title = \"a\nweight = 1.0",
                10,
                "quotation marks open here and do not close",
            ),
            (
                "title = 'a\nweight = 1.0",
                10,
                "quotation marks open here and do not close",
            ),
            ("title = 5", 8, "`5` stands here; write words in quotation marks"),
            ("weight = \"x\"", 9, "`\"x\"` stands here; write a number, such as 0.5"),
            ("weight = 99999999999999999999999", 9, "`99999999999999999999999`"),
            ("start = -1", 8, "`-1` stands here; write a whole number from 0 on"),
            ("start = \"x\"", 8, "`\"x\"` stands here; write a whole number from 0 on"),
            ("control = \"yes\"", 10, "`\"yes\"` stands here; write true or false"),
            ("forms = \"a\"", 8, "`\"a\"` stands here; write a list: [\"…\"]"),
            ("day = 2025-06-31", 6, "write a day as 2025-03-12"),
            (
                "titel = \"a\"",
                0,
                "unknown field `titel`; did you mean `title`? there are title, ",
            ),
            ("kind = \"galaxy\"", 7, "unknown variant `galaxy`; there are thing, person"),
            ("[table]\nx = 1", 0, "missing field `id`; add a line id = …"),
            ("title", 5, "a line of TOML is name = \"words\" or [table]"),
            ("= 5", 0, "a line of TOML is name = \"words\" or [table]"),
        ] {
            let error = toml::from_str::<File>(content).unwrap_err();
            let (found_at, found) = toml_fault(&error, content);
            assert!(found.contains(expected), "{content:?}: {found}");
            assert!(found.contains(';'), "{content:?} has no remedy: {found}");
            assert!(found_at.abs_diff(at) <= 2, "{content:?}: at {found_at}");
        }
        let content = format!("title = {}1", "[".repeat(5_000));
        let error = toml::from_str::<File>(&content).unwrap_err();
        let (_, found) = toml_fault(&error, &content);
        assert!(found.contains("; write the lists and tables flat"), "{found}");
    }
}
