//! Lines that changed since a revision, as git reports them.

use anyhow::Context;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// What is said where git cannot be asked, or answers what no command takes.
const NO_GIT: &str =
    "--changed-since: git cannot be run; check that `git` in your PATH works";

/// Lines of a file, counted from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Changed {
    /// Every line: git does not know the file.
    All,
    /// Ranges in order, first and last line.
    Ranges(Vec<(usize, usize)>),
}

impl Changed {
    /// Whether any of some lines changed.
    pub(super) fn holds(&self, from: usize, to: usize) -> bool {
        match self {
            Self::All => true,
            Self::Ranges(ranges) => {
                let first = ranges.partition_point(|it| it.1 < from);
                ranges.get(first).is_some_and(|it| it.0 <= to)
            }
        }
    }

    /// Whether any line changed.
    pub(super) fn is_any(&self) -> bool {
        *self != Self::Ranges(Vec::new())
    }
}

/// Asks git which lines of a file changed in the working tree since its branch left a revision.
pub(super) fn lines(path: &Path, revision: &str) -> anyhow::Result<Changed> {
    anyhow::ensure!(
        !revision.starts_with('-'),
        "--changed-since `{revision}`: begins with a hyphen; name a commit, a branch or a tag"
    );
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name =
        path.file_name().context("--changed-since needs a file, not standard input")?;
    let git = |args: &[&str]| {
        // A file may be called what git takes for a pattern.
        Command::new("git")
            .arg("--literal-pathspecs")
            .arg("-C")
            .arg(folder)
            .args(args)
            .arg("--")
            .arg(name)
            .output()
            .context(NO_GIT)
    };
    let known = git(&["ls-files", "--error-unmatch"])?;
    if !known.status.success() {
        // A file that git does not know is new as a whole; the revision has to be one.
        let asked = Command::new("git")
            .arg("-C")
            .arg(folder)
            .args(["rev-parse", "--verify", "--quiet", "--end-of-options"])
            .arg(format!("{revision}^{{commit}}"))
            .output()
            .context(NO_GIT)?;
        let why = String::from_utf8_lossy(&asked.stderr);
        let why = why.trim().trim_start_matches("fatal: ");
        let why = match asked.status.code() {
            _ if !why.is_empty() => why.lines().next().unwrap_or_default().to_owned(),
            Some(1) => "there is no such revision".to_owned(),
            _ => format!("git failed ({})", asked.status),
        };
        anyhow::ensure!(
            asked.status.success(),
            "{}: --changed-since `{revision}`: {why}; name a commit, a branch or a tag of the draft's repository",
            path.display()
        );
        return Ok(Changed::All);
    }
    // What changed on the other branch meanwhile is not this draft's change.
    let base = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["merge-base", "--end-of-options", revision, "HEAD"])
        .output()
        .context(NO_GIT)?;
    let base = String::from_utf8_lossy(&base.stdout).trim().to_owned();
    let revision = if base.is_empty() { revision } else { base.as_str() };
    let options = ["--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "-M"];
    let diff = match former(folder, name, revision)? {
        None => git(&[&["diff"][..], &options, &[revision]].concat())?,
        // Git sees that a draft was renamed only if it is asked about both names.
        Some(renamed) => Command::new("git")
            .args(["--literal-pathspecs", "-C", &renamed.top, "diff"])
            .args(options)
            .args([revision, "--", &renamed.old, &renamed.new])
            .output()
            .context(NO_GIT)?,
    };
    anyhow::ensure!(
        diff.status.success(),
        "{}: git cannot compare with `{revision}` ({}); name a commit, a branch or a tag",
        path.display(),
        String::from_utf8_lossy(&diff.stderr).trim()
    );
    let diff = String::from_utf8_lossy(&diff.stdout);
    let ranges = ranges(&diff);
    // Of what git does not compare line by line (a .docx) it only says that it differs.
    let is_binary =
        ranges.is_empty() && diff.lines().any(|it| it.starts_with("Binary files "));
    Ok(if is_binary { Changed::All } else { Changed::Ranges(ranges) })
}

/// A file under another name.
struct Renamed {
    /// The folder of the repository, from which the names are.
    top: String,
    old: String,
    new: String,
}

/// The name that a file had in a revision, if it was renamed since.
fn former(
    folder: &Path,
    name: &OsStr,
    revision: &str,
) -> anyhow::Result<Option<Renamed>> {
    let git = |args: &[&str]| {
        let output = Command::new("git").arg("-C").arg(folder).args(args).output();
        let output = output.context(NO_GIT)?;
        anyhow::Ok((
            output.status.success(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        ))
    };
    let new = git(&["rev-parse", "--show-prefix"])?.1.trim_end_matches('\n').to_owned();
    let new = new + &name.to_string_lossy();
    if git(&["cat-file", "-e", &format!("{revision}:{new}")])?.0 {
        return Ok(None);
    }
    let renamed =
        git(&["diff", "-M", "--diff-filter=R", "--name-status", "-z", revision])?.1;
    // A letter with a figure, the former name, the present one.
    let fields: Vec<&str> = renamed.split('\0').collect();
    let is_it = |it: &&[&str]| it.len() == 3 && it[2] == new;
    let Some(old) = fields.chunks(3).find(is_it).map(|it| it[1].to_owned()) else {
        return Ok(None);
    };
    let top = git(&["rev-parse", "--show-toplevel"])?.1.trim_end_matches('\n').to_owned();
    Ok(Some(Renamed { top, old, new }))
}

/// The ranges of new lines in a difference without context.
fn ranges(diff: &str) -> Vec<(usize, usize)> {
    let heads = diff.lines().filter_map(|line| line.strip_prefix("@@ "));
    heads
        .filter_map(|head| {
            let new = head.split(' ').find_map(|it| it.strip_prefix('+'))?;
            let (start, n) = new.split_once(',').unwrap_or((new, "1"));
            let (start, n): (usize, usize) = (start.parse().ok()?, n.parse().ok()?);
            (n > 0).then(|| (start, start + n - 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Changed, ranges};

    #[test]
    fn reads_the_heads_of_hunks() {
        let diff = "--- a\n+++ b\n@@ -1 +1 @@\n-a\n+b\n@@ -4,0 +5,2 @@ x\n+c\n+d\n@@ -9,2 +11,0 @@\n-e\n";
        assert_eq!(ranges(diff), [(1, 1), (5, 6)]);
        assert!(Changed::Ranges(ranges(diff)).holds(6, 7));
        assert!(!Changed::Ranges(ranges(diff)).holds(7, 11));
    }
}
