//! What a page shows about its article where its data say nothing: the author's name by the
//! class of its element, the outlet in the window's title, the address in a script.

use crate::input::credits::is_person;
use crate::input::outlets::is_outlet;
use crate::input::{address, credits, metadata};
use dom_query::{Document, NodeRef};

/// Elements that hold the name of an author, the surest first.
const AUTHORS: &[&str] = &[
    "[itemprop~='author'] [itemprop~='name']",
    "[itemprop~='author']",
    "[rel~='author']",
    ".vcard .fn, .h-card.p-author, .p-author .p-name, .p-author",
    ".byline-name, .byline__name, .author-name, .author__name, .byline-author, .byline__author",
    "[id*='author-name' i], [id*='byline' i], #author",
    ".reader-credits, .createdby, .node__submitted, .submitted, .byline, [class*='byline' i]",
    "[class*='author-name' i], [class*='authorname' i], [class*='author__name' i]",
    ".post-author, .entry-author, .article-author, .article__author, .author, [class*='writer' i], [class*='autor' i], [class*='auteur' i]",
    ".post-footers, .entry-footer-info, .entry-footer, .post-footer, .entry-meta, .post-meta, .posted, .post-info",
    "[data-automation-id*='byline' i], [data-testid*='byline' i], [data-testid*='author' i], [data-hook='user-name']",
    "[class*='-author' i], [class*='_author' i]",
];

/// Parts of a page whose names are of other people.
const ELSEWHERE: &[&str] = &[
    "comment",
    "related",
    "sidebar",
    "site-footer",
    "page-footer",
    "colophon",
    "widget",
    "teaser",
    "promo",
    "recirc",
    "bio",
    "caption",
    "photo-credit",
    "image-credit",
    "quote",
    "reply",
    "recommended",
];

/// The longest text of such an element, in characters.
const MAX_TEXT: usize = 160;

/// No more elements are looked at for each row of [`AUTHORS`].
const MAX_ELEMENTS: usize = 12;

/// No more authors are named.
const MAX_AUTHORS: usize = 6;

/// Who wrote the article, by the elements that say so; none inside running text.
pub(super) fn author(document: &Document) -> Option<String> {
    AUTHORS.iter().find_map(|selector| {
        let mut names: Vec<String> = Vec::new();
        let mut home = None;
        for node in document.select(selector).nodes().iter().take(MAX_ELEMENTS) {
            let Some(name) = name_in(node) else { continue };
            // Other authors stand beside the first.
            let near = node.ancestors_it(Some(2)).map(|it| it.id).last();
            if home.is_some() && home != near || names.len() >= MAX_AUTHORS {
                break;
            }
            home = near;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (!names.is_empty()).then(|| names.join(", "))
    })
}

fn name_in(node: &NodeRef<'_>) -> Option<String> {
    let is_elsewhere = |it: &NodeRef<'_>| {
        let look = format!(
            "{} {}",
            it.class().unwrap_or_default(),
            it.attr("id").unwrap_or_default()
        );
        let look = look.to_lowercase();
        ["aside", "nav", "blockquote", "figure"].iter().any(|name| it.has_name(name))
            || !it.has_name("body") && ELSEWHERE.iter().any(|name| look.contains(name))
    };
    // The name of somebody who is quoted stands inside of a sentence.
    let is_of_text = |it: &NodeRef<'_>| {
        (it.has_name("p") || it.has_name("li"))
            && (it.normalized_char_count() > MAX_TEXT
                || it.text().trim_end().ends_with(['.', '!', '?', '”', '"']))
    };
    if is_elsewhere(node) || is_of_text(node) {
        return None;
    }
    if node.ancestors_it(None).any(|it| is_elsewhere(&it) || is_of_text(&it)) {
        return None;
    }
    if node.normalized_char_count() > MAX_TEXT {
        return None;
    }
    let pieces = node.descendants_it().filter(NodeRef::is_text);
    let pieces: Vec<String> =
        pieces.filter_map(|it| metadata::value(&it.text())).collect();
    let is_place = |at: usize| {
        at.checked_sub(1).is_some_and(|it| {
            let word = pieces[it].rsplit(' ').next().unwrap_or_default();
            ["in", "at", "from"].contains(&word)
        })
    };
    let name = |at: usize| {
        let name = credits::without_by(&pieces[at]).trim();
        (is_person(name) && !is_place(at) && !credits::is_aside(name)).then_some(name)
    };
    let names: Vec<&str> = (0..pieces.len()).filter_map(name).take(MAX_AUTHORS).collect();
    if !names.is_empty() {
        return Some(names.join(", "));
    }
    pieces.iter().find_map(|line| named(line)).or_else(|| named(&pieces.join(" ")))
}

