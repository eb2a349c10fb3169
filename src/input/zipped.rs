//! ZIP archives: documents that are archives themselves, and folders packed by hand.

use crate::input::archive::Archive;
use crate::input::article::Article;
use crate::input::reader::Kind;
use crate::input::{InputError, Reader, docx, epub, odt, reader, unit};
use std::path::Path;

/// The most articles that are read out of one archive.
const MAX_FILES: usize = 2000;

/// Reads what an archive holds; each file that cannot be read is an error in its place.
pub(super) fn read(
    bytes: Vec<u8>,
    path: &str,
    is_raw: bool,
) -> Vec<Result<Article, InputError>> {
    match open(&bytes, path, is_raw) {
        Ok(articles) => articles,
        Err(error) => vec![Err(error)],
    }
}

fn refused(path: &str, what: &'static str, remedy: &'static str) -> InputError {
    InputError::Refused { path: path.to_owned(), what, remedy }
}

fn open(
    bytes: &[u8],
    path: &str,
    is_raw: bool,
) -> Result<Vec<Result<Article, InputError>>, InputError> {
    let mut archive = Archive::open(bytes, path)?;
    if archive.has(docx::PART) {
        return Ok(docx::read(bytes.to_vec(), path, is_raw));
    }
    if archive.has(epub::CONTAINER) {
        return Ok(epub::read(bytes.to_vec(), path, is_raw));
    }
    if archive.has("xl/workbook.xml") || archive.has("ppt/presentation.xml") {
        return Err(refused(
            path,
            "this is a spreadsheet or a presentation",
            "save the table as .csv, or the text as .txt",
        ));
    }
    if archive.has(odt::PART) && archive.has("mimetype") {
        return match archive.part("mimetype")?.as_deref() {
            Some(kind)
                if !kind.starts_with(b"application/vnd.oasis.opendocument.text") =>
            {
                Err(refused(
                    path,
                    "this is a spreadsheet or a presentation",
                    "save the table as .csv, or the text as .txt",
                ))
            }
            _ => Ok(odt::read(bytes.to_vec(), path, is_raw)),
        };
    }
    let mut names = archive.names();
    names.retain(|name| {
        let file = name.rsplit('/').next().unwrap_or_default();
        !file.starts_with('.') && !name.starts_with("__MACOSX/")
    });
    names.sort();
    let parts: Vec<String> = names.iter().filter_map(|it| folder_of_parts(it)).collect();
    names.retain(|name| !parts.iter().any(|it| name.starts_with(it)));
    // A page in one archive with its pictures: the page is the article.
    let pages: Vec<&String> = names
        .iter()
        .filter(|it| it.ends_with("index.html") || it.ends_with("index.htm"))
        .collect();
    let others = names.iter().any(|it| {
        matches!(
            reader::extension(Path::new(it)).as_str(),
            "txt" | "md" | "docx" | "odt" | "csv" | "jsonl" | "json" | "rtf" | "eml"
        )
    });
    if let ([page], false) = (&pages[..], others) {
        names = vec![(*page).clone()];
    }
    let mut found = Vec::new();
    let mut n_files = 0;
    let mut left: Vec<String> = Vec::new();
    for name in &names {
        let inside = Path::new(name);
        let extension = reader::extension(inside);
        let known = Reader::by_extension(&extension);
        let is_read =
            |it: &&'static Reader| !matches!(it.kind, Kind::Story) && it.id != "zip";
        let Some(reader) = known.filter(is_read) else {
            if !matches!(
                extension.as_str(),
                "png"
                    | "jpg"
                    | "jpeg"
                    | "gif"
                    | "svg"
                    | "webp"
                    | "css"
                    | "js"
                    | "ico"
                    | "woff"
                    | "woff2"
                    | "ttf"
                    | "json"
                    | "toml"
            ) {
                left.push(name.clone());
            }
            continue;
        };
        n_files += 1;
        if n_files > MAX_FILES {
            found.push(Err(refused(
                path,
                "the archive has more than 2,000 articles",
                "unpack it, and name the folder",
            )));
            break;
        }
        let shown = format!("{path}/{name}");
        let part = match archive.part(name) {
            Ok(part) => part.unwrap_or_default(),
            Err(error) => {
                found.push(Err(error));
                continue;
            }
        };
        let stem = inside.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let articles = unit::articles(part, &shown, reader, is_raw, false);
        let is_one = articles.len() == 1;
        for (number, article) in (1..).zip(articles) {
            found.push(article.map(|mut article| {
                article.name =
                    Some(if is_one { stem.clone() } else { format!("{stem}-{number}") });
                article
            }));
        }
    }
    for name in left {
        let path = format!("{path}/{name}");
        found.push(Err(refused(
            &path,
            "the format of this file in the archive is not read",
            "unpack the archive and save the file as .txt",
        )));
    }
    if found.is_empty() {
        return Err(refused(
            path,
            "the archive has no article",
            "unpack it, and name the files",
        ));
    }
    Ok(found)
}

/// The folder that a browser puts beside a page with its parts, as `a_files/` beside
/// `a.html`.
fn folder_of_parts(page: &str) -> Option<String> {
    let stem = page.strip_suffix(".html").or_else(|| page.strip_suffix(".htm"))?;
    Some(format!("{stem}_files/"))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::input::archive::tests::pack;
    use crate::input::{docx, epub};

    #[track_caller]
    fn check(files: &[(&str, &[u8])], expected: &[&str]) {
        let found: Vec<String> = read(pack(files), "a.zip", false)
            .into_iter()
            .map(|it| match it {
                Ok(it) => {
                    format!("{}: {}", it.name.unwrap_or_default(), it.paragraphs.text)
                }
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_document_under_another_name_is_read_as_what_it_is() {
        let text = b"<office:document-content><office:body><text:p>It rains.</text:p></office:body></office:document-content>";
        let bytes = pack(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", text),
        ]);
        for read in [read, docx::read, epub::read] {
            let article = read(bytes.clone(), "a.docx", false).remove(0).unwrap();
            assert_eq!(article.paragraphs.text, "It rains.");
        }
    }

    #[test]
    fn reads_the_files_of_an_archive() {
        check(
            &[
                ("x/b.txt", b"Two."),
                ("a.md", b"One."),
                ("c.png", b"x"),
                ("e.html", b"<p>Three.</p>"),
                ("e_files/f.html", b"<p>Not this.</p>"),
                ("__MACOSX/a.md", b"x"),
                ("d.xyz", b"x"),
            ],
            &[
                "a: One.",
                "e: Three.",
                "b: Two.",
                "a.zip/d.xyz: the format of this file in the archive is not read; unpack the archive and save the file as .txt",
            ],
        );
        check(
            &[
                ("content.xml", b"<x/>"),
                ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ],
            &[
                "a.zip: this is a spreadsheet or a presentation; save the table as .csv, or the text as .txt",
            ],
        );
        check(
            &[("a.png", b"x")],
            &["a.zip: the archive has no article; unpack it, and name the files"],
        );
    }
}
