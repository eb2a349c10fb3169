//! A table of articles with a header and quoted cells: CSV, also with semicolons or tabs.
//!
//! The columns are those of [`Columns`], in any order and either case. A cell may hold line
//! breaks; records are read one at a time, so that memory does not grow with the table.

use crate::input::article::Article;
use crate::input::cell::Cell;
use crate::input::columns::Columns;
use crate::input::rows::{RawRow, RowIterator};
use crate::input::{InputError, LIMIT_MIB, columns, encoding};
use csv::{ByteRecord, ErrorKind};
use std::io;
use std::io::{BufRead, Read};

/// What stands between cells; spreadsheets write semicolons where the comma is decimal.
const DELIMITERS: &[u8] = b",;\t";

/// Begins a table; `path` is for errors.
pub(super) fn open(input: Box<dyn BufRead + Send>, path: &str) -> RowIterator {
    Box::new(Records {
        input: Some(input),
        reader: None,
        limit: LIMIT_MIB << 20,
        path: path.to_owned(),
    })
}

/// No table of this form is told from its first byte.
pub(super) fn sniff(_: &[u8]) -> bool {
    false
}

/// Reads one record; line numbers count within its text.
///
/// # Errors
///
/// If it is no text.
pub(super) fn read(
    row: &RawRow,
    path: &str,
    is_raw: bool,
) -> Result<Article, InputError> {
    let fault = |message: String| InputError::Row {
        path: path.to_owned(),
        line: row.line,
        message,
    };
    let (encoding, caveat) =
        encoding::tell(&row.bytes, None, path).map_err(|error| match error {
            InputError::NoText { .. } => {
                fault("the row is no text; save the table as UTF-8".to_owned())
            }
            error => error,
        })?;
    let mut columns = Columns::default();
    for (name, range) in &row.cells {
        let (text, _) = encoding.decode_without_bom_handling(&row.bytes[range.clone()]);
        if let Some(cell) = columns.cell_mut(name) {
            *cell = Cell::Text(text);
        }
    }
    if columns.title.as_str().is_some_and(|it| it.trim().is_empty()) {
        columns.title = Cell::Null;
    }
    if columns.byline.as_str().is_some_and(|it| it.trim().is_empty()) {
        columns.byline = Cell::Null;
    }
    let mut article = columns.into_article(is_raw, fault)?;
    article.metadata.caveats.extend(caveat);
    Ok(article)
}

/// The records of a table, in order.
struct Records {
    /// Until the header is read.
    input: Option<Box<dyn BufRead + Send>>,
    reader: Option<Table>,
    limit: u64,
    path: String,
}

/// A table below its header.
struct Table {
    reader: csv::Reader<Limited>,
    /// For each cell of a record its column, if that says something.
    columns: Vec<Option<&'static str>>,
    /// What the reader's count lacks: it sees the `\n` of `\r\n` with the next record.
    n_lines_before: u64,
}

impl Records {
    /// Reads the header.
    fn begin(&mut self, mut input: Box<dyn BufRead + Send>) -> Result<Table, InputError> {
        let head = input.fill_buf().map_err(|error| InputError::io(&self.path, error))?;
        let delimiter = delimiter(head);
        let first = head.split_inclusive(|byte| *byte == b'\n').next();
        let is_crlf = first.is_some_and(|line| line.ends_with(b"\r\n"));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(true)
            .from_reader(Limited { input, left: self.limit });
        let header = reader.byte_headers().cloned();
        let header = header.map_err(|error| self.fault(error, 1))?;
        let columns = known(&header).map_err(|message| self.row(1, message))?;
        Ok(Table { reader, columns, n_lines_before: u64::from(is_crlf) })
    }

    fn row(&self, line: u32, message: String) -> InputError {
        InputError::Row { path: self.path.clone(), line, message }
    }

    fn fault(&self, error: csv::Error, line: u32) -> InputError {
        match error.into_kind() {
            ErrorKind::Io(error) if error.kind() == io::ErrorKind::QuotaExceeded => {
                self.row(
                    line,
                    format!(
                        "the row does not end within {LIMIT_MIB} MiB; close its quotation mark or split its text"
                    ),
                )
            }
            ErrorKind::Io(error) => InputError::io(&self.path, error),
            ErrorKind::UnequalLengths { expected_len, len, .. } => self.row(
                line,
                format!(
                    "the row has {len} cells and the header {expected_len}; put a text that holds the separator, a quotation mark or a line break between quotation marks, and double those in it"
                ),
            ),
            kind => self.row(line, format!("{kind:?}; write the table anew as UTF-8")),
        }
    }
}

impl Iterator for Records {
    type Item = Result<RawRow, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(input) = self.input.take() {
            match self.begin(input) {
                Ok(table) => self.reader = Some(table),
                Err(error) => return Some(Err(error)),
            }
        }
        let limit = self.limit;
        let table = self.reader.as_mut()?;
        table.reader.get_mut().left = limit;
        let line = table.line(table.reader.position());
        let mut record = ByteRecord::new();
        match table.reader.read_byte_record(&mut record) {
            Ok(false) => None,
            Ok(true) => Some(Ok(table.row(&record))),
            Err(error) => {
                let line = error.position().map_or(line, |it| table.line(it));
                if error.is_io_error() {
                    self.reader = None;
                }
                Some(Err(self.fault(error, line)))
            }
        }
    }
}

impl Table {
    fn line(&self, position: &csv::Position) -> u32 {
        u32::try_from(position.line() + self.n_lines_before).unwrap_or(u32::MAX)
    }

