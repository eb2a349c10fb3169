//! Ids made from names.

use std::collections::BTreeSet;

/// A name in kebab-case; `otherwise` where no letter or digit is left.
#[must_use]
pub fn slug(name: &str, otherwise: &str) -> String {
    let words =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    if slug.is_empty() { otherwise.to_owned() } else { slug }
}

/// A free id: this one, or the next with a number; it is taken from here on.
#[must_use]
pub fn free_id(id: String, taken: &mut BTreeSet<String>) -> String {
    let others = (2..).map(|n| format!("{id}-{n}"));
    let free = std::iter::once(id.clone()).chain(others).find(|it| !taken.contains(it));
    let free = free.unwrap_or(id);
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::{free_id, slug};
    use std::collections::BTreeSet;

    #[test]
    fn makes_ids_of_names() {
        assert_eq!(slug("The Orlo Post, Ltd.", "source"), "the-orlo-post-ltd");
        assert_eq!(slug("…", "source"), "source");
        let mut taken = BTreeSet::new();
        let ids = ["a", "a", "a"].map(|it| free_id(it.to_owned(), &mut taken));
        assert_eq!(ids, ["a", "a-2", "a-3"]);
    }
}
