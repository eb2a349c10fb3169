//! A table of articles with a header and quoted cells: CSV, also with semicolons or tabs.
//!
//! The columns are those of [`Columns`], in any order and either case. A cell may hold line
//! breaks; records are read one at a time, so that memory does not grow with the table.

use crate::document::Caveat;
use crate::input::article::Article;
use crate::input::cell::Cell;
use crate::input::columns::{Column, Columns};
use crate::input::own::{FOUND, is_found};
use crate::input::rows::{RawRow, RowIterator};
use crate::input::{InputError, LIMIT_MIB, encoding};
use csv::{ByteRecord, ErrorKind};
use std::io;
use std::io::{BufRead, Read};
use std::sync::Arc;

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

/// No table of this format can be recognised by its first byte.
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
        encoding::recognise(&row.bytes, None, path).map_err(|error| match error {
            InputError::NoText { .. } => {
                fault("the row is not text; save the table as UTF-8".to_owned())
            }
            error => error,
        })?;
    let mut columns = Columns::default();
    for (name, range) in &row.cells {
        let (text, _) = encoding.decode_without_bom_handling(&row.bytes[range.clone()]);
        columns.put(name, Cell::Text(text));
    }
    let left = std::mem::take(&mut columns.left);
    let mut article = columns.into_article(is_raw, fault)?;
    article.metadata.caveats.extend(caveat);
    if !left.is_empty() {
        article.metadata.caveats.push(Caveat::ColumnsLeft(left));
    }
    Ok(article)
}

/// Whether the first line of a text names the columns of a table of articles.
pub(super) fn is_table(text: &str) -> bool {
    let Some(line) = text.lines().next() else { return false };
    let delimiter = char::from(delimiter(line.as_bytes()));
    let cells: Vec<&str> =
        line.split(delimiter).map(|it| it.trim().trim_matches('"')).collect();
    let is_column = |it: &&&str| Column::named(it).is_some();
    cells.len() >= 2
        && text.lines().nth(1).is_some_and(|it| it.contains(delimiter))
        && cells.iter().all(|it| it.len() <= 40)
        && cells.iter().any(|it| Column::named(it).is_some_and(|it| it.0 == Column::Text))
        && cells.iter().filter(is_column).count() >= 2
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
    /// For each cell of a record its column's name, and whether that says something.
    columns: Vec<(Arc<str>, bool)>,
    /// Whether a record was read: the first names the columns that are not.
    is_begun: bool,
    /// What the reader's count lacks: it sees the `\n` of `\r\n` with the next record.
    n_lines_before: u64,
}

impl Records {
    /// Reads the header.
    fn begin(&mut self, mut input: Box<dyn BufRead + Send>) -> Result<Table, InputError> {
        let fault = |error| InputError::io(&self.path, error);
        let mut n_above = 0;
        // Spreadsheets may say in a line of its own what stands between cells.
        let head = input.fill_buf().map_err(fault)?;
        let bare = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let mut told = None;
        if bare.get(..4).is_some_and(|it| it.eq_ignore_ascii_case(b"sep=")) {
            told = bare.get(4).copied();
            let mut line = Vec::new();
            input.read_until(b'\n', &mut line).map_err(fault)?;
            n_above = 1;
        }
        let head = input.fill_buf().map_err(fault)?;
        let is_cr = !head.contains(&b'\n') && head.contains(&b'\r');
        let delimiter = told.unwrap_or_else(|| delimiter(head));
        let first = head.split_inclusive(|byte| *byte == b'\n').next();
        let is_crlf = first.is_some_and(|line| line.ends_with(b"\r\n"));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(true)
            .from_reader(Limited { input, left: self.limit, is_cr });
        let header = reader.byte_headers().cloned();
        let header = header.map_err(|error| self.fault(error, 1))?;
        let columns = known(&header).map_err(|message| self.row(1, message))?;
        let n_lines_before = u64::from(is_crlf) + n_above;
        Ok(Table { reader, columns, is_begun: false, n_lines_before })
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
                    "the row has {len} cells and the header {expected_len}; put quotation marks around a text that contains the separator, a quotation mark or a line break, and double the quotation marks in it"
                ),
            ),
            kind => self.row(line, format!("{kind:?}; write the table again as UTF-8")),
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

    fn row(&mut self, record: &ByteRecord) -> RawRow {
        let is_first = !std::mem::replace(&mut self.is_begun, true);
        let cells = (0..record.len()).filter_map(|at| {
            let (name, is_known) = self.columns.get(at)?;
            (*is_known || is_first).then_some((Arc::clone(name), record.range(at)?))
        });
        RawRow {
            line: record.position().map_or(0, |it| self.line(it)),
            bytes: record.as_slice().to_vec(),
            cells: cells.collect(),
        }
    }
}

