//! Makes the suggested changes in files, or shows them as a difference.

use crate::cli::output_file::Output;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// Lines around a difference.
const CONTEXT: usize = 3;

/// Fails for a draft that is not written: one that is no prose by its name, a `.docx`, bytes
/// that are no UTF-8 or hold a NUL, which reading leaves out.
#[expect(clippy::disallowed_methods, reason = "a front-end reads the user's files")]
pub(super) fn refuse(path: &Path) -> anyhow::Result<()> {
    if path.as_os_str() == "-" {
        return Ok(());
    }
    let extension = path.extension().unwrap_or_default();
    anyhow::ensure!(
        !extension.is_empty(),
        "{}: not written, because nothing says that it is prose; give it the extension .md, .txt or .html",
        path.display()
    );
    anyhow::ensure!(
        !extension.eq_ignore_ascii_case("docx"),
        "{}: a .docx cannot be written; make the changes by hand",
        path.display()
    );
    let bytes = std::fs::read(path).unwrap_or_default();
    anyhow::ensure!(
        std::str::from_utf8(&bytes).is_ok(),
        "{}: not UTF-8, so not written; save it as UTF-8 first",
        path.display()
    );
    anyhow::ensure!(
        !bytes.contains(&0),
        "{}: contains NUL bytes, so not written; remove them and save it as UTF-8 first",
        path.display()
    );
    Ok(())
}

/// Writes a draft back.
pub(super) fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let mut output = Output::open(Some(path))?;
    output.write_all(text.as_bytes())?;
    output.finish()
}

/// A unified difference; suggestions never join or part lines, so lines pair off.
pub(super) fn diff(path: &str, before: &str, after: &str) -> String {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let changed: Vec<usize> =
        (0..old.len().min(new.len())).filter(|it| old[*it] != new[*it]).collect();
    if changed.is_empty() {
        return String::new();
    }
    let path = path.replace('\\', "/");
    let path = path.trim_start_matches("./").trim_start_matches('/');
    let mut page = format!("--- {}\n+++ {}\n", side("a", path), side("b", path));
    let mut rest = changed.as_slice();
    while let Some(&first) = rest.first() {
        let n = rest.windows(2).take_while(|it| it[1] - it[0] <= 2 * CONTEXT).count() + 1;
        let (hunk, tail) = rest.split_at(n);
        rest = tail;
        let from = first.saturating_sub(CONTEXT);
        let to = (hunk[n - 1] + 1 + CONTEXT).min(old.len());
        let _ = writeln!(page, "@@ -{0},{1} +{0},{1} @@", from + 1, to - from);
        for at in from..to {
            if hunk.binary_search(&at).is_ok() {
                line(&mut page, '-', old[at]);
                line(&mut page, '+', new[at]);
            } else {
                line(&mut page, ' ', old[at]);
            }
        }
    }
    page
}

/// A side of a difference, named as git names it: `patch` takes a blank for the end of a
/// name unless a tab stands after it, and other signs in quotation marks.
fn side(side: &str, path: &str) -> String {
    let is_odd = |c: char| c.is_control() || c == '"' || c == '\\';
    if path.contains(is_odd) {
        return format!("{:?}", format!("{side}/{path}"));
    }
    let tab = if path.contains(' ') { "\t" } else { "" };
    format!("{side}/{path}{tab}")
}

fn line(page: &mut String, sign: char, line: &str) {
    page.push(sign);
    page.push_str(line);
    if !line.ends_with('\n') {
        page.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn shows_the_lines_that_differ() {
        let before = "a\nb\nKiev\nd\ne\nf\ng\nh\ni\nj\nKiev";
        let after = before.replace("Kiev", "Kyiv");
        let expected = "--- a/d.md\n+++ b/d.md\n@@ -1,6 +1,6 @@\n a\n b\n-Kiev\n+Kyiv\n d\n e\n f\n@@ -8,4 +8,4 @@\n h\n i\n j\n-Kiev\n\\ No newline at end of file\n+Kyiv\n\\ No newline at end of file\n";
        assert_eq!(diff("d.md", before, &after), expected);
        assert_eq!(diff("d.md", before, before), "");
        for (path, expected) in [
            ("./a/d.md", "--- a/a/d.md\n+++ b/a/d.md\n"),
            ("a b.md", "--- a/a b.md\t\n+++ b/a b.md\t\n"),
            ("a\"b.md", "--- \"a/a\\\"b.md\"\n+++ \"b/a\\\"b.md\"\n"),
            ("/tmp/d.md", "--- a/tmp/d.md\n+++ b/tmp/d.md\n"),
        ] {
            assert!(diff(path, before, &after).starts_with(expected), "{path}");
        }
    }
}
