//! What reading finds out about a text that stays in its file: its head, its lines, its language.
//!
//! A review points into the file as it is, so it cannot use the text that reading makes.

use crate::document::Date;
use crate::input::rich::Rich;
use crate::input::{
    InputError, TEXT_MIB, docx, encoding, front_matter, hard_wrap, html, language, unit,
};
use std::io;
use std::path::Path;

/// What stands above the words of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The byte at which the text begins.
    pub len: usize,
    /// The day that it names.
    pub date: Option<Date>,
}

/// Reads the front matter of a text; malformed front matter is text.
#[must_use]
pub fn draft_head(text: &str) -> Head {
    let front = front_matter::read(text, "").unwrap_or_default();
    Head { len: front.len, date: front.metadata.date }
}

/// The day that a web page names as its own.
#[must_use]
pub fn page_date(page: &str) -> Option<Date> {
    html::date(page)
}

/// The lines, counted from 1, on which paragraphs of plain text begin; texts wrapped at a
/// fixed width are recognized.
#[must_use]
pub fn paragraph_lines(text: &str) -> Vec<u32> {
    let unwrapped = hard_wrap::unwrap_lines(text);
    let mut lines: Vec<u32> = unwrapped.paragraphs.iter().map(|it| it.0).collect();
    // Running heads stay in a draft, and nothing is joined over them.
    lines.extend(unwrapped.heads.iter().flat_map(|it| [it.0, it.0 + 1]));
    lines.sort_unstable();
    lines
}

/// The language of a text; English if it is too short to show it.
#[must_use]
pub fn language_of(text: &str) -> String {
    language::identify(text).unwrap_or("en").to_owned()
}

/// Reads a text whole, in whatever encoding; of a `.docx` its text, a paragraph a line, and
/// its notes. `-` is standard input.
///
/// # Errors
///
/// If it cannot be read or is no text.
pub fn read_text(path: &Path) -> Result<String, InputError> {
    let shown = path.display().to_string();
    let bytes = if shown == "-" {
        unit::read_limited(io::stdin(), &shown)?
    } else {
        unit::read_whole(path, &shown)?
    };
    let extension = path.extension().unwrap_or_default();
    if extension.eq_ignore_ascii_case("docx") {
        return Ok(docx::rich(&bytes, &shown)?.lines());
    }
    let text = encoding::decode(bytes, None, &shown)?.text;
    if text.len() as u64 > TEXT_MIB << 20 {
        return Err(InputError::TooLarge { path: shown, line: None, limit: TEXT_MIB });
    }
    Ok(text)
}

/// Reads a `.docx` with its styles, italics and notes.
///
/// # Errors
///
/// If it cannot be read.
pub fn read_docx(path: &Path) -> Result<Rich, InputError> {
    let shown = path.display().to_string();
    docx::rich(&unit::read_whole(path, &shown)?, &shown)
}
