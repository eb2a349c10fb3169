//! Sentences to sort, and the words that their sort rests on.

use crate::lesson::{Kind, Sort, Strip};
use crate::view::lesson::block::{Block, Parts, Run, Slide, TickRow, line, say};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::question::{Answer, Question};

pub(super) fn parts(draft: &Draft<'_>, items: &[Strip]) -> Parts {
    let heads = ["sentence", "checkable", "judgement", "quotation"];
    let columns = heads.map(|it| draft.say(&format!("strips.{it}"))).to_vec();
    let rows = items.iter().map(|it| TickRow {
        place: draft.place(it.sentence),
        text: draft.shown(it.sentence),
    });
    let mut sheet = vec![
        draft.task("strips.task", &[]),
        Block::Ticks { columns, rows: rows.collect() },
    ];
    sheet.extend(draft.further(Kind::Strips));
    let heads =
        ["sentence", "answer", "reason"].map(|it| draft.say(&format!("strips.{it}")));
    let rows = items.iter().map(|it| {
        let place = say(format!("{}: ", draft.place(it.sentence)));
        let sentence = vec![place, draft.anchored(it.sentence)];
        vec![sentence, vec![say(draft.say(answer(it.sort)))], reason(draft, it)]
    });
    let key = vec![Block::Table { columns: heads.to_vec(), rows: rows.collect() }];
    let slides = items.iter().map(|it| Slide {
        title: draft.say("strips.title"),
        ask: vec![draft.shown(it.sentence)],
        reveal: draft.reveals(
            ["answer", "reason"],
            [draft.say(answer(it.sort)), line(&reason(draft, it))],
        ),
    });
    let questions = items.iter().filter_map(|it| question(draft, it)).collect();
    Parts { sheet, key, slides: slides.collect(), questions }
}

fn question(draft: &Draft<'_>, it: &Strip) -> Option<Question> {
    let prompt =
        format!("“{}” {}", draft.shown(it.sentence), draft.say("strips.question"));
    let sorts = [Sort::Checkable, Sort::Judgement, Sort::Quotation];
    let options = sorts.map(|sort| (draft.say(answer(sort)), sort == it.sort));
    Question::closed(prompt, Answer::One, options.to_vec(), line(&reason(draft, it)))
}

fn answer(sort: Sort) -> &'static str {
    match sort {
        Sort::Checkable => "strips.checkable",
        Sort::Judgement => "strips.judgement",
        Sort::Quotation => "strips.quotation",
    }
}

fn reason(draft: &Draft<'_>, it: &Strip) -> Vec<Run> {
    let key = match it.sort {
        Sort::Checkable => "strips.reason.checkable",
        Sort::Judgement => "strips.reason.judgement",
        Sort::Quotation => "strips.reason.quotation",
    };
    vec![say(draft.say(key)), draft.anchored(it.sign)]
}
