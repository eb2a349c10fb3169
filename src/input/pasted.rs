//! Removes what comes along when a whole page is copied into a text: the menu above, the
//! lists below.
//!
//! Only lines that are no sentences go, and only where known words of such menus and lists
//! stand among them; everything is listed as removed.

use crate::document::{Date, Removed, Zone};
use crate::input::paragraphs::Paragraphs;

/// Entries of menus, in small letters.
const MENU: &[&str] = &[
    "skip to content",
    "skip to main content",
    "skip to navigation",
    "home",
    "menu",
    "search",
    "subscribe",
    "log in",
    "login",
    "sign in",
    "sign up",
    "register",
    "more",
    "sport",
    "sports",
    "news",
    "opinion",
    "weather",
    "newsletters",
    "my account",
    "account",
    "world",
    "politics",
    "business",
    "culture",
    "video",
    "live",
    "share",
    "save",
    "print",
    "listen",
    "bookmark",
    "gift article",
    "e-edition",
    "obituaries",
    "classifieds",
    "jobs",
    "e-paper",
    "epaper",
    "shop",
    "donate",
    "sections",
    "local",
    "lifestyle",
    "open menu",
    "close menu",
    "open navigation menu",
    "watch live",
    "us",
    "uk",
    "tech",
    "science",
    "health",
    "travel",
    "puzzles",
    "crosswords",
    "podcasts",
];

/// Headings of lists below an article, in small letters.
const LISTS: &[&str] = &[
    "related topics",
    "related stories",
    "related articles",
    "related content",
    "related",
    "more on",
    "more stories",
    "more news",
    "most read",
    "most popular",
    "most viewed",
    "more on this story",
    "more on this topic",
    "you may also like",
    "you might also like",
    "top stories",
    "trending",
    "trending now",
    "recommended",
    "recommended for you",
    "recommended stories",
    "about us",
    "contact us",
    "follow us",
    "follow us on",
    "editor's picks",
    "editors' picks",
    "editor’s picks",
    "editors’ picks",
    "around the web",
    "latest news",
    "latest stories",
    "popular",
    "topics",
    "tags",
    "read next",
    "up next",
    "more from",
    "more for you",
    "what to read next",
    "sign up for our newsletter",
    "from our partners",
    "elsewhere on the site",
    "in other news",
    "don't miss",
    "don’t miss",
    "also on",
    "sponsored content",
    "comments",
    "terms of use",
    "privacy policy",
];

/// Headings of what readers say, without their number.
const COMMENTS: &[&str] = &[
    "all comments",
    "comment",
    "comments",
    "comments login",
    "conversation",
    "discussion",
    "have your say",
    "join the conversation",
    "kommentare",
    "reader comments",
    "readers’ comments",
    "responses",
    "view comments",
    "what readers say",
    "your comments",
];

/// What stands around a comment, in small letters.
const ANSWERS: &[&str] =
    &["reply", "like", "report", "share", "upvote", "flag", "antworten", "recommend"];

/// How far below its heading the first comment shows that it is one, in lines.
const MAX_ANSWER: usize = 12;

/// Where readers' comments begin: a heading, with signs of them below it.
fn comments(lines: &[&str]) -> Option<usize> {
    let is_head = |line: &str| {
        let words: String = line
            .chars()
            .map(|it| if it.is_alphabetic() || it == '’' { it } else { ' ' })
            .collect();
        let words = words.to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        line.len() <= 40 && COMMENTS.contains(&words.join(" ").as_str())
    };
    let is_answer = |line: &str| {
        let line = line.to_lowercase();
        line.split(['•', '·', '|']).map(str::trim).any(|it| {
            let first = it.split(' ').next().unwrap_or_default();
            ANSWERS.contains(&it)
                || it.ends_with(" ago") && first.parse::<u32>().is_ok()
                || it.parse::<Date>().is_ok()
        })
    };
    (1..lines.len()).find(|at| {
        let below = lines[at + 1..].iter().take(MAX_ANSWER);
        is_head(lines[*at]) && below.clone().any(|it| is_answer(it))
    })
}

/// Lines that lead to one other article, in small letters.
const LEADS: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "see also",
    "read next",
    "related",
    "related article",
    "related story",
    "more on this",
];

