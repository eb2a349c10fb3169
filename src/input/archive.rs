//! ZIP archives: the inside of a `.docx`, `.odt` or `.epub`, and folders packed by hand.

use crate::input::compression::MAX_RATIO;
use crate::input::{InputError, LIMIT_MIB};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What a part of any size may unpack to.
const FREE: u64 = 16 << 20;

/// The most parts that an archive may list.
const MAX_PARTS: usize = 20_000;

pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    path: &'a str,
}

/// Whether bytes begin as an archive does.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether bytes are an archive that can be opened and lacks a file of that name.
pub(super) fn lacks(bytes: &[u8], name: &str) -> bool {
    is_archive(bytes) && Archive::open(bytes, "").is_ok_and(|it| !it.has(name))
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    ///
    /// If it is damaged, or lists more than a document or a folder of articles would.
    pub(super) fn open(bytes: &'a [u8], path: &'a str) -> Result<Self, InputError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(path))?;
        if zip.len() > MAX_PARTS {
            return Err(InputError::Refused {
                path: path.to_owned(),
                what: "an archive of more than 20,000 files",
                remedy: "unpack it and name the folder",
            });
        }
        Ok(Self { zip, path })
    }

    /// The names of its files, in the order of the directory.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().filter_map(Result::ok);
        names.filter(|name| !name.ends_with('/')).map(Into::into).collect()
    }

    /// Whether it holds a file of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.file_names().any(|it| it.is_ok_and(|it| it == name))
    }

    /// Unpacks one file; none if there is none of that name.
    ///
    /// # Errors
    ///
    /// If it is damaged, locked, or unpacks to more than an article may have.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, InputError> {
        if !self.has(name) {
            return Ok(None);
        }
        let path = self.path;
        let mut file = self.zip.by_name(name).map_err(|_| damaged(path))?;
        let packed = file.compressed_size();
        let limit = (LIMIT_MIB << 20).min(FREE.max(packed.saturating_mul(MAX_RATIO)));
        let mut bytes = Vec::new();
        let read = file.by_ref().take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|_| damaged(path))?;
        if bytes.len() as u64 > limit {
            let path = format!("{path}/{name}");
            return Err(if limit < LIMIT_MIB << 20 {
                InputError::Bomb { path, ratio: MAX_RATIO }
            } else {
                InputError::TooLarge { path, line: None, limit: LIMIT_MIB }
            });
        }
        Ok(Some(bytes))
    }

    /// Unpacks one file of XML, in the encoding that its mark names.
    ///
    /// # Errors
    ///
    /// As [`Self::part`].
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, InputError> {
        let part = self.part(name)?;
        Ok(part.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }
}

fn damaged(path: &str) -> InputError {
    InputError::Refused {
        path: path.to_owned(),
        what: "a damaged or locked archive",
        remedy: "save it again without a password, or save the article's text as .txt",
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::Archive;
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// An archive of files with their names.
    pub(in crate::input) fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn refuses_what_unpacks_without_end() {
        let bytes = pack(&[("a.txt", &vec![b'x'; 20 << 20]), ("b.txt", b"small")]);
        let mut archive = Archive::open(&bytes, "a.zip").unwrap();
        let error = archive.part("a.txt").unwrap_err().to_string();
        assert!(error.contains("200 times"), "{error}");
        assert_eq!(archive.part("b.txt").unwrap().unwrap(), b"small");
        assert_eq!(archive.part("c.txt").unwrap(), None);
    }
}
