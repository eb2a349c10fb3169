//! Exports whose records are headed by labels: `ProQuest`, EBSCO, `NewsBank`.
//!
//! A record begins or ends where the product's own mark stands; inside it labels are read
//! by their names, in any order, above the text and below it.

use crate::document::{Date, Removed};
use crate::input::article::Article;
use crate::input::exports::{code_of, is_copyright, without_by};
use crate::input::metadata::Metadata;
use crate::input::{address, credits, metadata, plain};
use std::collections::BTreeSet;

/// Whose export it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Product {
    ProQuest,
    Ebsco,
    NewsBank,
}

/// What a label speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Source,
    /// Outlet, place and day in one.
    Imprint,
    Date,
    Author,
    Url,
    Language,
    Text,
    /// Index terms and the like.
    Other,
}

/// The labels of these products, in small letters.
const LABELS: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("headline", Field::Title),
    ("article title", Field::Title),
    ("publication title", Field::Source),
    ("publication", Field::Source),
    ("newspaper", Field::Source),
    ("source", Field::Source),
    ("from", Field::Source),
    ("publication info", Field::Imprint),
    ("publication date", Field::Date),
    ("date", Field::Date),
    ("author", Field::Author),
    ("authors", Field::Author),
    ("byline", Field::Author),
    ("document url", Field::Url),
    ("proquest document link", Field::Url),
    ("language of publication", Field::Language),
    ("language", Field::Language),
    ("full text", Field::Text),
    ("abstract", Field::Other),
    ("abstract (summary)", Field::Other),
    ("accession number", Field::Other),
    ("an", Field::Other),
    ("author-supplied keywords", Field::Other),
    ("classification", Field::Other),
    ("column", Field::Other),
    ("company / organization", Field::Other),
    ("company/entity", Field::Other),
    ("copyright", Field::Other),
    ("country of publication", Field::Other),
    ("credit", Field::Other),
    ("database", Field::Other),
    ("dateline", Field::Other),
    ("document feature", Field::Other),
    ("document type", Field::Other),
    ("edition", Field::Other),
    ("first page", Field::Other),
    ("full text word count", Field::Other),
    ("gale document number", Field::Other),
    ("geographic terms", Field::Other),
    ("identifier / keyword", Field::Other),
    ("image count", Field::Other),
    ("images", Field::Other),
    ("index terms", Field::Other),
    ("issn", Field::Other),
    ("issue", Field::Other),
    ("keywords", Field::Other),
    ("last updated", Field::Other),
    ("length", Field::Other),
    ("links", Field::Other),
    ("location", Field::Other),
    ("naics/industry codes", Field::Other),
    ("number of pages", Field::Other),
    ("openurl link", Field::Other),
    ("page", Field::Other),
    ("pages", Field::Other),
    ("people", Field::Other),
    ("persistent link to this record (permalink)", Field::Other),
    ("persons", Field::Other),
    ("place of publication", Field::Other),
    ("product/service", Field::Other),
    ("proquest document id", Field::Other),
    ("publication subject", Field::Other),
    ("publication type", Field::Other),
    ("publication year", Field::Other),
    ("publisher", Field::Other),
    ("record", Field::Other),
    ("record number", Field::Other),
    ("section", Field::Other),
    ("source attribution", Field::Other),
    ("source type", Field::Other),
    ("subject", Field::Other),
    ("subject terms", Field::Other),
    ("subjects", Field::Other),
    ("volume", Field::Other),
    // The same products in other languages.
    ("titre", Field::Title),
    ("titel", Field::Title),
    ("título", Field::Title),
    ("titolo", Field::Title),
    ("titre de la publication", Field::Source),
    ("titel der publikation", Field::Source),
    ("veröffentlichungstitel", Field::Source),
    ("título de publicación", Field::Source),
    ("título de la publicación", Field::Source),
    ("quelle", Field::Source),
    ("fuente", Field::Source),
    ("date de publication", Field::Date),
    ("erscheinungsdatum", Field::Date),
    ("datum der veröffentlichung", Field::Date),
    ("fecha de publicación", Field::Date),
    ("auteur", Field::Author),
    ("autor", Field::Author),
    ("autore", Field::Author),
    ("texte intégral", Field::Text),
    ("volltext", Field::Text),
    ("texto completo", Field::Text),
    ("langue de publication", Field::Language),
    ("sprache der veröffentlichung", Field::Language),
    ("idioma de la publicación", Field::Language),
    ("résumé", Field::Other),
    ("zusammenfassung", Field::Other),
    ("resumen", Field::Other),
    ("sujet", Field::Other),
    ("thema", Field::Other),
    ("materia", Field::Other),
    ("lieu", Field::Other),
    ("ort", Field::Other),
    ("lugar", Field::Other),
    ("pays de publication", Field::Other),
    ("éditeur", Field::Other),
    ("verlag", Field::Other),
    ("editorial", Field::Other),
    ("id de document proquest", Field::Other),
    ("proquest-dokument-id", Field::Other),
    ("id del documento de proquest", Field::Other),
];

