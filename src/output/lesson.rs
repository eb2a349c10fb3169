//! A lesson as files: the pupils' sheet, the key, and the screens.

use crate::output::html::Renderer;
use crate::output::{OutputError, lesson_docx, lesson_markdown};
use crate::view::lesson::LessonView;
use serde_json::json;

/// The formats of a lesson: name after `--format`, and extensions of its files.
pub const FORMATS: &[(&str, &[&str])] =
    &[("html", &["html", "htm"]), ("markdown", &["md", "markdown"]), ("docx", &["docx"])];

/// A lesson, written.
#[derive(Clone, Debug)]
pub struct Files {
    /// For pupils.
    pub sheet: String,
    /// For the teacher.
    pub key: String,
}

/// Writes sheet and key as Markdown, or as HTML; [`documents`] writes them for Word.
///
/// # Errors
///
/// If a template asks for what the view does not hold.
pub fn files(
    view: &LessonView,
    format: &str,
    renderer: &Renderer,
) -> Result<Files, OutputError> {
    if format == "markdown" {
        return Ok(markdown(view));
    }
    Ok(Files {
        sheet: renderer.part("lesson.html", &json!({"sheet": view.sheet}))?,
        key: renderer.part("lesson-key.html", &json!({"key": view.key}))?,
    })
}

/// Sheet and key as Word documents, in this order.
///
/// # Errors
///
/// If an archive cannot be written, which in memory does not happen.
pub fn documents(view: &LessonView) -> Result<[Vec<u8>; 2], OutputError> {
    let Files { sheet, key } = markdown(view);
    let (language, is_large) = (&view.sheet.language, view.sheet.is_large);
    Ok([
        lesson_docx::document(&sheet, language, is_large)?,
        lesson_docx::document(&key, language, false)?,
    ])
}

fn markdown(view: &LessonView) -> Files {
    Files {
        sheet: lesson_markdown::sheet(&view.sheet),
        key: lesson_markdown::key(&view.key),
    }
}

/// Writes the screens, always as HTML.
///
/// # Errors
///
/// If a template asks for what the view does not hold.
pub fn projector(view: &LessonView, renderer: &Renderer) -> Result<String, OutputError> {
    renderer.part("lesson-projector.html", &json!({"projector": view.projector}))
}
