//! Articles that print one text: wire copy on two sites, or a text and its shorter form.
//!
//! A text is the set of its shingles, runs of five words (Broder 1997), taken from what is
//! not in quotation marks: two reporters who heard the same speech share its words and not
//! their own. Pairs worth a look come from two indices. `MinHash` signatures in bands (Broder
//! 1997; Leskovec, Rajaraman and Ullman 2020, section 3.4) find texts that are alike; a
//! sample of the shingles, those whose hash falls in one of eight parts (Manber 1994), finds
//! a short text inside a long one, which resemblance misses. Every pair is then verified on
//! the shingles themselves.

use crate::analysis::Analysis;
use crate::compare::threads::in_parts;
use crate::compare::words::{WordTable, hash_all, mix};
use crate::text::FastMap;
use crate::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a shingle.
const SHINGLE: usize = 5;
/// Bands of a signature and rows of a band: two texts of resemblance s meet in some band
/// with the probability 1 − (1 − s⁴)³², which is .87 at .5 and .05 at .2.
const BANDS: usize = 32;
const ROWS: usize = 4;
/// One shingle in so many is sampled.
const SAMPLED: u64 = 8;
/// Fewer articles are not worth a thread.
const MIN_ARTICLES: usize = 64;
/// A band or a sampled shingle leads to so many articles at most.
const MAX_HOLDERS: usize = 16;
/// Shingles under which a text is too short to say whose it is: about a paragraph.
const MIN_SHINGLES: usize = 40;
/// The part of the shorter text's shingles that makes it a copy.
///
/// Two desks that write from one press release or from the same facts share names and set
/// phrases, under a tenth of their shingles; a cut and headline on wire copy leaves most.
const MIN_CONTAINED: f64 = 0.5;

/// Articles that share most of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Copies {
    /// Indices into [`super::Comparison::articles`], in order.
    pub articles: Vec<usize>,
    /// The resemblance (Jaccard's index of shingles) of the two least alike that are linked.
    pub similarity: f64,
    /// The part of the shorter text that stands in the longer one, of the pair least so.
    pub containment: f64,
}

/// The groups of copies, by their first article.
pub(super) fn copies(articles: &[&Analysis], words: &WordTable) -> Vec<Copies> {
    let shingles: Vec<Vec<u64>> = in_parts(articles.len(), MIN_ARTICLES, |part| {
        part.map(|at| shingles(articles[at], words, at)).collect()
    });
    let mut links: Vec<(usize, usize, f64, f64)> = Vec::new();
    for (a, b) in candidates(&shingles) {
        let shared = n_shared(&shingles[a], &shingles[b]) as f64;
        let (n_a, n_b) = (shingles[a].len() as f64, shingles[b].len() as f64);
        let containment = shared / n_a.min(n_b);
        if containment >= MIN_CONTAINED {
            links.push((a, b, shared / (n_a + n_b - shared), containment));
        }
    }
    // The same text is a copy at any length.
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, analysis) in articles.iter().enumerate() {
        let text = analysis.document.text.as_str();
        if text.is_empty() {
            continue;
        }
        let &mut known = first.entry(text).or_insert(at);
        if known != at && shingles[at].len() < MIN_SHINGLES {
            links.push((known, at, 1.0, 1.0));
        }
    }
    groups(articles.len(), &links)
}

