//! Which marks open and close which quotation.
//!
//! Marks are paired by state, not by the direction of the glyph: a ” may open ("something
//! ”to be settled”"), a straight mark does both, a ’ is mostly an apostrophe. What decides
//! is whether a quotation is open and whether a mark stands like an opening one (white space
//! before, none after) or like a closing one. A quotation that runs over paragraphs opens
//! anew in each and closes in the last.

use crate::language::{Class, Language};
use crate::text::{Mark, Span};

/// Words in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// 0 for a quotation of the article, 1 for one inside another.
    pub depth: usize,
    /// Whether it goes on with one that the paragraph before left open.
    pub continues: bool,
    /// Whether its closing mark is missing; it is taken to end with its paragraph.
    pub is_broken: bool,
}

/// The quotations of a text, and the marks that found no partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// In order of their start; those inside follow the one that holds them.
    pub quotations: Vec<Quotation>,
    /// Byte offsets of marks without a partner.
    pub unpaired: Vec<u32>,
}

/// Pairs the marks of a text. Linear in their number.
#[must_use]
pub fn pair(text: &str, marks: &[Mark], paragraphs: &[Span]) -> Pairing {
    let signs = signs(text, marks);
    let quotations = Vec::with_capacity(signs.len() / 2);
    let mut pairing = Pairing { quotations, ..Pairing::default() };
    let mut rest = signs.as_slice();
    let mut is_left_open = None;
    for (number, &paragraph) in paragraphs.iter().enumerate() {
        let n = rest.partition_point(|sign| sign.span.start < paragraph.end);
        let (own, tail) = rest.split_at(n);
        rest = tail;
        let next_opens = paragraphs.get(number + 1).and_then(|next| {
            tail.first()
                .filter(|sign| sign.span.start == next.start)
                .map(|sign| sign.family)
        });
        // A text whose every sentence is a line: the mark that closes stands in a later one.
        let reach = paragraphs.get(number + 1).map_or(0, |_| {
            paragraphs[number..].iter().take(LINES + 1).next_back().map_or(0, |it| it.end)
        });
        let mut near = tail.iter().take_while(|it| it.span.start < reach);
        let next_closes = near
            .find(|sign| sign.family == Family::Double)
            .is_some_and(|it| it.looks_closed && !it.looks_open && !it.is_opener);
        let mut state =
            State { text, paragraph, open: Vec::new(), pairing: &mut pairing };
        is_left_open =
            state.run(own, is_left_open, Next { opens: next_opens, closes: next_closes });
    }
    pairing.quotations.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    pairing
}

/// How many lines on a quotation may close that no mark opens anew.
const LINES: usize = 4;

/// What the next marks do.
#[derive(Clone, Copy)]
struct Next {
    /// The family of the mark that begins the next paragraph.
    opens: Option<Family>,
    /// Whether the next double mark closes and opens nothing.
    closes: bool,
}

/// How a quotation goes on in the next paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// A mark opens it anew.
    Anew(Family),
    /// None does.
    Open,
}

/// How many marks ahead the partner of a single mark is looked for.
const REACH: usize = 64;

/// Marks that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
}

/// A mark, or two that stand for one: a doubled backtick or apostrophe.
#[derive(Clone, Copy, Debug)]
struct Sign {
    span: Span,
    family: Family,
    /// Stands as an opening mark does: white space or an opening sign before it, none after.
    looks_open: bool,
    /// Stands as a closing mark does: something before it, white space or a sign after.
    looks_closed: bool,
    /// Is a glyph that only opens (“ „ ‘ «).
    is_opener: bool,
    /// May be an apostrophe: a ’ or ' at the edge of a word.
    may_be_apostrophe: bool,
    /// Is a ’, which never opens.
    is_curly_apostrophe: bool,
    /// Stands before a word that it may shorten (’em, ’90s, ’Twas).
    is_elision: bool,
    /// The word is printed in small letters: no quotation begins with it.
    is_small: bool,
    /// May belong to the word before it: the miners’ pay, singin’.
    owns: Owns,
    is_after_word: bool,
    is_before_word: bool,
    /// Stands alone between blanks: it opens and closes by turns.
    is_detached: bool,
}

