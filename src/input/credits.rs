//! Lines that say who wrote an article, for which outlet and on what day, in whatever format
//! they stand: `By Ada Tamm, Orm Post, 3 May 2024`.

use crate::document::{Date, Zone};
use crate::input::article::Article;
use crate::input::bylined::is_headline;
use crate::input::metadata;
use crate::input::metadata::Metadata;

/// The longest of these lines, in characters.
const MAX_CREDIT: usize = 140;

/// How many lines above the text, and below it, may be such lines.
const MAX_HEAD: usize = 8;
const MAX_FOOT: usize = 3;

/// The fewest words of running text.
const MIN_PROSE: usize = 8;

/// Words in the names of outlets, in small letters.
const PRESS: &[&str] = &[
    "abendblatt",
    "advertiser",
    "agency",
    "allgemeine",
    "anzeiger",
    "argus",
    "avis",
    "avisen",
    "banner",
    "beacon",
    "blad",
    "bladet",
    "blatt",
    "bote",
    "broadcasting",
    "bugle",
    "bulletin",
    "chronicle",
    "citizen",
    "clarion",
    "correo",
    "corriere",
    "courant",
    "courier",
    "courrier",
    "dagblad",
    "dagbladet",
    "daily",
    "democrat",
    "diario",
    "dispatch",
    "diário",
    "dépêche",
    "echo",
    "examiner",
    "express",
    "folha",
    "gaceta",
    "gazette",
    "gazzetta",
    "giornale",
    "globe",
    "guardian",
    "herald",
    "heraldo",
    "independent",
    "inquirer",
    "intelligencer",
    "jornal",
    "journal",
    "krant",
    "kurier",
    "lantern",
    "leader",
    "ledger",
    "magazine",
    "mail",
    "mattino",
    "mercurio",
    "merkur",
    "messaggero",
    "messenger",
    "mirror",
    "monitor",
    "morgenpost",
    "nachrichten",
    "news",
    "newspaper",
    "nieuws",
    "nieuwsblad",
    "noticias",
    "notizie",
    "notícias",
    "nouvelles",
    "nyheter",
    "observer",
    "packet",
    "periodico",
    "periódico",
    "post",
    "posten",
    "prensa",
    "press",
    "presse",
    "quotidien",
    "radio",
    "record",
    "recorder",
    "register",
    "republican",
    "review",
    "rundschau",
    "sentinel",
    "stampa",
    "standard",
    "star",
    "statesman",
    "sun",
    "tagblatt",
    "telegraph",
    "television",
    "tidende",
    "tidning",
    "tidningen",
    "times",
    "tribune",
    "tv",
    "voice",
    "voix",
    "volksblatt",
    "weekly",
    "wire",
    "world",
    "zeitung",
    "écho",
];

/// Words before an author's name, in small letters; a colon may follow each.
const BY: &[&str] = &[
    "by",
    "written by",
    "words by",
    "words",
    "story by",
    "text by",
    "report by",
    "reported by",
    "posted by",
    "submitted by",
    "published by",
    "author",
    "authors",
    "byline",
    "reporter",
    "writer",
    "verfasst von",
    "geschrieben von",
    "ein beitrag von",
    "ein artikel von",
    "text",
    "autor",
    "autorin",
    "écrit par",
    "rédigé par",
    "publié par",
    "texte",
    "auteur",
    "escrito por",
    "publicado por",
    "texto",
    "scritto da",
    "testo di",
    "autore",
    "geschreven door",
    "tekst",
    "skrevet av",
    "skrevet af",
    "skriven av",
];

/// Those of them that say nothing without a colon.
const WITH_COLON: &[&str] = &[
    "words", "author", "authors", "byline", "reporter", "writer", "text", "autor",
    "autorin", "texte", "auteur", "texto", "autore", "tekst",
];

/// The same in other languages, where a name of two words or more must follow.
const BY_ABROAD: &[&str] = &["von", "par", "por", "door", "di", "av", "af", "from"];

/// What people are, at the end of a part of such a line, in small letters.
const ROLES: &[&str] = &[
    "author",
    "chief",
    "columnist",
    "contributor",
    "correspondent",
    "editor",
    "freelancer",
    "korrespondent",
    "korrespondentin",
    "redakteur",
    "redakteurin",
    "reporter",
    "reporterin",
    "staff",
    "writer",
];

