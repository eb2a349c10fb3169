//! Puts safe suggestions into the file.

use crate::review::{Draft, Finding};
use crate::text::Span;
use std::collections::BTreeSet;

/// How often suggestions are put in. Each round adds a rule to a place or leaves one as it
/// was, so that rounds end by themselves; this bounds styles of very many rules.
const MAX_ROUNDS: usize = 32;

/// The text with the safe suggestions put in, and how many they were.
///
/// Of suggestions that overlap the first one is put in; words in quotation marks are never
/// found, so never changed.
#[must_use]
pub fn fix(draft: &Draft, findings: &[Finding]) -> (String, usize) {
    let mut text = String::with_capacity(draft.text.len());
    let (mut at, mut n) = (0, 0);
    for (finding, words) in fixes(findings) {
        let range = finding.span.range();
        text.push_str(&draft.text[at..range.start]);
        text.push_str(words);
        at = range.end;
        n += 1;
    }
    text.push_str(&draft.text[at..]);
    (text, n)
}

/// The findings that [`fix`] puts an end to, in order of place, each with the words that take
/// the place of its own.
pub fn fixes(findings: &[Finding]) -> impl Iterator<Item = (&Finding, &str)> {
    let mut at = 0;
    let safe = findings.iter().filter(|it| it.is_safe && !it.suppressed);
    safe.filter_map(move |it| {
        let words = it.suggestion.as_deref()?;
        let range = it.span.range();
        let fits = range.start >= at && !range.is_empty();
        at = if fits { range.end } else { at };
        fits.then_some((it, words))
    })
}

/// A draft after all safe changes have been made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Its text.
    pub text: String,
    /// What was changed: bytes of the draft as it was, and the words in their place.
    pub edits: Vec<(Span, String)>,
    /// How many suggestions were put in.
    pub n: usize,
}

/// What becomes of a place.
struct Place {
    /// Bytes of the draft as it was.
    original: Span,
    /// The words that stand there now.
    words: String,
    /// The rules that wrote them.
    rules: BTreeSet<String>,
    n: usize,
    /// Whether it stays as it was: a rule found what it had written itself.
    is_left: bool,
}

/// Puts in all safe suggestions until there are none; `findings` gives those of a draft that
/// may be put in.
///
/// A place that a rule would change again, after itself or in a circle with others (“police”,
/// “the police”), is left as it was, and so is every place that a second run would change:
/// rules that feed each other across places leave the draft as it was in the end.
pub fn settle(
    draft: &Draft,
    mut findings: impl FnMut(&Draft) -> Vec<Finding>,
) -> Settled {
    let mut left: Vec<Span> = Vec::new();
    for _ in 0..MAX_ROUNDS {
        let (settled, is_whole) = settle_around(draft, &left, &mut findings);
        if is_whole {
            return settled;
        }
        let now = Draft { text: settled.text.clone(), ..draft.clone() };
        let (again, _) = settle_around(&now, &[], &mut findings);
        if again.text == settled.text {
            return settled;
        }
        left = joined(left.into_iter().chain(
            again.edits.iter().map(|(span, _)| before_edits(*span, &settled.edits)),
        ));
    }
    Settled { text: draft.text.clone(), edits: Vec::new(), n: 0 }
}

/// Puts in the safe suggestions that touch none of the places `left`, and says whether no
/// suggestion was held back.
fn settle_around(
    draft: &Draft,
    left: &[Span],
    findings: &mut impl FnMut(&Draft) -> Vec<Finding>,
) -> (Settled, bool) {
    let mut places: Vec<Place> = left
        .iter()
        .map(|&original| Place {
            original,
            words: original.of(&draft.text).to_owned(),
            rules: BTreeSet::new(),
            n: 0,
            is_left: true,
        })
        .collect();
    let mut now = draft.clone();
    let mut is_whole = false;
    for _ in 0..MAX_ROUNDS {
        let found = findings(&now);
        let (next, is_changed) = round(&draft.text, &now.text, places, &found);
        places = next;
        if !is_changed {
            is_whole = places.iter().all(|it| !it.is_left);
            break;
        }
        now.text = written(&draft.text, &places);
    }
    places.retain(|it| !it.is_left);
    let n = places.iter().map(|it| it.n).sum();
    let edits = places.into_iter().map(|it| (it.original, it.words)).collect();
    (Settled { text: now.text, edits, n }, is_whole)
}

