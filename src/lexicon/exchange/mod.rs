//! Dictionaries of other programs: read as packs, and written from them.
//!
//! Every form is read into [`Lists`] and written from them: lists of words, each under the
//! names that lead to it. What a form cannot hold is listed in [`Losses`], never dropped in
//! silence.

mod read;
#[cfg(test)]
mod tests;
mod text;
mod write;

use crate::lexicon::pack::{
    Case, Category, Concept, Confidence, Exclusion, Head, Inflect, PartOfSpeech,
    StyleRule,
};
use crate::lexicon::{Pack, PackError, SourceFile};
use crate::text::{free_id, plural, slug, verb_forms};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use toml::Spanned;

/// A form in which other programs keep dictionaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// LIWC: numbered categories between two lines of `%`, then a word a line.
    Liwc,
    /// quanteda: YAML of nested keys with lists of words.
    Quanteda,
    /// Yoshikoder: XML of nested categories with patterns.
    Yoshikoder,
    /// `WordStat`: categories and words, indented by tabs.
    Wordstat,
    /// Lexicoder: a line `+NAME`, then a word a line.
    Lexicoder,
    /// Vale: a style of the kind `existence` or `substitution`.
    Vale,
    /// A table with a row for each word.
    Csv,
}

impl Form {
    /// All, with id and extension.
    pub const ALL: &[(Self, &str, &str)] = &[
        (Self::Liwc, "liwc", "dic"),
        (Self::Quanteda, "quanteda", "yaml"),
        (Self::Yoshikoder, "yoshikoder", "ykd"),
        (Self::Wordstat, "wordstat", "cat"),
        (Self::Lexicoder, "lexicoder", "lcd"),
        (Self::Vale, "vale", "yml"),
        (Self::Csv, "csv", "csv"),
    ];

    /// The form with an id.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.1 == id).map(|it| it.0)
    }

    /// The form that an extension implies.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        Self::ALL.iter().find(|it| it.2 == extension).map(|it| it.0)
    }
}

/// What did not pass from one form to another, by what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<&'static str, BTreeSet<String>>);

impl Losses {
    fn add(&mut self, what: &'static str, entry: impl Into<String>) {
        self.0.entry(what).or_default().insert(entry.into());
    }

    /// Whether everything passed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what was lost on a further way.
    pub fn extend(&mut self, other: Self) {
        for (what, entries) in other.0 {
            self.0.entry(what).or_default().extend(entries);
        }
    }

    /// A line for each kind: what it is, how many entries it met, the first of them.
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        self.0.iter().map(|(what, entries)| {
            let first: Vec<&str> = entries.iter().take(4).map(String::as_str).collect();
            let more = if entries.len() > first.len() { ", …" } else { "" };
            format!("{what} ({}): {}{more}", entries.len(), first.join(", "))
        })
    }
}

impl fmt::Display for Losses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// A dictionary as all forms have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Lists {
    lists: Vec<List>,
    /// Words to avoid, with what to write.
    swaps: Vec<Swap>,
}

/// A list of words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct List {
    /// The names that lead to it, the outermost first.
    path: Vec<String>,
    words: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Swap {
    avoid: String,
    prefer: String,
    reason: Option<String>,
    severity: Option<String>,
}

impl Lists {
    /// The words of a list, which is made at first sight.
    fn words(&mut self, path: &[String]) -> &mut Vec<String> {
        let at = self.lists.iter().position(|it| it.path == path);
        let at = at.unwrap_or_else(|| {
            self.lists.push(List { path: path.to_vec(), words: Vec::new() });
            self.lists.len() - 1
        });
        &mut self.lists[at].words
    }
}

/// What stands between the names of a path in a label.
const BETWEEN: &str = " > ";

/// Reads a dictionary as a pack with this head.
///
/// # Errors
///
/// If the file is not in the form.
pub fn import(
    form: Form,
    file: &SourceFile,
    head: Head,
) -> Result<(Pack, Losses), PackError> {
    let mut losses = Losses::default();
    let lists = read::lists(form, file, &mut losses)?;
    let mut ids = BTreeSet::new();
    let categories = lists.lists.iter().map(|list| {
        let id =
            list.path.iter().map(|it| slug(it, "list")).collect::<Vec<_>>().join(".");
        let mut category = Category::made(free_id(id, &mut ids));
        category.label = list.path.join(BETWEEN);
        // Other programs know neither capitals nor stems.
        category.case = Some(Case::Insensitive);
        category.inflect = Some(Inflect::Possessive);
        category.terms =
            list.words.iter().map(|it| Spanned::new(0..0, it.clone())).collect();
        category
    });
    let categories = categories.collect();
    let rules = lists.swaps.iter().map(|it| {
        let mut rule = StyleRule::swap(&it.avoid, &it.prefer);
        rule.reason.clone_from(&it.reason);
        rule.severity = it.severity.clone().map(|it| Spanned::new(0..0, it));
        rule
    });
    let rules = rules.collect();
    Ok((Pack { head, categories, rules, ..Pack::default() }, losses))
}

