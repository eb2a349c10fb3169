//! Standoff annotations of one article, as the editor brat reads them.
//!
//! Spans count code points of the text, which stands in a file of its own. brat cuts a span
//! at line ends into parts (Stenetorp et al. 2012; <https://brat.nlplab.org/standoff.html>).

use crate::output::points::Points;
use crate::output::{Article, ArticleWriter, OutputError, Write, Writer};
use crate::view::annotation::{Annotation, MentionView, annotation};
use std::collections::BTreeMap;

/// Standoff annotations beside the text.
pub(super) static WRITER: Writer = Writer {
    id: "brat",
    extensions: &["ann"],
    about: "standoff annotations for the editor brat; several articles go into a folder",
    write: Write::Articles(ArticleWriter {
        is_single: true,
        has_text_beside: true,
        companions: &[("annotation.conf", CONFIGURATION)],
        ..ArticleWriter::plain(write)
    }),
};

/// What the editor has to know to show the annotations.
const CONFIGURATION: &str = "\
[entities]
Mention
Content
Source
Cue
Insertion
Evidence

[relations]
SaidBy\tArg1:Content, Arg2:Source
ReportedBy\tArg1:Content, Arg2:Cue

[events]

[attributes]
Voice\tArg:Mention|Evidence, Value:narrator|quoted|reported|embedded
Zone\tArg:Mention, Value:headline|standfirst|crosshead|caption|body
Confidence\tArg:Mention, Value:high|medium|low
Negated\tArg:Mention
Distanced\tArg:Mention
Kind\tArg:Content, Value:direct|partial|term|indirect
Device\tArg:Content, Value:no-speaker|title
";

fn write(article: &Article<'_>, out: &mut Vec<u8>) -> Result<(), OutputError> {
    let view = annotation(article.analysis, article.lexicon, article.with_low);
    out.extend(standoff(&view).into_bytes());
    Ok(())
}

fn standoff(view: &Annotation<'_>) -> String {
    let mut lines = Lines::new(view.text);
    for it in &view.mentions {
        let Some(id) = lines.entity("Mention", [it.start, it.end]) else { continue };
        lines.attribute("Voice", &id, it.voice);
        lines.attribute("Zone", &id, it.zone);
        lines.attribute("Confidence", &id, it.confidence);
        if it.negated {
            lines.attribute("Negated", &id, "");
        }
        if it.distanced {
            lines.attribute("Distanced", &id, "");
        }
        lines.note(&id, &mention(it));
    }
    for it in &view.attributions {
        let Some(id) = lines.entity("Content", it.content) else { continue };
        lines.attribute("Kind", &id, it.kind);
        if let Some(device) = it.device {
            lines.attribute("Device", &id, device);
        }
        if let Some(speaker) = it.speaker {
            lines.note(&id, speaker);
        }
        for (kind, relation, span) in
            [("Source", "SaidBy", it.source), ("Cue", "ReportedBy", it.cue)]
        {
            if let Some(other) = span.and_then(|span| lines.shared_entity(kind, span)) {
                lines.relation(relation, &id, &other);
            }
        }
    }
    for &span in &view.insertions {
        lines.entity("Insertion", span);
    }
    for it in &view.evidence {
        let Some(id) = lines.entity("Evidence", [it.start, it.end]) else { continue };
        lines.attribute("Voice", &id, it.voice);
        lines.note(&id, it.scorer);
    }
    lines.shown
}

/// What a mention is a mention of.
fn mention(it: &MentionView<'_>) -> String {
    match (it.concept, it.variant, it.category) {
        (Some(concept), Some(variant), _) => format!("{concept} {variant}"),
        (_, _, category) => category.unwrap_or_default().to_owned(),
    }
}

