//! Which blocks of a page are its article.
//!
//! `dom_smoothie` points at the text; where it misses a part of the region that holds it,
//! or takes another article, readers' comments or a notice, the blocks around say so.

use crate::document::Zone;
use crate::input::html::beside::{beside, take_below};
use crate::input::html::blocks::{Block, Page};
use crate::input::html::tree::{Other, Tree};
use dom_query::{Document, NodeId};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of each block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is a part of the article.
    Taken,
    /// It is the headline, as the page shows it.
    Headline,
    /// It is no part of the article, for this reason.
    Left(&'static str),
}

/// Words of a paragraph from which on a repetition is one, not a phrase.
const REPEATED: usize = 12;

/// No more passages that are set off are sought in the text around them.
const MAX_PULLED: usize = 64;

/// The shortest of them, in letters.
const MIN_PULLED: usize = 12;

/// The longest line that names whose words they are.
const MAX_SIGNATURE: usize = 6;

/// Chooses; `found` says which pieces of text the reader of pages took, `titles` what the
/// page says its headline is.
pub(super) fn choose(
    document: &Document,
    page: &Page,
    found: &BTreeSet<NodeId>,
    titles: &[&str],
) -> Vec<Fate> {
    let tree = Tree { document };
    let blocks = &page.blocks;
    // What a page marks as navigation is none of the article, whoever finds it.
    let is_it = |it: &Block| it.beside != Some("navigation") && is_found(it, found);
    let mut is_taken: Vec<bool> = blocks.iter().map(is_it).collect();
    let headline = headline(blocks, &is_taken, titles, &tree);
    restrict(blocks, &mut is_taken, headline, &tree);
    leave_columns(blocks, &mut is_taken, headline, &tree);
    // The outlet's name, the section: above the headline stands no sentence.
    let above = 0..headline.unwrap_or(0);
    if !above.clone().any(|at| is_taken[at] && blocks[at].is_prose()) {
        for at in above {
            is_taken[at] &= blocks[at].zone == Some(Zone::Caption);
        }
    }
    let beside = beside(blocks, headline, &tree);
    let had_text = is_taken.iter().any(|it| *it);
    for (at, taken) in is_taken.iter_mut().enumerate() {
        *taken &= !beside.contains_key(&at);
    }
    if had_text && !is_taken.iter().zip(blocks).any(|(taken, it)| *taken && it.is_prose())
    {
        take_below(blocks, &mut is_taken, headline, &beside);
    }
    if let Some(region) = tree.region(blocks, &is_taken, headline) {
        recover(blocks, &mut is_taken, headline, region, &tree);
    }
    let mut fates: Vec<Fate> = blocks
        .iter()
        .zip(&is_taken)
        .map(|(block, is_taken)| match is_taken {
            true => Fate::Taken,
            false => Fate::Left(block.beside.unwrap_or(if block.is_hidden {
                "hidden"
            } else {
                OUTSIDE
            })),
        })
        .collect();
    for (at, reason) in beside {
        fates[at] = Fate::Left(reason);
    }
    if let Some(at) = headline {
        fates[at] = Fate::Headline;
    }
    leave_repetitions(blocks, &mut fates);
    leave_links(blocks, &mut fates);
    fates
}

/// The reason of what stands outside of the article.
pub(super) const OUTSIDE: &str = "outside-article";

fn is_found(block: &Block, found: &BTreeSet<NodeId>) -> bool {
    let len = |pieces: &mut dyn Iterator<Item = &(NodeId, usize)>| -> usize {
        pieces.map(|it| it.1).sum()
    };
    let all = len(&mut block.pieces.iter());
    let taken = len(&mut block.pieces.iter().filter(|it| found.contains(&it.0)));
    taken * 2 >= all && all > 0
}

/// The heading that readers see above the article.
fn headline(
    blocks: &[Block],
    is_taken: &[bool],
    titles: &[&str],
    tree: &Tree<'_>,
) -> Option<usize> {
    let shares = |block: &Block| {
        titles.iter().map(|title| shared(&block.text, title)).max().unwrap_or(0)
    };
    let heads: Vec<usize> = (0..blocks.len())
        .filter(|at| blocks[*at].level == 1 && blocks[*at].beside.is_none())
        .collect();
    let best = heads.iter().copied().rev().max_by_key(|at| shares(&blocks[*at]));
    if let Some(at) = best
        && shares(&blocks[at]) >= 50
    {
        return Some(below_outlet(blocks, at, titles).unwrap_or(at));
    }
    if let [only] = heads[..]
        && !blocks[only].is_link()
        && (titles.is_empty() && blocks[only].n_words() >= 3
            || tree.is_in_article(blocks[only].owner))
        && is_taken.iter().skip(only).any(|it| *it)
    {
        return Some(only);
    }
    // A page without a title that has several articles begins with its own.
    let is_first = |at: &&usize| {
        tree.is_in_article(blocks[**at].owner) && is_taken.iter().skip(**at).any(|it| *it)
    };
    if titles.is_empty()
        && let Some(first) = heads.iter().find(is_first)
    {
        return Some(*first);
    }
    // Some pages give their headline a lower heading.
    let is_it =
        |block: &Block| block.level > 1 && block.n_words() > 1 && shares(block) >= 90;
    blocks
        .iter()
        .position(is_it)
        .or_else(|| lone_heading(blocks, is_taken, titles))
        .or_else(|| headline_line(blocks, is_taken, titles, tree))
}

