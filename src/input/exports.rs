//! Exports of press databases, with several articles in a file: Nexis and Factiva; those
//! whose records have labels are read by [`records`].
//!
//! Their forms differ in detail over the years; what looks like one of them but cannot be
//! taken apart is an error, because its index terms would be counted as words.

use crate::document::Removed;
use crate::input::article::Article;
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::{InputError, credits, decode, hard_wrap, metadata, records};
use std::borrow::Cow;

/// Takes an export apart; none where the lines are no export.
pub(super) fn split(
    lines: &[String],
    path: &str,
) -> Option<Result<Vec<Article>, InputError>> {
    let articles = match database(lines)? {
        Database::Factiva => factiva(lines),
        Database::FactivaPlain => factiva_plain(lines),
        Database::Nexis => nexis(lines),
        Database::Records(product) => records::read(lines, product),
        Database::Other => Vec::new(),
    };
    let is_sound = |it: &Article| !it.paragraphs.list.is_empty();
    if articles.is_empty() || !articles.iter().all(is_sound) {
        return Some(Err(InputError::Refused {
            path: path.to_owned(),
            what: "this looks like an export of a press database, but it cannot be split into articles",
            remedy: "export it in another form (one file per article), or put each article into a file of its own",
        }));
    }
    Some(Ok(articles))
}

