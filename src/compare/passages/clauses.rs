//! Passages: the sentences of the articles, and their clauses where a sentence holds several.
//!
//! There is no parser here: a sentence is cut where a sign stands before a word that opens a
//! clause, at dashes and semicolons, before relative words, and at the edges of attributed
//! words. What remains too short to state a fact stays with its neighbour. A relative clause
//! begins with the noun that it is about, so that it can be read by itself.

use crate::analysis::Analysis;
use crate::compare::passages::words::{Word, Words};
use crate::language::Class;
use crate::text::{Gap, Span};
use std::ops::Range;

/// Words under which a piece of a sentence is no passage.
const MIN_WORDS: usize = 5;
/// Words over which a sentence is a list or a table.
const MAX_WORDS: usize = 150;
/// Longer sentences are taken apart only so far.
const MAX_CLAUSES: usize = 12;
/// So many attributions on either side of a piece may have their reporting words in it.
const NEAR: usize = 4;
/// A sentence or a clause of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) article: usize,
    pub(super) source: usize,
    pub(super) span: Span,
    /// Its words: indices into those of the article.
    pub(super) words: Range<usize>,
    /// Index of its sentence.
    pub(super) sentence: usize,
    pub(super) is_clause: bool,
}

/// The passages of one article in counted zones, in order of place, each sentence before its
/// clauses.
pub(super) fn units(
    analysis: &Analysis,
    words: &Words,
    article: usize,
    source: usize,
) -> Vec<Unit> {
    let all = words.of(article);
    let text = &analysis.document.text;
    let mut units = Vec::new();
    let mut paragraph = 0;
    let paragraphs = &analysis.document.paragraphs;
    for (sentence, &span) in analysis.sentences.iter().enumerate() {
        while paragraphs.get(paragraph).is_some_and(|it| it.span.end <= span.start) {
            paragraph += 1;
        }
        let zone = paragraphs.get(paragraph).and_then(|it| it.zone).unwrap_or_default();
        let from = all.partition_point(|it| it.span.start < span.start);
        let to = all.partition_point(|it| it.span.start < span.end);
        if !zone.is_counted()
            || !(MIN_WORDS..=MAX_WORDS).contains(&to.saturating_sub(from))
        {
            continue;
        }
        let clauses = clauses(analysis, words, all, from..to);
        units.push(Unit {
            article,
            source,
            span,
            words: from..to,
            sentence,
            is_clause: false,
        });
        for range in clauses {
            let end = end(text, all, range.end, span.end);
            units.push(Unit {
                article,
                source,
                span: Span { start: all[range.start].span.start, end },
                words: range,
                sentence,
                is_clause: true,
            });
        }
    }
    units
}

/// The end of a clause: its last word with a mark that closes right behind it.
fn end(text: &str, all: &[Word], last: usize, limit: u32) -> u32 {
    let end = all[last - 1].span.end;
    let behind = text.get(end as usize..limit as usize).unwrap_or_default();
    let n = behind.find(|c| !matches!(c, ',' | '.' | '!' | '?' | '”' | '"' | '’'));
    let signs = &behind[..n.unwrap_or(behind.len())];
    let n = signs
        .rfind(['”', '"'])
        .map_or(0, |at| at + signs[at..].chars().next().map_or(0, char::len_utf8));
    Span::new(end as usize, end as usize + n).end
}

/// The clauses of a sentence; none where it holds one only.
fn clauses(
    analysis: &Analysis,
    words: &Words,
    all: &[Word],
    sentence: Range<usize>,
) -> Vec<Range<usize>> {
    let mut cuts = vec![sentence.start];
    for at in sentence.start + 1..sentence.end {
        let is_cut = is_cut(analysis, words, all, at);
        let last = *cuts.last().unwrap_or(&sentence.start);
        if is_cut
            && at - last >= MIN_WORDS
            && sentence.end - at >= MIN_WORDS
            && cuts.len() < MAX_CLAUSES
        {
            cuts.push(at);
        }
    }
    cuts.push(sentence.end);
    // A piece without a verb, such as the rest of a list, stays with the one before it.
    let mut at = 1;
    while at + 1 < cuts.len() {
        if has_verb(words, &all[cuts[at]..cuts[at + 1]]) {
            at += 1;
        } else {
            cuts.remove(at);
        }
    }
    if cuts.len() < 3 {
        return Vec::new();
    }
    let pieces = cuts.windows(2).map(|pair| pair[0]..pair[1]);
    pieces
        .filter(|piece| {
            let (first, last) =
                (all[piece.start].span.start, all[piece.end - 1].span.end);
            !only_reports(analysis, Span { start: first, end: last })
        })
        .map(|piece| {
            let is_relative = piece.start > sentence.start
                && words.class(all[piece.start]).is(Class::RELATIVE);
            let start = if is_relative {
                head(words, all, piece.start, sentence.start)
            } else {
                piece.start
            };
            start..piece.end
        })
        .collect()
}

/// Whether a piece says that somebody says something, and what is said stands elsewhere.
fn only_reports(analysis: &Analysis, piece: Span) -> bool {
    let all = &analysis.attributions;
    let to = all.partition_point(|it| it.content.start < piece.end);
    let mut near = all[to.saturating_sub(NEAR)..(to + NEAR).min(all.len())].iter();
    near.any(|it| {
        it.cue.is_some_and(|cue| piece.contains(cue)) && !it.content.overlaps(piece)
    })
}

/// Whether some word may be a verb, by its ending or as one of the commonest.
fn has_verb(words: &Words, piece: &[Word]) -> bool {
    piece.iter().any(|&word| {
        let folded = words.folded(word);
        words.class(word).is(Class::FINITE)
            || (!word.is_capital
                && folded.len() > 4
                && (folded.ends_with("ed") || folded.ends_with("ing")))
    })
}

fn is_cut(analysis: &Analysis, words: &Words, all: &[Word], at: usize) -> bool {
    let (before, word) = (all[at - 1], all[at]);
    let class = words.class(word);
    if class.is(Class::RELATIVE.or(Class::OPENS_ANYWHERE)) {
        return true;
    }
    if word.gap == Gap::Space || word.gap == Gap::Hyphen {
        // Reported words begin without a sign.
        return analysis
            .attributions
            .binary_search_by_key(&word.span.start, |it| it.content.start)
            .is_ok_and(|found| analysis.attributions[found].content.len() > 40);
    }
    let between = Span { start: before.span.end, end: word.span.start };
    let signs = between.of(&analysis.document.text);
    let is_strong = signs.contains([';', '–', '—', ':', '“', '”', '"', '…', '(', ')'])
        || signs.contains(" - ");
    is_strong || (signs.contains(',') && class.is(Class::OPENS_BEHIND_A_SIGN))
}

/// Where the name or noun before a relative word begins.
fn head(words: &Words, all: &[Word], relative: usize, first: usize) -> usize {
    let mut at = relative;
    while at > first && relative - at < 3 {
        let before = all[at - 1];
        let is_near = at == relative || matches!(all[at].gap, Gap::Space | Gap::Hyphen);
        if !is_near || words.is_function(before) {
            break;
        }
        let is_name = words.is_name(before);
        if at < relative && words.is_name(all[at]) != is_name {
            break;
        }
        at -= 1;
        if !is_name {
            break;
        }
    }
    at
}