/// Writes a pack in another form.
#[must_use]
pub fn export(form: Form, pack: &Pack) -> (String, Losses) {
    let mut losses = Losses::default();
    let lists = lists_of(pack, &mut losses);
    (write::text(form, &lists, &mut losses), losses)
}

/// The lists of a pack; what they cannot say is lost in every form.
fn lists_of(pack: &Pack, losses: &mut Losses) -> Lists {
    let mut lists = Lists::default();
    for phrase in pack.exclusions.iter().flat_map(|it| &it.phrases) {
        losses.add("phrases in which nothing is meant ([[exclude]])", phrase.clone());
    }
    for concept in &pack.concepts {
        of_concept(concept, &mut lists, losses);
    }
    for category in &pack.categories {
        let id = category.id.as_ref();
        let label: Vec<String> =
            category.label.split(BETWEEN).map(str::to_owned).collect();
        let is_path =
            label.iter().map(|it| slug(it, "list")).collect::<Vec<_>>().join(".") == *id;
        let path =
            if is_path { label } else { id.split('/').map(str::to_owned).collect() };
        fences(id, category.requires.as_ref(), &category.exclude, losses);
        for term in category.terms.iter().map(AsRef::as_ref) {
            let is_stem = category.inflect.unwrap_or(Inflect::Stem) == Inflect::Stem;
            if is_stem && !term.contains(' ') && !term.ends_with('*') {
                losses
                    .add("found by their stem in a pack, as printed here", term.clone());
            }
            lists.words(&path).push(term.clone());
        }
    }
    for rule in &pack.rules {
        let prefer = rule.prefer.as_ref().map(|it| it.as_ref().clone());
        let Some(prefer) = prefer.filter(|_| rule.concept.is_none()) else {
            let id = rule.id.as_ref().or(rule.concept.as_ref());
            let id = id.map_or_else(String::new, |it| it.as_ref().clone());
            losses.add("rules that swap no words", id);
            continue;
        };
        lists.swaps.extend(rule.avoid.iter().map(|it| Swap {
            avoid: it.words().to_owned(),
            prefer: prefer.clone(),
            reason: rule.reason.clone(),
            severity: rule.severity.as_ref().map(|it| it.as_ref().clone()),
        }));
    }
    lists
}

fn of_concept(concept: &Concept, lists: &mut Lists, losses: &mut Losses) {
    for variant in &concept.variant {
        let name = format!("{}/{}", concept.id.as_ref(), variant.id.as_ref());
        let path = [concept.id.as_ref().clone(), variant.id.as_ref().clone()];
        let requires = variant.requires.as_ref().or(concept.requires.as_ref());
        fences(&name, requires, &variant.exclude, losses);
        let confidence = variant.confidence.or(concept.confidence).unwrap_or_default();
        let valid = &variant.valid;
        let dates = [
            concept.since,
            concept.until,
            valid.from,
            valid.to,
            valid.neutral_before,
            valid.neutral_after,
        ];
        for (what, is_lost) in [
            (
                "capitals that count (case)",
                variant.case.or(concept.case) == Some(Case::Sensitive),
            ),
            ("how sure a name is (confidence)", confidence != Confidence::High),
            ("dates (since, until, valid)", dates.iter().any(Option::is_some)),
            ("names that share a head (head)", variant.head.is_some()),
        ] {
            if is_lost {
                losses.add(what, name.clone());
            }
        }
        if variant.describe.is_some() || !variant.used_by.is_empty() {
            losses.add("what is said of a name and of its users", name.clone());
        }
        let inflect = variant.inflect.or(concept.inflect);
        let inflect = inflect.or(concept.pos.map(PartOfSpeech::inflect));
        let mut words = Vec::new();
        for form in variant.forms.iter().map(AsRef::as_ref) {
            words.push(form.clone());
            match inflect {
                Some(Inflect::Noun) => words.push(plural(form)),
                Some(Inflect::Verb) => {
                    words.extend(verb_forms(form).into_iter().map(|it| it.1));
                }
                Some(Inflect::Stem) => {
                    losses.add(
                        "found by their stem in a pack, as printed here",
                        form.clone(),
                    );
                }
                _ => {}
            }
        }
        let seen: BTreeSet<&String> = words.iter().collect();
        if seen.len() < words.len() {
            words = seen.into_iter().cloned().collect();
        }
        lists.words(&path).extend(words);
    }
    if concept.question.is_some() || concept.note.is_some() {
        losses.add("labels, questions and notes", concept.id.as_ref().clone());
    }
    if !concept.axes.is_empty() || concept.weight.is_some() {
        losses.add("axes and weights", concept.id.as_ref().clone());
    }
}

fn fences(
    name: &str,
    requires: Option<&Vec<String>>,
    exclude: &[Exclusion],
    losses: &mut Losses,
) {
    if requires.is_some_and(|it| !it.is_empty()) {
        losses.add("words that must stand near (requires)", name);
    }
    if !exclude.is_empty() {
        losses.add("contexts in which it is something else (exclude)", name);
    }
}
