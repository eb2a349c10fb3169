//! What a house can say, and what files it meets: a table for each kind.

use crate::commands::{DESK, folder, parallax, with_input};
use crate::styles::check;
use parallax::lexicon::{PackError, SourceFile, builtin};
use parallax::review::{House, Options, Reviewer};
use std::fs;
use std::io::{Cursor, Write};

/// A house style in the form that its name says.
pub(crate) fn read(name: &str, content: &str) -> Result<House, PackError> {
    House::read(SourceFile { name: name.to_owned(), content: content.to_owned() })
}

fn rule(fields: &str) -> String {
    format!("[[rule]]\nid = \"r\"\n{fields}\n")
}

#[test]
fn capitals_alone_are_a_rule() {
    let web = rule("prefer = \"web\"\navoid = [\"Web\"]");
    let unesco = rule("prefer = \"Unesco\"\navoid = [\"UNESCO\"]");
    let mayor = rule("prefer = \"deputy mayor\"\navoid = [\"Deputy Mayor\"]");
    let state = rule("prefer = \"State\"\navoid = [\"state\"]");
    for (rules, text, expected) in [
        (&web, "They met on the Web. Web pages slept.", &["house/r: Web > web!"][..]),
        (&web, "The Web Foundation and the World Web Fair met.", &[]),
        (&web, "“The Web is slow,” Ada Tamm said of the web.", &[]),
        (
            &unesco,
            "Here UNESCO met. UNESCO left.",
            &["house/r: UNESCO > Unesco!", "house/r: UNESCO > Unesco!"],
        ),
        (&unesco, "UNESCO LEAVES VELM", &[]),
        (&mayor, "The Deputy Mayor left.", &["house/r: Deputy Mayor > deputy mayor!"]),
        (&mayor, "Deputy Mayors left.", &["house/r: Deputy Mayors > Deputy mayors!"]),
        (&mayor, "Deputy mayors left.", &[]),
        (&state, "The state paid.", &["house/r: state > State!"]),
    ] {
        check(rules, text, expected);
    }
}

#[test]
fn signs_numbers_and_dates_are_rules() {
    let percent = rule("prefer = \"per cent\"\navoid = [\"%\"]");
    let sign = rule("prefer = \"%\"\navoid = [\"per cent\"]");
    let and = rule("prefer = \"and\"\navoid = [\"&\"]");
    let euros = rule("pattern = '€([0-9.]+) million'\nprefer = \"€${1}m\"");
    let date = rule("pattern = '(May|June) ([0-9]+)(?:th)?'\nprefer = \"$2 $1\"");
    let bare = rule("pattern = 'Q[1-4]'");
    let quoted = rule("pattern = \"reader's\"\nprefer = \"readers'\"");
    for (rules, text, expected) in [
        (&percent, "Some 7% left; “8%,” he said.", &["house/r: % >  per cent!"][..]),
        (&percent, "Some 7 % left.", &["house/r: % > per cent!"]),
        (&percent, "A 7%-owned firm.", &["house/r: % >  per cent"]),
        (
            &sign,
            "Some 7 per cent left, seven per cent stayed.",
            &["house/r:  per cent > %!", "house/r: per cent > %"],
        ),
        (&and, "Salt & soap from Brown & Hale, R&D.", &["house/r: & > and!"]),
        (
            &euros,
            "It cost €5.5 million, not $5 million.",
            &["house/r: €5.5 million > €5.5m!"],
        ),
        (&euros, "“€5 million,” he said.", &[]),
        (
            &date,
            "He came on May 4th, in mayhem, not May 40s.",
            &["house/r: May 4th > 4 May!"],
        ),
        (&bare, "In Q3 they left FAQ12.", &["house/r: Q3 > -"]),
        (&quoted, "The reader’s page.", &["house/r: reader’s > readers’!"]),
    ] {
        check(rules, text, expected);
    }
}

