//! Facts as a reader sees them.

use crate::compare;
use crate::compare::compare;
use crate::document::Document;
use crate::view::report::choice::Shown;
use crate::view::report::excerpt::Excerpts;
use crate::view::report::fixture::{analyze, document, report_of};
use crate::view::report::rows::Rows;
use crate::view::report::stage::Stage;
use crate::view::report::{Options, Run};

/// Two articles that tell one thing alike, with a name and a number that differ.
fn two() -> Vec<Document> {
    let ash = [
        "Rain",
        "The flood destroyed 14 wooden sheds below the old mill in Orlo.",
        "Cows graze on the northern meadow again.",
        "A choir sang for the ferry crew on the pier.",
        "Ada Tamm paints gates, doors and window frames.",
        "Bread and honey are sold from a cart.",
    ];
    let elm = [
        "Sun",
        "Below the old mill in Orlow 16 wooden sheds were destroyed by the flood.",
        "Olaf Berg repairs clocks in a narrow lane.",
        "Two geese crossed a road without haste.",
        "Pupils wrote letters about winter sports.",
        "No train has stopped here since spring.",
    ];
    vec![document("Ash", None, &ash), document("Elm", None, &elm)]
}

#[test]
fn a_card_marks_what_differs_and_names_it() {
    let options = Options { full_text: true, ..Options::default() };
    let report = report_of(two(), &options);
    let facts = report.facts.unwrap();
    assert_eq!(facts.cards.len(), 1);
    let card = &facts.cards[0];
    assert_eq!(card.title, "Named differently: Town");
    let sides: Vec<(&str, &str, Vec<&str>)> = card
        .sides
        .iter()
        .map(|side| {
            let marked = side.runs.iter().filter_map(|run| match run {
                Run::Text { text, href: Some(_), .. } => Some(text.as_str()),
                _ => None,
            });
            (side.badge.letter.as_str(), side.place.as_str(), marked.collect())
        })
        .collect();
    assert_eq!(sides, [("A", "line 2", vec!["Orlo"]), ("B", "line 2", vec!["Orlow"])]);
    let remarks: Vec<&str> = card
        .sides
        .iter()
        .flat_map(|side| &side.remarks)
        .map(|it| it.text.as_str())
        .collect();
    assert!(remarks.contains(&"“14 wooden sheds”"), "{remarks:?}");
    assert!(remarks.contains(&"“16 wooden sheds”"), "{remarks:?}");
    assert!(report.sections.iter().any(|it| it.id == "facts"));
}

#[test]
fn facts_keep_to_the_budget() {
    let sentence = |n: usize| {
        let word = |letter: char| letter.to_string().repeat(n + 3);
        format!("The {}ka broke the {}mo near the {}ty.", word('b'), word('d'), word('g'))
    };
    for n_sentences in [3, 8, 20] {
        let told: Vec<String> = (0..n_sentences).map(sentence).collect();
        let mut of_ash: Vec<&str> = vec!["Rain"];
        of_ash.extend(told.iter().map(String::as_str));
        let other: Vec<String> =
            told.iter().map(|it| it.replace("The ", "Long ago our ")).collect();
        let mut of_elm: Vec<&str> = vec!["Sun"];
        of_elm.extend(other.iter().map(String::as_str));
        let documents =
            vec![document("Ash", None, &of_ash), document("Elm", None, &of_elm)];
        let (analyzer, analyses) = analyze(documents);
        let comparison =
            compare(&analyses, analyzer.lexicon(), compare::Options::default());
        let stage = Stage::new(&comparison);
        let shown = Shown::new(&comparison.passages);
        let excerpts = Excerpts::spend(&stage, &Rows::new(&stage), &shown);
        for (article, analysis) in comparison.articles.iter().enumerate() {
            let words = excerpts.words(article);
            let n_words = analysis.tokens.len();
            let n_shown = (0..n_words).filter(|&it| words.is_shown(it)).count();
            assert!(n_shown <= n_words / 4, "{n_shown} of {n_words}");
        }
    }
}

