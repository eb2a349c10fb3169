//! Rows of cells with a sign between them, quoted or not.
//!
//! RFC 4180 puts quotation marks around a cell that contains the sign, a mark or a line break,
//! and doubles the marks in it. Many programs that write tabs between cells do no such thing:
//! their marks belong to the text. The beginning of a table shows which kind it is; a row that
//! does not fit its table is a fault, because its marks could be read in two ways.

use std::io::{self, BufRead, Read};
use std::ops::Range;

/// How much of a table shows how it was written.
const HEAD: usize = 1 << 18;

/// Whether quotation marks around a cell protect it or belong to its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quoting {
    Quoted,
    Literal,
}

/// A row without the marks that protect its cells.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// Its first line, from 1.
    pub(super) line: u32,
    /// The cells, one after the other.
    pub(super) bytes: Vec<u8>,
    /// Where each ends.
    pub(super) ends: Vec<usize>,
    signs: Signs,
}

impl Cells {
    /// Where each cell stands.
    pub(super) fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts.zip(self.ends.iter().copied()).map(|(start, end)| start..end)
    }
}

/// What a row shows about the program that wrote it.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    /// A cell stands in marks.
    has_quoted: bool,
    /// It contains something that marks protect.
    has_protected: bool,
    /// It contains a line break.
    has_break: bool,
    /// A mark stands inside a cell without marks around it.
    has_bare: bool,
}

/// Why a row cannot be read.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) line: u32,
    pub(super) kind: FaultKind,
}

/// What is wrong with it.
#[derive(Debug)]
pub(super) enum FaultKind {
    Io(io::Error),
    /// It does not end within the limit.
    TooLong,
    /// A cell goes on behind its closing mark; `ends` if the table cannot go on.
    WordsFollow {
        ends: bool,
    },
    /// A cell's mark never closes; `ends` if the table cannot go on.
    NeverCloses {
        ends: bool,
    },
}

/// The rows of a table, in order, without blank lines.
pub(super) struct Rows {
    input: Option<Box<dyn BufRead + Send>>,
    /// What was read, of which everything before `at` is done with.
    buffer: Vec<u8>,
    at: usize,
    line: u32,
    limit: usize,
    delimiter: u8,
    quoting: Quoting,
    /// Whether lines end in a carriage return alone.
    is_cr: bool,
    /// Whether a cell had a line break: then the next line need not begin a row.
    has_breaks: bool,
}

/// What stands at the beginning of some bytes.
enum Split {
    /// A row, and its length.
    Row(Cells, usize),
    WordsFollow,
    NeverCloses,
    /// The bytes end before the row does.
    Incomplete,
}

impl Rows {
    /// Looks at the beginning of a table.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub(super) fn new(
        input: Box<dyn BufRead + Send>,
        delimiter: u8,
        limit: usize,
        n_lines_above: u32,
    ) -> io::Result<Self> {
        let mut rows = Self {
            input: Some(input),
            buffer: Vec::new(),
            at: 0,
            line: n_lines_above + 1,
            limit,
            delimiter,
            quoting: Quoting::Quoted,
            is_cr: false,
            has_breaks: false,
        };
        rows.fill(HEAD)?;
        if !rows.buffer.contains(&b'\n') && rows.buffer.contains(&b'\r') {
            rows.is_cr = true;
            line_feeds(&mut rows.buffer);
        }
        let is_whole = rows.input.is_none();
        (rows.quoting, rows.has_breaks) = quoting(&rows.buffer, delimiter, is_whole);
        Ok(rows)
    }

    /// Reads on.
    fn fill(&mut self, n: usize) -> io::Result<()> {
        let Some(input) = &mut self.input else { return Ok(()) };
        self.buffer.drain(..self.at);
        self.at = 0;
        let n_before = self.buffer.len();
        let n_read = input.take(n as u64).read_to_end(&mut self.buffer)?;
        if self.is_cr {
            line_feeds(&mut self.buffer[n_before..]);
        }
        if n_read < n {
            self.input = None;
        }
        Ok(())
    }

    /// Gives up on the rest.
    fn stop(&mut self) {
        self.input = None;
        self.buffer.clear();
        self.at = 0;
    }

    /// Passes over bytes, of which some end lines.
    fn pass(&mut self, n: usize) {
        let passed = &self.buffer[self.at..self.at + n];
        let n_lines = passed.iter().filter(|it| **it == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(n_lines).unwrap_or(u32::MAX));
        self.at += n;
    }

    /// Passes over the line in which a row begins, or gives up where it may go on in the next.
    fn leave(&mut self) -> bool {
        let ends = self.has_breaks;
        if ends {
            self.stop();
        } else {
            self.pass(line_length(&self.buffer[self.at..]));
        }
        ends
    }
}

