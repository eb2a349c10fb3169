//! What several sources print or tell alike, as tables of a Markdown document.

use crate::output::markdown::{Page, escaped};
use crate::view::report::{Facts, Quotations, Report};

/// Who prints how much of which quotation; none of its words.
pub(super) fn shared(report: &Report, quotations: &Quotations, page: &mut Page) {
    page.list(&quotations.copies);
    let identical = quotations.identical.iter().flat_map(|it| &it.cards);
    let similar = quotations.similar.iter().flat_map(|it| &it.cards);
    for card in quotations.cards.iter().chain(identical).chain(similar) {
        let words = &quotations.words;
        let who = card.speaker.as_deref().unwrap_or(words.no_speaker);
        page.block(&format!("### {}: {}", escaped(who), card.relation));
        let rows = card.rows.iter().flat_map(|row| {
            row.places.iter().map(|it| {
                vec![
                    it.badge.letter.clone(),
                    it.place.clone(),
                    it.date.clone().unwrap_or_else(|| "–".to_owned()),
                    row.length.clone(),
                ]
            })
        });
        let head =
            [report.words.source, report.words.where_, report.words.date, words.words];
        page.table(&head, &rows.collect::<Vec<_>>());
        page.list(&card.leads);
        page.list(&card.notes);
    }
}

/// Which facts are told in other words, and where; no passage.
pub(super) fn told(report: &Report, facts: &Facts, page: &mut Page) {
    let words = &report.words;
    if facts.cards.is_empty() {
        page.block(words.facts_none);
    } else {
        let rows = facts.cards.iter().map(|card| {
            let sides = card.sides.iter();
            let places = sides.map(|it| {
                let copies = it.copies.iter();
                let copies =
                    copies.map(|it| format!(" = {}, {}", it.badge.letter, it.place));
                let copies: String = copies.collect();
                format!("{}, {}{copies}", it.badge.letter, it.place)
            });
            let places = places.collect::<Vec<_>>().join("; ");
            vec![card.title.clone(), card.tags.join("; "), places]
        });
        page.table(
            &[words.facts_differ, words.facts_differ_too, words.where_],
            &rows.collect::<Vec<_>>(),
        );
    }
    page.list(&facts.notes);
}