/// Words at which a part of such a line begins though no sign stands before them.
const SEAMS: &[&str] = &[
    "Published",
    "Updated",
    "Posted",
    "Last updated",
    "First published",
    "Last modified",
];

/// What a line below a headline says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Credit {
    pub(super) byline: Option<String>,
    pub(super) source: Option<String>,
    pub(super) date: Option<Date>,
}

impl Credit {
    /// Notes what another line says and this one does not.
    pub(super) fn fill(&mut self, other: Self) {
        self.byline = self.byline.take().or(other.byline);
        self.source = self.source.take().or(other.source);
        self.date = self.date.or(other.date);
    }
}

/// Whether a name is that of an outlet, and not of a place, a person or an office.
pub(super) fn is_outlet(name: &str) -> bool {
    let mut words = name.split([' ', '-', '.']);
    words.any(|it| {
        let it = it.to_lowercase();
        let is_compound =
            ["zeitung", "blatt", "bladet", "posten", "tidning", "tidningen"]
                .iter()
                .any(|end| it.len() > end.len() && it.ends_with(end));
        PRESS.contains(&it.as_str()) || is_compound
    })
}

/// Reads `By Ada Tamm, Orm Post, 3 May 2024`, `Orm Post | 3 May 2024` and a day alone.
pub(super) fn credit(line: &str) -> Option<Credit> {
    let line = line.trim().trim_matches(['*', '_']).trim();
    let line = line.trim_start_matches(['—', '–', '-', '|', '•', '·', ' ']);
    if line.chars().count() > MAX_CREDIT || line.contains(['“', '”', '"', '?', '!']) {
        return None;
    }
    let has_sign = line.contains(['|', '·', '•', '—']);
    let line = with_seams(&without_brackets(line));
    let pieces: Vec<&str> = line
        .split(['|', '·', '•', '—', ';', '\t'])
        .flat_map(|it| it.split(" – "))
        .flat_map(|it| it.split(" - "))
        .flat_map(|it| it.split(" / "))
        .flat_map(|it| it.split(','))
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    if pieces.len() > 8 {
        return None;
    }
    let has_length = pieces.iter().any(|it| is_length(it));
    let mut parts: Vec<&str> = pieces.into_iter().filter(|it| !is_aside(it)).collect();
    if parts.len() > 6 {
        return None;
    }
    let by_at = parts.iter().position(|it| author(it).is_some());
    let byline = by_at.and_then(|at| {
        let (name, rest) = without_date(author(parts[at])?);
        match rest {
            Some(rest) => parts[at] = rest,
            None => drop(parts.remove(at)),
        }
        Some(without_place(without_weekday(name)))
    });
    let (others, date) = without_day(&parts);
    // `Ada Tamm, Orm Post`
    if let ([name, paper], None, None) = (&others[..], byline, date)
        && is_person(name)
        && is_outlet(paper)
        && is_name(paper, 6)
    {
        return Some(Credit {
            byline: metadata::value(name),
            source: metadata::value(paper),
            date: None,
        });
    }
    if byline.is_some_and(|it| !is_name(it, 7))
        || date.is_none() && by_at != Some(0)
        || others.iter().any(|it| !is_name(it, 7))
        || others.len() > 2
    {
        return None;
    }
    let is_by = byline.is_some();
    // A name beside a day may be a place or a person as well.
    let source =
        others.iter().position(|it| is_outlet(it)).filter(|_| date.is_some() || is_by);
    let before = source.and_then(|at| others[..at].last()).filter(|_| !is_by);
    // Beside the time that it takes to read, a lone name is the author's.
    let alone = match others[..] {
        [only]
            if (has_length || has_sign)
                && !is_by
                && source.is_none()
                && is_person(only) =>
        {
            Some(only)
        }
        _ => None,
    };
    if !is_by && source.is_none() && alone.is_none() && !others.is_empty() {
        return None;
    }
    let is_paper = |it: &&str| by_at.is_some() && source.is_none() && is_outlet(it);
    let (byline, published) = match byline.filter(is_paper) {
        Some(paper) => (None, Some(paper)),
        None => (byline.or(before.copied()).or(alone), None),
    };
    Some(Credit {
        byline: byline.and_then(metadata::value),
        source: source.map(|at| others[at]).or(published).and_then(metadata::value),
        date,
    })
}

