//! Results go to standard output, or whole into a file, never half-written.
//!
//! A file is written beside its place under a name that nobody can foresee, brought to disk,
//! and only then renamed. Links are followed; mode, owner and group stay. Where a rename would
//! lose one of them (several hard links, an owner that we may not give), the finished text is
//! copied into the file that is there, and lies beside it until that is done.

use crate::text::plain_lines;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{BufWriter, Error, ErrorKind, Seek, StdoutLock, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// How the names of unfinished files begin.
pub(super) const PREFIX: &str = ".parallax-";

/// How many links may lead on to each other, as on Linux.
const MAX_LINKS: usize = 40;

/// Where a result is written.
pub(super) enum Output {
    Standard(BufWriter<StdoutLock<'static>>),
    /// The same for people: what could steer a terminal is made visible.
    Page(BufWriter<StdoutLock<'static>>),
    /// A device or a pipe: it has no place to rename a finished file to.
    Stream(BufWriter<File>, PathBuf),
    File(BufWriter<NamedTempFile>, PathBuf),
}

impl Output {
    /// Opens a temporary file beside `path`, or standard output.
    pub(super) fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            let stream = std::io::stdout().lock();
            return Ok(Self::Standard(BufWriter::with_capacity(1 << 16, stream)));
        };
        let path = resolved(path)?;
        let shown = path.display();
        let cannot = |error: Error| named(&path, &error);
        if let Ok(known) = std::fs::metadata(&path) {
            anyhow::ensure!(!known.is_dir(), "{shown}: is a folder; name a file");
            if !known.is_file() {
                let file = File::options().write(true).open(&path).map_err(cannot)?;
                return Ok(Self::Stream(BufWriter::with_capacity(1 << 16, file), path));
            }
            anyhow::ensure!(
                !known.permissions().readonly(),
                "{shown}: is write-protected; write to another file, or make it writable"
            );
        }
        let file = temporary(folder_of(&path)).map_err(cannot)?;
        Ok(Self::File(BufWriter::with_capacity(1 << 16, file), path))
    }

    /// Standard output for people.
    pub(super) fn page() -> Self {
        Self::Page(BufWriter::new(std::io::stdout().lock()))
    }

    /// Writes what is left to be written, so that only its place is missing.
    fn prepare(&mut self) -> anyhow::Result<()> {
        self.flush()?;
        if let Self::File(file, path) = self {
            file.get_ref().as_file().sync_all().map_err(|it| named(path, &it))?;
        }
        Ok(())
    }

    /// Puts the finished file in its place.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        if let Self::File(file, path) = self {
            let unwritten = |error| named(&path, &error);
            let file = file.into_inner().map_err(|it| unwritten(it.into_error()))?;
            put(file, &path).map_err(unwritten)?;
            sync(folder_of(&path)).map_err(unwritten)?;
        }
        Ok(())
    }

    fn named(&self, error: &Error) -> Error {
        match self {
            Self::Standard(_) | Self::Page(_) => {
                named(Path::new("standard output"), error)
            }
            Self::Stream(_, path) | Self::File(_, path) => named(path, error),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = match self {
            Self::Standard(stream) => stream.write(bytes),
            Self::Page(stream) => {
                // Formatted text comes in pieces that are text themselves.
                let text = plain_lines(&String::from_utf8_lossy(bytes));
                stream.write_all(text.as_bytes()).map(|()| bytes.len())
            }
            Self::Stream(file, _) => file.write(bytes),
            Self::File(file, _) => file.write(bytes),
        };
        written.map_err(|error| self.named(&error))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let flushed = match self {
            Self::Standard(stream) | Self::Page(stream) => stream.flush(),
            Self::Stream(file, _) => file.flush(),
            Self::File(file, _) => file.flush(),
        };
        flushed.map_err(|error| self.named(&error))
    }
}

