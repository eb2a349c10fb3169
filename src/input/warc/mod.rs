//! Archives of web pages: WARC, packed or not.
//!
//! Each page that was answered with status 200 and HTML is an article; its host is its source
//! and its address the one that was asked for, unless the page names its own. Requests,
//! pictures, redirections and what was not changed since are passed over. A record that is
//! damaged is an error in its place, and reading goes on at the next one.

use crate::document::Caveat;
use crate::input::article::Article;
use crate::input::rows::{RawRow, RowIterator};
use crate::input::warc::members::Members;
use crate::input::{
    InputError, LIMIT_MIB, address, compression, html, stored::Stored, unit,
};
use encoding_rs::Encoding;
use flate2::read::{GzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

mod http;
mod members;

use http::Head;

/// The most bytes that the fields of a record, or of an answer, may have.
const MAX_FIELDS: u64 = 64 << 10;

/// Begins an archive; `path` is for errors.
///
/// # Errors
///
/// If nothing can be read.
pub(super) fn open(stored: Stored, path: &str) -> Result<RowIterator, InputError> {
    let mut stream = stored.stream();
    let fault = |error| InputError::io(path, error);
    let head = stream.fill_buf().map_err(fault)?;
    // The first member may be the damaged one: then the name says what it was.
    let is_named = path.to_lowercase().ends_with(".gz") && !head.starts_with(b"WARC/");
    let input = if head.starts_with(&[0x1f, 0x8b]) || is_named {
        Input::Packed(BufReader::new(Members::new(stream)))
    } else {
        Input::Plain(compression::stream(stream).map_err(fault)?)
    };
    Ok(Box::new(Records {
        input: Some(input),
        number: 0,
        n_pages: 0,
        pending: None,
        path: path.to_owned(),
    }))
}

/// Records one after the other.
enum Input {
    Plain(Box<dyn BufRead + Send>),
    Packed(BufReader<Members>),
}

impl Input {
    fn stream(&mut self) -> &mut dyn BufRead {
        match self {
            Self::Plain(stream) => stream,
            Self::Packed(stream) => stream,
        }
    }

    /// Reads to where the next record begins, so that what the member's checksum says is known;
    /// gives what is wrong with this record, or with what follows.
    fn end(&mut self) -> (Option<Fault>, Option<Fault>) {
        let Self::Packed(stream) = self else { return (None, None) };
        let member = stream.get_ref().n_members;
        loop {
            let next = stream.fill_buf().map(|bytes| {
                let is_blank = |it: &&u8| matches!(it, b'\r' | b'\n');
                let n = bytes.iter().take_while(is_blank).count();
                let rest = &bytes[n..];
                let is_record = b"WARC/".starts_with(&rest[..rest.len().min(5)]);
                (n, rest.is_empty() && !bytes.is_empty(), is_record)
            });
            match next {
                Ok((n, goes_on, is_record)) => {
                    stream.consume(n);
                    if !is_record && stream.get_ref().n_members == member {
                        let what = "what follows it is not a record";
                        return (Some(Fault::Damaged(what)), None);
                    }
                    if !goes_on {
                        return (None, None);
                    }
                }
                Err(error) if stream.get_ref().is_inside() => {
                    return (Some(error.into()), None);
                }
                Err(error) => return (None, Some(error.into())),
            }
        }
    }

    /// Goes on after what is damaged; false if that is impossible.
    fn recover(&mut self) -> io::Result<bool> {
        match self {
            Self::Packed(stream) => {
                let n = stream.buffer().len();
                stream.consume(n);
                stream.get_mut().recover()
            }
            Self::Plain(_) => Ok(true),
        }
    }
}

struct Records {
    /// None when the archive has ended.
    input: Option<Input>,
    /// The record that was read last, from 1.
    number: u32,
    n_pages: usize,
    /// What is wrong with the record that comes next.
    pending: Option<Fault>,
    path: String,
}

/// What is wrong with a record.
enum Fault {
    /// It is not what an archive holds.
    Damaged(&'static str),
    /// It is whole, but more than an article may have.
    TooLarge,
    /// The bytes do not come.
    Io(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::FileTooLarge
            | io::ErrorKind::UnexpectedEof => {
                Self::Damaged("its compressed data cannot be read")
            }
            _ => Self::Io(error),
        }
    }
}

/// A record that was read.
enum Record {
    Page(RawRow),
    Other,
    End,
}

impl Records {
    fn record(&mut self) -> Result<Record, Fault> {
        let Some(input) = &mut self.input else { return Ok(Record::End) };
        if let Some(fault) = self.pending.take() {
            self.number = self.number.saturating_add(1);
            return Err(fault);
        }
        let stream = input.stream();
        let mut line = Vec::new();
        loop {
            line.clear();
            if stream.take(MAX_FIELDS).read_until(b'\n', &mut line)? == 0 {
                return Ok(Record::End);
            }
            if !line.trim_ascii().is_empty() {
                break;
            }
        }
        self.number = self.number.saturating_add(1);
        if !line.starts_with(b"WARC/") {
            return Err(Fault::Damaged("no record begins where one should"));
        }
        let fields = fields(stream)?;
        let field = |name: &str| {
            let found = fields.iter().find(|(it, _)| it.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.as_str())
        };
        let length = field("content-length").and_then(|it| it.parse::<u64>().ok());
        let Some(length) = length else { return Err(Fault::Damaged("it has no length")) };
        let is_answer = field("warc-type")
            .is_some_and(|it| it.eq_ignore_ascii_case("response"))
            && field("content-type").is_none_or(|it| it.starts_with("application/http"));
        let is_page = field("warc-type")
            .is_some_and(|it| it.eq_ignore_ascii_case("resource"))
            && field("content-type").is_some_and(|it| it.contains("html"));
        if !is_answer && !is_page || length > LIMIT_MIB << 20 {
            pass(stream, length)?;
            let is_lost = length > LIMIT_MIB << 20 && (is_answer || is_page);
            return if is_lost { Err(Fault::TooLarge) } else { Ok(Record::Other) };
        }
        let mut bytes = Vec::new();
        stream.take(length).read_to_end(&mut bytes)?;
        if (bytes.len() as u64) < length {
            return Err(Fault::Damaged("it ends too soon"));
        }
        let (own, next) = input.end();
        self.pending = next;
        if let Some(fault) = own {
            return Err(fault);
        }
        if is_answer && !Head::of(&bytes).is_some_and(|it| it.is_page(&bytes)) {
            return Ok(Record::Other);
        }
        let mut cells =
            vec![(Arc::from(if is_answer { "answer" } else { "page" }), 0..bytes.len())];
        for (name, kept) in [("warc-target-uri", "url"), ("warc-truncated", "cut")] {
            if let Some(value) = field(name) {
                let start = bytes.len();
                bytes.extend_from_slice(value.trim_matches(['<', '>']).as_bytes());
                cells.push((Arc::from(kept), start..bytes.len()));
            }
        }
        Ok(Record::Page(RawRow { line: self.number, bytes, cells }))
    }

    /// Finds the next record after a damaged one.
    fn go_on(&mut self) -> io::Result<()> {
        let Some(input) = &mut self.input else { return Ok(()) };
        if !input.recover()? {
            self.input = None;
            return Ok(());
        }
        if let Input::Plain(stream) = input {
            while !stream.fill_buf()?.starts_with(b"WARC/") {
                if stream.skip_until(b'\n')? == 0 {
                    self.input = None;
                    break;
                }
            }
        }
        Ok(())
    }

    fn fault(&self, message: String) -> InputError {
        InputError::Row { path: self.path.clone(), line: self.number, message }
    }
}

impl Iterator for Records {
    type Item = Result<RawRow, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.input.as_ref()?;
            match self.record() {
                Ok(Record::Page(row)) => {
                    self.n_pages += 1;
                    return Some(Ok(row));
                }
                Ok(Record::Other) => {}
                Ok(Record::End) => {
                    self.input = None;
                    let is_empty = self.n_pages == 0;
                    return is_empty.then(|| {
                        Err(InputError::Refused {
                            path: self.path.clone(),
                            what: "the archive has no web page that the server returned",
                            remedy: "texts and metadata extracted from pages (.wet, .wat) are not read; name the .warc with the pages",
                        })
                    });
                }
                Err(Fault::TooLarge) => {
                    self.n_pages += 1;
                    let (path, line) = (self.path.clone(), Some(self.number));
                    return Some(Err(InputError::TooLarge {
                        path,
                        line,
                        limit: LIMIT_MIB,
                    }));
                }
                Err(Fault::Damaged(what)) => {
                    self.n_pages += 1;
                    let shown = self.fault(format!(
                        "the record is damaged ({what}) and was skipped; fetch the archive again"
                    ));
                    if self.go_on().is_err() {
                        self.input = None;
                    }
                    return Some(Err(shown));
                }
                Err(Fault::Io(error)) => {
                    self.input = None;
                    return Some(Err(InputError::io(&self.path, error)));
                }
            }
        }
    }
}

