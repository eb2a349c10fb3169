//! The teacher's key: answers, reasons, what each rests on, and whose the texts are.

use crate::document::{Paragraph, Zone};
use crate::lesson::{Exercise, Kind, Level, Text, Why};
use crate::text::flesch_kincaid;
use crate::view::comparison::program;
use crate::view::lesson::Options;
use crate::view::lesson::block::{Block, Parts, Run, paragraph, say};
use crate::view::lesson::draft::Draft;
use crate::view::lesson::sheet::{Sheet, title};
use crate::view::report::plain;
use crate::view::wording;
use serde::Serialize;

/// What the teacher gets.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are the parts of the page")]
pub struct KeyView {
    pub language: String,
    pub title: String,
    pub lede: String,
    pub sections: Vec<KeySection>,
    pub region: String,
}

/// A part of the key.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct KeySection {
    pub id: String,
    pub title: String,
    pub blocks: Vec<Block>,
}

/// Minutes at the end, for the exit ticket and the reveal.
const EXIT_MINUTES: u32 = 5;

/// The key of a lesson.
pub(super) fn key(
    draft: &Draft<'_>,
    parts: &[Parts],
    sheet: &Sheet,
    options: &Options,
) -> KeyView {
    let mut sections = vec![before(draft), plan(draft, sheet)];
    let numbered = draft.lesson.exercises.iter().zip(parts).zip(1..);
    sections.extend(
        numbered
            .map(|((exercise, parts), number)| answers(draft, exercise, parts, number)),
    );
    sections.push(section(draft, "exit", vec![paragraph(draft.say("key.exit.look"))]));
    sections.push(rubric(draft));
    sections.push(reveal(draft));
    sections.extend(masked(draft));
    sections.extend(dropped(draft));
    sections.extend(left_out(draft));
    sections.push(made(draft, sheet));
    KeyView {
        language: options.language.clone(),
        title: format!("{}: {}", sheet.title, draft.say("key.title")),
        lede: draft.say("key.lede"),
        sections,
        region: draft.say("sheet.region"),
    }
}

fn section(draft: &Draft<'_>, id: &str, blocks: Vec<Block>) -> KeySection {
    let title = draft.say(&format!("key.{id}"));
    KeySection { id: format!("key-{}", id.replace('_', "-")), title, blocks }
}

fn before(draft: &Draft<'_>) -> KeySection {
    let keys = ["people", "sides", "talk", "few", "checked"];
    let items = keys.map(|it| vec![say(draft.say(&format!("key.before.{it}")))]).to_vec();
    let minutes = draft.lesson.minutes.to_string();
    let plan = draft.words.fill("key.plan.note", &[("minutes", &minutes)]);
    section(draft, "before", vec![Block::List { items }, paragraph(plan)])
}

/// Objectives, time and standards.
fn plan(draft: &Draft<'_>, sheet: &Sheet) -> KeySection {
    let say_all = |it: &String| vec![say(it)];
    let goals = sheet.goals.iter().map(say_all).collect();
    let spent: u32 = draft.lesson.exercises.iter().map(|it| it.kind().minutes()).sum();
    let around = draft.lesson.minutes.saturating_sub(spent);
    let exit = around.min(EXIT_MINUTES);
    let row = |step: String, minutes: u32| {
        vec![vec![say(step)], vec![say(minutes.to_string())]]
    };
    let mut rows = vec![row(draft.say("key.lesson.read"), around - exit)];
    rows.extend(
        draft.lesson.exercises.iter().zip(1..).map(|(it, number)| {
            row(title(draft, it.kind(), number), it.kind().minutes())
        }),
    );
    rows.push(row(draft.say("key.lesson.exit"), exit));
    let columns = ["step", "minutes"].map(|it| draft.say(&format!("key.lesson.{it}")));
    let level = match draft.lesson.options.level {
        Level::Lower => "lower",
        Level::Middle => "middle",
        Level::Upper => "upper",
    };
    let standards = draft.say(&format!("key.lesson.standards.{level}"));
    let standards = [("standards", standards.as_str())];
    let n_doubtful = draft.lesson.n_doubtful.to_string();
    let blocks = vec![
        paragraph(draft.say("key.lesson.goals")),
        Block::List { items: goals },
        Block::Table { columns: columns.to_vec(), rows },
        paragraph(draft.words.fill("key.lesson.standards", &standards)),
        paragraph(read_at(draft)),
        paragraph(draft.words.fill("key.lesson.doubtful", &[("n", &n_doubtful)])),
    ];
    section(draft, "lesson", blocks)
}

