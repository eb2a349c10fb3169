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
    let mut n_above = 0;
    for at in head + 1..blocks.len() {
        n_above += usize::from(blocks[at].is_prose());
        if beside.contains_key(&at) || blocks[at].beside.is_some() {
            continue;
        }
        if is_comment_head(&blocks[at]) && n_above > 0 {
            // All that follows in the element that the heading opens.
            let Some(outer) = tree.parent(blocks[at].owner) else { continue };
            let below = (at..blocks.len()).take_while(|it| is_within(*it, outer));
            beside.extend(below.map(|it| (it, "comments")));
        } else if blocks[at].level == 1 && n_above >= 2 {
            let path = tree.path(blocks[at].owner);
            let outer = path.iter().take_while(|it| !head_path.contains(it)).last();
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

/// Whether a heading opens what readers say.
fn is_comment_head(block: &Block) -> bool {
    let text = block.text.to_lowercase();
    let is_mark = |it: char| !it.is_alphabetic();
    let words: Vec<&str> = text.split(is_mark).filter(|it| !it.is_empty()).collect();
    let is_said = [
        "comments",
        "comment",
        "reader comments",
        "readers comments",
        "reader s comments",
        "all comments",
        "view comments",
        "show comments",
        "join the conversation",
        "join the discussion",
        "the conversation",
        "conversation",
        "discussion",
        "have your say",
        "what readers say",
        "your comments",
        "your views",
        "responses",
        "kommentare",
        "leserkommentare",
    ]
    .contains(&words.join(" ").as_str());
    let is_thought =
        matches!(words[..], ["thoughts" | "responses" | "replies", "on" | "to", ..])
            && text.starts_with(|it: char| it.is_ascii_digit());
    (is_said && block.level > 1 || is_thought) && block.n_words() <= 30
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
        words.clone().any(|it| it.eq_ignore_ascii_case("reply"))
            && words.all(|it| is_one(it))
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
