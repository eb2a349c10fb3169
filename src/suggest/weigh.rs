//! From drafts to suggestions: counted by the matcher, scored, ordered, written as a pack.

use crate::analysis::{Session, mentions_of};
use crate::annotate::Mention;
use crate::compare::{Comparison, SUGGESTED};
use crate::lexicon::{Lexicon, Pack, PackError, SourceFile, Target, load};
use crate::stats::{jensen_shannon, shares};
use crate::suggest::corpus::Corpus;
use crate::suggest::draft::Draft;
use crate::suggest::fields::Fields;
use crate::suggest::wording::near;
use crate::suggest::{Kind, person, slant, spelling, wording};
use crate::text::free_id;
use crate::voice::Voice;
use ndarray::{Array2, Axis};
use std::collections::{BTreeMap, BTreeSet};

/// So many suggestions are made, unless asked otherwise.
pub const DEFAULT_LIMIT: usize = 20;
/// With so many places a suggestion weighs half.
const HALF: f64 = 4.0;
/// Under this score nothing is proposed: the sources hardly part.
const LEAST: f64 = 0.1;
/// A concept has so many variants at most: the most frequent.
const MAX_VARIANTS: usize = 10;
/// The share of its places at which loaded lists name the same already.
const KNOWN: f64 = 0.5;

/// A concept that no list has, with what speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// How it was found.
    pub kind: Kind,
    /// What speaks for it.
    pub figures: Figures,
    /// Where its variants stand, in order of article and place; headlines are among them.
    pub places: Vec<Place>,
}

/// What speaks for a suggestion; each but the number from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// `link` × `separation` × `weight`.
    pub score: f64,
    /// How surely the variants stand for one thing: by letters, by name, by shared places.
    pub link: f64,
    /// How far the sources part: 0 all alike, 1 no two share a variant. The Jensen–Shannon
    /// divergence of their shares, of the most that their number and the variants' allow.
    pub separation: f64,
    /// n / (n + 4).
    pub weight: f64,
    /// How many places count: in body text, outside quotation marks.
    pub n: u64,
}

/// Where a variant stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Index into the variants of the concept.
    pub variant: usize,
    /// Index into the articles of the comparison.
    pub article: usize,
    /// Index into the sources of the comparison.
    pub source: usize,
    /// The mention.
    pub mention: Mention,
    /// Whether it counts.
    pub is_counted: bool,
}

/// What the articles suggest, as a list and as a pack.
#[derive(Clone, Debug)]
pub struct Suggestions {
    /// By score; the concepts of the pack are in the same order.
    pub list: Vec<Suggestion>,
    /// The pack, as a file would hold it.
    pub toml: String,
    /// The same, loaded.
    pub pack: Pack,
}

/// Proposes concepts that no loaded list has, the best `limit` of them.
///
/// # Errors
///
/// Never for any article: what is written here loads.
pub fn suggest(
    comparison: &Comparison<'_>,
    limit: usize,
) -> Result<Suggestions, PackError> {
    let corpus = Corpus::new(comparison);
    let mut drafts = spelling::drafts(&corpus);
    drafts.extend(person::drafts(&corpus));
    let fields = Fields::new(&corpus);
    let near = near(&corpus);
    drafts.extend(wording::drafts(&corpus, &fields, &near));
    drafts.extend(slant::drafts(&corpus, &fields, &near));
    drop(corpus);
    drafts.sort_by(|a, b| (a.kind, &a.variants).cmp(&(b.kind, &b.variants)));
    drafts.dedup();
    let first = Matched::new(comparison, &drafts)?;
    let mut kept: Vec<(f64, Draft)> = Vec::new();
    for (number, draft) in drafts.into_iter().enumerate() {
        let places = &first.places[number];
        if is_known(comparison, places) {
            continue;
        }
        let draft = pruned(draft, places);
        let figures = figures(&draft, places, comparison.sources.len());
        kept.extend(figures.map(|it| (it.score, draft)));
    }
    kept.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id().cmp(&b.1.id())));
    let mut taken = BTreeSet::new();
    // A word belongs to one suggestion: the best that has it.
    kept.retain(|(_, draft)| {
        let forms = || draft.variants.iter().flat_map(|it| &it.forms);
        let is_free = forms().all(|it| !taken.contains(&(draft.kind, it.clone())));
        if is_free {
            taken.extend(forms().map(|it| (draft.kind, it.clone())));
        }
        is_free
    });
    kept.truncate(limit);
    let mut drafts: Vec<Draft> = kept.into_iter().map(|it| it.1).collect();
    loop {
        // Without the rest, words may fall to other entries: what is counted is the last word.
        let Matched { places } = Matched::new(comparison, &drafts)?;
        let n_sources = comparison.sources.len();
        let list: Vec<Option<Suggestion>> = drafts
            .iter()
            .zip(places)
            .map(|(draft, places)| {
                let figures = figures(draft, &places, n_sources)?;
                Some(Suggestion { kind: draft.kind, figures, places })
            })
            .collect();
        if list.iter().all(Option::is_some) {
            let list: Vec<Suggestion> = list.into_iter().flatten().collect();
            let remarks: Vec<Vec<String>> = drafts
                .iter()
                .zip(&list)
                .map(|(draft, it)| remarks(comparison, draft, it))
                .collect();
            let toml = toml(comparison, &drafts, &remarks);
            let pack = read(&toml)?;
            return Ok(Suggestions { list, toml, pack });
        }
        let mut is_left = list.iter().map(Option::is_some);
        drafts.retain(|_| is_left.next().unwrap_or(false));
    }
}

/// What the pack of some drafts finds.
struct Matched {
    /// By draft.
    places: Vec<Vec<Place>>,
}

