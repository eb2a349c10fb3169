//! `parallax lexicon check`: what is wrong with word lists and house styles.

use crate::cli::Outcome;
use crate::cli::args::Common;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::desk::pack;
use crate::input::read_pack;
use crate::lexicon::{Finding, Pack, check, load};
use crate::review::{House, builtin_house, house_faults, house_of};
use crate::voice::is_known_category;
use std::io::Write;
use std::path::{Path, PathBuf};

enum Checked {
    Pack(Box<Pack>),
    House(House),
}

pub(super) fn run(
    paths: &[PathBuf],
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let loaded = common.lists().read()?;
    let checked: Vec<Checked> = if paths.is_empty() {
        loaded.iter().cloned().map(|it| Checked::Pack(Box::new(it))).collect()
    } else {
        paths.iter().map(|it| read(it)).collect::<anyhow::Result<_>>()?
    };
    // Rules may speak of any pack that is at hand; one that is checked stands for itself.
    let mut at_hand: Vec<Pack> = Vec::new();
    let own = checked.iter().filter_map(|it| match it {
        Checked::Pack(pack) => Some(&**pack),
        Checked::House(_) => None,
    });
    for pack in own.chain(&loaded) {
        if at_hand.iter().all(|it| it.head.id != pack.head.id) {
            at_hand.push(pack.clone());
        }
    }
    let mut output = Output::page();
    let mut n_findings = 0;
    for it in &checked {
        let mut lines: Vec<String> = Vec::new();
        let house = match it {
            Checked::Pack(pack) => {
                lines.extend(check(pack)?.iter().map(ToString::to_string));
                lines.extend(unknown_categories(pack).map(|it| it.to_string()));
                house_of(pack)
            }
            Checked::House(house) => Some(house.clone()),
        };
        let faults = house.iter().flat_map(|it| house_faults(it, &at_hand));
        lines.extend(faults.map(|it| it.to_string()));
        for line in &lines {
            writeln!(output, "{line}")?;
        }
        n_findings += lines.len();
        messages.note(&counts(it, lines.len()));
    }
    if n_findings == 0 {
        let ids: Vec<&str> = checked.iter().map(id).collect();
        writeln!(output, "nothing to fix in {}", ids.join(", "))?;
    }
    output.finish()?;
    Ok(if n_findings == 0 { Outcome::Done } else { Outcome::Findings })
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

/// A pack or a house style, as the contents of the file show; a built-in style by its name.
fn read(path: &Path) -> anyhow::Result<Checked> {
    let name = path.to_string_lossy();
    if !path.exists()
        && let Some(house) = builtin_house(&name)
    {
        return Ok(Checked::House(house?));
    }
    if path.is_dir() {
        return Ok(Checked::Pack(Box::new(pack(path)?)));
    }
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    let is_table = extension == "csv" || extension == "tsv";
    let mut files = read_pack(path)?;
    let has_head = |content: &str| content.lines().any(|it| it.trim() == "[house]");
    if let Some(file) = files.pop_if(|it| is_table || has_head(&it.content)) {
        return Ok(Checked::House(House::read(file)?));
    }
    Ok(Checked::Pack(Box::new(load(&files)?)))
}

fn id(checked: &Checked) -> &str {
    match checked {
        Checked::Pack(pack) => &pack.head.id,
        Checked::House(house) => &house.id,
    }
}

fn counts(checked: &Checked, n_findings: usize) -> String {
    match checked {
        Checked::Pack(pack) => format!(
            "{}: {} concepts, {} categories, {} rules, {} examples, {n_findings} findings",
            pack.head.id,
            pack.concepts.len(),
            pack.categories.len(),
            pack.rules.len(),
            pack.examples().map_or(0, |it| it.len()),
        ),
        Checked::House(house) => {
            format!("{}: {} rules, {n_findings} findings", house.id, house.rules.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::unknown_categories;
    use crate::analysis::fixture::pack;

    #[test]
    fn names_the_categories_that_no_rule_knows() {
        let category = |id| format!("[[category]]\nid = \"{id}\"\nlabel = \"A\"\n");
        let ids =
            ["cue/say", "cue/sya", "word-class/work", "word-class/verb", "hedge/sya"];
        let pack = pack("x", &ids.map(category).concat());
        let found: Vec<String> =
            unknown_categories(&pack).map(|it| it.to_string()).collect();
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(
            found[0].starts_with("x.toml:11:6: no rule knows the category `cue/sya`")
        );
        assert!(found[1].contains("`word-class/verb`"));
    }
}
