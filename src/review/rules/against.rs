//! What a draft names otherwise than other tellings, leaves out, or quotes shorter.

use crate::compare::PieceKind;
use crate::compare::Shortened;
use crate::document::Zone;
use crate::lexicon::Target;
use crate::lexicon::pack::Concept;
use crate::lexicon::pack::Kind;
use crate::lexicon::pack::Variant;
use crate::review::checked::Checked;
use crate::review::checked::Found;
use crate::review::others::Others;
use crate::review::others::is_own;
use crate::review::others::is_spelling;
use crate::text::Span;
use std::collections::BTreeMap;
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

fn variants<'a>(checked: &Checked<'a>, (pack, concept): (usize, usize)) -> &'a [Variant] {
    &checked.lexicon.packs()[pack].concepts[concept].variant
}

fn form(variant: &Variant) -> &str {
    variant.forms.first().map_or("", |it| it.as_ref())
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
        let is_used = by_variant.contains_key(&variant);
        if is_used || !is_own(it, mention) || !seen.insert(mention.target) {
            continue;
        }
        let printed = printed(checked, others, key, by_variant);
        let words = mention.span.of(checked.text());
        let message =
            format!("“{words}”: no other telling has it. Others have {printed}.");
        found.push(Found::new("against/naming", mention.span, message));
    }
    found
}

/// The variants that others print, with who prints them.
fn printed(
    checked: &Checked<'_>,
    others: &Others,
    key: (usize, usize),
    by_variant: &BTreeMap<usize, BTreeSet<usize>>,
) -> String {
    let variants = variants(checked, key);
    let one = |(variant, articles): (&usize, &BTreeSet<usize>)| {
        format!("“{}” ({})", form(&variants[*variant]), others.list(articles))
    };
    by_variant.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Whether a concept is a thing that a telling has or has not. Of a status, an act or a
/// label each telling has its own words, of which the lists know some; and spellings of
/// persons' names are no things.
fn is_thing(concept: &Concept) -> bool {
    let is_worded = matches!(
        concept.kind,
        Kind::Status | Kind::Act | Kind::Policy | Kind::GroupLabel | Kind::People
    );
    !is_worded && (concept.kind == Kind::Place || !is_spelling(concept))
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
    let n_all = others.n_all();
    let missing = others.named.iter().filter(|(key, by_variant)| {
        let it = &checked.lexicon.packs()[key.0].concepts[key.1];
        let n = others.n_tellings(by_variant.values().flatten());
        is_thing(it) && n > 1 && n * 2 > n_all && !named.contains(key)
    });
    missing
        .map(|(&key, by_variant)| {
            let label = &checked.lexicon.packs()[key.0].concepts[key.1].label;
            let own = others.naming.get(&key);
            let mut quoted: BTreeSet<usize> =
                by_variant.values().flatten().copied().collect();
            for it in own.into_iter().flat_map(BTreeMap::values).flatten() {
                quoted.remove(it);
            }
            // Words in quotation marks are the speaker's: they are not given as the outlet's.
            let mut printed =
                own.map_or(String::new(), |it| printed(checked, others, key, it));
            if !quoted.is_empty() {
                let joint = if printed.is_empty() { "it" } else { ", and" };
                printed.push_str(&format!(
                    "{joint} in what they quote or report ({})",
                    others.list(&quoted)
                ));
            }
            let message = format!("Not named here: {label}. Others have {printed}.");
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
                "Not quoted here: {speaker}“{words}”; {} print it.",
                others.list(&it.articles)
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
    let verb = if others.n_sources(&it.articles) == 1 { "prints" } else { "print" };
    let message = format!(
        "{} {verb} more of this quotation, in brackets: “{}”.",
        others.list(&it.articles),
        one_line(&words)
    );
    Found::new("against/quoted-shorter", it.span, message)
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

/// Whether figures count a mention: surely enough, and neither in a headline nor a caption.
pub(in crate::review) fn is_counted(mention: &crate::annotate::Mention) -> bool {
    mention.is_counted() || mention.zone == Zone::Headline
}
