//! Headlines to rewrite, and what is in them.

use crate::lesson::{HeadlineItem, Kind};
use crate::view::lesson::block::{Block, Parts, Run, Slide, line, lines, say};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::question::Question;
use crate::view::report::plain;

pub(super) fn parts(draft: &Draft<'_>, items: &[HeadlineItem]) -> Parts {
    let shown = items.iter().map(|it| {
        let place = say(format!("{}: ", draft.place(it.place)));
        vec![place, draft.cited(it.place)]
    });
    let mut sheet = vec![
        draft.task("headline.task", &[]),
        Block::List { items: shown.collect() },
        lines("", 3),
    ];
    sheet.extend(draft.further(Kind::Headline));
    let heads =
        ["headline", "names", "words"].map(|it| draft.say(&format!("headline.{it}")));
    let rows = items.iter().map(|it| {
        let place = say(format!("{}: ", draft.place(it.place)));
        vec![vec![place, draft.anchored(it.place)], names(draft, it), words(draft, it)]
    });
    let key = vec![Block::Table { columns: heads.to_vec(), rows: rows.collect() }];
    let slides = items.iter().map(|it| Slide {
        title: draft.say("headline.title"),
        ask: vec![draft.shown(it.place)],
        reveal: draft.reveals(
            ["names", "words"],
            [line(&names(draft, it)), line(&words(draft, it))],
        ),
    });
    let headlines = items
        .iter()
        .map(|it| format!("{}: {}", draft.place(it.place), draft.shown(it.place)));
    let headlines = headlines.collect::<Vec<_>>().join(" · ");
    let task = draft.say(&draft.of_level("headline.task"));
    let questions = vec![Question::open(format!("{task} {headlines}"))];
    Parts { sheet, key, slides: slides.collect(), questions }
}

fn names(draft: &Draft<'_>, it: &HeadlineItem) -> Vec<Run> {
    let names = it
        .names
        .iter()
        .map(|(concept, wording)| (draft.anchored(wording.place), draft.label(*concept)));
    let persons = it.persons.iter();
    let persons = persons.map(|&it| (draft.anchored(it), draft.say("headline.person")));
    listed(draft, names.chain(persons).collect())
}

fn words(draft: &Draft<'_>, it: &HeadlineItem) -> Vec<Run> {
    let words = it.words.iter().map(|&(place, pack, category)| {
        (draft.anchored(place), plain(&draft.category(pack, category).label))
    });
    listed(draft, words.collect())
}

/// Words with what the packs call them.
fn listed(draft: &Draft<'_>, items: Vec<(Run, String)>) -> Vec<Run> {
    if items.is_empty() {
        return vec![say(draft.say("headline.nothing"))];
    }
    let mut runs = Vec::new();
    for (n, (words, about)) in items.into_iter().enumerate() {
        runs.push(say(if n == 0 { "" } else { "; " }));
        runs.push(words);
        runs.push(say(format!(" ({about})")));
    }
    runs
}
