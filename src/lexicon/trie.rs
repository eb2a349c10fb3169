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

    /// The number of a word, or 0.
    pub(super) fn get(&self, folded: &str) -> Symbol {
        self.0.get(folded).copied().unwrap_or(0)
    }
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// Sorted by symbol.
    edges: Vec<(Symbol, u32)>,
    /// What ends here, as numbers of the caller's own.
    ends: Vec<u32>,
}

/// Sequences of symbols, each with what it stands for, while they are added.
#[derive(Clone, Debug)]
pub(super) struct Builder {
    nodes: Vec<Node>,
    roots: Vec<u32>,
    inside: Vec<bool>,
    pairs: Vec<u64>,
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
    /// By symbol: whether it stands in a sequence behind the first place.
    inside: Vec<bool>,
    /// Bits of the first two symbols of every longer sequence: most pairs of words that stand
    /// side by side begin none, which this tells without a look at the nodes.
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

impl Default for Builder {
    fn default() -> Self {
        Self {
            nodes: vec![Node::default()],
            roots: Vec::new(),
            inside: Vec::new(),
            pairs: vec![0; N_PAIRS],
        }
    }
}

impl Builder {
    /// Adds a sequence that stands for `end`.
    pub(super) fn insert(&mut self, symbols: &[Symbol], end: u32) {
        if let [first, second, ..] = *symbols {
            let (at, mask) = pair(first, second);
            self.pairs[at] |= mask;
        }
        let mut node = 0;
        for &symbol in symbols {
            node = if node == 0 {
                self.root_mut(symbol)
            } else {
                self.child_mut(node, symbol)
            };
        }
        let ends = &mut self.nodes[node as usize].ends;
        if !ends.contains(&end) {
            ends.push(end);
        }
    }

    fn root_mut(&mut self, symbol: Symbol) -> u32 {
        let at = symbol as usize;
        if self.roots.len() <= at {
            self.roots.resize(at + 1, 0);
        }
        if self.roots[at] == 0 {
            self.roots[at] = self.add_node();
        }
        self.roots[at]
    }

    fn child_mut(&mut self, node: u32, symbol: Symbol) -> u32 {
        let at = symbol as usize;
        if self.inside.len() <= at {
            self.inside.resize(at + 1, false);
        }
        self.inside[at] = true;
        match self.nodes[node as usize].edges.binary_search_by_key(&symbol, |edge| edge.0)
        {
            Ok(at) => self.nodes[node as usize].edges[at].1,
            Err(at) => {
                let child = self.add_node();
                self.nodes[node as usize].edges.insert(at, (symbol, child));
                child
            }
        }
    }

    fn add_node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        u32::try_from(self.nodes.len() - 1).expect("fewer than 2^32 nodes")
    }

    /// The finished trie.
    pub(super) fn build(self) -> Trie {
        let Self { nodes, roots, inside, pairs } = self;
        let (edges, ends): (Vec<_>, Vec<_>) =
            nodes.into_iter().map(|it| (it.edges, it.ends)).unzip();
        let (edges, ends) = (edges.into_iter().collect(), ends.into_iter().collect());
        Trie { edges, ends, roots, inside, pairs }
    }
}

impl Trie {
    /// The node that a sequence begins with, if any sequence begins so.
    pub(super) fn root(&self, symbol: Symbol) -> Option<u32> {
        self.roots.get(symbol as usize).copied().filter(|&node| node != 0)
    }

    /// Whether a symbol stands in any sequence behind the first place.
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
