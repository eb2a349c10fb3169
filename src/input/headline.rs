//! Puts a known headline at the head of the text, once.

use crate::document::{Document, Paragraph, Zone};
use crate::input::address;
use crate::text::Span;

/// The shortest name by which an address is known to be an outlet's, in letters.
const MIN_NAME: usize = 5;

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

/// A headline without the outlet behind it, as windows and news services show it: `Ferry
/// halts | Orm Post`, where the source is Orm Post or its address has that name.
pub(super) fn without_outlet(title: String, source: &str, url: Option<&str>) -> String {
    const SIGNS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " « ", " » "];
    let seam = SIGNS.iter().filter_map(|it| Some((title.rfind(it)?, it.len()))).max();
    let Some((at, len)) = seam.filter(|it| it.0 > 0) else { return title };
    let name: String = letters(&title[at + len..]).collect();
    let host = url.and_then(address::host).unwrap_or_default();
    let is_outlet = letters(source).eq(name.chars())
        || name.len() >= MIN_NAME
            && letters(&host).collect::<String>().starts_with(&name);
    if is_outlet { title[..at].trim_end().to_owned() } else { title }
}

fn is_same(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{place, without_outlet};
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

    #[test]
    fn takes_the_outlet_off_the_end() {
        for (title, expected) in [
            ("Ferry halts | Orm Post", "Ferry halts"),
            ("Ferry - and mill – halt - Orm Post", "Ferry - and mill – halt"),
            ("Ferry halts | River Post", "Ferry halts"),
            ("Ferry halts - Tarn Echo", "Ferry halts - Tarn Echo"),
            ("Ferry halts", "Ferry halts"),
        ] {
            let url = Some("https://www.riverpost.example/a");
            assert_eq!(without_outlet(title.to_owned(), "Orm Post", url), expected);
        }
    }
}