/// A line with a sign where one part ends without one: `Ada Tamm Updated 3 May 2024`,
/// `3 May 2024 by Ada Tamm`, `Posted by Ada Tamm on Monday, 3 May`.
fn with_seams(line: &str) -> String {
    let mut line = line.to_owned();
    for seam in SEAMS {
        line = line.replace(&format!(" {seam}"), &format!(" | {seam}"));
    }
    let is_of_day = |rest: &str| {
        rest.starts_with(|it: char| it.is_ascii_digit())
            || rest.split([' ', ',']).next().is_some_and(|it| {
                format!("{it} 1, 2000").parse::<Date>().is_ok()
                    || format!("{it}, 1 May 2000").parse::<Date>().is_ok()
            })
    };
    if let Some((head, rest)) = line.split_once(" on ")
        && author(head).is_some()
        && is_of_day(rest)
    {
        line = format!("{head} | {rest}");
    }
    if let Some((head, name)) = line.split_once(" by ")
        && head.parse::<Date>().is_ok()
    {
        line = format!("{head} | by {name}");
    }
    line
}

/// A line without what stands in round brackets: where a paper is printed, and when it was.
fn without_brackets(line: &str) -> String {
    match (line.find('('), line.rfind(')')) {
        (Some(from), Some(to)) if 0 < from && from < to => {
            format!("{}{}", line[..from].trim_end(), &line[to + 1..])
        }
        _ => line.to_owned(),
    }
}

/// A name without the words before it: `By Ada Tamm`, `Von Ada Tamm`.
pub(super) fn without_by(name: &str) -> &str {
    author(name).unwrap_or(name)
}

/// The name in a part that says whose the words are.
fn author(part: &str) -> Option<&str> {
    let strip = |words: &str| {
        let head = part.get(..words.len())?;
        let rest = &part[words.len()..];
        (head.to_lowercase() == words && rest.starts_with([' ', ':'])).then_some(rest)
    };
    let with_word = |words: &&str| {
        let rest = strip(words)?;
        let has_colon = rest.trim_start().starts_with(':');
        (has_colon || !WITH_COLON.contains(words)).then_some(rest)
    };
    let found = BY.iter().rev().filter_map(with_word).min_by_key(|it| it.len());
    let abroad = || {
        let rest = BY_ABROAD.iter().find_map(|it| strip(it))?;
        is_person(without_place(rest.trim_start_matches([':', ' ']))).then_some(rest)
    };
    let rest = found.or_else(abroad)?.trim_start_matches([':', ' ']);
    (!rest.is_empty()).then_some(rest)
}

/// A name, and the day that stands behind it without a sign: `Ada Tamm 3 May 2024`.
fn without_date(name: &str) -> (&str, Option<&str>) {
    let starts = name.match_indices(' ').map(|it| it.0);
    let is_day = |at: &usize| {
        let rest = &name[at + 1..];
        let is_number = rest.starts_with(|it: char| it.is_ascii_digit());
        let mut words = rest.split([' ', ',']);
        let is_month = words
            .next()
            .is_some_and(|it| format!("{it} 1, 2000").parse::<Date>().is_ok())
            && words
                .next()
                .is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        is_number || is_month
    };
    match starts.take(8).find(is_day) {
        Some(at) => (&name[..at], Some(&name[at + 1..])),
        None => (name, None),
    }
}

/// A name without where, and for whom, its bearer writes, and without an address of mail.
fn without_place(name: &str) -> &str {
    const ENDS: &[&str] =
        &[" in ", " at ", " for ", " from ", " reporting ", " special to "];
    let low = name.to_lowercase();
    // Letters of other alphabets may have another length in small letters.
    let ends = ENDS.iter().filter_map(|it| low.find(it));
    let ends = ends.filter(|it| low.len() == name.len() && name.is_char_boundary(*it));
    let name = &name[..ends.min().unwrap_or(name.len())];
    match name.rsplit_once(' ') {
        Some((head, last)) if last.contains('@') => head,
        _ => name,
    }
}

/// `3 min read`, `Lesezeit 3 Minuten`.
fn is_length(part: &str) -> bool {
    let low = part.to_lowercase();
    let has_number = low.contains(|it: char| it.is_ascii_digit());
    has_number
        && low.split(' ').count() <= 5
        && ["min", "mins", "minute", "minutes", "minuten", "minutos", "minuti", "minuter"]
            .iter()
            .any(|it| low.split([' ', '.', '-', ':']).any(|word| word == *it))
        && !low.contains("ago")
}