/// The distinct shingles of what an article does not quote, as sorted hashes.
fn shingles(analysis: &Analysis, words: &WordTable, article: usize) -> Vec<u64> {
    let places = analysis.tokens.iter().map(|it| it.span.start);
    let held = analysis.passages().held(places);
    let tokens = words.by_article[article].iter().zip(&held);
    // Hashes of letters: the numbers of words depend on the order of the articles.
    let own: Vec<u64> = tokens
        .filter(|(_, held)| held.voice != Voice::Quoted)
        .map(|(&word, _)| words.hash(word))
        .collect();
    let windows = own.windows(SHINGLE);
    let mut shingles: Vec<u64> = windows.map(|it| hash_all(it.iter().copied())).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// Pairs that one of the indices brings together.
fn candidates(shingles: &[Vec<u64>]) -> BTreeSet<(usize, usize)> {
    // The longest first: what is full holds the texts in which others can be contained.
    let mut order: Vec<usize> = (0..shingles.len()).collect();
    order.retain(|&at| shingles[at].len() >= MIN_SHINGLES);
    order.sort_by_key(|&at| (std::cmp::Reverse(shingles[at].len()), at));
    let signatures = in_parts(order.len(), MIN_ARTICLES, |part| {
        order[part].iter().map(|&at| bands(&shingles[at])).collect()
    });
    let mut holders: FastMap<(usize, u64), Vec<usize>> = FastMap::default();
    let mut pairs = BTreeSet::new();
    for (&at, bands) in order.iter().zip(signatures) {
        for key in bands.into_iter().enumerate() {
            meet(&mut holders, key, at, |other| {
                pairs.insert((other.min(at), other.max(at)));
            });
        }
        // A text is a copy of another only if it shares half of its sample, give or take.
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let sample: Vec<u64> = shingles[at]
            .iter()
            .copied()
            .filter(|it| mix(*it).is_multiple_of(SAMPLED))
            .collect();
        for &shingle in &sample {
            meet(&mut holders, (BANDS, shingle), at, |other| {
                *counts.entry(other).or_default() += 1;
            });
        }
        let shared = counts.into_iter().filter(|(_, n)| n * 4 >= sample.len().max(4));
        pairs.extend(shared.map(|(other, _)| (other.min(at), other.max(at))));
    }
    pairs
}

/// Puts an article under a key, having met those that stand there.
fn meet(
    holders: &mut FastMap<(usize, u64), Vec<usize>>,
    key: (usize, u64),
    at: usize,
    mut greet: impl FnMut(usize),
) {
    let holders = holders.entry(key).or_default();
    holders.iter().for_each(|&other| greet(other));
    if holders.len() < MAX_HOLDERS {
        holders.push(at);
    }
}

/// One hash for each band of a signature; the hash functions are fixed.
fn bands(shingles: &[u64]) -> Vec<u64> {
    let least = |row: u64| {
        let salt = mix(row.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        shingles.iter().map(|it| mix(it ^ salt)).min().unwrap_or_default()
    };
    let rows: Vec<u64> = (0..(BANDS * ROWS) as u64).map(least).collect();
    let band = |rows: &[u64]| rows.iter().fold(0, |state: u64, it| mix(state ^ it));
    rows.chunks(ROWS).map(band).collect()
}

/// How many hashes two sorted rows share.
fn n_shared(a: &[u64], b: &[u64]) -> usize {
    let (mut x, mut y, mut n) = (0, 0, 0);
    while x < a.len() && y < b.len() {
        match a[x].cmp(&b[y]) {
            std::cmp::Ordering::Less => x += 1,
            std::cmp::Ordering::Greater => y += 1,
            std::cmp::Ordering::Equal => (x, y, n) = (x + 1, y + 1, n + 1),
        }
    }
    n
}

/// Articles that links hold together.
fn groups(n_articles: usize, links: &[(usize, usize, f64, f64)]) -> Vec<Copies> {
    let mut first: Vec<usize> = (0..n_articles).collect();
    let root = |first: &[usize], mut at: usize| {
        while first[at] != at {
            at = first[at];
        }
        at
    };
    for &(a, b, ..) in links {
        let (a, b) = (root(&first, a), root(&first, b));
        first[a.max(b)] = a.min(b);
    }
    let mut groups: BTreeMap<usize, Copies> = BTreeMap::new();
    for &(a, _, similarity, containment) in links {
        let group = groups.entry(root(&first, a)).or_insert(Copies {
            articles: Vec::new(),
            similarity,
            containment,
        });
        group.similarity = group.similarity.min(similarity);
        group.containment = group.containment.min(containment);
    }
    for at in 0..n_articles {
        if let Some(group) = groups.get_mut(&root(&first, at)) {
            group.articles.push(at);
        }
    }
    groups.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::{bands, groups, n_shared};

    #[test]
    fn linked_articles_are_one_group() {
        let links = [(0, 2, 0.9, 1.0), (2, 3, 0.6, 0.8), (1, 4, 0.7, 0.7)];
        let found: Vec<(Vec<usize>, f64)> = groups(5, &links)
            .into_iter()
            .map(|it| (it.articles, it.similarity))
            .collect();
        assert_eq!(found, [(vec![0, 2, 3], 0.6), (vec![1, 4], 0.7)]);
    }

    #[test]
    fn signatures_agree_in_the_share_that_resemblance_predicts() {
        // 600 of 1,000 hashes in common: s = .6, so that a band of four agrees in s⁴ = .13.
        let a: Vec<u64> = (0..800).collect();
        let b: Vec<u64> = (200..1000).collect();
        assert_eq!(n_shared(&a, &b), 600);
        let n = bands(&a).iter().zip(bands(&b)).filter(|(a, b)| **a == *b).count();
        assert!((1..=10).contains(&n), "{n} of 32 bands");
    }
}