/// Whether a page may be an export: to be certain takes its lines.
pub(super) fn may_be(page: &str) -> bool {
    let head = &page[..page.floor_char_boundary(1 << 20)];
    [
        "Load-Date",
        "LOAD-DATE",
        "End of Document",
        " DOCUMENTS",
        "ProQuest document ID",
        "Accession Number",
        "infoweb.newsbank.com",
        "docs.newsbank.com",
        "Record Number",
        "OpenURL",
    ]
    .iter()
    .any(|it| head.contains(it))
        || head.contains("Document ")
            && (head.contains(">HD<") || head.contains(" words"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Database {
    Factiva,
    /// The form for readers, without codes.
    FactivaPlain,
    Nexis,
    /// One whose records have labels.
    Records(records::Product),
    /// One whose form is not known.
    Other,
}

fn database(lines: &[String]) -> Option<Database> {
    let count =
        |is_it: &dyn Fn(&str) -> bool| lines.iter().filter(|it| is_it(it.trim())).count();
    let has_code = |code: &str| {
        count(&|line| line == code || loose_field(line).is_some_and(|it| it.0 == code))
    };
    if has_code("HD") > 0
        && has_code("SN") > 0
        && (has_code("LP") > 0 || has_code("TD") > 0)
    {
        return Some(Database::Factiva);
    }
    if count(&is_factiva_number) > 0
        && count(&is_word_count) > 0
        && count(&|line| code_of(line).is_some() && !line.contains(' ')) > 0
    {
        return Some(Database::FactivaPlain);
    }
    let ends = count(&|line| line == "End of Document");
    let counted = count(&is_count);
    let labels = count(&|line| {
        [
            "Load-Date:",
            "LOAD-DATE:",
            "Length:",
            "LENGTH:",
            "Publication-Type:",
            "PUBLICATION-TYPE:",
        ]
        .iter()
        .any(|it| line.starts_with(it))
    });
    if labels >= 2 && (ends > 0 || counted > 0) || ends > 0 && labels > 0 {
        return Some(Database::Nexis);
    }
    // Westlaw, and what calls itself the end of a document without any known field.
    let is_other = count(&|line| line.starts_with("---- Index References ----")) > 0
        || ends > 0 && count(&|line| line.contains(" WLNR ")) > 0;
    if is_other {
        return Some(Database::Other);
    }
    records::product(lines).map(Database::Records)
}

/// `HD  Headline`: two capitals, blanks, and the field's words.
fn field(line: &str) -> Option<(&str, &str)> {
    let code = line.get(..2)?;
    let is_code = code.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
        && code.starts_with(|it: char| it.is_ascii_uppercase());
    let rest = &line[2..];
    let is_parted =
        rest.is_empty() || rest.starts_with("  ") || rest.starts_with(['\t', '\u{a0}']);
    (is_code && is_parted).then(|| (code, rest.trim()))
}

/// The same with one blank, as a page leaves it that was copied: `HD Headline`.
fn loose_field(line: &str) -> Option<(&str, &str)> {
    field(line).or_else(|| {
        let (code, words) = line.split_once(' ')?;
        CODES.contains(&code).then(|| (code, words.trim()))
    })
}

/// Whether a line with one blank after its code is a field here and not a sentence that
/// begins with two capitals: in a text only what stands below one.
fn is_field(code: &str, words: &str, is_text: bool) -> bool {
    let is_index = words.contains(" : ") || words.contains(" | ");
    let is_tail = match code {
        "TD" | "AN" | "IPD" | "IPC" | "PUB" | "ART" | "CX" | "RF" | "CT" => true,
        "CO" | "IN" | "NS" | "RE" => is_index,
        _ => false,
    };
    !is_text || is_tail
}

/// `1 of 20 DOCUMENTS`, `Page 1 of 2`, `Document 1 of 2`.
fn is_count(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number = |it: &str| it.parse::<u32>().is_ok();
    match words[..] {
        ["Page" | "Document", a, "of", b] => is_number(a) && is_number(b),
        [a, "of", b, "DOCUMENTS" | "Documents" | "documents"] => {
            is_number(a) && is_number(b)
        }
        _ => false,
    }
}

/// Fields of Factiva whose words are the article.
const TEXT: &[&str] = &["LP", "TD"];

/// All fields of Factiva, so that two capitals in a text are not taken for one.
const CODES: &[&str] = &[
    "SE", "HD", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP",
    "TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB", "AN", "BY", "CLM",
    "ART", "CX", "DE", "NT",
];

fn factiva(lines: &[String]) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut draft = Draft::default();
    let mut code = "";
    for (number, line) in (1..).zip(lines) {
        let line = line.trim_end();
        let is_text = TEXT.contains(&code);
        let found = field(line.trim_start())
            .or_else(|| {
                loose_field(line.trim_start()).filter(|it| is_field(it.0, it.1, is_text))
            })
            .filter(|it| CODES.contains(&it.0));
        let words = match found {
            Some((new, words)) => {
                // Each article has one headline; what stands above it is of the last.
                let begins =
                    new == "HD" && draft.has("HD") || new == "SE" && draft.has("AN");
                if begins {
                    articles.extend(std::mem::take(&mut draft).finish());
                }
                code = CODES.iter().find(|it| **it == new).copied().unwrap_or_default();
                words
            }
            None => line.trim(),
        };
        if TEXT.contains(&code) {
            draft.text.push((number, words.to_owned()));
        } else if !words.is_empty() || found.is_some() {
            draft.say(number, code, words);
        }
        // Its number, which may stand on the line below its code, ends an article.
        if code == "AN" && !words.is_empty() {
            articles.extend(std::mem::take(&mut draft).finish());
            code = "";
        }
    }
    articles.extend(draft.finish());
    articles
}

/// `Document ORM0000020250312el3c0001x`, which ends an article of Factiva.
fn is_factiva_number(line: &str) -> bool {
    let number =
        ["Document ", "Dokument ", "Documento ", "Documento: ", "Documentnummer "]
            .iter()
            .find_map(|it| line.strip_prefix(it));
    number.is_some_and(|it| {
        it.len() >= 15
            && it.starts_with(|it: char| it.is_ascii_uppercase())
            && it.bytes().all(|it| it.is_ascii_alphanumeric())
            && it.bytes().filter(u8::is_ascii_digit).count() >= 8
    })
}

/// `1,204 words`.
fn is_word_count(line: &str) -> bool {
    let number =
        ["words", "Wörter", "mots", "palabras", "parole", "woorden", "palavras", "ord"]
            .iter()
            .find_map(|it| line.strip_suffix(it)?.strip_suffix(' '));
    number.is_some_and(|it| {
        !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit() || b",. ".contains(&it))
    })
}

/// Headline, author, number of words, day, source, code, language, copyright and text, in
/// this order and each on a line.
fn factiva_plain(lines: &[String]) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut start = 0;
    for (end, line) in lines.iter().enumerate() {
        if is_factiva_number(line.trim()) {
            articles.extend(factiva_plain_article(&lines[start..=end], start));
            start = end + 1;
        }
    }
    articles
}

