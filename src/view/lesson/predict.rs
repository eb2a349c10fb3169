//! Guesses before reading, and what the texts then show.

use crate::lesson::{Kind, Place, Predict};
use crate::view::lesson::block::{Block, Parts, Run, Slide, line, lines, say};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::question::Question;
use crate::view::report::plain;

pub(super) fn parts(draft: &Draft<'_>, it: &Predict) -> Parts {
    let n_texts = draft.lesson.texts.len().to_string();
    let topic: Vec<String> = it.topic.iter().map(|it| plain(it)).collect();
    let topic = topic.join(", ");
    let mut asked = vec![draft.words.fill("predict.quoting", &[("n", &n_texts)])];
    let mut answers = vec![counted(draft, "predict.key.quoting", &it.quoting)];
    asked.push(draft.say("predict.loudest"));
    answers.push(match &it.loudest {
        None => vec![say(draft.say("predict.key.loudest.none"))],
        Some((name, places)) => {
            let words =
                draft.words.fill("predict.key.loudest", &[("name", &plain(name))]);
            places_after(draft, words, places)
        }
    });
    if let Some((concept, places)) = &it.named {
        let label = draft.label(*concept);
        let values = [("n", n_texts.as_str()), ("label", label.as_str())];
        asked.push(draft.words.fill("predict.named", &values));
        answers.push(counted(draft, "predict.key.named", places));
    }
    let mut sheet = vec![
        draft.task("predict.task", &[("topic", &topic)]),
        lines(draft.say("predict.believe"), 2),
    ];
    sheet.extend(asked.iter().map(|it| lines(it, 1)));
    sheet.extend(draft.further(Kind::Predict));
    let items = asked.iter().zip(&answers).map(|(asked, answer)| {
        let asked = say(format!("{asked} "));
        [asked].into_iter().chain(answer.iter().cloned()).collect()
    });
    let key = vec![Block::List { items: items.collect() }];
    let slides = asked.iter().zip(&answers).map(|(asked, answer)| Slide {
        title: draft.say("predict.title"),
        ask: vec![asked.clone()],
        reveal: draft.reveals(["answer"], [line(answer)]),
    });
    let slides = slides.collect();
    let questions = asked.iter().map(|it| Question::open(it.clone())).collect();
    Parts { sheet, key, slides, questions }
}

/// How many texts, and where.
fn counted(draft: &Draft<'_>, key: &str, places: &[Place]) -> Vec<Run> {
    let (n, of) = (places.len().to_string(), draft.lesson.texts.len().to_string());
    places_after(draft, draft.words.fill(key, &[("n", &n), ("of", &of)]), places)
}

fn places_after(draft: &Draft<'_>, words: String, places: &[Place]) -> Vec<Run> {
    let mut runs = vec![say(words)];
    for (n, &place) in places.iter().enumerate() {
        runs.push(say(if n == 0 { "" } else { "; " }));
        let place_words = draft.place(place);
        runs.push(Run { text: place_words, is_cited: false, ..draft.anchored(place) });
    }
    runs.push(say("."));
    runs
}