impl Iterator for Rows {
    type Item = Result<Cells, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = &self.buffer[self.at..];
            if let Some(n) = blank(rest) {
                self.pass(n);
                continue;
            }
            if rest.is_empty() && self.input.is_none() {
                return None;
            }
            let line = self.line;
            let is_whole = self.input.is_none();
            let kind = match split(rest, self.delimiter, self.quoting, is_whole) {
                Split::Row(cells, n) if n <= self.limit => {
                    self.pass(n);
                    self.has_breaks |= cells.signs.has_break;
                    return Some(Ok(Cells { line, ..cells }));
                }
                Split::Incomplete if rest.len() < self.limit => {
                    // Twice as much each time: a long row is not begun again too often.
                    let n = rest.len().max(HEAD);
                    match self.fill(n) {
                        Ok(()) => continue,
                        Err(error) => FaultKind::Io(error),
                    }
                }
                Split::Row(..) | Split::Incomplete => FaultKind::TooLong,
                Split::WordsFollow => FaultKind::WordsFollow { ends: self.leave() },
                Split::NeverCloses => FaultKind::NeverCloses { ends: self.leave() },
            };
            if matches!(kind, FaultKind::Io(_) | FaultKind::TooLong) {
                self.stop();
            }
            return Some(Err(Fault { line, kind }));
        }
    }
}

fn line_feeds(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|it| **it == b'\r').for_each(|it| *it = b'\n');
}

/// The length of the line with its end.
fn line_length(bytes: &[u8]) -> usize {
    bytes.iter().position(|it| *it == b'\n').map_or(bytes.len(), |at| at + 1)
}

/// The length of a line that holds nothing.
fn blank(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'\n', ..] => Some(1),
        [b'\r', b'\n', ..] => Some(2),
        _ => None,
    }
}

/// Reads the row at the beginning of some bytes; `is_whole` if nothing follows them.
fn split(bytes: &[u8], delimiter: u8, quoting: Quoting, is_whole: bool) -> Split {
    let mut cells = Cells::default();
    let mut at = 0;
    loop {
        let ended = if quoting == Quoting::Quoted && bytes.get(at) == Some(&b'"') {
            quoted(bytes, at + 1, delimiter, is_whole, &mut cells)
        } else {
            bare(bytes, at, delimiter, is_whole, &mut cells)
        };
        cells.ends.push(cells.bytes.len());
        match ended {
            Ended::Cell(next) => at = next,
            Ended::Row(next) => return Split::Row(cells, next),
            Ended::Fault(split) => return split,
        }
    }
}

/// How a cell ends, and where the next thing begins.
enum Ended {
    Cell(usize),
    Row(usize),
    Fault(Split),
}

/// Reads a cell without marks around it.
fn bare(
    bytes: &[u8],
    at: usize,
    delimiter: u8,
    is_whole: bool,
    cells: &mut Cells,
) -> Ended {
    let rest = &bytes[at..];
    let length = rest.iter().position(|it| *it == delimiter || *it == b'\n');
    if length.is_none() && !is_whole {
        return Ended::Fault(Split::Incomplete);
    }
    let length = length.unwrap_or(rest.len());
    let is_last = rest.get(length) != Some(&delimiter);
    let cell = &rest[..length];
    let cell = if is_last { cell.strip_suffix(b"\r").unwrap_or(cell) } else { cell };
    cells.signs.has_bare |= cell.contains(&b'"');
    cells.bytes.extend_from_slice(cell);
    let next = (at + length + 1).min(bytes.len());
    if is_last { Ended::Row(next) } else { Ended::Cell(next) }
}