/// So many labels beside that of the text are those of an export.
const MIN_LABELS: usize = 5;

/// The field of a line, and its words.
fn field(line: &str) -> Option<(Field, &str)> {
    let (name, words) = line.split_once(':')?;
    let name = name.trim().to_lowercase();
    let found = LABELS.iter().find(|it| it.0 == name)?;
    Some((found.1, words.trim()))
}

/// Whose export the lines are.
pub(super) fn product(lines: &[String]) -> Option<Product> {
    let has = |is_it: &dyn Fn(&str) -> bool| lines.iter().any(|it| is_it(it.trim()));
    let begins = |head: &'static str| move |line: &str| line.starts_with(head);
    let has_text = has(&|line| field(line).is_some_and(|it| it.0 == Field::Text));
    // Whatever labels an export has, many of them make one.
    let labels: BTreeSet<String> = lines
        .iter()
        .filter(|it| field(it.trim()).is_some())
        .filter_map(|it| Some(it.trim().split_once(':')?.0.to_lowercase()))
        .collect();
    if has_text && (has(&begins("ProQuest document ID")) || labels.len() >= MIN_LABELS) {
        return Some(Product::ProQuest);
    }
    if has(&begins("Accession Number:"))
        && (has(&begins("Full Text Word Count:")) || has(&begins("Database:")))
        && has(&begins("Source:"))
    {
        return Some(Product::Ebsco);
    }
    let is_news_bank = has(&|line| line.contains("newsbank.com"))
        || has(&|line| line == "OpenURL Link" || line.starts_with("Record Number:"))
            && has(&|line| n_labels(line) >= 2);
    is_news_bank.then_some(Product::NewsBank)
}

/// How many labels stand on one line: `Author: Ada Tamm | Section: Local | Page: 3`.
fn n_labels(line: &str) -> usize {
    line.split(" | ").filter(|it| field(it).is_some()).count()
}

/// Takes the records apart; none where they cannot be told from each other.
pub(super) fn read(lines: &[String], product: Product) -> Vec<Article> {
    let joined = with_values(lines);
    let lines: Vec<&str> = joined.iter().map(|it| it.trim_end()).collect();
    let mut articles: Vec<Article> = Vec::new();
    let mut start = 0;
    let mut stray = Vec::new();
    for end in ends(&lines, product) {
        match record(&lines[start..end], start) {
            Ok(article) => articles.push(article),
            Err(rest) => stray.extend(rest),
        }
        start = end;
    }
    if let Some(first) = articles.first_mut() {
        first.removed.extend(stray);
        first.removed.sort_by_key(|it| it.line);
    }
    articles
}

/// The lines with the words of each label behind it, which may stand on the lines below it;
/// these are left empty.
fn with_values(lines: &[String]) -> Vec<String> {
    let mut lines = lines.to_vec();
    let mut at = 0;
    while at + 1 < lines.len() {
        let label = at;
        at += 1;
        let Some((field, "")) = field(lines[label].trim()) else { continue };
        let is_value = |it: &str, at: usize| {
            let is_set_in = it.starts_with([' ', '\t']);
            !it.trim().is_empty()
                && self::field(it.trim()).is_none()
                && (is_set_in || at == label + 1)
        };
        while field != Field::Text && at < lines.len() && is_value(&lines[at], at) {
            let words = std::mem::take(&mut lines[at]);
            let line = &mut lines[label];
            line.push(' ');
            line.push_str(words.trim());
            at += 1;
        }
    }
    lines
}

