//! What other programs make of the same texts: the sample stories, read sentence by sentence.
//!
//! Tokens against the word boundaries of Unicode (UAX 29, `unicode-segmentation`). Both cut
//! compounds at hyphens and keep apostrophes inside words. Where they differ:
//! - the last full stop of an acronym is ours ("a.m.", "U.S."), because it tells an
//!   abbreviation from the end of a sentence.
//!
//! Sentences against `sentencex` (rules for many languages, from Wikimedia), one paragraph at
//! a time, because a sentence of ours never runs over one. Where they differ:
//! - a quotation of several sentences is one sentence there; here it is cut inside, because
//!   who says what is asked sentence by sentence.
//! - what [`KNOWN`] lists is wrong here, and right there.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use parallax::text::{Segmentation, Vocabulary, segment};
use parallax::voice::pair;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_segmentation::UnicodeSegmentation;

/// Sentences that begin where none does. The list may only become shorter.
///
/// A closing mark that French sets off with a space is taken for the next sentence's.
const KNOWN: &[&str] = &[];

/// The share of either's units that the other has too (F1), under which the test fails.
const TOKEN_FLOOR: f64 = 0.995;
const SENTENCE_FLOOR: f64 = 0.93;

/// The sample articles without their front matter.
fn articles() -> Vec<String> {
    let entries = fs::read_dir(Path::new("stories/ceasefire-talks")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "txt" || it == "md"));
    paths.sort();
    assert!(!paths.is_empty());
    paths.iter().map(|path| body(&fs::read_to_string(path).unwrap())).collect()
}

fn body(file: &str) -> String {
    let rest = file.strip_prefix("---\n").and_then(|it| it.split_once("\n---\n"));
    rest.map_or(file, |it| it.1).trim().to_owned()
}

fn found(text: &str) -> Segmentation {
    segment(text, &mut Vocabulary::default())
}

/// Byte offset and words of each unit.
type Units<'a> = BTreeSet<(usize, &'a str)>;

fn own_tokens(text: &str) -> Units<'_> {
    let tokens = found(text).tokens;
    tokens.iter().map(|it| (it.span.start as usize, it.span.of(text))).collect()
}

fn own_sentences(text: &str) -> Units<'_> {
    let sentences = found(text).sentences;
    sentences.iter().map(|it| (it.start as usize, it.of(text))).collect()
}

fn other_tokens(text: &str) -> Units<'_> {
    text.unicode_word_indices().collect()
}

/// The sentences of `sentencex`, paragraph by paragraph, without white space at their edges.
fn other_sentences(text: &str) -> Units<'_> {
    let mut units = BTreeSet::new();
    for paragraph in found(text).paragraphs {
        let mut at = paragraph.start as usize;
        for part in sentencex::segment("en", paragraph.of(text)) {
            let start = at + part.len() - part.trim_start().len();
            if !part.trim().is_empty() {
                units.insert((start, part.trim()));
            }
            at += part.len();
        }
        assert_eq!(at, paragraph.end as usize, "the parts make up the paragraph");
    }
    units
}

/// F1 of two ways to cut all articles.
fn agreement(
    articles: &[String],
    own: fn(&str) -> Units<'_>,
    other: fn(&str) -> Units<'_>,
) -> f64 {
    let (mut n_both, mut n_either) = (0_u32, 0_u32);
    for text in articles {
        let (own, other) = (own(text), other(text));
        n_both += 2 * u32::try_from(own.intersection(&other).count()).unwrap();
        n_either += u32::try_from(own.len() + other.len()).unwrap();
    }
    f64::from(n_both) / f64::from(n_either)
}

#[test]
fn tokens_are_the_words_of_unicode() {
    let articles = articles();
    let share = agreement(&articles, own_tokens, other_tokens);
    assert!(share >= TOKEN_FLOOR, "tokens agree in {share:.4}");
    for text in &articles {
        let other = other_tokens(text);
        for (at, word) in own_tokens(text).difference(&other) {
            let acronym = word.strip_suffix('.').map(|it| (*at, it));
            let is_acronym = acronym.is_some_and(|it| other.contains(&it));
            assert!(is_acronym, "a new kind of disagreement at {at}: {word}");
        }
    }
}

#[test]
fn sentences_are_mostly_those_of_sentencex() {
    let share = agreement(&articles(), own_sentences, other_sentences);
    assert!(share >= SENTENCE_FLOOR, "sentences agree in {share:.4}");
}

#[test]
fn sentences_begin_elsewhere_only_inside_quotations() {
    let mut wrong = Vec::new();
    for text in articles() {
        let segmentation = found(&text);
        let pairing = pair(&text, &segmentation.marks, &segmentation.paragraphs);
        let starts: BTreeSet<usize> =
            other_sentences(&text).into_iter().map(|it| it.0).collect();
        let own: BTreeSet<usize> =
            own_sentences(&text).into_iter().map(|it| it.0).collect();
        assert!(starts.is_subset(&own), "a beginning that only the other sees");
        for span in &segmentation.sentences {
            let is_shared = starts.contains(&(span.start as usize));
            let is_quoted = pairing
                .quotations
                .iter()
                .any(|it| it.inner.covers(span.start) && !it.is_broken);
            if !is_shared && !is_quoted {
                wrong.push(span.of(&text).to_owned());
            }
        }
    }
    assert_eq!(wrong, KNOWN);
}