/// Whether a part says nothing about whose the words are: an hour, a count, an office.
fn is_aside(part: &str) -> bool {
    let low = part.to_lowercase();
    let words: Vec<&str> = low.split(' ').collect();
    let is_time = low.starts_with(|it: char| it.is_ascii_digit())
        && words.len() <= 3
        && words[0].contains([':', '.', 'h'])
        && words[0].len() <= 8
        && low.parse::<Date>().is_err();
    let is_count = words.len() == 2
        && words[0].parse::<u32>().is_ok()
        && ["comments", "comment", "shares", "views", "kommentare", "commentaires"]
            .contains(&words[1]);
    let is_role = words.len() >= 2
        && author(part).is_none()
        && words.last().is_some_and(|it| ROLES.contains(it))
        || words.len() <= 4 && words[0] == "special" && words.get(1) == Some(&"to");
    let is_weekday =
        words.len() == 1 && format!("{low}, 1 May 2000").parse::<Date>().is_ok();
    // `p. 4`, `Seite 3`, `page A3`
    let is_page = words.len() <= 2
        && [
            "p", "p.", "pp.", "pg.", "pg", "page", "s.", "seite", "sida", "side",
            "pagina", "página", "blz.",
        ]
        .contains(&words[0].trim_end_matches(|it: char| it.is_ascii_digit()))
        && low.contains(|it: char| it.is_ascii_digit());
    is_page
        || is_length(part)
        || is_time
        || is_count
        || is_role
        || is_weekday && !low.is_empty()
}

/// `Ada Tamm Monday`, where no comma stands between a name and a day.
fn without_weekday(name: &str) -> &str {
    const DAYS: &[&str] =
        &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let last = name.rsplit_once(' ').filter(|it| DAYS.contains(&it.1));
    last.map_or(name, |it| it.0)
}

/// The parts of a line without those that are a day: `3 May 2024`, `May 3` and `2024`,
/// `Friday` and both.
fn without_day<'b>(parts: &[&'b str]) -> (Vec<&'b str>, Option<Date>) {
    for at in 0..parts.len() {
        for end in (at + 1..=parts.len().min(at + 3)).rev() {
            let words = parts[at..end].join(", ");
            if words.contains(|it: char| it.is_ascii_digit())
                && words.chars().count() <= 60
                && let Ok(date) = words.parse()
            {
                let others = [&parts[..at], &parts[end..]].concat();
                // The day on which it was changed says nothing more.
                let is_day = |it: &&str| it.parse::<Date>().is_ok();
                let others = others.into_iter().filter(|it| !is_day(it)).collect();
                return (others, Some(date));
            }
        }
    }
    (parts.to_vec(), None)
}

/// Whether some words are a name: few, the first with a capital.
fn is_name(words: &str, max: usize) -> bool {
    let n_low = words.split(' ').filter(|it| it.starts_with(char::is_lowercase)).count();
    words.starts_with(|it: char| it.is_uppercase())
        && words.split(' ').count() <= max
        && n_low <= 2
        && !words.contains(|it: char| it.is_ascii_digit() || it == ':')
}

