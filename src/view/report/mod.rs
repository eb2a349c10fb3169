//! The comparison report: what a reader sees, from the brief down to the single line.
//!
//! [`report`] picks and orders; templates only lay out. Everything that comes from an
//! article is cut from the positions that `excerpt` allows and made harmless by `plain`.

mod article;
mod brief;
#[cfg(test)]
mod brief_tests;
mod cell;
mod choice;
mod copied;
mod coverage;
mod excerpt;
mod facts;
#[cfg(test)]
mod facts_tests;
#[cfg(test)]
pub(crate) mod fixture;
mod folded;
mod keywords;
mod marks;
mod method;
mod missing;
mod naming;
mod own_voice;
mod paraphrases;
mod passage;
mod plain;
mod quotation_budget;
#[cfg(test)]
mod quotation_tests;
mod quotations;
mod rows;
mod ruler;
mod said;
mod scale;
mod shares;
mod source;
mod speakers;
mod stage;
#[cfg(test)]
mod tests;
mod usage;
mod verbs;
mod voice_bar;

pub use article::{Article, ArticleColumn, Block, WithheldLine};
pub use brief::{BriefRow, BriefSide, BriefWord};
pub use cell::{Chip, HeadlineWord, RowCell, Segment};
pub use copied::FactCopy;
pub use coverage::{Coverage, CoverageCell, CoverageRow, FirstMention};
pub use facts::{FactCard, FactConcept, FactRemark, FactSide, Facts};
pub use folded::{Folded, FoldedRow, Found, FoundWording, Line};
pub use keywords::{KeywordGroup, KeywordRow, Keywords};
pub use marks::{Run, RunMark};
pub use method::{ArticleDoubt, Method, NotFound, PackLine, RemovedLine};
pub use missing::{AgentSide, Missing, MissingAgent, MissingCell, MissingRow};
pub use naming::{Band, LegendEntry, Naming, Row};
pub use own_voice::{Chart, DrawnRate, ListsNotFound, Measure, OwnVoice, RateRow};
pub use paraphrases::{Reported, ReportedPair, ReportedSide};
pub use passage::{Concordance, Group, Passage};
pub use quotations::{Listed, Quotations, QuoteCard, QuotePlace, QuoteRow, QuoteRun};
pub use ruler::Bar;
pub use said::{Said, SaidGroup};
pub use scale::Tick;
pub use shares::{FormShares, ShareRow, Shares};
pub use source::{OverviewCell, OverviewRow, SourceHead};
pub use speakers::{
    MoreSpeaker, MoreSpeakers, MoreSpeech, SpeakerRow, SpeakersSection, SpeechCell,
    SpeechWords,
};
pub use stage::Badge;
pub use usage::{Usage, User};
pub use verbs::{Stance, VerbCell, VerbCount, VerbRow};
pub use voice_bar::VoicePart;

use crate::compare::Comparison;
use crate::view::provenance::Settings;
use crate::view::wording;
use crate::view::wording::{LABELS, Labels};
use choice::Shown;
use excerpt::Excerpts;
pub(in crate::view) use plain::plain;
use rows::Rows;
use serde::Serialize;
use stage::Stage;

/// The version of the data that templates receive; within one, fields are only added.
pub const VERSION: &str = "parallax.view/1";

/// How to show a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether the articles stand in full, for private use.
    pub full_text: bool,
    /// Whether only page one prints.
    pub print_summary: bool,
    /// The story's title.
    pub title: Option<String>,
    /// A remark on the story.
    pub story_note: Option<String>,
    /// The version of the program.
    pub version: String,
    /// The options of the run, for whoever makes the report again.
    pub settings: Settings,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            full_text: false,
            print_summary: false,
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
    /// The fixed words of the page.
    pub words: Labels,
    /// The story's title, or what was compared.
    pub title: String,
    /// A remark on the story.
    pub note: Option<String>,
    /// Whether only page one prints.
    pub is_print_summary: bool,
    /// What to know before anything else.
    pub caveats: Vec<String>,
    /// The few contrasts; empty where none is strong and supported enough.
    pub brief: Vec<BriefRow>,
    /// What stands in their place where there are none.
    pub brief_none: &'static str,
    /// The sections in their order.
    pub sections: Vec<Section>,
    /// The columns of every table.
    pub sources: Vec<SourceHead>,
    /// What was compared.
    pub overview: Vec<OverviewRow>,
    /// How things are named.
    pub naming: Naming,
    /// Who speaks; none where nobody does.
    pub speakers: Option<SpeakersSection>,
    /// What several sources quote; none where nothing is.
    pub quotations: Option<Quotations>,
    /// What several sources tell in other words; none where no two tell the same.
    pub facts: Option<Facts>,
    /// Word lists; none where no pack has any.
    pub own_voice: Option<OwnVoice>,
    /// Which source names which thing; none where there is nothing to compare.
    pub coverage: Option<Coverage>,
    /// Words that set the sources apart; none where no source has two articles.
    pub keywords: Option<Keywords>,
    /// What the articles section shows.
    pub articles_lede: &'static str,
    /// The articles by source.
    pub articles: Vec<ArticleColumn>,
    /// How the report was made.
    pub method: Method,
}

