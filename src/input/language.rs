//! The language of an article that does not name it.

use whichlang::Lang;

/// Fewer letters tell too little.
const MIN_LETTERS: usize = 200;

/// Pieces that are looked at, spread over the text, and the bytes of each.
const N_PIECES: usize = 4;
const PIECE: usize = 256;

/// Tells the language from the words: one of sixteen, as an ISO 639 code.
///
/// A short text is looked at whole, a longer one in four places, so that neither a quotation
/// nor the length of the text decides. A language beyond the sixteen is taken for the one
/// most like it (Ukrainian for Russian).
pub(super) fn identify(text: &str) -> Option<&'static str> {
    let sample = sample(text);
    let n_letters = sample.chars().filter(|char| char.is_alphabetic()).count();
    (n_letters >= MIN_LETTERS).then(|| code(whichlang::detect_language(&sample)))
}

fn sample(text: &str) -> String {
    if text.len() <= N_PIECES * PIECE {
        return text.to_owned();
    }
    let step = (text.len() - PIECE) / (N_PIECES - 1);
    let pieces = (0..N_PIECES).map(|number| {
        let start = text.floor_char_boundary(number * step);
        &text[start..text.floor_char_boundary(start + PIECE)]
    });
    pieces.collect::<Vec<_>>().join("\n")
}

fn code(language: Lang) -> &'static str {
    match language {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    }
}

#[cfg(test)]
mod tests {
    use super::PIECE;
    use super::identify;

    const GERMAN: &str = "Die Brücke über den Fluss ist seit Montag gesperrt, sagte die Bürgermeisterin, und niemand weiß, wann sie wieder geöffnet wird. Bis dahin fährt die Fähre zweimal in der Stunde, auch am Abend, und wer es eilig hat, muss einen weiten Umweg durch das Tal nehmen.";
    const ENGLISH: &str = "The bridge across the river has been closed since Monday, the mayor said, and nobody knows when it will open again. Until then the ferry runs twice an hour, in the evening too, and whoever is in a hurry has to go the long way round through the valley, past the old mill.";

    #[test]
    fn tells_languages() {
        assert_eq!(identify(GERMAN), Some("de"));
        assert_eq!(identify(ENGLISH), Some("en"));
        let russian = "Мост через реку закрыт с понедельника, сообщила мэр города. ";
        assert_eq!(identify(&russian.repeat(6)), Some("ru"));
    }

    #[test]
    fn looks_at_all_of_a_long_text() {
        let mixed = format!("{}{}", GERMAN.repeat(8), ENGLISH.repeat(60));
        assert!(mixed.len() > 8 * PIECE);
        assert_eq!(identify(&mixed), Some("en"));
        assert_eq!(identify(&"Ж".repeat(9 * PIECE)), Some("ru"));
    }

    #[test]
    fn says_nothing_about_a_short_text() {
        assert_eq!(identify("Die Brücke ist gesperrt."), None);
        assert_eq!(identify(&"1 2 3 … ".repeat(100)), None);
    }
}