/// Whether a mark behind a word may be the word's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owns {
    /// It is none, so that it can only close.
    No,
    /// The word may take one, but what follows asks for none: “the miners’ and”, “the miners’.”
    Hardly,
    /// What an owner has follows: “the miners’ pay”.
    Likely,
}

impl Owns {
    fn of(before: &str, after: &str) -> Self {
        let word =
            before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_owner = word.len() > 1 && word.ends_with(['s', 'S', 'x', 'z']);
        let is_clipped =
            word.len() > 3 && word.ends_with("in") || CLIPPED.contains(&word);
        let follows = after.strip_prefix(char::is_whitespace).unwrap_or_default();
        let next =
            follows.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_thing = !next.is_empty()
            && !Language::default().is(&next.to_lowercase(), Class::FUNCTION);
        match (is_owner, is_clipped) {
            (false, false) => Self::No,
            (true, false) if is_thing => Self::Likely,
            _ => Self::Hardly,
        }
    }
}

/// Words whose last letter an apostrophe stands for.
const CLIPPED: &[&str] = &["o", "an", "ol", "th", "wi"];

/// How many bytes on the partner of an ambiguous mark is looked for.
const NEAR: u32 = 30;

impl Sign {
    /// Where a quotation goes on without a mark.
    fn at(start: u32) -> Self {
        Self {
            span: Span { start, end: start },
            family: Family::Double,
            looks_open: true,
            looks_closed: false,
            is_opener: true,
            may_be_apostrophe: false,
            is_curly_apostrophe: false,
            is_elision: false,
            is_small: false,
            owns: Owns::No,
            is_after_word: false,
            is_before_word: true,
            is_detached: false,
        }
    }
}

fn signs(text: &str, marks: &[Mark]) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(marks.len());
    let mut at = 0;
    while at < marks.len() {
        let mark = marks[at];
        let is_pair = matches!(mark.mark, '`' | '\'')
            && marks
                .get(at + 1)
                .is_some_and(|next| next.mark == mark.mark && next.at == mark.at + 1);
        signs.push(sign(text, &marks[at..=at + usize::from(is_pair)]));
        at += 1 + usize::from(is_pair);
    }
    signs
}

fn sign(text: &str, marks: &[Mark]) -> Sign {
    let (first, last) = (marks[0], marks[marks.len() - 1]);
    let (start, end) = (first.at as usize, last.at as usize + last.mark.len_utf8());
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    let is_open_side =
        before.is_none_or(|c| c.is_whitespace() || "([{—–-/“‘«„\"'".contains(c));
    let is_blank_after = after.is_none_or(char::is_whitespace);
    let family = match first.mark {
        '«' | '»' | '‹' | '›' => Family::Angle,
        '‘' | '’' | '‚' | '‛' => Family::Single,
        '\'' | '`' if marks.len() == 1 => Family::Single,
        _ => Family::Double,
    };
    let is_closed_side = is_blank_after
        || after.is_some_and(|c| !c.is_alphanumeric() && !"$£€([#@“‘«".contains(c));
    // French sets a space inside its marks: the glyph decides there.
    // “Rock ’n’ roll”: both marks shorten one word.
    let is_short_and = ["'n", "’n", "‘n"].iter().any(|it| text[..start].ends_with(it));
    let (looks_open, looks_closed) = match first.mark {
        '\'' | '’' if is_short_and => (false, false),
        '«' | '»' | '‹' | '›'
            if is_open_side && is_blank_after || !is_open_side && !is_closed_side =>
        {
            (matches!(first.mark, '«' | '‹'), matches!(first.mark, '»' | '›'))
        }
        _ => (
            is_open_side && !is_blank_after,
            !before.is_none_or(char::is_whitespace) && is_closed_side,
        ),
    };
    Sign {
        span: Span::new(start, end),
        family,
        looks_open,
        looks_closed,
        is_opener: matches!(
            first.mark,
            '“' | '„' | '‟' | '‘' | '‚' | '‛' | '«' | '‹' | '`'
        ),
        may_be_apostrophe: marks.len() == 1 && matches!(first.mark, '’' | '\''),
        is_elision: marks.len() == 1 && is_elision(&text[end..]),
        is_small: after.is_some_and(|c| !c.is_uppercase()),
        owns: if first.is_after_word { owns(text, start, end) } else { Owns::No },
        is_curly_apostrophe: first.mark == '’',
        is_after_word: first.is_after_word,
        is_before_word: last.is_before_word,
        is_detached: before.is_none_or(char::is_whitespace)
            && is_blank_after
            && after.is_some(),
    }
}

