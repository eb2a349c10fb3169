//! What a format reads from bytes, and the document made of it.

use crate::document::{Caveat, Document, Removed};
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::{exports, headline, heads, language};

/// The language of articles too short to show it.
const DEFAULT_LANGUAGE: &str = "en";

/// What one format found: the text and what the file or the row says about it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    /// As the file itself has it.
    pub(super) metadata: Metadata,
    /// The text.
    pub(super) paragraphs: Paragraphs,
    /// What is no prose.
    pub(super) removed: Vec<Removed>,
    /// The name of the file inside an archive that holds it.
    pub(super) name: Option<String>,
}

/// What is settled about an article before it is opened.
#[derive(Clone, Debug, Default)]
pub(super) struct Settled {
    /// Unique among the files.
    pub(super) id: String,
    pub(super) path: String,
    /// The source by `--source`, which overrules everything.
    pub(super) source: Option<String>,
    /// The source where nothing names one.
    pub(super) fallback_source: String,
    /// What the story says, which overrules the article.
    pub(super) known: Metadata,
}

impl Article {
    /// Makes the document, with its headline unless the text is to stay as it is.
    pub(super) fn into_document(mut self, settled: &Settled, is_raw: bool) -> Document {
        if !is_raw {
            heads::take(&mut self, &settled.known);
        }
        let metadata = settled.known.clone().or(std::mem::take(&mut self.metadata));
        self.put_back(&metadata.kept);
        let mut caveats = metadata.caveats;
        if self.paragraphs.list.is_empty() {
            caveats.push(Caveat::Empty);
        }
        let language = metadata.language.unwrap_or_else(|| {
            language::identify(&self.paragraphs.text)
                .unwrap_or(DEFAULT_LANGUAGE)
                .to_owned()
        });
        let source = settled
            .source
            .clone()
            .or(metadata.source)
            .unwrap_or_else(|| settled.fallback_source.clone());
        let title = metadata
            .title
            .map(|it| headline::without_outlet(it, &source, metadata.url.as_deref()));
        let mut document = Document {
            id: metadata.id.unwrap_or_else(|| settled.id.clone()),
            path: settled.path.clone(),
            source,
            title,
            byline: metadata.byline.map(|it| exports::without_by(&it)),
            date: metadata.date,
            url: metadata.url,
            language,
            note: metadata.note,
            licence: metadata.licence.or(metadata.story_licence),
            text: self.paragraphs.text,
            paragraphs: self.paragraphs.list,
            removed: self.removed,
            kept: metadata.kept,
            corrections: metadata.corrections,
            caveats,
        };
        if !is_raw {
            headline::place(&mut document);
        }
        document
    }

    /// Puts lines that a format left out back where they stood.
    fn put_back(&mut self, kept: &[String]) {
        let (back, removed): (Vec<Removed>, Vec<Removed>) =
            self.removed.drain(..).partition(|it| kept.contains(&it.text));
        self.removed = removed;
        if back.is_empty() {
            return;
        }
        let old = std::mem::take(&mut self.paragraphs);
        let mut back = back.into_iter().peekable();
        for paragraph in &old.list {
            while let Some(it) = back.next_if(|it| it.line < paragraph.line) {
                self.paragraphs.push(&it.text, it.line, None);
            }
            let words = paragraph.span.of(&old.text);
            self.paragraphs.push(words, paragraph.line, paragraph.zone);
            if paragraph.is_set_off {
                self.paragraphs.set_off();
            }
        }
        back.for_each(|it| self.paragraphs.push(&it.text, it.line, None));
    }
}
