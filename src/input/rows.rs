//! The lines of a table, one at a time: memory does not grow with the table.

use crate::input::{InputError, LIMIT_MIB};
use std::io::{BufRead, Read};
use std::ops::Range;
use std::sync::Arc;

/// The rows of a table, in order.
pub(super) type RowIterator = Box<dyn Iterator<Item = Result<RawRow, InputError>> + Send>;

/// A row of a table that nobody has looked into yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RawRow {
    /// Its line in the file, from 1.
    pub(super) line: u32,
    /// The line without its end, or the cells one after the other.
    pub(super) bytes: Vec<u8>,
    /// Where the cells of a table with a header stand, by column.
    pub(super) cells: Vec<(Arc<str>, Range<usize>)>,
}

/// Gives the lines that are not blank.
struct Rows {
    input: Box<dyn BufRead + Send>,
    path: String,
    line: u32,
    limit: u64,
    /// How long the last row was, as a guess at the next one.
    last_len: usize,
}

/// Begins a table of lines; `path` is for errors.
pub(super) fn open(input: Box<dyn BufRead + Send>, path: &str) -> RowIterator {
    Box::new(Rows::new(input, path))
}

impl Rows {
    /// Reads from an open table; `path` is for errors.
    fn new(input: Box<dyn BufRead + Send>, path: &str) -> Self {
        Self {
            input,
            path: path.to_owned(),
            line: 0,
            limit: LIMIT_MIB << 20,
            last_len: 0,
        }
    }

    /// The next line with its end; none after the last.
    fn line(&mut self) -> Option<Result<Vec<u8>, InputError>> {
        let mut bytes = Vec::with_capacity(self.last_len);
        let mut limited = self.input.by_ref().take(self.limit + 1);
        self.line = self.line.saturating_add(1);
        match limited.read_until(b'\n', &mut bytes) {
            Ok(0) => None,
            Ok(_) if bytes.len() as u64 > self.limit => {
                let is_whole = bytes.ends_with(b"\n");
                if !is_whole && let Err(error) = self.input.skip_until(b'\n') {
                    return Some(Err(self.stop(error)));
                }
                let (path, line) = (self.path.clone(), Some(self.line));
                Some(Err(InputError::TooLarge { path, line, limit: LIMIT_MIB }))
            }
            Ok(n_bytes) => {
                self.last_len = n_bytes;
                Some(Ok(bytes))
            }
            Err(error) => Some(Err(self.stop(error))),
        }
    }

    /// Gives up on the rest of the table.
    fn stop(&mut self, error: std::io::Error) -> InputError {
        self.input = Box::new(std::io::empty());
        InputError::io(&self.path, error)
    }
}

impl Iterator for Rows {
    type Item = Result<RawRow, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut bytes = match self.line()? {
                Ok(bytes) => bytes,
                Err(error) => return Some(Err(error)),
            };
            if self.line == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
                bytes.drain(..3);
            }
            bytes.truncate(bytes.trim_ascii_end().len());
            if !bytes.is_empty() {
                return Some(Ok(RawRow { line: self.line, bytes, cells: Vec::new() }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn gives_lines_and_goes_on_after_one_that_is_too_long() {
        let table = "\u{feff}{1}\n\n  \r\n{22}\r\n{333333}\n{4}\n{55555555}\n{6}";
        let mut rows = Rows::new(Box::new(table.as_bytes()), "a.jsonl");
        rows.limit = 8;
        let found: Vec<_> = rows
            .map(|row| match row {
                Ok(row) => {
                    format!("{} {}", row.line, String::from_utf8(row.bytes).unwrap())
                }
                Err(error) => error.to_string(),
            })
            .collect();
        let too_long =
            "a.jsonl:5: larger than 64 MiB, the limit for one article; split it";
        let later = too_long.replace(":5:", ":7:");
        assert_eq!(found, ["1 {1}", "4 {22}", too_long, "6 {4}", &later, "8 {6}"]);
    }
}
