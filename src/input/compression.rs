//! gzip and Zstandard, recognised by their first bytes and decompressed within limits.
//!
//! The name's extension (`.gz`, `.zst`) only shows which format is inside. What unpacks to
//! much more than any text would is cut off behind the decoder, before it fills the memory.

use crate::input::{InputError, LIMIT_MIB};
use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;
use std::io;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Extensions of packed files.
pub(super) const EXTENSIONS: &[&str] = &["gz", "zst"];

/// How many times larger than the packed file its content may be; text reaches about 20.
pub(super) const MAX_RATIO: u64 = 200;

/// As much as this may come of any file, in bytes.
const FREE: u64 = 1 << 20;

/// How much of an unpacked table is read at once.
const BUFFER: usize = 1 << 16;

/// The path without the extension of a packed file.
pub(super) fn inner(path: &Path) -> PathBuf {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let is_packed = EXTENSIONS.iter().any(|it| extension.eq_ignore_ascii_case(it));
    if is_packed { path.with_extension("") } else { path.to_owned() }
}

/// Unpacks a file if it is packed.
///
/// # Errors
///
/// If it is damaged or unpacks to more than an article may have.
pub(super) fn unpack(bytes: Vec<u8>, path: &str) -> Result<Vec<u8>, InputError> {
    let Some(packing) = Packing::of(&bytes) else { return Ok(bytes) };
    let limit = LIMIT_MIB << 20;
    let mut unpacked = Vec::new();
    Unpacked::new(packing, Cursor::new(bytes))
        .take(limit + 1)
        .read_to_end(&mut unpacked)
        .map_err(|error| InputError::io(path, error))?;
    if unpacked.len() as u64 > limit {
        let path = path.to_owned();
        return Err(InputError::TooLarge { path, line: None, limit: LIMIT_MIB });
    }
    Ok(unpacked)
}

/// Unpacks a stream if it is packed.
pub(super) fn stream(
    mut input: Box<dyn BufRead + Send>,
) -> io::Result<Box<dyn BufRead + Send>> {
    Ok(match Packing::of(input.fill_buf()?) {
        None => input,
        Some(packing) => {
            let unpacked = Unpacked::new(packing, input);
            Box::new(BufReader::with_capacity(BUFFER, unpacked))
        }
    })
}

#[derive(Clone, Copy)]
enum Packing {
    Gzip,
    Zstandard,
}

impl Packing {
    fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstandard),
            _ => None,
        }
    }
}

/// What comes out of a decoder, held against what went in.
struct Unpacked {
    decoder: Box<dyn Read + Send>,
    n_in: Arc<AtomicU64>,
    n_out: u64,
}

impl Unpacked {
    fn new(packing: Packing, input: impl BufRead + Send + 'static) -> Self {
        let n_in = Arc::new(AtomicU64::new(0));
        let counted = Counted { input, n_in: Arc::clone(&n_in) };
        let decoder: Box<dyn Read + Send> = match packing {
            Packing::Gzip => Box::new(MultiGzDecoder::new(counted)),
            Packing::Zstandard => Box::new(Frames::Between(counted)),
        };
        Self { decoder, n_in, n_out: 0 }
    }
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // Decoders name their errors in different ways; all of them mean damaged data.
        let n_read = self
            .decoder
            .read(buffer)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        self.n_out += n_read as u64;
        let n_in = self.n_in.load(Ordering::Relaxed);
        if self.n_out > FREE && self.n_out / MAX_RATIO > n_in {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(n_read)
    }
}

/// Counts the bytes that a decoder takes.
struct Counted<R> {
    input: R,
    n_in: Arc<AtomicU64>,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.input.read(buffer)?;
        self.n_in.fetch_add(n_read as u64, Ordering::Relaxed);
        Ok(n_read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, n_bytes: usize) {
        self.n_in.fetch_add(n_bytes as u64, Ordering::Relaxed);
        self.input.consume(n_bytes);
    }
}

/// Zstandard frames one after the other, which the decoder takes singly.
enum Frames<R: BufRead> {
    Between(R),
    Inside(Box<StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>),
    Done,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(self, Self::Done) {
                Self::Done => return Ok(0),
                Self::Between(mut input) => {
                    if input.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    let decoder =
                        StreamingDecoder::new(input).map_err(io::Error::other)?;
                    *self = Self::Inside(Box::new(decoder));
                }
                Self::Inside(mut decoder) => match decoder.read(buffer)? {
                    0 => *self = Self::Between(decoder.into_inner()),
                    n_read => {
                        *self = Self::Inside(decoder);
                        return Ok(n_read);
                    }
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{inner, stream, unpack};
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::{BufReader, Cursor, Read, Write};
    use std::path::Path;

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    }

    fn zstandard(content: &[u8]) -> Vec<u8> {
        compress_to_vec(content, CompressionLevel::Fastest)
    }

    #[test]
    fn unpacks_what_is_packed() {
        let text = "It rains. ".repeat(1000).into_bytes();
        for pack in [gzip, zstandard, |content: &[u8]| content.to_vec()] {
            let packed = [pack(&text), pack(b"Still.")].concat();
            let expected = [&text[..], b"Still."].concat();
            assert_eq!(unpack(packed.clone(), "a.gz").unwrap(), expected);
            let mut streamed = Vec::new();
            let input = Box::new(BufReader::new(Cursor::new(packed)));
            stream(input).unwrap().read_to_end(&mut streamed).unwrap();
            assert_eq!(streamed, expected);
        }
    }

    #[test]
    fn says_what_is_wrong_with_packed_data() {
        let text = "It rains in Ostrow, and the ferry waits. ".repeat(50);
        for pack in [gzip, zstandard] {
            let mut packed = pack(text.as_bytes());
            packed.truncate(packed.len() / 2);
            let error = unpack(packed, "a.gz").unwrap_err().to_string();
            assert_eq!(
                error,
                "a.gz: the compressed data is damaged; fetch or compress it again"
            );
        }
    }

    #[test]
    fn cuts_a_bomb() {
        let bomb = gzip(&vec![b' '; 20 << 20]);
        assert_eq!(
            unpack(bomb, "a.gz").unwrap_err().to_string(),
            "a.gz: expands to more than 200 times its size, as no text does; look at it, and unpack it yourself if it is genuine"
        );
    }

    #[test]
    fn names_what_is_inside() {
        for (path, expected) in [
            ("x/a.txt.gz", "x/a.txt"),
            ("a.jsonl.ZST", "a.jsonl"),
            ("a.gz", "a"),
            ("a.gz.txt", "a.gz.txt"),
        ] {
            assert_eq!(inner(Path::new(path)), Path::new(expected));
        }
    }
}
