//! Whose words: what each voice is called.

use crate::voice::{Attribution, Device, Voice};

/// What a voice is called beside a count.
#[must_use]
pub fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Narrator => "own words",
        Voice::Quoted => "in quotation marks",
        Voice::Reported => "reported",
        Voice::Embedded => "inside a reported sentence",
    }
}

/// What the words of a voice are called, as a line of a table.
#[must_use]
pub fn voice_of_words(voice: Voice) -> &'static str {
    match voice {
        Voice::Narrator => "Own words",
        Voice::Quoted => "Words in quotation marks",
        Voice::Reported => "Words reported",
        Voice::Embedded => "Words inside a reported sentence",
    }
}

/// What a voice means, for the legend.
#[must_use]
pub fn voice_meaning(voice: Voice) -> &'static str {
    match voice {
        Voice::Narrator => "own words of the article",
        Voice::Quoted => "in quotation marks",
        Voice::Reported => "reported: a speaker’s claim, mostly the article’s wording",
        Voice::Embedded => "inside a reported sentence: whose wording cannot be told",
    }
}

/// Whose words a passage is.
#[must_use]
pub fn whose(voice: Voice, attribution: Option<&Attribution>) -> String {
    let speaker = attribution.and_then(|it| it.speaker.as_deref());
    let device = attribution.and_then(|it| it.device);
    match (voice, speaker) {
        (Voice::Narrator, _) => "own words".to_owned(),
        (Voice::Quoted, Some(name)) => format!("in quotation marks: {name}"),
        (Voice::Quoted, None) if device == Some(Device::Title) => {
            "in the title of a work".to_owned()
        }
        (Voice::Quoted, None) if device == Some(Device::NoSpeaker) => {
            "in quotation marks, no speaker given".to_owned()
        }
        (Voice::Quoted, None) => "in quotation marks, speaker not resolved".to_owned(),
        (Voice::Reported, Some(name)) => format!("reported: {name}"),
        (Voice::Reported, None) => "reported, speaker not resolved".to_owned(),
        (Voice::Embedded, Some(name)) => {
            format!("inside words reported from {name}; wording undecided")
        }
        (Voice::Embedded, None) => {
            "inside a reported sentence; wording undecided".to_owned()
        }
    }
}
