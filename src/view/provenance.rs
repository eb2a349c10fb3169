//! What a report was made from: enough to make it again, and to find what has changed.

use crate::compare::Comparison;
use crate::document::Voice;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The name and version of this form.
pub const SCHEMA: &str = "parallax.provenance/1";

/// What a report was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// [`SCHEMA`].
    pub schema: String,
    /// The program and its version.
    pub program: String,
    /// Where resampling started.
    pub seed: u64,
    /// The packs, in order.
    pub packs: Vec<PackHash>,
    /// How it was asked for.
    pub options: Settings,
    /// The articles, in the order of the report.
    pub articles: Vec<ArticleHash>,
    /// SHA-256 of what was put right by hand, where anything was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<String>,
}

/// A pack with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackHash {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its files.
    pub sha256: String,
}

/// An article with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleHash {
    /// Its id.
    pub id: String,
    /// SHA-256 of its text as it was measured.
    pub sha256: String,
}

/// The options that change what a comparison reads or shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Whether the text was taken verbatim.
    pub raw: bool,
    /// Whether furniture of web pages stayed in the text.
    pub keep_all: bool,
    /// Whether the built-in packs were left out.
    pub no_builtin: bool,
    /// The built-in packs that were wanted; none: all.
    pub packs: Vec<String>,
    /// The built-in packs that were left out.
    pub without: Vec<String>,
    /// Names on the spot, as given.
    pub names: Vec<String>,
    /// The rules that name sources, as given.
    pub sources: Vec<String>,
    /// The format that files were read as.
    pub from: Option<String>,
    /// The title that was given.
    pub title: Option<String>,
    /// Of an edition to be published, the part of an article that it may show, in per cent.
    pub publish: Option<u8>,
    /// What prints, where it is not what is open on the screen.
    pub print: Option<String>,
    /// Whether the program was to propose no names of its own.
    pub no_suggest: bool,
}

/// What a comparison was made from; `program` names the program and its version.
#[must_use]
pub fn provenance(
    comparison: &Comparison<'_>,
    settings: &Settings,
    program: String,
) -> Provenance {
    let packs = comparison.lexicon.packs().iter().map(|pack| PackHash {
        id: pack.head.id.clone(),
        version: pack.head.version.clone(),
        sha256: pack.sha256(),
    });
    let articles = comparison.articles.iter().map(|it| ArticleHash {
        id: it.document.id.clone(),
        sha256: sha256(&it.document.text),
    });
    Provenance {
        schema: SCHEMA.to_owned(),
        program,
        seed: comparison.seed,
        packs: packs.collect(),
        options: settings.clone(),
        articles: articles.collect(),
        corrections: corrections(comparison),
    }
}

/// The hash of the corrections that were made.
fn corrections(comparison: &Comparison<'_>) -> Option<String> {
    let mut lines = String::new();
    for article in &comparison.articles {
        for it in article.document.corrections.iter().filter(|it| it.is_made) {
            let voice = it.voice.map_or("", Voice::name);
            let fields = (&article.document.id, &it.text, voice, &it.speaker, &it.note);
            let _ = writeln!(lines, "{fields:?}");
        }
    }
    (!lines.is_empty()).then(|| sha256(&lines))
}

/// The hash of a text, in hexadecimal digits.
#[must_use]
pub fn sha256(text: &str) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

impl Provenance {
    /// How another run differs, in words; nothing where it was made from the same.
    #[must_use]
    pub fn differences(&self, new: &Self) -> Vec<String> {
        let mut found = Vec::new();
        if self.program != new.program {
            found.push(format!("program: {}, now {}", self.program, new.program));
        }
        if self.seed != new.seed {
            found.push(format!("seed: {}, now {}", self.seed, new.seed));
        }
        if self.options != new.options {
            found.push("options differ".to_owned());
        }
        let packs = |it: &Self| -> Vec<(String, String)> {
            let packs = it.packs.iter();
            packs
                .map(|it| (it.id.clone(), format!("{} {}", it.version, it.sha256)))
                .collect()
        };
        compare_lists("pack", &packs(self), &packs(new), &mut found);
        let articles = |it: &Self| -> Vec<(String, String)> {
            it.articles.iter().map(|it| (it.id.clone(), it.sha256.clone())).collect()
        };
        compare_lists("article", &articles(self), &articles(new), &mut found);
        if self.corrections != new.corrections {
            found.push("corrections: what was put right by hand differs".to_owned());
        }
        found
    }
}

/// What is missing, new or changed among named hashes.
fn compare_lists(
    kind: &str,
    old: &[(String, String)],
    new: &[(String, String)],
    found: &mut Vec<String>,
) {
    for (id, hash) in old {
        match new.iter().find(|it| it.0 == *id) {
            None => found.push(format!("{kind} `{id}`: missing now")),
            Some((_, other)) if other != hash => {
                found.push(format!("{kind} `{id}`: {hash}, now {other}"));
            }
            Some(_) => {}
        }
    }
    for (id, _) in new.iter().filter(|it| old.iter().all(|old| old.0 != it.0)) {
        found.push(format!("{kind} `{id}`: was not there"));
    }
}

#[cfg(test)]
mod tests {
    use super::{ArticleHash, Provenance, SCHEMA, Settings, sha256};

    fn made(articles: &[(&str, &str)]) -> Provenance {
        let article = |&(id, text): &(&str, &str)| ArticleHash {
            id: id.to_owned(),
            sha256: sha256(text),
        };
        Provenance {
            schema: SCHEMA.to_owned(),
            program: "parallax 0.1.0".to_owned(),
            seed: 1,
            packs: Vec::new(),
            options: Settings::default(),
            articles: articles.iter().map(article).collect(),
            corrections: None,
        }
    }

    #[test]
    fn differences_name_what_changed() {
        let old = made(&[("a", "x"), ("b", "y")]);
        assert!(old.differences(&old.clone()).is_empty());
        let found = old.differences(&made(&[("a", "z"), ("c", "y")]));
        assert_eq!(found.len(), 3);
        assert!(found[0].starts_with("article `a`: 2d711642b726b044"), "{found:?}");
        assert_eq!(
            found[1..],
            ["article `b`: missing now", "article `c`: was not there"]
        );
    }

    #[test]
    fn hashes_are_sha256() {
        // FIPS 180-4, example of one block.
        assert_eq!(
            sha256("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
