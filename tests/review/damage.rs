//! What `--fix` may touch: drafts are put together from pieces of which each is known to be
//! the draft's prose or not, and only the prose changes.
//!
//! `PROPTEST_CASES=1000 cargo test --test review damage` tries a thousand drafts of each form.

use crate::commands::{folder, parallax};
use crate::{house, reviewer};
use parallax::review::{Draft, Reviewer, settle};
use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert_eq, proptest};
use std::fs;
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
