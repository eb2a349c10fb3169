//! The tags and words of an XML file, one after the other, forgiving what can be forgiven.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A tag or the words between two.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// A tag that opens an element; an empty element is closed at once.
    Open(Tag<'a>),
    /// Words, with their references resolved.
    Text(String),
    /// The element that ends: its prefix and its name.
    Close(String, String),
}

/// An opening tag.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    start: BytesStart<'a>,
    /// Its name without the prefix.
    pub(super) name: String,
    /// The prefix, which distinguishes vocabularies.
    pub(super) prefix: String,
}

impl Tag<'_> {
    /// The value of an attribute, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found = self
            .start
            .attributes()
            .flatten()
            .find(|it| it.key.local_name().as_ref() == name)?;
        Some(resolve(&found.value))
    }
}

/// Walks over a file; what comes after a fault is left out, and the fault given.
///
/// # Errors
///
/// Whatever the parser complains of, with the byte.
pub(super) fn walk(
    xml: &str,
    mut step: impl FnMut(Node<'_>),
) -> Result<(), (usize, String)> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    loop {
        let event = reader.read_event();
        match event {
            Ok(Event::Start(start)) => {
                let name = start.local_name().as_ref().to_owned();
                let prefix = start.name().prefix();
                let prefix = prefix.map_or(String::new(), |it| it.as_ref().to_owned());
                step(Node::Open(Tag { start, name, prefix }));
            }
            Ok(Event::End(end)) => {
                let prefix = end.name().prefix();
                let prefix = prefix.map_or(String::new(), |it| it.as_ref().to_owned());
                step(Node::Close(prefix, end.local_name().as_ref().to_owned()));
            }
            Ok(Event::Text(text)) => step(Node::Text(text.into_inner().into_owned())),
            Ok(Event::CData(text)) => step(Node::Text(text.into_inner().into_owned())),
            Ok(Event::GeneralRef(name)) => {
                step(Node::Text(resolve(&format!("&{};", name.into_inner()))));
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(xml.len());
                return Err((at, error.to_string()));
            }
        }
    }
}

/// Resolves references to characters, those that HTML names too.
pub(super) fn resolve(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    dom_query::Document::fragment(text.replace('<', "&lt;")).text().to_string()
}

#[cfg(test)]
mod tests {
    use super::{Node, walk};

    #[test]
    fn gives_tags_and_words() {
        let mut found = Vec::new();
        let xml = "\u{feff}<?xml version=\"1.0\"?><a><w:b w:val=\"x&amp;y\"/>R&#8217;s &nbsp;&amp;<![CDATA[<i>]]></a>";
        walk(xml, |node| {
            found.push(match node {
                Node::Open(tag) => format!(
                    "{}:{}={}",
                    tag.prefix,
                    tag.name,
                    tag.attribute("val").unwrap_or_default()
                ),
                Node::Text(text) => text,
                Node::Close(_, name) => format!("/{name}"),
            });
        })
        .unwrap();
        let expected =
            [":a=", "w:b=x&y", "/b", "R", "’", "s ", "\u{a0}", "&", "<i>", "/a"];
        assert_eq!(found, expected);
    }
}
