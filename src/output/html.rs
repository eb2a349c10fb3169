//! The HTML report: one file, complete without a script, and no request leaves it.
//!
//! Templates receive the view and nothing else, beside the style sheet, the script and
//! their hashes. Article text is data: it is escaped where it is printed and is never read
//! as a template.

use crate::output::json::write_line;
use crate::output::{Compared, OutputError, Write, Writer};
use crate::view::comparison::program;
use crate::view::report::{Part, Report, first_address, part, report};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use tera::{Context, ErrorKind, Tera};

/// The report.
pub(super) static WRITER: Writer = Writer {
    id: "html",
    extensions: &["html", "htm"],
    about: "one page to read",
    write: Write::Comparison(write),
};

fn write(compared: &Compared<'_>) -> Result<String, OutputError> {
    match compared.options.part {
        Some(_) => compared.renderer.part(PART, &the_part(compared)?),
        None => compared.renderer.render(&report(compared.comparison, compared.options)),
    }
}

/// The row that is asked for.
pub(super) fn the_part(compared: &Compared<'_>) -> Result<Part, OutputError> {
    let report = report(compared.comparison, compared.options);
    let id = compared.options.part.as_deref().unwrap_or_default();
    part(&report, id).ok_or_else(|| OutputError::NoPart {
        part: id.to_owned(),
        example: first_address(&report).unwrap_or("in-short").to_owned(),
    })
}

/// The template that makes the page.
const PAGE: &str = "report.html";
/// The template that makes a row alone.
const PART: &str = "part.html";
const STYLE: &str = "style.css";
const SCRIPT: &str = "script.js";
const TRENDS_STYLE: &str = "trends.css";
const LESSON_STYLE: &str = "lesson.css";
/// The script of the page that marks answers.
const LESSON_SCRIPT: &str = "lesson-screen.js";

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

/// The templates that are part of the program, by file name.
const BUILT_IN: &[(&str, &str)] = files![
    "blocks.html",
    "lesson-blocks.html",
    "lesson-key.html",
    "lesson-projector.html",
    "lesson-screen.html",
    "lesson-screen.js",
    "lesson.css",
    "lesson.html",
    "marked-begin.html",
    "marked.html",
    "masthead.html",
    "part.html",
    "report.html",
    "script.js",
    "style.css",
    "trends.css",
    "trends.html",
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
#[derive(Clone, Debug, Serialize)]
struct Assets {
    /// By which the program knows its own pages.
    program: String,
    style: String,
    style_hash: String,
    script: String,
    script_hash: String,
    lesson_style: String,
    lesson_style_hash: String,
    lesson_script: String,
    lesson_script_hash: String,
    trends_style: String,
    trends_style_hash: String,
    provenance: String,
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
        let (lesson_style, lesson_script) = (asset(LESSON_STYLE), asset(LESSON_SCRIPT));
        let trends_style = asset(TRENDS_STYLE);
        let assets = Assets {
            program: program(),
            style,
            style_hash,
            script,
            script_hash,
            lesson_style_hash: hash(&lesson_style),
            lesson_style,
            lesson_script_hash: hash(&lesson_script),
            lesson_script,
            trends_style_hash: hash(&trends_style),
            trends_style,
            provenance: String::new(),
        };
        Ok(Self { tera, assets })
    }

    /// Renders one report.
    ///
    /// # Errors
    ///
    /// If a template asks for what the view does not hold.
    pub fn render(&self, report: &Report) -> Result<String, OutputError> {
        let mut context =
            Context::from_serialize(report).map_err(|error| template_error(&error))?;
        let provenance = data_block(&report.provenance);
        context.insert("assets", &Assets { provenance, ..self.assets.clone() });
        self.tera.render(PAGE, &context).map_err(|error| template_error(&error))
    }

    /// Renders another template with the values it asks for, the style sheet beside.
    pub(super) fn part(
        &self,
        template: &str,
        values: &impl Serialize,
    ) -> Result<String, OutputError> {
        let mut context =
            Context::from_serialize(values).map_err(|error| template_error(&error))?;
        context.insert("assets", &self.assets);
        self.tera.render(template, &context).map_err(|error| template_error(&error))
    }
}