fn factiva_plain_article(lines: &[String], n_before: usize) -> Option<Article> {
    let number = |at: usize| u32::try_from(n_before + at + 1).unwrap_or(u32::MAX);
    let lines: Vec<&str> = lines.iter().map(|it| it.trim()).collect();
    let words_at = lines.iter().position(|it| is_word_count(it))?;
    let language_at = (words_at..lines.len()).find(|at| code_of(lines[*at]).is_some())?;
    let text_at = (language_at + 1..lines.len() - 1)
        .find(|at| is_copyright(lines[*at]))
        .map_or(language_at + 1, |at| at + 1);
    let mut draft = Draft::default();
    // A page of an export begins with its number, an article with its section.
    let mut heads: Vec<usize> =
        (0..words_at).filter(|at| !lines[*at].is_empty()).collect();
    if heads.len() > 1 && is_byline(lines[*heads.last()?]) {
        let by = heads.pop()?;
        draft.say(number(by), "BY", lines[by]);
    }
    let head = heads.pop()?;
    draft.say(number(head), "HD", lines[head]);
    for at in heads {
        draft.fields.push((number(at), String::new(), lines[at].to_owned()));
    }
    let mut is_dated = false;
    for at in (words_at..text_at).filter(|at| !lines[*at].is_empty()) {
        let line = lines[at];
        let is_hour = line.len() <= 8 && line.contains(':');
        if !is_dated && line.parse::<crate::document::Date>().is_ok() {
            is_dated = true;
            draft.say(number(at), "PD", line);
        } else if is_dated && !draft.has("SN") && !is_hour {
            draft.say(number(at), "SN", line);
        } else if at == language_at {
            draft.say(number(at), "LA", line);
        } else {
            draft.fields.push((number(at), String::new(), line.to_owned()));
        }
    }
    let last = lines.len() - 1;
    // Above the number stands whose database it is, which is no sentence.
    let below = (text_at..last).rev().find(|at| !lines[*at].is_empty());
    let end = below.filter(|at| *at > text_at && is_company(lines[*at])).unwrap_or(last);
    draft
        .fields
        .extend((end..last).map(|at| (number(at), String::new(), lines[at].to_owned())));
    draft.text = (text_at..end).map(|at| (number(at), lines[at].to_owned())).collect();
    draft.fields.push((number(last), "AN".to_owned(), lines[last].to_owned()));
    draft.finish()
}

/// Whether a line is the name of a company: few words, with capitals, and no sentence.
fn is_company(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let last = words.last().copied().unwrap_or_default().trim_end_matches('.');
    let is_form =
        ["Ltd", "Limited", "Inc", "plc", "PLC", "Co", "Corp", "LLC", "AG", "GmbH"]
            .contains(&last);
    let n_low = words.iter().filter(|it| it.starts_with(char::is_lowercase)).count();
    let is_closed = hard_wrap::ends_sentence(line);
    (1..=7).contains(&words.len()) && n_low <= 2 && (is_form || !is_closed && n_low == 0)
}

/// Whether a line below a headline is the author's: `By Ada Tamm`, `Ada Tamm in Ostrow`.
fn is_byline(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let n_names = words.iter().filter(|it| it.starts_with(char::is_uppercase)).count();
    words.first() == Some(&"By")
        || (2..=6).contains(&words.len()) && n_names + 1 >= words.len()
}

