//! Safari's web archives: a property list that holds a page with its address.

use crate::input::article::Article;
use crate::input::{InputError, address, html};
use encoding_rs::{Encoding, UTF_8};
use plist::{Dictionary, Value};
use std::io::Cursor;

/// Reads a `.webarchive` file.
///
/// # Errors
///
/// If it is damaged, holds no page, or the page cannot be read.
pub(super) fn read(bytes: Vec<u8>, path: &str) -> Result<Article, InputError> {
    let wrong_form = || InputError::WrongForm {
        path: path.to_owned(),
        extension: "webarchive",
        remedy: "the file is damaged or has no page; open it in Safari and save the page's source as .html",
    };
    let list = Value::from_reader(Cursor::new(bytes)).map_err(|_| wrong_form())?;
    let main = list.as_dictionary().and_then(|it| it.get("WebMainResource"));
    let main = main.and_then(Value::as_dictionary).ok_or_else(wrong_form)?;
    let page = main.get("WebResourceData").and_then(Value::as_data);
    let page = page.ok_or_else(wrong_form)?;
    let stated = text(main, "WebResourceTextEncodingName");
    let encoding = stated.and_then(|it| Encoding::for_label(it.as_bytes()));
    let (page, _, _) = encoding.unwrap_or(UTF_8).decode(page);
    let mut article = html::read_text(&page, path)?;
    let url = text(main, "WebResourceURL").filter(|it| address::is_address(it));
    let data = &mut article.metadata;
    if let Some(url) = url.filter(|_| data.url.is_none()) {
        let url = address::original(url);
        data.source = data.source.take().or_else(|| address::outlet(url));
        data.url = Some(url.to_owned());
    }
    Ok(article)
}

fn text<'a>(list: &'a Dictionary, key: &str) -> Option<&'a str> {
    list.get(key)?.as_string()
}

#[cfg(test)]
mod tests {
    use super::read;
    use plist::{Dictionary, Value};

    const PAGE: &str = "<html><head><title>Ferry halts</title></head><body><article><h1>Ferry halts</h1><p>The bridge at Ostrow was closed on Monday, the mayor said, and the ferry will run twice an hour until the end of May; “we wait,” said Olga Brandt, who keeps the ferry house, and she has waited before, in the year of the flood.</p></article></body></html>";

    fn archive() -> Value {
        let mut main = Dictionary::new();
        main.insert("WebResourceData".to_owned(), Value::Data(PAGE.into()));
        main.insert(
            "WebResourceURL".to_owned(),
            Value::from("https://www.orm.example/ferry"),
        );
        main.insert("WebResourceTextEncodingName".to_owned(), Value::from("UTF-8"));
        let mut list = Dictionary::new();
        list.insert("WebMainResource".to_owned(), Value::Dictionary(main));
        Value::Dictionary(list)
    }

    #[test]
    fn reads_the_page_with_its_address_from_either_form() {
        let (mut binary, mut xml) = (Vec::new(), Vec::new());
        archive().to_writer_binary(&mut binary).unwrap();
        archive().to_writer_xml(&mut xml).unwrap();
        for bytes in [binary, xml] {
            let article = read(bytes, "a.webarchive").unwrap();
            assert_eq!(article.metadata.source.as_deref(), Some("orm.example"));
            assert!(article.paragraphs.text.contains("“we wait,” said Olga Brandt"));
        }
    }

    #[test]
    fn names_what_is_damaged() {
        for bytes in [&b"bplist00\x01\x02"[..], b"<plist><dict/></plist>", b""] {
            let error = read(bytes.to_vec(), "a.webarchive").unwrap_err().to_string();
            assert!(
                error.starts_with("a.webarchive: no readable .webarchive; "),
                "{error}"
            );
        }
    }
}
