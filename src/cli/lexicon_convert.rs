//! `parallax lexicon convert`: dictionaries of other programs to packs, and back.

use crate::cli::Outcome;
use crate::cli::args::{Common, Convert};
use crate::cli::inputs::Inputs;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::desk::pack;
use crate::input::read_pack;
use crate::lexicon::pack::Head;
use crate::lexicon::{Exchange, Losses, Pack, export, import};
use crate::text::slug;
use anyhow::Context;
use clap::builder::PossibleValuesParser;
use std::io::Write;
use std::path::Path;

/// The forms, as `--from` and `--to` take them.
pub(super) fn exchange_forms() -> PossibleValuesParser {
    let forms = Exchange::ALL.iter().map(|it| it.1);
    forms.chain([PACK]).collect::<Vec<_>>().into()
}

/// Our own form.
const PACK: &str = "pack";

pub(super) fn run(
    args: &Convert,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let from = form(args.from.as_deref(), &args.from_file);
    let to = form(args.to.as_deref(), &args.to_file)
        .or_else(|| is_pack(&args.to_file).then_some(None));
    let to = to.with_context(|| {
        let path = args.to_file.display();
        format!("{path}: no form has this extension; name one with --to")
    })?;
    let mut inputs = Inputs::new(common);
    inputs.add(&args.from_file);
    inputs.refuse(Some(&args.to_file))?;
    let (read, mut lost) = match from {
        Some(Some(form)) => foreign(args, form, to.is_none())?,
        _ => (own(args, common)?, Losses::default()),
    };
    let text = match to {
        None => read.to_toml(),
        Some(form) => {
            let (text, losses) = export(form, &read);
            lost.extend(losses);
            text
        }
    };
    let mut output = Output::open(Some(&args.to_file))?;
    output.write_all(text.as_bytes())?;
    output.finish()?;
    for line in lost.lines() {
        let name = args.to_file.display();
        messages.warning(&format!("{name}: not carried over: {line}"));
    }
    Ok(Outcome::Done)
}

/// The form that is asked for or that the extension implies: another program's, or a pack.
fn form(asked: Option<&str>, path: &Path) -> Option<Option<Exchange>> {
    match asked {
        Some(PACK) => Some(None),
        Some(id) => Exchange::named(id).map(Some),
        None if path.is_dir() => Some(None),
        None => {
            let extension = path.extension()?.to_string_lossy().into_owned();
            Exchange::of_extension(&extension).map(Some)
        }
    }
}

fn is_pack(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "toml")
}

/// A dictionary of another program, under the head that the arguments give.
fn foreign(
    args: &Convert,
    form: Exchange,
    is_pack: bool,
) -> anyhow::Result<(Pack, Losses)> {
    let name = args.from_file.display();
    // Between two dictionaries no pack is written that could say whose its words are.
    let head_field = |value: &Option<String>| match value {
        Some(value) => Ok(value.clone()),
        None if !is_pack => Ok("-".to_owned()),
        None => Err(anyhow::anyhow!(
            "{name}: a pack needs a licence and a citation; give them with --licence and --citation"
        )),
    };
    let (licence, citation) = (head_field(&args.licence)?, head_field(&args.citation)?);
    let stem = args.to_file.file_stem().unwrap_or_default().to_string_lossy();
    let head = Head {
        id: slug(&stem, "words"),
        version: "1".to_owned(),
        language: "en".to_owned(),
        licence,
        citation,
        ..Head::default()
    };
    let mut files = read_pack(&args.from_file)?;
    let file = files.pop().with_context(|| format!("{name}: no such file"))?;
    Ok(import(form, &file, head)?)
}

/// A pack: a file, a folder, or the id of a built-in one.
fn own(args: &Convert, common: &Common) -> anyhow::Result<Pack> {
    let path = &args.from_file;
    if path.exists() {
        return Ok(pack(path)?);
    }
    let id = path.to_string_lossy();
    let mut packs = common.lists().read()?.into_iter();
    packs.find(|it| it.head.id == id).with_context(|| {
        format!(
            "{id}: neither a file nor a pack; `parallax lexicon list` shows the packs"
        )
    })
}
