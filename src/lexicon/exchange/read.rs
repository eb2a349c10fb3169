//! From the forms of other programs to lists of words.

use crate::lexicon::exchange::text::{is_pattern, word};
use crate::lexicon::exchange::{BETWEEN, Form, Lists, Losses, Swap};
use crate::lexicon::{PackError, Place, SourceFile};
use crate::text::{OPEN_QUOTE, open_quote, yaml_fault};
use csv::ReaderBuilder;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads a file.
///
/// # Errors
///
/// If it is not in the form.
pub(super) fn lists(
    form: Form,
    file: &SourceFile,
    losses: &mut Losses,
) -> Result<Lists, PackError> {
    let mut lists = Lists::default();
    match form {
        Form::Liwc => liwc(file, &mut lists, losses)?,
        Form::Quanteda => nested(&yaml(file)?, &mut Vec::new(), &mut lists, losses),
        Form::Yoshikoder => yoshikoder(file, &mut lists, losses)?,
        Form::Wordstat => wordstat(file, &mut lists, losses),
        Form::Lexicoder => lexicoder(file, &mut lists, losses)?,
        Form::Vale => vale(file, &mut lists, losses)?,
        Form::Csv => table(file, &mut lists, losses)?,
    }
    if lists.lists.is_empty() && lists.swaps.is_empty() {
        return Err(fault(
            file,
            1,
            "the file has no list of words in this form; name another with --from",
        ));
    }
    Ok(lists)
}

fn fault(file: &SourceFile, line: usize, message: &str) -> PackError {
    PackError::Syntax {
        place: Place { file: file.name.clone(), line, column: 1 },
        message: message.to_owned(),
    }
}

/// The lines of a file with their numbers, from 1.
fn lines(file: &SourceFile) -> impl Iterator<Item = (usize, &str)> {
    file.content.lines().enumerate().map(|(at, line)| (at + 1, line))
}

fn liwc(
    file: &SourceFile,
    lists: &mut Lists,
    losses: &mut Losses,
) -> Result<(), PackError> {
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    let mut n_marks = 0;
    for (number, line) in lines(file).filter(|it| !it.1.trim().is_empty()) {
        if line.trim() == "%" {
            n_marks += 1;
            continue;
        }
        let mut cells =
            line.trim().split('\t').map(str::trim).filter(|it| !it.is_empty());
        let Some(first) = cells.next() else { continue };
        if n_marks == 1 {
            let name = cells.next();
            let name = name.ok_or_else(|| {
                fault(file, number, "a category has a number, a tab and a name")
            })?;
            names.insert(first, name.to_owned());
            lists.words(&[name.to_owned()]);
            continue;
        }
        if n_marks == 0 {
            return Err(fault(
                file,
                number,
                "the form begins with a line `%`, then the categories",
            ));
        }
        for cell in cells.flat_map(str::split_whitespace) {
            let Some(name) = names.get(cell) else {
                if cell.contains(['(', '<', '/', ')', '>']) {
                    losses.add("words that count only beside others", first);
                    continue;
                }
                return Err(fault(
                    file,
                    number,
                    &format!(
                        "no category has the number {cell}; list it between the two lines `%`"
                    ),
                ));
            };
            let words = lists.words(std::slice::from_ref(name));
            words.extend(word(first, losses));
        }
    }
    Ok(())
}

fn yaml(file: &SourceFile) -> Result<Value, PackError> {
    // A list may hold the word `no`.
    let options = serde_saphyr::options! { strict_booleans: true };
    serde_saphyr::from_str_with_options(&file.content, options).map_err(|error| {
        let (line, message, remedy) = yaml_fault(&error);
        fault(file, line, &format!("not YAML: {message}; {remedy}"))
    })
}

/// Keys within keys, with words at the end.
fn nested(value: &Value, path: &mut Vec<String>, lists: &mut Lists, losses: &mut Losses) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                path.push(key.clone());
                nested(value, path, lists, losses);
                path.pop();
            }
        }
        Value::Array(values) => {
            values.iter().for_each(|it| nested(it, path, lists, losses));
        }
        Value::Null => {}
        Value::String(text) if !path.is_empty() => {
            lists.words(path).extend(word(text, losses));
        }
        other if !path.is_empty() => {
            lists.words(path).extend(word(&other.to_string(), losses));
        }
        _ => {}
    }
}

fn yoshikoder(
    file: &SourceFile,
    lists: &mut Lists,
    losses: &mut Losses,
) -> Result<(), PackError> {
    let mut reader = Reader::from_str(&file.content);
    let mut path: Vec<String> = Vec::new();
    let named = |tag: &BytesStart<'_>| {
        let name = tag.try_get_attribute("name").ok().flatten()?;
        Some(name.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    };
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(0);
        let line = |message: String| {
            let place = Place::new(&file.name, &file.content, at);
            PackError::Syntax { place, message }
        };
        let event = reader.read_event().map_err(|error| {
            line(format!(
                "not XML: {error}; save the dictionary again in its own program"
            ))
        })?;
        let (tag, is_open) = match &event {
            Event::Start(tag) => (tag, true),
            Event::Empty(tag) => (tag, false),
            Event::End(tag) => {
                if tag.name().as_ref() == "cnode" {
                    path.pop();
                }
                continue;
            }
            Event::Eof => return Ok(()),
            _ => continue,
        };
        match tag.name().as_ref() {
            "cnode" if is_open => path.push(named(tag).unwrap_or_default()),
            "pnode" => {
                // The outermost category is the dictionary itself.
                let own = path.get(1..).filter(|it| !it.is_empty()).unwrap_or(&path);
                let pattern = named(tag).unwrap_or_default();
                if !own.is_empty() {
                    lists.words(own).extend(word(&pattern, losses));
                }
            }
            "dictionary" => {
                let engine = tag.try_get_attribute("patternengine").ok().flatten();
                let engine = engine.and_then(|it| {
                    Some(it.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
                });
                if let Some(engine) = engine.filter(|it| it != "substring") {
                    losses.add("another engine of patterns", engine);
                }
            }
            _ => {}
        }
    }
}