/// A section of the page; a template of its name renders it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// From 1.
    pub number: usize,
    /// Its id.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
}

/// Words a comparison for readers.
#[must_use]
pub fn report(comparison: &Comparison<'_>, options: &Options) -> Report {
    let stage = Stage::new(comparison);
    let rows = Rows::new(&stage);
    let shown = Shown::new(&comparison.passages);
    let excerpts = if options.full_text {
        Excerpts::full(&stage)
    } else {
        Excerpts::spend(&stage, &rows, &shown)
    };
    let heads = source::heads(&stage);
    let keywords = keywords::keywords(&stage, &heads);
    let facts = facts::facts(&stage, &excerpts, &shown);
    let coverage = coverage::coverage(&stage, &excerpts, facts.as_ref());
    let speakers = speakers::speakers(&stage, &excerpts);
    let quotations = quotations::quotations(&stage, &excerpts);
    let own_voice = own_voice::own_voice(&stage, &excerpts);
    let brief = brief::brief(&stage);
    let central = comparison.caveats.iter().filter(|it| it.is_central());
    Report {
        view: VERSION,
        words: LABELS,
        title: title(comparison, options),
        note: options.story_note.as_deref().map(plain),
        is_print_summary: options.print_summary,
        caveats: central.map(|it| plain(&it.to_string())).collect(),
        brief,
        brief_none: wording::no_contrast(comparison.sources.len()),
        sections: sections([
            speakers.is_some(),
            quotations.is_some(),
            facts.is_some(),
            own_voice.is_some(),
            coverage.is_some(),
            keywords.is_some(),
        ]),
        overview: source::overview(&stage, &excerpts),
        naming: naming::naming(&stage, &excerpts, &rows),
        speakers,
        quotations,
        facts,
        own_voice,
        coverage,
        keywords,
        articles_lede: wording::articles_lede(options.full_text),
        articles: article::columns(&stage, &excerpts, &rows, &heads),
        sources: heads,
        method: method::method(&stage, options),
    }
}

fn title(comparison: &Comparison<'_>, options: &Options) -> String {
    let given = options.title.as_deref().map(plain).filter(|it| !it.trim().is_empty());
    given.unwrap_or_else(|| {
        wording::title(comparison.articles.len(), comparison.sources.len())
    })
}

/// The sections in the order of the page, numbered without a gap; those of speakers,
/// quotations, facts, word lists, coverage and keywords only where there are any.
fn sections(
    [has_speakers, has_quotes, has_facts, has_lists, has_coverage, has_keywords]: [bool;
        6],
) -> Vec<Section> {
    let sections = [
        ("compared", LABELS.compared, true),
        ("named", LABELS.named, true),
        ("speakers", LABELS.speakers, has_speakers),
        ("quotations", wording::QUOTATIONS, has_quotes),
        ("facts", LABELS.facts, has_facts),
        ("own-voice", LABELS.own_voice, has_lists),
        ("coverage", LABELS.coverage, has_coverage),
        ("keywords", LABELS.keywords, has_keywords),
        ("articles", LABELS.articles, true),
        ("made", LABELS.made, true),
    ];
    let shown = sections.into_iter().filter(|it| it.2).enumerate();
    shown.map(|(at, (id, title, _))| Section { number: at + 1, id, title }).collect()
}
