//! Drafts that nobody would write: no panic, places inside the file, time by the length.

use crate::commands::{folder, parallax};
use crate::formats::write;
use crate::{house, reviewer};
use parallax::analysis::Session;
use parallax::review::{Draft, Form, Reviewer};
use parallax::view::review::Reviewed;
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert, proptest};
use std::fs;
use std::sync::LazyLock;
use std::time::Instant;

static REVIEWER: LazyLock<Reviewer> = LazyLock::new(|| {
    let desk = fs::read_to_string("tests/review/desk.toml").unwrap();
    reviewer(vec![house(&desk)])
});

const FORMS: [Form; 3] = [Form::Plain, Form::Markdown, Form::Html];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_a_draft(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for form in FORMS {
            let draft = Draft { path: "d".to_owned(), text: text.clone(), form, ..Draft::default() };
            for it in REVIEWER.review(&draft) {
                prop_assert!(draft.text.get(it.span.range()).is_some());
            }
        }
    }
}

/// Pieces that are repeated, with what stands before and behind them.
const PIECES: &[(&str, &str, &str)] = &[
    ("", "so-called ", ""),
    ("", "“so-called ", ""),
    ("", "\"", ""),
    ("", "‘so-called’ ", ""),
    ("", "a\u{0}b ", ""),
    ("\u{feff}", "so-called\r\n", ""),
    ("", "so-called\r", ""),
    ("", "> ", "so-called"),
    ("", "- ", "so-called"),
    ("", "* a\n", ""),
    ("", "1. so-called\n   ", ""),
    ("", "*a **", ""),
    ("", "_", "so-called"),
    ("", "[", "so-called"),
    ("", "![a](", ""),
    ("", "[a]: b\n", ""),
    ("| a |\n|---|\n", "| so-called |\n", ""),
    ("|", "a|", "\n|-|\n"),
    ("", "```\n", ""),
    ("", "`", ""),
    ("", "# so-called\n", ""),
    ("---\n", "a: b\n", "---\nso-called"),
    ("---\n", "a: [", "---\n"),
    ("", "<div>", "so-called"),
    ("", "<p>so-called", ""),
    ("", "<!--", ""),
    ("", "<!-- a -->so-called", ""),
    ("", "<!-- parallax: allow so-called x ", ""),
    ("", "<!-- parallax: allow so-called x --> so-called ", ""),
    ("", "<!-- parallax: allow so-called x -->\n", "so-called"),
    ("", "so-called <!-- parallax: allow so-called,house x -->\n", ""),
    ("", "`<!-- parallax: allow so-called x -->` ", ""),
    ("", "&amp;", ""),
    ("", "Ada Tamm said that Olaf Berg said that ", ""),
    ("", "外務省", ""),
    ("", "e\u{301}", ""),
    ("", "so-called\u{2028}", ""),
    ("", "so-called\u{301}—", ""),
    ("", "“rigged”—so,", "one two three four five"),
    ("", "![a](b) w\n\n", ""),
    ("", "was hurt,", "."),
    ("a. ", "was,shot;", ". b"),
];

#[test]
fn time_follows_the_length() {
    let mut session = Session::default();
    let mut slow = Vec::new();
    for (before, piece, behind) in PIECES {
        for form in FORMS {
            let mut time = |n_bytes: usize| {
                let text =
                    format!("{before}{}{behind}", piece.repeat(n_bytes / piece.len()));
                let draft =
                    Draft { path: "d".to_owned(), text, form, ..Draft::default() };
                let start = Instant::now();
                let findings = REVIEWER.review_with(&draft, &mut session);
                for it in &findings {
                    assert!(draft.text.get(it.span.range()).is_some(), "{piece}");
                }
                write("full", &[Reviewed { draft, findings }]);
                start.elapsed().as_secs_f64()
            };
            let (short, mut long) = (time(4_000), time(40_000));
            // Quadratic would be a hundredfold. The machine may be busy: what is slow is
            // asked again.
            let limit = 0.5 + 30.0 * short;
            for _ in 0..3 {
                if long > limit {
                    long = long.min(time(40_000));
                }
            }
            if long > limit {
                slow.push(format!("{piece:?} {form:?}: {short:.3} s, {long:.3} s"));
            }
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

/// An archive with one packed part; the sum is that of a part that is only stored.
fn archive(name: &str, packed: &[u8], method: u16, n_entries: u16) -> Vec<u8> {
    let small = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
    let large = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    let mut sum = flate2::Crc::new();
    sum.update(packed);
    let sum = sum.sum().to_le_bytes();
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend([0; 4]);
    bytes.extend(method.to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(sum);
    bytes.extend([large(packed.len()), large(packed.len())].concat());
    bytes.extend([small(name.len()), small(0)].concat());
    bytes.extend(name.as_bytes());
    bytes.extend(packed);
    let directory = bytes.len();
    bytes.extend(b"PK\x01\x02\0\0\0\0\0\0");
    bytes.extend(method.to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(sum);
    bytes.extend([large(packed.len()), large(packed.len())].concat());
    bytes.extend([small(name.len()), small(0), small(0)].concat());
    bytes.extend([0; 8]);
    bytes.extend(large(0));
    bytes.extend(name.as_bytes());
    let len = bytes.len() - directory;
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([n_entries.to_le_bytes(), n_entries.to_le_bytes()].concat());
    bytes.extend([large(len), large(directory)].concat());
    bytes.extend(small(0));
    bytes
}

#[test]
fn unreadable_documents_are_told_with_a_remedy() {
    // Deflated zeros: a block of one stored byte run would do, but a bomb is small.
    let mut bomb =
        flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..80 {
        std::io::Write::write_all(&mut bomb, &vec![b' '; 1 << 20]).unwrap();
    }
    let bomb = bomb.finish().unwrap();
    let part = "word/document.xml";
    let mut cut = archive(part, b"<w:p><w:t>a</w:t></w:p>", 0, 1);
    cut.truncate(40);
    for (name, bytes) in [
        ("empty.docx", Vec::new()),
        ("text.docx", b"no archive".to_vec()),
        ("other.docx", archive("word/styles.xml", b"a", 0, 1)),
        ("cut.docx", cut),
        ("many.docx", archive(part, b"a", 0, 0)),
        ("method.docx", archive(part, b"a", 99, 1)),
        ("bomb.docx", archive(part, &bomb, 8, 1)),
        ("latin.docx", archive(part, b"\xff\xfe", 0, 1)),
    ] {
        let folder = folder(&[]);
        fs::write(folder.path().join(name), bytes).unwrap();
        let (status, out, error) = parallax(folder.path(), &[name]);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{name}: {error}");
        assert!(
            error.starts_with(&format!("error: {name}: "))
                && error.contains("save it again"),
            "{name}: {error}"
        );
    }
    let folder = folder(&[]);
    let xml = b"<w:p><w:r><w:t>The so-called day.</w:t></w:r></w:p>";
    fs::write(folder.path().join("good.docx"), archive(part, xml, 0, 1)).unwrap();
    let (status, out, _) = parallax(folder.path(), &["good.docx", "--format", "concise"]);
    assert!(status == Some(1) && out.starts_with("good.docx:1:5: "), "{out}");
}