/// Writes several results, all or none: each is complete before the first takes its place.
pub(super) fn write_all(results: &[(Option<&Path>, &[u8])]) -> anyhow::Result<()> {
    let opened = results.iter().map(|(path, bytes)| Ok((Output::open(*path)?, *bytes)));
    let mut opened: Vec<(Output, &[u8])> = opened.collect::<anyhow::Result<_>>()?;
    for (output, bytes) in &mut opened {
        output.write_all(bytes)?;
        output.prepare()?;
    }
    opened.into_iter().try_for_each(|(output, _)| output.finish())
}

/// An error that says which file it concerns, and what helps.
pub(super) fn named(path: &Path, error: &Error) -> Error {
    let remedy = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "; make room",
        ErrorKind::FileTooLarge => "; raise the limit for the size of files",
        ErrorKind::PermissionDenied => "; check that you may write there",
        ErrorKind::NotFound | ErrorKind::NotADirectory => "; does the folder exist?",
        ErrorKind::ReadOnlyFilesystem => "; name a place where you may write",
        ErrorKind::InvalidFilename => "; give it a shorter name",
        ErrorKind::BrokenPipe => "",
        _ => "; write to another place",
    };
    let shown = path.display();
    let why = bare(error);
    Error::new(error.kind(), format!("{shown}: cannot be written ({why}){remedy}"))
}

/// What the system says, without the chance name of an unfinished file.
fn bare(error: &Error) -> String {
    let said = error.to_string();
    said.split(" at path \"").next().map_or_else(String::new, str::to_owned)
}

/// The file that a path means, whether it exists or not, links followed.
pub(super) fn resolved(path: &Path) -> anyhow::Result<PathBuf> {
    let mut place = path.to_owned();
    for _ in 0..MAX_LINKS {
        match std::fs::read_link(&place) {
            Ok(target) => place = folder_of(&place).join(target),
            Err(_) => return Ok(place),
        }
    }
    anyhow::bail!("{}: the links lead in a circle; name a file", path.display())
}

/// The folder of a file.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A new file of ours in a folder, with the mode of any new file.
pub(super) fn temporary(folder: &Path) -> std::io::Result<NamedTempFile> {
    as_new(&mut Builder::new(), 0o666).prefix(PREFIX).suffix(".tmp").tempfile_in(folder)
}

/// Gives what is made the mode that anything new gets there.
#[cfg(unix)]
pub(super) fn as_new<'a, 'b, 'c>(
    builder: &'a mut Builder<'b, 'c>,
    mode: u32,
) -> &'a mut Builder<'b, 'c> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(super) fn as_new<'a, 'b, 'c>(
    builder: &'a mut Builder<'b, 'c>,
    _: u32,
) -> &'a mut Builder<'b, 'c> {
    builder
}

/// Puts a finished file in a place; what stood there is there whole until then.
pub(super) fn put(mut file: NamedTempFile, path: &Path) -> std::io::Result<()> {
    let old = std::fs::metadata(path).ok();
    if let Some(old) = &old {
        if !takes_the_place(&file, old) {
            return copy(&mut file, path);
        }
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Writes into the file that is there.
fn copy(file: &mut NamedTempFile, path: &Path) -> std::io::Result<()> {
    file.as_file().sync_all()?;
    file.rewind()?;
    let mut place = OpenOptions::new().write(true).open(path)?;
    let n = std::io::copy(file, &mut place)?;
    place.set_len(n)?;
    place.sync_all()
}

/// Whether a file may be renamed over another without a loss: one name, its owner and group.
#[cfg(unix)]
fn takes_the_place(file: &NamedTempFile, old: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is_owned = file
        .as_file()
        .metadata()
        .is_ok_and(|new| new.uid() == old.uid() && new.gid() == old.gid());
    let may_own = || fchown(file.as_file(), Some(old.uid()), Some(old.gid())).is_ok();
    old.nlink() == 1 && (is_owned || may_own())
}

#[cfg(not(unix))]
fn takes_the_place(_: &NamedTempFile, _: &Metadata) -> bool {
    true
}

/// Brings the names in a folder to disk; some file systems know no such thing.
#[cfg(unix)]
pub(super) fn sync(folder: &Path) -> std::io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        done => done,
    }
}

