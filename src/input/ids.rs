//! Ids that are unique within a run.

use crate::document::Document;
use std::collections::{BTreeMap, BTreeSet};

/// What an id is made of.
pub(super) struct Name {
    /// An id that someone chose, in a story.
    pub(super) chosen: Option<String>,
    /// The file's name without its extension.
    pub(super) stem: String,
    /// The name of its folder.
    pub(super) folder: String,
    /// The whole path: what of two files with one name is first.
    pub(super) path: String,
}

/// One id a name: the chosen one, or the stem; stems that occur twice have their folder
/// before them; what is still the same is numbered.
pub(super) fn unique(names: &[Name]) -> Vec<String> {
    let mut n_uses: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *n_uses.entry(name.chosen.as_ref().unwrap_or(&name.stem)).or_default() += 1;
    }
    let wanted = names.iter().map(|name| match &name.chosen {
        Some(id) => id.clone(),
        None if n_uses[&*name.stem] > 1 && !name.folder.is_empty() => {
            format!("{}/{}", name.folder, name.stem)
        }
        None => name.stem.clone(),
    });
    let wanted: Vec<String> = wanted.collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| &names[at].path);
    let numbered = number(order.iter().map(|&at| wanted[at].clone()).collect());
    let mut ids = wanted;
    for (at, id) in order.into_iter().zip(numbered) {
        ids[at] = id;
    }
    ids
}

/// Gives articles of a comparison ids of their own: of two rows that share an id the second
/// gets `-2`. What is first is settled by content, so that the order of the inputs does not show.
///
/// Ids of files are unique already; those of rows are not, because a stream keeps no list.
pub fn make_ids_unique<'d>(documents: impl IntoIterator<Item = &'d mut Document>) {
    let mut documents: Vec<&mut Document> = documents.into_iter().collect();
    documents.sort_by(|a, b| {
        let by_row = (&a.id, a.date, &a.source, &a.text, &a.url, &a.title, &a.byline);
        by_row
            .cmp(&(&b.id, b.date, &b.source, &b.text, &b.url, &b.title, &b.byline))
            .then_with(|| a.path.cmp(&b.path))
    });
    let ids = number(documents.iter().map(|document| document.id.clone()).collect());
    for (document, id) in documents.into_iter().zip(ids) {
        document.id = id;
    }
}

/// Appends `-2`, `-3` … to an id from its second use on.
fn number(ids: Vec<String>) -> Vec<String> {
    let mut taken: BTreeSet<String> = ids.iter().cloned().collect();
    let mut n_uses: BTreeMap<String, usize> = BTreeMap::new();
    let mut unique = Vec::with_capacity(ids.len());
    for id in ids {
        let count = n_uses.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 {
            unique.push(id);
            continue;
        }
        let mut numbered = format!("{id}-{count}");
        while !taken.insert(numbered.clone()) {
            *count += 1;
            numbered = format!("{id}-{count}");
        }
        unique.push(numbered);
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::{Name, make_ids_unique, unique};
    use crate::document::Document;

    #[track_caller]
    fn check(paths: &[&str], expected: &[&str]) {
        let name = |path: &&str| {
            let (folder, stem) = path.rsplit_once('/').unwrap_or(("", path));
            let chosen = stem.strip_prefix('!').map(str::to_owned);
            Name {
                chosen,
                stem: stem.trim_start_matches('!').to_owned(),
                folder: folder.to_owned(),
                path: (*path).to_owned(),
            }
        };
        assert_eq!(unique(&paths.iter().map(name).collect::<Vec<_>>()), expected);
    }

    #[test]
    fn goes_from_stem_to_folder_to_number() {
        check(&["a/x", "b/y"], &["x", "y"]);
        check(&["a/x", "b/x", "b/y"], &["a/x", "b/x", "y"]);
        check(&["a/x", "a/x", "x"], &["a/x", "a/x-2", "x"]);
        check(&["a/x", "!x"], &["a/x", "x"]);
        check(&["x", "x", "x-2"], &["x", "x-3", "x-2"]);
    }

    #[test]
    fn numbers_rows_that_share_an_id() {
        let mut documents = ["7", "7", "8", "7"]
            .map(|id| Document { id: id.to_owned(), ..Document::default() });
        make_ids_unique(&mut documents);
        assert_eq!(documents.map(|it| it.id), ["7", "7-2", "8", "7-3"]);
    }
}
