//! A pack as its file is written, for packs that the program makes.

use crate::lexicon::Pack;
use crate::lexicon::pack::{Case, Inflect};
use std::fmt::Write;

impl Pack {
    /// The pack as one file; of what it holds, what the program makes: forms, inflection,
    /// capitals, notes, and rules that swap words.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let head = &self.head;
        let mut text = format!(
            "[pack]\nid = {}\nversion = {}\nlanguage = {}\nlicence = {}\ncitation = {}\n",
            quoted(&head.id),
            quoted(&head.version),
            quoted(&head.language),
            quoted(&head.licence),
            quoted(&head.citation),
        );
        for concept in &self.concepts {
            let (id, label) = (quoted(concept.id.as_ref()), quoted(&concept.label));
            let _ = write!(text, "\n[[concept]]\nid = {id}\nlabel = {label}\n");
            for variant in &concept.variant {
                let forms = list(variant.forms.iter().map(AsRef::as_ref));
                let id = quoted(variant.id.as_ref());
                let _ = write!(
                    text,
                    "\n  [[concept.variant]]\n  id = {id}\n  forms = {forms}\n"
                );
                if variant.inflect == Some(Inflect::Noun) {
                    text.push_str("  inflect = \"noun\"\n");
                }
                if let Some(note) = &variant.describe {
                    let _ = writeln!(text, "  describe = {}", quoted(note));
                }
            }
        }
        for category in &self.categories {
            let (id, label) = (quoted(category.id.as_ref()), quoted(&category.label));
            let _ = write!(text, "\n[[category]]\nid = {id}\nlabel = {label}\n");
            if category.case == Some(Case::Insensitive) {
                text.push_str("case = \"insensitive\"\n");
            }
            if category.inflect == Some(Inflect::Possessive) {
                text.push_str("inflect = \"possessive\"\n");
            }
            let terms = list(category.terms.iter().map(AsRef::as_ref));
            let _ = writeln!(text, "terms = {terms}");
        }
        for rule in &self.rules {
            let avoid: Vec<String> =
                rule.avoid.iter().map(|it| it.words().to_owned()).collect();
            let _ = write!(text, "\n[[rule]]\navoid = {}\n", list(avoid.iter()));
            let own = [
                ("prefer", rule.prefer.as_ref().map(|it| it.as_ref().clone())),
                ("severity", rule.severity.as_ref().map(|it| it.as_ref().clone())),
                ("reason", rule.reason.clone()),
            ];
            for (field, value) in own {
                if let Some(value) = value {
                    let _ = writeln!(text, "{field} = {}", quoted(&value));
                }
            }
        }
        text
    }
}

fn list<'a>(words: impl Iterator<Item = &'a String>) -> String {
    let words: Vec<String> = words.map(|it| quoted(it)).collect();
    format!("[{}]", words.join(", "))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