impl Matched {
    fn new(comparison: &Comparison<'_>, drafts: &[Draft]) -> Result<Self, PackError> {
        let pack = read(&toml(comparison, drafts, &[]))?;
        let lexicon = Lexicon::compile(vec![pack.clone()], Vec::new())?;
        let mut places = vec![Vec::new(); drafts.len()];
        let mut session = Session::default();
        for (source, it) in comparison.sources.iter().enumerate() {
            for &article in &it.articles {
                let analysis = comparison.articles[article];
                for mention in mentions_of(&lexicon, analysis, &mut session) {
                    let Target::Variant { concept, variant, .. } = mention.target else {
                        continue;
                    };
                    // In paraphrase the wording is mostly the outlet's: enough for a guess.
                    let is_counted =
                        mention.is_counted() && mention.voice != Voice::Quoted;
                    let place = Place { variant, article, source, mention, is_counted };
                    places[concept].push(place);
                }
            }
        }
        Ok(Self { places })
    }
}

/// A pack from what its file holds.
fn read(toml: &str) -> Result<Pack, PackError> {
    let name = format!("{SUGGESTED}.toml");
    load(&[SourceFile { name, content: toml.to_owned() }])
}

/// What speaks for an entry, for whoever accepts or strikes it.
fn remarks(comparison: &Comparison<'_>, draft: &Draft, it: &Suggestion) -> Vec<String> {
    let Figures { score, link, separation, weight, n } = it.figures;
    let mut remarks = vec![format!(
        "score {score:.2} = link {link:.2} × separation {separation:.2} × weight {weight:.2}; {n} places"
    )];
    for (number, variant) in draft.variants.iter().enumerate() {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for place in it.places.iter().filter(|it| it.is_counted && it.variant == number) {
            *counts.entry(place.source).or_default() += 1;
        }
        let counts = counts.into_iter();
        let counts: Vec<String> = counts
            .map(|(at, n)| format!("{} {n}", comparison.sources[at].name))
            .collect();
        remarks.push(format!("{}: {}", variant.name, counts.join(", ")));
    }
    remarks
}

/// The pack of some drafts, as a file holds it.
fn toml(
    comparison: &Comparison<'_>,
    drafts: &[Draft],
    remarks: &[Vec<String>],
) -> String {
    let mut toml = format!(
        "# Found by the program; nobody has checked them. Strike what is wrong, mend the labels, say where a form\n\
         # comes from (used_by), and give the pack an id of its own: reports mark the id `{SUGGESTED}`.\n\
         [pack]\n\
         id = \"{SUGGESTED}\"\n\
         version = \"1\"\n\
         language = \"en\"\n\
         licence = \"CC0-1.0\"\n\
         citation = \"Proposed by a program from {} articles of {} sources; not checked.\"\n",
        comparison.articles.len(),
        comparison.sources.len()
    );
    let mut ids = BTreeSet::new();
    for (number, draft) in drafts.iter().enumerate() {
        let remarks = remarks.get(number).map_or(&[][..], Vec::as_slice);
        toml.push('\n');
        toml.push_str(&draft.entry(&free_id(draft.id(), &mut ids), remarks));
    }
    toml
}

/// Whether loaded lists name the same at these places already.
fn is_known(comparison: &Comparison<'_>, places: &[Place]) -> bool {
    let is_named = |it: &&Place| {
        let mentions = &comparison.articles[it.article].mentions;
        let near =
            mentions.partition_point(|other| other.span.end <= it.mention.span.start);
        mentions[near..]
            .iter()
            .take_while(|other| other.span.start <= it.mention.span.start)
            .any(|other| {
                matches!(other.target, Target::Variant { .. })
                    && other.span.contains(it.mention.span)
            })
    };
    let n = places.iter().filter(is_named).count();
    n > 0 && n as f64 >= KNOWN * places.len() as f64
}

/// A draft without the variants that nothing counts, and without the rarest of many.
fn pruned(mut draft: Draft, places: &[Place]) -> Draft {
    let n = |variant: usize| {
        places.iter().filter(|it| it.is_counted && it.variant == variant).count()
    };
    let mut order: Vec<usize> =
        (0..draft.variants.len()).filter(|&it| n(it) > 0).collect();
    order.sort_by_key(|&it| (std::cmp::Reverse(n(it)), it));
    order.truncate(MAX_VARIANTS);
    order.sort_unstable();
    draft.variants = order.into_iter().map(|it| draft.variants[it].clone()).collect();
    draft
}

/// What speaks for a draft; none where two sources do not part over two variants.
fn figures(draft: &Draft, places: &[Place], n_sources: usize) -> Option<Figures> {
    let n_columns = places.iter().map(|it| it.variant + 1).max()?;
    let mut counts = Array2::<u64>::zeros((n_sources, n_columns));
    for place in places.iter().filter(|it| it.is_counted) {
        counts[[place.source, place.variant]] += 1;
    }
    let n_using = counts.sum_axis(Axis(1)).iter().filter(|&&n| n > 0).count();
    let n_used = counts.sum_axis(Axis(0)).iter().filter(|&&n| n > 0).count();
    let n = counts.sum();
    let most = u32::try_from(n_using.min(n_used)).ok().filter(|&it| it > 1)?;
    let divergence = jensen_shannon(shares(counts.view()).view());
    let separation = (divergence / f64::from(most).log2()).clamp(0.0, 1.0);
    let weight = n as f64 / (n as f64 + HALF);
    let score = draft.link * separation * weight;
    let figures = Figures { score, link: draft.link, separation, weight, n };
    (score >= LEAST).then_some(figures)
}
