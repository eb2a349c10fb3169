//! Other tellings of the same story, as drafts are put beside them.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::compare::QuotationIndex;
use crate::document::Zone;
use crate::lexicon::pack::{Concept, Confidence, Kind};
use crate::lexicon::{Lexicon, Target};
use crate::text::{Span, fold};
use crate::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};

/// The articles by variant, by the numbers of pack and concept.
type Naming = BTreeMap<(usize, usize), BTreeMap<usize, BTreeSet<usize>>>;

/// What the others print.
pub(super) struct Others {
    /// Their quotations, and the articles by number.
    pub(super) quotations: QuotationIndex,
    /// Which articles use which variants of a concept in the outlet's own words.
    pub(super) naming: Naming,
    /// The same in whosever words.
    pub(super) named: Naming,
    /// By concept, variant and article the first place in the outlet's own words.
    places: BTreeMap<((usize, usize), usize, usize), Span>,
    /// What stands in any of them, captions and doubtful places too.
    pub(super) seen: BTreeSet<Target>,
    /// What most tellings name, if there are two or more, by concept.
    pub(super) things: Vec<Thing>,
}

/// A thing that most tellings name.
pub(super) struct Thing {
    /// The numbers of pack and concept.
    pub(super) key: (usize, usize),
    pub(super) label: String,
    /// How it is named, and by whom.
    pub(super) printed: String,
}

impl Others {
    /// Words that house styles list are no names of things; `is_made` marks their pack.
    pub(super) fn new(
        analyses: Vec<Analysis>,
        lexicon: &Lexicon,
        is_made: impl Fn(usize) -> bool,
    ) -> Self {
        let mut others = Self {
            quotations: QuotationIndex::new(analyses),
            naming: BTreeMap::new(),
            named: BTreeMap::new(),
            places: BTreeMap::new(),
            seen: BTreeSet::new(),
            things: Vec::new(),
        };
        let Self { quotations, naming, named, places, seen, .. } = &mut others;
        for (article, analysis) in quotations.articles().iter().enumerate() {
            for mention in &analysis.mentions {
                let Target::Variant { pack, concept, variant } = mention.target else {
                    continue;
                };
                seen.insert(mention.target);
                if !is_counted(mention) || is_made(pack) {
                    continue;
                }
                let key = (pack, concept);
                let all = named.entry(key).or_default();
                all.entry(variant).or_default().insert(article);
                if is_own(&lexicon.packs()[pack].concepts[concept], mention) {
                    let by_variant = naming.entry(key).or_default();
                    by_variant.entry(variant).or_default().insert(article);
                    places.entry((key, variant, article)).or_insert(mention.span);
                }
            }
        }
        // A draft is reviewed at every stroke of a key, and the others stay the same.
        others.things = others.things(lexicon);
        others
    }

    fn things(&self, lexicon: &Lexicon) -> Vec<Thing> {
        let all: Vec<usize> = (0..self.quotations.articles().len()).collect();
        let n_all = self.n_tellings(&all);
        let mut things = Vec::new();
        for (&key, by_variant) in &self.named {
            let concept = &lexicon.packs()[key.0].concepts[key.1];
            let n = self.n_tellings(by_variant.values().flatten());
            if is_thing(concept) && n > 1 && n * 2 > n_all {
                let printed = self.printed_or_quoted(key);
                let label = concept.label.clone();
                things.push(Thing { key, label, printed });
            }
        }
        things
    }

    /// The variants of a concept in the outlets' own words, and who has it in those of others.
    fn printed_or_quoted(&self, key: (usize, usize)) -> String {
        let own = self.naming.get(&key);
        let mut quoted: BTreeSet<usize> =
            self.named[&key].values().flatten().copied().collect();
        for it in own.into_iter().flat_map(BTreeMap::values).flatten() {
            quoted.remove(it);
        }
        // Words in quotation marks are the speaker's: they are not given as the outlet's.
        let mut printed = if own.is_some() { self.printed(key) } else { String::new() };
        if !quoted.is_empty() {
            let joint = if printed.is_empty() { "it" } else { ", and" };
            let quoted = self.list(&quoted);
            printed.push_str(&format!("{joint} in what they quote or report ({quoted})"));
        }
        printed
    }