/// What is known of an article while its lines are read.
#[derive(Default)]
struct Draft {
    fields: Vec<(u32, String, String)>,
    text: Vec<(u32, String)>,
}

impl Draft {
    fn has(&self, code: &str) -> bool {
        self.fields.iter().any(|it| it.1 == code)
    }

    fn say(&mut self, line: u32, code: &str, words: &str) {
        match self.fields.last_mut().filter(|it| it.1 == code && !code.is_empty()) {
            Some((_, _, all)) => {
                all.push(' ');
                all.push_str(words);
            }
            None => self.fields.push((line, code.to_owned(), words.to_owned())),
        }
    }

    fn field(&self, names: &[&str]) -> Option<String> {
        let found = names.iter().find_map(|name| {
            self.fields.iter().find(|it| it.1.eq_ignore_ascii_case(name)).map(|it| &it.2)
        });
        found.and_then(|it| metadata::value(it))
    }

    fn finish(self) -> Option<Article> {
        if self.fields.is_empty() && self.text.is_empty() {
            return None;
        }
        let mut metadata = Metadata {
            title: self.field(&["HD", "title"]),
            source: self.field(&["SN", "source"]),
            byline: self.field(&["BY", "Byline"]).map(|it| without_by(&it)),
            language: self.field(&["LA", "Language"]).and_then(|it| code_of(&it)),
            ..Metadata::default()
        };
        if let Some(date) = self.field(&["PD", "date"]) {
            metadata.set_date(&date);
        }
        let is_shown = |code: &str| {
            ["HD", "SN", "BY", "PD", "LA", "title", "source", "date", "Byline"]
                .iter()
                .any(|it| it.eq_ignore_ascii_case(code))
        };
        let removed =
            self.fields.iter().filter(|it| !is_shown(&it.1) && !it.2.is_empty());
        let removed = removed.map(|(line, code, words)| Removed {
            line: *line,
            text: format!("{code} {words}").trim().to_owned(),
            reason: "database".to_owned(),
        });
        let mut removed: Vec<Removed> = removed.collect();
        let first = self.text.iter().find(|it| !it.1.is_empty()).map_or(1, |it| it.0);
        let text: Vec<&str> = self.text.iter().map(|it| it.1.as_str()).collect();
        let text = decode::normalize(Cow::Owned(text.join("\n"))).into_owned();
        let mut paragraphs = Paragraphs::default();
        let unwrapped = hard_wrap::unwrap_lines(&text);
        for (line, words) in unwrapped.paragraphs {
            paragraphs.push(&words, first + line - 1, None);
        }
        removed.extend(unwrapped.heads.into_iter().map(|(line, text)| Removed {
            line: first + line - 1,
            text,
            reason: "running-head".to_owned(),
        }));
        Some(Article { metadata, paragraphs, removed, ..Article::default() })
    }
}

/// A name without the word before it: `By Ada Tamm`.
pub(super) fn without_by(name: &str) -> String {
    credits::without_by(name).trim().to_owned()
}

/// The code of a language by its English name, as databases write it.
pub(super) fn code_of(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let names = [
        ("english", "en"),
        ("german", "de"),
        ("french", "fr"),
        ("spanish", "es"),
        ("italian", "it"),
        ("dutch", "nl"),
        ("portuguese", "pt"),
        ("russian", "ru"),
        ("arabic", "ar"),
        ("chinese", "zh"),
        ("japanese", "ja"),
        ("korean", "ko"),
        ("turkish", "tr"),
        ("swedish", "sv"),
        ("deutsch", "de"),
        ("englisch", "en"),
        ("anglais", "en"),
        ("inglés", "en"),
        ("inglese", "en"),
        ("engels", "en"),
        ("français", "fr"),
        ("französisch", "fr"),
        ("español", "es"),
        ("spanisch", "es"),
        ("italiano", "it"),
        ("nederlands", "nl"),
        ("português", "pt"),
    ];
    names.iter().find(|it| name.starts_with(it.0)).map(|it| it.1.to_owned())
}

