//! Sentences to match with texts, and the wording that decides.

use crate::lesson::{Kind, MatchItem, Named};
use crate::view::lesson::block::{Block, Parts, Run, Slide, gap, line, say};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::question::{Answer, Question};

pub(super) fn parts(draft: &Draft<'_>, items: &[MatchItem]) -> Parts {
    let asked = items.iter().map(|it| {
        let text = say(format!(" {} ", draft.say("matching.text")));
        let clue = say(format!(" {} ", draft.say("matching.clue")));
        vec![draft.cited(it.sentence), text, gap(), clue, gap()]
    });
    let mut sheet =
        vec![draft.task("matching.task", &[]), Block::Items { items: asked.collect() }];
    sheet.extend(draft.further(Kind::Matching));
    let heads =
        ["sentence", "answer", "clue"].map(|it| draft.say(&format!("matching.{it}")));
    let rows = items.iter().enumerate().map(|(n, it)| {
        let sentence = vec![say(format!("{}. ", n + 1)), draft.anchored(it.sentence)];
        vec![sentence, vec![say(draft.text(it.sentence.text))], reason(draft, it)]
    });
    let key = vec![Block::Table { columns: heads.to_vec(), rows: rows.collect() }];
    let slides = items.iter().map(|it| Slide {
        title: draft.say("matching.title"),
        ask: vec![draft.shown(it.sentence)],
        reveal: draft.reveals(
            ["answer", "reason"],
            [draft.text(it.sentence.text), line(&reason(draft, it))],
        ),
    });
    let questions = items.iter().filter_map(|it| question(draft, it)).collect();
    Parts { sheet, key, slides: slides.collect(), questions }
}

/// The template with its two places as runs.
fn question(draft: &Draft<'_>, it: &MatchItem) -> Option<Question> {
    let asked = draft.say("matching.title");
    let prompt = format!("“{}” {asked}", draft.shown(it.sentence));
    let texts = draft.texts().into_iter().enumerate();
    let options = texts.map(|(text, name)| (name, text == it.sentence.text)).collect();
    Question::closed(prompt, Answer::One, options, line(&reason(draft, it)))
}

fn reason(draft: &Draft<'_>, it: &MatchItem) -> Vec<Run> {
    let key = match it.named {
        Named::Concept(_) => "matching.reason",
        Named::Person(_) => "matching.reason.person",
    };
    let lines = draft.lines(it.seen);
    let values = [("clue", "{clue}"), ("seen", "{seen}"), ("line", lines.as_str())];
    let template = draft.words.fill(key, &values);
    let (before, rest) = template.split_once("{clue}").unwrap_or((&template, ""));
    let (between, after) = rest.split_once("{seen}").unwrap_or((rest, ""));
    vec![
        say(before),
        draft.anchored(it.clue),
        say(between),
        draft.anchored(it.seen),
        say(after),
    ]
}
