//! Exports of press databases, with several articles in a file: Nexis, Factiva, `ProQuest`.
//!
//! Their forms differ in detail over the years; what looks like one of them but cannot be
//! taken apart is an error, because its index terms would be counted as words.

use crate::document::Removed;
use crate::input::article::Article;
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::{InputError, decode, hard_wrap, metadata};
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
        Database::ProQuest => proquest(lines),
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
    ["Load-Date", "LOAD-DATE", "End of Document", " DOCUMENTS", "ProQuest document ID"]
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
    ProQuest,
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
    let is_proquest = count(&|line| {
        line.starts_with("ProQuest document ID:")
            || line.starts_with("ProQuest document ID")
    });
    (is_proquest > 0
        && count(&|line| {
            line.starts_with("Full text:") || line.starts_with("Full Text:")
        }) > 0)
        .then_some(Database::ProQuest)
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

/// `1 of 20 DOCUMENTS`, `Page 1 of 2`.
fn is_count(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number = |it: &str| it.parse::<u32>().is_ok();
    match words[..] {
        ["Page", a, "of", b] => is_number(a) && is_number(b),
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
    line.strip_prefix("Document ").is_some_and(|it| {
        it.len() >= 15
            && it.starts_with(|it: char| it.is_ascii_uppercase())
            && it.bytes().all(|it| it.is_ascii_alphanumeric())
            && it.bytes().filter(u8::is_ascii_digit).count() >= 8
    })
}

/// `1,204 words`.
fn is_word_count(line: &str) -> bool {
    line.strip_suffix(" words").is_some_and(|it| {
        !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit() || it == b',')
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
            source: self.field(&["SN", "source", "Publication title"]),
            byline: self.field(&["BY", "Byline", "Author"]).map(|it| without_by(&it)),
            language: self
                .field(&["LA", "Language", "Language of publication"])
                .and_then(|it| code_of(&it)),
            url: self
                .field(&["Document URL"])
                .filter(|it| crate::input::address::is_address(it)),
            ..Metadata::default()
        };
        if let Some(date) = self.field(&["PD", "date", "Publication date"]) {
            metadata.set_date(&date);
        }
        let is_shown = |code: &str| {
            ["HD", "SN", "BY", "PD", "LA", "title", "source", "date", "Byline", "Author"]
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
fn without_by(name: &str) -> String {
    let is_by = name.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("by "));
    if is_by { name[3..].trim().to_owned() } else { name.to_owned() }
}

/// The code of a language by its English name, as databases write it.
fn code_of(name: &str) -> Option<String> {
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
    let first_label =
        trimmed.iter().position(|it| label(it).is_some() || is_copyright(it))?;
    let is_body =
        |it: &&str| it.eq_ignore_ascii_case("body") || it.eq_ignore_ascii_case("body:");
    let body = trimmed.iter().position(&is_body);
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
            _ => headline_above(&head[..at - 1]),
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
    for (at, line) in &head {
        let is_title = title.iter().any(|it| it.0 == *at);
        let is_date = date_at.is_some_and(|it| head[it].0 == *at);
        if !is_title && Some(*line) != source && !is_date {
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

/// The first lines of a head that follow each other without an empty one between them.
fn run<'a, 'b>(head: &'a [(usize, &'b str)]) -> &'a [(usize, &'b str)] {
    let n_more = head.windows(2).take_while(|it| it[0].0 + 1 == it[1].0).count();
    &head[..head.len().min(n_more + 1)]
}

/// The lines of the headline among those above the source: the first that follow each other;
/// below the cover of an export, the last.
fn headline_above<'a, 'b>(head: &'a [(usize, &'b str)]) -> &'a [(usize, &'b str)] {
    let Some(cover) = head.iter().rposition(|it| is_of_cover(it.1)) else {
        return run(head);
    };
    let rest = &head[cover + 1..];
    // A cover lists the articles by their numbers, each perhaps over two lines.
    let n_lines = rest.windows(2).rev().take_while(|it| it[0].0 + 1 == it[1].0).count();
    &rest[rest.len().saturating_sub(n_lines + 1)..]
}

