//! The name of an article's file, made of its id.

/// The most characters of a name: with an extension it fits every file system.
const MAX_CHARS: usize = 60;

/// The id with hyphens for what a file's name should not hold; never a path of its own.
///
/// # Examples
///
/// ```
/// assert_eq!(parallax::output::file_stem("one/first part"), "one-first-part");
/// assert_eq!(parallax::output::file_stem("../x"), "x");
/// ```
#[must_use]
pub fn file_stem(id: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name: String =
        id.chars().map(|c| if is_plain(c) { c } else { '-' }).take(MAX_CHARS).collect();
    let name = name.trim_matches(['.', '-']);
    if name.is_empty() { "article".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn names_stay_in_their_folder() {
        for (id, name) in [
            ("first", "first"),
            ("Kiev 2025.03", "Kiev-2025.03"),
            ("/etc/passwd", "etc-passwd"),
            ("..", "article"),
            ("", "article"),
            ("a\\b:c\n", "a-b-c"),
            ("été", "été"),
        ] {
            assert_eq!(file_stem(id), name);
        }
        assert!(file_stem(&"ü".repeat(500)).len() <= 240);
    }
}
