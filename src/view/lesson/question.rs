//! Questions for programs that mark: a learning platform, a table, a page for pupils.
//!
//! Only what has an answer that any right pupil gives can be marked; an open task stays
//! open. Where two answers are right, either is marked as right.

use serde::Serialize;

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// One option is chosen; each right one is as good.
    One,
    /// Every right option is ticked, and no other.
    All,
    /// In words of one's own; nothing marks it.
    Open,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The exercise and the number in it: `voice-1`.
    pub id: String,
    /// What is asked, in one line.
    pub prompt: String,
    /// How it is answered.
    pub answer: Answer,
    /// The options, in the order of the sheet; none for an open question.
    pub options: Vec<Choice>,
    /// Why, for after the answer.
    pub feedback: String,
}

/// An option, and whether it is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is printed.
    pub text: String,
    /// Whether choosing it is right.
    pub is_right: bool,
}

impl Question {
    /// A question with options; none that can be marked where all or none of them are right.
    pub(super) fn closed(
        prompt: String,
        answer: Answer,
        options: Vec<(String, bool)>,
        feedback: String,
    ) -> Option<Self> {
        let n_right = options.iter().filter(|it| it.1).count();
        let can_be_marked = n_right > 0 && n_right < options.len();
        let options =
            options.into_iter().map(|(text, is_right)| Choice { text, is_right });
        can_be_marked.then(|| Self {
            id: String::new(),
            prompt,
            answer,
            options: options.collect(),
            feedback,
        })
    }

    /// A task in words of one's own.
    pub(super) fn open(prompt: String) -> Self {
        Self {
            id: String::new(),
            prompt,
            answer: Answer::Open,
            options: Vec::new(),
            feedback: String::new(),
        }
    }
}
