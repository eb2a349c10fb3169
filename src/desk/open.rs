//! Opens a desk: reads everything that its settings name.

use crate::desk::packs::pack;
use crate::desk::{Choices, Desk, DeskError};
use crate::document::Document;
use crate::input;
use crate::input::{InputError, read_pack};
use crate::lexicon::{Pack, SourceFile, load};
use crate::review::{Baseline, House, Options, Reviewer, builtin_house, builtin_houses};
use crate::settings::Settings;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Path, PathBuf};

impl Desk {
    /// Opens the desk that a file of settings, or none, and what is asked for make.
    ///
    /// # Errors
    ///
    /// If something that the settings name cannot be read.
    pub fn open(choices: &Choices, file: Option<&Path>) -> Result<Self, DeskError> {
        let mut desk = Self::without_baseline(choices, file)?;
        desk.baseline = desk.settings.baseline.as_deref().map(baseline).transpose()?;
        Ok(desk)
    }

    /// The same without known findings, as long as the list of them is to be written.
    ///
    /// # Errors
    ///
    /// If something else that the settings name cannot be read.
    pub fn without_baseline(
        choices: &Choices,
        file: Option<&Path>,
    ) -> Result<Self, DeskError> {
        let settings = choices.settings(file)?;
        let mut packs = choices.lists.clone().without_families().read()?;
        for path in &settings.lexicon {
            packs.push(pack(path)?);
        }
        let mut houses = Vec::new();
        for name in &settings.house {
            house(name, &mut houses, &mut packs)?;
        }
        let options = Options { levels: settings.rules.clone() };
        let mut reviewer = Reviewer::new(packs, houses, options)?;
        choices.check_rules(&settings, file, &reviewer)?;
        if !settings.against.is_empty() {
            let origin = match file {
                Some(file) if choices.against.is_empty() => file.display().to_string(),
                _ => "--against".to_owned(),
            };
            let articles = others(&settings.against, &choices.drafts, origin)?;
            reviewer = reviewer.with_others(articles);
        }
        let excluded = excluded(&settings, file);
        let file = file.map(Path::to_path_buf);
        Ok(Self { settings, reviewer, baseline: None, file, excluded })
    }
}

/// The patterns of `exclude`, which `Settings::read` has checked.
fn excluded(settings: &Settings, file: Option<&Path>) -> Gitignore {
    let folder = file.and_then(Path::parent).filter(|it| !it.as_os_str().is_empty());
    let mut patterns = GitignoreBuilder::new(folder.unwrap_or(Path::new(".")));
    for pattern in &settings.exclude {
        // A pattern that cannot be read leaves nothing out.
        let _ = patterns.add_line(None, pattern);
    }
    patterns.build().unwrap_or_else(|_| Gitignore::empty())
}

impl Choices {
    /// What holds: a file of settings, or none, and above it what is asked for.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn settings(&self, file: Option<&Path>) -> Result<Settings, DeskError> {
        let mut settings = match file {
            None => Settings::default(),
            // What was found, and not named, is a file or a mistake.
            Some(file) if self.config.is_none() && !file.is_file() => {
                return Err(DeskError::NoFile { path: file.display().to_string() });
            }
            Some(file) => Settings::read(&source_file(file)?)?,
        };
        if !self.house.is_empty() {
            settings.house.clone_from(&self.house);
        }
        if !self.against.is_empty() {
            settings.against.clone_from(&self.against);
        }
        if self.baseline.is_some() {
            settings.baseline.clone_from(&self.baseline);
        }
        settings.fail_level = self.fail_level.or(settings.fail_level);
        settings.rules.extend(self.rules.iter().map(|it| (it.0.clone(), *it.1)));
        Ok(settings)
    }
}

impl Choices {
    /// Fails where a level is asked for a rule that no style has. What a file of settings says
    /// of its own styles stays right while others take their place.
    fn check_rules(
        &self,
        settings: &Settings,
        file: Option<&Path>,
        reviewer: &Reviewer,
    ) -> Result<(), DeskError> {
        for id in settings.rules.keys() {
            let Err(message) = reviewer.knows_rule(id) else { continue };
            if self.rules.contains_key(id) {
                return Err(DeskError::Level { rule: id.clone(), message });
            }
            let Some(file) = file.filter(|_| self.house.is_empty()) else { continue };
            let content = source_file(file)?.content;
            let line = content.lines().position(|it| it.contains(id.as_str()));
            let path = file.display().to_string();
            return Err(DeskError::NoRule { path, line: line.unwrap_or(0) + 1, message });
        }
        Ok(())
    }
}

/// Adds the house style that a name or a file means; a pack's rules come with the pack.
fn house(
    name: &str,
    houses: &mut Vec<House>,
    packs: &mut Vec<Pack>,
) -> Result<(), DeskError> {
    if let Some(house) = builtin_house(name) {
        houses.push(house?);
        return Ok(());
    }
    let path = Path::new(name);
    if !path.exists() {
        let shipped = builtin_houses().collect::<Vec<_>>().join(", ");
        return Err(DeskError::NoHouse { name: name.to_owned(), shipped });
    }
    if path.is_dir() {
        packs.push(pack(path)?);
        return Ok(());
    }
    let file = source_file(path)?;
    if file.content.lines().any(|it| it.trim() == "[pack]") {
        packs.push(load(&[file])?);
    } else {
        houses.push(House::read(file)?);
    }
    Ok(())
}

fn source_file(path: &Path) -> Result<SourceFile, DeskError> {
    let missing = || InputError::Missing { path: path.display().to_string() };
    Ok(read_pack(path)?.pop().ok_or_else(missing)?)
}

/// The articles to put drafts beside; a draft is not put beside itself.
fn others(
    paths: &[PathBuf],
    drafts: &[PathBuf],
    origin: String,
) -> Result<Vec<Document>, DeskError> {
    let place = |path: &Path| std::fs::canonicalize(path).ok();
    let own: Vec<PathBuf> = drafts.iter().filter_map(|it| place(it)).collect();
    let is_own = |path: &Path| place(path).is_some_and(|it| own.contains(&it));
    // Named one by one they are left out first: where they lie must not name the sources.
    let paths: Vec<PathBuf> = paths.iter().filter(|it| !is_own(it)).cloned().collect();
    let mut documents = Vec::new();
    for document in input::read(&paths, &input::Options::default()) {
        let document = document?;
        if !is_own(Path::new(&document.path)) {
            documents.push(document);
        }
    }
    if documents.is_empty() {
        return Err(DeskError::NoOthers { origin });
    }
    Ok(documents)
}

fn baseline(path: &Path) -> Result<Baseline, DeskError> {
    if !path.exists() {
        return Err(DeskError::MissingBaseline { path: path.display().to_string() });
    }
    let file = source_file(path)?;
    let none = || DeskError::NoBaseline { path: path.display().to_string() };
    Baseline::read(&file.content).ok_or_else(none)
}
