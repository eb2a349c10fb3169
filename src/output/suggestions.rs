//! Proposed names as a listing for people; their other forms are JSON and a pack.

use crate::view::suggestions::{EvidenceView, SuggestedVariantView, SuggestionsView};
use std::fmt::Write;

/// So many sentences of a variant are printed, each from another source while there are any.
const MAX_SENTENCES: usize = 2;
/// So many characters of a sentence stand on either side of the words.
const CONTEXT: usize = 60;

/// The proposals, the best first, each with its counts and a few sentences.
#[must_use]
pub fn listing(view: &SuggestionsView<'_>) -> String {
    let mut text = format!(
        "{} from {} articles of {} sources. Found by the program; nobody has checked them.\n\
         score = link (how surely the names mean one thing) × separation (how far apart the sources are) × weight (n / (n + 4))\n",
        match view.suggestions.len() {
            0 => "No suggestion".to_owned(),
            1 => "1 suggestion".to_owned(),
            n => format!("{n} suggestions"),
        },
        view.articles,
        view.sources
    );
    for (number, it) in view.suggestions.iter().enumerate() {
        let _ = writeln!(
            text,
            "\n{}. {}\n   {}  {:.2} = {:.2} × {:.2} × {:.2}, n = {}",
            number + 1,
            it.question,
            it.concept,
            it.score,
            it.link,
            it.separation,
            it.weight,
            it.n
        );
        for variant in &it.variants {
            let counts: Vec<String> = variant
                .by_source
                .iter()
                .map(|it| format!("{} {}", it.source, it.n))
                .collect();
            let _ = writeln!(
                text,
                "   {} ({}): {}",
                name(variant),
                variant.n,
                counts.join(", ")
            );
            for evidence in sentences(variant) {
                let _ = writeln!(text, "      {}: {}", evidence.source, line(evidence));
            }
        }
    }
    // Articles are other people's: nothing of them reaches a terminal as a command.
    text.chars().filter(|&c| c == '\n' || !c.is_control()).collect()
}

/// The form where there is one, else what the forms have in common.
fn name<'a>(variant: &SuggestedVariantView<'a>) -> &'a str {
    if let [form] = variant.forms[..] { form } else { variant.variant }
}

/// The places to print: what counts first, one a source, then more.
fn sentences<'v, 'a>(variant: &'v SuggestedVariantView<'a>) -> Vec<&'v EvidenceView<'a>> {
    let mut order: Vec<(usize, bool, usize)> = Vec::new();
    for (at, it) in variant.evidence.iter().enumerate() {
        let earlier = &variant.evidence[..at];
        let nth = earlier.iter().filter(|other| other.source == it.source).count();
        order.push((nth, !it.counted, at));
    }
    order.sort_by_key(|&(nth, is_not_counted, at)| (is_not_counted, nth, at));
    order.truncate(MAX_SENTENCES);
    order.into_iter().map(|it| &variant.evidence[it.2]).collect()
}

/// The words with what stands around them, in one line.
fn line(it: &EvidenceView<'_>) -> String {
    let cut = it.sentence.find(it.text);
    let Some(at) = cut else { return it.text.to_owned() };
    let (before, rest) = it.sentence.split_at(at);
    let after = &rest[it.text.len()..];
    let n_before = before.chars().count();
    let before: String = before.chars().skip(n_before.saturating_sub(CONTEXT)).collect();
    let dots = if n_before > CONTEXT { "…" } else { "" };
    let is_cut = after.chars().count() > CONTEXT;
    let after: String = after.chars().take(CONTEXT).collect();
    let end = if is_cut { "…" } else { "" };
    let line = format!("{dots}{before}[{}]{after}{end}", it.text);
    line.replace('\n', " ")
}
