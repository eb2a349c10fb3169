//! Other tellings of the same story, as drafts are put beside them.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::compare::QuotationIndex;
use crate::lexicon::Lexicon;
use crate::lexicon::Target;
use crate::lexicon::pack::Concept;
use crate::review::rules::against::is_counted;
use crate::voice::Voice;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

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
}

impl Others {
    pub(super) fn new(analyses: Vec<Analysis>, lexicon: &Lexicon) -> Self {
        let mut others = Self {
            quotations: QuotationIndex::new(analyses),
            naming: BTreeMap::new(),
            named: BTreeMap::new(),
        };
        let Self { quotations, naming, named } = &mut others;
        for (article, analysis) in quotations.articles().iter().enumerate() {
            for mention in &analysis.mentions {
                let Target::Variant { pack, concept, variant } = mention.target else {
                    continue;
                };
                let key = (pack, concept);
                let all = named.entry(key).or_default();
                all.entry(variant).or_default().insert(article);
                if is_own(&lexicon.packs()[pack].concepts[concept], mention) {
                    let by_variant = naming.entry(key).or_default();
                    by_variant.entry(variant).or_default().insert(article);
                }
            }
        }
        others
    }

    /// How many tellings some articles are: copies of one text are one telling, and so are
    /// the articles of one source.
    pub(super) fn n_tellings<'a>(
        &self,
        articles: impl IntoIterator<Item = &'a usize>,
    ) -> usize {
        let tellings = articles.into_iter().map(|&it| self.telling(it));
        tellings.collect::<BTreeSet<&str>>().len()
    }

    /// How many there are.
    pub(super) fn n_all(&self) -> usize {
        let all: Vec<usize> = (0..self.quotations.articles().len()).collect();
        self.n_tellings(&all)
    }

    /// Whose text an article prints.
    fn telling(&self, article: usize) -> &str {
        self.source(self.quotations.originals()[article])
    }

    fn source(&self, article: usize) -> &str {
        &self.quotations.articles()[article].document.source
    }

    /// How many sources some articles have.
    pub(super) fn n_sources(&self, articles: &[usize]) -> usize {
        let sources = articles.iter().map(|&it| self.source(it));
        sources.collect::<BTreeSet<&str>>().len()
    }

    /// The sources of some articles, those that print a text of another behind that one.
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

/// Whether the wording of a mention is the outlet's: in paraphrase the spelling is.
pub(super) fn is_own(concept: &Concept, mention: &Mention) -> bool {
    is_counted(mention)
        && match mention.voice {
            Voice::Narrator => true,
            Voice::Reported | Voice::Embedded => is_spelling(concept),
            Voice::Quoted => false,
        }
}