/// Takes out the lines that a menu and lists left.
pub(super) fn leave_out(paragraphs: &mut Paragraphs) -> Vec<Removed> {
    let lines = paragraphs.lines();
    let said_at = comments(&lines)
        .filter(|it| lines[..*it].iter().any(|it| is_prose(it)))
        .unwrap_or(lines.len());
    let prose: Vec<usize> = (0..said_at).filter(|at| is_prose(lines[*at])).collect();
    let (Some(&first), Some(&last)) = (prose.first(), prose.last()) else {
        return Vec::new();
    };
    let mut reasons: Vec<Option<&'static str>> = vec![None; lines.len()];
    reasons[said_at..].fill(Some("comments"));
    if prose.len() < 2 {
        return paragraphs.leave(&reasons);
    }
    let menu = |at: &usize| is_one_of(lines[*at], MENU);
    let n_menu = (0..first).filter(menu).count();
    if n_menu >= 3 {
        let head = headline(&lines[..first]);
        let end = (0..head.unwrap_or(first)).rev().find(menu).map_or(0, |it| it + 1);
        // The menu is one run of lines: what stands between its entries is one.
        reasons[..end].iter_mut().for_each(|it| *it = Some("menu"));
        for at in end..first {
            let line = lines[at];
            let n_words = line.split_whitespace().count();
            // The name of a section above the headline, and what can be clicked below it.
            if head.is_some_and(|it| at < it && n_words <= 2 || at > it && menu(&at)) {
                reasons[at] = Some("menu");
            }
            let is_count = line.split_once(' ').is_some_and(|(n, word)| {
                n.parse::<u32>().is_ok()
                    && ["comments", "comment", "shares", "min", "minute"]
                        .iter()
                        .any(|it| word.starts_with(it))
            });
            let head = line.split(['•', '|', '·']).next().unwrap_or_default();
            let is_date = line.len() < 40 && head.trim().parse::<Date>().is_ok();
            if line.starts_with('@')
                || is_count
                || is_date
                || [" correspondent", " reporter", " editor"]
                    .iter()
                    .any(|it| line.ends_with(it))
            {
                reasons[at] = Some("menu");
            }
        }
    }
    if let Some(from) = (last + 1..said_at).find(|at| is_one_of(lines[*at], LISTS)) {
        reasons[from..said_at].fill(Some("page-end"));
    }
    let mut captions = Vec::new();
    for at in (1..last).filter(|at| is_picture(lines[*at])) {
        captions.push(at);
        let above = at - 1;
        let is_short = lines[above].split_whitespace().count() <= MAX_CAPTION;
        // The headline stands above.
        let has_head = lines[..above].iter().any(|it| it.split_whitespace().count() > 3);
        if reasons[above].is_none() && !is_prose(lines[above]) && is_short && has_head {
            captions.push(above);
        }
    }
    // Headlines of other articles between two paragraphs, under a heading of such a list.
    for at in first..last {
        let n = lines[at + 1..].iter().take_while(|it| !is_prose(it)).count();
        if is_one_of(lines[at], LISTS) && (1..=MAX_LIST).contains(&n) {
            reasons[at..=at + n].fill(Some("related-link"));
        }
    }
    for at in first..last {
        if is_one_of(lines[at], LEADS)
            && !is_prose(lines[at + 1])
            && lines[at + 1].len() <= 160
        {
            reasons[at] = Some("related-link");
            reasons[at + 1] = Some("related-link");
        }
    }
    for at in captions {
        paragraphs.list[at].zone = Some(Zone::Caption);
    }
    paragraphs.leave(&reasons)
}

/// The longest caption above the line that names whose a picture is, in words.
const MAX_CAPTION: usize = 20;

/// The longest list of headlines between two paragraphs, in lines.
const MAX_LIST: usize = 8;

