//! The rules of furniture, found by the word with which a line begins.

use crate::clean::pattern::{Pattern, is_closed, key, pieces};
use std::sync::LazyLock;

/// The reason whose lines stay in the text as captions.
const CAPTION: &str = "caption";

/// The rules that come with the program.
pub(super) static RULES: LazyLock<Rules> =
    LazyLock::new(|| Rules::new(include_str!("furniture.tsv")));

/// Rules, by where they look and how the lines that they match begin.
#[derive(Debug)]
pub(super) struct Rules {
    list: Vec<Rule>,
    /// Openings with the numbers of their rules, by the key of the opening.
    by_opening: Vec<Vec<(String, usize)>>,
    /// Rules for lines that begin with any word; for both ends of an article only.
    any_opening: Vec<usize>,
    prefixes: Vec<usize>,
}

/// One line of the file of rules.
#[derive(Debug)]
pub(super) struct Rule {
    /// What is printed as the reason.
    pub(super) reason: &'static str,
    pub(super) place: Place,
    pub(super) pattern: Pattern,
    /// Whether it can match a line that ends in a full stop.
    may_close: bool,
    /// A word that stands in every line that it can match.
    needle: Option<String>,
    /// A line that it takes out.
    #[cfg(test)]
    pub(super) example: &'static str,
    /// A line much like it that stays.
    #[cfg(test)]
    pub(super) near_miss: &'static str,
}

/// Where a rule looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// At any paragraph.
    Line,
    /// At the paragraphs under the first.
    Head,
    /// At the last paragraphs.
    Tail,
    /// At the first words of the first paragraph under the headline.
    Prefix,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Position {
    pub(super) is_head: bool,
    pub(super) is_tail: bool,
}

impl Rule {
    /// Whether its lines stay in the text, uncounted.
    pub(super) fn is_caption(&self) -> bool {
        self.reason == CAPTION
    }

    fn new(line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        let (reason, place, pattern) = (cells.next()?, cells.next()?, cells.next()?);
        let place = match place {
            "line" => Place::Line,
            "head" => Place::Head,
            "tail" => Place::Tail,
            "prefix" => Place::Prefix,
            _ => return None,
        };
        let pattern = Pattern::new(pattern, reason == CAPTION);
        Some(Self {
            reason,
            place,
            may_close: pattern.may_close(),
            needle: pattern.needle().map(str::to_owned),
            pattern,
            #[cfg(test)]
            example: cells.next()?,
            #[cfg(test)]
            near_miss: cells.next()?,
        })
    }
}

impl Rules {
    fn new(file: &'static str) -> Self {
        let lines = file.lines().filter(|line| !line.starts_with('#')).skip(1);
        let list: Vec<Rule> = lines
            .map(|line| Rule::new(line).expect("a rule has its five columns"))
            .collect();
        let mut rules = Self {
            list,
            by_opening: vec![Vec::new(); 256],
            any_opening: Vec::new(),
            prefixes: Vec::new(),
        };
        for (number, rule) in rules.list.iter().enumerate() {
            match (rule.place, rule.pattern.openings()) {
                (Place::Prefix, _) => rules.prefixes.push(number),
                (_, None) => rules.any_opening.push(number),
                (_, Some(openings)) => openings.into_iter().for_each(|opening| {
                    let list = &mut rules.by_opening[usize::from(key(opening))];
                    list.push((opening.to_owned(), number));
                }),
            }
        }
        rules
    }

    /// The rules that a line may match there, judged by its first piece and its end.
    pub(super) fn candidates<'a>(
        &'a self,
        line: &'a str,
        position: Position,
    ) -> impl Iterator<Item = &'a Rule> {
        let first = pieces(line).next();
        let openings = first.map_or(0, |it| usize::from(it.key()));
        let is_opening =
            move |opening: &str| first.as_ref().is_some_and(|it| it.has_opening(opening));
        let by_opening = self.by_opening[openings].iter();
        let is_end = position.is_head || position.is_tail;
        let any = if is_end { &self.any_opening[..] } else { &[] };
        let has_needle =
            |rule: &&Rule| rule.needle.as_ref().is_none_or(|it| line.contains(it));
        let is_closed = is_closed(line);
        let is_possible = move |rule: &&Rule| {
            let is_here = match rule.place {
                Place::Line => true,
                Place::Head => position.is_head,
                Place::Tail => position.is_tail,
                Place::Prefix => false,
            };
            is_here && (rule.may_close || !is_closed)
        };
        let by_opening =
            by_opening.map(|(opening, number)| (opening, &self.list[*number]));
        let by_opening = by_opening
            .filter(move |(opening, rule)| is_possible(rule) && is_opening(opening));
        let any = any.iter().map(|number| &self.list[*number]);
        let any = any.filter(move |rule| is_possible(rule) && has_needle(rule));
        by_opening.map(|(_, rule)| rule).chain(any)
    }

    /// The rules for the head of the first paragraph.
    pub(super) fn prefixes(&self) -> impl Iterator<Item = &Rule> {
        self.prefixes.iter().map(|number| &self.list[*number])
    }

    #[cfg(test)]
    pub(super) fn list(&self) -> &[Rule] {
        &self.list
    }
}
