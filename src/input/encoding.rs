//! From bytes in any encoding to a string: UTF-8 first, otherwise what the bytes look like.

use crate::document::Caveat;
use crate::input::InputError;
use crate::input::decode::line_at;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::io;
use std::io::{BufRead, BufReader};

/// A text, and the doubt about how it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// With its byte order mark, if it has one.
    pub(super) text: String,
    /// None where the bytes themselves say how they are to be read.
    pub(super) caveat: Option<Caveat>,
}

/// How many of the first bytes distinguish UTF-16 without a mark from UTF-8.
const HEAD: usize = 1024;

/// Decodes a file or a cell.
///
/// In this order: UTF-16 by its byte order mark; UTF-8; UTF-8 with damaged places, if these
/// are few; the encoding that the file declares; the one that the bytes look like.
///
/// # Errors
///
/// If the bytes are no text.
pub(super) fn decode(
    bytes: Vec<u8>,
    declared: Option<&'static Encoding>,
    path: &str,
) -> Result<Decoded, InputError> {
    let bytes = without_few_nuls(match utf32(&bytes) {
        Some(text) => return Ok(Decoded { text, caveat: None }),
        None => bytes,
    });
    let (encoding, caveat) = recognise(&bytes, declared, path)?;
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if encoding == UTF_8 => return Ok(Decoded { text, caveat }),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    Ok(Decoded { text: text.into_owned(), caveat })
}

/// Tells the encoding of bytes, in the order that [`decode`] names.
///
/// # Errors
///
/// If the bytes are no text.
pub(super) fn recognise(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
    path: &str,
) -> Result<(&'static Encoding, Option<Caveat>), InputError> {
    if let Some(encoding) = utf16(bytes) {
        return Ok((encoding, None));
    }
    let Err(error) = std::str::from_utf8(bytes) else { return Ok((UTF_8, None)) };
    let line = line_at(bytes, error.valid_up_to());
    if bytes.contains(&0) {
        return Err(InputError::NoText { path: path.to_owned(), line });
    }
    if is_damaged_utf8(bytes) {
        return Ok((UTF_8, Some(Caveat::NotUtf8 { line })));
    }
    let is_sound =
        |it: &&'static Encoding| !it.decode_without_bom_handling(bytes).1 && *it != UTF_8;
    if let Some(declared) = declared.filter(is_sound) {
        return Ok((declared, None));
    }
    let encoding = guess(bytes);
    Ok((encoding, Some(Caveat::GuessedEncoding(encoding.name().to_owned()))))
}

/// The byte order of UTF-16, by its mark or, without one, by zeros in every other byte.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if head.len() < 16 {
        return None;
    }
    let n_zeros = |offset: usize| {
        head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count()
    };
    match (n_zeros(0), n_zeros(1)) {
        (0, odd) if odd > 0 && odd * 4 >= head.len() => Some(UTF_16LE),
        (even, 0) if even > 0 && even * 4 >= head.len() => Some(UTF_16BE),
        // Letters that are not Latin: one half of the bytes has two or three values.
        (even, odd) if even + odd > 0 => {
            let is_high = |offset: usize| {
                let half: Vec<u8> =
                    head.iter().skip(offset).step_by(2).copied().collect();
                let n_zero = half.iter().filter(|it| **it == 0).count();
                let most = (1..=0x30_u8)
                    .map(|high| half.iter().filter(|it| **it == high).count())
                    .max();
                (n_zero + most.unwrap_or(0)) * 10 >= half.len() * 9 && n_zero > 0
            };
            match (is_high(0), is_high(1)) {
                (false, true) => Some(UTF_16LE),
                (true, false) => Some(UTF_16BE),
                _ => None,
            }
        }
        _ => None,
    }
}

/// UTF-32 by its byte order mark.
fn utf32(bytes: &[u8]) -> Option<String> {
    let read: fn([u8; 4]) -> u32 = match bytes {
        [0xff, 0xfe, 0, 0, ..] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff, ..] => u32::from_be_bytes,
        _ => return None,
    };
    let signs = bytes.chunks_exact(4).map(|it| read([it[0], it[1], it[2], it[3]]));
    Some(signs.map(|it| char::from_u32(it).unwrap_or('\u{fffd}')).collect())
}

/// Takes out single zero bytes, which some programs leave in a text of one byte per letter.
fn without_few_nuls(mut bytes: Vec<u8>) -> Vec<u8> {
    let n = bytes.iter().filter(|byte| **byte == 0).count();
    let is_text = bytes
        .iter()
        .all(|it| *it >= 0x20 || matches!(it, 0 | b'\n' | b'\r' | b'\t' | 0xc));
    if n > 0 && n * 100 <= bytes.len() && is_text && utf16(&bytes).is_none() {
        bytes.retain(|byte| *byte != 0);
    }
    bytes
}

