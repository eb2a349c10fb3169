//! Questions of a lesson for programs that mark: GIFT, a table, and a page for pupils.
//!
//! GIFT is Moodle's text format (docs.moodle.org, “GIFT format”): a title between double
//! colons, the question, and the answers in braces; `=` begins a right answer, `~` a wrong
//! one, and a percentage what a ticked option earns.

use crate::output::OutputError;
use crate::output::html::Renderer;
use crate::view::counts::cell;
use crate::view::lesson::{Answer, Choice, LessonView, Question, Screen};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The questions in GIFT.
#[must_use]
pub fn gift(view: &LessonView) -> String {
    let mut page = format!(
        "// {}\n// made by parallax\n\n",
        view.sheet.title.replace(['\n', '\r'], " ")
    );
    for question in &view.questions {
        let (id, prompt) = (escaped(&question.id), escaped(&question.prompt));
        let _ = write!(page, "::{id}::[plain]{prompt} {{");
        for option in &question.options {
            let worth = worth(question, option);
            let _ = write!(page, "\n\t{worth}{}", escaped(&option.text));
        }
        if !question.options.is_empty() {
            page.push('\n');
        }
        if !question.feedback.is_empty() {
            let _ = writeln!(page, "\t####{}", escaped(&question.feedback));
        }
        page.push_str("}\n\n");
    }
    page
}

/// What stands before an option: `=` or `~`, or the share that it earns.
fn worth(question: &Question, option: &Choice) -> String {
    match (question.answer, option.is_right) {
        (Answer::All, true) => {
            let n_right = question.options.iter().filter(|it| it.is_right).count();
            // Moodle knows shares with five places.
            format!("~%{:.5}%", 100.0 / n_right as f64)
        }
        (Answer::All, false) => "~%-100%".to_owned(),
        // One `=` says that one option is chosen; a second would be a short answer to some.
        (_, true) if question.options.iter().find(|it| it.is_right) != Some(option) => {
            "~%100%".to_owned()
        }
        (_, true) => "=".to_owned(),
        (_, false) => "~".to_owned(),
    }
}

/// Text in which nothing is read as a sign of the format.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '~' | '=' | '#' | '{' | '}' | ':' | '\\' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' | '\r' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A row of the table of questions.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    answer: Answer,
    prompt: Cow<'a, str>,
    options: String,
    right: String,
    feedback: Cow<'a, str>,
}

/// The questions as a table; options are separated by ` | `.
///
/// # Panics
///
/// Never: a table in memory takes every row.
#[must_use]
pub fn table(view: &LessonView) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let listed = |all: &[Choice], is_wanted: fn(&&Choice) -> bool| {
        let texts = all.iter().filter(is_wanted).map(|it| it.text.as_str());
        cell(&texts.collect::<Vec<&str>>().join(" | ")).into_owned()
    };
    for it in &view.questions {
        let row = Row {
            id: &it.id,
            answer: it.answer,
            prompt: cell(&it.prompt),
            options: listed(&it.options, |_| true),
            right: listed(&it.options, |it| it.is_right),
            feedback: cell(&it.feedback),
        };
        writer.serialize(row).expect("a table in memory takes every row");
    }
    let bytes = writer.into_inner().expect("a table in memory can be finished");
    String::from_utf8(bytes).expect("cells are text")
}

/// A question as the page for pupils holds it: no option says whether it is right.
#[derive(Serialize)]
struct Asked<'a> {
    id: &'a str,
    prompt: &'a str,
    answer: Answer,
    options: Vec<&'a str>,
    hashes: Vec<String>,
}

/// The page on which pupils answer: one file, no account, no network.
///
/// What is right stands in it as SHA-256 of salt, question and option: that hides the
/// answers from a glance and does not protect them, since the salt stands beside.
///
/// # Errors
///
/// If the template asks for what the view does not hold.
pub fn screen(view: &LessonView, renderer: &Renderer) -> Result<String, OutputError> {
    let Screen { lede, tasks, check, right, wrong, none, score, noscript, seed } =
        &view.screen;
    let salt = hashed(&[&seed.to_string(), &view.sheet.title])[..32].to_owned();
    let asked = |it: &'_ Question| {
        let is_right = it.options.iter().filter(|it| it.is_right);
        let mut hashes: Vec<String> =
            is_right.map(|option| hashed(&[&salt, &it.id, &option.text])).collect();
        // In an order that says nothing about the options'.
        hashes.sort();
        hashes
    };
    let questions: Vec<Asked<'_>> = view
        .questions
        .iter()
        .map(|it| Asked {
            id: &it.id,
            prompt: &it.prompt,
            answer: it.answer,
            options: it.options.iter().map(|it| it.text.as_str()).collect(),
            hashes: asked(it),
        })
        .collect();
    let screen = json!({
        "salt": salt, "lede": lede, "tasks": tasks, "check": check, "right": right,
        "wrong": wrong, "none": none, "score": score, "noscript": noscript,
        "questions": questions,
    });
    renderer.part("lesson-screen.html", &json!({"sheet": view.sheet, "screen": screen}))
}

/// SHA-256 of lines, in hexadecimal digits.
fn hashed(lines: &[&str]) -> String {
    let digest = Sha256::digest(lines.join("\n").as_bytes());
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{escaped, worth};

    use crate::view::lesson::{Answer, Choice, Question};

    #[test]
    fn signs_of_the_format_are_words() {
        assert_eq!(escaped("50 = {half}: #1 ~ \\"), r"50 \= \{half\}\: \#1 \~ \\");
    }

    #[test]
    fn what_is_right_earns_its_share() {
        let check = |answer, right: &[bool], expected: &[&str]| {
            let option = |(at, &is_right): (usize, &bool)| Choice {
                text: at.to_string(),
                is_right,
            };
            let question = Question {
                id: String::new(),
                prompt: String::new(),
                answer,
                options: right.iter().enumerate().map(option).collect(),
                feedback: String::new(),
            };
            let worth = question.options.iter().map(|it| worth(&question, it));
            assert_eq!(worth.collect::<Vec<_>>(), expected);
        };
        let third = "~%33.33333%";
        check(Answer::All, &[true, false, true, true], &[third, "~%-100%", third, third]);
        check(Answer::One, &[false, true, true], &["~", "=", "~%100%"]);
    }
}
