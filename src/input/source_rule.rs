//! `--source NAME=GLOB`: the name of a source, said on the command line.

use crate::input::InputError;
use glob::Pattern;
use std::str::FromStr;

/// Gives a source its name by the names of its files.
///
/// Upper and lower case differ. A `*` also goes over `/`, so that `ledger/*` is everything
/// below that folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRule {
    name: String,
    glob: Pattern,
}

impl SourceRule {
    /// The rule as it was given.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("{}={}", self.name, self.glob)
    }

    /// The source's name, if the file is one of its own.
    ///
    /// The pattern is matched against the file's name, or against the path as given if the
    /// pattern contains `/`.
    #[must_use]
    pub fn name_for(&self, path: &str) -> Option<&str> {
        let file = path.rsplit('/').next().unwrap_or(path);
        let is_match = if self.glob.as_str().contains('/') {
            self.glob.matches(path)
                || path.strip_prefix("./").is_some_and(|path| self.glob.matches(path))
        } else {
            self.glob.matches(file)
        };
        is_match.then_some(self.name.as_str())
    }
}

impl FromStr for SourceRule {
    type Err = InputError;

    fn from_str(rule: &str) -> Result<Self, InputError> {
        let fault =
            |message: String| InputError::SourceRule { rule: rule.to_owned(), message };
        let (name, glob) =
            rule.split_once('=').ok_or_else(|| fault("there is no `=`".to_owned()))?;
        let (name, glob) = (name.trim(), glob.trim());
        if name.is_empty() {
            return Err(fault("the name is empty".to_owned()));
        }
        if glob.is_empty() {
            return Err(fault("the pattern is empty".to_owned()));
        }
        let glob = Pattern::new(glob).map_err(|error| {
            fault(format!("{} in the pattern at {}", error.msg, error.pos))
        })?;
        Ok(Self { name: name.to_owned(), glob })
    }
}

#[cfg(test)]
mod tests {
    use super::SourceRule;

    #[track_caller]
    fn check(rule: &str, path: &str, expected: Option<&str>) {
        let rule: SourceRule = rule.parse().unwrap();
        assert_eq!(rule.name_for(path), expected, "{path}");
    }

    #[test]
    fn matches_the_name_or_the_path() {
        check("The Ledger=ledger-*.txt", "a/b/ledger-1.txt", Some("The Ledger"));
        check("The Ledger=ledger-*.txt", "a/b/Ledger-1.txt", None);
        check("The Ledger=ledger-*.txt", "ledger-1.md", None);
        check("Ledger = ledger/*", "ledger/may/1.txt", Some("Ledger"));
        check("Ledger=ledger/*", "./ledger/1.txt", Some("Ledger"));
        check("Ledger=ledger/*", "other/ledger/1.txt", None);
        check("Ledger=*/ledger/*", "/tmp/x/ledger/1.txt", Some("Ledger"));
        check("A=B=*.txt", "B=1.txt", Some("A"));
    }

    #[test]
    fn says_what_is_wrong_with_a_rule() {
        for (rule, expected) in [
            ("Ledger", "--source Ledger: there is no `=`; write NAME=GLOB"),
            ("=*.txt", "the name is empty"),
            ("Ledger=", "the pattern is empty"),
            ("Ledger=[a", "in the pattern at 0; write NAME=GLOB"),
        ] {
            let error = rule.parse::<SourceRule>().unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
