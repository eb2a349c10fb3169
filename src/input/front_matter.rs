//! Metadata at the top of a text: YAML between `---` lines, TOML between `+++` lines.

use crate::document::Caveat;
use crate::input::columns::Column;
use crate::input::fence::Block;
use crate::input::metadata::Metadata;
use crate::input::{InputError, address, decode, metadata, yaml};
use crate::text::toml_fault;

/// What stood at the top of a file, and where the text begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// What it says.
    pub(super) metadata: Metadata,
    /// The byte at which the text begins.
    pub(super) len: usize,
    /// The number of lines before the text.
    pub(super) n_lines: u32,
}

/// The value of one field, as far as metadata goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// There is none.
    Null,
    /// A text, a number, a date.
    Text(String),
    /// Several of them.
    List(Vec<String>),
    /// Fields within the field.
    Nested,
}

/// Fields that site generators put there, and that say nothing about an article's wording.
const CONVENTIONAL: &[&str] = &[
    "aliases",
    "categories",
    "category",
    "comments",
    "cover",
    "created",
    "description",
    "draft",
    "excerpt",
    "feature_image",
    "featured",
    "fingerprint",
    "id",
    "image",
    "images",
    "keywords",
    "lastmod",
    "last_modified_at",
    "layout",
    "modified",
    "permalink",
    "section",
    "series",
    "slug",
    "subtitle",
    "summary",
    "tags",
    "template",
    "thumbnail",
    "toc",
    "type",
    "updated",
    "weight",
];

/// Reads the front matter of a text in normal form; without one, nothing is said.
///
/// # Errors
///
/// If it is there but is not YAML or TOML.
pub(super) fn read(text: &str, path: &str) -> Result<FrontMatter, InputError> {
    let Some(block) = Block::find(text) else { return Ok(FrontMatter::default()) };
    let fields = match block.fence {
        "---" => yaml::fields(block.content),
        _ => toml_fields(block.content),
    }
    .map_err(|fault| fault.at(path))?;
    let metadata = understand(fields);
    Ok(FrontMatter { metadata, len: block.len, n_lines: block.n_lines })
}

/// What is wrong and what to do, with the line within the front matter, from 1.
pub(super) struct Fault {
    pub(super) line: u32,
    pub(super) message: String,
}

impl Fault {
    fn at(self, path: &str) -> InputError {
        // The fence is the first line of the file.
        let line = self.line + 1;
        InputError::FrontMatter { path: path.to_owned(), line, message: self.message }
    }
}

fn toml_fields(content: &str) -> Result<Vec<(String, Field)>, Fault> {
    let table: toml::Table = toml::from_str(content).map_err(|error| {
        let (at, message) = toml_fault(&error, content);
        Fault { line: decode::line_at(content.as_bytes(), at), message }
    })?;
    let text = |value: &toml::Value| match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let field = |value: toml::Value| match value {
        toml::Value::Table(_) => Field::Nested,
        toml::Value::Array(list) => Field::List(list.iter().map(text).collect()),
        other => Field::Text(text(&other)),
    };
    Ok(table.into_iter().map(|(name, value)| (name, field(value))).collect())
}

fn understand(fields: Vec<(String, Field)>) -> Metadata {
    let mut metadata = Metadata::default();
    // Where the page lay says less than what its outlet is called.
    let mut host = None;
    for (name, field) in fields {
        let text = match field {
            Field::Text(text) => text,
            Field::List(list) => list.join(", "),
            Field::Null => continue,
            Field::Nested => String::new(),
        };
        let value = metadata::value(&text);
        let slot = match name.to_lowercase().as_str() {
            "title" | "headline" => &mut metadata.title,
            // Clippers call the address of a page its source.
            "source" if address::is_address(&text) => &mut metadata.url,
            "source" | "outlet" | "publication" | "publisher" | "site" | "site_name"
            | "sitename" | "website" | "newspaper" | "publication_title" => {
                &mut metadata.source
            }
            "byline" | "author" | "authors" | "creator" => {
                let names = linked(&text);
                metadata.byline =
                    metadata.byline.take().or_else(|| metadata::value(&names));
                continue;
            }
            "hostname" | "host" | "domain" => &mut host,
            "url" | "link" => &mut metadata.url,
            "note" => &mut metadata.note,
            "licence" | "license" => &mut metadata.licence,
            "language" | "lang" => {
                metadata.language = metadata::language(&text);
                continue;
            }
            "date" => {
                metadata.set_date(&text);
                continue;
            }
            "published" | "date_published" | "publish_date" | "published_at"
            | "pubdate" => {
                // Site generators write whether a page is published.
                if !matches!(text.trim(), "true" | "false" | "yes" | "no" | "") {
                    metadata.set_date(&text);
                }
                continue;
            }
            name if CONVENTIONAL.contains(&name) => continue,
            // What tables call it.
            folded => match Column::named(folded).map(|it| it.0) {
                Some(Column::Title) => &mut metadata.title,
                Some(Column::Source) => &mut metadata.source,
                Some(Column::Url) => &mut metadata.url,
                Some(Column::Byline) => {
                    let names = metadata::value(&linked(&text));
                    metadata.byline = metadata.byline.take().or(names);
                    continue;
                }
                Some(Column::Date) => {
                    metadata.set_date(&text);
                    continue;
                }
                _ => {
                    metadata.caveats.push(Caveat::UnknownField(name));
                    continue;
                }
            },
        };
        // Of two names for one thing the first one holds.
        *slot = slot.take().or(value);
    }
    let url = metadata.url.as_deref().filter(|it| address::is_address(it));
    let source = metadata.source.take().or(host);
    metadata.source = source.or_else(|| url.and_then(address::outlet));
    metadata
}

