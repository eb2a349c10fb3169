//! What a house style finds by signs and not by words: `%`, `&`, and patterns for numbers,
//! money and dates.

use crate::text::begin;
use regex::{Regex, RegexBuilder};

/// A pattern of more states than this is refused.
const MAX_SIZE: usize = 1 << 20;

/// Signs to look for.
#[derive(Clone, Debug)]
pub(in crate::review) struct Signs {
    pub(in crate::review) regex: Regex,
    /// What to write, with the names of groups in it.
    pub(in crate::review) prefer: Option<String>,
    /// Whether these are bare signs, around which blanks may have to change.
    pub(in crate::review) is_literal: bool,
}

impl Signs {
    /// Reads a pattern of a rule.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and what to write.
    pub(super) fn pattern(pattern: &str, prefer: Option<&str>) -> Result<Self, String> {
        let regex = compile(pattern)?;
        if regex.is_match("") {
            return Err(format!(
                "the pattern `{pattern}` matches empty text; require at least one character"
            ));
        }
        if let Some(prefer) = prefer {
            groups(prefer, &regex)?;
        }
        Ok(Self { regex, prefer: prefer.map(str::to_owned), is_literal: false })
    }

    /// Signs as they stand.
    pub(super) fn literal(signs: &str, prefer: Option<String>) -> Result<Self, String> {
        let regex = compile(&regex::escape(signs.trim()))?;
        Ok(Self { regex, prefer, is_literal: true })
    }
}

fn compile(pattern: &str) -> Result<Regex, String> {
    RegexBuilder::new(pattern).size_limit(MAX_SIZE).build().map_err(|error| {
        let message = error.to_string();
        // The last line says what is wrong; those before it draw the pattern.
        let last = message.lines().last().unwrap_or_default();
        let last = last.trim_start_matches("error: ").trim_end_matches('.');
        let (what, remedy) = if last.contains("size limit") {
            ("it allows too many repetitions", "make it shorter, or its {numbers} smaller")
        } else {
            (last, "write a regular expression, with \\ before a sign that stands for itself")
        };
        format!("the pattern `{}` cannot be read: {what}; {remedy}", begin(pattern))
    })
}

/// Fails where a template names a group that the pattern has not: in `£$1m` it is called `1m`.
fn groups(prefer: &str, regex: &Regex) -> Result<(), String> {
    let mut rest = prefer;
    while let Some(at) = rest.find('$') {
        rest = &rest[at + 1..];
        if let Some(behind) = rest.strip_prefix('$') {
            rest = behind;
            continue;
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let name = match rest.strip_prefix('{') {
            Some(inner) => inner.split('}').next().unwrap_or_default(),
            None => &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())],
        };
        let is_known = match name.parse::<usize>() {
            Ok(number) => number < regex.captures_len(),
            Err(_) => regex.capture_names().flatten().any(|it| it == name),
        };
        if !is_known {
            let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
            let remedy = if digits.is_empty() {
                "write $$ for a dollar sign".to_owned()
            } else {
                format!(
                    "write ${{{digits}}} where a letter or a digit follows, and $$ for a dollar sign"
                )
            };
            return Err(format!(
                "`prefer` names the group `{name}`, which the pattern lacks; {remedy}"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn says_what_is_wrong_with_a_pattern() {
        for (pattern, prefer, expected) in [
            (
                "£([0-9]+) million",
                "£$1m",
                "names the group `1m`, which the pattern lacks; write ${1}",
            ),
            ("(a", "b", "cannot be read: unclosed group"),
            ("a*", "b", "matches empty text"),
            ("(a{1000}){1000}", "b", "cannot be read: "),
            ("a", "$", "names the group ``"),
        ] {
            let error = Signs::pattern(pattern, Some(prefer)).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
        assert!(Signs::pattern("([0-9]+)(?<x>a)", Some("$$1 ${1}b $x")).is_ok());
    }
}