/// Whether some words look like a person's name: two to four, all with capitals but for
/// particles.
pub(super) fn is_person(words: &str) -> bool {
    let list: Vec<&str> = words.split(' ').collect();
    let is_particle = |it: &&&str| {
        [
            "de", "van", "von", "der", "den", "la", "le", "da", "di", "al", "el", "ten",
            "ter",
        ]
        .contains(*it)
    };
    let n_particles = list.iter().filter(is_particle).count();
    let n_names = list.iter().filter(|it| it.starts_with(char::is_uppercase)).count();
    (2..=5).contains(&list.len())
        && n_names >= 2
        && n_names + n_particles == list.len()
        && words.chars().all(|it| it.is_alphabetic() || " .-’'".contains(it))
        && !is_outlet(words)
}

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
    let Some(first) = lines.iter().position(|it| is_prose(it)) else { return };
    let last = lines.iter().rposition(|it| is_prose(it)).unwrap_or(first);
    let zone = |at: usize| article.paragraphs.list[at].zone;
    let is_looked_at = |at: &usize| matches!(zone(*at), None | Some(Zone::Crosshead));
    let mut found = Credit::default();
    let mut reasons: Vec<Option<&str>> = vec![None; lines.len()];
    // What went with a menu may have said it too.
    let above = article.paragraphs.list[first].line;
    for it in article.removed.iter().filter(|it| it.line < above && it.reason == "menu") {
        found.fill(credit(&it.text).unwrap_or_default());
    }
    let has_menu = article.removed.iter().any(|it| {
        it.line < above && (it.reason == "menu" || it.reason == "running-head")
    });
    let data = &article.metadata;
    let names: Vec<String> = [&data.source, &data.byline]
        .into_iter()
        .flatten()
        .map(|it| letters(it))
        .collect();
    let title = known.title.as_deref().or(data.title.as_deref()).map(letters);
    let has_headline =
        title.is_some() || (0..lines.len()).any(|at| zone(at) == Some(Zone::Headline));
    let is_title =
        |at: usize| title.as_deref().is_some_and(|it| letters(lines[at]) == it);
    let kept_title = (0..first)
        .find(|at| zone(*at) == Some(Zone::Headline))
        .or_else(|| (0..first).find(|at| *at == 0 && is_title(*at)));
    let mut n_credits = 0;
    let head = 0..first.min(MAX_HEAD);
    for at in head.clone().filter(is_looked_at) {
        let low = lines[at].trim_end_matches([':', '.', '!']).to_lowercase();
        if is_title(at) && kept_title != Some(at) {
            reasons[at] = Some("headline");
        } else if !low.contains(char::is_alphanumeric) {
            reasons[at] = Some("separator");
        } else if SLUGS.contains(&low.as_str()) || low.starts_with("embargo") {
            reasons[at] = Some("page-head");
            n_credits += 1;
        } else if let Some(it) = credit(lines[at]) {
            found.fill(it);
            reasons[at] = Some("credit");
            n_credits += 1;
        } else if (at > 0 || has_headline) && names.contains(&letters(lines[at])) {
            reasons[at] = Some("credit");
        }
    }
    // Beside such a line a name alone is that of the author, or of the outlet.
    for at in head.clone().chain(head.rev()).filter(is_looked_at) {
        let is_beside = |other: Option<usize>| {
            other.and_then(|it| reasons.get(it)).is_some_and(|it| *it == Some("credit"))
        };
        if reasons[at].is_some()
            || at == 0 && !has_headline
            || !is_beside(at.checked_sub(1)) && !is_beside(Some(at + 1))
        {
            continue;
        }
        let name = lines[at].trim();
        if found.byline.is_none() && article.metadata.byline.is_none() && is_person(name)
        {
            found.byline = metadata::value(name);
            reasons[at] = Some("credit");
        } else if found.source.is_none()
            && article.metadata.source.is_none()
            && is_outlet(name)
            && is_name(name, 5)
            && name
                .split(' ')
                .all(|it| !it.starts_with(char::is_lowercase) || it.len() < 4)
        {
            found.source = metadata::value(name);
            reasons[at] = Some("credit");
        }
    }
    let feet = last + 1..lines.len().min(last + 1 + MAX_FOOT);
    for at in feet.filter(is_looked_at) {
        let it = credit(lines[at]);
        if let Some(it) = it.filter(|it| it.byline.is_some() || it.source.is_some()) {
            found.fill(it);
            reasons[at] = Some("credit");
        }
    }
    // A line above others that are no sentences is the headline.
    let mut rest: Vec<usize> =
        (0..first).filter(|at| reasons[*at].is_none() && is_looked_at(at)).collect();
    let is_capitals = |line: &str| {
        !line.contains(char::is_lowercase) && n_words(line) <= 12 && line.contains(' ')
    };
    let is_open = |at: usize| is_headline(lines[at]) || is_capitals(lines[at]);
    let is_known = n_credits > 0 || has_menu;
    // The name of the outlet and of a section may stand above the headline.
    let is_label = |line: &str| {
        let is_capital = |it: &str| it.starts_with(char::is_uppercase);
        n_words(line) <= 4 && is_outlet(line)
            || n_words(line) <= 2 && line.split(' ').all(is_capital)
    };
    let n_above = rest.iter().take_while(|at| is_label(lines[**at])).count();
    let has_below = rest.get(n_above).is_some_and(|it| is_open(*it));
    if is_known && !has_headline && (1..=3).contains(&n_above) && has_below {
        for at in rest.drain(..n_above) {
            let name = lines[at].trim();
            let is_unknown = found.source.is_none() && article.metadata.source.is_none();
            if is_unknown && is_outlet(name) {
                found.source = metadata::value(name);
            }
            reasons[at] = Some("page-head");
        }
    }
    let headline = match rest[..] {
        [] => None,
        _ if has_headline => None,
        [at] => is_known.then_some(at),
        [at, next, ..] => {
            let is_standfirst = is_headline(lines[next]) && n_words(lines[next]) > 3;
            (is_known || is_standfirst).then_some(at)
        }
    };
    if let Some(at) = headline.filter(|at| is_open(*at)) {
        article.metadata.title = metadata::value(lines[at]);
        let is_first = reasons[..at].iter().all(Option::is_some);
        if is_first {
            article.paragraphs.list[at].zone = Some(Zone::Headline);
        }
    }
    let removed = article.paragraphs.leave(&reasons);
    if !removed.is_empty() {
        article.removed.extend(removed);
        article.removed.sort_by_key(|it| it.line);
    }
    let own = std::mem::take(&mut article.metadata);
    article.metadata = own.or(Metadata {
        byline: found.byline,
        source: found.source,
        date: found.date,
        ..Metadata::default()
    });
}

