//! Who is heard in which text: boxes to tick, and where the words stand.

use crate::lesson::Kind;
use crate::lesson::MissingRow;
use crate::view::lesson::block::Block;
use crate::view::lesson::block::Parts;
use crate::view::lesson::block::Run;
use crate::view::lesson::block::Slide;
use crate::view::lesson::block::TickRow;
use crate::view::lesson::block::say;
use crate::view::lesson::draft::Draft;
use crate::view::report::plain;

pub(super) fn parts(draft: &Draft<'_>, rows: &[MissingRow]) -> Parts {
    let columns: Vec<String> =
        [draft.say("missing.who")].into_iter().chain(draft.texts()).collect();
    let ticks =
        rows.iter().map(|it| TickRow { place: String::new(), text: plain(&it.name) });
    let mut sheet = vec![
        draft.task("missing.task", &[]),
        Block::Ticks { columns: columns.clone(), rows: ticks.collect() },
    ];
    sheet.extend(draft.further(Kind::Missing));
    let table = rows.iter().map(|row| {
        let cells = (0..row.cells.len()).map(|text| answer(draft, row, text));
        [vec![say(plain(&row.name))]].into_iter().chain(cells).collect()
    });
    let key = vec![Block::Table { columns, rows: table.collect() }];
    let slides = rows.iter().map(|row| {
        let of_text = |text: usize| {
            let words: String =
                answer(draft, row, text).into_iter().map(|it| it.text).collect();
            format!("{}: {words}", draft.text(text))
        };
        Slide {
            title: draft.say("missing.title"),
            ask: vec![plain(&row.name)],
            reveal: (0..row.cells.len()).map(of_text).collect(),
        }
    });
    Parts { sheet, key, slides: slides.collect() }
}

/// Where the speaker is heard in one text, or what the whole article holds.
fn answer(draft: &Draft<'_>, row: &MissingRow, text: usize) -> Vec<Run> {
    let Some(&first) = row.cells[text].first() else {
        let key = if row.in_article[text] { "missing.only" } else { "missing.none" };
        return vec![say(draft.say(key))];
    };
    let mut runs = vec![say("✓ ")];
    runs.push(Run { text: draft.lines(first), is_cited: false, ..draft.anchored(first) });
    for &place in &row.cells[text][1..] {
        runs.push(say(", "));
        runs.push(Run {
            text: draft.lines(place),
            is_cited: false,
            ..draft.anchored(place)
        });
    }
    runs
}
