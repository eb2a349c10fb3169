//! Plain text: a paragraph a line, or wrapped lines; front matter at the top.

use crate::input::article::Article;
use crate::input::encoding::Decoded;
use crate::input::paragraphs::Paragraphs;
use crate::input::{InputError, decode, encoding, front_matter, hard_wrap};
use std::borrow::Cow;

/// Reads a `.txt` file.
///
/// # Errors
///
/// If it is no text or its front matter is malformed.
pub(super) fn read(bytes: Vec<u8>, path: &str) -> Result<Article, InputError> {
    let Decoded { text, caveat } = encoding::decode(bytes, None, path)?;
    let text = decode::normalize(Cow::Borrowed(decode::without_bom(&text)));
    let mut front = front_matter::read(&text, path)?;
    front.metadata.caveats.extend(caveat);
    let paragraphs = paragraphs(&text[front.len..], front.n_lines);
    Ok(Article { metadata: front.metadata, paragraphs, ..Article::default() })
}

/// The paragraphs of a text in normal form that `n_before` lines precede in its file.
pub(super) fn paragraphs(text: &str, n_before: u32) -> Paragraphs {
    let mut paragraphs = Paragraphs::default();
    for (line, paragraph) in hard_wrap::unwrap_lines(text) {
        paragraphs.push(&paragraph, line + n_before, None);
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn reads_text_below_front_matter() {
        let file = "\u{feff}---\r\nsource: Ostrow Post\r\n---\r\n\r\nBridge closed\r\n\r\nIt rains.\r\n";
        let article = read(file.as_bytes().to_vec(), "a.txt").unwrap();
        assert_eq!(article.metadata.source.as_deref(), Some("Ostrow Post"));
        assert_eq!(article.paragraphs.text, "Bridge closed\nIt rains.");
        let lines: Vec<_> = article.paragraphs.list.iter().map(|it| it.line).collect();
        assert_eq!(lines, [5, 7]);
    }
}
