//! Violence in the passive without whoever did it.

use crate::annotate::Mention;
use crate::document::Zone;
use crate::review::checked::Checked;
use crate::review::checked::Found;
use crate::text::Span;
use crate::voice::Voice;

/// Forms that make a passive of a participle.
const AUXILIARIES: &[&str] =
    &["was", "were", "been", "being", "is", "are", "be", "got", "gets", "getting"];

/// What may stand between the two.
const BETWEEN: &[&str] = &[
    "also",
    "not",
    "all",
    "both",
    "later",
    "badly",
    "seriously",
    "fatally",
    "critically",
    "reportedly",
    "slightly",
    "then",
    "still",
    "now",
    "severely",
];

/// Words behind which whoever did it may be named in a clause.
const CLAUSES: &[&str] = &["when", "after", "as", "because", "since", "while", "where"];

/// Words behind `by` that name no one who acts.
const NO_AGENTS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "then",
    "now",
    "midnight",
    "noon",
    "nightfall",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let text = checked.text();
    let own = checked.own("review-violence/violence");
    own.filter(|it| is_passive(checked, it) && !says_who(checked, it))
        .map(|it| {
            let words = it.span.of(text);
            let message = format!("“{words}”: the sentence does not say by whom; name who did it, or say that it is not known.");
            Found::new("agentless-violence", it.span, message)
        })
        .collect()
}

/// The words of a text, with their places in it.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'' || c == '-'))
        .filter(|it| !it.is_empty())
}

/// The sentence around a participle, as far as 400 bytes on either side.
fn near(checked: &Checked<'_>, mention: &Mention) -> Span {
    let near = mention.span.widened(checked.text(), 400);
    let sentence = checked.sentence(mention.span.start);
    Span { start: near.start.max(sentence.start), end: near.end.min(sentence.end) }
}

/// Whether a form of *to be* stands before the participle; in headlines it may be left out.
fn is_passive(checked: &Checked<'_>, mention: &Mention) -> bool {
    let text = checked.text();
    let sentence = near(checked, mention);
    let before =
        Span { start: sentence.start.min(mention.span.start), end: mention.span.start };
    let before = before.of(text);
    let mut back = words(before)
        .rev()
        .map(str::to_lowercase)
        .skip_while(|it| BETWEEN.contains(&it.as_str()));
    let is_after_auxiliary =
        back.next().is_some_and(|it| AUXILIARIES.contains(&it.as_str()));
    if mention.zone != Zone::Headline {
        return is_after_auxiliary && !before.trim_end().ends_with(',');
    }
    let after = Span { start: mention.span.end, end: sentence.end.max(mention.span.end) };
    let after = after.of(text);
    let next = words(after).next().map(str::to_lowercase);
    let has_no_object = next.is_none_or(|it| {
        ["in", "at", "near", "as", "after", "during", "outside", "on"]
            .contains(&it.as_str())
    });
    is_after_auxiliary || (has_no_object && words(before).next().is_some())
}

/// Whether the rest of the sentence says who did it, or that nobody did.
fn says_who(checked: &Checked<'_>, mention: &Mention) -> bool {
    let text = checked.text();
    let sentence = near(checked, mention);
    let after = Span { start: mention.span.end, end: sentence.end.max(mention.span.end) };
    let has = |category: &str, span: Span| {
        let mut inside = checked.within(span).iter();
        inside.any(|it| checked.category(it) == Some(category))
    };
    if has("review-chance/chance", sentence) {
        return true;
    }
    let rest: Vec<&str> = words(after.of(text)).collect();
    for (n, word) in rest.iter().enumerate() {
        let next = rest.get(n + 1).map(|it| it.to_lowercase());
        let lower = word.to_lowercase();
        let names_agent = lower == "by"
            && next.as_ref().is_some_and(|it| {
                !NO_AGENTS.contains(&it.as_str())
                    && !it.starts_with(|c: char| c.is_ascii_digit())
            });
        if names_agent || CLAUSES.contains(&lower.as_str()) {
            return true;
        }
    }
    // A name before the act says who: “in a Veldish raid”.
    let inside = checked.within(after).iter();
    let mut weapons =
        inside.filter(|it| checked.category(it) == Some("review-weapon/weapon"));
    weapons.any(|weapon| {
        let span = Span { start: after.start, end: weapon.span.start };
        let near: Vec<&str> = words(span.of(text)).rev().take(4).collect();
        near.iter().any(|it| it.starts_with(char::is_uppercase))
    }) || mention.voice != Voice::Narrator
}