    /// Their own names for a thing as they print them, with who prints them.
    ///
    /// A variant gathers forms, and an outlet is given none but the one that it has.
    pub(super) fn printed(&self, key: (usize, usize)) -> String {
        let from = (key, 0, 0);
        let to = (key, usize::MAX, usize::MAX);
        let mut forms: BTreeMap<(usize, String), (String, BTreeSet<usize>)> =
            BTreeMap::new();
        for (&(_, variant, article), span) in self.places.range(from..=to) {
            let text = &self.quotations.articles()[article].document.text;
            let words: Vec<&str> = span.of(text).split_whitespace().collect();
            let words = words.join(" ");
            let form = forms.entry((variant, fold(&words)));
            form.or_insert_with(|| (words, BTreeSet::new())).1.insert(article);
        }
        let one = |(words, articles): &(String, BTreeSet<usize>)| {
            format!("“{words}” ({})", self.list(articles))
        };
        forms.values().map(one).collect::<Vec<_>>().join(", ")
    }

    /// How many tellings some articles are: copies of one text are one telling, and so are
    /// the articles of one source.
    fn n_tellings<'a>(&self, articles: impl IntoIterator<Item = &'a usize>) -> usize {
        let tellings = articles.into_iter().map(|&it| self.telling(it));
        tellings.collect::<BTreeSet<&str>>().len()
    }

    /// Whose text an article prints.
    fn telling(&self, article: usize) -> &str {
        self.source(self.quotations.originals()[article])
    }

    fn source(&self, article: usize) -> &str {
        &self.quotations.articles()[article].document.source
    }

    /// How many sources some articles have.
    pub(super) fn n_sources<'a>(
        &self,
        articles: impl IntoIterator<Item = &'a usize>,
    ) -> usize {
        let sources = articles.into_iter().map(|&it| self.source(it));
        sources.collect::<BTreeSet<&str>>().len()
    }

    /// The sources of some articles, those that print a text of another after that one.
    pub(super) fn list<'a>(
        &self,
        articles: impl IntoIterator<Item = &'a usize>,
    ) -> String {
        let mut by_telling: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for &it in articles {
            by_telling.entry(self.telling(it)).or_default().insert(self.source(it));
        }
        let mut named = BTreeSet::new();
        let mut names = Vec::new();
        for (telling, sources) in by_telling {
            let own = if sources.contains(telling) { Some(telling) } else { None };
            let Some(first) = own.or_else(|| sources.first().copied()) else { continue };
            let copies: Vec<String> = sources
                .iter()
                .filter(|it| **it != first)
                .map(|it| (*it).to_owned())
                .collect();
            if !named.insert(first) && copies.is_empty() {
                continue;
            }
            names.push(if copies.is_empty() {
                first.to_owned()
            } else {
                format!("{first} (the same text in {})", in_a_row(&copies))
            });
        }
        in_a_row(&names)
    }
}

/// Names as a sentence lists them.
fn in_a_row(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Whether the choice between the variants is one of spelling.
pub(super) fn is_spelling(concept: &Concept) -> bool {
    concept.axes.iter().any(|axis| axis == "romanisation" || axis == "house")
}

/// Whether a concept is a thing that a telling has or has not. Of a status, an act or a
/// label each telling has its own words, of which the lists know some; and spellings of
/// persons' names are no things.
fn is_thing(concept: &Concept) -> bool {
    let is_worded = matches!(
        concept.kind,
        Kind::Status | Kind::Act | Kind::Policy | Kind::GroupLabel | Kind::People
    );
    !is_worded && (concept.kind == Kind::Place || !is_spelling(concept))
}

/// Whether a mention shows how a text words things: it is surely the name that it looks like,
/// and stands in no caption, which may be an agency's. Headlines count, other than in figures.
fn is_counted(mention: &Mention) -> bool {
    mention.confidence != Confidence::Low && mention.zone != Zone::Caption
}

/// Whether the wording of a mention is the outlet's: in paraphrase the spelling is.
pub(super) fn is_own(concept: &Concept, mention: &Mention) -> bool {
    is_counted(mention)
        && match mention.voice {
            Voice::Narrator => true,
            Voice::Reported | Voice::Embedded => is_spelling(concept),
            Voice::Quoted => false,
        }
}
