//! A quotation printed at two lengths, and the words between.

use crate::compare::Cut;
use crate::lesson::{Kind, Trimmed, TrimmedItem, TrimmedPair};
use crate::view::lesson::block::{Block, Parts, Run, Slide, gap, line, paragraph, say};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::question::{Answer, Question};

pub(super) fn parts(draft: &Draft<'_>, trimmed: &Trimmed) -> Parts {
    let items = &trimmed.items;
    let n_items = items.len().to_string();
    let mut sheet = vec![draft.task("trimmed.task", &[("n", &n_items)])];
    for _ in items {
        let asked = |key: &str| vec![say(format!("{} ", draft.say(key))), gap()];
        let items = ["trimmed.where", "trimmed.many"].map(asked).to_vec();
        sheet.push(Block::Items { items });
        sheet.push(Block::Lines { label: draft.say("trimmed.why"), n: vec![0; 2] });
    }
    sheet.extend(draft.further(Kind::Trimmed));
    let mut key: Vec<Block> =
        items.iter().map(|it| Block::List { items: answer(draft, it) }).collect();
    if !trimmed.also.is_empty() {
        key.push(paragraph(draft.say("trimmed.key.also")));
        let items = trimmed.also.iter().map(|it| pair(draft, *it)).collect();
        key.push(Block::List { items });
    }
    let slides = items.iter().map(|it| Slide {
        title: draft.say("trimmed.title"),
        ask: vec![draft.say("trimmed.where"), draft.say("trimmed.many")],
        reveal: draft.reveals(
            ["places", "cut", "signs"],
            answer(draft, it).iter().map(|it| line(it)),
        ),
    });
    let questions = question(draft, trimmed).into_iter().collect();
    Parts { sheet, key, slides: slides.collect(), questions }
}

fn answer(draft: &Draft<'_>, it: &TrimmedItem) -> Vec<Vec<Run>> {
    let (longer, shorter) = (draft.place(it.longer), draft.place(it.shorter));
    let places = [("longer", longer.as_str()), ("shorter", shorter.as_str())];
    let mut sides =
        vec![say(format!("{}: ", draft.words.fill("trimmed.key.where", &places)))];
    sides.push(draft.anchored(it.longer));
    sides.push(say(" / "));
    sides.push(draft.anchored(it.shorter));
    let n_words: usize = it.missing.iter().map(|it| draft.n_words(*it)).sum();
    let n_words = n_words.to_string();
    let mut missing =
        vec![say(draft.words.fill("trimmed.key.missing", &[("n", &n_words)]))];
    for (n, &place) in it.missing.iter().enumerate() {
        missing.push(say(if n == 0 { " " } else { " … " }));
        missing.push(draft.anchored(place));
    }
    let mut answer = vec![sides, missing];
    answer.extend(it.cut.map(|cut| vec![say(draft.say(shows(cut)))]));
    answer
}

/// How a reader of the shorter text can see that words are left out.
/// Which two texts print the same words at two lengths: any pair in the key is right.
fn question(draft: &Draft<'_>, trimmed: &Trimmed) -> Option<Question> {
    let n_texts = draft.lesson.texts.len();
    let items = trimmed.items.iter().map(|it| (it.longer.text, it.shorter.text));
    let also = trimmed.also.iter().map(|it| (it.longer.text, it.shorter.text));
    let right: Vec<(usize, usize)> =
        items.chain(also).map(|(a, b)| (a.min(b), a.max(b))).collect();
    let pairs = (0..n_texts).flat_map(|a| (a + 1..n_texts).map(move |b| (a, b)));
    let options = pairs.map(|(a, b)| {
        (format!("{} – {}", draft.text(a), draft.text(b)), right.contains(&(a, b)))
    });
    let feedback = trimmed.items.first().map_or(String::new(), |it| {
        answer(draft, it).iter().map(|it| line(it)).collect::<Vec<_>>().join(" ")
    });
    let prompt = draft.say("trimmed.question");
    Question::closed(prompt, Answer::One, options.collect(), feedback)
}

fn pair(draft: &Draft<'_>, it: TrimmedPair) -> Vec<Run> {
    let (longer, shorter) = (draft.place(it.longer), draft.place(it.shorter));
    let places = [("longer", longer.as_str()), ("shorter", shorter.as_str())];
    vec![
        say(format!("{}: ", draft.words.fill("trimmed.key.where", &places))),
        draft.anchored(it.longer),
        say(" / "),
        draft.anchored(it.shorter),
    ]
}

fn shows(cut: Cut) -> &'static str {
    match cut {
        Cut::Sentence => "trimmed.cut.sentence",
        Cut::Marked => "trimmed.cut.marked",
        Cut::Fragment => "trimmed.cut.fragment",
        Cut::Silent => "trimmed.cut.silent",
        Cut::Capital => "trimmed.cut.capital",
    }
}