/// The lines after which records end.
fn ends(lines: &[&str], product: Product) -> Vec<usize> {
    let all = 0..lines.len();
    let mut ends: Vec<usize> = match product {
        Product::ProQuest => {
            let rules = all.clone().filter(|at| is_rule(lines[*at]));
            let rules: Vec<usize> = rules.collect();
            if rules.is_empty() { repeated_titles(lines) } else { rules }
        }
        Product::Ebsco => {
            let records = all.clone().filter(|at| lines[*at].starts_with("Record: "));
            let records: Vec<usize> = records.collect();
            if records.is_empty() { repeated_titles(lines) } else { records }
        }
        Product::NewsBank => {
            // The copyright below the citation, or below the text, closes a record.
            let is_open = |at: &usize| n_labels(lines[*at]) >= 2;
            let opens: Vec<usize> = all.clone().filter(is_open).collect();
            let closes = opens.iter().filter_map(|open| {
                let mut rest = *open..lines.len();
                let closes = rest.find(|at| is_copyright(lines[*at].trim()))? + 1;
                let is_more = |at: &usize| {
                    let line = lines[*at].trim();
                    line.is_empty()
                        || is_mark(line) && n_labels(line) < 2
                        || field(line).is_some()
                };
                let n_more = (closes..lines.len()).take_while(is_more).count();
                Some(closes + n_more)
            });
            let mut closes: Vec<usize> = closes.collect();
            closes.dedup();
            if closes.len() < opens.len() { Vec::new() } else { closes }
        }
    };
    ends.retain(|it| *it > 0);
    if ends.last() != Some(&lines.len()) {
        ends.push(lines.len());
    }
    ends
}

/// The lines on which a second headline stands, below a text.
fn repeated_titles(lines: &[&str]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut title: Option<&str> = None;
    for (at, line) in lines.iter().enumerate() {
        let Some((Field::Title, words)) = field(line) else { continue };
        if title.is_some_and(|it| it != words) {
            starts.push(at);
        }
        title = Some(words);
    }
    starts
}

fn is_rule(line: &str) -> bool {
    line.trim().len() >= 20 && line.trim().chars().all(|it| "_-=".contains(it))
}

/// Lines by which a product names itself.
fn is_mark(line: &str) -> bool {
    let is_count =
        |rest: &str| rest.split(' ').next().is_some_and(|it| it.parse::<u32>().is_ok());
    line == "OpenURL Link"
        || line.starts_with("https://")
        || line.starts_with("http://")
        || line.starts_with("~~~")
        || is_rule(line)
        || is_copyright(line)
        || ["Document ", "Record: ", "Record "]
            .iter()
            .any(|it| line.strip_prefix(it).is_some_and(is_count))
        || n_labels(line) >= 2
}

/// Whether everything below such a line is no text.
fn is_tail(line: &str) -> bool {
    line.starts_with("CITATION (")
        || line.starts_with("Source Citation")
        || line.starts_with("~~~")
        || line == "Contact ProQuest"
}

/// Whether a line belongs to the labels: one of them, or one that goes on with it.
fn labelled(lines: &[&str]) -> Vec<bool> {
    let mut found = vec![false; lines.len()];
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim();
        let goes_on = at > 0
            && found[at - 1]
            && !lines[at - 1].trim().is_empty()
            && (line.starts_with([' ', '\t']) || bare.starts_with('*'));
        found[at] = bare.is_empty() || field(bare).is_some() || is_mark(bare) || goes_on;
    }
    found
}

