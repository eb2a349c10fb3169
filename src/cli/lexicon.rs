//! `parallax lexicon`: list, show, check and suggest word lists.

use crate::cli::args::{Common, Lexicon, NewPack};
use crate::cli::explain::{category_page, concept_page};
use crate::cli::inputs::Inputs;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::cli::packs::packs;
use crate::cli::{Outcome, lexicon_check, lexicon_convert, suggest};
use crate::desk::names;
use crate::lexicon::{Pack, cues, is_id};
use crate::text::{begin, slug};
use std::io::Write;
use std::path::Path;

pub(super) fn run(
    args: &Lexicon,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    match args {
        Lexicon::List => list(&packs(common)?),
        Lexicon::Show { id } => {
            let mut packs = packs(common)?;
            packs.push(cues()?);
            show(id, &packs)
        }
        Lexicon::Check { paths } => lexicon_check::run(paths, common, messages),
        Lexicon::New(it) => new(it, common),
        Lexicon::Convert(it) => lexicon_convert::run(it, common, messages),
        Lexicon::Suggest(it) => suggest::run(it, common, messages),
    }
}

/// A pack of names on the spot, for its writer to go on with.
fn new(args: &NewPack, common: &Common) -> anyhow::Result<Outcome> {
    let named = names(&common.names)?;
    anyhow::ensure!(
        !named.is_empty(),
        "say what goes into the pack: --names \"THING: NAME | NAME\", or --names FILE.csv"
    );
    let output = args.output.as_deref();
    Inputs::new(common).refuse(output)?;
    let is_toml =
        |it: &Path| it.extension().is_none_or(|it| it.eq_ignore_ascii_case("toml"));
    if let Some(output) = output.filter(|it| !is_toml(it)) {
        let remedy = output.with_extension("toml");
        anyhow::bail!(
            "{}: a pack is written as TOML; name it {}",
            output.display(),
            remedy.display()
        );
    }
    if let Some(id) = args.id.as_ref().filter(|it| !is_id(it)) {
        let remedy = slug(id, "my-names");
        anyhow::bail!(
            "--id \"{id}\": an id is words in small letters with hyphens between them, as in {remedy}"
        );
    }
    let stem = args.output.as_deref().and_then(Path::file_stem);
    let stem = stem.map(|it| slug(&it.to_string_lossy(), "my-names"));
    let id = args.id.clone().or(stem).unwrap_or_else(|| "my-names".to_owned());
    let mut output = Output::open(args.output.as_deref())?;
    write!(output, "{}", Pack::of_names(&named).renamed(&id).to_toml())?;
    output.finish()?;
    Ok(Outcome::Done)
}

fn list(packs: &[Pack]) -> anyhow::Result<Outcome> {
    let mut output = Output::page();
    for pack in packs {
        let n_variants: usize = pack.concepts.iter().map(|it| it.variant.len()).sum();
        writeln!(
            output,
            "{} {} ({}): {} concepts with {n_variants} variants, {} categories; {}; sha256 {}",
            pack.head.id,
            pack.head.version,
            pack.head.language,
            pack.concepts.len(),
            pack.categories.len(),
            pack.head.licence,
            &pack.sha256()[..12],
        )?;
    }
    output.finish()?;
    Ok(Outcome::Done)
}

fn show(id: &str, packs: &[Pack]) -> anyhow::Result<Outcome> {
    let mut output = Output::page();
    if let Some(pack) = packs.iter().find(|pack| pack.head.id == id) {
        write!(output, "{}", pack_page(pack))?;
        output.finish()?;
        return Ok(Outcome::Done);
    }
    let concept = packs.iter().find_map(|pack| pack.concept(id));
    let category =
        packs.iter().flat_map(|pack| &pack.categories).find(|it| it.id.as_ref() == id);
    match (concept, category) {
        (Some(concept), _) => write!(output, "{}", concept_page(concept))?,
        (None, Some(category)) => write!(output, "{}", category_page(category))?,
        (None, None) => anyhow::bail!(
            "no pack, concept or category has the id `{}`; `parallax lexicon list` shows the packs, `parallax lexicon show PACK` their concepts",
            begin(id)
        ),
    }
    output.finish()?;
    Ok(Outcome::Done)
}

/// What a pack says about itself, and its entries a line each.
fn pack_page(pack: &Pack) -> String {
    let head = &pack.head;
    let mut page =
        format!("{} {}\n", head.title.as_ref().unwrap_or(&head.id), head.version);
    let lines = [
        head.description.clone(),
        Some(format!("Licence: {}", head.licence)),
        Some(format!("Entries: {}", head.citation)),
        head.not_listed.as_ref().map(|it| format!("Not listed: {it}")),
        Some(format!("sha256: {}", pack.sha256())),
    ];
    for line in lines.into_iter().flatten() {
        page.push_str(&line);
        page.push('\n');
    }
    for concept in &pack.concepts {
        let variants: Vec<&str> =
            concept.variant.iter().map(|it| it.id.as_ref().as_str()).collect();
        page.push_str(&format!(
            "\n{}  {}\n  {}\n",
            concept.id.as_ref(),
            concept.label,
            variants.join(", ")
        ));
    }
    for category in &pack.categories {
        page.push_str(&format!(
            "\n{}  {} ({} terms)\n",
            category.id.as_ref(),
            category.label,
            category.terms.len()
        ));
    }
    page
}
