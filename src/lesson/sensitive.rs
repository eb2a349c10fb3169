//! Words that a teacher may not want to print.

use crate::analysis::Analysis;
use crate::text::{Span, fold};

/// The words with their kinds, by the alphabet.
const WORDS: &str = include_str!("sensitive.tsv");

/// A word that is masked on the pupils' sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sensitive {
    /// Index into [`crate::compare::Comparison::articles`].
    pub article: usize,
    /// Where it stands.
    pub span: Span,
    /// What it is: `slur`, `gore`, `crude`, `sexual` or `sexual violence`.
    pub kind: &'static str,
}

/// The sensitive words of one article, in order of place.
pub(super) fn sensitive(article: usize, analysis: &Analysis) -> Vec<Sensitive> {
    let found = analysis.tokens.iter().filter_map(|token| {
        let kind = kind(token.span.of(&analysis.document.text))?;
        Some(Sensitive { article, span: token.span, kind })
    });
    found.collect()
}

/// Whether words are none for grades 5 and 6, masked or not: sexual, crude, or of gore.
pub(super) fn is_unfit(text: &str) -> bool {
    const UNFIT: &[&str] = &["golden shower", "sexual", "sexually", "shower thing"];
    let lower = text.to_lowercase();
    let has = |it: &&str| {
        let mut found = lower.match_indices(*it);
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        found.any(|(at, _)| {
            !is_letter(lower[..at].chars().next_back())
                && !is_letter(lower[at + it.len()..].chars().next())
        })
    };
    UNFIT.iter().any(has)
        || text.split(|c: char| !c.is_alphabetic()).any(|it| kind(it).is_some())
}

/// The word by its first letter alone.
#[must_use]
pub fn mask(word: &str) -> String {
    let first: String = word.chars().take(1).collect();
    format!("{first}–––")
}

fn kind(word: &str) -> Option<&'static str> {
    // "Dick" and "Gore" are names too; a capital inside a sentence is left alone.
    if word.starts_with(char::is_uppercase)
        && word.chars().skip(1).any(char::is_lowercase)
    {
        return None;
    }
    let word = fold(word);
    let listed = || {
        let lines = WORDS.lines().filter(|line| !line.starts_with('#')).skip(1);
        lines.filter_map(|line| line.split_once('\t'))
    };
    let base = |listed: &str| {
        word.strip_prefix(listed)
            .is_some_and(|end| ["", "s", "es", "ed", "er", "ers", "ing"].contains(&end))
    };
    listed().find(|(it, _)| base(it)).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::{is_unfit, kind, mask};

    #[test]
    fn masks_forms_and_leaves_names() {
        for (word, found) in [
            ("corpses", Some("gore")),
            ("bastard", Some("crude")),
            ("corpsman", None),
            ("Gore", None),
            ("class", None),
            ("assess", None),
            ("prostitutes", Some("sexual")),
        ] {
            assert_eq!(kind(word), found, "{word}");
        }
        assert_eq!(mask("corpses"), "c–––");
        assert!(is_unfit("Two corpses lay there.") && is_unfit("A sexual act."));
        assert!(!is_unfit("The ferry left; nobody was on board."));
    }
}