/// What the mark between two places may be to the word before it.
fn owns(text: &str, start: usize, end: usize) -> Owns {
    let from = text.floor_char_boundary(start.saturating_sub(WORD));
    let to = text.floor_char_boundary((end + WORD).min(text.len()));
    Owns::of(&text[from..start], &text[end..to])
}

/// No word that is looked at beside a mark has more bytes.
const WORD: usize = 32;

/// Words that are written with an apostrophe for what they lost in front.
const ELISIONS: &[&str] = &[
    "bout", "cause", "cept", "cos", "em", "fraid", "gainst", "n", "neath", "nother",
    "nuff", "round", "s", "scuse", "t", "til", "tis", "twas", "tween", "twere", "twill",
    "twixt", "twould",
];

/// Whether a word behind a mark may be a shortened one: "em", "90s", "Twas", the "n" of
/// "rock ’n’ roll".
pub(crate) fn is_elision(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..end];
    let figures = word.trim_end_matches('s');
    let is_decade = figures.len() == 2
        && word.len() == 3
        && figures.bytes().all(|it| it.is_ascii_digit());
    is_decade || ELISIONS.iter().any(|it| it.eq_ignore_ascii_case(word))
}

/// A quotation whose end is not reached.
#[derive(Clone, Copy, Debug)]
struct Open {
    sign: Sign,
    continues: bool,
}

struct State<'p> {
    text: &'p str,
    paragraph: Span,
    open: Vec<Open>,
    pairing: &'p mut Pairing,
}

