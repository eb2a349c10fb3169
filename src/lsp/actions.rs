//! What can be done about findings: make a change, allow the finding, make all safe changes.

use crate::lsp::desks::Kept;
use crate::lsp::document::Document;
use crate::lsp::{diagnostics, place};
use crate::review::{Allowance, Extent, Finding, settle};
use crate::text::Span;
use crate::view::lines::{Lines, Unit};
use std::collections::BTreeSet;
use std::path::Path;
use tower_lsp_server::ls_types::{
    CodeAction, CodeActionKind, CodeActionParams, Diagnostic, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit,
    WorkspaceEdit,
};

/// Puts in all that is safe.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.parallax");

/// A comment costs reviews to place; of so many findings at one place they are offered.
const MAX_ALLOWED: usize = 4;

/// How edits are written.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) unit: Unit,
    /// Whether they say of which version they speak.
    pub(super) versioned: bool,
}

/// The actions for a range of a draft that was looked at.
pub(super) fn offer(
    params: &CodeActionParams,
    document: &Document,
    kept: &mut Kept,
    root: &Path,
    form: Form,
) -> Vec<CodeAction> {
    let Some(seen) = &document.seen else { return Vec::new() };
    let lines = Lines::of_editor(&document.draft.text);
    let edits = Edits { document, lines: &lines, form };
    let mut actions = Vec::new();
    if is_wanted(params, &CodeActionKind::QUICKFIX) {
        let all = diagnostics::all(&document.draft, &seen.findings, form.unit);
        let here: Vec<Shown<'_>> =
            seen.findings.iter().zip(all).filter(|it| is_meant(params, &it.1)).collect();
        actions.extend(suggestions(&here, &edits));
        actions.extend(allowances(&here, &edits, kept));
    }
    if is_wanted(params, &FIX_ALL) {
        let all = fix_all(document, kept, root, &lines, form.unit);
        if !all.is_empty() {
            actions.push(CodeAction {
                title: "Make all safe changes".to_owned(),
                kind: Some(FIX_ALL),
                edit: Some(edits.of(all)),
                ..CodeAction::default()
            });
        }
    }
    actions
}

/// A finding, and how it is shown.
type Shown<'a> = (&'a Finding, Diagnostic);

/// Puts in what is suggested and sure.
fn suggestions(here: &[Shown<'_>], edits: &Edits<'_>) -> Vec<CodeAction> {
    let with_words = here.iter().filter_map(|(finding, diagnostic)| {
        let words = finding.suggestion.as_ref().filter(|_| finding.is_safe)?;
        let edit = edits.one(finding.span.range(), words.clone());
        Some(CodeAction {
            is_preferred: Some(true),
            ..quick_fix(format!("Write “{words}”"), diagnostic, edit)
        })
    });
    with_words.collect()
}

/// Writes comments that allow, for a place and for the file; one rule once for the file.
fn allowances(here: &[Shown<'_>], edits: &Edits<'_>, kept: &mut Kept) -> Vec<CodeAction> {
    let mut actions = Vec::new();
    let mut for_file = BTreeSet::new();
    if here.is_empty() {
        return actions;
    }
    let draft = &edits.document.draft;
    let Kept { desk, session } = kept;
    let known = desk.reviewer.review_with(draft, session);
    for (finding, diagnostic) in here.iter().take(MAX_ALLOWED) {
        for (extent, place) in [(Extent::Here, "here"), (Extent::File, "in this file")] {
            if extent == Extent::File && !for_file.insert(&finding.rule) {
                continue;
            }
            let comment = desk.reviewer.allow(draft, &known, finding, extent, session);
            let Some(Allowance { at, text }) = comment else { continue };
            let title = format!("Allow {} {place}", finding.rule);
            actions.push(quick_fix(title, diagnostic, edits.one(at..at, text)));
        }
    }
    actions
}

/// Whether the editor asks for a kind; one that names none asks for all.
fn is_wanted(params: &CodeActionParams, kind: &CodeActionKind) -> bool {
    let Some(only) = &params.context.only else { return true };
    only.iter().any(|it| {
        let rest = kind.as_str().strip_prefix(it.as_str());
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.starts_with('.') || it.as_str().is_empty()
        })
    })
}

/// Whether the editor means a finding: it touches the range, or the editor names it.
fn is_meant(params: &CodeActionParams, it: &Diagnostic) -> bool {
    let touches =
        it.range.start <= params.range.end && params.range.start <= it.range.end;
    let named = &params.context.diagnostics;
    touches || named.iter().any(|other| other.range == it.range && other.code == it.code)
}

fn quick_fix(title: String, diagnostic: &Diagnostic, edit: WorkspaceEdit) -> CodeAction {
    CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic.clone()]),
        edit: Some(edit),
        ..CodeAction::default()
    }
}

/// Writes edits of one document.
struct Edits<'a> {
    document: &'a Document,
    lines: &'a Lines<'a>,
    form: Form,
}

impl Edits<'_> {
    /// Puts words in place of bytes.
    fn one(&self, bytes: std::ops::Range<usize>, text: String) -> WorkspaceEdit {
        let position = |at| place::position(self.lines, at, self.form.unit);
        let range = Range::new(position(bytes.start), position(bytes.end));
        self.of(vec![TextEdit::new(range, text)])
    }

    fn of(&self, edits: Vec<TextEdit>) -> WorkspaceEdit {
        let uri = self.document.uri.clone();
        if !self.form.versioned {
            let changes = Some([(uri, edits)].into());
            return WorkspaceEdit { changes, ..WorkspaceEdit::default() };
        }
        let version = Some(self.document.version);
        let change = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        };
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(vec![change])),
            ..WorkspaceEdit::default()
        }
    }
}

/// The edits that put in what is safe until nothing is.
fn fix_all(
    document: &Document,
    kept: &mut Kept,
    root: &Path,
    lines: &Lines<'_>,
    unit: Unit,
) -> Vec<TextEdit> {
    let edit = |span: Span, text: &str| {
        TextEdit::new(place::range(lines, span, unit), text.to_owned())
    };
    let settled = settle(&document.draft, |it| kept.fixable(document, it, root));
    settled.edits.iter().map(|(span, words)| edit(*span, words)).collect()
}

#[cfg(test)]
mod tests {
    use super::{FIX_ALL, is_wanted};
    use tower_lsp_server::ls_types::{
        CodeActionContext, CodeActionKind, CodeActionParams, Range,
        TextDocumentIdentifier,
    };

    #[test]
    fn a_kind_stands_for_those_below_it() {
        for (only, expected) in [
            (None, [true, true]),
            (Some(""), [true, true]),
            (Some("quickfix"), [true, false]),
            (Some("source"), [false, true]),
            (Some("source.fixAll"), [false, true]),
            (Some("source.fixAll.parallax"), [false, true]),
            (Some("source.fix"), [false, false]),
            (Some("source.fixAll.other"), [false, false]),
        ] {
            let params = CodeActionParams {
                text_document: TextDocumentIdentifier {
                    uri: "file:///a.md".parse().unwrap(),
                },
                range: Range::default(),
                context: CodeActionContext {
                    only: only.map(|it| vec![CodeActionKind::from(it.to_owned())]),
                    ..CodeActionContext::default()
                },
                work_done_progress_params: Default::default(),
                partial_result_params: Default::default(),
            };
            let found = [CodeActionKind::QUICKFIX, FIX_ALL];
            assert_eq!(found.map(|it| is_wanted(&params, &it)), expected, "{only:?}");
        }
    }
}
