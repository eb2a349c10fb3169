//! Text copied out of a PDF, line by line: columns, pages, running heads, divided words.
//!
//! Nothing but the lines is left of the page. Most of them go on in the next; a paragraph ends
//! where a sentence does and the next line starts again. Blank lines stand between columns and
//! pages as well as between paragraphs.

use crate::input::hard_wrap::{are_marked, ends_sentence, n_chars};
use std::collections::{BTreeMap, BTreeSet};

/// A text of fewer lines shows too little about itself.
const FEW_LINES: usize = 6;

/// The width of a column, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 25..=100;

/// The shortest running head, in characters: “Q” before each question is none.
const MIN_HEAD: usize = 6;

/// The longest.
const MAX_HEAD: usize = 60;

/// The paragraphs of a copied text, and what stood at the head or foot of its pages.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Copied {
    /// Each with the line on which it begins, counted from 1.
    pub(super) paragraphs: Vec<(u32, String)>,
    /// Each with its line.
    pub(super) heads: Vec<(u32, String)>,
}

/// A line that is not blank.
#[derive(Clone, Copy)]
struct Line<'a> {
    number: u32,
    text: &'a str,
    /// Whether a blank line stands before it.
    is_parted: bool,
}

/// Joins the lines; none where the text does not look copied.
pub(super) fn join(text: &str) -> Option<Copied> {
    let all = lines(text);
    if all.len() < FEW_LINES {
        return None;
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for line in &all {
        *times.entry(masked(line.text)).or_default() += 1;
    }
    let is_head = |line: &Line<'_>| {
        let is_repeated = times[&masked(line.text)] > 1
            && !ends_sentence(line.text)
            && (MIN_HEAD..=MAX_HEAD).contains(&n_chars(line.text));
        is_repeated || is_page_number(line.text) || leads_on(line.text)
    };
    let (mut heads, mut kept) = (Vec::new(), Vec::new());
    let mut is_parted = false;
    for line in all {
        if is_head(&line) {
            heads.push((line.number, line.text.to_owned()));
            is_parted = true;
        } else {
            // What a head stood between is parted by a page.
            kept.push(Line { is_parted: line.is_parted || is_parted, ..line });
            is_parted = false;
        }
    }
    let shape = Shape::of(&kept)?;
    let words = Words::of(&kept);
    let mut paragraphs: Vec<(u32, String)> = Vec::new();
    let mut before: Option<Line<'_>> = None;
    let mut is_open = false;
    for line in kept {
        match (before, paragraphs.last_mut()) {
            (Some(last), Some((_, paragraph))) if !shape.begins(last, line, is_open) => {
                words.append(paragraph, line.text);
            }
            _ => {
                paragraphs.push((line.number, line.text.to_owned()));
                is_open = false;
            }
        }
        for sign in line.text.chars() {
            is_open = sign == '“' || is_open && sign != '”';
        }
        before = Some(line);
    }
    Some(Copied { paragraphs, heads })
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut is_parted = false;
    for (number, line) in (1..).zip(text.split('\n')) {
        let words = line.trim();
        // A form feed begins a page.
        is_parted |= words.is_empty() || line.starts_with('\u{c}');
        if !words.is_empty() {
            lines.push(Line { number, text: words, is_parted });
            is_parted = false;
        }
    }
    lines
}

/// A line without its numbers, which change from page to page.
fn masked(line: &str) -> String {
    line.chars().filter(|it| !it.is_ascii_digit()).collect()
}

fn is_page_number(line: &str) -> bool {
    let bare = line.trim_matches(|it: char| it == ' ' || "-–—".contains(it));
    (1..=4).contains(&bare.len()) && bare.bytes().all(|it| it.is_ascii_digit())
}

