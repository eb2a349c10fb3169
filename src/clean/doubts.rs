//! What looks as though it did not belong to the article, but not surely enough to go: lines
//! of the page or the file, and the head of a second article.
//!
//! Nothing is taken away here. A line is named in a caveat, so that somebody looks at it.

use crate::document::{Caveat, Date, Document, Zone};

/// No longer line is looked at, in bytes.
const MAX_LINE: usize = 200;
/// No line of more words is.
const MAX_WORDS: usize = 20;
/// From so many lines on that are no sentences, above or below the text, they are a list.
const MIN_LIST: usize = 4;

/// The longest name or topic below a text, in words.
const MAX_TOPIC: usize = 4;

/// A line of more words is running text, not something below a headline.
const MIN_TEXT: usize = 14;

/// Words that are a whole line of a page.
const WHOLE: &[&str] = &[
    "advertisement",
    "back to top",
    "comments",
    "copy link",
    "follow us",
    "like",
    "loading",
    "loading...",
    "log in",
    "menu",
    "more",
    "more on",
    "most popular",
    "most read",
    "next",
    "openurl link",
    "previous",
    "print",
    "read more",
    "related",
    "reply",
    "report",
    "share",
    "share this",
    "sign in",
    "sign up",
    "sponsored",
    "subscribe",
    "top stories",
    "trending",
    "view comments",
    "you may also like",
];

/// How lines of a page or of a service begin.
const BEGINS: &[&str] = &[
    "already a subscriber",
    "also in the ",
    "also read",
    "article continues",
    "by submitting",
    "citation (",
    "click here",
    "comments (",
    "continue reading",
    "continued from page",
    "continued on page",
    "copyright ",
    "document 1 of",
    "document 2 of",
    "download our",
    "download the app",
    "follow us",
    "get our ",
    "image:",
    "join our",
    "keep reading",
    "more from ",
    "post by @",
    "posted by ",
    "printer-friendly",
    "read more",
    "read next",
    "recommended",
    "related:",
    "share this",
    "sign up ",
    "skip to ",
    "submitted by ",
    "subscribe ",
    "subscribe to",
    "tagged",
    "thanks for reading",
    "this video ",
    "to continue reading",
    "unsubscribe",
    "view in your",
    "view on ",
    "view this ",
    "we use cookies",
    "you are receiving",
    "you have reached your",
    "you’re receiving",
    "©",
];

/// What only such lines hold.
const HOLDS: &[&str] = &[
    "%%",
    " photo: ",
    " picture: ",
    "(image:",
    "(photo:",
    "(picture:",
    "&#",
    "&nbsp;",
    "](http",
    "]]",
    "[[",
    "</",
    "![",
    "all rights reserved",
    "cookie policy",
    "in your inbox",
    "main menu",
    "pic.twitter.com/",
    "privacy policy",
    "section menu",
    "terms of use",
    "your inbox",
    "{{",
    "(@",
];

/// How they end.
const ENDS: &[&str] = &[
    " correspondent",
    " reporter",
    " days ago",
    " hours ago",
    " min read",
    " minutes ago",
    " minute read",
    " words",
];

/// Labels of what is known about an article, in small letters; the first ones together make
/// the head of one.
const LABELS: &[&str] = &[
    "headline",
    "title",
    "source",
    "date",
    "author",
    "authors",
    "byline",
    "publication",
    "published",
    "publication date",
    "url",
    "link",
    "publisher",
    "outlet",
    "newspaper",
    "publication title",
    "source url",
    "url source",
    "accession number",
    "categories",
    "category",
    "created",
    "database",
    "document type",
    "doi",
    "edition",
    "filed under",
    "full text word count",
    "id",
    "issn",
    "keywords",
    "language",
    "last modified",
    "length",
    "load-date",
    "page",
    "proquest document id",
    "section",
    "slug",
    "status",
    "subject",
    "subject terms",
    "tags",
    "topics",
    "updated",
    "word count",
];
const N_OF_HEAD: usize = 18;

