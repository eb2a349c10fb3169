//! What `--fix` leaves alone because the words may be something else: part of a name, of code,
//! of a range, a noun; and what it does not change for their sake.

use crate::commands::{DESK, folder, parallax};
use crate::styles::check;
use std::fs;
use std::process::Command;

const AMERICAN: &str = "[[rule]]\nid = \"r\"\nprefer = \"centre\"\navoid = [\"center\"]\n[[rule]]\nid = \"c\"\nprefer = \"colour\"\navoid = [\"color\"]\n";

#[test]
fn what_may_be_a_name_is_not_put_in() {
    for (text, expected) in [
        ("Center for Harbour Studies opened.", &["house/r: Center > Centre"][..]),
        ("- Center of the Northern Ports", &["house/r: Center > Centre"]),
        ("# Color Velm", &["house/c: Color > Colour"]),
        ("# THE COLOR OF VELM", &["house/c: COLOR > COLOUR"]),
        ("Center and Harbour House closed.", &["house/r: Center > Centre"]),
        (
            "Color is cheap. Color fades.",
            &["house/c: Color > Colour!", "house/c: Color > Colour!"],
        ),
        ("Center parties won.", &["house/r: Center > Centre!"]),
        ("The center of Velm.", &["house/r: center > centre!"]),
    ] {
        check(AMERICAN, text, expected);
    }
    let place = "[[rule]]\nid = \"p\"\nprefer = \"Velhorod\"\navoid = [\"Velgorod\"]\n";
    for (text, expected) in [
        ("The Velgorod Tractor Plant closed.", &["house/p: Velgorod > Velhorod"][..]),
        ("The University of Velgorod closed.", &["house/p: Velgorod > Velhorod"]),
        (
            "In Velgorod it rained; so it did in old Velgorod.",
            &["house/p: Velgorod > Velhorod!", "house/p: Velgorod > Velhorod!"],
        ),
    ] {
        check(place, text, expected);
    }
}

#[test]
fn what_may_be_code_is_not_put_in() {
    for (text, expected) in [
        ("Pass --color to it.", &["house/c: color > colour"][..]),
        ("Set color=red there.", &["house/c: color > colour"]),
        ("Write :color: there.", &["house/c: color > colour"]),
        ("Open v1-color again.", &["house/c: color > colour"]),
        (
            "The color: it is red. A color-led plan.",
            &["house/c: color > colour!", "house/c: color > colour!"],
        ),
        (
            "See [the part](#the-center).\n\n## The center\n\n## The color",
            &["house/r: center > centre", "house/c: color > colour!"],
        ),
    ] {
        check(AMERICAN, text, expected);
    }
}

#[test]
fn a_range_is_changed_at_both_ends_or_not_at_all() {
    let percent = "[[rule]]\nid = \"r\"\nprefer = \"per cent\"\navoid = [\"%\"]\n";
    for (text, expected) in [
        (
            "It rose 5%-10% there.",
            &["house/r: % >  per cent", "house/r: % >  per cent"][..],
        ),
        ("It rose 5-10% there.", &["house/r: % >  per cent!"]),
        (
            "It rose 5% and 10% there.",
            &["house/r: % >  per cent!", "house/r: % >  per cent!"],
        ),
    ] {
        check(percent, text, expected);
    }
}

#[test]
fn phrases_have_their_plural_at_the_head() {
    for (singular, preferred, text, expected) in [
        (
            "member of parliament",
            "MP",
            "Two members of parliament left.",
            "house/r: members of parliament > MPs",
        ),
        (
            "attorney general",
            "chief lawyer",
            "Two attorneys general left.",
            "house/r: attorneys general > chief lawyers",
        ),
        (
            "mother-in-law",
            "parent-in-law",
            "Two mothers-in-law left.",
            "house/r: mothers-in-law > parents-in-law",
        ),
        (
            "passer-by",
            "bystander",
            "Two passers-by left.",
            "house/r: passers-by > bystanders",
        ),
    ] {
        let rule = format!(
            "[[rule]]\nid = \"r\"\nprefer = \"{preferred}\"\navoid = [\"{singular}\"]\n"
        );
        check(&rule, text, &[expected]);
    }
}

#[test]
fn an_article_stays_before_the_same_sound() {
    let us = "[[rule]]\nid = \"r\"\nprefer = \"US\"\navoid = [\"U.S.\"]\n";
    check(us, "A U.S. ship came.", &["house/r: U.S. > US!"]);
}

#[test]
fn a_stop_of_the_sentence_stays_and_none_is_added() {
    let us = "[[rule]]\nid = \"r\"\nprefer = \"US\"\navoid = [\"U.S.\"]\n";
    for (text, expected) in [
        ("They all went to the U.S. “We came,” she said.", "US.!"),
        ("They all went to the U.S. (She stayed at home.)", "US.!"),
        ("She rested. (He went to the U.S.) She left again.", "US.!"),
        ("They all went to the U.S. 12 people stayed.", "US"),
        ("Trade talks open in the U.S.", "US"),
        ("It rained. They all went to the U.S.", "US.!"),
    ] {
        check(us, text, &[&format!("house/r: U.S. > {expected}")]);
    }
}

