//! The matcher from the outside: a small pack, texts, and what must be found.

use crate::lexicon::{
    Given, Lexicon, Match, Named, Pack, SourceFile, Target, TypeKeys, check, load,
};
use crate::text::{Vocabulary, segment};

const PACK: &str = r#"
[pack]
id = "t"
version = "1"
language = "en"
licence = "CC0-1.0"
citation = "made up for tests"

[[exclude]]
phrases = ["Institute of Strife", "Old Strife"]
why = "names"

[[concept]]
id = "town"
label = "A town"
axes = ["romanisation"]
  [[concept.variant]]
  id = "tarn"
  forms = ["Tarn"]
  exclude = ["chicken Tarn", { before = "Dynamo" }, { after = "Ohio" }, { also = "recipe" }]
  [[concept.variant]]
  id = "tarnu"
  forms = ["Tarnu"]

[[concept]]
id = "status.tarn"
label = "Status of a district"
axes = ["status"]
  [[concept.variant]]
  id = "free-district"
  forms = ["Tarn Free District"]
  head = "Free District"
  inflect = "noun"
  [[concept.variant]]
  id = "area"
  forms = ["Tarn area"]
  head = "area"
  inflect = "noun"

[[concept]]
id = "status.lune"
label = "Status of another district"
axes = ["status"]
  [[concept.variant]]
  id = "free-district"
  forms = ["Lune Free District", "Loon Free District"]
  head = "Free District"
  inflect = "noun"
  [[concept.variant]]
  id = "area"
  forms = ["Lune area"]
  head = "area"
  inflect = "noun"

[[concept]]
id = "fight"
label = "The fighting"
axes = ["severity"]
since = 2020-01-01
requires = ["Tarn", "Tarnu"]
  [[concept.variant]]
  id = "strife"
  forms = ["strife"]
  [[concept.variant]]
  id = "all-out-strife"
  forms = ["all-out strife", "Tarn’s strife"]
  [[concept.variant]]
  id = "quarrel"
  forms = ["quarrel"]
  inflect = "noun"
  within = "article"
  [[concept.variant]]
  id = "seize"
  forms = ["seize"]
  inflect = "verb"

[[concept]]
id = "unsure"
label = "Something vague"
axes = ["severity"]
confidence = "low"
  [[concept.variant]]
  id = "thing"
  forms = ["strife in the hills", "matter"]
  [[concept.variant]]
  id = "acronym"
  forms = ["TFD"]
  case = "sensitive"
  confidence = "high"

[[category]]
id = "hedge"
label = "Hedges"
terms = ["claim", "appears to", "may"]
"#;

/// Matches as `concept/variant:surface`, low confidence in brackets.
fn find(text: &str, date: Option<&str>) -> Vec<String> {
    let file = SourceFile { name: "t.toml".to_owned(), content: PACK.to_owned() };
    let lexicon = Lexicon::compile(vec![load(&[file]).unwrap()], Vec::new()).unwrap();
    let mut vocabulary = Vocabulary::default();
    let mut keys = TypeKeys::default();
    let found = segment(text, &mut vocabulary);
    let date = date.map(|date| date.parse().unwrap());
    let matches = lexicon.find(
        text,
        &found,
        &vocabulary,
        &mut keys,
        Given { date, ..Given::default() },
    );
    matches
        .iter()
        .map(|it| {
            let surface = it.span.of(text);
            let name = match it.target {
                Target::Variant { concept, variant, .. } => {
                    let concept = &lexicon.packs()[0].concepts[concept];
                    format!(
                        "{}/{}",
                        concept.id.as_ref(),
                        concept.variant[variant].id.as_ref()
                    )
                }
                Target::Category { category, .. } => {
                    lexicon.packs()[0].categories[category].id.as_ref().clone()
                }
            };
            let is_low = it.confidence == crate::lexicon::pack::Confidence::Low;
            if is_low {
                format!("[{name}:{surface}]")
            } else {
                format!("{name}:{surface}")
            }
        })
        .collect()
}

#[track_caller]
fn check_found(text: &str, expected: &[&str]) {
    assert_eq!(find(text, None), expected, "{text}");
}

#[test]
fn finds_names_with_possessives_and_in_compounds() {
    check_found("Tarn fell.", &["town/tarn:Tarn"]);
    check_found("Tarn’s mayor, Tarnu's mayor", &["town/tarn:Tarn", "town/tarnu:Tarnu"]);
    check_found(
        "a Tarn-based firm, a pro-Tarn vote",
        &["town/tarn:Tarn", "town/tarn:Tarn"],
    );
    check_found("a tarn in the hills", &[]);
    check_found("TARN (Agency)", &["town/tarn:TARN"]);
    check_found("Tarnish and tARN", &[]);
}

#[test]
fn leaves_out_what_is_excluded() {
    check_found("chicken Tarn and Chicken Tarn", &[]);
    check_found("Dynamo Tarn won", &[]);
    check_found("Tarn, Ohio, grew", &[]);
    check_found("Tarn has a recipe. Tarn fell.", &["town/tarn:Tarn"]);
    check_found(
        "Tarn: the Institute of Strife counts the Old Strife",
        &["town/tarn:Tarn"],
    );
}