/// A paragraph that may be no part of the article.
#[derive(Clone, Copy)]
struct Line<'a> {
    number: u32,
    text: &'a str,
}

/// Notes in a caveat each what may be a second article, and what lines may be none of it.
pub(super) fn note(document: &mut Document) {
    let is_looked_at = |zone: Option<Zone>| matches!(zone, None | Some(Zone::Crosshead));
    let lines: Vec<Line<'_>> = document
        .paragraphs
        .iter()
        .filter(|it| is_looked_at(it.zone))
        .map(|it| Line { number: it.line, text: it.span.of(&document.text) })
        .filter(|it| !document.kept.iter().any(|kept| kept == it.text))
        .collect();
    let mut caveats = Vec::new();
    let second = second_article(&lines);
    if let Some(line) = second {
        let text = shortened(line.text);
        caveats.push(Caveat::SecondArticle { line: line.number, text });
    }
    let mut doubtful: Vec<Line<'_>> =
        lines.iter().copied().filter(|it| is_doubtful(it.text)).collect();
    doubtful.extend(list_at_the_end(&lines));
    // A first line may be the headline.
    let n_head = usize::from(document.title.is_none());
    let is_text = |it: &&Line<'_>| it.text.split_whitespace().nth(MIN_TEXT).is_some();
    if let Some(first) = lines.iter().position(|it| is_text(&it)) {
        let is_it = |it: &&Line<'_>| is_name(it.text) || is_imprint(it.text);
        doubtful.extend(lines[..first].iter().skip(n_head).filter(is_it));
    }
    doubtful.sort_by_key(|it| it.number);
    doubtful.dedup_by_key(|it| it.number);
    if !doubtful.is_empty() {
        let lines = doubtful.iter().map(|it| (it.number, shortened(it.text))).collect();
        caveats.push(Caveat::DoubtfulLines { lines });
    }
    document.caveats.extend(caveats);
}

/// The first words of a line, as a caveat quotes it.
fn shortened(line: &str) -> String {
    const MAX: usize = 60;
    if line.chars().count() <= MAX {
        return line.to_owned();
    }
    let head: String = line.chars().take(MAX).collect();
    let head = head.rsplit_once(' ').map_or(&*head, |it| it.0);
    format!("{head} …")
}

/// The line on which the head of another article seems to stand, with text above and below.
fn second_article<'a>(lines: &[Line<'a>]) -> Option<Line<'a>> {
    let first = lines.iter().position(|it| is_sentence(it.text))?;
    let last = lines.iter().rposition(|it| is_sentence(it.text))?;
    let is_label = |at: usize| {
        label(lines[at].text).is_some_and(|it| LABELS[..N_OF_HEAD].contains(&it.as_str()))
    };
    (first + 1..last).find_map(|at| {
        let line = lines[at];
        let is_head = is_byline(line.text)
            || is_label(at) && at + 1 < last && is_label(at + 1)
            || is_imprint(line.text)
            || is_rule(line.text)
                && !is_sentence(lines[at + 1].text)
                && lines.get(at + 2).is_some_and(|it| is_sentence(it.text));
        is_head.then_some(line)
    })
}

/// `By Ada Tamm`, `By Ada Tamm, Orm Post, 3 May 2024`.
fn is_byline(line: &str) -> bool {
    let by = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "));
    let Some(rest) = by.filter(|_| line.len() <= 120) else { return false };
    let name = rest.split([',', '|', ';']).next().unwrap_or_default().trim();
    let is_capital = |it: &str| it.starts_with(char::is_uppercase);
    let n_words = name.split(' ').count();
    let n_capitals = name.split(' ').filter(|it| is_capital(it)).count();
    (2..=7).contains(&n_words)
        && n_capitals + 2 > n_words
        && name.split(' ').next().is_some_and(is_capital)
        && !rest.ends_with(['.', '!', '?', ':', '”'])
}