fn wordstat(file: &SourceFile, lists: &mut Lists, losses: &mut Losses) {
    let mut path: Vec<String> = Vec::new();
    for (_, line) in lines(file).filter(|it| !it.1.trim().is_empty()) {
        let depth = line.chars().take_while(|&it| it == '\t').count();
        let text = line.trim();
        path.truncate(depth);
        let entry = text.rsplit_once('(').and_then(|(entry, weight)| {
            Some((entry.trim(), weight.strip_suffix(')')?.trim().parse::<f64>().ok()?))
        });
        let Some((entry, weight)) = entry else {
            path.push(text.to_owned());
            continue;
        };
        if (weight - 1.0).abs() > f64::EPSILON {
            losses.add("weights of words", entry);
        }
        if !path.is_empty() {
            lists.words(&path).extend(word(&entry.replace('_', " "), losses));
        }
    }
}

fn lexicoder(
    file: &SourceFile,
    lists: &mut Lists,
    losses: &mut Losses,
) -> Result<(), PackError> {
    let mut name = None;
    for (number, line) in lines(file).filter(|it| !it.1.trim().is_empty()) {
        if let Some(category) = line.trim().strip_prefix('+') {
            name = Some(category.trim().to_owned());
            continue;
        }
        let Some(name) = &name else {
            return Err(fault(
                file,
                number,
                "words follow a line `+NAME`; write one above the first word",
            ));
        };
        lists.words(std::slice::from_ref(name)).extend(word(line.trim(), losses));
    }
    Ok(())
}

fn vale(
    file: &SourceFile,
    lists: &mut Lists,
    losses: &mut Losses,
) -> Result<(), PackError> {
    let value = yaml(file)?;
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let severity =
        text("level").map(|it| if it == "suggestion" { "advice".to_owned() } else { it });
    for key in ["link", "action", "nonword", "scope", "exceptions", "vocab"] {
        if value.get(key).is_some() {
            losses.add("settings of the style", key);
        }
    }
    let stem = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.split('.').next().unwrap_or_default().to_owned();
    match text("extends").as_deref() {
        Some("existence") => {
            let of = |key: &str| {
                value.get(key).and_then(Value::as_array).into_iter().flatten()
            };
            let tokens = of("tokens").chain(of("raw")).filter_map(Value::as_str);
            for token in tokens {
                if is_pattern(token) {
                    losses.add("patterns", token);
                } else {
                    lists.words(std::slice::from_ref(&stem)).extend(word(token, losses));
                }
            }
        }
        Some("substitution") => {
            let swaps =
                value.get("swap").and_then(Value::as_object).into_iter().flatten();
            for (avoid, prefer) in swaps {
                let prefer = prefer.as_str().unwrap_or_default();
                if is_pattern(avoid) || is_pattern(prefer) {
                    losses.add("patterns", avoid.clone());
                    continue;
                }
                lists.swaps.push(Swap {
                    avoid: avoid.clone(),
                    prefer: prefer.to_owned(),
                    reason: text("message"),
                    severity: severity.clone(),
                });
            }
        }
        other => {
            let kind = other.unwrap_or("none");
            return Err(fault(
                file,
                1,
                &format!(
                    "a style that extends {kind}; existence and substitution can be read"
                ),
            ));
        }
    }
    Ok(())
}

/// Rows of a list, of a category, or of a thing with its names.
fn table(
    file: &SourceFile,
    lists: &mut Lists,
    losses: &mut Losses,
) -> Result<(), PackError> {
    let content = file.content.trim_start_matches('\u{feff}');
    if let Some(at) = open_quote(content, b',') {
        let line = content[..at].matches('\n').count() + 1;
        return Err(fault(file, line, OPEN_QUOTE));
    }
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(content.as_bytes());
    let columns =
        reader.headers().map_err(|error| fault(file, 1, &error.to_string()))?.clone();
    let column = |names: &[&str]| {
        columns
            .iter()
            .position(|it| names.iter().any(|name| it.eq_ignore_ascii_case(name)))
    };
    let (Some(list), Some(form)) = (
        column(&["list", "category", "thing"]),
        column(&["form", "term", "word", "name"]),
    ) else {
        return Err(fault(
            file,
            1,
            "the first row must name the columns list and form (or category and term, or thing and name)",
        ));
    };
    let name = column(&["name"]).filter(|&it| it != form);
    for row in reader.records() {
        let row = row.map_err(|error| {
            let line =
                error.position().map_or(1, |it| usize::try_from(it.line()).unwrap_or(1));
            fault(file, line, &error.to_string())
        })?;
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let mut path: Vec<String> =
            cell(list).split(BETWEEN).map(str::to_owned).collect();
        path.extend(name.map(cell).filter(|it| !it.is_empty()).map(str::to_owned));
        if path[0].is_empty() || cell(form).is_empty() {
            let line =
                row.position().map_or(1, |it| usize::try_from(it.line()).unwrap_or(1));
            return Err(fault(
                file,
                line,
                "the row needs a list and a word; fill both cells, or strike the row",
            ));
        }
        lists.words(&path).extend(word(cell(form), losses));
    }
    Ok(())
}