/// The separator that is most frequent in the first line.
fn delimiter(head: &[u8]) -> u8 {
    let line =
        head.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
    let best = DELIMITERS.iter().rev().max_by_key(|delimiter| count(**delimiter));
    best.copied().unwrap_or(b',')
}

/// The columns of a header, and which of them say something.
fn known(header: &ByteRecord) -> Result<Vec<(Arc<str>, bool)>, String> {
    let names: Vec<String> = header
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().to_lowercase())
        .map(|name| name.trim_start_matches('\u{feff}').to_owned())
        .collect();
    if is_found(&names) {
        return Err(FOUND.to_owned());
    }
    let known: Vec<Option<(Column, usize)>> =
        names.iter().map(|it| Column::named(it)).collect();
    for (at, column) in known.iter().enumerate() {
        if column.is_some() && known[..at].contains(column) {
            return Err(format!(
                "the column `{}` occurs twice; keep one of them",
                names[at]
            ));
        }
    }
    if known.iter().flatten().any(|it| it.0 == Column::Text) {
        let columns = names.into_iter().zip(known);
        return Ok(columns
            .map(|(name, known)| (Arc::from(name), known.is_some()))
            .collect());
    }
    let shown: Vec<_> = names.iter().take(12).map(|it| format!("`{it}`")).collect();
    let shown = shown.join(", ");
    Err(format!(
        "no column is named `text`; give that name to the column with the articles (the first row names {shown})"
    ))
}

/// Ends a record that never closes, before it fills the memory.
struct Limited {
    input: Box<dyn BufRead + Send>,
    left: u64,
    /// Whether lines end in a carriage return alone.
    is_cr: bool,
}

impl Read for Limited {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let n_read = self.input.read(&mut buffer[..most])?;
        self.left -= n_read as u64;
        if self.is_cr {
            buffer[..n_read]
                .iter_mut()
                .filter(|it| **it == b'\r')
                .for_each(|it| *it = b'\n');
        }
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
                "7|Ostrow Post|2025-03-12|Bridge / It rains, he said. / “Still,” she \"said\".|columns-left",
                "a-5||||unreadable-date empty",
            ],
        );
        check(b"text;source\n\"a; b\";X\n", &["a-2|X||a; b|"]);
        check(b"source\ttext\nX\tIt, rains.\n", &["a-2|X||It, rains.|"]);
        check(b"text\n", &[]);
        check(
            b"sep=;\r\ntext;publication\r\nOne.;Orm Post\r\n",
            &["a-3|Orm Post||One.|"],
        );
        check(
            b"body,outlet\rOne.,Orm Post\rTwo.,Tarn Echo",
            &["a-2|Orm Post||One.|", "a-3|Tarn Echo||Two.|"],
        );
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
            b"title,words\nx,y\n",
            &[
                "a.csv:1: no column is named `text`; give that name to the column with the articles (the first row names `title`, `words`)",
            ],
        );
        check(
            b"text,Text\nx,y\n",
            &["a.csv:1: the column `text` occurs twice; keep one of them"],
        );
        check(
            b"source,text\nA,It rains, still.\nB,Dry.\n",
            &[
                "a.csv:2: the row has 3 cells and the header 2; put quotation marks around a text that contains the separator, a quotation mark or a line break, and double the quotation marks in it",
                "a-3|B||Dry.|",
            ],
        );
        check(
            b"text\na\0\xff\xfe\n",
            &["a.csv:2: the row is not text; save the table as UTF-8"],
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
