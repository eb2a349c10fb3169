//! Where the bytes of a file come from, for formats that read the file themselves.

use crate::input::unit;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// The bytes of a file, packed or not.
pub(super) enum Stored {
    /// A file, and what counts the bytes that are read of it.
    File(File, Arc<AtomicU64>),
    /// Bytes at hand.
    Bytes(Vec<u8>),
    /// Standard input.
    Stream(Box<dyn BufRead + Send>),
}

impl Stored {
    /// One byte after the other.
    pub(super) fn stream(self) -> Box<dyn BufRead + Send> {
        match self {
            Self::File(file, n_read) => {
                let file = unit::Counted { file, n_read };
                Box::new(BufReader::with_capacity(unit::BUFFER, file))
            }
            Self::Bytes(bytes) => Box::new(Cursor::new(bytes)),
            Self::Stream(stream) => stream,
        }
    }

    /// All of it.
    ///
    /// # Errors
    ///
    /// If it is more than one article may have, or cannot be read.
    #[cfg(feature = "parquet")]
    pub(super) fn whole(self, path: &str) -> Result<Vec<u8>, crate::input::InputError> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            stored => unit::read_limited(stored.stream(), path),
        }
    }
}
