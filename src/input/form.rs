//! What a file holds, judged by its first bytes: its extension may be wrong or missing.

#[cfg(not(feature = "parquet"))]
use crate::input::reader::NO_PARQUET;
use crate::input::{InputError, Reader, address, archive, feed};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// How much of a file is looked at.
pub(super) const HEAD: usize = 8192;

/// What the first bytes say.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    /// A format that is read, by its id.
    Known(&'static str),
    /// One that is not, and what to do.
    Refused(&'static str, &'static str),
}

const AS_TEXT: &str = "save the article's text as .txt, .md or .html";
const UNPACK: &str = "unpack it, and name the folder";
const AS_TABLE: &str = "save the table as .csv";

/// First bytes that only one format has.
const MAGIC: &[(&[u8], Form)] = &[
    (
        b"%PDF-",
        Form::Refused(
            "this is a PDF, which stores the positions of letters but no paragraphs",
            "copy the text out of it into a .txt file",
        ),
    ),
    (b"{\\rtf", Form::Known("rtf")),
    (
        b"\xd0\xcf\x11\xe0",
        Form::Refused(
            "this is a file of an old office program",
            "save it as .docx, or the article's text as .txt",
        ),
    ),
    (b"WARC/", Form::Known("warc")),
    #[cfg(feature = "parquet")]
    (b"PAR1", Form::Known("parquet")),
    #[cfg(not(feature = "parquet"))]
    (
        b"PAR1",
        Form::Refused(
            "this is a Parquet table, and the program was built without",
            NO_PARQUET,
        ),
    ),
    (
        b"ARROW1",
        Form::Refused(
            "this is an Arrow table, which is not read",
            "write it as .parquet, or one JSON object per line as .jsonl",
        ),
    ),
    (b"bplist00", Form::Known("webarchive")),
    (b"SQLite format 3", Form::Refused("this is a database", AS_TABLE)),
    (b"BZh", Form::Refused("this is compressed with bzip2", UNPACK)),
    (b"\xfd7zXZ", Form::Refused("this is compressed with xz", UNPACK)),
    (b"7z\xbc\xaf", Form::Refused("this is a 7z archive", UNPACK)),
    (b"Rar!", Form::Refused("this is a RAR archive", UNPACK)),
    (b"\x89PNG", Form::Refused("this is a picture", AS_TEXT)),
    (b"\xff\xd8\xff", Form::Refused("this is a picture", AS_TEXT)),
    (b"GIF8", Form::Refused("this is a picture", AS_TEXT)),
    (b"RIFF", Form::Refused("this is a picture or a sound", AS_TEXT)),
    (b"II*\0", Form::Refused("this is a picture", AS_TEXT)),
    (b"MM\0*", Form::Refused("this is a picture", AS_TEXT)),
    (b"ID3", Form::Refused("this is a sound", AS_TEXT)),
    (b"OggS", Form::Refused("this is a sound", AS_TEXT)),
    (b"\x7fELF", Form::Refused("this is a program", AS_TEXT)),
    (b"MZ\x90", Form::Refused("this is a program", AS_TEXT)),
    (b"wOFF", Form::Refused("this is a font", AS_TEXT)),
    (b"wOF2", Form::Refused("this is a font", AS_TEXT)),
];

/// Tells the format; none where the bytes may be any text.
pub(super) fn of(bytes: &[u8]) -> Option<Form> {
    if archive::is_archive(bytes) {
        return Some(Form::Known("zip"));
    }
    if let Some((_, form)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(*form);
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(Form::Refused("this is a tar archive", UNPACK));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(Form::Refused("this is a film", AS_TEXT));
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if head.starts_with(b"<") {
        return mark_up(head);
    }
    if is_message(head) {
        return Some(Form::Known("mail"));
    }
    if head.starts_with(b"[") && head[1..].trim_ascii_start().starts_with(b"{")
        || head.starts_with(b"{") && head[1..].trim_ascii_start().starts_with(b"\"")
    {
        let is_row =
            head.starts_with(b"{") && !matches!(head.get(1), Some(b'\n' | b'\r'));
        return Some(Form::Known(if is_row { "jsonl" } else { "json" }));
    }
    None
}

fn mark_up(head: &[u8]) -> Option<Form> {
    let head = head.to_ascii_lowercase();
    let has = |needle: &[u8]| head.windows(needle.len()).any(|it| it == needle);
    if feed::is_kept(&String::from_utf8_lossy(&head)) {
        return Some(Form::Known("feed"));
    }
    if has(b"<!doctype html") || has(b"<html") {
        return Some(Form::Known("html"));
    }
    if has(b"<rss") || has(b"<feed") || has(b"<rdf:rdf") {
        return Some(Form::Known("feed"));
    }
    if has(b"<plist") && has(b"webmainresource") {
        return Some(Form::Known("webarchive"));
    }
    if has(b"<office:document") {
        return Some(Form::Known("odt"));
    }
    if head.starts_with(b"<?xml") {
        return Some(Form::Refused("this is XML of a kind that is not read", AS_TEXT));
    }
    [&b"<head"[..], b"<body", b"<meta", b"<title", b"<article"]
        .iter()
        .any(|it| has(it))
        .then_some(Form::Known("html"))
}

/// Whether the lines at the head are the fields of a mail or of a page kept as one.
fn is_message(head: &[u8]) -> bool {
    let lines = head.split(|byte| *byte == b'\n').take(40);
    let mut n_fields = 0;
    let mut is_mime = false;
    for line in lines {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(at) = line.iter().position(|byte| *byte == b':') else { return false };
        let name = &line[..at];
        if !name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
            return false;
        }
        let name = name.to_ascii_lowercase();
        is_mime |= name == b"mime-version"
            || name == b"content-type"
            || name == b"received"
            || name == b"message-id"
            || name == b"return-path";
        n_fields += 1;
    }
    is_mime && n_fields >= 3
}

