//! The name of an article's file, made from its id.

use sha2::{Digest, Sha256};

/// The most characters of a name: with a hash and an extension it fits every file system.
const MAX_CHARS: usize = 48;

/// Names that Windows keeps for devices, whatever their extension.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "com", "lpt"];

/// The id with hyphens for what a file's name should not hold; never a path of its own. A
/// name that had to be cut ends in a hash of the id.
///
/// # Examples
///
/// ```
/// assert_eq!(parallax::output::file_stem("one/first part"), "one-first-part");
/// assert_eq!(parallax::output::file_stem("../x"), "x");
/// assert_eq!(parallax::output::file_stem("con.2"), "_con.2");
/// ```
#[must_use]
pub fn file_stem(id: &str) -> String {
    if id.chars().count() > MAX_CHARS { unique_file_stem(id) } else { plain_stem(id) }
}

/// The same with a hash of the id at its end, where another id has the plain name.
#[must_use]
pub fn unique_file_stem(id: &str) -> String {
    let hash = Sha256::digest(id.as_bytes());
    let hash: String = hash[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{hash}", plain_stem(id))
}

fn plain_stem(id: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name: String =
        id.chars().map(|c| if is_plain(c) { c } else { '-' }).take(MAX_CHARS).collect();
    let name = name.trim_matches(['.', '-']);
    if name.is_empty() {
        return "article".to_owned();
    }
    let first = name.split('.').next().unwrap_or_default().to_lowercase();
    let device = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_device = DEVICES.contains(&device) && first.len() <= 4;
    if is_device { format!("_{name}") } else { name.to_owned() }
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
            ("NUL", "_NUL"),
            ("com1.txt", "_com1.txt"),
            ("comet", "comet"),
        ] {
            assert_eq!(file_stem(id), name);
        }
        assert!(file_stem(&"𐐷".repeat(500)).len() <= 240);
    }

    #[test]
    fn long_ids_that_share_their_beginning_have_names_of_their_own() {
        let long = "a".repeat(70);
        assert_ne!(file_stem(&format!("{long}1")), file_stem(&format!("{long}2")));
    }
}