#[test]
fn one_article_alone_has_no_facts() {
    let report = report_of(two()[..1].to_vec(), &Options::default());
    assert_eq!(report.facts, None);
    assert!(report.sections.iter().all(|it| it.id != "facts"));
}

#[test]
fn links_to_cards_arrive() {
    let mut documents = two();
    documents.push(document("Oak", None, &["Snow", "A kiosk opened near the pond."]));
    for full_text in [false, true] {
        let options = Options { full_text, ..Options::default() };
        let report = report_of(documents.clone(), &options);
        let facts = report.facts.unwrap();
        let ids: Vec<String> = facts
            .cards
            .iter()
            .chain(&facts.others)
            .map(|it| format!("#{}", it.id))
            .collect();
        let rows = report.coverage.unwrap().missing.facts;
        assert_eq!(rows.len(), 1);
        assert!(rows.iter().filter_map(|it| it.href.as_ref()).all(|it| ids.contains(it)));
        let words: Vec<bool> =
            rows[0].cells.iter().map(|it| it.first.is_some()).collect();
        assert_eq!(words, [true, true, false]);
    }
}

#[test]
fn a_copied_text_is_one_telling_and_one_choice() {
    let [ash, elm]: [Document; 2] = two().try_into().unwrap();
    let wire = (0..60).map(|it| format!("word{it}")).collect::<Vec<_>>().join(" ");
    let flood = "The flood destroyed 14 wooden sheds below the old mill in Orlo.";
    let quay = "Olaf Berg will build a stone quay beside the mill in Orlo.";
    let birch = document("Birch", None, &["Fog", flood, quay, &wire]);
    let cedar = document("Cedar", None, &["Wind", flood, quay, &wire, "Own words."]);
    let report = report_of(
        vec![ash, elm, birch, cedar],
        &Options { full_text: true, ..Options::default() },
    );
    let facts = report.facts.unwrap();
    let cards = facts.cards.iter().chain(&facts.others);
    let sides: Vec<String> = cards
        .flat_map(|card| &card.sides)
        .map(|side| {
            let copies: Vec<&str> =
                side.copies.iter().map(|it| it.badge.letter.as_str()).collect();
            format!("{}{}", side.badge.letter, copies.join(""))
        })
        .collect();
    assert_eq!(sides, ["A", "BC", "D"]);
    let counted: Vec<&str> = report
        .naming
        .bands
        .iter()
        .flat_map(|it| &it.rows)
        .map(|it| it.counted.as_str())
        .filter(|it| it.contains("print one text"))
        .collect();
    assert_eq!(counted.len(), 1, "{counted:?}");
    assert!(counted[0].ends_with("; B, C print one text, one choice of words"));
    // What only the copies tell is missing nowhere.
    let missing = report.coverage.unwrap().missing.facts;
    assert!(missing.iter().all(|it| !it.label.contains("quay")), "{missing:?}");
}

#[test]
fn rows_of_lists_and_speakers_say_which_articles_print_one_text() {
    let wire = (0..60).map(|it| format!("word{it}")).collect::<Vec<_>>().join(" ");
    let said = "Ada Tamm said the mill had burnt. Maybe it rained. Possibly it snowed.";
    let own = "Olaf Berg said the mill was sold. Maybe it was dear.";
    let documents = vec![
        document("Ash", None, &["Rain", own]),
        document("Birch", None, &["Fog", said, &wire]),
        document("Cedar", None, &["Wind", said, &wire]),
    ];
    let report = report_of(documents, &Options::default());
    let rows = report.speakers.unwrap().rows;
    let hedges = &report.own_voice.unwrap().charts[0].measures[0];
    let counted = rows.iter().map(|it| (it.name.as_str(), it.counted.as_str()));
    for (name, counted) in counted.chain([("hedges", hedges.counted.as_str())]) {
        let is_told = counted.ends_with("; B, C print one text, one choice of words");
        assert_eq!(is_told, name != "Olaf Berg", "{name}: {counted}");
    }
}