/// `Orm Post, 3 May 2024`, `Orm Post | May 3, 2024`: a name and a day, and nothing else.
fn is_imprint(line: &str) -> bool {
    if line.len() > 80
        || !line.contains(|it: char| it.is_ascii_digit())
        || !line.starts_with(char::is_uppercase)
        || line.contains(['“', '”', '"', '(', ':'])
        || line.ends_with(['.', '!', '?'])
    {
        return false;
    }
    let parts: Vec<&str> = line.split([',', '|', '·', '•']).map(str::trim).collect();
    let is_day = |it: &[&str]| it.join(", ").parse::<Date>().is_ok();
    let name = parts[0];
    let n_low = name.split(' ').filter(|it| it.starts_with(char::is_lowercase)).count();
    n_low <= 1
        && name.split(' ').count() <= 6
        && !name.contains(|it: char| it.is_ascii_digit())
        && (parts[1..].iter().any(|it| is_day(&[*it]))
            || parts[1..].windows(2).any(is_day))
}

/// `__________`, between two texts.
fn is_rule(line: &str) -> bool {
    line.len() >= 5 && line.bytes().all(|it| b"-=_#".contains(&it))
}

/// The label of a line, in small letters: `Load-Date: 3 May 2024`.
fn label(line: &str) -> Option<String> {
    let (name, value) = line.split_once(':')?;
    let is_name = name.len() <= 24 && !name.is_empty() && !value.trim().is_empty();
    is_name.then(|| name.trim().to_lowercase())
}

fn is_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(['”', '"', '’', '\'', ')', '»']);
    end.ends_with(['.', '!', '?', '…', ':']) && line.split_whitespace().nth(7).is_some()
}

fn is_doubtful(line: &str) -> bool {
    if line.len() > MAX_LINE
        || line.contains(['“', '”', '„', '«'])
        || line.split_whitespace().nth(MAX_WORDS).is_some()
    {
        return false;
    }
    let is_number = line.bytes().all(|it| it.is_ascii_digit() || it == b' ');
    let is_sign = line.len() <= 3 && line.chars().all(|it| "|>»›•·".contains(it));
    let is_address = line.starts_with("http") && !line.contains(' ');
    if is_number || is_sign || is_address {
        return true;
    }
    let low = line.to_lowercase();
    let bare = low.trim_end_matches(['.', ':', '!', '…', '»', '>', '→', ' ']);
    WHOLE.contains(&bare)
        || BEGINS.iter().any(|it| low.starts_with(it))
        || HOLDS.iter().any(|it| low.contains(it))
        || ENDS.iter().any(|it| bare.ends_with(it)) && low.split(' ').count() <= 6
        || low.matches('|').count() >= 2
        || is_entry(line)
        || is_note(line)
        || is_clock(line)
        || is_time(&low)
}

/// `Updated 3 May 2024 at 6.20pm`, `Published3 hours ago`.
fn is_time(low: &str) -> bool {
    [
        "updated",
        "published",
        "posted",
        "last updated",
        "last modified",
        "saved",
        "clipped",
        "retrieved",
        "accessed",
        "created",
        "printed",
        "downloaded",
    ]
    .iter()
    .any(|it| low.starts_with(it))
        && low.contains(|it: char| it.is_ascii_digit())
        && !low.ends_with('.')
        && low.split(' ').count() <= 8
}

/// Whether a line is a person's name, or looks like one: up to four words with capitals.
fn is_name(line: &str) -> bool {
    line.len() <= 40
        && line.split(' ').count() <= 4
        && line.split(' ').all(|it| it.starts_with(char::is_uppercase))
        && line.chars().all(|it| it.is_alphabetic() || " .-’'".contains(it))
        && line.chars().any(char::is_lowercase)
}

/// `is_todo: 0`, `Load-Date: 3 May 2024`.
fn is_entry(line: &str) -> bool {
    let Some(name) = label(line) else { return false };
    let is_key = name.contains('_') && !name.contains(' ');
    is_key || LABELS.contains(&name.as_str()) && !is_sentence(line)
}

