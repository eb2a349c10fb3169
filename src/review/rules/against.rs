//! What a draft names otherwise than other tellings, leaves out, or quotes shorter.

use crate::compare::{PieceKind, Shortened};
use crate::lexicon::Target;
use crate::review::checked::{Checked, Found};
use crate::review::others::{Others, is_own};
use crate::text::Span;
use std::collections::BTreeSet;

/// A quotation that the draft has not is shown up to so many bytes.
const MAX_QUOTATION: usize = 240;

pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let Some(others) = checked.others else { return Vec::new() };
    let mut found = naming(checked, others);
    found.extend(not_named(checked, others));
    found.extend(not_quoted(checked, others));
    let shortened = others.quotations.shortened(checked.analysis);
    found.extend(shortened.iter().map(|it| quoted_shorter(others, it)));
    found
}

/// The first place of every name that no other source uses, where others use another one.
fn naming(checked: &Checked<'_>, others: &Others) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for mention in checked.mentions() {
        let Target::Variant { pack, concept, variant } = mention.target else { continue };
        let key = (pack, concept);
        let Some(by_variant) = others.naming.get(&key) else { continue };
        let it = &checked.lexicon.packs()[pack].concepts[concept];
        let quoting = others.named.get(&key).and_then(|it| it.get(&variant));
        // In a caption, or where it may be another word, it is not sure that nobody has it.
        let is_used = by_variant.contains_key(&variant)
            || (quoting.is_none() && others.seen.contains(&mention.target));
        if is_used || !is_own(it, mention) || !seen.insert(mention.target) {
            continue;
        }
        let printed = others.printed(key);
        let words = mention.span.of(checked.text());
        let quoted = quoting.map_or(String::new(), |it| {
            let verbs = if others.n_sources(it) == 1 {
                "quotes or reports"
            } else {
                "quote or report"
            };
            format!(" in its own words; {} {verbs} it", others.list(it))
        });
        let message =
            format!("“{words}”: no other telling has it{quoted}. Others have {printed}.");
        found.push(Found::new("against/naming", mention.span, message));
    }
    found
}

/// Things that most of two other tellings or more name, and the draft nowhere.
fn not_named(checked: &Checked<'_>, others: &Others) -> Vec<Found> {
    let named: BTreeSet<(usize, usize)> = checked
        .analysis
        .mentions
        .iter()
        .filter_map(|it| match it.target {
            Target::Variant { pack, concept, .. } => Some((pack, concept)),
            Target::Category { .. } => None,
        })
        .collect();
    let missing = others.things.iter().filter(|it| !named.contains(&it.key));
    missing
        .map(|it| {
            let message =
                format!("Not named here: {}. Others have {}.", it.label, it.printed);
            Found::new("against/left-out", Span::default(), message)
        })
        .collect()
}

/// Quotations that most of two other tellings or more print, and the draft in no words.
fn not_quoted(checked: &Checked<'_>, others: &Others) -> Vec<Found> {
    let unprinted = others.quotations.unprinted(checked.analysis).into_iter();
    unprinted
        .map(|it| {
            let (article, parts) = &it.place;
            let text = &others.quotations.articles()[*article].document.text;
            let is_mark = |c: char| "“”\"‘’'«», ".contains(c);
            let parts = parts.iter().map(|it| it.of(text).trim_matches(is_mark));
            let words = one_line(&parts.collect::<Vec<_>>().join(" … "));
            let words = shortened(words);
            let speaker =
                it.speaker.as_ref().map_or(String::new(), |it| format!("{it}, "));
            let message = format!(
                "Not quoted here: {speaker}“{words}”; {} {} it.",
                others.list(&it.articles),
                prints(others, &it.articles)
            );
            Found::new("against/left-out", Span::default(), message)
        })
        .collect()
}

/// A quotation of which other tellings print more, with what is missing in its place.
fn quoted_shorter(others: &Others, it: &Shortened) -> Found {
    let mut words = String::new();
    let mut end = None;
    for piece in &it.pieces {
        let text = &others.quotations.articles()[piece.article].document.text;
        if let Some(end) = end {
            let gap = Span { start: end, end: piece.span.start }.of(text);
            let is_cut = gap.contains(char::is_alphanumeric) || gap.contains('\n');
            words.push_str(if is_cut { " … " } else { gap });
        }
        end = Some(piece.span.end);
        let own = piece.span.of(text);
        match piece.kind {
            // Brackets inside would end ours.
            PieceKind::Missing => {
                words.push_str(&format!("[{}]", own.replace(['[', ']'], "")));
            }
            PieceKind::Printed | PieceKind::Elsewhere => words.push_str(own),
        }
    }
    // The words may begin and end inside a sentence.
    if words.trim_start_matches('[').starts_with(char::is_lowercase) {
        words.insert_str(0, "… ");
    }
    if let Some(piece) = it.pieces.last() {
        let text = &others.quotations.articles()[piece.article].document.text;
        let after = &text[piece.span.end as usize..];
        if after.trim_start_matches(',').starts_with(' ') {
            words.push_str(" …");
        }
    }
    let message = format!(
        "{} {} more of this quotation, in brackets: “{}”.",
        others.list(&it.articles),
        prints(others, &it.articles),
        one_line(&words)
    );
    Found::new("against/quoted-shorter", it.span, message)
}

/// The verb for what some articles print.
fn prints<'a>(
    others: &Others,
    articles: impl IntoIterator<Item = &'a usize>,
) -> &'static str {
    if others.n_sources(articles) == 1 { "prints" } else { "print" }
}

/// The first words of a long quotation.
fn shortened(mut words: String) -> String {
    if words.len() <= MAX_QUOTATION {
        return words;
    }
    let end = words.floor_char_boundary(MAX_QUOTATION);
    words.truncate(words[..end].rfind(' ').unwrap_or(end));
    words.push_str(" …");
    words
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