impl State<'_> {
    /// Pairs the signs of one paragraph; gives what is left open for the next.
    fn run(
        &mut self,
        signs: &[Sign],
        left_open: Option<Left>,
        next: Next,
    ) -> Option<Left> {
        if left_open == Some(Left::Open) {
            let sign = Sign::at(self.paragraph.start);
            self.open.push(Open { sign, continues: true });
        }
        for (at, &sign) in signs.iter().enumerate() {
            let is_first = at == 0 && sign.span.start == self.paragraph.start;
            if is_first && left_open == Some(Left::Anew(sign.family)) {
                self.open.push(Open { sign, continues: true });
            } else {
                self.take(sign, &signs[at + 1..]);
            }
        }
        self.finish(next)
    }

    fn take(&mut self, sign: Sign, rest: &[Sign]) {
        let is_open = self.open.iter().rposition(|open| open.sign.family == sign.family);
        match is_open {
            None if self.may_open(sign, rest) => {
                self.open.push(Open { sign, continues: false });
            }
            None if sign.may_be_apostrophe || sign.is_elision || is_measure(sign) => {}
            None => self.pairing.unpaired.push(sign.span.start),
            Some(_) if sign.is_elision && sign.family == Family::Single => {}
            Some(at) if sign.may_be_apostrophe && self.is_apostrophe(at, sign, rest) => {}
            Some(at) if self.reopens(sign) => {
                // The mark before was never closed: it quotes nothing that can be delimited.
                self.open.drain(at..).for_each(|open| {
                    self.pairing.unpaired.push(open.sign.span.start);
                });
                self.open.push(Open { sign, continues: false });
            }
            Some(at) => self.close(at, sign),
        }
    }

    /// Whether a sign opens a quotation where none of its family is open.
    fn may_open(&self, sign: Sign, rest: &[Sign]) -> bool {
        let is_placed = sign.looks_open || (sign.is_opener && !sign.looks_closed);
        match sign.family {
            Family::Single => {
                is_placed
                    && !self.is_lone_apostrophe(sign)
                    && rest.iter().take(REACH).any(|it| {
                        // Before “’Twas” no owner's mark closes: “the dockers’ hall”.
                        closes_single(*it)
                            && !(sign.is_elision && it.owns == Owns::Likely)
                    })
            }
            Family::Double => {
                is_placed
                    || sign.is_detached
                        && rest.iter().take(REACH).any(|it| {
                            it.family == Family::Double
                                && (it.is_detached || it.looks_closed)
                        })
            }
            Family::Angle => is_placed,
        }
    }

    /// Whether a ’ or ' before a word only shortens it (’em, ’90s).
    fn is_lone_apostrophe(&self, sign: Sign) -> bool {
        sign.is_curly_apostrophe
            || sign.may_be_apostrophe
                && (!sign.looks_open || sign.is_elision && sign.is_small)
    }

    /// Whether a single mark while a single quotation is open is an apostrophe ("the
    /// miners’ pay"): it follows a word that may take one, and a mark that closes better
    /// comes later, before another quotation opens.
    fn is_apostrophe(&self, at: usize, sign: Sign, rest: &[Sign]) -> bool {
        if !sign.looks_closed {
            return true;
        }
        if !sign.is_after_word || sign.owns == Owns::No {
            return false;
        }
        let inside = Span { start: self.open[at].sign.span.end, end: sign.span.start }
            .of(self.text);
        // “He said ‘yes’ and …”
        if sign.owns == Owns::Hardly && !inside.contains(char::is_whitespace) {
            return false;
        }
        let later = rest
            .iter()
            .take(REACH)
            .take_while(|it| !(it.family == Family::Single && opens_only(**it)))
            .filter(|it| closes_single(**it) && !it.is_before_word);
        later.into_iter().any(|it| {
            it.owns != Owns::Likely
                || (sign.owns == Owns::Likely
                    && it.span.start.saturating_sub(sign.span.end) < NEAR)
        })
    }

    /// Whether a sign opens anew although its family is open: it can only open.
    fn reopens(&self, sign: Sign) -> bool {
        sign.looks_open
            && !sign.looks_closed
            && (sign.is_opener || sign.family == Family::Double)
    }

    fn close(&mut self, at: usize, sign: Sign) {
        // What was opened inside and not closed is no quotation.
        for inner in self.open.drain(at + 1..) {
            if !inner.sign.may_be_apostrophe {
                self.pairing.unpaired.push(inner.sign.span.start);
            }
        }
        let Some(open) = self.open.pop() else { return };
        self.push(open, sign.span.start, sign.span.end, false);
    }

    fn push(&mut self, open: Open, inner_end: u32, end: u32, is_broken: bool) {
        let inner =
            Span { start: open.sign.span.end, end: inner_end.max(open.sign.span.end) };
        if inner.is_empty() {
            return;
        }
        self.pairing.quotations.push(Quotation {
            span: Span { start: open.sign.span.start, end },
            inner,
            depth: self.open.len(),
            continues: open.continues,
            is_broken,
        });
    }

    /// Ends the paragraph: what is open goes on in the next, or lacks its closing mark.
    fn finish(&mut self, next: Next) -> Option<Left> {
        let mut left_open = None;
        while let Some(open) = self.open.pop() {
            if open.sign.family == Family::Single && open.sign.may_be_apostrophe {
                continue;
            }
            let is_outer = self.open.is_empty();
            let family = open.sign.family;
            let goes_on = if !is_outer {
                None
            } else if next.opens == Some(family) {
                Some(Left::Anew(family))
            } else {
                (next.closes && family == Family::Double).then_some(Left::Open)
            };
            if goes_on.is_some() {
                left_open = goes_on;
            } else {
                self.pairing.unpaired.push(open.sign.span.start);
            }
            self.push(open, self.paragraph.end, self.paragraph.end, goes_on.is_none());
        }
        left_open
    }
}

/// Whether a mark opens a quotation and closes none.
fn opens_only(sign: Sign) -> bool {
    sign.is_opener || (sign.looks_open && !sign.looks_closed && !sign.is_elision)
}

/// Whether a single mark can close a quotation.
fn closes_single(sign: Sign) -> bool {
    sign.family == Family::Single && sign.looks_closed && !sign.is_opener
}