/// Labels of Nexis that stand above and below a text.
const LABELS: &[&str] = &[
    "section",
    "length",
    "byline",
    "highlight",
    "dateline",
    "language",
    "publication-type",
    "subject",
    "geographic",
    "load-date",
    "journal code",
    "document-type",
    "organization",
    "person",
    "company",
    "industry",
    "ticker",
    "country",
    "city",
    "state",
    "graphic",
    "series",
    "url",
    "acc-no",
    "copyright",
    "correction",
    "correction-date",
    "edition",
    "notes",
    "pub-type",
    "distribution",
    "headline",
    "title",
    "body",
    "source",
];

/// `Byline: Ada Tamm`, in any case.
fn label(line: &str) -> Option<(String, &str)> {
    let (name, words) = line.split_once(':')?;
    let folded = name.trim().to_lowercase();
    LABELS.contains(&folded.as_str()).then(|| (folded, words.trim()))
}

fn nexis(lines: &[String]) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut start = 0;
    let has_ends = lines.iter().any(|it| it.trim() == "End of Document");
    for (at, line) in lines.iter().enumerate() {
        let line = line.trim();
        let is_end = has_ends && line == "End of Document";
        let is_start = !has_ends && is_count(line) && !line.starts_with("Page");
        if is_end || is_start && at > start {
            articles.extend(nexis_article(&lines[start..at], start));
            start = if is_end { at + 1 } else { at };
        }
    }
    articles.extend(nexis_article(&lines[start..], start));
    articles
}

fn nexis_article(lines: &[String], n_before: usize) -> Option<Article> {
    let mut draft = Draft::default();
    let number = |at: usize| u32::try_from(n_before + at + 1).unwrap_or(u32::MAX);
    let trimmed: Vec<&str> = lines.iter().map(|it| it.trim()).collect();
    // Where the fields begin, and the text.
    let is_body =
        |it: &&str| it.eq_ignore_ascii_case("body") || it.eq_ignore_ascii_case("body:");
    let body = trimmed.iter().position(&is_body);
    let is_named = |it: &&str| COVER.iter().any(|name| it.starts_with(name));
    let above = &trimmed[..body.unwrap_or(0)];
    let first_label = (above.iter().rposition(is_named).unwrap_or(0)..trimmed.len())
        .find(|at| label(trimmed[*at]).is_some() || is_copyright(trimmed[*at]))?;
    let last_head = (first_label..trimmed.len())
        .take_while(|at| {
            trimmed[*at].is_empty()
                || label(trimmed[*at]).is_some()
                || is_copyright(trimmed[*at])
                || is_continued(&trimmed, *at)
        })
        .last()
        .unwrap_or(first_label);
    let text_at = body.map_or(last_head + 1, |at| at + 1);
    let is_tail = |at: &usize| {
        let line = trimmed[*at];
        line.eq_ignore_ascii_case("classification")
            || line.eq_ignore_ascii_case("graphic")
            || label(line).is_some_and(|it| {
                [
                    "load-date",
                    "language",
                    "publication-type",
                    "subject",
                    "pub-type",
                    "journal code",
                    "graphic",
                    "url",
                ]
                .contains(&it.0.as_str())
            })
    };
    let tail_at = (text_at..trimmed.len()).find(is_tail).unwrap_or(trimmed.len());
    let head: Vec<(usize, &str)> = trimmed[..first_label]
        .iter()
        .enumerate()
        .filter(|(_, it)| !it.is_empty() && !is_count(it))
        .map(|(at, it)| (at, *it))
        .collect();
    // Above its first article an export may have a cover, with the headlines of all.
    let has_cover = head.iter().any(|it| COVER.iter().any(|name| it.1.starts_with(name)));
    let cover = head.iter().rposition(|it| has_cover && is_of_cover(it.1));
    let (cover, head) = head.split_at(cover.map_or(0, |it| it + 1));
    for (at, line) in cover {
        draft.fields.push((number(*at), String::new(), (*line).to_owned()));
    }
    let date_at = head.iter().position(|it| day_of(it.1).is_some());
    let (mut title, mut source, mut date): (&[(usize, &str)], _, _) = (&[], None, None);
    if let Some(at) = date_at {
        date = day_of(head[at].1);
        source = at.checked_sub(1).map(|it| head[it].1);
        title = match at {
            // The older form has its headline below the date and the edition.
            0 | 1 => {
                let rest = &head[at + 1..];
                let n_editions = rest.iter().take_while(|it| is_edition(it.1)).count();
                run(&rest[n_editions..])
            }
            // Below a cover the last line above the outlet is the headline.
            _ if !cover.is_empty() => &head[at - 2..at - 1],
            _ => run(&head[..at - 1]),
        };
    }
    for (_, words) in title {
        draft.say(number(0), "title", words);
    }
    for (name, value) in [("source", source), ("date", date)] {
        if let Some(value) = value {
            draft.say(number(0), name, value);
        }
    }
    for (number_of, (at, line)) in head.iter().enumerate() {
        let is_title = title.iter().any(|it| it.0 == *at);
        if !is_title && Some(*line) != source && Some(number_of) != date_at {
            draft.fields.push((number(*at), String::new(), (*line).to_owned()));
        }
    }
    for at in (first_label..text_at).chain(tail_at..trimmed.len()) {
        let line = trimmed[at];
        match label(line) {
            Some((name, words)) if name == "headline" || name == "title" => {
                draft.say(number(at), "title", words);
            }
            Some((name, words)) => {
                draft.fields.push((number(at), name, words.to_owned()));
            }
            None if line.is_empty() || is_body(&line) || is_count(line) => {}
            None => draft.fields.push((number(at), String::new(), line.to_owned())),
        }
    }
    draft.text =
        (text_at..tail_at).map(|at| (number(at), trimmed[at].to_owned())).collect();
    let is_empty = draft.text.iter().all(|it| it.1.is_empty());
    if is_empty && title.is_empty() {
        return None;
    }
    draft.finish()
}