    fn row(&self, record: &ByteRecord) -> RawRow {
        let cells = (0..record.len())
            .filter_map(|at| Some((self.columns.get(at).copied()??, record.range(at)?)));
        RawRow {
            line: record.position().map_or(0, |it| self.line(it)),
            bytes: record.as_slice().to_vec(),
            cells: cells.collect(),
        }
    }
}

/// The separator that is most frequent in the first line.
fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
    let best = DELIMITERS.iter().rev().max_by_key(|delimiter| count(**delimiter));
    best.copied().unwrap_or(b',')
}

/// The columns of a header; the rest are left alone.
fn known(header: &ByteRecord) -> Result<Vec<Option<&'static str>>, String> {
    let names: Vec<String> = header
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().to_lowercase())
        .map(|name| name.trim_start_matches('\u{feff}').to_owned())
        .collect();
    let find = |name: &String| columns::NAMES.iter().copied().find(|known| known == name);
    let known: Vec<_> = names.iter().map(find).collect();
    for (at, name) in known.iter().enumerate() {
        if let Some(name) = name.filter(|_| known[..at].contains(name)) {
            return Err(format!("the column `{name}` stands twice; keep one of them"));
        }
    }
    if known.contains(&Some("text")) {
        return Ok(known);
    }
    let shown: Vec<_> = names.iter().take(12).map(|it| format!("`{it}`")).collect();
    let shown = shown.join(", ");
    Err(format!(
        "no column is named `text`; name the one that holds the articles so (the first row names {shown})"
    ))
}

/// Ends a record that never closes, before it fills the memory.
struct Limited {
    input: Box<dyn BufRead + Send>,
    left: u64,
}

impl Read for Limited {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let n_read = self.input.read(&mut buffer[..most])?;
        self.left -= n_read as u64;
        Ok(n_read)
    }
}

#[cfg(test)]
mod tests {
    use super::{Records, open, read};
    use crate::document::Document;
    use crate::input::InputError;
    use crate::input::article::Settled;

    fn documents(table: &[u8]) -> Vec<Result<Document, InputError>> {
        open(Box::new(std::io::Cursor::new(table.to_vec())), "a.csv")
            .map(|row| {
                let row = row?;
                let id = format!("a-{}", row.line);
                let settled = Settled { id, ..Settled::default() };
                Ok(read(&row, "a.csv", false)?.into_document(&settled, false))
            })
            .collect()
    }

    #[track_caller]
    fn check(table: &[u8], expected: &[&str]) {
        let found: Vec<_> = documents(table)
            .into_iter()
            .map(|document| match document {
                Ok(it) => {
                    let kinds: Vec<_> = it.caveats.iter().map(|it| it.kind()).collect();
                    let date = it.date.map(|it| it.to_string()).unwrap_or_default();
                    let text = it.text.replace('\n', " / ");
                    format!("{}|{}|{date}|{text}|{}", it.id, it.source, kinds.join(" "))
                }
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_records() {
        check(
            "\u{feff}ID,Source,Headline,DATE,colour,Text\r\n7,Ostrow Post,Bridge,2025-03-12,red,\"It rains, he said.\r\n\r\n“Still,” she \"\"said\"\".\"\r\n,,,,,\n"
                .as_bytes(),
            &[
                "7|Ostrow Post|2025-03-12|Bridge / It rains, he said. / “Still,” she \"said\".|",
                "a-5||||unreadable-date empty",
            ],
        );
        check(b"text;source\n\"a; b\";X\n", &["a-2|X||a; b|"]);
        check(b"source\ttext\nX\tIt, rains.\n", &["a-2|X||It, rains.|"]);
        check(b"text\n", &[]);
        check(b"text,title,headline\nx,,Bridge\n", &["a-2|||Bridge / x|"]);
    }

    #[test]
    fn reads_rows_in_other_encodings() {
        check(
            b"text,title\n\"The caf\xe9 \x93Zum Tor\x94 is closed.\",Caf\xe9\n",
            &["a-2|||Café / The café “Zum Tor” is closed.|guessed-encoding"],
        );
    }

    #[test]
    fn says_what_is_wrong_with_a_table() {
        check(
            b"title,body\nx,y\n",
            &[
                "a.csv:1: no column is named `text`; name the one that holds the articles so (the first row names `title`, `body`)",
            ],
        );
        check(
            b"text,Text\nx,y\n",
            &["a.csv:1: the column `text` stands twice; keep one of them"],
        );
        check(
            b"source,text\nA,It rains, still.\nB,Dry.\n",
            &[
                "a.csv:2: the row has 3 cells and the header 2; put a text that holds the separator, a quotation mark or a line break between quotation marks, and double those in it",
                "a-3|B||Dry.|",
            ],
        );
        check(
            b"text\na\0\xff\xfe\n",
            &["a.csv:2: the row is no text; save the table as UTF-8"],
        );
    }

    #[test]
    fn gives_up_on_a_quotation_mark_that_never_closes() {
        let table = format!("source,text\nA,\"{}", "x".repeat(100_000));
        let rows = Records {
            input: Some(Box::new(std::io::Cursor::new(table))),
            reader: None,
            limit: 20_000,
            path: "a.csv".to_owned(),
        };
        let found: Vec<_> = rows.map(|row| row.unwrap_err().to_string()).collect();
        assert_eq!(
            found,
            [
                "a.csv:2: the row does not end within 64 MiB; close its quotation mark or split its text"
            ]
        );
    }
}
