//! What is said of speakers.

use crate::compare::{Heard, Speakers};
use crate::document::Zone;
use crate::view::wording::{count, number, zone};
use crate::voice::{Attribution, Device, Kind, Voice};

/// The rows without a name: speech whose speaker is open, and marks without a speaker.
pub(in crate::view) const NOBODY: [&str; 2] =
    ["Speaker not resolved", "In quotation marks, no speaker given"];
/// Words that report and stand in no list of verbs.
pub(in crate::view) const NO_STANCE: &str = "in no list";

/// A count of any size.
#[must_use]
pub fn wide(n: u64) -> String {
    number(usize::try_from(n).unwrap_or(usize::MAX))
}

fn counted(n: u64, one: &str, many: &str) -> String {
    count(usize::try_from(n).unwrap_or(usize::MAX), one, many)
}

/// How many passages there are, and how many are open.
#[must_use]
pub fn speakers_lede(found: &Speakers) -> String {
    let sum = |n: fn(&Heard) -> u64| {
        let named = found.speakers.iter().flat_map(|it| &it.by_source);
        named.chain(&found.unresolved).map(n).sum::<u64>()
    };
    let marks: u64 = found.no_speaker.iter().map(|it| it.n_quotations).sum();
    let mut lede = format!(
        "{} and {}; headlines and captions are not counted.",
        counted(sum(|it| it.n_quotations), "quotation", "quotations"),
        counted(sum(|it| it.n_reported), "reported passage", "reported passages"),
    );
    let open = found.n_unresolved();
    if open > 0 {
        lede.push_str(&format!(
            " Could not tell who is speaking in {} of {}.",
            wide(open),
            wide(found.n_passages())
        ));
    }
    if marks > 0 {
        lede.push_str(&format!(
            " {} in quotation marks with nobody given as the speaker: why the marks stand there is not inferred.",
            counted(marks, "passage stands", "passages stand")
        ));
    }
    lede
}

/// Other names of a speaker.
#[must_use]
pub fn also(forms: &[String]) -> String {
    format!("also as {}", forms.join(", "))
}

/// That a speaker is heard in one source only.
#[must_use]
pub fn only_in(letter: &str) -> String {
    format!("only in {letter}")
}

/// How many quotations and reported passages a source gives of a speaker.
#[must_use]
pub fn passages_of(it: &Heard) -> String {
    let quotations = (it.n_quotations > 0)
        .then(|| counted(it.n_quotations, "quotation", "quotations"));
    let reported =
        (it.n_reported > 0).then(|| format!("{} reported", wide(it.n_reported)));
    let held = (it.n_held > 0)
        .then(|| counted(it.n_held, "thought or plan", "thoughts or plans"));
    let parts: Vec<String> = quotations.into_iter().chain(reported).chain(held).collect();
    if parts.is_empty() { "headline only".to_owned() } else { parts.join(", ") }
}

/// How many words all sources give of a speaker.
#[must_use]
pub fn heard_in_all(by_source: &[Heard]) -> String {
    let parts = [Voice::Quoted, Voice::Reported, Voice::Embedded].map(|voice| {
        let n: u64 = by_source.iter().map(|it| it.words(voice)).sum();
        (n > 0).then(|| format!("{} {}", wide(n), words_in(voice, n)))
    });
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What is counted in a voice.
#[must_use]
pub fn words_in(voice: Voice, n: u64) -> String {
    let what = match voice {
        Voice::Narrator => "of its own",
        Voice::Quoted => "in quotation marks",
        Voice::Reported => "reported",
        Voice::Embedded => "inside a reported sentence",
    };
    format!("{} {what}", if n == 1 { "word" } else { "words" })
}

/// How words are given, and with which words.
#[must_use]
pub fn how(attribution: &Attribution, cue: Option<&str>, of: Zone) -> String {
    let given = match (attribution.kind, attribution.device) {
        (Kind::Indirect, _) => "reported",
        (_, Some(Device::Title)) => "in the title of a work",
        (_, Some(Device::NoSpeaker)) => "in quotation marks, no speaker given",
        _ => "in quotation marks",
    };
    let cue = cue.map(|it| format!(": {it}")).unwrap_or_default();
    let zone = zone(of).map(|it| format!(" ({it})")).unwrap_or_default();
    format!("{given}{cue}{zone}")
}

/// The line that opens the list of further speakers.
#[must_use]
pub fn more_speakers(n: usize) -> String {
    counted(n as u64, "more speaker", "more speakers")
}
