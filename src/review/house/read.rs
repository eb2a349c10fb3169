//! From a file to a house style.

use crate::lexicon::pack::StyleRule;
use crate::lexicon::{Pack, PackError, Place, SourceFile};
use crate::review::House;
use crate::review::house::table;
use crate::text::toml_fault;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HouseFile {
    house: Head,
    #[serde(default)]
    rule: Vec<StyleRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: Spanned<String>,
    title: Option<String>,
    description: Option<String>,
    severity: Option<Spanned<String>>,
    /// For people; programs do not read them.
    #[expect(dead_code, reason = "kept in the file for its readers")]
    licence: Option<String>,
    #[expect(dead_code, reason = "kept in the file for its readers")]
    citation: Option<String>,
}

impl House {
    /// Reads a house style: TOML, or a table if the name ends in `.csv` or `.tsv`.
    ///
    /// # Errors
    ///
    /// If the file is not in the form of `docs/review.md`; the error names the place.
    pub fn read(file: SourceFile) -> Result<Self, PackError> {
        let extension = file.name.rsplit('.').next().unwrap_or_default().to_lowercase();
        match extension.as_str() {
            "csv" => table::read(file, b','),
            "tsv" => table::read(file, b'\t'),
            _ => toml_house(file),
        }
    }

    /// The rules that a pack holds.
    pub(in crate::review) fn of_pack(pack: &Pack) -> Self {
        Self {
            id: pack.head.id.clone(),
            title: pack.head.title.clone(),
            rules: pack.rules.clone(),
            sources: pack.sources.clone(),
            ..Self::default()
        }
    }

    /// An error at a byte of one of the files.
    pub(super) fn fault(&self, file: usize, at: usize, message: String) -> PackError {
        let source = &self.sources[file.min(self.sources.len().saturating_sub(1))];
        PackError::Syntax {
            place: Place::new(&source.name, &source.content, at),
            message,
        }
    }
}

fn toml_house(file: SourceFile) -> Result<House, PackError> {
    let parsed: HouseFile = toml::from_str(&file.content).map_err(|error| {
        let (at, message) = fault(&error, &file.content);
        PackError::Syntax { place: Place::new(&file.name, &file.content, at), message }
    })?;
    if parsed.rule.is_empty() {
        return Err(PackError::Syntax {
            place: Place::new(&file.name, &file.content, 0),
            message: "the house style has no rule; write one below [[rule]]".to_owned(),
        });
    }
    let mut house = House {
        id: parsed.house.id.as_ref().clone(),
        title: parsed.house.title,
        description: parsed.house.description,
        rules: parsed.rule,
        sources: vec![file],
        ..House::default()
    };
    if house.id.trim().is_empty() {
        let message = "the house style has no id; write id = \"our-desk\"".to_owned();
        return Err(house.fault(0, parsed.house.id.span().start, message));
    }
    if let Some(severity) = parsed.house.severity {
        house.severity = severity
            .as_ref()
            .parse()
            .map_err(|message| house.fault(0, severity.span().start, message))?;
    }
    Ok(house)
}

/// What the parser says, with what to do where that is not plain.
fn fault(error: &toml::de::Error, content: &str) -> (usize, String) {
    let (at, message) = toml_fault(error, content);
    let remedy = if message.contains("missing field `house`") {
        "begin the file with [house] and id = \"our-desk\""
    } else if message.starts_with("unknown field `rules`") {
        "write [[rule]] above each rule"
    } else {
        return (at, message);
    };
    let what = message.split(';').next().unwrap_or_default();
    (at, format!("{what}; {remedy}"))
}
