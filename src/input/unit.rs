//! Articles not yet opened, which one thread hands out and many work on.

use crate::document::Document;
use crate::input::article::{Article, Settled};
use crate::input::encoding::Decoded;
use crate::input::list::{Entry, Inputs, Listed, Unread};
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::reader::{Kind, ReadRow};
use crate::input::rows::{RawRow, RowIterator};
use crate::input::stored::Stored;
use crate::input::{
    InputError, LIMIT_MIB, Options, Reader, Story, TEXT_MIB, compression, decode,
    encoding, form, list, plain, reader,
};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{io, vec};

/// How much of a table is read at once.
pub(super) const BUFFER: usize = 1 << 18;

/// Lists the inputs; nothing but stories is opened before it is asked for.
#[must_use]
pub fn units(paths: &[PathBuf], options: &Options) -> Units {
    let Inputs { entries, stories, unread, own, twice, idle_rules } =
        list::list(paths, options);
    Units {
        entries: entries.into_iter(),
        table: None,
        stories,
        unread,
        own,
        twice,
        idle_rules,
        is_told: options.from.is_some(),
        n_bytes_read: Arc::default(),
    }
}

/// The articles in bytes that are at hand, by the name that says what they hold.
///
/// # Errors
///
/// If nothing of that name is read, or a packed file is damaged.
pub fn unit_in(bytes: Vec<u8>, name: &str) -> Result<Unit, InputError> {
    let reader = Reader::of_file(Path::new(name), name)?;
    let known =
        Settled { path: name.to_owned(), id: name.to_owned(), ..Settled::default() };
    let content = Content::Bytes(compression::unpack(bytes, name)?, reader);
    Ok(Unit { settled: Arc::new(known), content, is_told: false })
}

/// Units in order; a table gives one for each row, without being read whole.
pub struct Units {
    entries: vec::IntoIter<Listed>,
    table: Option<Table>,
    stories: Vec<Story>,
    own: Vec<PathBuf>,
    twice: Vec<PathBuf>,
    unread: Vec<Unread>,
    idle_rules: Vec<String>,
    /// Whether `--from` says what files are, whatever they look like.
    is_told: bool,
    n_bytes_read: Arc<AtomicU64>,
}

/// One article that nobody has looked into yet.
#[derive(Debug)]
pub struct Unit {
    settled: Arc<Settled>,
    content: Content,
    /// Whether `--from` says what it is.
    is_told: bool,
}

