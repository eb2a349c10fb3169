//! A folder of results: each article in files of its own, named for its id.

use crate::output::{ArticleWriter, file_stem};
use anyhow::Context;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One article as it goes into its files.
pub(super) struct Made {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) bytes: Vec<u8>,
}

/// Where files are put.
pub(super) struct Folder {
    path: PathBuf,
    extension: &'static str,
    writer: ArticleWriter,
    names: BTreeSet<String>,
}

impl Folder {
    /// Makes the folder where there is none.
    pub(super) fn open(
        path: &Path,
        extension: &'static str,
        writer: ArticleWriter,
    ) -> anyhow::Result<Self> {
        std::fs::create_dir_all(path)
            .with_context(|| format!("{}: no folder can be made", path.display()))?;
        let names = BTreeSet::new();
        let folder = Self { path: path.to_owned(), extension, writer, names };
        for (name, content) in writer.companions {
            folder.put(name, content.as_bytes())?;
        }
        Ok(folder)
    }

    /// Writes the files of one article.
    pub(super) fn add(&mut self, made: &Made) -> anyhow::Result<()> {
        let name = file_stem(&made.id);
        anyhow::ensure!(
            self.names.insert(name.to_lowercase()),
            "two articles would be the file `{name}.{}`; give them other ids",
            self.extension
        );
        if self.writer.has_text_beside {
            self.put(&format!("{name}.txt"), made.text.as_bytes())?;
        }
        let mut bytes = (self.writer.begin)()?.into_bytes();
        bytes.extend(&made.bytes);
        bytes.extend(self.writer.end.as_bytes());
        self.put(&format!("{name}.{}", self.extension), &bytes)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let path = self.path.join(name);
        #[expect(clippy::disallowed_methods, reason = "a front-end writes files")]
        std::fs::write(&path, bytes)
            .with_context(|| format!("{}: cannot be written", path.display()))
    }
}
