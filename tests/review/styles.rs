//! House styles as people write them: TOML, tables, packs; and what is said where they err.

use crate::{house, reviewer};
use parallax::analysis::Session;
use parallax::lexicon::{SourceFile, builtin, load};
use parallax::review::{Draft, House, Options, Reviewer};

const HEAD: &str = "[house]\nid = \"desk\"\n";

/// What a style finds in a text: rule, words and suggestion.
#[track_caller]
pub(crate) fn check(rules: &str, text: &str, expected: &[&str]) {
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
    check(rules, "Illegal immigrants came.", &["house/a: Illegal immigrants > Migrants"]);
    check(
        rules,
        "He is an illegal immigrant.",
        &["house/a: illegal immigrant > migrant"],
    );
    check(rules, "Illegal immigration grew.", &[]);
    let rules = "[[rule]]\nid = \"a\"\nprefer = \"adviser\"\navoid = [\"advisor\"]\n";
    check(rules, "Advisors came.", &["house/a: Advisors > Advisers!"]);
    // With a capital inside a sentence they may be a name.
    check(rules, "The Advisors Guild met.", &["house/a: Advisors > Advisers"]);
    // Over the end of a line the words are found, and an editor has to look.
    let rules = "[[rule]]\nid = \"p\"\nprefer = \"percent\"\navoid = [\"per cent\"]\n";
    check(rules, "Some 9 per\ncent left.", &["house/p: per\ncent > percent"]);
}

#[test]
fn a_session_goes_from_one_reviewer_to_another() {
    let rule = |avoid: &str| {
        format!("[house]\nid = \"d\"\n[[rule]]\nid = \"a\"\navoid = [\"{avoid}\"]\n")
    };
    let reviewers = ["envoy", "river"].map(|it| reviewer(vec![house(&rule(it))]));
    let draft = Draft::new("d.txt", "The envoy left the river.".to_owned());
    let mut session = Session::default();
    for reviewer in reviewers.iter().chain(&reviewers) {
        assert_eq!(reviewer.review_with(&draft, &mut session), reviewer.review(&draft));
    }
}

