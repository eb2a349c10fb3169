//! A term with recorded users, taken over as the draft's own.

use crate::lexicon::Target;
use crate::lexicon::pack::{Concept, Usage};
use crate::review::checked::{Checked, Found};
use crate::review::rules::category::is_part_of_name;
use crate::review::rules::context;
use crate::review::rules::context::{is_one_of, words};
use crate::text::Span;
use crate::voice::Voice;
use std::collections::BTreeSet;

/// So many words may stand between a declaration and what is declared.
const REACH: usize = 3;

/// Words by which someone declares a thing, which then has this name.
const DECLARING: &[&str] = &[
    "declaration",
    "declare",
    "declared",
    "declares",
    "declaring",
    "proclaim",
    "proclaimed",
    "proclaims",
];

/// How many names for the same thing a message lists.
const MAX_OTHERS: usize = 3;

/// Finds the first place of each variant that a pack records users of, in the draft's own
/// voice; spellings and names of places are left to house styles, and so is what a style decides.
pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for mention in checked.mentions().filter(|it| it.voice == Voice::Narrator) {
        let Target::Variant { pack, concept: at, variant } = mention.target else {
            continue;
        };
        let concept = &checked.lexicon.packs()[pack].concepts[at];
        let users = &concept.variant[variant].used_by;
        let Some(first) = users.first() else { continue };
        if is_convention(concept)
            || is_part_of_name(checked.text(), mention.span)
            || is_declared(checked, mention.span)
            || checked.style.decides(concept, pack, at)
            || !seen.insert(mention.target)
        {
            continue;
        }
        let others: Vec<String> = concept
            .variant
            .iter()
            .enumerate()
            .filter(|(n, _)| *n != variant)
            .filter_map(|(_, it)| Some(format!("“{}”", it.forms.first()?.as_ref())))
            .take(MAX_OTHERS)
            .collect();
        let names = if others.is_empty() {
            String::new()
        } else {
            format!("; other names are {}", others.join(", "))
        };
        let message = format!(
            "“{}” is recorded as wording of {}{names}. Here it is the draft’s own; \
             say whose word it is, or follow your style.",
            mention.span.of(checked.text()),
            who(users),
        );
        let mut place = Found::new("recorded-term", mention.span, message);
        place.reference = Some(first.source.clone());
        found.push(place);
    }
    found
}

/// Whether the words name what someone declared: “the council declared a climate emergency”.
fn is_declared(checked: &Checked<'_>, span: Span) -> bool {
    let mut near = words(context::back(checked, span, REACH).of(checked.text()));
    near.any(|it| is_one_of(it, DECLARING))
}

/// Whether the choice is one of spelling or of a place's name.
fn is_convention(concept: &Concept) -> bool {
    concept.axes.iter().any(|it| ["romanisation", "house", "name"].contains(&it.as_str()))
}

/// The users, each once, in the order of the pack.
fn who(users: &[Usage]) -> String {
    let mut seen = BTreeSet::new();
    let names: Vec<&str> =
        users.iter().map(|it| it.who.as_str()).filter(|it| seen.insert(*it)).collect();
    names.join("; ")
}
