//! Trends as programs and readers get them: `parallax.trends/1`, rows of a table, a page.

mod chart;
mod object;
mod page;
mod rows;

pub use object::{SCHEMA, TrendsView, trends};
pub use page::{Page, page};
pub use rows::{Row, rows};

use crate::lexicon::{Lexicon, Target};
use crate::trends::Subject;

/// The first form of a variant, by which readers know it; of a category its label.
fn line_name(lexicon: &Lexicon, line: Target) -> &str {
    match line {
        Target::Variant { pack, concept, variant } => {
            let variant = &lexicon.packs()[pack].concepts[concept].variant[variant];
            variant.forms.first().map_or(variant.id.as_ref().as_str(), |it| it.as_ref())
        }
        Target::Category { pack, category } => {
            &lexicon.packs()[pack].categories[category].label
        }
    }
}

/// The id of a variant; a category has none beside its own.
fn variant_id(lexicon: &Lexicon, line: Target) -> Option<&str> {
    let Target::Variant { pack, concept, variant } = line else { return None };
    Some(lexicon.packs()[pack].concepts[concept].variant[variant].id.as_ref())
}

/// The pack of a subject, and what the subject is called.
fn labels(lexicon: &Lexicon, subject: Subject) -> (&str, &str) {
    let (Subject::Concept { pack, .. } | Subject::Category { pack, .. }) = subject;
    let pack = &lexicon.packs()[pack];
    let label = match subject {
        Subject::Concept { concept, .. } => &pack.concepts[concept].label,
        Subject::Category { category, .. } => &pack.categories[category].label,
    };
    (&pack.head.id, label)
}
