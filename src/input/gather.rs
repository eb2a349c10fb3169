//! Gathers the words of marked-up text into paragraphs with zones.

use crate::document::Zone;
use crate::input::decode;
use crate::input::paragraphs::Paragraphs;

/// The paragraphs so far, and the one that is being gathered.
#[derive(Debug, Default)]
pub(super) struct Gather {
    paragraphs: Paragraphs,
    /// Whether a headline can no longer come.
    is_below_head: bool,
    words: String,
    /// The line of the first of the words.
    line: Option<u32>,
    zone: Option<Zone>,
    /// Texts of pictures, to stand below the paragraph that shows them.
    captions: Vec<(String, u32)>,
    n_pictures_open: usize,
    n_quotes_open: usize,
}

impl Gather {
    /// Begins a heading of the highest level: the headline, if nothing stands above it.
    pub(super) fn start_title(&mut self) {
        self.flush();
        self.zone =
            Some(if self.is_below_head { Zone::Crosshead } else { Zone::Headline });
        self.is_below_head = true;
    }

    /// Begins a heading of a lower level.
    pub(super) fn start_heading(&mut self) {
        self.flush();
        self.zone = Some(Zone::Crosshead);
    }

    /// Begins a picture: what follows is its text.
    pub(super) fn start_picture(&mut self, line: u32) {
        self.n_pictures_open += 1;
        if self.n_pictures_open == 1 {
            self.captions.push((String::new(), line));
        }
    }

    pub(super) fn end_picture(&mut self) {
        self.n_pictures_open = self.n_pictures_open.saturating_sub(1);
    }

    pub(super) fn start_quote(&mut self) {
        self.flush();
        self.n_quotes_open += 1;
    }

    pub(super) fn end_quote(&mut self) {
        self.flush();
        self.n_quotes_open = self.n_quotes_open.saturating_sub(1);
    }

    /// Adds words that stand on a line of the file.
    pub(super) fn add(&mut self, text: &str, line: u32) {
        if self.n_pictures_open > 0 {
            if let Some((caption, _)) = self.captions.last_mut() {
                caption.push_str(text);
            }
            return;
        }
        if !text.trim().is_empty() {
            self.line.get_or_insert(line);
        }
        self.words.push_str(text);
    }

    /// Takes the paragraph back, if it is one of running text and no sentence.
    pub(super) fn leave_line(&mut self) -> Option<(u32, String)> {
        let text = decode::normalize_line(&self.words);
        let text = text.trim();
        let is_sentence =
            text.ends_with(['.', '!', '?', '”', '"']) && text.split(' ').count() >= 8;
        if self.zone.is_some() || self.n_quotes_open > 0 || is_sentence {
            return None;
        }
        let line = self.line.take()?;
        let text = text.to_owned();
        self.words.clear();
        Some((line, text))
    }

    /// Ends the paragraph or the heading.
    pub(super) fn flush(&mut self) {
        if let Some(line) = self.line.take() {
            self.is_below_head |= self.zone.is_none();
            let n_before = self.paragraphs.list.len();
            self.paragraphs.push(&decode::normalize_line(&self.words), line, self.zone);
            let is_quoted = self.n_quotes_open > 0 && self.zone.is_none();
            if is_quoted && self.paragraphs.list.len() > n_before {
                self.paragraphs.set_off();
            }
        }
        self.zone = None;
        self.words.clear();
        for (caption, line) in self.captions.drain(..) {
            let caption = decode::normalize_line(&caption);
            self.paragraphs.push(&caption, line, Some(Zone::Caption));
        }
    }

    /// Ends the last paragraph and gives them all.
    pub(super) fn finish(mut self) -> Paragraphs {
        self.flush();
        self.paragraphs
    }
}