#[test]
fn hyphens_are_minded() {
    let rules = "[[rule]]\nid = \"m\"\nprefer = \"email\"\navoid = [\"e-mail\"]\n[[rule]]\nid = \"c\"\nprefer = \"work with\"\navoid = [\"co-operate\"]\n";
    check(rules, "The e-mail came. The email left.", &["house/m: e-mail > email!"]);
    check(
        rules,
        "They cooperate. They co-operate.",
        &["house/c: co-operate > work with"],
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
            "desk.toml:4:11: no loaded pack has the concept `no.such`",
        ),
        (
            "[[rule]]\nconcept = \"ua.capital\"\nprefer = \"kijow\"",
            "desk.toml:4:11: `kijow` is not a variant of the concept; it has kyiv, kiev",
        ),
        ("[[rule]]\nprefer = \"a\"", "desk.toml:4:10: the rule names no words"),
        (
            "[[rule]]\nprefer = \"a\"\navoid = [\"b\"]\nseverity = \"loud\"",
            "desk.toml:6:12: `loud` is not a severity",
        ),
        (
            "[[rule]]\nprefer = \"a\"\navoid = [\"b\"]\n[[rule]]\nprefer = \"b\"\navoid = [\"a\"]",
            "desk.toml:4:10: the rule asks for “a”, which the rule `b` avoids",
        ),
        (
            "[[rule]]\nid = \"a\"\nattribution = true\navoid = [\"…\"]",
            "desk.toml:4:6: “…” has no word",
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
}

#[test]
fn says_what_is_wrong_with_a_file_and_what_to_do() {
    for (name, content, expected) in [
        ("d.toml", "", "d.toml:1:1: missing field `house`; begin the file with [house]"),
        (
            "d.toml",
            HEAD,
            "d.toml:1:1: the house style has no rule; write one below [[rule]]",
        ),
        (
            "d.toml",
            "[house]\nid = \"x\"\n[[rules]]\n",
            "d.toml:3:3: unknown field `rules`; write [[rule]]",
        ),
        (
            "d.toml",
            "[house]\nid = \"x\"\n[[rule]]\navoid = \"a\"\n",
            "d.toml:4:9: `\"a\"` stands here; write a list",
        ),
        (
            "d.toml",
            "[house]\nid = \"x\"\n[[rule]]\navoid = [\"a\"]\nsince = 2019-13-01\n",
            "d.toml:5:9: invalid date, expected month between 01 and 12; write a day as",
        ),
        (
            "d.toml",
            "[house]\nid = \"x\"\n[[rule]]\nprefer = \"b\"\navoid = [{ wrods = \"a\" }]\n",
            "d.toml:5:9: an entry of `avoid` is \"words\", or { words = ",
        ),
        ("d.csv", "", "d.csv:1:1: the table has no rule; write one per row"),
        (
            "d.csv",
            "avoyd,prefer\na,b\n",
            "d.csv:1:1: the column `avoyd` is not known; did you mean `avoid`; the first row",
        ),
        ("d.csv", "advisor,adviser\n", "d.csv:1:1: the column `advisor` is not known;"),
        (
            "d.csv",
            "avoid,prefer,since\na,b,2019-01-01\nc,d,01/02/2020\n",
            "d.csv:3:1: `01/02/2020` is no date; write it as 2025-03-12",
        ),
        (
            "d.csv",
            "avoid,prefer,reason\na,b,so, and so\n",
            "d.csv:2:1: the row has 4 cells under 3 columns; put words that contain a comma",
        ),
        (
            "d.csv",
            "avoid,prefer\na,b\n\"c,d\n",
            "d.csv:3:1: a quotation mark opens here and never closes",
        ),
        (
            "d.csv",
            "avoid,prefer,concept\n,kyiv,ua.capitol\n",
            "d.csv:2:1: no loaded pack has the concept `ua.capitol`; did you mean `ua.capital`",
        ),
        (
            "d.csv",
            "concept,prefer\nua.capital,kyiv\nua.capital,kiev\n",
            "d.csv:2:1: the rule asks for `kyiv` of `ua.capital`, which the rule `ua.capital` avoids",
        ),
    ] {
        let file = SourceFile { name: name.to_owned(), content: content.to_owned() };
        let result = House::read(file).and_then(|it| {
            Reviewer::new(builtin().unwrap(), vec![it], Options::default())
        });
        let error = result.err().unwrap_or_else(|| panic!("{content}")).to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn tables_are_read_as_spreadsheets_write_them() {
    for (name, content) in [
        ("d.csv", "avoid,prefer\nadvisor,adviser\n"),
        ("d.csv", "\u{feff}avoid;prefer\r\nadvisor;adviser\r\n"),
        ("d.tsv", "avoid\tprefer\nadvisor\tadviser\n"),
        ("d.csv", "Avoid , Prefer,,\n\"advisor\",\"adviser\",,\n,,,\n"),
        ("d.csv", "avoid,prefer,reason\nadvisor,adviser,\"so, \"\"says\"\" the desk\"\n"),
    ] {
        let file = SourceFile { name: name.to_owned(), content: content.to_owned() };
        let house = House::read(file).unwrap();
        let reviewer = reviewer(vec![house]);
        let findings =
            reviewer.review(&Draft::new("d.txt", "The advisor left.".to_owned()));
        assert_eq!(findings.len(), 1, "{content}");
        assert_eq!(findings[0].suggestion.as_deref(), Some("adviser"));
    }
}

#[test]
fn shipped_styles_hold_what_their_sources_say() {
    for (id, text, expected) in [
        ("ap", "The train to Kiev left.", &["Kiev > Kyiv"][..]),
        ("ap", "She ate chicken Kiev.", &[]),
        ("ap", "President Volodymyr Zelensky spoke.", &["Zelensky > Zelenskyy"]),
        ("ap", "He read of Burma on the Burma Road.", &["Burma > Myanmar"]),
        ("ap", "Illegal immigrants came.", &["Illegal immigrants > -"]),
        ("ap", "An undocumented immigrant came.", &["undocumented immigrant > -"]),
        ("ap", "“An undocumented immigrant came,” Ada Tamm said.", &[]),
        ("bbc", "The terrorists fled.", &["terrorists > -"]),
        ("bbc", "A terror group met.", &["terror group > -"]),
        ("bbc", "A terrorist attack was feared, and terrorist plots.", &[]),
        ("bbc", "The group is branded a terrorist organisation in Veldland.", &[]),
        ("bbc", "The group, classified as a terrorist body in Veldland, met.", &[]),
        (
            "bbc",
            "Snow fell in Indian Kashmir.",
            &["Indian Kashmir > Indian-administered Kashmir"],
        ),
        (
            "guardian",
            "They spoke of climate change.",
            &["climate change > climate crisis"],
        ),
        (
            "guardian",
            "The Climate Change Act and the Climate Change Committee stay.",
            &[],
        ),
        ("guardian", "A train from Londonderry was late.", &["Londonderry > Derry"]),
        ("guardian", "He played the Londonderry Air.", &[]),
    ] {
        let house = parallax::review::builtin_house(id).unwrap().unwrap();
        let draft = Draft::new("d.txt", text.to_owned());
        let findings = reviewer(vec![house]).review(&draft);
        let found: Vec<String> = findings
            .iter()
            .filter(|it| it.rule.starts_with("house/"))
            .map(|it| {
                let suggestion = it.suggestion.as_deref().unwrap_or("-");
                format!("{} > {suggestion}", it.words(&draft.text))
            })
            .collect();
        assert_eq!(found, expected, "{id}: {text}");
    }
}
