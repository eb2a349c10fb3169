//! What could not be read, and why.

use std::fmt::{Display, Formatter};

/// An article that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// The file, as messages name it.
    pub(super) path: String,
    /// The line that is wrong, or the row of a table, from 1.
    pub(super) line: Option<u32>,
    /// What is wrong and what to do.
    pub(super) message: String,
}

impl LeftOut {
    /// Takes a message that names its place: `path: …` or `path:line: …`.
    pub(super) fn new(shown: &str) -> Self {
        let (place, message) = shown.split_once(": ").unwrap_or(("", shown));
        let row = place.rsplit_once(':');
        let row = row.and_then(|(path, line)| Some((path, line.parse().ok()?)));
        let (path, line) = row.map_or((place, None), |(path, line)| (path, Some(line)));
        Self { path: path.to_owned(), line, message: message.to_owned() }
    }

    /// The file's name without its folders.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

impl Display for LeftOut {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { path, line, message } = self;
        match line {
            Some(line) => write!(f, "{path}:{line}: {message}"),
            None if path.is_empty() => f.write_str(message),
            None => write!(f, "{path}: {message}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LeftOut;

    #[test]
    fn takes_a_message_apart() {
        for (shown, path, line, message) in [
            ("a.txt: no text: none", "a.txt", None, "no text: none"),
            ("x/a.jsonl:7: bad row", "x/a.jsonl", Some(7), "bad row"),
            ("a:b: odd", "a:b", None, "odd"),
            ("odd", "", None, "odd"),
        ] {
            let found = LeftOut::new(shown);
            assert_eq!(
                (&*found.path, found.line, &*found.message),
                (path, line, message)
            );
            assert_eq!(found.to_string(), shown);
        }
    }
}
