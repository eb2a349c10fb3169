//! The packs that are part of the program. To add one, write its folder and one line here.

use crate::lexicon::pack::Pack;
use crate::lexicon::{PackError, SourceFile, load};

/// The files of a built-in pack: name and content.
type Files = &'static [(&'static str, &'static str)];

macro_rules! pack {
    ($id:literal: $($file:literal),+ $(,)?) => {
        &[$((
            concat!("lexicons/", $id, "/", $file),
            include_str!(concat!("../../lexicons/", $id, "/", $file)),
        )),+]
    };
}

/// Packs that give mentions.
const SHOWN: &[Files] = &[
    pack!(
        "english": "pack.toml", "absolute.tsv", "booster.tsv", "categories.toml",
        "distancing.tsv", "examples.toml", "factive.tsv", "frame-conflict.tsv",
        "frame-economic.tsv", "frame-human-interest.tsv", "frame-morality.tsv",
        "frame-responsibility.tsv", "hedge.tsv", "implicative.tsv", "intensifier.tsv",
        "legitimacy.tsv", "loaded-negative.tsv", "loaded-positive.tsv",
        "reporting-verb-doubting.tsv", "reporting-verb-emotive.tsv",
        "reporting-verb-endorsing.tsv", "reporting-verb-neutral.tsv",
        "reporting-verb-rejecting.tsv",
    ),
    pack!(
        "contested": "pack.toml", "1-people.toml", "2-things.toml", "3-verbs.toml",
        "4-attributes.toml", "examples.toml",
    ),
    pack!(
        "russia-ukraine": "pack.toml", "1-places.toml", "2-war.toml", "3-status.toml",
        "4-law.toml", "5-actors.toml", "6-diplomacy.toml", "examples.toml",
    ),
];

/// Words by which speakers are found; always loaded, never mentions.
const CUES: Files = pack!("cues": "pack.toml");

/// Words of the rules of a review; loaded for reviews only.
const REVIEW: Files = pack!("review": "pack.toml", "context.toml", "violence.toml");

/// The built-in packs that give mentions.
///
/// # Errors
///
/// Never with the packs as shipped: a test loads them.
pub fn builtin() -> Result<Vec<Pack>, PackError> {
    SHOWN.iter().map(|files| load_files(files)).collect()
}

/// The cue pack.
///
/// # Errors
///
/// Never with the pack as shipped: a test loads it.
pub fn cues() -> Result<Pack, PackError> {
    load_files(CUES)
}

/// The pack of the rules of a review.
///
/// # Errors
///
/// Never with the pack as shipped: a test loads it.
pub fn review_words() -> Result<Pack, PackError> {
    load_files(REVIEW)
}

fn load_files(files: Files) -> Result<Pack, PackError> {
    let files: Vec<SourceFile> = files
        .iter()
        .map(|&(name, content)| SourceFile {
            name: name.to_owned(),
            content: content.to_owned(),
        })
        .collect();
    load(&files)
}