/// The author in the window's title: `Ferry halts | by Ada Tamm | The Towpath`.
pub(super) fn author_in_title(window: &str) -> Option<String> {
    let mut parts = vec![window];
    for sign in SIGNS {
        parts = parts.into_iter().flat_map(|it| it.split(sign)).collect();
    }
    let names = parts.into_iter().skip(1).filter_map(|it| it.strip_prefix("by "));
    names.map(str::trim).find(|it| is_person(it)).map(str::to_owned)
}

/// The name in a line that an element gives as the author's.
fn named(line: &str) -> Option<String> {
    if let Some(name) = credits::credit(line).and_then(|it| it.byline) {
        return Some(name);
    }
    let line = credits::without_by(line).trim();
    let line = line.split(" on ").next().unwrap_or(line);
    let head =
        line.split([',', '|', '·', '•', '—', '(']).next().unwrap_or_default().trim();
    let head = head.split(" in ").next().unwrap_or(head).trim();
    let names: Vec<&str> =
        head.split(" and ").flat_map(|it| it.split(" & ")).map(str::trim).collect();
    names.iter().all(|it| is_person(it)).then(|| names.join(" and "))
}

/// Signs between a headline and the outlet's name in the window's title.
const SIGNS: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " ~ "];

/// The fewest letters of a name by which an address is known to be an outlet's.
const MIN_NAME: usize = 4;

/// The outlet, by its name beside the headline in the window's title, where something else
/// on the page bears that name too, or it is called as newspapers are.
pub(super) fn outlet(
    document: &Document,
    window: &str,
    host: Option<&str>,
) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for sign in SIGNS {
        if let Some((_, name)) = window.rsplit_once(sign) {
            names.push(name);
        }
        if let Some((name, _)) = window.split_once(sign) {
            names.push(name);
        }
    }
    names.extend(window.split_once(": ").map(|it| it.0));
    names.retain(|it| it.split_whitespace().count() <= 6 && it.chars().count() <= 60);
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return None;
    }
    let host = host.map(letters).unwrap_or_default();
    let marks = marks(document);
    let is_borne = |name: &&&str| {
        let name = letters(name);
        let is_of_host = name.len() >= MIN_NAME
            && (host.contains(&name)
                || name
                    .strip_prefix("the")
                    .is_some_and(|it| it.len() >= MIN_NAME && host.contains(it)));
        is_of_host || !name.is_empty() && marks.contains(&name)
    };
    names.retain(|it| !SECTIONS.contains(&it.to_lowercase().as_str()));
    let papers: Vec<&&str> = names.iter().filter(|it| is_outlet(it)).collect();
    let only = match papers[..] {
        [only] => Some(only),
        _ => None,
    };
    let borne = || names.iter().find(is_borne);
    let found = only.filter(|it| is_borne(it) || host.is_empty()).or_else(borne);
    found.and_then(|it| metadata::value(it))
}

/// Parts of a newspaper, which stand in titles as its name does, in small letters.
const SECTIONS: &[&str] = &[
    "analysis",
    "arts",
    "blog",
    "blogs",
    "books",
    "business",
    "comment",
    "culture",
    "economy",
    "editorial",
    "education",
    "entertainment",
    "environment",
    "europe",
    "features",
    "finance",
    "food",
    "gallery",
    "health",
    "home",
    "international",
    "letters",
    "lifestyle",
    "live",
    "local",
    "magazine",
    "markets",
    "media",
    "money",
    "music",
    "national",
    "news",
    "opinion",
    "politics",
    "science",
    "society",
    "sport",
    "sports",
    "style",
    "tech",
    "technology",
    "travel",
    "uk",
    "us",
    "video",
    "weather",
    "world",
    "kultur",
    "lokales",
    "meinung",
    "politik",
    "wirtschaft",
    "économie",
    "politique",
    "société",
    "cultura",
    "opinión",
    "política",
    "sociedad",
];

