//! The mentions of another lexicon in an article that has already been measured.

use crate::analysis::analyzer::given;
use crate::analysis::{Analysis, Session};
use crate::annotate::{Mention, mentions};
use crate::lexicon::Lexicon;
use crate::text::segment_in;

/// Finds the mentions of a lexicon in an article, in order of place.
///
/// Zones and voices are those of the analysis.
#[must_use]
pub fn mentions_of(
    lexicon: &Lexicon,
    analysis: &Analysis,
    session: &mut Session,
) -> Vec<Mention> {
    let document = &analysis.document;
    session.renew(lexicon);
    let given = given(document);
    let found = segment_in(given.language, &document.text, &mut session.vocabulary);
    let matches = lexicon.find(
        &document.text,
        &found,
        &session.vocabulary,
        &mut session.keys,
        given,
    );
    let shown = matches.into_iter().filter(|it| lexicon.is_shown(it.target));
    mentions(document, &found, shown, analysis.passages())
}