#[test]
fn words_are_found_in_every_form_and_suggested_in_it() {
    let adviser = rule("prefer = \"adviser\"\navoid = [\"advisor\"]");
    let coop =
        rule("prefer = \"cooperate\"\navoid = [\"co-operate\"]\ninflect = \"verb\"");
    let fire = rule("prefer = \"firefighter\"\navoid = [\"fireman\"]");
    let child = rule("prefer = \"child carer\"\navoid = [\"nanny\"]");
    let say =
        rule("prefer = \"say\"\navoid = [\"opine\", \"hold forth\"]\ninflect = \"verb\"");
    let us = rule("prefer = \"US\"\navoid = [\"U.S.\"]");
    let rice = rule(
        "prefer = \"Velhorod\"\navoid = [\"Velgorod\"]\nexcept = [\"Velgorod bun\"]",
    );
    let mister = rule("prefer = \"Mr\"\navoid = [\"Mr.\"]");
    let doctor = rule("prefer = \"Dr.\"\navoid = [\"Dr\"]");
    let toward = rule("prefer = \"toward\"\navoid = [\"towards\"]");
    let disabled =
        rule("prefer = \"person with a disability\"\navoid = [\"disabled person\"]");
    for (rules, text, expected) in [
        (
            &adviser,
            "An ex-advisor, advisor-led.",
            &["house/r: advisor > adviser!", "house/r: advisor > adviser!"][..],
        ),
        (
            &coop,
            "They co\u{2011}operated.",
            &["house/r: co\u{2011}operated > cooperated!"],
        ),
        (&fire, "Firemen came.", &["house/r: Firemen > Firefighters"]),
        (&child, "Two nannies left.", &["house/r: nannies > child carers"]),
        (
            &say,
            "He opined; she was holding forth.",
            &["house/r: opined > said", "house/r: holding forth > saying"],
        ),
        (
            &us,
            "In the U.S. He left the U.S. army.",
            &["house/r: U.S. > US.!", "house/r: U.S. > US!"],
        ),
        (
            &us,
            "The U.S. Army left for the U.S.",
            &["house/r: U.S. > US", "house/r: U.S. > US.!"],
        ),
        (
            &us,
            "# In the U.S.\n\nHe left (for the U.S.).",
            &["house/r: U.S. > US!", "house/r: U.S. > US!"],
        ),
        (&mister, "Mr. Tamm met Mr Lind.", &["house/r: Mr. > Mr!"]),
        (&doctor, "Dr. Tamm met Dr Lind, the Dr.", &["house/r: Dr > Dr.!"]),
        (&toward, "Towards the sea.", &["house/r: Towards > Toward!"]),
        (
            &disabled,
            "Disabled persons met disabled people.",
            &[
                "house/r: Disabled persons > People with a disability",
                "house/r: disabled people > people with a disability",
            ],
        ),
        (&rice, "Two Velgorod buns from Velgorod.", &["house/r: Velgorod > Velhorod!"]),
    ] {
        check(rules, text, expected);
    }
}

#[test]
fn one_word_has_one_finding() {
    let folder = folder(&[
        (
            "desk.toml",
            "[house]\nid = \"d\"\n[[rule]]\nprefer = \"criticised\"\navoid = [\"blasted\", \"slammed\"]\n",
        ),
        ("d.md", "The mayor slammed the firm.\n"),
    ]);
    let (_, page, _) =
        parallax(folder.path(), &["d.md", "--house", "desk.toml", "--format", "concise"]);
    assert_eq!(page.lines().count(), 1, "{page}");
    assert!(page.contains("[house/criticised]"), "{page}");
}

