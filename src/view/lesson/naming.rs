//! The matrix of names, its key, and the packs' notes on who uses which form.

use crate::lesson::{ConceptRef, Kind, Named, NamingRow, Wording};
use crate::lexicon::pack::{Usage, Variant};
use crate::text::fold;
use crate::view::lesson::block::{
    Block, Parts, Reveal, Run, Slide, line, paragraph, say,
};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::question::{Answer, Question};
use crate::view::report::plain;
use crate::view::wording;
use crate::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};

/// Users of a form that the key names; `explain` names all.
const MAX_USERS: usize = 4;

pub(super) fn parts(draft: &Draft<'_>, rows: &[NamingRow]) -> Parts {
    let questions: Vec<String> =
        rows.iter().map(|it| question(draft, &it.named)).collect();
    let columns: Vec<String> =
        [draft.say("naming.question")].into_iter().chain(draft.texts()).collect();
    let mut sheet = vec![
        draft.task("naming.task", &[]),
        Block::Fill {
            columns: columns.clone(),
            rows: rows
                .iter()
                .zip(&questions)
                .map(|(it, asked)| bank(draft, it, asked))
                .collect(),
        },
    ];
    sheet.extend(draft.further(Kind::Naming));
    let table = rows.iter().zip(&questions).map(|(row, question)| {
        let head = vec![say(question)];
        let cells = row.cells.iter().map(|cell| answers(draft, cell));
        [head].into_iter().chain(cells).collect()
    });
    let mut key = vec![Block::Table { columns, rows: table.collect() }];
    let notes: Vec<Vec<Run>> = rows.iter().flat_map(|row| notes(draft, row)).collect();
    if !notes.is_empty() {
        key.push(paragraph(format!("{}:", draft.say("naming.notes"))));
        key.push(Block::List { items: notes });
    }
    let slides = rows.iter().zip(&questions).map(|(row, question)| {
        let of_text = |(text, cell): (usize, &Vec<Wording>)| Reveal {
            label: draft.text(text),
            text: line(&answers(draft, cell)),
        };
        Slide {
            title: draft.say("naming.title"),
            ask: vec![question.clone()],
            reveal: row.cells.iter().enumerate().map(of_text).collect(),
        }
    });
    let all = rows.iter().zip(&questions);
    let questions = all.flat_map(|(row, asked)| marked(draft, row, asked)).collect();
    Parts { sheet, key, slides: slides.collect(), questions }
}

/// What is asked on the sheet. The words of a pack stand beside the question: which of a
/// text's words name the thing may be argued about, which of these it prints may not.
fn bank(draft: &Draft<'_>, row: &NamingRow, asked: &str) -> String {
    if matches!(row.named, Named::Person(_)) {
        return asked.to_owned();
    }
    let words: Vec<String> = forms(draft, row).into_values().collect();
    let bank = draft.words.fill("naming.bank", &[("words", &words.join(" · "))]);
    format!("{asked} {bank}")
}

/// The wordings of a row by what they are folded; those of one variant that differ by
/// capitals or a hyphen alone are one.
fn forms(draft: &Draft<'_>, row: &NamingRow) -> BTreeMap<Key, String> {
    let mut all: BTreeMap<Key, String> = BTreeMap::new();
    for it in row.cells.iter().flatten() {
        let form = draft.shown(it.place);
        all.entry((key(&form), it.variant)).or_insert(form);
    }
    all
}

/// A form without capitals and hyphens, with its variant.
type Key = (String, Option<usize>);

fn key(form: &str) -> String {
    fold(form).replace('-', " ")
}

/// Which of the wordings in the row each text prints.
fn marked(draft: &Draft<'_>, row: &NamingRow, asked: &str) -> Vec<Question> {
    let all = forms(draft, row);
    let of_text = |(text, cell): (usize, &Vec<Wording>)| {
        let of = |it: &Wording| (key(&draft.shown(it.place)), it.variant);
        let own: BTreeSet<Key> = cell.iter().map(of).collect();
        // What can be found there is not wrong, even if it is a part of something longer.
        let printed = &draft.lesson.texts[text].units;
        let printed: Vec<String> = printed
            .iter()
            .map(|it| key(&draft.lesson.shown(text, it.span())).replace('\n', " "))
            .collect();
        let is_part = |it: &Key| {
            printed.iter().any(|unit| unit.contains(&it.0)) && !own.contains(it)
        };
        let options = all.iter().filter(|(key, _)| !is_part(key));
        let options = options.map(|(key, it)| (it.clone(), own.contains(key))).collect();
        let prompt =
            format!("{}: {asked} {}", draft.text(text), draft.say("naming.tick"));
        let feedback = line(&answers(draft, cell));
        Question::closed(prompt, Answer::All, options, feedback)
    };
    row.cells.iter().enumerate().filter_map(of_text).collect()
}

