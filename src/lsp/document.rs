//! A draft in the editor: its text, as edits leave it, and what is known about it.

use crate::lsp::place;
use crate::review::{Draft, Finding, Form, Name};
use crate::view::lines::{Lines, Unit};
use std::path::{Path, PathBuf};
use tower_lsp_server::ls_types::{TextDocumentContentChangeEvent, Uri};

/// An open draft.
pub(super) struct Document {
    pub(super) uri: Uri,
    /// Where it lies; none for one that was never saved.
    pub(super) path: Option<PathBuf>,
    pub(super) draft: Draft,
    pub(super) version: i32,
    /// What stands in it, as of this text; none until it was looked at.
    pub(super) seen: Option<Seen>,
}

/// What stands in a draft.
#[derive(Default)]
pub(super) struct Seen {
    /// What is shown, in order of place: neither allowed by a comment nor known already.
    pub(super) findings: Vec<Finding>,
    /// Names that packs know, in order of place.
    pub(super) names: Vec<Name>,
}

impl Document {
    /// A document that is prose; none for data.
    pub(super) fn open(
        uri: Uri,
        language: &str,
        version: i32,
        text: String,
    ) -> Option<Self> {
        let path = path(&uri);
        let name = path
            .as_ref()
            .map_or_else(|| uri.as_str().to_owned(), |it| it.display().to_string());
        let form = form(path.as_deref(), language)?;
        let draft = Draft { path: name, text, form, rich: None };
        Some(Self { uri, path, draft, version, seen: None })
    }

    /// Takes edits over, each as it finds the text that the one before has left.
    pub(super) fn edit(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        unit: Unit,
    ) {
        for change in changes {
            edit(&mut self.draft.text, change, unit);
        }
        self.version = version;
        self.seen = None;
    }
}

fn edit(text: &mut String, change: TextDocumentContentChangeEvent, unit: Unit) {
    let Some(range) = change.range else {
        *text = change.text;
        return;
    };
    let bytes = place::bytes(&Lines::of_editor(text), range, unit);
    text.replace_range(bytes, &change.text);
}

/// The file that an address names; none where it names none.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    is_file.then(|| uri.to_file_path().map(|it| it.into_owned())).flatten()
}

/// The form of a file: by its extension, like the command line; where that says nothing, and
/// for what was never saved, by what the editor takes it for. None for what is no prose.
fn form(path: Option<&Path>, language: &str) -> Option<Form> {
    let by_name = path.and_then(|it| Form::named(&it.display().to_string()));
    let is_named = path.and_then(Path::extension).is_some();
    by_name.or(match language {
        "markdown" | "quarto" | "rmd" | "pandoc" => Some(Form::Markdown),
        "mdx" => Some(Form::Mdx),
        "html" | "xhtml" => Some(Form::Html),
        // An extension that no draft has may be that of code.
        "plaintext" | "text" | "" => (!is_named).then_some(Form::Plain),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{edit, form, path};
    use crate::lsp::place::position;
    use crate::review::Form;
    use crate::view::lines::{Lines, Unit};
    use proptest::prelude::{Just, Strategy, any, prop};
    use proptest::{prop_assert_eq, prop_oneof, proptest};
    use std::path::Path;
    use tower_lsp_server::ls_types::{
        Position, Range, TextDocumentContentChangeEvent, Uri,
    };

    const UNITS: [Unit; 3] = [Unit::Utf8, Unit::Utf16, Unit::Utf32];

    fn change(range: Option<Range>, text: &str) -> TextDocumentContentChangeEvent {
        TextDocumentContentChangeEvent {
            range,
            range_length: None,
            text: text.to_owned(),
        }
    }

    /// Words, ends of lines and characters of every width.
    fn texts() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\r\n"),
            Just("\n"),
            Just("\r"),
            Just("word"),
            Just(" "),
            Just("🙂"),
            Just("👩‍👩‍👧"),
            Just("e\u{301}"),
            Just("外務省"),
            Just("“"),
        ];
        prop::collection::vec(piece, 0..12).prop_map(|it| it.concat())
    }

    /// The byte of a character, chosen by a number; never between `\r` and `\n`, where no
    /// position points.
    fn boundary(text: &str, n: usize) -> usize {
        let ends = text.char_indices().map(|it| it.0).chain([text.len()]);
        let all: Vec<usize> = ends
            .filter(|&at| !(text[..at].ends_with('\r') && text[at..].starts_with('\n')))
            .collect();
        all[n % all.len()]
    }

    proptest! {
        /// Edits one by one leave the text that one who replaces bytes would have.
        #[test]
        fn edits_are_the_same_as_whole_texts(
            start in texts(),
            edits in prop::collection::vec((any::<u16>(), any::<u16>(), texts()), 0..8),
            unit in 0..3_usize,
        ) {
            let unit = UNITS[unit];
            let (mut text, mut whole) = (start.clone(), start);
            for (from, to, words) in edits {
                let (a, b) = (boundary(&text, from.into()), boundary(&text, to.into()));
                let (a, b) = (a.min(b), a.max(b));
                let lines = Lines::of_editor(&text);
                let range =
                    Range::new(position(&lines, a, unit), position(&lines, b, unit));
                whole = format!("{}{words}{}", &whole[..a], &whole[b..]);
                edit(&mut text, change(Some(range), &words), unit);
                prop_assert_eq!(&text, &whole);
            }
            edit(&mut text, change(None, "new"), unit);
            prop_assert_eq!(text, "new");
        }

        /// Any position whatever is taken for one in the text.
        #[test]
        fn no_position_is_too_far(
            start in texts(),
            at in any::<[u8; 4]>(),
            unit in 0..3_usize,
        ) {
            let mut text = start;
            let [a, b, c, d] = at.map(|it| u32::from(it % 20));
            let range = Range::new(Position::new(a, b), Position::new(c, d));
            edit(&mut text, change(Some(range), "x"), UNITS[unit]);
            prop_assert_eq!(text.matches('x').count(), 1);
        }
    }

    #[test]
    fn a_surrogate_is_never_cut() {
        let mut text = "a🙂b".to_owned();
        let half = Range::new(Position::new(0, 2), Position::new(0, 3));
        edit(&mut text, change(Some(half), ""), Unit::Utf16);
        assert_eq!(text, "ab");
    }

    #[test]
    fn reads_addresses_and_forms() {
        for (uri, file) in [
            ("file:///a%20b/caf%C3%A9.md", Some("/a b/café.md")),
            ("FILE:///a.md", Some("/a.md")),
            ("untitled:Untitled-1", None),
        ] {
            let found = path(&uri.parse::<Uri>().unwrap());
            assert_eq!(found.as_deref(), file.map(Path::new), "{uri}");
        }
        for (file, language, expected) in [
            (Some("d.md"), "plaintext", Some(Form::Markdown)),
            (Some("d.txt"), "markdown", Some(Form::Plain)),
            (Some("d"), "html", Some(Form::Html)),
            (Some("d.mdx"), "markdown", Some(Form::Mdx)),
            (Some("d.note"), "markdown", Some(Form::Markdown)),
            (Some("parallax.toml"), "plaintext", None),
            (Some("d.rst"), "plaintext", None),
            (None, "python", None),
            (None, "markdown", Some(Form::Markdown)),
            (None, "json", None),
            (None, "", Some(Form::Plain)),
        ] {
            assert_eq!(form(file.map(Path::new), language), expected, "{file:?}");
        }
    }
}
