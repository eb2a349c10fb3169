//! The text of a `.docx`: the paragraphs of its main part, a line each.
//!
//! A `.docx` is a ZIP archive (PKWARE APPNOTE 6.3, sections 4.3.12 and 4.3.16) that holds
//! `word/document.xml` (ECMA-376, part 1, section 17). Of the archive only that one part is
//! unpacked; notes, comments and deleted text are left out.

use crate::input::InputError;
use flate2::read::DeflateDecoder;
use std::io::Read;

/// The main part.
const PART: &[u8] = b"word/document.xml";
/// What a part may unpack to.
const LIMIT: u64 = 64 << 20;
/// The farthest that the end record can lie from the end: its own length and a comment.
const MAX_END: usize = 22 + (1 << 16);

/// Gives the text.
pub(super) fn text(bytes: &[u8], path: &str) -> Result<String, InputError> {
    let xml = part(bytes).ok_or_else(|| InputError::WrongForm {
        path: path.to_owned(),
        extension: "docx",
        remedy: "the file is damaged, locked, too large or another format; save it anew, or as .txt",
    })?;
    Ok(paragraphs(&xml))
}

/// Finds the main part by the archive's directory, and unpacks it.
fn part(bytes: &[u8]) -> Option<String> {
    let from = bytes.len().saturating_sub(MAX_END);
    let end = from + bytes[from..].windows(4).rposition(|it| it == b"PK\x05\x06")?;
    let n_entries = u16_at(bytes, end + 10)?;
    let mut at = u32_at(bytes, end + 16)? as usize;
    for _ in 0..n_entries {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (method, packed) =
            (u16_at(bytes, at + 10)?, u32_at(bytes, at + 20)? as usize);
        let name_len = u16_at(bytes, at + 28)? as usize;
        let others = u16_at(bytes, at + 30)? as usize + u16_at(bytes, at + 32)? as usize;
        if bytes.get(at + 46..at + 46 + name_len)? == PART {
            let local = u32_at(bytes, at + 42)? as usize;
            let skip =
                u16_at(bytes, local + 26)? as usize + u16_at(bytes, local + 28)? as usize;
            let start = local + 30 + skip;
            let packed = bytes.get(start..start + packed)?;
            return unpack(packed, method);
        }
        at += 46 + name_len + others;
    }
    None
}

fn unpack(packed: &[u8], method: u16) -> Option<String> {
    let mut xml = String::new();
    let n = match method {
        0 => packed.take(LIMIT).read_to_string(&mut xml).ok()?,
        8 => DeflateDecoder::new(packed).take(LIMIT).read_to_string(&mut xml).ok()?,
        _ => return None,
    };
    // Half of a text is none.
    ((n as u64) < LIMIT).then_some(xml)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The text of runs (`w:t`), a line for each paragraph that holds any.
fn paragraphs(xml: &str) -> String {
    let mut text = String::new();
    let mut line = String::new();
    let mut is_text = false;
    let mut rest = xml;
    while let Some(open) = rest.find('<') {
        if is_text {
            line.push_str(&unescape(&rest[..open]));
        }
        let Some(len) = rest[open..].find('>') else { break };
        let tag = &rest[open + 1..open + len];
        let name =
            tag.split([' ', '/', '\n']).find(|it| !it.is_empty()).unwrap_or_default();
        let is_closing = tag.starts_with('/');
        match name {
            "w:t" => is_text = !is_closing && !tag.ends_with('/'),
            "w:tab" | "w:br" | "w:cr" => line.push(' '),
            "w:noBreakHyphen" => line.push('-'),
            "w:p" if is_closing && !line.trim().is_empty() => {
                text.push_str(line.trim());
                text.push_str("\n\n");
                line.clear();
            }
            _ => {}
        }
        rest = &rest[open + len + 1..];
    }
    text
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
        .replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::{paragraphs, text};

    /// An archive with one stored part; checksums are not looked at.
    fn archive(name: &str, content: &str) -> Vec<u8> {
        let small = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
        let large = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend([0; 22]);
        bytes.extend(small(name.len()));
        bytes.extend(small(0));
        bytes.extend(name.bytes().chain(content.bytes()));
        let directory = bytes.len();
        bytes.extend(b"PK\x01\x02");
        bytes.extend([0; 16]);
        bytes.extend(large(content.len()));
        bytes.extend(large(content.len()));
        bytes.extend(small(name.len()));
        bytes.extend([0; 16]);
        bytes.extend(name.bytes());
        let size = bytes.len() - directory;
        bytes.extend(b"PK\x05\x06");
        bytes.extend([0; 4]);
        bytes.extend(small(1));
        bytes.extend(small(1));
        bytes.extend(large(size));
        bytes.extend(large(directory));
        bytes.extend(small(0));
        bytes
    }

    const XML: &str = "<w:body><w:p><w:r><w:t>Ada &amp; </w:t></w:r><w:r><w:t xml:space=\"preserve\">Olaf</w:t><w:tab/></w:r></w:p><w:p/><w:p><w:r><w:delText>no</w:delText><w:t>met.</w:t></w:r></w:p></w:body>";

    #[test]
    fn takes_the_runs_of_each_paragraph() {
        assert_eq!(paragraphs(XML), "Ada & Olaf\n\nmet.\n\n");
        let packed = archive("word/document.xml", XML);
        assert_eq!(text(&packed, "a.docx").unwrap(), "Ada & Olaf\n\nmet.\n\n");
    }

    #[test]
    fn damaged_files_are_errors() {
        let packed = archive("word/document.xml", XML);
        // The last two bytes give the length of a comment, which is not read.
        for cut in 0..packed.len() - 2 {
            assert!(text(&packed[..cut], "a.docx").is_err());
        }
        let other = archive("word/styles.xml", XML);
        let error = text(&other, "a.docx").unwrap_err().to_string();
        assert!(
            error.starts_with("a.docx: ") && error.contains("save it anew"),
            "{error}"
        );
    }
}
