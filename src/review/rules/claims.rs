//! Claims: those whose source has no name, and those hedged twice.

use crate::annotate::Mention;
use crate::document::Zone;
use crate::review::checked::Checked;
use crate::review::checked::Found;
use crate::text::Span;

pub(super) fn unattributed(checked: &Checked<'_>) -> Vec<Found> {
    checked
        .own("review-vague/vague")
        .filter(|it| it.zone != Zone::Caption)
        .map(|it| {
            let words = it.span.of(checked.text());
            let message = format!("“{words}” gives a claim without its source; name who says so, or how it is known.");
            Found::new("unattributed-claim", it.span, message)
        })
        .collect()
}

/// Sentences with two hedges or more in the draft's own voice: the second one is pointed at.
pub(super) fn hedged(checked: &Checked<'_>) -> Vec<Found> {
    let hedges: Vec<&Mention> = checked.own("hedge").collect();
    let mut found = Vec::new();
    for pair in hedges.windows(2).filter(|it| it[0].sentence == it[1].sentence) {
        let between = Span { start: pair[0].span.end, end: pair[1].span.start };
        let between = between.of(checked.text());
        // Two claims of one sentence may each have their hedge; one claim has them close by.
        if between.split_whitespace().count() > 4
            || between.contains([',', ';', ':', '—'])
        {
            continue;
        }
        let (first, second) =
            (pair[0].span.of(checked.text()), pair[1].span.of(checked.text()));
        let message = format!(
            "“{second}” hedges what “{first}” has hedged already; one of them will do."
        );
        found.push(Found::new("hedged-claim", pair[1].span, message));
    }
    found
}