#[test]
fn rules_that_no_draft_can_follow_are_errors() {
    for (rules, expected) in [
        (
            "avoid,prefer\nadvisor,adviser\nadvisor,counsellor\n",
            "desk.csv:3:1: the rules in lines 2 and 3 decide differently about “advisor”",
        ),
        ("avoid,prefer\nweb,Web\nWeb,web\n", "asks for"),
        ("avoid,prefer\nWeb,web\nweb,net\n", "decide differently about “web”"),
        ("pattern,prefer\n(a,b\n", "cannot be read: unclosed group"),
        ("pattern,prefer\n£([0-9]+) million,£$1m\n", "the group `1m`"),
        ("avoid,prefer,severity\na,b,loud\n", "`loud` is not a severity"),
        ("avoid,prefer,inflect\na,b,loud\n", "inflect: unknown variant `loud`"),
    ] {
        let house = read("desk.csv", rules);
        let error = house.and_then(|it| {
            Reviewer::new(builtin().unwrap(), vec![it], Options::default()).map(|_| ())
        });
        let error = error.unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    // Capitals tell words apart, and the same decision twice is one.
    for rules in ["avoid,prefer\nWeb,web\nNet,net\n", "avoid,prefer\nweb,net\nweb,net\n"]
    {
        let house = read("desk.csv", rules).unwrap();
        Reviewer::new(builtin().unwrap(), vec![house], Options::default()).unwrap();
    }
}

#[test]
fn a_spreadsheet_has_every_field_and_notes() {
    let table = "Avoid,Prefer,Attributed by,Attribution,Inflect,Case,Pattern,Severity,Notes,Comment 2\nterrorist,,designated,TRUE,,,,Warning,see the book,x\norganize,organise,,No,Verb,,,Error,,\nVELM,Velm,,,,Sensitive,,,,\n,$1 km,,,,,([0-9]+)kms,,,\n";
    let house = read("desk.csv", table).unwrap();
    assert_eq!(house.rules.len(), 4);
    assert!(house.rules[0].attribution && house.rules[0].attributed_by == ["designated"]);
    Reviewer::new(builtin().unwrap(), vec![house], Options::default()).unwrap();
}

#[test]
fn only_prose_is_changed() {
    let desk =
        "[house]\nid = \"d\"\n[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\n";
    for (name, draft, fixed) in [
        (
            "d.mdx",
            "export const advisor = 1\n\n<B a={advisor} />\n\nThe advisor {advisor} left.\n",
            "export const advisor = 1\n\n<B a={advisor} />\n\nThe adviser {advisor} left.\n",
        ),
        (
            "d.md",
            "# The advisor {.advisor}\n\n:::{.advisor}\nThe advisor\n:::\n",
            "# The adviser {.advisor}\n\n:::{.advisor}\nThe adviser\n:::\n",
        ),
        (
            "d.md",
            "$$\nadvisor\n$$\n\n%%advisor%% advisor {>>advisor<<}\n",
            "$$\nadvisor\n$$\n\n%%advisor%% adviser {>>advisor<<}\n",
        ),
        (
            "d.md",
            "~~advisor~~ <del>advisor</del> advisor [^advisor]\n",
            "~~advisor~~ <del>advisor</del> adviser [^advisor]\n",
        ),
        (
            "d.md",
            "> [!TIP]\n> The advisor.\n\n> The advisor.\n",
            "> [!TIP]\n> The adviser.\n\n> The advisor.\n",
        ),
        (
            "d.html",
            "---\ntitle: advisor\n---\n<p><s>advisor</s> advisor</p>\n",
            "---\ntitle: advisor\n---\n<p><s>advisor</s> adviser</p>\n",
        ),
        (
            "d.qmd",
            "{{< include advisor.qmd >}}\n\nThe advisor\n",
            "{{< include advisor.qmd >}}\n\nThe adviser\n",
        ),
    ] {
        let folder = folder(&[("desk.toml", desk), (name, draft)]);
        let args = [
            name,
            "--house",
            "desk.toml",
            "--isolated",
            "--fix",
            "--rule",
            "so-called=off",
        ];
        let (status, _, error) = parallax(folder.path(), &args);
        assert_eq!(status, Some(0), "{error}");
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), fixed);
    }
}

