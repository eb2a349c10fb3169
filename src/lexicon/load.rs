//! From the files of a pack to a [`Pack`], with a place for every error.

use crate::language::Language;
use crate::lexicon::pack::{Example, Pack, PackFile};
use crate::lexicon::{PackError, Place, flat};
use crate::text::{fold, toml_fault};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use toml::Spanned;

/// One file of a pack: its name as errors print it, and its content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceFile {
    /// Path as given.
    pub name: String,
    /// Text of the file.
    pub content: String,
}

impl SourceFile {
    /// Whether it holds examples and nothing else.
    fn is_examples(&self) -> bool {
        self.base() == "examples.toml"
    }

    /// The name without its folder.
    fn base(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name)
    }
}

/// Reads a pack from its files.
///
/// # Errors
///
/// If a file is not in the format of `docs/lexicons.md`, the head is missing or without
/// licence or citation, or an id is used twice.
pub fn load(files: &[SourceFile]) -> Result<Pack, PackError> {
    let pack = read(files, parse, check_unique)?;
    check_crowded(&pack)?;
    check_translations(&pack)?;
    Ok(pack)
}

/// Reads a pack that a test has loaded: what would be wrong with it has been found, and is not
/// looked for at every start. `parsed` gives what a file was parsed into when the program was
/// built.
pub(super) fn load_tested(
    files: &[SourceFile],
    parsed: impl Fn(&str) -> &'static [u8],
) -> Result<Pack, PackError> {
    let parse = |file: &SourceFile| {
        flat::read(parsed(&file.name)).map_err(|error| PackError::Syntax {
            place: Place::new(&file.name, &file.content, 0),
            message: error.to_string(),
        })
    };
    read(files, parse, |_, _, _| Ok(()))
}

/// Reads a pack; `check` looks at each file beside those before it.
fn read(
    files: &[SourceFile],
    parse: impl Fn(&SourceFile) -> Result<PackFile, PackError>,
    check: impl Fn(&Pack, &PackFile, &SourceFile) -> Result<(), PackError>,
) -> Result<Pack, PackError> {
    let mut files: Vec<&SourceFile> = files.iter().collect();
    files.sort_by(|a, b| a.base().cmp(b.base()));
    let mut pack = Pack::default();
    let mut head_file = None;
    // The head file first, so that a pack reads in the order in which people write it.
    files.sort_by_key(|file| file.base() != "pack.toml");
    pack.sources = files.iter().map(|&file| file.clone()).collect();
    for (number, file) in files
        .iter()
        .enumerate()
        .filter(|it| !has_extension(it.1, "tsv") && !it.1.is_examples())
    {
        let mut parsed = parse(file)?;
        check(&pack, &parsed, file)?;
        if let Some(head) = parsed.pack.take() {
            if head_file.replace(file.name.clone()).is_some() {
                return Err(PackError::SecondHead { file: file.name.clone() });
            }
            pack.head = head;
        }
        fill_terms(&mut parsed, file, &files)?;
        parsed.concept.iter_mut().for_each(|it| it.file = number);
        parsed.category.iter_mut().for_each(|it| it.file = number);
        pack.exclusions.append(&mut parsed.exclude);
        pack.concepts.append(&mut parsed.concept);
        pack.categories.append(&mut parsed.category);
        parsed.translation.iter_mut().for_each(|it| it.file = number);
        pack.translations.append(&mut parsed.translation);
        parsed.rule.iter_mut().for_each(|it| it.file = number);
        pack.rules.append(&mut parsed.rule);
    }
    let first = files.first().map_or_else(String::new, |file| file.name.clone());
    let file = head_file.ok_or(PackError::NoHead { file: first })?;
    for (field, value) in
        [("licence", &pack.head.licence), ("citation", &pack.head.citation)]
    {
        if value.trim().is_empty() {
            return Err(PackError::NoLicence { file, field });
        }
    }
    Ok(pack)
}

