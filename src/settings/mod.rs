//! Settings of a newsroom: `parallax.toml`, as `docs/review.md` describes it.

use crate::lexicon::{PackError, Place, SourceFile};
use crate::review::{Level, RULES, Severity, known_rule};
use crate::text::toml_fault;
use ignore::gitignore::GitignoreBuilder;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// The name of the file.
pub const NAME: &str = "parallax.toml";

/// What a file of settings says; paths are as seen from where the program runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// House styles: ids of shipped ones, or files.
    pub house: Vec<String>,
    /// Articles that drafts are put beside.
    pub against: Vec<PathBuf>,
    /// Word lists.
    pub lexicon: Vec<PathBuf>,
    /// What is no draft: patterns as in a `.gitignore`, from the file's folder.
    pub exclude: Vec<String>,
    /// From which severity on a review ends with status 1.
    pub fail_level: Option<Severity>,
    /// Known findings.
    pub baseline: Option<PathBuf>,
    /// Levels, by a rule's id or its family.
    pub rules: BTreeMap<String, Level>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(default)]
    house: Vec<String>,
    #[serde(default)]
    against: Vec<String>,
    #[serde(default)]
    lexicon: Vec<String>,
    #[serde(default)]
    exclude: Vec<Spanned<String>>,
    fail_level: Option<Spanned<String>>,
    baseline: Option<String>,
    #[serde(default)]
    rules: BTreeMap<Spanned<String>, Spanned<String>>,
}

impl Settings {
    /// Reads a file; its paths are taken from its folder.
    ///
    /// # Errors
    ///
    /// If it is not in the form of `docs/review.md`; the error names the place.
    pub fn read(file: &SourceFile) -> Result<Self, PackError> {
        let fault = |at: usize, message: String| PackError::Syntax {
            place: Place::new(&file.name, &file.content, at),
            message,
        };
        let parsed: File = toml::from_str(&file.content).map_err(|error| {
            let (at, message) = toml_fault(&error, &file.content);
            fault(at, message)
        })?;
        let folder = Path::new(&file.name).parent().unwrap_or(Path::new(""));
        let paths = |list: Vec<String>| list.iter().map(|it| folder.join(it)).collect();
        let fail_level = match &parsed.fail_level {
            None => None,
            Some(it) => Some(
                it.as_ref().parse().map_err(|message| fault(it.span().start, message))?,
            ),
        };
        let mut rules = BTreeMap::new();
        for (id, level) in &parsed.rules {
            known_rule(id.as_ref()).map_err(|it| fault(id.span().start, it))?;
            let level_of = |message| fault(level.span().start, message);
            rules.insert(id.as_ref().clone(), level.as_ref().parse().map_err(level_of)?);
        }
        for pattern in &parsed.exclude {
            GitignoreBuilder::new("").add_line(None, pattern.as_ref()).map_err(|it| {
                fault(
                    pattern.span().start,
                    format!("{it}; write a pattern as in a .gitignore"),
                )
            })?;
        }
        // A style's file is named as such by its extension or a slash; a shipped one is a word.
        let house = parsed.house.into_iter().map(|it| {
            let is_file = it.contains(['/', '\\', '.']);
            if is_file { folder.join(&it).display().to_string() } else { it }
        });
        Ok(Self {
            house: house.collect(),
            against: paths(parsed.against),
            lexicon: paths(parsed.lexicon),
            exclude: parsed.exclude.into_iter().map(Spanned::into_inner).collect(),
            fail_level,
            baseline: parsed.baseline.map(|it| folder.join(it)),
            rules,
        })
    }

    /// The settings as a file has them, every rule with its level.
    #[must_use]
    pub fn page(&self) -> String {
        let list = |items: Vec<String>| {
            items.iter().map(|it| format!("{it:?}")).collect::<Vec<_>>().join(", ")
        };
        let paths = |paths: &[PathBuf]| {
            list(paths.iter().map(|it| it.display().to_string()).collect())
        };
        let mut page = String::new();
        let _ = writeln!(page, "house = [{}]", list(self.house.clone()));
        let _ = writeln!(page, "against = [{}]", paths(&self.against));
        let _ = writeln!(page, "lexicon = [{}]", paths(&self.lexicon));
        let _ = writeln!(page, "exclude = [{}]", list(self.exclude.clone()));
        let _ =
            writeln!(page, "fail-level = \"{}\"", self.fail_level.unwrap_or_default());
        if let Some(baseline) = &self.baseline {
            let _ = writeln!(page, "baseline = {:?}", baseline.display().to_string());
        }
        page.push_str("\n[rules]\n");
        let mut levels: BTreeMap<&str, Level> =
            RULES.iter().map(|card| (card.id, card.level)).collect();
        levels.extend(self.rules.iter().map(|(id, level)| (id.as_str(), *level)));
        for (id, level) in levels {
            let key =
                if id.contains(['/', '.']) { format!("{id:?}") } else { id.to_owned() };
            let _ = writeln!(page, "{key} = \"{}\"", level.name());
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::lexicon::SourceFile;

    fn read(content: &str) -> Result<Settings, String> {
        let file = SourceFile {
            name: "desk/parallax.toml".to_owned(),
            content: content.to_owned(),
        };
        Settings::read(&file).map_err(|it| it.to_string())
    }

    #[test]
    fn takes_paths_from_its_folder() {
        let content = "house = [\"ap\", \"our.toml\"]\nfail-level = \"error\"\n[rules]\nso-called = \"off\"\n\"house/x.y\" = \"error\"\n";
        let settings = read(content).unwrap();
        assert_eq!(settings.house, ["ap", "desk/our.toml"]);
        assert!(settings.page().contains("so-called = \"off\""));
        assert!(settings.page().contains("\"house/x.y\" = \"error\""));
        let again = read(&settings.page()).unwrap();
        assert_eq!(again.rules.get("so-called"), settings.rules.get("so-called"));
        assert_eq!(again.fail_level, settings.fail_level);
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        for (content, expected) in [
            (
                "[rules]\nso-caled = \"off\"",
                "desk/parallax.toml:2:1: there is no rule `so-caled`",
            ),
            (
                "[rules]\nso-called = \"loud\"",
                "desk/parallax.toml:2:13: `loud` is not a level",
            ),
            ("fail-level = 1", "desk/parallax.toml:1:14: "),
            ("exclude = [\"a{b\"]", "desk/parallax.toml:1:12: "),
            ("colour = 1", "desk/parallax.toml:1:1: unknown field"),
        ] {
            let error = read(content).unwrap_err();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