#[test]
fn shares_a_head_among_coordinated_names() {
    check_found(
        "the Tarn Free District",
        &["status.tarn/free-district:Tarn Free District", "town/tarn:Tarn"],
    );
    check_found(
        "the Tarn and Loon Free Districts’ borders",
        &[
            "status.tarn/free-district:Tarn and Loon Free Districts",
            "town/tarn:Tarn",
            "status.lune/free-district:Loon Free Districts",
        ],
    );
    check_found(
        "the Lune and Tarn Free Districts",
        &[
            "status.lune/free-district:Lune and Tarn Free Districts",
            "status.tarn/free-district:Tarn Free Districts",
            "town/tarn:Tarn",
        ],
    );
    check_found(
        "the Tarn, Lune, New Hill and Moor areas",
        &[
            "status.tarn/area:Tarn, Lune, New Hill and Moor areas",
            "town/tarn:Tarn",
            "status.lune/area:Lune, New Hill and Moor areas",
        ],
    );
    check_found("Tarn and the hills, an area", &["town/tarn:Tarn"]);
}

#[test]
fn asks_for_required_words_in_the_paragraph() {
    check_found("The strife went on.", &[]);
    check_found("The strife in Tarn", &["fight/strife:strife", "town/tarn:Tarn"]);
    check_found("Tarn\nThe strife went on.", &["town/tarn:Tarn"]);
    check_found(
        "Tarn\nTarnu\nTheir quarrels go on.",
        &["town/tarn:Tarn", "town/tarnu:Tarnu", "fight/quarrel:quarrels"],
    );
    check_found("Tarn\nTheir quarrel goes on.", &["town/tarn:Tarn"]);
}

#[test]
fn takes_the_longest_match_once_an_axis() {
    check_found(
        "Tarn’s all-out strife",
        &["town/tarn:Tarn", "fight/all-out-strife:all-out strife"],
    );
    check_found(
        "Tarn: all out strife, allout strife",
        &[
            "town/tarn:Tarn",
            "fight/all-out-strife:all out strife",
            "fight/all-out-strife:allout strife",
        ],
    );
    check_found(
        "Tarn’s strife",
        &["fight/all-out-strife:Tarn’s strife", "town/tarn:Tarn"],
    );
    check_found("post-strife Tarn, a strife-torn place", &["town/tarn:Tarn"]);
    check_found("Tarn: strife in the hills", &["town/tarn:Tarn", "fight/strife:strife"]);
    check_found(
        "a matter of a TFD, not a tfd",
        &["[unsure/thing:matter]", "unsure/acronym:TFD"],
    );
}

#[test]
fn inflects_listed_forms() {
    check_found(
        "Tarn seized it, seizing all",
        &["town/tarn:Tarn", "fight/seize:seized", "fight/seize:seizing"],
    );
    check_found(
        "She claimed it; claims may vary; it appears to. May 5",
        &["hedge:claimed", "hedge:claims", "hedge:may", "hedge:appears to", "hedge:May"],
    );
}

#[test]
fn knows_when_a_concept_is_meaningful() {
    assert_eq!(find("Tarn strife", Some("2019-12-31")), ["town/tarn:Tarn"]);
    assert_eq!(find("Tarn strife", Some("2020-01-01")).len(), 2);
}

#[test]
fn does_not_reach_over_paragraphs_or_punctuation() {
    check_found("Tarn\nFree District", &["town/tarn:Tarn"]);
    check_found("Tarn. Free District", &["town/tarn:Tarn"]);
}

#[test]
fn checks_a_pack() {
    let bad =
        PACK.replace("confidence = \"low\"", "").replace("a place", "a wrong place");
    let bad = bad.replace("[\"Tarnu\"]", "[\"Tarnu\"]\n  exclude = [{ after = \"/\" }]");
    let bad = format!("{bad}\n[[example]]\ntext = \"Tarn fell.\"\nexpect = []\n");
    let file = SourceFile { name: "t.toml".to_owned(), content: bad };
    let findings = check(&load(&[file]).unwrap()).unwrap();
    let messages: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(
        messages.iter().any(|it| it.contains("“matter” is an ordinary word")),
        "{messages:#?}"
    );
    assert!(
        messages.iter().any(|it| it.contains("gives [town/tarn: Tarn], not []")),
        "{messages:#?}"
    );
    assert!(messages.iter().any(|it| it.contains("the exclusion “/”")), "{messages:#?}");
}

