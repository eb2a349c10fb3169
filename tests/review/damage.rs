//! What `--fix` may touch: drafts are put together from pieces of which each is known to be
//! the draft's prose or not, and only the prose changes.
//!
//! `PROPTEST_CASES=1000 PARALLAX_DRAFTS=1000 cargo test --test review damage` tries a thousand
//! drafts of each form, and a thousand files.

use crate::commands::{folder, parallax};
use crate::kinds::docx;
use crate::{house, reviewer};
use parallax::review::{Draft, Reviewer, settle};
use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert_eq, proptest};
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_pcg::Pcg64;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

const DESK: &str = "[house]\nid = \"d\"\n[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\n[[rule]]\nprefer = \"per cent\"\navoid = [\"%\"]\n[[rule]]\nprefer = \"US\"\navoid = [\"U.S.\"]\n[[rule]]\nid = \"m\"\npattern = '£([0-9]+) million'\nprefer = \"£${1}m\"\n";

static REVIEWER: LazyLock<Reviewer> = LazyLock::new(|| reviewer(vec![house(DESK)]));

/// Prose with what it becomes, and what is no prose, in any form that marks nothing up.
const PLAIN: &[(&str, &str)] = &[
    ("The advisor left.", "The adviser left."),
    ("An ex-advisor paid £5 million.", "An ex-adviser paid £5m."),
    ("It rose 7% in the U.S. He left.", "It rose 7 per cent in the US. He left."),
    ("“The advisor paid 5%,” Ada Tamm said.", "“The advisor paid 5%,” Ada Tamm said."),
    (
        "Ask advisor@velm.example, @advisor or #advisor.",
        "Ask advisor@velm.example, @advisor or #advisor.",
    ),
    (
        "See https://velm.example/advisor/5% or a/advisor/b.",
        "See https://velm.example/advisor/5% or a/advisor/b.",
    ),
    ("He said {{ advisor }} once.", "He said {{ advisor }} once."),
    ("An unclosed “advisor stays.", "An unclosed “advisor stays."),
];

const MARKDOWN: &[(&str, &str)] = &[
    ("# The advisor {.advisor #advisor}", "# The adviser {.advisor #advisor}"),
    ("- The *advisor* of **advisors**", "- The *adviser* of **advisers**"),
    ("```\nadvisor 5%\n```", "```\nadvisor 5%\n```"),
    ("The `advisor` and the advisor", "The `advisor` and the adviser"),
    ("> The advisor left.", "> The advisor left."),
    ("> [!NOTE]\n> The advisor left.", "> [!NOTE]\n> The adviser left."),
    (
        "[The advisor](advisor.md \"advisor\") left.",
        "[The adviser](advisor.md \"advisor\") left.",
    ),
    ("::: {.advisor}\nThe advisor left.\n:::", "::: {.advisor}\nThe adviser left.\n:::"),
    ("$$\nadvisor\n$$", "$$\nadvisor\n$$"),
    ("~~The advisor~~ The %%advisor%% left.", "~~The advisor~~ The %%advisor%% left."),
    (
        "{>>advisor<<} [[advisor|advisor]] [^advisor]",
        "{>>advisor<<} [[advisor|advisor]] [^advisor]",
    ),
    (
        "| advisor | `advisor` |\n|---|---|\n| 5% | advisor |",
        "| adviser | `advisor` |\n|---|---|\n| 5 per cent | adviser |",
    ),
    ("<q>advisor</q> and <kbd>advisor</kbd>", "<q>advisor</q> and <kbd>advisor</kbd>"),
    ("We read *The Advisor of Velm*.", "We read *The Advisor of Velm*."),
];

const MDX: &[(&str, &str)] = &[
    ("import { advisor } from './advisor'", "import { advisor } from './advisor'"),
    (
        "export const advisor = {\n  advisor: '5%',\n}",
        "export const advisor = {\n  advisor: '5%',\n}",
    ),
    (
        "<Advisor advisor={advisor} title=\"advisor\" />",
        "<Advisor advisor={advisor} title=\"advisor\" />",
    ),
    ("The {advisor} advisor <B>advisor</B>", "The {advisor} adviser <B>adviser</B>"),
    ("{/* advisor */}", "{/* advisor */}"),
];

