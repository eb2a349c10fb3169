//! Formats, and how one is chosen.

use crate::input::article::Article;
use crate::input::rows::{RawRow, RowIterator};
use crate::input::stored::Stored;
use crate::input::{InputError, READERS, compression};
use std::io;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;

/// From the bytes of a file to its article; the path is for errors.
pub(super) type ReadArticle = fn(Vec<u8>, &str) -> Result<Article, InputError>;

/// From the bytes of a file to its articles, verbatim or not; the path is for errors.
pub(super) type ReadArticles =
    fn(Vec<u8>, &str, bool) -> Vec<Result<Article, InputError>>;

/// From a row to its article, verbatim or not; the path is for errors.
pub(super) type ReadRow = fn(&RawRow, &str, bool) -> Result<Article, InputError>;

/// A format of articles.
#[derive(Debug)]
pub struct Reader {
    /// The name that `--from` takes.
    pub id: &'static str,
    /// The extensions of its files, in lower case.
    pub extensions: &'static [&'static str],
    /// What its files hold.
    pub(super) kind: Kind,
}

/// What a file holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// One article.
    Article(ReadArticle),
    /// One article or several.
    Articles(ReadArticles),
    /// One article a row.
    Table {
        /// Whether standard input that begins so is such a table.
        sniff: fn(&[u8]) -> bool,
        /// Gives the rows; the path is for errors.
        rows: fn(Box<dyn BufRead + Send>, &str) -> RowIterator,
        /// Reads one row.
        read: ReadRow,
    },
    /// One article a record, in a file whose bytes the format reads by itself.
    Records {
        /// Gives the records; the path is for errors.
        open: fn(Stored, &str) -> Result<RowIterator, InputError>,
        /// Reads one record.
        read: ReadRow,
    },
    /// A list of articles with what is known about them.
    Story,
}

/// What to do about Parquet in a program that was built without.
pub(super) const NO_PARQUET: &str = "build the program with `cargo install --path . --features parquet`, or write one JSON object per line into a .jsonl file";

/// Formats that are not read, and what to do.
const NOT_READ: &[(&[&str], &str)] = &[
    (
        &["doc", "pages", "wpd", "sxw", "mobi", "azw3"],
        "save the article's text as .docx, .txt, .md or .html",
    ),
    (&["pdf"], "copy the text out of it into a .txt file"),
    (
        &["xlsx", "xls", "ods", "sav", "rdata", "rds", "dta", "sqlite", "db"],
        "save the table as .csv",
    ),
    (&["parquet"], NO_PARQUET),
    (
        &["arrow", "feather"],
        "write it as .parquet, or one JSON object per line as .jsonl",
    ),
    (&["wet", "wat"], "name the .warc with the pages"),
    (&["tar", "tgz", "bz2", "xz", "br", "7z", "rar"], "unpack it first"),
    (&["mbox", "msg", "pst"], "save each message as .eml"),
    (&["bib", "ris", "enw"], "export the full texts, not the references"),
];

impl Reader {
    /// The format that `--from` names, by its id or one of its extensions.
    ///
    /// # Errors
    ///
    /// If there is none of that name.
    pub fn named(name: &str) -> Result<&'static Self, InputError> {
        let is_it = |it: &&Self| it.id == name || it.extensions.contains(&name);
        READERS.iter().find(is_it).ok_or_else(|| {
            let known: Vec<_> = READERS.iter().map(|it| it.id).collect();
            InputError::UnknownFormat { name: name.to_owned(), known: known.join(", ") }
        })
    }

    /// The format of files with an extension in lower case.
    pub(super) fn by_extension(extension: &str) -> Option<&'static Self> {
        READERS.iter().find(|it| it.extensions.contains(&extension))
    }

    /// The format of a file that was named: by its extension; without one, plain text.
    pub(super) fn of_file(path: &Path, shown: &str) -> Result<&'static Self, InputError> {
        let extension = extension(path);
        if extension.is_empty() {
            return Ok(&READERS[0]);
        }
        if let Some(reader) = Self::by_extension(&extension) {
            return Ok(reader);
        }
        let path = shown.to_owned();
        let later = NOT_READ.iter().find(|(later, _)| later.contains(&&*extension));
        Err(match later {
            Some((_, remedy)) => InputError::NotYet { path, extension, remedy },
            None => InputError::UnknownExtension {
                path,
                extension,
                known: known_extensions(),
            },
        })
    }
}

