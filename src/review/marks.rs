//! Stretches between quotation marks, as the signs alone show.
//!
//! Whose words are where is the business of `voice`, which knows apostrophes, inches and
//! speakers. Where marks are mixed up it may see narration in a quotation; a suggestion is put
//! in without a second look only where no mark at all is open.

use crate::text::Span;
use crate::voice::is_elision;

/// The stretches of a text in which a mark is open; a mark does not outlive its paragraph.
pub(super) fn marked(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        in_paragraph(paragraph, start, &mut found);
        start += paragraph.len();
    }
    found
}

fn in_paragraph(paragraph: &str, start: usize, found: &mut Vec<Span>) {
    let (mut n_curly, mut n_single, mut is_straight) = (0_usize, 0_usize, false);
    let mut open = None;
    // Some print »words«, others «words».
    let is_inward = opens_inward(paragraph);
    for (at, c) in paragraph.char_indices() {
        match c {
            '“' | '„' => n_curly += 1,
            '”' => n_curly = n_curly.saturating_sub(1),
            '«' | '»' if (c == '»') == is_inward => n_curly += 1,
            '«' | '»' => n_curly = n_curly.saturating_sub(1),
            '"' => is_straight = !is_straight,
            // Word sets ‘ before ’twas.
            '‘' if is_elision(&paragraph[at + c.len_utf8()..]) => continue,
            '‘' => n_single += 1,
            '’' => {
                let next = paragraph[at + c.len_utf8()..].chars().next();
                if !next.is_some_and(char::is_alphanumeric) {
                    n_single = n_single.saturating_sub(1);
                }
            }
            _ => continue,
        }
        let is_open = n_curly > 0 || n_single > 0 || is_straight;
        match (open, is_open) {
            (None, true) => open = Some(start + at),
            (Some(from), false) => {
                found.push(Span::new(from, start + at + c.len_utf8()));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(from) = open {
        found.push(Span::new(from, start + paragraph.len()));
    }
}

/// Whether the first angle mark of a paragraph points to the right, and words begin after it.
fn opens_inward(paragraph: &str) -> bool {
    let first = paragraph.find(['«', '»']).map(|at| paragraph.split_at(at));
    first.is_some_and(|(before, rest)| {
        rest.strip_prefix('»').is_some_and(|it| it.starts_with(char::is_alphanumeric))
            && !before.ends_with(char::is_alphanumeric)
    })
}

/// Whether a span touches one of some stretches in order.
pub(super) fn touches(stretches: &[Span], span: Span) -> bool {
    let near = stretches.partition_point(|it| it.end <= span.start);
    stretches.get(near).is_some_and(|it| it.start < span.end)
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn marks_hold_until_they_are_closed() {
        for (text, expected) in [
            ("a “b “c” d” e", &["“b “c” d”"][..]),
            ("a “b \"c\" d” e", &["“b \"c\" d”"]),
            ("a \"b\" c \"d\ne", &["\"b\"", "\"d\n"]),
            ("it’s ‘a dog’s life’ so", &["‘a dog’s life’"]),
            ("the crews’ day”", &[]),
            ("a »b c« d »e« f", &["»b c«", "»e«"]),
            ("a «b» c", &["«b»"]),
            ("it ends.» She left «home» then", &["«home»"]),
        ] {
            let found: Vec<&str> = marked(text).iter().map(|it| it.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
