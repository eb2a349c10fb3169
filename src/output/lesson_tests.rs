//! Lessons in words: what the sheet must not hold, and how hard it is to read.

use crate::analysis::Analysis;
use crate::compare::compare;
use crate::document::Document;
use crate::input::MARKDOWN_MARK;
use crate::lesson::fixture::analyze;
use crate::lesson::{Exercise, Level};
use crate::output::html::Renderer;
use crate::output::lesson::files;
use crate::text::flesch_kincaid;
use crate::view::lesson::{LessonView, Options, instructions, languages, lesson_view};
use crate::{compare, input, lesson};

fn story() -> Vec<Document> {
    let paths = ["stories/ceasefire-talks/story.toml".into()];
    let read = input::read(&paths, &input::Options::default());
    read.collect::<Result<_, _>>().unwrap()
}

/// The sheets of a lesson in every format, and its view.
struct Made {
    sheets: Vec<String>,
    keys: Vec<String>,
    view: LessonView,
    /// Sentences with a gap on the sheet, whole, and sentences to match with their texts.
    answers: Vec<String>,
}

fn made(documents: Vec<Document>, level: Level, seed: u64, language: &str) -> Made {
    let (analyzer, analyses): (_, Vec<Analysis>) = analyze(documents);
    let comparison = compare(&analyses, analyzer.lexicon(), compare::Options::default());
    let options =
        lesson::Options { level, seed, minutes: 200, ..lesson::Options::default() };
    let lesson = lesson::lesson(&comparison, &options).unwrap();
    let options = Options { language: language.to_owned(), title: None };
    let view = lesson_view(&lesson, &options);
    let renderer = Renderer::new(&[]).unwrap();
    let formats = ["html", "markdown"];
    let files = formats.map(|it| files(&view, it, &renderer).unwrap());
    let mut answers = Vec::new();
    for exercise in &lesson.exercises {
        if let Exercise::Verb(items) = exercise {
            answers.extend(items.iter().map(|it| lesson.of(it.sentence).to_owned()));
        }
    }
    let keys = files.iter().map(|it| it.key.clone()).collect();
    Made { sheets: files.map(|it| it.sheet).to_vec(), keys, view, answers }
}

/// Articles of outlets, authors and addresses that nothing in the story is called.
fn signed() -> Vec<Document> {
    let mut documents = story();
    for (n, document) in documents.iter_mut().enumerate() {
        document.source = format!("The Quorvex{n} Bugle");
        document.byline = Some(format!("Wilmot Zathura{n}"));
        document.url = Some(format!("https://www.quorvex{n}.example/a/{n}"));
        document.date = "2031-11-29".parse().ok();
        document.id = format!("quorvex-file-{n}");
        document.path = format!("folder/quorvex-file-{n}.txt");
        document.note = Some("zanthe".to_owned());
    }
    documents
}

#[test]
fn the_sheet_names_no_source_and_gives_no_answer() {
    for seed in [1, 4] {
        let made = made(signed(), Level::Upper, seed, "en");
        for sheet in &made.sheets {
            // The mark by which the program knows its own says nothing to pupils.
            let lower = sheet.replace(MARKDOWN_MARK, "").to_lowercase();
            for leak in [
                "quorvex", "zathura", "zanthe", "2031", "nov", "folder", "seed", "data-",
                "<!--",
            ] {
                assert!(!lower.contains(leak), "{leak}");
            }
            for name in
                ["Halvorn", "Fennmoor", "Eastmark", "Ravensholt", "Valombre", "Morren V"]
            {
                assert!(!sheet.contains(name), "{name}");
            }
            assert!(!made.answers.is_empty());
            for answer in &made.answers {
                assert!(!sheet.contains(answer.as_str()), "{answer}");
            }
        }
        // The key holds what the sheet must not.
        let key = &made.keys[0];
        assert!(key.contains("Quorvex0 Bugle") && key.contains("29 Nov 2031"));
        assert!(key.contains("data-start="));
    }
}

