//! What looks as though it did not belong to the article, but not surely enough to go: lines
//! of the page or the file, and the head of a second article.
//!
//! Nothing is taken away here. A line is named in a caveat, so that somebody looks at it.

use crate::clean::zones::is_title_case;
use crate::document::{Caveat, Date, Document, Zone};

/// No longer line is looked at, in bytes.
const MAX_LINE: usize = 200;
/// No line of more words is.
const MAX_WORDS: usize = 20;
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
    "my notes",
    "my thoughts",
    "notes",
    "references",
    "sources",
    "to do",
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
    "publicerat i",
    "publicerad i",
    "publisert i",
    "publié dans",
    "publicado en",
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
    doubtful.extend(repeated(&lines));
    doubtful.extend(at_the_ends(&lines));
    // A first line may be the headline, the next one the standfirst.
    let has_title = document.title.is_some();
    let n_head = usize::from(!has_title);
    let is_text = |it: &&Line<'_>| it.text.split_whitespace().nth(MIN_TEXT).is_some();
    if let Some(first) = lines.iter().position(|it| is_text(&it)) {
        let is_it = |it: &&Line<'_>| {
            is_name(it.text)
                || is_imprint(it.text)
                || names_author(it.text)
                || has_year(it.text)
                || is_open(it.text) && n_words(it.text) <= 3
        };
        doubtful.extend(lines[..first].iter().skip(n_head).filter(is_it));
    }
    doubtful.sort_by_key(|it| (it.number, it.text.as_ptr()));
    // Several lines of a page may stand on one of its file.
    doubtful.dedup_by_key(|it| (it.number, it.text.as_ptr()));
    if !doubtful.is_empty() {
        let lines = doubtful.iter().map(|it| (it.number, shortened(it.text))).collect();
        caveats.push(Caveat::DoubtfulLines { lines });
    }
    let title = document.title.as_deref().unwrap_or_default().to_lowercase();
    let n_heads =
        document.paragraphs.iter().filter(|it| it.zone == Some(Zone::Crosshead)).count();
    if n_heads >= 2 && DIGESTS.iter().any(|it| title.contains(it)) {
        let what = "The headline says that several reports follow each other, and they are counted as one article; put each into a file of its own.";
        caveats.push(Caveat::Reading(what.to_owned()));
    }
    if let Some(line) = lines.first().filter(|it| !has_title && is_bare_headline(it.text))
    {
        let what = format!(
            "The first line, “{}”, was read as a standfirst and is counted; if it is the headline, write “title: ” and the headline between two lines “---” above it.",
            shortened(line.text)
        );
        caveats.push(Caveat::Reading(what));
    }
    document.caveats.extend(caveats);
}

/// What a page of several short reports is called, in small letters.
const DIGESTS: &[&str] = &[
    "at a glance",
    "daily briefing",
    "digest",
    "en bref",
    "in brief",
    "in kürze",
    "kort nieuws",
    "kurz notiert",
    "kurzmeldungen",
    "morning briefing",
    "news briefs",
    "round-up",
    "roundup",
];

/// The longest first line that may be a headline in the case of a sentence, in words.
const MAX_HEADLINE: usize = 14;

/// Whether a first line that is no sentence may be a headline though it is not in title case.
fn is_bare_headline(line: &str) -> bool {
    (3..=MAX_HEADLINE).contains(&n_words(line)) && is_open(line) && !is_title_case(line)
}

/// Whether a short line above the text names a year: it may say when and where it appeared.
fn has_year(line: &str) -> bool {
    let is_year =
        |it: &str| it.len() == 4 && (it.starts_with("19") || it.starts_with("20"));
    n_words(line) <= 10
        && is_open(line)
        && line.split(|it: char| !it.is_ascii_digit()).any(is_year)
}

/// Whether a line above the text may say who wrote it, in one of several languages.
fn names_author(line: &str) -> bool {
    const BY: &[&str] = &[
        "by", "von", "par", "por", "door", "di", "av", "af", "text:", "tekst:", "texte:",
    ];
    let first = line.split(' ').next().unwrap_or_default().to_lowercase();
    n_words(line) <= 10 && is_open(line) && BY.contains(&first.as_str())
}

fn n_words(line: &str) -> usize {
    line.split_whitespace().count()
}

/// Whether nothing closes a line as a sentence.
pub(super) fn is_open(line: &str) -> bool {
    !line.ends_with(['.', '!', '?', '…', ':', ',', ';', '”', '"', '’', '\'', ')', '。'])
}

/// No more lines are sought in the text around them.
const MAX_SOUGHT: usize = 64;

/// The shortest passage that is pulled out of a text, in words.
const MIN_PULLED: usize = 5;

/// Lines that a paragraph elsewhere has too: passages set large between paragraphs.
fn repeated<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|it| it.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let is_sought = |it: &&Line<'_>| {
        (MIN_PULLED..=MIN_TEXT).contains(&n_words(it.text))
            && it.text.len() <= MAX_LINE
            && !it.text.starts_with(['"', '\'', '“', '‘', '„', '«'])
    };
    let whole: String = lines
        .iter()
        .filter(|it| n_words(it.text) > MIN_TEXT)
        .map(|it| letters(it.text) + " ")
        .collect();
    let sought = lines.iter().filter(is_sought).take(MAX_SOUGHT);
    let is_there = |it: &&Line<'_>| {
        let own = letters(it.text);
        !own.is_empty() && whole.contains(own.as_str())
    };
    sought.filter(is_there).copied().collect()
}

