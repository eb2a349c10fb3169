//! Trends in the formats of `trends`.

use crate::output::OutputError;
use crate::output::csv::{BOM, table};
use crate::output::html::Renderer;
use crate::output::json::pretty;
use crate::trends::Trends;
use crate::view::trends::{page, rows, trends};

/// A format of trends.
#[derive(Debug)]
pub struct Format {
    /// Its name after `--format`.
    pub id: &'static str,
    /// The extensions of its files.
    pub extensions: &'static [&'static str],
    /// What it is, in a few words.
    pub about: &'static str,
    write: fn(&Shown<'_>) -> Result<String, OutputError>,
}

/// Trends with how they are to be shown.
pub struct Shown<'a> {
    /// What was found.
    pub trends: &'a Trends<'a>,
    /// The templates of the page.
    pub renderer: &'a Renderer,
    /// The title of the page instead of the usual one.
    pub title: Option<&'a str>,
    /// Whether a table begins with a byte order mark.
    pub has_bom: bool,
}

/// Every format, in the order of the help.
pub static FORMATS: &[Format] = &[
    Format {
        id: "html",
        extensions: &["html", "htm"],
        about: "one page to read",
        write: |it| it.renderer.part("trends.html", &page(it.trends, it.title)),
    },
    Format {
        id: "json",
        extensions: &["json"],
        about: "one object for programs",
        write: |it| Ok(pretty(&trends(it.trends))),
    },
    Format {
        id: "csv",
        extensions: &["csv"],
        about: "a table with one row per figure, gap or change",
        write: |it| {
            let table = table(rows(it.trends).into_iter());
            Ok(if it.has_bom { format!("{BOM}{table}") } else { table })
        },
    },
];

impl Format {
    /// Writes trends.
    ///
    /// # Errors
    ///
    /// If a template asks for what the page does not hold.
    pub fn write(&self, shown: &Shown<'_>) -> Result<String, OutputError> {
        (self.write)(shown)
    }
}