/// `[1] Interview, 17 May.`
fn is_note(line: &str) -> bool {
    let inner = line.strip_prefix('[').and_then(|it| it.split_once(']'));
    inner.is_some_and(|(number, _)| {
        (1..=3).contains(&number.len()) && number.bytes().all(|it| it.is_ascii_digit())
    })
}

/// `15:05Ada Tamm`, as a page glues an hour to what follows it.
fn is_clock(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.len() > 5
        && bytes[..2].iter().chain(&bytes[3..5]).all(u8::is_ascii_digit)
        && bytes[2] == b':'
        && bytes[5].is_ascii_uppercase()
}

/// Lines below the text that are no sentences: a name, a topic, the first of a list.
fn list_at_the_end<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let n_words = |it: &Line<'_>| it.text.split_whitespace().count();
    let is_open = |it: &Line<'_>| {
        !it.text.ends_with(['.', '!', '?', '…', ':', '”', '"', '’', ')'])
            && n_words(it) <= MAX_WORDS
    };
    let n_below = lines.iter().rev().take_while(|it| is_open(it)).count();
    if n_below == lines.len() {
        return Vec::new();
    }
    let below = &lines[lines.len() - n_below..];
    if n_below >= MIN_LIST {
        return below[..1].to_vec();
    }
    let has_letter = |it: &Line<'_>| it.text.contains(char::is_alphabetic);
    below
        .iter()
        .copied()
        .filter(|it| n_words(it) <= MAX_TOPIC && has_letter(it))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Line, is_byline, is_doubtful, is_imprint, second_article};

    #[test]
    fn knows_lines_that_may_be_of_the_page() {
        for line in [
            "Reply",
            "12",
            "| Next | Main menu |",
            "is_todo: 0",
            "Load-Date: 3 May 2024",
            "Tags: ferries, mills",
            "Sign up for Orm Today",
            "[1] Talk with the ferryman, 3 May.",
            "15:05Ada Tamm",
            "— Ada Tamm (@adatamm) 3 May 2024",
            "© 2024 Orm Post",
            "2 hours ago",
        ] {
            assert!(is_doubtful(line), "{line}");
        }
        for line in [
            "The ferry halts.",
            "What comes next",
            "“Reply,” she said.",
            "Date: the word means a day, and here it meant the last one that anybody would name.",
            "More rain",
            "It was 15:05 in Ostrow.",
            "Subscribers left the hall.",
        ] {
            assert!(!is_doubtful(line), "{line}");
        }
    }

    #[test]
    fn knows_the_head_of_a_second_article() {
        assert!(is_byline("By Ada Tamm, Orm Post, 3 May 2024"));
        assert!(is_byline("By Ada Tamm and Bo Reyes"));
        assert!(!is_byline("By the river"));
        assert!(!is_byline("By Monday Ada Tamm had left."));
        assert!(is_imprint("Orm Post, 3 May 2024"));
        assert!(is_imprint("Ada Tamm | Orm Post | May 3, 2024"));
        assert!(!is_imprint("On Monday, 3 May 2024, it rained."));
        const A: &str = "The bridge at Ostrow was closed on Monday, the mayor said.";
        for (lines, expected) in [
            (vec![A, "Mill burns", "By Ada Tamm", A], Some("By Ada Tamm")),
            (vec!["By Ada Tamm", A, A], None),
            (vec![A, A, "By Ada Tamm"], None),
            (
                vec![A, "Title: Mill burns", "Source: Orm Post", A],
                Some("Title: Mill burns"),
            ),
            (vec![A, "Source: police", A], None),
        ] {
            let lines: Vec<Line<'_>> =
                (1..).zip(lines).map(|(number, text)| Line { number, text }).collect();
            assert_eq!(second_article(&lines).map(|it| it.text), expected);
        }
    }
}
