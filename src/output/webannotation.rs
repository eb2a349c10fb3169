//! Articles as pages of the W3C Web Annotation model, one page per line.
//!
//! A place is named twice: by its code points in the text beside the page, and by its words
//! with those around them, which find it on the web page too (Sanderson, Ciccarese and Young
//! 2017, Web Annotation Data Model, sections 4.2.4 and 4.2.5).

use crate::output::json::write_line;
use crate::output::points::Points;
use crate::output::{Article, ArticleWriter, OutputError, Write, Writer, file_stem};
use crate::view::annotation::{Annotation, MentionView, annotation};
use serde_json::{Value, json};

/// Web annotations.
pub(super) static WRITER: Writer = Writer {
    id: "webannotation",
    extensions: &["jsonld"],
    about: "W3C Web Annotations, one page of them per article",
    write: Write::Articles(ArticleWriter {
        has_text_beside: true,
        ..ArticleWriter::plain(write)
    }),
};

/// Code points on either side that distinguish one place from another with the same words.
const CONTEXT: u32 = 32;

fn write(article: &Article<'_>, lines: &mut Vec<u8>) -> Result<(), OutputError> {
    let view = annotation(article.analysis, article.lexicon, article.with_low);
    write_line(&page(&view), lines);
    Ok(())
}

fn page(view: &Annotation<'_>) -> Value {
    let id = encoded(&file_stem(view.id));
    let target = Target { view, points: Points::new(view.text), id: &id };
    let mentions = view.mentions.iter().enumerate().map(|(n, it)| {
        let entry = it.variant.map_or_else(
            || it.category.unwrap_or_default().to_owned(),
            |variant| format!("{}:{variant}", it.concept.unwrap_or_default()),
        );
        let body = bodies([Some(entry.as_str()), Some(it.voice)], mention_note(it));
        target.annotation(
            &format!("m{}", n + 1),
            "identifying",
            &body,
            [it.start, it.end],
        )
    });
    let attributions = view.attributions.iter().enumerate().flat_map(|(n, it)| {
        let number = format!("q{}", n + 1);
        let body = bodies([Some(it.kind), it.device], it.speaker.map(str::to_owned));
        let content = target.annotation(&number, "classifying", &body, it.content);
        let part = |name: &str, span: Option<[u32; 2]>| {
            span.map(|span| target.part(&number, name, span))
        };
        [Some(content), part("source", it.source), part("cue", it.cue)]
    });
    let insertions = view.insertions.iter().enumerate().map(|(n, &span)| {
        let body = bodies([Some("insertion"), None], None);
        target.annotation(&format!("i{}", n + 1), "classifying", &body, span)
    });
    let evidence = view.evidence.iter().enumerate().map(|(n, it)| {
        let body = bodies([Some(it.scorer), Some(it.voice)], None);
        target.annotation(
            &format!("e{}", n + 1),
            "highlighting",
            &body,
            [it.start, it.end],
        )
    });
    let items = mentions.chain(attributions.flatten()).chain(insertions).chain(evidence);
    let items: Vec<Value> = items.collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{id}.jsonld"),
        "type": "AnnotationPage",
        "items": items,
    })
}

/// Who speaks, beside a mention.
fn mention_note(it: &MentionView<'_>) -> Option<String> {
    it.speaker.map(str::to_owned)
}

/// Tags, and a remark in words.
fn bodies(tags: [Option<&str>; 2], remark: Option<String>) -> Value {
    let tags = tags
        .into_iter()
        .flatten()
        .map(|it| json!({"type": "TextualBody", "purpose": "tagging", "value": it}));
    let remark = remark
        .into_iter()
        .map(|it| json!({"type": "TextualBody", "purpose": "describing", "value": it}));
    tags.chain(remark).collect()
}

/// The article at which annotations point.
struct Target<'a> {
    view: &'a Annotation<'a>,
    points: Points<'a>,
    id: &'a str,
}