/// One record; what it holds where it is none.
fn record(lines: &[&str], n_before: usize) -> Result<Article, Vec<Removed>> {
    let number = |at: usize| u32::try_from(n_before + at + 1).unwrap_or(u32::MAX);
    let left = |at: usize| Removed {
        line: number(at),
        text: lines[at].trim().to_owned(),
        reason: "database".to_owned(),
    };
    let is_said = |at: &usize| !lines[*at].trim().is_empty() && !is_rule(lines[*at]);
    let is_label = labelled(lines);
    let text_label =
        lines.iter().position(|it| field(it).is_some_and(|it| it.0 == Field::Text));
    let first_label = (0..lines.len()).find(|at| is_label[*at] && is_said(at));
    let first_field = first_label
        .and_then(|at| (at..lines.len()).find(|at| n_fields(lines[*at].trim()) > 0));
    let Some(first_field) = first_field else {
        return Err((0..lines.len()).filter(is_said).map(left).collect());
    };
    // The text begins behind its own label, or where the labels end.
    let text_at = text_label.unwrap_or_else(|| {
        (first_field..lines.len()).find(|at| !is_label[*at]).unwrap_or(lines.len())
    });
    let label_at = text_at;
    let mut below = text_at + usize::from(text_label.is_some());
    // Between the label and the text the product may repeat whose it is.
    let is_short =
        |at: usize| field(lines[at].trim()).is_none_or(|it| it.1.split(' ').count() <= 8);
    if text_label.is_some_and(|at| field(lines[at]).is_some_and(|it| it.1.is_empty())) {
        while below < lines.len() && is_label[below] && is_short(below) {
            below += 1;
        }
    }
    let forced = (below..lines.len()).find(|at| is_tail(lines[*at].trim()));
    let mut end = forced.unwrap_or(lines.len());
    while end > below && is_label[end - 1] {
        end -= 1;
    }
    let mut removed = Vec::new();
    let mut data = Metadata::default();
    let mut imprint: Option<&str> = None;
    let above = (0..label_at).chain(label_at + 1..below);
    for at in above.chain(end..lines.len()).filter(is_said) {
        let line = lines[at].trim();
        let pieces: Vec<&str> =
            if n_labels(line) >= 2 { line.split(" | ").collect() } else { vec![line] };
        let mut is_taken = false;
        for piece in pieces {
            match field(piece.trim()) {
                Some((field, words)) => {
                    if field == Field::Imprint {
                        imprint = Some(words);
                    }
                    is_taken |= set(&mut data, field, words);
                }
                None if at < first_field && !is_mark(line) => {
                    is_taken |= set_bare(&mut data, line);
                }
                None => {}
            }
        }
        if !is_taken {
            removed.push(left(at));
        }
    }
    if let Some(words) = imprint {
        set_imprint(&mut data, words);
    }
    let mut text = lines[below.min(end)..end].join("\n");
    let behind = text_label.and_then(|at| field(lines[at])).map_or("", |it| it.1);
    let n_above = if behind.is_empty() { below } else { below - 1 };
    if !behind.is_empty() {
        text = format!("{behind}\n{text}");
    }
    let n_above = u32::try_from(n_before + n_above).unwrap_or(u32::MAX);
    let article = plain::article(&text, n_above);
    if article.paragraphs.list.is_empty() {
        return Err((0..lines.len()).filter(is_said).map(left).collect());
    }
    removed.extend(article.removed);
    removed.sort_by_key(|it| it.line);
    Ok(Article { metadata: data, removed, ..article })
}

fn n_fields(line: &str) -> usize {
    line.split(" | ").filter(|it| field(it.trim()).is_some()).count()
}

/// Notes what a label says; the first that says it holds.
fn set(data: &mut Metadata, field: Field, words: &str) -> bool {
    let Some(value) = metadata::value(words) else { return false };
    match field {
        Field::Title => {
            // Some close a headline as a sentence.
            let short = value.strip_suffix('.').filter(|it| !it.contains('.'));
            let value = short.map_or(value.clone(), str::to_owned);
            data.title.get_or_insert(value);
        }
        Field::Source => {
            let (name, date) = source_and_day(&value);
            data.source.get_or_insert(name);
            data.date = data.date.or(date);
        }
        Field::Date => match value.parse() {
            Ok(date) => data.date = Some(date),
            Err(()) if data.date.is_none() => data.set_date(&value),
            Err(()) => return false,
        },
        Field::Author => {
            let name = without_by(&value);
            // What somebody is stands behind a semicolon.
            let name = name.split("; Staff").next().unwrap_or(&name).to_owned();
            data.byline.get_or_insert(name);
        }
        Field::Url if address::is_address(&value) => {
            // The database's own link to its record is no address of the article.
            return false;
        }
        Field::Language => data.language = code_of(&value),
        _ => return false,
    }
    true
}

/// A line above the first label: the headline, the outlet, the day.
fn set_bare(data: &mut Metadata, line: &str) -> bool {
    let Some(value) = metadata::value(line) else { return false };
    if data.title.is_none() {
        data.title = Some(value);
        return true;
    }
    let parts: Vec<&str> = value.split(" | ").map(str::trim).collect();
    for part in parts {
        match part.parse::<Date>() {
            Ok(date) => data.date = data.date.or(Some(date)),
            Err(()) if data.source.is_none() => {
                let (name, date) = source_and_day(part);
                data.source = Some(without_place(&name).to_owned());
                data.date = data.date.or(date);
            }
            Err(()) if credits::is_person(part) => {
                data.byline.get_or_insert(part.to_owned());
            }
            Err(()) => {}
        }
    }
    true
}

