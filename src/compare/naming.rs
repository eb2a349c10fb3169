//! Which variant of a concept each source uses, and in whose words.

use crate::analysis::Analysis;
use crate::compare::threads::in_parts;
use crate::compare::verdict::{Differs, Verdict, judge, settle};
use crate::compare::{Copies, OtherTopic, SUGGESTED, Source};
use crate::document::Zone;
use crate::lexicon::pack::{Concept, Confidence};
use crate::lexicon::{Lexicon, Target};
use crate::stats::{
    ArticleCount, BOOTSTRAP_DRAWS, Bootstrap, Interval, PermutationTest, Resampling,
    wilson,
};
use crate::voice::Voice;
use ndarray::Array2;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer concepts are not worth a thread.
const MIN_CONCEPTS: usize = 8;

/// A mention by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MentionRef {
    /// Index into [`super::Comparison::articles`].
    pub article: usize,
    /// Index into that article's mentions.
    pub mention: usize,
}

/// How one source uses one variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Index into [`super::Comparison::sources`].
    pub source: usize,
    /// Index into the concept's variants.
    pub variant: usize,
    /// Mentions in counted zones, indexed by [`Voice::index`].
    pub by_voice: [u64; 4],
    /// Mentions in headlines.
    pub headline: u64,
    /// All of them, headlines included, in order of article and place.
    pub mentions: Vec<MentionRef>,
}

/// The share of one variant among a source's mentions of the concept, over the basis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Index into [`super::Comparison::sources`].
    pub source: usize,
    /// Index into the concept's variants.
    pub variant: usize,
    /// Mentions of the variant.
    pub n: u64,
    /// Mentions of the concept.
    pub of: u64,
    /// 95 %.
    pub interval: Interval,
}

/// One concept across the sources.
#[derive(Clone, Debug, PartialEq)]
pub struct ConceptComparison {
    /// Index into [`Lexicon::packs`].
    pub pack: usize,
    /// Index into the pack's concepts.
    pub concept: usize,
    /// The voices that are counted.
    pub basis: &'static [Voice],
    /// One a source and variant that occur, by source, then by variant.
    pub cells: Vec<Cell>,
    /// One a source with countable mentions and a variant that any source counts.
    pub shares: Vec<Share>,
    /// How far the sources differ.
    pub differs: Differs,
}

impl ConceptComparison {
    /// Mentions over the basis, of all sources.
    #[must_use]
    pub fn n_counted(&self) -> u64 {
        self.cells.iter().map(|cell| counted(cell, self.basis)).sum()
    }
}

/// The voices on which a concept is compared.
///
/// Spelling is the outlet's in paraphrase too; every other choice only in its own words.
#[must_use]
pub fn basis(concept: &Concept) -> &'static [Voice] {
    let is_spelling =
        concept.axes.iter().any(|axis| axis == "romanisation" || axis == "house");
    if is_spelling {
        &[Voice::Narrator, Voice::Reported, Voice::Embedded]
    } else {
        &[Voice::Narrator]
    }
}

fn counted(cell: &Cell, basis: &[Voice]) -> u64 {
    basis.iter().map(|voice| cell.by_voice[voice.index()]).sum()
}

/// Compares every concept that the articles name, but for those of another topic.
pub(super) fn concepts(
    lexicon: &Lexicon,
    articles: &[&Analysis],
    sources: &[Source],
    other_topics: &[OtherTopic],
    copies: &[Copies],
    seed: u64,
) -> Vec<ConceptComparison> {
    let texts = texts(articles.len(), sources, copies);
    let mut cells = cells(articles, sources);
    cells.retain(|&(pack, _), _| other_topics.iter().all(|it| it.pack != pack));
    let cells: Vec<((usize, usize), Vec<Cell>)> = cells.into_iter().collect();
    let judged = in_parts(cells.len(), MIN_CONCEPTS, |part| {
        let mut bootstrap = Bootstrap::new(Resampling { draws: BOOTSTRAP_DRAWS, seed });
        let judge = |it: &((usize, usize), Vec<Cell>)| {
            concept(lexicon, articles, sources, &texts, it, &mut bootstrap)
        };
        cells[part].iter().map(judge).collect()
    });
    let mut tests = Vec::new();
    let mut concepts = Vec::with_capacity(judged.len());
    for (concept, test) in judged {
        tests.extend(test.map(|test| (concepts.len(), test)));
        concepts.push(concept);
    }
    for (at, p_adjusted, n_tests) in settle(&tests) {
        let differs = &mut concepts[at].differs;
        differs.p_adjusted = p_adjusted;
        differs.n_tests = n_tests;
        if p_adjusted.is_some_and(|p| p <= crate::stats::SIGNIFICANCE) {
            differs.verdict = Verdict::Differs;
        }
    }
    concepts
}