/// Lines with their numbers.
struct Lines<'a> {
    points: Points<'a>,
    shown: String,
    n_entities: usize,
    n_attributes: usize,
    n_relations: usize,
    n_notes: usize,
    shared: BTreeMap<(&'static str, [u32; 2]), String>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            points: Points::new(text),
            shown: String::new(),
            n_entities: 0,
            n_attributes: 0,
            n_relations: 0,
            n_notes: 0,
            shared: BTreeMap::new(),
        }
    }

    /// A span of the text; none if it holds nothing that a line could show.
    fn entity(&mut self, kind: &str, [start, end]: [u32; 2]) -> Option<String> {
        let mut parts = Vec::new();
        let mut words = Vec::new();
        let mut at = start;
        for part in self.points.slice(start, end).split(['\n', '\r']) {
            let n = u32::try_from(part.chars().count()).unwrap_or(u32::MAX);
            if n > 0 {
                parts.push(format!("{at} {}", at + n));
                words.push(one_line(part));
            }
            at += n + 1;
        }
        if parts.is_empty() {
            return None;
        }
        self.n_entities += 1;
        let id = format!("T{}", self.n_entities);
        let (parts, words) = (parts.join(";"), words.join(" "));
        self.shown.push_str(&format!("{id}\t{kind} {parts}\t{words}\n"));
        Some(id)
    }

    /// The same, once however many attributions share it.
    fn shared_entity(&mut self, kind: &'static str, span: [u32; 2]) -> Option<String> {
        if let Some(id) = self.shared.get(&(kind, span)) {
            return Some(id.clone());
        }
        let id = self.entity(kind, span)?;
        self.shared.insert((kind, span), id.clone());
        Some(id)
    }

    fn attribute(&mut self, name: &str, id: &str, value: &str) {
        self.n_attributes += 1;
        let line = format!("A{}\t{name} {id} {value}", self.n_attributes);
        self.shown.push_str(line.trim_end());
        self.shown.push('\n');
    }

    fn relation(&mut self, name: &str, from: &str, to: &str) {
        self.n_relations += 1;
        let n = self.n_relations;
        self.shown.push_str(&format!("R{n}\t{name} Arg1:{from} Arg2:{to}\n"));
    }

    fn note(&mut self, id: &str, text: &str) {
        self.n_notes += 1;
        let n = self.n_notes;
        self.shown.push_str(&format!("#{n}\tAnnotatorNotes {id}\t{}\n", one_line(text)));
    }
}

/// Words with blanks for what would end a line or a column.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::standoff;
    use crate::view::annotation::annotation;
    use crate::view::report::fixture::{analyze, document, reported};

    #[test]
    fn reported_words_have_their_source_and_cue() {
        let (analyzer, analyses) = reported();
        let shown = standoff(&annotation(&analyses[0], analyzer.lexicon(), true));
        let said = shown.lines().skip_while(|it| !it.contains("\tContent "));
        assert_eq!(
            said.collect::<Vec<_>>(),
            [
                "T5\tContent 27 72\tOrlo, known as Orlow, was “quite dry” at noon",
                "A13\tKind T5 indirect",
                "#5\tAnnotatorNotes T5\tAda Tamm",
                "T6\tSource 5 13\tAda Tamm",
                "R1\tSaidBy Arg1:T5 Arg2:T6",
                "T7\tCue 14 21\tclaimed",
                "R2\tReportedBy Arg1:T5 Arg2:T7",
                "T8\tContent 53 64\t“quite dry”",
                "A14\tKind T8 partial",
                "#6\tAnnotatorNotes T8\tAda Tamm",
                "R3\tSaidBy Arg1:T8 Arg2:T6",
                "R4\tReportedBy Arg1:T8 Arg2:T7",
                "T9\tInsertion 33 47\tknown as Orlow",
            ]
        );
    }

    #[test]
    fn words_stand_at_their_spans() {
        let paragraphs = [
            "Rain 🙂",
            "“Orlo is wet.",
            "“Orlow too,” Ada Tamm said.",
            "It “rained” on Orlo.",
        ];
        let (analyzer, analyses) = analyze(vec![document("Ash", None, &paragraphs)]);
        let view = annotation(&analyses[0], analyzer.lexicon(), true);
        let shown = standoff(&view);
        let text: Vec<char> = view.text.chars().collect();
        let mut n_entities = 0;
        for line in shown.lines().filter(|line| line.starts_with('T')) {
            let [_, kind, words] =
                line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let spans = kind.split_once(' ').unwrap().1.split(';');
            let parts = spans.map(|span| {
                let (start, end) = span.split_once(' ').unwrap();
                let range = start.parse::<usize>().unwrap()..end.parse().unwrap();
                text[range].iter().collect::<String>()
            });
            assert_eq!(parts.collect::<Vec<_>>().join(" "), words);
            n_entities += 1;
        }
        assert!(n_entities >= view.mentions.len() + view.attributions.len(), "{shown}");
        assert!(shown.lines().all(|line| !line.is_empty()));
    }
}
