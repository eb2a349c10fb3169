//! What stands above and below a text, in whatever format it came: the headline, lines that say
//! who wrote it for which outlet and when, and what belongs to the page.

use crate::document::Zone;
use crate::input::article::Article;
use crate::input::bylined::is_headline;
use crate::input::credits::{Credit, credit, is_name, persons, table_row};
use crate::input::metadata::Metadata;
use crate::input::outlets::is_outlet;
use crate::input::{address, metadata};

/// How many lines above the text, and below it, may be such lines.
const MAX_HEAD: usize = 8;
const MAX_FOOT: usize = 3;

/// The fewest words of running text.
const MIN_PROSE: usize = 8;

fn is_prose(line: &str) -> bool {
    let end = line.trim_end_matches(['”', '"', '’', '\'', ')', '»']);
    end.ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
        && (line.split_whitespace().count() >= MIN_PROSE || line.chars().count() >= 60)
}

fn n_words(line: &str) -> usize {
    line.split_whitespace().count()
}

/// Lines above a headline that say what kind of text it is, in small letters.
const SLUGS: &[&str] = &[
    "breaking",
    "breaking news",
    "communiqué de presse",
    "comunicado de prensa",
    "comunicato stampa",
    "exclusive",
    "for immediate release",
    "for immediate use",
    "just in",
    "live",
    "media release",
    "media statement",
    "news release",
    "nota de prensa",
    "persbericht",
    "press release",
    "press statement",
    "pressemeddelelse",
    "pressemelding",
    "pressemitteilung",
    "pressmeddelande",
    "updated",
];

fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Takes what lines above and below the text say about the article off the text, whatever
/// format it came in, and the second copy of a headline; a first line above such lines is
/// the headline where none is known.
pub(super) fn take(article: &mut Article, known: &Metadata) {
    let lines = article.paragraphs.lines();
    let Some(first) = first_of_text(&lines) else { return };
    let zones: Vec<_> = article.paragraphs.list.iter().map(|it| it.zone).collect();
    let mut ends = Ends {
        reasons: vec![None; lines.len()],
        found: Credit::default(),
        url: None,
        n_credits: 0,
        has_headline: false,
        own: &article.metadata,
        lines,
        zones,
        first,
    };
    // What went with a menu may have said it too.
    let above = article.paragraphs.list[first].line;
    let removed = article.removed.iter().filter(|it| it.line < above);
    for it in removed.filter(|it| ["menu", "running-head"].contains(&it.reason.as_str()))
    {
        ends.found.fill(credit(&it.text).unwrap_or_default());
        ends.n_credits += 1;
    }
    ends.read_head(known.title.as_deref().or(article.metadata.title.as_deref()));
    ends.read_names();
    ends.read_foot();
    let headline = ends.headline();
    let title = headline.and_then(|at| metadata::value(ends.lines[at]));
    let Ends { reasons, found, url, .. } = ends;
    // Above it only what goes may stand.
    if let Some(at) = headline.filter(|at| reasons[..*at].iter().all(Option::is_some)) {
        article.paragraphs.list[at].zone = Some(Zone::Headline);
    }
    let removed = article.paragraphs.leave(&reasons);
    if !removed.is_empty() {
        article.removed.extend(removed);
        article.removed.sort_by_key(|it| it.line);
    }
    let own = std::mem::take(&mut article.metadata);
    article.metadata = own.or(Metadata {
        title,
        byline: found.byline,
        source: found.source.or_else(|| url.as_deref().and_then(address::outlet)),
        date: found.date,
        url,
        ..Metadata::default()
    });
}

/// Where the running text begins: at its first sentences, or, where these are a standfirst
/// above the line that names author or day, below that.
fn first_of_text(lines: &[&str]) -> Option<usize> {
    const MAX_STANDFIRST: usize = 2;
    const MAX_WORDS: usize = 40;
    let prose = |from: usize| (from..lines.len()).find(|at| is_prose(lines[*at]));
    let first = prose(0)?;
    let says_more = |line: &str| {
        let low = line.to_lowercase();
        ["min", "publish", "updat", "posted"].iter().any(|it| low.contains(it))
    };
    let is_credit = |at: &usize| {
        let line = lines[*at];
        // A day alone may head a part of the text.
        credit(line).is_some_and(|it| {
            it.byline.is_some() || it.source.is_some() || says_more(line)
        })
    };
    let end = lines.len().min(MAX_HEAD).min(first + 1 + MAX_STANDFIRST);
    let below = (first + 1..end).rev().find(is_credit);
    let is_short = |at: usize| lines[first..at].iter().all(|it| n_words(it) <= MAX_WORDS);
    below.filter(|at| is_short(*at)).and_then(|at| prose(at + 1)).or(Some(first))
}

