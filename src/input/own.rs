//! Recognises what the program wrote itself, which is never an article.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// The hidden file in which a folder of results lists its files, as `sha256sum` does.
pub const MADE: &str = ".parallax-made";

/// The files of a folder of results by name, each with the hashes that it may have.
pub type Made = BTreeMap<String, BTreeSet<String>>;

/// What the last line of a Markdown result is.
pub const MARKDOWN_MARK: &str = "<!-- made by parallax -->\n";

/// What the first bytes of a table of counts are.
pub const TABLE_MARK: &str =
    "kind,pack,concept,category,variant,source,source_name,article,";

/// What the last bytes of findings for reviewdog are.
const RDJSON_MARK: &str = "\"source\": {\n    \"name\": \"parallax\"\n  }\n}\n";

/// How further results begin: evidence, trends, the questions of a lesson, findings for a forge.
const BEGINNINGS: &[&str] = &[
    TABLE_MARK,
    "kind,about,form,source_name,article,date,line,",
    "kind,pack,concept,category,variant,source,from,n_articles,",
    "id,answer,prompt,options,right,feedback\n",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"parallax review\"",
];

/// What the first lines of results hold that have their words elsewhere: findings, questions
/// for Moodle, suggestions.
const LINES: &[&str] = &[
    "\"engine_name\": \"parallax\"",
    "\"text\": \"The folder in which the review ran.\"",
    "\n// made by parallax\n",
    "\nscore = link (how surely the names mean one thing)",
];

/// How the tables of `annotate` begin as CSV, and what they hold near one of their ends else.
const TABLES: &[&[u8]] = &[
    b"article_id,source,date,title,url,language,n_tokens,",
    b"article_id,start,end,text,pack,concept,",
    b"article_id,kind,act,content_start,content_end,",
    b"path,line,message\n",
];
const TABLES_MARK: &[u8] = b"parallax.tables/";

/// How far a mark lies from the beginning of a file.
const HEAD: usize = 2048;

/// What is known about a file by its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    /// Someone else's.
    No,
    /// Annotations: rows with texts, which may be read by name.
    Annotations,
    /// A report, a lesson, a table of counts, findings.
    Result,
    /// Tables of `annotate`.
    Tables,
}

/// What is said of a table of what was found in articles.
pub(super) const FOUND: &str = "holds what was found in articles and none of their texts; name the articles themselves, or read tables with `parallax trends`";

/// Whether columns of these names, in small letters, are those of a table of `annotate`, whoever
/// wrote it.
pub(super) fn is_found(names: &[String]) -> bool {
    let has = |name: &str| names.iter().any(|it| it == name);
    let of_tables =
        [["start", "pack"], ["n_narrator", "n_quoted"], ["content_start", "kind"]];
    has("article_id") && of_tables.iter().any(|it| it.iter().all(|it| has(it)))
}

/// Looks for marks in the first and the last bytes of a file; one that cannot be read has none.
pub(super) fn own(path: &Path) -> Own {
    marks(path).unwrap_or(Own::No)
}

fn marks(path: &Path) -> std::io::Result<Own> {
    // Whoever writes into a pipe is read once, and not here.
    if !std::fs::metadata(path)?.is_file() {
        return Ok(Own::No);
    }
    let mut file = File::open(path)?;
    let mut head = Vec::with_capacity(HEAD);
    file.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&head);
    if head.starts_with(b"{\"schema\":\"parallax.annotation/") {
        return Ok(Own::Annotations);
    }
    let has = |mark: &str| head.windows(mark.len()).any(|it| it == mark.as_bytes());
    let is_page = || {
        head.first() == Some(&b'<') && has("<meta name=\"generator\" content=\"parallax ")
    };
    let is_object = || head.first() == Some(&b'{') && has("\"schema\": \"parallax.");
    let is_table = BEGINNINGS.iter().any(|it| head.starts_with(it.as_bytes()));
    let is_result = is_page() || is_object() || is_table || is_findings(head);
    if is_result || LINES.iter().any(|it| has(it)) {
        return Ok(Own::Result);
    }
    if TABLES.iter().any(|it| head.starts_with(it)) {
        return Ok(Own::Tables);
    }
    let holds =
        |bytes: &[u8]| bytes.windows(TABLES_MARK.len()).any(|it| it == TABLES_MARK);
    if head.starts_with(b"ARROW1") && holds(head) {
        return Ok(Own::Tables);
    }
    if head.starts_with(b"PAR1") {
        let n_bytes = file.metadata()?.len();
        file.seek(SeekFrom::Start(n_bytes.saturating_sub(1 << 16)))?;
        let mut tail = Vec::new();
        file.take(1 << 16).read_to_end(&mut tail)?;
        return Ok(if holds(&tail) { Own::Tables } else { Own::No });
    }
    let mut tail = Vec::new();
    let n = RDJSON_MARK.len() as u64;
    if head.starts_with(b"{\n  \"diagnostics\"") && file.metadata()?.len() > n {
        file.seek(SeekFrom::End(-i64::try_from(n).unwrap_or(0)))?;
        file.take(n).read_to_end(&mut tail)?;
        let is_ours = tail == RDJSON_MARK.as_bytes();
        return Ok(if is_ours { Own::Result } else { Own::No });
    }
    let n = MARKDOWN_MARK.len() as u64;
    if file.metadata()?.len() > n {
        file.seek(SeekFrom::End(-i64::try_from(n).unwrap_or(0)))?;
        file.take(n).read_to_end(&mut tail)?;
    }
    let is_document = tail == MARKDOWN_MARK.as_bytes();
    Ok(if is_document { Own::Result } else { Own::No })
}

