//! The packs that are part of the program. To add one, write its folder and one line here.

use crate::lexicon::load::load_tested;
use crate::lexicon::pack::Pack;
use crate::lexicon::{PackError, SourceFile};
use std::thread::Builder;

/// The files of a built-in pack: name, content, and what it was parsed into when the program
/// was built.
type Files = &'static [(&'static str, &'static str, &'static [u8])];

macro_rules! pack {
    ($id:literal: $($file:literal),+ $(,)?) => {
        &[$((
            concat!("lexicons/", $id, "/", $file),
            include_str!(concat!("../../lexicons/", $id, "/", $file)),
            include_bytes!(concat!(env!("OUT_DIR"), "/lexicons/", $id, "/", $file)),
        )),+]
    };
}

/// Packs that give mentions. Of two forms as long, whose required words stand as near, the earlier
/// pack's counts: packs on one conflict come before those on any protest or attack.
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
        "4-attributes.toml", "5-charges.toml", "examples.toml",
    ),
    pack!(
        "russia-ukraine": "pack.toml", "1-places.toml", "2-war.toml", "3-status.toml", "4-law.toml", "5-actors.toml", "6-diplomacy.toml", "7-german.toml", "examples.toml",
    ),
    pack!(
        "china": "pack.toml", "1-taiwan.toml", "2-regions.toml", "3-seas.toml",
        "examples.toml",
    ),
    pack!(
        "climate": "pack.toml", "1-change.toml", "2-sides.toml", "3-energy.toml", "examples.toml",
    ),
    pack!(
        "economy": "pack.toml", "1-taxes.toml", "2-people.toml", "3-trade.toml", "examples.toml",
    ),
    pack!(
        "falklands": "pack.toml", "1-places.toml", "2-war.toml", "examples.toml",
    ),
    pack!(
        "gender": "pack.toml", "1-persons.toml", "2-care-and-rules.toml", "3-sides.toml", "examples.toml",
    ),
    pack!(
        "gulf": "pack.toml", "1-waters.toml", "2-wars.toml", "3-map.toml", "examples.toml",
    ),
    pack!(
        "health": "pack.toml", "1-insurance.toml", "2-epidemics.toml", "3-persons.toml", "examples.toml",
    ),
    pack!(
        "israel-palestine": "pack.toml", "1-places.toml", "2-wars.toml", "3-actors.toml", "4-acts.toml", "examples.toml",
    ),
    pack!(
        "kashmir": "pack.toml", "1-places.toml", "2-acts.toml", "3-persons.toml", "examples.toml",
    ),
    pack!(
        "korea-japan": "pack.toml", "1-states.toml", "2-arms.toml", "3-history.toml",
        "examples.toml",
    ),
    pack!(
        "macedonia": "pack.toml", "1-names.toml", "2-events.toml", "examples.toml",
    ),
    pack!(
        "myanmar": "pack.toml", "1-places.toml", "2-power.toml", "examples.toml",
    ),
    pack!(
        "northern-ireland": "pack.toml", "1-places.toml", "2-violence.toml", "3-agreements.toml", "examples.toml",
    ),
    pack!(
        "policing": "pack.toml", "1-acts.toml", "2-rules.toml", "3-punishment.toml", "examples.toml",
    ),
    pack!(
        "us-abortion": "pack.toml", "1-persons.toml", "2-acts.toml", "examples.toml",
    ),
    pack!(
        "us-guns": "pack.toml", "1-rules.toml", "2-weapons.toml", "3-events.toml", "examples.toml",
    ),
    pack!(
        "us-immigration": "pack.toml", "1-persons.toml", "2-acts.toml", "3-rules.toml", "examples.toml",
    ),
    pack!(
        "protest": "pack.toml", "1-protests.toml", "2-events.toml", "3-power-and-sides.toml", "examples.toml",
    ),
    pack!(
        "terrorism": "pack.toml", "1-actors.toml", "2-acts.toml", "3-means.toml", "4-groups.toml", "examples.toml",
    ),
];

