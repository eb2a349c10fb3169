//! What the pages of a Parquet table say about their sizes, before anything is unpacked.
//!
//! A decoder makes room for as many bytes as a page's header names. The headers are walked
//! through here, in Thrift's compact form, as far as the two sizes.

use crate::input::compression::MAX_RATIO;
use parquet::arrow::ProjectionMask;
use parquet::file::metadata::ParquetMetaData;
use parquet::file::reader::ChunkReader;
use std::io::{self, BufReader, ErrorKind, Read};

/// The largest page, unpacked: programs write 1 MiB, and 100 MiB at most.
const MAX_PAGE: i64 = 256 << 20;

/// A page of this size may be packed by any factor.
const FREE: i64 = 16 << 20;

/// How deep the fields of a header nest at most.
const MAX_DEPTH: usize = 8;

/// Says what is wrong with the pages of the columns that are to be read.
pub(super) fn check<R: ChunkReader>(
    input: &R,
    about: &ParquetMetaData,
    mask: &ProjectionMask,
) -> Result<(), String> {
    let damaged =
        |what: &str| format!("the Parquet table is damaged ({what}); write it again");
    for (group, row_group) in about.row_groups().iter().enumerate() {
        let columns = row_group.columns().iter().enumerate();
        for (_, column) in columns.filter(|(at, _)| mask.leaf_included(*at)) {
            let (start, length) = (column.data_page_offset(), column.compressed_size());
            let start = column.dictionary_page_offset().map_or(start, |it| it.min(start));
            let bounds = u64::try_from(start).ok().zip(u64::try_from(length).ok());
            let bounds = bounds.and_then(|(at, n)| Some((at, at.checked_add(n)?)));
            let Some((mut at, end)) = bounds.filter(|it| it.1 <= input.len()) else {
                return Err(damaged("a column lies outside of the file"));
            };
            while at < end {
                let reader = input.get_read(at).map_err(|it| damaged(&it.to_string()))?;
                let header = Header::read(&mut Counted::new(reader));
                let header = header.map_err(|_| damaged("a page has no header"))?;
                let Header { n_bytes, packed, unpacked } = header;
                let is_large = unpacked > MAX_PAGE
                    || unpacked > FREE && unpacked / (MAX_RATIO as i64) > packed;
                if packed < 0 || unpacked < 0 || is_large {
                    let name = column.column_path().string();
                    return Err(format!(
                        "a page of the column `{name}` (row group {group}) expands to {unpacked} bytes from {packed}, as no text does; look at the table, and write it again if it is genuine"
                    ));
                }
                at += n_bytes + packed.unsigned_abs();
            }
        }
    }
    Ok(())
}

/// What the header of a page says.
struct Header {
    /// Its own length.
    n_bytes: u64,
    packed: i64,
    unpacked: i64,
}

impl Header {
    fn read(input: &mut Counted<impl Read>) -> io::Result<Self> {
        let (mut packed, mut unpacked) = (None, None);
        input.fields(0, &mut |id, size| match id {
            2 => unpacked = Some(size),
            3 => packed = Some(size),
            _ => {}
        })?;
        let sizes = packed.zip(unpacked).ok_or(ErrorKind::InvalidData)?;
        Ok(Self { n_bytes: input.n_read, packed: sizes.0, unpacked: sizes.1 })
    }
}

/// Reads Thrift's compact form and counts the bytes.
struct Counted<R> {
    input: BufReader<R>,
    n_read: u64,
}

impl<R: Read> Counted<R> {
    fn new(input: R) -> Self {
        Self { input: BufReader::with_capacity(256, input), n_read: 0 }
    }

    fn byte(&mut self) -> io::Result<u8> {
        let mut byte = [0];
        self.input.read_exact(&mut byte)?;
        self.n_read += 1;
        Ok(byte[0])
    }

    fn varint(&mut self) -> io::Result<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(ErrorKind::InvalidData.into())
    }

    fn number(&mut self) -> io::Result<i64> {
        let value = self.varint()?;
        Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    fn pass(&mut self, n: u64) -> io::Result<()> {
        let passed = io::copy(&mut self.input.by_ref().take(n), &mut io::sink())?;
        self.n_read += passed;
        if passed == n { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) }
    }

    /// Walks through the fields of a structure and hands over those that are numbers.
    fn fields(&mut self, depth: usize, take: &mut dyn FnMut(i64, i64)) -> io::Result<()> {
        let mut id = 0;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Ok(());
            }
            id = match head >> 4 {
                0 => self.number()?,
                step => id + i64::from(step),
            };
            match head & 0xf {
                4..=6 => {
                    let number = self.number()?;
                    take(id, number);
                }
                kind => self.value(kind, depth, false)?,
            }
        }
    }

    /// Passes over a value.
    fn value(&mut self, kind: u8, depth: usize, is_listed: bool) -> io::Result<()> {
        if depth > MAX_DEPTH {
            return Err(ErrorKind::InvalidData.into());
        }
        match kind {
            // A flag stands in the head of its field, but in a list for itself.
            1 | 2 if is_listed => self.pass(1),
            1 | 2 => Ok(()),
            3 => self.pass(1),
            4..=6 => self.number().map(|_| ()),
            7 => self.pass(8),
            8 => {
                let n = self.varint()?;
                self.pass(n)
            }
            9 | 10 => {
                let head = self.byte()?;
                let n = match head >> 4 {
                    15 => self.varint()?,
                    n => u64::from(n),
                };
                (0..n).try_for_each(|_| self.value(head & 0xf, depth + 1, true))
            }
            12 => self.fields(depth + 1, &mut |_, _| {}),
            _ => Err(ErrorKind::InvalidData.into()),
        }
    }
}