/// The lines at both ends of a text while they are read.
struct Ends<'a> {
    lines: Vec<&'a str>,
    zones: Vec<Option<Zone>>,
    /// The first line of running text.
    first: usize,
    /// Why a line goes.
    reasons: Vec<Option<&'static str>>,
    found: Credit,
    url: Option<String>,
    /// How many lines show that those above the text are its head.
    n_credits: usize,
    has_headline: bool,
    /// What the file says elsewhere.
    own: &'a Metadata,
}

impl Ends<'_> {
    fn is_looked_at(&self, at: usize) -> bool {
        matches!(self.zones[at], None | Some(Zone::Crosshead))
    }

    fn n_head(&self) -> usize {
        self.first.min(MAX_HEAD)
    }

    /// Reads each line above the text for itself.
    fn read_head(&mut self, title: Option<&str>) {
        let title = title.map(letters);
        let is_title =
            |line: &str| title.as_deref().is_some_and(|it| letters(line) == it);
        let names = [&self.own.source, &self.own.byline].into_iter().flatten();
        let names: Vec<String> = names.map(|it| letters(it)).collect();
        let marked = self.zones.iter().position(|it| *it == Some(Zone::Headline));
        self.has_headline = title.is_some() || marked.is_some();
        let is_first_title = self.lines.first().is_some_and(|it| is_title(it));
        let kept = marked.or(is_first_title.then_some(0));
        for at in 0..self.n_head() {
            if !self.is_looked_at(at) {
                continue;
            }
            let line = self.lines[at];
            let low = line.trim_end_matches([':', '.', '!']).to_lowercase();
            if is_title(line) {
                if kept != Some(at) {
                    self.reasons[at] = Some("headline");
                }
            } else if !low.contains(char::is_alphanumeric) {
                self.reasons[at] = Some("separator");
            } else if address::is_address(line) {
                self.url = self.url.take().or_else(|| metadata::value(line));
                self.reasons[at] = Some("page-address");
            } else if SLUGS.contains(&low.as_str()) || low.starts_with("embargo") {
                self.reasons[at] = Some("page-head");
                self.n_credits += 1;
            } else if let Some(it) = credit(line).or_else(|| table_row(line)) {
                self.found.fill(it);
                self.reasons[at] = Some("credit");
                self.n_credits += 1;
            } else if (at > 0 || self.has_headline) && names.contains(&letters(line)) {
                self.reasons[at] = Some("credit");
            }
        }
    }

    /// Beside a line that names a day or an author, a name alone is that of the author, or of
    /// the outlet.
    fn read_names(&mut self) {
        let head = 0..self.n_head();
        for at in head.clone().chain(head.rev()) {
            let is_credit = |it: usize| self.reasons.get(it) == Some(&Some("credit"));
            let is_beside = at.checked_sub(1).is_some_and(is_credit) || is_credit(at + 1);
            let may_be_title = at == 0 && !self.has_headline;
            if self.reasons[at].is_some()
                || !self.is_looked_at(at)
                || may_be_title
                || !is_beside
            {
                continue;
            }
            let name = self.lines[at].trim();
            let is_low = |it: &str| it.starts_with(char::is_lowercase) && it.len() > 3;
            let is_paper =
                is_outlet(name) && is_name(name, 5) && !name.split(' ').any(is_low);
            if let Some(names) = persons(name).filter(|_| self.lacks_byline()) {
                self.found.byline = metadata::value(names);
            } else if self.lacks_source() && is_paper {
                self.found.source = metadata::value(name);
            } else {
                continue;
            }
            self.reasons[at] = Some("credit");
        }
    }

    fn lacks_byline(&self) -> bool {
        self.found.byline.is_none() && self.own.byline.is_none()
    }

    fn lacks_source(&self) -> bool {
        self.found.source.is_none() && self.own.source.is_none()
    }

    /// Reads the lines right below the text.
    fn read_foot(&mut self) {
        let last = self.lines.iter().rposition(|it| is_prose(it)).unwrap_or(self.first);
        for at in last + 1..self.lines.len().min(last + 1 + MAX_FOOT) {
            let it = credit(self.lines[at]).filter(|_| self.is_looked_at(at));
            if let Some(it) = it.filter(|it| it.byline.is_some() || it.source.is_some()) {
                self.found.fill(it);
                self.reasons[at] = Some("credit");
                self.n_credits += 1;
            }
        }
    }

    /// Which line above the text is the headline, where none is known: one above or below
    /// which something names author or day, or one above a standfirst. The names of the outlet
    /// and of a section above it go.
    fn headline(&mut self) -> Option<usize> {
        if self.has_headline {
            return None;
        }
        let is_left = |at: &usize| self.reasons[*at].is_none() && self.is_looked_at(*at);
        let rest: Vec<usize> = (0..self.first).filter(is_left).collect();
        let mut rest = &rest[..];
        let is_known = self.n_credits > 0;
        let n_above =
            rest.iter().take_while(|at| is_label(self.lines[**at])).take(4).count();
        let has_below =
            rest.get(n_above).is_some_and(|it| may_be_headline(self.lines[*it]));
        if is_known && (1..=3).contains(&n_above) && has_below {
            for at in &rest[..n_above] {
                let name = self.lines[*at].trim();
                if self.lacks_source() && is_outlet(name) {
                    self.found.source = metadata::value(name);
                }
                self.reasons[*at] = Some("page-head");
            }
            rest = &rest[n_above..];
        }
        let at = *rest.first()?;
        let is_above_standfirst = rest.get(1).is_some_and(|next| {
            is_headline(self.lines[*next]) && n_words(self.lines[*next]) > 3
        });
        let is_it = is_known || is_above_standfirst;
        (is_it && may_be_headline(self.lines[at])).then_some(at)
    }
}