/// How hard each text is to read.
fn read_at(draft: &Draft<'_>) -> String {
    let grade = |(at, text): (usize, &Text)| {
        let units = text.units.iter().map(|it| draft.lesson.shown(at, it.span()));
        let words = units.collect::<Vec<_>>().join("\n");
        // Below the first grade the formula says no more than “easy”.
        let grade = flesch_kincaid(&words).unwrap_or_default().max(1.0);
        format!("{} {grade:.0}", draft.text(at))
    };
    let all: Vec<String> = draft.lesson.texts.iter().enumerate().map(grade).collect();
    let level = grades(draft.lesson.options.level);
    draft.words.fill("key.lesson.grades", &[("texts", &all.join(", ")), ("level", level)])
}

fn answers(
    draft: &Draft<'_>,
    exercise: &Exercise,
    parts: &Parts,
    number: usize,
) -> KeySection {
    let kind = exercise.kind();
    let minutes = kind.minutes().to_string();
    let minutes = draft.words.fill("key.minutes", &[("minutes", &minutes)]);
    let mut blocks = parts.key.clone();
    let also = draft.say(&format!("{}.also", kind.id()));
    blocks.push(paragraph(format!("{}: {also}", draft.say("key.also"))));
    KeySection {
        id: format!("key-{}", kind.id()),
        title: format!("{} ({minutes})", title(draft, kind, number)),
        blocks,
    }
}

fn reveal(draft: &Draft<'_>) -> KeySection {
    let heads = ["letter", "source", "headline", "date", "link", "excerpt", "file"];
    let columns = heads.map(|it| draft.say(&format!("key.{it}"))).to_vec();
    let unknown = || draft.say("key.unknown");
    let row = |at: usize| {
        let text = &draft.lesson.texts[at];
        let document = &draft.lesson.analysis(at).document;
        let date = document.date.map_or_else(unknown, wording::day);
        let is_headline = |it: &&Paragraph| it.zone == Some(Zone::Headline);
        let printed = document.paragraphs.iter().find(is_headline);
        let printed = printed.map(|it| it.span.of(&document.text));
        let cells = [
            draft.text(at),
            plain(&document.source),
            document.title.as_deref().or(printed).map_or_else(unknown, plain),
            date,
            document.url.as_deref().map_or_else(unknown, plain),
            draft.words.fill(
                "key.excerpt.is",
                &[("n", &text.n_shown.to_string()), ("of", &text.n_words.to_string())],
            ),
            plain(&document.id),
        ];
        cells.into_iter().map(|it| vec![say(it)]).collect()
    };
    let rows = (0..draft.lesson.texts.len()).map(row).collect();
    let note = paragraph(draft.say("key.reveal.note"));
    section(draft, "reveal", vec![note, Block::Table { columns, rows }])
}

fn masked(draft: &Draft<'_>) -> Option<KeySection> {
    let mut items: Vec<Vec<Run>> = Vec::new();
    for (at, text) in draft.lesson.texts.iter().enumerate() {
        let words = &draft.lesson.analysis(at).document.text;
        let found =
            draft.lesson.sensitive.iter().filter(|it| {
                it.article == text.article && text.lines_of(it.span).is_some()
            });
        items.extend(found.map(|it| {
            let place = crate::lesson::Place { text: at, span: it.span };
            let word = plain(it.span.of(words));
            vec![say(format!("{}: {word} ({})", draft.place(place), it.kind))]
        }));
    }
    let is_open = draft.lesson.options.is_unmasked;
    let note = if is_open { "key.masked.open" } else { "key.masked.note" };
    let blocks = vec![paragraph(draft.say(note)), Block::List { items: items.clone() }];
    (!items.is_empty()).then(|| section(draft, "masked", blocks))
}