/// Refuses forms of what the pack lacks, and of a language whose words are not known.
fn check_translations(pack: &Pack) -> Result<(), PackError> {
    for translation in &pack.translations {
        let of = &translation.of;
        let message = if translation.target(0, pack).is_none() {
            format!(
                "the pack has no `{}`; write concept/variant, or the id of a category",
                of.as_ref()
            )
        } else if Language::of(&translation.language).is_none() {
            let known: Vec<&str> = Language::ALL.iter().map(|it| it.code()).collect();
            format!(
                "nothing is found in the language “{}”; there are {}",
                translation.language,
                known.join(", ")
            )
        } else {
            continue;
        };
        let place = pack.place(translation.file, of.span().start);
        return Err(PackError::Syntax { place, message });
    }
    Ok(())
}

/// How many concepts and categories may list one form: each finds every use of it.
const MAX_SHARED: usize = 64;

fn check_crowded(pack: &Pack) -> Result<(), PackError> {
    let mut n_uses: BTreeMap<String, usize> = BTreeMap::new();
    let of_concepts = pack.concepts.iter().flat_map(|concept| {
        let forms = concept.variant.iter().flat_map(|it| &it.forms);
        forms.map(move |form| (form, concept.file, &concept.id))
    });
    let of_categories = pack.categories.iter().flat_map(|category| {
        category.terms.iter().map(move |form| (form, category.file, &category.id))
    });
    for (form, file, id) in of_concepts.chain(of_categories) {
        let n = n_uses.entry(fold(form.as_ref())).or_default();
        *n += 1;
        if *n > MAX_SHARED {
            let form = form.as_ref();
            return Err(PackError::Syntax {
                place: pack.place(file, id.span().start),
                message: format!(
                    "more than {MAX_SHARED} entries list “{form}”, and each finds every use of it; keep those that differ"
                ),
            });
        }
    }
    Ok(())
}

fn has_extension(file: &SourceFile, extension: &str) -> bool {
    file.name.rsplit('.').next().is_some_and(|it| it.eq_ignore_ascii_case(extension))
}

fn parse(file: &SourceFile) -> Result<PackFile, PackError> {
    toml::from_str(&file.content).map_err(|error| {
        let (at, message) = toml_fault(&error, &file.content);
        PackError::Syntax { place: Place::new(&file.name, &file.content, at), message }
    })
}

fn check_unique(
    pack: &Pack,
    parsed: &PackFile,
    file: &SourceFile,
) -> Result<(), PackError> {
    let place = |at: usize| Place::new(&file.name, &file.content, at);
    let mut seen: BTreeSet<&str> =
        pack.concepts.iter().map(|it| it.id.as_ref().as_str()).collect();
    seen.extend(pack.categories.iter().map(|it| it.id.as_ref().as_str()));
    let ids = parsed.concept.iter().map(|it| &it.id);
    for id in ids.chain(parsed.category.iter().map(|it| &it.id)) {
        unique(&mut seen, id, &place)?;
    }
    for concept in &parsed.concept {
        let mut seen = BTreeSet::new();
        for variant in &concept.variant {
            unique(&mut seen, &variant.id, &place)?;
        }
    }
    Ok(())
}

fn unique<'a>(
    seen: &mut BTreeSet<&'a str>,
    id: &'a Spanned<String>,
    place: &dyn Fn(usize) -> Place,
) -> Result<(), PackError> {
    if seen.insert(id.as_ref()) {
        return Ok(());
    }
    Err(PackError::DuplicateId { place: place(id.span().start), id: id.as_ref().clone() })
}

/// Adds the terms that stand in `.tsv` files of their own.
fn fill_terms(
    parsed: &mut PackFile,
    file: &SourceFile,
    files: &[&SourceFile],
) -> Result<(), PackError> {
    for category in &mut parsed.category {
        let Some(name) = &category.terms_file else { continue };
        let table =
            files.iter().find(|it| it.base() == name.as_ref()).ok_or_else(|| {
                PackError::MissingFile {
                    place: Place::new(&file.name, &file.content, name.span().start),
                    name: name.as_ref().clone(),
                }
            })?;
        let mut at = 0;
        for line in table.content.split('\n') {
            let term = line.split('\t').next().unwrap_or_default().trim();
            if !term.is_empty() && !term.starts_with('#') {
                category.terms.push(Spanned::new(at..at + line.len(), term.to_owned()));
            }
            at += line.len() + 1;
        }
    }
    Ok(())
}