#[cfg(not(unix))]
pub(super) fn sync(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Whether an error is that nobody reads the output any more.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<Error>())
        .any(|cause| cause.kind() == ErrorKind::BrokenPipe)
}

#[cfg(all(test, unix))]
#[allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test writes, reads and may panic"
)]
mod tests {
    use super::{Output, write_all};
    use std::fs::{
        hard_link, metadata, read_dir, read_to_string, set_permissions, write,
    };
    use std::io::Write;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;

    #[test]
    fn of_several_results_all_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for bad in ["", "none/x", "/dev/full"] {
            write(at("key"), "old").unwrap();
            let (key, bad) = (at("key"), at(bad));
            let results: [(Option<&Path>, &[u8]); 3] = [
                (Some(&key), b"new"),
                (Some(&bad), b"words"),
                (Some(&at("later")), b"words"),
            ];
            assert!(write_all(&results).is_err());
            assert_eq!(read_to_string(&key).unwrap(), "old", "{}", bad.display());
            assert_eq!(read_dir(folder.path()).unwrap().count(), 1, "nothing is left");
        }
        write_all(&[(Some(&at("key")), b"new"), (Some(&at("later")), b"words")]).unwrap();
        assert_eq!(read_to_string(at("key")).unwrap(), "new");
    }

    #[test]
    fn the_same_fault_has_the_same_message() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none/x");
        let message = |_| Output::open(Some(&path)).err().unwrap().to_string();
        let [one, two] = [1, 2].map(message);
        assert_eq!(one, two);
        assert!(!one.contains(super::PREFIX), "{one}");
    }

    fn put(path: &Path, text: &str) {
        let mut output = Output::open(Some(path)).unwrap();
        output.write_all(text.as_bytes()).unwrap();
        output.finish().unwrap();
    }

    #[test]
    fn mode_and_links_stay() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write(at("real.txt"), "old").unwrap();
        set_permissions(at("real.txt"), PermissionsExt::from_mode(0o640)).unwrap();
        symlink("real.txt", at("link.txt")).unwrap();
        symlink("later.txt", at("open.txt")).unwrap();
        put(&at("link.txt"), "new");
        put(&at("open.txt"), "new");
        assert_eq!(read_to_string(at("real.txt")).unwrap(), "new");
        assert_eq!(read_to_string(at("later.txt")).unwrap(), "new");
        assert_eq!(metadata(at("real.txt")).unwrap().permissions().mode() & 0o777, 0o640);
        for link in ["link.txt", "open.txt"] {
            assert!(at(link).is_symlink(), "{link}");
        }
        write(at("one.txt"), "a longer old text").unwrap();
        hard_link(at("one.txt"), at("two.txt")).unwrap();
        put(&at("one.txt"), "new");
        assert_eq!(read_to_string(at("two.txt")).unwrap(), "new");
        assert_eq!(read_dir(folder.path()).unwrap().count(), 6, "nothing is left over");
    }

    #[test]
    fn says_what_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write(at("kept.txt"), "old").unwrap();
        set_permissions(at("kept.txt"), PermissionsExt::from_mode(0o444)).unwrap();
        symlink("b", at("a")).unwrap();
        symlink("a", at("b")).unwrap();
        for (name, expected) in [
            ("kept.txt", "write-protected"),
            ("", "is a folder"),
            ("none/x.txt", "does the folder exist?"),
            ("a", "the links lead in a circle"),
        ] {
            let error = Output::open(Some(&at(name))).err().unwrap().to_string();
            assert!(error.contains(expected), "{name}: {error}");
        }
        let mut output = Output::open(Some(Path::new("/dev/full"))).unwrap();
        output.write_all(b"words").unwrap();
        let error = output.finish().unwrap_err().to_string();
        assert!(error.contains("/dev/full") && error.contains("make room"), "{error}");
    }
}
