//! What a server sends, as a file that can be kept and read again.

use crate::fetch::{FetchError, error};
use encoding_rs::Encoding;
use std::io::Read;
use ureq::Body;
use ureq::http::Response;
use ureq::http::header::CONTENT_TYPE;
use url::Url;

/// A page that was fetched.
#[derive(Debug)]
pub struct Fetched {
    /// A name for its file: host, last part of the path, extension.
    pub name: String,
    /// The file: a web page says in its first line where it is from, as browsers note it,
    /// and is UTF-8 where the server says how it is encoded.
    pub bytes: Vec<u8>,
    /// Where redirects led, if they did.
    pub moved_to: Option<String>,
    /// Whether they led from an article to the front page of a site.
    pub is_front_page: bool,
}

/// Kinds that are articles or hold some, and the extensions of their files.
const KINDS: &[(&str, &str)] = &[
    ("text/html", "html"),
    ("application/xhtml+xml", "html"),
    ("text/plain", "txt"),
    ("text/markdown", "md"),
    ("application/rss+xml", "xml"),
    ("application/atom+xml", "xml"),
    ("application/rdf+xml", "xml"),
    ("application/xml", "xml"),
    ("text/xml", "xml"),
    ("application/json", "json"),
    ("application/feed+json", "json"),
    ("text/csv", "csv"),
    ("application/rtf", "rtf"),
    ("text/rtf", "rtf"),
    ("application/pdf", "pdf"),
    ("application/epub+zip", "epub"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("multipart/related", "mhtml"),
    ("message/rfc822", "eml"),
];

/// Reads an answer whose page is the last one.
pub(super) fn read(
    response: Response<Body>,
    first: &Url,
    url: &Url,
    n_bytes: u64,
) -> Result<Fetched, FetchError> {
    let status = response.status().as_u16();
    if !response.status().is_success() {
        return Err(refusal(status));
    }
    let stated = response.headers().get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let stated = stated.unwrap_or("text/html").to_ascii_lowercase();
    let kind = stated.split(';').next().unwrap_or_default().trim();
    let Some((_, extension)) = KINDS.iter().find(|it| it.0 == kind) else {
        return Err(FetchError::Kind(kind.to_owned()));
    };
    let mut bytes = Vec::new();
    let body = response.into_body().into_reader();
    body.take(n_bytes + 1).read_to_end(&mut bytes).map_err(|it| error::read(&it))?;
    if bytes.len() as u64 > n_bytes {
        return Err(FetchError::TooLarge(n_bytes >> 20));
    }
    if bytes.trim_ascii().is_empty() {
        return Err(FetchError::Empty);
    }
    if *extension == "html" {
        let charset = stated.split(';').find_map(|it| it.trim().strip_prefix("charset="));
        bytes = with_origin(&bytes, charset, url);
    }
    let name = format!("{}.{extension}", name_of(first.as_str()));
    let moved_to = (url != first).then(|| url.to_string());
    let is_front_page = url.path() == "/" && url.query().is_none() && first.path() != "/";
    Ok(Fetched { name, bytes, moved_to, is_front_page })
}

fn refusal(status: u16) -> FetchError {
    const SAVE: &str = "save the page in a browser and name its file";
    let (what, remedy) = match status {
        401 | 402 => ("it asks for a subscription", SAVE),
        403 | 406 | 451 => ("it refuses this page to programs", SAVE),
        404 | 410 => ("there is no such page", "check the address"),
        429 => ("too many requests", "try again later"),
        500..600 => ("the server fails", "try again later"),
        _ => ("no page", SAVE),
    };
    FetchError::Status(status, what, remedy)
}

/// A page with a first line that says where it is from.
fn with_origin(bytes: &[u8], charset: Option<&str>, url: &Url) -> Vec<u8> {
    let label = charset.map(|it| it.trim_matches(['"', '\'', ' ']));
    let stated = label.and_then(|it| Encoding::for_label(it.as_bytes()));
    let marked = Encoding::for_bom(bytes).map(|it| it.0);
    let url = url.as_str();
    let line = format!("<!-- saved from url=({:04}){url} -->\n", url.len());
    match marked.or(stated) {
        None => [line.as_bytes(), bytes].concat(),
        // A byte order mark outweighs what the page says of itself.
        Some(encoding) => {
            let (text, _) = encoding.decode_with_bom_removal(bytes);
            format!("\u{feff}{line}{text}").into_bytes()
        }
    }
}

/// A name for the file of an address: its host and the last part of its path.
#[must_use]
pub fn name_of(address: &str) -> String {
    const MAX: usize = 60;
    let Ok(url) = Url::parse(address) else { return "page".to_owned() };
    let host = url.host_str().unwrap_or("page");
    let host = host.strip_prefix("www.").unwrap_or(host);
    let mut parts = url.path_segments().into_iter().flatten();
    let is_telling =
        |it: &&str| it.chars().any(char::is_alphabetic) && !it.starts_with("index.");
    let last = parts.rfind(is_telling).unwrap_or_default();
    let last = last.rsplit_once('.').map_or(last, |it| it.0);
    let mut name = String::new();
    for char in format!("{host} {last}").chars() {
        if char.is_ascii_alphanumeric() || char == '.' {
            name.push(char.to_ascii_lowercase());
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(MAX);
    name.trim_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{name_of, with_origin};

    #[test]
    fn names_files_for_their_addresses() {
        for (address, expected) in [
            (
                "https://www.Orm.example/2025/03/12/Bridge_closed.html?x=1",
                "orm.example-bridge-closed",
            ),
            ("https://orm.example/news/ferry-halts/", "orm.example-ferry-halts"),
            ("https://orm.example/", "orm.example"),
            ("http://127.0.0.1:80/a/index.html", "127.0.0.1-a"),
            ("https://orm.example/%D0%BC", "orm.example-d0-bc"),
        ] {
            assert_eq!(name_of(address), expected);
        }
    }

    #[test]
    fn a_page_says_where_it_is_from() {
        let url = "https://orm.example/a".parse().unwrap();
        let line = "<!-- saved from url=(0021)https://orm.example/a -->\n";
        let page = |bytes: &[u8], charset| {
            String::from_utf8(with_origin(bytes, charset, &url)).unwrap()
        };
        assert_eq!(page(b"<p>x", None), format!("{line}<p>x"));
        assert_eq!(page(b"\xcc\xee", Some("windows-1251")), format!("\u{feff}{line}Мо"));
        assert_eq!(page(b"\xef\xbb\xbfx", Some("latin1")), format!("\u{feff}{line}x"));
    }
}
