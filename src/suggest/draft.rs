//! A suggestion before its places are counted, and how it is written as an entry of a pack.

use crate::compare::SUGGESTED;
use crate::text::{free_id, slug};
use std::collections::BTreeSet;
use std::fmt::Write;

/// What speaks for a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Names that are spelt almost alike.
    Spelling,
    /// What stands before one person's name.
    Label,
    /// Words in the same place of the same phrase.
    Wording,
    /// A noun with a word of doubt, blame or praise before it, and without.
    Slant,
}

impl Kind {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Spelling => "spelling",
            Self::Label => "label",
            Self::Wording => "wording",
            Self::Slant => "slant",
        }
    }
}

/// A name that is proposed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct DraftVariant {
    /// What distinguishes it from the others, for readers; its id is made from it.
    pub(super) name: String,
    /// As the articles print it.
    pub(super) forms: BTreeSet<String>,
}

/// A concept that is proposed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    /// How surely the names stand for one thing, 0 to 1.
    pub(super) link: f64,
    /// What is named, where there is a word for it: a person.
    pub(super) subject: Option<String>,
    /// By name.
    pub(super) variants: Vec<DraftVariant>,
    /// Words one of which stands in the same paragraph.
    pub(super) requires: Vec<String>,
}

impl Draft {
    /// The heading of its row: the names by alphabet, or the person.
    pub(super) fn question(&self) -> String {
        let names = self.names();
        match self.kind {
            Kind::Spelling => format!("Which spelling: {names}?"),
            Kind::Wording | Kind::Slant => format!("Which words: {names}?"),
            Kind::Label => format!(
                "What is {} called?",
                self.subject.as_deref().unwrap_or("this person")
            ),
        }
    }

    /// What it describes.
    pub(super) fn label(&self) -> String {
        match (&self.subject, self.kind) {
            (Some(subject), Kind::Label) => format!("Labels beside the name {subject}"),
            (_, Kind::Spelling) => format!("Spelling of one name: {}", self.list(", ")),
            _ => format!("Words in one place: {}", self.list(", ")),
        }
    }

    /// A word or two for the overview.
    fn short(&self) -> &str {
        match (&self.subject, self.kind) {
            (Some(subject), _) => subject,
            (None, Kind::Spelling) => "Spelling",
            (None, _) => "Words",
        }
    }

    /// The names with “or” before the last.
    fn names(&self) -> String {
        let names: Vec<&str> = self.variants.iter().map(|it| it.name.as_str()).collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                format!("{} or {last}", rest.join(", "))
            }
            _ => self.list(", "),
        }
    }

    fn list(&self, joint: &str) -> String {
        let names: Vec<&str> = self.variants.iter().map(|it| it.name.as_str()).collect();
        names.join(joint)
    }

    /// The id without a guarantee that it is the only one.
    pub(super) fn id(&self) -> String {
        let name = self.subject.clone().unwrap_or_else(|| self.list(" "));
        format!("{SUGGESTED}.{}.{}", self.kind.name(), slug(&name, "name"))
    }

    /// The entry of a pack; `remarks` stand above it as comments.
    pub(super) fn entry(&self, id: &str, remarks: &[String]) -> String {
        let mut entry = String::new();
        for remark in remarks {
            let _ = writeln!(entry, "# {}", one_line(remark));
        }
        let kind = if self.kind == Kind::Label { "person" } else { "thing" };
        let _ = writeln!(
            entry,
            "[[concept]]\nid = {}\nlabel = {}\nshort = {}\nquestion = {}\nkind = \"{kind}\"",
            quoted(id),
            quoted(&self.label()),
            quoted(self.short()),
            quoted(&self.question())
        );
        if self.kind == Kind::Spelling {
            entry.push_str("axes = [\"romanisation\"]\ncase = \"sensitive\"\n");
        }
        if !self.requires.is_empty() {
            let words: Vec<String> = self.requires.iter().map(|it| quoted(it)).collect();
            let _ = writeln!(entry, "requires = [{}]", words.join(", "));
        }
        if matches!(self.kind, Kind::Wording | Kind::Slant) {
            entry.push_str("inflect = \"noun\"\n");
        }
        entry.push_str("status = \"draft\"\n");
        let mut ids = BTreeSet::new();
        for variant in &self.variants {
            let forms: Vec<String> = variant.forms.iter().map(|it| quoted(it)).collect();
            let _ = writeln!(
                entry,
                "\n  [[concept.variant]]\n  id = {}\n  forms = [{}]",
                quoted(&free_id(slug(&variant.name, "name"), &mut ids)),
                forms.join(", ")
            );
            if self.kind == Kind::Wording {
                entry.push_str("  exclude = [{ before = \"to\", why = \"a verb\" }]\n");
            }
        }
        entry
    }
}

/// A string as TOML prints it.
fn quoted(text: &str) -> String {
    toml::Value::String(one_line(text)).to_string()
}

/// Text without line feeds and other control characters, which would leave a comment.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
