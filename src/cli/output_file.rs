//! Results go to standard output, or whole into a file: never half of one.

use anyhow::Context;
use std::ffi::OsString;
use std::fs::File;
use std::io::{BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// Where a result is written.
pub(super) enum Output {
    Standard(BufWriter<StdoutLock<'static>>),
    /// A device or a pipe: it has no place to rename a finished file to.
    Stream(BufWriter<File>),
    File {
        file: BufWriter<File>,
        temporary: PathBuf,
        path: PathBuf,
    },
}

impl Output {
    /// Opens a temporary file beside `path`, or standard output.
    pub(super) fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Standard(BufWriter::with_capacity(
                1 << 16,
                std::io::stdout().lock(),
            )));
        };
        // A link stays a link: what it points to is written.
        let resolved = std::fs::canonicalize(path);
        let path = resolved.as_deref().unwrap_or(path);
        let cannot =
            || format!("{}: cannot be written; does the folder exist?", path.display());
        if std::fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir()) {
            let file = File::options().write(true).open(path).with_context(cannot)?;
            return Ok(Self::Stream(BufWriter::with_capacity(1 << 16, file)));
        }
        let mut name: OsString = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.tmp", std::process::id()));
        let temporary = path.with_file_name(name);
        let file = File::create(&temporary).with_context(cannot)?;
        let file = BufWriter::with_capacity(1 << 16, file);
        Ok(Self::File { file, temporary, path: path.to_owned() })
    }

    /// Puts the finished file in its place.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        self.flush().context("the result cannot be written")?;
        if let Self::File { temporary, path, .. } = &self {
            std::fs::rename(temporary, path)
                .with_context(|| format!("{}: cannot be written", path.display()))?;
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Standard(stream) => stream.write(bytes),
            Self::Stream(file) | Self::File { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Standard(stream) => stream.flush(),
            Self::Stream(file) | Self::File { file, .. } => file.flush(),
        }
    }
}

impl Drop for Output {
    /// Leaves no unfinished file behind; after [`Output::finish`] there is none.
    fn drop(&mut self) {
        if let Self::File { temporary, .. } = self {
            let _ = std::fs::remove_file(temporary);
        }
    }
}

/// Whether an error is that nobody reads the output any more.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
