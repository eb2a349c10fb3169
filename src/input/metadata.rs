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

/// Languages with their other codes (ISO 639-2 and 639-3) and their names, by the code of
/// two letters under which everything here knows them.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("ar", &["ara", "arabic", "العربية"]),
    ("cs", &["ces", "cze", "czech", "čeština"]),
    ("da", &["dan", "danish", "dansk"]),
    ("de", &["deu", "ger", "german", "deutsch"]),
    ("el", &["ell", "gre", "greek"]),
    ("en", &["eng", "english"]),
    ("es", &["spa", "spanish", "español"]),
    ("et", &["est", "estonian"]),
    ("fa", &["fas", "per", "persian"]),
    ("fi", &["fin", "finnish"]),
    ("fr", &["fra", "fre", "french", "français"]),
    ("he", &["heb", "hebrew", "iw"]),
    ("hi", &["hin", "hindi"]),
    ("hu", &["hun", "hungarian"]),
    ("id", &["ind", "indonesian"]),
    ("it", &["ita", "italian", "italiano"]),
    ("ja", &["jpn", "japanese"]),
    ("ko", &["kor", "korean"]),
    ("lt", &["lit", "lithuanian"]),
    ("lv", &["lav", "latvian"]),
    ("nl", &["nld", "dut", "dutch", "nederlands"]),
    ("no", &["nor", "nob", "nb", "norwegian", "norsk"]),
    ("pl", &["pol", "polish", "polski"]),
    ("pt", &["por", "portuguese", "português"]),
    ("ro", &["ron", "rum", "romanian"]),
    ("ru", &["rus", "russian", "русский"]),
    ("sk", &["slk", "slo", "slovak"]),
    ("sr", &["srp", "serbian"]),
    ("sv", &["swe", "swedish", "svenska"]),
    ("tr", &["tur", "turkish", "türkçe"]),
    ("uk", &["ukr", "ukrainian", "українська"]),
    ("vi", &["vie", "vietnamese"]),
    ("zh", &["zho", "chi", "cmn", "chinese", "中文"]),
];

/// Codes that say that the language is not known, or that there are several.
const NO_LANGUAGE: &[&str] =
    &["und", "mul", "zxx", "mis", "xx", "unknown", "none", "null"];

/// The ISO 639 code of two letters, from a language tag (`en` of `en-GB`), another code of
/// the language (`eng`) or its name; a code that is not known stays.
pub(super) fn language(text: &str) -> Option<String> {
    let code = text.trim().split(['-', '_', ',', ';', ' ']).next()?.to_lowercase();
    if code.is_empty() || NO_LANGUAGE.contains(&code.as_str()) {
        return None;
    }
    let known = LANGUAGES.iter().find(|it| it.1.contains(&code.as_str()));
    Some(known.map_or(code, |it| it.0.to_owned()))
}

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

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn knows_a_language_by_each_of_its_codes() {
        for (text, expected) in [
            ("en-GB", Some("en")),
            ("eng", Some("en")),
            ("deu-AT", Some("de")),
            ("ger", Some("de")),
            ("Russian", Some("ru")),
            ("uk_UA", Some("uk")),
            ("gsw", Some("gsw")),
            ("und", None),
            (" ", None),
        ] {
            assert_eq!(language(text).as_deref(), expected, "{text}");
        }
    }
}
