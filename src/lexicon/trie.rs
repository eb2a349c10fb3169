//! A trie over symbols: numbers of folded words.

use crate::lexicon::rows::Rows;
use crate::text::FastMap;

/// The number of a folded word that some form holds; 0 is a word that no form holds.
pub(super) type Symbol = u32;

/// Folded words that forms hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Symbols(FastMap<String, Symbol>);

impl Symbols {
    /// The number of a word, a new one at first sight.
    pub(super) fn intern(&mut self, folded: &str) -> Symbol {
        if let Some(&symbol) = self.0.get(folded) {
            return symbol;
        }
        let symbol =
            Symbol::try_from(self.0.len() + 1).expect("fewer than 2^32 words in packs");
        self.0.insert(folded.to_owned(), symbol);
        symbol
    }

    /// The same for a word that is not folded yet, of letters and digits.
    pub(super) fn intern_lower(&mut self, word: &str) -> Symbol {
        if word.bytes().any(|it| it.is_ascii_uppercase()) {
            self.intern(&word.to_ascii_lowercase())
        } else {
            self.intern(word)
        }
    }

    /// The number of a word, or 0.
    pub(super) fn get(&self, folded: &str) -> Symbol {
        self.0.get(folded).copied().unwrap_or(0)
    }
}

/// Sequences of symbols, each with what it stands for, while they are added.
#[derive(Clone, Debug, Default)]
pub(super) struct Builder {
    /// One after the other.
    symbols: Vec<Symbol>,
    /// In the order in which they are added.
    sequences: Vec<Sequence>,
}

/// Where a sequence stands among the symbols, and what it stands for.
#[derive(Clone, Copy, Debug)]
struct Sequence {
    start: u32,
    len: u32,
    end: u32,
}

/// Sequences of symbols, each with what it stands for.
#[derive(Clone, Debug)]
pub(super) struct Trie {
    /// By node: symbols, sorted, with the nodes that they lead to.
    edges: Rows<(Symbol, u32)>,
    /// By node: what ends there, as numbers of the caller's own.
    ends: Rows<u32>,
    /// By symbol: the node under the root, or 0.
    roots: Vec<u32>,
    /// By symbol: whether it stands in a sequence after the first place.
    inside: Vec<bool>,
    /// Bits of the first two symbols of every longer sequence: most pairs of words that stand
    /// side by side begin none, which this shows without a look at the nodes.
    pairs: Vec<u64>,
}

/// How many words of 64 bits [`Trie::pairs`] has: enough for ten thousand pairs.
const N_PAIRS: usize = 1 << 11;

/// The bit of a pair of symbols: its place and its mask.
fn pair(first: Symbol, second: Symbol) -> (usize, u64) {
    let both = u64::from(first) << 32 | u64::from(second);
    let hash = both.wrapping_mul(0xf135_7aea_2e62_a9c5) >> 32;
    ((hash >> 6) as usize % N_PAIRS, 1 << (hash % 64))
}

impl Builder {
    /// Adds a sequence that stands for `end`.
    pub(super) fn insert(&mut self, symbols: &[Symbol], end: u32) {
        let number = |n: usize| u32::try_from(n).expect("fewer than 2^32 words in packs");
        let (start, len) = (number(self.symbols.len()), number(symbols.len()));
        self.symbols.extend_from_slice(symbols);
        self.sequences.push(Sequence { start, len, end });
    }

    /// The finished trie: sequences that begin alike stand side by side once they are sorted.
    pub(super) fn build(mut self) -> Trie {
        let all = &self.symbols;
        let of = |it: &Sequence| &all[it.start as usize..(it.start + it.len) as usize];
        // Most are told apart by two symbols, which are looked at without a step into the
        // list. Stable: what ends at one place stays in the order in which it was added.
        let first_two = |it: &Sequence| {
            let mut symbols = of(it).iter().map(|&it| u64::from(it));
            symbols.next().unwrap_or(0) << 32 | symbols.next().unwrap_or(0)
        };
        let mut keyed: Vec<(u64, Sequence)> =
            self.sequences.iter().map(|it| (first_two(it), *it)).collect();
        keyed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| of(&a.1).cmp(of(&b.1))));
        self.sequences.clear();
        self.sequences.extend(keyed.into_iter().map(|it| it.1));
        let n_symbols = all.iter().max().map_or(0, |it| *it as usize + 1);
        let mut trie = Trie {
            edges: Rows::default(),
            ends: Rows::default(),
            roots: vec![0; n_symbols],
            inside: vec![false; n_symbols],
            pairs: vec![0; N_PAIRS],
        };
        // Nodes by breadth: the row of a node is full before that of the next one begins.
        // Each is the run of sequences that begin with its symbols, and how many those are.
        let mut nodes: Vec<(std::ops::Range<usize>, usize)> =
            vec![(0..self.sequences.len(), 0)];
        let mut ends: Vec<u32> = Vec::new();
        let mut edges: Vec<(Symbol, u32)> = Vec::new();
        let mut at = 0;
        while let Some((run, depth)) = nodes.get(at).cloned() {
            let mut rest = &self.sequences[run.clone()];
            let n_ends = rest.partition_point(|it| it.len as usize == depth);
            ends.clear();
            for it in &rest[..n_ends] {
                if !ends.contains(&it.end) {
                    ends.push(it.end);
                }
            }
            trie.ends.push(&ends);
            rest = &rest[n_ends..];
            edges.clear();
            while let Some(first) = rest.first() {
                let symbol = of(first)[depth];
                let n = rest.partition_point(|it| of(it)[depth] == symbol);
                let start = run.end - rest.len();
                let child = u32::try_from(nodes.len()).expect("fewer than 2^32 nodes");
                nodes.push((start..start + n, depth + 1));
                rest = &rest[n..];
                if depth == 0 {
                    trie.roots[symbol as usize] = child;
                    continue;
                }
                edges.push((symbol, child));
                trie.inside[symbol as usize] = true;
                if depth == 1 {
                    let (at, mask) = pair(of(first)[0], symbol);
                    trie.pairs[at] |= mask;
                }
            }
            trie.edges.push(&edges);
            at += 1;
        }
        trie
    }
}

impl Trie {
    /// The node that a sequence begins with, if any sequence begins so.
    pub(super) fn root(&self, symbol: Symbol) -> Option<u32> {
        self.roots.get(symbol as usize).copied().filter(|&node| node != 0)
    }

    /// Whether a symbol stands in any sequence after the first place.
    pub(super) fn is_inside(&self, symbol: Symbol) -> bool {
        self.inside.get(symbol as usize).copied().unwrap_or(false)
    }

    /// Whether a sequence may begin with two symbols; where not, none does.
    pub(super) fn may_begin(&self, first: Symbol, second: Symbol) -> bool {
        let (at, mask) = pair(first, second);
        self.pairs[at] & mask != 0
    }

    /// The node that `symbol` leads to.
    pub(super) fn child(&self, node: u32, symbol: Symbol) -> Option<u32> {
        let edges = self.edges.row(node);
        edges.binary_search_by_key(&symbol, |edge| edge.0).ok().map(|at| edges[at].1)
    }

    /// What ends at a node.
    pub(super) fn ends(&self, node: u32) -> &[u32] {
        self.ends.row(node)
    }

    /// Whether nothing goes on from a node.
    pub(super) fn is_leaf(&self, node: u32) -> bool {
        self.edges.row(node).is_empty()
    }
}