#[test]
fn names_verbs_and_lone_signs_stay() {
    let rule = |prefer: &str, avoid: &str| {
        format!("[[rule]]\nid = \"r\"\nprefer = \"{prefer}\"\navoid = [\"{avoid}\"]\n")
    };
    let (grey, program) = (rule("grey", "gray"), rule("programme", "program"));
    let percent = rule("per cent", "%");
    for (rules, text, expected) in [
        (
            &grey,
            "Dr Olaf Gray wrote it. Gray was ill. The gray cat slept.",
            &["Gray > Grey", "Gray > Grey", "gray > grey!"][..],
        ),
        (&grey, "Gray, 54, is a vet.", &["Gray > Grey"]),
        (&grey, "Gray walls were painted.", &["Gray > Grey!"]),
        (&grey, "A gray\u{200d} wall.", &["gray\u{200d} > grey"]),
        (&program, "They program clocks all day.", &["program > programme"]),
        (&program, "The program was late.", &["program > programme!"]),
        (&percent, "The % sign was missing.", &["% > per cent"]),
        (&percent, "The 50%+1 rule fell.", &["% >  per cent"]),
        (&percent, "It rose by 5% there.", &["% >  per cent!"]),
    ] {
        let expected: Vec<String> =
            expected.iter().map(|it| format!("house/r: {it}")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(rules, text, &expected);
    }
}

#[test]
fn what_others_call_it_is_theirs() {
    let rule = "[[rule]]\nid = \"r\"\nprefer = \"barrier\"\navoid = [\"hate wall\"]\n";
    for (text, n) in [
        ("Residents of the valley call it the hate wall.", 0),
        ("Those who call themselves hate wall watchers came.", 0),
        ("The hate wall was built in May.", 1),
        ("It is called the hate wall.", 1),
    ] {
        let expected = ["house/r: hate wall > barrier"; 1];
        let expected: Vec<&str> = expected.into_iter().take(n).collect();
        check(rule, text, &expected);
    }
}

#[test]
fn a_rule_about_a_verb_spares_the_noun() {
    let verb = "[[rule]]\nid = \"r\"\nprefer = \"practise\"\navoid = [\"practice\"]\ninflect = \"verb\"\n";
    for (text, expected) in [
        ("They want to practice law.", &["house/r: practice > practise!"][..]),
        ("She practiced law.", &["house/r: practiced > practised!"]),
        ("The practice of law is old. Its practices are.", &[]),
        ("In practice they rest.", &[]),
        ("Good practice is rare.", &["house/r: practice > practise"]),
    ] {
        check(verb, text, expected);
    }
}

#[test]
fn drafts_that_cannot_be_written_stay_and_are_named() {
    let folder = folder(&[("desk.toml", DESK), ("a.md", "The advisor left.\n")]);
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("nul.txt", b"The advisor\0 left.\n");
    write("latin.txt", b"Caf\xe9 advisor, caf\xe9 caf\xe9.");
    let drafts = ["a.md", "nul.txt", "latin.txt", "--house", "desk.toml"];
    let (status, out, error) =
        parallax(folder.path(), &[&drafts[..], &["--diff"]].concat());
    assert_eq!(status, Some(2), "{error}");
    assert!(
        out.contains("a/a.md") && !out.contains("nul") && !out.contains("latin"),
        "{out}"
    );
    assert!(
        error.contains("nul.txt: contains NUL") && error.contains("latin.txt: not UTF-8"),
        "{error}"
    );
    let (status, _, error) = parallax(folder.path(), &[&drafts[..], &["--fix"]].concat());
    assert_eq!(status, Some(2), "{error}");
    assert!(error.contains("1 change made in 1 draft"), "{error}");
    assert!(
        error.contains("2 of 3 drafts cannot be written")
            && !error.contains("could not be reviewed"),
        "{error}"
    );
    let bytes = fs::read(folder.path().join("nul.txt")).unwrap();
    assert_eq!(bytes, b"The advisor\0 left.\n");
}

#[test]
fn a_level_is_given_to_a_rule_that_there_is() {
    let folder = folder(&[
        ("desk.toml", DESK),
        ("a.md", "The adviser left.\n"),
        (
            "parallax.toml",
            "house = [\"desk.toml\"]\n\n[rules]\n\"house/advisor\" = \"off\"\n",
        ),
    ]);
    let args =
        ["a.md", "--isolated", "--house", "desk.toml", "--rule", "house/advisor=off"];
    let (status, _, error) = parallax(folder.path(), &args);
    assert!(
        status == Some(2) && error.contains("did you mean `house/adviser`"),
        "{error}"
    );
    let (status, _, error) = parallax(folder.path(), &["a.md"]);
    assert!(status == Some(2) && error.contains("parallax.toml:4: "), "{error}");
    // Another style in its place is none of the file's business.
    let (status, _, error) = parallax(folder.path(), &["a.md", "--house", "ap"]);
    assert_eq!(status, Some(0), "{error}");
}

#[test]
fn a_draft_that_was_renamed_is_no_new_one() {
    let text =
        "An advisor came to Velm.\n\nTwo ferries left.\n\nThree stayed in the bay.\n";
    let folder = folder(&[("desk.toml", DESK), ("old/a.md", text)]);
    let git = |args: &[&str]| {
        let all = ["-c", "user.email=a@b.example", "-c", "user.name=a"];
        let done =
            Command::new("git").args(all).args(args).current_dir(folder.path()).output();
        assert!(done.unwrap().status.success(), "{args:?}");
    };
    git(&["init", "-qb", "trunk"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "1"]);
    git(&["mv", "old/a.md", "b.md"]);
    let changed = text.replace("Three stayed", "Three advisors stayed");
    fs::write(folder.path().join("b.md"), changed).unwrap();
    git(&["add", "."]);
    let args = [
        "b.md",
        "--house",
        "desk.toml",
        "--changed-since",
        "HEAD",
        "--format",
        "concise",
    ];
    let (_, page, error) = parallax(folder.path(), &args);
    let lines: Vec<&str> =
        page.lines().map(|it| it.split(": ").next().unwrap()).collect();
    assert_eq!(lines, ["b.md:5:7"], "{page}{error}");
}