impl Target<'_> {
    /// The words that name a speaker, or that report, with a link to what is attributed.
    fn part(&self, number: &str, name: &str, span: [u32; 2]) -> Value {
        let content = format!("{}.jsonld#{number}", self.id);
        let body = json!([
            {"type": "TextualBody", "purpose": "tagging", "value": name},
            {"type": "SpecificResource", "purpose": "linking", "source": content},
        ]);
        self.annotation(&format!("{number}-{name}"), "linking", &body, span)
    }

    fn annotation(
        &self,
        number: &str,
        motivation: &str,
        body: &Value,
        [start, end]: [u32; 2],
    ) -> Value {
        let words = |from, to| self.points.slice(from, to);
        let mut target = json!({
            "source": format!("{}.txt", self.id),
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": words(start, end),
                    "prefix": words(start.saturating_sub(CONTEXT), start),
                    "suffix": words(end, end.saturating_add(CONTEXT)),
                },
            ],
        });
        if let Some(url) = self.view.url {
            target["scope"] = url.into();
        }
        json!({
            "id": format!("{}.jsonld#{number}", self.id),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": target,
        })
    }
}

/// An id as part of an address (RFC 3986, section 2.1).
fn encoded(id: &str) -> String {
    let mut shown = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            shown.push(char::from(byte));
        } else {
            shown.push_str(&format!("%{byte:02X}"));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{encoded, page};
    use crate::view::annotation::annotation;
    use crate::view::report::fixture::{analyze, document, reported};

    #[test]
    fn source_and_cue_link_to_what_is_attributed() {
        let (analyzer, analyses) = reported();
        let page = page(&annotation(&analyses[0], analyzer.lexicon(), true));
        let items = page["items"].as_array().unwrap().iter();
        let shown = items.map(|item| {
            let exact = item["target"]["selector"][1]["exact"].as_str().unwrap();
            let tag = item["body"][0]["value"].as_str().unwrap();
            let link = item["body"][1]["source"].as_str().unwrap_or_default();
            format!("{} {tag} {link}: {exact}", item["id"].as_str().unwrap())
        });
        let shown: Vec<String> = shown.skip_while(|it| !it.contains("#q1 ")).collect();
        assert_eq!(
            shown,
            [
                "ash.jsonld#q1 indirect : Orlo, known as Orlow, was “quite dry” at noon",
                "ash.jsonld#q1-source source ash.jsonld#q1: Ada Tamm",
                "ash.jsonld#q1-cue cue ash.jsonld#q1: claimed",
                "ash.jsonld#q2 partial : “quite dry”",
                "ash.jsonld#q2-source source ash.jsonld#q2: Ada Tamm",
                "ash.jsonld#q2-cue cue ash.jsonld#q2: claimed",
                "ash.jsonld#i1 insertion : known as Orlow",
            ]
        );
    }

    #[test]
    fn both_selectors_name_the_same_words() {
        let body = "🙂 It rained on Orlo. “Orlow too,” Ada Tamm said.";
        let (analyzer, analyses) = analyze(vec![document("Ash", None, &["Rain", body])]);
        let view = annotation(&analyses[0], analyzer.lexicon(), true);
        let page = page(&view);
        let text: Vec<char> = view.text.chars().collect();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() >= 3);
        for item in items {
            let [position, quote] = [0, 1].map(|at| &item["target"]["selector"][at]);
            let at =
                |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
            let words =
                |from: usize, to: usize| text[from..to].iter().collect::<String>();
            assert_eq!(quote["exact"], words(at("start"), at("end")));
            let prefix = quote["prefix"].as_str().unwrap();
            assert!(words(0, at("start")).ends_with(prefix));
            let suffix = quote["suffix"].as_str().unwrap();
            assert!(words(at("end"), text.len()).starts_with(suffix));
        }
    }

    #[test]
    fn ids_are_addresses() {
        assert_eq!(encoded("a b/#ü"), "a%20b%2F%23%C3%BC");
    }
}
