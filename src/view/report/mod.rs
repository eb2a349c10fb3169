//! The comparison report: the finding first, then its evidence down to the single line.
//!
//! To add a section, write its file with a `section`, its words in `en.toml`, and name it in
//! `SECTIONS`: every format has it then.

mod articles;
mod begins;
pub mod block;
mod evidence;
mod few;
#[cfg(test)]
pub(crate) mod fixture;
mod keywords;
mod links;
mod made;
mod named;
mod opening;
mod own_voice;
mod part;
mod plain;
mod quotations;
mod rows;
mod scale;
mod show;
mod some_only;
mod speakers;
mod stage;
#[cfg(test)]
mod tests;
mod told;
mod topic;
mod usage;

pub use few::MAX_WHOLE;
pub use part::{Part, cell_words, first_address, line_words, part};
pub use plain::Plain;
pub(in crate::view) use plain::{plain, web_address};

use crate::compare::Comparison;
use crate::view::provenance::{Provenance, Settings, provenance};
use block::{Block, Section};
use serde::Serialize;
use stage::Stage;

/// The version of the data that templates receive; within one, fields are only added.
pub const VERSION: &str = "parallax.view/2";

/// What gives the blocks of a section.
type Contents = fn(&Stage<'_>) -> Vec<Block>;

/// The sections in the order of the page: address, key of the heading, contents.
///
/// One without contents does not stand on the page.
const SECTIONS: &[(&str, &str, Contents)] = &[
    (begins::ID, "begins.title", begins::section),
    ("named", "named.title", named::section),
    ("told", "told.title", told::section),
    ("speakers", "speakers.title", speakers::section),
    ("own-voice", "own.title", own_voice::section),
    ("some-only", "some.title", some_only::section),
    ("keywords", "keywords.title", keywords::section),
    ("articles", "articles.title", articles::section),
    ("made", "made.title", made::section),
];

/// For whom a report is made.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Edition {
    /// For whoever makes it: every passage and every article whole.
    #[default]
    Whole,
    /// For the web, where the articles are other people's.
    Published {
        /// The part of an article that may stand on the page, from 0 to 1.
        share: f64,
    },
}

/// What a report prints on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Print {
    /// What is open on the screen, without what is folded.
    #[default]
    Pages,
    /// The first screen.
    Summary,
    /// Everything.
    All,
}

impl Print {
    /// The class of the style sheet.
    fn name(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Summary => "summary",
            Self::All => "all",
        }
    }
}

/// How to show a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// For whom the report is made.
    pub edition: Edition,
    /// What prints on paper.
    pub print: Print,
    /// The address of a row that is written alone.
    pub part: Option<String>,
    /// The story's title.
    pub title: Option<String>,
    /// A remark on the story.
    pub story_note: Option<String>,
    /// The version of the program.
    pub version: String,
    /// The options of the run, for making the report again.
    pub settings: Settings,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            edition: Edition::Whole,
            print: Print::Pages,
            part: None,
            title: None,
            story_note: None,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            settings: Settings::default(),
        }
    }
}

/// A comparison as a reader sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// [`VERSION`].
    pub view: &'static str,
    /// What the report is about.
    pub title: Plain,
    /// How many articles, and from which days.
    pub kicker: Plain,
    /// What a link to the page shows of it.
    pub description: Plain,
    /// A remark on the story.
    pub note: Option<Plain>,
    /// What prints: the class of the style sheet.
    pub print: &'static str,
    /// What to know before anything else: a line, and what it opens.
    pub caveats: Caveats,
    /// The few contrasts.
    pub opening: Section,
    /// The sections in their order.
    pub sections: Vec<Section>,
    /// Words of the frame.
    pub frame: Frame,
    /// The program and its version.
    pub program: Plain,
    /// What the report was made from.
    pub provenance: Provenance,
}

/// What to know before reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Caveats {
    /// The line.
    pub summary: Plain,
    /// What it opens.
    pub items: Vec<Plain>,
}

/// Words around the sections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "en.toml says it")]
pub struct Frame {
    pub skip: Plain,
    pub contents: Plain,
    pub footer: Plain,
    pub on_paper: Plain,
    pub open_all: Plain,
    pub close_all: Plain,
    pub copy_address: Plain,
    pub copy_text: Plain,
    pub copied: Plain,
    pub not_printed: Plain,
    pub elsewhere: Plain,
    pub region: Plain,
    pub print_line: Plain,
}

/// Words a comparison for readers.
#[must_use]
pub fn report(comparison: &Comparison<'_>, options: &Options) -> Report {
    let stage = Stage::new(comparison, options);
    let mut sections = vec![Section {
        id: "in-short",
        number: None,
        title: stage.t("short.title"),
        blocks: opening::section(&stage),
    }];
    for &(id, title, blocks) in SECTIONS {
        let mut blocks = blocks(&stage);
        few::few(&stage, &mut blocks);
        if !blocks.is_empty() {
            let number = Some(sections.len());
            sections.push(Section { id, number, title: stage.t(title), blocks });
        }
    }
    show::show(&stage, &mut sections);
    links::mend(&stage, &mut sections);
    let opening = sections.remove(0);
    let program = format!("parallax {}", options.version);
    Report {
        view: VERSION,
        title: stage.title().clone(),
        kicker: topic::kicker(&stage),
        description: topic::description(&stage),
        note: options.story_note.as_deref().map(Plain::new),
        print: options.print.name(),
        caveats: caveats(&stage),
        opening,
        sections,
        frame: frame(&stage),
        program: Plain::new(&program),
        provenance: provenance(comparison, &options.settings, program),
    }
}

/// The doubts that concern the whole page, in one line that opens.
fn caveats(stage: &Stage<'_>) -> Caveats {
    let found = stage.comparison.caveats.iter().filter(|it| it.is_central());
    let mut items: Vec<Plain> = found.map(|it| Plain::new(&it.to_string())).collect();
    items.extend(stage.is_large().then(|| stage.t("few.caveat")));
    let summary = match items.len() {
        0 => stage.t("caveats.none"),
        n => stage.count("caveats", n),
    };
    Caveats { summary, items }
}

fn frame(stage: &Stage<'_>) -> Frame {
    Frame {
        skip: stage.t("frame.skip"),
        contents: stage.t("frame.contents"),
        footer: stage.t("frame.footer"),
        on_paper: stage.t("frame.on_paper"),
        open_all: stage.t("frame.open_all"),
        close_all: stage.t("frame.close_all"),
        copy_address: stage.t("frame.copy_address"),
        copy_text: stage.t("frame.copy_text"),
        copied: stage.t("frame.copied"),
        not_printed: stage.t("quotations.not_printed"),
        elsewhere: stage.t("quotations.elsewhere"),
        region: stage.t("frame.region"),
        print_line: stage.t("frame.print_line"),
    }
}