/// Of a page whose first heading is the outlet's name, the heading that stands beside that
/// name in the window's title.
fn below_outlet(blocks: &[Block], outlet: usize, titles: &[&str]) -> Option<usize> {
    let name = letters(&blocks[outlet].text);
    let is_it = |at: &usize| {
        let block = &blocks[*at];
        let head = letters(&block.text);
        block.level > 1
            && block.n_words() > 1
            && titles.iter().map(|it| letters(it)).any(|title| {
                title == format!("{name}{head}") || title == format!("{head}{name}")
            })
    };
    (outlet + 1..blocks.len()).find(is_it)
}

/// A line above the text that a page sets as its headline without a heading: one that the
/// window's title repeats beside the outlet's name, or that a word processor calls a title.
fn headline_line(
    blocks: &[Block],
    is_taken: &[bool],
    titles: &[&str],
    tree: &Tree<'_>,
) -> Option<usize> {
    let first = (0..blocks.len()).find(|at| is_taken[*at] && blocks[*at].is_prose())?;
    let is_plain = |at: &usize| {
        let block = &blocks[*at];
        block.beside.is_none() && !block.is_hidden && !block.is_link()
    };
    let is_title = |at: &usize| {
        let class = tree.look(blocks[*at].owner).map(|it| it.1).unwrap_or_default();
        class.split_ascii_whitespace().any(|it| it == "MsoTitle")
    };
    let is_repeated = |at: &usize| {
        let text = blocks[*at].text.as_str();
        let is_sign = |it: char| "-|–—:·»«".contains(it);
        let is_in = |title: &str| {
            let before = title.strip_suffix(text).map(str::trim_end);
            let behind = title.strip_prefix(text).map(str::trim_start);
            title == text
                || before.is_some_and(|it| it.ends_with(is_sign))
                || behind.is_some_and(|it| it.starts_with(is_sign))
        };
        blocks[*at].n_words() >= 3 && titles.iter().any(|it| is_in(it))
    };
    let mut above = (0..first).filter(is_plain);
    above.clone().find(is_title).or_else(|| above.find(is_repeated))
}

/// The one heading above the text, where the window has another title (that of the outlet).
fn lone_heading(blocks: &[Block], is_taken: &[bool], titles: &[&str]) -> Option<usize> {
    let is_text = |at: &usize| is_taken[*at] && blocks[*at].is_prose();
    let first = (0..blocks.len()).find(is_text)?;
    let is_head = |at: &usize| {
        let block = &blocks[*at];
        block.level > 0 && block.beside.is_none() && !block.is_hidden && !block.is_link()
    };
    // Below it may stand such of a lower rank.
    let mut heads = (0..first).filter(is_head);
    let only = heads.next()?;
    if heads.any(|at| blocks[at].level <= blocks[only].level) {
        return None;
    }
    (titles.len() <= 1 && blocks[only].n_words() >= 3).then_some(only)
}

/// How many of a hundred words of the shorter text stand in the other.
fn shared(a: &str, b: &str) -> usize {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|char: char| !char.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let n = a.len().min(b.len());
    (a.intersection(&b).count() * 100).checked_div(n).unwrap_or(0)
}