/// `Orm Post; Ostrow [Ostrow]03 May 2024: A.3`, where no other label says it.
fn set_imprint(data: &mut Metadata, words: &str) {
    let Some((name, rest)) = words.split_once(';') else { return };
    data.source = data.source.take().or_else(|| metadata::value(name));
    let day = rest.rsplit_once(']').map_or(rest, |it| it.1);
    let day = day.split(':').next().unwrap_or_default().trim();
    data.date = data.date.or_else(|| day.parse().ok());
}

/// An outlet without the place behind it: `Orm Post (Ostrow, OS)`.
fn without_place(name: &str) -> &str {
    name.split_once(" (").filter(|_| name.ends_with(')')).map_or(name, |it| it.0)
}

/// `Orm Post, 05/17/2024, p12`: the outlet, and the day, which these products write in the
/// American way.
pub(super) fn source_and_day(value: &str) -> (String, Option<Date>) {
    /// What stands between an outlet, a day and a page.
    const BETWEEN: &[&str] = &[
        ", ", ". ", "; ", " - ", " – ", " | ", " vom ", " of ", " du ", " del ", " van ",
    ];
    /// No more of these are tried.
    const MAX: usize = 12;
    let mut seams: Vec<(usize, usize)> = BETWEEN
        .iter()
        .flat_map(|it| value.match_indices(it).map(|(at, it)| (at, at + it.len())))
        .collect();
    seams.sort_unstable();
    seams.truncate(MAX);
    for &(end, start) in &seams {
        let ends = seams.iter().map(|it| it.0).filter(|it| *it > start);
        let ends: Vec<usize> = ends.chain([value.len()]).collect();
        let day = |end: &usize| {
            let day = value[start..*end].trim_end_matches('.');
            american(day).or_else(|| day.parse().ok())
        };
        let starts_so = value[start..]
            .starts_with(|it: char| it.is_ascii_digit() || it.is_ascii_uppercase());
        if starts_so && let Some(date) = ends.iter().find_map(day) {
            return (value[..end].trim().to_owned(), Some(date));
        }
    }
    (value.to_owned(), None)
}

