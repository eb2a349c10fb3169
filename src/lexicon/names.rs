//! Names on the spot: a pack made of what someone types or keeps in a table.

use crate::lexicon::pack::{Concept, Head, Inflect, Variant};
use crate::lexicon::pattern::Pattern;
use crate::lexicon::{Pack, PackError, SourceFile};
use crate::text::{OPEN_QUOTE, fold, open_quote, plural, slug};
use csv::ReaderBuilder;

/// The id of the pack of names on the spot. At a place of equal length its names win over
/// those of other packs.
pub const NAMES: &str = "names";

/// One name of a thing, as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What goes by several names.
    pub thing: String,
    /// One of the names.
    pub name: String,
    /// What is said about the name.
    pub note: Option<String>,
}

impl Named {
    /// Whether a value is a list, and not the name of a file.
    #[must_use]
    pub fn is_list(value: &str) -> bool {
        value.contains(": ") && value.contains('|')
    }

    /// Why a value is neither a list nor a file.
    #[must_use]
    pub fn fault(value: &str) -> PackError {
        PackError::Names {
            at: format!("--names \"{value}\""),
            message: "neither a list nor a file; write \"THING: NAME | NAME\", or name a table with the columns thing, name, note".to_owned(),
        }
    }

    /// Reads `THING: NAME | NAME | …`.
    ///
    /// # Errors
    ///
    /// If the thing or a name is missing, or holds no word.
    pub fn list(value: &str) -> Result<Vec<Self>, PackError> {
        let fault = |message: &str| PackError::Names {
            at: format!("--names \"{value}\""),
            message: message.to_owned(),
        };
        let (thing, names) = value
            .split_once(": ")
            .ok_or_else(|| fault("write it as \"THING: NAME | NAME\""))?;
        if !is_form(thing) {
            return Err(fault(
                "say before the colon what the names stand for, as in \"the law: rent cap | rent limit\"",
            ));
        }
        names
            .split('|')
            .map(|name| {
                if !is_form(name) {
                    return Err(fault(
                        "a name between two bars is empty; strike the bar",
                    ));
                }
                let (thing, name) = (thing.trim().to_owned(), name.trim().to_owned());
                Ok(Self { thing, name, note: None })
            })
            .collect()
    }

    /// Reads a table with the columns `thing`, `name` and, where wanted, `note`.
    ///
    /// # Errors
    ///
    /// If a column is missing or a row says nothing.
    pub fn table(file: &SourceFile) -> Result<Vec<Self>, PackError> {
        let content = file.content.trim_start_matches('\u{feff}');
        let fault = |line: u64, message: String| PackError::Names {
            at: format!("{}:{line}", file.name),
            message,
        };
        let first = content.lines().next().unwrap_or_default();
        let delimiters = [b',', b';', b'\t'];
        let delimiter = delimiters.into_iter().find(|&it| first.contains(char::from(it)));
        let delimiter = delimiter.unwrap_or(b',');
        if let Some(at) = open_quote(content, delimiter) {
            let line = content[..at].matches('\n').count() + 1;
            return Err(fault(line as u64, OPEN_QUOTE.to_owned()));
        }
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(content.as_bytes());
        let headers =
            reader.headers().map_err(|error| fault(1, error.to_string()))?.clone();
        let column =
            |name: &str| headers.iter().position(|it| it.eq_ignore_ascii_case(name));
        let (Some(thing), Some(name)) = (column("thing"), column("name")) else {
            let message =
                "the first row must name the columns thing, name and, optionally, note";
            return Err(fault(1, message.to_owned()));
        };
        let note = column("note");
        let mut named = Vec::new();
        for row in reader.records() {
            let row = row.map_err(|error| {
                let line = error.position().map_or(1, csv::Position::line);
                fault(line, error.to_string())
            })?;
            let line = row.position().map_or(1, csv::Position::line);
            let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
            let (thing, name) = (cell(thing), cell(name));
            if !is_form(&thing) || !is_form(&name) {
                let message = "the row needs a thing and a name; fill both cells, or strike the row";
                return Err(fault(line, message.to_owned()));
            }
            let note = note.map(cell).filter(|it| !it.is_empty());
            named.push(Self { thing, name, note });
        }
        if named.is_empty() {
            let message = "the table names nothing; write a thing and one of its names in each row below the first";
            return Err(fault(1, message.to_owned()));
        }
        Ok(named)
    }
}

