//! The pupils' sheet: nothing in it reveals whose words these are, or answers a question.

use crate::lesson::{Exercise, Kind, Level, Place};
use crate::view::lesson::Options;
use crate::view::lesson::block::{Block, Parts};
use crate::view::lesson::draft::Draft;
use crate::view::report::plain;
use serde::Serialize;

/// What pupils get.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are the parts of the page")]
pub struct Sheet {
    /// Whether it is in large print.
    pub is_large: bool,
    pub language: String,
    pub title: String,
    pub lede: String,
    pub name: String,
    pub class: String,
    pub goals_title: String,
    pub goals: Vec<String>,
    pub vocabulary_title: String,
    pub vocabulary: Vec<Term>,
    /// What comes before reading.
    pub before: Vec<Section>,
    pub texts_title: String,
    pub texts_note: String,
    pub texts: Vec<SheetText>,
    pub rights: String,
    pub exercises: Vec<Section>,
    pub exit_title: String,
    /// The title over beginnings of sentences.
    pub starters_title: String,
    /// Beginnings of sentences; none for the highest grades.
    pub starters: Vec<String>,
    pub exit: Vec<String>,
    pub about: About,
    /// What a screen reader says about a table and about lines to write on.
    pub region: String,
    pub space: String,
}

/// A word with its plain definition.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Term {
    pub term: String,
    pub definition: String,
}

/// A blind text.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SheetText {
    pub id: String,
    pub title: String,
    pub lines: Vec<SheetLine>,
    pub excerpt: String,
}

/// A numbered line.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SheetLine {
    pub number: u32,
    pub text: String,
    pub is_headline: bool,
    pub is_after_gap: bool,
}

/// An exercise.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Section {
    pub id: String,
    pub title: String,
    pub blocks: Vec<Block>,
}

/// What the exercise is made from, and what it cannot show.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct About {
    pub title: String,
    pub text: Vec<String>,
}

pub(super) fn sheet(draft: &Draft<'_>, parts: &[Parts], options: &Options) -> Sheet {
    let say = |key: &str| draft.say(key);
    let level = |key: &str| draft.say(&draft.of_level(key));
    let sections = sections(draft, parts);
    let (before, exercises) =
        sections.into_iter().partition(|it: &Section| it.id == Kind::Predict.id());
    let title = options.title.as_deref().map_or_else(|| say("sheet.title"), plain);
    Sheet {
        language: options.language.clone(),
        is_large: draft.lesson.options.is_large,
        title,
        lede: lede(draft),
        name: say("sheet.name"),
        class: say("sheet.class"),
        goals_title: say("sheet.goals"),
        goals: goals(draft),
        vocabulary_title: say("sheet.vocabulary"),
        vocabulary: vocabulary(draft),
        before,
        texts_title: say("sheet.texts"),
        texts_note: level("sheet.texts.note"),
        texts: (0..draft.lesson.texts.len()).map(|it| text(draft, it)).collect(),
        rights: say("sheet.rights"),
        exercises,
        exit_title: say("sheet.exit"),
        starters_title: say("sheet.starters"),
        starters: starters(draft),
        exit: vec![level("sheet.exit.1"), level("sheet.exit.2")],
        about: About { title: say("sheet.about"), text: about(draft) },
        region: say("sheet.region"),
        space: say("sheet.answer_space"),
    }
}

/// Beginnings of sentences for pupils who need them.
fn starters(draft: &Draft<'_>) -> Vec<String> {
    if draft.lesson.options.level == Level::Upper {
        return Vec::new();
    }
    (1..=3).map(|it| draft.say(&format!("sheet.starters.{it}"))).collect()
}

fn lede(draft: &Draft<'_>) -> String {
    let n = draft.lesson.texts.len().to_string();
    let minutes = draft.lesson.minutes.to_string();
    draft.words.fill("sheet.lede", &[("n", &n), ("minutes", &minutes)])
}

/// The exercises, numbered.
pub(super) fn sections(draft: &Draft<'_>, parts: &[Parts]) -> Vec<Section> {
    let numbered = draft.lesson.exercises.iter().zip(parts).zip(1..);
    let section = |((exercise, parts), number): ((&Exercise, &Parts), usize)| Section {
        id: exercise.kind().id().to_owned(),
        title: title(draft, exercise.kind(), number),
        blocks: parts.sheet.clone(),
    };
    numbered.map(section).collect()
}

/// The title of an exercise with its number.
pub(super) fn title(draft: &Draft<'_>, kind: Kind, number: usize) -> String {
    format!("{number}. {}", draft.say(&format!("{}.title", kind.id())))
}

fn goals(draft: &Draft<'_>) -> Vec<String> {
    // More than a few goals are none; the last holds for every lesson.
    let kinds = draft.lesson.exercises.iter().map(|it| it.kind().id());
    let goals = kinds.map(|id| draft.say(&format!("goal.{id}"))).take(4);
    goals.chain([draft.say("goal.all")]).collect()
}

/// The words that the exercises of this sheet use.
fn vocabulary(draft: &Draft<'_>) -> Vec<Term> {
    let mut ids = vec!["excerpt"];
    for exercise in &draft.lesson.exercises {
        let needed: &[&str] = match exercise.kind() {
            Kind::Naming | Kind::Sorting | Kind::Matching => &["wording"],
            Kind::Voice => &["narrator", "quoted", "reported"],
            Kind::Missing => &["quoted", "reported"],
            Kind::Verb => &["verb"],
            Kind::Strips => &["checkable", "judgement"],
            Kind::Trimmed => &["trimmed"],
            Kind::Predict | Kind::Headline => &[],
        };
        ids.extend(needed.iter().filter(|it| !ids.contains(it)).collect::<Vec<_>>());
    }
    let term = |id: &str| Term {
        term: draft.say(&format!("vocabulary.{id}")),
        definition: draft.say(&format!("vocabulary.{id}.is")),
    };
    ids.into_iter().map(term).collect()
}

fn text(draft: &Draft<'_>, at: usize) -> SheetText {
    let text = &draft.lesson.texts[at];
    let lines = text.lines.iter().map(|line| SheetLine {
        number: line.number,
        text: draft.shown(Place { text: at, span: line.span }),
        is_headline: line.is_headline,
        is_after_gap: line.is_after_gap,
    });
    let n_printed: usize = text.units.iter().map(|it| it.n_words).sum();
    let (n, of) = (n_printed.to_string(), text.n_words.to_string());
    SheetText {
        id: format!("text-{}", crate::lesson::Text::letter(at).to_ascii_lowercase()),
        title: draft.text(at),
        lines: lines.collect(),
        excerpt: draft.words.fill("sheet.excerpt", &[("n", &n), ("of", &of)]),
    }
}

/// What the word lists contain.
fn about(draft: &Draft<'_>) -> Vec<String> {
    // In large print the sheet keeps to three pages.
    let n = if draft.lesson.options.is_large { 1 } else { 3 };
    (1..=n).map(|it| draft.say(&format!("sheet.about.{it}"))).collect()
}