/// Reads a cell behind its opening mark.
fn quoted(
    bytes: &[u8],
    mut at: usize,
    delimiter: u8,
    is_whole: bool,
    cells: &mut Cells,
) -> Ended {
    let start = cells.bytes.len();
    let mut has_doubled = false;
    loop {
        let rest = &bytes[at..];
        let Some(length) = rest.iter().position(|it| *it == b'"') else {
            let fault = if is_whole { Split::NeverCloses } else { Split::Incomplete };
            return Ended::Fault(fault);
        };
        cells.bytes.extend_from_slice(&rest[..length]);
        at += length + 1;
        if bytes.get(at) != Some(&b'"') {
            break;
        }
        cells.bytes.push(b'"');
        has_doubled = true;
        at += 1;
    }
    let cell = &cells.bytes[start..];
    let has_break = cell.contains(&b'\n');
    cells.signs.has_quoted = true;
    cells.signs.has_break |= has_break;
    cells.signs.has_protected |= has_break || has_doubled || cell.contains(&delimiter);
    while bytes.get(at).is_some_and(|it| *it == b' ' && delimiter != b' ') {
        at += 1;
    }
    match &bytes[at..] {
        [sign, ..] if *sign == delimiter => Ended::Cell(at + 1),
        [b'\n', ..] => Ended::Row(at + 1),
        [b'\r', b'\n', ..] => Ended::Row(at + 2),
        [] | [b'\r'] if is_whole => Ended::Row(bytes.len()),
        [] | [b'\r'] => Ended::Fault(Split::Incomplete),
        // The mark that seems to close belongs to another row.
        _ if has_break => Ended::Fault(Split::NeverCloses),
        _ => Ended::Fault(Split::WordsFollow),
    }
}

/// What the beginning of a table shows about its marks, and whether cells have line breaks.
///
/// Marks protect cells wherever a cell in marks needs them, or stands in the header. They
/// belong to the words where words go on behind them, and no cell speaks against it: between
/// tabs none that needs its marks, between other signs none in marks at all.
fn quoting(head: &[u8], delimiter: u8, is_whole: bool) -> (Quoting, bool) {
    let mut all = Signs::default();
    let mut goes_on = false;
    let mut at = 0;
    let mut is_header = true;
    while at < head.len() {
        let rest = &head[at..];
        if let Some(n) = blank(rest) {
            at += n;
            continue;
        }
        match split(rest, delimiter, Quoting::Quoted, is_whole) {
            Split::Row(Cells { signs, .. }, n) => {
                all.has_quoted |= signs.has_quoted;
                all.has_protected |= signs.has_protected || is_header && signs.has_quoted;
                all.has_bare |= signs.has_bare;
                all.has_break |= signs.has_break;
                at += n;
            }
            Split::WordsFollow => {
                goes_on = true;
                at += line_length(rest);
            }
            Split::NeverCloses | Split::Incomplete => at += line_length(rest),
        }
        is_header = false;
    }
    let is_literal = if delimiter == b'\t' {
        (goes_on || all.has_bare) && !all.has_protected
    } else {
        goes_on && !all.has_quoted
    };
    let quoting = if is_literal { Quoting::Literal } else { Quoting::Quoted };
    (quoting, all.has_break && !is_literal)
}

#[cfg(test)]
mod tests {
    use super::{FaultKind, Rows};

