//! Renders a report of some files while the command line is not there.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    missing_docs,
    clippy::print_stdout
)]
use parallax::analysis::Analyzer;
use parallax::compare::compare;
use parallax::document::{Document, Paragraph, Zone};
use parallax::lexicon::{Lexicon, SourceFile, cues, load};
use parallax::text::Span;
use parallax::view::report::{Options, report};

fn document(path: &str) -> Document {
    let raw = std::fs::read_to_string(path).unwrap();
    let mut body = raw.as_str();
    let mut skipped = 0;
    let mut front = std::collections::BTreeMap::new();
    if let Some(rest) = raw.strip_prefix("---\n") {
        let end = rest.find("\n---\n").unwrap();
        for line in rest[..end].lines() {
            if let Some((k, v)) = line.split_once(": ") {
                front.insert(k.to_owned(), v.trim_matches('"').to_owned());
            }
        }
        body = &rest[end + 5..];
        skipped = rest[..end].lines().count() + 2;
    }
    let stem = path.rsplit('/').next().unwrap().split('.').next().unwrap().to_owned();
    let mut text = String::new();
    let mut paragraphs = Vec::new();
    let title = front.get("title").cloned();
    let mut add = |line: &str, number: usize, zone| {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(line);
        paragraphs.push(Paragraph {
            span: Span::new(start, text.len()),
            line: number as u32,
            zone,
        });
    };
    if let Some(title) = &title {
        add(title, 1, Some(Zone::Headline));
    }
    for (n, line) in body.lines().enumerate() {
        let is_md = line.starts_with('#');
        let line = line.trim().trim_start_matches('#').trim();
        if line.is_empty() || Some(line) == title.as_deref() {
            continue;
        }
        let zone = if is_md {
            Some(Zone::Crosshead)
        } else if n == 0 && title.is_none() && !line.ends_with('.') {
            Some(Zone::Headline)
        } else {
            None
        };
        add(line, skipped + n + 1, zone);
    }
    let id: String = if std::env::var("SHORT").is_ok() {
        stem.chars().take(3).collect()
    } else {
        stem
    };
    Document {
        source: front.get("source").cloned().unwrap_or(format!("Source {id}")),
        date: front.get("date").and_then(|d| d.parse().ok()),
        url: front.get("url").cloned(),
        id,
        title,
        path: path.to_owned(),
        language: "en".to_owned(),
        text,
        paragraphs,
        ..Document::default()
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let files: Vec<SourceFile> = std::fs::read_dir("lexicons/russia-ukraine")
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .map(|p| SourceFile {
            name: p.display().to_string(),
            content: std::fs::read_to_string(&p).unwrap(),
        })
        .collect();
    let lexicon =
        Lexicon::compile(vec![load(&files).unwrap()], vec![cues().unwrap()]).unwrap();
    let mut docs: Vec<Document> = args[1..].iter().map(|p| document(p)).collect();
    if let Ok(n) = std::env::var("SPLIT") {
        // Many sources, or several articles a source, from the same few texts.
        let n: usize = n.parse().unwrap();
        let base = docs.clone();
        docs = (0..n)
            .map(|i| {
                let mut d = base[i % base.len()].clone();
                d.id = format!("{}-{i}", d.id);
                d.source = format!("{} {}", d.source, i);
                d
            })
            .collect();
    }
    if let Ok(n) = std::env::var("GROUP") {
        let n: usize = n.parse().unwrap();
        for (i, d) in docs.iter_mut().enumerate() {
            d.source = format!("Group {}", i % n);
        }
    }
    let analyzer = Analyzer::new(lexicon);
    let analyses = analyzer.analyze_all(docs);
    let comparison = compare(&analyses, analyzer.lexicon(), Default::default());
    let options = Options {
        full_text: std::env::var("FULL").is_ok(),
        print_summary: std::env::var("SUMMARY").is_ok(),
        title: std::env::var("TITLE").ok(),
        ..Options::default()
    };
    let start = std::time::Instant::now();
    let view = report(&comparison, &options);
    let viewed = start.elapsed();
    let renderer = parallax::output::html::Renderer::new(&[]).unwrap();
    let ready = start.elapsed();
    match renderer.render(&view) {
        Ok(html) => {
            println!(
                "{} bytes, view {viewed:?}, templates {:?}, render {:?}; rows {:?}",
                html.len(),
                ready - viewed,
                start.elapsed() - ready,
                view.naming.bands.iter().map(|b| b.rows.len()).collect::<Vec<_>>()
            );
            std::fs::write(&args[0], html).unwrap();
        }
        Err(error) => println!("{error}"),
    }
}
