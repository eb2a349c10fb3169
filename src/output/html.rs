//! The HTML report: one file, complete without a script, and no request leaves it.
//!
//! Templates receive the view and nothing else, beside the style sheet, the script and
//! their hashes. Article text is data: it is escaped where it is printed and is never read
//! as a template.

use crate::output::OutputError;
use crate::view::report::Report;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;
use tera::Context;
use tera::ErrorKind;
use tera::Tera;

/// The template that makes the page.
const PAGE: &str = "report.html";
const STYLE: &str = "style.css";
const SCRIPT: &str = "script.js";

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

/// The templates that are part of the program, by file name.
const BUILT_IN: &[(&str, &str)] = files![
    "articles.html",
    "compared.html",
    "components.html",
    "folded.html",
    "kwic.html",
    "made.html",
    "masthead.html",
    "named.html",
    "report.html",
    "row.html",
    "script.js",
    "shares.html",
    "style.css",
    "usage.html",
];

/// The names and contents of the built-in templates, to begin one's own from.
#[must_use]
pub fn built_in() -> &'static [(&'static str, &'static str)] {
    BUILT_IN
}

/// Renders reports with one set of templates.
#[derive(Debug)]
pub struct Renderer {
    tera: Tera,
    assets: Assets,
}

/// The style sheet and the script, with the hashes that the page's policy names.
#[derive(Debug, Serialize)]
struct Assets {
    style: String,
    style_hash: String,
    script: String,
    script_hash: String,
}

impl Renderer {
    /// Takes the files of a folder of templates, which replace built-in ones of their name.
    ///
    /// Files that end in neither `.html` nor `.css` nor `.js` are left aside.
    ///
    /// # Errors
    ///
    /// If a template cannot be read as one, or uses what does not exist.
    pub fn new(files: &[(String, String)]) -> Result<Self, OutputError> {
        let built_in = BUILT_IN.iter().map(|&(name, content)| (name, content));
        let own = files.iter().map(|(name, content)| (name.as_str(), content.as_str()));
        let files: BTreeMap<&str, &str> = built_in.chain(own).collect();
        let mut tera = Tera::default();
        // Whatever a template is called, what it prints is escaped.
        tera.autoescape_on(vec![""]);
        let templates = files.iter().filter(|(name, _)| name.ends_with(".html"));
        tera.add_raw_templates(templates.map(|(name, content)| (*name, *content)))
            .map_err(|error| template_error(&error))?;
        let asset = |name| files.get(name).copied().unwrap_or_default().to_owned();
        let (style, script) = (asset(STYLE), asset(SCRIPT));
        let (style_hash, script_hash) = (hash(&style), hash(&script));
        Ok(Self { tera, assets: Assets { style, style_hash, script, script_hash } })
    }

    /// Renders one report.
    ///
    /// # Errors
    ///
    /// If a template asks for what the view does not hold.
    pub fn render(&self, report: &Report) -> Result<String, OutputError> {
        let mut context =
            Context::from_serialize(report).map_err(|error| template_error(&error))?;
        context.insert("assets", &self.assets);
        self.tera.render(PAGE, &context).map_err(|error| template_error(&error))
    }
}

/// A source expression of a content security policy.
fn hash(content: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content.as_bytes())))
}

/// The error with template and line, which Tera knows for what it reads and renders.
fn template_error(error: &tera::Error) -> OutputError {
    let (template, message, remedy) = match error.kind() {
        ErrorKind::SyntaxError(report) => (
            place(report),
            report.message().to_owned(),
            "correct the template, or remove the file to use the built-in one",
        ),
        ErrorKind::RenderingError(report) => (
            place(report),
            report.message().to_owned(),
            "the built-in template of that name shows which fields there are",
        ),
        other => (
            PAGE.to_owned(),
            other.to_string(),
            "compare the folder with the built-in templates",
        ),
    };
    // The first line says it; what follows draws the place for a terminal.
    let message = message.lines().next().unwrap_or_default().to_owned();
    OutputError::Template { template, message, remedy }
}

fn place(report: &tera::ReportError) -> String {
    let span = report.span();
    format!("{}:{}:{}", report.filename(), span.start_line, span.start_col + 1)
}