/// Feet and inches: a straight mark after a figure, with nothing open.
fn is_measure(sign: Sign) -> bool {
    sign.is_after_word
        && !sign.is_opener
        && sign.family != Family::Angle
        && sign.span.len() == 1
}

#[cfg(test)]
mod tests {
    use super::pair;
    use crate::text::{Vocabulary, segment};

    /// The quotations, inner ones in brackets; `+` before one that continues, `!` before
    /// a broken one.
    fn quotations(text: &str) -> (Vec<String>, usize) {
        let found = segment(text, &mut Vocabulary::default());
        let pairing = pair(text, &found.marks, &found.paragraphs);
        let shown = pairing.quotations.iter().map(|it| {
            let words = it.inner.of(text);
            let words =
                if it.depth > 0 { format!("[{words}]") } else { words.to_owned() };
            let sign = if it.continues { "+" } else { "" };
            format!("{sign}{}{words}", if it.is_broken { "!" } else { "" })
        });
        (shown.collect(), pairing.unpaired.len())
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(
            quotations(text),
            (expected.iter().map(|&it| it.to_owned()).collect(), 0),
            "{text}"
        );
    }

    #[track_caller]
    fn check_unpaired(text: &str, expected: &[&str], n_unpaired: usize) {
        assert_eq!(
            quotations(text),
            (expected.iter().map(|&it| it.to_owned()).collect(), n_unpaired),
            "{text}"
        );
    }

    #[test]
    fn pairs_marks_of_every_kind() {
        check("She said “we go” and left.", &["we go"]);
        check("She said \"we go\" and \"stay.\"", &["we go", "stay."]);
        check("She said ‘we go’ and left.", &["we go"]);
        check("She said 'we go' and left.", &["we go"]);
        check("Elle a dit « nous partons » hier.", &[" nous partons "]);
        check("Elle a dit «nous partons» hier.", &["nous partons"]);
        check("Sie sagte „wir gehen“ gestern.", &["wir gehen"]);
        check("Sie sagte »wir gehen« gestern.", &["wir gehen"]);
        check("She said ``we go'' and left.", &["we go"]);
        check("(“We go,” she said.)", &["We go,"]);
        check("the vote—“a sham”—was held", &["a sham"]);
    }

    #[test]
    fn takes_apostrophes_for_what_they_are() {
        check("The miners’ pay and Ada’s and rock ’n’ roll in the ’90s", &[]);
        check("The miners' pay, the bosses' cars", &[]);
        check(
            "‘The miners’ pay is low,’ she said. It’s so.",
            &["The miners’ pay is low,"],
        );
        check("‘Don’t,’ he said. ‘It’s Ada’s.’", &["Don’t,", "It’s Ada’s."]);
        check("A plank 6'2\" long", &[]);
    }

    #[test]
    fn nests() {
        check(
            "“He called it ‘a sham’ twice,” she said.",
            &["He called it ‘a sham’ twice,", "[a sham]"],
        );
        check(
            "‘He called it “a sham” twice,’ she said.",
            &["He called it “a sham” twice,", "[a sham]"],
        );
        check("“It’s ‘over,’” she said.", &["It’s ‘over,’", "[over,]"]);
    }

    #[test]
    fn pairs_by_state_where_a_glyph_is_wrong() {
        check("It was ”to be settled.” Then “we” left.", &["to be settled.", "we"]);
        check("It was “to be settled“ then.", &["to be settled"]);
    }

    #[test]
    fn runs_over_paragraphs() {
        check(
            "“One paragraph.\n“Then another.\n“And the last.” He left.",
            &["One paragraph.", "+Then another.", "+And the last."],
        );
        check("“One.”\n“Two.”", &["One.", "Two."]);
    }

    #[test]
    fn says_what_has_no_partner() {
        check_unpaired(
            "She said “we go and left.\nThen “we” left.",
            &["!we go and left.", "we"],
            1,
        );
        check_unpaired("She said we go” and left “now”.", &["now"], 1);
        check_unpaired("A “first and a “second” came.", &["second"], 1);
        check_unpaired("A \"first and a \"second\" came.", &["second"], 1);
    }
}
