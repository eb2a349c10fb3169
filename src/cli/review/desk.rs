//! The desk that reviews a draft: settings found upward from it, styles, levels, baseline.

use crate::cli::args::Common;
use crate::cli::args::Review;
use crate::cli::packs::pack;
use crate::cli::packs::packs;
use crate::input;
use crate::input::read_pack;
use crate::lexicon::Pack;
use crate::lexicon::SourceFile;
use crate::review::Baseline;
use crate::review::House;
use crate::review::Options;
use crate::review::Reviewer;
use crate::review::builtin_house;
use crate::review::builtin_houses;
use crate::settings::NAME;
use crate::settings::Settings;
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

/// The desks of a run: one for each file of settings.
pub(super) struct Desks<'a> {
    args: &'a Review,
    common: &'a Common,
    desks: BTreeMap<Option<PathBuf>, Desk>,
}

/// All that a draft is reviewed with.
pub(super) struct Desk {
    pub(super) settings: Settings,
    pub(super) reviewer: Reviewer,
    pub(super) baseline: Option<Baseline>,
    file: Option<PathBuf>,
}

impl<'a> Desks<'a> {
    pub(super) fn new(args: &'a Review, common: &'a Common) -> Self {
        Self { args, common, desks: BTreeMap::new() }
    }

    /// The desk for a draft.
    pub(super) fn of(&mut self, draft: &Path) -> anyhow::Result<&Desk> {
        let file = match &self.args.config {
            Some(file) => Some(file.clone()),
            None if self.args.isolated => None,
            None => upward(draft),
        };
        if !self.desks.contains_key(&file) {
            let desk = open(self.args, self.common, file.as_deref())?;
            self.desks.insert(file.clone(), desk);
        }
        self.desks.get(&file).context("a desk that was just opened")
    }
}

impl Desk {
    /// Where the settings come from, as a comment.
    pub(super) fn origin(&self) -> String {
        let file = self.file.as_ref().map(|it| format!("# {}\n", it.display()));
        file.unwrap_or_else(|| "# no parallax.toml\n".to_owned())
    }
}

/// The nearest file of settings in the draft's folder or above.
pub(super) fn upward(draft: &Path) -> Option<PathBuf> {
    let is_stdin = draft.as_os_str() == "-";
    let start = if is_stdin { Path::new(".") } else { draft.parent()? };
    let start = if start.as_os_str().is_empty() { Path::new(".") } else { start };
    // As given while the folders are named, absolute beyond: findings show given paths.
    let near = start.join(NAME);
    if near.is_file() {
        return Some(near.strip_prefix(".").map(Path::to_path_buf).unwrap_or(near));
    }
    let absolute = std::fs::canonicalize(start).ok()?;
    absolute.ancestors().skip(1).map(|it| it.join(NAME)).find(|it| it.is_file())
}

fn open(args: &Review, common: &Common, file: Option<&Path>) -> anyhow::Result<Desk> {
    let mut settings = match file {
        None => Settings::default(),
        Some(file) => Settings::read(&source_file(file)?)?,
    };
    if !args.house.is_empty() {
        settings.house.clone_from(&args.house);
    }
    if !args.against.is_empty() {
        settings.against.clone_from(&args.against);
    }
    if args.baseline.is_some() {
        settings.baseline.clone_from(&args.baseline);
    }
    settings.fail_level = args.fail_level.or(settings.fail_level);
    for rule in &args.rule {
        let (id, level) = rule.split_once('=').with_context(|| {
            format!("--rule `{rule}`: write it as RULE=LEVEL, for instance so-called=off")
        })?;
        let level = level
            .parse()
            .map_err(|message| anyhow::anyhow!("--rule {rule}: {message}"))?;
        settings.rules.insert(id.to_owned(), level);
    }
    let mut packs: Vec<Pack> = packs(common)?;
    for path in &settings.lexicon {
        packs.push(pack(path)?);
    }
    let mut houses = Vec::new();
    for name in &settings.house {
        house(name, &mut houses, &mut packs)?;
    }
    let options = Options { levels: settings.rules.clone() };
    let mut reviewer = Reviewer::new(packs, houses, options)?;
    if !settings.against.is_empty() {
        reviewer = reviewer.with_others(others(&settings.against, &args.paths)?);
    }
    let baseline = match &settings.baseline {
        None => None,
        Some(path) => Some(baseline(path)?),
    };
    Ok(Desk { settings, reviewer, baseline, file: file.map(Path::to_path_buf) })
}

/// Adds the house style that a name or a file means; a pack's rules come with the pack.
fn house(
    name: &str,
    houses: &mut Vec<House>,
    packs: &mut Vec<Pack>,
) -> anyhow::Result<()> {
    if let Some(house) = builtin_house(name) {
        houses.push(house?);
        return Ok(());
    }
    let path = Path::new(name);
    anyhow::ensure!(
        path.exists(),
        "there is no house style `{name}`; shipped are {}; else name a file",
        builtin_houses().collect::<Vec<_>>().join(", ")
    );
    if path.is_dir() {
        packs.push(pack(path)?);
    } else {
        houses.push(House::read(source_file(path)?)?);
    }
    Ok(())
}

fn source_file(path: &Path) -> anyhow::Result<SourceFile> {
    let mut files = read_pack(path)?;
    files.pop().with_context(|| format!("{}: cannot be read", path.display()))
}

/// The articles to put drafts beside; a draft is not put beside itself.
fn others(
    paths: &[PathBuf],
    drafts: &[PathBuf],
) -> anyhow::Result<Vec<crate::document::Document>> {
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
    anyhow::ensure!(!documents.is_empty(), "--against names no article but the draft");
    Ok(documents)
}

fn baseline(path: &Path) -> anyhow::Result<Baseline> {
    let file = source_file(path)?;
    Baseline::read(&file.content).with_context(|| {
        format!("{}: not a baseline; write it anew with --write-baseline", path.display())
    })
}