    fn rows(table: &str, delimiter: u8, limit: usize) -> Vec<String> {
        let input = Box::new(std::io::Cursor::new(table.as_bytes().to_vec()));
        Rows::new(input, delimiter, limit, 0)
            .unwrap()
            .map(|row| match row {
                Ok(row) => {
                    let cell = |it| String::from_utf8_lossy(&row.bytes[it]).into_owned();
                    let cells: Vec<_> = row.ranges().map(cell).collect();
                    format!("{} {}", row.line, cells.join("|").replace('\n', "/"))
                }
                Err(fault) => {
                    let what = match fault.kind {
                        FaultKind::WordsFollow { ends: false } => "words follow",
                        FaultKind::WordsFollow { ends: true } => "words follow, end",
                        FaultKind::NeverCloses { ends: false } => "never closes",
                        FaultKind::NeverCloses { ends: true } => "never closes, end",
                        FaultKind::TooLong => "too long",
                        FaultKind::Io(_) => "not read",
                    };
                    format!("{} {what}", fault.line)
                }
            })
            .collect()
    }

    #[track_caller]
    fn check(table: &str, expected: &[&str]) {
        let delimiter = if table.contains('\t') { b'\t' } else { b',' };
        assert_eq!(rows(table, delimiter, 1 << 20), expected, "{table:?}");
    }

    #[test]
    fn marks_that_protect_a_cell_are_taken_off() {
        check(
            "a,b\r\n1,\"x, \"\"y\"\"\r\nz\" \r\n\r\n\"\",2",
            &["1 a|b", "2 1|x, \"y\"\r/z", "5 |2"],
        );
        check("\"a\"\tb\n\"1\"\t\"It rains\"\n", &["1 a|b", "2 1|It rains"]);
        check("a,b\nHe said \"no\",2\n", &["1 a|b", "2 He said \"no\"|2"]);
        check("a,b\n1,\"no\"\n", &["1 a|b", "2 1|no"]);
    }

    #[test]
    fn marks_of_a_writer_that_does_not_quote_belong_to_the_text() {
        check(
            "a\tb\nX\t\"I stay,\" she said.\nY\t\"I stay.\"\nZ\t\"I stay\n",
            &["1 a|b", "2 X|\"I stay,\" she said.", "3 Y|\"I stay.\"", "4 Z|\"I stay"],
        );
        check(
            "a\tb\nX\tShe said \"no\".\nY\t\"No.\"\n",
            &["1 a|b", "2 X|She said \"no\".", "3 Y|\"No.\""],
        );
        check("a,b\nX,\"I stay\" she said.\n", &["1 a|b", "2 X|\"I stay\" she said."]);
    }

    #[test]
    fn a_row_that_can_be_read_in_two_ways_is_a_fault() {
        check(
            "a,b\n1,\"x, y\"\n2,\"No,\" she said.\n3,z\n",
            &["1 a|b", "2 1|x, y", "3 words follow", "4 3|z"],
        );
        check("a,b\n1,\"x\n2,y\n3,z", &["1 a|b", "2 never closes", "3 2|y", "4 3|z"]);
        check(
            "a\tb\tc\n1\t\"x\ty\n2\t\"no\"\tz\n",
            &["1 a|b|c", "2 never closes", "3 2|no|z"],
        );
        check(
            "a,b\n1,\"x, y\"\n2,\"It rains, and the ro",
            &["1 a|b", "2 1|x, y", "3 never closes"],
        );
    }

    #[test]
    fn nothing_behind_a_fault_is_read_where_texts_have_line_breaks() {
        check(
            "a,b\n1,\"x\ny\"\n2,\"No,\" she said.\nWe stay, all\n",
            &["1 a|b", "2 1|x/y", "4 words follow, end"],
        );
        check(
            "a,b\n1,\"No\" no\nx, y\"\n2,\"x\ny\"\n",
            &["1 a|b", "2 words follow, end"],
        );
    }

    #[test]
    fn a_row_without_an_end_ends_the_table() {
        let table = format!("a,b\n1,\"{}", "x".repeat(1 << 20));
        assert_eq!(rows(&table, b',', 400_000), ["1 a|b", "2 too long"]);
        let table = format!("a,b\n1,{}\n2,y", "x".repeat(1 << 20));
        assert_eq!(rows(&table, b',', 2 << 20).last().unwrap(), "3 2|y");
    }
}
