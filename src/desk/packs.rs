//! The word lists of a run.

use crate::desk::DeskError;
use crate::input::{Story, read_pack};
use crate::lexicon::{FAMILIES, Named, Pack, SourceFile, builtin_of, load};
use std::path::{Path, PathBuf};

/// Which word lists a run is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Whether the built-in ones are left out.
    pub no_builtin: bool,
    /// The built-in ones that are wanted, by id; none: all.
    pub packs: Vec<String>,
    /// Built-in ones that are left out, by id.
    pub without: Vec<String>,
    /// Names on the spot: lists, or tables by path.
    pub names: Vec<String>,
    /// Files and folders of packs.
    pub lexicon: Vec<PathBuf>,
}

impl Lists {
    /// The same without families, for runs that compare nothing.
    #[must_use]
    pub fn without_families(mut self) -> Self {
        self.without.push(FAMILIES.to_owned());
        self
    }

    /// The same with the lists of the stories that are read.
    #[must_use]
    pub fn with_stories(mut self, stories: &[Story]) -> Self {
        let add = |own: &mut Vec<String>, more: &[String]| {
            own.extend(
                more.iter().filter(|it| !own.contains(it)).cloned().collect::<Vec<_>>(),
            );
        };
        for story in stories {
            if !self.no_builtin {
                add(&mut self.packs, &story.packs);
            }
            add(&mut self.without, &story.without);
            for path in &story.lexicon {
                if !self.lexicon.contains(path) {
                    self.lexicon.push(path.clone());
                }
            }
        }
        self
    }

    /// The files that it names, as they are now: whoever keeps what was made of them sees by
    /// these whether they have changed.
    ///
    /// # Errors
    ///
    /// If one cannot be read.
    pub fn files(&self) -> Result<Vec<SourceFile>, DeskError> {
        let mut files = Vec::new();
        for table in self.names.iter().filter(|it| !Named::is_list(it)) {
            files.extend(table_of(table)?);
        }
        for path in &self.lexicon {
            files.extend(read_pack(path)?);
        }
        Ok(files)
    }

    /// The packs that give mentions: names on the spot, the built-in ones, those of files.
    ///
    /// # Errors
    ///
    /// If one cannot be read, or no built-in pack has an id.
    pub fn read(&self) -> Result<Vec<Pack>, DeskError> {
        let mut packs = Vec::new();
        let named = names(&self.names)?;
        if !named.is_empty() {
            packs.push(Pack::of_names(&named));
        }
        if !self.no_builtin {
            packs.extend(builtin_of(&self.packs, &self.without)?);
        }
        for path in &self.lexicon {
            packs.push(pack(path)?);
        }
        Ok(packs)
    }
}

/// Names on the spot, from lists and tables.
///
/// # Errors
///
/// If a table cannot be read, or one of them says what it may not.
pub fn names(values: &[String]) -> Result<Vec<Named>, DeskError> {
    let mut named = Vec::new();
    for value in values {
        if Named::is_list(value) {
            named.extend(Named::list(value)?);
            continue;
        }
        for file in table_of(value)? {
            named.extend(Named::table(&file)?);
        }
    }
    Ok(named)
}

/// A table of names from its path.
fn table_of(path: &str) -> Result<Vec<SourceFile>, DeskError> {
    if !Path::new(path).is_file() {
        return Err(Named::fault(path).into());
    }
    Ok(read_pack(Path::new(path))?)
}

/// One pack from its file or folder.
///
/// # Errors
///
/// If it cannot be read, or is not in the form of `docs/lexicons.md`.
pub fn pack(path: &Path) -> Result<Pack, DeskError> {
    Ok(load(&read_pack(path)?)?)
}
