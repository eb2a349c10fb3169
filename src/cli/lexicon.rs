//! `parallax lexicon`: list, show, check and suggest word lists.

use crate::cli::Outcome;
use crate::cli::args::Common;
use crate::cli::args::Lexicon;
use crate::cli::explain::category_page;
use crate::cli::explain::concept_page;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::cli::packs::pack;
use crate::cli::packs::packs;
use crate::cli::suggest;
use crate::lexicon::Finding;
use crate::lexicon::Pack;
use crate::lexicon::check;
use crate::lexicon::cues;
use crate::voice::is_known_category;
use std::io::Write;
use std::path::PathBuf;

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
        Lexicon::Check { paths } => check_all(paths, common, messages),
        Lexicon::Suggest(it) => suggest::run(it, common, messages),
    }
}

fn list(packs: &[Pack]) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
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
            &pack.sha256[..12],
        )?;
    }
    output.finish()?;
    Ok(Outcome::Done)
}

fn show(id: &str, packs: &[Pack]) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
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
            "no pack, concept or category has the id `{id}`; `parallax lexicon list` shows the packs, `parallax lexicon show PACK` their concepts"
        ),
    }
    output.finish()?;
    Ok(Outcome::Done)
}

/// Categories for the rules of attribution that no rule asks for.
fn unknown_categories(pack: &Pack) -> impl Iterator<Item = Finding> + '_ {
    let own = pack.categories.iter().filter(|it| !it.is_sign());
    own.filter(|it| !is_known_category(it.id.as_ref())).map(|it| Finding {
        place: pack.place(it.file, it.id.span().start),
        message: format!(
            "no rule knows the category `{}`; `parallax lexicon show cues` lists those that find speakers",
            it.id.as_ref()
        ),
    })
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
        Some(format!("sha256: {}", pack.sha256)),
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

fn check_all(
    paths: &[PathBuf],
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let packs = if paths.is_empty() {
        packs(common)?
    } else {
        paths.iter().map(|path| pack(path)).collect::<anyhow::Result<_>>()?
    };
    let mut output = Output::open(None)?;
    let mut n_findings = 0;
    for pack in &packs {
        let mut findings = check(pack)?;
        findings.extend(unknown_categories(pack));
        n_findings += findings.len();
        for finding in &findings {
            writeln!(output, "{finding}")?;
        }
        messages.note(&format!(
            "{}: {} concepts, {} categories, {} examples, {} findings",
            pack.head.id,
            pack.concepts.len(),
            pack.categories.len(),
            pack.examples.len(),
            findings.len()
        ));
    }
    if n_findings == 0 {
        let ids: Vec<&str> = packs.iter().map(|it| it.head.id.as_str()).collect();
        writeln!(output, "nothing to mend in {}", ids.join(", "))?;
    }
    output.finish()?;
    Ok(if n_findings == 0 { Outcome::Done } else { Outcome::Findings })
}

#[cfg(test)]
mod tests {
    use super::unknown_categories;
    use crate::lexicon::SourceFile;
    use crate::lexicon::load;

    #[test]
    fn names_the_categories_that_no_rule_knows() {
        let head = "[pack]\nid = \"x\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"us\"\n";
        let category = |id| format!("[[category]]\nid = \"{id}\"\nlabel = \"A\"\n");
        let ids =
            ["cue/say", "cue/sya", "word-class/work", "word-class/verb", "hedge/sya"];
        let content = ids.map(category).concat();
        let file =
            SourceFile { name: "x.toml".to_owned(), content: head.to_owned() + &content };
        let pack = load(&[file]).unwrap();
        let found: Vec<String> =
            unknown_categories(&pack).map(|it| it.to_string()).collect();
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(
            found[0].starts_with("x.toml:11:6: no rule knows the category `cue/sya`")
        );
        assert!(found[1].contains("`word-class/verb`"));
    }
}