/// `Continued on page 4`, in the middle of a sentence.
fn leads_on(line: &str) -> bool {
    let line = line.trim_matches(['(', ')', '>', '»', '.', ' ']).to_lowercase();
    let rest = ["continued on ", "continued from ", "continues on ", "turn to ", "see "]
        .iter()
        .find_map(|it| line.strip_prefix(it));
    let place = rest.and_then(|it| it.strip_prefix("page ").or(it.strip_prefix("p. ")));
    place.is_some_and(|it| it.len() <= 5 && it.ends_with(|it: char| it.is_ascii_digit()))
}

/// `By Ada Tamm`, alone on its line.
fn is_by(line: &str) -> bool {
    let name = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "));
    name.is_some_and(|it| {
        (2..=5).contains(&it.split(' ').count())
            && it.split(' ').all(|it| it == "and" || it.starts_with(char::is_uppercase))
            && !it.ends_with(['.', ','])
    })
}

fn is_low(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
}

/// What the lines have in common.
struct Shape {
    /// Half of the lines are at least so long.
    median: usize,
}

impl Shape {
    fn of(lines: &[Line<'_>]) -> Option<Self> {
        if lines.len() < FEW_LINES {
            return None;
        }
        let mut lengths: Vec<usize> = lines.iter().map(|it| n_chars(it.text)).collect();
        lengths.sort_unstable();
        let n = lines.len();
        // Here and there a viewer joins two lines.
        let (width, longest) = (lengths[n * 3 / 4], lengths[n * 9 / 10]);
        let count = |is_it: &dyn Fn(&str) -> bool| {
            lines.iter().filter(|it| is_it(it.text)).count()
        };
        let n_open = count(&|it| !ends_sentence(it));
        let n_full = count(&|it| n_chars(it) * 4 >= width * 3);
        let n_low = count(&|it| is_low(it));
        let is_copied = WIDTHS.contains(&width)
            && longest <= *WIDTHS.end()
            && n_open * 2 >= n
            && n_full * 10 >= n * 6
            && n_low * 4 >= n
            && !are_marked(lines.iter().map(|it| it.text));
        is_copied.then_some(Self { median: lengths[n / 2] })
    }

    /// Whether a line begins a paragraph; `is_open` where a quotation goes on.
    fn begins(&self, before: Line<'_>, line: Line<'_>, is_open: bool) -> bool {
        let len = n_chars(before.text);
        let is_stub = len * 2 < self.median;
        if is_by(before.text) || is_by(line.text) {
            return true;
        }
        if is_low(line.text) {
            return is_stub && line.is_parted && !is_open;
        }
        if !ends_sentence(before.text) {
            // A headline, a byline: the next word would have fitted after it.
            let first = line.text.split(' ').next().map_or(0, n_chars);
            let needed = if line.is_parted { len } else { len + 1 + first };
            return !is_open && (is_stub || needed * 4 < self.median * 3);
        }
        !is_open || line.text.starts_with('“')
    }
}

/// The words of a text, to distinguish a divided word from a compound.
struct Words<'a> {
    known: BTreeSet<&'a str>,
    /// Whether so many lines end in a hyphen that a program divided the words.
    is_divided: bool,
}