/// Names without the brackets by which notes link to each other: `[[Ada Tamm]]`.
fn linked(text: &str) -> String {
    text.replace("[[", "").replace("]]", "")
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(text: &str, body: &str, expected: &str) {
        let front = read(text, "a.md").unwrap();
        assert_eq!(&text[front.len..], body);
        assert_eq!(front.n_lines as usize, text[..front.len].lines().count());
        let it = front.metadata;
        let date = it.date.map(|date| date.to_string());
        let found = [it.title, it.source, date, it.byline, it.language, it.url, it.note];
        let found: Vec<_> = found.into_iter().map(Option::unwrap_or_default).collect();
        let caveats: Vec<_> = it.caveats.iter().map(|it| format!("{it:?}")).collect();
        assert_eq!(format!("{} {}", found.join("|"), caveats.join(" ")).trim(), expected);
    }

    #[test]
    fn reads_yaml() {
        check(
            "---\ntitle: \"Bridge: closed\"\noutlet: Ostrow Post\ndate: 2025-03-12\nauthors: [A. Reiter, B. Holm]\nlang: en-GB\ntags: [a]\n---\nText.",
            "Text.",
            "Bridge: closed|Ostrow Post|2025-03-12|A. Reiter, B. Holm|en||",
        );
        check(
            "---\n# remark\nHeadline: >\n  Bridge\n  closed\ndate: 12 March 2025\nurl: https://x.example/1\nnote: yes\nsource: 24\n---\n",
            "",
            "Bridge closed|24|2025-03-12|||https://x.example/1|yes",
        );
        check(
            "---\npublicationTitle: Ostrow Post\ncreators: [A. Reiter]\ndatePublished: 2025-03-12\n---\n",
            "",
            "|Ostrow Post|2025-03-12|A. Reiter|||",
        );
        check(
            "---\ndate: soon\nmood: grim\nextra: {a: 1}\nnote:\n...\nText.",
            "Text.",
            "|||||| UnreadableDate(\"soon\") UnknownField(\"mood\") UnknownField(\"extra\")",
        );
        check("---\n---\nText.", "Text.", "||||||");
    }

    #[test]
    fn reads_toml() {
        check(
            "+++\ntitle = \"Bridge\"\ndate = 2025-03-12\nauthor = \"A. Reiter\"\n[extra]\nx = 1\n+++\nText.",
            "Text.",
            "Bridge||2025-03-12|A. Reiter||| UnknownField(\"extra\")",
        );
        check(
            "+++\ndate = 2025-03-12T10:00:00Z\nlanguage = \"de\"\n+++",
            "",
            "||2025-03-12||de||",
        );
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        for (text, place, remedy) in [
            (
                "---\nsource: A\ntitle: Bridge: closed\n---\n",
                "a.md:3: front matter: ",
                "put quotation marks around values that contain a colon or a quotation mark",
            ),
            (
                "---\ntitle: \"Bridge\n---\nText.",
                "a.md:",
                "a quotation mark opens and does not close; close it",
            ),
            (
                "+++\nsource = \"A\"\ntitle = Bridge\n+++\n",
                "a.md:3: front matter: ",
                "put quotation marks around texts",
            ),
        ] {
            let error = read(text, "a.md").unwrap_err().to_string();
            assert!(error.starts_with(place) && error.ends_with(remedy), "{error}");
            assert!(!error.contains('\n'), "{error}");
        }
    }
}