#[derive(Debug)]
enum Content {
    /// A file, opened by whoever parses it.
    File(PathBuf, &'static Reader),
    /// Standard input, or a table by its name that is none.
    Bytes(Vec<u8>, &'static Reader),
    /// A row of a table.
    Row(RawRow, ReadRow),
    /// A text from a story, and the number of lines before it.
    Inline(String, u32),
}

/// A table that is being read.
struct Table {
    settled: Arc<Settled>,
    rows: RowIterator,
    read: ReadRow,
}

impl Units {
    /// The stories among the inputs.
    #[must_use]
    pub fn stories(&self) -> &[Story] {
        &self.stories
    }

    /// What folders hold that the program wrote itself; it is left out.
    #[must_use]
    pub fn own(&self) -> &[PathBuf] {
        &self.own
    }

    /// Files that are named more than once; each is read once.
    #[must_use]
    pub fn twice(&self) -> &[PathBuf] {
        &self.twice
    }

    /// The files that are still to be read, and those of the stories.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let entries = self.entries.as_slice().iter().flatten();
        let files = entries.filter(|it| it.bytes.is_none());
        let files = files.map(|it| it.path.as_path()).filter(|it| it.as_os_str() != "-");
        files.chain(self.stories.iter().map(|it| Path::new(&it.path)))
    }

    /// How large the files are that are still to be read; none where one has no size.
    #[must_use]
    pub fn n_bytes(&self) -> Option<u64> {
        let entries = self.entries.as_slice().iter().flatten();
        entries
            .map(|it| {
                fs::metadata(&it.path)
                    .ok()
                    .filter(fs::Metadata::is_file)
                    .map(|it| it.len())
            })
            .sum()
    }

    /// How many of these bytes have been read; it counts on while units are handed out.
    #[must_use]
    pub fn n_bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.n_bytes_read)
    }

    /// The files of folders that are of no format that is read.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// The rules of `--source` that no file meets.
    #[must_use]
    pub fn idle_rules(&self) -> &[String] {
        &self.idle_rules
    }

    /// Opens what an entry names; a table gives nothing yet.
    fn open(&mut self, entry: Entry) -> Result<Option<Unit>, InputError> {
        let Entry { settled, path, reader, inline, bytes } = entry;
        if let Some((text, n_before)) = inline {
            let content = Content::Inline(text, n_before);
            return Ok(Some(Unit { settled, content, is_told: true }));
        }
        if let (Some(bytes), Some(reader)) = (bytes, reader) {
            let bytes = compression::unpack(bytes, &settled.path)?;
            let content = Content::Bytes(bytes, reader);
            return Ok(Some(Unit { settled, content, is_told: self.is_told }));
        }
        let shown = settled.path.clone();
        let is_stdin = shown == "-";
        let fault = |error| InputError::io(&shown, error);
        let (reader, stream): (_, Option<Box<dyn BufRead + Send>>) = match reader {
            Some(reader) if is_stdin => (reader, Some(stdin().map_err(fault)?)),
            Some(reader) => (reader, None),
            None => {
                let (reader, stream) =
                    reader::sniff(Box::new(stdin().map_err(fault)?)).map_err(fault)?;
                (reader, Some(stream))
            }
        };
        let is_told = self.is_told;
        let content = match (reader.kind, stream) {
            (Kind::Table { rows, read, .. }, stream) => {
                let mut stream = match stream {
                    Some(stream) => stream,
                    None => {
                        let file = File::open(&path).map_err(fault)?;
                        let file = Counted { file, n_read: self.n_bytes_read() };
                        let file = Box::new(BufReader::with_capacity(BUFFER, file));
                        compression::stream(file).map_err(fault)?
                    }
                };
                let head = stream.fill_buf().map_err(fault)?;
                let is_table =
                    is_told || form::reader(reader, head, &shown)?.id == reader.id;
                if is_table {
                    let rows =
                        rows(encoding::without_utf16(stream).map_err(fault)?, &shown);
                    self.table = Some(Table { settled, rows, read });
                    return Ok(None);
                }
                Content::Bytes(read_limited(stream, &shown)?, reader)
            }
            (Kind::Records { open, read }, stream) => {
                let stored = match stream {
                    Some(stream) => Stored::Stream(stream),
                    None => {
                        let file = File::open(&path).map_err(fault)?;
                        Stored::File(file, self.n_bytes_read())
                    }
                };
                self.table = Some(Table { settled, rows: open(stored, &shown)?, read });
                return Ok(None);
            }
            (Kind::Story, _) => {
                let (path, message) =
                    (shown, "a story cannot come from standard input; name its file");
                return Err(InputError::Story {
                    path,
                    line: 1,
                    message: message.to_owned(),
                });
            }
            (_, Some(stream)) => Content::Bytes(read_limited(stream, &shown)?, reader),
            (_, None) => {
                let n_bytes = fs::metadata(&path).map_or(0, |it| it.len());
                self.n_bytes_read.fetch_add(n_bytes, Ordering::Relaxed);
                Content::File(path, reader)
            }
        };
        Ok(Some(Unit { settled, content, is_told }))
    }
}

