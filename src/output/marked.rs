//! Articles with marks, as one page for checking by eye.

use crate::output::html::Renderer;
use crate::output::{Article, ArticleWriter, OutputError, Write, Writer};
use crate::view::comparison::program;
use crate::view::marked::marked;
use crate::view::wording::LABELS;
use serde_json::json;
use std::sync::LazyLock;

/// Articles as a page.
pub(super) static WRITER: Writer = Writer {
    id: "html",
    extensions: &["html", "htm"],
    about: "a page with everything marked, for checking by eye",
    write: Write::Articles(ArticleWriter {
        begin,
        end: "</main>\n</div>\n</body>\n</html>\n",
        ..ArticleWriter::plain(write)
    }),
};

/// The built-in templates; one's own are for reports.
static RENDERER: LazyLock<Renderer> =
    LazyLock::new(|| Renderer::new(&[]).expect("the built-in templates are right"));

fn begin() -> Result<String, OutputError> {
    RENDERER.part("marked-begin.html", &json!({"words": LABELS, "program": program()}))
}

fn write(article: &Article<'_>, out: &mut Vec<u8>) -> Result<(), OutputError> {
    let article = marked(article.analysis, article.lexicon, article.with_low);
    let values = json!({"words": LABELS, "article": article});
    out.extend(RENDERER.part("marked.html", &values)?.into_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::WRITER;
    use crate::output::{Article, Write};
    use crate::view::report::fixture::{analyze, document, reported};

    #[test]
    fn every_voice_has_its_edge_and_every_cue_its_sign() {
        let (analyzer, analyses) = reported();
        let Write::Articles(writer) = WRITER.write else { panic!("articles") };
        let mut out = Vec::new();
        let (analysis, lexicon) = (&analyses[0], analyzer.lexicon());
        (writer.article)(&Article { analysis, lexicon, with_low: true }, &mut out)
            .unwrap();
        let page = String::from_utf8(out).unwrap();
        for piece in [
            "<span class=\"source v-narrator\">Ada Tamm</span>",
            "cue\" title=\"reporting-verb/doubting\">claimed</mark>",
            "<mark class=\"v-reported s2\" title=\"vale.town: orlo\">Orlo</mark>",
            "<mark class=\"v-embedded s2\" title=\"vale.town: orlow\">Orlow</mark>",
            "<span class=\"content insertion v-embedded\">known as </span>",
            "<span class=\"content v-quoted\">“quite dry”</span>",
        ] {
            assert!(page.contains(piece), "{piece}: {page}");
        }
    }

    #[test]
    fn article_text_is_text() {
        let hostile = "<script>x</script> \"Orlo\" <img src=x> {{ 7 * 7 }} \u{202e}";
        let mut article = document(hostile, None, &[hostile, hostile]);
        article.id = hostile.to_owned();
        let (analyzer, analyses) = analyze(vec![article]);
        let Write::Articles(writer) = WRITER.write else { panic!("articles") };
        let mut out = (writer.begin)().unwrap().into_bytes();
        let lexicon = analyzer.lexicon();
        let article = Article { analysis: &analyses[0], lexicon, with_low: true };
        (writer.article)(&article, &mut out).unwrap();
        let page = String::from_utf8(out).unwrap() + writer.end;
        for wrong in ["<script", "<img", "\u{202e}", "{{ 49 }}"] {
            assert!(!page.contains(wrong), "{wrong}");
        }
        assert!(
            page.contains("class=\"v-quoted s1\" title=\"vale.town: orlo\""),
            "{page}"
        );
        assert!(page.ends_with("</html>\n"));
    }
}
