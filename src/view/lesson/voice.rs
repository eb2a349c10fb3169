//! Phrases with boxes for their voice, and what shows it.

use crate::lesson::{Kind, VoiceItem};
use crate::view::lesson::block::{Block, Parts, Run, Slide, TickRow, line, say};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::question::{Answer, Question};
use crate::voice::Voice;

pub(super) fn parts(draft: &Draft<'_>, items: &[VoiceItem]) -> Parts {
    let heads = ["phrase", "narrator", "quoted", "reported", "embedded"];
    let columns = heads.map(|it| draft.say(&format!("voice.{it}"))).to_vec();
    let rows = items
        .iter()
        .map(|it| TickRow { place: draft.place(it.place), text: draft.shown(it.place) });
    let mut sheet = vec![
        draft.task("voice.task", &[]),
        Block::Ticks { columns, rows: rows.collect() },
    ];
    sheet.extend(draft.further(Kind::Voice));
    let heads =
        ["phrase", "answer", "reason"].map(|it| draft.say(&format!("voice.{it}")));
    let rows = items.iter().map(|it| {
        let phrase =
            vec![say(format!("{}: ", draft.place(it.place))), draft.anchored(it.place)];
        vec![phrase, vec![say(answers(draft, it))], reason(draft, it)]
    });
    let key = vec![Block::Table { columns: heads.to_vec(), rows: rows.collect() }];
    let slides = items.iter().map(|it| Slide {
        title: draft.say("voice.title"),
        ask: vec![draft.place(it.place), format!("“{}”", draft.shown(it.place))],
        reveal: draft.reveals(
            ["answer", "reason"],
            [answers(draft, it), line(&reason(draft, it))],
        ),
    });
    let questions = items.iter().filter_map(|it| question(draft, it)).collect();
    Parts { sheet, key, slides: slides.collect(), questions }
}

fn answer(draft: &Draft<'_>, voice: Voice) -> String {
    draft.say(&format!("voice.{}", voice.name()))
}

/// What shows the voice, with the words that give the speaker.
fn question(draft: &Draft<'_>, it: &VoiceItem) -> Option<Question> {
    let asked = draft.say("voice.question");
    let prompt =
        format!("{}: “{}” {asked}", draft.place(it.place), draft.shown(it.place));
    let option = |voice: &Voice| {
        (answer(draft, *voice), *voice == it.voice || it.also.contains(voice))
    };
    let options = Voice::ALL.iter().map(option).collect();
    Question::closed(prompt, Answer::One, options, line(&reason(draft, it)))
}

/// The answer, with those that are as right.
fn answers(draft: &Draft<'_>, it: &VoiceItem) -> String {
    let also: Vec<String> = it.also.iter().map(|it| answer(draft, *it)).collect();
    if also.is_empty() {
        return answer(draft, it.voice);
    }
    let also = draft.words.fill("voice.as_right", &[("answers", &also.join(", "))]);
    format!("{} ({also})", answer(draft, it.voice))
}

fn reason(draft: &Draft<'_>, it: &VoiceItem) -> Vec<Run> {
    let template = draft.say(&format!("voice.reason.{}", it.voice.name()));
    let Some((before, after)) = template.split_once("{signs}") else {
        return vec![say(template)];
    };
    let mut signs = it.signs.clone();
    signs.sort();
    let mut runs = vec![say(before)];
    for (n, &sign) in signs.iter().enumerate() {
        if n > 0 {
            runs.push(say(" … "));
        }
        runs.push(draft.anchored(sign));
    }
    runs.push(say(after));
    runs
}