/// The day at the head of a line, behind which the edition may stand: `March 25, 2003,
/// Tuesday, Final Edition`.
fn day_of(line: &str) -> Option<&str> {
    let is_day = |it: &str| it.parse::<crate::document::Date>().is_ok();
    if is_day(line) {
        return Some(line);
    }
    let folded = line.to_lowercase();
    let is_edited = folded.contains("edition") || folded.contains("final");
    let mut head = line;
    while is_edited && let Some((rest, _)) = head.rsplit_once(' ') {
        head = rest.trim_end_matches([',', ' ', '-', '–', '(', ';']);
        if is_day(head) {
            return Some(head);
        }
    }
    None
}

/// How lines begin on the cover of an export: who made it, when, and what it holds.
const COVER: &[&str] = &[
    "User Name:",
    "Date and Time:",
    "Job Number:",
    "Client/Matter:",
    "Search Terms:",
    "Search Type:",
    "Narrowed by:",
    "Content Type",
    "Documents (",
    "Document (",
];

/// Whether a line is of a cover, or of the list of headlines on it.
fn is_of_cover(line: &str) -> bool {
    let is_entry = line
        .split_once(". ")
        .is_some_and(|(number, _)| number.len() <= 4 && number.parse::<u32>().is_ok());
    let is_filter = ["News", "Newspapers", "Timeline", "Source", "Sources", "Language"]
        .iter()
        .any(|it| line.strip_prefix(it).is_some_and(|it| it.starts_with(['\t', ':'])));
    is_entry || is_filter || COVER.iter().any(|it| line.starts_with(it))
}