/// Where an `<article>` holds the headline and text of its own, what stands in another
/// one, or before the headline, is not the article.
fn restrict(
    blocks: &[Block],
    is_taken: &mut [bool],
    headline: Option<usize>,
    tree: &Tree<'_>,
) {
    let Some(head) = headline else { return };
    let Some(outer) = tree.article_of(blocks[head].owner) else { return };
    let home = tree.home(blocks, head, outer);
    let is_home: Vec<bool> =
        blocks.iter().map(|it| tree.is_within(it.owner, home)).collect();
    let mut others: BTreeMap<NodeId, Other> = BTreeMap::new();
    if home != outer {
        tree.gather_others(blocks, home, outer, &mut others);
    }
    let n_words = |is_it: &dyn Fn(usize) -> bool| -> usize {
        (0..blocks.len()).filter(|at| is_it(*at)).map(|at| blocks[at].n_words()).sum()
    };
    let n_home = n_words(&|at| is_home[at] && blocks[at].is_prose());
    // A part of the same article in an element of its own has no heading above it.
    let is_other = |at: usize| match tree.article_of(blocks[at].owner) {
        None => false,
        Some(article) if article != outer => true,
        Some(_) => tree
            .article_below(blocks[at].owner, outer)
            .and_then(|it| others.get(&it))
            .is_some_and(|it| it.has_heading || it.n_words < n_home),
    };
    let is_text = |at: usize| {
        is_home[at]
            && blocks[at].is_prose()
            && blocks[at].beside.is_none()
            && !blocks[at].is_hidden
    };
    let n_own = (0..blocks.len()).filter(|at| is_text(*at)).count();
    let n_kept = (0..blocks.len()).filter(|at| is_text(*at) && is_taken[*at]).count();
    if n_own == 0 {
        return;
    }
    let is_elsewhere: Vec<bool> =
        (0..blocks.len()).map(|at| !is_home[at] && (at < head || is_other(at))).collect();
    if n_kept == 0 {
        // All that was taken stands elsewhere: another article, or what readers say.
        for at in 0..blocks.len() {
            let is_part = is_taken[at]
                && !is_elsewhere[at]
                && tree.is_within(blocks[at].owner, outer);
            is_taken[at] = is_text(at)
                || is_part
                || is_home[at]
                    && at > head
                    && blocks[at].zone.is_some()
                    && blocks[at].beside.is_none();
        }
        return;
    }
    for (taken, is_elsewhere) in is_taken.iter_mut().zip(is_elsewhere) {
        *taken &= !is_elsewhere;
    }
}

/// What stands in a cell beside that which holds the article is a column of the page.
///
/// A cell holds the article if most of what was taken stands in it: of the whole page with
/// the headline, else of what its row holds too. Cells of a table of figures hold less.
fn leave_columns(
    blocks: &[Block],
    is_taken: &mut [bool],
    headline: Option<usize>,
    tree: &Tree<'_>,
) {
    /// Paragraphs from which on a cell is one of the page's layout.
    const MIN_PROSE: usize = 3;
    let cells: Vec<Vec<NodeId>> = blocks.iter().map(|it| tree.cells_of(it)).collect();
    if cells.iter().all(Vec::is_empty) {
        return;
    }
    let mut held: BTreeMap<NodeId, (usize, usize)> = BTreeMap::new();
    let mut rows: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut n_all = 0;
    for at in (0..blocks.len()).filter(|at| is_taken[*at] && blocks[*at].is_prose()) {
        let n_words = blocks[at].n_words();
        n_all += n_words;
        for cell in &cells[at] {
            let entry = held.entry(*cell).or_default();
            *entry = (entry.0 + n_words, entry.1 + 1);
            if let Some(row) = tree.parent(*cell) {
                *rows.entry(row).or_default() += n_words;
            }
        }
    }
    let is_main = |(cell, (n_words, n_prose)): &(&NodeId, &(usize, usize))| {
        let n_row = tree.parent(**cell).and_then(|it| rows.get(&it)).copied();
        let has_headline = headline.is_some_and(|it| cells[it].contains(cell));
        *n_prose >= MIN_PROSE
            && n_words * 2 > n_all
            && (has_headline || n_words * 4 > n_row.unwrap_or_default() * 3)
    };
    let main: BTreeSet<NodeId> = held.iter().filter(is_main).map(|it| *it.0).collect();
    let main_rows: BTreeSet<NodeId> =
        main.iter().filter_map(|it| tree.parent(*it)).collect();
    for (taken, cells) in is_taken.iter_mut().zip(&cells) {
        let is_beside = |cell: &NodeId| {
            !main.contains(cell)
                && tree.parent(*cell).is_some_and(|it| main_rows.contains(&it))
        };
        *taken &= !cells.iter().any(is_beside);
    }
}