#[cfg(test)]
mod tests {
    use super::{credit, take};
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

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let found = credit(line).map(|it| {
            let date = it.date.map(|it| it.to_string());
            [it.byline, it.source, date].map(Option::unwrap_or_default).join("|")
        });
        assert_eq!(found.unwrap_or_default(), expected, "{line}");
    }

    #[test]
    fn reads_the_line_below_a_headline() {
        check("By Ada Tamm, Orm Post, 3 May 2024", "Ada Tamm|Orm Post|2024-05-03");
        check("BY ADA TAMM | Orm Post | May 3, 2024", "ADA TAMM|Orm Post|2024-05-03");
        check("Orm Post, Friday, May 3, 2024", "|Orm Post|2024-05-03");
        check("Ada Tamm | Orm Post | May 3, 2024", "Ada Tamm|Orm Post|2024-05-03");
        check("Orm Post, Ostrow, May 3, 2024", "|Orm Post|2024-05-03");
        check("By Ada Tamm, Ostrow, May 3, 2024", "Ada Tamm||2024-05-03");
        check("Orm Post · 3 May 2024 · By ADA TAMM", "ADA TAMM|Orm Post|2024-05-03");
        check("Ostrow, 3 May 2024", "");
        check("By Ada Tamm Monday, May 3, 2024", "Ada Tamm||2024-05-03");
        check("By Ada Tamm and Bo Reyes", "Ada Tamm and Bo Reyes||");
        check("By Ada Tamm, Political Editor, 3 May 2024", "Ada Tamm||2024-05-03");
        check("Ada Tamm · 3 May 2024 · 3 min read", "Ada Tamm||2024-05-03");
        check("3 May 2024 · Ada Tamm", "Ada Tamm||2024-05-03");
        check("Posted on 3 May 2024 by Ada Tamm", "Ada Tamm||2024-05-03");
        check("Submitted by Ada Tamm on Fri, 05/17/2024 - 10:15", "Ada Tamm||2024-05-17");
        check("Ada Tamm, Orm Post", "Ada Tamm|Orm Post|");
        check("Written by: Ada Tamm", "Ada Tamm||");
        check("Von Ada Tamm", "Ada Tamm||");
        check("Par Ada Tamm | Publié le 3 mai 2024 à 10:15", "Ada Tamm||2024-05-03");
        check("Tekst: Ada Tamm", "Ada Tamm||");
        check("By Ada Tamm in Ostrow", "Ada Tamm||");
        check("FROM ADA TAMM IN OSTROW", "ADA TAMM||");
        check("Orm Post (Ostrow), Friday 3 May 2024, page 4", "|Orm Post|2024-05-03");
        check(
            "Brinsforder Zeitung, 3. Mai 2024, S. 4",
            "|Brinsforder Zeitung|2024-05-03",
        );
        check("Port Orm, 3 May 2024", "");
        check("Von der Brücke", "");
        check("Text: the words of a song", "");
        for line in [
            "By the river, on 3 May 2024, it rained",
            "The ferry halts",
            "“By Ada,” she said, 3 May 2024",
        ] {
            check(line, "");
        }
    }
}
