//! Two spellings of one name in the draft's own words.

use crate::annotate::Mention;
use crate::lexicon::Target;
use crate::review::checked::{Checked, Found, Suggestion};
use crate::review::others::is_spelling;
use crate::review::rules::house::variant;
use crate::review::rules::suggest::{Slot, fit};
use crate::voice::Voice;
use std::collections::BTreeMap;

/// Finds the rarer spellings of concepts that no house style decides.
pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let mut by_concept: BTreeMap<(usize, usize), Vec<&Mention>> = BTreeMap::new();
    for mention in checked.mentions().filter(|it| it.voice != Voice::Quoted) {
        let Target::Variant { pack, concept, .. } = mention.target else { continue };
        let it = &checked.lexicon.packs()[pack].concepts[concept];
        if is_spelling(it) && !checked.style.decides(it, pack, concept) {
            by_concept.entry((pack, concept)).or_default().push(mention);
        }
    }
    by_concept.values().flat_map(|places| minority(checked, places)).collect()
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
