//! `story.toml`, read and written with whatever else a person put there.

use crate::serve::fault::Fault;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TomlError, value};

/// The list of a story.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    document: DocumentMut,
}

/// What the list says about an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) file: Option<String>,
    pub(super) source: String,
    pub(super) date: String,
    pub(super) headline: String,
    pub(super) url: String,
    pub(super) keep: Vec<String>,
}

/// The keys of an article that a page may change.
pub(super) const FIELDS: &[&str] = &["source", "date", "headline", "url"];

const ARTICLE: &str = "article";

impl List {
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let wrong = |what: &str| Fault::Wrong(format!("story.toml: {what}"));
        let mut document: DocumentMut =
            text.parse().map_err(|it: TomlError| wrong(it.to_string().trim()))?;
        // A list in one line is the same list, and becomes one that grows line by line.
        if let Some(item) = document.remove(ARTICLE) {
            let tables = item.into_array_of_tables();
            let tables = tables.map_err(|_| wrong("`article` is no list of articles"))?;
            document.insert(ARTICLE, Item::ArrayOfTables(tables));
        }
        Ok(Self { document })
    }

    /// The file.
    pub(super) fn text(&self) -> String {
        self.document.to_string()
    }

    /// The title of the story.
    pub(super) fn title(&self) -> Option<String> {
        self.document.get("title")?.as_str().map(str::to_owned)
    }

    pub(super) fn set_title(&mut self, title: &str) {
        self.document["title"] = value(title);
    }

    /// A list of words of the story itself, such as `without`.
    pub(super) fn strings(&self, key: &str) -> Vec<String> {
        let array = self.document.get(key).and_then(Item::as_array);
        array
            .into_iter()
            .flatten()
            .filter_map(|it| it.as_str())
            .map(str::to_owned)
            .collect()
    }

    pub(super) fn set_strings(&mut self, key: &str, values: &[String]) {
        if values.is_empty() {
            self.document.remove(key);
        } else {
            self.document[key] = value(values.iter().collect::<Array>());
        }
    }

    pub(super) fn articles(&self) -> Vec<Entry> {
        let tables = self.document.get(ARTICLE).and_then(Item::as_array_of_tables);
        tables.into_iter().flatten().map(entry).collect()
    }

    /// Adds an article at the end.
    pub(super) fn add(&mut self, entry: &Entry) {
        let mut table = Table::new();
        if let Some(file) = &entry.file {
            table["file"] = value(file);
        }
        self.tables().push(table);
        let last = self.tables().len() - 1;
        for (key, text) in [
            ("source", &entry.source),
            ("date", &entry.date),
            ("headline", &entry.headline),
            ("url", &entry.url),
        ] {
            self.set(last, key, text);
        }
    }

    /// Sets a field of an article; an empty one goes.
    pub(super) fn set(&mut self, at: usize, key: &str, text: &str) {
        let Some(table) = self.tables().get_mut(at) else { return };
        if text.is_empty() {
            table.remove(key);
        } else {
            table[key] = value(text);
        }
    }

    /// Sets the lines that stay whatever they look like.
    pub(super) fn set_keep(&mut self, at: usize, lines: &[String]) {
        let Some(table) = self.tables().get_mut(at) else { return };
        if lines.is_empty() {
            table.remove("keep");
        } else {
            table["keep"] = value(lines.iter().collect::<Array>());
        }
    }

    pub(super) fn remove(&mut self, at: usize) {
        self.tables().remove(at);
    }

    fn tables(&mut self) -> &mut ArrayOfTables {
        let item = self.document.entry(ARTICLE);
        let item = item.or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        item.as_array_of_tables_mut().expect("a list that was read has no other")
    }
}

fn entry(table: &Table) -> Entry {
    let text = |key: &str| match table.get(key) {
        Some(item) => match item.as_str() {
            Some(text) => text.to_owned(),
            None => item.as_datetime().map(ToString::to_string).unwrap_or_default(),
        },
        None => String::new(),
    };
    let keep = table.get("keep").and_then(Item::as_array);
    let keep = keep.into_iter().flatten().filter_map(|it| it.as_str());
    Entry {
        file: table.get("file").and_then(Item::as_str).map(str::to_owned),
        source: text("source"),
        date: text("date"),
        headline: text("headline"),
        url: text("url"),
        keep: keep.map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, List};

    #[test]
    fn a_list_in_one_line_is_a_list() {
        let mut list =
            List::read("article = [{ file = \"a.txt\" }, { file = \"b.txt\" }]").unwrap();
        list.add(&Entry { file: Some("c.txt".to_owned()), ..Entry::default() });
        let again = List::read(&list.text()).unwrap();
        let files: Vec<_> =
            again.articles().into_iter().filter_map(|it| it.file).collect();
        assert_eq!(files, ["a.txt", "b.txt", "c.txt"]);
        assert!(List::read("article = 1").is_err());
    }

    #[test]
    fn what_a_person_wrote_stays() {
        let text = "# Ours.\ntitle = \"Rain\"\nnote = \"n\"\n\n[[article]]\nfile = \"a.txt\" # the first\nsource = \"Ash\"\ndate = 2025-03-12\n";
        let mut list = List::read(text).unwrap();
        assert_eq!(list.articles()[0].date, "2025-03-12");
        list.set(0, "source", "Ash Daily");
        list.add(&Entry { file: Some("b.txt".to_owned()), ..Entry::default() });
        list.set_keep(1, &["Read “more”".to_owned()]);
        list.set_strings("without", &["house".to_owned()]);
        let written = list.text();
        for kept in ["# Ours.", "note = \"n\"", "# the first", "date = 2025-03-12"] {
            assert!(written.contains(kept), "{written}");
        }
        let mut again = List::read(&written).unwrap();
        assert_eq!(again.articles()[1].keep, ["Read “more”"]);
        assert_eq!(again.strings("without"), ["house"]);
        again.remove(0);
        assert_eq!(again.articles().len(), 1);
    }
}