/// Words by which speakers are found; always loaded, never mentions.
const CUES: Files = pack!("cues": "pack.toml", "german.toml");

/// Words of the rules of a review; loaded for reviews only.
const REVIEW: Files = pack!("review": "pack.toml", "context.toml", "violence.toml");

/// The built-in packs that give mentions.
///
/// # Errors
///
/// Never with the packs as shipped: a test loads them.
pub fn builtin() -> Result<Vec<Pack>, PackError> {
    load_all(SHOWN.iter().copied())
}

/// The built-in packs of these ids (none: all) but for those of others.
///
/// # Errors
///
/// If no built-in pack has one of the ids.
pub fn builtin_of(only: &[String], without: &[String]) -> Result<Vec<Pack>, PackError> {
    let there: Vec<&str> = SHOWN.iter().map(|files| id(files)).collect();
    if let Some(id) = only.iter().chain(without).find(|it| !there.contains(&it.as_str()))
    {
        return Err(PackError::NoPack { id: id.clone(), there: there.join(", ") });
    }
    let has = |ids: &[String], id: &str| ids.iter().any(|it| it == id);
    let chosen = SHOWN.iter().filter(|files| {
        let id = id(files);
        (only.is_empty() || has(only, id)) && !has(without, id)
    });
    load_all(chosen.copied())
}

/// Loads packs side by side: together they take as long as the largest.
fn load_all(packs: impl Iterator<Item = Files>) -> Result<Vec<Pack>, PackError> {
    std::thread::scope(|scope| {
        let begin = |files| {
            let load = move || load_files(files);
            (files, Builder::new().spawn_scoped(scope, load))
        };
        let loading: Vec<_> = packs.map(begin).collect();
        let loaded = loading.into_iter().map(|(files, thread)| match thread {
            Ok(thread) => thread.join().expect("loading a pack does not panic"),
            // Where the system allows no further thread, this one does it.
            Err(_) => load_files(files),
        });
        loaded.collect()
    })
}

/// The built-in packs that hold families and nothing else: only a comparison reads them.
pub const FAMILIES: &str = "contested";

/// The id of a built-in pack, which its folder is named for.
fn id(files: Files) -> &'static str {
    files[0].0.split('/').nth(1).unwrap_or_default()
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
    load_tested(&source_files(files), |name| {
        files.iter().find(|it| it.0 == name).map_or(&[], |it| it.2)
    })
}

fn source_files(files: Files) -> Vec<SourceFile> {
    let file = |&(name, content, _): &(&str, &str, _)| SourceFile {
        name: name.to_owned(),
        content: content.to_owned(),
    };
    files.iter().map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::{CUES, REVIEW, SHOWN, source_files};
    use crate::lexicon::pack::PackFile;
    use crate::lexicon::{flat, load};

    #[test]
    fn every_pack_passes_the_checks_that_a_start_leaves_out() {
        for files in SHOWN.iter().copied().chain([CUES, REVIEW]) {
            let loaded = load(&source_files(files));
            assert!(
                loaded.is_ok(),
                "{}",
                loaded.err().map_or_else(String::new, |it| it.to_string())
            );
        }
    }

    #[test]
    fn what_was_parsed_in_the_build_is_what_the_files_hold() {
        for (name, content, parsed) in
            SHOWN.iter().copied().chain([CUES, REVIEW]).flatten()
        {
            if parsed.is_empty() {
                assert!(
                    name.ends_with(".tsv") || name.ends_with("examples.toml"),
                    "{name}"
                );
                continue;
            }
            let from_toml: PackFile = toml::from_str(content).unwrap();
            let from_flat: PackFile = flat::read(parsed).unwrap();
            assert_eq!(format!("{from_flat:?}"), format!("{from_toml:?}"), "{name}");
            let cut: Result<PackFile, _> = flat::read(&parsed[..parsed.len() / 2]);
            assert!(cut.is_err(), "{name}");
        }
    }
}
