//! Where the elements of a page stand: what holds them, and which of them hold the article.

use crate::input::html::blocks::Block;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::{BTreeMap, BTreeSet};

/// Questions about where elements stand.
pub(super) struct Tree<'a> {
    pub(super) document: &'a Document,
}

impl Tree<'_> {
    pub(super) fn node(&self, id: NodeId) -> NodeRef<'_> {
        NodeRef::new(id, &self.document.tree)
    }

    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent().map(|it| it.id)
    }

    /// The element and those around it, the innermost first.
    pub(super) fn path(&self, id: NodeId) -> Vec<NodeId> {
        let mut path = vec![id];
        path.extend(self.node(id).ancestors_it(None).map(|it| it.id));
        path
    }

    pub(super) fn is_within(&self, id: NodeId, outer: NodeId) -> bool {
        id == outer || self.node(id).ancestors_it(None).any(|it| it.id == outer)
    }

    pub(super) fn is_article(&self, id: NodeId) -> bool {
        let node = self.node(id);
        node.has_name("article")
    }

    /// The outermost `<article>` around an element: comments are articles inside one.
    pub(super) fn article_of(&self, id: NodeId) -> Option<NodeId> {
        self.path(id).into_iter().rev().find(|it| self.is_article(*it))
    }

    /// The outermost `<article>` around an element that stands inside another one.
    pub(super) fn article_below(&self, id: NodeId, outer: NodeId) -> Option<NodeId> {
        let path = self.path(id);
        let end = path.iter().position(|it| *it == outer)?;
        path[..end].iter().rev().copied().find(|it| self.is_article(*it))
    }

    /// The `<article>` of the headline: a list of articles may stand in one of its own,
    /// and then it is that of the headline which holds running text.
    pub(super) fn home(&self, blocks: &[Block], head: usize, outer: NodeId) -> NodeId {
        let Some(inner) = self.article_below(blocks[head].owner, outer) else {
            return outer;
        };
        let has_text =
            blocks.iter().any(|it| it.is_prose() && self.is_within(it.owner, inner));
        if has_text { inner } else { outer }
    }

    /// The articles inside `outer` that are not `home`.
    pub(super) fn gather_others(
        &self,
        blocks: &[Block],
        home: NodeId,
        outer: NodeId,
        others: &mut BTreeMap<NodeId, Other>,
    ) {
        for block in blocks {
            let Some(article) = self.article_below(block.owner, outer) else { continue };
            if article == home {
                continue;
            }
            let other = others.entry(article).or_default();
            other.has_heading |= block.level > 0 && other.n_words == 0;
            other.n_words += if block.is_prose() { block.n_words() } else { 0 };
        }
    }

    pub(super) fn is_in_article(&self, id: NodeId) -> bool {
        let node = self.node(id);
        self.article_of(id).is_some()
            || node.ancestors_it(None).any(|it| it.has_name("main"))
    }

    /// The cell of a table around an element.
    pub(super) fn cell_of(&self, id: NodeId) -> Option<NodeId> {
        self.path(id).into_iter().find(|it| self.node(*it).has_name("td"))
    }

    /// The cells in which a block begins, the innermost first.
    pub(super) fn cells_of(&self, block: &Block) -> Vec<NodeId> {
        let start = block.pieces.first().map_or(block.owner, |it| it.0);
        let path = self.path(start).into_iter();
        path.filter(|it| self.node(*it).has_name("td")).collect()
    }

    /// The table in which a block stands, and the column, if it stands in a cell.
    pub(super) fn column_of(&self, block: &Block) -> Option<(NodeId, usize)> {
        const MAX_COLUMNS: usize = 16;
        let cell = self.cells_of(block).into_iter().next()?;
        let row = self.node(cell).parent()?;
        let cells = row.children_it(false).filter(NodeRef::is_element);
        let number = cells.take(MAX_COLUMNS).position(|it| it.id == cell)?;
        Some((self.table_of(cell)?, number))
    }

    pub(super) fn table_of(&self, id: NodeId) -> Option<NodeId> {
        self.path(id).into_iter().find(|it| self.node(*it).has_name("table"))
    }

    /// Name and class of an element that has a class.
    pub(super) fn look(&self, id: NodeId) -> Option<(String, String)> {
        let node = self.node(id);
        let class = node.class().filter(|it| !it.trim().is_empty())?;
        Some((node.node_name()?.to_string(), class.to_string()))
    }

    /// The element that holds the article: the one around all that is taken, and the
    /// `<article>` or `<main>` around that.
    pub(super) fn region(
        &self,
        blocks: &[Block],
        is_taken: &[bool],
        headline: Option<usize>,
    ) -> Option<NodeId> {
        let taken = (0..blocks.len()).filter(|at| is_taken[*at] || Some(*at) == headline);
        let mut common: Option<Vec<NodeId>> = None;
        for at in taken {
            let path: BTreeSet<NodeId> =
                self.path(blocks[at].owner).into_iter().collect();
            match &mut common {
                None => common = Some(self.path(blocks[at].owner)),
                Some(common) => common.retain(|it| path.contains(it)),
            }
        }
        let common = common?;
        let is_region = |id: &NodeId| {
            let node = self.node(*id);
            self.is_article(*id)
                || node.attr("itemprop").is_some_and(|it| it.contains("articleBody"))
                || node.has_name("main")
                    && node.descendants_it().filter(|it| it.has_name("article")).count()
                        < 2
        };
        if let Some(region) = common.iter().copied().find(is_region) {
            return Some(region);
        }
        // A cell that holds all of it is a part of a page laid out as a table.
        let innermost = common.first().copied()?;
        let cell = self.cell_of(innermost);
        Some(cell.and_then(|it| self.table_of(it)).unwrap_or(innermost))
    }
}

/// An article beside that of the headline.
#[derive(Debug, Default)]
pub(super) struct Other {
    /// Whether a heading stands above its text.
    pub(super) has_heading: bool,
    pub(super) n_words: usize,
}