/// Whether a text begins with a finding of `review` in one of the forms that have no other mark.
fn is_findings(head: &[u8]) -> bool {
    const SEVERITIES: [&str; 3] = ["advice", "warning", "error"];
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let (first, second) = (lines.next().unwrap_or_default(), lines.next());
    // The name of a house rule may be any word: `house/Orlo`.
    let is_rule =
        |it: &str| !it.is_empty() && !it.contains(|c: char| "[]\"{}".contains(c));
    let behind = |line: &'_ str, sign: &str| {
        let rest = SEVERITIES.iter().find_map(|it| line.strip_prefix(it));
        rest.and_then(|it| it.strip_prefix(sign)).map(str::to_owned)
    };
    // Underlined: `advice[loaded-word]: …`, and below it the place.
    if let Some(rest) = behind(first, "[") {
        let place = second.is_some_and(|it| it.trim_start().starts_with("--> "));
        return place && rest.split_once("]: ").is_some_and(|it| is_rule(it.0));
    }
    if let Some(rest) = first.strip_prefix("{\"rule\":\"") {
        return rest.split_once("\",\"severity\":\"").is_some_and(|it| is_rule(it.0));
    }
    if ["::notice ", "::warning ", "::error "].iter().any(|it| first.starts_with(it)) {
        return first.contains("file=") && first.contains(",title=");
    }
    // In one line: `draft.md:3:7: advice: … [loaded-word]`.
    let mut places = first.match_indices(": ").map(|it| first.split_at(it.0));
    places.any(|(place, rest)| {
        let numbers = place.rsplitn(3, ':').take(2);
        let rule = first.strip_suffix(']').and_then(|it| it.rsplit_once(" ["));
        numbers.filter(|it| it.parse::<u32>().is_ok()).count() == 2
            && behind(&rest[2..], ": ").is_some()
            && rule.is_some_and(|it| is_rule(it.1))
    })
}

/// The files that a folder lists as results; none where it has no list.
#[must_use]
pub fn made_in(folder: &Path) -> Made {
    let mut list = String::new();
    let list_of = folder.join(MADE);
    let is_file = std::fs::metadata(&list_of).and_then(|it| {
        if it.is_file() { Ok(()) } else { Err(std::io::ErrorKind::InvalidInput.into()) }
    });
    let read = is_file.and_then(|()| File::open(list_of)).and_then(|it| {
        // A list is a line a file; what is longer by far is none.
        it.take(1 << 28).read_to_string(&mut list)
    });
    let mut made = Made::new();
    if read.is_ok() {
        for (hash, name) in list.lines().filter_map(|line| line.split_once("  ")) {
            made.entry(name.to_owned()).or_default().insert(hash.to_owned());
        }
    }
    made
}

/// Parts what the program wrote from the files of a folder; gives the others and these.
pub fn part(files: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let mut lists: BTreeMap<PathBuf, Made> = BTreeMap::new();
    files.into_iter().partition(|file| {
        let folder = file.parent().unwrap_or(Path::new(""));
        let made = match lists.get(folder) {
            Some(made) => made,
            None => lists.entry(folder.to_owned()).or_insert_with(|| made_in(folder)),
        };
        let is_listed = file
            .file_name()
            .and_then(OsStr::to_str)
            .is_some_and(|it| made.contains_key(it));
        !is_listed && own(file) == Own::No
    })
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test writes what it reads")]
mod tests {
    use super::{Own, own, part};
    use std::fs::write;

    #[test]
    fn results_are_known_by_their_marks() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        for (content, expected) in [
            ("", Own::No),
            ("It rained.", Own::No),
            ("{\"schema\":\"parallax.annotation/1\",\"id\":\"a\"}\n", Own::Annotations),
            ("{\n  \"schema\": \"parallax.comparison/1\",\n", Own::Result),
            (
                "<!doctype html>\n<meta name=\"generator\" content=\"parallax 9.9.9\">",
                Own::Result,
            ),
            (
                "\u{feff}kind,pack,concept,category,variant,source,source_name,article,zone\n",
                Own::Result,
            ),
            ("# Rain\n\n<!-- made by parallax -->\n", Own::Result),
            (
                "article_id,source,date,title,url,language,n_tokens,n_narrator\n",
                Own::Tables,
            ),
            ("advice[loaded-word]: “thug” judges\n --> d.md:1:9\n  |\n", Own::Result),
            ("a/d.md:1:9: warning: “thug” judges [house/Orlo]\n", Own::Result),
            ("::notice file=d.md,line=1,title=loaded-word::“thug” judges\n", Own::Result),
            (
                "{\"rule\":\"loaded-word\",\"severity\":\"advice\",\"text\":\"thug\"}\n",
                Own::Result,
            ),
            // Articles about the program are articles, and so are other people's notes.
            ("warning[loaded-word]: so it said, and nothing came of it.\n", Own::No),
            ("Orlo at 9:30: warning: rain [Reuters]\n", Own::No),
            ("<p>&lt;meta name=\"generator\" content=\"parallax 1\"&gt;</p>", Own::No),
            ("They put <!-- made by parallax --> into it.\n", Own::No),
            ("{\"text\": \"a\", \"note\": 5}", Own::No),
        ] {
            write(&file, content).unwrap();
            assert_eq!(own(&file), expected, "{content}");
        }
        assert_eq!(own(folder.path()), Own::No);
    }

    #[test]
    fn a_folder_of_results_lists_them() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write(at("a.txt"), "It rained.").unwrap();
        write(at("b.txt"), "It rained.").unwrap();
        write(at(".parallax-made"), "00ff  b.txt\n").unwrap();
        let (articles, made) = part(vec![at("a.txt"), at("b.txt")]);
        assert_eq!((articles, made), (vec![at("a.txt")], vec![at("b.txt")]));
    }
}