#[test]
fn the_sheet_is_the_same_whoever_printed_the_articles() {
    let plain = made(signed(), Level::Middle, 3, "en");
    let mut swapped = signed();
    let n = swapped.len();
    for at in 0..n / 2 {
        let (first, last) = swapped.split_at_mut(n - 1 - at);
        let (one, other) = (&mut first[at], &mut last[0]);
        std::mem::swap(&mut one.source, &mut other.source);
        std::mem::swap(&mut one.url, &mut other.url);
        std::mem::swap(&mut one.byline, &mut other.byline);
        std::mem::swap(&mut one.id, &mut other.id);
    }
    swapped.reverse();
    let swapped = made(swapped, Level::Middle, 3, "en");
    for (one, other) in plain.sheets.iter().zip(&swapped.sheets) {
        for (one, other) in one.lines().zip(other.lines()) {
            assert_eq!(one, other);
        }
    }
}

#[test]
fn rows_of_the_sheet_differ_in_nothing_but_their_words() {
    let made = made(story(), Level::Upper, 2, "en");
    let rows = |sheet: &str| -> Vec<String> {
        let rows = sheet.split("<tr><th scope=\"row\">").skip(1);
        let row = |it: &str| {
            let row = it.split("</tr>").next().unwrap();
            let tags = row.split('<').skip(1).filter_map(|it| it.split('>').next());
            tags.filter(|it| !it.contains("where") && *it != "/span").collect()
        };
        rows.map(row).collect()
    };
    let rows = rows(&made.sheets[0]);
    let kinds: std::collections::BTreeSet<&String> = rows.iter().collect();
    // One a table: names, voices, speakers or strips, with as many boxes as heads.
    assert!(rows.len() > kinds.len() && kinds.len() <= 4, "{kinds:?}");
}

#[test]
fn instructions_can_be_read_by_whom_they_are_for() {
    for level in [Level::Lower, Level::Middle, Level::Upper] {
        let made = made(story(), level, 1, "en");
        let grade = flesch_kincaid(&instructions(&made.view.sheet)).unwrap();
        assert!(grade <= level.reading_grade(), "{level:?}: {grade:.1}");
    }
}

#[test]
fn every_word_of_a_page_has_a_text() {
    for language in languages() {
        for level in [Level::Lower, Level::Middle, Level::Upper] {
            let made = made(story(), level, 1, language);
            for page in made.sheets.iter().chain(&made.keys) {
                for section in [
                    "sheet.", "key.", "naming.", "voice.", "sorting.", "verb.", "goal.",
                    "missing.",
                ] {
                    let words =
                        page.split(|c: char| c.is_whitespace() || "<>".contains(c));
                    let key = words.filter_map(|it| it.strip_prefix(section));
                    let mut keys = key.filter(|it| it.starts_with(char::is_alphabetic));
                    assert_eq!(keys.next(), None, "{section}");
                }
            }
        }
    }
}

#[test]
fn article_text_is_text() {
    let hostile = "“<img src=x onerror=alert(1)> {{ 7 * 7 }} | ` \u{202e} is the name,” said Ada Tamm of the mill.";
    let mut documents = story();
    for document in &mut documents {
        document.source = "<script>alert(1)</script>".to_owned() + &document.source;
        document.id = format!("<b>{}", document.id);
        let end = document.text.len();
        document.text = format!("{}\n{hostile}", document.text);
        document.paragraphs.push(crate::document::Paragraph {
            span: crate::text::Span::new(end + 1, document.text.len()),
            line: 99,
            zone: Some(crate::document::Zone::Body),
            is_set_off: false,
        });
    }
    let made = made(documents, Level::Upper, 1, "en");
    for page in [&made.sheets[0], &made.keys[0]] {
        for wrong in ["<script", "<img", "<b>", "\u{202e}", " 49 |"] {
            assert!(!page.contains(wrong), "{wrong}");
        }
    }
}
