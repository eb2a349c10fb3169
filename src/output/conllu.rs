//! Sentences with one token per line, in the columns of CoNLL-U.
//!
//! The columns of tagging and parsing are empty. The last one holds whose words a token is,
//! and which attributions and entries it is a part of, in the manner of IOB2 (Nivre et al. 2020;
//! <https://universaldependencies.org/format.html>).

use crate::output::{Article, ArticleWriter, OutputError, Write, Writer};
use crate::view::sentences::{Label, PartLabel, Piece, sentences};

/// One token per line.
pub(super) static WRITER: Writer = Writer {
    id: "conllu",
    extensions: &["conllu"],
    about: "sentences with one token per line",
    write: Write::Articles(ArticleWriter::plain(write)),
};

fn write(article: &Article<'_>, out: &mut Vec<u8>) -> Result<(), OutputError> {
    let id = words(&article.analysis.document.id);
    let mut shown = format!("# newdoc id = {id}\n");
    for (number, sentence) in
        sentences(article.analysis, article.lexicon, article.with_low).iter().enumerate()
    {
        if sentence.pieces.is_empty() {
            continue;
        }
        if sentence.is_first {
            shown.push_str("# newpar\n");
        }
        let number = number + 1;
        let text = words(sentence.text);
        let zone = sentence.zone;
        shown.push_str(&format!(
            "# sent_id = {id}-{number}\n# zone = {zone}\n# text = {text}\n"
        ));
        for (at, piece) in sentence.pieces.iter().enumerate() {
            let form = words(piece.form);
            let is_last = at + 1 == sentence.pieces.len();
            let notes = notes(piece, is_last);
            let at = at + 1;
            shown.push_str(&format!("{at}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{notes}\n"));
        }
        shown.push('\n');
    }
    if !shown.ends_with("\n\n") {
        // An article without a sentence must not run into the next one.
        shown.push('\n');
    }
    out.extend(shown.into_bytes());
    Ok(())
}

/// What the last column says, by the alphabet.
fn notes(piece: &Piece<'_>, is_last: bool) -> String {
    let mut notes = Vec::new();
    if !piece.parts.is_empty() {
        let parts: Vec<String> = piece.parts.iter().map(part).collect();
        notes.push(format!("Attribution={}", parts.join(",")));
    }
    if !piece.mentions.is_empty() {
        let labels: Vec<String> = piece.mentions.iter().map(label).collect();
        notes.push(format!("Mention={}", labels.join(",")));
    }
    if piece.space.is_empty() && !is_last {
        notes.push("SpaceAfter=No".to_owned());
    }
    if let Some(speaker) = piece.speaker {
        notes.push(format!("Speaker={}", value(speaker)));
    }
    let [start, end] = piece.offsets;
    notes.push(format!("TokenRange={start}:{end}"));
    notes.push(format!("Voice={}", piece.voice));
    notes.join("|")
}

/// A part of an attribution with its number, from 1 in each article.
fn part(it: &PartLabel) -> String {
    let sign = if it.is_first { 'B' } else { 'I' };
    let number = it.attribution.map(|at| format!(":{}", at + 1)).unwrap_or_default();
    format!("{sign}-{}{number}", it.part)
}

fn label(it: &Label<'_>) -> String {
    let sign = if it.is_first { 'B' } else { 'I' };
    match it.entry {
        (concept, Some(variant)) => format!("{sign}-{concept}:{variant}"),
        (category, None) => format!("{sign}-{category}"),
    }
}

/// The text in one line, a blank for every run of white space, no other control.
fn words(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace(char::is_control, "\u{fffd}")
}

/// The text as a value: without what ends a value.
fn value(text: &str) -> String {
    words(text).replace('|', "/").replace(' ', "_")
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::output::Article;
    use crate::view::report::fixture::{analyze, document, reported};

    #[test]
    fn tokens_say_of_which_attribution_they_are_a_part() {
        let (analyzer, analyses) = reported();
        let mut out = Vec::new();
        let (analysis, lexicon) = (&analyses[0], analyzer.lexicon());
        write(&Article { analysis, lexicon, with_low: true }, &mut out).unwrap();
        let shown = String::from_utf8(out).unwrap();
        let notes = |word: &str| {
            let of = |line: &&str| line.split('\t').nth(1) == Some(word);
            let line = shown.lines().find(of).unwrap();
            let notes = line.split('\t').nth(9).unwrap().split('|');
            let kept = ["Attribution=", "Speaker=", "Voice="];
            notes
                .filter(|it| kept.iter().any(|key| it.starts_with(key)))
                .collect::<Vec<_>>()
                .join(" ")
        };
        for (word, expected) in [
            ("Ada", "Attribution=B-source:1,B-source:2 Voice=narrator"),
            ("Tamm", "Attribution=I-source:1,I-source:2 Voice=narrator"),
            ("claimed", "Attribution=B-cue:1,B-cue:2 Voice=narrator"),
            ("that", "Voice=narrator"),
            (
                "known",
                "Attribution=I-indirect:1,B-insertion Speaker=Ada_Tamm Voice=embedded",
            ),
            ("“", "Attribution=I-indirect:1,B-partial:2 Speaker=Ada_Tamm Voice=quoted"),
            ("dry", "Attribution=I-indirect:1,I-partial:2 Speaker=Ada_Tamm Voice=quoted"),
            ("noon", "Attribution=I-indirect:1 Speaker=Ada_Tamm Voice=reported"),
            ("slept", "Voice=narrator"),
        ] {
            assert_eq!(notes(word), expected, "{word}");
        }
    }

    #[test]
    fn tokens_give_the_text_back() {
        let body = "“Orlo\u{a0}is wet,”  Ada Tamm said.\u{2028}Rain | fell\ton Orlow’s (old) roofs.";
        let mut article = document("Ash", None, &["Rain", body]);
        article.id = "a\tb\nc".to_owned();
        let (analyzer, analyses) = analyze(vec![article, document("Elm", None, &[""])]);
        let mut out = Vec::new();
        for analysis in &analyses {
            let lexicon = analyzer.lexicon();
            write(&Article { analysis, lexicon, with_low: true }, &mut out).unwrap();
        }
        let shown = String::from_utf8(out).unwrap();
        assert!(shown.starts_with("# newdoc id = a b c\n"), "{shown}");
        for block in shown.split("\n\n").filter(|it| it.contains("# text = ")) {
            let text = block.lines().find_map(|it| it.strip_prefix("# text = ")).unwrap();
            let mut joined = String::new();
            for line in block.lines().filter(|it| !it.starts_with('#')) {
                let columns: Vec<&str> = line.split('\t').collect();
                assert_eq!(columns.len(), 10, "{line}");
                joined.push_str(columns[1]);
                if !columns[9].split('|').any(|it| it == "SpaceAfter=No") {
                    joined.push(' ');
                }
            }
            assert_eq!(joined.trim_end(), text);
        }
        assert!(shown.contains("Mention=B-vale.town:orlo|"), "{shown}");
    }
}
