//! The language of an article that does not name it.

use whichlang::Lang;

/// Fewer letters show too little.
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
    if is_plainly_english(&sample) {
        return Some(code(Lang::Eng));
    }
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

/// English words that other languages of the Latin script hardly print.
const ENGLISH: [&str; 20] = [
    "and", "are", "but", "from", "has", "have", "his", "it", "not", "of", "said", "that",
    "the", "they", "this", "to", "were", "which", "who", "with",
];

/// The same by their bytes, the first the lowest.
const ENGLISH_KEYS: [u64; ENGLISH.len()] = {
    let mut keys = [0; ENGLISH.len()];
    let mut at = 0;
    while at < keys.len() {
        let word = ENGLISH[at].as_bytes();
        let mut n = word.len();
        while n > 0 {
            n -= 1;
            keys[at] = keys[at] << 8 | word[n] as u64;
        }
        at += 1;
    }
    keys
};

/// The longest of [`ENGLISH`].
const LONGEST: usize = 5;

/// A bit for each of [`ENGLISH_KEYS`], which rules out most other words.
const ENGLISH_BITS: u64 = {
    let mut bits = 0;
    let mut at = 0;
    while at < ENGLISH_KEYS.len() {
        bits |= 1 << hash(ENGLISH_KEYS[at]);
        at += 1;
    }
    bits
};

/// One of 64 places for a key.
const fn hash(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58
}

/// Among how many letters one of [`ENGLISH`] stands in a text that is plainly English; in
/// running English it is among 24, in a text that is half in another language among 40 or so.
const LETTERS_EACH: usize = 30;

/// Whether a sample is English beyond doubt, which spares the measure of all languages.
fn is_plainly_english(sample: &str) -> bool {
    let letters = letters(sample.as_bytes());
    let (mut n_bytes, mut n_english, mut at) = (0, 0, 0);
    loop {
        let start = next(&letters, at, 0);
        let end = next(&letters, start, u64::MAX);
        if start >= sample.len() {
            break;
        }
        at = end;
        n_bytes += end - start;
        if (2..=LONGEST).contains(&(end - start)) {
            let word = &sample.as_bytes()[start..end];
            let key =
                word.iter().rev().fold(0, |key, it| key << 8 | u64::from(it | 0x20));
            let may_be = ENGLISH_BITS >> hash(key) & 1 != 0;
            n_english += usize::from(may_be && ENGLISH_KEYS.contains(&key));
        }
    }
    let n_wide: usize = sample.bytes().map(|it| usize::from(it >= 0x80)).sum();
    n_bytes - n_wide >= MIN_LETTERS && n_english * LETTERS_EACH >= n_bytes
}

/// Which bytes are letters, as bits, and some bits after the end that are none: the ends of
/// words cannot be foreseen, and looking for them byte by byte costs more. Bytes beyond ASCII
/// are taken for letters: "thé" is one word, and another.
fn letters(bytes: &[u8]) -> Vec<u64> {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() | (byte >= 0x80);
    let bits = |block: &[u8]| {
        let bits = block.iter().zip(0..).map(|(it, at)| u64::from(is_letter(*it)) << at);
        bits.fold(0, |all, it| all | it)
    };
    bytes.chunks(64).map(bits).chain([0]).collect()
}

/// The first place from `at` on whose bit is set, or with all bits turned is not.
fn next(bits: &[u64], at: usize, turned: u64) -> usize {
    let mut block = at / 64;
    let mut rest = (bits[block] ^ turned) & (u64::MAX << (at % 64));
    while rest == 0 {
        block += 1;
        let Some(next) = bits.get(block) else { return bits.len() * 64 - 1 };
        rest = next ^ turned;
    }
    block * 64 + rest.trailing_zeros() as usize
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
    use super::{PIECE, identify};

    const GERMAN: &str = "Die Brücke über den Fluss ist seit Montag gesperrt, sagte die Bürgermeisterin, und niemand weiß, wann sie wieder geöffnet wird. Bis dahin fährt die Fähre zweimal in der Stunde, auch am Abend, und wer es eilig hat, muss einen weiten Umweg durch das Tal nehmen.";
    const ENGLISH: &str = "The bridge across the river has been closed since Monday, the mayor said, and nobody knows when it will open again. Until then the ferry runs twice an hour, in the evening too, and whoever is in a hurry has to go the long way round through the valley, past the old mill.";

    #[test]
    fn recognises_languages() {
        assert_eq!(identify(GERMAN), Some("de"));
        assert_eq!(identify(ENGLISH), Some("en"));
        let russian = "Мост через реку закрыт с понедельника, сообщила мэр города. ";
        assert_eq!(identify(&russian.repeat(6)), Some("ru"));
    }

    #[test]
    fn takes_plain_english_for_itself_and_nothing_else() {
        let others = [
            GERMAN,
            "De brug over de rivier is sinds maandag dicht, zei de burgemeester, en niemand weet of en wanneer zij weer open gaat. Tot die tijd vaart het veer twee keer per uur, ook in de avond, en wie haast heeft moet een lange omweg maken door het dal, langs de oude molen.",
            "Le pont sur la rivière est fermé depuis lundi, a dit la maire, et personne ne sait quand il rouvrira. En attendant, le bac passe deux fois par heure, le soir aussi, et celui qui est pressé doit faire un long détour par la vallée, devant le vieux moulin.",
            "Broen over elven har vært stengt siden mandag, sa ordføreren, og ingen vet når den åpner igjen. Til da går fergen to ganger i timen, også om kvelden, og den som har det travelt, må ta en lang omvei gjennom dalen, forbi den gamle møllen.",
            "El puente sobre el río está cerrado desde el lunes, dijo la alcaldesa, y nadie sabe cuándo volverá a abrir. Hasta entonces el transbordador pasa dos veces por hora, también por la tarde, y quien tenga prisa debe dar un largo rodeo por el valle.",
            "Most na rzece jest zamknięty od poniedziałku, powiedziała burmistrz, i nikt nie wie, kiedy znów będzie otwarty. Do tego czasu prom pływa dwa razy na godzinę, także wieczorem, a kto się spieszy, musi jechać długim objazdem przez dolinę. To potrwa.",
        ];
        assert!(super::is_plainly_english(ENGLISH));
        for other in others {
            assert!(!super::is_plainly_english(other), "{other}");
            let half = format!("{other} {ENGLISH}");
            let measured = super::code(whichlang::detect_language(&half));
            assert!(!super::is_plainly_english(&half) || measured == "en", "{half}");
        }
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