/// What the head and the foot of a page call it: links, logos, the notice of copyright.
fn marks(document: &Document) -> Vec<String> {
    const MAX: usize = 60;
    let mut marks = Vec::new();
    let links = document.select(
        "header a, [class*='brand' i], [class*='logo' i], [class*='site-title' i], [class*='site-name' i], a[rel='home'], a[href='/'], header h1, header p, [role='banner'] a",
    );
    marks.extend(links.nodes().iter().take(MAX).map(|it| letters(&it.text())));
    let images = document.select("img[alt]");
    marks
        .extend(images.iter().take(MAX).filter_map(|it| Some(letters(&it.attr("alt")?))));
    for node in document
        .select("footer, [class*='footer' i], [class*='copyright' i], small, font")
        .nodes()
        .iter()
        .take(MAX)
    {
        let text = node.text().to_string();
        for line in text.lines().filter(|it| it.contains('©') || it.contains("opyright"))
        {
            let name = line
                .replace("Copyright", "")
                .replace("All rights reserved", "")
                .replace("All Rights Reserved", "");
            let name =
                name.replace(|it: char| it.is_ascii_digit() || "©().,".contains(it), " ");
            marks.push(letters(&name));
        }
    }
    marks.retain(|it| !it.is_empty() && it.len() <= 60);
    marks
}

fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The address of the page that a script of an archive, or a comment of a program that
/// copies whole sites, names as the original.
pub(super) fn copied_from(source: &str) -> Option<String> {
    let quoted = source.find("__wm.wombat(").and_then(|at| {
        let rest = source[at + 12..].trim_start();
        let mark = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        rest[1..].split(mark).next().map(str::to_owned)
    });
    // HTTrack: `<!-- Mirrored from www.orm.example/ferry.html by HTTrack Website Copier`.
    let mirrored = || {
        let at = source.find("Mirrored from ")?;
        let host = source[at + 14..].split([' ', '\n', '<']).next()?;
        Some(format!("http://{host}"))
    };
    quoted.or_else(mirrored).filter(|it| address::is_address(it))
}

#[cfg(test)]
mod tests {
    use super::{author, copied_from, outlet};
    use dom_query::Document;

    #[test]
    fn finds_the_author_by_the_element() {
        for (body, expected) in [
            ("<p class=byline>By <a rel=author>Ada Tamm</a></p>", Some("Ada Tamm")),
            (
                "<span class='author vcard'><a class='url fn'>Ada Tamm</a></span>",
                Some("Ada Tamm"),
            ),
            (
                "<div class=node__submitted>Submitted by <span>Ada Tamm</span> on Tue, 11/21/2023 - 10:15</div>",
                Some("Ada Tamm"),
            ),
            (
                "<p class=story__byline>Ada Tamm <span>in Port Orm</span></p>",
                Some("Ada Tamm"),
            ),
            (
                "<div class=meta><a class=author>Ada Tamm</a> and <a class=author>Bo Reyes</a></div>",
                Some("Ada Tamm, Bo Reyes"),
            ),
            ("<p>The ferry, said <span class=author>Ada Tamm</span>, halts.</p>", None),
            ("<div class=comment><span class=author>Ada Tamm</span></div>", None),
            ("<p class=author>The desk of the river</p>", None),
        ] {
            let page = Document::from(format!("<body>{body}</body>"));
            assert_eq!(author(&page).as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn finds_the_outlet_in_the_title() {
        for (title, host, body, expected) in [
            (
                "Ferry halts - Quill & Harbour",
                Some("quillharbour.example"),
                "",
                Some("Quill & Harbour"),
            ),
            ("Ferry halts - Orm Post", Some("ormpost.example"), "", Some("Orm Post")),
            (
                "Ferry halts | River Letters",
                None,
                "<footer>© 2025 River Letters. All rights reserved.</footer>",
                Some("River Letters"),
            ),
            (
                "Orm Courant: Ferry halts",
                None,
                "<img src=logo.gif alt='Orm Courant'>",
                Some("Orm Courant"),
            ),
            ("Ferry halts - Orm Evening Star", None, "", Some("Orm Evening Star")),
            ("Ferry halts - Business", None, "", None),
            ("Ferry halts: a day at the mill", None, "", None),
        ] {
            let page = Document::from(format!("<body>{body}</body>"));
            assert_eq!(outlet(&page, title, host).as_deref(), expected, "{title}");
        }
    }

    #[test]
    fn finds_the_original_of_a_copy() {
        for (page, expected) in [
            (
                "<script>__wm.wombat(\"http://www.orm.example/a.html\",\"2025\");",
                Some("http://www.orm.example/a.html"),
            ),
            (
                "<!-- Mirrored from orm.example/a.html by HTTrack -->",
                Some("http://orm.example/a.html"),
            ),
            ("<p>Mirrored from the lake</p>", None),
        ] {
            assert_eq!(copied_from(page).as_deref(), expected);
        }
    }
}