/// What is asked about a thing.
pub(super) fn question(draft: &Draft<'_>, named: &Named) -> String {
    match named {
        Named::Person(last) => {
            draft.words.fill("naming.person", &[("name", &plain(last))])
        }
        Named::Concept(it) => match &draft.concept(*it).question {
            Some(question) => plain(question),
            None => draft.words.fill("naming.thing", &[("label", &draft.label(*it))]),
        },
    }
}

/// The wordings of one text: quoted ones in marks, with what voice they stand in.
fn answers(draft: &Draft<'_>, cell: &[Wording]) -> Vec<Run> {
    if cell.is_empty() {
        return vec![say("–")];
    }
    let mut runs = Vec::new();
    for (n, wording) in cell.iter().enumerate() {
        let anchored = draft.anchored(wording.place);
        let is_quoted = wording.voice == Voice::Quoted;
        let (open, close) = if is_quoted { ("“", "”") } else { ("", "") };
        let before = if n == 0 { "" } else { "; " };
        runs.push(say(format!("{before}{open}")));
        runs.push(anchored);
        let lines = draft.lines(wording.place);
        let voice = match wording.voice {
            Voice::Narrator => lines,
            // How a person is called in paraphrase is the text's choice.
            Voice::Reported | Voice::Embedded if wording.variant.is_none() => lines,
            voice => {
                let voice = draft.say(&format!("naming.voice.{}", voice.name()));
                format!("{voice}, {lines}")
            }
        };
        runs.push(say(format!("{close} ({voice})")));
    }
    runs
}

/// What the pack says of the variants of a row.
fn notes(draft: &Draft<'_>, row: &NamingRow) -> Vec<Vec<Run>> {
    let Named::Concept(concept) = row.named else { return Vec::new() };
    let mut printed: BTreeMap<usize, String> = BTreeMap::new();
    for it in row.cells.iter().flatten() {
        if let Some(variant) = it.variant {
            printed.entry(variant).or_insert_with(|| draft.shown(it.place));
        }
    }
    let notes = printed.into_iter();
    notes.filter_map(|(it, form)| note(draft, concept, it, &form)).collect()
}

/// The note on one variant, under the form that a text prints; none where the pack has none.
pub(super) fn note(
    draft: &Draft<'_>,
    concept: ConceptRef,
    variant: usize,
    printed: &str,
) -> Option<Vec<Run>> {
    let variant: &Variant = &draft.concept(concept).variant[variant];
    let mut parts: Vec<String> = variant.describe.iter().map(|it| plain(it)).collect();
    let of = |key: &str, users: &[Usage]| -> Option<String> {
        let n_more = users.len().saturating_sub(MAX_USERS).to_string();
        let mut users: Vec<String> =
            users.iter().take(MAX_USERS).map(|it| user(draft, it)).collect();
        if n_more != "0" {
            let id = draft.concept(concept).id.as_ref().as_str();
            users.push(draft.words.fill("naming.more", &[("n", &n_more), ("id", id)]));
        }
        (!users.is_empty()).then(|| format!("{}: {}.", draft.say(key), users.join("; ")))
    };
    parts.extend(of("naming.used", &variant.used_by));
    parts.extend(of("naming.avoided", &variant.not_by));
    let head = Run { text: plain(printed), is_cited: true, ..Run::default() };
    (!parts.is_empty()).then(|| vec![head, say(format!(": {}", parts.join(" ")))])
}

fn user(draft: &Draft<'_>, it: &Usage) -> String {
    let day = |key: &str, date| {
        let day = wording::day(date);
        draft.words.fill(key, &[("day", &day)])
    };
    let since = it.from.map(|date| day("naming.since", date));
    let until = it.until.map(|date| day("naming.until", date));
    let parts = [Some(plain(&it.who)), since, until];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} ({})", parts.join(", "), plain(&it.source))
}
