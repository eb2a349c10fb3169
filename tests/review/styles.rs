//! House styles as people write them: TOML, tables, packs; and what is said where they err.

use crate::house;
use crate::reviewer;
use parallax::lexicon::SourceFile;
use parallax::lexicon::builtin;
use parallax::lexicon::load;
use parallax::review::Draft;
use parallax::review::House;
use parallax::review::Options;
use parallax::review::Reviewer;

const HEAD: &str = "[house]\nid = \"desk\"\n";

/// What a style finds in a text: rule, words and suggestion.
#[track_caller]
fn check(rules: &str, text: &str, expected: &[&str]) {
    let reviewer = reviewer(vec![house(&format!("{HEAD}{rules}"))]);
    let draft = Draft::new("d.md", text.to_owned());
    let findings = reviewer.review(&draft);
    let found: Vec<String> = findings
        .iter()
        .filter(|it| it.rule.starts_with("house/"))
        .map(|it| {
            let safe = if it.is_safe { "!" } else { "" };
            let suggestion = it.suggestion.as_deref().unwrap_or("-");
            format!("{}: {} > {suggestion}{safe}", it.rule, it.words(&draft.text))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

const CAPITAL: &str = "[[rule]]\nconcept = \"ua.capital\"\nprefer = \"kyiv\"\navoid = [\"kiev\"]\nsince = 2019-06-01\n";

#[test]
fn names_a_place_as_the_house_does() {
    for (text, expected) in [
        ("Kiev’s mayor spoke.", &["house/ua.capital: Kiev > Kyiv!"][..]),
        ("The mayor said that Kiev was calm.", &["house/ua.capital: Kiev > Kyiv!"]),
        ("“Kiev is calm,” said Ada Tamm.", &[]),
        ("We read *The Kiev Papers* on the train.", &[]),
        ("We *really* like **Kiev**.", &["house/ua.capital: Kiev > Kyiv!"]),
        ("The chicken Kiev was cold.", &[]),
        ("---\ndate: 2015-01-01\n---\nThe train to Kiev left.", &[]),
        ("`Kiev`\n\n```\nKiev\n```\n", &[]),
        ("Kyiv was calm.", &[]),
    ] {
        check(CAPITAL, text, expected);
    }
}

#[test]
fn words_take_capitals_plurals_and_articles() {
    let rules =
        "[[rule]]\nid = \"a\"\nprefer = \"migrant\"\navoid = [\"illegal immigrant\"]\n";
    check(
        rules,
        "Illegal immigrants came.",
        &["house/a: Illegal immigrants > Migrants!"],
    );
    check(
        rules,
        "He is an illegal immigrant.",
        &["house/a: illegal immigrant > migrant"],
    );
    check(rules, "Illegal immigration grew.", &[]);
    // Over the end of a line the words are found, and an editor has to look.
    check(
        rules,
        "Those illegal\nimmigrants came.",
        &["house/a: illegal\nimmigrants > migrants"],
    );
}

#[test]
fn hyphens_are_minded() {
    let rules = "[[rule]]\nid = \"m\"\nprefer = \"email\"\navoid = [\"e-mail\"]\n[[rule]]\nid = \"c\"\nprefer = \"work with\"\navoid = [\"co-operate\"]\n";
    check(rules, "The e-mail came. The email left.", &["house/m: e-mail > email!"]);
    check(
        rules,
        "They cooperate. They co-operate.",
        &["house/c: co-operate > work with!"],
    );
}

#[test]
fn attribution_asks_for_a_speaker() {
    let rules = "[[rule]]\nid = \"t\"\nattribution = true\navoid = [\"terrorist\"]\nattributed_by = [\"designated\"]\n";
    check(rules, "The terrorists fled.", &["house/t: terrorists > -"]);
    check(rules, "Ada Tamm said the terrorists had fled.", &[]);
    check(rules, "“The terrorists fled,” Ada Tamm said.", &[]);
    check(rules, "The group, designated terrorist in Veldland, fled.", &[]);
}

#[test]
fn the_full_name_comes_first() {
    let rules = "[[rule]]\nid = \"who\"\nfirst = \"World Health Organization\"\nthen = [\"WHO\"]\n";
    check(rules, "The WHO met.", &["house/who: WHO > World Health Organization"]);
    check(rules, "# WHO meets\n\nThe World Health Organization met. The WHO spoke.", &[]);
    check(rules, "“The WHO met,” Ada Tamm said. The World Health Organization did.", &[]);
}

#[test]
fn tables_say_the_same_as_toml() {
    let content = "avoid,prefer,reason,severity,except,attribution\nadvisor|advisers-at-law,adviser,\"One spelling, one\",error,advisor to the Crown,\nregime,,,,,yes\n";
    let file = SourceFile { name: "desk.csv".to_owned(), content: content.to_owned() };
    let reviewer = Reviewer::new(
        builtin().unwrap(),
        vec![House::read(file).unwrap()],
        Options::default(),
    )
    .unwrap();
    let text = "The advisor left. The advisor to the Crown stayed. The regime fell.";
    let findings = reviewer.review(&Draft::new("d.txt", text.to_owned()));
    let found: Vec<String> = findings
        .iter()
        .map(|it| format!("{} {} {}", it.severity, it.rule, it.message))
        .collect();
    assert_eq!(
        found,
        [
            "error house/adviser House style has “adviser” for “advisor”. One spelling, one",
            "warning house/regime “regime” needs a speaker: say who calls it so.",
        ]
    );
}

#[test]
fn a_pack_may_hold_rules() {
    let content = "[pack]\nid = \"x\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"us\"\n[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\n";
    let file = SourceFile { name: "x/pack.toml".to_owned(), content: content.to_owned() };
    let reviewer =
        Reviewer::new(vec![load(&[file]).unwrap()], Vec::new(), Options::default())
            .unwrap();
    let findings = reviewer.review(&Draft::new("d.txt", "The advisor left.".to_owned()));
    assert_eq!(findings.len(), 1);
}

#[test]
fn says_what_is_wrong_and_where() {
    for (rules, expected) in [
        (
            "[[rule]]\nconcept = \"no.such\"\nprefer = \"a\"",
            "desk.toml:4:11: no pack that is loaded has the concept `no.such`",
        ),
        (
            "[[rule]]\nconcept = \"ua.capital\"\nprefer = \"kijow\"",
            "desk.toml:4:11: `kijow` is no variant of the concept; it has kyiv, kiev",
        ),
        ("[[rule]]\nprefer = \"a\"", "desk.toml:4:10: the rule names no words"),
        (
            "[[rule]]\nprefer = \"a\"\navoid = [\"b\"]\nseverity = \"loud\"",
            "desk.toml:6:12: `loud` is no severity",
        ),
        (
            "[[rule]]\nprefer = \"a\"\navoid = [\"b\"]\n[[rule]]\nprefer = \"b\"\navoid = [\"a\"]",
            "desk.toml:4:10: the rule asks for “a”, which the rule `b` avoids",
        ),
        (
            "[[rule]]\nprefer = \"a\"\navoid = [\"…\"]",
            "desk.toml:4:10: “…” holds no word",
        ),
        ("[[rule]]\ncolour = 1", "desk.toml:4:1: unknown field `colour`"),
    ] {
        let content = format!("{HEAD}{rules}");
        let file = SourceFile { name: "desk.toml".to_owned(), content };
        let result = House::read(file).and_then(|it| {
            Reviewer::new(builtin().unwrap(), vec![it], Options::default())
        });
        let error = result.err().unwrap().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    let table = SourceFile {
        name: "d.csv".to_owned(),
        content: "avoid,colour\na,b\n".to_owned(),
    };
    let error = House::read(table).err().unwrap().to_string();
    assert!(error.starts_with("d.csv:1:1: the column `colour` is not known"), "{error}");
}
