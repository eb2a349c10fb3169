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
/// Whatever the parser complains of, with the byte; also a file that breaks off before its
/// first element ends.
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
    // The first element, and how many of its name are open.
    let mut root: Option<(String, usize)> = None;
    loop {
        let event = reader.read_event();
        match event {
            Ok(Event::Start(start)) => {
                let name = start.local_name().as_ref().to_owned();
                let prefix = start.name().prefix();
                let prefix = prefix.map_or(String::new(), |it| it.as_ref().to_owned());
                let (root, n_open) = root.get_or_insert_with(|| (name.clone(), 0));
                *n_open += usize::from(*root == name);
                step(Node::Open(Tag { start, name, prefix }));
            }
            Ok(Event::End(end)) => {
                let prefix = end.name().prefix();
                let prefix = prefix.map_or(String::new(), |it| it.as_ref().to_owned());
                let name = end.local_name().as_ref().to_owned();
                if let Some((_, n_open)) = root.as_mut().filter(|(root, _)| *root == name)
                {
                    *n_open = n_open.saturating_sub(1);
                }
                step(Node::Close(prefix, name));
            }
            Ok(Event::Text(text)) => step(Node::Text(text.into_inner().into_owned())),
            Ok(Event::CData(text)) => step(Node::Text(text.into_inner().into_owned())),
            Ok(Event::GeneralRef(name)) => {
                step(Node::Text(resolve(&format!("&{};", name.into_inner()))));
            }
            Ok(Event::Eof) => {
                return match root {
                    Some((name, 1..)) => {
                        Err((xml.len(), format!("the file breaks off inside <{name}>")))
                    }
                    _ => Ok(()),
                };
            }
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

    #[test]
    fn a_file_that_breaks_off_is_a_fault() {
        for (xml, is_whole) in [
            ("<a><b>x</b></a>", true),
            ("<a><a>x</a></a>\n<!-- end -->", true),
            ("<a><b>x</a>", true),
            ("<a/>", true),
            ("", true),
            ("<a><b>x</b>", false),
            ("<a><b>x", false),
            ("<a><a>x</a>", false),
            ("<a><b>x</b></", false),
        ] {
            assert_eq!(walk(xml, |_| {}).is_ok(), is_whole, "{xml}");
        }
    }
}