/// Whether a text is nothing but addresses, one a line.
pub(super) fn is_list_of_addresses(text: &str) -> bool {
    listed(text).all(address::is_address) && listed(text).next().is_some()
}

fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'))
}

/// The most bytes that a list of addresses may have.
const MAX_LIST: u64 = 1 << 20;

/// The addresses that a file lists, if it is a list of them.
pub(super) fn addresses_in(path: &Path) -> Option<Vec<String>> {
    if path.extension().is_none_or(|it| !it.eq_ignore_ascii_case("txt")) {
        return None;
    }
    // A pipe can be read only once, as an article.
    std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let mut text = String::new();
    File::open(path).ok()?.take(MAX_LIST).read_to_string(&mut text).ok()?;
    let text = text.trim_start_matches('\u{feff}');
    is_list_of_addresses(text).then(|| listed(text).map(str::to_owned).collect())
}

/// The reader for a file whose extension chose `reader`: its content may overrule that.
///
/// # Errors
///
/// If the content is of a format that is not read.
pub(super) fn reader(
    reader: &'static Reader,
    bytes: &[u8],
    path: &str,
) -> Result<&'static Reader, InputError> {
    match of(bytes) {
        None => Ok(reader),
        Some(Form::Refused(what, remedy)) => {
            Err(InputError::Refused { path: path.to_owned(), what, remedy })
        }
        // The extension decides about rows of a table; Markdown may begin with a tag.
        Some(Form::Known(id)) => {
            let is_kept = match id {
                "jsonl" => matches!(reader.id, "json" | "jsonl"),
                "zip" => matches!(reader.id, "docx" | "odt" | "epub" | "zip"),
                "html" => {
                    reader.id == "html"
                        || reader.id == "markdown" && !is_whole_page(bytes)
                }
                id => id == reader.id,
            };
            if is_kept { Ok(reader) } else { Reader::named(id) }
        }
    }
}

fn is_whole_page(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(64)].trim_ascii_start().to_ascii_lowercase();
    head.starts_with(b"<!doctype html") || head.starts_with(b"<html")
}

#[cfg(test)]
mod tests {
    use super::{Form, is_list_of_addresses, of};

    #[test]
    fn recognises_formats_by_their_first_bytes() {
        for (bytes, expected) in [
            (
                &b"%PDF-1.4"[..],
                "this is a PDF, which stores the positions of letters but no paragraphs",
            ),
            (b"{\\rtf1", "rtf"),
            (b"\xef\xbb\xbf<!DOCTYPE html>", "html"),
            (b"<?xml version=\"1.0\"?><rss>", "feed"),
            (b"<?xml version=\"1.0\"?><note>", "this is XML of a kind that is not read"),
            (b"From: a\nSubject: b\nMIME-Version: 1.0\n\nx", "mail"),
            (b"[ {\"text\"", "json"),
            (b"{\n \"text\"", "json"),
            (b"{\"text\"", "jsonl"),
            (b"WARC/1.0", "warc"),
            (b"Note: it rains.\nMore: rain.\n", ""),
            (b"It rains.", ""),
        ] {
            let found = match of(bytes) {
                Some(Form::Known(id)) => id,
                Some(Form::Refused(what, _)) => what,
                None => "",
            };
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn knows_a_list_of_addresses() {
        assert!(is_list_of_addresses(
            "# to read\nhttps://post.example/a\n\nhttp://x.example\n"
        ));
        assert!(!is_list_of_addresses("https://post.example/a\nIt rains."));
        assert!(!is_list_of_addresses(""));
    }
}