/// Makes UTF-8 of a table in UTF-16 while it streams; other bytes go through unchanged.
pub(super) fn without_utf16(
    mut input: Box<dyn BufRead + Send>,
) -> io::Result<Box<dyn BufRead + Send>> {
    let Some(encoding) = utf16(input.fill_buf()?) else { return Ok(input) };
    let decoder = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).build(input);
    Ok(Box::new(BufReader::new(decoder)))
}

/// Whether at least four characters of several bytes are sound for each that is not.
///
/// Other encodings look like UTF-8 by chance only here and there.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut n_sound, mut n_damaged) = (0_usize, 0);
    for chunk in bytes.utf8_chunks() {
        n_sound += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        n_damaged += usize::from(!chunk.invalid().is_empty());
    }
    n_sound >= 4 * n_damaged
}

/// Whether bytes hold the curly marks of old Macs: marks around words, and an apostrophe
/// between small letters, where other encodings would have capitals with accents.
fn is_mac_roman(bytes: &[u8]) -> bool {
    let (mut n_mac, mut n_windows) = (0, 0);
    for at in 0..bytes.len() {
        let before = at.checked_sub(1).map_or(b' ', |it| bytes[it]);
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        let opens = (before.is_ascii_whitespace() || b"(>\"".contains(&before))
            && after.is_ascii_alphabetic();
        let closes = (before.is_ascii_alphabetic() || b".,!?".contains(&before))
            && !after.is_ascii_alphanumeric();
        let joins = before.is_ascii_lowercase() && after.is_ascii_lowercase();
        match bytes[at] {
            0xd2 if opens => n_mac += 1,
            0xd3 if closes => n_mac += 1,
            0xd5 if joins => n_mac += 1,
            0x93 if opens => n_windows += 1,
            0x94 if closes => n_windows += 1,
            0x92 if joins => n_windows += 1,
            _ => {}
        }
    }
    n_mac >= 2 && n_windows * 4 < n_mac
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if is_mac_roman(bytes) {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, kind: &str) {
        let decoded = decode(bytes.to_vec(), None, "a.txt").unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.caveat.as_ref().map_or("", |it| it.kind()), kind);
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn takes_utf8_as_it_is() {
        check(b"", "", "");
        check("\u{feff}Café\r\n".as_bytes(), "\u{feff}Café\r\n", "");
        check(b"a\0b", "a\0b", "");
    }

    #[test]
    fn reads_utf16() {
        let text = "\u{feff}Café – “ja”";
        check(&utf16(text, u16::to_le_bytes), text, "");
        check(&utf16(text, u16::to_be_bytes), text, "");
        check(&utf16("Plain words.", u16::to_le_bytes), "Plain words.", "");
        check(&utf16("Plain words.", u16::to_be_bytes), "Plain words.", "");
        let text = "Мост через реку закрыт с понедельника, сообщил мэр.";
        check(&utf16(text, u16::to_le_bytes), text, "");
        check(&utf16(text, u16::to_be_bytes), text, "");
        let wide: Vec<u8> =
            "\u{feff}Café".chars().flat_map(|it| u32::from(it).to_le_bytes()).collect();
        check(&wide, "\u{feff}Café", "");
    }

    #[test]
    fn guesses_other_encodings() {
        let mut zeros = b"The caf\xe9 \0".to_vec();
        zeros.extend([b'x'; 200]);
        assert!(decode(zeros, None, "a.txt").unwrap().text.starts_with("The café x"));
        let western = b"The caf\xe9 \x93Zum Tor\x94 \x96 it\x92s closed.";
        check(western, "The café “Zum Tor” – it’s closed.", "guessed-encoding");
        let text = "Мост через реку закрыт с понедельника, сообщил мэр города.";
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(text);
        check(&cyrillic, text, "guessed-encoding");
    }

    #[test]
    fn keeps_utf8_with_a_damaged_place() {
        let mut bytes = "„Nein“, sagte sie.\n".as_bytes().to_vec();
        bytes.extend("Über die Brücke gehört\n \u{fffd}".as_bytes());
        bytes.truncate(bytes.len() - 1);
        check(
            &bytes,
            "„Nein“, sagte sie.\nÜber die Brücke gehört\n \u{fffd}",
            "not-utf8",
        );
    }

    #[test]
    fn believes_a_declaration() {
        let declared = Some(encoding_rs::WINDOWS_1252);
        let decoded = decode(b"caf\xe9".to_vec(), declared, "a.html").unwrap();
        assert_eq!((decoded.text.as_str(), decoded.caveat), ("café", None));
    }

    #[test]
    fn refuses_what_is_no_text() {
        let error = decode(b"%PDF\n\0\xff\xfe".to_vec(), None, "a.txt").unwrap_err();
        assert_eq!(
            error.to_string(),
            "a.txt:2: this is not text; save the article's text as .txt, .md or .html"
        );
    }
}
