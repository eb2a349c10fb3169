//! What a page says about its article: JSON-LD, `<meta>`, and the head's elements.

use crate::input::html::json_ld;
use crate::input::metadata;
use crate::input::metadata::Metadata;
use dom_query::Document;

/// The names under which `<meta>` gives the headline, the best first.
const TITLES: &[&str] = &["og:title", "twitter:title", "dc.title", "sailthru.title"];
const DATES: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
];
const SITES: &[&str] = &["og:site_name", "application-name", "dc.publisher"];

/// What the page says, each from the best place that says it.
pub(super) fn metadata(document: &Document) -> Metadata {
    let json_ld = json_ld::find(document);
    let meta = Meta::of(document);
    let source = json_ld.publisher.as_deref().and_then(text);
    let source = source.or_else(|| meta.first(SITES).and_then(text));
    let title = json_ld.headline.as_deref().and_then(text);
    let title = title
        .or_else(|| meta.first(TITLES).and_then(text))
        .or_else(|| heading(document))
        .map(|title| without_site(title, &[source.as_deref(), meta.first(SITES)]));
    let dates = json_ld.date.as_deref().into_iter().chain(meta.all(DATES));
    let attribute = |selector: &str, name: &str| {
        Some(document.select_single(selector).attr(name)?.to_string())
    };
    let languages = [
        attribute("html[lang]", "lang"),
        json_ld.language,
        meta.first(&["og:locale", "content-language"]).map(str::to_owned),
    ];
    let urls = [
        attribute("link[rel='canonical']", "href"),
        meta.first(&["og:url"]).map(str::to_owned),
        json_ld.url,
    ];
    Metadata {
        title,
        byline: json_ld
            .author
            .as_deref()
            .and_then(byline)
            .or_else(|| meta.all(AUTHORS).find_map(byline)),
        date: dates.filter_map(|it| it.parse().ok()).next(),
        url: urls.into_iter().flatten().find(|url| is_address(url)),
        language: languages.iter().flatten().find_map(|it| language(it)),
        source,
        ..Metadata::default()
    }
}

/// An author's name; an address is none.
pub(super) fn byline(value: &str) -> Option<String> {
    text(value).filter(|name| !is_address(name) && name.chars().count() <= 200)
}

fn is_address(value: &str) -> bool {
    value.starts_with("http://") || value.starts_with("https://")
}

/// A code of two or three letters.
fn language(value: &str) -> Option<String> {
    metadata::language(value)
        .filter(|code| (2..=3).contains(&code.len()) && code.is_ascii())
        .filter(|code| code.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// A value on one line; entities, which get into metadata by mistake, are read.
fn text(value: &str) -> Option<String> {
    if value.contains('&') {
        return metadata::value(&Document::fragment(value.to_owned()).text());
    }
    metadata::value(value)
}

/// The headline without the outlet's name at its end.
fn without_site(title: String, sites: &[Option<&str>]) -> String {
    for site in sites.iter().flatten() {
        let Some(rest) = title.strip_suffix(*site) else { continue };
        let short = rest.trim_end().strip_suffix(['|', '-', '–', '—', '·', '•']);
        if let Some(short) = short.map(str::trim_end).filter(|it| !it.is_empty()) {
            return short.to_owned();
        }
    }
    title
}

/// The only heading of level 1, or the page's title.
fn heading(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    if headings.length() == 1
        && let Some(heading) = metadata::value(&headings.text())
    {
        return Some(heading);
    }
    metadata::value(&document.select_single("head > title").text())
}

/// Names and contents of `<meta>`, in the order of the page.
struct Meta(Vec<(String, String)>);

impl Meta {
    fn of(document: &Document) -> Self {
        let mut list = Vec::new();
        for element in document.select("meta[content]").iter() {
            let name = ["property", "name", "itemprop", "http-equiv"]
                .iter()
                .find_map(|name| element.attr(name));
            if let (Some(name), Some(content)) = (name, element.attr("content"))
                && !content.trim().is_empty()
            {
                list.push((name.trim().to_lowercase(), content.to_string()));
            }
        }
        Self(list)
    }

    fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names.iter().flat_map(|wanted| {
            let same = self.0.iter().filter(move |(name, _)| name == wanted);
            same.map(|(_, content)| content.as_str())
        })
    }

    fn first<'a>(&'a self, names: &'a [&str]) -> Option<&'a str> {
        self.all(names).next()
    }
}
