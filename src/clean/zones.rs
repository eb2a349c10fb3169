//! Zones by the look of the lines, for paragraphs about which mark-up says nothing.

use crate::document::{Document, Zone};

/// The longest headline, in words.
const MAX_HEADLINE: usize = 25;
/// The longest cross-head, in words.
const MAX_CROSSHEAD: usize = 12;

/// Gives every paragraph a zone; those that have one keep it.
///
/// - A first line in title case without a closing full stop is a headline.
/// - A first line in sentence case without one is a standfirst; so is the line below a
///   headline.
/// - A later line of at most 12 words without one, between body paragraphs, holding no
///   quotation mark, is a cross-head. With a question mark it has to be in capitals or in
///   title case; a line that ends in a colon or a comma leads on, one that begins with a
///   bracket is a remark, and both are body.
/// - Everything else is body, and so is the only paragraph of an article.
pub fn assign_zones(document: &mut Document) {
    let lines: Vec<Line<'_>> = document
        .paragraphs
        .iter()
        .map(|it| Line { text: it.span.of(&document.text), zone: it.zone })
        .collect();
    let zones = zones(lines);
    for (paragraph, zone) in document.paragraphs.iter_mut().zip(zones) {
        paragraph.zone = Some(zone);
    }
}

/// A paragraph while its zone is being found.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    zone: Option<Zone>,
}

fn zones(mut lines: Vec<Line<'_>>) -> Vec<Zone> {
    // Captions stand anywhere and say nothing about their neighbours.
    let prose: Vec<usize> =
        (0..lines.len()).filter(|at| lines[*at].zone != Some(Zone::Caption)).collect();
    head(&mut lines, &prose);
    let short: Vec<bool> = prose
        .iter()
        .map(|at| lines[*at].zone.is_none() && looks_like_crosshead(lines[*at].text))
        .collect();
    for (number, window) in prose.windows(3).enumerate() {
        let is_body = |at: usize| matches!(lines[at].zone, None | Some(Zone::Body));
        let stands_alone = !short[number] && !short[number + 2];
        if short[number + 1] && stands_alone && is_body(window[0]) && is_body(window[2]) {
            lines[window[1]].zone = Some(Zone::Crosshead);
        }
    }
    lines.iter().map(|line| line.zone.unwrap_or_default()).collect()
}

