//! `parallax verify`: whether the same inputs still give the same result.
//!
//! An HTML report records how it was asked for and the hashes of what it was made from: the
//! arguments need only say where the articles are.

use crate::cli::Outcome;
use crate::cli::args::{Common, Compare, Input, Print, Verify};
use crate::cli::compare::make;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::view::provenance::{Provenance, Settings};
use anyhow::Context;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

/// What opens the data block of a report.
const BLOCK: &str = "id=\"provenance\">";

/// How much shows that a file is a page.
const HEAD: u64 = 64;

/// The largest report that is read, in bytes: that of 3,000 articles has 60 MB.
const MAX_REPORT: u64 = 1 << 30;

pub(super) fn run(
    args: &Verify,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let name = args.report.display();
    let kept = kept(&args.report).with_context(|| {
        format!(
            "{name}: cannot be read; name a report that `parallax compare` wrote as HTML"
        )
    })?;
    let block = kept.split(BLOCK).nth(1).and_then(|it| it.split("</script>").next());
    let block = block.with_context(|| {
        format!("{name}: not an HTML report that records its inputs; make it again with `parallax compare`")
    })?;
    let recorded: Provenance = serde_json::from_str(block)
        .with_context(|| format!("{name}: the record of its inputs cannot be read; make it again with `parallax compare`"))?;
    let common = Common {
        lexicon: common.lexicon.clone(),
        no_builtin: recorded.options.no_builtin,
        packs: recorded.options.packs.clone(),
        without: recorded.options.without.clone(),
        names: recorded.options.names.clone(),
        ..*common
    };
    let again = make(&compare(args, &recorded), &common, messages)?;
    let mut found = recorded.differences(&again.provenance);
    if found.is_empty() && again.page != kept {
        found.push("bytes: the same inputs gave another page; was this one edited by hand, or made with --template?".to_owned());
    }
    let mut output = Output::page();
    for difference in &found {
        writeln!(output, "{difference}")?;
    }
    if found.is_empty() {
        writeln!(output, "the same inputs give the same bytes")?;
    }
    output.finish()?;
    Ok(if found.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// Reads a report; what does not begin as a page is none, however long it is.
fn kept(report: &Path) -> std::io::Result<String> {
    let mut file = File::open(report)?;
    let mut bytes = Vec::new();
    Read::by_ref(&mut file).take(HEAD).read_to_end(&mut bytes)?;
    if bytes.starts_with(b"<") {
        file.take(MAX_REPORT).read_to_end(&mut bytes)?;
    }
    String::from_utf8(bytes).map_err(std::io::Error::other)
}

/// The arguments by which the report was made.
fn compare(args: &Verify, recorded: &Provenance) -> Compare {
    let Settings {
        raw, keep_all, sources, from, title, publish, print, no_suggest, ..
    } = recorded.options.clone();
    Compare {
        input: Input {
            paths: args.paths.clone(),
            source: sources,
            from,
            raw,
            keep_all,
            outside: args.outside,
            save: None,
            allow_local: false,
            // What cannot be read now, or then, shows in the bytes.
            strict: false,
            threads: None,
        },
        output: None,
        format: Some("html".to_owned()),
        csv_bom: false,
        title,
        publish: publish.is_some(),
        publish_share: publish.unwrap_or(25),
        full_text: false,
        part: None,
        template: args.template.clone(),
        print: match print.as_deref() {
            Some("summary") => Print::Summary,
            Some("all") => Print::All,
            _ => Print::Pages,
        },
        seed: recorded.seed,
        no_suggest,
    }
}
