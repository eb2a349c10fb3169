//! One utterance as the articles print it: the longest wording and the others laid along it.

use crate::compare::quotations::align::Run;
use crate::compare::quotations::fit::Fit;
use crate::compare::quotations::links::Wording;
use crate::compare::quotations::pieces::pieces;
use crate::compare::quotations::remark::{Before, Remark, Word, has_ellipsis};
use crate::compare::quotations::{
    Cut, Missing, QuotePassage, Relation, SharedQuote, Stories,
};
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// A wording laid along the base.
pub(super) struct Member<'a> {
    pub(super) wording: &'a Wording,
    pub(super) fit: Fit,
}

/// The entries of one base: one, or several where every article prints everything, but in
/// pieces of its own.
pub(super) fn entries(
    stories: &Stories<'_>,
    base: &Wording,
    members: &[Member<'_>],
) -> Vec<SharedQuote> {
    let whole = &stories.remarks[base.remarks[0]];
    let mut printed: BTreeMap<usize, Vec<bool>> = BTreeMap::new();
    for &remark in &base.remarks {
        let article = stories.remarks[remark].article;
        printed.insert(article, vec![true; whole.numbers.len()]);
    }
    for member in members {
        for &remark in &member.wording.remarks {
            let article = stories.remarks[remark].article;
            let own = printed
                .entry(article)
                .or_insert_with(|| vec![false; whole.numbers.len()]);
            for (own, is_printed) in own.iter_mut().zip(&member.fit.printed) {
                *own |= is_printed;
            }
        }
    }
    let mut missing = Vec::new();
    for (&article, printed) in &mut printed {
        for range in stories.lookup(article).find(&whole.numbers, printed) {
            let cut = cut(stories, whole, members, article, &range);
            for span in lacking(stories, whole, range, article) {
                missing.push(Missing { from: article, of: whole.article, span, cut });
            }
        }
    }
    beyond(stories, base, members, &mut missing);
    let is_part = members.iter().all(|it| it.fit.is_part);
    let relation = match (is_part, missing.is_empty(), members.is_empty()) {
        (true, false, _) => Relation::Trimmed,
        (true, true, true) => Relation::Identical,
        (true, true, false) => return in_common(stories, base, members),
        (false, ..) => Relation::Overlapping,
    };
    let mut passages = Vec::new();
    for &remark in &base.remarks {
        passages.push(passage(stories, remark, whole, None, &[]));
    }
    for member in members {
        for &remark in &member.wording.remarks {
            let article = stories.remarks[remark].article;
            let known = printed.get(&article).map_or(&[][..], Vec::as_slice);
            passages.push(passage(stories, remark, whole, Some(&member.fit), known));
        }
    }
    vec![finish(relation, passages, missing, n_words(&whole.words))]
}

/// Puts the passages in order and names the speaker.
pub(super) fn finish(
    relation: Relation,
    mut passages: Vec<QuotePassage>,
    missing: Vec<Missing>,
    n_words: usize,
) -> SharedQuote {
    passages.sort_by_key(|it| (it.article, it.span));
    let mut names: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (nth, passage) in passages.iter().enumerate() {
        if let Some(name) = &passage.speaker {
            names.entry(name).or_insert((0, nth)).0 += 1;
        }
    }
    // The most frequent name; of equals the fullest, then the first.
    let speaker = names
        .into_iter()
        .max_by_key(|(name, (n, first))| (*n, name.len(), std::cmp::Reverse(*first)))
        .map(|(name, _)| name.to_owned());
    SharedQuote { relation, speaker, passages, missing, n_words }
}

/// One remark as a passage; `base` is the longest wording, `known` what the article prints
/// of it anywhere.
pub(super) fn passage(
    stories: &Stories<'_>,
    remark: usize,
    base: &Remark,
    fit: Option<&Fit>,
    known: &[bool],
) -> QuotePassage {
    let own = &stories.remarks[remark];
    let analysis = stories.articles[own.article];
    let parts = own.parts.iter().map(|&at| analysis.attributions[at].content);
    let n_common = match fit {
        Some(fit) => {
            let words = base.words.iter().zip(&fit.printed);
            words.filter(|(it, is_printed)| **is_printed && !it.is_member).count()
        }
        None => n_words(&own.words),
    };
    QuotePassage {
        article: own.article,
        span: own.span(analysis),
        parts: parts.collect(),
        n_words: n_words(&own.words),
        n_common,
        is_longest: fit.is_none(),
        occasion: stories.occasions[remark].clone(),
        pieces: pieces(stories, own, base, fit, known),
        speaker: own.speaker.clone(),
    }
}

/// Words of the members that the articles of the base lack.
fn beyond(
    stories: &Stories<'_>,
    base: &Wording,
    members: &[Member<'_>],
    missing: &mut Vec<Missing>,
) {
    let mut from: Vec<usize> =
        base.remarks.iter().map(|&it| stories.remarks[it].article).collect();
    from.dedup();
    for member in members.iter().filter(|it| it.fit.extra.contains(&true)) {
        let own = &stories.remarks[member.wording.remarks[0]];
        for &article in &from {
            let mut printed: Vec<bool> = member.fit.extra.iter().map(|it| !it).collect();
            for range in stories.lookup(article).find(&own.numbers, &mut printed) {
                for span in lacking(stories, own, range, article) {
                    missing.push(Missing {
                        from: article,
                        of: own.article,
                        span,
                        cut: None,
                    });
                }
            }
        }
    }
}

/// Where every article prints everything: the pieces that are the same, one entry each.
fn in_common(
    stories: &Stories<'_>,
    base: &Wording,
    members: &[Member<'_>],
) -> Vec<SharedQuote> {
    let entry = |member: &Member<'_>| {
        let Run { a, b, len } = member.fit.longest()?;
        let own = &stories.remarks[member.wording.remarks[0]];
        let narrowed = |remarks: &[usize], words: Range<usize>| {
            let narrow = |&remark: &usize| narrowed(stories, remark, words.clone());
            remarks.iter().map(narrow).collect::<Vec<_>>()
        };
        let mut passages = narrowed(&base.remarks, a..a + len);
        passages.extend(narrowed(&member.wording.remarks, b..b + len));
        let n = n_words(&own.words[b..b + len]);
        Some(finish(Relation::Identical, passages, Vec::new(), n))
    };
    members.iter().filter_map(entry).collect()
}

/// A passage cut to some of its words.
pub(super) fn narrowed(
    stories: &Stories<'_>,
    remark: usize,
    words: Range<usize>,
) -> QuotePassage {
    let own = &stories.remarks[remark];
    let is_whole = words == (0..own.words.len());
    let mut it = passage(stories, remark, own, None, &[]);
    if !is_whole {
        it.n_words = n_words(&own.words[words.clone()]);
        it.n_common = it.n_words;
        it.parts = spans(own, words);
        it.span =
            Span { start: it.parts[0].start, end: it.parts[it.parts.len() - 1].end };
        it.pieces.clear();
    }
    it
}

/// Running words; a hyphenated compound is one.
pub(super) fn n_words(words: &[Word]) -> usize {
    words.iter().filter(|it| !it.is_member).count()
}

/// The places of words, one for each part of the remark.
pub(super) fn spans(remark: &Remark, range: Range<usize>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for word in &remark.words[range] {
        match spans.last_mut() {
            Some(last) if word.before != Before::Part => last.end = word.span.end,
            _ => spans.push(word.span),
        }
    }
    spans
}

/// The places of words that an article lacks, one for each part of the remark; a part that
/// the article does print is none of them.
fn lacking(
    stories: &Stories<'_>,
    remark: &Remark,
    range: Range<usize>,
    article: usize,
) -> Vec<Span> {
    let places: Vec<usize> = range.collect();
    let parts = places.chunk_by(|_, &next| remark.words[next].before != Before::Part);
    let is_lacking = |part: &&[usize]| {
        let words = &remark.numbers[part[0]..=part[part.len() - 1]];
        !stories.lookup(article).holds(words)
    };
    let span = |part: &[usize]| Span {
        start: remark.words[part[0]].span.start,
        end: remark.words[part[part.len() - 1]].span.end,
    };
    parts.filter(is_lacking).map(span).collect()
}

/// How an article shows that it left these words of the base out, where they are cut from
/// words that it prints.
fn cut(
    stories: &Stories<'_>,
    base: &Remark,
    members: &[Member<'_>],
    article: usize,
    range: &Range<usize>,
) -> Option<Cut> {
    let mut cuts = Vec::new();
    for member in members {
        let remarks = member.wording.remarks.iter().map(|&it| &stories.remarks[it]);
        let Some(own) = remarks.into_iter().find(|it| it.article == article) else {
            continue;
        };
        let at = |word: usize| {
            let run =
                member.fit.runs.iter().find(|it| (it.a..it.a + it.len).contains(&word));
            run.map(|it| it.b + word - it.a)
        };
        let before = range.start.checked_sub(1).and_then(at);
        let after = at(range.end);
        if let Some(last) = before {
            let is_sentence = is_sentence_end(stories, base, range.start);
            cuts.push(if is_sentence { Cut::Sentence } else { tail(stories, own, last) });
        }
        if let Some(first) = after {
            let is_sentence = is_sentence_end(stories, base, range.end);
            let is_capital_in_base = base.words[range.end].is_capital;
            cuts.push(if is_sentence {
                Cut::Sentence
            } else {
                head(own, first, is_capital_in_base)
            });
        }
    }
    cuts.into_iter().max()
}

/// Whether a sentence of the article ends before a word.
fn is_sentence_end(stories: &Stories<'_>, base: &Remark, word: usize) -> bool {
    let sentences = &stories.articles[base.article].sentences;
    let of = |word: &Word| sentences.partition_point(|it| it.end <= word.span.start);
    word > 0 && of(&base.words[word - 1]) != of(&base.words[word])
}

/// How a remark ends whose speaker went on.
fn tail(stories: &Stories<'_>, own: &Remark, last: usize) -> Cut {
    let analysis = stories.articles[own.article];
    let word = own.words[last].span;
    let parts = own.parts.iter().map(|&at| analysis.attributions[at].content);
    let part = parts.into_iter().find(|it| it.contains(word)).unwrap_or(word);
    let end = own.words.get(last + 1).map_or(part.end, |it| it.span.start.min(part.end));
    let signs = Span { start: word.end, end: end.max(word.end) };
    let signs = signs.of(&analysis.document.text);
    let goes_on = own.words.get(last + 1).is_some_and(|it| it.before != Before::Part);
    if has_ellipsis(signs) || signs.contains(['[', '(']) {
        Cut::Marked
    } else if goes_on || signs.contains(['.', ',', '!', '?', '—', '–', ';', ':', '-'])
    {
        Cut::Silent
    } else {
        Cut::Fragment
    }
}

/// How a remark begins whose speaker had begun before.
fn head(own: &Remark, first: usize, is_capital_in_base: bool) -> Cut {
    let word = own.words[first];
    match word.before {
        Before::Ellipsis | Before::Insertion => Cut::Marked,
        Before::Word if first > 0 => Cut::Silent,
        _ if word.is_capital && !is_capital_in_base => Cut::Capital,
        _ if word.is_capital => Cut::Silent,
        _ => Cut::Fragment,
    }
}