#[test]
fn what_may_be_no_prose_is_left_alone() {
    let desk =
        "[house]\nid = \"d\"\n[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\n";
    for name in ["d.rst", "d.adoc", "d.tex", "d.py", "d.md.bak", "advisor"] {
        let folder = folder(&[("desk.toml", desk), (name, "advisor = 1\n")]);
        let args = [name, "--house", "desk.toml", "--isolated", "--fix"];
        let (status, _, error) = parallax(folder.path(), &args);
        assert_eq!(status, Some(2), "{name}");
        assert!(error.contains(".md, .txt"), "{error}");
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(text, "advisor = 1\n");
    }
}

#[test]
fn a_date_of_a_page_is_that_of_the_draft() {
    let desk = "[house]\nid = \"d\"\n[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\nsince = 2024-01-01\n";
    for (page, n) in [
        (
            "<head><meta name=\"date\" content=\"2023-05-01\"></head><body><p>The advisor",
            0,
        ),
        (
            "<head><meta name=\"date\" content=\"2025-05-01\"></head><body><p>The advisor",
            1,
        ),
        ("---\ndate: 2023-05-01\n---\n<p>The advisor", 0),
        ("<p>The advisor", 1),
    ] {
        let folder = folder(&[("desk.toml", desk), ("d.html", page)]);
        let args =
            ["d.html", "--house", "desk.toml", "--isolated", "--format", "concise"];
        let (_, found, _) = parallax(folder.path(), &args);
        assert_eq!(found.lines().count(), n, "{page}: {found}");
    }
}

/// A document of a word processor with some parts.
pub(crate) fn docx(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        archive.start_file(*name, stored).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn documents_are_read_with_their_styles() {
    let names =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let paragraph = |style: &str, runs: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
    };
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let title = "<w:r><w:rPr><w:i/></w:rPr><w:t>The Advisor of Velm</w:t></w:r>";
    let body = [
        paragraph("Title", &run("One advisor")),
        "<w:p/>".to_owned(),
        paragraph("Quote", &run("The advisor said so.")),
        paragraph("", &format!("{}{title}{}", run("She read "), run(" to the advisor."))),
    ];
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"Quote\"><w:name w:val=\"Quote\"/></w:style>";
    let note = format!(
        "<w:footnote w:id=\"2\"><w:p>{}</w:p></w:footnote>",
        run("An advisor’s note.")
    );
    let parts = [
        (
            "word/document.xml",
            format!(
                "<w:document {names}><w:body>{}</w:body></w:document>",
                body.concat()
            ),
        ),
        ("word/styles.xml", format!("<w:styles {names}>{style}</w:styles>")),
        ("word/footnotes.xml", format!("<w:footnotes {names}>{note}</w:footnotes>")),
    ];
    let folder = folder(&[("desk.toml", DESK)]);
    let bytes = docx(&parts);
    fs::write(folder.path().join("d.docx"), &bytes).unwrap();
    let args = ["d.docx", "--house", "desk.toml", "--isolated", "--format", "concise"];
    let (_, page, _) = parallax(folder.path(), &args);
    let places: Vec<&str> =
        page.lines().map(|it| it.split(": ").next().unwrap()).collect();
    assert_eq!(places, ["d.docx:1:5", "d.docx:4:37", "d.docx:6:4"], "{page}");
    // It is not written, and says so.
    let (status, _, error) = parallax(
        folder.path(),
        &["d.docx", "--house", "desk.toml", "--isolated", "--fix"],
    );
    assert_eq!(status, Some(2));
    assert!(error.contains("a .docx cannot be written"), "{error}");
    assert_eq!(fs::read(folder.path().join("d.docx")).unwrap(), bytes);
}

