//! What is known about an article besides its text, and which statement of it holds.

use crate::document::{Caveat, Correction, Date};
use crate::input::decode;

/// What one place (a story, front matter, a table's row) says about an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) id: Option<String>,
    pub(super) source: Option<String>,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) note: Option<String>,
    pub(super) licence: Option<String>,
    /// That of the whole story, where the article names none.
    pub(super) story_licence: Option<String>,
    /// Lines that stay; only a story says so.
    pub(super) kept: Vec<String>,
    /// Only a story has them.
    pub(super) corrections: Vec<Correction>,
    pub(super) caveats: Vec<Caveat>,
}

/// A value on one line in normal form; none if it is blank.
pub(super) fn value(text: &str) -> Option<String> {
    let line = decode::normalize_line(text);
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

/// The ISO 639-1 code at the head of a language tag: `en` of `en-GB` and of `eng`.
pub(super) fn language(text: &str) -> Option<String> {
    let code = text.trim().split(['-', '_']).next()?.to_lowercase();
    let short = LONG_CODES.iter().find(|it| it.0 == code).map(|it| it.1.to_owned());
    (!code.is_empty()).then(|| short.unwrap_or(code))
}

/// Codes of ISO 639-2 and 639-3 that tables of news use, with those of ISO 639-1.
const LONG_CODES: &[(&str, &str)] = &[
    ("ara", "ar"),
    ("ces", "cs"),
    ("cze", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("dut", "nl"),
    ("eng", "en"),
    ("fas", "fa"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
    ("heb", "he"),
    ("hin", "hi"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("nld", "nl"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("spa", "es"),
    ("swe", "sv"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("zho", "zh"),
];

impl Metadata {
    /// Notes a date, or that it cannot be read.
    pub(super) fn set_date(&mut self, text: &str) {
        match text.parse() {
            Ok(date) => self.date = Some(date),
            Err(()) => self.caveats.push(Caveat::UnreadableDate(text.trim().to_owned())),
        }
    }

    /// Fills what is missing from a place that counts less.
    pub(super) fn or(self, lower: Self) -> Self {
        let mut caveats = self.caveats;
        caveats.extend(lower.caveats);
        Self {
            id: self.id.or(lower.id),
            source: self.source.or(lower.source),
            title: self.title.or(lower.title),
            byline: self.byline.or(lower.byline),
            date: self.date.or(lower.date),
            url: self.url.or(lower.url),
            language: self.language.or(lower.language),
            note: self.note.or(lower.note),
            licence: self.licence.or(lower.licence),
            story_licence: self.story_licence.or(lower.story_licence),
            kept: self.kept,
            corrections: self.corrections,
            caveats,
        }
    }
}