impl Pack {
    /// SHA-256 over the sorted file names and their bytes, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        let mut files: Vec<&SourceFile> = self.sources.iter().collect();
        files.sort_by(|a, b| a.base().cmp(b.base()));
        let mut hasher = Sha256::new();
        for file in files {
            for part in [file.base(), &file.content] {
                hasher.update((part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        hasher.finalize().iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// Texts with the mentions that they must give; read when a pack is checked, for no run
    /// needs them.
    ///
    /// # Errors
    ///
    /// If the file of examples is not in the format.
    pub fn examples(&self) -> Result<Vec<Example>, PackError> {
        let mut examples = Vec::new();
        for (number, file) in self.sources.iter().enumerate() {
            if !has_extension(file, "tsv") {
                examples.extend(parse(file)?.example.into_iter().map(|mut it| {
                    it.file = number;
                    it
                }));
            }
        }
        Ok(examples)
    }
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, load};

    const HEAD: &str = "[pack]\nid = \"x\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"us\"\n";

    fn file(name: &str, content: &str) -> SourceFile {
        SourceFile { name: name.to_owned(), content: content.to_owned() }
    }

    #[track_caller]
    fn check_error(content: &str, expected: &str) {
        let error = load(&[file("my/x.toml", content)]).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn names_place_and_remedy() {
        check_error("", "my/x.toml: there is no [pack] table");
        check_error(&HEAD.replace("CC0-1.0", ""), "`licence` is empty");
        check_error(
            &format!("{HEAD}[[concept]]\nid = \"a\"\nlabel = \"A\"\ncolour = 1"),
            "my/x.toml:10:1",
        );
        check_error(
            &format!("{HEAD}[[concept]]\nid = \"a\"\nlabel = \"A\"\ncolour = 1"),
            "there are id, label, ",
        );
        let twice = "[[category]]\nid = \"a\"\nlabel = \"A\"\nterms = [\"b\"]\n";
        check_error(
            &format!("{HEAD}{twice}{twice}"),
            "my/x.toml:12:6: the id `a` is used twice",
        );
        check_error(
            &format!("{HEAD}{twice}terms_file = \"no.tsv\""),
            "the pack has no file `no.tsv`",
        );
        let crowd: String =
            (0..65).map(|n| twice.replace("\"a\"", &format!("\"a{n}\""))).collect();
        check_error(&format!("{HEAD}{crowd}"), "more than 64 entries list “b”");
        check_error(
            &format!("{HEAD}{twice}confidence = \"sure\""),
            "there are high, medium",
        );
        let other = "[[translation]]\nof = \"b\"\nlanguage = \"de\"\nforms = [\"c\"]\n";
        check_error(
            &format!("{HEAD}{twice}{other}"),
            "my/x.toml:12:6: the pack has no `b`; write concept/variant",
        );
        let unknown = other.replace("\"b\"", "\"a\"").replace("\"de\"", "\"xx\"");
        check_error(&format!("{HEAD}{twice}{unknown}"), "there are en, de");
    }

    #[test]
    fn joins_the_files_of_a_folder() {
        let category =
            "[[category]]\nid = \"a\"\nlabel = \"A\"\nterms_file = \"a.tsv\"\n";
        let files = [
            file("f/b.toml", category),
            file("f/a.tsv", "# c\none\tx\n\ntwo\n"),
            file("f/pack.toml", HEAD),
        ];
        let pack = load(&files).unwrap();
        let terms: Vec<_> =
            pack.categories[0].terms.iter().map(|it| it.as_ref().as_str()).collect();
        assert_eq!(terms, ["one", "two"]);
        let mut reversed = files.to_vec();
        reversed.reverse();
        assert_eq!(load(&reversed).unwrap().sha256(), pack.sha256());
    }
}