/// Reads the fields of a record up to the blank line.
fn fields(stream: &mut dyn BufRead) -> Result<Vec<(String, String)>, Fault> {
    let mut left = stream.take(MAX_FIELDS);
    let mut fields = Vec::new();
    loop {
        let mut line = Vec::new();
        if left.read_until(b'\n', &mut line)? == 0 {
            return Err(Fault::Damaged("its fields do not end"));
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            return Ok(fields);
        }
        if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
}

/// Passes over bytes.
fn pass(stream: &mut dyn BufRead, n: u64) -> Result<(), Fault> {
    let passed = io::copy(&mut stream.take(n), &mut io::sink())?;
    if passed == n { Ok(()) } else { Err(Fault::Damaged("it ends too soon")) }
}

/// Reads the page of a record.
///
/// # Errors
///
/// If it cannot be unpacked, or holds no article.
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
    let cell = |name: &str| {
        let found = row.cells.iter().find(|it| &*it.0 == name)?;
        Some(&row.bytes[found.1.clone()])
    };
    let (page, charset) = match (cell("page"), cell("answer")) {
        (Some(page), _) => (page.to_vec(), None),
        (None, answer) => {
            let answer = answer.unwrap_or_default();
            let head = Head::of(answer).unwrap_or_default();
            let page = body(&head, answer).map_err(fault)?;
            (
                page,
                head.charset.as_deref().and_then(|it| Encoding::for_label(it.as_bytes())),
            )
        }
    };
    let shown = format!("{path}:{}", row.line);
    let mut article = if is_raw {
        unit::verbatim(page, &shown)
    } else {
        html::read_as(page, charset, path)
    }
    .map_err(|error| match error {
        InputError::Page { message, .. } => fault(message),
        error => error,
    })?;
    let url = cell("url").map(|it| String::from_utf8_lossy(it).into_owned());
    let url = url.filter(|it| address::is_address(it));
    let data = &mut article.metadata;
    data.source = url.as_deref().and_then(address::outlet).or(data.source.take());
    data.url = data.url.take().or(url);
    if cell("cut").is_some() {
        let what = "The archive has only the beginning of the page.";
        data.caveats.push(Caveat::Reading(what.to_owned()));
    }
    Ok(article)
}

