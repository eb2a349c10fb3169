//! A remark in one source's quotation and another source's own words.
//!
//! Reported speech without marks stands beside a quotation of the same speaker if most of
//! its telling words, by their stems, stand in the quotation too. How strongly each puts it
//! is read from its modal verbs on a scale of four, after the strengths of obligation and
//! likelihood in Palmer (2001, *Mood and Modality*); it is shown and not judged.

use crate::compare::quotations::Stories;
use crate::compare::quotations::links::{Told, key, wordings};
use crate::compare::quotations::remark::{Remark, tokens_within};
use crate::text::{Span, fold};
use crate::voice::{Kind, Voice};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A quotation of fewer words is no remark to be put in other words.
const MIN_WORDS: usize = 8;
/// So many telling words must be shared.
const MIN_SHARED: usize = 4;
/// A stem leads to so many quotations of a speaker at most.
const MAX_HOLDERS: usize = 32;

/// How strongly a modal verb puts something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// May, might, could.
    Possible,
    /// Should, ought to.
    Advised,
    /// Would, will.
    Expected,
    /// Must, have to.
    Required,
}

impl Strength {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Advised => "advised",
            Self::Expected => "expected",
            Self::Required => "required",
        }
    }
}

/// The strongest modal verb of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modal {
    /// How strong.
    pub strength: Strength,
    /// Its words.
    pub span: Span,
}

/// A quotation or its paraphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// Index into [`crate::compare::Comparison::articles`].
    pub article: usize,
    /// The words.
    pub span: Span,
    /// The strongest modal verb, if there is any.
    pub modal: Option<Modal>,
}

/// A remark that one source quotes and another reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Paraphrase {
    /// Whose remark.
    pub speaker: String,
    /// Where it is quoted.
    pub quotation: Side,
    /// Where it is reported.
    pub report: Side,
    /// The part of the report's telling words that the quotation has, by their stems.
    pub share: f64,
}

/// The reports that stand beside a quotation of another source, in order of place; each
/// beside the quotation that it shares most with.
pub(super) fn paraphrases(stories: &Stories<'_>, told: &[Told<'_>]) -> Vec<Paraphrase> {
    let wordings = wordings(told, MIN_WORDS);
    let mut holders: HashMap<(String, u32), Vec<usize>> = HashMap::new();
    for (at, wording) in wordings.iter().enumerate() {
        let it = &told[wording.remarks[0]];
        let Some(speaker) = it.speaker() else { continue };
        for stem in stories.words.stems(&it.remark.numbers) {
            let holders = holders.entry((speaker.clone(), stem)).or_default();
            if holders.len() < MAX_HOLDERS {
                holders.push(at);
            }
        }
    }
    let mut found = Vec::new();
    for (article, analysis) in stories.articles.iter().enumerate() {
        let reports = analysis.attributions.iter().filter(|it| it.kind == Kind::Indirect);
        for report in reports {
            let Some(name) = report.speaker.as_deref() else { continue };
            let Some(speaker) = key(name) else { continue };
            let stems = own_stems(stories, article, report.content, &speaker);
            let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
            for &stem in &stems {
                let held = holders.get(&(speaker.clone(), stem));
                for &at in held.into_iter().flatten() {
                    *counts.entry(at).or_default() += 1;
                }
            }
            let other = |at: usize| {
                let mut remarks = wordings[at].remarks.iter().copied();
                let source = stories.sources[article];
                remarks.find(|&it| stories.sources[told[it].remark.article] != source)
            };
            let is_enough = |n: usize| n >= MIN_SHARED && n * 2 >= stems.len();
            let best = counts
                .into_iter()
                .filter(|&(_, n)| is_enough(n))
                .filter_map(|(at, _)| {
                    let remark = other(at)?;
                    let (n, span) = sentence(stories, told[remark].remark, &stems)?;
                    is_enough(n).then_some((n, std::cmp::Reverse(at), remark, span))
                })
                .max_by_key(|&(n, at, ..)| (n, at));
            let Some((n, _, remark, span)) = best else { continue };
            let quoted = &told[remark].remark;
            let quotation = side(stories, quoted.article, span);
            let report = side(stories, article, report.content);
            let share = n as f64 / stems.len().max(1) as f64;
            let speaker = quoted.speaker.clone().unwrap_or_else(|| name.to_owned());
            found.push(Paraphrase { speaker, quotation, report, share });
        }
    }
    found
}

