//! A lesson as pupils, the teacher and the class on the screen see it.
//!
//! [`lesson_view`] words what [`crate::lesson`] built, in the language of the instructions
//! (`en.toml`). Pupils' sheet, key and slides are made from the same items, and what only
//! the key may say never reaches [`Sheet`]: it holds no anchor, source, date or address.

mod block;
mod draft;
mod headline;
mod key;
mod matching;
mod missing;
mod naming;
mod predict;
mod question;
mod sheet;
mod sorting;
mod strips;
mod trimmed;
mod verb;
mod voice;
mod words;

pub use block::{Anchor, Block, Reveal, Run, Slide, TickRow};
pub use key::{KeySection, KeyView, instructions};
pub use question::{Answer, Choice, Question};
pub use sheet::{About, Section, Sheet, SheetLine, SheetText, Term};
pub use words::languages;

use crate::lesson::{Exercise, Lesson};
use block::Parts;
use draft::Draft;
use serde::Serialize;

/// Everything that a lesson is written from.
#[derive(Clone, Debug)]
pub struct LessonView {
    /// What pupils get.
    pub sheet: Sheet,
    /// What the teacher gets.
    pub key: KeyView,
    /// What the class sees on the screen.
    pub projector: Projector,
    /// What a program can ask and mark, in the order of the sheet.
    pub questions: Vec<Question>,
    /// What pupils see who answer on a page.
    pub screen: Screen,
}

/// The screens of a lesson, for the teacher’s machine: they hold the answers.
#[derive(Clone, Debug, Serialize)]
pub struct Projector {
    /// ISO 639 code.
    pub language: String,
    /// The title of the page.
    pub title: String,
    /// A remark for the teacher.
    pub note: String,
    /// The word on what opens an answer.
    pub show: String,
    /// In the order of the sheet.
    pub slides: Vec<Slide>,
}

/// What stands on the page where pupils answer, beside the sheet and the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the words on the page")]
pub struct Screen {
    pub lede: String,
    pub tasks: String,
    pub check: String,
    pub right: String,
    pub wrong: String,
    pub none: String,
    pub score: String,
    pub noscript: String,
    /// What the salt of the answers is made from.
    pub seed: u64,
}

/// How to show a lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of the instructions.
    pub language: String,
    /// A title of one's own; pupils see it.
    pub title: Option<String>,
}

/// Words a lesson.
#[must_use]
pub fn lesson_view(lesson: &Lesson<'_>, options: &Options) -> LessonView {
    let draft = Draft::new(lesson, &options.language);
    let parts: Vec<Parts> = lesson.exercises.iter().map(|it| parts(&draft, it)).collect();
    let slides = parts.iter().flat_map(|it| it.slides.iter().cloned()).collect();
    let sheet = sheet::sheet(&draft, &parts, options);
    let key = key::key(&draft, &parts, &sheet, options);
    let projector = Projector {
        language: sheet.language.clone(),
        title: draft.say("projector.title"),
        note: draft.say("projector.note"),
        show: draft.say("projector.show"),
        slides,
    };
    let mut questions = Vec::new();
    for (exercise, parts) in lesson.exercises.iter().zip(parts) {
        let id = exercise.kind().id();
        questions.extend(
            parts
                .questions
                .into_iter()
                .zip(1..)
                .map(|(question, n)| Question { id: format!("{id}-{n}"), ..question }),
        );
    }
    let say = |key: &str| draft.say(&format!("screen.{key}"));
    let screen = Screen {
        lede: say("lede"),
        tasks: say("tasks"),
        check: say("check"),
        right: say("right"),
        wrong: say("wrong"),
        none: say("none"),
        score: say("score"),
        noscript: say("noscript"),
        seed: lesson.options.seed,
    };
    LessonView { sheet, key, projector, questions, screen }
}

fn parts(draft: &Draft<'_>, exercise: &Exercise) -> Parts {
    match exercise {
        Exercise::Predict(it) => predict::parts(draft, it),
        Exercise::Naming(it) => naming::parts(draft, it),
        Exercise::Voice(it) => voice::parts(draft, it),
        Exercise::Sorting(it) => sorting::parts(draft, it),
        Exercise::Trimmed(it) => trimmed::parts(draft, it),
        Exercise::Verb(it) => verb::parts(draft, it),
        Exercise::Missing(it) => missing::parts(draft, it),
        Exercise::Strips(it) => strips::parts(draft, it),
        Exercise::Headline(it) => headline::parts(draft, it),
        Exercise::Matching(it) => matching::parts(draft, it),
    }
}