/// Compares one concept, before its test is corrected for the number of tests.
fn concept(
    lexicon: &Lexicon,
    articles: &[&Analysis],
    sources: &[Source],
    texts: &[usize],
    ((pack, concept), cells): &((usize, usize), Vec<Cell>),
    bootstrap: &mut Bootstrap,
) -> (ConceptComparison, Option<PermutationTest>) {
    let (pack, concept) = (*pack, *concept);
    let basis = basis(&lexicon.packs()[pack].concepts[concept]);
    let table = Table::new(cells, basis, articles, sources);
    let (mut differs, mut test) = judge(&table, texts, bootstrap.seed());
    if lexicon.packs()[pack].head.id == SUGGESTED {
        // What was chosen for its difference can prove none.
        test = None;
        differs = differs.untested();
    }
    let shares = shares(&table, sources, bootstrap);
    let cells = cells.clone();
    (ConceptComparison { pack, concept, basis, cells, shares, differs }, test)
}

/// The text that each article prints, as the index of the first article of its source that
/// prints it: copies in one source are one choice of words.
fn texts(n_articles: usize, sources: &[Source], copies: &[Copies]) -> Vec<usize> {
    let mut texts: Vec<usize> = (0..n_articles).collect();
    for source in sources {
        for group in copies {
            let is_own = |it: &&usize| source.articles.binary_search(it).is_ok();
            let mut own = group.articles.iter().filter(is_own);
            if let Some(&first) = own.next() {
                own.for_each(|&it| texts[it] = first);
            }
        }
    }
    texts
}

/// Mentions by concept, source and variant.
fn cells(
    articles: &[&Analysis],
    sources: &[Source],
) -> BTreeMap<(usize, usize), Vec<Cell>> {
    let mut cells: BTreeMap<(usize, usize), BTreeMap<(usize, usize), Cell>> =
        BTreeMap::new();
    for (source, article) in sources
        .iter()
        .enumerate()
        .flat_map(|(n, it)| it.articles.iter().map(move |&at| (n, at)))
    {
        for (at, mention) in articles[article].mentions.iter().enumerate() {
            let Target::Variant { pack, concept, variant } = mention.target else {
                continue;
            };
            if mention.confidence == Confidence::Low || mention.zone == Zone::Caption {
                continue;
            }
            let cell = cells.entry((pack, concept)).or_default().entry((source, variant));
            let cell = cell.or_insert_with(|| Cell {
                source,
                variant,
                by_voice: [0; 4],
                headline: 0,
                mentions: Vec::new(),
            });
            if mention.zone == Zone::Headline {
                cell.headline += 1;
            } else {
                cell.by_voice[mention.voice.index()] += 1;
            }
            cell.mentions.push(MentionRef { article, mention: at });
        }
    }
    cells.into_iter().map(|(key, cells)| (key, cells.into_values().collect())).collect()
}

/// The countable mentions of one concept as arrays.
pub(super) struct Table {
    /// The variants that any source counts, in the order of the pack: the columns.
    pub(super) variants: Vec<usize>,
    /// Articles × variants.
    pub(super) by_article: Array2<u64>,
    /// Sources × variants.
    pub(super) by_source: Array2<u64>,
    /// The source of each article.
    pub(super) source_of: Vec<usize>,
}

impl Table {
    fn new(
        cells: &[Cell],
        basis: &[Voice],
        articles: &[&Analysis],
        sources: &[Source],
    ) -> Self {
        let variants: BTreeSet<usize> = cells
            .iter()
            .filter(|cell| counted(cell, basis) > 0)
            .map(|cell| cell.variant)
            .collect();
        let variants: Vec<usize> = variants.into_iter().collect();
        let mut by_article = Array2::zeros((articles.len(), variants.len()));
        for cell in cells {
            let Ok(column) = variants.binary_search(&cell.variant) else { continue };
            for it in &cell.mentions {
                let mention = &articles[it.article].mentions[it.mention];
                if mention.is_counted() && basis.contains(&mention.voice) {
                    by_article[[it.article, column]] += 1;
                }
            }
        }
        let mut source_of = vec![0; articles.len()];
        let mut by_source = Array2::zeros((sources.len(), variants.len()));
        for (number, source) in sources.iter().enumerate() {
            for &article in &source.articles {
                source_of[article] = number;
                let mut row = by_source.row_mut(number);
                row += &by_article.row(article);
            }
        }
        Self { variants, by_article, by_source, source_of }
    }
}

/// The share of every counted variant in every source that counts any.
fn shares(table: &Table, sources: &[Source], bootstrap: &mut Bootstrap) -> Vec<Share> {
    let mut shares = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        let row = table.by_source.row(number);
        let of = row.sum();
        if of == 0 {
            continue;
        }
        for (column, &variant) in table.variants.iter().enumerate() {
            let n = row[column];
            let interval = if source.articles.len() >= super::MIN_ARTICLES {
                let counts: Vec<ArticleCount> = source
                    .articles
                    .iter()
                    .map(|&at| ArticleCount {
                        n: table.by_article[[at, column]],
                        of: table.by_article.row(at).sum(),
                    })
                    .collect();
                bootstrap.share(&counts)
            } else {
                wilson(n, of)
            };
            shares.push(Share { source: number, variant, n, of, interval });
        }
    }
    shares
}
