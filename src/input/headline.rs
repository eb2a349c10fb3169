//! Puts a known headline at the head of the text, once.

use crate::document::{Document, Paragraph, Zone};
use crate::text::Span;

/// Makes the title the first paragraph of the text.
///
/// A first paragraph, or a headline in the mark-up, that says the same (letters and digits,
/// whatever their case) is the headline already and keeps its own wording. An added
/// headline has line 1.
pub(super) fn place(document: &mut Document) {
    let Some(title) = &document.title else {
        let headline =
            document.paragraphs.iter().find(|it| it.zone == Some(Zone::Headline));
        document.title = headline.map(|it| it.span.of(&document.text).to_owned());
        return;
    };
    let text = &document.text;
    let same = document.paragraphs.iter_mut().enumerate().find(|(number, it)| {
        (*number == 0 || it.zone == Some(Zone::Headline))
            && is_same(it.span.of(text), title)
    });
    if let Some((_, paragraph)) = same {
        paragraph.zone = Some(Zone::Headline);
        return;
    }
    let headline = Paragraph {
        span: Span::new(0, title.len()),
        line: 1,
        zone: Some(Zone::Headline),
        is_set_off: false,
    };
    let title = if text.is_empty() { title.clone() } else { format!("{title}\n") };
    for paragraph in &mut document.paragraphs {
        let span = paragraph.span.range();
        paragraph.span = Span::new(span.start + title.len(), span.end + title.len());
    }
    document.text.insert_str(0, &title);
    document.paragraphs.insert(0, headline);
}

fn is_same(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::document::{Document, Zone};
    use crate::input::paragraphs::Paragraphs;
    use std::borrow::Cow;

    #[track_caller]
    fn check(title: &str, text: &str, expected: &str) {
        let paragraphs = Paragraphs::from_lines(Cow::Borrowed(text));
        let mut document = Document {
            title: Some(title.to_owned()),
            text: paragraphs.text,
            paragraphs: paragraphs.list,
            ..Document::default()
        };
        place(&mut document);
        assert_eq!(document.text, expected);
        assert_eq!(document.paragraphs[0].zone, Some(Zone::Headline));
        let spans: Vec<_> =
            document.paragraphs.iter().map(|it| it.span.of(&document.text)).collect();
        assert_eq!(spans.join("\n"), expected);
    }

    #[test]
    fn adds_a_headline_once() {
        check("Bridge closed", "It rains.\nStill.", "Bridge closed\nIt rains.\nStill.");
        check("“Bridge” Closed", "Bridge closed\nIt rains.", "Bridge closed\nIt rains.");
        check("Bridge closed", "", "Bridge closed");
        check("Bridge", "Bridge closed\nIt rains.", "Bridge\nBridge closed\nIt rains.");
    }
}
