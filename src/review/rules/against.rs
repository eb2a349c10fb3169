//! What a draft names otherwise than other tellings, leaves out, or quotes shorter.

use crate::document::Zone;
use crate::lexicon::Target;
use crate::lexicon::pack::Kind;
use crate::lexicon::pack::Variant;
use crate::review::checked::Checked;
use crate::review::checked::Found;
use crate::review::others::Others;
use crate::review::others::SHINGLE;
use crate::review::others::is_own;
use crate::review::others::is_spelling;
use crate::review::others::quoted_words;
use crate::text::Span;
use crate::voice::Voice;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// How many of the places where three words stand in a row are looked at.
const MAX_PLACES: usize = 64;

pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let Some(others) = checked.others else { return Vec::new() };
    let mut found = naming(checked, others);
    found.extend(left_out(checked, others));
    found.extend(quoted_shorter(checked, others));
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
        let Some(by_source) = others.naming.get(&key) else { continue };
        let is_used = by_source.values().any(|it| it.contains_key(&variant));
        let it = &checked.lexicon.packs()[pack].concepts[concept];
        if is_used || !is_own(it, mention) || !seen.insert(mention.target) {
            continue;
        }
        let variants = variants(checked, key);
        let mut by_variant: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (source, counts) in by_source {
            for variant in counts.keys() {
                by_variant.entry(*variant).or_default().push(source);
            }
        }
        let printed = by_variant
            .iter()
            .map(|(variant, sources)| {
                format!("“{}” ({})", form(&variants[*variant]), list(sources))
            })
            .collect::<Vec<_>>()
            .join(", ");
        let words = mention.span.of(checked.text());
        let message =
            format!("“{words}”: no other telling has it. Others have {printed}.");
        found.push(Found::new("against/naming", mention.span, message));
    }
    found
}

/// Things that most of two other sources or more name, and the draft nowhere; spellings of
/// persons' names are no things.
fn left_out(checked: &Checked<'_>, others: &Others) -> Vec<Found> {
    if others.sources.len() < 2 {
        return Vec::new();
    }
    let named: BTreeSet<(usize, usize)> = checked
        .analysis
        .mentions
        .iter()
        .filter_map(|it| match it.target {
            Target::Variant { pack, concept, .. } => Some((pack, concept)),
            Target::Category { .. } => None,
        })
        .collect();
    let missing = others.named_by.iter().filter(|(key, sources)| {
        let it = &checked.lexicon.packs()[key.0].concepts[key.1];
        let is_thing = it.kind == Kind::Place || !is_spelling(it);
        let is_usual = sources.len() > 1 && sources.len() * 2 > others.sources.len();
        is_thing && is_usual && !named.contains(key)
    });
    missing
        .map(|(&(pack, concept), sources)| {
            let label = &checked.lexicon.packs()[pack].concepts[concept].label;
            let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
            let message = format!("Not named here: {label}; {} name it.", list(&sources));
            Found::new("against/left-out", Span::default(), message)
        })
        .collect()
}

/// Quotations of which another telling prints more.
fn quoted_shorter(checked: &Checked<'_>, others: &Others) -> Vec<Found> {
    let mut found = Vec::new();
    for it in &checked.analysis.attributions {
        if it.voice() != Voice::Quoted || it.device.is_some() {
            continue;
        }
        let words = quoted_words(it.content.of(checked.text()));
        if words.len() < SHINGLE {
            continue;
        }
        let longer =
            others.places(&words).iter().take(MAX_PLACES).filter_map(|&(n, at)| {
                let other = &others.quotations[n];
                let same = other.words.get(at..at + words.len())?;
                let is_same = same.iter().zip(&words).all(|(a, b)| a.0 == b.0);
                (is_same && other.words.len() > words.len()).then_some((other, at))
            });
        // The longest one, and of equally long ones the first.
        let Some((other, at)) =
            longer.reduce(|a, b| if b.0.words.len() > a.0.words.len() { b } else { a })
        else {
            continue;
        };
        let before = &other.text[..other.words[at].1.start as usize];
        let after = &other.text[other.words[at + words.len() - 1].1.end as usize..];
        let cut = |text: &str| {
            let text = text.trim_matches(|c: char| !c.is_alphanumeric());
            (!text.is_empty()).then(|| format!("“{text}”"))
        };
        let parts: Vec<String> = [
            cut(before).map(|it| format!("before it {it}")),
            cut(after).map(|it| format!("after it {it}")),
        ]
        .into_iter()
        .flatten()
        .collect();
        let message = format!(
            "{} prints more of this quotation: {}.",
            other.source,
            parts.join(", ")
        );
        found.push(Found::new("against/quoted-shorter", it.content, message));
    }
    found
}

fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Whether figures count a mention: surely enough, and neither in a headline nor a caption.
pub(in crate::review) fn is_counted(mention: &crate::annotate::Mention) -> bool {
    mention.is_counted() || mention.zone == Zone::Headline
}