/// Finds the headline and the standfirst.
fn head(lines: &mut [Line<'_>], prose: &[usize]) {
    let mut rest = prose.iter().copied();
    let (Some(mut first), Some(mut second)) = (rest.next(), rest.next()) else { return };
    if lines[first].zone.is_none() && is_headline(lines[first].text) {
        lines[first].zone = Some(Zone::Headline);
    }
    if lines[first].zone == Some(Zone::Headline) {
        let Some(third) = rest.next() else { return };
        (first, second) = (second, third);
    }
    let is_followed = matches!(lines[second].zone, None | Some(Zone::Body));
    if lines[first].zone.is_none() && is_followed && is_standfirst(lines[first].text) {
        lines[first].zone = Some(Zone::Standfirst);
    }
}

fn is_headline(line: &str) -> bool {
    let n_words = line.split_whitespace().filter(|word| has_letter(word)).count();
    let is_byline = line.starts_with("By ") && n_words < 5;
    (3..=MAX_HEADLINE).contains(&n_words)
        && is_title_case(line)
        && !is_byline
        && !matches!(closing(line), Some('.' | '!' | '…' | ':' | ',' | ';'))
}

fn is_standfirst(line: &str) -> bool {
    has_letter(line) && !is_title_case(line) && is_open(line)
}

fn looks_like_crosshead(line: &str) -> bool {
    // For most paragraphs the last character decides.
    let is_candidate =
        is_open(line) || (closing(line) == Some('?') && is_title_case(line));
    is_candidate
        && line.split_whitespace().take(MAX_CROSSHEAD + 1).count() <= MAX_CROSSHEAD
        && has_letter(line)
        && !line.starts_with(['(', '['])
        && !has_quotation_mark(line)
}

/// Whether at least 60 % of the words of four letters or more begin with a capital.
pub(super) fn is_title_case(line: &str) -> bool {
    let (mut n_long, mut n_capital) = (0, 0);
    for word in line.split_whitespace() {
        let mut letters = word.chars().filter(|char| char.is_alphabetic());
        let Some(first) = letters.next() else { continue };
        if letters.count() >= 3 {
            n_long += 1;
            n_capital += usize::from(first.is_uppercase());
        }
    }
    n_long > 0 && n_capital * 5 >= n_long * 3
}

/// Whether nothing closes the line as a sentence or leads on to the next.
fn is_open(line: &str) -> bool {
    !matches!(
        closing(line),
        Some('.' | '!' | '?' | '…' | ':' | ',' | ';' | '。' | '！' | '？')
    )
}

/// The last character before closing marks and brackets.
fn closing(line: &str) -> Option<char> {
    let is_closing = |char: char| {
        char.is_whitespace() || matches!(char, '”' | '"' | '’' | '\'' | '»' | ')' | ']')
    };
    line.trim_end_matches(is_closing).chars().next_back()
}

fn has_letter(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// Whether a quotation mark stands in the line; an apostrophe within or after a word is none.
fn has_quotation_mark(line: &str) -> bool {
    let is_opening =
        |word: &str| word.starts_with(['\'', '’', '‘']) || word.contains(" '");
    line.contains(['“', '”', '„', '"', '«', '»', '‘'])
        || line.split_whitespace().any(is_opening)
}

#[cfg(test)]
mod tests {
    use super::{Line, is_headline, zones};
    use crate::document::Zone;

    const BODY: &str = "The bridge at Ostrow was closed on Monday, the mayor said.";

    /// Lines with the zone that mark-up gave them, `#` for a headline and `!` for a caption,
    /// and the first letters of the zones expected.
    #[track_caller]
    fn check(lines: &[&str], expected: &str) {
        let lines: Vec<_> = lines
            .iter()
            .map(|line| match (line.strip_prefix('#'), line.strip_prefix('!')) {
                (Some(text), _) => Line { text, zone: Some(Zone::Headline) },
                (_, Some(text)) => Line { text, zone: Some(Zone::Caption) },
                (None, None) => Line { text: line, zone: None },
            })
            .collect();
        let names: String = zones(lines)
            .iter()
            .map(|zone| match zone {
                Zone::Headline => 'H',
                Zone::Standfirst => 'S',
                Zone::Crosshead => 'X',
                Zone::Caption => 'C',
                Zone::Body => 'b',
            })
            .collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn tells_headlines_from_sentences() {
        for line in [
            "Mayor Closes Old Bridge at Ostrow",
            "MAYOR CLOSES OLD BRIDGE",
            "Will the Bridge at Ostrow Ever Open Again?",
            "Bridge, Ferry, Tunnel: What Comes Next for Ostrow",
            "“Nobody Asked Us”: Ferrymen Lament Bridge Plan",
        ] {
            assert!(is_headline(line), "{line}");
        }
        for line in [
            "Mayor closes old bridge at Ostrow",
            "Anna Reiter, Bruno Holm and Clara Voss Met Mayor Dorn in Ostrow on Monday.",
            "“Close the Bridge at Ostrow Now!”",
            "“Close the Bridge at Ostrow.”",
            "Bridge Closed",
            "By Anna Reiter",
            "12 – 14",
        ] {
            assert!(!is_headline(line), "{line}");
        }
    }

    #[test]
    fn finds_the_head() {
        let headline = "Mayor Closes Old Bridge at Ostrow";
        let standfirst = "The ferry will run twice an hour until the end of May";
        check(&[], "");
        check(&[headline], "b");
        check(&[BODY], "b");
        check(&[headline, BODY], "Hb");
        check(&[headline, standfirst, BODY], "HSb");
        check(&[headline, standfirst], "Hb");
        check(&[headline, "By Anna Reiter", BODY], "Hbb");
        check(&[standfirst, BODY], "Sb");
        check(&[standfirst, standfirst, BODY], "Sbb");
        check(&[BODY, standfirst], "bb");
        check(&["Who will pay for the bridge?", BODY], "bb");
        check(&["#Bridge closed", standfirst, BODY], "HSb");
        check(&["#Bridge closed", headline, BODY], "Hbb");
        check(&["#Bridge closed", standfirst], "Hb");
        check(&["!The bridge at dusk", headline, "!Again", standfirst, BODY], "CHCSb");
    }

    #[test]
    fn finds_crossheads() {
        for line in [
            "What to call it",
            "CEDING TERRITORY?",
            "A Ferry for Whom?",
            "The ferrymen's case",
            "The ferrymen’s case",
        ] {
            check(&[BODY, line, BODY], "bXb");
        }
        for line in [
            "It rained.",
            "But who will pay?",
            "“Nobody asked us”",
            "A 'fair' price",
            "He named three reasons:",
            "* * *",
            "(Photo: Anna Reiter)",
            "A line of thirteen words that goes on for too long to be one",
        ] {
            check(&[BODY, line, BODY], "bbb");
        }
        check(&[BODY, "The price", "The ferry", BODY], "bbbb");
        check(&[BODY, BODY, "The Ostrow Post"], "bbb");
        check(&["#Bridge closed", "Bridge Plans", BODY, "The price", BODY], "HbbXb");
        check(&[BODY, "!Dusk", "The price", "!Dawn", BODY], "bCXCb");
    }
}