impl Pack {
    /// The pack of names on the spot; names of one thing stand together, each once.
    #[must_use]
    pub fn of_names(named: &[Named]) -> Self {
        let mut concepts: Vec<Concept> = Vec::new();
        for it in named {
            let id = format!("{NAMES}.{}", slug(&it.thing, "thing"));
            let at = concepts.iter().position(|concept| *concept.id.as_ref() == id);
            let at = at.unwrap_or_else(|| {
                let concept = Concept {
                    label: it.thing.clone(),
                    axes: Vec::new(),
                    ..Concept::made(id, "")
                };
                concepts.push(concept);
                concepts.len() - 1
            });
            let variants = &mut concepts[at].variant;
            let id = slug(&it.name, "name");
            if variants.iter().all(|variant| *variant.id.as_ref() != id) {
                let mut variant = Variant::made(&it.name);
                *variant.id.as_mut() = id;
                variant.describe.clone_from(&it.note);
                variants.push(variant);
            }
        }
        for concept in &mut concepts {
            let forms: Vec<String> =
                concept.variant.iter().map(|it| fold(it.forms[0].as_ref())).collect();
            for variant in &mut concept.variant {
                let form = fold(variant.forms[0].as_ref());
                // A plural that is a name of its own is not the singular's.
                variant.inflect =
                    (!forms.contains(&plural(&form))).then_some(Inflect::Noun);
            }
        }
        let head = Head {
            id: NAMES.to_owned(),
            version: "1".to_owned(),
            language: "en".to_owned(),
            licence: "none stated".to_owned(),
            citation: "Given on the command line.".to_owned(),
            title: Some("Names given for this story".to_owned()),
            ..Head::default()
        };
        let mut pack = Self { head, concepts, ..Self::default() };
        let content = pack.to_toml();
        pack.sources = vec![SourceFile { name: "--names".to_owned(), content }];
        pack
    }

    /// The same under an id of its own, to be kept and given away.
    #[must_use]
    pub fn renamed(mut self, id: &str) -> Self {
        self.head.id = id.to_owned();
        self.head.licence = "CC0-1.0".to_owned();
        self.head.citation = "Where the names come from: fill this in.".to_owned();
        for concept in &mut self.concepts {
            let name = concept.id.as_ref().trim_start_matches(NAMES).to_owned();
            *concept.id.as_mut() = format!("{id}{name}");
        }
        self
    }
}

fn is_form(name: &str) -> bool {
    Pattern::new(name.trim(), crate::lexicon::pack::Case::Auto).is_some()
}

#[cfg(test)]
mod tests {
    use super::Named;
    use crate::lexicon::{Pack, SourceFile, load};

    fn table(content: &str) -> Result<Vec<Named>, String> {
        let file = SourceFile { name: "n.csv".to_owned(), content: content.to_owned() };
        Named::table(&file).map_err(|it| it.to_string())
    }

    #[test]
    fn reads_lists_and_tables_alike() {
        let list = Named::list("the law: rent cap | rent limit").unwrap();
        let rows =
            table("thing,name,note\nthe law,rent cap,\nthe law,rent limit,\n").unwrap();
        assert_eq!(list, rows);
        assert_eq!(table("name;thing\nrent cap;the law\n").unwrap(), rows[..1]);
        assert!(Named::is_list("the law: rent cap | rent limit"));
        assert!(!Named::is_list("C:names.csv"));
        let noted = table("thing,name,note\nthe law,rent cap,of its backers\n").unwrap();
        assert_eq!(noted[0].note.as_deref(), Some("of its backers"));
    }

    #[test]
    fn says_what_is_missing() {
        for (value, expected) in [
            (": a | b", "before the colon"),
            ("law: a || b", "between two bars"),
            ("law: a |", "between two bars"),
        ] {
            let error = Named::list(value).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
        let error = table("thing,note\nlaw,x\n").unwrap_err();
        assert!(error.starts_with("n.csv:1: the first row must name"), "{error}");
        let error = table("thing,name\n").unwrap_err();
        assert!(error.starts_with("n.csv:1: the table names nothing;"), "{error}");
        let error = table("thing,name\nlaw,\"a\nlaw,b\n").unwrap_err();
        assert!(error.starts_with("n.csv:2: a quotation mark opens"), "{error}");
        let error = table("thing,name\nlaw,a\nlaw,\n").unwrap_err();
        assert!(error.starts_with("n.csv:3: the row needs"), "{error}");
    }

    #[test]
    fn makes_a_pack_that_loads() {
        let named = [
            Named::list("the law: rent cap | Rent Cap | rent “limit”").unwrap(),
            Named::list("The Law: rent control").unwrap_or_default(),
        ]
        .concat();
        let pack = Pack::of_names(&named);
        let again = load(&pack.sources).unwrap();
        assert_eq!(again.concepts[0].id.as_ref(), "names.the-law");
        let ids: Vec<&str> =
            again.concepts[0].variant.iter().map(|it| it.id.as_ref().as_str()).collect();
        assert_eq!(ids, ["rent-cap", "rent-limit", "rent-control"]);
    }
}
