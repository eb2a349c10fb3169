//! A comparison as every front-end shows it: with the program's own proposals where the
//! word lists find too little.

use crate::analysis::{Analysis, Session, mentions_of};
use crate::compare;
use crate::compare::{Caveat, Comparison, ConceptComparison, SUGGESTED, Verdict};
use crate::desk::{DeskError, Lists};
use crate::lexicon::{Lexicon, cues};
use crate::suggest::{DEFAULT_LIMIT, Suggestions, suggest};

/// How articles are compared.
#[derive(Clone, Debug)]
pub struct Comparing<'a> {
    /// The lists that the articles were measured with.
    pub lists: &'a Lists,
    /// Where resampling starts.
    pub seed: u64,
    /// Whether the program proposes names of its own.
    pub proposes: bool,
    /// The names of files that were left out.
    pub unread: &'a [String],
}

/// Compares articles and hands the comparison over, with what was proposed.
///
/// # Errors
///
/// If a list cannot be read any more.
pub fn compare_with_proposals<R>(
    analyses: &mut [Analysis],
    lexicon: &Lexicon,
    how: &Comparing<'_>,
    told: impl FnOnce(&Comparison<'_>, Option<&Suggestions>) -> R,
) -> Result<R, DeskError> {
    let options = compare::Options { seed: how.seed };
    let note = |comparison: &mut Comparison<'_>| {
        if !how.unread.is_empty() {
            comparison.caveats.push(Caveat::Unread { names: how.unread.to_vec() });
        }
    };
    let mut comparison = compare::compare(analyses, lexicon, options);
    note(&mut comparison);
    let proposed = if how.proposes { propose(&comparison, how.lists)? } else { None };
    let Some((lexicon, found)) = proposed else { return Ok(told(&comparison, None)) };
    drop(comparison);
    let mut session = Session::default();
    for analysis in &mut *analyses {
        analysis.mentions = mentions_of(&lexicon, analysis, &mut session);
    }
    let mut comparison = compare::compare(analyses, &lexicon, options);
    note(&mut comparison);
    Ok(told(&comparison, Some(&found)))
}

/// Names of the program's own, where the word lists find nothing that can be counted, with
/// the lexicon that holds them too.
fn propose(
    comparison: &Comparison<'_>,
    lists: &Lists,
) -> Result<Option<(Lexicon, Suggestions)>, DeskError> {
    let is_enough = |it: &ConceptComparison| it.differs.verdict != Verdict::TooFew;
    let is_there = comparison.lexicon.packs().iter().any(|it| it.head.id == SUGGESTED);
    if is_there || comparison.concepts.iter().any(is_enough) {
        return Ok(None);
    }
    let found = suggest(comparison, DEFAULT_LIMIT)?;
    if found.list.is_empty() {
        return Ok(None);
    }
    let mut packs = lists.read()?;
    packs.push(found.pack.clone());
    Ok(Some((Lexicon::compile(packs, vec![cues()?])?, found)))
}