#[test]
fn folders_leave_out_what_is_no_draft_of_theirs() {
    let text = "The advisor left.\n";
    let folder = folder(&[
        (
            "parallax.toml",
            "house = [\"desk.toml\"]\nexclude = [\"old/\", \"*-notes.md\"]\n",
        ),
        (
            "desk.toml",
            "[house]\nid = \"d\"\n[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\n",
        ),
        (".gitignore", "built/\n"),
        ("built/a.md", text),
        ("node_modules/b/c.md", text),
        ("old/d.md", text),
        ("e-notes.md", text),
        ("new/f.md", text),
    ]);
    let places = |args: &[&str]| {
        let (_, page, _) =
            parallax(folder.path(), &[args, &["--format", "concise"]].concat());
        page.lines()
            .map(|it| it.split(':').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(places(&["."]), ["./new/f.md"]);
    assert_eq!(places(&["old/d.md", "e-notes.md", "new/f.md"]), ["new/f.md"]);
    assert_eq!(places(&["built/a.md"]), ["built/a.md"]);
}

#[test]
fn text_from_a_pipe_has_the_settings_of_its_file() {
    let folder = folder(&[
        ("desk.toml", DESK),
        ("parallax.toml", "house = [\"desk.toml\"]\n"),
        (
            "sub/parallax.toml",
            "house = [\"../desk.toml\"]\n[rules]\n\"house/adviser\" = \"off\"\n",
        ),
        ("out/parallax.toml", "house = [\"../desk.toml\"]\nexclude = [\"*.md\"]\n"),
    ]);
    let text = "The advisor left.\n";
    for (name, n) in [("d.md", 1), ("sub/d.md", 0), ("out/d.md", 0)] {
        let args = ["-", "--stdin-name", name, "--format", "concise"];
        let (_, page, _) = with_input(folder.path(), &args, text);
        assert_eq!(page.lines().count(), n, "{name}: {page}");
    }
    // What is left out comes back as it was.
    let args = ["-", "--stdin-name", "out/d.md", "--fix"];
    assert_eq!(with_input(folder.path(), &args, text).1, text);
}

#[cfg(unix)]
#[test]
fn a_link_that_points_nowhere_is_passed_over() {
    let folder = folder(&[("desk.toml", DESK), ("drafts/a.md", "All is well.\n")]);
    std::os::unix::fs::symlink("gone.md", folder.path().join("drafts/b.md")).unwrap();
    let (status, _, error) =
        parallax(folder.path(), &["drafts", "--house", "desk.toml", "--isolated"]);
    assert_eq!(status, Some(0), "{error}");
    assert!(error.contains("b.md: left out, the link is broken"), "{error}");
}

#[test]
fn git_takes_the_difference() {
    let text = "The advisor left.\n";
    let folder = folder(&[("desk.toml", DESK), ("a b/d.md", text), ("c/d.md", text)]);
    let args =
        ["a b", "./c", "--house", "desk.toml", "--isolated", "--diff", "-o", "p.patch"];
    assert_eq!(parallax(folder.path(), &args).0, Some(1));
    let git = |args: &[&str]| {
        let mut command = std::process::Command::new("git");
        let done = command.args(args).current_dir(folder.path()).output().unwrap();
        let error = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{args:?}: {error}");
    };
    git(&["init", "-q", "."]);
    git(&["apply", "p.patch"]);
    for name in ["a b/d.md", "c/d.md"] {
        let now = fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(now, "The adviser left.\n");
    }
}

#[test]
fn only_what_is_sure_is_a_change_of_one_click() {
    let desk = "[house]\nid = \"d\"\n[[rule]]\nprefer = \"child\"\navoid = [\"kid\"]\n[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\nreference = \"Book, page 4\"\n";
    let folder = folder(&[("desk.toml", desk), ("d.md", "The kids met the advisor.\n")]);
    for (format, offers) in [("rdjson", "\"suggestions\""), ("sarif", "\"fixes\"")] {
        let args = ["d.md", "--house", "desk.toml", "--isolated", "--format", format];
        let (_, page, _) = parallax(folder.path(), &args);
        assert_eq!(page.matches(offers).count(), 1, "{page}");
    }
    for format in [
        "full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit",
        "rdjson", "markdown",
    ] {
        let args = ["d.md", "--house", "desk.toml", "--isolated", "--format", format];
        let (_, page, _) = parallax(folder.path(), &args);
        assert!(page.contains("Book, page 4"), "{format}: {page}");
    }
}

#[test]
fn words_of_a_style_are_no_names_of_things() {
    let desk = "[house]\nid = \"d\"\n[[rule]]\nprefer = \"among\"\navoid = [\"amongst\"]\n[[rule]]\nid = \"ira\"\nfirst = \"Inland Rivers Agency\"\nthen = [\"IRA\"]\n";
    let other = "The mayor sat among friends. The Inland Rivers Agency (IRA) spoke.\n";
    let rainy = format!("{other}It rained.\n");
    let folder = folder(&[
        ("desk.toml", desk),
        ("d.md", "Amongst friends the mayor sat.\n"),
        ("others/a.txt", other),
        ("others/b.txt", rainy.as_str()),
    ]);
    let args = [
        "d.md",
        "--house",
        "desk.toml",
        "--against",
        "others",
        "--isolated",
        "--format",
        "concise",
    ];
    let (_, page, _) = parallax(folder.path(), &args);
    assert_eq!(page.lines().count(), 1, "{page}");
    assert!(page.contains("[house/among]"), "{page}");
}

#[test]
fn a_cut_is_seen_whatever_the_other_tellings_are_called() {
    let whole = "“The ferry stops in June, and it will sail again when the harbour master says that the pier is sound,” Ines Brandt said.\n";
    let split = "“The ferry stops in June,” the harbour’s owner, Ines Brandt, said, “and it will sail again when the harbour master says that the pier is sound.”\n";
    for names in [
        ["a.txt", "b.txt", "c.txt"],
        ["c.txt", "b.txt", "a.txt"],
        ["b.txt", "a.txt", "c.txt"],
    ] {
        let paths = names.map(|it| format!("others/{it}"));
        let other = whole.replace("Ines Brandt said", "Brandt told reporters");
        let folder = folder(&[
            ("d.md", "“The ferry stops in June,” Ines Brandt said.\n"),
            (paths[0].as_str(), split),
            (paths[1].as_str(), whole),
            (paths[2].as_str(), other.as_str()),
        ]);
        let args = ["d.md", "--against", "others", "--isolated", "--format", "concise"];
        let (_, page, _) = parallax(folder.path(), &args);
        assert!(page.contains("[and it will sail again"), "{names:?}: {page}");
    }
}

#[test]
fn the_branch_is_what_changed() {
    let folder = folder(&[(
        "desk.toml",
        "[house]\nid = \"d\"\n[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\n",
    )]);
    let git = |args: &[&str]| {
        let all = ["-c", "user.email=a@b.example", "-c", "user.name=a"];
        let done = std::process::Command::new("git")
            .args(all)
            .args(args)
            .current_dir(folder.path())
            .output();
        assert!(done.unwrap().status.success(), "{args:?}");
    };
    let write = |text: &str| fs::write(folder.path().join("d.md"), text).unwrap();
    git(&["init", "-qb", "trunk"]);
    write("An advisor.\n\nTwo.\n\nThree.\n");
    git(&["add", "."]);
    git(&["commit", "-qm", "1"]);
    git(&["checkout", "-qb", "branch"]);
    write("An advisor.\n\nTwo.\n\nThree advisors.\n");
    git(&["commit", "-qam", "2"]);
    git(&["checkout", "-q", "trunk"]);
    write("An adviser.\n\nTwo.\n\nThree.\n");
    git(&["commit", "-qam", "3"]);
    git(&["checkout", "-q", "branch"]);
    let args = [
        "d.md",
        "--house",
        "desk.toml",
        "--changed-since",
        "trunk",
        "--format",
        "concise",
    ];
    let (_, page, _) = parallax(folder.path(), &args);
    assert_eq!(
        page.lines().map(|it| &it[..7]).collect::<Vec<_>>(),
        ["d.md:5:"],
        "{page}"
    );
}
