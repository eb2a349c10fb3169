//! Pages out of templates, with the policy under which a browser may show them.

use crate::serve::fault::Fault;
use crate::serve::words::Words;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tera::{Context, Tera};

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

const TEMPLATES: &[(&str, &str)] = files![
    "serve.html",
    "serve-articles.html",
    "serve-export.html",
    "serve-fault.html",
    "serve-lesson.html",
    "serve-names.html",
    "serve-review.html",
    "serve-start.html",
    "serve-story.html",
    "serve-voices.html",
];

const STYLE: &str = concat!(
    include_str!("../../templates/style.css"),
    include_str!("../../templates/serve.css")
);
const SCRIPT: &str = include_str!("../../templates/serve.js");

/// Makes pages.
pub(super) struct Pages {
    tera: Tera,
    policy: String,
}

impl Pages {
    pub(super) fn new() -> Result<Self, tera::Error> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![""]);
        tera.add_raw_templates(TEMPLATES.iter().copied())?;
        let policy = format!(
            "default-src 'none'; style-src '{}'; script-src '{}'; connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'",
            hash(STYLE),
            hash(SCRIPT)
        );
        Ok(Self { tera, policy })
    }

    /// The content security policy of every page: what is in it, and nothing from elsewhere.
    pub(super) fn policy(&self) -> &str {
        &self.policy
    }

    /// Fills a template with what a page shows.
    pub(super) fn page(
        &self,
        template: &str,
        shown: &impl Serialize,
        words: &Words,
    ) -> Result<String, Fault> {
        let mut context =
            Context::from_serialize(shown).map_err(|it| Fault::wrong(&it))?;
        context.insert("w", words.all());
        context.insert("language", words.code);
        context.insert("other_languages", &words.others());
        context.insert("style", STYLE);
        context.insert("script", SCRIPT);
        self.tera.render(template, &context).map_err(|it| Fault::wrong(&it))
    }
}

/// A source expression of a content security policy.
fn hash(content: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content.as_bytes())))
}
