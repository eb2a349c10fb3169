//! A form of a pack as the sequence of words that the matcher looks for.

use crate::lexicon::pack::Case;
use crate::text::{Gap, Segmentation, fold, tokenize};

/// One word of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Folded: what the trie is keyed on.
    pub(super) folded: String,
    /// As the pack prints it, apostrophes straight.
    pub(super) printed: String,
    /// What stands between it and the piece before.
    pub(super) joint: Joint,
}

/// What may stand between two words of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// White space, a hyphen or a dash.
    Loose,
    /// This punctuation.
    Exact(String),
}

/// A form to look for, with how its capitals count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) pieces: Vec<Piece>,
    pub(super) case: Case,
    /// Whether it may stand in a hyphenated compound, whatever its capitals.
    pub(super) in_compounds: bool,
}

impl Pattern {
    /// Cuts a form into words, as articles are cut; none if it holds no word.
    pub(super) fn new(form: &str, case: Case) -> Option<Self> {
        if !is_plain(form) {
            return Self::cut(form, case);
        }
        let piece = |word: &str| Piece {
            folded: word.to_ascii_lowercase(),
            printed: word.to_owned(),
            joint: Joint::Loose,
        };
        let pieces = form.split(' ').map(piece).collect();
        Some(Self { pieces, case, in_compounds: false })
    }

    fn cut(form: &str, case: Case) -> Option<Self> {
        let found = tokenize(form);
        let pieces: Vec<Piece> = (0..found.tokens.len())
            .map(|at| {
                let printed = found.tokens[at].span.of(form);
                Piece {
                    folded: fold(printed),
                    printed: plain(printed),
                    joint: joint(form, &found, at),
                }
            })
            .collect();
        (!pieces.is_empty()).then_some(Self { pieces, case, in_compounds: false })
    }

    /// The form written closed where it is printed with hyphens ("full-scale" → "fullscale").
    pub(super) fn closed(form: &str) -> Option<String> {
        let is_hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}');
        let is_small = |part: &str| {
            part.starts_with(char::is_lowercase) && part.ends_with(char::is_lowercase)
        };
        (form.contains(is_hyphen) && form.split(is_hyphen).all(is_small))
            .then(|| form.replace(is_hyphen, ""))
    }

    /// Whether the case of the words in the text matters at all.
    pub(super) fn minds_case(&self) -> bool {
        match self.case {
            Case::Insensitive => false,
            Case::Sensitive => true,
            Case::Auto => self.pieces.iter().any(|piece| has_capital(&piece.printed)),
        }
    }

    /// Whether punctuation stands between its words.
    pub(super) fn has_signs(&self) -> bool {
        self.pieces.iter().skip(1).any(|it| it.joint != Joint::Loose)
    }

    /// Whether the words printed at the tokens are capitalised as the form asks.
    pub(super) fn fits_case<'s>(
        &self,
        mut surfaces: impl Iterator<Item = &'s str>,
        is_capital_run: impl Fn() -> bool,
    ) -> bool {
        self.pieces.iter().all(|piece| {
            let Some(surface) = surfaces.next() else { return true };
            let is_as_printed = || plain_eq(surface, &piece.printed);
            match self.case {
                Case::Insensitive => true,
                Case::Sensitive => is_as_printed(),
                Case::Auto => {
                    is_as_printed()
                        || !has_capital(&piece.printed)
                        || (plain_eq(surface, &piece.printed.to_uppercase())
                            && is_capital_run())
                }
            }
        })
    }

    /// Whether the form may stand at the front of, or inside, a hyphenated compound.
    pub(super) fn begins_with_capital(&self) -> bool {
        self.in_compounds
            || self.pieces.first().is_some_and(|piece| has_capital(&piece.printed))
    }

    /// Whether the form may stand at the end of, or inside, a hyphenated compound.
    pub(super) fn ends_with_capital(&self) -> bool {
        self.in_compounds
            || self.pieces.last().is_some_and(|piece| has_capital(&piece.printed))
    }
}

/// Whether a form is letters and digits with single blanks, as most are.
pub(super) fn is_plain(form: &str) -> bool {
    let mut is_in_word = false;
    for byte in form.bytes() {
        if !(byte.is_ascii_alphanumeric() || byte == b' ' && is_in_word) {
            return false;
        }
        is_in_word = byte != b' ';
    }
    is_in_word
}

fn joint(form: &str, found: &Segmentation, at: usize) -> Joint {
    let token = found.tokens[at];
    if at == 0 || token.gap != Gap::Punctuation {
        return Joint::Loose;
    }
    Joint::Exact(squeeze(
        &form[found.tokens[at - 1].span.end as usize..token.span.start as usize],
    ))
}

/// Punctuation between two words, apostrophes and quotation marks straight, without white space.
pub(super) fn squeeze(between: &str) -> String {
    between
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '’' | '‘' | 'ʼ' => '\'',
            '“' | '”' | '„' => '"',
            c => c,
        })
        .collect()
}

fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

/// A word with straight apostrophes and without soft hyphens; case kept.
fn plain(word: &str) -> String {
    plain_chars(word).collect()
}

fn plain_chars(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'))
        .map(|c| if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c })
}

fn plain_eq(surface: &str, plain: &str) -> bool {
    surface == plain || plain_chars(surface).eq(plain.chars())
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use crate::lexicon::pack::Case;

    fn words(pattern: Option<Pattern>) -> Vec<String> {
        pattern
            .map_or_else(Vec::new, |it| it.pieces.into_iter().map(|p| p.folded).collect())
    }

    #[test]
    fn cuts_forms_as_articles_are_cut() {
        let pattern = |form| words(Pattern::new(form, Case::Auto));
        assert_eq!(pattern("People’s Republic"), ["people's", "republic"]);
        assert_eq!(pattern("full-scale invasion"), ["full", "scale", "invasion"]);
        let closed = Pattern::closed("full-scale invasion").unwrap();
        assert_eq!(pattern(&closed), ["fullscale", "invasion"]);
        assert_eq!(Pattern::closed("Russia-Ukraine"), None);
        assert!(pattern("…").is_empty());
    }

    #[test]
    fn takes_plain_words_as_they_would_be_cut() {
        for word in ["war", "Kiev", "SMO", "2022", "F16", "full scale war", "Act of 1996"]
        {
            assert_eq!(Pattern::new(word, Case::Auto), Pattern::cut(word, Case::Auto));
        }
    }

    #[test]
    fn asks_for_the_capitals_of_the_form() {
        let fits = |form: &str, surface: &str, case, run| {
            Pattern::new(form, case).unwrap().fits_case(surface.split(' '), || run)
        };
        assert!(fits("the west", "The West", Case::Auto, false));
        assert!(fits("Kiev", "Kiev", Case::Auto, false));
        assert!(!fits("Kiev", "kiev", Case::Auto, false));
        assert!(!fits("Kiev", "KIEV", Case::Auto, false));
        assert!(fits("Kiev", "KIEV", Case::Auto, true));
        assert!(!fits("war", "War", Case::Sensitive, false));
        assert!(fits("Kiev", "kIEV", Case::Insensitive, false));
    }
}
