//! Who is heard in which text: boxes to tick, and where the words stand.

use crate::lesson::{Kind, Missing, MissingRow, ToldRow};
use crate::view::lesson::block::{Block, Parts, Reveal, Run, Slide, TickRow, line, say};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::question::{Answer, Question};
use crate::view::report::plain;

pub(super) fn parts(draft: &Draft<'_>, missing: &Missing) -> Parts {
    let task = if missing.told.is_empty() { "missing.task.who" } else { "missing.task" };
    let mut parts = Parts { sheet: vec![draft.task(task, &[])], ..Parts::default() };
    let heard = missing.heard.iter().map(|row| Asked {
        asked: plain(&row.name),
        place: String::new(),
        answers: (0..row.cells.len()).map(|text| answer(draft, row, text)).collect(),
        is_there: row.cells.iter().map(|it| !it.is_empty()).collect(),
    });
    table(draft, "missing.who", heard.collect(), &mut parts);
    let told = missing.told.iter().map(|row| Asked {
        asked: draft.shown(row.statement),
        place: draft.place(row.statement),
        answers: (0..row.cells.len()).map(|text| told(draft, row, text)).collect(),
        is_there: row.cells.iter().map(Option::is_some).collect(),
    });
    table(draft, "missing.what", told.collect(), &mut parts);
    parts.sheet.extend(draft.further(Kind::Missing));
    parts
}

/// A row: what is asked, and the answer for each text.
struct Asked {
    asked: String,
    place: String,
    answers: Vec<Vec<Run>>,
    /// Whether each excerpt has it.
    is_there: Vec<bool>,
}

/// Rows of one sort, as boxes, as answers, and as screens.
fn table(draft: &Draft<'_>, head: &str, rows: Vec<Asked>, parts: &mut Parts) {
    if rows.is_empty() {
        return;
    }
    let columns: Vec<String> =
        [draft.say(head)].into_iter().chain(draft.texts()).collect();
    let ticks =
        rows.iter().map(|it| TickRow { place: it.place.clone(), text: it.asked.clone() });
    parts.sheet.push(Block::Ticks { columns: columns.clone(), rows: ticks.collect() });
    parts.slides.extend(rows.iter().map(|row| {
        let of_text = |(text, answer): (usize, &Vec<Run>)| Reveal {
            label: draft.text(text),
            text: line(answer),
        };
        Slide {
            title: draft.say("missing.title"),
            ask: vec![row.asked.clone()],
            reveal: row.answers.iter().enumerate().map(of_text).collect(),
        }
    }));
    // What a text says in words that no rule matches is for the teacher to mark.
    let heard = rows.iter().filter(|_| head == "missing.who");
    parts.questions.extend(heard.filter_map(|row| {
        let asked = draft.say("missing.who.question");
        let prompt = format!("{asked} {}", row.asked);
        let options = draft.texts().into_iter().zip(row.is_there.iter().copied());
        let answers = row.answers.iter().enumerate();
        let feedback: Vec<String> = answers
            .map(|(at, it)| format!("{}: {}.", draft.text(at), line(it)))
            .collect();
        Question::closed(prompt, Answer::All, options.collect(), feedback.join(" "))
    }));
    let rows = rows
        .into_iter()
        .map(|it| [vec![say(it.asked)]].into_iter().chain(it.answers).collect());
    parts.key.push(Block::Table { columns, rows: rows.collect() });
}

/// Where one text says the same thing, or what the whole article has.
fn told(draft: &Draft<'_>, row: &ToldRow, text: usize) -> Vec<Run> {
    let Some(place) = row.cells[text] else {
        let key =
            if row.in_article[text] { "missing.only.told" } else { "missing.none.told" };
        return vec![say(draft.say(key))];
    };
    let lines = draft.lines(place);
    vec![say("✓ "), Run { text: lines, is_cited: false, ..draft.anchored(place) }]
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