/// The page that an answer carries, unpacked.
fn body(head: &Head, answer: &[u8]) -> Result<Vec<u8>, String> {
    let sent = &answer[head.n_bytes..];
    let page = match head.is_chunked {
        true => http::joined(sent),
        false => None,
    };
    // Many archives keep what was unpacked under fields that say it is packed.
    let page = page.unwrap_or_else(|| sent.to_vec());
    let limit = LIMIT_MIB << 20;
    let mut unpacked = Vec::new();
    let done = match &page[..] {
        [0x1f, 0x8b, ..] => {
            GzDecoder::new(&page[..]).take(limit).read_to_end(&mut unpacked)
        }
        [0x28, 0xb5, 0x2f, 0xfd, ..] => StreamingDecoder::new(&page[..])
            .map_err(io::Error::other)
            .and_then(|it| it.take(limit).read_to_end(&mut unpacked)),
        [0x78, ..] if head.encoding.as_deref() == Some("deflate") => {
            ZlibDecoder::new(&page[..]).take(limit).read_to_end(&mut unpacked)
        }
        _ if head.encoding.as_deref() == Some("br") && !page.contains(&b'<') => {
            return Err("the page is compressed with brotli, which is not read; have the crawler ask for gzip".to_owned());
        }
        _ => return Ok(page),
    };
    match done {
        Ok(_) => Ok(unpacked),
        // What came before the damage may be the article, but nobody can know.
        Err(_) => {
            Err("the page's compressed data is damaged; fetch the page again".to_owned())
        }
    }
}

#[cfg(test)]
mod tests;
