//! Characters garbled by a wrong decoding, or by a program in between: repaired where that is
//! sure, and with a caveat.

use crate::document::Caveat;
use crate::input::xml;
use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

/// Repairs a text in normal form.
///
/// - Control signs from U+0080 to U+009F are read as windows-1252 has them.
/// - Runs of signs that are UTF-8 read as windows-1252 (`â€œ`) are decoded, twice if need be.
/// - With `entities`, references to characters (`&ldquo;`) are resolved.
pub(super) fn text<'t>(
    text: &'t str,
    entities: bool,
    caveats: &mut Vec<Caveat>,
) -> Cow<'t, str> {
    let mut n = 0;
    let mut now = Cow::Borrowed(text);
    if entities && now.contains('&') {
        let (resolved, n_more) = without_references(&now);
        if n_more > 0 {
            now = Cow::Owned(resolved);
            n += n_more;
        }
    }
    if now.is_ascii() {
        note(n, caveats);
        return now;
    }
    if now
        .contains(|char: char| ('\u{80}'..='\u{9f}').contains(&char) && char != '\u{85}')
    {
        let (plain, n_more) = without_c1(&now);
        now = Cow::Owned(plain);
        n += n_more;
    }
    for _ in 0..2 {
        if !now.contains(['â', 'Ã', 'Â', 'Ð', 'Ñ', 'Î', 'Ï', 'Å', 'Ä']) {
            break;
        }
        let (plain, n_more) = without_mojibake(&now);
        if n_more == 0 {
            break;
        }
        now = Cow::Owned(plain);
        n += n_more;
    }
    note(n, caveats);
    let n_odd = now.matches("â€").count() + now.matches('\u{fffd}').count();
    if n_odd > 0 {
        let at = now.find("â€").or_else(|| now.find('\u{fffd}')).unwrap_or(0);
        let example = now[at..].chars().take(3).collect();
        caveats.push(Caveat::OddCharacters { example, n: n_odd });
    }
    now
}

/// The longest emphasis between two underscores, in bytes.
const MAX_EMPHASIS: usize = 200;