/// Takes running text of the region that was passed over.
fn recover(
    blocks: &[Block],
    is_taken: &mut [bool],
    headline: Option<usize>,
    region: NodeId,
    tree: &Tree<'_>,
) {
    let Some(last) = is_taken.iter().rposition(|it| *it) else { return };
    let first = is_taken.iter().position(|it| *it).unwrap_or(last);
    let start = headline.map_or(first, |it| it.min(first));
    let mut kin: BTreeSet<(String, String)> = BTreeSet::new();
    let mut parents: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut columns: BTreeSet<(NodeId, usize)> = BTreeSet::new();
    for (block, _) in
        blocks.iter().zip(&*is_taken).filter(|(it, taken)| **taken && it.is_prose())
    {
        if let Some(parent) = tree.parent(block.owner) {
            *parents.entry(parent).or_default() += 1;
            kin.extend(tree.look(parent));
        }
        columns.extend(tree.column_of(block));
    }
    for at in start..blocks.len() {
        let block = &blocks[at];
        if is_taken[at]
            || block.beside.is_some()
            || block.is_hidden
            || block.zone.is_some()
        {
            continue;
        }
        let is_set_off = block.quotation.is_some() && at > first && at < last;
        if !tree.is_within(block.owner, region) || !block.is_prose() && !is_set_off {
            continue;
        }
        // Of a page laid out as a table, only the columns in which the article stands.
        let column = tree.column_of(block);
        let is_beside = |it: (NodeId, usize)| {
            !columns.contains(&it) && columns.iter().any(|own| own.0 == it.0)
        };
        if column.is_some_and(is_beside) {
            continue;
        }
        let parent = tree.parent(block.owner);
        let is_sibling = parent.is_some_and(|it| parents.contains_key(&it));
        let is_linked = block.n_linked * 2 > block.text.len();
        if is_linked && !is_set_off && block.n_words() < 15 {
            continue;
        }
        let is_kin = || {
            parent.is_some_and(|it| tree.look(it).is_some_and(|look| kin.contains(&look)))
                || column.is_some_and(|it| columns.contains(&it))
        };
        let is_before = at < first && block.n_words() <= 80;
        if is_sibling || at < last && (at > first || is_before) || is_kin() {
            is_taken[at] = true;
        }
    }
    // Headings between paragraphs that are taken.
    for at in start + 1..blocks.len().saturating_sub(1) {
        let block = &blocks[at];
        let is_heading = block.level > 1 && Some(at) != headline && !block.is_link();
        let is_plain = block.beside.is_none()
            && !block.is_hidden
            && tree.is_within(block.owner, region);
        if !is_taken[at] && is_heading && is_plain && is_taken[at - 1] && is_taken[at + 1]
        {
            is_taken[at] = true;
        }
    }
}

/// Leaves what the page prints twice: copies for telephones, sentences pulled out large.
fn leave_repetitions(blocks: &[Block], fates: &mut [Fate]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..blocks.len() {
        if fates[at] != Fate::Taken
            || blocks[at].n_words() < REPEATED
            || !blocks[at].is_prose()
        {
            continue;
        }
        let letters = letters(&blocks[at].text);
        if seen.insert(letters, at).is_some() {
            fates[at] = Fate::Left("duplicate");
        }
    }
    let mut n_looked = 0;
    let whole: String = (0..blocks.len())
        .filter(|at| fates[*at] == Fate::Taken && blocks[*at].quotation.is_none())
        .map(|at| letters(&blocks[at].text) + " ")
        .collect();
    for at in 0..blocks.len() {
        let is_set_off = blocks[at].quotation.is_some() && fates[at] == Fate::Taken;
        if !is_set_off || n_looked >= MAX_PULLED {
            continue;
        }
        n_looked += 1;
        let letters = letters(&blocks[at].text);
        let is_phrase = blocks[at].n_words() >= 3 && letters.len() >= MIN_PULLED;
        if fates[at] == Fate::Taken && is_phrase && whole.contains(&letters) {
            // With the name below it.
            let quotation = blocks[at].quotation;
            for (other, fate) in blocks.iter().zip(fates.iter_mut()) {
                if other.quotation == quotation && other.n_words() <= MAX_SIGNATURE {
                    *fate = Fate::Left("pull-quote");
                }
            }
            fates[at] = Fate::Left("pull-quote");
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Leaves lines that are a link and no sentence: they lead to other articles.
fn leave_links(blocks: &[Block], fates: &mut [Fate]) {
    for (block, fate) in blocks.iter().zip(fates) {
        let is_title = block.is_link() && !block.is_prose() && block.quotation.is_none();
        let is_led = is_lead_in(&block.text) && block.n_linked * 2 > block.text.len();
        if *fate == Fate::Taken
            && (is_title && block.zone != Some(Zone::Caption) && block.n_words() >= 3
                || is_led)
        {
            *fate = Fate::Left("related-link");
        }
    }
}

/// Whether a line begins as those do that lead to other articles.
fn is_lead_in(line: &str) -> bool {
    let head: String = line.chars().take(24).flat_map(char::to_lowercase).collect();
    [
        "read more",
        "read also",
        "also read",
        "see also",
        "related",
        "more on this",
        "read:",
        "watch:",
        "more:",
        "read next",
    ]
    .iter()
    .any(|it| head.starts_with(it))
}