/// `User Name: Archive`, `Documents (2)`, `1. Ferry halts`: a line of the cover.
fn is_of_cover(line: &str) -> bool {
    let is_number = line
        .split_once(". ")
        .is_some_and(|it| it.0.len() <= 3 && it.0.bytes().all(|it| it.is_ascii_digit()));
    let labels = ["User Name:", "Date and Time:", "Job Number:", "Client/Matter:"];
    is_number
        || line.starts_with("Documents (")
        || ["Search Terms:", "Search Type:", "Narrowed by:", "Content Type"]
            .iter()
            .chain(&labels)
            .any(|it| line.starts_with(it))
}

/// The day that a line gives, alone or before an edition: `March 25, 2003, Tuesday, Final
/// Edition`.
fn day_of(line: &str) -> Option<&str> {
    let is_day = |it: &str| it.parse::<crate::document::Date>().is_ok();
    if is_day(line) {
        return Some(line);
    }
    let ends =
        line.match_indices(' ').map(|it| it.0).filter(|&end| is_edition(&line[end..]));
    ends.map(|end| line[..end].trim_end_matches([',', ' '])).find(|it| is_day(it))
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
    line.starts_with("Copyright ")
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

/// Whether a line is drawn between two records.
fn is_rule(line: &str) -> bool {
    line.len() >= 20 && line.chars().all(|it| it == '_' || it == '-' || it == '=')
}

fn proquest(lines: &[String]) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut draft = Draft::default();
    let mut is_text = false;
    let names = [
        "Title",
        "Author",
        "Publication title",
        "Publication date",
        "Publication info",
        "ProQuest document ID",
        "Document URL",
        "Copyright",
        "Last updated",
        "Database",
        "Abstract",
        "Subject",
        "Location",
        "People",
        "Company / organization",
        "Publication year",
        "Publisher",
        "Place of publication",
        "Country of publication",
        "Publication subject",
        "ISSN",
        "Source type",
        "Language of publication",
        "Document type",
        "First page",
        "Section",
        "Links",
        "Volume",
        "Issue",
        "Pages",
        "Identifier / keyword",
        "Classification",
        "Number of pages",
    ];
    let n_rules = lines.iter().filter(|it| is_rule(it.trim())).count();
    for (number, line) in (1..).zip(lines) {
        let line = line.trim();
        let found = line.split_once(':').filter(|it| names.contains(&it.0.trim()));
        if is_rule(line) {
            if !draft.text.is_empty() {
                articles.extend(std::mem::take(&mut draft).finish());
            }
            is_text = false;
            continue;
        }
        if let Some(words) =
            line.strip_prefix("Full text:").or_else(|| line.strip_prefix("Full Text:"))
        {
            is_text = true;
            draft.text.push((number, words.trim().to_owned()));
            continue;
        }
        match found {
            Some((name, words)) => {
                // The headline may stand above the first label without one of its own.
                if let Some(last) = draft.fields.last_mut()
                    && last.1.is_empty()
                    && name != "Title"
                    && draft.text.is_empty()
                {
                    last.1 = "title".to_owned();
                }
                // Where lines part the records, the headline stands below its text as well.
                if name == "Title" && draft.has("title") && n_rules < 2 {
                    articles.extend(std::mem::take(&mut draft).finish());
                }
                is_text = false;
                let name = if name == "Title" { "title" } else { name.trim() };
                draft.fields.push((number, name.to_owned(), words.trim().to_owned()));
            }
            None if is_text => draft.text.push((number, line.to_owned())),
            None if line.is_empty() => {}
            None => draft.fields.push((number, String::new(), line.to_owned())),
        }
    }
    if !draft.text.is_empty() {
        articles.extend(draft.finish());
    }
    articles
}
