//! The gzip members of an archive, each of which may be damaged without the others.

use crate::input::compression::MAX_RATIO;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, Read};

/// As much as this may come of any member, in bytes.
const FREE: u64 = 16 << 20;

/// So much of a member is kept, to find the next one inside what a damaged one took.
const MAX_KEPT: usize = 4 << 20;

/// How many beginnings are tried inside what a damaged member took.
const MAX_TRIES: usize = 16;

/// How a member begins: the mark of gzip, and that it is deflated.
const MARK: &[u8] = &[0x1f, 0x8b, 0x08];

type Raw = Box<dyn BufRead + Send>;

/// Unpacks members one after the other.
pub(super) struct Members {
    state: State,
    /// What came of the member that is open.
    n_out: u64,
    /// How many members were begun.
    pub(super) n_members: usize,
    /// How many beginnings inside damaged members were tried since one was whole.
    n_tries: usize,
}

enum State {
    Between(Kept),
    Inside(Box<GzDecoder<Kept>>),
    /// Never seen from outside.
    Moving,
}

impl Members {
    pub(super) fn new(input: Raw) -> Self {
        Self {
            state: State::Between(Kept::new(input)),
            n_out: 0,
            n_members: 0,
            n_tries: 0,
        }
    }

    /// Whether something came of the member that is open.
    pub(super) fn is_inside(&self) -> bool {
        self.n_out > 0
    }

    /// Goes to the beginning of the next member; false where there is none.
    pub(super) fn recover(&mut self) -> io::Result<bool> {
        let mut input = match std::mem::replace(&mut self.state, State::Moving) {
            State::Between(input) => input,
            State::Inside(decoder) => decoder.into_inner(),
            State::Moving => return Ok(false),
        };
        self.n_tries += 1;
        if self.n_tries > MAX_TRIES {
            input.forget();
        } else {
            input.rewind();
        }
        self.n_out = 0;
        let is_found = input.seek_mark()?;
        self.state = State::Between(input);
        Ok(is_found)
    }
}

impl Read for Members {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Moving) {
                State::Moving => return Ok(0),
                State::Between(mut input) => {
                    input.forget();
                    if input.fill_buf()?.is_empty() {
                        self.state = State::Between(input);
                        return Ok(0);
                    }
                    self.n_out = 0;
                    self.n_members += 1;
                    self.state = State::Inside(Box::new(GzDecoder::new(input)));
                }
                State::Inside(mut decoder) => {
                    let read = decoder.read(buffer);
                    match read {
                        Ok(0) if !buffer.is_empty() => {
                            self.n_tries = 0;
                            self.state = State::Between(decoder.into_inner());
                        }
                        Ok(n_read) => {
                            self.n_out += n_read as u64;
                            let n_in = decoder.get_ref().n_taken;
                            self.state = State::Inside(decoder);
                            if self.n_out > FREE && self.n_out / MAX_RATIO > n_in {
                                return Err(io::ErrorKind::FileTooLarge.into());
                            }
                            return Ok(n_read);
                        }
                        Err(error) => {
                            self.state = State::Inside(decoder);
                            return Err(error);
                        }
                    }
                }
            }
        }
    }
}

/// Packed bytes, of which those of the open member are kept.
struct Kept {
    input: Raw,
    /// Taken since the member began, as far as they are kept.
    kept: Vec<u8>,
    /// To be taken again, from `at` on.
    again: Vec<u8>,
    at: usize,
    n_taken: u64,
}

impl Kept {
    fn new(input: Raw) -> Self {
        Self { input, kept: Vec::new(), again: Vec::new(), at: 0, n_taken: 0 }
    }

    /// Begins a member here.
    fn forget(&mut self) {
        self.kept.clear();
        self.n_taken = 0;
    }

    /// Goes back to the byte after the member's first one.
    fn rewind(&mut self) {
        if self.n_taken == self.kept.len() as u64 && !self.kept.is_empty() {
            let mut again = std::mem::take(&mut self.kept);
            again.remove(0);
            again.extend_from_slice(&self.again[self.at..]);
            self.again = again;
            self.at = 0;
        }
        self.forget();
    }

    /// Passes over bytes up to a mark; false where there is none.
    fn seek_mark(&mut self) -> io::Result<bool> {
        // The last bytes before the ones in the buffer.
        let mut last = [0_u8; 2];
        loop {
            let bytes = self.fill_buf()?;
            if bytes.is_empty() {
                return Ok(false);
            }
            let n_bytes = bytes.len();
            let joint = [&last[..], &bytes[..n_bytes.min(2)]].concat();
            let across = joint.windows(MARK.len()).position(|it| it == MARK);
            let end = [&last[..], &bytes[n_bytes.saturating_sub(2)..]].concat();
            if let Some(at) = across {
                // The mark began in what is gone: it is put before what comes.
                let mut again = joint[at..2].to_vec();
                again.extend_from_slice(&self.again[self.at..]);
                self.again = again;
                self.at = 0;
                self.forget();
                return Ok(true);
            }
            if let Some(at) =
                self.fill_buf()?.windows(MARK.len()).position(|it| it == MARK)
            {
                self.consume(at);
                self.forget();
                return Ok(true);
            }
            last = [end[end.len() - 2], end[end.len() - 1]];
            self.consume(n_bytes);
            self.forget();
        }
    }
}

impl Read for Kept {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.fill_buf()?;
        let n_bytes = bytes.len().min(buffer.len());
        buffer[..n_bytes].copy_from_slice(&bytes[..n_bytes]);
        self.consume(n_bytes);
        Ok(n_bytes)
    }
}

impl BufRead for Kept {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.again.len() {
            Ok(&self.again[self.at..])
        } else {
            self.input.fill_buf()
        }
    }

    fn consume(&mut self, n_bytes: usize) {
        self.n_taken += n_bytes as u64;
        let has_room = self.kept.len() < MAX_KEPT;
        if self.at < self.again.len() {
            let taken = &self.again[self.at..self.at + n_bytes];
            if has_room {
                self.kept.extend_from_slice(taken);
            }
            self.at += n_bytes;
            if self.at == self.again.len() {
                self.again.clear();
                self.at = 0;
            }
        } else {
            if has_room && let Ok(bytes) = self.input.fill_buf() {
                self.kept.extend_from_slice(&bytes[..n_bytes.min(bytes.len())]);
            }
            self.input.consume(n_bytes);
        }
    }
}