/// The first lines of a head that follow each other without an empty one between them.
fn run<'a, 'b>(head: &'a [(usize, &'b str)]) -> &'a [(usize, &'b str)] {
    let n_more = head.windows(2).take_while(|it| it[0].0 + 1 == it[1].0).count();
    &head[..head.len().min(n_more + 1)]
}

/// Whether a line says in which part of a day's papers the article stood, or that it was
/// put right: `Late Edition - Final`, `Correction Appended`, `11:05 AM GMT`.
fn is_edition(line: &str) -> bool {
    let folded = line.to_lowercase();
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_time = words.first().is_some_and(|it| {
        it.contains(':') && it.bytes().all(|it| it.is_ascii_digit() || it == b':')
    });
    words.len() <= 8
        && (is_time
            || words.iter().any(|it| it.trim_matches(',').starts_with("edition"))
            || folded == "correction appended")
}

/// Whether a line says whose the article is.
pub(super) fn is_copyright(line: &str) -> bool {
    let copyright = line.get(..9).filter(|it| it.eq_ignore_ascii_case("copyright"));
    copyright.is_some_and(|it| line[it.len()..].starts_with([' ', ',', ':', '(']))
        || line.starts_with('©')
        || line.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("(c)"))
}

/// Whether a line goes on with the label above it: a long list of subjects.
fn is_continued(lines: &[&str], at: usize) -> bool {
    at > 0
        && label(lines[at - 1]).is_some()
        && lines[at].len() < 80
        && lines.get(at + 1).is_some_and(|it| it.is_empty())
        && !lines[at].ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::split;

    /// Source, date, headline, byline and text of each article.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let articles = split(&lines, "a.txt").unwrap().unwrap();
        let found: Vec<String> = articles
            .into_iter()
            .map(|it| {
                let data = it.metadata;
                let date = data.date.map(|it| it.to_string());
                let fields = [data.source, date, data.title, data.byline];
                let fields: Vec<_> =
                    fields.into_iter().map(Option::unwrap_or_default).collect();
                format!(
                    "{}|{}",
                    fields.join("|"),
                    it.paragraphs.text.replace('\n', " / ")
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn takes_factiva_apart() {
        check(
            "SE  News\nHD\nFerry halts\nBY  Ada Tamm\nPD  3 May 2024\nSN  Orm Post\nLA  English\nLP\nThe ferry halts.\n\nTD\n“I stay,” she said.\nIN  ship : Shipping\nAN\n\nDocument ORM0001\n\nHD  Mill burns\nPD  4 May 2024\nSN  Tarn Echo\nTD  The mill burns.\nAN  Document TAR0002\n",
            &[
                "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts. / “I stay,” she said.",
                "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
            ],
        );
    }

    #[test]
    fn takes_factiva_apart_that_was_copied_from_a_page() {
        check(
            "SE Sea\nHD Ferry halts\nBY Ada Tamm\nPD 3 May 2024\nSN Orm Post\nLA English\n\nLP\nThe ferry halts.\n\nTD\n“I stay,” she said.\n\nIN ORM nobody slept.\n\nIN ship : Shipping\nAN Document ORM0001\n\nSE Land\nHD Mill burns\nPD 4 May 2024\nSN Tarn Echo\nTD The mill burns.\nAN Document TAR0002\n",
            &[
                "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts. / “I stay,” she said. / IN ORM nobody slept.",
                "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
            ],
        );
    }

    #[test]
    fn takes_the_plain_form_of_factiva_apart() {
        check(
            "Ferry halts\n\nAda Tamm\n\n1,120 words\n\n3 May 2024\n\n10:15\n\nOrm Post\n\nORMP\n\nEnglish\n\nCopyright 2024 Orm Post\n\nThe ferry halts.\n\n“I stay,” she said.\n\nDocument ORMP000020240503ek530001x\n\nMill burns\n\n90 words\n\n4 May 2024\n\nTarn Echo\n\nTARN\n\n12\n\nEnglish\n\n(c) 2024 Tarn Echo\n\nThe mill burns.\n\nDocument TARN000020240504ek540001x\n",
            &[
                "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts. / “I stay,” she said.",
                "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
            ],
        );
    }

    #[test]
    fn takes_nexis_apart() {
        check(
            "Page 1 of 2\n\nFerry halts\n\nOrm Post\n\nMay 3, 2024 Friday\n\nCopyright 2024 Orm Post\n\nSection: NEWS; Pg. 1\n\nLength: 8 words\n\nByline: Ada Tamm\n\nBody\n\nThe ferry halts.\n\n“I stay,” she said.\n\nClassification\n\nLanguage: ENGLISH\n\nSubject: SHIPPING (90%)\n\nLoad-Date: May 4, 2024\n\nEnd of Document\n\nPage 2 of 2\n\nMill burns\n\nTarn Echo\n\nMay 4, 2024 Saturday\n\nLength: 3 words\n\nBody\n\nThe mill burns.\n\nLoad-Date: May 5, 2024\n\nEnd of Document\n",
            &[
                "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts. / “I stay,” she said.",
                "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
            ],
        );
        check(
            "1 of 2 DOCUMENTS\n\nOrm Post\n\nMay 3, 2024 Friday\n\nFerry halts\n\nBYLINE: Ada Tamm\n\nLENGTH: 8 words\n\nThe ferry halts.\n\nLOAD-DATE: May 4, 2024\n\nLANGUAGE: ENGLISH\n\n2 of 2 DOCUMENTS\n\nTarn Echo\n\nMay 4, 2024 Saturday\n\nMill burns\n\nLENGTH: 3 words\n\nThe mill burns.\n\nLOAD-DATE: May 5, 2024\n",
            &[
                "Orm Post|2024-05-03|Ferry halts|Ada Tamm|The ferry halts.",
                "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
            ],
        );
    }

    #[test]
    fn an_edition_or_a_cover_hides_no_headline() {
        check(
            "1 of 2 DOCUMENTS\n\nOrm Post\n\nMay 3, 2024, Friday, Late Edition - Final\n\nFerry halts\n\nLENGTH: 8 words\n\nThe ferry halts.\n\nLOAD-DATE: May 4, 2024\n\n2 of 2 DOCUMENTS\n\nTarn Echo\n\nMay 4, 2024 Saturday (Final Edition)\n\nMill burns\n\nLENGTH: 3 words\n\nThe mill burns.\n\nLOAD-DATE: May 5, 2024\n",
            &[
                "Orm Post|2024-05-03|Ferry halts||The ferry halts.",
                "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
            ],
        );
        check(
            "User Name: Desk\nDate and Time: Monday, May 6, 2024\nJob Number: 12\nDocuments (2)\n1. Ferry halts\nClient/Matter: -None-\nSource: all\n2. Mill burns\nSearch Terms: ferry\nFerry halts\nOrm Post\nMay 3, 2024 Friday\nLength: 8 words\nBody\nThe ferry halts.\nLoad-Date: May 4, 2024\nEnd of Document\nMill burns\nTarn Echo\nMay 4, 2024 Saturday\nLength: 3 words\nBody\nThe mill burns.\nLoad-Date: May 5, 2024\nEnd of Document\n",
            &[
                "Orm Post|2024-05-03|Ferry halts||The ferry halts.",
                "Tarn Echo|2024-05-04|Mill burns||The mill burns.",
            ],
        );
    }

    #[test]
    fn other_texts_are_no_exports_and_broken_ones_are_errors() {
        let lines =
            |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
        assert!(
            split(
                &lines("The ferry halts.\nUS troops left.\nLength: two miles."),
                "a.txt"
            )
            .is_none()
        );
        let error = split(
            &lines("HD  Ferry\nSN  Orm Post\nTD\nIN  ship : Shipping\nAN  x"),
            "a.txt",
        )
        .unwrap()
        .unwrap_err();
        assert!(error.to_string().contains("cannot be split into articles"), "{error}");
    }
}