fn dropped(draft: &Draft<'_>) -> Option<KeySection> {
    let items: Vec<Vec<Run>> = draft
        .lesson
        .dropped
        .iter()
        .map(|it| {
            let why = match it.why {
                Why::TooFew(..) if it.kind == Kind::Trimmed => {
                    draft.say("key.why.trimmed")
                }
                Why::TooFew(n, needed) => draft.words.fill(
                    "key.why.few",
                    &[("n", &n.to_string()), ("needed", &needed.to_string())],
                ),
                Why::OneAnswer => draft.say("key.why.one"),
                Why::NoTime => draft.say("key.why.time"),
                Why::NotAsked => draft.say("key.why.asked"),
            };
            let title = draft.say(&format!("{}.title", it.kind.id()));
            vec![say(format!("{title} ({}): {why}.", it.kind.id()))]
        })
        .collect();
    (!items.is_empty()).then(|| section(draft, "dropped", vec![Block::List { items }]))
}

fn left_out(draft: &Draft<'_>) -> Option<KeySection> {
    let articles = &draft.lesson.comparison.articles;
    let name = |&at: &usize| {
        let document = &articles[at].document;
        vec![say(format!("{} ({})", plain(&document.source), plain(&document.id)))]
    };
    let items: Vec<Vec<Run>> = draft.lesson.left_out.iter().map(name).collect();
    let why = paragraph(format!("{}:", draft.say("key.left_out.why")));
    (!items.is_empty())
        .then(|| section(draft, "left_out", vec![why, Block::List { items }]))
}

fn rubric(draft: &Draft<'_>) -> KeySection {
    let mut columns = vec![draft.say("key.aspect")];
    columns.extend((0..3).map(|it| draft.say(&format!("key.rubric.{it}"))));
    let row = |aspect: &str| {
        let head = draft.say(&format!("key.rubric.{aspect}"));
        let cells = (0..3).map(|it| draft.say(&format!("key.rubric.{aspect}.{it}")));
        [head].into_iter().chain(cells).map(|it| vec![say(it)]).collect()
    };
    let rows = ["words", "voice", "effect", "limits"].map(row).to_vec();
    section(draft, "rubric", vec![Block::Table { columns, rows }])
}

fn made(draft: &Draft<'_>, sheet: &Sheet) -> KeySection {
    let options = &draft.lesson.options;
    let packs = draft.lesson.comparison.lexicon.packs().iter();
    let packs: Vec<String> = packs
        .map(|it| format!("{} {}", plain(&it.head.id), plain(&it.head.version)))
        .collect();
    let (seed, max) = (options.seed.to_string(), options.n_words().to_string());
    let values = [
        ("program", program()),
        ("seed", seed),
        ("level", grades(options.level).to_owned()),
        ("max", max),
        ("packs", packs.join(", ")),
        ("grade", format!("{:.1}", flesch_kincaid(&instructions(sheet)).unwrap_or(0.0))),
        ("limit", format!("{}", options.level.reading_grade())),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut keys = vec!["program", "packs", "cited"];
    // The formula is one for English.
    if sheet.language == "en" {
        keys.insert(2, "level");
    }
    let blocks = keys
        .into_iter()
        .map(|it| paragraph(draft.words.fill(&format!("key.made.{it}"), &values)));
    section(draft, "made", blocks.collect())
}

fn grades(level: Level) -> &'static str {
    match level {
        Level::Lower => "5–6",
        Level::Middle => "7–9",
        Level::Upper => "10–12",
    }
}

/// What the sheet asks pupils to do, without words of articles and without labels.
#[must_use]
pub fn instructions(sheet: &Sheet) -> String {
    let sections = sheet.before.iter().chain(&sheet.exercises);
    let mut parts = vec![sheet.texts_note.clone()];
    for block in sections.flat_map(|it| &it.blocks) {
        match block {
            Block::Text { text } => {
                parts.extend(text.iter().map(|it| it.text.clone()));
            }
            Block::Lines { label, .. } => parts.push(label.clone()),
            _ => {}
        }
    }
    parts.extend(sheet.exit.iter().cloned());
    parts.retain(|it| it.split_whitespace().count() > 3);
    parts.join("\n")
}

impl KeySection {
    /// Whether it answers an exercise of this type.
    #[must_use]
    pub fn is_of(&self, kind: Kind) -> bool {
        self.id == format!("key-{}", kind.id())
    }
}