#[test]
fn checks_what_can_find_nothing_or_be_cited_by_nobody() {
    let concept = |id: &str, label: &str, more: &str, forms: &str| {
        format!(
            "[[concept]]\nid = \"{id}\"\nlabel = \"{label}\"\n{more}\n[[concept.variant]]\nid = \"x\"\nforms = [{forms}]\n[[concept.variant]]\nid = \"y\"\nforms = [\"Tarn\"]\n"
        )
    };
    let category = |terms: &str| {
        format!("[[category]]\nid = \"c\"\nlabel = \"C\"\nterms = [{terms}]\n")
    };
    let sound = concept("a.b-c/d", "A", "", "\"Orm\"");
    for (id, language, content, expected) in [
        ("p", "en", sound.clone(), ""),
        ("p-2", "en-GB", category("\"lend*\", \"at once\""), ""),
        ("", "en", sound.clone(), "the id “” is not"),
        ("../x", "en", sound.clone(), "write x"),
        ("My Pack", "en", sound.clone(), "write my-pack"),
        ("p", "klingon", sound.clone(), "no code of a language"),
        ("p", "en", concept("a b", "A", "", "\"Orm\""), "the id “a b” is not"),
        ("p", "en", concept("a", " ", "", "\"Orm\""), "an empty label"),
        ("p", "en", concept("a", "A", "", ""), "x has no form"),
        ("p", "en", category(""), "c has no term"),
        ("p", "en", category("\"\", \"war\""), "“” has no word"),
        ("p", "en", category("\"!!\""), "“!!” has no word"),
        ("p", "en", category("\"a*b*\""), "a * before its end"),
        (
            "p",
            "en",
            concept("a", "A", "since = 2024-02-01\nuntil = 2020-01-01", "\"Orm\""),
            "a begins on 2024-02-01 and ends on 2020-01-01",
        ),
    ] {
        let content = format!(
            "[pack]\nid = \"{id}\"\nversion = \"1\"\nlanguage = \"{language}\"\nlicence = \"CC0-1.0\"\ncitation = \"us\"\n{content}"
        );
        let file = SourceFile { name: "p.toml".to_owned(), content: content.clone() };
        let found: Vec<String> = check(&load(&[file]).unwrap())
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(found.is_empty(), expected.is_empty(), "{found:#?}");
        assert!(
            expected.is_empty() || found.iter().any(|it| it.contains(expected)),
            "{expected}: {found:#?}"
        );
    }
}

/// The names that a text gives with a pack and with names on the spot.
#[track_caller]
fn check_named(pack: &str, named: &[&str], text: &str, expected: &[&str]) {
    let head = "[pack]\nid = \"p\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"us\"\n";
    let file = SourceFile { name: "p.toml".to_owned(), content: format!("{head}{pack}") };
    let lists = named.iter().flat_map(|it| Named::list(it).unwrap());
    let packs = vec![Pack::of_names(&lists.collect::<Vec<_>>()), load(&[file]).unwrap()];
    let lexicon = Lexicon::compile(packs, Vec::new()).unwrap();
    let (mut vocabulary, mut keys) = (Vocabulary::default(), TypeKeys::default());
    let found = segment(text, &mut vocabulary);
    let matches = lexicon.find(text, &found, &vocabulary, &mut keys, Given::default());
    let name = |it: &Match| {
        let Target::Variant { pack, concept, .. } = it.target else {
            return String::new();
        };
        let concept = &lexicon.packs()[pack].concepts[concept];
        format!("{}: {}", concept.id.as_ref(), it.span.of(text))
    };
    assert_eq!(matches.iter().map(name).collect::<Vec<_>>(), expected);
}

const ACTS: &str = r#"
[[concept]]
id = "act"
label = "The act"
inflect = "noun"
[[concept.variant]]
id = "reckless-cut"
forms = ["reckless cut"]
[[concept.variant]]
id = "cut-and-freeze"
forms = ["cut and freeze", "cut", "freeze order"]
[[concept]]
id = "other"
label = "Another"
axes = ["status"]
[[concept.variant]]
id = "deep-cut"
forms = ["deep cut", "freeze orders of May"]
"#;

#[test]
fn a_qualifier_in_front_belongs_to_the_name() {
    check_named(ACTS, &[], "The reckless cut and freeze.", &["act: reckless cut"]);
    check_named(ACTS, &[], "The cut and freeze.", &["act: cut and freeze"]);
    // Within one variant the longest form is the name.
    check_named(
        ACTS,
        &[],
        "The reckless cut and freeze order.",
        &["act: reckless cut", "act: freeze order"],
    );
}

#[test]
fn names_on_the_spot_win_over_packs() {
    let names = ["the plan: deep cut | savings"];
    check_named(
        ACTS,
        &names,
        "The deep cut, or savings.",
        &["names.the-plan: deep cut", "names.the-plan: savings"],
    );
    check_named(ACTS, &["x: cut | trim"], "A reckless cut.", &["act: reckless cut"]);
}

#[test]
fn a_word_may_stand_in_two_families() {
    let family = |id: &str, words: &str| {
        format!(
            "[[concept]]\nid = \"{id}\"\nlabel = \"A\"\nkind = \"family\"\npos = \"verb\"\n[[concept.variant]]\nid = \"a\"\nforms = [{words}]\n"
        )
    };
    let pack =
        family("less", "\"cut\", \"bring down\"") + &family("hurt", "\"cut\", \"stab\"");
    check_named(
        &pack,
        &[],
        "They brought down rents, cutting deep.",
        &["less: brought down", "less: cutting", "hurt: cutting"],
    );
}
