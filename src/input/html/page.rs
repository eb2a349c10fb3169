//! What a page says about its article: JSON-LD, `<meta>`, and the head's elements.

use crate::input::address::original;
use crate::input::html::json_ld::JsonLd;
use crate::input::html::{json_ld, shown};
use crate::input::metadata::Metadata;
use crate::input::{address, metadata};
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
    "dcterms.issued",
    "dc.date.created",
    "dcterms.date",
    "article.published",
    "publication_date",
    "publication-date",
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
const SITES: &[&str] = &["og:site_name", "dc.publisher", "application-name"];

/// Services that keep other people's pages and name themselves as the site, in small letters.
const PLATFORMS: &[&str] = &[
    "blogger",
    "ghost",
    "medium",
    "squarespace",
    "substack",
    "tumblr",
    "wix.com",
    "wordpress",
];

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) metadata: Metadata,
    /// Everything that it calls its headline.
    pub(super) titles: Vec<String>,
    /// The text of the article as its data have it.
    pub(super) body: Option<String>,
    /// Whether it says that the whole text is for subscribers.
    pub(super) is_paid: bool,
    /// Whether its days are those of a copy of the page.
    pub(super) is_dated_anew: bool,
    /// The window's title.
    pub(super) window: String,
}

/// What the page says, each from the best place that says it.
pub(super) fn about(document: &Document, source: &str) -> About {
    let meta = Meta::of(document);
    let attribute = |selector: &str, name: &str| {
        Some(document.select_single(selector).attr(name)?.to_string())
    };
    let canonical = attribute("link[rel='canonical']", "href");
    let saved = saved_from(source);
    let stated = [
        canonical.clone(),
        meta.first(&["og:url"]).map(str::to_owned),
        attribute("link[rel='bookmark']", "href"),
        saved.clone(),
        shown::copied_from(source),
        meta.first(&["twitter:url", "parsely-link", "dc.identifier"]).map(str::to_owned),
        attribute("link[rel='shortlink']", "href"),
        attribute("base[href]", "href"),
    ];
    let stated: Vec<String> =
        stated.into_iter().flatten().filter(|it| address::is_address(it)).collect();
    // How archives that speak Memento (RFC 7089) name the page of which they keep a copy.
    let first = attribute("link[rel='original']", "href");
    let first = first.filter(|it| address::is_address(it));
    let window = metadata::value(&document.select_single("head > title").text());
    let heads: Vec<String> = document
        .select("h1")
        .iter()
        .filter_map(|it| metadata::value(&it.text()))
        .collect();
    let json_ld = match_page(json_ld::find(document), &stated, &heads, window.as_deref());
    let mut urls =
        first.iter().chain(&stated).map(String::as_str).chain(json_ld.url.as_deref());
    let url = urls.clone().map(original).find(|it| !address::is_of_copy(it));
    let url = url.or_else(|| urls.find(|it| address::is_address(it)));
    let url = url.filter(|it| address::is_address(it)).map(str::to_owned);
    let shown = shown_page(document, &meta);
    let url = shown.as_ref().map(|it| it.0.clone()).or(url);
    let is_platform = |it: &str| PLATFORMS.contains(&it.trim().to_lowercase().as_str());
    let mut sites = meta.all(SITES).filter(|it| !address::is_copy(it));
    let site = sites.find(|it| !is_platform(it)).and_then(text);
    let site = site.filter(|it| !address::is_address(it));
    let source = site
        .or_else(|| json_ld.publisher.as_deref().and_then(text))
        .or_else(|| shown.and_then(|it| it.1));
    let host = url.as_deref().and_then(address::outlet);
    let source =
        source.or_else(|| shown::outlet(document, window.as_deref()?, host.as_deref()));
    let mut titles: Vec<String> =
        json_ld.headline.as_deref().and_then(text).into_iter().collect();
    titles.extend(meta.all(TITLES).filter_map(text));
    titles.extend(window.clone());
    let sites = [source.as_deref(), meta.first(SITES)];
    let titles: Vec<String> =
        titles.into_iter().map(|it| without_site(it, &sites)).collect();
    let languages = [
        attribute("html[lang]", "lang"),
        json_ld.language,
        meta.first(&["og:locale", "content-language"]).map(str::to_owned),
    ];
    let mut metadata = Metadata {
        title: titles.first().cloned(),
        byline: json_ld
            .author
            .as_deref()
            .and_then(byline)
            .or_else(|| meta.all(AUTHORS).find_map(byline))
            .or_else(|| shown::author(document))
            .or_else(|| shown::author_in_title(window.as_deref()?)),
        url,
        language: languages.iter().flatten().find_map(|it| language(it)),
        source: source.or(host),
        ..Metadata::default()
    };
    // The day of a copy is not the article's.
    let is_kept = stated.first().is_some_and(|it| address::is_of_copy(it));
    let is_dated_anew = saved.is_none() && is_kept;
    if !is_dated_anew {
        let times = document.select("time[datetime]");
        let is_day = |it: &dom_query::Selection<'_>| {
            it.has_attr("pubdate")
                || it.attr("itemprop").is_some_and(|it| &*it == "datePublished")
        };
        let marked = times.iter().filter(is_day).filter_map(|it| it.attr("datetime"));
        let first = times.iter().filter_map(|it| it.attr("datetime"));
        let times: Vec<String> =
            marked.chain(first.take(1)).map(|it| it.to_string()).collect();
        let dates = json_ld.date.as_deref().into_iter().chain(meta.all(DATES));
        let dates: Vec<&str> = dates.chain(times.iter().map(String::as_str)).collect();
        match dates.iter().find_map(|it| it.parse().ok()) {
            Some(date) => metadata.date = Some(date),
            None => dates.first().into_iter().for_each(|it| metadata.set_date(it)),
        }
    }
    About {
        metadata,
        titles,
        body: json_ld.body,
        is_paid: json_ld.is_paid,
        is_dated_anew,
        window: window.unwrap_or_default(),
    }
}

