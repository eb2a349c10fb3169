//! Sentences with a gap for the verb, the verbs to choose from, and what each does.

use crate::lesson::{Kind, Place, VerbItem};
use crate::text::{Span, fold};
use crate::view::lesson::block::{Block, Parts, Run, Slide, gap, say};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::question::Question;
use crate::view::report::plain;

pub(super) fn parts(draft: &Draft<'_>, items: &[VerbItem]) -> Parts {
    let mut words: Vec<String> = items.iter().map(|it| draft.shown(it.verb)).collect();
    words.sort_by_key(|it| fold(it));
    let mut sheet = vec![
        draft.task("verb.task", &[]),
        Block::Bank { words: words.clone() },
        Block::Items { items: items.iter().map(|it| gapped(draft, it)).collect() },
    ];
    sheet.extend(draft.further(Kind::Verb));
    let heads =
        ["printed", "group", "sentence"].map(|it| draft.say(&format!("verb.{it}")));
    let rows = items.iter().enumerate().map(|(n, it)| {
        let verb = vec![say(format!("{}. ", n + 1)), draft.anchored(it.verb)];
        let mut sentence = vec![say(format!("{}: ", draft.text(it.sentence.text)))];
        sentence.push(draft.anchored(it.sentence));
        vec![verb, vec![say(effect(draft, it))], sentence]
    });
    let key = vec![Block::Table { columns: heads.to_vec(), rows: rows.collect() }];
    let slides = items.iter().map(|it| {
        let sentence = gapped(draft, it);
        let sentence =
            sentence.iter().map(|it| if it.is_gap { "____" } else { &it.text });
        Slide {
            title: draft.say("verb.title"),
            ask: vec![sentence.collect(), words.join(" · ")],
            reveal: draft
                .reveals(["verb", "effect"], [draft.shown(it.verb), effect(draft, it)]),
        }
    });
    let sentences = items.iter().enumerate().map(|(n, it)| {
        let sentence = gapped(draft, it);
        let shown = sentence.iter().map(|it| if it.is_gap { "____" } else { &it.text });
        format!("({}) {}", n + 1, shown.collect::<String>())
    });
    let sentences = sentences.collect::<Vec<_>>().join(" ");
    let task = draft.say(&draft.of_level("verb.task"));
    let asked = format!("{task} {sentences} [{}]", words.join(" · "));
    let questions = vec![Question::open(asked)];
    Parts { sheet, key, slides: slides.collect(), questions }
}

/// The sentence without its verb.
fn gapped(draft: &Draft<'_>, it: &VerbItem) -> Vec<Run> {
    let Place { text, span } = it.sentence;
    let verb = it.verb.span;
    let part = |start, end| {
        let shown = draft.lesson.shown(text, Span { start, end });
        Run { text: plain(&shown), is_cited: true, ..Run::default() }
    };
    vec![part(span.start, verb.start), gap(), part(verb.end, span.end)]
}

/// What the word list says of verbs of that group.
fn effect(draft: &Draft<'_>, it: &VerbItem) -> String {
    let category = draft.category(it.category.0, it.category.1);
    plain(category.definition.as_deref().unwrap_or(&category.label))
}
