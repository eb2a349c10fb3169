//! Why a desk cannot be opened, shown once as a message and in the file at fault.

use crate::desk::DeskError;
use crate::input::read_pack;
use crate::lsp::client::Notice;
use crate::lsp::diagnostics::SOURCE;
use crate::lsp::place;
use crate::text::Span;
use crate::view::lines::{Lines, Unit};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tower_lsp_server::ls_types::{Diagnostic, DiagnosticSeverity, MessageType, Uri};

/// What was shown last.
#[derive(Default)]
pub(super) struct Shown {
    messages: BTreeSet<String>,
    files: BTreeMap<Uri, Diagnostic>,
}

impl Shown {
    /// What is new since the last time: messages that were not shown, files whose fault
    /// came, changed or went.
    pub(super) fn update<'a>(
        &mut self,
        faults: impl Iterator<Item = (Option<&'a Path>, &'a DeskError)>,
        unit: Unit,
    ) -> Vec<Notice> {
        let mut now = Self::default();
        for (settings, fault) in faults {
            now.messages.insert(format!("parallax: {fault}"));
            now.files.extend(diagnostic(settings, fault, unit));
        }
        let fresh = now.messages.difference(&self.messages);
        let mut notices: Vec<Notice> =
            fresh.map(|it| Notice::Show(MessageType::ERROR, it.clone())).collect();
        for (uri, it) in &now.files {
            if self.files.get(uri) != Some(it) {
                let all = vec![it.clone()];
                notices.push(Notice::Diagnostics(uri.clone(), all, None));
            }
        }
        for uri in self.files.keys().filter(|it| !now.files.contains_key(it)) {
            notices.push(Notice::Diagnostics(uri.clone(), Vec::new(), None));
        }
        *self = now;
        notices
    }
}

/// The fault in its file: the one that it names, else the settings that lead to it.
fn diagnostic(
    settings: Option<&Path>,
    fault: &DeskError,
    unit: Unit,
) -> Option<(Uri, Diagnostic)> {
    let place = fault.place();
    let file = place.map(|it| Path::new(it.file.as_str())).or(settings)?;
    let content = read_pack(file).ok().and_then(|mut it| it.pop())?.content;
    let lines = Lines::of_editor(&content);
    let span = place.map_or_else(Span::default, |it| {
        let start = lines.byte(it.line, it.column.saturating_sub(1), Unit::Utf32);
        Span::new(start, lines.end(it.line).max(start))
    });
    let text = fault.to_string();
    let message = place.and_then(|it| text.strip_prefix(&format!("{it}: ")));
    let diagnostic = Diagnostic {
        range: place::range(&lines, span, unit),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message: message.unwrap_or(&text).to_owned(),
        ..Diagnostic::default()
    };
    Some((Uri::from_file_path(file)?, diagnostic))
}