/// Takes the underscores off words that a plain text sets in italics so: `_Kyiv_`.
pub(super) fn without_emphasis(text: &str) -> Cow<'_, str> {
    if !text.contains('_') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('_') {
        plain.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let is_begin =
            plain.chars().next_back().is_none_or(|it| !it.is_alphanumeric() && it != '_')
                && behind.starts_with(|it: char| {
                    it.is_alphanumeric() || matches!(it, '“' | '"' | '‘')
                });
        let end =
            behind.bytes().take(MAX_EMPHASIS).position(|it| it == b'_' || it == b'\n');
        let end = end.filter(|end| {
            let is_closed = behind.as_bytes()[*end] == b'_';
            let before =
                behind[..*end].chars().next_back().is_some_and(|it| !it.is_whitespace());
            let after = behind[end + 1..].chars().next();
            is_begin
                && is_closed
                && before
                && after.is_none_or(|it| !it.is_alphanumeric() && it != '_')
        });
        match end {
            Some(end) => {
                plain.push_str(&behind[..end]);
                rest = &behind[end + 1..];
            }
            None => {
                plain.push('_');
                rest = behind;
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn note(n: usize, caveats: &mut Vec<Caveat>) {
    if n > 0 {
        caveats.push(Caveat::Repaired { n });
    }
}

/// The longest reference to a character.
const MAX_REFERENCE: usize = 10;

fn without_references(text: &str) -> (String, usize) {
    let (mut plain, mut n) = (String::with_capacity(text.len()), 0);
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(MAX_REFERENCE).position(|byte| byte == b';');
        let is_name = |name: &str| {
            name.len() > 1
                && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'#')
        };
        if let Some(end) = end.filter(|end| is_name(&rest[1..*end])) {
            let resolved = xml::resolve(&rest[..=end]);
            n += usize::from(resolved != rest[..=end]);
            plain.push_str(&resolved);
            rest = &rest[end + 1..];
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    (plain, n)
}

fn without_c1(text: &str) -> (String, usize) {
    let mut n = 0;
    let plain = text.chars().map(|char| {
        let code = u32::from(char);
        if !(0x80..=0x9f).contains(&code) || code == 0x85 {
            return char;
        }
        n += 1;
        let byte = [u8::try_from(code).unwrap_or(b'?')];
        let (decoded, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
        decoded.chars().next().unwrap_or(char)
    });
    (plain.collect(), n)
}

/// The byte that windows-1252 has for a sign above ASCII.
fn byte_of(char: char) -> Option<u8> {
    let code = u32::from(char);
    if (0x80..=0xff).contains(&code) {
        return u8::try_from(code).ok();
    }
    if char.is_ascii() {
        return None;
    }
    let mut buffer = [0; 4];
    let (bytes, _, has_fault) = WINDOWS_1252.encode(char.encode_utf8(&mut buffer));
    match (&*bytes, has_fault) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

fn without_mojibake(text: &str) -> (String, usize) {
    let mut plain = String::with_capacity(text.len());
    let mut n = 0;
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if chars[at].is_ascii() {
            plain.push(chars[at]);
            at += 1;
            continue;
        }
        // A closing quotation mark, whose last byte windows-1252 does not have.
        if chars[at..].starts_with(&['â', '€'])
            && matches!(chars.get(at + 2), Some('\u{9d}' | '\u{fffd}'))
        {
            plain.push('”');
            n += 1;
            at += 3;
            continue;
        }
        let bytes: Vec<u8> =
            chars[at..].iter().take(4).map_while(|it| byte_of(*it)).collect();
        let len = match bytes.first() {
            Some(0xc2..=0xdf) => 2,
            Some(0xe0..=0xef) => 3,
            Some(0xf0..=0xf4) => 4,
            _ => 0,
        };
        match bytes.get(..len).filter(|it| !it.is_empty()).map(std::str::from_utf8) {
            Some(Ok(decoded)) => {
                plain.push_str(decoded);
                n += 1;
                at += len;
            }
            _ => {
                plain.push(chars[at]);
                at += 1;
            }
        }
    }
    (plain, n)
}

#[cfg(test)]
mod tests {
    use super::{text, without_emphasis};

    #[test]
    fn takes_underscores_off_words_in_italics() {
        for (text, expected) in [
            ("in _Kyiv_, “_the Post_” and a_b _c d", "in Kyiv, “the Post” and a_b _c d"),
            ("____________\n_so it is_.", "____________\nso it is."),
        ] {
            assert_eq!(without_emphasis(text), expected);
        }
    }

    #[track_caller]
    fn check(given: &str, expected: &str, kinds: &[&str]) {
        let mut caveats = Vec::new();
        assert_eq!(text(given, true, &mut caveats), expected);
        let found: Vec<_> = caveats.iter().map(|it| it.kind()).collect();
        assert_eq!(found, kinds);
    }

    #[test]
    fn puts_right_what_is_sure() {
        const DONE: &[&str] = &["repaired-characters"];
        check("â€œI stay,â€\u{9d} said TÃ¸rn.", "“I stay,” said Tørn.", DONE);
        check("Itâ€™s late â€“ go", "It’s late – go", DONE);
        check("\u{93}I stay,\u{94} he said", "“I stay,” he said", DONE);
        check("&ldquo;I stay&#8221; &amp; go", "“I stay” & go", DONE);
        check("Ã¢â‚¬Å“I stay", "“I stay", DONE);
        check(
            "AT&T; Ãland, Râle, “so” – café Â",
            "AT&T; Ãland, Râle, “so” – café Â",
            &[],
        );
        check("It â€ is", "It â€ is", &["odd-characters"]);
    }
}