/// The extension for what a file holds, compressed or not, in lower case.
pub(super) fn extension(path: &Path) -> String {
    let path = compression::inner(path);
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// The extensions that are read, for messages.
pub(super) fn known_extensions() -> String {
    let extensions = READERS.iter().flat_map(|it| it.extensions);
    let dotted: Vec<_> = extensions.map(|extension| format!(".{extension}")).collect();
    dotted.join(", ")
}

/// Chooses the format of a stream by its first byte that is not blank; gives the stream
/// back whole.
pub(super) fn sniff(
    mut input: Box<dyn Read + Send>,
) -> io::Result<(&'static Reader, Box<dyn BufRead + Send>)> {
    let mut head = Vec::new();
    let is_blank =
        |byte: &u8| byte.is_ascii_whitespace() || "\u{feff}".as_bytes().contains(byte);
    while head.last().is_none_or(is_blank)
        && input.by_ref().take(1).read_to_end(&mut head)? > 0
    {}
    let first = head.iter().position(|byte| !is_blank(byte)).unwrap_or(head.len());
    let is_it = |it: &&Reader| match it.kind {
        Kind::Table { sniff, .. } => sniff(&head[first..]),
        _ if it.id == "html" => head[first..].starts_with(b"<"),
        _ => false,
    };
    let reader = READERS.iter().find(is_it).unwrap_or(&READERS[0]);
    Ok((reader, Box::new(BufReader::new(Cursor::new(head).chain(input)))))
}

#[cfg(test)]
mod tests {
    use super::{Reader, sniff};
    use std::io::Read;
    use std::path::Path;

    #[test]
    fn goes_by_the_extension() {
        for (path, expected) in [
            ("a.txt", "txt"),
            ("a.MD", "markdown"),
            ("a.ndjson", "jsonl"),
            ("a.jsonl.zst", "jsonl"),
            ("a.CSV.GZ", "csv"),
            ("a.gz", "txt"),
            ("a/story.toml", "story"),
            ("README", "txt"),
            ("a.b/c", "txt"),
        ] {
            assert_eq!(
                Reader::of_file(Path::new(path), path).unwrap().id,
                expected,
                "{path}"
            );
        }
        for (path, expected) in [
            (
                "a.doc.gz",
                "a.doc.gz: `.doc` is not read; save the article's text as .docx, .txt, .md or .html",
            ),
            ("a.XLSX", "a.XLSX: `.xlsx` is not read; save the table as .csv"),
        ] {
            assert_eq!(
                Reader::of_file(Path::new(path), path).unwrap_err().to_string(),
                expected
            );
        }
        let unknown =
            Reader::of_file(Path::new("a.xyz"), "a.xyz").unwrap_err().to_string();
        let begin = "a.xyz: `.xyz` is not a known extension; known are .txt, .md, ";
        assert!(unknown.starts_with(begin), "{unknown}");
        assert!(unknown.contains(".warc, .toml; rename the file, or"), "{unknown}");
    }

    #[test]
    fn knows_formats_by_name() {
        assert_eq!(Reader::named("md").unwrap().id, "markdown");
        let unknown = Reader::named("word").unwrap_err().to_string();
        let begin = "`word` is not a format; --from takes one of txt, markdown, ";
        assert!(unknown.starts_with(begin), "{unknown}");
        assert!(unknown.ends_with(", warc, story"), "{unknown}");
    }

    #[test]
    fn looks_at_the_head_of_a_stream() {
        for (text, expected) in [
            ("", "txt"),
            ("It rains.", "txt"),
            ("\n {\"text\": 1}\n", "jsonl"),
            ("\u{feff}{", "jsonl"),
            ("“{", "txt"),
            ("\n<!DOCTYPE html>", "html"),
        ] {
            let (reader, mut rest) = sniff(Box::new(text.as_bytes())).unwrap();
            assert_eq!(reader.id, expected, "{text}");
            let mut whole = String::new();
            rest.read_to_string(&mut whole).unwrap();
            assert_eq!(whole, text);
        }
    }
}