/// Of a page on which a browser or a service shows another page for reading: the address of
/// that page, and the outlet's name where a link to it bears it.
fn shown_page(document: &Document, meta: &Meta) -> Option<(String, Option<String>)> {
    const ORIGINAL: &[&str] = &[
        "view original",
        "view original article",
        "read original",
        "open original",
        "original article",
        "original link",
        "original",
        "source",
    ];
    let is_reader = document.select_single("link[href*='aboutReader.css']").exists();
    if !is_reader && !meta.all(SITES).any(address::is_copy) {
        return None;
    }
    let links: Vec<(String, String)> = document
        .select("a[href]")
        .iter()
        .filter_map(|it| {
            Some((it.attr("href")?.to_string(), metadata::value(&it.text())?))
        })
        .filter(|it| address::is_address(&it.0))
        .collect();
    let is_original = |it: &&(String, String)| {
        ORIGINAL.contains(&it.1.to_lowercase().as_str())
            || is_reader && address::host(&it.0).is_some_and(|host| it.1 == host)
    };
    let url = links.iter().find(is_original)?.0.as_str();
    // Services count their readers behind the question mark.
    let bare = |url: &str| url.split(['?', '#']).next().unwrap_or_default().to_owned();
    let is_named = |it: &&(String, String)| {
        address::host(&it.0) == address::host(url)
            && !is_original(it)
            && it.1.split(' ').count() <= 5
    };
    let name = links.iter().find(is_named).map(|it| it.1.clone());
    let url = if url.contains("utm_") { bare(url) } else { url.to_owned() };
    Some((url, name))
}

/// The article of a page among those that its data describe: the one with its address or
/// its headline; the only one; of several others none.
fn match_page(
    mut found: Vec<JsonLd>,
    addresses: &[String],
    heads: &[String],
    window: Option<&str>,
) -> JsonLd {
    let bare = |url: &str| {
        let url = url.split(['?', '#']).next().unwrap_or_default();
        url.split_once("://").map_or(url, |it| it.1).trim_end_matches('/').to_lowercase()
    };
    let has_address = |it: &JsonLd| {
        let url = it.url.as_deref().map(bare);
        url.is_some_and(|url| addresses.iter().any(|it| bare(it) == url))
    };
    let has_title = |it: &JsonLd| {
        let title = it.headline.as_deref().and_then(text).map(|it| letters(&it));
        title.filter(|it| !it.is_empty()).is_some_and(|title| {
            heads.iter().any(|it| letters(it) == title)
                || window.is_some_and(|it| letters(it).starts_with(&title))
        })
    };
    let at =
        found.iter().position(has_address).or_else(|| found.iter().position(has_title));
    match (at, found.len()) {
        (Some(at), _) => found.swap_remove(at),
        (None, 1) => found.remove(0),
        _ => JsonLd::default(),
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The address that a browser or an archive wrote into a page that it saved.
fn saved_from(source: &str) -> Option<String> {
    let head = &source[..source.floor_char_boundary(source.len().min(4096))];
    let mark = head
        .find("saved from url=(")
        .map(|at| head[at..].find(')').map(|it| at + it + 1));
    let start = match mark {
        Some(start) => start?,
        None => {
            // SingleFile: `Page saved with SingleFile url: https://… saved date: …`.
            let at = head.find("Page saved with SingleFile")?;
            at + head[at..].find("url:")? + 4
        }
    };
    let rest = head[start..].trim_start();
    let end = rest.find(|it: char| it.is_whitespace() || it == '<' || it == '>')?;
    let address = rest[..end].trim_end_matches("--");
    // A browser's reading view, which names the page that it shows.
    let shown = address.strip_prefix("about:reader?url=");
    let address = shown.map_or_else(|| address.to_owned(), address::percent_decoded);
    address::is_address(&address).then_some(address)
}

/// An author's name; an address is none.
pub(super) fn byline(value: &str) -> Option<String> {
    const NOBODY: &[&str] = &[
        "admin",
        "administrator",
        "redaktion",
        "redacción",
        "rédaction",
        "webmaster",
        "staff",
    ];
    text(value).filter(|name| {
        !address::is_address(name)
            && name.chars().count() <= 200
            && !NOBODY.contains(&name.to_lowercase().as_str())
    })
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
