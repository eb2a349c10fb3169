//! Articles that are still to be opened: what one thread hands out and many work on.

use crate::document::Document;
use crate::input::article::{Article, Settled};
use crate::input::encoding::Decoded;
use crate::input::list::{Entry, List, Listed};
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::reader::{Kind, ReadArticle, ReadRow};
use crate::input::rows::{RawRow, RowIterator};
use crate::input::{
    InputError, LIMIT_MIB, Options, Reader, Story, TEXT_MIB, compression, decode,
    encoding, list, plain, reader,
};
use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{io, vec};

/// How much of a table is read at once.
const BUFFER: usize = 1 << 18;

/// Lists the inputs; nothing but stories is opened before it is asked for.
#[must_use]
pub fn units(paths: &[PathBuf], options: &Options) -> Units {
    let List { entries, stories, own, .. } = list::list(paths, options);
    Units { entries: entries.into_iter(), table: None, stories, own }
}

/// Lists the articles in bytes that are at hand, by the name that says what they hold.
///
/// # Errors
///
/// If nothing of that name is read, or a packed file is damaged.
pub fn units_in(
    bytes: Vec<u8>,
    name: &str,
) -> Result<Vec<Result<Unit, InputError>>, InputError> {
    let reader = Reader::of_file(Path::new(name), name)?;
    let known =
        Settled { path: name.to_owned(), id: name.to_owned(), ..Settled::default() };
    let settled = Arc::new(known);
    match reader.kind {
        Kind::Article(read) => {
            let content = Content::Bytes(compression::unpack(bytes, name)?, read);
            Ok(vec![Ok(Unit { settled, content })])
        }
        Kind::Table { rows, read, .. } => {
            let stream = compression::stream(Box::new(io::Cursor::new(bytes)))
                .and_then(encoding::without_utf16)
                .map_err(|error| InputError::io(name, error))?;
            let unit = |row| Unit {
                settled: Arc::clone(&settled),
                content: Content::Row(row, read),
            };
            Ok(rows(stream, name).map(|row| row.map(unit)).collect())
        }
        Kind::Story => Err(InputError::Story {
            path: name.to_owned(),
            line: 1,
            message: "a story is read from its file, beside which its articles lie"
                .to_owned(),
        }),
    }
}

/// Units in order; a table gives one for each row, without being read whole.
pub struct Units {
    entries: vec::IntoIter<Listed>,
    table: Option<Table>,
    stories: Vec<Story>,
    own: Vec<PathBuf>,
}

/// One article that nobody has looked into yet.
#[derive(Debug)]
pub struct Unit {
    settled: Arc<Settled>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// A file, opened by whoever parses it.
    File(PathBuf, ReadArticle),
    /// Standard input.
    Bytes(Vec<u8>, ReadArticle),
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

    /// The files that are still to be read, and those of the stories.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let entries = self.entries.as_slice().iter().flatten();
        let files =
            entries.map(|it| it.path.as_path()).filter(|it| it.as_os_str() != "-");
        files.chain(self.stories.iter().map(|it| Path::new(&it.path)))
    }

    /// Opens what an entry names; a table gives nothing yet.
    fn open(&mut self, entry: Entry) -> Result<Option<Unit>, InputError> {
        let Entry { settled, path, reader, inline } = entry;
        if let Some((text, n_before)) = inline {
            return Ok(Some(Unit { settled, content: Content::Inline(text, n_before) }));
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
        let content = match (reader.kind, stream) {
            (Kind::Table { rows, read, .. }, stream) => {
                let stream = match stream {
                    Some(stream) => stream,
                    None => {
                        let file = File::open(&path).map_err(fault)?;
                        let file = Box::new(BufReader::with_capacity(BUFFER, file));
                        compression::stream(file).map_err(fault)?
                    }
                };
                let rows = rows(encoding::without_utf16(stream).map_err(fault)?, &shown);
                self.table = Some(Table { settled, rows, read });
                return Ok(None);
            }
            (Kind::Article(read), Some(stream)) => {
                Content::Bytes(read_limited(stream, &shown)?, read)
            }
            (Kind::Article(read), None) => Content::File(path, read),
            (Kind::Story, _) => {
                let (path, message) =
                    (shown, "a story cannot come from standard input; name its file");
                return Err(InputError::Story {
                    path,
                    line: 1,
                    message: message.to_owned(),
                });
            }
        };
        Ok(Some(Unit { settled, content }))
    }
}

impl Iterator for Units {
    type Item = Result<Unit, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(table) = &mut self.table {
                if let Some(row) = table.rows.next() {
                    let (settled, read) = (Arc::clone(&table.settled), table.read);
                    return Some(
                        row.map(|row| Unit { settled, content: Content::Row(row, read) }),
                    );
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

    /// Reads the article.
    ///
    /// # Errors
    ///
    /// If it cannot be read; the error says where and what to do.
    pub fn parse(self, options: &Options) -> Result<Document, InputError> {
        let Self { settled, content } = self;
        let path = settled.path.as_str();
        let article = match content {
            Content::File(file, read) => {
                article(read_whole(&file, path)?, path, read, options.raw)
            }
            Content::Bytes(bytes, read) => article(bytes, path, read, options.raw),
            Content::Inline(text, n_before) => Ok(inline(text, n_before, options.raw)),
            Content::Row(row, read) => {
                let mut article = read(&row, path, options.raw)?;
                let id = &mut article.metadata.id;
                id.get_or_insert_with(|| format!("{}-{}", settled.id, row.line));
                Ok(article)
            }
        }?;
        if article.paragraphs.text.len() as u64 > TEXT_MIB << 20 {
            let path = settled.path.clone();
            return Err(InputError::TooLarge { path, line: None, limit: TEXT_MIB });
        }
        Ok(article.into_document(&settled, options.raw))
    }
}

/// Standard input, unpacked.
fn stdin() -> io::Result<Box<dyn BufRead + Send>> {
    compression::stream(Box::new(BufReader::new(io::stdin())))
}

fn article(
    bytes: Vec<u8>,
    path: &str,
    read: ReadArticle,
    is_raw: bool,
) -> Result<Article, InputError> {
    if !is_raw {
        return read(bytes, path);
    }
    let Decoded { text, caveat } = encoding::decode(bytes, None, path)?;
    let metadata =
        Metadata { caveats: caveat.into_iter().collect(), ..Metadata::default() };
    Ok(Article { metadata, paragraphs: Paragraphs::verbatim(text), ..Article::default() })
}

fn inline(text: String, n_before: u32, is_raw: bool) -> Article {
    let paragraphs = if is_raw {
        Paragraphs::verbatim(text)
    } else {
        plain::paragraphs(&decode::normalize(Cow::Owned(text)), n_before)
    };
    Article { paragraphs, ..Article::default() }
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