const HTML: &[(&str, &str)] = &[
    (
        "<p class=\"advisor\">The advisor left.</p>",
        "<p class=\"advisor\">The adviser left.</p>",
    ),
    ("<p>The <b>advisor</b> paid 5%.</p>", "<p>The <b>adviser</b> paid 5 per cent.</p>"),
    ("<script>let advisor = '5%';</script>", "<script>let advisor = '5%';</script>"),
    ("<!-- advisor -->", "<!-- advisor -->"),
    (
        "<blockquote><p>The advisor left.</p></blockquote>",
        "<blockquote><p>The advisor left.</p></blockquote>",
    ),
    (
        "<p><q>advisor</q> <code>advisor</code> <s>advisor</s></p>",
        "<p><q>advisor</q> <code>advisor</code> <s>advisor</s></p>",
    ),
    (
        "<nav>advisor</nav><style>.advisor { width: 5% }</style>",
        "<nav>advisor</nav><style>.advisor { width: 5% }</style>",
    ),
    (
        "<p>&ldquo;The advisor left,&rdquo; Ada Tamm said.</p>",
        "<p>&ldquo;The advisor left,&rdquo; Ada Tamm said.</p>",
    ),
    (
        "<p><em>The Advisor of Velm</em> is a film.</p>",
        "<p><em>The Advisor of Velm</em> is a film.</p>",
    ),
];

