//! Articles as JSON, one object per line.

use crate::output::json::write_line;
use crate::output::{Article, ArticleWriter, OutputError, Write, Writer};
use crate::view::annotation::annotation;

/// Articles as `parallax.annotation/1`.
pub(super) static WRITER: Writer = Writer {
    id: "jsonl",
    extensions: &["jsonl", "ndjson"],
    about: "one JSON object per article",
    write: Write::Articles(ArticleWriter::plain(write)),
};

fn write(article: &Article<'_>, lines: &mut Vec<u8>) -> Result<(), OutputError> {
    write_line(&annotation(article.analysis, article.lexicon, article.with_low), lines);
    Ok(())
}