/// The sentence of a remark that shares most of some stems, with how many; of equals the
/// first. What another sentence says is no part of the paraphrase.
fn sentence(
    stories: &Stories<'_>,
    remark: &Remark,
    stems: &BTreeSet<u32>,
) -> Option<(usize, Span)> {
    let sentences = &stories.articles[remark.article].sentences;
    let of =
        |at: usize| sentences.partition_point(|it| it.end <= remark.words[at].span.start);
    let places: Vec<usize> = (0..remark.words.len()).collect();
    let shared = places.chunk_by(|&a, &b| of(a) == of(b)).map(|own| {
        let (first, last) = (own[0], own[own.len() - 1]);
        let own = stories.words.stems(&remark.numbers[first..=last]);
        let n = own.filter(|it| stems.contains(it)).count();
        let (start, end) = (remark.words[first].span.start, remark.words[last].span.end);
        (n, Span { start, end })
    });
    shared.max_by_key(|&(n, span)| (n, std::cmp::Reverse(span.start)))
}

/// The stems of the telling words that a report does not quote, without the speaker's name.
fn own_stems(
    stories: &Stories<'_>,
    article: usize,
    content: Span,
    speaker: &str,
) -> BTreeSet<u32> {
    let analysis = stories.articles[article];
    let tokens = tokens_within(analysis, content);
    let text = &analysis.document.text;
    let is_name = |at: usize| {
        key(analysis.tokens[at].span.of(text)).is_some_and(|it| it == speaker)
    };
    let places = analysis.tokens[tokens.clone()].iter().map(|it| it.span.start);
    let held = analysis.passages().held(places);
    let is_quoted = |at: usize| held[at - tokens.start].voice == Voice::Quoted;
    let numbers = tokens.clone().filter(|&at| !is_name(at) && !is_quoted(at));
    let numbers: Vec<u32> =
        numbers.map(|at| stories.words.by_article[article][at]).collect();
    stories.words.stems(&numbers).collect()
}

fn side(stories: &Stories<'_>, article: usize, span: Span) -> Side {
    Side { article, span, modal: modal(stories, article, span) }
}

/// The strongest modal verb in a span; of equals the first.
fn modal(stories: &Stories<'_>, article: usize, span: Span) -> Option<Modal> {
    let analysis = stories.articles[article];
    let text = &analysis.document.text;
    let tokens = &analysis.tokens[tokens_within(analysis, span)];
    let mut strongest: Option<Modal> = None;
    for (at, token) in tokens.iter().enumerate() {
        let word = fold(token.span.of(text));
        let is_before_to =
            || tokens.get(at + 1).is_some_and(|next| fold(next.span.of(text)) == "to");
        let Some(strength) = strength(&word, is_before_to) else { continue };
        if strongest.is_none_or(|it| strength > it.strength) {
            let end =
                if is_before_to() { tokens[at + 1].span.end } else { token.span.end };
            let span = Span { start: token.span.start, end };
            strongest = Some(Modal { strength, span });
        }
    }
    strongest
}

/// How strong a folded word is; "have" only before "to".
fn strength(word: &str, is_before_to: impl Fn() -> bool) -> Option<Strength> {
    match word {
        "may" | "might" | "could" | "couldn't" | "mightn't" => Some(Strength::Possible),
        "should" | "shouldn't" | "ought" => Some(Strength::Advised),
        "would" | "wouldn't" | "will" | "won't" => Some(Strength::Expected),
        "must" | "mustn't" => Some(Strength::Required),
        "have" | "has" | "had" | "having" if is_before_to() => Some(Strength::Required),
        _ if word.ends_with("'ll") => Some(Strength::Expected),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Strength, strength};

    #[test]
    fn modal_verbs_stand_on_a_scale() {
        let of = |word: &str| strength(word, || false);
        assert!(of("might") < of("should") && of("should") < of("it'll"));
        assert!(of("would") < of("must"));
        assert_eq!(of("have"), None);
        assert_eq!(strength("have", || true), Some(Strength::Required));
    }
}
