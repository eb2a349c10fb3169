//! A lesson as files: the pupils' sheet, the key, and the screens.

use crate::output::html::Renderer;
use crate::output::{OutputError, lesson_markdown};
use crate::view::lesson::LessonView;
use serde_json::json;

/// The formats of a lesson: name after `--format`, and extensions of its files.
pub const FORMATS: &[(&str, &[&str])] =
    &[("html", &["html", "htm"]), ("markdown", &["md", "markdown"])];

/// A lesson, written.
#[derive(Clone, Debug)]
pub struct Files {
    /// For pupils.
    pub sheet: String,
    /// For the teacher.
    pub key: String,
}

/// Writes sheet and key in one of [`FORMATS`]; anything else is HTML.
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
        return Ok(Files {
            sheet: lesson_markdown::sheet(&view.sheet),
            key: lesson_markdown::key(&view.key),
        });
    }
    Ok(Files {
        sheet: renderer.part("lesson.html", &json!({"sheet": view.sheet}))?,
        key: renderer.part("lesson-key.html", &json!({"key": view.key}))?,
    })
}

/// Writes the screens, always as HTML.
///
/// # Errors
///
/// If a template asks for what the view does not hold.
pub fn projector(view: &LessonView, renderer: &Renderer) -> Result<String, OutputError> {
    renderer.part("lesson-projector.html", &json!({"projector": view.projector}))
}