/// Drafts of a form, each with what `--fix` makes of it.
fn drafts(
    kinds: &[&'static [(&'static str, &'static str)]],
    wrap: (&'static str, &'static str),
) -> impl Strategy<Value = (String, String)> {
    let pieces: Vec<_> = kinds.iter().flat_map(|it| it.iter().copied()).collect();
    let piece = prop::sample::select(pieces);
    let ends = prop::sample::select(vec!["\n\n", "\r\n\r\n", "\n\n\n"]);
    let parts = prop::collection::vec((piece, ends), 1..12);
    parts.prop_map(move |parts| {
        let (mut before, mut after) = (String::new(), String::new());
        for ((text, fixed), end) in parts {
            let end = format!("{}{end}", wrap.1);
            before.push_str(&format!("{}{text}{end}", wrap.0));
            after.push_str(&format!("{}{fixed}{end}", wrap.0));
        }
        (before, after)
    })
}

fn fixed(name: &str, text: &str) -> String {
    let draft = Draft::new(name, text.to_owned());
    settle(&draft, |it| REVIEWER.review(it)).text
}

proptest! {
    #[test]
    fn plain_text((text, expected) in drafts(&[PLAIN], ("", ""))) {
        prop_assert_eq!(fixed("d.txt", &text), expected);
    }

    #[test]
    fn markdown((text, expected) in drafts(&[PLAIN, MARKDOWN], ("", ""))) {
        prop_assert_eq!(fixed("d.md", &text), expected);
    }

    #[test]
    fn mdx((text, expected) in drafts(&[PLAIN, MARKDOWN, MDX], ("", ""))) {
        prop_assert_eq!(fixed("d.mdx", &text), expected);
    }

    #[test]
    fn pages((text, expected) in drafts(&[HTML], ("", ""))) {
        prop_assert_eq!(fixed("d.html", &text), expected);
    }

    #[test]
    fn paragraphs_of_pages((text, expected) in drafts(&[PLAIN], ("<p>", "</p>"))) {
        prop_assert_eq!(fixed("d.html", &text), expected);
    }
}

/// Drafts as files: `PARALLAX_DRAFTS=1000 cargo test --test review damage` writes as many.
#[cfg(unix)]
#[test]
fn drafts_as_files_change_only_where_something_is_found() {
    use std::os::unix::fs::PermissionsExt;

    let n = std::env::var("PARALLAX_DRAFTS").map_or(40, |it| it.parse().unwrap());
    let mut chance = Pcg64::seed_from_u64(1);
    let folder = folder(&[("desk.toml", DESK)]);
    let mut wanted: Vec<(PathBuf, Vec<u8>, u32)> = Vec::new();
    for at in 0..n {
        let (extension, kinds) = FORMS[at % FORMS.len()];
        let pieces: Vec<_> = kinds.iter().flat_map(|it| it.iter()).collect();
        let end = *["\n\n", "\r\n\r\n", "\n\n\n"].choose(&mut chance).unwrap();
        let (mut before, mut after) = (String::new(), String::new());
        for _ in 0..chance.random_range(1..24) {
            let (text, fixed) = pieces.choose(&mut chance).unwrap();
            before += &format!("{text}{end}");
            after += &format!("{fixed}{end}");
        }
        let (before, after) = match extension {
            // A document is read and never written.
            "docx" => {
                let bytes = document(&before);
                (bytes.clone(), bytes)
            }
            _ => (before.into_bytes(), after.into_bytes()),
        };
        let path = folder.path().join(format!("d{at}.{extension}"));
        let mode = *[0o600, 0o640, 0o644, 0o664, 0o755].choose(&mut chance).unwrap();
        fs::write(&path, before).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        wanted.push((path, after, mode));
    }
    // What the first run made, a second one leaves as it is.
    for run in 1..=2 {
        let args = [".", "--house", "desk.toml", "--isolated", "--fix", "--exit-zero"];
        let (status, _, error) = parallax(folder.path(), &args);
        // What is found in a document is for a person to change.
        assert_eq!(status, Some(2), "{error}");
        assert!(error.lines().all(|it| it.contains(".docx") || it.contains("drafts")));
        for (path, after, mode) in &wanted {
            let made = fs::read(path).unwrap();
            let [made, after] = [&made, after].map(|it| String::from_utf8_lossy(it));
            assert_eq!(made, after, "{}, run {run}", path.display());
            let now = fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(now & 0o777, *mode, "{}", path.display());
        }
    }
}

/// Pieces of text, each with what `--fix` makes of it.
type Pieces = &'static [(&'static str, &'static str)];

/// The forms that drafts are written in, with what may stand in them.
const FORMS: &[(&str, &[Pieces])] = &[
    ("md", &[PLAIN, MARKDOWN]),
    ("txt", &[PLAIN]),
    ("html", &[HTML]),
    ("mdx", &[PLAIN, MARKDOWN, MDX]),
    ("docx", &[PLAIN]),
];

/// A document of a word processor, a paragraph a line.
fn document(text: &str) -> Vec<u8> {
    let paragraphs: String = text
        .lines()
        .map(|it| it.replace('&', "&amp;").replace('<', "&lt;"))
        .map(|it| format!("<w:p><w:r><w:t xml:space=\"preserve\">{it}</w:t></w:r></w:p>"))
        .collect();
    let names =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let main = format!("<w:document {names}><w:body>{paragraphs}</w:body></w:document>");
    docx(&[("word/document.xml", main)])
}

#[cfg(unix)]
#[test]
fn files_keep_their_permissions_and_links() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder(&[("desk.toml", DESK)]);
    let path = |name: &str| folder.path().join(name);
    let modes = [0o600, 0o640, 0o644, 0o664, 0o700, 0o755];
    for (n, mode) in modes.into_iter().enumerate() {
        for extension in ["md", "txt", "html", "mdx"] {
            let name = format!("d{n}.{extension}");
            fs::write(path(&name), "The advisor left.\n").unwrap();
            fs::set_permissions(path(&name), fs::Permissions::from_mode(mode)).unwrap();
        }
    }
    std::os::unix::fs::symlink("d0.md", path("link.md")).unwrap();
    let (status, _, error) =
        parallax(folder.path(), &[".", "--house", "desk.toml", "--isolated", "--fix"]);
    assert_eq!(status, Some(0), "{error}");
    for (n, mode) in modes.into_iter().enumerate() {
        for extension in ["md", "txt", "html", "mdx"] {
            let name = format!("d{n}.{extension}");
            assert_eq!(
                fs::read_to_string(path(&name)).unwrap(),
                "The adviser left.\n",
                "{name}"
            );
            let now = fs::metadata(path(&name)).unwrap().permissions().mode();
            assert_eq!(now & 0o777, mode, "{name}");
        }
    }
    assert!(fs::symlink_metadata(path("link.md")).unwrap().is_symlink());
}
