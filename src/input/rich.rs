//! The text of a word processor's document: paragraphs with a style, and runs.
//!
//! `.docx`, `.odt` and `.rtf` are read into it; [`Rich::into_article`] makes an article of
//! it, and a review reads its text with [`Rich::lines`].

use crate::document::{Date, Removed, Zone};
use crate::input::article::Article;
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::{InputError, bylined, decode, exports, labelled, metadata};

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    /// The paragraphs of the text, empty ones too.
    pub paragraphs: Vec<RichParagraph>,
    /// Those of footnotes and endnotes.
    pub notes: Vec<RichParagraph>,
    /// What is beside the text: comments, running heads.
    pub(super) beside: Vec<(&'static str, String)>,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichParagraph {
    /// What its style makes of it.
    pub style: ParagraphStyle,
    /// Its words, in order.
    pub runs: Vec<RichRun>,
}

/// Words that look alike. A line break inside a paragraph is a line feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichRun {
    /// The words.
    pub text: String,
    /// Whether they are in italics.
    pub is_italic: bool,
}

/// What a style says about a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParagraphStyle {
    /// The document's title.
    Title,
    /// The line below it.
    Subtitle,
    /// A heading, from level 1.
    Heading(u8),
    /// Words set off as someone's.
    Quotation,
    /// The words under a picture.
    Caption,
    /// Who wrote it.
    Author,
    /// The day.
    Date,
    /// What stands at the head or foot of each page.
    RunningHead,
    /// Running text.
    #[default]
    Text,
}

impl ParagraphStyle {
    /// By the English name of a style, as programs write it whatever their language.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase().replace(['_', '-'], " ");
        let name = name.replace("20", "");
        Some(match name.split_whitespace().collect::<Vec<_>>().join(" ").as_str() {
            "title" => Self::Title,
            "subtitle" => Self::Subtitle,
            "quote" | "intense quote" | "block text" | "quotations" | "blockquote" => {
                Self::Quotation
            }
            "caption" | "figure" | "illustration" | "image caption" => Self::Caption,
            "author" | "byline" => Self::Author,
            "date" => Self::Date,
            "header" | "footer" => Self::RunningHead,
            name => {
                let level = name.strip_prefix("heading")?.trim();
                Self::Heading(if level.is_empty() { 1 } else { level.parse().ok()? })
            }
        })
    }
}

impl RichParagraph {
    /// Adds words to the last run, or begins another.
    pub(super) fn add(&mut self, text: &str, is_italic: bool) {
        match self.runs.last_mut() {
            Some(run) if run.is_italic == is_italic => run.text.push_str(text),
            _ => self.runs.push(RichRun { text: text.to_owned(), is_italic }),
        }
    }

    /// The words of all runs.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Rich {
    /// The text with one line per paragraph, counted as the program that wrote it counts
    /// them; notes follow after an empty line.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut text = String::new();
        let mut push = |paragraph: &RichParagraph| {
            text.push_str(paragraph.text().replace(['\n', '\r'], " ").trim_end());
            text.push('\n');
        };
        self.paragraphs.iter().for_each(&mut push);
        if !self.notes.is_empty() {
            push(&RichParagraph::default());
        }
        self.notes.iter().for_each(&mut push);
        text
    }

    /// The lines of the text, for forms that hold several articles.
    pub(super) fn plain_lines(&self) -> Vec<String> {
        let texts = self.paragraphs.iter().map(RichParagraph::text);
        texts
            .flat_map(|text| text.split('\n').map(str::to_owned).collect::<Vec<_>>())
            .collect()
    }

    /// Makes the articles: several where it is the export of a database.
    pub(super) fn into_articles(
        self,
        path: &str,
        is_raw: bool,
    ) -> Vec<Result<Article, InputError>> {
        if is_raw {
            let paragraphs = Paragraphs::verbatim(self.lines());
            return vec![Ok(Article { paragraphs, ..Article::default() })];
        }
        let lines = self.plain_lines();
        match exports::split(&lines, path) {
            Some(Ok(articles)) => articles.into_iter().map(Ok).collect(),
            Some(Err(error)) => vec![Err(error)],
            None => match labelled::split(&lines).or_else(|| bylined::split(&lines)) {
                Some(articles) => articles.into_iter().map(Ok).collect(),
                None => vec![Ok(self.into_article())],
            },
        }
    }

    /// Makes an article; the line of a paragraph is its number.
    pub(super) fn into_article(self) -> Article {
        let mut paragraphs = Paragraphs::default();
        let has_title =
            self.paragraphs.iter().any(|it| it.style == ParagraphStyle::Title);
        let mut is_under_head = false;
        let mut metadata = Metadata::default();
        let mut removed: Vec<Removed> = Vec::new();
        let mut line = 0;
        for paragraph in &self.paragraphs {
            line += 1;
            let text = decode::normalize(paragraph.text().into()).into_owned();
            match paragraph.style {
                ParagraphStyle::Author if metadata.byline.is_none() => {
                    metadata.byline =
                        metadata::value(&text).map(|it| exports::without_by(&it));
                    continue;
                }
                ParagraphStyle::Date if text.trim().parse::<Date>().is_ok() => {
                    metadata.set_date(&text);
                    continue;
                }
                ParagraphStyle::RunningHead => {
                    let text = decode::normalize_line(&text);
                    if !text.is_empty() {
                        let reason = "running-head".to_owned();
                        removed.push(Removed { line, text, reason });
                    }
                    continue;
                }
                _ => {}
            }
            let zone = match paragraph.style {
                ParagraphStyle::Title if !is_under_head => Some(Zone::Headline),
                ParagraphStyle::Heading(1) if !is_under_head && !has_title => {
                    Some(Zone::Headline)
                }
                ParagraphStyle::Title | ParagraphStyle::Heading(_) => {
                    Some(Zone::Crosshead)
                }
                ParagraphStyle::Subtitle if paragraphs.list.len() < 3 => {
                    Some(Zone::Standfirst)
                }
                ParagraphStyle::Caption => Some(Zone::Caption),
                _ => None,
            };
            if zone.is_some() {
                let text = text.replace('\n', " ");
                is_under_head |= zone == Some(Zone::Headline) && !text.trim().is_empty();
                paragraphs.push(&text, line, zone);
                continue;
            }
            for part in parts(&text) {
                let n_before = paragraphs.list.len();
                paragraphs.push(&part, line, None);
                is_under_head |= paragraphs.list.len() > n_before;
                let is_quoted = paragraph.style == ParagraphStyle::Quotation;
                if is_quoted && paragraphs.list.len() > n_before {
                    paragraphs.set_off();
                }
            }
        }
        let notes = self.notes.iter().map(|it| ("footnote", it.text()));
        for (reason, text) in notes.chain(self.beside) {
            let text = decode::normalize_line(&text);
            if !text.is_empty() {
                removed.push(Removed { line, text, reason: reason.to_owned() });
            }
        }
        Article { metadata, paragraphs, removed, ..Article::default() }
    }
}

/// The paragraphs of one that holds line breaks: two in a row, or one after a sentence
/// that has ended, part them.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_blank = false;
    for line in text.split('\n') {
        let line = line.trim();
        let last = parts.last_mut().expect("there is always a part");
        let is_end =
            last.trim_end_matches(['”', '"', '’', ')']).ends_with(['.', '!', '?']);
        if line.is_empty() {
            is_blank = true;
        } else if last.is_empty() {
            last.push_str(line);
        } else if is_blank || is_end {
            parts.push(line.to_owned());
        } else {
            last.push(' ');
            last.push_str(line);
        }
        is_blank &= line.is_empty();
    }
    parts
}
