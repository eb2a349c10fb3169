//! Concepts that the program makes from words found elsewhere.

use crate::lexicon::pack::{
    Avoided, Category, Concept, Kind, Metonym, Status, StyleRule, Validity, Variant,
};
use toml::Spanned;

impl Concept {
    /// A concept without variants on one axis.
    #[must_use]
    pub fn made(id: String, axis: &str) -> Self {
        Self {
            label: id.clone(),
            id: Spanned::new(0..0, id),
            short: None,
            question: None,
            note: None,
            kind: Kind::default(),
            pos: None,
            axes: vec![axis.to_owned()],
            weight: None,
            control: false,
            metonym: Metonym::default(),
            since: None,
            until: None,
            status: Status::default(),
            teach: None,
            case: None,
            inflect: None,
            requires: None,
            within: None,
            confidence: None,
            in_compounds: false,
            variant: Vec::new(),
            file: 0,
        }
    }
}

impl Variant {
    /// A variant with one form, which is its id.
    #[must_use]
    pub fn made(form: &str) -> Self {
        Self {
            id: Spanned::new(0..0, form.to_owned()),
            forms: vec![Spanned::new(0..0, form.to_owned())],
            head: None,
            lang: None,
            describe: None,
            used_by: Vec::new(),
            not_by: Vec::new(),
            valid: Validity::default(),
            exclude: Vec::new(),
            case: None,
            inflect: None,
            requires: None,
            within: None,
            confidence: None,
        }
    }
}

impl Category {
    /// A category without words, whose label is its id.
    #[must_use]
    pub fn made(id: String) -> Self {
        Self {
            label: id.clone(),
            id: Spanned::new(0..0, id),
            definition: None,
            citation: None,
            terms: Vec::new(),
            terms_file: None,
            exclude: Vec::new(),
            case: None,
            inflect: None,
            requires: None,
            within: None,
            confidence: None,
            file: 0,
        }
    }
}

impl StyleRule {
    /// A rule that asks for one wording in place of another.
    #[must_use]
    pub fn swap(avoid: &str, prefer: &str) -> Self {
        Self {
            prefer: Some(Spanned::new(0..0, prefer.to_owned())),
            avoid: vec![Avoided::Bare(avoid.to_owned())],
            ..Self::default()
        }
    }
}
