//! Two spellings of one name in the draft's own words.

use crate::annotate::Mention;
use crate::language::Class;
use crate::lexicon::Target;
use crate::review::checked::{Checked, Found, Suggestion};
use crate::review::others::is_spelling;
use crate::review::rules::context;
use crate::review::rules::house::variant;
use crate::review::rules::suggest::{Slot, fit};
use crate::review::surroundings::next_of_name;
use crate::text::Span;
use crate::voice::Voice;
use std::collections::BTreeMap;

/// Finds the rarer spellings of concepts that no house style decides.
pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let mut by_concept: BTreeMap<(usize, usize), Vec<&Mention>> = BTreeMap::new();
    for mention in checked.mentions().filter(|it| it.voice != Voice::Quoted) {
        let Target::Variant { pack, concept, .. } = mention.target else { continue };
        let it = &checked.lexicon.packs()[pack].concepts[concept];
        if is_spelling(it)
            && !checked.style.decides(it, pack, concept)
            && !is_cited(checked, mention.span)
            && !is_in_name(checked, mention.span)
        {
            by_concept.entry((pack, concept)).or_default().push(mention);
        }
    }
    by_concept.values().flat_map(|places| minority(checked, places)).collect()
}

/// Whether a spelling is spoken of and not used: “Kyiv (Kiev in Russian)”, “formerly written
/// Kiev”, “the word Kiev”.
fn is_cited(checked: &Checked<'_>, place: Span) -> bool {
    let near = context::back(checked, place, 3);
    let is_former = context::words(near.of(checked.text()))
        .any(|it| context::is_one_of(it, &["formerly", "previously", "also", "once"]));
    let before = context::before(checked, place);
    let in_brackets = before.ends_with('(')
        && context::after(checked, place).find(')').is_some_and(|it| it < 40);
    is_former || in_brackets || context::has(checked, near, "review-named/named")
}

/// Whether a spelling is part of another name, which keeps its own: “the Kiev Post”. Before an
/// office it is the place (“Kiev Mayor Ada Tamm”).
fn is_in_name(checked: &Checked<'_>, place: Span) -> bool {
    next_of_name(checked.text(), place)
        .is_some_and(|it| !context::is_of(it, Class::TITLE.or(Class::CALENDAR)))
}

/// The places that do not have the commonest of several variants; of equally common ones the
/// first in the text is kept.
pub(super) fn minority(checked: &Checked<'_>, places: &[&Mention]) -> Vec<Found> {
    let mut counts: BTreeMap<Target, (usize, usize)> = BTreeMap::new();
    for (order, mention) in places.iter().enumerate() {
        counts.entry(mention.target).or_insert((0, order)).0 += 1;
    }
    let commonest =
        counts.iter().max_by(|a, b| a.1.0.cmp(&b.1.0).then(b.1.1.cmp(&a.1.1)));
    let Some((&kept, &(n_kept, order))) = commonest else { return Vec::new() };
    let Some(prefer) = variant(checked, places[order]).and_then(|it| it.forms.first())
    else {
        return Vec::new();
    };
    let others = places.iter().filter(|it| it.target != kept);
    others
        .filter_map(|mention| {
            let surface = mention.span.of(checked.text());
            let form = variant(checked, mention)?.forms.first()?.as_ref();
            let fitted = fit(Slot { surface, form, ..Slot::default() }, prefer.as_ref());
            // Which of two spellings was meant, the draft's writer has to say.
            let suggestion =
                fitted.words.map(|words| Suggestion { words, is_safe: false });
            let times =
                if n_kept == 1 { "once".to_owned() } else { format!("{n_kept} times") };
            let message = format!(
                "The draft has “{surface}” here and “{}” elsewhere ({times}).",
                prefer.as_ref()
            );
            let mut found = Found::new("consistency", mention.span, message);
            found.suggestion = suggestion;
            Some(found)
        })
        .collect()
}