impl<'a> Words<'a> {
    fn of(lines: &[Line<'a>]) -> Self {
        let is_edge = |it: char| !it.is_alphanumeric();
        let words = lines.iter().flat_map(|it| it.text.split_whitespace());
        let known = words.map(|it| it.trim_matches(is_edge)).collect();
        let pairs = lines.iter().zip(lines.iter().skip(1));
        let n = pairs.filter(|(a, b)| a.text.ends_with('-') && is_low(b.text)).count();
        Self { known, is_divided: n >= 2 && n * 25 >= lines.len() }
    }

    /// Adds a line to the paragraph that it goes on with.
    fn append(&self, paragraph: &mut String, line: &str) {
        let hyphen = paragraph.chars().next_back().unwrap_or(' ');
        let stem = paragraph.strip_suffix(['-', '\u{2010}', '\u{ad}']);
        let is_word = |stem: &&str| stem.ends_with(char::is_alphabetic) && is_low(line);
        match stem.filter(is_word) {
            None => paragraph.push(' '),
            Some(stem) => {
                let from = stem.rfind(char::is_whitespace).map_or(0, |it| it + 1);
                let to = line.find(|it: char| !it.is_alphabetic()).unwrap_or(line.len());
                let (head, tail) = (&stem[from..], &line[..to]);
                let head = head.trim_start_matches(|it: char| !it.is_alphanumeric());
                let whole = format!("{head}{tail}");
                let compound = format!("{head}-{tail}");
                let is_divided = hyphen != '-'
                    || !self.known.contains(&*compound)
                        && (self.is_divided || self.known.contains(&*whole));
                if is_divided {
                    paragraph.pop();
                }
            }
        }
        paragraph.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::join;

    /// Paragraphs with their lines, then what stood at the edges of pages.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let copied = join(text).unwrap_or_default();
        let paragraphs = copied.paragraphs.iter().map(|it| format!("{} {}", it.0, it.1));
        let heads = copied.heads.iter().map(|it| format!("{} -{}", it.0, it.1));
        assert_eq!(paragraphs.chain(heads).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn joins_a_narrow_column_over_its_end() {
        check(
            "THE ORM POST 1\nThe ferry to Orlo stopped on\nMonday, and the council said it\nwould not run before the spring.\n“I stay in the town. Nobody has\nasked me to leave it.\nWhy should I go?” said Ada Tamm\nto the council.\nShe had walked there from the\n\nTHE ORM POST 2\nmill in the rain, with two of\nher sons and a lantern.\n",
            &[
                "2 The ferry to Orlo stopped on Monday, and the council said it would not run before the spring.",
                "5 “I stay in the town. Nobody has asked me to leave it. Why should I go?” said Ada Tamm to the council.",
                "9 She had walked there from the mill in the rain, with two of her sons and a lantern.",
                "1 -THE ORM POST 1",
                "11 -THE ORM POST 2",
            ],
        );
    }

    #[test]
    fn a_short_line_above_the_text_stands_alone() {
        check(
            "Ferry stops for the winter\nBy Ada Tamm\nThe ferry to Orlo stopped on Monday, the council said,\nand it would not run before the spring, whatever the\nweather was going to be like in the weeks until then.\nNobody had asked those who live on the other bank, and\nnobody is going to, a clerk said who counted the tickets.\n",
            &[
                "1 Ferry stops for the winter",
                "2 By Ada Tamm",
                "3 The ferry to Orlo stopped on Monday, the council said, and it would not run before the spring, whatever the weather was going to be like in the weeks until then.",
                "6 Nobody had asked those who live on the other bank, and nobody is going to, a clerk said who counted the tickets.",
            ],
        );
    }

    #[test]
    fn puts_divided_words_together_and_leaves_compounds() {
        check(
            "The long-term plan of the coun-\ncil was read out on Monday, and\nnobody in the hall was sur-\nprised that the plan, a long-\nterm one, named no date for the\nbridge that had been prom\u{ad}\nised before the elec\u{2010}\ntion.\n",
            &[
                "1 The long-term plan of the council was read out on Monday, and nobody in the hall was surprised that the plan, a long-term one, named no date for the bridge that had been promised before the election.",
            ],
        );
    }

    #[test]
    fn leaves_other_texts_alone() {
        for text in [
            "The bridge is closed.\nThe ferry is full.\nNobody minds.\nNobody asked.\nIt rains.\nIt snows.",
            "Bridge closed\nFerry full\nMayor away\nMill burns\nBakery opens\nRiver rises",
            &"The mayor of Ostrow said on Monday that the old bridge would be closed until the end of May, and longer.\n".repeat(8),
        ] {
            assert_eq!(join(text), None, "{text}");
        }
    }
}
