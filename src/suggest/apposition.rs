//! Labels after a name: "Olaf Berg, the former mayor of".

use crate::language::{Class, Language};
use crate::suggest::corpus::{Corpus, Text};
use crate::suggest::person::{MAX_LABEL, counted};
use crate::suggest::roles::{Part, is_determiner, is_unnamed, role};
use crate::text::{Gap, Span};

/// The label in an apposition at `at`, after a name: ", the former mayor of". Its last word,
/// and what it counts as.
pub(super) fn apposition(
    corpus: &Corpus<'_>,
    text: &Text<'_>,
    at: usize,
) -> Option<(usize, String)> {
    let before = text.words.get(at.checked_sub(1)?)?;
    let between = Span { start: before.span.end, end: text.words.get(at)?.span.start };
    if before.is_possessive || between.of(&text.analysis.document.text) != ", " {
        return None;
    }
    let mut first = at;
    for last in at..at + MAX_LABEL {
        let word = text.words.get(last)?;
        let form = corpus.form(word.form);
        let role = role(form);
        if last > at && !matches!(word.gap, Gap::Space | Gap::Hyphen) {
            return None;
        }
        if (last == at && is_determiner(form)) || word.is_possessive {
            first = last + 1;
        } else if matches!(role, Some(Part::Role(_) | Part::Body(_)))
            && is_closed(corpus, text, last + 1)
        {
            // "…, Secretary of State Ada Tamm" opens another name.
            if first == at && word.is_capital {
                return None;
            }
            return counted(corpus, text, first, last).map(|label| (last, label));
        } else {
            let is_loose = first == at && !word.is_capital || is_unnamed(form);
            if word.is_cue || (role.is_none() && is_loose) {
                return None;
            }
        }
    }
    None
}

/// Whether an apposition can end before `at`: with a sign, or with what says more about it.
fn is_closed(corpus: &Corpus<'_>, text: &Text<'_>, at: usize) -> bool {
    text.words.get(at).is_none_or(|next| match next.gap {
        Gap::Space => {
            // "the secretary of state nominee" is a nominee.
            let is_role = |it: usize| {
                let word = text.words.get(it).map(|it| corpus.form(it.form));
                matches!(word.and_then(role), Some(Part::Role(_)))
            };
            Language::default().is(corpus.form(next.form), Class::CLOSES_AN_APPOSITION)
                && !(at + 1..at + 4).any(is_role)
        }
        Gap::Hyphen => false,
        _ => {
            let last = text.words[at - 1].span.end;
            let between = Span { start: last, end: next.span.start };
            let sign = between.of(&text.analysis.document.text).chars().next();
            sign.is_some_and(|it| ",.;)—–\n".contains(it))
        }
    })
}