/// What notices of publishers, mail programs and shops speak of, in small letters.
const NOTICES: &[&str] = &[
    "any unauthorised",
    "any unauthorized",
    "attachments are confidential",
    "become a member",
    "become a paid",
    "become a subscriber",
    "confidential and",
    "free or paid",
    "if you enjoyed",
    "if you liked this",
    "if you value",
    "intended recipient",
    "intended solely",
    "join the conversation",
    "legally privileged",
    "newsletter",
    "our journalism",
    "our journalists",
    "our privacy",
    "paid subscriber",
    "please consider",
    "please credit",
    "reader-supported",
    "republish",
    "sign up",
    "subscribe",
    "support us",
    "terms and conditions",
    "terms of service",
    "the views expressed",
    "cet article",
    "dieser artikel",
    "dieser beitrag",
    "dit artikel",
    "este artículo",
    "questo articolo",
    "this article was",
    "this e-mail",
    "this email",
    "this post is",
    "this story was",
    "unsubscribe",
    "you can read more",
    "your inbox",
    "your subscription",
];

/// The longest such notice, in words.
const MAX_NOTICE: usize = 70;

/// Longer lines at both ends of a text that are a notice, or about the author.
fn at_the_ends<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    const N_FIRST: usize = 2;
    const N_LAST: usize = 4;
    let last = lines.len().saturating_sub(N_LAST).max(1);
    let is_end = |at: usize| at < N_FIRST || at >= last;
    let is_it = |at: usize, line: &str| {
        let low = line.to_lowercase();
        let is_notice = n_words(line) <= MAX_NOTICE
            && !line.contains(['“', '”', '„', '«', '"'])
            && NOTICES.iter().any(|it| low.contains(it));
        let about = (1..=4).find_map(|n| {
            let (at, _) = line.match_indices(' ').nth(n)?;
            is_name(&line[..at]).then(|| is_about_author(&line[at..]))
        });
        // `Notes:`, above what somebody wrote below the text.
        let is_label = at >= last && line.ends_with(':') && n_words(line) <= 3;
        is_notice
            || is_label
            || at >= last && n_words(line) <= MAX_NOTICE && about == Some(true)
    };
    let found =
        lines.iter().enumerate().filter(|(at, it)| is_end(*at) && is_it(*at, it.text));
    found.map(|it| *it.1).collect()
}

/// What people are who write, in small letters.
const WRITERS: &[&str] = &[
    "author",
    "broadcaster",
    "columnist",
    "contributor",
    "correspondent",
    "critic",
    "editor",
    "essayist",
    "fellow",
    "freelance",
    "journalist",
    "lecturer",
    "photographer",
    "producer",
    "professor",
    "reporter",
    "researcher",
    "writer",
];

/// Whether words behind a name say of its bearer that he or she writes.
pub(super) fn is_about_author(rest: &str) -> bool {
    let words: Vec<&str> = rest
        .split(|it: char| it.is_whitespace() || it == ',' || it == '.')
        .filter(|it| !it.is_empty())
        .take(14)
        .collect();
    match &words[..] {
        ["writes" | "covers", ..] | ["reports", "on" | "from" | "for", ..] => true,
        ["is" | "was", rest @ ..] => {
            let is_writer = |it: &&str| WRITERS.contains(&it.to_lowercase().as_str());
            let is_article = |it: &str| {
                ["a", "an", "the", "our"].contains(&it)
                    || it.ends_with("’s")
                    || it.ends_with("'s")
            };
            let is_named = rest.first().is_some_and(|it| {
                is_article(it) || it.starts_with(char::is_uppercase) || is_writer(it)
            });
            is_named && rest.iter().take(10).any(is_writer)
        }
        _ => false,
    }
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
        || has_contact(&low)
}

/// An address of mail or of the web, or a number that one can call.
fn has_contact(low: &str) -> bool {
    let is_contact = |word: &str| {
        let word = word.trim_matches(|it: char| "()<>[],;:.".contains(it));
        let is_mail = word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.ends_with('.')
        });
        is_mail
            || word.starts_with("http") && word.contains("://")
            || word.starts_with("www.")
    };
    let is_call = ["tel", "tel.", "phone", "telefon", "tél", "teléfono"]
        .iter()
        .any(|it| low.strip_prefix(it).is_some_and(|it| it.starts_with([':', ' '])))
        && low.contains(|it: char| it.is_ascii_digit());
    is_call || low.split_whitespace().any(is_contact)
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

/// Lines below the text that are no sentences: names, topics, headlines of other articles.
fn list_at_the_end<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let is_of_list = |it: &Line<'_>| is_open(it.text) && n_words(it.text) <= MAX_WORDS;
    let n_below = lines.iter().rev().take_while(|it| is_of_list(it)).count();
    if n_below == lines.len() {
        return Vec::new();
    }
    let has_letter = |it: &Line<'_>| it.text.contains(char::is_alphabetic);
    lines[lines.len() - n_below..].iter().copied().filter(has_letter).collect()
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
