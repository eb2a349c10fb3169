//! What a draft cuts from the sentences of a quotation, and how to show it.

use crate::compare::quotations::fit::Fit;
use crate::compare::quotations::remark::{Before, Remark};
use crate::compare::quotations::{Piece, PieceKind, Stories};
use crate::compare::words::folded;
use crate::text::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// So many words at the start of a sentence may tie it to the one before.
const MAX_LINK: usize = 2;
/// So many words of what is printed are shown on either side of what is not.
const AROUND: usize = 8;
/// So many words that are not printed are shown, from their start and their end.
const SHOWN: usize = 24;

/// What a draft cuts from sentences of which it prints other words.
pub(super) fn cuts(
    stories: &Stories<'_>,
    whole: &Remark,
    members: &[(usize, Fit)],
) -> Vec<Range<usize>> {
    let sentence = sentences(stories, whole);
    let n = whole.numbers.len();
    let mut printed = vec![false; n];
    // Words of the draft's own stand in their place, or nothing near them is printed.
    let mut is_other = vec![false; n];
    let mut is_spliced = vec![false; n];
    let mut begun = BTreeSet::new();
    for (at, fit) in members {
        let remark = &stories.remarks[*at];
        for (own, is_printed) in printed.iter_mut().zip(&fit.printed) {
            *own |= is_printed;
        }
        for run in &fit.runs {
            begun.extend((run.a..run.a + run.len).map(|at| sentence[at]));
        }
        let ends = fit.runs.iter().map(|it| (it.a + it.len, it.b + it.len));
        let starts = fit.runs.iter().map(|it| (it.a, it.b));
        let end = (n, remark.numbers.len());
        for ((a, b), (next_a, next_b)) in
            [(0, 0)].into_iter().chain(ends).zip(starts.chain([end]))
        {
            is_other[a..next_a].iter_mut().for_each(|it| *it |= b < next_b);
            let is_inside = a > 0 && next_a < n && b > 0 && b == next_b;
            if is_inside && remark.words[b].before == Before::Word {
                is_spliced[a..next_a].fill(true);
            }
        }
    }
    let draft = stories.articles.len() - 1;
    let lacking = stories.lookup(draft).find(&whole.numbers, &mut printed);
    let is_cut = |at: &usize| {
        !is_other[*at] && (is_spliced[*at] || begun.contains(&sentence[*at]))
    };
    let mut cuts = Vec::new();
    for range in lacking {
        let words: Vec<usize> = range.filter(is_cut).collect();
        let runs =
            words.chunk_by(|&a, &b| a + 1 == b && whole.words[b].before != Before::Part);
        cuts.extend(runs.map(|it| it[0]..it[it.len() - 1] + 1));
    }
    cuts.retain(|it| {
        let is_first = it.start == 0 || sentence[it.start - 1] != sentence[it.start];
        // "However," and the like hold to what was said before.
        !(is_first && it.len() <= MAX_LINK)
            && is_telling(stories, whole, it)
            && !is_moved(stories, whole, members, it)
    });
    cuts
}

/// For each word the part of the remark and the sentence that it stands in.
fn sentences(stories: &Stories<'_>, whole: &Remark) -> Vec<(usize, usize)> {
    let sentences = &stories.articles[whole.article].sentences;
    let mut part = 0;
    let mut found = Vec::with_capacity(whole.words.len());
    for word in &whole.words {
        part += usize::from(word.before == Before::Part);
        found.push((part, sentences.partition_point(|it| it.end <= word.span.start)));
    }
    found
}

/// Whether the draft prints most of the telling words in another order: another wording.
fn is_moved(
    stories: &Stories<'_>,
    whole: &Remark,
    members: &[(usize, Fit)],
    words: &Range<usize>,
) -> bool {
    let own: BTreeSet<u32> = stories.words.stems(&whole.numbers[words.clone()]).collect();
    let known = members.iter().flat_map(|(at, fit)| {
        let numbers = &stories.remarks[*at].numbers;
        let extra = numbers.iter().zip(&fit.extra).filter(|it| *it.1);
        extra.map(|it| *it.0).filter(|it| stories.words.is_known(*it))
    });
    let known: Vec<u32> = known.collect();
    let moved = stories.words.stems(&known).filter(|it| own.contains(it)).count();
    own.len() > 1 && moved * 2 > own.len()
}

/// Whether words say more than grammar, or deny something.
fn is_telling(stories: &Stories<'_>, whole: &Remark, words: &Range<usize>) -> bool {
    let text = &stories.articles[whole.article].document.text;
    let is_denial = |at: usize| {
        let word = folded(whole.words[at].span.of(text));
        matches!(word.as_str(), "not" | "no" | "never" | "nor") || word.ends_with("n't")
    };
    stories.words.n_content(&whole.numbers[words.clone()]) > 0
        || words.clone().any(is_denial)
}

/// The words of a remark around and in its cuts; long stretches are shortened.
pub(super) fn pieces(
    stories: &Stories<'_>,
    whole: &Remark,
    cuts: &[Range<usize>],
) -> Vec<Piece> {
    let sentence = sentences(stories, whole);
    let (Some(first), Some(last)) = (cuts.first(), cuts.last()) else {
        return Vec::new();
    };
    let from = (0..first.start)
        .rev()
        .take(AROUND)
        .take_while(|&at| sentence[at] == sentence[first.start])
        .last()
        .unwrap_or(first.start);
    let to = (last.end..whole.words.len())
        .take(AROUND)
        .take_while(|&at| sentence[at] == sentence[last.end - 1])
        .last()
        .map_or(last.end, |at| at + 1);
    let mut found = Vec::new();
    let mut push = |kind: PieceKind, range: Range<usize>, most: usize| {
        let (head, tail) = if range.len() > 2 * most {
            (range.start..range.start + most, range.end - most..range.end)
        } else {
            (range.clone(), range.end..range.end)
        };
        for it in [head, tail].into_iter().filter(|it| !it.is_empty()) {
            let words = &whole.words[it];
            for part in words.chunk_by(|_, next| next.before != Before::Part) {
                let (start, end) = (part[0].span.start, part[part.len() - 1].span.end);
                let span = Span { start, end };
                found.push(Piece { kind, article: whole.article, span });
            }
        }
    };
    let mut at = from;
    for cut in cuts {
        push(PieceKind::Printed, at..cut.start, AROUND);
        push(PieceKind::Missing, cut.clone(), SHOWN);
        at = cut.end;
    }
    push(PieceKind::Printed, at..to, AROUND);
    found
}
