//! Who speaks, as tables of a Markdown document.

use crate::output::markdown::Page;
use crate::view::report::{Report, SpeakersSection, SpeechCell, Stance};

/// Speakers by source with their words, and the words that report them.
pub(super) fn speakers(report: &Report, page: &mut Page) {
    let Some(section) = &report.speakers else { return };
    page.block(&format!("## {}", report.words.speakers));
    page.text(&section.lede);
    let mut head = vec![report.words.speaker];
    head.extend(report.sources.iter().map(|it| it.badge.letter.as_str()));
    page.table(&head, &words(section));
    if let Some(more) = &section.more {
        page.text(&format!("{}:", more.summary));
        let rows = more.rows.iter().map(|row| {
            let heard = row.heard.iter();
            let heard = heard.map(|it| format!("{}: {}", it.badge.letter, it.passages));
            format!("{} ({})", row.name, heard.collect::<Vec<_>>().join("; "))
        });
        page.list(&rows.collect::<Vec<_>>());
    }
    if !section.verbs.is_empty() {
        page.block(&format!("### {}", report.words.speakers_verbs));
        page.text(report.words.speakers_verbs_caption);
        page.table(&head, &verbs(section));
    }
}

fn words(section: &SpeakersSection) -> Vec<Vec<String>> {
    let rows = section.rows.iter().map(|row| {
        let mut name = row.name.clone();
        if let Some(forms) = &row.forms {
            name.push_str(&format!(" ({forms})"));
        }
        std::iter::once(name).chain(row.cells.iter().map(cell)).collect()
    });
    rows.collect()
}

/// Words by voice, then the passages that they stand in.
fn cell(cell: &SpeechCell) -> String {
    if cell.href.is_none() {
        return "–".to_owned();
    }
    let words = cell.words.iter().map(|it| format!("{} {}", it.n, it.label));
    let parts: Vec<String> = words.chain([cell.passages.clone()]).collect();
    parts.join("; ")
}

fn verbs(section: &SpeakersSection) -> Vec<Vec<String>> {
    let rows = section.verbs.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let stances: Vec<String> = cell.stances.iter().map(stance).collect();
            if stances.is_empty() { "–".to_owned() } else { stances.join("; ") }
        });
        std::iter::once(row.name.clone()).chain(cells).collect()
    });
    rows.collect()
}

fn stance(it: &Stance) -> String {
    let verbs = it.verbs.iter().map(|verb| format!("{} {}", verb.words, verb.n));
    format!("{}: {}", it.label, verbs.collect::<Vec<_>>().join(", "))
}