/// `05/17/2024`.
fn american(day: &str) -> Option<Date> {
    let mut parts = day.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |it: &str| it.len() <= 2 && it.parse::<u8>().is_ok();
    let is_day =
        parts.next().is_none() && year.len() == 4 && is_number(month) && is_number(day);
    if !is_day {
        return None;
    }
    format!("{year}-{month:0>2}-{day:0>2}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{product, read, source_and_day};

    /// Source, date, headline, byline and text of each article, and what was left out.
    #[track_caller]
    fn check(text: &str, expected: &[&str], left: &str) {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let articles = read(&lines, product(&lines).unwrap());
        let removed: Vec<String> = articles
            .iter()
            .flat_map(|it| &it.removed)
            .map(|it| it.text.clone())
            .collect();
        let found: Vec<String> = articles
            .into_iter()
            .map(|it| {
                let data = it.metadata;
                let date = data.date.map(|it| it.to_string());
                let fields = [data.source, date, data.title, data.byline];
                let fields = fields.map(Option::unwrap_or_default).join("|");
                format!("{fields}|{}", it.paragraphs.text.replace('\n', " / "))
            })
            .collect();
        assert_eq!(found, expected);
        assert_eq!(removed.join(" / "), left);
    }

    const RULE: &str = "____________________________________\n\n";

    #[test]
    fn takes_proquest_apart() {
        check(
            &format!(
                "{RULE}Title: Ferry halts\nAuthor: Tamm, Ada\nPublication title: Orm Post\nPublication date: May 3, 2024\nFull text: The ferry halts.\n\n“I stay,” she said.\nSubject: Ships\nProQuest document ID: 123\n\n{RULE}Title: Mill burns\nPublication title: Tarn Echo\nPublication date: May 4, 2024\nFull text: The mill burns.\nProQuest document ID: 124\n"
            ),
            &[
                "Orm Post|2024-05-03|Ferry halts|Tamm, Ada|The ferry halts. / “I stay,” she said.",
                "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
            ],
            "Subject: Ships / ProQuest document ID: 123 / ProQuest document ID: 124",
        );
    }

    #[test]
    fn labels_below_a_text_belong_to_it() {
        let record = |title: &str, outlet: &str, day: u32| {
            format!(
                "{RULE}Document {day} of 9\n\n{title}\n\nAuthor: Tamm, Ada\n\nFull text: The first.\n\nLocation: it lies low, she said.\n\nThe last.\n\nSubject: Ships\n\nTitle: {title}\n\nPublication title: {outlet}\n\nPublication date: May {day}, 2024\n\nProQuest document ID: 123\n\n"
            )
        };
        let text = record("Ferry halts", "Orm Post", 3)
            + &record("Mill burns", "Tarn Echo", 4)
            + RULE
            + "Contact ProQuest\n";
        let words = "The first. / Location: it lies low, she said. / The last.";
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        assert_eq!(read(&lines, product(&lines).unwrap()).len(), 2);
        let expected = [
            format!("Orm Post|2024-05-03|Ferry halts|Tamm, Ada|{words}"),
            format!("Tarn Echo|2024-05-04|Mill burns|Tamm, Ada|{words}"),
        ];
        check(
            &text,
            &[&expected[0], &expected[1]],
            "Document 3 of 9 / Subject: Ships / ProQuest document ID: 123 / Contact ProQuest / Document 4 of 9 / Subject: Ships / ProQuest document ID: 123",
        );
    }

    #[test]
    fn takes_ebsco_apart() {
        check(
            "Record: 1\nTitle: Ferry halts\nAuthors: Ada Tamm\nSource: Orm Post, 05/03/2024, p4\nSubject Terms: *SHIPS\n *RAIN\nAbstract: It rains.\nFull Text Word Count: 9\nAccession Number: 2W1\nDatabase: Newspapers\n\nSection: LOCAL\nThe ferry halts.\n\n“I stay,” she said.\n\n~~~~~~~~\nBy Ada Tamm\n\nCopyright of Orm Post is its own.\n\nRecord: 2\nTitle: Mill burns\nSource: Tarn Echo, May 4, 2024\nAccession Number: 2W2\nDatabase: Newspapers\n\nThe mill burns.\n",
            &[
                "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts. / “I stay,” she said.",
                "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
            ],
            "Record: 1 / Subject Terms: *SHIPS / *RAIN / Abstract: It rains. / Full Text Word Count: 9 / Accession Number: 2W1 / Database: Newspapers / Section: LOCAL / ~~~~~~~~ / By Ada Tamm / Copyright of Orm Post is its own. / Record: 2 / Accession Number: 2W2 / Database: Newspapers",
        );
    }

    #[test]
    fn takes_newsbank_apart() {
        check(
            "Ferry halts\n\nOrm Post (Ostrow, OS)\n\nMay 3, 2024 | Orm Post (Ostrow, OS)\n\nAuthor: Ada Tamm; Staff Writer | Section: Local | Page: 3\n\nOpenURL Link\n\nThe ferry halts.\n\nIt rains.\n\nCITATION (AGLC STYLE)\n\nAda Tamm, 'Ferry halts', Orm Post (online)\n\nCopyright (c) 2024 Orm Post\n\n\nMill burns\n\nTarn Echo (Tarn, TA)\n\nMay 4, 2024 | Tarn Echo (Tarn, TA)\n\nSection: Local | Page: 1\n\nOpenURL Link\n\nThe mill burns.\n\nCopyright (c) 2024 Tarn Echo\n",
            &[
                "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts. / It rains.",
                "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
            ],
            "OpenURL Link / CITATION (AGLC STYLE) / Ada Tamm, 'Ferry halts', Orm Post (online) / Copyright (c) 2024 Orm Post / Section: Local | Page: 1 / OpenURL Link / Copyright (c) 2024 Tarn Echo",
        );
    }

    #[test]
    fn parts_an_outlet_from_the_day() {
        for (value, expected) in [
            ("Orm Post, 05/03/2024", "Orm Post 2024-05-03"),
            ("Orm Post (Ostrow). 05/03/2024, p3.", "Orm Post (Ostrow) 2024-05-03"),
            ("Orm Post (Ostrow, OS) - May 3, 2024", "Orm Post (Ostrow, OS) 2024-05-03"),
            ("Post, The (Ostrow), 3 May 2024, p7", "Post, The (Ostrow) 2024-05-03"),
            ("Orm Post, May 3, 2024", "Orm Post 2024-05-03"),
            ("Orm, Tarn and Company", "Orm, Tarn and Company "),
        ] {
            let (name, date) = source_and_day(value);
            let date = date.map(|it| it.to_string()).unwrap_or_default();
            assert_eq!(format!("{name} {date}"), expected);
        }
    }
}