impl Iterator for Units {
    type Item = Result<Unit, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(table) = &mut self.table {
                if let Some(row) = table.rows.next() {
                    let (settled, read) = (Arc::clone(&table.settled), table.read);
                    return Some(row.map(|row| {
                        let content = Content::Row(row, read);
                        Unit { settled, content, is_told: true }
                    }));
                }
                self.table = None;
            }
            match self.entries.next()?.and_then(|entry| self.open(entry)) {
                Ok(None) => {}
                Ok(Some(unit)) => return Some(Ok(unit)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Unit {
    /// The file that holds the article, and its line in a table.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.content {
            Content::Row(row, _) => format!("{}:{}", self.settled.path, row.line),
            _ => self.settled.path.clone(),
        }
    }

    /// Reads the article, or those that a file holds; each that cannot be read is an error
    /// in its place, which says where and what to do.
    pub fn parse(self, options: &Options) -> Vec<Result<Document, InputError>> {
        let Self { settled, content, is_told } = self;
        let path = settled.path.as_str();
        let is_raw = options.raw;
        let is_row = matches!(content, Content::Row(..));
        let found = match content {
            Content::File(file, reader) => match read_whole(&file, path) {
                Ok(bytes) => articles(bytes, path, reader, is_raw, is_told),
                Err(error) => vec![Err(error)],
            },
            Content::Bytes(bytes, reader) => {
                articles(bytes, path, reader, is_raw, is_told)
            }
            Content::Inline(text, n_before) => vec![Ok(inline(text, n_before, is_raw))],
            Content::Row(row, read) => {
                vec![read(&row, path, is_raw).map(|mut article| {
                    let id = &mut article.metadata.id;
                    id.get_or_insert_with(|| format!("{}-{}", settled.id, row.line));
                    article
                })]
            }
        };
        let is_one = found.len() == 1;
        let numbered = (1..).zip(found);
        numbered
            .map(|(number, article)| {
                let mut article = article?;
                // A row without a text keeps its place in a table.
                if !is_row && article.paragraphs.text.trim().is_empty() {
                    return Err(InputError::Refused {
                        path: settled.path.clone(),
                        what: if article.removed.is_empty() {
                            "there is no text"
                        } else {
                            "there is no text but what does not belong to an article"
                        },
                        remedy: "check the file, and save the article's text as .txt",
                    });
                }
                if article.paragraphs.text.len() as u64 > TEXT_MIB << 20 {
                    let path = settled.path.clone();
                    return Err(InputError::TooLarge {
                        path,
                        line: None,
                        limit: TEXT_MIB,
                    });
                }
                if let Some(name) = article.name.take() {
                    let own = Settled {
                        id: if is_one {
                            settled.id.clone()
                        } else {
                            format!("{}/{name}", settled.id)
                        },
                        fallback_source: if is_one {
                            settled.fallback_source.clone()
                        } else {
                            name
                        },
                        ..(*settled).clone()
                    };
                    return Ok(article.into_document(&own, is_raw));
                }
                if !is_one {
                    let id = &mut article.metadata.id;
                    id.get_or_insert_with(|| format!("{}-{number}", settled.id));
                }
                Ok(article.into_document(&settled, is_raw))
            })
            .collect()
    }
}

/// Reads the articles of a file, whose content may say more than its name.
pub(super) fn articles(
    bytes: Vec<u8>,
    path: &str,
    reader: &'static Reader,
    is_raw: bool,
    is_told: bool,
) -> Vec<Result<Article, InputError>> {
    let reader = if is_told { Ok(reader) } else { form::reader(reader, &bytes, path) };
    let reader = match reader {
        Ok(reader) => reader,
        Err(error) => return vec![Err(error)],
    };
    match reader.kind {
        Kind::Article(_) if is_raw => vec![verbatim(bytes, path)],
        Kind::Article(read) => vec![read(bytes, path)],
        Kind::Articles(read) => read(bytes, path, is_raw),
        Kind::Table { rows, read, .. } => {
            let stream: Box<dyn BufRead + Send> = Box::new(Cursor::new(bytes));
            match encoding::without_utf16(stream) {
                Ok(stream) => {
                    let rows = rows(stream, path);
                    rows.map(|row| read(&row?, path, is_raw)).collect()
                }
                Err(error) => vec![Err(InputError::io(path, error))],
            }
        }
        Kind::Records { open, read } => match open(Stored::Bytes(bytes), path) {
            Ok(rows) => rows.map(|row| read(&row?, path, is_raw)).collect(),
            Err(error) => vec![Err(error)],
        },
        Kind::Story => Vec::new(),
    }
}

/// A file whose bytes are counted as they are read.
pub(super) struct Counted {
    pub(super) file: File,
    pub(super) n_read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.file.read(buffer)?;
        self.n_read.fetch_add(n_read as u64, Ordering::Relaxed);
        Ok(n_read)
    }
}

/// Standard input, unpacked.
fn stdin() -> io::Result<Box<dyn BufRead + Send>> {
    compression::stream(Box::new(BufReader::new(io::stdin())))
}

/// A text as it is.
pub(super) fn verbatim(bytes: Vec<u8>, path: &str) -> Result<Article, InputError> {
    let Decoded { text, caveat } = encoding::decode(bytes, None, path)?;
    let metadata =
        Metadata { caveats: caveat.into_iter().collect(), ..Metadata::default() };
    Ok(Article { metadata, paragraphs: Paragraphs::verbatim(text), ..Article::default() })
}

fn inline(text: String, n_before: u32, is_raw: bool) -> Article {
    if is_raw {
        return Article { paragraphs: Paragraphs::verbatim(text), ..Article::default() };
    }
    plain::article(&decode::normalize(Cow::Owned(text)), n_before)
}

/// Reads a file that is not too large, and unpacks it if it is packed.
pub(super) fn read_whole(path: &Path, shown: &str) -> Result<Vec<u8>, InputError> {
    let file = File::open(path).map_err(|error| InputError::io(shown, error))?;
    compression::unpack(read_limited(file, shown)?, shown)
}

/// Reads what is not too large.
pub(super) fn read_limited(input: impl Read, shown: &str) -> Result<Vec<u8>, InputError> {
    let limit = LIMIT_MIB << 20;
    let mut bytes = Vec::new();
    let result = input.take(limit + 1).read_to_end(&mut bytes);
    result.map_err(|error| InputError::io(shown, error))?;
    if bytes.len() as u64 > limit {
        let path = shown.to_owned();
        return Err(InputError::TooLarge { path, line: None, limit: LIMIT_MIB });
    }
    Ok(bytes)
}
