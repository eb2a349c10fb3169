//! Addresses among the inputs: their pages are fetched before anything is read.

use crate::cli::args::Input;
use crate::cli::message::Messages;
use crate::input::{Page, addresses};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The pages of all addresses, or why there is none.
pub(super) type Pages = BTreeMap<String, Result<Page, String>>;

/// The paths as they are read: a text file that lists addresses is these addresses.
pub(super) fn expanded(paths: &[PathBuf]) -> Vec<PathBuf> {
    let expand = |path: &PathBuf| match addresses(path) {
        found if found.is_empty() || !cfg!(feature = "fetch") => vec![path.clone()],
        found => found.into_iter().map(PathBuf::from).collect(),
    };
    paths.iter().flat_map(expand).collect()
}

/// Says of every address that the program cannot fetch it.
#[cfg(not(feature = "fetch"))]
pub(super) fn pages(input: &Input, _: &Messages) -> anyhow::Result<Pages> {
    anyhow::ensure!(
        input.save.is_none(),
        "--save: this program was built without the feature `fetch`; save the pages in a browser and name their folder"
    );
    let why = "this program was built without the feature `fetch`; save the page in a browser and name its file";
    let found = input.paths.iter().map(|it| it.to_string_lossy().into_owned());
    Ok(found.map(|address| (address, Err(why.to_owned()))).collect())
}

/// Fetches every address once, and keeps the pages where that is asked for.
#[cfg(feature = "fetch")]
pub(super) fn pages(input: &Input, messages: &Messages) -> anyhow::Result<Pages> {
    use crate::fetch::{Fetcher, Limits};
    let all: Vec<String> = input.paths.iter().flat_map(|it| addresses(it)).collect();
    anyhow::ensure!(
        input.save.is_none() || !all.is_empty(),
        "--save: there is no address among the inputs, so nothing to keep"
    );
    let limits = Limits { allows_local: input.allow_local, ..Limits::default() };
    let mut fetcher = Fetcher::new(limits);
    let mut pages = Pages::new();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for address in all {
        if pages.contains_key(&address) {
            continue;
        }
        messages.note(&format!("{address}: fetching"));
        let fetched = fetcher.fetch(&address).map_err(|it| it.to_string());
        let page = fetched.map(|it| {
            if let Some(place) = &it.moved_to {
                messages.note(&format!("{address}: leads to {place}"));
            }
            if it.is_front_page {
                messages.warning(&format!(
                    "{address}: leads to the front page of its site; the article may be gone"
                ));
            }
            let n = names.entry(it.name.clone()).and_modify(|n| *n += 1).or_insert(1);
            let name = match (*n, it.name.rsplit_once('.')) {
                (2.., Some((stem, extension))) => format!("{stem}-{n}.{extension}"),
                _ => it.name,
            };
            Page { name, bytes: it.bytes }
        });
        pages.insert(address, page);
    }
    if let Some(folder) = &input.save {
        keep(&pages, folder)?;
    }
    Ok(pages)
}

/// Writes the pages into a folder, over nothing that is there.
#[cfg(feature = "fetch")]
fn keep(pages: &Pages, folder: &std::path::Path) -> anyhow::Result<()> {
    use crate::cli::output_file::Output;
    use anyhow::Context;
    use std::io::Write;
    let shown = folder.display();
    std::fs::create_dir_all(folder)
        .with_context(|| format!("{shown}: the folder cannot be made"))?;
    let pages: Vec<&Page> = pages.values().flatten().collect();
    for page in &pages {
        let path = folder.join(&page.name);
        anyhow::ensure!(
            !path.exists(),
            "{}: already exists; name another folder for --save, or compare {shown}",
            path.display()
        );
    }
    for page in pages {
        let mut output = Output::open(Some(&folder.join(&page.name)))?;
        output.write_all(&page.bytes)?;
        output.finish()?;
    }
    Ok(())
}
