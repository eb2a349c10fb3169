//! The sources of a comparison: which articles are whose, in which order.

/// One source with its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Kebab-case, unique in the comparison.
    pub id: String,
    /// As given.
    pub name: String,
    /// Indices into [`super::Comparison::articles`].
    pub articles: Vec<usize>,
    /// Running words of its articles.
    pub n_words: usize,
    /// The same by voice.
    pub words_by_voice: [usize; 4],
    /// How many quotations its articles print.
    pub n_quotations: usize,
}