/// The bytes that a span of the edited text had before, with the edits that it touches.
fn before_edits(span: Span, edits: &[(Span, String)]) -> Span {
    let (mut before, mut upto) = (0, 0);
    let mut touched: Option<Span> = None;
    for (original, words) in edits {
        let growth = words.len() as i64 - original.len() as i64;
        let from = place_now(original.start, upto);
        if from + words.len() < span.range().start {
            before += growth;
        } else if from <= span.range().end {
            let start = touched.map_or(original.start, |it| it.start);
            touched = Some(Span { start, end: original.end });
        } else {
            break;
        }
        upto += growth;
    }
    let start = place_original(span.range().start, before);
    let end = place_original(span.range().end, upto);
    touched.map_or(Span { start, end }, |it| Span {
        start: it.start.min(start),
        end: it.end.max(end),
    })
}

/// Spans in order of place, those that overlap as one.
fn joined(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable_by_key(|it| (it.start, it.end));
    spans.dedup_by(|next, kept| {
        let overlaps = next.start < kept.end;
        if overlaps {
            kept.end = kept.end.max(next.end);
        }
        overlaps
    });
    spans
}

/// The text with the words of each place.
fn written(text: &str, places: &[Place]) -> String {
    let mut written = String::with_capacity(text.len());
    let mut at = 0;
    for place in places {
        written.push_str(&text[at..place.original.start as usize]);
        written.push_str(&place.words);
        at = place.original.end as usize;
    }
    written.push_str(&text[at..]);
    written
}

/// Puts one round of suggestions into the places, and says whether any of them changed.
fn round(
    original: &str,
    now: &str,
    places: Vec<Place>,
    findings: &[Finding],
) -> (Vec<Place>, bool) {
    let mut next: Vec<Place> = Vec::new();
    let mut old = places.into_iter().peekable();
    let mut fixes = fixes(findings).peekable();
    let mut is_changed = false;
    // From bytes of now to bytes of the original, after what was passed.
    let mut shift: i64 = 0;
    loop {
        let of = |it: &Place, shift: i64| {
            let start = place_now(it.original.start, shift);
            start..start + it.words.len()
        };
        let fix = fixes.peek().map(|it| it.0.span.range());
        let place = old.peek().map(|it| of(it, shift));
        let is_before = match (&place, &fix) {
            (None, None) => break,
            (Some(place), Some(fix)) => place.end <= fix.start,
            (place, _) => place.is_some(),
        };
        if is_before {
            let passed = old.next();
            shift += passed.as_ref().map_or(0, Place::growth);
            next.extend(passed);
            continue;
        }
        // A suggestion, with the places that it touches and the suggestions in these.
        let Some(first) = fix else { break };
        let mut range = first;
        let (mut touched, mut new): (Vec<Place>, Vec<(&Finding, &str)>) =
            (Vec::new(), Vec::new());
        let before = shift;
        loop {
            if let Some(it) = fixes.next_if(|it| it.0.span.range().start < range.end) {
                range.end = range.end.max(it.0.span.range().end);
                new.push(it);
            } else if let Some(it) = old.next_if(|it| of(it, shift).start < range.end) {
                let own = of(&it, shift);
                range = range.start.min(own.start)..range.end.max(own.end);
                shift += it.growth();
                touched.push(it);
            } else {
                break;
            }
        }
        if touched.iter().any(|it| it.is_left) {
            next.extend(touched);
            continue;
        }
        let whole = Span {
            start: place_original(range.start, before),
            end: place_original(range.end, shift),
        };
        let known: BTreeSet<String> =
            touched.iter().flat_map(|it| it.rules.iter().cloned()).collect();
        let is_left = new.iter().any(|it| known.contains(&it.0.rule));
        let n: usize = touched.iter().map(|it| it.n).sum();
        is_changed = true;
        next.push(Place {
            original: whole,
            words: if is_left {
                whole.of(original).to_owned()
            } else {
                replaced(now, &range, &new)
            },
            rules: known
                .into_iter()
                .chain(new.iter().map(|it| it.0.rule.clone()))
                .collect(),
            n: n + new.len(),
            is_left,
        });
    }
    (next, is_changed)
}

impl Place {
    /// How many bytes longer it is than it was.
    fn growth(&self) -> i64 {
        self.words.len() as i64 - self.original.len() as i64
    }
}

fn place_now(original: u32, shift: i64) -> usize {
    usize::try_from(i64::from(original) + shift).unwrap_or_default()
}

fn place_original(now: usize, shift: i64) -> u32 {
    u32::try_from(now as i64 - shift).unwrap_or_default()
}

/// A part of a text with suggestions put in.
fn replaced(
    text: &str,
    range: &std::ops::Range<usize>,
    fixes: &[(&Finding, &str)],
) -> String {
    let mut words = String::new();
    let mut at = range.start;
    for (finding, suggestion) in fixes {
        let own = finding.span.range();
        words.push_str(&text[at..own.start]);
        words.push_str(suggestion);
        at = own.end;
    }
    words.push_str(&text[at..range.end]);
    words
}