/// Whether a line names whose a picture is: `Image source, Orm Press`, `Getty Images`.
fn is_picture(line: &str) -> bool {
    let low = line.to_lowercase();
    let n_words = line.split_whitespace().count();
    n_words <= 8
        && !is_prose(line)
        && ([
            "image source",
            "image credit",
            "image caption",
            "photo credit",
            "photograph:",
            "photo:",
            "image:",
            "picture:",
            "foto:",
            "bild:",
        ]
        .iter()
        .any(|it| low.starts_with(it))
            || [
                "/getty images",
                "via getty images",
                "getty images",
                "/ap",
                "/reuters",
                "/afp",
            ]
            .iter()
            .any(|it| low.ends_with(it)))
}

/// The headline among the lines above a text: that above the author's, else the last one
/// of several words between entries of a menu.
fn headline(lines: &[&str]) -> Option<usize> {
    let is_head = |at: &usize| {
        let line = lines[*at];
        let day = line.split(['•', '|', '·']).next().unwrap_or_default();
        line.split_whitespace().count() >= 4
            && day.trim().parse::<Date>().is_err()
            && !line.contains(". ")
            && !line.ends_with(')')
    };
    let by = lines.iter().position(|it| it.starts_with("By ") && it.len() <= 80);
    let above = by.and_then(|it| (0..it).rev().take(3).find(is_head));
    above.or_else(|| {
        let end = lines.iter().rposition(|it| is_one_of(it, MENU))?;
        let below = (end + 1..lines.len()).find(is_head);
        below.or_else(|| (0..end).rev().find(is_head))
    })
}

fn is_prose(line: &str) -> bool {
    let end = line.trim_end_matches(['”', '"', '’', '\'', ')', '»']);
    end.ends_with(['.', '!', '?', '…', ':']) && line.split_whitespace().count() >= 8
}

fn is_one_of(line: &str, list: &[&str]) -> bool {
    let line =
        line.trim().trim_end_matches([':', '.', '»', '>', '→']).trim_end().to_lowercase();
    list.contains(&line.as_str())
}

#[cfg(test)]
mod tests {
    use super::leave_out;
    use crate::input::paragraphs::Paragraphs;
    use std::borrow::Cow;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut paragraphs = Paragraphs::from_lines(Cow::Borrowed(text));
        let n_lines = paragraphs.list.len();
        let removed = leave_out(&mut paragraphs);
        assert_eq!(paragraphs.text, expected);
        assert_eq!(paragraphs.list.len() + removed.len(), n_lines);
    }

    const A: &str = "The bridge at Ostrow was closed on Monday, the mayor said.";
    const B: &str = "Nobody in the old town had been asked, said Olga Brandt.";

    #[test]
    fn takes_out_what_readers_say() {
        for head in ["Comments (36)", "36 Comments", "Join the conversation"] {
            check(
                &format!(
                    "Bridge closed\n{A}\n{B}\nMore on\nFerries\n{head}\nRiverRat\n2 hours ago\nThey knew of the rust for ten years and did nothing.\nReply"
                ),
                &format!("Bridge closed\n{A}\n{B}"),
            );
        }
        let text = format!("{A}\nComments\n{B}\nIt rained.");
        check(&text, &text);
    }

    #[test]
    fn takes_out_menus_and_lists() {
        check(
            &format!(
                "Home\nNews\nSport\nRivers\nLog in\nBridge closed\n3 May 2024 • 10:00am\n12 comments\n{A}\nRead more\nThe ferry of Tarn\n{B}\nMost Read\n1\nThe ferry runs"
            ),
            &format!("Bridge closed\n{A}\n{B}"),
        );
        check(
            &format!(
                "Orm Post\nNews\nSport\nLog in\nRIVERS\nBridge of Ostrow is closed\nBy Ada Tamm\nShare\nSave\n{A}\n{B}"
            ),
            &format!("Bridge of Ostrow is closed\nBy Ada Tamm\n{A}\n{B}"),
        );
        check(
            &format!("News\nSport\nLog in\nBridge of Ostrow is closed\nShare\n{A}\n{B}"),
            &format!("Bridge of Ostrow is closed\n{A}\n{B}"),
        );
        // One word of a menu may be a cross-head; lists below a text need a known heading.
        for text in [
            format!("Bridge closed\n{A}\nSport\n{B}\nThe ferry runs"),
            format!("Home\n{A}\n{B}"),
            "Home\nNews\nSport\nLog in".to_owned(),
        ] {
            check(&text, &text);
        }
    }
}