fn may_be_headline(line: &str) -> bool {
    let is_in_capitals =
        !line.contains(char::is_lowercase) && (2..=12).contains(&n_words(line));
    is_headline(line) || is_in_capitals
}

/// Whether a line above a headline is the name of an outlet, or of a section.
fn is_label(line: &str) -> bool {
    let is_capital = |it: &str| it.starts_with(char::is_uppercase);
    n_words(line) <= 4 && is_outlet(line)
        || n_words(line) <= 2 && line.split(' ').all(is_capital)
}

#[cfg(test)]
mod tests {
    use super::take;
    use crate::input::metadata::Metadata;
    use crate::input::plain;

    const A: &str = "The bridge at Ostrow was closed on Monday, the mayor said.";
    const B: &str = "Nobody in the old town had been asked, said Olga Brandt.";

    /// Headline, author, outlet and day of a text of these lines above two paragraphs, and
    /// what stays above these.
    #[track_caller]
    fn check_head(head: &str, expected: &str) {
        let text = format!("{head}\n\n{A}\n\n{B}\n");
        let mut article = plain::article(&text, 0);
        take(&mut article, &Metadata::default());
        let data = article.metadata;
        let date = data.date.map(|it| it.to_string());
        let fields = [data.title, data.byline, data.source, date];
        let fields = fields.map(Option::unwrap_or_default).join("|");
        let left = article.paragraphs.text.split(A).next().unwrap_or_default();
        assert_eq!(format!("{fields}|{}", left.trim_end().replace('\n', "/")), expected);
        let n_lines = article.paragraphs.list.len() + article.removed.len();
        assert_eq!(n_lines, text.lines().filter(|it| !it.is_empty()).count());
    }

    #[test]
    fn reads_what_stands_above_a_text() {
        check_head(
            "Ferry halts again\nBy Ada Tamm\n3 May 2024",
            "Ferry halts again|Ada Tamm||2024-05-03|Ferry halts again",
        );
        check_head(
            "Ferry halts again\nThe mill waits for its corn\nAda Tamm\nOrm Post\n3 May 2024",
            "Ferry halts again|Ada Tamm|Orm Post|2024-05-03|Ferry halts again/The mill waits for its corn",
        );
        check_head(
            "Orm Post\nLocal\nFerry halts again at dawn\nAda Tamm\n3 May 2024",
            "Ferry halts again at dawn|Ada Tamm|Orm Post|2024-05-03|Ferry halts again at dawn",
        );
        check_head(
            "Ferry halts again\nThe mill waits for its corn and the miller for news.\n3 May 2024 — 2 min read",
            "Ferry halts again|||2024-05-03|Ferry halts again/The mill waits for its corn and the miller for news.",
        );
        check_head(
            "PRESS RELEASE\n3 May 2024\nFerry halts again at dawn",
            "Ferry halts again at dawn|||2024-05-03|Ferry halts again at dawn",
        );
        // Nothing says that the line is more than a standfirst.
        check_head("The ferry halts again at dawn", "||||The ferry halts again at dawn");
        // Place and day.
        check_head(
            "The ferry halts again at dawn\nPort Orm, 3 May 2024",
            "The ferry halts again at dawn||||The ferry halts again at dawn/Port Orm, 3 May 2024",
        );
    }
}
