//! What stands beside the article by the words around it, where no class or role says so.

use crate::input::html::blocks::Block;
use crate::input::html::choose::OUTSIDE;
use crate::input::html::tree::Tree;
use dom_query::NodeId;
use std::collections::{BTreeMap, BTreeSet};

/// What is no part of the article by what stands above or below it, whatever its elements
/// are called: readers' comments, and a second article under a headline of its own.
pub(super) fn beside(
    blocks: &[Block],
    headline: Option<usize>,
    tree: &Tree<'_>,
) -> BTreeMap<usize, &'static str> {
    let mut beside = BTreeMap::new();
    let Some(head) = headline else { return beside };
    let head_path: BTreeSet<NodeId> = tree.path(blocks[head].owner).into_iter().collect();
    let is_within = |at: usize, outer| tree.is_within(blocks[at].owner, outer);
    let (mut n_above, mut last_prose) = (0, None);
    for at in head + 1..blocks.len() {
        if blocks[at].is_prose() {
            n_above += 1;
            last_prose = Some(at);
        }
        if beside.contains_key(&at) || blocks[at].beside.is_some() {
            continue;
        }
        let comments = if n_above > 0 { comment_head(&blocks[at]) } else { None };
        if let Some(is_sure) = comments {
            // All that follows in the element that the heading opens.
            let Some(outer) = tree.parent(blocks[at].owner) else { continue };
            // “Discussion” may be a part of the article where its text stands beside it.
            let is_beside_text = last_prose.is_some_and(|it| is_within(it, outer));
            if !is_sure && is_beside_text {
                continue;
            }
            let below = (at..blocks.len()).take_while(|it| is_within(*it, outer));
            beside.extend(below.map(|it| (it, "comments")));
        } else if blocks[at].level == 1 && !blocks[at].is_link() && n_above >= 2 {
            // The element that it opens holds neither the headline nor the text above.
            let above = last_prose.map(|it: usize| tree.path(blocks[it].owner));
            let above: BTreeSet<NodeId> = above.into_iter().flatten().collect();
            let path = tree.path(blocks[at].owner);
            let is_own = |it: &&NodeId| !head_path.contains(it) && !above.contains(it);
            let outer = path.iter().take_while(is_own).last();
            let Some(&outer) = outer else { continue };
            let of_it = (at..blocks.len()).take_while(|it| is_within(*it, outer));
            let of_it: Vec<usize> = of_it.collect();
            if of_it.iter().filter(|it| blocks[**it].is_prose()).count() >= 2 {
                beside.extend(of_it.into_iter().map(|it| (it, OUTSIDE)));
            }
        }
    }
    let answered = answered(blocks, tree);
    if !answered.is_empty() {
        let is_said = |at: &usize| {
            tree.path(blocks[*at].owner).iter().any(|it| answered.contains(it))
        };
        let said = (head + 1..blocks.len()).filter(is_said);
        beside.extend(said.map(|it| (it, "comments")));
    }
    beside
}

/// Headings of what readers say, without their numbers.
const COMMENTS: &[&str] = &[
    "all comments",
    "comments",
    "have your say",
    "join the conversation",
    "join the discussion",
    "kommentare",
    "leserkommentare",
    "reader comments",
    "reader s comments",
    "readers comments",
    "show comments",
    "view comments",
    "what readers say",
    "your comments",
    "your views",
];

/// Those that may be cross-heads as well.
const PERHAPS: &[&str] =
    &["comment", "conversation", "discussion", "responses", "the conversation"];

/// Whether a heading opens what readers say, and whether that is sure; none if it does not.
fn comment_head(block: &Block) -> Option<bool> {
    let text = block.text.to_lowercase();
    let words = text.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty());
    let words: Vec<&str> = words.take(30).collect();
    let has_number = text.contains(|it: char| it.is_ascii_digit());
    let is_thought =
        matches!(words[..], ["thoughts" | "responses" | "replies", "on" | "to", ..]);
    if is_thought && text.starts_with(|it: char| it.is_ascii_digit()) {
        return Some(true);
    }
    let said = words.join(" ");
    let is_one_of = |list: &[&str]| block.level > 1 && list.contains(&said.as_str());
    match (is_one_of(COMMENTS), is_one_of(PERHAPS)) {
        (true, _) => Some(true),
        (_, true) => Some(has_number),
        _ => None,
    }
}

/// Elements that a reader can answer or report, of which several stand side by side.
fn answered(blocks: &[Block], tree: &Tree<'_>) -> BTreeSet<NodeId> {
    let is_answer = |block: &Block| {
        let mut words = block.text.split(|it: char| !it.is_alphabetic());
        let is_one = |it: &str| {
            ["", "reply", "report", "like", "dislike", "flag", "upvote", "recommend"]
                .iter()
                .any(|known| it.eq_ignore_ascii_case(known))
        };
        words.clone().any(|it| it.eq_ignore_ascii_case("reply")) && words.all(is_one)
    };
    let mut by_parent: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
    for at in (1..blocks.len()).filter(|at| is_answer(&blocks[*at])) {
        // The element around the answer and what is answered.
        let path = tree.path(blocks[at].owner);
        let holds = |it: &&NodeId| tree.is_within(blocks[at - 1].owner, **it);
        let Some(&element) = path.iter().find(holds) else { continue };
        if let Some(parent) = tree.parent(element) {
            by_parent.entry(parent).or_default().insert(element);
        }
    }
    by_parent.into_values().filter(|it| it.len() >= 2).flatten().collect()
}

/// Where all that was taken stands beside the article, the text below the headline is it.
pub(super) fn take_below(
    blocks: &[Block],
    is_taken: &mut [bool],
    headline: Option<usize>,
    beside: &BTreeMap<usize, &str>,
) {
    let Some(head) = headline else { return };
    let end = beside.keys().copied().find(|it| *it > head).unwrap_or(blocks.len());
    for at in head + 1..end {
        let block = &blocks[at];
        is_taken[at] |= block.is_prose() && block.beside.is_none() && !block.is_hidden;
    }
}