/// JSON in which nothing can end or open an element; browsers do not run it.
///
/// All but ASCII is escaped too, so that no control of the text direction stands in it.
fn data_block(view: &impl Serialize) -> String {
    let mut line = Vec::new();
    write_line(view, &mut line);
    let text = String::from_utf8_lossy(&line).trim_end().to_owned();
    let mut block = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() && !matches!(c, '<' | '>' | '&') {
            block.push(c);
        } else {
            let units = c.encode_utf16(&mut [0; 2]).to_vec();
            block.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    block
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

#[cfg(test)]
mod tests {
    use super::Renderer;
    use crate::document::Document;
    use crate::view::provenance::Provenance;
    use crate::view::report::Options;
    use crate::view::report::fixture::{document, report_of};
    use std::collections::BTreeSet;

    fn render(documents: Vec<Document>, options: &Options) -> String {
        Renderer::new(&[]).unwrap().render(&report_of(documents, options)).unwrap()
    }

    /// The values of an attribute, in order.
    fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
        let open = format!(" {attribute}=\"");
        let tails = page.split(open.as_str()).skip(1);
        tails.map(|tail| tail.split('"').next().unwrap()).collect()
    }

    const HOSTILE: &str = "<script>alert(1)</script> Orlo \"><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} \u{202E}drow &amp; end.";

    #[test]
    fn article_text_is_text() {
        let mut hostile = document(HOSTILE, None, &[HOSTILE, HOSTILE]);
        hostile.id = HOSTILE.to_owned();
        hostile.url = Some("javascript:alert(1)".to_owned());
        let tame = document("Tame", None, &["Orlow", "Orlow is calm."]);
        let options = Options {
            title: Some(HOSTILE.to_owned()),
            story_note: Some(HOSTILE.to_owned()),
            ..Options::default()
        };
        let page = render(vec![hostile, tame], &options);
        for wrong in ["<script>alert", "<img", "javascript:", "\u{202E}", "{{ 49 }}"] {
            assert!(!page.contains(wrong), "{wrong}");
        }
        for right in ["{{ 7*7 }}", "{% raw %}", "⟨U+202E⟩", "&amp;amp;", "&lt;script&gt;"]
        {
            assert!(page.contains(right), "{right}");
        }
        assert_eq!(page.matches("<script>").count(), 1);
        // The data block holds the hostile id, and nothing that could end it.
        let block = page.split("id=\"provenance\">").nth(1).unwrap();
        let block = block.split("</script>").next().unwrap();
        assert!(
            !block.contains('<') && block.contains("\\u003cscript\\u003e"),
            "{block}"
        );
        let read: Provenance = serde_json::from_str(block).unwrap();
        assert!(read.articles.iter().any(|it| it.id == HOSTILE));
        assert!(values(&page, "style").is_empty());
    }

    #[test]
    fn every_link_arrives() {
        let articles = (0..30).map(|n| {
            let town = if n % 2 == 0 { "Orlo" } else { "Orlow" };
            let text = format!("Maybe rain fell on {town}. In {town} the Tarn rose.");
            let name = format!("Source {}", n % 28);
            let mut article = document(&name, None, &["Rain", &text]);
            article.id = n.to_string();
            article
        });
        let page = render(articles.collect(), &Options::default());
        let ids = values(&page, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len());
        let links = values(&page, "href");
        for link in links.iter().filter_map(|it| it.strip_prefix('#')) {
            assert!(unique.contains(link), "{link}");
        }
        assert!(links.len() > 100);
        assert!(page.contains(">AB</b>"));
    }

    #[test]
    fn no_request_leaves_the_page() {
        let page =
            render(vec![document("Ash", None, &["Orlo", "Orlo."])], &Options::default());
        assert!(values(&page, "src").is_empty());
        assert!(!page.replace("url(#", "").contains("url(") && !page.contains("@import"));
        assert!(page.contains("default-src 'none'"));
    }

    #[test]
    fn own_templates_replace_built_in_ones_by_name() {
        let own = ("masthead.html".to_owned(), "<h1>OWN {{ title }}</h1>".to_owned());
        let report = report_of(
            Vec::new(),
            &Options { title: Some("<b>".to_owned()), ..Options::default() },
        );
        let page = Renderer::new(&[own]).unwrap().render(&report).unwrap();
        assert!(page.contains("<h1>OWN &lt;b&gt;</h1>"));
        assert!(page.contains("id=\"made\""));
    }

    #[test]
    fn errors_name_template_line_and_remedy() {
        let own = |content: &str| [("masthead.html".to_owned(), content.to_owned())];
        let error = Renderer::new(&own("<h1>\n{{ title }</h1>")).unwrap_err().to_string();
        assert!(error.starts_with("templates/masthead.html:2:"), "{error}");
        assert!(error.ends_with("remove the file to use the built-in one"), "{error}");
        let renderer = Renderer::new(&own("<h1>\n {{ titel }}</h1>")).unwrap();
        let report = report_of(Vec::new(), &Options::default());
        let error = renderer.render(&report).unwrap_err().to_string();
        assert!(error.starts_with("templates/masthead.html:2:"), "{error}");
        assert!(error.contains("titel"), "{error}");
        let error = Renderer::new(&own("{% include \"gone.html\" %}")).unwrap_err();
        assert!(error.to_string().contains("gone.html"), "{error}");
    }
}
